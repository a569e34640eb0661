"""Catalogue rows as users write them in `--portbind-listeners` and `--portbind-port-sources`.

`mylib.Server:address@0` is a dotted name, and then, each after a colon, what a call of it takes: a form (`port`,
`address`, `endpoint`, `strport`, `any`) with `=keyword`, `@position` or both, and further facts as `word=value`.
`mylib.free_port:probed` is the name of a function or of a fixture, and what its number is worth.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from flake8.exceptions import ExecutionError

from flake8_portbind.catalogue.schema import Argument, Form, Kind, Listener, PortSource, Reach
from flake8_portbind.model.evidence import Evidence

_WORD = r"[^\W\d]\w*"
_NAME = re.compile(rf"{_WORD}(\.{_WORD})+")
_BARE_NAME = re.compile(rf"{_WORD}(\.{_WORD})*")
_ARGUMENT = re.compile(rf"(?P<form>[a-z]+)(=(?P<keyword>{_WORD}))?(@(?P<position>[0-9][0-9]?))?")
_NUMBER = re.compile("[0-9]{1,5}")
_LIST = re.compile(rf"{_WORD}(\|{_WORD})*")
_FORMS = {form.value: form for form in Form}
_KINDS = {kind.value: kind for kind in Kind}
REACHES = {reach.value: reach for reach in (Reach.FUNCTION, Reach.CLASS, Reach.METHOD)}
_SOURCES = {evidence.value: evidence for evidence in Evidence if evidence is not Evidence.UNKNOWN}
_HIGHEST = 65535
NUMBERS = ("default", "none", "zero")
LISTS = ("starts", "handed")
EXAMPLE = "mylib.serve:port=listen_port@2:default=8000"
SOURCE_EXAMPLE = "mylib.free_port:probed"

Refuse = Callable[[str], ExecutionError]


def parse_listener(text: str) -> Listener:
    """A row from its text.

    Raises:
        ExecutionError: where the text is no row; the message says which part, and what is allowed.
    """

    def refuse(why: str) -> ExecutionError:
        numbers = ", ".join(f"{word}=NUMBER" for word in NUMBERS)
        lists = ", ".join(f"{word}=NAME|NAME" for word in LISTS)
        words = f"{', '.join(_FORMS)}, {numbers}, {lists}, kind={'|'.join(_KINDS)}, reach={'|'.join(REACHES)}"
        return _refusal(
            "listeners", text, why, f"a row is a dotted name and what it takes ({words}), for example {EXAMPLE}"
        )

    name, *parts = text.split(":")
    if not _NAME.fullmatch(name):
        raise refuse(f"{name!r} is not a dotted name")
    arguments: list[Argument] = []
    numbers: dict[str, int] = {}
    lists: dict[str, tuple[str, ...]] = {}
    kind, reach = Kind.SERVICE, _reach_of(name)
    seen: set[str] = set()
    for part in parts:
        word = part.partition("=")[0].partition("@")[0]
        if word in seen:
            raise refuse(f"{word!r} is named twice")
        seen.add(word)
        value = part.partition("=")[2]
        if word in NUMBERS and _NUMBER.fullmatch(value) and 0 < int(value) <= _HIGHEST:
            numbers[word] = int(value)
        elif word in LISTS and _LIST.fullmatch(value):
            lists[word] = tuple(value.split("|"))
        elif word == "kind" and value in _KINDS:
            kind = _KINDS[value]
        elif word == "reach" and value in REACHES:
            reach = REACHES[value]
        elif word in _FORMS:
            arguments.append(_argument(part, arguments, refuse))
        else:
            raise refuse(f"{part!r} is not understood")
    if not arguments and "default" not in numbers:
        raise refuse("it names neither an argument nor a default")
    if reach is Reach.METHOD and name.count(".") < 2:
        raise refuse("a method's name is that of its module, its class and its own")
    return Listener(
        name,
        tuple(arguments),
        "configured",
        reach,
        omitted=numbers.get("default"),
        none=numbers.get("none"),
        zero=numbers.get("zero"),
        kind=kind,
        starts=lists.get("starts", ()),
        handed=lists.get("handed", ()),
        app=None if kind is not Kind.APP else -1 if reach is Reach.METHOD else 0,
        cure=f"0 is replaced by {numbers['zero']} here: pass a port of its own to each process"
        if "zero" in numbers
        else "",
    )


def parse_source(text: str) -> PortSource:
    """A port source from its text.

    Raises:
        ExecutionError: where the text is no port source; the message says which part, and what is allowed.
    """

    def refuse(why: str) -> ExecutionError:
        words = ", ".join(_SOURCES)
        return _refusal(
            "port-sources",
            text,
            why,
            f"a row is the name of a function or a fixture and what its number is worth ({words}), "
            f"for example {SOURCE_EXAMPLE}",
        )

    name, *words = text.split(":")
    if not _BARE_NAME.fullmatch(name):
        raise refuse(f"{name!r} is no name")
    if len(words) != 1:
        raise refuse("it takes one word behind its name")
    if words[0] not in _SOURCES:
        raise refuse(f"{words[0]!r} is not understood")
    evidence = _SOURCES[words[0]]
    return PortSource(name, evidence, "configured", held=evidence is Evidence.OS_CHOSEN)


def refuse_twice(option: str, names: list[str]) -> None:
    """Refuse rows that speak of the same name.

    Raises:
        ExecutionError: where a name stands in two of them.
    """
    for name in names:
        if names.count(name) > 1:
            raise _refusal(option, name, "it is named twice", "each name has one row")


def _argument(part: str, others: list[Argument], refuse: Refuse) -> Argument:
    match = _ARGUMENT.fullmatch(part)
    if match is None:
        raise refuse(f"{part!r} is not understood")
    keyword = match["keyword"] or ("port" if part == "port" else "")
    position = int(match["position"]) if match["position"] else None
    if not keyword and position is None:
        raise refuse(f"{part!r} needs =keyword or @position")
    for other in others:
        if keyword and keyword == other.keyword:
            raise refuse(f"the argument {keyword!r} is named twice")
        if position is not None and position == other.position:
            raise refuse(f"the argument at {position} is named twice")
    return Argument(_FORMS[match["form"]], keyword, position)


def _reach_of(name: str) -> Reach:
    """How a name is most likely reached: classes begin with a capital letter."""
    *owners, last = name.split(".")
    if last[:1].isupper():
        return Reach.CLASS
    return Reach.METHOD if len(owners) > 1 and owners[-1][:1].isupper() else Reach.FUNCTION


def _refusal(option: str, text: str, why: str, allowed: str) -> ExecutionError:
    return ExecutionError(f"flake8-portbind: --portbind-{option} does not take {text!r}: {why}\n{allowed}")
