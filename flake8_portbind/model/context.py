"""What surrounds a listener: test code or not, the main guard, failures that are expected."""

from __future__ import annotations

import ast
import fnmatch
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from flake8_portbind.model.collection import fixture_decorator, is_test
from flake8_portbind.model.module import Block, FunctionNode, Module, last_name

_TEST_FOLDERS = frozenset(("test", "tests", "testing"))
_SAMPLE_FOLDERS = frozenset(("samples", "sample", "examples", "example", "demos", "demo"))
_TEST_LIBRARIES = frozenset(("pytest", "unittest"))
FAILURES = frozenset(
    ("raises", "assertRaises", "assertRaisesRegex", "assertRaisesRegexp", "assertRaisesOSError", "RaisesGroup")
)


def is_test_code(module: Module, folders: tuple[str, ...], test_paths: Iterable[str]) -> bool:
    """Whether the rules for test code hold in a file.

    Args:
        module: the file.
        folders: the names of the folders between the project's root and the file.
        test_paths: the user's own globs.
    """
    name = module.name
    if is_test_file(name, folders):
        return True
    path = PurePath(module.path).as_posix()
    if any(fnmatch.fnmatch(path, glob) or fnmatch.fnmatch(name, glob) for glob in test_paths):
        return True
    return any(_defines_test(module, function, around) for function, around in module.functions)


def is_test_file(name: str, folders: tuple[str, ...]) -> bool:
    """Whether a file's place alone makes it test code."""
    return (
        any(folder.lower() in _TEST_FOLDERS for folder in folders)
        or name in ("conftest.py", "tests.py")
        or name.startswith("test_")
        or name.endswith(("_test.py", "_tests.py"))
    )


def _defines_test(module: Module, function: FunctionNode, around: Block) -> bool:
    if fixture_decorator(function) is not None:
        return True
    if not is_test(function) or isinstance(function, ast.Lambda):
        return False
    node = around.scope.node
    if isinstance(node, ast.ClassDef):
        return node.name.startswith("Test") or any(last_name(base).endswith("TestCase") for base in node.bases)
    return (
        isinstance(node, ast.Module)
        and function.name.startswith("test_")
        and not function.args.defaults
        and (not _TEST_LIBRARIES.isdisjoint(module.imported) or _asserts(function))
    )


def _asserts(function: FunctionNode) -> bool:
    """Whether a function checks something; products have a `test_connection()`, too."""
    return any(isinstance(node, ast.Assert) for node in ast.walk(function))


def in_samples(folders: tuple[str, ...]) -> bool:
    """Whether a file is an example for readers, not a helper that a test starts."""
    return any(folder.lower() in _SAMPLE_FOLDERS for folder in folders)


def under_main_guard(block: Block) -> bool:
    """Whether code runs only where its file is the program: `if __name__ == "__main__":`."""
    for step in block.to_module():
        header = step.header
        if isinstance(header, ast.If) and step.branch == "body" and "__main__" in _constants(header.test):
            return True
    return False


def _constants(test: ast.expr) -> set[object]:
    return {node.value for node in ast.walk(test) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _managers(block: Block) -> Iterator[ast.expr]:
    for step in block.to_module():
        if isinstance(step.header, (ast.With, ast.AsyncWith)):
            for item in step.header.items:
                yield item.context_expr


def expects_failure(block: Block) -> bool:
    """Whether the code stands in a `with` that waits for an exception."""
    defined = block.scope.module.defined
    return any(
        isinstance(manager, ast.Call)
        and last_name(manager.func) in FAILURES
        and not (isinstance(manager.func, ast.Name) and manager.func.id in defined)
        for manager in _managers(block)
    )
