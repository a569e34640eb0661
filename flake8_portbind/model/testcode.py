"""Test code: what pytest or unittest runs, and what is written for it."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch

from flake8_portbind.model.nodes import last_name
from flake8_portbind.model.roots import Place, is_test_folder, place_of, root_of

_SAMPLE_FOLDERS = frozenset(("samples", "sample", "examples", "example", "demos", "demo"))
# What is written for readers, or run by hand: nobody runs it beside itself.
_APART = _SAMPLE_FOLDERS | {"docs", "doc", "benchmarks", "benchmark", "scripts", "script"}
_TEST_NAMES = frozenset(("conftest.py", "tests.py", "testcase.py", "testcases.py"))
_TEST_LIBRARIES = frozenset(("pytest", "unittest"))
_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")  # of statements


def is_in_scope(tree: ast.Module, filename: str, scope: str, test_paths: Iterable[str]) -> bool:
    """Whether a file is looked at.

    Args:
        tree: the parsed file; it is not changed.
        filename: its path as the user gave it.
        scope: "all", or "tests" where test code alone is.
        test_paths: the user's own globs.
    """
    if scope == "all":
        return True
    path = os.path.abspath(filename)
    return is_test_code(tree, place_of(path, root_of(path)), test_paths)


def is_test_code(tree: ast.Module, place: Place, test_paths: Iterable[str] = ()) -> bool:
    """Whether the rules for test code hold in a file; its place tells that of most.

    Args:
        tree: the parsed file; only its statements outside of functions are looked at.
        place: where it lies.
        test_paths: the user's own globs, from the project's root.
    """
    name = place.name
    if any(_matches(place, glob) for glob in test_paths):
        return True
    if any(folder.lower() in _APART for folder in place.folders):
        return name == "conftest.py" or (
            _may_collect(name) and any(_is_test(*one, asserting=False) for one in _statements(tree))
        )
    if name in _TEST_NAMES or _may_collect(name) or name.endswith("_tests.py") or "testutil" in name:
        return True
    return any(map(is_test_folder, place.folders)) or any(
        _is_import_for_tests(statement) or _is_test(statement, cls, asserting=True)
        for statement, cls in _statements(tree)
    )


def is_sample(place: Place) -> bool:
    """Whether a file is an example for readers, not a helper that a test starts."""
    return any(folder.lower() in _SAMPLE_FOLDERS for folder in place.folders)


def _may_collect(name: str) -> bool:
    """Whether pytest looks for tests in a file of that name."""
    return name.startswith("test_") or name.endswith("_test.py")


def _matches(place: Place, glob: str) -> bool:
    """Whether a glob means a file: by its path, or, without a slash, by its name; `**/` may stand for no folder."""
    if "/" not in glob:
        return fnmatch(place.name, glob) or fnmatch(place.path, glob)
    return fnmatch(place.path, glob) or fnmatch(place.path, glob.replace("**/", ""))


def _statements(tree: ast.Module) -> Iterator[tuple[ast.stmt, ast.ClassDef | None]]:
    """The statements outside of functions, each with the class that it stands in."""
    todo: list[tuple[ast.AST, ast.ClassDef | None]] = [(tree, None)]
    while todo:
        node, cls = todo.pop()
        if isinstance(node, ast.stmt):
            yield node, cls
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            around = node if isinstance(node, ast.ClassDef) else cls
            todo.extend((inner, around) for block in _BLOCKS for inner in getattr(node, block, ()))


def _is_import_for_tests(statement: ast.stmt) -> bool:
    """Whether a statement imports what tests are written with."""
    if isinstance(statement, ast.Import):
        return any(alias.name.partition(".")[0] in _TEST_LIBRARIES for alias in statement.names)
    return (
        isinstance(statement, ast.ImportFrom)
        and not statement.level
        and (statement.module or "").partition(".")[0] in _TEST_LIBRARIES
    )


def _is_test(statement: ast.stmt, cls: ast.ClassDef | None, *, asserting: bool) -> bool:
    """Whether a statement defines a test or a fixture.

    Args:
        statement: one outside of functions.
        cls: the class that it stands in.
        asserting: whether a function counts only if it checks something: products have a `test_connection()`, too.
    """
    if not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return False
    if any(map(_is_fixture, statement.decorator_list)):
        return True
    if cls is not None:
        return statement.name.startswith("test") and _holds_tests(cls)
    is_one = statement.name.startswith("test_") and not statement.args.defaults
    return is_one and (not asserting or _asserts(statement))


def _is_fixture(decorator: ast.expr) -> bool:
    """Whether a decorator makes a function a fixture."""
    called = last_name(decorator.func if isinstance(decorator, ast.Call) else decorator)
    return called == "fixture" or called.endswith("_fixture")


def _holds_tests(cls: ast.ClassDef) -> bool:
    return cls.name.startswith("Test") or any(last_name(base).endswith("TestCase") for base in cls.bases)


def _asserts(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function checks something by a statement of its own."""
    todo: list[ast.AST] = [function]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Assert):
            return True
        todo.extend(inner for block in _BLOCKS for inner in getattr(node, block, ()))
    return False
