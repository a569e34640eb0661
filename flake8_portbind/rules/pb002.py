"""PB002: a call takes a real socket on a port that the operating system did not choose.

That is every listener on a fixed port, and every listener on a port that was guessed: drawn at random, counted up, or
made from the process id. A web app's server is PB003's where an in-process client could do its work, and outside test
code the number alone is reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from flake8_portbind.advice import in_process_client
from flake8_portbind.catalogue.schema import Kind
from flake8_portbind.evidence import Evidence
from flake8_portbind.listeners import Bind
from flake8_portbind.report import Finding, at_callee, callee_of, counts, cure_of, is_web_app, origin_of

CODE = "PB002"
SUMMARY = "socket.bind() takes port 8000 itself; bind port 0, or pass on a socket that is already bound"
SUBJECT = Bind


def check(bind: Bind) -> Iterator[Finding]:
    """One finding for a call on a fixed or guessed port, at the callee's name."""
    if (is_web_app(bind) and not bind.in_tests) or in_process_client(bind):
        return
    fixed = next((port for port in bind.ports if counts(bind, port)), None)
    if fixed is not None:
        takes = f"takes port {fixed.number}{origin_of(fixed, bind)} itself"
    elif any(port.evidence is Evidence.GUESSED for port in bind.ports):
        takes = "takes a port that was guessed, not one that the operating system chose"
    else:
        return
    if bind.row.kind is Kind.SOCKET and not bind.row.cure:
        cure = "bind port 0, or pass on a socket that is already bound"
    else:
        cure = cure_of(bind.row)
    yield at_callee(bind, CODE, f"{callee_of(bind)} {takes}; {cure}")
