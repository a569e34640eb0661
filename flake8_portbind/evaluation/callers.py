"""Who calls a function of a file: the calls in that file that its name can lead to, deferred ones included."""

from __future__ import annotations

import ast
from collections.abc import Generator, Iterable
from typing import TYPE_CHECKING

from flake8_portbind.evaluation import deferral, objects, parameters
from flake8_portbind.evaluation.reached import Way
from flake8_portbind.evaluation.tasks import Task
from flake8_portbind.model import context
from flake8_portbind.model.module import Call, FunctionNode, Module
from flake8_portbind.model.uses import Key, keys_of, result_of
from flake8_portbind.model.values import UNKNOWN, Class, Function, Instance, Invocation, Value, Values

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator


class Callers:
    """The callers of functions and classes, each found at the first question about it.

    Args:
        ev: the evaluator.
    """

    def __init__(self, ev: Evaluator) -> None:
        self.ev = ev
        self._known: dict[tuple[ast.AST, int], list[Invocation]] = {}
        self._reached: dict[tuple[Call, int], list[tuple[Value, Invocation]]] = {}

    def of(self, function: FunctionNode, module: Module) -> Generator[Task, Values, list[Invocation]]:
        """The invocations of a function in its own file."""
        return self._of(function, module, keys_of(module.scopes[function]))

    def of_class(self, cls: Class) -> Generator[Task, Values, list[Invocation]]:
        """The constructor calls of a class that has no `__init__` in sight."""
        return self._of(cls.node, cls.scope.module, {cls.node.name})

    def _of(self, target: ast.AST, module: Module, keys: set[Key]) -> Generator[Task, Values, list[Invocation]]:
        level = self.ev.level
        if not level:
            return []
        known = self._known.get((target, level))
        if known is None:
            known = []
            for call in _candidates(module, target, keys):
                if self.counts(call):
                    for callee, invocation in (yield from self._callees(call, level)):
                        if target in self._targets(callee) and not self._is_dead(call):
                            known.append(invocation)
            self._known[target, level] = known
        return known

    def counts(self, call: Call, listener: ast.Call | None = None) -> bool:
        """Whether a call is carried out, and does not fail before a port is taken.

        Args:
            call: the call.
            listener: its node, where it listens itself; None where it leads to what does.
        """
        guarded = self.ev.guarded and call.block.scope.module is self.ev.module
        return not context.is_refused(call.block, listener) and (guarded or not context.under_main_guard(call.block))

    def _callees(self, call: Call, level: int) -> Generator[Task, Values, list[tuple[Value, Invocation]]]:
        """What a call calls, and with what, as far as it is known below this level."""
        found = yield from self._callees_at(call, 0)
        if level > 1 and any(callee == UNKNOWN for callee, _ in found):
            return [*found, *(yield from self._callees_at(call, 1))]
        return found

    def _callees_at(self, call: Call, level: int) -> Generator[Task, Values, list[tuple[Value, Invocation]]]:
        known = self._reached.get((call, level))
        if known is None:
            known = self._reached[call, level] = []
            with self.ev.at_level(level):
                for expression, invocation in (yield from deferral.unfolded(self.ev, call)):
                    for callee in (yield self.ev.evaluate(expression, invocation.block, None)):
                        known.append(parameters.unwrapped(callee, invocation))
        return known

    def _is_dead(self, call: Call) -> bool:
        """Whether a call is certainly never reached, whoever calls the function around it."""
        with self.ev.at_level(0):
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


def _candidates(module: Module, target: ast.AST, keys: set[Key]) -> Iterable[Call]:
    """The calls that may lead to a function or class.

    Args:
        module: the file.
        target: its node.
        keys: its names.
    """
    uses = module.uses_of_names
    name = getattr(target, "name", "")
    closure = uses.closure(keys)
    if name == "__call__":
        closure |= uses.closure({result_of(key) for key in closure if isinstance(key, str)})
    found = uses.calls(closure)
    if name in ("__init__", "__new__") or isinstance(target, ast.ClassDef):
        found.update(dict.fromkeys(uses.of_receivers()))
    return found
