r"""PB002: a call takes a real socket on a port that the operating system did not choose.

That is every listener on a fixed port, and every listener on a port that was guessed: drawn at random, counted up, or
made from the process id. The finding stands on the name of what is called. A web app's server is PB003's where an
in-process client could do its work, and outside test code only the number is reported, as PB001.

## Why

PB001 says which number to change; PB002 says which call takes the port. One number may be taken by many calls, and a
guessed port has no number that could be changed: two processes can draw the same one, and in a large suite they do.

Not every collision is heard, so a suite that passes proves little. On Linux, gRPC servers and granian set SO_REUSEPORT,
so does `eventlet.listen`, and so does whoever passes `reuse_port=True`; a UDP socket with SO_REUSEADDR shares its port
as well. A second process that takes such a port is told nothing, and part of the requests of one test is answered by
the server of the other.

## Bad

```python
import random
import socket


def test_fixed():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 8000))  # PB001:33 PB002:14


def test_guessed():
    port = random.randint(20000, 30000)
    with socket.create_server(("127.0.0.1", port)) as sock:  # PB002:17
        assert sock.getsockname()[1] == port
```

A library's default is the same number in every process, too. There is no number to change, so PB002 names it alone:

```python
import uvicorn

from project import app


def test_server():
    uvicorn.run(app)  # PB002:13
```

A command line that starts a server is such a call:

```python
import subprocess
import sys


def test_child():
    subprocess.Popen([sys.executable, "-m", "http.server", "8000"])  # PB001:60 PB002:16
```

## Good

```python
import socket


def test_chosen():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        assert sock.getsockname()[1] != 0
```

A child binds port 0 as well, and says which port it was given:

```python
import subprocess
import sys

SERVER = '''
import http.server

server = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
print(server.server_port, flush=True)
'''


def test_child():
    with subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True) as child:
        assert int(child.stdout.readline()) > 0
```

## How to fix it in each framework

{{cures}}

[The guide](parallel-tests.md) has whole tests, for children and for bound sockets that are passed on, too.

## Known limits

- A random port is a rare collision, and a collision all the same; there is no number of retries that silences it.
- A port that was free when it was probed is silent here: that is [PB901](PB901.md), which is off by default.
- A call that is expected to fail takes nothing, and is silent where the error means that no port was bound: `OSError`
  and what descends from it, `SystemExit`, `TypeError`, a usage error, the `CalledProcessError` of a child, and any
  error of a call that stands alone. A `TimeoutError` comes from a server that is up, and others may:

```python
import socket

import pytest


def test_taken():
    with pytest.raises(OSError):
        socket.create_server(("127.0.0.1", 8000))
```
"""

from __future__ import annotations

from collections.abc import Iterator

from flake8_portbind.binds.listeners import Bind
from flake8_portbind.catalogue.schema import Kind
from flake8_portbind.findings.advice import in_process_client
from flake8_portbind.findings.report import (
    Finding,
    at_callee,
    callee_of,
    cure_of,
    is_told_at_callee,
    taken_by,
    taking,
)
from flake8_portbind.model.evidence import Evidence

CODE = "PB002"
SUBJECT = Bind


def check(bind: Bind) -> Iterator[Finding]:
    """One finding for a call on a fixed or guessed port, at the callee's name."""
    if not is_told_at_callee(bind) or in_process_client(bind):
        return
    fixed = next(iter(taken_by(bind)), None)
    if fixed is not None:
        takes = taking(bind, fixed)
    elif bind.in_tests and any(port.evidence is Evidence.GUESSED for port in bind.ports):
        takes = "takes a port that was guessed, not one that the operating system chose"
    else:
        return
    if bind.row.kind is Kind.SOCKET and not bind.row.cure:
        cure = "bind port 0, or pass on a socket that is already bound"
    else:
        cure = cure_of(bind.row, fixed)
    yield at_callee(bind, CODE, f"{callee_of(bind)} {takes}; {cure}")
