"""Functions that give back a port which they have only probed: bound, read, and let go."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from flake8_portbind.model.module import Block, Call, How, Module, Scope


@dataclass(frozen=True, slots=True)
class Probe:
    """A call that reads the number of a socket which is closed when its function has given the number back.

    Args:
        module: the file.
        callee: the expression that names the call.
    """

    module: Module
    callee: ast.Attribute


def probes(module: Module) -> Iterator[Probe]:
    """The calls `sock.getsockname()` whose number a function gives back without the socket."""
    for call in module.uses_of_names.called.get("getsockname", ()):
        callee, scope = call.node.func, call.block.scope
        if isinstance(callee, ast.Attribute) and callee.attr == "getsockname" and isinstance(callee.value, ast.Name):
            given = next((block for node, block in scope.results if _gives(node, call, scope)), None)
            if given is not None and _is_let_go(callee.value.id, scope, given):
                yield Probe(module, callee)


def _gives(result: ast.expr, call: Call, scope: Scope) -> bool:
    """Whether a result is the number that a call reads, at once or through a name."""
    if any(node is call.node for node in ast.walk(result)):
        return True
    return isinstance(result, ast.Name) and any(
        binding.value is not None and any(node is call.node for node in ast.walk(binding.value))
        for binding in scope.names.get(result.id, ())
    )


def _is_let_go(socket: str, scope: Scope, given: Block) -> bool:
    """Whether a socket that the function binds is closed when the number reaches the caller."""
    calls = [
        call.node.func.attr
        for call in scope.module.calls_by_scope.get(scope, ())
        if isinstance(call.node.func, ast.Attribute)
        and isinstance(call.node.func.value, ast.Name)
        and call.node.func.value.id == socket
    ]
    if "bind" not in calls:
        return False
    entered = [binding for binding in scope.names.get(socket, ()) if binding.how is How.WITH]
    if entered:
        return not scope.yields or not any(binding.block in given.outwards() for binding in entered)
    return "close" in calls and not scope.yields
