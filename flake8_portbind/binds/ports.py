"""From the values of an argument to the ports that it names, by the form in which it spells them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flake8_portbind.catalogue.schema import Form, Listener
from flake8_portbind.evaluation import objects, texts
from flake8_portbind.model.evidence import Evidence
from flake8_portbind.model.values import (
    Built,
    Constant,
    External,
    Instance,
    Origin,
    Sequence,
    Sourced,
    Value,
    Values,
    spelled,
)

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator

HIGHEST = 65535


@dataclass(frozen=True, slots=True)
class Port:
    """One port that a listener may take.

    Args:
        evidence: what is known about it; None where its number is written in the code or is the library's default.
        number: the number, where there is one.
        origin: where it is written; None for a library's default.
        walked: where the numbers are written that are tried one after the other.
    """

    evidence: Evidence | None
    number: int = 0
    origin: Origin | None = None
    walked: Origin | None = field(default=None, compare=False)

    @property
    def is_fixed(self) -> bool:
        """Whether every process takes the same number."""
        return self.evidence is None


UNIX = Port(Evidence.OS_CHOSEN)
_UNKNOWN = Port(Evidence.UNKNOWN)
_SCHEME = re.compile(r"[a-zA-Z][\w+.\-]*://")
_AT_END = re.compile(r":(?P<port>\d+|\*|[\ue000-\uf8ff])(?=$|[/?#\s,])")
_STRPORT = re.compile(r"(?:(?:tcp4?|tcp6|ssl|tls|udp|[a-z\d]+):)?(?:port=)?(?P<port>\d+|[\ue000-\uf8ff])(?=$|:)")
_HOLE = 0xE000


def of_argument(ev: Evaluator, values: Values, form: Form, row: Listener) -> list[Port]:
    """The ports that an argument's values name.

    Args:
        ev: the evaluator, for elements that nobody has asked for yet.
        values: what the argument can stand for.
        form: how it spells a port.
        row: what None and 0 mean to the listener.
    """
    found: dict[Port, None] = {}
    todo: list[tuple[Value, Form]] = [(value, form) for value in values]
    for value, shape in todo:
        if shape is Form.ANY:
            shape = _shape(value)
        if isinstance(value, Instance) and shape is Form.ADDRESS and len(objects.fields(ev, value.cls)) > 1:
            todo.extend((inner, Form.PORT) for inner in ev.ask(objects.nth_field(ev, value, 1)))
        elif isinstance(value, Sequence) and shape is Form.ADDRESS:
            todo.extend((inner, Form.PORT) for inner in _second(ev, value))
        elif isinstance(value, Sequence) and shape in (Form.ENDPOINT, Form.STRPORT, Form.PORT):
            for item in value.elements:
                todo.extend((inner, shape) for inner in ev.ask(ev.force(item)))
        else:
            found.update(dict.fromkeys(_ports(ev, value, shape, row)))
    return list(found)


def _second(ev: Evaluator, value: Sequence) -> Values:
    if len(value.elements) < 2:
        return ()
    return ev.ask(ev.force(value.elements[1]))


def _shape(value: Value) -> Form:
    if isinstance(value, Sequence):
        return Form.ADDRESS
    text = texts.written(value) if texts.is_text(value) else None
    if texts.is_text(value) and not (text is not None and text.isdecimal()):
        return Form.ENDPOINT
    return Form.PORT


def _ports(ev: Evaluator, value: Value, form: Form, row: Listener) -> list[Port]:
    if isinstance(value, Sourced):
        return [Port(value.evidence, walked=value.walked)]
    if isinstance(value, (External, Built)):
        return [Port(Evidence.PROBED if ev.catalogue.reads_back(value.name) else Evidence.UNKNOWN)]
    if isinstance(value, Constant) and value.value is None:
        return [Port(None, row.none) if row.none is not None else UNIX]
    if form is Form.PORT:
        return [_number(value, row)]
    if not texts.is_text(value):
        return [_UNKNOWN]
    if form is Form.ADDRESS:
        return [UNIX]  # a path: a Unix socket
    return _of_text(ev, value, form, row)


def _number(value: Value, row: Listener) -> Port:
    """The port that a value is, where a number is expected."""
    pieces = texts.pieces(value)
    if len(pieces) != 1 or not isinstance(pieces[0], Constant):
        source = next((piece for piece in pieces if isinstance(piece, Sourced)), None)
        return Port(source.evidence) if source is not None else _UNKNOWN
    constant = pieces[0]
    number = constant.value
    if isinstance(number, str):
        number = spelled(number.strip())
    if number is True or not isinstance(number, int):
        return _UNKNOWN
    if not number:
        return Port(None, row.zero, constant.origin) if row.zero is not None else Port(Evidence.OS_CHOSEN)
    return Port(None, number, constant.origin) if 0 < number <= HIGHEST else _UNKNOWN


def _of_text(ev: Evaluator, value: Value, form: Form, row: Listener) -> list[Port]:
    """The ports of a bind string, each found in the piece that it is written in."""
    pieces = texts.pieces(value)
    flat, starts = _flatten(pieces)
    if flat.startswith(("unix:", "ipc:", "inproc:", "fd:", "fd://", "/")):
        return [UNIX]
    scheme = _SCHEME.match(flat)
    matches = (
        [_STRPORT.match(flat)] if form is Form.STRPORT else list(_AT_END.finditer(flat, scheme.end() if scheme else 0))
    )
    found: list[Port] = []
    for match in matches:
        if match is not None:
            found.append(_matched(ev, match["port"], match.start("port"), pieces, starts, row))
    return found or [_UNKNOWN]


def _flatten(pieces: tuple[Value, ...]) -> tuple[str, list[int]]:
    """The string with one private character for each piece that is not written, and where each piece starts."""
    flat = ""
    starts: list[int] = []
    for index, piece in enumerate(pieces):
        starts.append(len(flat))
        if isinstance(piece, Constant) and piece.value is not None:
            flat += str(piece.value)
        else:
            flat += chr(_HOLE + min(index, 0x18FF))
    return flat, starts


def _matched(ev: Evaluator, text: str, start: int, pieces: tuple[Value, ...], starts: list[int], row: Listener) -> Port:
    if text == "*":
        return Port(Evidence.OS_CHOSEN)
    piece = pieces[bisect_right(starts, start) - 1]
    number = spelled(text)
    if number is None and not text.isdecimal():
        hole = pieces[min(ord(text) - _HOLE, len(pieces) - 1)]
        return _ports(ev, hole, Form.PORT, row)[0]
    if number == 0:
        return Port(None, row.zero, _origin(piece)) if row.zero is not None else Port(Evidence.OS_CHOSEN)
    return Port(None, number, _origin(piece)) if number is not None and number <= HIGHEST else _UNKNOWN


def _origin(piece: Value) -> Origin | None:
    return piece.origin if isinstance(piece, Constant) else None
