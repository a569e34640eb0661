"""What surrounds a listener: the main guard, and failures that are expected."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_portbind.model.module import Block, last_name

FAILURES = frozenset(
    ("raises", "assertRaises", "assertRaisesRegex", "assertRaisesRegexp", "assertRaisesOSError", "RaisesGroup")
)


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
