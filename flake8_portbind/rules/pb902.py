"""PB902, off by default: test code listens on a port that can be proved neither safe nor fixed."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_portbind.evidence import Evidence
from flake8_portbind.listeners import Bind
from flake8_portbind.report import Finding, at_callee, callee_of, counts, cure_of

CODE = "PB902"
SUMMARY = "socket.bind() takes a port that can't be seen from here; use port 0, or show that it is not fixed"
SUBJECT = Bind


def check(bind: Bind) -> Iterator[Finding]:
    """One finding for a call in test code of whose port nothing is known."""
    if not bind.in_tests or any(counts(bind, port) for port in bind.ports):
        return
    if any(port.evidence is Evidence.UNKNOWN for port in bind.ports):
        yield at_callee(bind, CODE, f"{callee_of(bind)} takes a port that can't be seen from here; {cure_of(bind.row)}")
