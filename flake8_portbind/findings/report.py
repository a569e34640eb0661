"""Findings, and the words that messages share: how a port, a listener and a cure are written."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Any

from flake8_portbind.binds.listeners import Bind
from flake8_portbind.binds.ports import Port
from flake8_portbind.catalogue.schema import Kind, Listener, Reach
from flake8_portbind.model.module import Module, last_name
from flake8_portbind.model.values import Origin


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One line of output.

    Args:
        line: counted from 1.
        column: in characters, counted from 0.
        code: the rule's.
        text: the message without the code.
    """

    line: int
    column: int
    code: str
    text: str


def at(module: Module, node: Any, code: str, text: str) -> Finding:
    """A finding at the beginning of a node."""
    return Finding(node.lineno, module.column(node.lineno, node.col_offset), code, text)


def at_callee(bind: Bind, code: str, text: str) -> Finding:
    """A finding at the name of the listener that is called."""
    return at_name(bind.module, bind.callee, code, text)


def at_name(module: Module, callee: Any, code: str, text: str) -> Finding:
    """A finding at the name of what is called: at `run` in `uvicorn.run(…)`."""
    if isinstance(callee, ast.Attribute):
        line, end = callee.end_lineno or callee.lineno, callee.end_col_offset or 0
        offset = end - len(callee.attr.encode())
        return Finding(line, module.column(line, max(offset, 0)), code, text)
    return at(module, callee, code, text)


def name_of(callee: ast.expr) -> str:
    """A callee as messages write it: its last two parts."""
    parts: list[str] = []
    while isinstance(callee, ast.Attribute) and len(parts) < 2:
        parts.append(callee.attr)
        callee = callee.value
    if isinstance(callee, ast.Name) and len(parts) < 2:
        parts.append(callee.id)
    return ".".join(reversed(parts))


def callee_of(bind: Bind) -> str:
    """What listens, by what stands in this file: `uvicorn.run()`, a program, a variable, or what leads there."""
    row, callee = bind.row, bind.callee
    if row.reach in (Reach.PROGRAM, Reach.VARIABLE) and not bind.leads:
        return row.name
    if row.reach is Reach.CLASS_ATTRIBUTE:
        return row.name.split(".")[-2]
    written = name_of(callee) or row.name.rpartition(".")[2]
    if row.name == "socket.socket.bind" and last_name(callee) == "bind":
        written = "socket.bind"
    elif isinstance(callee, ast.Attribute) and isinstance(callee.value, ast.Call) and last_name(callee.value.func):
        written = f"{last_name(callee.value.func)}().{callee.attr}"
    if isinstance(bind.node, ast.Name):
        return f"fixture {written}"
    return f"{written}()" if isinstance(bind.node, ast.Call) else written


def origin_of(origin: Origin, bind: Bind) -> str:
    """Where a number comes from, in brackets, where it is not written at the listener itself."""
    if "." in origin.name:  # a library's constant
        return f" ({origin.name})"
    if origin.module is not bind.module:
        where = f"{origin.module.title or origin.module.path}:{origin.node.lineno}"
    elif (bind.argument is not None and origin.node.lineno == bind.argument.lineno and not origin.name) or getattr(
        bind.node, "lineno", 0
    ) <= origin.node.lineno <= (getattr(bind.node, "end_lineno", 0) or 0):
        return ""
    else:
        where = f"line {origin.node.lineno}"
    return f" ({origin.name}, {where})" if origin.name else f" ({where})"


def taken_by(bind: Bind) -> list[Port]:
    """The fixed ports that a listener takes, without those that another file or the library only falls back to."""
    found = [port for port in bind.ports if counts(bind, port)]
    here = {port.number for port in found if _is_written_in(bind, port)}
    return [port for port in found if port.number not in here or _is_written_in(bind, port)]


def _is_written_in(bind: Bind, port: Port) -> bool:
    return port.origin is not None and port.origin.module is bind.module


def is_told_at_callee(bind: Bind) -> bool:
    """Whether PB002 or PB003 names a fixed port at the callee: outside test code a web app's number speaks alone."""
    return bind.in_tests or not is_web_app(bind)


def taking(bind: Bind, port: Port) -> str:
    """What a listener does with a fixed port: `takes its default port 8000`."""
    if port.origin is None:
        return f"takes its default port {port.number}"
    return f"takes port {port.number}{origin_of(port.origin, bind)} itself"


def cure_of(row: Listener, port: Port | None = None) -> str:
    """What to write instead of a fixed number, or to add where a call names no port.

    Args:
        row: what listens.
        port: the port that it takes, if it is known.
    """
    if row.cure:
        return row.cure
    if port is not None and port.origin is None:
        keyword = row.arguments[0].keyword if row.arguments else ""
        return f"pass {keyword}=0" if keyword == "port" or keyword.endswith("_port") else "pass port 0"
    read_back = f" and read the number back from {row.read_back}" if row.read_back else ""
    return f"use port 0{read_back}"


def is_web_app(bind: Bind) -> bool:
    """Whether the listener serves a web app."""
    return bind.row.kind is Kind.APP


def counts(bind: Bind, port: Port) -> bool:
    """Whether a fixed port is strong enough evidence where the listener stands.

    Outside test code, the defaults of parameters and of libraries prove nothing.
    """
    if not port.is_fixed:
        return False
    if bind.in_tests:
        return True
    return port.origin is not None and not port.origin.default
