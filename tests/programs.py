"""Small programs that all say the same in different words: one listener, one port, many spellings."""

from __future__ import annotations

import keyword
import random
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from hypothesis import strategies as st


class Target(NamedTuple):
    """A listener: where it is imported from, how it is called, and what carries the call out if it is a coroutine's."""

    module: str
    name: str
    call: str
    awaited: str = "{}"


class Spelled(NamedTuple):
    """A port in other words: definitions of the file, lines before the call, the expression at the call."""

    expression: str
    top: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    parameters: str = ""  # of the test
    helper: str = ""  # parameters of a helper that the listener moves into
    handed: str = ""  # what the test hands to the helper


TARGETS = [
    Target("socket", "create_server", '(("localhost", {}))'),
    Target("socket", "socket", '().bind(("localhost", {}))'),
    Target("socketserver", "TCPServer", '(("localhost", {}), None)'),
    Target("http.server", "HTTPServer", '(("localhost", {}), None)'),
    Target("wsgiref.simple_server", "make_server", '("localhost", {}, None)'),
    Target("xmlrpc.server", "SimpleXMLRPCServer", 'addr=("localhost", {})'.join("()")),
    Target("multiprocessing.connection", "Listener", '(("localhost", {}))'),
    Target("asyncio", "start_server", '(None, "localhost", {})', awaited="asyncio.run({})"),
    Target("uvicorn", "run", '("elsewhere:app", port={})'),
    Target("websockets", "serve", '(None, "localhost", {})'),
    Target("tornado.netutil", "bind_sockets", "({})"),
    Target("werkzeug.serving", "run_simple", '("localhost", {}, None)'),
]

# Each takes the number's text and names that the program may use.
SPELLINGS: dict[str, Callable[[str, tuple[str, ...]], Spelled]] = {
    "literal": lambda number, n: Spelled(number),
    "local name": lambda number, n: Spelled(n[0], before=(f"{n[0]} = {number}",)),
    "two names": lambda number, n: Spelled(n[1], before=(f"{n[0]} = {number}", f"{n[1]} = {n[0]}")),
    "annotated name": lambda number, n: Spelled(n[0], before=(f"{n[0]}: int = {number}",)),
    "module name": lambda number, n: Spelled(n[0], top=(f"{n[0]} = {number}",)),
    "class attribute": lambda number, n: Spelled(f"{n[0]}.{n[1]}", top=(f"class {n[0]}:\n    {n[1]} = {number}",)),
    "instance attribute": lambda number, n: Spelled(
        f"{n[0]}().{n[1]}", top=(f"class {n[0]}:\n    def __init__(self):\n        self.{n[1]} = {number}",)
    ),
    "constructor argument": lambda number, n: Spelled(
        f"{n[0]}({number}).{n[1]}",
        top=(f"class {n[0]}:\n    def __init__(self, {n[2]}):\n        self.{n[1]} = {n[2]}",),
    ),
    "unpacked": lambda number, n: Spelled(n[1], before=(f'{n[0]}, {n[1]} = "localhost", {number}',)),
    "item of a tuple": lambda number, n: Spelled(f"{n[0]}[1]", top=(f'{n[0]} = ("localhost", {number})',)),
    "item of a list": lambda number, n: Spelled(f"{n[0]}[0]", before=(f"{n[0]} = [{number}]",)),
    "item of a dict": lambda number, n: Spelled(f'{n[0]}["{n[1]}"]', top=(f'{n[0]} = {{"{n[1]}": {number}}}',)),
    "f-string": lambda number, n: Spelled(f'int(f"{{{n[0]}}}")', before=(f"{n[0]} = {number}",)),
    "text": lambda number, n: Spelled(f'int("{number}")'),
    "returned": lambda number, n: Spelled(f"{n[0]}()", top=(f"def {n[0]}():\n    return {number}",)),
    "passed through": lambda number, n: Spelled(f"{n[0]}({number})", top=(f"def {n[0]}({n[1]}):\n    return {n[1]}",)),
    "walrus": lambda number, n: Spelled(f"({n[0]} := {number})"),
    "parameter": lambda number, n: Spelled(n[0], helper=n[0], handed=number),
    "keyword parameter": lambda number, n: Spelled(n[0], helper=f"*, {n[0]}", handed=f"{n[0]}={number}"),
    "second parameter": lambda number, n: Spelled(n[1], helper=f"{n[0]}, {n[1]}", handed=f'"localhost", {number}'),
    "parameter over a default": lambda number, n: Spelled(n[0], helper=f"{n[0]}=0", handed=number),
    "default": lambda number, n: Spelled(n[0], helper=f"{n[0]}={number}"),
    "star arguments": lambda number, n: Spelled(n[1], helper=f"{n[0]}, {n[1]}", handed=f'*("localhost", {number})'),
    "double star": lambda number, n: Spelled(n[0], helper=n[0], handed=f'**{{"{n[0]}": {number}}}'),
    "fixture": lambda number, n: Spelled(
        n[0], top=(f"@pytest.fixture\ndef {n[0]}():\n    return {number}",), parameters=n[0]
    ),
    "yielding fixture": lambda number, n: Spelled(
        n[0], top=(f"@pytest.fixture\ndef {n[0]}():\n    yield {number}",), parameters=n[0]
    ),
    "fixture with params": lambda number, n: Spelled(
        n[0],
        top=(f"@pytest.fixture(params=[{number}])\ndef {n[0]}(request):\n    return request.param",),
        parameters=n[0],
    ),
}

WRAPPINGS: dict[str, Callable[[str, str], str]] = {
    "function": lambda body, n: f"def {n}():\n{_indented(body)}\n{n}()",
    "returning function": lambda body, n: f"def {n}():\n{_indented(body)}\n    return 1\nassert {n}()",
    "coroutine": lambda body, n: f"async def {n}():\n{_indented(body)}\nasyncio.run({n}())",
    "generator": lambda body, n: f"def {n}():\n{_indented(body)}\n    yield\nnext({n}())",
    "method": lambda body, n: f"class {n}:\n    def go(self):\n{_indented(body, 2)}\n{n}().go()",
    "static method": lambda body, n: f"class {n}:\n    @staticmethod\n    def go():\n{_indented(body, 2)}\n{n}.go()",
    "thread": lambda body, n: f"def {n}():\n{_indented(body)}\nthreading.Thread(target={n}).start()",
    "partial": lambda body, n: f"def {n}():\n{_indented(body)}\nfunctools.partial({n})()",
    "with": lambda body, n: f"with open(__file__) as {n}:\n{_indented(body)}",
    "try": lambda body, n: f"try:\n{_indented(body)}\nexcept OSError as {n}:\n    raise",
    "finally": lambda body, n: f"try:\n{_indented(body)}\nfinally:\n    {n} = 1",
    "if": lambda body, n: f"{n} = input()\nif {n}:\n{_indented(body)}",
    "loop": lambda body, n: f"for {n} in input():\n{_indented(body)}",
}

IMPORTS: dict[str, Callable[[Target, str], tuple[str, str]]] = {
    "import": lambda target, n: (f"import {target.module}", f"{target.module}.{target.name}"),
    "import as": lambda target, n: (f"import {target.module} as {n}", f"{n}.{target.name}"),
    "from": lambda target, n: (f"from {target.module} import {target.name}", target.name),
    "from as": lambda target, n: (f"from {target.module} import {target.name} as {n}", n),
    "from package": lambda target, n: _from_package(target, n),
    "assigned": lambda target, n: (f"import {target.module}\n{n} = {target.module}.{target.name}", n),
}


def _from_package(target: Target, name: str) -> tuple[str, str]:
    package, _, module = target.module.rpartition(".")
    if not package:
        return f"import {module} as {name}", f"{name}.{target.name}"
    return f"from {package} import {module} as {name}", f"{name}.{target.name}"


def _indented(text: str, levels: int = 1) -> str:
    return textwrap.indent(text, "    " * levels)


@dataclass(frozen=True)
class Program:
    """A test file with one listener."""

    target: Target = TARGETS[0]
    number: str = "8123"
    imported: str = "import"
    imported_inside: bool = False
    spelling: str = "literal"
    wrappings: tuple[str, ...] = ()
    names: tuple[str, ...] = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
    order: int | None = None  # the seed of a shuffle of the definitions
    extra: tuple[str, ...] = field(default=("OTHER = 1", "def other():\n    return OTHER", "class Another:\n    pass"))

    def variant(self, **changes: object) -> Program:
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def source(self) -> str:
        """The file."""
        names = self.names
        importing, reference = IMPORTS[self.imported](self.target, names[7])
        spelled = SPELLINGS[self.spelling](self.number, names)
        called = self.target.awaited.format(reference + self.target.call.format(spelled.expression))
        body = "\n".join((*spelled.before, called))
        if self.imported_inside:
            body = f"{importing}\n{body}"
        definitions = [*spelled.top, *self.extra]
        if spelled.helper:
            definitions.append(f"def {names[6]}({spelled.helper}):\n{_indented(body)}")
            body = f"{names[6]}({spelled.handed})"
        for wrapping, name in zip(self.wrappings, names[3:6], strict=False):
            body = WRAPPINGS[wrapping](body, name)
        definitions.append(f"def test_it({spelled.parameters}):\n{_indented(body)}")
        if self.order is not None:
            random.Random(self.order).shuffle(definitions)
        head = "import asyncio\nimport functools\nimport threading\n\nimport pytest\n"
        return "\n\n\n".join((head if self.imported_inside else f"{head}{importing}", *definitions)) + "\n"


# Words that mean something elsewhere must mean nothing here, where everything is in sight.
# fmt: off
_TEMPTING = (
    "port", "free_port", "get_free_port", "unused_tcp_port", "worker_id", "client", "Client",
    "server", "Server", "start", "run", "serve", "bind", "listen", "host", "address", "environ", "getoption",
    "random", "os_chosen", "expected", "patch", "größe", "端口", "_x", "x1", "Config",
)
# fmt: on
_PLAIN = st.from_regex(r"[a-z][a-z0-9_]{0,7}", fullmatch=True)
_TAKEN = {
    "self", "cls", "request", "int", "input", "open", "next", "test_it", "other", "pytest", "asyncio", "functools",
    "threading", "go", "tests", "test", *(target.name for target in TARGETS),
    *(part for target in TARGETS for part in target.module.split(".")),
}  # fmt: skip


def _usable(name: str) -> bool:
    return not keyword.iskeyword(name) and name not in _TAKEN and not name.startswith("test")


NAMES = st.lists(st.sampled_from(_TEMPTING) | _PLAIN, min_size=8, max_size=8, unique=True).filter(
    lambda names: all(map(_usable, names))
)
NUMBERS = st.integers(1024, 65535).map(str)
