"""pytest's ways of giving a value to a parameter: fixtures, `parametrize`, `request.param`."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

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


def fixture(ev: Evaluator, function: FunctionNode, around: Block, name: str, by: FunctionNode | None = None) -> Task:
    """The values of the fixture that a function in this place gets under a name.

    Args:
        ev: the evaluator.
        function: the test or fixture that asks.
        around: where it stands.
        name: the fixture's.
        by: the fixture on whose behalf it asks, if it does not for itself.
    """
    own = ev.catalogue.own_sources.get(name)
    if own is not None:
        return (Sourced(own.evidence),)
    found = resolved(ev, around, name, by or function)
    if found is not None:
        asking = function if overriding.own_rows(function, around) else None
        key = (fixture, around.scope, asking, found.node, name)
        return (yield from ev.once(key, lambda: _given_out(ev, function, around, found, name), NOT_SURE))
    if name in ev.catalogue.listeners:
        return (External(name),)
    source = ev.catalogue.sources.get(name)
    if source is not None:
        return (Sourced(source.evidence),)
    given = ev.catalogue.returns.get(name)
    if given is not None:
        return (Built(given),)
    return (ev.catalogue.guess_import(name),)


def _given_out(ev: Evaluator, function: FunctionNode, around: Block, found: Function, name: str) -> Task:
    """What a fixture gives to the function that asks for it."""
    frame = None
    if overriding.is_changed(ev, function, around, found):
        frame = yield overriding.activation(ev, function, around, found)  # type: ignore[misc]
    values: list[Values] = []
    for expression, block in found.scope.results:
        values.append((yield ev.evaluate(expression, block, frame)))  # type: ignore[arg-type]
    if not values:
        return NOT_SURE
    merged = union(*values)
    return named(settled(merged) if len(values) > 1 else merged, f"fixture {name}")


def resolved(ev: Evaluator, around: Block, name: str, by: FunctionNode) -> Function | None:
    """The fixture that a place sees under a name; one that overrides another of its name asks for the next one.

    Args:
        ev: the evaluator.
        around: the place.
        name: the fixture's name.
        by: who asks for it.
    """
    several = visible(ev, around, name)
    at = next((at for at, found in enumerate(several) if found.node is by), -1)
    return several[at + 1] if at + 1 < len(several) else None


def visible(ev: Evaluator, around: Block, name: str) -> list[Function]:
    """The fixtures of this name that a place sees, the one that overrides the others first."""
    key = (visible, around.scope, name)
    if key not in ev.known:
        ev.known[key] = list(_visible(ev, around, name))
    return ev.known[key]  # type: ignore[no-any-return]


def _visible(ev: Evaluator, around: Block, name: str) -> Iterator[Function]:
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


def _of_scope(scope: Scope, name: str) -> list[Function]:
    known: dict[tuple[Scope, str], list[Function]] | None = scope.module.scope.kept.get(_of_scope)
    if known is None:
        known = scope.module.scope.kept[_of_scope] = {}
        for asked, several in scope.module.fixtures.items():
            for node in several:
                own = scope.module.scopes[node]
                assert own.block.parent is not None
                known.setdefault((own.block.parent.scope, asked), []).append(Function(node, own))
    return known.get((scope, name), [])


def rows(ev: Evaluator, function: FunctionNode, around: Block, name: str, *, indirect: bool) -> Task:
    """What `parametrize` gives to an argument of a test, from its own, its class's and its module's marks."""
    found: list[Values] = []
    for mark in marks_for(function, around, name):
        if mark.is_indirect(name) is not indirect or mark.table is None:
            continue
        for sequence in (yield ev.evaluate(mark.table, mark.block, None)):
            if not isinstance(sequence, Sequence):
                found.append(NOT_SURE)
                continue
            column, width = mark.names.index(name), len(mark.names)
            key = (rows, sequence, column, width, name)
            made = functools.partial(_column, ev, sequence, column, width, name)
            found.append((yield ev.once(key, made, NOT_SURE)))
    return union(*found) if found else ()


def _column(ev: Evaluator, table: Sequence, column: int, width: int, name: str) -> Task:
    """The values of one column of a table."""
    found: list[Values] = []
    for item in table.elements:
        found.append((yield _cell(ev, item, column, width)))
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


class Mark(NamedTuple):
    """One `parametrize`.

    Args:
        call: the call.
        block: where it stands.
        names: the arguments that it gives values to.
        table: the values.
        indirect: the names whose values go to the fixture of that name; None for all of them.
    """

    call: ast.Call
    block: Block
    names: list[str]
    table: ast.expr | None
    indirect: frozenset[str] | None

    def is_indirect(self, name: str) -> bool:
        """Whether the values of a name go to the fixture of that name."""
        return self.indirect is None or name in self.indirect


def marks(function: FunctionNode, around: Block, kind: str = "parametrize") -> Iterator[tuple[ast.Call, Block]]:
    """The marks of one kind that a test has by itself, by its classes and by its module, each with where it stands."""
    for decorator in getattr(function, "decorator_list", ()):  # a lambda has none
        if isinstance(decorator, ast.Call) and last_name(decorator.func) == kind:
            yield decorator, around
    yield from outer_marks(around, kind)


def outer_marks(around: Block, kind: str) -> list[tuple[ast.Call, Block]]:
    """The marks of one kind that everything in a place has by its classes and by its module."""
    key = (outer_marks, kind)
    if key not in around.scope.kept:
        around.scope.kept[key] = list(_outer_marks(around, kind))
    return around.scope.kept[key]  # type: ignore[no-any-return]


def _outer_marks(around: Block, kind: str) -> Iterator[tuple[ast.Call, Block]]:
    block: Block | None = around.scope.block
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


def own_marks(function: FunctionNode, around: Block) -> list[Mark]:
    """The `parametrize` of a test's own decorators."""
    scope = around.scope.module.scopes[function]
    if own_marks not in scope.kept:
        scope.kept[own_marks] = [
            _read(decorator, around)
            for decorator in getattr(function, "decorator_list", ())
            if isinstance(decorator, ast.Call) and last_name(decorator.func) == "parametrize" and decorator.args
        ]
    return scope.kept[own_marks]  # type: ignore[no-any-return]


def outer_by_name(around: Block) -> dict[str, list[Mark]]:
    """The `parametrize` that everything in a place has by its classes and by its module, by the names of arguments."""
    kept = around.scope.kept
    if outer_by_name not in kept:
        found: dict[str, list[Mark]] = {}
        for call, block in outer_marks(around, "parametrize"):
            mark = _read(call, block) if call.args else None
            for name in dict.fromkeys(mark.names if mark is not None else ()):
                found.setdefault(name, []).append(mark)  # type: ignore[arg-type]
        kept[outer_by_name] = found
    return kept[outer_by_name]  # type: ignore[no-any-return]


def marks_for(function: FunctionNode, around: Block, name: str) -> list[Mark]:
    """The `parametrize` that give an argument of a test its values."""
    own = [mark for mark in own_marks(function, around) if name in mark.names]
    return own + outer_by_name(around).get(name, [])


def _read(call: ast.Call, block: Block) -> Mark:
    names = argument_names(call.args[0])
    table = call.args[1] if len(call.args) > 1 else None
    indirect: frozenset[str] | None = frozenset()
    for keyword in reversed(call.keywords):
        if keyword.arg == "argvalues" and table is None:
            table = keyword.value
        elif keyword.arg == "indirect" and isinstance(keyword.value, ast.Constant):
            indirect = None if keyword.value.value else frozenset()
        elif keyword.arg == "indirect":
            indirect = frozenset(argument_names(keyword.value))
    return Mark(call, block, names, table, indirect)


def argument_names(node: ast.expr) -> list[str]:
    """The names that the first argument of `parametrize` holds."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [part.strip() for part in node.value.split(",") if part.strip()]
    if isinstance(node, (ast.Tuple, ast.List)):
        return [str(element.value) if isinstance(element, ast.Constant) else "" for element in node.elts]
    return []


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
    for test, place in overriding.tests_with_rows(module, name):
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
