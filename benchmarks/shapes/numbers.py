"""Numbers that are computed, and conditions that decide about them."""

from __future__ import annotations

from shapes.shape import SOCKET, Shape, bind, port

START = SOCKET + "def test_it(options):\n    port = 8000\n"


def conditional_sums(n: int) -> str:
    """A number that grows under conditions."""
    return START + "".join(f"    if options.a{i}:\n        port += {i}\n" for i in range(n)) + bind("port")


def conditional_sums_spelled_out(n: int) -> str:
    """The same with an assignment."""
    return START + "".join(f"    if options.a{i}:\n        port = port + {i}\n" for i in range(n)) + bind("port")


def conditional_expressions(n: int) -> str:
    """Names that are the name before, or more."""
    lines = (f"    p{i} = p{i - 1} if options.a{i} else p{i - 1} + {2 ** (i % 12)}\n" for i in range(1, n))
    return SOCKET + "def test_it(options):\n    p0 = 8000\n" + "".join(lines) + bind(f"p{n - 1}")


def conditional_assignments(n: int) -> str:
    """A name that conditions assign, and that is used behind each."""
    lines = (f"    if options == {i}:\n        port = {port(i)}\n" + bind("port") for i in range(n))
    return START + "".join(lines)


def branches(n: int) -> str:
    """One `if` with many `elif`."""
    others = "".join(f"elif kind == {i}:\n    port = {port(i)}\n" for i in range(n))
    return SOCKET + f"if kind:\n    port = 8000\n{others}" + bind("port", 0)


def branches_that_listen(n: int) -> str:
    """One `if` with many `elif` that listen themselves."""
    others = "".join(f"    elif x == {i}:\n        port = {port(i)}\n" + bind("port", 2) for i in range(n))
    return SOCKET + f"def test_it(x):\n    if x:\n        port = 8000\n{others}" + bind("port")


def cases(n: int) -> str:
    """One `match` with many cases."""
    every = "".join(f"        case {i}:\n            port = {port(i)}\n" + bind("port", 3) for i in range(n))
    return SOCKET + f"def test_it(x):\n    match x:\n{every}" + bind("port")


def guards(n: int) -> str:
    """A function that returns early again and again."""
    lines = "".join(f"    if port == {i}:\n        return\n" + bind("port") for i in range(n))
    return SOCKET + f"def start(port=8000):\n{lines}def test_it():\n    start(8000)\n"


def counted_up(n: int) -> str:
    """A number that each line adds to and uses."""
    return SOCKET + "def test_it():\n    port = 8000\n" + ("    port += 1\n" + bind("port")) * n


def counted_up_spelled_out(n: int) -> str:
    """The same with an assignment."""
    return SOCKET + "def test_it():\n    port = 8000\n" + ("    port = port + 1\n" + bind("port")) * n


def counted_in_a_loop(n: int) -> str:
    """The same in a loop, so that the last line leads to the first."""
    lines = ("        port = port + 1\n" + bind("port", 2)) * n
    return SOCKET + "def test_it():\n    port = 8000\n    while port:\n" + lines + bind(8000)


def aliases(n: int) -> str:
    """Names that are other names, the last one used."""
    return SOCKET + "a0 = 8000\n" + "".join(f"a{i} = a{i - 1}\n" for i in range(1, n)) + bind(f"a{n - 1}", 0)


def aliases_used(n: int) -> str:
    """Names that are other names, each used."""
    return SOCKET + "a0 = 8000\n" + "".join(f"a{i} = a{i - 1}\n" + bind(f"a{i}", 0) for i in range(1, n))


def swaps(n: int) -> str:
    """Two names that change places."""
    return SOCKET + "a = 8000\nb = 9000\n" + "a, b = b, a\n" * n + bind("a", 0)


def alternatives(n: int) -> str:
    """One `or` of many operands."""
    return SOCKET + "def test_it(x):\n" + bind(" or ".join((*(f"x.a{i}" for i in range(n)), "8000"))) + bind(8000)


def sums(n: int) -> str:
    """An expression of n levels that no parser refuses."""
    return SOCKET + bind("8000" + " + 0" * n, 0)


SHAPES = {
    "sums under conditions": Shape(conditional_sums, count=20),
    "sums under conditions, spelled out": Shape(conditional_sums_spelled_out),
    "expressions with conditions": Shape(conditional_expressions),
    "assignments under conditions": Shape(conditional_assignments, count=12),
    "branches of one `elif`": Shape(branches, 10_000, count=20),
    "branches of one `elif` that listen": Shape(branches_that_listen, 1_000, count=10),
    "cases of one `match`": Shape(cases, count=10),
    "early returns": Shape(guards, count=10),
    "numbers that are counted up": Shape(counted_up, count=12),
    "numbers that are counted up, spelled out": Shape(counted_up_spelled_out, count=12),
    "numbers that are counted in a loop": Shape(counted_in_a_loop, count=12),
    "names of names": Shape(aliases),
    "names of names that are used": Shape(aliases_used, count=12),
    "names that change places": Shape(swaps),
    "operands of one `or`": Shape(alternatives, 10_000),
    "levels of one expression": Shape(sums, 2_500, count=50),
}
