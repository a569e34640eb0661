r"""PB001: the port that something listens on is written in the code, or is the library's default.

Two processes that run this code at the same time want the same port, and one of them fails or, worse, gets the other's
requests. The finding stands on the number where this file writes it: on the constant, the default, the list
item. Where another file writes it, or it is the library's default, the finding stands on the argument or on the call.

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

A library's default is the same number in every process, too:

```python
import uvicorn

from project import app


def test_server():
    uvicorn.run(app)  # PB001:13 PB002:13
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
from flake8_portbind.findings.report import (
    Finding,
    at,
    at_callee,
    callee_of,
    counts,
    cure_of,
    cure_of_omission,
    origin_of,
)

CODE = "PB001"
SUBJECT = Bind


def check(bind: Bind) -> Iterator[Finding]:
    """Each fixed port of a listener, at the number, or at what uses it where the number is not in this file."""
    who = callee_of(bind)
    here = {port.number for port in bind.ports if port.origin is not None and port.origin.module is bind.module}
    for port in bind.ports:
        if not counts(bind, port):
            continue
        if port.number in here and (port.origin is None or port.origin.module is not bind.module):
            continue  # the same number, which another file or the library only falls back to
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
