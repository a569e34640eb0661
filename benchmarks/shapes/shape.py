"""What a shape is, and what many of them are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

SOCKET = "import socket\n"
PYTEST = "import socket\nimport pytest\n"
FIXTURE = "@pytest.fixture\ndef {0}({1}):\n    return {2}\n"


class Shape(NamedTuple):
    """A program of any size.

    Args:
        build: its size → a file, or the files of a project, the linted one first.
        clock: how much of it is measured by the clock.
        count: how much of it is measured in steps; none of what has always been linear.
        every: whether all of its files are linted.
    """

    build: Callable[[int], str | dict[str, str]]
    clock: int = 1_000
    count: int = 0
    every: bool = False


def port(i: int) -> int:
    """A number of its own for each listener."""
    return 1024 + i % 60_000


def bind(expression: object, indent: int = 1) -> str:
    """Two lines that listen on a port."""
    space = "    " * indent
    return f"{space}s = socket.socket()\n{space}s.bind(('', {expression}))\n"


def serve(name: str, parameters: str = "port", expression: object = "port") -> str:
    """A function that listens on its parameter."""
    return f"def {name}({parameters}):\n" + bind(expression)


def user(i: int, name: str) -> str:
    """A test that listens on what a fixture gives."""
    return f"def test_{i}({name}):\n" + bind(name)
