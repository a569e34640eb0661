"""What the plugin does grows in proportion to a program: twice the program, about twice the lines of it that run."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from shapes import SHAPES, placed

import flake8_portbind
from flake8_portbind.plugin import findings
from flake8_portbind.settings import Settings

PACKAGE = flake8_portbind.__path__[0]
MOST = 2.2
TOO_MANY = 300_000
# What still grows faster than the program.
NOT_YET = {
    "functions in functions",
    "attributes of classes in one line",
    "constructors in one line",
    "diamonds",
    "files in a ring, each linted",
    "files that import twenty others",
    "quiet files that import twenty others",
    "fixtures in one line above a file",
    "fixtures that ask for ten",
    "fixtures that ask for ten above a file",
    "rows of many tests",
    "assignments under conditions",
    "cases of one `match`",
    "files that are written",
    "patches",
}


def lines_run(files: list[tuple[str, str]]) -> tuple[int, int]:
    """How many lines of the plugin run for some files, loops and comprehensions included, and how much is found."""
    parsed = [(ast.parse(source), path, source.splitlines(keepends=True)) for path, source in files]
    count = found = 0

    def inside(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        if count > TOO_MANY:
            pytest.fail(f"more than {count} lines run")
        return inside

    def entered(frame: FrameType, event: str, argument: Any) -> Any:
        own = frame.f_code.co_filename
        return inside if own.startswith((PACKAGE, "<string>")) else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        for tree, path, lines in parsed:
            found += len(findings(tree, path, lines, Settings()))
    finally:
        sys.settrace(before)
    return count, found


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.xfail(strict=True)] * (name in NOT_YET))
        for name, shape in SHAPES.items()
        if shape.count
    ],
)
def test_twice_the_program_runs_about_twice_the_lines(name: str, tmp_path: Path) -> None:
    def measured(n: int) -> tuple[int, int]:
        return lines_run(placed(SHAPES[name], n, tmp_path / str(n)))

    size = SHAPES[name].count
    measured(2)  # imports
    once, found = measured(size)
    twice, more = measured(2 * size)
    assert found, "nothing was looked at"
    assert found <= more
    assert twice <= MOST * once, f"{once} lines run, {twice} for twice the size"
