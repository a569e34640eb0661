"""PB901, off by default: a port that was free when it was probed may be taken when it is bound.

The usual free-port helper binds port 0, reads the number, closes the socket and returns the number. From then on the
port belongs to nobody. The finding stands on the call that listens on the probed number, and on the one that reads it
in the helper.

## Why

Between the probe and the bind, any other process may be given the same port: the operating system hands out freed ports
again. It is rare, so most suites live with it, and so this rule is off by default. Under many workers it is the failure
that nobody can reproduce.

## Bad

```python
import socket
from http.server import BaseHTTPRequestHandler, HTTPServer


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]  # PB901:21


def test_server():
    with HTTPServer(("127.0.0.1", free_port()), BaseHTTPRequestHandler) as server:  # PB901:10
        assert server.server_port
```

## Good

The server itself binds port 0, so that the port is never free in between:

```python
from http.server import BaseHTTPRequestHandler, HTTPServer


def test_server():
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        assert server.server_port
```

Or the socket that found the port is passed on, still bound:

```python
import asyncio
import socket


async def serve(sock):
    server = await asyncio.start_server(lambda reader, writer: writer.close(), sock=sock)
    async with server:
        return server.sockets[0].getsockname()[1]


def test_server():
    sock = socket.create_server(("127.0.0.1", 0))
    port = sock.getsockname()[1]
    assert asyncio.run(serve(sock)) == port
```

## How to fix it in each framework

{{cures}}

pytest fixtures such as `unused_tcp_port` (pytest-asyncio, anyio) and packages such as portpicker hand out probed ports,
too. [The guide](parallel-tests.md) says what to do with a server that takes nothing but a number.

## Known limits

- A helper of an installed package is known only if it is in the catalogue, or if its whole name says that it finds a
  free port (`find_free_port`); an attribute called `port` of something unknown is PB902.
- A number that two processes agree on by other means, such as a lock file, is taken for a probed one where it was read
  from a socket that is closed again.
"""

from __future__ import annotations

from collections.abc import Iterator

from flake8_portbind.binds.listeners import Bind
from flake8_portbind.binds.probes import Probe
from flake8_portbind.findings.report import Finding, at_callee, at_name, callee_of, cure_of, name_of
from flake8_portbind.model.evidence import Evidence

CODE = "PB901"
SUBJECT = (Bind, Probe)


def check(subject: Bind | Probe) -> Iterator[Finding]:
    """One finding for a call that listens on a probed number, or that reads one for a caller."""
    if isinstance(subject, Probe):
        danger = "reads a port that is free again when the caller has it: another process may bind it first"
        cure = "give the bound socket back"
        yield at_name(subject.module, subject.callee, CODE, f"{name_of(subject.callee)}() {danger}; {cure}")
    elif subject.in_tests and any(port.evidence is Evidence.PROBED for port in subject.ports):
        danger = "takes a port that was only probed: another process may bind it first"
        yield at_callee(subject, CODE, f"{callee_of(subject)} {danger}; {cure_of(subject.row)}")
