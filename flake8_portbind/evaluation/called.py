"""The functions in sight that a call runs, the methods of what it builds included."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from flake8_portbind.evaluation import deferral, objects, parameters, usage
from flake8_portbind.evaluation.evaluate import Evaluator
from flake8_portbind.evaluation.started import ENTERING
from flake8_portbind.model import reads
from flake8_portbind.model.module import Call
from flake8_portbind.model.values import Class, Frame, Function, Instance, Invocation, Partial

_FIRST = ("__init__", "__post_init__")
_ENTRIES = ENTERING.union(_FIRST)
_RUN = frozenset(("run",))  # of a thread that is started


def functions_called(
    ev: Evaluator, call: Call, frame: Frame | None, wanted: Callable[[Function], bool] | None = None
) -> Iterator[tuple[Function, Invocation]]:
    """The functions in sight that a call expression runs, constructors included, with what they are given.

    Args:
        ev: the evaluator.
        call: the call.
        frame: the activation of the function around it, where it is known.
        wanted: which methods of an object are asked for; None for all that may run.
    """
    for callee, invocation in deferral.invocations(ev, call, frame):
        for called in ev.callees(callee, invocation.block, frame):
            if not isinstance(called, (Function, Class, Partial)) or _is_replaced(ev, call, callee, frame):
                continue
            value, given = parameters.unwrapped(called, invocation)
            if isinstance(value, Function):
                yield value, given
            elif isinstance(value, Class):
                yield from methods_run(ev, value, given, wanted)


def _is_replaced(ev: Evaluator, call: Call, callee: ast.expr, frame: Frame | None) -> bool:
    return ev.patches.meets(callee, call.block, frame, ev.patches.at(call.node, call.block, frame))


def methods_run(
    ev: Evaluator, cls: Class, invocation: Invocation, wanted: Callable[[Function], bool] | None
) -> Iterator[tuple[Function, Invocation]]:
    """The methods that run because a call builds an object: its constructor's, and those that are called on it.

    Args:
        ev: the evaluator.
        cls: the class of the object.
        invocation: the call that builds it.
        wanted: which of them are asked for; None for all that may run, whoever calls them.
    """
    module = invocation.block.scope.module
    line = (cls, *ev.hierarchy.bases_in_sight(cls))
    defined = {name for member in line for name in member.scope.names}
    if wanted is None:
        used = reads.reads_of(module, invocation.node, invocation.block)
        defined &= (module.called if used is None else used) | _ENTRIES | _RUN
    instance = Instance(cls, invocation)
    patches = ev.patches.at(invocation.node, invocation.block, invocation.env)
    gone = usage.replaced_on(module, invocation.node, invocation.block)
    for name in (*_FIRST, *sorted(defined - {*_FIRST} - gone)):
        method = objects.method(ev, cls, name)
        if method is None or ev.patches.replaces(instance, name, patches):
            continue
        if wanted is not None and not (wanted(method) and ev.started.runs(cls, invocation, method)):
            continue
        given = (
            invocation
            if name == "__init__"
            else Invocation(invocation.node, invocation.block, (), None, name not in ENTERING)
        )
        yield Function(method.node, method.scope, None, (instance,)), given
