"""Who calls a function of a file: every call in that file, deferred ones included, by the function that it reaches."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING

from flake8_portbind import context, deferral, harmless, objects, parameters
from flake8_portbind.hierarchy import Hierarchy
from flake8_portbind.module import Call, FunctionNode, Module, last_name
from flake8_portbind.values import UNKNOWN, Class, Function, Instance, Invocation, Value

if TYPE_CHECKING:
    from flake8_portbind.evaluate import Evaluator


class Callers:
    """The callers of each module that was asked about, found at the first question.

    While a module's index is being built, its parameters have no callers yet: what was evaluated meanwhile is forgotten
    again, so that no answer depends on the order of the questions.
    """

    def __init__(self, ev: Evaluator) -> None:
        self.ev = ev
        self._indexes: dict[Module, dict[ast.AST, list[Invocation]]] = {}

    def of(self, function: FunctionNode, module: Module) -> list[Invocation]:
        """The invocations of a function in its own file."""
        return self._index(module).get(function, [])

    def of_class(self, cls: Class) -> list[Invocation]:
        """The constructor calls of a class that has no `__init__` in sight."""
        return self._index(cls.scope.module).get(cls.node, [])

    def _index(self, module: Module) -> dict[ast.AST, list[Invocation]]:
        index = self._indexes.get(module)
        if index is not None:
            return index
        self._indexes[module] = {}
        ev = self.ev
        kept = ev.answers, ev.pending, ev.lowest, ev.called, ev.hierarchy
        ev.answers, ev.pending, ev.called, ev.hierarchy = {}, {}, {}, Hierarchy(ev)
        index, unresolved = self._built(module.calls)
        if unresolved:
            # A callee that is itself a parameter: known once the callers of its function are.
            self._indexes[module] = index
            ev.answers, ev.called, ev.hierarchy = {}, {}, Hierarchy(ev)
            more, _ = self._built(unresolved)
            for target, invocations in more.items():
                index.setdefault(target, []).extend(invocations)
        ev.answers, ev.pending, ev.lowest, ev.called, ev.hierarchy = kept
        self._indexes[module] = index
        return index

    def _built(self, calls: Iterable[Call]) -> tuple[dict[ast.AST, list[Invocation]], list[Call]]:
        """The calls by what they reach, and those that reach nothing that is known."""
        index: dict[ast.AST, list[Invocation]] = {}
        unresolved: list[Call] = []
        for call in calls:
            if harmless.is_harmless(last_name(call.node.func), call.block.scope.module.defined):
                continue
            reached = self._reached(call)
            for callee, invocation in reached:
                for target in self._targets(callee):
                    index.setdefault(target, []).append(invocation)
            if any(callee == UNKNOWN for callee, _ in reached):
                unresolved.append(call)
        return index, unresolved

    def _reached(self, call: Call) -> list[tuple[Value, Invocation]]:
        found: list[tuple[Value, Invocation]] = []
        for expression, invocation in deferral.invocations(self.ev, call):
            if context.expects_failure(call.block):
                continue
            ours = call.block.scope.module is self.ev.module  # the main guard of another file never runs here
            if not (ours and self.ev.guarded) and context.under_main_guard(call.block):
                continue
            for callee in self.ev.callees(expression, invocation.block):
                found.append(parameters.unwrapped(callee, invocation))
        return found

    def _targets(self, callee: Value) -> list[ast.AST]:
        if isinstance(callee, Function):
            return [callee.node]
        if isinstance(callee, Class):
            constructor = objects.method(self.ev, callee, "__init__")
            if constructor is not None:
                return [constructor.node]
            return [callee.node, *(base.node for base in self.ev.hierarchy.bases_in_sight(callee))]
        if isinstance(callee, Instance):
            method = objects.method(self.ev, callee.cls, "__call__")
            return [method.node] if method is not None else []
        return []
