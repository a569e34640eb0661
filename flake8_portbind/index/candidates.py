"""The calls of a file that may lead to a listener, by the names that they call and hand on. Nothing is evaluated."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator

from flake8_portbind.binds import conventions, programs
from flake8_portbind.catalogue import containers
from flake8_portbind.model.module import Call, Module, Scope, last_name, position
from flake8_portbind.model.uses import Key, keys_of


def named(module: Module, closure: Collection[Key]) -> dict[Call, None]:
    """The calls of a file that may call what has one of these names, now or later.

    Args:
        module: the file.
        closure: the names, and all that stand for the same.
    """
    found = module.uses_of_names.calls(closure)
    for node, _ in module.classes:
        if node.name in closure:  # what its constructor hands on to that of a base
            for call in module.calls_inside.get(module.scopes[node], ()):
                if last_name(call.node.func) in ("__init__", "spawn"):
                    found[call] = None
    return found


def speaking(module: Module, calls: Iterable[Call]) -> Iterator[Call]:
    """The calls that say by their own words that they listen, run a program, or publish a container's port."""
    for call in calls:
        if speaks(call.node):
            yield call


def speaks(call: ast.Call) -> bool:
    """Whether a call looks like a server's that no table knows."""
    function = call.func
    name = last_name(function)
    if not name or not (call.args or call.keywords):
        return False
    return (
        (conventions.LISTENS.fullmatch(name) is not None and conventions.listener(call, function) is not None)
        or (isinstance(function, ast.Attribute) and conventions.runs_something(call, name))
        or containers.row(function) is not None
        or conventions.takes_configuration(name)
        or programs.may_run(name)
        or name == "ensure"
    )


def closed(module: Module, calls: Iterable[Call]) -> dict[Scope, set[Call]]:
    """By function of a file, those of its calls that are among these or may call a function that has some.

    Args:
        module: the file.
        calls: those to begin with.
    """
    found: dict[Scope, set[Call]] = {}
    todo = list(calls)
    while todo:
        call = todo.pop()
        scope: Scope | None = call.block.scope
        while scope is not None and not scope.is_function:
            scope = scope.parent
        if scope is None:
            continue
        if scope not in found:
            found[scope] = set()
            todo += module.uses_of_names.calls(module.uses_of_names.closure(keys_of(scope)))
        found[scope].add(call)
    return found


def in_order(calls: Iterable[Call]) -> list[Call]:
    """Calls in source order."""
    return sorted(calls, key=lambda call: position(call.node))
