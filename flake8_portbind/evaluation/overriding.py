"""What tests change in the fixtures that they ask for.

pytest fills the parameters of a fixture as the test sees them that asks for it: a fixture of the same name nearer to
the test, or a row of `parametrize`, overrides the one that the fixture's own file has.
"""

from __future__ import annotations

import ast
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

from flake8_portbind.evaluation import fixtures
from flake8_portbind.evaluation.tasks import Task
from flake8_portbind.model import collection
from flake8_portbind.model.module import Block, FunctionNode, Module, last_name
from flake8_portbind.model.values import Built, Frame, Function, Invocation, Mapping, Values

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator


def requested(function: FunctionNode) -> list[str]:
    """The names of the fixtures that a test or fixture takes as its parameters, `request` and `self` among them."""
    return [argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)]


def is_changed(ev: Evaluator, asking: FunctionNode, around: Block, found: Function) -> bool:
    """Whether a fixture sees another value for one of its parameters, or theirs, than its own file gives it.

    Args:
        ev: the evaluator.
        asking: the test or fixture that asks.
        around: where it stands.
        found: the fixture that it gets.
    """
    direct, indirect = _parametrized(asking, around)
    nearer = around.scope.module.fixtures
    known: set[FunctionNode] = set()
    todo = [found]
    while todo:
        current = todo.pop()
        if current.node in known:
            continue
        known.add(current.node)
        home = current.scope.block.parent
        assert home is not None
        for name in requested(current.node):
            if name in direct or (name == "request" and collection.fixture_name(current.node) in indirect):
                return True
            seen = _first(ev, around, name, current)
            if name in nearer and seen is not None and seen.scope.module is around.scope.module:
                usual = _first(ev, home, name, current)
                if usual is None or usual.node is not seen.node:
                    return True
            if seen is not None:
                todo.append(seen)
    return False


def activation(
    ev: Evaluator, asking: FunctionNode, around: Block, found: Function, under: tuple[FunctionNode, ...] = ()
) -> Generator[Task, Values, Frame]:
    """A fixture with its parameters filled as the test sees them that asks for it.

    Args:
        ev: the evaluator.
        asking: the test or fixture that asks.
        around: where it stands.
        found: the fixture that it gets.
        under: the fixtures whose own requests led here.
    """
    home = found.scope.block.parent
    assert home is not None
    given: dict[str, Values] = {}
    for name in requested(found.node):
        given[name] = yield _given(ev, asking, around, found, name, under)
    call = ast.Call(func=ast.Name(id=collection.fixture_name(found.node)), args=[], keywords=[])
    return Frame(found.node, Invocation(call, home, ()), None, (), 1, given)


def _given(
    ev: Evaluator, asking: FunctionNode, around: Block, found: Function, name: str, under: tuple[FunctionNode, ...]
) -> Task:
    """What a fixture gets for one of its parameters."""
    if name == "request":
        rows = yield fixtures.rows(ev, asking, around, collection.fixture_name(found.node), indirect=True)
        return (Mapping((("param", rows),), True) if rows else Built(fixtures.REQUEST),)
    rows = yield fixtures.rows(ev, asking, around, name, indirect=False)
    if rows:
        return rows
    return (yield fixtures.fixture(ev, asking, around, name, (*under, found.node)))


def tests_that_change(
    ev: Evaluator, found: FunctionNode, home: Block, name: str
) -> Iterator[tuple[FunctionNode, Block]]:
    """The tests of the same file that give a parameter of a fixture another value than it has where it stands.

    Args:
        ev: the evaluator.
        found: the fixture.
        home: where it stands.
        name: the parameter's name.
    """
    module = home.scope.module
    overriders = [module.scopes[node].block.parent for node in module.fixtures.get(name, ())]
    classes = {block.scope for block in overriders if block is not None and block.scope.is_class} - {home.scope}
    for test, place in module.functions:
        if not collection.is_test(test):
            continue
        if (name in _parametrized(test, place)[0] or place.scope in classes) and _asks_for(ev, test, place, found):
            yield test, place


def _asks_for(ev: Evaluator, test: FunctionNode, place: Block, found: FunctionNode) -> bool:
    """Whether a test gets a fixture, itself or through others of its file."""
    todo, known = list(requests(test, place)), set()
    while todo:
        name = todo.pop()
        if name in known:
            continue
        known.add(name)
        seen = next(fixtures.visible(ev, place, name), None) if name in place.scope.module.fixtures else None
        if seen is not None and seen.node is found:
            return True
        if seen is not None:
            todo.extend(requested(seen.node))
    return False


def foreign(ev: Evaluator, asking: FunctionNode, around: Block, name: str) -> Iterator[Function]:
    """The fixtures of other files that run when a test asks for one, where they see what this file changes.

    Args:
        ev: the evaluator.
        asking: the test or fixture that asks.
        around: where it stands.
        name: the name that it asks for.
    """
    todo: list[tuple[str, FunctionNode]] = [(name, asking)]
    known: set[FunctionNode] = set()
    while todo:
        wanted, by = todo.pop()
        found = next((found for found in fixtures.visible(ev, around, wanted) if found.node is not by), None)
        if found is None or found.node in known or found.scope.module is around.scope.module:
            continue  # what a fixture of this file asks for is asked for there
        known.add(found.node)
        if is_changed(ev, asking, around, found):
            yield found
        todo.extend((inner, found.node) for inner in requested(found.node))


def requests(function: FunctionNode, around: Block) -> dict[str, ast.Name]:
    """The names that a test or fixture asks for, by its parameters and by `usefixtures`, each as an expression."""
    found = {
        argument.value: _name_at(argument, argument.value)
        for call, _ in fixtures.marks(function, around, "usefixtures")
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    for argument in (*function.args.args, *function.args.kwonlyargs):
        found[argument.arg] = _name_at(argument, argument.arg)
    return found


def _name_at(node: ast.expr | ast.arg, name: str) -> ast.Name:
    """A name as an expression, for the place of a finding."""
    return ast.Name(
        id=name,
        lineno=node.lineno,
        col_offset=node.col_offset,
        end_lineno=node.end_lineno,
        end_col_offset=node.end_col_offset,
    )


def _first(ev: Evaluator, around: Block, name: str, current: Function) -> Function | None:
    """The fixture that a place sees under a name; one that overrides another of its name asks for the next one."""
    return next((found for found in fixtures.visible(ev, around, name) if found.node is not current.node), None)


def _parametrized(function: FunctionNode, around: Block) -> tuple[set[str], set[str]]:
    """The names that the marks of a test give rows for, and those whose rows go to the fixture of that name."""
    direct: set[str] = set()
    indirect: set[str] = set()
    for call, _ in fixtures.marks(function, around):
        for name in fixtures.argument_names(call.args[0]) if call.args else ():
            (indirect if fixtures.is_indirect(call, name) else direct).add(name)
    return direct, indirect


def changes_fixtures(module: Module) -> bool:
    """Whether a file has anything that can override a fixture of another file."""
    return bool(module.fixtures) or any(last_name(call.node.func) == "parametrize" for call in module.calls)
