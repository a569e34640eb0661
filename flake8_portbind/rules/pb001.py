r"""PB001: the port that something listens on is written in the code.

Two processes that run this code at the same time want the same port, and one of them fails or, worse, gets the other's
requests. The finding stands on the number where this file writes it: on the constant, the default, the list
item. Where another file writes it, the finding stands on the argument that hands it over. A number for which this file
has no place of its own, because it is the library's default or stands in a helper, is named on the call, by
[PB002](PB002.md) or [PB003](PB003.md) alone.

## Why

Only one process of a machine can listen on a port. A test that listens on 8000 fails beside itself under
`pytest -n auto`, beside a second job of the same build machine, and beside the server that a developer left running.
Not every collision is heard: gRPC servers, granian, `eventlet.listen` and UDP sockets share a fixed port without an
error, and then one test gets the answer that was meant for another.

## Bad

```python
from http.server import BaseHTTPRequestHandler, HTTPServer

PORT = 8000  # PB001:8


def test_server():
    with HTTPServer(("127.0.0.1", PORT), BaseHTTPRequestHandler) as server:  # PB002:10
        assert server.server_port == PORT
```

The name is resolved where it is used, and each listener that takes the number is a PB002 of its own:

```python
import socket


def listening(port=8001):  # PB001:20
    return socket.create_server(("127.0.0.1", port))  # PB002:19


def test_listening():
    with listening() as sock:
        assert sock.getsockname()
```

## Good

Port 0 lets the operating system choose a free port and take it in the same step. Read the number back from the server:

```python
from http.server import BaseHTTPRequestHandler, HTTPServer


def test_server():
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        assert server.server_port != 0
```

The same for an asyncio server:

```python
import asyncio


async def echo(reader, writer):
    writer.write(await reader.readline())
    writer.close()


async def ask():
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    async with server:
        host, port = server.sockets[0].getsockname()
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(b"hello\n")
        answer = await reader.readline()
        writer.close()
        return answer


def test_echo():
    assert asyncio.run(ask()) == b"hello\n"
```

## How to fix it in each framework

{{cures}}

Whole tests for the commonest of them are in [the guide](parallel-tests.md). Where a server takes no port 0, hand it a
socket that is bound already; where it takes none of these, give each worker a port of its own.

## Known limits

- `SO_REUSEADDR`, `reuse_port=True`, file locks and retries are no cure, and silence nothing.
- By default only test code is looked at. With `--portbind-scope=all` the numbers that are written in the rest of the
  code count as well; the defaults of libraries and of parameters, and what stands under `if __name__ == "__main__":`,
  are silent there.
- A number that comes from the environment or the command line is the user's choice, and its default is silent as well:

```python
import os
import socket


def test_configured():
    socket.create_server(("127.0.0.1", int(os.environ.get("PORT", "8000"))))
```
"""

from __future__ import annotations

from collections.abc import Iterator

from flake8_portbind.binds.listeners import Bind
from flake8_portbind.binds.ports import Port
from flake8_portbind.findings.report import (
    Finding,
    at,
    at_callee,
    callee_of,
    cure_of,
    is_told_at_callee,
    origin_of,
    taken_by,
)

CODE = "PB001"
SUBJECT = Bind


def check(bind: Bind) -> Iterator[Finding]:
    """Each fixed port of a listener, at the number, or at what uses it where the number is not in this file.

    Where that is the callee, PB002 or PB003 names the number there.
    """
    at_its_callee = at_callee(bind, CODE, "")
    for port in taken_by(bind):
        found = _told(bind, port)
        if (found.line, found.column) != (at_its_callee.line, at_its_callee.column) or not is_told_at_callee(bind):
            yield found


def _told(bind: Bind, port: Port) -> Finding:
    text = f"{_named(bind, port)} in every process; {cure_of(bind.row, port)}"
    if port.origin is not None and port.origin.module is bind.module:
        return at(bind.module, port.origin.node, CODE, text)
    return at(bind.module, bind.argument, CODE, text) if bind.argument is not None else at_callee(bind, CODE, text)


def _named(bind: Bind, port: Port) -> str:
    """The number, and what listens on it."""
    who = callee_of(bind)
    origin = port.origin
    if origin is None:
        return f"{who} listens on its default port {port.number}"
    is_here = origin.module is bind.module and "." not in origin.name
    where = "" if is_here else origin_of(origin, bind)
    line = bind.callee.end_lineno or bind.callee.lineno
    return f"port {port.number}{where} is hardcoded: {who} on line {line} listens on it"
