"""PB003: a test starts a real server for an app that the framework's in-process test client could drive.

It is reported only where all of it is in sight: test code, an app object handed to an app server in this process, a
port that the operating system did not choose, a framework with an in-process client, and nothing in the file that needs
a real server: a browser, a WebSocket or gRPC client, a container, a child process, signals. Where one of these is
missing, the same call is [PB002](PB002.md).

## Why

An in-process client calls the app as a function. It needs no port, no thread and no waiting until the server is up, it
shows the app's exceptions with their traceback, and it can't collide with anything.

## Bad

```python
import threading
from urllib.request import urlopen

import uvicorn
from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def hello():
    return "hello"


def test_hello():
    server = uvicorn.Server(uvicorn.Config(app, port=8000))  # PB003:37 PB001:54
    threading.Thread(target=server.run).start()
    assert urlopen("http://127.0.0.1:8000/").read() == b'"hello"'
    server.should_exit = True
```

## Good

```python
from fastapi import FastAPI
from fastapi.testclient import TestClient

app = FastAPI()


@app.get("/")
def hello():
    return "hello"


def test_hello():
    assert TestClient(app).get("/").json() == "hello"
```

Where the server itself is what the test is about, let the operating system choose the port:

```python
import threading
import time
from urllib.request import urlopen

import uvicorn
from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def hello():
    return "hello"


def test_hello():
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    host, port = server.servers[0].sockets[0].getsockname()
    assert urlopen(f"http://{host}:{port}/").read() == b'"hello"'
    server.should_exit = True
    thread.join()
```

## How to fix it in each framework

{{clients}}

aiohttp's `TestClient`, Tornado's `AsyncHTTPTestCase` and Sanic's `app.test_client` open a real socket on a port that
the operating system chose. They are safe beside each other, and they are no in-process clients.

## Known limits

- The rule is narrow on purpose: most tests that start a web server need one.
- An app that a factory of another file makes is recognized only where that factory can be read.
- A server in a child process is never PB003, because no client of this process reaches its app.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_portbind.binds.listeners import Bind
from flake8_portbind.findings.advice import in_process_client
from flake8_portbind.findings.report import Finding, at_callee, callee_of

CODE = "PB003"
SUBJECT = Bind


def check(bind: Bind) -> Iterator[Finding]:
    """One finding for the call that starts the server."""
    client = in_process_client(bind)
    if client:
        app = ast.unparse(bind.app_node) if isinstance(bind.app_node, (ast.Name, ast.Attribute)) else "the app"
        text = (
            f"{callee_of(bind)} starts a real server for {app}; drive it in-process with {client}, which binds nothing"
        )
        yield at_callee(bind, CODE, text)
