"""What becomes of an object after it is built: is it started, handed on, or left alone?"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_portbind.catalogue.schema import Listener, Reach
from flake8_portbind.evaluation import parameters
from flake8_portbind.evaluation.started import ENTERING, Site
from flake8_portbind.model import reads
from flake8_portbind.model.module import Block, Module
from flake8_portbind.model.reads import FAILING
from flake8_portbind.model.values import ABSENT, Built, Class, External, Instance, Invocation, Value

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator


def only_fails(module: Module, call: ast.Call, block: Block) -> bool:
    """Whether the coroutine that a call gives is run only where it is expected to fail."""
    names = module.uses.get(block.scope, {})
    return reads.reads_of(module, call, block) == set() and any(
        binding.value is call for name in names.get(FAILING, ()) for binding in block.scope.names.get(name, ())
    )


def is_started(ev: Evaluator, made: Invocation, row: Listener) -> bool:
    """Whether something in sight starts what a call builds or prepares.

    Args:
        ev: the evaluator.
        made: the call.
        row: the listener, for the methods that start it and the functions and classes that it is handed to.
    """
    module = made.block.scope.module
    if made.node in module.managers:
        return True
    if row.reach is not Reach.METHOD and reads.is_idle(module, made.node, made.block, row.starts):
        return False
    return (not ENTERING.isdisjoint(row.starts) and ev.started.is_entered(made)) or any(starts_of(ev, made, row))


def starts_of(ev: Evaluator, made: Invocation, row: Listener) -> Iterator[Site]:
    """The calls that start what a call builds or prepares, but for those that hand it a bound socket.

    Args:
        ev: the evaluator.
        made: the call.
        row: the listener.
    """
    objects = [made]
    if row.reach is Reach.METHOD and isinstance(made.node.func, ast.Attribute):
        receivers = ev.values(made.node.func.value, made.block, made.env)
        objects = [value.invocation for value in receivers if _is_built(value)]  # type: ignore[misc,union-attr]
    for name in row.starts:
        for thing in objects:
            yield from ev.started.calls_of(thing, name)
        for site, callee in ev.started.taking(made, name):
            runs = ev.catalogue.runs_of(callee.name) if isinstance(callee, External) else _runs_of_heir(ev, callee)
            if runs is None:
                yield site
            else:
                yield from _runs(ev, callee, site.invocation, runs)


def _is_built(value: Value) -> bool:
    return isinstance(value, (Built, Instance)) and value.invocation is not None


def _runs_of_heir(ev: Evaluator, cls: Class) -> tuple[str, ...] | None:
    """The methods that run a server of a class in sight."""
    known = [ev.catalogue.runs_of(base) for base in ev.hierarchy.external_bases(cls)]
    return next((runs for runs in known if runs is not None), None)


def _runs(ev: Evaluator, callee: Value, server: Invocation, runs: tuple[str, ...]) -> Iterator[Site]:
    """The calls that run a server which was handed what it listens on."""
    for name in runs:
        for site in ev.started.calls_of(server, name):
            if ev.ask(parameters.argument(ev, site.invocation, None, "sockets")) == ABSENT:
                yield site
        if isinstance(callee, Class):
            yield from ev.started.own_calls_of(callee, server, name)


def starts_library(ev: Evaluator, module: Module, row: Listener) -> bool:
    """Whether a file starts the one server of a library, which has no object of its own: `cherrypy.engine.start()`."""
    library = row.name.partition(".")[0]
    return any(
        isinstance(value, External) and value.name.partition(".")[0] == library
        for name in row.starts
        for call in module.uses_of_names.called.get(name, ())
        for value in ev.callees(call.node.func, call.block)
    )


def replaced_on(module: Module, call: ast.Call, block: Block) -> set[str]:
    """The methods that a function replaces on the object that a call builds: `client.connect = lambda: False`."""
    assigned = module.assigned.get(block.scope, {})
    return set().union(*(assigned.get(name, set()) for name in _names_of(call, block))) if assigned else set()


def _names_of(node: ast.expr, block: Block) -> set[str]:
    """The names of a scope that hold what an expression gives."""
    return {name for name, held in block.scope.names.items() if any(b.value is node and not b.path for b in held)}
