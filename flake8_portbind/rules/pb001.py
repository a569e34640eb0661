"""PB001: the port that something listens on is written in the code, or is the library's default.

Two processes that run this code at the same time want the same port, and one of them fails or, worse, gets the other's
requests.
"""

from __future__ import annotations

from collections.abc import Iterator

from flake8_portbind.listeners import Bind
from flake8_portbind.report import Finding, at, at_callee, callee_of, counts, cure_of, cure_of_omission, origin_of

CODE = "PB001"
SUMMARY = "port 8000 is hardcoded: HTTPServer() on line 41 listens on it in every process; use port 0 and read it back"
SUBJECT = Bind


def check(bind: Bind) -> Iterator[Finding]:
    """Each fixed port of a listener, at the number, or at what uses it where the number is not in this file."""
    who = callee_of(bind)
    for port in bind.ports:
        if not counts(bind, port):
            continue
        origin = port.origin
        if origin is None:
            text = f"{who} listens on its default port {port.number} in every process; {cure_of_omission(bind.row)}"
            yield (
                at(bind.module, bind.argument, CODE, text) if bind.argument is not None else at_callee(bind, CODE, text)
            )
            continue
        line = bind.callee.end_lineno or bind.callee.lineno
        where = origin_of(port, bind) if origin.module is not bind.module else ""
        if "." in origin.name:  # a library's constant
            where = f" ({origin.name})"
        named = f"port {port.number}{where}"
        text = f"{named} is hardcoded: {who} on line {line} listens on it in every process; {cure_of(bind.row)}"
        if origin.module is bind.module:
            yield at(bind.module, origin.node, CODE, text)
        elif bind.argument is not None:
            yield at(bind.module, bind.argument, CODE, text)
        else:
            yield at_callee(bind, CODE, text)
