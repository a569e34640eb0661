"""Where a parameter gets its value: from a known call, from all callers in sight, from pytest, or from its default."""

from __future__ import annotations

import ast
from collections.abc import Generator
from typing import TYPE_CHECKING

from flake8_portbind import limits
from flake8_portbind.evaluation import arguments, fixtures
from flake8_portbind.evaluation.tasks import Task
from flake8_portbind.model.module import Binding, Block, FunctionNode, last_name
from flake8_portbind.model.scoping import END
from flake8_portbind.model.values import (
    ABSENT,
    MISSING,
    NOT_SURE,
    Built,
    Class,
    Constant,
    Deferred,
    External,
    Frame,
    Given,
    Instance,
    Invocation,
    Mapping,
    Partial,
    Sequence,
    Value,
    Values,
    union,
    weakened,
)

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator


def receiver_name(function: FunctionNode, block: Block) -> str | None:
    """The name of `self` or `cls`, where the function is a method of the class whose block this is."""
    if not block.scope.is_class or isinstance(function, ast.Lambda):
        return None
    if any(last_name(decorator) == "staticmethod" for decorator in function.decorator_list):
        return None
    arguments = [*function.args.posonlyargs, *function.args.args]
    return arguments[0].arg if arguments else None


def is_class_method(function: FunctionNode) -> bool:
    """Whether the first parameter is the class."""
    return not isinstance(function, ast.Lambda) and (
        any(last_name(decorator) == "classmethod" for decorator in function.decorator_list)
        or function.name in ("__new__", "__init_subclass__", "__class_getitem__")
    )


def place(function: FunctionNode, name: str, has_receiver: bool) -> tuple[int | None, str]:
    """A parameter's position, as a caller counts it, and its keyword (empty if it is positional only)."""
    arguments = function.args
    for index, argument in enumerate((*arguments.posonlyargs, *arguments.args)):
        if argument.arg == name:
            keyword = "" if index < len(arguments.posonlyargs) else name
            return index - has_receiver, keyword
    return None, name


def default_of(function: FunctionNode, name: str) -> ast.expr | None:
    """The expression that a parameter defaults to."""
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    for argument, default in zip(reversed(positional), reversed(arguments.defaults), strict=False):
        if argument.arg == name:
            return default
    for argument, keyword_default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if argument.arg == name:
            return keyword_default
    return None


def parameter(ev: Evaluator, binding: Binding, name: str, frame: Frame | None) -> Task:
    """The values of a function's parameter, in one activation or in any."""
    scope = binding.block.scope
    function: FunctionNode = scope.node  # type: ignore[assignment]
    around = scope.block.parent
    assert around is not None
    if name == receiver_name(function, around):
        if frame is not None and frame.receiver:
            return frame.receiver
        cls = Class(around.scope.node, around.scope)  # type: ignore[arg-type]
        return (cls,) if is_class_method(function) else (Instance(cls),)
    if frame is not None and name in frame.given:
        return frame.given[name]
    if frame is not None:
        return (yield filled(ev, function, around, name, frame.invocation, frame.outer))
    default = default_of(function, name)
    if default is None:  # pytest fills only what has no default
        fixture = yield fixtures.parameter(ev, function, around, name)
        if fixture != ABSENT:
            return fixture
    if ev.argv is not None:
        option = yield arguments.parameter(ev, function, around, name)
        if option != ABSENT:
            return option
    found: list[Values] = []
    for invocation in (yield from ev.callers.of(function, scope.module)):
        if limits.passed(1, ev.steps):
            return ev.give_up()
        before = ev.steps
        found.append((yield filled(ev, function, around, name, invocation, None)))
        ev.steps = min(ev.steps, before - 1)  # each caller takes a step, be its argument known already or not
    if not found and function.args.kwarg is not None and function.args.kwarg.arg == name:
        return (Mapping((), True),)
    if not found and function.args.vararg is not None and function.args.vararg.arg == name:
        return (Sequence((), True),)
    known = annotation_values = yield annotated(ev, binding.annotation, around)
    if found:
        values = union(*found)
        return union(values, known) if values == NOT_SURE and annotation_values != NOT_SURE else values
    if default is not None:
        values = yield ev.evaluate(default, around, None)
        if values and all(isinstance(value, Constant) and value.value is None for value in values):
            return union(weakened(values), tuple(value for value in known if value not in NOT_SURE))
        return weakened(values)
    return known


def filled(
    ev: Evaluator, function: FunctionNode, around: Block, name: str, invocation: Invocation, outer: Frame | None
) -> Task:
    """What one invocation gives to one parameter, its default included."""
    own = function.args
    has_receiver = receiver_name(function, around) is not None
    if own.vararg is not None and own.vararg.arg == name:
        return (yield _rest(ev, invocation, len(own.posonlyargs) + len(own.args) - has_receiver))
    if own.kwarg is not None and own.kwarg.arg == name:
        taken = {argument.arg for argument in (*own.args, *own.kwonlyargs)}
        return (yield _keywords(ev, invocation, taken))
    at, keyword = place(function, name, has_receiver)
    values = yield argument(ev, invocation, at, keyword)
    if MISSING in values:
        default = default_of(function, name)
        if default is None:
            return tuple(value for value in values if value != MISSING) or NOT_SURE
        fallback = weakened((yield ev.evaluate(default, around, outer)))
        values = union(tuple(value for value in values if value != MISSING), fallback)
    return values


def argument(ev: Evaluator, invocation: Invocation, at: int | None, keyword: str) -> Task:
    """What an invocation hands over at a position or under a keyword; `MISSING` where it hands over nothing."""
    if keyword:
        for given in invocation.arguments:
            if given.keyword == keyword:
                return (yield ev.force(given.value))
    if at is not None:
        laid_out = yield from positional(ev, invocation)
        if 0 <= at < len(laid_out.elements):
            return (yield ev.force(laid_out.elements[at]))
        if laid_out.open:
            return NOT_SURE
    found: list[Values] = []
    sure = False
    for given in invocation.arguments:
        if given.stars != 2 or not keyword:
            continue
        for mapping in (yield ev.force(given.value)):
            if not isinstance(mapping, Mapping):
                found.append(NOT_SURE)
                continue
            item = mapping.get(keyword)
            if item is not None:
                found.append((yield ev.force(item)))
                sure = True
            elif mapping.open:
                found.append(NOT_SURE)
            else:
                found.append(ABSENT)
    if sure:
        found = [values for values in found if values != ABSENT] or found
    if found:
        return union(*found)
    return NOT_SURE if invocation.opaque else ABSENT


def positional(ev: Evaluator, invocation: Invocation) -> Generator[Task, Values, Sequence]:
    """The positional arguments as one sequence, starred ones laid out as far as they are known."""
    elements: list[Deferred | Values] = []
    opened = False
    for given in invocation.arguments:
        if given.keyword or given.stars == 2:
            continue
        if not given.stars:
            elements.append(given.value)
            continue
        inner = yield ev.force(given.value)
        sequences = [value for value in inner if isinstance(value, Sequence)]
        width = {len(value.elements) for value in sequences}
        if len(sequences) != len(inner) or len(width) != 1 or any(value.open for value in sequences):
            opened = True
            break
        for column in zip(*(value.elements for value in sequences), strict=True):
            elements.append(column[0] if len(column) == 1 else (yield ev.every(column)))
    return Sequence(tuple(elements), opened)


def _rest(ev: Evaluator, invocation: Invocation, taken: int) -> Task:
    """What `*args` holds."""
    laid_out = yield from positional(ev, invocation)
    return (Sequence(laid_out.elements[taken:], laid_out.open or invocation.opaque),)


def _keywords(ev: Evaluator, invocation: Invocation, taken: set[str]) -> Task:
    """What `**kwargs` holds."""
    entries: list[tuple[object, Deferred | Values]] = []
    opened = invocation.opaque
    for given in invocation.arguments:
        if given.keyword and given.keyword not in taken:
            entries.append((given.keyword, given.value))
        elif given.stars == 2:
            for mapping in (yield ev.force(given.value)):
                if isinstance(mapping, Mapping):
                    entries.extend(pair for pair in mapping.entries if pair[0] not in taken)
                    opened = opened or mapping.open
                else:
                    opened = True
    return (Mapping(tuple(entries), opened),)


def annotated(ev: Evaluator, annotation: ast.expr | None, block: Block) -> Task:
    """What an annotation says about a value: an instance of that class."""
    for _ in range(4):
        if isinstance(annotation, ast.Subscript):
            inside = annotation.slice
            annotation = inside.elts[0] if isinstance(inside, ast.Tuple) and inside.elts else inside
        elif isinstance(annotation, ast.BinOp):
            annotation = annotation.left
        elif isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
            try:
                annotation = ast.parse(annotation.value, mode="eval").body
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                return NOT_SURE
            if not isinstance(annotation, (ast.Name, ast.Attribute)):
                return NOT_SURE
            annotation = _placed(annotation)
        else:
            break
    if not isinstance(annotation, (ast.Name, ast.Attribute)):
        return NOT_SURE
    found: list[Values] = []
    for value in (yield ev.evaluate(annotation, block, None)):
        if isinstance(value, Class):
            found.append((Instance(value),))
        elif isinstance(value, External) and "." in value.name:
            found.append((Built(ev.catalogue.class_of(value.name)),))
    return union(*found) if found else NOT_SURE


def _placed(node: ast.expr) -> ast.expr:
    """An expression that was parsed from a string, set behind all bindings of its module."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.expr):
            inner.lineno, inner.col_offset = END
    return node


def invocation_of(call: ast.Call, block: Block, env: Frame | None) -> Invocation:
    """A call as its callee sees it."""
    given = [
        Given(Deferred(item.value, block, env), stars=1)
        if isinstance(item, ast.Starred)
        else Given(Deferred(item, block, env))
        for item in call.args
    ]
    given.extend(
        Given(Deferred(item.value, block, env), item.arg)
        if item.arg
        else Given(Deferred(item.value, block, env), stars=2)
        for item in call.keywords
    )
    return Invocation(call, block, tuple(given), env)


def prefixed(first: Invocation, then: Invocation) -> Invocation:
    """The invocation of a partial: its own arguments, then those of the call."""
    names = {given.keyword for given in then.arguments if given.keyword}
    kept = tuple(given for given in first.arguments if not given.keyword or given.keyword not in names)
    first_ones = tuple(given for given in kept if not given.keyword and given.stars != 2)
    others = tuple(given for given in kept if given.keyword or given.stars == 2)
    return Invocation(then.node, then.block, first_ones + then.arguments + others, then.env, then.opaque)


def unwrapped(callee: Value, invocation: Invocation) -> tuple[Value, Invocation]:
    """A callee without its partials, and the invocation with what they had been given."""
    while isinstance(callee, Partial):
        invocation = prefixed(callee.invocation, invocation)
        callee = callee.callee
    return callee, invocation


def without_first(invocation: Invocation, count: int = 1) -> Invocation:
    """The invocation without its first positional arguments, as a deferring callee passes them on."""
    return Invocation(
        invocation.node, invocation.block, invocation.arguments[count:], invocation.env, invocation.opaque
    )
