"""What functions and classes of other files listen on, seen from the calls of the linted file.

A helper of another file that listens on its parameter is a listener here too; so is a class whose methods bind what its
constructor was given. The bind is reported where this file calls them, because there this file takes the port.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from flake8_portbind.binds import programs
from flake8_portbind.binds.listeners import Bind, Finder
from flake8_portbind.binds.ports import Port
from flake8_portbind.evaluation import deferral, fixtures, objects, overriding, parameters, usage
from flake8_portbind.evaluation.called import functions_called, methods_run
from flake8_portbind.evaluation.evaluate import Evaluator
from flake8_portbind.evaluation.patches import Patch, Slot, may_patch
from flake8_portbind.evaluation.reached import Way
from flake8_portbind.model import collection
from flake8_portbind.model.module import Block, Call, FunctionNode, Module
from flake8_portbind.model.values import (
    GUESSED,
    Class,
    Constant,
    Deferred,
    Frame,
    Function,
    Instance,
    Invocation,
    Mapping,
    Partial,
    Sequence,
    Value,
    Values,
)


class Leading(Protocol):
    """What leads to a listener."""

    def leads_to_listener(self, function: Function) -> bool:
        """Whether a function, or one that it calls, starts something that listens."""

    def relevant(self, function: Function) -> Iterator[Call]:
        """The calls of a function that start a listener or lead to one."""

    def asks_for_listener(self, name: str) -> bool:
        """Whether a fixture of this name leads to a listener in some file."""


def through_calls(finder: Finder, calls: Iterable[Call], leading: Leading) -> Iterator[Bind]:
    """The binds that the calls of a file lead to: in other files of its project, in programs that they carry out.

    Args:
        finder: that of the file.
        calls: its calls that may lead to one.
        leading: what leads to a listener.
    """
    search = _Search(finder, leading)
    for call in calls:
        yield from search.of_call(call)
    if finder.ev.neighbours.follow:
        yield from search.of_heirs()
        yield from search.of_requests()


class _Search:
    """One file's search through its neighbours."""

    def __init__(self, finder: Finder, leading: Leading) -> None:
        self.finder = finder
        self.ev = finder.ev
        self.module = finder.module
        self.finders: dict[Module, Finder] = {}
        self.leading = leading
        self._others: dict[Evaluator, _Search] = {}

    def of_call(self, call: Call) -> Iterator[Bind]:
        for callee, invocation in deferral.invocations(self.ev, call):
            if self.finder.never_runs(call.block):
                continue
            for value in self.ev.callees(callee, invocation.block):
                found = list(self._of_program(callee, value, invocation))
                for bind in self._of_value(value, invocation) if self.ev.neighbours.follow else ():
                    if self._is_ours(bind, invocation) and not self.finder.is_replaced(callee, call.block, None, None):
                        found.append(self._rebased(bind, callee, invocation))
                other = self._past(call) if found or may_patch(self.module) else None
                if other is not None:
                    yield from other.of_call(call)
                    return
                if found and self.finder.way_to(call.node, call.block, None) is not Way.NOT_TAKEN:
                    yield from found

    def _past(self, call: Call) -> _Search | None:
        """The search where something is patched that holds numbers."""
        finder = self.finder.past(self.ev.patches.data_at(call.node, call.block, None))
        if finder is None:
            return None
        if finder.ev not in self._others:
            self._others[finder.ev] = _Search(finder, self.leading)
        return self._others[finder.ev]

    def _of_program(self, callee: ast.expr, value: Value, invocation: Invocation) -> Iterator[Bind]:
        """What a command line binds that is carried out in this process."""
        for run in programs.runs(self.ev, callee, value, invocation):
            patches = self.ev.patches.at(invocation.node, invocation.block, invocation.env)
            if run.functions is None:
                replaced = self.ev.patches.underneath(run.row, patches)
            else:
                replaced = not any(self._leads_past(function, patches) for function in run.functions)
            if not replaced:
                yield self.finder.at(callee, invocation, run.row, run.ports)

    def _leads_past(self, start: Function, patches: dict[Slot, Patch]) -> bool:
        """Whether a function starts something that listens, itself or through others, where this is patched."""
        todo, known = [start], {start.node}
        while todo:
            function = todo.pop()
            if not self.leading.leads_to_listener(function):
                continue
            finder = self._finder(function.scope.module)
            for call in self.leading.relevant(function):
                if self.ev.patches.meets(call.node.func, call.block, None, patches):
                    continue
                if self.ev.patches.past(patches).way_to(call.node, call.block, None) is Way.NOT_TAKEN:
                    continue
                if finder.listens(call):
                    return True
                for callee, _ in functions_called(self.ev, call, None):
                    if callee.node not in known:
                        known.add(callee.node)
                        todo.append(callee)
        return False

    def _of_value(self, value: Value, invocation: Invocation) -> Iterator[Bind]:
        if isinstance(value, Partial) and any(_fixed(bind) for bind in self._of_value(value.callee, value.invocation)):
            return  # reported where the port was given
        value, invocation = parameters.unwrapped(value, invocation)
        if isinstance(value, Function) and value.scope.module is not self.module:
            binds = list(self._inside([(value, self.ev.frame(value, invocation))], invocation.block))
            built_here = any(
                isinstance(receiver, Instance)
                and receiver.invocation is not None
                and receiver.invocation.block.scope.module is self.module
                for receiver in value.receiver
            )
            if binds and (built_here or self.ev.neighbours.is_test_code(value.scope.module)):
                binds = _without(binds, self._taken_anyway(value, invocation))
            yield from binds
        elif isinstance(value, Class):
            line = (value, *self.ev.hierarchy.bases_in_sight(value))
            if any(member.scope.module is not self.module for member in line):
                yield from self._of_constructor(value, invocation)

    def _taken_anyway(self, function: Function, invocation: Invocation) -> set[Port]:
        """The fixed ports that a function takes whatever it is called with."""
        frame = self.ev.frame(function, _opaque(invocation))
        return {port for bind in self._inside([(function, frame)], invocation.block) for port in _fixed(bind)}

    def _of_constructor(self, cls: Class, invocation: Invocation) -> Iterator[Bind]:
        """What the call that builds an object decides about what it binds.

        What a class of test code takes whatever it is built with is reported where it stands.
        """
        binds = list(self._of_object(cls, invocation))
        if binds and cls.scope.module is not self.module and self.ev.neighbours.is_test_code(cls.scope.module):
            known = {port for bind in self._of_object(cls, _opaque(invocation)) for port in _fixed(bind)}
            binds = _without(binds, known)
        yield from binds

    def _of_object(self, cls: Class, invocation: Invocation) -> Iterator[Bind]:
        """What an object binds when it is built, or when one of the methods that this file calls is."""
        todo = [
            (method, self.ev.frame(method, given))
            for method, given in methods_run(self.ev, cls, invocation, self.leading.leads_to_listener)
            if method.scope.module is not self.module
        ]
        for bind in self._inside(todo, invocation.block):
            if not bind.row.starts or self._is_started(bind, cls, invocation):
                yield bind

    def _is_started(self, bind: Bind, cls: Class, invocation: Invocation) -> bool:
        """Whether what the methods of an object build is started by one of its methods that runs."""
        if not isinstance(bind.node, ast.Call) or bind.node in bind.module.managers:
            return True
        made = parameters.invocation_of(bind.node, bind.block, None)
        return self.ev.started.is_entered(made) or any(
            self.ev.started.is_reached(cls, invocation, site) for site in usage.starts_of(self.ev, made, bind.row)
        )

    def of_heirs(self) -> Iterator[Bind]:
        """What the set-up of a base class in another file binds on a port that a class of this file sets."""
        for node, block in self.module.classes:
            cls = Class(node, self.module.scopes[node])
            if not node.bases or self.ev.hierarchy.modules(cls) <= {self.module}:
                continue
            for name in ("setUp", "setUpClass", "asyncSetUp", "setup_method", "setup_class"):
                method = objects.method(self.ev, cls, name)
                if method is None or method.scope.module is self.module:
                    continue
                bound = Function(method.node, method.scope, None, (Instance(cls),))
                nothing = Invocation(ast.Call(func=ast.Name(id=node.name), args=[], keywords=[]), block, ())
                for bind in self._inside([(bound, self.ev.frame(bound, nothing))], block):
                    if self._is_given_here(bind):
                        yield replace(
                            bind,
                            module=self.module,
                            callee=_name_of(node),
                            node=node,
                            block=block,
                            argument=None,
                            leads=True,
                        )

    def of_requests(self) -> Iterator[Bind]:
        """What fixtures of other files bind on a port that a test of this file gives them."""
        if not overriding.changes_fixtures(self.module):
            return
        known: dict[object, list[Bind]] = {}
        for function, block in self.module.functions:
            if not (collection.is_test(function) or collection.fixture_name(function)):
                continue
            rows = tuple(call for call, _ in fixtures.marks(function, block))
            for name, node in overriding.requests(function, block).items():
                if not self.leading.asks_for_listener(name):
                    continue
                key = (name, block, rows)
                if key not in known:
                    known[key] = list(self._of_request(function, block, name))
                for bind in known[key]:
                    if (
                        not self.finder.never_runs(block)
                        and self.finder.way_to(function, block, None) is not Way.NOT_TAKEN
                    ):
                        yield replace(
                            bind, module=self.module, callee=node, node=node, block=block, argument=None, leads=True
                        )

    def _of_request(self, asking: FunctionNode, block: Block, name: str) -> Iterator[Bind]:
        for found in overriding.foreign(self.ev, asking, block, name):
            if self.leading.leads_to_listener(found):
                frame = self.ev.ask(overriding.activation(self.ev, asking, block, found))
                yield from filter(self._is_given_here, self._inside([(found, frame)], self.module.scopes[asking].block))

    def _is_given_here(self, bind: Bind) -> bool:
        """Whether a number of this file is the port that another file's code binds."""
        return any(port.origin is not None and port.origin.module is self.module for port in bind.ports)

    def _inside(self, todo: list[tuple[Function, Frame | None]], place: Block) -> Iterator[Bind]:
        """The binds inside these functions and those that they call, as far as none is replaced at this place."""
        entered: set[ast.AST] = set()
        while todo:
            function, frame = todo.pop(0)
            if function.node in entered or frame is None or not self.leading.leads_to_listener(function):
                continue
            entered.add(function.node)
            finder = self._finder(function.scope.module)
            yield from finder.of_attributes(function.scope, frame)
            for call in self.leading.relevant(function):
                if finder.way_to(call.node, call.block, frame) is Way.NOT_TAKEN:
                    continue
                yield from finder.of_call(call, frame)
                todo.extend(
                    (callee, self.ev.frame(callee, given))
                    for callee, given in functions_called(self.ev, call, frame, self.leading.leads_to_listener)
                )

    def _finder(self, module: Module) -> Finder:
        if module not in self.finders:
            self.finders[module] = Finder(module, self.ev, in_tests=self.finder.in_tests, guarded=self.finder.guarded)
        return self.finders[module]

    def _is_ours(self, bind: Bind, invocation: Invocation) -> bool:
        """Whether the call decides on the port.

        What another file guesses by itself is reported there, and a library's default proves nothing in a product.
        """
        if any(port.walked is not None and port.walked.module is self.module for port in bind.ports):
            return True
        in_product = not self.ev.neighbours.is_test_code(bind.module)
        return any(port.is_fixed and not (in_product and port.origin is None) for port in bind.ports) or any(
            value == GUESSED or any(GUESSED in self.ev.ask(self.ev.force(item)) for item in _items(value))
            for given in invocation.arguments
            for value in self.ev.ask(self.ev.force(given.value))
        )

    def _rebased(self, bind: Bind, callee: ast.expr, invocation: Invocation) -> Bind:
        return replace(
            bind,
            module=self.module,
            callee=callee,
            node=invocation.node,
            block=invocation.block,
            argument=self._argument(bind, invocation),
            app=(),
            app_node=None,
            leads=True,
        )

    def _argument(self, bind: Bind, invocation: Invocation) -> ast.expr | None:
        """The argument that hands over the number, where it is written in yet another file."""
        numbers = {port.origin.node for port in bind.ports if port.origin is not None}
        for given in invocation.arguments:
            for value in self.ev.ask(self.ev.force(given.value)):
                if isinstance(value, Constant) and value.origin.node in numbers:
                    return given.value.node
        return None


def _items(value: Value) -> Iterator[Deferred | Values]:
    """What a list or dict holds."""
    if isinstance(value, Sequence):
        yield from value.elements
    elif isinstance(value, Mapping):
        yield from (item for _, item in value.entries)


def _opaque(invocation: Invocation) -> Invocation:
    """The same call with arguments that are not known."""
    return Invocation(invocation.node, invocation.block, (), invocation.env, opaque=True)


def _without(binds: list[Bind], known: set[Port]) -> list[Bind]:
    """The binds on a port that is not known already."""
    return [bind for bind in binds if not _fixed(bind) or not known.issuperset(_fixed(bind))]


def _fixed(bind: Bind) -> list[Port]:
    return [port for port in bind.ports if port.is_fixed]


def _name_of(node: ast.ClassDef) -> ast.expr:
    """The class's name as an expression, for the place of a finding."""
    column = node.col_offset + len("class ")
    return ast.Name(
        id=node.name,
        lineno=node.lineno,
        col_offset=column,
        end_lineno=node.lineno,
        end_col_offset=column + len(node.name),
    )
