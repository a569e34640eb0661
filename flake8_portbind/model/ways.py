"""The ways through a file: the statements that may leave one, and the conditions inside expressions."""

from __future__ import annotations

import ast
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from typing import Any

from flake8_portbind.model.module import FUNCTIONS, Block, Module, last_name, position
from flake8_portbind.model.nodes import inside
from flake8_portbind.model.scoping import COMPREHENSIONS

_LEAVES = (ast.Return, ast.Raise, ast.Break, ast.Continue)
_STATEMENTS = (ast.stmt, ast.ExceptHandler, ast.match_case)
_BODIES = ("body", "orelse", "finalbody", "handlers", "cases")


# What ends the program or the test where it is called; a skipped test counts, because it runs elsewhere.
EXITS = frozenset(
    ("sys.exit", "exit", "quit", "os._exit", "os.abort", "pytest.exit", "pytest.fail", "pytest.xfail",
     "unittest.TestCase.fail", "unittest.case.TestCase.fail", "unittest.IsolatedAsyncioTestCase.fail")
)  # fmt: skip
_EXIT_NAMES = frozenset(name.rpartition(".")[2] for name in EXITS)


class End(Enum):
    """How a run of statements can end."""

    FALLS = "goes on behind it"
    LEAVES = "leaves the function"
    RAISES = "raises"
    BREAKS = "leaves the loop"
    CONTINUES = "goes on with the next round"


@dataclass(eq=False, frozen=True, slots=True)
class Condition:
    """A condition inside an expression, and what it is where a part of the expression is evaluated.

    Args:
        test: the condition.
        holds: its outcome.
        around: the next condition further out.
    """

    test: ast.expr
    holds: bool
    around: Condition | None


class Ways:
    """The statements and expressions of a file that decide what runs.

    Args:
        module: the file.
    """

    def __init__(self, module: Module) -> None:
        self.leaving: set[ast.AST] = set()
        self._conditions: dict[ast.AST, dict[ast.AST, Condition]] = {}
        self._jumps: dict[Block, list[int]] = {}
        around: dict[ast.AST, ast.AST] = {}
        todo: list[ast.AST] = list(module.tree.body)
        while todo:
            node = todo.pop()
            if isinstance(node, _LEAVES) or _may_leave(node):
                self._mark(node, around)
            for name in _BODIES:
                children = getattr(node, name, ())
                todo.extend(children)
                if not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
                    around.update((child, node) for child in children)

    def condition_of(self, node: ast.AST, block: Block) -> Condition | None:
        """The innermost condition under which a part of a statement is evaluated.

        Args:
            node: the part.
            block: where it stands.
        """
        root = _root_of(node, block)
        if root is None:
            return None
        if root not in self._conditions:
            self._conditions[root] = _conditions_in(root)
        return self._conditions[root].get(node)

    def _mark(self, node: ast.AST, around: dict[ast.AST, ast.AST]) -> None:
        current: ast.AST | None = node
        while current is not None and current not in self.leaving:
            self.leaving.add(current)
            current = around.get(current)

    def jumps_of(self, block: Block) -> list[int]:
        """The indices of the statements of a block that may leave it."""
        if block not in self._jumps:
            statements = statements_of(block)
            self._jumps[block] = [index for index, statement in enumerate(statements) if statement in self.leaving]
        return self._jumps[block]


def of_module(module: Module) -> Ways:
    """The ways through a file, found once."""
    known = module.kept.get(Ways)
    if not isinstance(known, Ways):
        known = module.kept[Ways] = Ways(module)
    return known


def _may_leave(node: ast.AST) -> bool:
    """Whether a statement that is no jump may end the way: a call that exits, a loop without end, a false assertion."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Call) and last_name(node.value.func) in _EXIT_NAMES
    return isinstance(node, ast.While) or (isinstance(node, ast.Assert) and isinstance(node.test, ast.Constant))


def _root_of(node: ast.AST, block: Block) -> ast.AST | None:
    """The statement that a place stands in, or the lambda or comprehension."""
    scope = block.scope.node
    if isinstance(scope, ast.Lambda):
        return scope.body
    statements = statements_of(block)
    if statements:
        return statements[statement_at(statements, node)]
    return scope if isinstance(scope, COMPREHENSIONS) else None


def _conditions_in(root: ast.AST) -> dict[ast.AST, Condition]:
    found: dict[ast.AST, Condition] = {}
    todo: list[tuple[ast.AST, Condition | None]] = [(root, None)]
    while todo:
        node, condition = todo.pop()
        if condition is not None:
            found[node] = condition
        todo.extend(_parts(node, condition))
    return found


def _parts(node: ast.AST, condition: Condition | None) -> list[tuple[ast.AST, Condition | None]]:
    """The nodes right inside a node, each with the conditions under which it is evaluated; no statements."""
    if isinstance(node, ast.IfExp):
        return [
            (node.test, condition),
            (node.body, Condition(node.test, True, condition)),
            (node.orelse, Condition(node.test, False, condition)),
        ]
    if isinstance(node, ast.BoolOp):
        found: list[tuple[ast.AST, Condition | None]] = []
        for operand in node.values:
            found.append((operand, condition))
            condition = Condition(operand, isinstance(node.op, ast.And), condition)
        return found
    if isinstance(node, ast.Lambda):
        return [(node.args, condition)]  # its body runs when it is called
    return [(child, condition) for child in inside(node) if not isinstance(child, _STATEMENTS)]


def statements_of(block: Block) -> list[ast.stmt]:
    """The statements of a block; none for that of a lambda, a comprehension, all handlers or cases."""
    if block.branch in ("handlers", "cases"):
        return []
    found: Any = getattr(block.scope.node if block.header is None else block.header, block.branch or "body", None)
    return found if isinstance(found, list) else []


def statement_at(statements: list[ast.stmt], node: ast.AST) -> int:
    """The index of the statement that a node stands in."""
    return max(0, bisect_right(statements, position(node), key=position) - 1)
