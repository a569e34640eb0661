"""The nodes right inside a node, and the names of expressions.

Walks of whole files come through here. Most nodes of a file are names and attributes, and half of what
`ast.iter_child_nodes` gives are their contexts, which tell nothing: without looking into the fields that hold no
statement or expression, a walk takes half the time.
"""

from __future__ import annotations

import ast
from functools import cache
from typing import Any

# What these hold are names, numbers, contexts and operators.
_BARE = frozenset(
    ("arg", "asname", "attr", "conversion", "ctx", "id", "is_async", "is_lazy", "kind", "kwd_attrs", "level", "module",
     "name", "op", "ops", "rest", "simple", "str", "tag", "type_comment", "type_ignores")
)  # fmt: skip
_LEAVES = (ast.Constant, ast.Global, ast.MatchSingleton, ast.Nonlocal)


@cache
def _fields(kind: type[ast.AST]) -> tuple[str, ...]:
    return () if kind in _LEAVES else tuple(name for name in kind._fields if name not in _BARE)


def inside(node: ast.AST) -> list[Any]:
    """The nodes right inside a node, in the order of its fields, without contexts and operators."""
    found: list[Any] = []
    for name in _fields(type(node)):  # type: ignore[arg-type]
        value = getattr(node, name, None)
        if type(value) is list:
            found += [item for item in value if item is not None]
        elif value is not None:
            found.append(value)
    return found


def last_name(node: ast.expr) -> str:
    """The last part of a dotted expression, or an empty string."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr
    return ""
