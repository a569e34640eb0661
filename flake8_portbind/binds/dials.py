"""Calls x the catalogue's clients: every place of a file that dials a fixed loopback address."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from flake8_portbind.binds import ports
from flake8_portbind.binds.ports import Port
from flake8_portbind.catalogue import clients
from flake8_portbind.catalogue.schema import Client, Form, Listener
from flake8_portbind.evaluation import parameters, texts
from flake8_portbind.evaluation.evaluate import Evaluator
from flake8_portbind.evaluation.patches import ANYTHING, LIBRARY
from flake8_portbind.model import context
from flake8_portbind.model.module import Block, Call, Module
from flake8_portbind.model.values import External, Sequence, Value

_LOOPBACK = re.compile(
    r"(?:[a-z][\w+.-]*://)?(?:[^/@]*@)?(?:localhost|127(?:\.\d+){3}|\[?::1\]?)(?:[:/?#]|$)", re.IGNORECASE
)
_ANY_PORT = Listener("dial", (), "no listener")
_INTERCEPTS = re.compile(
    r"\w*_?mock(?:ed|er|s)?|responses|respx\w*|requests_mock|httpx_mock|vcr\w*|mock\w*|aioresponses|pook"
)


@dataclass(frozen=True, slots=True)
class Dial:
    """A client and the fixed address that it dials.

    Args:
        module: the file.
        callee: the expression that names the client.
        block: where it stands.
        port: the port that is dialled.
    """

    module: Module
    callee: ast.expr
    block: Block
    port: Port


def dials(module: Module, ev: Evaluator, *, in_tests: bool) -> Iterator[Dial]:
    """The calls of a test file that dial a fixed loopback address for real."""
    if not in_tests or module.imported.intersection(clients.MOCKING):
        return
    for name in sorted(ev.catalogue.client_names & module.uses_of_names.called.keys()):
        for call in module.uses_of_names.called[name]:
            if _says_elsewhere(call.node) or _is_intercepted(ev, call):
                continue
            for value in ev.callees(call.node.func, call.block):
                client = ev.catalogue.client(value.name) if isinstance(value, External) else None
                if client is not None:
                    yield from _of_client(module, ev, client, call)


def _says_elsewhere(call: ast.Call) -> bool:
    """Whether all arguments of a call are written here, and none is an address of this machine."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    return all(
        isinstance(argument, ast.Constant) and not (isinstance(argument.value, str) and _LOOPBACK.match(argument.value))
        for argument in given
    )


def _of_client(module: Module, ev: Evaluator, client: Client, call: Call) -> Iterator[Dial]:
    invocation = parameters.invocation_of(call.node, call.block, None)
    for argument in client.arguments:
        for value in ev.ask(parameters.argument(ev, invocation, argument.position, argument.keyword)):
            if _host(ev, value) is None or not _LOOPBACK.match(_host(ev, value) or ""):
                continue
            form = Form.ADDRESS if isinstance(value, Sequence) else Form.ENDPOINT
            for port in ports.of_argument(ev, (value,), form, _ANY_PORT):
                if port.is_fixed:
                    yield Dial(module, call.node.func, call.block, port)
                    return


def _host(ev: Evaluator, value: Value) -> str | None:
    """The beginning of an address, as far as it is written."""
    if isinstance(value, Sequence) and value.elements:
        hosts = ev.ask(ev.force(value.elements[0]))
        return texts.written(hosts[0]) if len(hosts) == 1 else None
    if not texts.is_text(value):
        return None
    written = ""
    for piece in texts.pieces(value):
        part = texts.written(piece)
        if part is None:
            break
        written += part
    return written


def _is_intercepted(ev: Evaluator, call: Call) -> bool:
    """Whether a failure is expected, the client is patched, or a fixture intercepts what it sends."""
    if context.expects_failure(call.block):
        return True
    if any(owner in (LIBRARY, ANYTHING) for owner, _ in ev.patches.at(call.node, call.block, None)):
        return True
    scope = call.block.scope
    while scope.parent is not None and not isinstance(scope.node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        scope = scope.parent
    if not isinstance(scope.node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return False
    arguments = scope.node.args
    return any(_INTERCEPTS.fullmatch(argument.arg) for argument in (*arguments.args, *arguments.kwonlyargs))
