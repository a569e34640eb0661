"""Listeners that no table can name: the repository's own servers, known by their name and by what they are given.

A callee that could not be resolved counts when its own name says that it listens and an argument has the shape of a
port. Both are needed: any `port=N` is right in 10 % of its hits, any `(host, int)` tuple in 35 %. Most servers of a
repository are resolved before a name is believed: over the test suites of 93 public repositories 3 findings rest on a
name, all 3 right when read.
"""

from __future__ import annotations

import ast
import re

from flake8_portbind.catalogue.schema import Argument, Form, Kind, Listener
from flake8_portbind.model.module import last_name

LISTENS = re.compile(
    r"\w*Server|\w*Httpd|\w*HTTPD|\w*Listener|serve|serve_\w+|\w+_serve|listen|listen_\w+|\w+_listen|_listen"
    r"|bind|bind_\w+|_bind|\w+_listener"
    r"|(?:start|run|make|create|launch|setup|spawn|open|get|init|new|build)_\w*(?:server|listener|httpd|broker)"
    r"|(?:start|run|create|make)(?:Server|Listener)|listen[A-Z]\w*"
)
RUNS = re.compile(r"run|start|serve|listen|launch|run_async|start_async|run_server|start_server|run_forever")
_SERVES = re.compile(
    r"(?:\w*_)?(?:app|application|server|api|srv|daemon|broker|httpd)|\w*(?:App|Application|Server|API|Daemon|Broker)"
)
_HOST = re.compile(r"|localhost|<\w+>|.*[.:\d].*")  # of what stands beside a port that is no number
LOWEST = 1024  # of a lone number that is taken for a port
_NOT = re.compile(
    r"assert\w*|(?s:.*[Cc]lient.*)|Mock\w*|\w*(?:Info|Config|Error|Exception|Proxy|Mock|Stub|Fake)|connect\w*"
    r"|get_server|add_server"
)
KEYWORDS = re.compile(
    r"port|\w+_port|listen|bind|bind_addr(?:ess)?|local_addr(?:ess)?|listen_addr(?:ess)?|server_address|listener"
)
_NOT_PORTS = re.compile(
    r"(?:remote|dest|target|client|source|peer|container|internal|db|redis|upstream|proxy|server)_?port"
    r"|(?:allow_)?reuse_port"
)

_TAKES_CONFIGURATION = re.compile(r"\w*(?:Broker|Server|Daemon|Gateway|Proxy)")
CONFIGURATION_KEYS = frozenset(("bind", "listen", "bind_addr", "bind_address", "listen_addr", "listen_address"))


def takes_configuration(name: str) -> bool:
    """Whether a callee's name is that of a server's class, which may be given a dict with `CONFIGURATION_KEYS`."""
    return _TAKES_CONFIGURATION.fullmatch(name) is not None


def listener(call: ast.Call, callee: ast.expr) -> Listener | None:
    """The row that a call's own words make up; None where they do not say that it listens."""
    name = last_name(callee)
    if not name or _NOT.fullmatch(name):
        return None
    # `bind` with keywords alone is a logger's, which keeps them for its messages.
    says = LISTENS.fullmatch(name) is not None and (bool(call.args) or name != "bind")
    if _runs_server(callee):
        row = _of_run(call, name)
        if row is not None:
            return row
    for keyword in call.keywords:
        if keyword.arg is None or _NOT_PORTS.fullmatch(keyword.arg):
            continue
        if says and KEYWORDS.fullmatch(keyword.arg):
            return _row(name, Argument(Form.ANY, keyword.arg))
    if says:
        for index, argument in enumerate(call.args[:2]):
            if _is_address(argument):
                return _row(name, Argument(Form.ADDRESS, "", index))
    return None


def runs(call: ast.Call, callee: ast.expr, built: str) -> Listener | None:
    """The row of `app.run(8000)`, where the app is an object of a class that the catalogue does not know.

    Args:
        call: the call.
        callee: what it calls.
        built: the qualified name of the class.
    """
    if not isinstance(callee, ast.Attribute) or not RUNS.fullmatch(callee.attr):
        return None
    serves = _SERVES.fullmatch(built.rpartition(".")[2]) or _SERVES.fullmatch(last_name(callee.value))
    return _of_run(call, callee.attr) if serves else None


def runs_something(call: ast.Call, method: str) -> bool:
    """Whether `runs` could have a row for a call of a method, whatever the object is."""
    return RUNS.fullmatch(method) is not None and _of_run(call, method) is not None


def _runs_server(callee: ast.expr) -> bool:
    return (
        isinstance(callee, ast.Attribute)
        and RUNS.fullmatch(callee.attr) is not None
        and _SERVES.fullmatch(last_name(callee.value)) is not None
    )


def _of_run(call: ast.Call, name: str) -> Listener | None:
    for keyword in call.keywords:
        if keyword.arg is not None and KEYWORDS.fullmatch(keyword.arg) and not _NOT_PORTS.fullmatch(keyword.arg):
            return _row(name, Argument(Form.ANY, keyword.arg))
    numbers = [isinstance(a, ast.Constant) and type(a.value) is int and a.value >= LOWEST for a in call.args[:2]]
    if numbers[:1] == [True]:
        return _row(name, Argument(Form.PORT, "", 0))
    if (
        len(numbers) == 2
        and numbers[1]
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    ):
        return _row(name, Argument(Form.PORT, "", 1))
    return None


def _is_address(node: ast.expr) -> bool:
    if not isinstance(node, ast.Tuple) or len(node.elts) not in (2, 4):
        return False
    host, port = node.elts[:2]
    if isinstance(port, ast.Constant):
        return not isinstance(port.value, str) and not isinstance(host, (ast.Tuple, ast.Dict))
    if isinstance(host, ast.Constant):
        return isinstance(host.value, str) and _HOST.fullmatch(host.value) is not None
    return not isinstance(host, (ast.Tuple, ast.Dict))


def _row(name: str, argument: Argument) -> Listener:
    kind = Kind.SOCKET if name in ("bind", "listen") else Kind.SERVICE
    return Listener(name, (argument,), "by convention", kind=kind)
