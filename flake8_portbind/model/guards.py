"""Numbers that cannot reach a place: `if port: …; return` above it leaves only 0 below."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator

from flake8_portbind.model.module import Block, position

_LEAVES = (ast.Return, ast.Raise, ast.Continue, ast.Break)
_COMPARES: dict[type[ast.cmpop], Callable[[int, int], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def keeps_out(number: int, argument: ast.expr, block: Block) -> bool:
    """Whether a number cannot be what a name holds where it is read.

    Args:
        number: one that the name may hold.
        argument: the expression that reads it; only a name says anything.
        block: where it stands.
    """
    if not isinstance(argument, ast.Name) or len(block.scope.names.get(argument.id, ())) != 1:
        return False  # what is bound twice may have changed in between
    return any(
        _outcome(test, argument.id, number) is (not outcome)
        for whole, whole_outcome in _conditions(argument, block)
        for test, outcome in _parts(whole, whole_outcome)
    )


def _conditions(argument: ast.Name, block: Block) -> Iterator[tuple[ast.expr, bool]]:
    """The conditions on the way to a place, each with what it has been there."""
    for step in block.outwards():
        header = step.header
        if isinstance(header, ast.If):
            yield header.test, step.branch == "body"
        around = getattr(step.scope.node if header is None else header, step.branch or "body", None)
        for statement in around if isinstance(around, list) else ():
            if not isinstance(statement, ast.stmt) or (statement.end_lineno, statement.end_col_offset) > position(
                argument
            ):
                break
            if isinstance(statement, ast.If) and not statement.orelse and isinstance(statement.body[-1], _LEAVES):
                yield statement.test, False


def _parts(test: ast.expr, outcome: bool) -> Iterator[tuple[ast.expr, bool]]:
    """The parts of a condition whose outcome follows from that of the whole."""
    todo = [(test, outcome)]
    while todo:
        part, holds = todo.pop()
        if isinstance(part, ast.UnaryOp) and isinstance(part.op, ast.Not):
            todo.append((part.operand, not holds))
        elif isinstance(part, ast.BoolOp):
            if isinstance(part.op, ast.And) is holds:  # all of a true `and`, none of a false `or`
                todo.extend((operand, holds) for operand in part.values)
        else:
            yield part, holds


def _outcome(test: ast.expr, name: str, number: int) -> bool | None:
    """What a condition is where a name holds a number; None where something else decides."""
    if isinstance(test, ast.Name):
        return bool(number) if test.id == name else None
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    left, right = test.left, test.comparators[0]
    if not isinstance(left, ast.Name) or left.id != name or not isinstance(right, ast.Constant):
        return None
    if right.value is None:
        return isinstance(test.ops[0], (ast.IsNot, ast.NotEq))
    compare = _COMPARES.get(type(test.ops[0]))
    return compare(number, right.value) if compare is not None and isinstance(right.value, int) else None
