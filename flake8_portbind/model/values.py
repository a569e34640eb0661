"""What an expression can stand for: the values that evaluation hands around.

An expression has several values where several paths lead to it; `UNKNOWN` among them says that not every path was
understood.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from flake8_portbind import limits
from flake8_portbind.limits import FEW_ELEMENTS, MOST_DIGITS, MOST_ELEMENTS
from flake8_portbind.model.evidence import Evidence
from flake8_portbind.model.module import Block, FunctionNode, Module, Scope


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value is written.

    Args:
        node: the literal.
        module: the file that holds it.
        name: the first name that it is known by, such as the constant's or the fixture's.
        default: whether it only counts where nobody says otherwise (a parameter's default).
    """

    node: ast.expr
    module: Module
    name: str = ""
    default: bool = False


@dataclass(frozen=True, slots=True)
class Deferred:
    """An expression that is evaluated when somebody asks for it."""

    node: ast.expr
    block: Block
    env: Frame | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """One argument of a call: its value, its keyword, and how many stars stand before it."""

    value: Deferred
    keyword: str = ""
    stars: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Invocation:
    """A call as its callee sees it, be it written out or deferred through a thread, a partial or an executor.

    Args:
        node: the call expression in the source.
        block: where it stands.
        arguments: in order, deferred ones unwrapped.
        env: what is known about the parameters around the call.
    """

    node: ast.Call
    block: Block
    arguments: tuple[Given, ...]
    env: Frame | None = None
    opaque: bool = False


@dataclass(eq=False, slots=True)
class Frame:
    """One activation of a function: its parameters are filled by one known invocation.

    Args:
        function: the node of the function.
        invocation: what fills its parameters.
        outer: the frame of the function around this one, for a closure.
        receiver: the values of `self` or `cls`, for a method.
        depth: how many frames lead here.
        given: what pytest hands to the parameters by their names, for a fixture.
    """

    function: FunctionNode
    invocation: Invocation
    outer: Frame | None
    receiver: Values
    depth: int
    given: dict[str, Values] = field(default_factory=dict)

    def comes_from(self, call: ast.Call) -> bool:
        """Whether a call is among those that lead here."""
        frame: Frame | None = self
        while frame is not None:
            if frame.invocation.node is call:
                return True
            frame = frame.invocation.env
        return False


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, string, boolean or None that the code writes out."""

    value: object
    origin: Origin


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A string put together from pieces, constants and others."""

    pieces: tuple[Value, ...]


class Sequence:
    """A tuple, list or set; `open` says that there may be more or other elements.

    Where those stand between the known ones, or the known ones change places, `certain` is how many of the first
    elements stand at their place all the same; it is None where an element may stand anywhere.

    Args:
        elements: those of its own.
        open: see above.
        certain: see above.
        before: the sequence whose elements come first: lists that grow from one another share what they have.
    """

    __slots__ = ("_all", "before", "certain", "length", "open", "own")

    def __init__(
        self,
        elements: tuple[Deferred | Values, ...],
        open: bool = False,
        certain: int | None = None,
        before: Sequence | None = None,
    ) -> None:
        self.own = elements
        self.open = open
        self.certain = certain
        self.before = before
        self.length: int = len(elements) + (before.length if before is not None else 0)
        self._all = elements if before is None else None

    @property
    def elements(self) -> tuple[Deferred | Values, ...]:
        """All elements that are known."""
        if self._all is None:
            self._all = self.behind(None)
        return self._all

    def behind(self, start: Sequence | None) -> tuple[Deferred | Values, ...]:
        """The elements that follow those of one that it has grown from."""
        parts: list[tuple[Deferred | Values, ...]] = []
        part: Sequence | None = self
        while part is not None and part is not start:
            parts.append(part.own)
            part = part.before
        return tuple(itertools.chain.from_iterable(reversed(parts)))

    @property
    def in_place(self) -> int:
        """How many of the first elements certainly stand at their place."""
        return self.length if not self.open else self.certain or 0

    def followed_by(self, other: Sequence) -> Sequence:
        """The elements of this one, then those of another.

        A list that is made of long others again and again holds each of its elements once behind the first ones.
        """
        certain = self.in_place + (0 if self.open else other.in_place)
        opened = self.open or other.open
        added = other.elements
        if other.length > FEW_ELEMENTS and limits.passed(self.length + other.length, MOST_ELEMENTS):
            known = set(self.elements)
            added = tuple(element for element in dict.fromkeys(added) if element not in known)
            certain, opened = self.in_place, True
        return Sequence(added, opened, certain if opened else None, self)


def lists_joined(several: Iterable[Sequence]) -> Sequence:
    """One list for all of these: what they have grown from, then what each of them may hold."""
    tips = list(several)
    common: list[Sequence | None] = list(tips)
    while any(part is not common[0] for part in common):
        longest = max(range(len(common)), key=lambda at: _size(common[at]))
        part = common[longest]
        if part is None or (part.before is None and not part.own):
            break
        common[longest] = part.before
    root = common[0] if all(part is common[0] for part in common) else None
    suffixes = sorted((tip.behind(root) for tip in tips), key=len, reverse=True)
    merged = tuple(dict.fromkeys(itertools.chain.from_iterable(suffixes)))
    certain = root.in_place if root is not None else 0
    if root is None:
        shortest = suffixes[-1]
        certain = next(
            (at for at in range(len(shortest)) if any(s[at] != shortest[at] for s in suffixes)), len(shortest)
        )
    return Sequence(merged, True, certain, root)


def _size(part: Sequence | None) -> float:
    return -1 if part is None else part.length + 0.5 * (part.before is not None)


class Mapping:
    """A dict whose keys are known strings; `open` says that there may be others.

    Args:
        entries: keys and what they hold, in order.
        open: see above.
    """

    __slots__ = ("_index", "_unsure", "entries", "open")

    def __init__(self, entries: Iterable[tuple[object, Deferred | Values]], open: bool = False) -> None:
        self.entries = _latest(tuple(entries))
        self.open = open
        self._index: dict[tuple[type, object], Deferred | Values] | None = None
        self._unsure = False

    def get(self, key: object) -> Deferred | Values | None:
        """What stands under a key; nothing sure where a later entry has a key that is not known."""
        if self._index is None:
            self._index = {}
            for known, item in self.entries:
                if isinstance(known, Sourced):
                    self._index, self._unsure = {}, True
                else:
                    self._index[type(known), known] = item
        held = self._index.get((type(key), key))
        return NOT_SURE if held is None and self._unsure else held


def _latest(entries: tuple[tuple[object, Deferred | Values], ...]) -> tuple[tuple[object, Deferred | Values], ...]:
    """The entries without those whose key is given anew."""
    if len(dict(entries)) == len(entries):
        return entries
    found: dict[object, tuple[object, Deferred | Values]] = {}
    for entry in entries:
        key = entry if isinstance(entry[0], Sourced) else (type(entry[0]), entry[0])
        found.pop(key, None)
        found[key] = entry
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class External:
    """Something of a library, by qualified name; `receiver` is the object whose attribute it is."""

    name: str
    receiver: Value | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """What calling something of a library gave; `name` is the callee's, or the class's where it is known."""

    name: str
    invocation: Invocation | None = None


@dataclass(frozen=True, slots=True)
class Function:
    """A function, method or lambda in sight; `receiver` is what it is bound to."""

    node: FunctionNode
    scope: Scope
    outer: Frame | None = None
    receiver: Values = ()


@dataclass(frozen=True, slots=True)
class Class:
    """A class in sight."""

    node: ast.ClassDef
    scope: Scope


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """An object of a class in sight; `invocation` is the constructor's call where it is known."""

    cls: Class
    invocation: Invocation | None = None


@dataclass(frozen=True, slots=True)
class Super:
    """`super()` inside a method of a class in sight."""

    cls: Class
    receiver: Values


@dataclass(frozen=True, slots=True, eq=False)
class Partial:
    """A callable with some of its arguments already given."""

    callee: Value
    invocation: Invocation


@dataclass(frozen=True, slots=True)
class ModuleValue:
    """A module of the project."""

    module: Module


@dataclass(frozen=True, slots=True)
class Sourced:
    """A port that is not written in the code, and what is known about it instead.

    Args:
        evidence: what is known.
        start: the first number, of one that is counted in steps.
        walked: where a number is written, of one that is tried after others.
    """

    evidence: Evidence
    start: int | None = field(default=None, compare=False)
    walked: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Missing:
    """No argument was given."""


Value: TypeAlias = (
    "Constant | Text | Sequence | Mapping | External | Built | Function | Class | Instance | Super | Partial"
    " | ModuleValue | Sourced | Missing"
)
Values: TypeAlias = "tuple[Value, ...]"

UNKNOWN = Sourced(Evidence.UNKNOWN)
OS_CHOSEN = Sourced(Evidence.OS_CHOSEN)
PROBED = Sourced(Evidence.PROBED)
GUESSED = Sourced(Evidence.GUESSED)
PER_WORKER = Sourced(Evidence.PER_WORKER)
CONFIGURED = Sourced(Evidence.CONFIGURED)
MISSING = Missing()

NOT_SURE: Values = (UNKNOWN,)
ABSENT: Values = (MISSING,)

# The strongest word about a number that is computed from several: a per-worker offset makes any base per-worker.
PRECEDENCE = (PER_WORKER, CONFIGURED, GUESSED, PROBED, OS_CHOSEN, UNKNOWN)


def union(*several: Values) -> Values:
    """All the values, each once, in order."""
    if len(several) == 1:
        return several[0]
    return tuple(dict.fromkeys(value for values in several for value in values))


def strongest(values: Values) -> Value:
    """What is known about a number that is computed from all of these."""
    return next((source for source in PRECEDENCE if source in values), UNKNOWN)


def named(values: Values, name: str) -> Values:
    """The values as seen through a name: constants that have no name yet take it."""
    if not any(isinstance(value, Constant) and not value.origin.name for value in values):
        return values
    return tuple(
        replace(value, origin=replace(value.origin, name=name))
        if isinstance(value, Constant) and not value.origin.name
        else value
        for value in values
    )


def weakened(values: Values) -> Values:
    """The values as a parameter's default has them: they count only where nobody says otherwise."""
    return tuple(
        Text(tuple(_weakened(piece) for piece in value.pieces)) if isinstance(value, Text) else _weakened(value)
        for value in values
    )


def _weakened(value: Value) -> Value:
    return replace(value, origin=replace(value.origin, default=True)) if isinstance(value, Constant) else value


def settled(values: Values) -> Values:
    """The values of a name that several statements may assign.

    Where one of them is not written in the code, the written ones are what it falls back to, and prove nothing.
    """
    if len(values) > 1 and any(isinstance(value, (Sourced, Built, External)) for value in values):
        return tuple(value for value in values if not isinstance(value, Constant)) or values
    return values


def constant(value: object, origin: Origin) -> Value:
    """What a literal stands for; a number beyond all arithmetic with ports is not followed."""
    return Constant(value, origin) if not isinstance(value, int) or abs(value) < 10**MOST_DIGITS else UNKNOWN


def spelled(text: str) -> int | None:
    """The number that a text spells in decimal digits; None for every other text and for endless ones."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None


def is_whole(value: object) -> bool:
    """Whether a constant is a number that may be computed with."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**MOST_DIGITS


def source_of(value: Value) -> Value:
    """What is still known of a value after an operator that computes something unknown from it."""
    return value if isinstance(value, Sourced) else UNKNOWN
