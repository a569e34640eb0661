"""Listeners that no table can name: the repository's own servers, known by their name and by what they are given.

A callee that could not be resolved counts when its own name says that it listens and an argument has the shape of a
port. Both are needed: any `port=N` is right in 10 % of its hits, any `(host, int)` tuple in 35 %.
"""

from __future__ import annotations

import ast
import re

from flake8_portbind.catalogue.schema import Argument, Form, Kind, Listener
from flake8_portbind.module import last_name

LISTENS = re.compile(
    r"\w*Server|\w*Httpd|\w*HTTPD|\w*Listener|serve|serve_\w+|\w+_serve|listen|listen_\w+|\w+_listen|_listen|bind|bind_\w+|_bind"
    r"|\w+_listener|(?:start|run|make|create|launch|setup|spawn|open|get|init|new|build)_\w*(?:server|listener|httpd|broker)"
    r"|(?:start|run|create|make)(?:Server|Listener)|listen[A-Z]\w*"
)
_NOT = re.compile(
    r"assert\w*|\w*[Cc]lient\w*|Mock\w*|\w*(?:Info|Config|Error|Exception|Proxy|Mock|Stub|Fake)|connect\w*|get_server|add_server"
)
KEYWORDS = re.compile(
    r"port|\w+_port|listen|bind|bind_addr(?:ess)?|local_addr(?:ess)?|listen_addr(?:ess)?|server_address|listener"
)
SAYS_LISTEN = re.compile(r"listen_port|bind_port|listen_addr(?:ess)?|bind_addr(?:ess)?|local_port|http_listen_port")
_NOT_PORTS = re.compile(
    r"(?:remote|dest|target|client|source|peer|container|internal|db|redis|upstream|proxy|server)_?port"
)


def listener(call: ast.Call, callee: ast.expr) -> Listener | None:
    """The row that a call's own words make up; None where they do not say that it listens."""
    name = last_name(callee)
    if not name or _NOT.fullmatch(name):
        return None
    says = LISTENS.fullmatch(name) is not None
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


def _is_address(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Tuple) and len(node.elts) in (2, 4) and not isinstance(node.elts[0], (ast.Tuple, ast.Dict))
    )


def _row(name: str, argument: Argument) -> Listener:
    kind = Kind.SOCKET if name in ("bind", "listen") else Kind.SERVICE
    return Listener(name, (argument,), "by convention", kind=kind)
