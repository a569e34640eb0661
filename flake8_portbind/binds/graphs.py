"""The call graphs of the project's other files: who calls a function there, what it calls, and whether it listens.

Each is made in a context of its own, in which no other file's callers are known, and not in that of the linted file.
So it is the same whoever asks first, and holds for all files that are linted in this process until one that it was
made from has changed.
"""

from __future__ import annotations

from typing import NamedTuple

from flake8_portbind.binds.listeners import Finder
from flake8_portbind.catalogue.lookup import Catalogue
from flake8_portbind.evaluation.called import functions_called
from flake8_portbind.evaluation.callers import Index
from flake8_portbind.evaluation.evaluate import Evaluator
from flake8_portbind.model import harmless
from flake8_portbind.model.module import Call, Module, Scope, last_name
from flake8_portbind.model.neighbours import Neighbours

# Of evaluation: for the callers of a file, and half of it for what one function calls. Behind the benchmark's files are
# 2,066 graphs and functions: one in a hundred took more than 4 a call of its file, or more than 440.
MOST_STEPS, MOST_STEPS_PER_CALL = 1_000, 8


class Followed(NamedTuple):
    """A call in a function that may lead to a listener.

    Args:
        call: the call.
        listens: whether it starts a listener itself.
        callees: the functions in sight that it runs.
    """

    call: Call
    listens: bool
    callees: tuple[Scope, ...]


class Calls(NamedTuple):
    """What a function does about listeners, whatever it is called with.

    Args:
        listen: whether it starts one itself.
        followed: its calls that do, or that run functions in sight.
    """

    listen: bool
    followed: tuple[Followed, ...]


NO_CALLS = Calls(False, ())


def calls_of(finder: Finder, scope: Scope) -> Calls:
    """What a function does about listeners.

    Args:
        finder: that of the function's file.
        scope: the function.
    """
    found: list[Followed] = []
    for call in scope.module.calls_by_scope.get(scope, ()):
        if harmless.is_harmless(last_name(call.node.func), scope.module.defined):
            continue
        listens = finder.listens(call)
        callees = tuple(callee.scope for callee, _ in functions_called(finder.ev, call, None))
        if listens or callees:
            found.append(Followed(call, listens, callees))
    stores = any(True for _ in finder.of_attributes(scope))
    return Calls(stores or any(followed.listens for followed in found), tuple(found))


class Graph:
    """The call graph of one file, as far as somebody asked for it.

    Args:
        module: the file.
        catalogue: what is known about libraries.
        neighbours: how that file reaches others.
    """

    def __init__(self, module: Module, catalogue: Catalogue, neighbours: Neighbours) -> None:
        self.module = module
        self.catalogue = catalogue
        self.neighbours = neighbours
        self._callers = self._evaluator(MOST_STEPS + MOST_STEPS_PER_CALL * len(module.calls)).callers
        self._calls: dict[Scope, Calls] = {}

    def _evaluator(self, most: int) -> Evaluator:
        return Evaluator(self.module, self.catalogue, self.neighbours, guarded=False, at_home=False, most=most)

    @property
    def callers(self) -> Index:
        """The invocations of the functions of the file, in the file itself."""
        return self._callers.own

    def calls(self, scope: Scope) -> Calls:
        """What a function of the file does about listeners."""
        if scope not in self._calls:
            calls = self.module.calls_by_scope.get(scope, ())
            ev = self._evaluator(MOST_STEPS // 2 + MOST_STEPS_PER_CALL * len(calls))
            ev.callers = self._callers
            self._calls[scope] = calls_of(Finder(self.module, ev, in_tests=False, guarded=False), scope)
        return self._calls[scope]

    def holds(self, catalogue: Catalogue, neighbours: Neighbours) -> bool:
        """Whether it would be made the same again.

        Args:
            catalogue: what is known about libraries now.
            neighbours: the surroundings of the file that is linted now.
        """
        return self.catalogue is catalogue and self.neighbours.still_hold(neighbours)


class Graphs:
    """The call graphs that the linting of one file asks for.

    Args:
        catalogue: what is known about libraries.
        neighbours: the surroundings of that file.
    """

    def __init__(self, catalogue: Catalogue, neighbours: Neighbours) -> None:
        self.catalogue = catalogue
        self.neighbours = neighbours
        self._known: dict[Module, Graph] = {}

    def of(self, module: Module) -> Graph:
        """The call graph of another file."""
        graph = self._known.get(module)
        if graph is None:
            kept = module.kept.get(Graph)
            if isinstance(kept, Graph) and kept.holds(self.catalogue, self.neighbours):
                graph = kept
            else:
                graph = module.kept[Graph] = Graph(module, self.catalogue, self.neighbours.of(module))
            self._known[module] = graph
        return graph

    def callers(self, module: Module) -> Index:
        """The invocations of the functions of another file, in that file."""
        return self.of(module).callers
