"""PB903, off by default: a test dials a fixed loopback address, so something must listen there.

The finding stands on the name of the client that is called. It is silent where a mocking library intercepts the client,
and where the test expects the call to fail.

## Why

Whoever holds the port answers: the server of another worker, of another checkout, or a database that a colleague
forgot. Where the server is started in sight, its own port is reported already, so this rule is off by default.

## Bad

```python
from urllib.request import urlopen


def test_service():
    assert urlopen("http://127.0.0.1:8000/").status == 200  # PB903:12
```

## Good

```python
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.request import urlopen


class Hello(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()


def test_service():
    with HTTPServer(("127.0.0.1", 0), Hello) as server:
        Thread(target=server.handle_request).start()
        assert urlopen(f"http://127.0.0.1:{server.server_port}/").status == 200
```

## How to fix it in each framework

Ask the server for the port that it was given, and build the address from it. An app that runs in the same process needs
no address at all:

{{clients}}

## Known limits

- An address that comes from the environment or a fixture out of sight is silent.
- Other hosts than the loopback ones are silent:

```python
from urllib.request import urlopen


def test_service():
    assert urlopen("http://service.test:8000/").status == 200
```
"""

from __future__ import annotations

from collections.abc import Iterator

from flake8_portbind.binds.dials import Dial
from flake8_portbind.findings.report import Finding, at_name, name_of

CODE = "PB903"
SUBJECT = Dial


def check(dial: Dial) -> Iterator[Finding]:
    """One finding for a call that dials, at the callee's name."""
    text = f"{name_of(dial.callee)}() dials the fixed port {dial.port.number} on this machine"
    yield at_name(dial.module, dial.callee, CODE, f"{text}; ask the server for the port that it was given")
