"""Which bindings of a name can be seen from a place, by Python's scoping rules and the order of statements."""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from flake8_portbind.model.module import Binding, Block, How, Position, Scope

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
END: Position = (1 << 30, 0)  # behind everything in a file
MOST_BINDINGS = 256  # of one name that are looked at for one reading


def owner(name: str, block: Block) -> Scope | None:
    """The scope that a name belongs to when it is read in this block; None for a builtin or an unknown name."""
    scope: Scope | None = block.scope
    if block.scope.foreign.get(name):
        scope = block.scope.module.scope
        return scope if name in scope.names else None
    start = scope
    while scope is not None:
        if name in scope.names and (scope is start or not scope.is_class):
            return scope
        scope = scope.parent
    return None


def reaching(
    bindings: Sequence[Binding], scope: Scope, block: Block, at: Position, *, past_growth: bool = False
) -> list[Binding]:
    """The bindings whose value can still be there at a place, in source order.

    Args:
        bindings: all of one name or attribute in its own scope, in source order.
        scope: the scope that they belong to.
        block: where the name is read.
        at: the position of the reading.
        past_growth: whether those are wanted, too, to whose value a later `+=` adds.
    """
    if isinstance(scope.node, COMPREHENSIONS):
        return list(bindings)
    inner = next((b for b in block.to_module() if b.scope is scope), None)
    if inner is None or (block.scope is not scope and not _is_inline(block.scope, scope)):
        inner, at = scope.block, END  # read later: what the scope leaves behind
    around = list(inner.outwards())
    first_later = bisect_right(bindings, at, key=_effective)
    seen: list[Binding] = []
    for binding in reversed(bindings[max(0, first_later - MOST_BINDINGS) : first_later]):
        if not _excluded(binding.block, around) and not _is_gone(binding, around):
            seen.append(binding)
            grows = past_growth and binding.how is How.AUGMENT
            if not grows and _always(binding.block, around):  # what `+=` adds to is evaluated with it
                break
    seen.reverse()
    if any(b.repeats for b in around):
        for binding in bindings[first_later : first_later + MOST_BINDINGS]:
            if any(b.repeats and b in around for b in binding.block.outwards()):
                seen.append(binding)
    return seen


def _is_inline(inner: Scope, scope: Scope) -> bool:
    """Whether the inner scope runs where it stands: a comprehension of the outer one."""
    walk: Scope | None = inner
    while walk is not None and walk is not scope:
        if walk.is_function or walk.is_class:
            return False
        walk = walk.parent
    return walk is scope


def _effective(binding: Binding) -> Position:
    """From where on a binding holds: an assignment's own right side still sees the old value."""
    node = binding.node
    if binding.how in (How.ASSIGN, How.AUGMENT) and isinstance(
        node, (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.NamedExpr)
    ):
        return (node.end_lineno or node.lineno, node.end_col_offset or 0)
    return binding.at


def _is_gone(binding: Binding, around: list[Block]) -> bool:
    """Whether a name has been deleted again: that of a caught exception lives as long as its handler."""
    return isinstance(binding.node, ast.ExceptHandler) and binding.block not in around


def _always(block: Block, around: list[Block]) -> bool:
    """Whether whoever is in the innermost of these blocks has also passed through this one."""
    while not block.conditional and block.header is not None and block.parent is not None:
        block = block.parent
    return block in around


def _excluded(block: Block, around: list[Block]) -> bool:
    """Whether the block is another branch of an `if` that the place lies in."""
    branches = {id(b.header): b for b in around if isinstance(b.header, ast.If)}
    if not branches or any(b.repeats and b in around for b in block.outwards()):
        return False
    for step in block.outwards():
        mine = branches.get(id(step.header))
        if mine is not None and mine.branch != step.branch:
            return True
    return False


def leaves(loop: ast.For | ast.AsyncFor) -> bool:
    """Whether a loop can be left from inside."""
    return any(isinstance(node, (ast.Break, ast.Return)) for statement in loop.body for node in _statements(statement))


def _statements(statement: ast.stmt) -> Iterator[ast.stmt]:
    """A statement and those inside it, not those of functions or classes."""
    todo: list[ast.AST] = [statement]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.stmt):
            yield node
        if isinstance(node, (ast.stmt, ast.ExceptHandler, ast.match_case)) and not isinstance(
            node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        ):
            for name in ("body", "orelse", "finalbody", "handlers", "cases"):
                todo.extend(getattr(node, name, ()))
