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
from flake8_portbind.model.module import Block, FunctionNode, Module, Scope, last_name
from flake8_portbind.model.values import Built, Frame, Function, Invocation, Mapping, Values

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator


def requested(function: FunctionNode) -> list[str]:
    """The names of the fixtures that a test or fixture takes as its parameters, `request` and `self` among them."""
    return [argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)]


def own_rows(function: FunctionNode, around: Block) -> tuple[frozenset[str], frozenset[str]] | None:
    """The names that a test's own marks give rows for, and those whose rows go to the fixture of that name."""
    marks = fixtures.own_marks(function, around)
    if not marks:
        return None
    given = [(name, mark.is_indirect(name)) for mark in marks for name in mark.names]
    return frozenset(name for name, indirect in given if not indirect), frozenset(name for name, i in given if i)


def _gives_rows(function: FunctionNode, around: Block, name: str, *, indirect: bool) -> bool:
    """Whether the marks of a test, its classes and its module give rows for a name."""
    return any(mark.is_indirect(name) is indirect for mark in fixtures.marks_for(function, around, name))


def is_changed(ev: Evaluator, asking: FunctionNode, around: Block, found: Function) -> bool:
    """Whether a fixture sees another value for one of its parameters, or theirs, than its own file gives it.

    Args:
        ev: the evaluator.
        asking: the test or fixture that asks.
        around: where it stands.
        found: the fixture that it gets.
    """
    rows = own_rows(asking, around)
    if rows is None and not fixtures.outer_by_name(around) and not around.scope.module.fixtures:
        return False
    known: dict[FunctionNode, bool] = ev.known.setdefault((is_changed, around.scope, rows), {})
    entered: set[FunctionNode] = set()
    path: list[tuple[FunctionNode, Iterator[Function]]] = []
    step: Function | None = found
    while step is not None:
        differs = known.get(step.node, False)
        if step.node not in known and step.node not in entered:
            entered.add(step.node)
            differs, below = _seen(ev, asking, around, step)
            path.append((step.node, iter(below)))
        if differs:  # and so is all that asks for it
            known.update((node, True) for node, _ in path)
            return True
        step = None
        while path and (step := next(path[-1][1], None)) is None:
            known[path.pop()[0]] = False
    return False


def _seen(ev: Evaluator, asking: FunctionNode, around: Block, fixture: Function) -> tuple[bool, list[Function]]:
    """Whether a fixture gets a parameter that its own file does not give it, and the fixtures that it gets."""
    home = fixture.scope.block.parent
    assert home is not None
    nearer = around.scope.module.fixtures
    below: list[Function] = []
    for name in requested(fixture.node):
        if _gives_rows(asking, around, name, indirect=False):
            return True, []
        if name == "request":
            own = collection.fixture_name(fixture.node)
            if _gives_rows(asking, around, own, indirect=True):
                return True, []
        seen = fixtures.resolved(ev, around, name, fixture.node)
        if seen is None:
            continue
        if name in nearer and seen.scope.module is around.scope.module:
            usual = fixtures.resolved(ev, home, name, fixture.node)
            if usual is None or usual.node is not seen.node:
                return True, []
        below.append(seen)
    return False, below


def activation(ev: Evaluator, asking: FunctionNode, around: Block, found: Function) -> Generator[Task, Values, Frame]:
    """A fixture with its parameters filled as the test sees them that asks for it.

    Args:
        ev: the evaluator.
        asking: the test or fixture that asks.
        around: where it stands.
        found: the fixture that it gets.
    """
    key = (activation, around.scope, asking if own_rows(asking, around) else None, found.node)
    frame = ev.known.get(key)
    if frame is None:
        home = found.scope.block.parent
        assert home is not None
        call = ast.Call(func=ast.Name(id=collection.fixture_name(found.node)), args=[], keywords=[])
        frame = ev.known[key] = Frame(found.node, Invocation(call, home, ()), None, (), 1)
        for name in requested(found.node):
            frame.given[name] = yield _given(ev, asking, around, found, name)
    return frame


def _given(ev: Evaluator, asking: FunctionNode, around: Block, found: Function, name: str) -> Task:
    """What a fixture gets for one of its parameters."""
    if name == "request":
        rows = yield fixtures.rows(ev, asking, around, collection.fixture_name(found.node), indirect=True)
        return (Mapping((("param", rows),), True) if rows else Built(fixtures.REQUEST),)
    rows = yield fixtures.rows(ev, asking, around, name, indirect=False)
    if rows:
        return rows
    return (yield fixtures.fixture(ev, asking, around, name, found.node))


class _Tests:
    """The tests of a file, and who asks there for what.

    Args:
        module: the file.
    """

    def __init__(self, module: Module) -> None:
        self.places = {test: place for test, place in module.functions if collection.is_test(test)}
        self.order = {test: at for at, test in enumerate(self.places)}
        self.with_own: dict[str, list[FunctionNode]] = {}  # rows for a name
        self.scopes: dict[str, list[Scope]] = {}  # whose marks, or those around them, give rows for a name
        self.inside: dict[Scope, list[FunctionNode]] = {}
        self.users: dict[str, list[FunctionNode]] = {}  # of a fixture, tests and fixtures
        for test, place in self.places.items():
            for name in dict.fromkeys(name for mark in fixtures.own_marks(test, place) for name in mark.names):
                self.with_own.setdefault(name, []).append(test)
            if place.scope not in self.inside:
                for name in fixtures.outer_by_name(place):
                    self.scopes.setdefault(name, []).append(place.scope)
            self.inside.setdefault(place.scope, []).append(test)
            for name in requests(test, place):
                self.users.setdefault(name, []).append(test)
        for several in module.fixtures.values():
            for fixture in several:
                for name in requested(fixture):
                    self.users.setdefault(name, []).append(fixture)

    def with_rows(self, name: str) -> list[FunctionNode]:
        """The tests that rows are given to for a name, in source order."""
        own = self.with_own.get(name, [])
        if name not in self.scopes:
            return own
        under = [test for scope in self.scopes[name] for test in self.inside[scope]]
        return sorted({*own, *under}, key=self.order.__getitem__)

    def asking(self, fixture: FunctionNode) -> set[FunctionNode]:
        """The tests that may get a fixture, themselves or through others of the file."""
        found: set[FunctionNode] = set()
        todo, known = [collection.fixture_name(fixture)], set[str]()
        while todo:
            name = todo.pop()
            if name not in known:
                known.add(name)
                for user in self.users.get(name, ()):
                    if user in self.places:
                        found.add(user)
                    else:
                        todo.append(collection.fixture_name(user))
        return found


def _tests(module: Module) -> _Tests:
    kept = module.scope.kept
    if _tests not in kept:
        kept[_tests] = _Tests(module)
    return kept[_tests]  # type: ignore[no-any-return]


def tests_with_rows(module: Module, name: str) -> list[tuple[FunctionNode, Block]]:
    """The tests of a file that rows are given to for a name, each with where it stands."""
    tests = _tests(module)
    return [(test, tests.places[test]) for test in tests.with_rows(name)]


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
    tests = _tests(module)
    overriders = [module.scopes[node].block.parent for node in module.fixtures.get(name, ())]
    classes = {block.scope for block in overriders if block is not None and block.scope.is_class} - {home.scope}
    if not classes and name not in tests.with_own and name not in tests.scopes:
        return
    for test in sorted(tests.asking(found), key=tests.order.__getitem__):
        place = tests.places[test]
        if (_gives_rows(test, place, name, indirect=False) or place.scope in classes) and _asks_for(
            ev, test, place, found
        ):
            yield test, place


def _asks_for(ev: Evaluator, test: FunctionNode, place: Block, found: FunctionNode) -> bool:
    """Whether a test gets a fixture, itself or through others of its file."""
    todo, known = list(requests(test, place)), set()
    while todo:
        name = todo.pop()
        if name in known:
            continue
        known.add(name)
        seen = next(iter(fixtures.visible(ev, place, name)), None) if name in place.scope.module.fixtures else None
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
        found = fixtures.resolved(ev, around, wanted, by)
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


def changes_fixtures(module: Module) -> bool:
    """Whether a file has anything that can override a fixture of another file."""
    return bool(module.fixtures) or any(last_name(call.node.func) == "parametrize" for call in module.calls)
