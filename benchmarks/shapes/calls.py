"""Functions that call one another."""

from __future__ import annotations

from math import isqrt

from shapes.shape import SOCKET, Shape, bind, port, serve

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
    return SOCKET + "".join(f"def test_{i}():\n" + bind(port(i)) for i in range(n))


def one_constant(n: int) -> str:
    """Listeners that share a constant."""
    return SOCKET + "PORT = 8000\n" + "".join(f"def test_{i}():\n" + bind("PORT") for i in range(n))


def _callers(n: int, name: str = "start") -> str:
    return "".join(f"def test_{i}():\n    {name}({port(i)})\n" for i in range(n))


def one_helper(n: int) -> str:
    """Callers of one function that listens on its parameter."""
    return SOCKET + serve("start") + _callers(n)


def one_helper_elsewhere(n: int) -> dict[str, str]:
    """Callers of one function of another file."""
    return {
        "tests/test_it.py": "from helpers import start\n" + _callers(n),
        "tests/helpers.py": SOCKET + serve("start"),
    }


def two_levels(n: int) -> str:
    """Callers of functions that call one function."""
    middle = isqrt(n)
    between = "".join(f"def start_{i}(port):\n    start(port + {i})\n" for i in range(middle))
    tests = "".join(f"def test_{i}():\n    start_{i % middle}({port(i)})\n" for i in range(n))
    return SOCKET + serve("start") + between + tests


def _passing_on(n: int) -> str:
    return "".join(f"def start_{i}(port):\n    return start_{i - 1}(port)\n" for i in range(1, n))


def _last(n: int) -> str:
    return f"def test_it():\n    start_{n - 1}(8000)\n"


def chain(n: int) -> str:
    """Functions that pass a port on, each to the one before it."""
    return SOCKET + serve("start_0") + _passing_on(n) + _last(n)


def chain_backwards(n: int) -> str:
    """Functions that pass a port on, each to the one behind it."""
    links = "".join(f"def start_{i}(port):\n    return start_{i - 1}(port)\n" for i in reversed(range(1, n)))
    return SOCKET + links + serve("start_0") + _last(n)


def chain_of_results(n: int) -> str:
    """Functions that hand a port back, each from the next one."""
    links = "".join(f"def port_{i}():\n    return port_{i + 1}()\n" for i in range(n))
    return SOCKET + links + f"def port_{n}():\n    return 8000\ndef test_it():\n" + bind("port_0()")


def chain_elsewhere(n: int) -> dict[str, str]:
    """Functions of another file that pass a port on."""
    return {
        "tests/test_it.py": f"{SOCKET}from helpers import start_{n - 1}\n" + _last(n) + bind(8000),
        "tests/helpers.py": SOCKET + serve("start_0") + _passing_on(n),
    }


def mutual(n: int) -> str:
    """Functions that all call one another, n calls in all."""
    several = range(isqrt(n))
    calls = "".join(f"    f{i}(port)\n" for i in several)
    return SOCKET + "".join(serve(f"f{i}") + calls for i in several) + "def test_it():\n    f0(8000)\n"


def mutual_elsewhere(n: int) -> dict[str, str]:
    """Functions of another file that all call one another."""
    return {"tests/test_it.py": "from helpers import f0\ndef test_it():\n    f0(8000)\n", "tests/helpers.py": mutual(n)}


def mutual_results(n: int) -> str:
    """Functions that hand back what all the others hand back."""
    several = range(isqrt(n))
    calls = "".join(f"    if x == {i}:\n        return f{i}(x + 1)\n" for i in several)
    functions = "".join(f"def f{i}(x):\n{calls}    return {port(i)}\n" for i in several)
    return SOCKET + functions + "def test_it():\n" + bind("f0(1)")


def partials(n: int) -> str:
    """A function that is given its arguments one by one."""
    links = "".join(f"f{i} = functools.partial(f{i - 1}, {port(i)})\n" for i in range(1, n))
    return "import functools\n" + SOCKET + serve("serve", "*args", "args[0]") + f"f0 = serve\n{links}f{n - 1}()\n"


def decorators(n: int) -> str:
    """A function that is decorated again and again."""
    decorator = "def again(f):\n    def inner(*args):\n        return f(*args)\n    return inner\n"
    return SOCKET + decorator + "@again\n" * n + serve("start") + "def test_it():\n    start(8000)\n"


def nested_functions(n: int) -> str:
    """Functions inside one another."""
    down = "".join(f"{'    ' * i}def f{i}(p{i}):\n" + bind(f"p{i}", i + 1) for i in range(n))
    return SOCKET + down + "".join(f"{'    ' * i}f{i}(8000)\n" for i in reversed(range(n)))


def nested_lambdas(n: int) -> str:
    """Lambdas inside one another, and a listener that is not inside."""
    return SOCKET + "f = " + "lambda: " * n + "socket.socket().bind(('', 8000))\n" + bind(8000, 0)


SHAPES = {
    "copies of realistic tests": Shape(realistic_tests, count=2),
    "listeners": Shape(listeners, 10_000, count=12),
    "listeners on one constant": Shape(one_constant, 10_000, count=12),
    "callers of one helper": Shape(one_helper, 10_000, count=20),
    "callers of one helper elsewhere": Shape(one_helper_elsewhere),
    "callers of callers": Shape(two_levels),
    "functions in one line": Shape(chain, count=20),
    "functions in one line, backwards": Shape(chain_backwards),
    "results in one line": Shape(chain_of_results),
    "functions in one line elsewhere": Shape(chain_elsewhere),
    "functions that call one another": Shape(mutual, count=36),
    "functions that call one another elsewhere": Shape(mutual_elsewhere),
    "results of one another": Shape(mutual_results),
    "partials of partials": Shape(partials, count=16),
    "decorators": Shape(decorators),
    "functions in functions": Shape(nested_functions, 90, count=12),
    "lambdas in lambdas": Shape(nested_lambdas, 90),
}
