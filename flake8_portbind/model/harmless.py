"""Calls that need not be evaluated: what is called tells by its name alone that it starts nothing."""

from __future__ import annotations

import unittest
from collections.abc import Container

# Methods of strings, containers and test cases: calls of these lead to no listener.
_HARMLESS = frozenset(
    name
    for kind in (str, bytes, list, dict, set, unittest.TestCase)
    for name in dir(kind)
    if not name.startswith("__") and name not in ("run", "setUp", "setUpClass")
) | frozenset(
    ("len", "isinstance", "print", "str", "int", "repr", "sorted", "sleep", "getLogger", "raises", "Mock", "MagicMock")
)


def is_harmless(callee: str, defined: Container[str]) -> bool:
    """Whether a callee's name alone tells that its call starts nothing.

    Args:
        callee: the last part of the name.
        defined: the names that the file itself gives to functions, classes and imports.
    """
    return callee in _HARMLESS and callee not in defined
