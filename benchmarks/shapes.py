"""Programs of any size, one shape each: what the plugin's cost is measured on as they grow."""

from __future__ import annotations

from collections.abc import Callable

TEST = """
@pytest.fixture
def port_{i}():
    return {port}


class Handler{i}(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()


class TestServer{i}(unittest.TestCase):
    port = {port}

    def setUp(self):
        self.server = HTTPServer(("127.0.0.1", self.port), Handler{i})
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def tearDown(self):
        self.server.shutdown()
        self.thread.join()

    def test_answer(self):
        with urlopen(f"http://127.0.0.1:{{self.port}}/") as answer:
            self.assertEqual(answer.status, 200)


def start_{i}(port, host="127.0.0.1"):
    sock = socket.socket()
    sock.bind((host, port))
    return sock


def test_socket_{i}(port_{i}):
    with start_{i}(port_{i}) as sock:
        assert sock.getsockname()[1] == port_{i}
"""
IMPORTS = """import socket
import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.request import urlopen

import pytest
"""


def realistic_tests(n: int) -> str:
    """The same few tests n times over, under other names."""
    return IMPORTS + "".join(TEST.format(i=i, port=8000 + i % 1000) for i in range(n))


def listeners(n: int) -> str:
    """Listeners that have a port each."""
    calls = (f"def test_{i}():\n    socket.create_server(('', {1024 + i % 60000}))\n" for i in range(n))
    return "import socket\n" + "".join(calls)


def one_constant(n: int) -> str:
    """Listeners that share a constant."""
    calls = (f"def test_{i}():\n    socket.create_server(('', PORT))\n" for i in range(n))
    return "import socket\nPORT = 8000\n" + "".join(calls)


def one_helper(n: int) -> str:
    """Callers of one function that listens on its parameter."""
    calls = (f"def test_{i}():\n    start({1024 + i % 60000})\n" for i in range(n))
    return "import socket\ndef start(port):\n    return socket.create_server(('', port))\n" + "".join(calls)


def chain_of_functions(n: int) -> str:
    """Functions that pass a port on, each to the one before it."""
    links = (f"def start_{i}(port):\n    return start_{i - 1}(port)\n" for i in range(1, n))
    first = "import socket\ndef start_0(port):\n    return socket.create_server(('', port))\n"
    return first + "".join(links) + f"def test_it():\n    start_{n - 1}(8000)\n"


def hierarchy(n: int) -> str:
    """Classes, each the base of the next one."""
    bases = (
        "import socket\nclass Server0:\n    def start(self):\n        self.s = socket.create_server(('', self.port))\n"
    )
    heirs = (f"class Server{i}(Server{i - 1}):\n    port = {1024 + i % 60000}\n" for i in range(1, n))
    return bases + "".join(heirs) + f"def test_it():\n    Server{n - 1}().start()\n"


def many_heirs(n: int) -> str:
    """Classes that have one base."""
    base = (
        "import socket\nclass Server:\n    def start(self):\n        self.s = socket.create_server(('', self.port))\n"
    )
    return base + "".join(f"class Server{i}(Server):\n    port = {1024 + i % 60000}\n" for i in range(n))


def dict_literal(n: int) -> str:
    """One dict literal, about 40 bytes for each item."""
    items = "".join(f"    'server_number_{i}': ('127.0.0.1', {1024 + i % 60000}),\n" for i in range(n))
    return f"import socket\nPORTS = {{\n{items}}}\nsocket.create_server(PORTS['server_number_0'])\n"


def nested(n: int) -> str:
    """An expression of n levels that no parser refuses."""
    return "import socket\nsocket.create_server(('', 8000" + " + 0" * n + "))\n"


def chain_of_branches(n: int) -> str:
    """One `if` with many `elif`."""
    branches = "".join(f"elif kind == {i}:\n    port = {1024 + i % 60000}\n" for i in range(n))
    return f"import socket\nif kind:\n    port = 8000\n{branches}socket.create_server(('', port))\n"


# What to build, how much of it for the clock, and how much of it for a count.
SHAPES: dict[str, tuple[Callable[[int], str], int, int]] = {
    "copies of realistic tests": (realistic_tests, 1_000, 10),
    "listeners": (listeners, 10_000, 40),
    "listeners on one constant": (one_constant, 10_000, 40),
    "callers of one helper": (one_helper, 10_000, 40),
    "functions that pass a port on": (chain_of_functions, 1_000, 25),
    "classes in one line": (hierarchy, 1_000, 25),
    "classes with one base": (many_heirs, 1_000, 25),
    "items of one dict literal": (dict_literal, 250_000, 100),
    "levels of one expression": (nested, 5_000, 100),
    "branches of one `elif`": (chain_of_branches, 100_000, 50),
}
