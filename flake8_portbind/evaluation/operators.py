"""Operators and the strings that they build: arithmetic, `%`, `+`, `|`, `or`, conditional expressions, f-strings."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING

from flake8_portbind import limits
from flake8_portbind.evaluation import texts, truth
from flake8_portbind.evaluation.tasks import Task
from flake8_portbind.limits import MOST_COMBINATIONS
from flake8_portbind.model.evidence import Evidence
from flake8_portbind.model.module import Block
from flake8_portbind.model.values import (
    NOT_SURE,
    UNKNOWN,
    Constant,
    Frame,
    Mapping,
    Origin,
    Sequence,
    Sourced,
    Value,
    Values,
    is_whole,
    settled,
    source_of,
    strongest,
    union,
    weakened,
)

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator

_NUMBERS: dict[type[ast.operator], Callable[[int, int], object]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.BitOr: operator.or_,
    ast.BitAnd: operator.and_,
    ast.BitXor: operator.xor,
}
_SIGNS: dict[type[ast.unaryop], Callable[[int], int]] = {
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Invert: operator.invert,
}


def joined(ev: Evaluator, node: ast.JoinedStr, block: Block, env: Frame | None) -> Task:
    """The values of an f-string."""
    several: list[Values] = []
    for piece in node.values:
        if isinstance(piece, ast.Constant):
            several.append((Constant(piece.value, Origin(node, block.scope.module)),))
        else:
            several.append((yield ev.evaluate(piece.value, block, env)))  # type: ignore[attr-defined]
    return texts.join(several, MOST_COMBINATIONS)


def unary(ev: Evaluator, node: ast.UnaryOp, block: Block, env: Frame | None) -> Task:
    """The values of `-x`, `+x` and `~x`, and of `not x` where it is known."""
    sign = _SIGNS.get(type(node.op))
    if sign is None:
        return (yield comparison(ev, node, block, env))
    inner = yield ev.evaluate(node.operand, block, env)
    return tuple(_signed(sign, value) for value in inner)


def comparison(ev: Evaluator, node: ast.expr, block: Block, env: Frame | None) -> Task:
    """The values of a condition."""
    answer: object = yield truth.of(ev, node, block, env, truth.NOTHING)
    if answer not in (truth.HOLDS, truth.FAILS):
        return NOT_SURE
    return (Constant(answer is truth.HOLDS, Origin(node, block.scope.module)),)


def _signed(sign: Callable[[int], int], value: Value) -> Value:
    if isinstance(value, Constant) and isinstance(value.value, int):
        return Constant(sign(value.value), value.origin)
    return source_of(value)


def binary(ev: Evaluator, node: ast.BinOp, block: Block, env: Frame | None) -> Task:
    """The values of a binary operator, `%` of strings included."""
    left = yield ev.evaluate(node.left, block, env)
    right = yield ev.evaluate(node.right, block, env)
    if isinstance(node.op, ast.Mod) and any(texts.is_text(value) for value in left):
        return (yield _percent(ev, left, right))
    return combine(node.op, left, right)


def _percent(ev: Evaluator, left: Values, right: Values) -> Task:
    """The strings that `left % right` can make."""
    found: list[Values] = []
    for template in left:
        if not isinstance(template, Constant) or not isinstance(template.value, str):
            found.append(NOT_SURE)
            continue
        for filling in right if any(isinstance(value, (Sequence, Mapping)) for value in right) else (None,):
            positional: list[Values] = []
            keywords: dict[str, Values] = {}
            if isinstance(filling, Sequence):
                for item in filling.elements:
                    positional.append((yield ev.force(item)))
            elif isinstance(filling, Mapping):
                for key, item in filling.entries:
                    keywords[str(key)] = yield ev.force(item)
            else:
                positional.append(right)
            found.append(texts.filled(template, positional, keywords, "percent", MOST_COMBINATIONS))
    return union(*found) if found else NOT_SURE


def combine(op: ast.operator, left: Values, right: Values) -> Values:
    """The values of a binary operator's result."""
    found: dict[Value, None] = {}
    for a in limits.first(left, MOST_COMBINATIONS):
        for b in limits.first(right, MOST_COMBINATIONS):
            found[_combined(op, a, b)] = None
    return tuple(found) or NOT_SURE


def _combined(op: ast.operator, a: Value, b: Value) -> Value:
    if isinstance(a, Constant) and isinstance(b, Constant) and _is_number(a.value) and _is_number(b.value):
        compute = _NUMBERS.get(type(op))
        if compute is None or (isinstance(op, (ast.FloorDiv, ast.Mod)) and b.value == 0):
            return UNKNOWN
        written = a if is_whole(a.value) else b
        return Constant(compute(int(a.value), int(b.value)), written.origin)  # type: ignore[call-overload]
    for number, other in ((a, b), (b, a)):
        if isinstance(number, Sourced) and number.start is not None:
            return _counted(op, b, number.start, other)
    if isinstance(op, ast.Add):
        if isinstance(a, Sequence) and isinstance(b, Sequence):
            return a.followed_by(b)
        if isinstance(a, Sequence):
            return Sequence((), True, a.in_place, a)
        if isinstance(b, Sequence):
            return Sequence((), True)
        if texts.is_text(a) or texts.is_text(b):
            return texts.concatenate(a, b)
    if isinstance(op, ast.BitOr) and isinstance(b, Mapping):
        return Mapping(a.entries + b.entries, a.open or b.open) if isinstance(a, Mapping) else Mapping(b.entries, True)
    return strongest((source_of(a), source_of(b)))


def _is_number(value: object) -> bool:
    return is_whole(value) or isinstance(value, bool)


def _counted(op: ast.operator, b: Value, start: int, other: Value) -> Value:
    """What is computed from a number that is counted and another: from a fixed base, the first of them is fixed."""
    base = other.value if isinstance(other, Constant) else None
    if not isinstance(other, Constant) or not isinstance(base, int) or not is_whole(base):
        return source_of(other)
    if isinstance(op, ast.Add) and base > start:
        return Constant(base + start, other.origin)
    first, second = (start, base) if other is b else (base, start)
    compute = _NUMBERS.get(type(op))
    if compute is None or (isinstance(op, (ast.FloorDiv, ast.Mod)) and not second):
        return Sourced(Evidence.GUESSED)
    return Sourced(Evidence.GUESSED, start=int(compute(first, second)))  # type: ignore[call-overload]


def either(ev: Evaluator, node: ast.BoolOp, block: Block, env: Frame | None) -> Task:
    """The values of `a or b`, `a and b`."""
    if isinstance(node.op, ast.And):
        return (yield ev.evaluate(node.values[-1], block, env))
    found: Values = ()
    is_default = False
    for index, operand in enumerate(node.values):
        inner = yield ev.evaluate(operand, block, env)
        last = index == len(node.values) - 1
        found = union(found, weakened(inner) if is_default or (index and found) else inner)
        is_default = is_default or _is_default(inner)
        if not last:
            found = tuple(value for value in found if not (isinstance(value, Constant) and not value.value))
            if found and all(isinstance(value, Constant) for value in found) and not _falls(inner):
                break
    return settled(found) or NOT_SURE


def _falls(values: Values) -> bool:
    """Whether one of the values lets `or` go on to what stands behind it."""
    return any(not isinstance(value, Constant) or not value.value for value in values)


def _decided(values: Values) -> bool | None:
    """What a test comes to, where every value that it can have says so; None otherwise."""
    answers = {
        bool(value.value) if isinstance(value, Constant) and not value.origin.default else None for value in values
    }
    return answers.pop() if len(answers) == 1 else None


def _given(values: Values) -> Values:
    """The values without None, which stands for one that was not given."""
    return tuple(value for value in values if not (isinstance(value, Constant) and value.value is None))


def _is_default(values: Values) -> bool:
    """Whether one of the values is the default of a parameter."""
    return any(isinstance(value, Constant) and value.origin.default for value in values)


def choice(ev: Evaluator, node: ast.IfExp, block: Block, env: Frame | None) -> Task:
    """The values of `a if test else b`."""
    decided = _decided((yield ev.evaluate(node.test, block, env)))
    if decided is not None:
        return (yield ev.evaluate(node.body if decided else node.orelse, block, env))
    body = yield ev.evaluate(node.body, block, env)
    other = yield ev.evaluate(node.orelse, block, env)
    tested = {inner.id for inner in ast.walk(node.test) if isinstance(inner, ast.Name)}
    if isinstance(node.body, ast.Name) and node.body.id in tested:
        other = weakened(other) if _is_default(body) or _given(body) else other
        body = _given(body)
    elif isinstance(node.orelse, ast.Name) and node.orelse.id in tested:
        body = weakened(body) if _is_default(other) or _given(other) else body
        other = _given(other)
    return settled(union(body, other))
