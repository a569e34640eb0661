"""Numbers that are probed: a socket tries them and is let go, so that they were free a moment ago."""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flake8_portbind.model.module import Call, How, Position, Scope, position
from flake8_portbind.model.scoping import COMPREHENSIONS, END
from flake8_portbind.model.values import External, Function

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator

_TRIES = frozenset(("socket.socket.bind", "socket.socket.connect", "socket.socket.connect_ex"))
_TRIES_AT_ONCE = frozenset(("socket.create_server", "socket.create_connection", "portpicker.is_port_free"))
# What a socket that is only tried is asked for besides.
_ASKED = frozenset(
    ("bind", "connect", "connect_ex", "close", "listen", "setsockopt", "settimeout", "setblocking", "getsockname",
     "shutdown", "detach", "__enter__", "__exit__")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Probe:
    """A call that tries a port.

    Args:
        call: the call.
        name: the variable that holds the number.
        since: from where on the number is known to have been free.
    """

    call: Call
    name: str
    since: Position


def probes(ev: Evaluator, scope: Scope) -> tuple[Probe, ...]:
    """The probes of a function and its comprehensions, not those of the functions inside it."""
    if scope not in ev.probes:
        ev.probes[scope] = ()  # while a function that calls itself is looked at
        ev.probes[scope] = tuple(_found(ev, scope))
    return ev.probes[scope]


def is_probed(ev: Evaluator, name: str, scope: Scope, at: Position) -> bool:
    """Whether what a variable holds at a place has been tried before."""
    anywhere = isinstance(scope.node, COMPREHENSIONS)  # whose conditions stand behind what they let through
    while isinstance(scope.node, COMPREHENSIONS) and scope.parent is not None:
        scope = scope.parent
    return any(probe.name == name and (anywhere or probe.since <= at) for probe in probes(ev, scope))


def is_probe(ev: Evaluator, node: ast.Call, scope: Scope) -> bool:
    """Whether a call only tries a port."""
    return any(probe.call.node is node for probe in probes(ev, scope))


def _found(ev: Evaluator, scope: Scope) -> Iterator[Probe]:
    if isinstance(scope.node, (ast.Module, ast.ClassDef)):
        return
    for call in scope.module.calls_by_scope.get(scope, ()):
        if not (call.node.args or call.node.keywords) or not _may_try(call.node):
            continue
        for callee in ev.callees(call.node.func, call.block):
            if isinstance(callee, External) and callee.name in _TRIES:
                yield from _of_socket(call, scope, callee.name.endswith(".bind"))
            elif isinstance(callee, External) and callee.name in _TRIES_AT_ONCE:
                name = _port(call.node.args[0]) if call.node.args else ""
                if name and (not callee.name.endswith("create_server") or _is_closed_at_once(call)):
                    yield Probe(call, name, position(call.node))
            elif isinstance(callee, Function) and callee.scope is not scope:
                for name in _tested(ev, callee, call.node):
                    yield Probe(call, name, position(call.node))


def _may_try(node: ast.Call) -> bool:
    """Whether a call is given a variable that may be a port."""
    return any(
        isinstance(inner, ast.Name)
        for argument in (*node.args, *(keyword.value for keyword in node.keywords))
        for inner in (argument.elts if isinstance(argument, ast.Tuple) else (argument,))
    )


def _of_socket(call: Call, scope: Scope, binds: bool) -> Iterator[Probe]:
    receiver = call.node.func.value if isinstance(call.node.func, ast.Attribute) else None
    name = _port(call.node.args[0]) if call.node.args else ""
    if not name or not isinstance(receiver, ast.Name) or scope.yields:
        return
    if not binds:
        yield Probe(call, name, position(call.node))
        return
    ends = _let_go(receiver.id, call, scope)
    if ends is None or receiver.id in _uses_of(scope).handed_on:
        return
    if scope.results and _gives_verdict(scope, name):
        yield Probe(call, name, position(call.node))
    elif ends < END and _uses_of(scope).last[name] > ends:
        yield Probe(call, name, ends)


def _let_go(socket: str, call: Call, scope: Scope) -> Position | None:
    """Where a socket is closed, at the latest at the function's end; None where it is used for more than to bind."""
    uses = _uses_of(scope)
    if socket in uses.kept:
        return None
    closed = uses.closed.get(socket, [])
    ends = closed[bisect_right(closed, position(call.node)) :][:1]
    for binding in uses.managed.get(socket, ()):
        if binding.block in call.block.outwards():
            ends.append((binding.node.end_lineno or 0, binding.node.end_col_offset or 0))  # type: ignore[attr-defined]
    return min(ends, default=END)


class _Uses:
    """What a function does with its names, as far as that tells what becomes of a socket.

    Args:
        scope: the function.

    Attributes:
        kept: the names with methods called on them that use a socket for more than to bind.
        closed: where `close` is called on a name, in order.
        managed: the names that a `with` gives.
        handed_on: the names with which more is done than to call their methods.
        last: where a name is read last.
    """

    def __init__(self, scope: Scope) -> None:
        self.kept: set[str] = set()
        self.closed: dict[str, list[Position]] = {}
        self.managed = {
            name: entered
            for name, bindings in scope.names.items()
            if (entered := [binding for binding in bindings if binding.how is How.WITH])
        }
        self.handed_on: set[str] = set()
        self.last: dict[str, Position] = {}
        for call in scope.module.calls_by_scope.get(scope, ()):
            func = call.node.func
            if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name):
                if func.attr not in _ASKED:
                    self.kept.add(func.value.id)
                elif func.attr == "close":
                    self.closed.setdefault(func.value.id, []).append(position(call.node))
        for places in self.closed.values():
            places.sort()
        nodes = list(ast.walk(scope.node))
        receivers = {id(node.value) for node in nodes if isinstance(node, ast.Attribute)}
        receivers |= {id(binding.value) for entered in self.managed.values() for binding in entered}
        for node in nodes:
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                self.last[node.id] = max(position(node), self.last.get(node.id, position(node)))
                if id(node) not in receivers:
                    self.handed_on.add(node.id)


def _uses_of(scope: Scope) -> _Uses:
    known = scope.kept.get(_Uses)
    if known is None:
        known = scope.kept[_Uses] = _Uses(scope)
    return known


def _gives_verdict(scope: Scope, name: str) -> bool:
    """Whether all that a function gives back is the number that it tried, or whether that worked."""
    return all(_is_verdict(result) or name in _names(result) for result, _ in scope.results)


def _is_verdict(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return node.value is None or isinstance(node.value, bool)
    return isinstance(node, (ast.Compare, ast.BoolOp)) or (
        isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    )


def _names(node: ast.expr) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _tested(ev: Evaluator, function: Function, call: ast.Call) -> Iterator[str]:
    """The variables of a call whose number a function in sight tries, to tell whether it is free."""
    found = probes(ev, function.scope)
    if not found or not all(_is_verdict(result) for result, _ in function.scope.results):
        return
    arguments = function.node.args
    names = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
    names = names[1:] if function.receiver else names
    given = [*zip(names, call.args, strict=False), *((keyword.arg, keyword.value) for keyword in call.keywords)]
    tried = {probe.name for probe in found}
    for name, value in given:
        if name in tried and isinstance(value, ast.Name):
            yield value.id


def _port(address: ast.expr) -> str:
    """The variable that stands for the port in an address."""
    if isinstance(address, ast.Tuple) and len(address.elts) > 1:
        address = address.elts[1]
    while isinstance(address, ast.Call) and len(address.args) == 1:
        address = address.args[0]
    return address.id if isinstance(address, ast.Name) else ""


def _is_closed_at_once(call: Call) -> bool:
    """Whether a function gives back something else than the listener that it opens for a moment."""
    scope = call.block.scope
    entered = any(
        isinstance(step.header, (ast.With, ast.AsyncWith))
        and any(item.context_expr is call.node for item in step.header.items)
        for _, block in scope.results
        for step in block.outwards()
    )
    closed = any(
        isinstance(other.node.func, ast.Attribute)
        and other.node.func.attr == "close"
        and other.node.func.value is call.node
        for other in scope.module.calls_by_scope.get(scope, ())
    )
    name = _port(call.node.args[0])
    return not scope.yields and bool(scope.results) and (entered or closed) and _gives_verdict(scope, name)
