"""PB901, off by default: a port that was free when it was probed may be taken when it is bound."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_portbind.evidence import Evidence
from flake8_portbind.listeners import Bind
from flake8_portbind.report import Finding, at_callee, callee_of, cure_of

CODE = "PB901"
SUMMARY = "HTTPServer() takes a port that was only probed: another process may bind it first; use port 0"
SUBJECT = Bind


def check(bind: Bind) -> Iterator[Finding]:
    """One finding for a call that listens on a probed number."""
    if any(port.evidence is Evidence.PROBED for port in bind.ports):
        danger = "takes a port that was only probed: another process may bind it first"
        yield at_callee(bind, CODE, f"{callee_of(bind)} {danger}; {cure_of(bind.row)}")
