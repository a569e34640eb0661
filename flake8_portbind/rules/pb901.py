"""PB901, off by default: a port that was free when it was probed may be taken when it is bound."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_portbind.evidence import Evidence
from flake8_portbind.listeners import Bind
from flake8_portbind.probes import Probe
from flake8_portbind.report import Finding, at_callee, at_name, callee_of, cure_of, name_of

CODE = "PB901"
SUMMARY = "HTTPServer() takes a port that was only probed: another process may bind it first; use port 0"
SUBJECT = (Bind, Probe)


def check(subject: Bind | Probe) -> Iterator[Finding]:
    """One finding for a call that listens on a probed number, or that reads one for a caller."""
    if isinstance(subject, Probe):
        danger = "reads a port that is free again when the caller has it: another process may bind it first"
        cure = "give the bound socket back"
        yield at_name(subject.module, subject.callee, CODE, f"{name_of(subject.callee)}() {danger}; {cure}")
    elif any(port.evidence is Evidence.PROBED for port in subject.ports):
        danger = "takes a port that was only probed: another process may bind it first"
        yield at_callee(subject, CODE, f"{callee_of(subject)} {danger}; {cure_of(subject.row)}")
