"""PB903, off by default: a test dials a fixed loopback address, so something must listen there."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_portbind.dials import Dial
from flake8_portbind.report import Finding, at_name, name_of

CODE = "PB903"
SUMMARY = "requests.get() dials the fixed port 8000 on this machine; ask the server for the port that it was given"
SUBJECT = Dial


def check(dial: Dial) -> Iterator[Finding]:
    """One finding for a call that dials, at the callee's name."""
    text = f"{name_of(dial.callee)}() dials the fixed port {dial.port.number} on this machine"
    yield at_name(dial.module, dial.callee, CODE, f"{text}; ask the server for the port that it was given")
