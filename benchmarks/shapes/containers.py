"""Lists and dicts: large ones, ones made of others, and ones that grow."""

from __future__ import annotations

from collections.abc import Callable

from shapes.shape import SOCKET, Shape, bind, port


def dict_literal(n: int) -> str:
    """One dict literal, about 40 bytes for each item."""
    items = "".join(f"    'server_number_{i}': ('127.0.0.1', {port(i)}),\n" for i in range(n))
    return SOCKET + f"PORTS = {{\n{items}}}\nsocket.create_server(PORTS['server_number_0'])\n"


def _ports(n: int) -> str:
    return SOCKET + "PORTS = {\n" + "".join(f"    'k{i}': {port(i)},\n" for i in range(n)) + "}\n"


def items_read(n: int) -> str:
    """One dict literal, many of whose items are read."""
    return _ports(n) + "".join(bind(f"PORTS['k{i}']", 0) for i in range(0, n, 10))


def items_in_a_loop(n: int) -> str:
    """One dict literal whose items are walked through."""
    return _ports(n) + "for k, v in PORTS.items():\n" + bind("v")


def list_literal(n: int) -> str:
    """One list literal that is walked through."""
    rows = "    ('name', 12345, 'localhost', 8000),\n" * n
    return SOCKET + f"DATA = [\n{rows}]\n{bind('DATA[0][3]', 0)}for a, b, c, p in DATA:\n{bind('p')}"


def made_of(first: str, step: str, read: str) -> Callable[[int], str]:
    """Containers that are each made of the one before."""

    def build(n: int) -> str:
        lines = "".join(f"a{i} = {step.format(f'a{i - 1}')}\n" for i in range(1, n))
        return SOCKET + f"a0 = {first}\n" + lines + bind(f"a{n - 1}[{read}]", 0)

    return build


def walked_through(n: int) -> str:
    """The same, and the last one is walked through."""
    return made_of("[8000]", "[*{0}, *{0}]", "0")(n) + f"for p in a{n - 1}:\n" + bind("p")


def items_of_items(n: int) -> str:
    """Items of a dict that are other items of it."""
    lines = (f"cfg['a{i}'] = cfg['a{i - 1}']\n" + bind(f"cfg['a{i}']", 0) for i in range(1, n))
    return SOCKET + "cfg = {}\ncfg['a0'] = 8000\n" + "".join(lines)


def appended(n: int) -> str:
    """A list that is added to and read in turns."""
    lines = (f"ports.append({port(i)})\n" + bind(f"ports[{i}]", 0) for i in range(n))
    return SOCKET + "ports = []\n" + "".join(lines)


def updated(n: int) -> str:
    """A dict that is added to and read in turns."""
    lines = (f"cfg.update(p{i}={port(i)})\n" + bind(f"cfg['p{i}']", 0) for i in range(n))
    return SOCKET + "cfg = {}\n" + "".join(lines)


def comprehensions_in_comprehensions(n: int) -> str:
    """Comprehensions inside one another."""
    loops = "".join(f" for a{i} in range(2)]" for i in range(n))
    return SOCKET + f"def test_it():\n    x = {'[' * n}8000{loops}\n" + bind("x[0]") + bind(8000)


def comprehensions_of_comprehensions(n: int) -> str:
    """Comprehensions, each of what the one before has made."""
    lines = "".join(f"P{i} = {{k: [v + j for j in range(3)] for k, v in P{i - 1}.items()}}\n" for i in range(1, n))
    return SOCKET + "P0 = {'p': 8000}\n" + lines + bind(f"P{n - 1}['p'][0]", 0) + bind(8000, 0)


DICT = "{'port': 8000}"
SHAPES = {
    "items of one dict literal": Shape(dict_literal, 250_000, count=50),
    "items of one dict that are read": Shape(items_read, 10_000),
    "items of one dict in a loop": Shape(items_in_a_loop, 10_000),
    "rows of one list": Shape(list_literal, 100_000),
    "lists of lists": Shape(walked_through, count=16),
    "sums of lists": Shape(made_of("[8000]", "{0} + {0}", "0")),
    "dicts of dicts": Shape(made_of(DICT, "{{**{0}, **{0}}}", "'port'"), count=16),
    "sums of dicts": Shape(made_of(DICT, "{0} | {0}", "'port'"), count=16),
    "calls of `dict`": Shape(made_of("dict(port=8000)", "dict({0}, **{0})", "'port'")),
    "items of items": Shape(items_of_items, count=12),
    "elements that are appended": Shape(appended, count=12),
    "dicts that are updated": Shape(updated, count=12),
    "comprehensions in comprehensions": Shape(comprehensions_in_comprehensions, 50),
    "comprehensions of comprehensions": Shape(comprehensions_of_comprehensions),
}
