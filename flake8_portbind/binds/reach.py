"""Which functions lead to a listener at all, so that only those are followed with their arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flake8_portbind.binds.graphs import NO_CALLS, Calls, Graphs, calls_of
from flake8_portbind.binds.listeners import Finder
from flake8_portbind.model.module import Call, Scope
from flake8_portbind.model.values import Function

# Functions, and calls in them, that one file's calls are followed into: behind those of the benchmark with a finding
# are 3,602 calls at the most.
MOST_FOLLOWED = 5_000


class Reach:
    """The call graph below the calls of one file, as far as somebody asked for it.

    Args:
        finder: that of the file.
        graphs: the call graphs of other files.
    """

    def __init__(self, finder: Finder, graphs: Graphs) -> None:
        self.finder = finder
        self.graphs = graphs
        self._calls: dict[Scope, Calls] = {}
        self._productive: set[Scope] = set()
        self._left = MOST_FOLLOWED

    def leads_to_listener(self, function: Function) -> bool:
        """Whether a function, or one that it calls, starts something that listens."""
        self._explore(function.scope)
        return function.scope in self._productive

    def relevant(self, function: Function) -> Iterator[Call]:
        """The calls of a function that start a listener or lead to one."""
        for call, listens, callees in self._calls[function.scope].followed:
            if listens or not self._productive.isdisjoint(callees):
                yield call

    def _explore(self, start: Scope) -> None:
        todo, fresh = [start], []
        while todo and self._left > 0:
            scope = todo.pop()
            if scope in self._calls:
                continue
            self._left -= 1 + len(scope.module.calls_by_scope.get(scope, ()))
            calls = self._calls[scope] = self._of(scope)
            fresh.append(scope)
            if calls.listen:
                self._productive.add(scope)
            for followed in calls.followed:
                todo += followed.callees
        self._spread(fresh)

    def _of(self, scope: Scope) -> Calls:
        ev = self.finder.ev
        if scope.module is ev.module:
            return calls_of(self.finder, scope)
        return self.graphs.of(scope.module).calls(scope) if ev.is_worthwhile(scope.module) else NO_CALLS

    def _spread(self, fresh: Iterable[Scope]) -> None:
        """Mark the callers of productive functions productive, back through the newly explored part of the graph."""
        callers: dict[Scope, list[Scope]] = {}
        for scope in fresh:
            for followed in self._calls[scope].followed:
                for callee in followed.callees:
                    callers.setdefault(callee, []).append(scope)
        todo = [scope for scope in callers if scope in self._productive]
        while todo:
            for caller in callers.get(todo.pop(), ()):
                if caller not in self._productive:
                    self._productive.add(caller)
                    todo.append(caller)
