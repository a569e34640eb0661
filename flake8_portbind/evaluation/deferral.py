"""Calls that happen later or elsewhere: threads, processes, partials, executors, tasks and nurseries."""

from __future__ import annotations

import ast
from collections.abc import Generator
from typing import TYPE_CHECKING

from flake8_portbind.evaluation import parameters
from flake8_portbind.evaluation.tasks import Task
from flake8_portbind.model.module import Call, last_name
from flake8_portbind.model.values import Deferred, Frame, Function, Given, Invocation, Sequence, Values

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator

# The callee stands at this position; what follows it is passed on.
PASSES_ON = {
    "Greenlet": 0,
    "partial": 0,
    "partialmethod": 0,
    "submit": 0,
    "to_thread": 0,
    "run_in_executor": 1,
    "run_sync": 0,
    "run_sync_in_worker_thread": 0,
    "start_soon": 0,
    "start_new_thread": 0,
    "start": 0,
    "spawn": 0,
    "spawn_n": 0,
    "spawn_later": 1,
    "apply_async": 0,
    "call_soon": 0,
    "call_soon_threadsafe": 0,
    "call_later": 1,
    "callLater": 1,
    "deferToThread": 0,
    "callInThread": 0,
    "callWhenRunning": 0,
    "run": 0,
    "addfinalizer": 0,
    "callback": 0,
    "push_async_callback": 0,
    "enter_context": 0,
}
_MAPS = frozenset(("map", "imap", "imap_unordered", "map_async", "starmap"))
THREADS = frozenset(
    ("Thread", "Process", "Timer", "DummyProcess", "SpawnProcess", "ForkProcess", "ThreadWithException")
)


def invocations(ev: Evaluator, call: Call, env: Frame | None = None) -> list[tuple[ast.expr, Invocation]]:
    """The calls that one call expression stands for: itself, and the ones that it defers.

    Args:
        ev: the evaluator, for arguments that stand in a tuple elsewhere.
        call: the call expression.
        env: the activation of the function around it, where it is known.
    """
    return ev.ask(unfolded(ev, call, env))


def unfolded(
    ev: Evaluator, call: Call, env: Frame | None = None
) -> Generator[Task, Values, list[tuple[ast.expr, Invocation]]]:
    """As `invocations`, in the midst of another question; each call is unfolded once."""
    key = ("unfolded", call.node, env)
    known: list[tuple[ast.expr, Invocation]] | None = ev.answers.get(key)
    if known is not None:
        return known
    direct = parameters.invocation_of(call.node, call.block, env)
    return (yield from ev.once(key, lambda: _unfolded(ev, call, direct), [(call.node.func, direct)]))


def _unfolded(
    ev: Evaluator, call: Call, direct: Invocation
) -> Generator[Task, Values, list[tuple[ast.expr, Invocation]]]:
    node, block, env = call.node, call.block, direct.env
    found = [(node.func, direct)]
    keywords = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
    name = last_name(node.func)
    target = keywords.get("target") or keywords.get("function")
    if name in THREADS and target is None and len(node.args) > 1:
        target = node.args[1]
    if target is not None:
        return [*found, (target, _passed(ev, call, direct))]
    at = PASSES_ON.get(name)
    if (
        at is not None
        and len(node.args) > at
        and isinstance(node.args[at], (ast.Name, ast.Attribute, ast.Lambda, ast.Call))
    ):
        if any(isinstance(value, Function) for value in (yield ev.evaluate(node.func, block, env))):
            return found  # a function in sight: its own body says what it calls
        given = parameters.without_first(direct, at + 1)
        target = node.args[at]
        found.append((target, given))
        while last_name(target) in PASSES_ON and given.arguments and not given.arguments[0].keyword:
            target, given = given.arguments[0].value.node, parameters.without_first(given)
            found.append((target, given))
    elif name in _MAPS and len(node.args) > 1:
        for sequence in (yield ev.evaluate(node.args[1], block, env)):
            for item in sequence.elements if isinstance(sequence, Sequence) else ():
                if isinstance(item, Deferred):
                    stars = 1 if name == "starmap" else 0
                    found.append((node.args[0], Invocation(node, block, (Given(item, stars=stars),), env)))
    return found


def _passed(ev: Evaluator, call: Call, direct: Invocation) -> Invocation:
    """What `target=f, args=(…), kwargs={…}` hands to f."""
    given: list[Given] = []
    opaque = False
    for keyword in call.node.keywords:
        value = Deferred(keyword.value, call.block, direct.env)
        if keyword.arg in ("args", "arguments"):
            given.append(Given(value, stars=1))
        elif keyword.arg == "kwargs":
            given.append(Given(value, stars=2))
        elif keyword.arg is None:
            opaque = True
    if last_name(call.node.func) in THREADS:
        for index, item in enumerate(call.node.args):
            if index == 3 or (index == 2 and last_name(call.node.func) == "Timer"):
                given.append(Given(Deferred(item, call.block, direct.env), stars=1))
    return Invocation(direct.node, direct.block, tuple(given), direct.env, opaque)
