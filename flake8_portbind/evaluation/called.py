"""The functions in sight that a call runs, the methods of what it builds included."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_portbind.evaluation import deferral, objects, parameters, usage
from flake8_portbind.evaluation.evaluate import Evaluator
from flake8_portbind.model.module import Call
from flake8_portbind.model.values import Class, Frame, Function, Instance, Invocation, Partial

_ENTRIES = ("__init__", "__enter__", "__aenter__", "__post_init__")
_RUNNERS = frozenset(("threading.Thread", "multiprocessing.Process", "multiprocessing.context.Process"))


def functions_called(ev: Evaluator, call: Call, frame: Frame | None) -> Iterator[tuple[Function, Invocation]]:
    """The functions in sight that a call expression runs, constructors included, with what they are given."""
    for callee, invocation in deferral.invocations(ev, call, frame):
        for called in ev.callees(callee, invocation.block, frame):
            if not isinstance(called, (Function, Class, Partial)) or _is_replaced(ev, call, callee, frame):
                continue
            value, given = parameters.unwrapped(called, invocation)
            if isinstance(value, Function):
                yield value, given
            elif isinstance(value, Class):
                yield from methods_run(ev, value, given)


def _is_replaced(ev: Evaluator, call: Call, callee: ast.expr, frame: Frame | None) -> bool:
    return ev.patches.meets(callee, call.block, frame, ev.patches.at(call.node, call.block, frame))


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
    patches = ev.patches.at(invocation.node, invocation.block, invocation.env)
    for name in names:
        if ev.patches.replaces(instance, name, patches):
            continue
        method = objects.method(ev, cls, name)
        if method is not None:
            opaque = name not in ("__init__", "__enter__", "__aenter__")
            given = (
                invocation if name == "__init__" else Invocation(invocation.node, invocation.block, (), None, opaque)
            )
            yield Function(method.node, method.scope, None, (instance,)), given
