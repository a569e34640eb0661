"""What only its surroundings can run, and they do not: functions that nothing names, threads that nobody starts."""

from __future__ import annotations

import ast

from flake8_portbind.evaluation.deferral import THREADS
from flake8_portbind.evaluation.fixtures import enclosing_function
from flake8_portbind.model import reads
from flake8_portbind.model.module import Block, Call, Module, Scope, last_name
from flake8_portbind.model.nodes import inside

_STARTS = frozenset(("start", "run"))
ENDS = frozenset(("close",))  # of a coroutine: what is closed before it was awaited has never run


def is_entered(module: Module, block: Block) -> bool:
    """Whether the code of a block can run: whether something names the function around it, where others can't.

    Args:
        module: the file.
        block: the block.
    """
    function = enclosing_function(block)
    known: dict[ast.AST | None, bool] = module.kept.setdefault(is_entered, {})  # type: ignore[assignment]
    if function not in known:
        known[function] = _is_entered(module, function)
    return known[function]


def _is_entered(module: Module, function: ast.AST | None) -> bool:
    if not isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)) or function.decorator_list:
        return True
    scope = module.scopes[function]
    around = scope.parent
    if around is None or around.parent is None:
        return True
    if around.is_function:
        return _is_named(module, function, around) and is_entered(module, around.block)
    owner, cls = around.parent, around.node
    is_local = isinstance(cls, ast.ClassDef) and owner.is_function and not cls.bases and not cls.decorator_list
    if not is_local or function.name.startswith("__"):
        return True
    return _is_read(module, function.name, owner) or not _is_only_built(module, around, owner)


def _is_named(module: Module, function: ast.FunctionDef | ast.AsyncFunctionDef, around: Scope) -> bool:
    """Whether a function's own surroundings name it, and, if it is a coroutine's, for more than to close it."""
    named = _loads(around.node, function.name)
    if isinstance(function, ast.FunctionDef):
        return bool(named)
    calls = {call.node.func: call for call in module.calls_inside.get(around, ())}
    return any(name not in calls or not is_closed(module, calls[name].node, calls[name].block) for name in named)


def _is_read(module: Module, name: str, owner: Scope) -> bool:
    uses = module.uses_within.get(owner, {})
    return f".{name}" in uses or any(name in attributes for attributes in uses.values())


def _is_only_built(module: Module, cls: Scope, owner: Scope) -> bool:
    """Whether a class is only called, and nobody else is handed what that builds."""
    named = _loads(owner.node, getattr(cls.node, "name", ""))
    calls = [call for call in module.calls_inside.get(owner, ()) if call.node.func in named]
    return len(calls) == len(named) and all(reads.reads_of(module, call.node, call.block) is not None for call in calls)


def _loads(node: ast.AST, name: str) -> set[ast.AST]:
    """The places that read a name."""
    found: set[ast.AST] = set()
    todo = [node]
    while todo:
        current = todo.pop()
        if isinstance(current, ast.Name) and current.id == name and isinstance(current.ctx, ast.Load):
            found.add(current)
        todo += inside(current)
    return found


def is_closed(module: Module, call: ast.Call, block: Block) -> bool:
    """Whether the coroutine that a call makes is never awaited."""
    used = reads.reads_of(module, call, block)
    return used is not None and used <= ENDS


def is_left_alone(module: Module, call: Call) -> bool:
    """Whether what a call defers is never carried out: a thread that is not started, a partial that is not called."""
    name = last_name(call.node.func)
    if name not in THREADS and name != "partial":
        return False
    used = reads.reads_of(module, call.node, call.block)
    return used is not None and (name == "partial" or used.isdisjoint(_STARTS))
