"""What a file reads of the objects that its names hold."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from flake8_portbind.model import context
from flake8_portbind.model.module import Block, How, Module, Scope
from flake8_portbind.model.nodes import inside

_MAY_FAIL = (ast.Call, ast.With, ast.AsyncWith)
FAILING = "!"  # in the place of a name: the names that are used where a failure is expected


def of_module(module: Module) -> dict[Scope, dict[str, set[str]]]:
    """For each scope and name, the attributes that are read on it; "" stands for the object itself."""
    found: dict[Scope, dict[str, set[str]]] = {module.scope: {}}
    scopes = module.scopes
    todo: list[tuple[ast.AST, Scope]] = [(module.tree, module.scope)]
    while todo:
        node, scope = todo.pop()
        kind = type(node)
        if kind is ast.Name:
            if type(node.ctx) is ast.Load:  # type: ignore[attr-defined]
                found[scope].setdefault(node.id, set()).add("")  # type: ignore[attr-defined]
            continue
        if kind is ast.Attribute:
            base = node.value  # type: ignore[attr-defined]
            if type(base) is ast.Name:
                found[scope].setdefault(base.id, set()).add(node.attr)  # type: ignore[attr-defined]
                continue
            if type(base) is ast.Attribute:
                found[scope].setdefault(f".{base.attr}", set()).add(node.attr)  # type: ignore[attr-defined]
                todo.append((base.value, scope))
                continue
            if type(node.ctx) is ast.Load:  # type: ignore[attr-defined]
                found[scope].setdefault(f".{node.attr}", set()).add("")  # type: ignore[attr-defined]
            todo.append((base, scope))
            continue
        if node in scopes:
            scope = scopes[node]
            found.setdefault(scope, {})
        if kind in _MAY_FAIL and fails(node, module):  # what is expected to fail starts nothing
            loaded = {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
            found[scope].setdefault(FAILING, set()).update(loaded)
            continue
        within = inside(node)
        if kind is ast.Compare:
            # A comparison looks at an object and hands it nowhere.
            within = [compared for compared in within if type(compared) is not ast.Name]
        todo += [(child, scope) for child in within]
    return found


def fails(node: ast.AST, module: Module) -> bool:
    """Whether a call or a `with` says that what it is given, or holds, fails: `pytest.raises(OSError)`."""
    if isinstance(node, (ast.With, ast.AsyncWith)):
        return any(isinstance(item.context_expr, ast.Call) and fails(item.context_expr, module) for item in node.items)
    return isinstance(node, ast.Call) and context.waits_for_failure(node, module)


def built(module: Module) -> dict[Scope, dict[ast.expr, str]]:
    """For each scope, the names that hold what its calls build, by call."""
    found: dict[Scope, dict[ast.expr, str]] = {}
    for scope in module.scopes.values():
        for name, bindings in scope.names.items():
            for binding in bindings:
                if isinstance(binding.value, ast.Call) and not binding.path and binding.how is not How.WITH:
                    found.setdefault(scope, {}).setdefault(binding.value, name)
    return found


def within(uses: dict[Scope, dict[str, set[str]]]) -> dict[Scope, dict[str, set[str]]]:
    """The uses of names by scope, those of the scopes inside it included."""
    found: dict[Scope, dict[str, set[str]]] = {}
    for scope, names in uses.items():
        around: Scope | None = scope
        while around is not None:
            held = found.setdefault(around, {})
            for name, attributes in names.items():
                held.setdefault(name, set()).update(attributes)
            around = around.parent
    return found


def reads_of(module: Module, call: ast.Call, block: Block) -> set[str] | None:
    """The attributes that are read on the object that a call builds; None where it is handed on, or lost from sight."""
    if call in module.discarded:
        return set()
    if call in module.read_at_once:
        return {module.read_at_once[call]}
    name = module.built.get(block.scope, {}).get(call)
    if name is None:
        return None
    used = module.uses_within.get(block.scope, {}).get(name, set())
    return None if "" in used else used


def is_idle(module: Module, call: ast.Call, block: Block, starts: Iterable[str]) -> bool:
    """Whether the object that a call builds is certainly never started: nobody calls what starts it or hands it on.

    Args:
        module: the file.
        call: the call that builds the object.
        block: where it stands.
        starts: the methods that start it.
    """
    used = reads_of(module, call, block)
    return used is not None and used.isdisjoint(starts)
