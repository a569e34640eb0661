"""Where a file uses names as callees and hands them on as values: who may call what, before anything is evaluated.

A name stands for whatever has it: these are places to look at, not answers.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from flake8_portbind.model.collection import fixture_name
from flake8_portbind.model.module import Binding, Call, FunctionNode, How, Module, Scope, last_name
from flake8_portbind.model.nodes import inside

Key: TypeAlias = "str | ast.Lambda"  # the last part of a name, `result_of` one, or a lambda, which has none

_DEFINED = frozenset((How.IMPORT, How.FUNCTION, How.CLASS))
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


def variable(name: str) -> str:
    """The key of a name that is no import, function or class: it has only what is handed to it."""
    return f"={name}"


def plain(key: str) -> str:
    """The name in a key."""
    return key.removeprefix("=").removesuffix("()")


def uses_of(module: Module) -> Uses:
    """The uses of names in a file."""
    return _Collector(module).uses


class _Collector:
    """Collects the uses of names in one file."""

    def __init__(self, module: Module) -> None:
        self.uses = Uses({}, {}, {}, [])
        self._keys: dict[tuple[Scope, str], tuple[str, ...]] = {}
        self._parameters: set[tuple[Scope, str]] = set()
        for call in module.calls:
            self._call(call)
        for scope in module.scopes.values():
            self._scope(scope)
        for name, stores in module.stores.items():
            for store in stores:
                self._store(store, (name,))
        for stores in module.items.values():
            for store in stores:
                self._store(store, self._own(store.target, store.block.scope))
        for node, block in module.classes:
            for base in node.bases:
                self._alias(base, block.scope, (node.name,))
        for function, block in module.functions:
            self._defaults(function, block.scope)

    def _call(self, call: Call) -> None:
        callee, scope = call.node.func, call.block.scope
        if isinstance(callee, ast.Name):
            for key in self._of_name(callee.id, scope):
                self.uses.called.setdefault(key, []).append(call)
            if (scope, callee.id) in self._parameters:
                self.uses.dynamic.append(call)
        elif isinstance(callee, ast.Attribute):
            self.uses.called.setdefault(callee.attr, []).append(call)
        else:
            for inner in self.mentions(callee, scope):
                self.uses.called.setdefault(inner, []).append(call)
        for argument in (*call.node.args, *(keyword.value for keyword in call.node.keywords)):
            for given in self.mentions(argument, scope):
                self.uses.handed.setdefault(given, []).append(call)

    def _scope(self, scope: Scope) -> None:
        seen_by_others = scope.is_class or isinstance(scope.node, ast.Module)
        for held in (scope.names, scope.outside):
            for name, bindings in held.items():
                targets = (variable(name), name) if seen_by_others else (variable(name),)
                for binding in bindings:
                    self._binding(binding, name, targets)
        if scope.results and isinstance(scope.node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            targets = (result_of(scope.node.name),)
            if fixture := fixture_name(scope.node):
                targets += (variable(fixture),)
            for expression, block in scope.results:
                self._alias(expression, block.scope, targets)

    def _binding(self, binding: Binding, name: str, targets: tuple[str, ...]) -> None:
        if binding.how is How.IMPORT:
            last = binding.qualname.rpartition(".")[2]
            if last != name:
                self.uses.aliases.setdefault(last, set()).add(name)
        elif binding.value is not None and binding.how in _HAND_ON:
            self._alias(binding.value, binding.block.scope, targets)

    def _defaults(self, function: FunctionNode, scope: Scope) -> None:
        arguments = function.args
        positional = [*arguments.posonlyargs, *arguments.args]
        for argument, default in zip(reversed(positional), reversed(arguments.defaults), strict=False):
            self._alias(default, scope, (variable(argument.arg),))
        for argument, keyword_default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
            if keyword_default is not None:
                self._alias(keyword_default, scope, (variable(argument.arg),))

    def _alias(self, value: ast.expr, scope: Scope, names: Iterable[str]) -> None:
        for key in self.mentions(value, scope):
            self.uses.aliases.setdefault(key, set()).update(names)

    def _store(self, store: Binding, names: tuple[str, ...]) -> None:
        if store.value is not None:
            self._alias(store.value, store.block.scope, names)

    def _own(self, node: ast.expr | None, scope: Scope) -> tuple[str, ...]:
        if isinstance(node, ast.Name):
            return self._of_name(node.id, scope)
        return (node.attr,) if isinstance(node, ast.Attribute) else ()

    def _of_name(self, name: str, scope: Scope) -> tuple[str, ...]:
        """The keys of a name where it is read: as what it is defined, and as what it is given."""
        known = self._keys.get((scope, name))
        if known is None:
            hows = _hows(name, scope)
            defined = (name,) if not hows or not hows.isdisjoint(_DEFINED) else ()
            known = self._keys[scope, name] = (*defined, variable(name)) if hows - _DEFINED else defined
            if not hows.isdisjoint((How.PARAMETER, How.LOOP)):
                self._parameters.add((scope, name))
        return known

    def mentions(self, expression: ast.expr, scope: Scope) -> Iterator[Key]:
        """The names whose objects an expression may hand on, as they are or wrapped in something.

        Of `server.url` that is `url`, of `partial(serve, 8000)` it is `serve`, and what calling `partial` gives.
        """
        todo: list[ast.AST] = [expression]
        while todo:
            node = todo.pop()
            if isinstance(node, ast.Constant):
                continue
            if isinstance(node, ast.Name):
                yield from self._of_name(node.id, scope)
            elif isinstance(node, ast.Attribute):
                yield node.attr
            elif isinstance(node, ast.Lambda):
                yield node
            elif isinstance(node, ast.Call):
                yield from _got(node)
                name = last_name(node.func)
                if name:
                    yield result_of(name)
                else:
                    todo.append(node.func)
                todo += node.args
                todo += [keyword.value for keyword in node.keywords]
            else:
                todo += inside(node)


def _got(call: ast.Call) -> Iterator[str]:
    """The attribute that `getattr` is asked for."""
    if last_name(call.func) == "getattr" and len(call.args) > 1 and isinstance(call.args[1], ast.Constant):
        yield str(call.args[1].value)


def _hows(name: str, scope: Scope) -> set[How]:
    """How a name gets its value in the scope that it belongs to where it is read in this one."""
    around: Scope | None = scope
    while around is not None:
        held = around.names.get(name)
        if held is not None and (around is scope or not around.is_class):
            return {binding.how for binding in (*held, *around.outside.get(name, ()))}
        around = around.parent
    return set()


def keys_of(scope: Scope) -> set[Key]:
    """The names by which a function is called: its own, and for a method that of its class, too."""
    node = scope.node
    if isinstance(node, ast.Lambda):
        return {node}
    assert isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))  # nothing else is asked for
    if scope.parent is not None and isinstance(scope.parent.node, ast.ClassDef):
        return {node.name, scope.parent.node.name}
    return {node.name}
