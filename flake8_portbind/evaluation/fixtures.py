"""pytest's ways of giving a value to a parameter: fixtures, `parametrize`, `request.param`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_portbind.evaluation import overriding
from flake8_portbind.evaluation.tasks import Task
from flake8_portbind.model.collection import fixture_decorator, fixture_name, is_test
from flake8_portbind.model.module import FUNCTIONS, Block, FunctionNode, How, Module, Scope, last_name
from flake8_portbind.model.values import (
    ABSENT,
    NOT_SURE,
    Built,
    Class,
    Deferred,
    External,
    Function,
    Sequence,
    Sourced,
    Values,
    named,
    settled,
    union,
)

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator

REQUEST = "pytest.FixtureRequest"


def parameter(ev: Evaluator, function: FunctionNode, around: Block, name: str) -> Task:
    """What pytest gives to a parameter of a test or fixture; `ABSENT` where pytest does not call the function."""
    is_fixture = fixture_decorator(function) is not None
    if not is_fixture and not is_test(function):
        return ABSENT
    if name == "request":
        return (Built(REQUEST),)
    values = yield rows(ev, function, around, name, indirect=False)
    if values:
        return values
    values = yield fixture(ev, function, around, name)
    if is_fixture:
        changed: list[Values] = []
        for test, place in overriding.tests_that_change(ev, function, around, name):
            changed.append(
                (yield rows(ev, test, place, name, indirect=False)) or (yield fixture(ev, test, place, name))
            )
        if changed:
            return union(*changed, tuple(value for value in values if value not in NOT_SURE))
    return values


def fixture(
    ev: Evaluator, function: FunctionNode, around: Block, name: str, under: tuple[FunctionNode, ...] = ()
) -> Task:
    """The values of the fixture that a function in this place gets under a name.

    Args:
        ev: the evaluator.
        function: the test or fixture that asks.
        around: where it stands.
        name: the fixture's.
        under: the fixtures whose own requests led here.
    """
    own = ev.catalogue.own_sources.get(name)
    if own is not None:
        return (Sourced(own.evidence),)
    for found in visible(ev, around, name):
        if found.node is not function and found.node not in under:
            frame = None
            if overriding.is_changed(ev, function, around, found):
                frame = yield from overriding.activation(ev, function, around, found, under)
            values: list[Values] = []
            for expression, block in found.scope.results:
                values.append((yield ev.evaluate(expression, block, frame)))
            if not values:
                return NOT_SURE
            merged = union(*values)
            return named(settled(merged) if len(values) > 1 else merged, f"fixture {name}")
    if name in ev.catalogue.listeners:
        return (External(name),)
    source = ev.catalogue.sources.get(name)
    if source is not None:
        return (Sourced(source.evidence),)
    given = ev.catalogue.returns.get(name)
    if given is not None:
        return (Built(given),)
    return (ev.catalogue.guess_import(name),)


def visible(ev: Evaluator, around: Block, name: str) -> Iterator[Function]:
    """The fixtures of this name that a place sees, the one that overrides the others first."""
    scope: Scope | None = around.scope
    while scope is not None:
        if scope.is_class or isinstance(scope.node, ast.Module):
            yield from _of_scope(scope, name)
        if scope.is_class:
            for base in ev.hierarchy.bases_in_sight(Class(scope.node, scope)):  # type: ignore[arg-type]
                yield from _of_scope(base.scope, name)
        scope = scope.parent
    module = around.scope.module
    yield from _imported(ev, module, name)
    for neighbour in ev.neighbours.conftests(module):
        yield from _of_scope(neighbour.scope, name)
        yield from _imported(ev, neighbour, name)


def _imported(ev: Evaluator, module: Module, name: str) -> Iterator[Function]:
    """The fixture that a module imports under a name."""
    for binding in module.scope.names.get(name, ()):
        if binding.how is How.IMPORT:
            found = ev.imported_function(binding)
            if found is not None:
                yield found


def _of_scope(scope: Scope, name: str) -> Iterator[Function]:
    for found in scope.module.fixtures.get(name, ()):
        if scope.module.scopes[found].block.parent is not None and found_in(found, scope):
            yield Function(found, scope.module.scopes[found])


def found_in(function: FunctionNode, scope: Scope) -> bool:
    """Whether a function is defined right in this scope."""
    around = scope.module.scopes[function].block.parent
    return around is not None and around.scope is scope


def rows(ev: Evaluator, function: FunctionNode, around: Block, name: str, *, indirect: bool) -> Task:
    """What `parametrize` gives to an argument of a test, from its own, its class's and its module's marks."""
    found: list[Values] = []
    for call, block in marks(function, around):
        if is_indirect(call, name) is not indirect or not call.args:
            continue
        names = argument_names(call.args[0])
        if name not in names or len(call.args) + len(call.keywords) < 2:
            continue
        table = (
            call.args[1] if len(call.args) > 1 else next((k.value for k in call.keywords if k.arg == "argvalues"), None)
        )
        if table is None:
            continue
        for sequence in (yield ev.evaluate(table, block, None)):
            if not isinstance(sequence, Sequence):
                found.append(NOT_SURE)
                continue
            for item in sequence.elements:
                found.append((yield _cell(ev, item, names.index(name), len(names))))
    return named(union(*found), name) if found else ()


def _cell(ev: Evaluator, item: Deferred | Values, column: int, width: int) -> Task:
    """One value of one row, `pytest.param(...)` opened."""
    if isinstance(item, Deferred) and isinstance(item.node, ast.Call) and last_name(item.node.func) == "param":
        if column < len(item.node.args):
            return (yield ev.evaluate(item.node.args[column], item.block, item.env))
        return NOT_SURE
    values = yield ev.force(item)
    if width == 1:
        return values
    found: list[Values] = []
    for row in values:
        if isinstance(row, Sequence) and column < len(row.elements):
            found.append((yield ev.force(row.elements[column])))
        else:
            found.append(NOT_SURE)
    return union(*found) if found else NOT_SURE


def marks(function: FunctionNode, around: Block, kind: str = "parametrize") -> Iterator[tuple[ast.Call, Block]]:
    """The marks of one kind that a test has by itself, by its classes and by its module, each with where it stands."""
    for decorator in getattr(function, "decorator_list", ()):  # a lambda has none
        if isinstance(decorator, ast.Call) and last_name(decorator.func) == kind:
            yield decorator, around
    block: Block | None = around
    while block is not None:
        node = block.scope.node
        if isinstance(node, ast.ClassDef) and block.parent is not None:
            for decorator in node.decorator_list:
                if isinstance(decorator, ast.Call) and last_name(decorator.func) == kind:
                    yield decorator, block.parent
        for binding in block.scope.names.get("pytestmark", ()) if not block.scope.is_function else ():
            for inner in ast.walk(binding.value) if binding.value is not None else ():
                if isinstance(inner, ast.Call) and last_name(inner.func) == kind:
                    yield inner, binding.block
        block = block.scope.block.parent


def argument_names(node: ast.expr) -> list[str]:
    """The names that the first argument of `parametrize` holds."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [part.strip() for part in node.value.split(",") if part.strip()]
    if isinstance(node, (ast.Tuple, ast.List)):
        return [str(element.value) if isinstance(element, ast.Constant) else "" for element in node.elts]
    return []


def is_indirect(call: ast.Call, name: str) -> bool:
    """Whether a `parametrize` hands the values of a name to the fixture of that name."""
    for keyword in call.keywords:
        if keyword.arg == "indirect":
            if isinstance(keyword.value, ast.Constant):
                return bool(keyword.value.value)
            return name in argument_names(keyword.value)
    return False


def request_param(ev: Evaluator, block: Block) -> Task:
    """The values of `request.param` in the fixture around a place."""
    function = enclosing_function(block)
    if function is None or (decorator := fixture_decorator(function)) is None:
        return NOT_SURE
    module = block.scope.module
    around = module.scopes[function].block.parent
    assert around is not None
    found: list[Values] = []
    for keyword in decorator.keywords if isinstance(decorator, ast.Call) else ():
        if keyword.arg == "params":
            for sequence in (yield ev.evaluate(keyword.value, around, None)):
                if not isinstance(sequence, Sequence):
                    found.append(NOT_SURE)
                    continue
                for item in sequence.elements:
                    found.append((yield _cell(ev, item, 0, 1)))
    name = fixture_name(function)
    for test, place in module.functions:
        if is_test(test):
            values = yield rows(ev, test, place, name, indirect=True)
            if values:
                found.append(values)
    return union(*found) if found else NOT_SURE


def enclosing_function(block: Block) -> FunctionNode | None:
    """The function that a block lies in."""
    scope: Scope | None = block.scope
    while scope is not None and not isinstance(scope.node, FUNCTIONS):
        scope = scope.parent
    return scope.node if scope is not None else None  # type: ignore[return-value]
