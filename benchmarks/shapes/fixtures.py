"""Fixtures that ask for one another, and the rows that tests give them."""

from __future__ import annotations

from shapes.shape import FIXTURE, PYTEST, SOCKET, Shape, bind, port, user

GROUND = FIXTURE.format("f0", "", 8000)
OWN = FIXTURE.format("f0", "", 9000)


def _links(n: int) -> str:
    return "".join(FIXTURE.format(f"f{i}", f"f{i - 1}", f"f{i - 1}") for i in range(1, n))


def _listening_links(n: int, given: str = "{}") -> str:
    return "".join(
        f"@pytest.fixture\ndef f{i}(f{i - 1}):\n{bind(f'f{i - 1}')}    return {given.format(f'f{i - 1}')}\n"
        for i in range(1, n)
    )


def in_line(n: int) -> str:
    """Fixtures that ask for one another, and a test that asks for the last one."""
    return PYTEST + GROUND + _links(n) + user(0, f"f{n - 1}")


def in_line_each_used(n: int) -> str:
    """Fixtures that ask for one another, and tests that ask for each."""
    return PYTEST + GROUND + _links(n) + "".join(user(i, f"f{i}") for i in range(n))


def in_line_each_listens(n: int) -> str:
    """Fixtures that listen on what the one before gives."""
    return PYTEST + GROUND + _listening_links(n, "{} + 1") + user(0, f"f{n - 1}")


def in_line_above(n: int) -> dict[str, str]:
    """Fixtures of a conftest.py that listen on what the one before gives, the first of which a file overrides."""
    tests = "".join(user(i, f"f{i}") for i in range(n))
    return {"test_it.py": PYTEST + OWN + tests, "conftest.py": PYTEST + GROUND + _listening_links(n)}


def _web(n: int) -> str:
    def one(i: int) -> str:
        asked = ", ".join(f"f{j}" for j in range(max(0, i - 10), i))
        here, given = (f"f{i - 1}", f"f{max(0, i - 7)}") if i else (8000, 8000)
        return f"@pytest.fixture\ndef f{i}({asked}):\n{bind(here)}    return {given}\n"

    return PYTEST + "".join(map(one, range(n)))


def web(n: int) -> str:
    """Fixtures that ask for the ten before."""
    return _web(n) + user(0, f"f{n - 1}")


def web_above(n: int) -> dict[str, str]:
    """Fixtures of a conftest.py that ask for the ten before, the first of which a file overrides."""
    return {"test_it.py": PYTEST + OWN + "".join(user(i, f"f{i}") for i in range(n)), "conftest.py": _web(n)}


def _ladder(n: int) -> str:
    rungs = (FIXTURE.format(f"{c}{i}", f"a{i - 1}, b{i - 1}", f"{c}{i - 1}") for i in range(1, n) for c in "ab")
    ground = FIXTURE.format("a0", "", 8000) + FIXTURE.format("b0", "", 8001)
    server = f"@pytest.fixture\ndef server(a{n - 1}, b{n - 1}):\n" + bind(f"a{n - 1}")
    return PYTEST + ground + "".join(rungs) + server


def ladder(n: int) -> str:
    """Two fixtures on each rung, each of which asks for both of the rung before."""
    return _ladder(n) + "def test_it(server):\n    pass\n"


def ladder_above(n: int) -> dict[str, str]:
    """The same in a conftest.py, and a file that overrides the lowest rung."""
    test = PYTEST + FIXTURE.format("a0", "", 9000) + "def test_it(server):\n    pass\n"
    return {"test_it.py": test, "conftest.py": _ladder(n)}


def rows_for_each(n: int) -> str:
    """Tests that give rows to a fixture of their own."""
    pairs = (
        f"@pytest.fixture\ndef f{i}(request):\n{bind('request.param')}    return s\n"
        f"@pytest.mark.parametrize('f{i}', [{port(i)}], indirect=True)\ndef test_{i}(f{i}):\n    pass\n"
        for i in range(n)
    )
    return PYTEST + "".join(pairs)


def rows_for_one(n: int) -> str:
    """Fixtures that ask for one, which each test gives a row of its own."""
    asking = "".join(f"@pytest.fixture\ndef f{i}(port):\n{bind('port')}    return s\n" for i in range(n))
    tests = "".join(f"@pytest.mark.parametrize('port', [{port(i)}])\ndef test_{i}(f{i}):\n    pass\n" for i in range(n))
    return PYTEST + FIXTURE.format("port", "", 0) + asking + tests


def rows_of_a_module(n: int) -> str:
    """Rows that a module's marks give to its tests."""
    marks = "".join(f"    pytest.mark.parametrize('p{i}', [{port(i)}]),\n" for i in range(n))
    return PYTEST + f"pytestmark = [\n{marks}]\n" + "".join(user(i, f"p{i}") for i in range(n))


def rows_of_one_test(n: int) -> str:
    """One test that has many rows."""
    rows = "".join(f"    {port(i)},\n" for i in range(n))
    return PYTEST + f"@pytest.mark.parametrize('port', [\n{rows}])\n" + user(0, "port")


def columns_of_one_test(n: int) -> str:
    """One test that has many rows of several columns."""
    rows = "".join(f"    ('x{i}', {port(i + 500)}, {port(i)}),\n" for i in range(n))
    test = "def test_it(a, b, port):\n" + bind("port") + bind("b")
    return PYTEST + f"@pytest.mark.parametrize('a, b, port', [\n{rows}])\n" + test


def rows_of_many_tests(n: int) -> str:
    """Tests that share one table of rows."""
    rows = "".join(f"    ('x{i}', {port(i)}),\n" for i in range(n))
    mark = "@pytest.mark.parametrize('a, port', ROWS)\n"
    tests = "".join(f"{mark}def test_{i}(a, port):\n" + bind("port") for i in range(n // 10))
    return PYTEST + f"ROWS = [\n{rows}]\n{tests}"


def overridden(n: int, levels: int = 10) -> dict[str, str]:
    """Fixtures that ask for one another in conftest.py inside one another, each of which overrides those above."""
    found: dict[str, str] = {}
    folder = ""
    for level in range(levels):
        text = PYTEST
        for i in range(n):
            before = f"f{i - 1}" if i else ""
            asked = ", ".join(filter(None, (f"f{i}" * bool(level), before)))
            listening = "" if level else bind(before or 8000)
            text += f"@pytest.fixture\ndef f{i}({asked}):\n{listening}    return {f'f{i} + 1' if level else 8000}\n"
        found[f"{folder}conftest.py"] = text
        folder += f"d{level}/"
    return {f"{folder}test_it.py": SOCKET + "".join(user(i, f"f{i}") for i in range(n)), **found}


SHAPES = {
    "fixtures in one line": Shape(in_line, count=12),
    "fixtures in one line, each used": Shape(in_line_each_used, count=16),
    "fixtures in one line that listen": Shape(in_line_each_listens, count=10),
    "fixtures in one line above a file": Shape(in_line_above, count=6),
    "fixtures that ask for ten": Shape(web, count=12),
    "fixtures that ask for ten above a file": Shape(web_above, count=6),
    "rungs of fixtures": Shape(ladder, count=10),
    "rungs of fixtures above a file": Shape(ladder_above, count=10),
    "rows for a fixture of their own": Shape(rows_for_each, count=10),
    "rows for one fixture": Shape(rows_for_one, count=10),
    "marks of a module": Shape(rows_of_a_module, count=10),
    "rows of one test": Shape(rows_of_one_test, 10_000),
    "rows of several columns": Shape(columns_of_one_test, 10_000),
    "rows of many tests": Shape(rows_of_many_tests, 1_000, count=20),
    "fixtures that are overridden again and again": Shape(overridden, 250, count=4),
    "fixtures that are overridden once": Shape(lambda n: overridden(n, 2), count=12),
}
