"""Configuration that the code writes to a file and gives to a program that is known to listen on what it says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_portbind import limits
from flake8_portbind.binds import ports
from flake8_portbind.catalogue.schema import Form, Listener
from flake8_portbind.evaluation import texts
from flake8_portbind.limits import MOST_WRITTEN
from flake8_portbind.model.module import Block, Call, How, last_name, position
from flake8_portbind.model.scoping import END
from flake8_portbind.model.values import Deferred, Mapping, Sequence, Value, Values

if TYPE_CHECKING:
    from flake8_portbind.binds.ports import Port
    from flake8_portbind.evaluation.evaluate import Evaluator

_PATHS = frozenset(("str", "fspath", "Path", "as_posix", "resolve", "absolute", "PurePath", "abspath"))
_KEEPERS = _PATHS | {"append", "extend", "insert", "join", "format", "split"}  # what does no more than to keep a path
_WRITES = frozenset(("write_text", "write", "writelines"))
_DUMPS = frozenset(("dumps", "dump", "safe_dump"))
_MARKS = " \t\"'[]{}:=,;"  # around the words of a line of configuration


def ports_of(ev: Evaluator, file: Deferred, directives: tuple[str, ...], row: Listener) -> list[Port]:
    """The fixed ports that stand in a file behind one of these words.

    Args:
        ev: the evaluator.
        file: the expression that names the file on the command line.
        directives: the words of the program's configuration that a port or an endpoint follows.
        row: the program.
    """
    found: list[Port] = []
    for content in contents(ev, file):
        todo = list(content)
        for value in todo:
            if texts.is_text(value):
                found += _in_text(ev, value, directives, row)
            elif isinstance(value, Sequence) and not limits.passed(len(todo), MOST_WRITTEN):
                todo.extend(inner for item in value.elements for inner in ev.ask(ev.force(item)))
            elif isinstance(value, Mapping) and not limits.passed(len(todo), MOST_WRITTEN):
                for key, item in value.entries:
                    inner = ev.ask(ev.force(item))
                    if key in directives:
                        found += ports.of_argument(ev, inner, Form.ANY, row)
                    else:
                        todo.extend(held for held in inner if isinstance(held, (Mapping, Sequence)))
    return [port for port in dict.fromkeys(found) if port.is_fixed]


def _in_text(ev: Evaluator, text: Value, directives: tuple[str, ...], row: Listener) -> Iterator[Port]:
    """The ports behind the words of a text, whatever stands between: `listener 1883`, `bind = ["127.0.0.1:8000"]`."""
    for line in texts.split(text, "\n"):
        words = [word for word in texts.split(line) if not _is_mark(word)]
        named = texts.written(words[0]) if words else None
        if named is None:
            continue
        name, mark, joined = named.strip(_MARKS.replace("=", "")).partition("=")
        behind = texts.split(words[0], "=")[-1:] if mark and joined else words[1:2]
        if name.strip(_MARKS) in directives:
            for word in behind:
                yield from ports.of_argument(ev, (texts.stripped(word, _MARKS),), Form.ANY, row)


def _is_mark(word: Value) -> bool:
    written = texts.written(word)
    return written is not None and not written.strip(_MARKS)


def contents(ev: Evaluator, file: Deferred) -> Iterator[Values]:
    """What the function around an expression, or the fixture that it comes from, writes to the file."""
    todo: list[tuple[ast.expr, Block]] = [(file.node, file.block)]
    for node, block in todo:
        name = _path(node)
        module = block.scope.module
        if isinstance(name, str) and any(b.how is How.PARAMETER for b in block.scope.names.get(name, ())):
            for fixture in module.fixtures.get(name, ()) if len(todo) < len(module.functions) else ():
                todo.extend(module.scopes[fixture].results)
        if name is None:
            continue
        end = position(node) if _is_used_at_once(node, block) else END
        writes = [
            (call, written[1])
            for call in module.calls_by_scope.get(block.scope, ())
            if position(call.node) < end
            and (written := _written(call.node)) is not None
            and name in _names_of(written[0], block)
        ]
        for call, content in _that_last(writes, block):
            if isinstance(content, ast.Call) and last_name(content.func) in _DUMPS and content.args:
                content = content.args[0]
            yield ev.values(content, call.block)


def _is_used_at_once(node: ast.expr, block: Block) -> bool:
    """Whether a file is handed on where its name stands, and not put into a list for later."""
    return any(node is result for result, _ in block.scope.results) or any(
        position(call.node) <= position(node) < _end(call.node) and last_name(call.node.func) not in _KEEPERS
        for call in block.scope.module.calls_by_scope.get(block.scope, ())
    )


def _end(call: ast.Call) -> tuple[int, int]:
    return (call.end_lineno or call.lineno, call.end_col_offset or call.col_offset)


def _that_last(writes: list[tuple[Call, ast.expr]], block: Block) -> list[tuple[Call, ast.expr]]:
    """The writes whose text is still in the file at a place behind them: `write_text` replaces what others wrote."""
    around = list(block.outwards())
    for index in range(len(writes) - 1, 0, -1):
        call = writes[index][0]
        if last_name(call.node.func) == "write_text" and call.block in around:
            return writes[index:]
    return writes


def _path(node: ast.expr) -> object:
    """The name, or the text, that an expression of a path comes down to."""
    while isinstance(node, ast.Call) and last_name(node.func) in _PATHS:
        inner = node.args[0] if node.args else getattr(node.func, "value", None)
        if not isinstance(inner, ast.expr):
            return None
        node = inner
    if isinstance(node, ast.Name):
        return node.id
    return (node.value,) if isinstance(node, ast.Constant) else None


def _written(call: ast.Call) -> tuple[ast.expr, ast.expr] | None:
    """The file that a call writes to, and what it writes."""
    if not isinstance(call.func, ast.Attribute):
        return None
    if call.func.attr in _WRITES and call.args:
        return call.func.value, call.args[0]
    if call.func.attr in _DUMPS and len(call.args) > 1:
        return call.args[1], call.args[0]
    return None


def _names_of(file: ast.expr, block: Block) -> set[object]:
    """A file's name, and that of the path that it was opened from: `with open(path, "w") as file`."""
    name = _path(file)
    found = {name}
    for binding in block.scope.names.get(name, ()) if isinstance(name, str) else ():
        opened = binding.value
        if isinstance(opened, ast.Call) and last_name(opened.func) == "open":
            given = opened.args[0] if opened.args else None
            if isinstance(opened.func, ast.Attribute) and last_name(opened.func.value) not in ("io", "codecs"):
                given = opened.func.value  # path.open("w")
            found.add(_path(given) if given is not None else None)
    return found - {None}
