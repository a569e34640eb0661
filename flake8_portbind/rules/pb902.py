"""PB902, off by default: test code listens on a port that can be proved neither safe nor fixed.

The port is a parameter that nobody in sight fills, or the result of a call that can't be followed. The finding stands
on the name of what is called.

## Why

About one in ten such lines does take a fixed port, so reporting them all would be wrong nine times. Turn the rule on
for one run, before a team begins to run its tests in parallel, and look at each place once; or leave it on in a suite
that is already clean, so that it stays provably so.

## Bad

```python
import socket


def listening(port):
    sock = socket.socket()
    sock.bind(("127.0.0.1", port))  # PB902:10
    return sock
```

## Good

```python
import socket


def listening():
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    return sock


def test_listening():
    with listening() as sock:
        assert sock.getsockname()[1] != 0
```

## How to fix it in each framework

Let the code that needs a port bind port 0 and return the number, instead of taking a number:

{{cures}}

## Known limits

- A caller in sight that passes a fixed number turns this into [PB001](PB001.md) and [PB002](PB002.md); one that passes
  0 makes it clean.
- With `--portbind-follow=file` more is unknown, because other files are not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from flake8_portbind.binds.listeners import Bind
from flake8_portbind.findings.report import Finding, at_callee, callee_of, counts, cure_of
from flake8_portbind.model.evidence import Evidence

CODE = "PB902"
SUBJECT = Bind


def check(bind: Bind) -> Iterator[Finding]:
    """One finding for a call in test code of whose port nothing is known."""
    if not bind.in_tests or any(counts(bind, port) for port in bind.ports):
        return
    if any(port.evidence is Evidence.UNKNOWN for port in bind.ports):
        yield at_callee(bind, CODE, f"{callee_of(bind)} takes a port that can't be seen from here; {cure_of(bind.row)}")
