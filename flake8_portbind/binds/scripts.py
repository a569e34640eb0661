"""Programs that are written as a text in the linted file and run as a child: `python -c "…"`."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterable

from flake8_portbind.binds.ports import Port
from flake8_portbind.evaluation import texts
from flake8_portbind.model.evidence import Evidence
from flake8_portbind.model.module import Module, build
from flake8_portbind.model.values import Constant, Value

LONGEST = 100_000  # characters


def parsed(text: Value, around: Module) -> Module | None:
    """The module that a text makes; None where it is no Python of this interpreter.

    Args:
        text: the text.
        around: the file that it is written in, whose folder decides what its imports lead to.
    """
    written = texts.written(text)
    if written is None or len(written) > LONGEST:
        return None
    source = textwrap.dedent(written)
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return build(tree, around.path, source.splitlines(keepends=True))


def as_written(text: Value, ports: Iterable[Port]) -> tuple[Port, ...]:
    """The ports that a script certainly takes, those that are written in it at the place of its text.

    Args:
        text: the text, with the pieces that it is put together from.
        ports: what its listeners take.
    """
    pieces = [piece for piece in texts.pieces(text) if isinstance(piece, Constant)]
    places = {str(piece.value): piece.origin for piece in reversed(pieces)}
    return tuple(
        Port(None, port.number, places.get(str(port.number), pieces[0].origin)) if port.origin is not None else port
        for port in ports
        if port.is_fixed or port.evidence is Evidence.GUESSED
    )
