"""What surrounds a listener: the main guard, and failures that are expected."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from enum import Enum

from flake8_portbind.model.module import Block, How, Module, last_name


class Failure(Enum):
    """What an error says about the port of the call that raises it."""

    REFUSED = "it was not bound"
    CHILD = "the child that was to bind it ended"
    LATER = "it was bound: what raises is a server that is up, or whoever waits for it"
    OPEN = "either"


_RAISES = frozenset(
    ("raises", "assertRaises", "assertRaisesRegex", "assertRaisesRegexp", "assertRaisesOSError", "RaisesGroup")
)
# What builtin errors and those that descend from them say; the first that fits counts.
_BUILTINS: tuple[tuple[type[BaseException], Failure], ...] = (
    (TimeoutError, Failure.LATER),
    (ConnectionError, Failure.LATER),
    (KeyboardInterrupt, Failure.LATER),
    (OSError, Failure.REFUSED),
    (SystemExit, Failure.REFUSED),
    (TypeError, Failure.REFUSED),
)
_ERRORS = {
    "asyncio.CancelledError": Failure.LATER,
    "asyncio.TimeoutError": Failure.LATER,
    "asyncio.exceptions.CancelledError": Failure.LATER,
    "asyncio.exceptions.TimeoutError": Failure.LATER,
    "concurrent.futures.TimeoutError": Failure.LATER,
    "pexpect.TIMEOUT": Failure.LATER,
    "socket.timeout": Failure.LATER,
    "subprocess.TimeoutExpired": Failure.LATER,
    "trio.TooSlowError": Failure.LATER,
    "argparse.ArgumentError": Failure.REFUSED,
    "click.BadParameter": Failure.REFUSED,
    "click.UsageError": Failure.REFUSED,
    "click.exceptions.UsageError": Failure.REFUSED,
    "socket.error": Failure.REFUSED,
    "socket.gaierror": Failure.REFUSED,
    "typer.BadParameter": Failure.REFUSED,
    "subprocess.CalledProcessError": Failure.CHILD,
}


def under_main_guard(block: Block) -> bool:
    """Whether code runs only where its file is the program: `if __name__ == "__main__":`."""
    for step in block.to_module():
        header = step.header
        if isinstance(header, ast.If) and step.branch == "body" and "__main__" in _constants(header.test):
            return True
    return False


def _constants(test: ast.expr) -> set[object]:
    return {node.value for node in ast.walk(test) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def is_refused(block: Block, listener: ast.AST | None, *, child: bool = False) -> bool:
    """Whether code stands where an error is expected that means that it takes no port.

    Args:
        block: where it stands.
        listener: what listens itself, so that an error of whatever kind is its own; None for what leads to one.
        child: whether a child process listens.
    """
    return any(_is_refused(step, errors, listener, child=child) for step, errors in _expected(block))


def _is_refused(step: Block, errors: set[Failure], listener: ast.AST | None, *, child: bool) -> bool:
    silent = {Failure.REFUSED}
    if child or listener is None:
        silent.add(Failure.CHILD)
    if listener is not None and _is_last(step, listener):
        silent.add(Failure.OPEN)
    return errors <= silent


def expects_failure(block: Block) -> bool:
    """Whether code stands where an error is expected."""
    return any(True for _ in _expected(block))


def waits_for_failure(call: ast.Call, module: Module) -> bool:
    """Whether a call says that what it is given or holds fails before it takes a port: `pytest.raises(OSError)`."""
    return _waits(call, module) and Failure.LATER not in _errors_of(call, module)


def _waits(call: ast.Call, module: Module) -> bool:
    return last_name(call.func) in _RAISES and not (isinstance(call.func, ast.Name) and call.func.id in module.defined)


def _expected(block: Block) -> Iterator[tuple[Block, set[Failure]]]:
    """The blocks around a place that an error is expected to leave, and what those errors say."""
    module = block.scope.module
    for step in block.to_module():
        header = step.header
        if isinstance(header, (ast.With, ast.AsyncWith)):
            for item in header.items:
                manager = item.context_expr
                if isinstance(manager, ast.Call) and _waits(manager, module):
                    yield step, _errors_of(manager, module)
        elif isinstance(header, ast.Try) and step.branch == "body" and _must_fail(header):
            yield step, set().union(*(_kinds(handler.type, module) for handler in header.handlers))


def _must_fail(header: ast.Try) -> bool:
    """Whether a test fails where the body of a `try` goes through: `assert False` at its end, or in its `else`."""
    return bool(header.handlers) and (_gives_up(header.body[-1]) or any(map(_gives_up, header.orelse)))


def _gives_up(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Assert):
        return isinstance(statement.test, ast.Constant) and not statement.test.value
    if isinstance(statement, ast.Raise):
        return (
            statement.exc is not None and last_name(getattr(statement.exc, "func", statement.exc)) == "AssertionError"
        )
    call = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(call, ast.Call) and last_name(call.func) == "fail"


def _is_last(step: Block, listener: ast.AST) -> bool:
    """Whether nothing stands behind a call in its block that could raise as well."""
    assert step.header is not None
    body = [statement for statement in getattr(step.header, step.branch) if not _gives_up(statement)]
    return not hasattr(body[-1], "body") and any(node is listener for node in ast.walk(body[-1]))


def _errors_of(call: ast.Call, module: Module) -> set[Failure]:
    named = [keyword.value for keyword in call.keywords if keyword.arg in ("expected_exception", "exception")]
    written = (call.args or named)[:1]
    return _kinds(written[0], module) if written else {Failure.OPEN}


def _kinds(error: ast.expr | None, module: Module) -> set[Failure]:
    """What the errors that an expression names say, those that descend from others included."""
    found: set[Failure] = set()
    todo, known = [error], set()
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Tuple):
            todo += node.elts
            continue
        bindings = module.scope.names.get(node.id, ()) if isinstance(node, ast.Name) else ()
        binding = bindings[0] if len(bindings) == 1 else None
        if binding is None or binding in known:
            found.add(_kind(_dotted(node, module)) if not bindings else Failure.OPEN)
            continue
        known.add(binding)
        if binding.how is How.IMPORT:
            found.add(_kind(binding.qualname))
        elif isinstance(binding.node, ast.ClassDef) and binding.node.bases:
            todo += binding.node.bases[-1:]
        else:
            todo.append(binding.value)
    return found


def _dotted(node: ast.AST | None, module: Module) -> str:
    """The qualified name that an expression is, through the imports of the file."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.insert(0, node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    bindings = module.scope.names.get(node.id, ())
    imported = [binding.qualname for binding in bindings if binding.how is How.IMPORT]
    return ".".join((imported[0] if imported else node.id, *parts))


def _kind(name: str) -> Failure:
    error = getattr(builtins, name.removeprefix("builtins."), None)
    if isinstance(error, type):
        return next((kind for known, kind in _BUILTINS if issubclass(error, known)), Failure.OPEN)
    return _ERRORS.get(name, Failure.OPEN)
