"""What is done with the objects that calls build: which of their methods are called, and where.

A method counts as called on an object only where its receiver is that object: by name, through a list, a loop, a
fixture, an attribute, a context manager or a thread.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from flake8_portbind.evaluation import deferral, parameters
from flake8_portbind.evaluation.reached import Way
from flake8_portbind.model.module import Block, Call, Module, Scope, last_name
from flake8_portbind.model.values import Built, Class, External, Function, Instance, Invocation, Value

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator

ENTERING = frozenset(("__enter__", "__aenter__"))
BUILDING = frozenset(("__init__", "__post_init__", "__new__"))
_ENTERS = frozenset(("enter_context", "enter_async_context"))
_RUNNERS = frozenset(("threading.Thread", "multiprocessing.Process", "multiprocessing.context.Process"))


class Site(NamedTuple):
    """One place that calls a method, or has it called.

    Args:
        call: the call.
        callee: the expression that names the method.
        invocation: what it is given.
    """

    call: Call
    callee: ast.expr
    invocation: Invocation


class Started:
    """The calls of methods by the objects that they are called on, each found at the first question about it.

    Args:
        ev: the evaluator.
    """

    def __init__(self, ev: Evaluator) -> None:
        self.ev = ev
        self._sites: dict[tuple[Module, str], dict[ast.Call, list[Site]]] = {}
        self._taken: dict[tuple[Module, str], dict[ast.Call, list[tuple[Site, External | Class]]]] = {}
        self._own: dict[tuple[Module, str], list[Site]] = {}
        self._entered: dict[Module, frozenset[ast.Call]] = {}

    def calls_of(self, made: Invocation, name: str) -> Iterator[Site]:
        """The calls of a method on the object that a call builds.

        Args:
            made: that call.
            name: of the method.
        """
        for module in self._in_view(made):
            yield from self._in(module, name).get(made.node, ())

    def taking(self, made: Invocation, name: str) -> Iterator[tuple[Site, External | Class]]:
        """The calls of a library's function or class, or of one that descends from it, that take an object.

        Args:
            made: the call that builds the object.
            name: of the function or class.
        """
        for module in self._in_view(made):
            yield from self._taken_in(module, name).get(made.node, ())

    def own_calls_of(self, cls: Class, made: Invocation, name: str) -> Iterator[Site]:
        """The calls of a library's method that the methods of an object's own class make, as far as these run.

        Args:
            cls: the class of the object.
            made: the call that builds it.
            name: of the method.
        """
        owners = self._owners(cls)
        for module in self.ev.hierarchy.modules(cls):
            for site in self._own_in(module, name):
                around = _method_around(site.call.block.scope, owners)
                if around is not None and self.runs(cls, made, around):
                    yield site

    def is_reached(self, cls: Class, made: Invocation, site: Site) -> bool:
        """Whether a place is reached on an object, where a method of its class holds it.

        Args:
            cls: the class of the object.
            made: the call that builds it.
            site: the place.
        """
        around = _method_around(site.call.block.scope, self._owners(cls))
        return around is None or self.runs(cls, made, around)

    def _owners(self, cls: Class) -> set[Scope]:
        """The scopes of a class and its bases."""
        return {cls.scope, *(base.scope for base in self.ev.hierarchy.bases_in_sight(cls))}

    def is_entered(self, made: Invocation) -> bool:
        """Whether a `with` enters the object that a call builds."""
        return any(
            made.node in module.managers or made.node in self._entered_in(module) for module in self._in_view(made)
        )

    def runs(self, cls: Class, made: Invocation, method: Function) -> bool:
        """Whether a method in sight runs on an object: because it is built or entered, or by a call on it.

        Args:
            cls: the class of the object.
            made: the call that builds it.
            method: one of the class or its bases.
        """
        owners = self._owners(cls)
        todo, known = [method], {method.node}
        while todo:
            current = todo.pop()
            name = getattr(current.node, "name", "")
            if name in BUILDING or (name in ENTERING and self.is_entered(made)) or self._is_called(made, name):
                return True
            if name == "run" and self._is_thread(cls) and self._is_called(made, "start"):
                return True
            for caller in self.ev.ask(self.ev.callers.of(current.node, current.scope.module)):
                around = _method_around(caller.block.scope, owners)
                if around is not None and around.node not in known:
                    known.add(around.node)
                    todo.append(around)
        return False

    def _is_called(self, made: Invocation, name: str) -> bool:
        return any(not self._is_replaced(site) for site in self.calls_of(made, name))

    def _is_replaced(self, site: Site) -> bool:
        block = site.call.block
        patches = self.ev.patches.at(site.call.node, block, None)
        return bool(patches) and self.ev.patches.meets(site.callee, block, None, patches)

    def _is_thread(self, cls: Class) -> bool:
        return not _RUNNERS.isdisjoint(self.ev.hierarchy.external_bases(cls))

    def _in_view(self, made: Invocation) -> Iterable[Module]:
        """The files that may have the object: the one that builds it, and the one that is linted."""
        own = made.block.scope.module
        return (own,) if self.ev.module is None or self.ev.module is own else (own, self.ev.module)

    def _in(self, module: Module, name: str) -> dict[ast.Call, list[Site]]:
        key = (module, name)
        if key not in self._sites:
            found = self._sites[key] = {}
            for site, value in self._places(module, name):
                method, given = parameters.unwrapped(value, site.invocation)
                for built in _built_by(method, name):
                    sites = found.setdefault(built, [])
                    if not (sites and sites[-1].call is site.call) and self._may_run(site.call):
                        sites.append(Site(site.call, site.callee, given))
        return self._sites[key]

    def _places(self, module: Module, name: str) -> Iterator[tuple[Site, Value]]:
        """The calls of a file that may call what has a name, now or later, each with what it calls."""
        uses = module.uses_of_names
        for call in uses.calls(uses.closure({name})):
            if not self.ev.callers.counts(call, call.node):
                continue
            for callee, invocation in deferral.invocations(self.ev, call):
                for value in self.ev.callees(callee, invocation.block):
                    yield Site(call, callee, invocation), value

    def _may_run(self, call: Call) -> bool:
        return self.ev.reached.way_to(call.node, call.block, None) is not Way.NOT_TAKEN

    def _taken_in(self, module: Module, name: str) -> dict[ast.Call, list[tuple[Site, External | Class]]]:
        key = (module, name)
        if key not in self._taken:
            found = self._taken[key] = {}
            for site, value in self._places(module, name):
                taker, given = parameters.unwrapped(value, site.invocation)
                if isinstance(taker, (External, Class)) and name in self._names_of(taker):
                    for node in self._built_among(given):
                        found.setdefault(node, []).append((Site(site.call, site.callee, given), taker))
        return self._taken[key]

    def _names_of(self, taker: External | Class) -> set[str]:
        names = [taker.name] if isinstance(taker, External) else self.ev.hierarchy.external_bases(taker)
        return {name.rpartition(".")[2] for name in names}

    def _built_among(self, given: Invocation) -> set[ast.Call]:
        """The calls that build what is among the arguments of another."""
        return {
            value.invocation.node
            for argument in given.arguments
            for value in self.ev.ask(self.ev.force(argument.value))
            if isinstance(value, (Built, Instance)) and value.invocation is not None
        }

    def _own_in(self, module: Module, name: str) -> list[Site]:
        """The calls of a library's method on `self`."""
        key = (module, name)
        if key not in self._own:
            self._own[key] = [
                site
                for site, value in self._places(module, name)
                if isinstance(value, External)
                and value.name.rpartition(".")[2] == name
                and isinstance(value.receiver, Instance)
                and value.receiver.invocation is None
            ]
        return self._own[key]

    def _entered_in(self, module: Module) -> frozenset[ast.Call]:
        """The calls that build what a file enters by a name, or by an exit stack."""
        if module not in self._entered:
            places: list[tuple[ast.expr, Block]] = [
                (node, block) for node, block in module.managers.items() if isinstance(node, (ast.Name, ast.Attribute))
            ]
            for call in module.calls if not _ENTERS.isdisjoint(module.called) else ():
                if last_name(call.node.func) in _ENTERS and call.node.args:
                    places.append((call.node.args[0], call.block))
            self._entered[module] = frozenset(
                value.invocation.node
                for node, block in places
                for value in self.ev.values(node, block)
                if isinstance(value, (Built, Instance)) and value.invocation is not None
            )
        return self._entered[module]


def _built_by(method: Value, name: str) -> Iterator[ast.Call]:
    """The calls that build the objects which a method of this name is bound to."""
    receivers: Iterable[Value | None] = ()
    if isinstance(method, Function) and getattr(method.node, "name", "") == name:
        receivers = method.receiver
    elif isinstance(method, External) and method.name.rpartition(".")[2] == name:
        receivers = (method.receiver,)
    for receiver in receivers:
        if isinstance(receiver, (Built, Instance)) and receiver.invocation is not None:
            yield receiver.invocation.node


def _method_around(scope: Scope | None, owners: set[Scope]) -> Function | None:
    """The method of one of these classes that a place stands in."""
    while scope is not None and scope.parent is not None:
        if scope.is_function and scope.parent in owners:
            return Function(scope.node, scope)  # type: ignore[arg-type]
        scope = scope.parent
    return None
