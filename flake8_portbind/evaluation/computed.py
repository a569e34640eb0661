"""What builtins and the methods of strings make of values that are all written in the code."""

from __future__ import annotations

import ast
from collections.abc import Callable, Generator, Iterable
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from flake8_portbind.evaluation.tasks import Task
from flake8_portbind.model.values import (
    ABSENT,
    NOT_SURE,
    Constant,
    Deferred,
    Invocation,
    Mapping,
    Sequence,
    Value,
    Values,
    constant,
)

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator

Items = Generator[Task, Values, "list[Values] | None"]

LONGEST = 10_000  # of a text that is taken apart
METHODS = frozenset(
    (
        "__len__",
        "lstrip",
        "partition",
        "removeprefix",
        "removesuffix",
        "replace",
        "rpartition",
        "rsplit",
        "rstrip",
        "split",
        "strip",
    )
)
_FUNCTIONS: dict[str, Callable[..., object]] = {
    "abs": abs,
    "ast.literal_eval": ast.literal_eval,
    "divmod": divmod,
    "eval": ast.literal_eval,
    "int": int,
    "int.from_bytes": int.from_bytes,
    "len": len,
    "max": max,
    "min": min,
    "round": round,
    "sum": sum,
}
NAMES = frozenset(_FUNCTIONS)


def called(ev: Evaluator, name: str, invocation: Invocation) -> Task:
    """What a builtin gives for arguments that are written; `ABSENT` where one is not."""
    return (yield _result(ev, _FUNCTIONS[name], None, invocation))


def method(ev: Evaluator, receiver: Constant, name: str, invocation: Invocation) -> Task:
    """What a method of a written text gives for such arguments; `ABSENT` where one is not."""
    assert isinstance(receiver.value, (str, bytes))
    if len(receiver.value) > LONGEST:
        return ABSENT
    return (yield _result(ev, getattr(receiver.value, name), receiver, invocation))


def _result(ev: Evaluator, function: Callable[..., object], receiver: Constant | None, invocation: Invocation) -> Task:
    arguments: list[Any] = []
    written: list[Constant] = [] if receiver is None else [receiver]
    for given in invocation.arguments:
        if given.keyword or given.stars == 2:
            return ABSENT
        several = yield from _plain(ev, (yield ev.force(given.value)), written)
        if several is None or (given.stars and not isinstance(several, list)):
            return ABSENT
        arguments += several if given.stars else [several]
    try:
        result = function(*arguments)
    except Exception:  # of whatever kind: it would be raised there, too
        return ABSENT
    return (_value(result, written),) if written else ABSENT


def _plain(ev: Evaluator, values: Values, written: list[Constant]) -> Generator[Task, Values, Any]:
    """The one object that these values are, if it is written; what is written in it is noted."""
    value = values[0] if len(values) == 1 else None
    if isinstance(value, Constant) and isinstance(value.value, (int, str, bytes)):
        written.append(value)
        return value.value if not isinstance(value.value, (str, bytes)) or len(value.value) <= LONGEST else None
    if not isinstance(value, Sequence) or value.open:
        return None
    found = []
    for item in value.elements:
        inner = yield ev.force(item)
        if len(inner) != 1 or not isinstance(inner[0], Constant) or not isinstance(inner[0].value, (int, str, bytes)):
            return None
        written.append(inner[0])
        found.append(inner[0].value)
    return found


def _value(result: object, written: list[Constant]) -> Value:
    """An object as a value, written where an equal one is, or else where the first of its parts is."""
    if isinstance(result, (list, tuple)):
        return Sequence(tuple((_value(item, written),) for item in result))
    same = [value for value in written if value.value == result and type(value.value) is type(result)]
    return constant(result, (*same, *written)[0].origin)


def items(ev: Evaluator, values: Values) -> Items:
    """The elements of the one list that these values are; None where others may be among them."""
    value = values[0] if len(values) == 1 else None
    if not isinstance(value, Sequence) or value.open:
        return None
    found: list[Values] = []
    for item in value.elements:
        found.append((yield ev.force(item)))
    return found


def ordered(ev: Evaluator, invocation: Invocation, values: Values) -> Task:
    """`sorted(x)`: in their order where all of them are numbers, else in any."""
    known = yield from items(ev, values)
    plain = [found[0] for found in known or () if len(found) == 1 and isinstance(found[0], Constant)]
    if known is not None and len(invocation.arguments) == 1 and len(plain) == len(known):
        numbers = [(value.value, value) for value in plain if isinstance(value.value, int)]
        if len(numbers) == len(plain):
            return (Sequence(tuple((value,) for _, value in sorted(numbers, key=itemgetter(0)))),)
    if known is not None and len(known) == 1:
        return values
    return tuple(Sequence(value.elements, True, 0) if isinstance(value, Sequence) else value for value in values)


def backwards(values: Values) -> Values:
    """`reversed(x)`."""
    return tuple(
        Sequence(value.elements[::-1], value.open, 0 if value.open else None) if isinstance(value, Sequence) else value
        for value in values
    )


def chained(ev: Evaluator, invocation: Invocation) -> Task:
    """`itertools.chain(a, b)`."""
    made = Sequence(())
    for given in invocation.arguments:
        inner = yield ev.force(given.value)
        if given.stars or len(inner) != 1 or not isinstance(inner[0], Sequence):
            return NOT_SURE
        made = made.followed_by(inner[0])
    return (made,)


def filtered(ev: Evaluator, invocation: Invocation) -> Task:
    """`filter(None, x)`; what another function leaves is not known."""
    if len(invocation.arguments) != 2:
        return NOT_SURE
    test = yield ev.force(invocation.arguments[0].value)
    known = yield from items(ev, (yield ev.force(invocation.arguments[1].value)))
    by_truth = len(test) == 1 and isinstance(test[0], Constant) and test[0].value is None
    if known is None or not by_truth or not all(len(v) == 1 and isinstance(v[0], Constant) for v in known):
        return NOT_SURE
    return (Sequence(tuple(values for values in known if values[0].value)),)  # type: ignore[union-attr]


def layered(ev: Evaluator, invocation: Invocation) -> Task:
    """`ChainMap(first, second)`: what the first one has counts."""
    entries: list[tuple[object, Deferred | Values]] = []
    opened = False
    for given in reversed(invocation.arguments):
        inner = yield ev.force(given.value)
        known = inner[0] if len(inner) == 1 else None
        opened = opened or not isinstance(known, Mapping) or known.open
        if isinstance(known, Mapping):
            entries += known.entries
    return (Mapping(entries, opened),)


def pairs(ev: Evaluator, values: Iterable[Values]) -> Generator[Task, Values, list[tuple[object, Values]] | None]:
    """The entries of a dict that is made of pairs; None where a key is not known."""
    entries: list[tuple[object, Values]] = []
    for pair in values:
        parts = yield from items(ev, pair)
        if parts is None or len(parts) != 2 or len(parts[0]) != 1 or not isinstance(parts[0][0], Constant):
            return None
        entries.append((parts[0][0].value, parts[1]))
    return entries
