"""What the plugin does grows in proportion to the file: twice the file, about twice the lines of it that run."""

from __future__ import annotations

import ast
import sys
from types import FrameType
from typing import Any

import pytest
from shapes import SHAPES

import flake8_portbind
from flake8_portbind.plugin import findings
from flake8_portbind.settings import Settings

PACKAGE = flake8_portbind.__path__[0]
MOST = 2.2


def lines_run(source: str) -> tuple[int, int]:
    """How many lines of the plugin run for a file, loops and comprehensions included, and how much is found."""
    tree, lines, count = ast.parse(source), source.splitlines(keepends=True), 0

    def inside(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return inside

    def entered(frame: FrameType, event: str, argument: Any) -> Any:
        own = frame.f_code.co_filename
        return inside if own.startswith((PACKAGE, "<string>")) else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        found = findings(tree, "tests/test_it.py", lines, Settings())
    finally:
        sys.settrace(before)
    return count, len(found)


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_file_runs_about_twice_the_lines(shape: str) -> None:
    build, _, size = SHAPES[shape]
    lines_run(build(1))  # imports
    once, found = lines_run(build(size))
    twice, more = lines_run(build(2 * size))
    assert found, "nothing was looked at"
    assert found <= more
    assert twice <= MOST * once, f"{once} lines run, {twice} for twice the size"


def methods_with_an_attribute(n: int) -> str:
    """Methods that assign the same attribute, each with a port of its own, and listen on it."""
    methods = (
        f"    def test_{i}(self):\n        self.port = {1024 + i}\n        socket.create_server(('', self.port))\n"
        for i in range(n)
    )
    return "import socket\nclass Tests:\n" + "".join(methods)


def test_an_attribute_that_many_methods_assign() -> None:
    lines_run(methods_with_an_attribute(1))
    once, found = lines_run(methods_with_an_attribute(80))
    twice, more = lines_run(methods_with_an_attribute(160))
    assert (found, more) == (160, 320)
    assert twice <= MOST * once, f"{once} lines run, {twice} for twice the size"
