"""Calls, the catalogue and conventions → binds: every place that takes a port, with what is known about it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from flake8_portbind.binds import (
    children,
    commands,
    configuration,
    containers,
    conventions,
    environment,
    own_programs,
    ports,
    scripts,
)
from flake8_portbind.binds.ports import Port
from flake8_portbind.catalogue import containers as published
from flake8_portbind.catalogue import loggers
from flake8_portbind.catalogue.schema import Condition, Form, Listener, Reach
from flake8_portbind.evaluation import (
    builtin_names,
    deferral,
    entered,
    library_config,
    objects,
    parameters,
    patches,
    probing,
    texts,
    truth,
    usage,
)
from flake8_portbind.evaluation.arguments import Argument
from flake8_portbind.evaluation.evaluate import Evaluator
from flake8_portbind.evaluation.fixtures import enclosing_function
from flake8_portbind.evaluation.patches import Patch, Slot
from flake8_portbind.evaluation.reached import Reached, Way
from flake8_portbind.evaluation.truth import Assumed, Truth
from flake8_portbind.evaluation.words import Line
from flake8_portbind.model import context, reads
from flake8_portbind.model.evidence import Evidence
from flake8_portbind.model.module import Binding, Block, Call, Module, Scope, last_name
from flake8_portbind.model.values import (
    ABSENT,
    MISSING,
    UNKNOWN,
    Built,
    Class,
    Constant,
    External,
    Frame,
    Function,
    Instance,
    Invocation,
    Mapping,
    Partial,
    Value,
    Values,
)

_COROUTINES = ("asyncio.", "anyio.", "trio.")  # their listeners bind when they are awaited
_EXECUTED = ("start", "__enter__")
_SERVER_CLASSES = frozenset(("ServerClass", "server_class"))  # the keywords that hand over what listens


@dataclass(frozen=True, slots=True)
class Bind:
    """A listener and its port.

    Args:
        row: what is known about the listener.
        callee: the expression that names it.
        node: the call, or the statement for a port that is an attribute.
        block: where it stands.
        ports: every port that it may take.
        argument: the expression that hands over the port, if the call writes one.
        in_tests: whether it stands in test code.
        app: the values of the web app that it serves.
        app_node: the expression that names the app.
        at_home: whether the file belongs to the project of the app server itself.
        leads: whether it leads to the listener, which stands in another file.
    """

    module: Module
    row: Listener
    callee: ast.expr
    node: ast.AST
    block: Block
    ports: tuple[Port, ...]
    argument: ast.expr | None
    in_tests: bool
    app: Values = ()
    app_node: ast.expr | None = None
    at_home: bool = False
    leads: bool = False


class Finder:
    """Finds the binds of one file.

    Args:
        module: the file.
        ev: the evaluator.
        in_tests: whether the rules for test code hold.
        guarded: whether what stands under the main guard counts: such files are started as children.
        in_script: whether the file is the text of a child's script: those that it starts in turn are left alone.
    """

    def __init__(
        self, module: Module, ev: Evaluator, *, in_tests: bool, guarded: bool, in_script: bool = False
    ) -> None:
        self.module = module
        self.ev = ev
        self.in_tests = in_tests
        self.guarded = guarded
        self.in_script = in_script

    def binds(self, calls: Iterable[Call]) -> Iterator[Bind]:
        """Every listener of the file, in source order of the calls.

        Args:
            calls: those that may lead to one.
        """
        for call in calls:
            yield from self.of_call(call)
        yield from self.of_attributes()
        yield from self._of_classes()
        yield from self._of_settings()
        yield from self._of_environment()

    def _of_settings(self) -> Iterator[Bind]:
        """Ports that are put into a library's configuration: `cherrypy.config.update({"server.socket_port": 8080})`."""
        for row in self.ev.catalogue.settings:
            if row.name.partition(".")[0] not in self.module.imported or not usage.starts_library(
                self.ev, self.module, row
            ):
                continue
            argument = row.arguments[0]
            for change in library_config.changes(self.ev, External(row.name), argument.item, self.module):
                found = ports.of_argument(self.ev, change.values, argument.form, row)
                if found and self._is_taken(change) and not self.is_silent(change.callee, change.block, row):
                    yield self._made(row, change.callee, change.node, change.block, found, None)

    def _is_taken(self, place: environment.Setting | library_config.Change | Binding, env: Frame | None = None) -> bool:
        return self.way_to(place.node, place.block, env) is not Way.NOT_TAKEN

    def _of_environment(self) -> Iterator[Bind]:
        """The environment variables that make a library listen, where they are set."""
        for setting in environment.settings(self.module, self.ev):
            # Whoever replaces os.environ still sets the variable: only the variable's own name can be patched.
            if self._is_run(setting.node, setting.block):
                yield self._made(setting.row, setting.callee, setting.node, setting.block, setting.ports, setting.value)

    def of_call(self, call: Call, env: Frame | None = None) -> Iterator[Bind]:
        """The listeners that one call expression starts, itself or deferred.

        Args:
            call: the call.
            env: the activation of the function around it, where it is known.
        """
        found = list(self._of_taken(call, env))
        is_found = any(port.evidence is not Evidence.OS_CHOSEN for bind in found for port in bind.ports)
        if is_found or (found and patches.may_patch(self.module)):
            other = self.past(self.ev.patches.data_at(call.node, call.block, env))
            if other is not None:
                yield from other.of_call(call, env)
                return
        if is_found:
            way = self.way_to(call.node, call.block, env)
            if way is Way.NOT_TAKEN:
                return
            if env is None and (way is Way.OPEN or patches.may_patch(self.module)):
                found = self._as_called(call, found)
        yield from found

    def past(self, overridden: dict[Slot, Values]) -> Finder | None:
        """What finds binds where something is patched that holds numbers; None where nothing is, or it is known."""
        if not overridden or self.ev.overridden:
            return None
        ev = self.ev.past(overridden)
        return Finder(self.module, ev, in_tests=self.in_tests, guarded=self.guarded, in_script=self.in_script)

    def way_to(self, node: ast.AST, block: Block, env: Frame | None) -> Way:
        """Whether a place is reached: in a product, only what is certain counts for those who call it.

        Args:
            node: a call or statement.
            block: where it stands.
            env: the activation of the function around it, where it is known.
        """
        patched = self.ev.patches.at(node, block, env)
        reached = self.ev.patches.past(patched) if patched else self.ev.reached
        way = reached.way_to(node, block, env)
        return Way.NOT_TAKEN if way is Way.OPEN and env is not None and self._in_product else way

    @cached_property
    def _in_product(self) -> bool:
        return self.module is not self.ev.module and not self.ev.neighbours.is_test_code(self.module)

    def _as_called(self, call: Call, found: list[Bind]) -> list[Bind]:
        """The binds of a call that some callers of the function around it reach, on the ports that those give."""
        function = enclosing_function(call.block)
        callers = self.ev.ask(self.ev.callers.of(function, self.module)) if function is not None else []
        if function is None or not callers:
            return found
        scope = self.module.scopes[function]
        frames = [self.ev.frame(Function(function, scope), caller) for caller in callers]
        entered = [
            frame
            for caller, frame in zip(callers, frames, strict=True)
            if self.way_to(call.node, call.block, frame) is not Way.NOT_TAKEN
            and not self._meets(
                caller.node.func, caller.block, None, None, self.ev.patches.at(caller.node, caller.block, None)
            )
        ]
        if len(entered) == len(frames):
            return found
        merged: dict[tuple[str, ast.expr], Bind] = {}
        for frame in entered:
            for bind in self._of_taken(call, frame):
                known = merged.get((bind.row.name, bind.callee))
                ports = (*(known.ports if known is not None else ()), *bind.ports)
                merged[bind.row.name, bind.callee] = replace(bind, ports=tuple(dict.fromkeys(ports)))
        return list(merged.values())

    def _of_taken(self, call: Call, env: Frame | None) -> Iterator[Bind]:
        for callee, invocation in deferral.invocations(self.ev, call, env):
            if callee is not call.node.func and entered.is_left_alone(self.module, call):
                continue
            yield from self._started(callee, invocation)
            for row, unwrapped in self._rows(callee, invocation):
                bind = self._bind(row, callee, unwrapped)
                if bind is not None:
                    yield bind
                    break
            yield from self._configured(callee, invocation)

    def _configured(self, callee: ast.expr, invocation: Invocation) -> Iterator[Bind]:
        """The ports inside a dict that a server's constructor, or a container, is given."""
        row = published.row(callee)
        if row is not None:
            found = containers.ports_of(self.ev, row, invocation)
        elif conventions.takes_configuration(last_name(callee)):
            found, row = configuration.ports_of(self.ev, invocation), configuration.row(last_name(callee))
        else:
            return
        idle = bool(found and row.starts) and not usage.is_started(self.ev, invocation, row)
        if found and not idle and not self.is_silent(callee, invocation.block, row, invocation.env):
            yield self.at(callee, invocation, row, found)

    def _started(self, callee: ast.expr, invocation: Invocation) -> Iterator[Bind]:
        """The programs that a call starts as children and that listen."""
        for child in commands.started(self.ev, children.prepared(self.ev, callee, invocation)):
            yield self.at(callee, invocation, child.row, child.ports)
        for value in self.ev.callees(callee, invocation.block, invocation.env):
            found = children.of_call(self.ev, value, invocation)
            if not found.lines or (
                isinstance(value, External)
                and "Executor" in value.name
                and reads.is_idle(self.module, invocation.node, invocation.block, _EXECUTED)
            ):
                continue
            starter = self.ev.catalogue.listener(value.name) if isinstance(value, External) else None
            for line in found.lines:
                own = own_programs.of_line(self.ev, self.module, line) if not self.in_script else None
                known = list(self._of_own_program(own, line, callee, invocation, waits=found.waits)) if own else []
                yield from known
                if known or (own is not None and not own.may_listen(self.ev)):
                    continue
                for child in commands.started(self.ev, replace(found, lines=(line,)), serves=own is not None):
                    if not self.is_silent(callee, invocation.block, child.row, invocation.env):
                        # What waits for the child on its own number is not cured by a child that lets it be chosen.
                        row = child.row if starter is None else replace(child.row, cure=starter.cure)
                        yield self.at(callee, invocation, row, child.ports)
            for text in commands.scripts(found):
                yield from self._of_script(text, callee, invocation)

    def _of_own_program(
        self, program: own_programs.Program, line: Line, callee: ast.expr, invocation: Invocation, *, waits: bool
    ) -> Iterator[Bind]:
        """What a program of the project binds on the ports that its command line names, or leaves to its defaults."""
        only_ours = program.written or (waits and not line.detached)
        for module in program.modules:
            inner = self._as_program(module, program.argv)
            decided = self._decided_in(module) if not only_ours else frozenset()
            for bind in inner.binds(module.calls):
                if not inner.is_entered(bind.block):
                    continue
                taken = [
                    port
                    for port in bind.ports
                    if port.is_fixed
                    and port not in decided
                    and (not only_ours or (port.origin is not None and port.origin.module is self.module))
                ]
                if taken and not self.is_silent(callee, invocation.block, bind.row, invocation.env):
                    yield self.at(callee, invocation, own_programs.row(program, bind.row), taken)

    def is_entered(self, block: Block) -> bool:
        """Whether a program in sight runs the code of a block: its own, or that of a function which something calls."""
        function = enclosing_function(block)
        if function is None or (not isinstance(function, ast.Lambda) and function.decorator_list):
            return True
        return bool(self.ev.ask(self.ev.callers.of(function, self.module)))

    def _as_program(self, module: Module, argv: tuple[Argument, ...] | None) -> Finder:
        """A finder for a file that runs as a program."""
        neighbours = self.ev.neighbours.of(module)
        ev = Evaluator(module, self.ev.catalogue, neighbours, argv=argv)
        return Finder(module, ev, in_tests=True, guarded=True, in_script=True)

    def _decided_in(self, module: Module) -> frozenset[Port]:
        """The ports that a program takes whatever it is told, where they are reported in its own file."""
        if not self.ev.neighbours.is_test_code(module):
            return frozenset()
        return frozenset(port for bind in self._as_program(module, None).binds(module.calls) for port in bind.ports)

    def _of_script(self, text: Value, callee: ast.expr, invocation: Invocation) -> Iterator[Bind]:
        """What a child binds that runs `python -c` with a text that is written here."""
        module = scripts.parsed(text, self.module) if not self.in_script else None
        if module is None:
            return
        ev = Evaluator(module, self.ev.catalogue, self.ev.neighbours)
        inner = Finder(module, ev, in_tests=self.in_tests, guarded=True, in_script=True)
        for bind in inner.binds(module.calls):
            taken = scripts.as_written(text, bind.ports)
            row = replace(bind.row, name="python -c", reach=Reach.PROGRAM)
            if taken and not self.is_silent(callee, invocation.block, row, invocation.env):
                yield self.at(callee, invocation, row, taken)

    def at(self, callee: ast.expr, invocation: Invocation, row: Listener, ports: Iterable[Port]) -> Bind:
        """A bind that a call of this file brings about."""
        return self._made(row, callee, invocation.node, invocation.block, ports, None)

    def _made(
        self,
        row: Listener,
        callee: ast.expr,
        node: ast.AST,
        block: Block,
        ports: Iterable[Port],
        argument: ast.expr | None,
    ) -> Bind:
        return Bind(self.module, row, callee, node, block, tuple(ports), argument, self.in_tests)

    def listens(self, call: Call) -> bool:
        """Whether a call expression starts a listener, whatever its port, or what its caller wants to have started."""
        for callee, invocation in deferral.invocations(self.ev, call):
            if (
                published.row(callee) is not None
                or any(True for _ in self._rows(callee, invocation))
                or any(True for _ in self._started(callee, invocation))
                or self._starts_anything(callee, invocation)
            ):
                return True
        return False

    def _starts_anything(self, callee: ast.expr, invocation: Invocation) -> bool:
        """Whether a call starts a program that is not known where it stands."""
        return any(
            children.of_call(self.ev, value, invocation).is_open
            for value in self.ev.callees(callee, invocation.block, invocation.env)
        )

    def _rows(self, callee: ast.expr, invocation: Invocation) -> Iterator[tuple[Listener, Invocation]]:
        """The listeners that a callee may be, each with the arguments as it sees them."""
        values = self.ev.callees(callee, invocation.block, invocation.env)
        understood = False
        for called in values:
            understood = understood or called != UNKNOWN
            if isinstance(called, Partial) and self._names_port(called):
                continue  # reported where the port was given
            value, given = parameters.unwrapped(called, invocation)
            if isinstance(value, External):
                yield from self._of_library(value, callee, given)
            elif isinstance(value, Class):
                yield from self._of_class(value, given)
        if not understood and invocation.node.func is callee:
            row = conventions.listener(invocation.node, callee)
            if row is not None:
                yield row, invocation

    def _names_port(self, partial: Partial) -> bool:
        """Whether a partial was already given the port of a library's listener."""
        row = self.ev.catalogue.listener(partial.callee.name) if isinstance(partial.callee, External) else None
        return row is not None and bool(self._ports(row, partial.invocation)[0])

    def _of_library(
        self, value: External, callee: ast.expr, invocation: Invocation
    ) -> Iterator[tuple[Listener, Invocation]]:
        name = value.name
        owner, _, method = name.rpartition(".")
        if method in ("__init__", "spawn"):
            row = self.ev.catalogue.listener(owner)
            if row is None or row.reach is not Reach.CLASS:
                return
            if method == "spawn":
                yield replace(row, starts=()), invocation
            else:
                yield row, parameters.without_first(invocation) if value.receiver is None else invocation
            return
        row = self.ev.catalogue.listener(name)
        if row is None:
            if name.partition(".")[0] in loggers.LIBRARIES:
                return
            # A library that the catalogue does not know: only a name that says so counts.
            if value.receiver is None and name not in builtin_names.NAMES and not self.ev.catalogue.knows(name):
                guessed = conventions.listener(invocation.node, callee)
                if guessed is not None and invocation.node.func is callee and not _is_client(name):
                    yield guessed, invocation
            elif isinstance(value.receiver, Built) and not self.ev.catalogue.knows(value.receiver.name):
                guessed = conventions.runs(invocation.node, callee, value.receiver.name)
                if guessed is not None and invocation.node.func is callee:
                    yield guessed, invocation
            return
        if row.reach in (Reach.FUNCTION, Reach.CLASS) or (row.reach is Reach.METHOD and value.receiver is not None):
            if self._is_inet(value.receiver):
                yield row, invocation
        elif row.reach is Reach.METHOD and "." in name:
            yield row, parameters.without_first(invocation)

    def _is_inet(self, receiver: Value | None) -> bool:
        """Whether a socket is of a family that has ports; what cannot be seen is taken for one."""
        if not isinstance(receiver, Built) or receiver.name != "socket.socket" or receiver.invocation is None:
            return True
        families = self.ev.ask(parameters.argument(self.ev, receiver.invocation, 0, "family"))
        names = [value.name.rpartition(".")[2] for value in families if isinstance(value, External)]
        return not any(name[1:].startswith("F_") and not name.endswith(("_INET", "_INET6")) for name in names)

    def _of_class(self, cls: Class, invocation: Invocation) -> Iterator[tuple[Listener, Invocation]]:
        """A class in sight whose constructor is a library's listener."""
        if objects.method(self.ev, cls, "__init__") is not None or self._replaces_bind(cls):
            return
        for base in self.ev.hierarchy.external_bases(cls):
            for name in self.ev.catalogue.line(base):
                row = self.ev.catalogue.listeners.get(name)
                if row is not None and row.reach is Reach.CLASS:
                    yield row, invocation
                    return

    def _replaces_bind(self, cls: Class) -> bool:
        """Whether a server of socketserver's kind has a `server_bind` of its own that binds nothing."""
        own = objects.method(self.ev, cls, "server_bind")
        return own is not None and not any(
            last_name(call.node.func) in ("bind", "server_bind")
            for call in own.scope.module.calls_by_scope.get(own.scope, ())
        )

    def _bind(self, row: Listener, callee: ast.expr, invocation: Invocation) -> Bind | None:
        block = invocation.block
        if (
            self.never_runs(block, invocation.node)
            or self._is_handed(row, invocation)
            or self._is_conditioned(row, invocation)
            or self._is_fake(row, invocation)
            or (callee is invocation.node.func and self._is_never_awaited(row, invocation))
        ):
            return None
        if row.starts and not usage.is_started(self.ev, invocation, row):
            return None
        found, argument = self._ports(row, invocation)
        if isinstance(argument, ast.Name):
            found = [port for port in found if not self._is_kept_out(port, argument, invocation)]
        if probing.is_probe(self.ev, invocation.node, block.scope):
            drawn = any(port.evidence in (Evidence.PROBED, Evidence.GUESSED) for port in found)
            found = [Port(Evidence.PROBED)] if drawn else []
        if not found:
            return None
        if any(port.evidence is not Evidence.OS_CHOSEN for port in found) and (
            self.is_replaced(callee, block, row, invocation.env)
            or (row.starts and self._starts_in_vain(row, invocation))
        ):
            return None
        app, app_node = self._app(row, callee, invocation)
        library = row.name.partition(".")[0]
        at_home = row.app is not None and self.ev.neighbours.find(self.module, library, 0) is not None
        return Bind(
            self.module,
            row,
            callee,
            invocation.node,
            block,
            tuple(found),
            argument,
            self.in_tests,
            app,
            app_node,
            at_home,
        )

    def _is_kept_out(self, port: Port, name: ast.Name, invocation: Invocation) -> bool:
        """Whether a call is not reached where a name holds this number: `if port: return` above it leaves only 0."""
        block, env = invocation.block, invocation.env
        if port.origin is None or len(block.scope.names.get(name.id, ())) != 1:
            return False  # what is bound twice may have changed in between
        if self.ev.reached.way_to(invocation.node, block, env) is not Way.OPEN:
            return False
        given = Assumed({name.id: (Constant(port.number, port.origin),)})
        return Reached(self.ev, given).way_to(invocation.node, block, env) is Way.NOT_TAKEN

    def is_silent(self, callee: ast.expr, block: Block, row: Listener, env: Frame | None = None) -> bool:
        """Whether a listener takes nothing where it stands: it never runs, is replaced or is expected to fail.

        Args:
            callee: what is called.
            block: where it stands.
            row: the listener.
            env: the activation of the function around it, where it is known.
        """
        child = row.reach is Reach.PROGRAM
        return self.never_runs(block, callee, child=child) or self.is_replaced(callee, block, row, env)

    def _is_run(self, node: ast.AST, block: Block) -> bool:
        return not self.never_runs(block, node) and self.way_to(node, block, None) is not Way.NOT_TAKEN

    def never_runs(self, block: Block, listener: ast.AST | None = None, *, child: bool = False) -> bool:
        """Whether code is not run as the file's own, or only where it is expected to fail before it takes a port.

        Args:
            block: where it stands.
            listener: what listens itself; None for what leads to a listener.
            child: whether a child process listens.
        """
        if context.is_refused(block, listener, child=child) or not entered.is_entered(block.scope.module, block):
            return True
        return context.under_main_guard(block) and not self.guarded

    def is_replaced(self, callee: ast.expr, block: Block, row: Listener | None, env: Frame | None) -> bool:
        """Whether something on the way of a call is patched where it runs, or by all that call the function around it.

        Args:
            callee: what is called.
            block: where it stands.
            row: the listener that it starts; None where it leads to one.
            env: the activation of the function around it, where it is known.
        """
        if self._meets(callee, block, row, env, self.ev.patches.at(callee, block, env)):
            return True
        function = enclosing_function(block) if env is None else None
        callers = self.ev.ask(self.ev.callers.of(function, self.module)) if function is not None else []
        return bool(callers) and all(
            self._meets(callee, block, row, env, self.ev.patches.at(caller.node, caller.block, caller.env))
            for caller in callers
        )

    def _meets(
        self, callee: ast.expr, block: Block, row: Listener | None, env: Frame | None, patched: dict[Slot, Patch]
    ) -> bool:
        return self.ev.patches.meets(callee, block, env, patched) or (
            row is not None and self.ev.patches.underneath(row, patched)
        )

    def _starts_in_vain(self, row: Listener, invocation: Invocation) -> bool:
        """Whether all calls that start what is built here stand where the listener, or the event loop, is replaced."""
        starts = list(usage.starts_of(self.ev, invocation, row))
        return bool(starts) and all(self.is_replaced(start.callee, start.call.block, row, None) for start in starts)

    def _is_handed(self, row: Listener, invocation: Invocation) -> bool:
        """Whether the call is given a socket or a Unix path instead of a port."""
        return any(
            given.keyword in row.handed
            and not (isinstance(given.value.node, ast.Constant) and given.value.node.value is None)
            for given in invocation.arguments
        )

    def _is_fake(self, row: Listener, invocation: Invocation) -> bool:
        """Whether what would listen is a mock, or a coroutine that is run only where it is expected to fail."""
        if row.name.startswith(_COROUTINES) and usage.only_fails(self.module, invocation.node, invocation.block):
            return True
        if row.engine:
            engines = self.ev.ask(parameters.argument(self.ev, invocation, 0, row.engine))
            if engines and all(truth.is_mock(value) for value in engines):
                return True
            written = _written(invocation, 0, row.engine)
            if written is not None and self.is_replaced(written, invocation.block, None, invocation.env):
                return True
        return any(
            truth.is_mock(value)
            for given in invocation.arguments
            if given.keyword in _SERVER_CLASSES
            for value in self.ev.ask(self.ev.force(given.value))
        )

    def _is_never_awaited(self, row: Listener, invocation: Invocation) -> bool:
        """Whether a coroutine listens that nobody awaits."""
        return (
            row.name.startswith(_COROUTINES)
            and row.reach is not Reach.CLASS
            and entered.is_closed(self.module, invocation.node, invocation.block)
        )

    def _is_conditioned(self, row: Listener, invocation: Invocation) -> bool:
        """Whether the call's own arguments say that it does not listen; in a product, whether they may."""
        silencing = [(row.unless, truth.HOLDS), (row.when, truth.FAILS)]
        said = [(self._said(given, invocation), silent) for given, silent in silencing if given is not None]
        doubts = invocation.env is not None and self._in_product
        return any(answer is silent or (answer is truth.OPEN and doubts) for answer, silent in said)

    def _said(self, condition: Condition, invocation: Invocation) -> Truth:
        """Whether a call gives an argument the value of a condition, itself or by what it passes on."""
        given = _written(invocation, condition.position, condition.keyword)
        if given is None and invocation.env is None:
            return truth.FAILS  # what is passed on is not the same for each caller
        wanted = ast.literal_eval(condition.value)
        values = self.ev.ask(parameters.argument(self.ev, invocation, condition.position, condition.keyword))
        answers = {
            truth.decided(isinstance(value, Constant) and value.value == wanted)
            if isinstance(value, Constant) or value == MISSING
            else truth.OPEN
            for value in values
        }
        if len(answers) == 1 and answers != {truth.OPEN}:
            return answers.pop()
        if given is None or not isinstance(wanted, bool):
            return truth.OPEN
        answer = self.ev.ask(truth.of(self.ev, given, invocation.block, invocation.env, truth.NOTHING))
        return answer if wanted else truth.negated(answer)

    def _ports(self, row: Listener, invocation: Invocation) -> tuple[list[Port], ast.expr | None]:
        for argument in row.arguments:
            values = self.ev.ask(parameters.argument(self.ev, invocation, argument.position, argument.keyword))
            if argument.item and values != ABSENT:
                values = self._held(values, argument.item)
            if values == ABSENT:
                continue
            present = tuple(value for value in values if value != MISSING)
            found = ports.of_argument(self.ev, present, argument.form, row)
            if MISSING in values:
                found += self._omitted(row, invocation)
            written = _written(invocation, argument.position, argument.keyword)
            if isinstance(written, ast.Tuple) and len(written.elts) > 1:
                written = written.elts[1]
            return found, written
        return self._omitted(row, invocation), None

    def _omitted(self, row: Listener, invocation: Invocation) -> list[Port]:
        """The ports that a call takes which names none: those of the configuration, or the default."""
        callee = invocation.node.func
        if row.setting and isinstance(callee, ast.Attribute):
            for app in self.ev.values(callee.value, invocation.block, invocation.env):
                config = library_config.of_app(app)
                held = self.ev.ask(library_config.held(self.ev, config, row.setting, self.module))
                if any(texts.is_text(value) and ":" in (texts.written(value) or ":") for value in held):
                    return ports.of_argument(self.ev, held, Form.ENDPOINT, row)
        return [Port(None, row.omitted)] if row.omitted is not None else []

    def _held(self, values: Values, key: str) -> Values:
        """What dicts hold under a key; `ABSENT` where none of them has it."""
        items = [value.get(key) for value in values if isinstance(value, Mapping)]
        return self.ev.ask(self.ev.every(item for item in items if item is not None)) or ABSENT

    def _app(self, row: Listener, callee: ast.expr, invocation: Invocation) -> tuple[Values, ast.expr | None]:
        if row.app is None:
            return (), None
        if row.app < 0:
            if not isinstance(callee, ast.Attribute):
                return (), None
            return self.ev.values(callee.value, invocation.block, invocation.env), callee.value
        node = _written(invocation, row.app, "app")
        if node is None:
            values = self.ev.ask(parameters.argument(self.ev, invocation, row.app, "app"))
            return tuple(value for value in values if value != MISSING), None
        return (self.ev.values(node, invocation.block, invocation.env), node) if node is not None else ((), None)

    def of_attributes(self, scope: Scope | None = None, env: Frame | None = None) -> Iterator[Bind]:
        """Ports that are assigned to an attribute of a library's object, as `config.bind = […]`.

        Args:
            scope: the function whose assignments count; None for all of the file.
            env: the activation of that function, where it is known.
        """
        for row in self.ev.catalogue.attributes:
            cls, _, attribute = row.name.rpartition(".")
            for store in self.module.stores.get(attribute, ()):
                if store.target is None or store.value is None or store.path:
                    continue
                if (scope is None or store.block.scope is scope) and self._is_taken(store, env):
                    targets = self.ev.values(store.target, store.block, env)
                    if any(cls in self._line(target) and self._is_running(target, row) for target in targets):
                        yield from self._stored(row, store, store.value, env)

    def _is_running(self, target: Value, row: Listener) -> bool:
        """Whether an object of a library's module is started in this file; one that is built here may be elsewhere."""
        return not isinstance(target, External) or usage.starts_library(self.ev, self.module, row)

    def _line(self, value: Value) -> list[str]:
        """The library classes that an object is an instance of."""
        if isinstance(value, Built):
            return self.ev.catalogue.line(value.name)
        if isinstance(value, External):
            return [value.name]  # an object of a library's module, as `cherrypy.server`
        bases = self.ev.hierarchy.external_bases(value.cls) if isinstance(value, Instance) else []
        return [name for base in bases for name in self.ev.catalogue.line(base)]

    def _stored(self, row: Listener, store: Binding, value: ast.expr, env: Frame | None) -> Iterator[Bind]:
        argument = row.arguments[0]
        values = self.ev.values(value, store.block, env)
        if argument.keyword and any(isinstance(held, Mapping) for held in values):
            values = self._held(values, argument.keyword)
        found = ports.of_argument(self.ev, values, argument.form, row)
        target = store.node.targets[0] if isinstance(store.node, ast.Assign) else None
        if found and isinstance(target, ast.expr) and not self.is_silent(target, store.block, row, env):
            yield self._made(row, target, store.node, store.block, found, value)

    def _of_classes(self) -> Iterator[Bind]:
        """Ports that are set in the body of a subclass, as `port = 8081` of a live-server test case."""
        for node, block in self.module.classes:
            cls = Class(node, self.module.scopes[node])
            for base in self.ev.hierarchy.external_bases(cls) if node.bases else ():
                for name in self.ev.catalogue.line(base):
                    for row in self.ev.catalogue.class_attributes.get(name, ()):
                        attribute = row.name.rpartition(".")[2]
                        for binding in cls.scope.names.get(attribute, ()):
                            if binding.value is not None and self._is_run(node, block):
                                values = self.ev.values(binding.value, binding.block)
                                found = ports.of_argument(self.ev, values, row.arguments[0].form, row)
                                yield self._made(row, binding.value, node, block, found, binding.value)


def _written(invocation: Invocation, position: int | None, keyword: str) -> ast.expr | None:
    """The expression that a call writes for an argument, if it writes one."""
    for given in invocation.arguments:
        if keyword and given.keyword == keyword:
            return given.value.node
    positional = [given for given in invocation.arguments if not given.keyword]
    if (
        position is not None
        and position < len(positional)
        and not any(given.stars for given in positional[: position + 1])
    ):
        return positional[position].value.node
    return None


def _is_client(name: str) -> bool:
    return "client" in name.lower()
