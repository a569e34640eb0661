"""Who calls a function of a file: every call in that file, deferred ones included, by the function that it reaches."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from flake8_portbind.evaluation import deferral, objects, parameters
from flake8_portbind.evaluation.reached import Way
from flake8_portbind.model import context, harmless
from flake8_portbind.model.module import Call, FunctionNode, Module, last_name
from flake8_portbind.model.values import UNKNOWN, Class, Function, Instance, Invocation, Value

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator


Index: TypeAlias = "Mapping[ast.AST, list[Invocation]]"  # by the node of the function or class that is called


class Callers:
    """The callers of the functions of the evaluator's file, found at the first question.

    While the index is being built, the parameters have no callers yet. What rests on that is forgotten again, so that
    no answer depends on the order of the questions; all else that was evaluated meanwhile holds.

    Args:
        ev: the evaluator.
        elsewhere: the callers of the functions of another file, in that file.
    """

    def __init__(self, ev: Evaluator, elsewhere: Callable[[Module], Index]) -> None:
        self.ev = ev
        self.elsewhere = elsewhere
        self._own: dict[ast.AST, list[Invocation]] | None = None
        self._known = False

    def of(self, function: FunctionNode, module: Module) -> list[Invocation]:
        """The invocations of a function in its own file."""
        return self._index(module).get(function, [])

    def of_class(self, cls: Class) -> list[Invocation]:
        """The constructor calls of a class that has no `__init__` in sight."""
        return self._index(cls.scope.module).get(cls.node, [])

    def _index(self, module: Module) -> Index:
        return self.own if module is self.ev.module else self.elsewhere(module)

    @property
    def own(self) -> Index:
        """All invocations in the evaluator's file."""
        if self._own is None:
            self._own = {}
            with self.ev.presuming():
                index, unresolved = self._built(self.ev.module.calls)
            self._own = index
            if unresolved:
                # A callee that is itself a parameter: known once the callers of its function are.
                with self.ev.presuming():
                    more, _ = self._built(unresolved)
                for target, invocations in more.items():
                    index.setdefault(target, []).extend(invocations)
            self._known = True
        elif not self._known:
            self.ev.presumes = True
        return self._own

    def _built(self, calls: Iterable[Call]) -> tuple[dict[ast.AST, list[Invocation]], list[Call]]:
        """The calls by what they reach, and those that reach nothing that is known."""
        index: dict[ast.AST, list[Invocation]] = {}
        unresolved: list[Call] = []
        for call in calls:
            if harmless.is_harmless(last_name(call.node.func), call.block.scope.module.defined):
                continue
            reached = self._reached(call)
            if any(self._targets(callee) for callee, _ in reached) and self._is_dead(call):
                continue
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
            if not self.ev.guarded and context.under_main_guard(call.block):
                continue
            for callee in self.ev.callees(expression, invocation.block):
                found.append(parameters.unwrapped(callee, invocation))
        return found

    def _is_dead(self, call: Call) -> bool:
        return self.ev.reached.way_to(call.node, call.block, None) is Way.NOT_TAKEN

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
