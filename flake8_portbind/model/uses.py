"""Where a file uses names as callees and hands them on as values: who may call what, before anything is evaluated.

A name stands for whatever has it: these are places to look at, not answers.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from flake8_portbind.model.collection import fixture_name
from flake8_portbind.model.module import FUNCTIONS, Binding, Call, How, Module, Scope, last_name
from flake8_portbind.model.nodes import inside

Key: TypeAlias = "str | ast.Lambda"  # the last part of a name, `result_of` one, or a lambda, which has none

_HAND_ON = (How.ASSIGN, How.AUGMENT, How.LOOP, How.WITH)


class Uses(NamedTuple):
    """The uses of names in one file.

    Args:
        called: the calls by their callees' names.
        handed: the calls by the names among their arguments.
        aliases: by a name, those that get its value: by assignment, import, subclassing, as a result or a default.
        dynamic: the calls of parameters.
    """

    called: dict[Key, list[Call]]
    handed: dict[Key, list[Call]]
    aliases: dict[Key, set[Key]]
    dynamic: list[Call]

    def closure(self, keys: Iterable[Key]) -> set[Key]:
        """These names, and all that may stand for the same."""
        found = set(keys)
        todo = list(found)
        while todo:
            fresh = self.aliases.get(todo.pop(), set()) - found
            found |= fresh
            todo += fresh
        return found

    def calls(self, keys: Iterable[Key]) -> dict[Call, None]:
        """The calls that may call one of these names, now or later, each once."""
        found: dict[Call, None] = {}
        handed = False
        for key in keys:
            found.update(dict.fromkeys(self.called.get(key, ())))
            if key in self.handed:
                handed = True
                found.update(dict.fromkeys(self.handed[key]))
        if handed:
            found.update(dict.fromkeys(self.dynamic))
        return found

    def of_receivers(self) -> list[Call]:
        """The calls that may build an object of the class that they stand in: `cls()`, `type(self)()`."""
        return [*self.dynamic, *self.called.get("__class__", ()), *self.called.get(result_of("type"), ())]


def result_of(name: str) -> str:
    """The key of what calling a name gives."""
    return f"{name}()"


def uses_of(module: Module) -> Uses:
    """The uses of names in a file."""
    uses = Uses({}, {}, {}, [])
    for call in module.calls:
        _call(uses, call)
    for scope in module.scopes.values():
        _scope(uses, scope)
    for held in (module.stores, module.items):
        for name, stores in held.items():
            for store in stores:
                if store.value is not None:
                    _alias(uses, store.value, name)
    for node, _ in module.classes:
        for base in node.bases:
            _alias(uses, base, node.name)
    for function, _ in module.functions:
        _defaults(uses, function)
    return uses


def _call(uses: Uses, call: Call) -> None:
    callee = call.node.func
    if isinstance(callee, ast.Name):
        uses.called.setdefault(callee.id, []).append(call)
        if _is_parameter(callee.id, call.block.scope):
            uses.dynamic.append(call)
    elif isinstance(callee, ast.Attribute):
        uses.called.setdefault(callee.attr, []).append(call)
    else:
        for key in mentions(callee):
            uses.called.setdefault(key, []).append(call)
    for argument in call.node.args:
        for key in mentions(argument):
            uses.handed.setdefault(key, []).append(call)
    for keyword in call.node.keywords:
        for key in mentions(keyword.value):
            uses.handed.setdefault(key, []).append(call)


def _is_parameter(name: str, scope: Scope) -> bool:
    """Whether a name is, in the nearest scope that binds it, a parameter or a loop's variable."""
    around: Scope | None = scope
    while around is not None:
        held = around.names.get(name)
        if held is not None and not (around.is_class and around is not scope):
            return any(binding.how in (How.PARAMETER, How.LOOP) for binding in held)
        around = around.parent
    return False


def _scope(uses: Uses, scope: Scope) -> None:
    for held in (scope.names, scope.outside):
        for name, bindings in held.items():
            for binding in bindings:
                _binding(uses, binding, name)
    if scope.results and isinstance(scope.node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        name = scope.node.name
        fixture = fixture_name(scope.node)
        for expression, _ in scope.results:
            _alias(uses, expression, result_of(name))
            if fixture:
                _alias(uses, expression, fixture)


def _binding(uses: Uses, binding: Binding, name: str) -> None:
    if binding.how is How.IMPORT:
        last = binding.qualname.rpartition(".")[2]
        if last != name:
            uses.aliases.setdefault(last, set()).add(name)
    elif binding.value is not None and binding.how in _HAND_ON:
        _alias(uses, binding.value, name)


def _defaults(uses: Uses, function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> None:
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    for argument, default in zip(reversed(positional), reversed(arguments.defaults), strict=False):
        _alias(uses, default, argument.arg)
    for argument, keyword_default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if keyword_default is not None:
            _alias(uses, keyword_default, argument.arg)


def _alias(uses: Uses, value: ast.expr, name: Key) -> None:
    for key in mentions(value):
        if key != name:
            uses.aliases.setdefault(key, set()).add(name)


def mentions(expression: ast.expr) -> Iterator[Key]:
    """The names whose objects an expression may hand on, as they are or wrapped in something.

    Of `server.url` that is `url`, of `partial(serve, 8000)` it is `serve`, and what calling `partial` gives.
    """
    todo: list[ast.AST] = [expression]
    while todo:
        node = todo.pop()
        kind = type(node)
        if kind is ast.Constant:
            continue
        if kind is ast.Name:
            yield node.id  # type: ignore[attr-defined]
        elif kind is ast.Attribute:
            yield node.attr  # type: ignore[attr-defined]
        elif kind is ast.Lambda:
            yield node  # type: ignore[misc]
        elif kind is ast.Call:
            name = last_name(node.func)  # type: ignore[attr-defined]
            if name == "getattr" and len(node.args) > 1 and isinstance(node.args[1], ast.Constant):  # type: ignore[attr-defined]
                yield str(node.args[1].value)  # type: ignore[attr-defined]
            if name:
                yield result_of(name)
            else:
                todo.append(node.func)  # type: ignore[attr-defined]
            todo += node.args  # type: ignore[attr-defined]
            todo += [keyword.value for keyword in node.keywords]  # type: ignore[attr-defined]
        else:
            todo += inside(node)


def keys_of(scope: Scope) -> set[Key]:
    """The names by which a function or class is called: its own, and for a method that of its class, too."""
    node = scope.node
    if isinstance(node, ast.Lambda):
        return {node}
    found: set[Key] = set()
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        found.add(node.name)
    if isinstance(node, FUNCTIONS) and scope.parent is not None and isinstance(scope.parent.node, ast.ClassDef):
        found.add(scope.parent.node.name)
    return found
