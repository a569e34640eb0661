"""Which functions lead to a listener at all, so that only those are followed with their arguments."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator

from flake8_portbind import deferral, harmless, objects, parameters, usage
from flake8_portbind.evaluate import Evaluator
from flake8_portbind.listeners import Finder
from flake8_portbind.module import Call, Module, last_name
from flake8_portbind.values import Class, Frame, Function, Instance, Invocation

_ENTRIES = ("__init__", "__enter__", "__aenter__", "__post_init__")
_RUNNERS = frozenset(("threading.Thread", "multiprocessing.Process", "multiprocessing.context.Process"))
MOST_FUNCTIONS = 2_000  # that one file's calls are followed into


class Reach:
    """The call graph below the calls of one file, as far as somebody asked for it.

    Args:
        ev: the evaluator.
        finder_of: the finder of a module.
    """

    def __init__(self, ev: Evaluator, finder_of: Callable[[Module], Finder]) -> None:
        self.ev = ev
        self.finder_of = finder_of
        self._calls: dict[ast.AST, list[tuple[Call, list[ast.AST]]]] = {}
        self._productive: set[ast.AST] = set()

    def leads_to_listener(self, function: Function) -> bool:
        """Whether a function, or one that it calls, starts something that listens."""
        self._explore(function)
        return function.node in self._productive

    def relevant(self, function: Function) -> Iterator[Call]:
        """The calls of a function that start a listener or lead to one."""
        for call, callees in self._calls.get(function.node, ()):
            if not callees or any(callee in self._productive for callee in callees):
                yield call

    def _explore(self, function: Function) -> None:
        todo, fresh = [function], []
        while todo and len(self._calls) < MOST_FUNCTIONS:
            current = todo.pop()
            if current.node in self._calls:
                continue
            kept = self._calls[current.node] = []
            if not self.ev.is_worthwhile(current.scope.module):
                continue
            fresh.append(current.node)
            finder = self.finder_of(current.scope.module)
            if any(True for _ in finder.of_attributes(current.scope)):
                self._productive.add(current.node)
            for call in current.scope.module.calls_by_scope.get(current.scope, ()):
                if harmless.is_harmless(last_name(call.node.func), current.scope.module.defined):
                    continue
                if finder.listens(call):
                    kept.append((call, []))
                    self._productive.add(current.node)
                callees = [callee for callee, _ in functions_called(self.ev, call, None)]
                if callees:
                    kept.append((call, [callee.node for callee in callees]))
                    todo.extend(callees)
        self._spread(fresh)

    def _spread(self, fresh: Iterable[ast.AST]) -> None:
        """Mark the callers of productive functions productive, back through the newly explored part of the graph."""
        callers: dict[ast.AST, list[ast.AST]] = {}
        for node in fresh:
            for _, callees in self._calls[node]:
                for callee in callees:
                    callers.setdefault(callee, []).append(node)
        todo = [node for node in callers if node in self._productive]
        while todo:
            for caller in callers.get(todo.pop(), ()):
                if caller not in self._productive:
                    self._productive.add(caller)
                    todo.append(caller)


def functions_called(ev: Evaluator, call: Call, frame: Frame | None) -> Iterator[tuple[Function, Invocation]]:
    """The functions in sight that a call expression runs, constructors included, with what they are given."""
    for callee, invocation in deferral.invocations(ev, call, frame):
        for called in ev.callees(callee, invocation.block, frame):
            value, given = parameters.unwrapped(called, invocation)
            if isinstance(value, Function):
                yield value, given
            elif isinstance(value, Class):
                yield from methods_run(ev, value, given)


def methods_run(ev: Evaluator, cls: Class, invocation: Invocation) -> Iterator[tuple[Function, Invocation]]:
    """The methods that run because a call builds an object: its constructor's, and those that its file then calls.

    Args:
        ev: the evaluator.
        cls: the class of the object.
        invocation: the call that builds it.
    """
    module = invocation.block.scope.module
    used = usage.reads_of(module, invocation.node, invocation.block)
    called = module.called if used is None else used
    line = (cls, *ev.hierarchy.bases_in_sight(cls))
    defined = {name for member in line for name in member.scope.names}
    replaced = usage.replaced_on(module, invocation.node, invocation.block)
    names = [*_ENTRIES, *sorted((called & defined) - {*_ENTRIES} - replaced)]
    if "start" in called and _RUNNERS.intersection(ev.hierarchy.external_bases(cls)):
        names.append("run")
    instance = Instance(cls, invocation)
    for name in names:
        method = objects.method(ev, cls, name)
        if method is not None:
            opaque = name not in ("__init__", "__enter__", "__aenter__")
            given = (
                invocation if name == "__init__" else Invocation(invocation.node, invocation.block, (), None, opaque)
            )
            yield Function(method.node, method.scope, None, (instance,)), given
