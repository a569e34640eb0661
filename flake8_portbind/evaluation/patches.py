"""What is patched where code runs, and whether the way of a call meets it.

A patch replaces a place that holds something: a name in a file of the project, an attribute of a class or of one
object, a qualified name of a library. A call meets it if what is called is read from that place.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from flake8_portbind.catalogue import patching
from flake8_portbind.catalogue.patching import Patcher
from flake8_portbind.evaluation import fixtures, overriding, parameters, texts, truth
from flake8_portbind.evaluation.reached import Reached
from flake8_portbind.model import collection
from flake8_portbind.model.module import (
    Binding,
    Block,
    Call,
    FunctionNode,
    How,
    Module,
    Position,
    Scope,
    position,
)
from flake8_portbind.model.scoping import END, reaching
from flake8_portbind.model.scoping import owner as scope_of
from flake8_portbind.model.values import (
    MISSING,
    UNKNOWN,
    Built,
    Class,
    Constant,
    External,
    Frame,
    Function,
    Instance,
    Invocation,
    Mapping,
    ModuleValue,
    Sequence,
    Value,
    Values,
)

if TYPE_CHECKING:
    from flake8_portbind.catalogue.schema import Listener
    from flake8_portbind.evaluation.evaluate import Evaluator

Slot: TypeAlias = "tuple[object, str]"  # what holds something, and under which name

LIBRARY = "library"  # holds all qualified names of libraries
ANYTHING = "anything"  # holds what is replaced on an object that nobody knows
_SETUPS = ("setUp", "asyncSetUp", "setup_method", "setup", "setUpClass", "setup_class")
_OF_MODULE = ("setUpModule", "setup_module", "setup_function")
_ENTERS = ("enter_context", "enter_async_context", "enterContext", "enterClassContext", "enterAsyncContext")
_NAMES = frozenset(name.rpartition(".")[2] for name in (*patching.ENTERED, *patching.CALLED))


@dataclass(frozen=True, slots=True)
class Object:
    """One object, known by the call that builds it.

    Args:
        made: the call.
        cls: its class, where that is a library's.
    """

    made: ast.Call
    cls: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Patch:
    """One replaced place.

    Args:
        slot: the place.
        values: what stands there meanwhile; empty where that is not known, as for a mock.
        results: what calling it gives; empty where that is not known.
        fails: whether the patch itself fails, because there is nothing to replace.
    """

    slot: Slot
    values: Values = ()
    results: Values = ()
    fails: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    """A patch in a function, and from where on it holds there.

    Args:
        patch: the patch.
        at: the statement that patches; what stands above it is not affected.
        within: the `with` whose body it holds in; None for the rest of the function, and of the test.
    """

    patch: Patch
    at: Position
    within: ast.AST | None = None


class Patches:
    """Remembers what is patched where.

    Args:
        ev: the evaluator.
    """

    def __init__(self, ev: Evaluator) -> None:
        self.ev = ev
        self._placed: dict[Scope, list[_Placed]] = {}
        self._lasting: dict[Scope, tuple[Patch, ...]] = {}
        self._around: dict[tuple[FunctionNode, Block], tuple[Patch, ...]] = {}
        self._reached: dict[frozenset[Patch], Reached] = {}
        self._autouse: dict[Module, list[tuple[FunctionNode, Block]]] = {}

    def at(self, node: ast.AST, block: Block, env: Frame | None) -> dict[Slot, Patch]:
        """What is patched where a place is run, by whoever calls it.

        Args:
            node: the call or statement.
            block: where it stands.
            env: the activation of the function around it, where it is known.
        """
        found: dict[Slot, Patch] = {}
        if self.ev.module is None:
            return found
        while True:
            found.update((patch.slot, patch) for patch in self._here(node, block))
            if env is None:
                return found
            node, block, env = env.invocation.node, env.invocation.block, env.invocation.env

    def data_at(self, node: ast.AST, block: Block, env: Frame | None) -> dict[Slot, Values]:
        """What names of modules and attributes of classes hold where a place is run, if it is known and no function."""
        return {
            slot: patch.values
            for slot, patch in self.at(node, block, env).items()
            if isinstance(slot[0], (Module, Class))
            and patch.values
            and all(isinstance(value, (Constant, Sequence, Mapping)) for value in patch.values)
        }

    def _here(self, node: ast.AST, block: Block) -> Iterator[Patch]:
        """What the function around a place patches, with what pytest and unittest run before it."""
        around = {id(step.header) for step in block.to_module()}
        scope: Scope | None = block.scope
        while scope is not None:
            own = scope is block.scope
            for placed in self._of_scope(scope) if may_patch(scope.module) else ():
                if placed.within is not None:
                    if id(placed.within) in around or _stands_in(node, placed.within):
                        yield placed.patch
                elif not own or placed.at < _position(node):
                    yield placed.patch
            yield from self._of_definition(scope)
            scope = scope.parent

    def _of_definition(self, scope: Scope) -> Iterator[Patch]:
        """What decorates a function or class, and what runs before a test of it does."""
        around = scope.block.parent
        if around is None or not isinstance(scope.node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            return
        if may_patch(scope.module):
            for decorator in scope.node.decorator_list:
                yield from self._entered(decorator, around, None)
        if not isinstance(scope.node, ast.ClassDef) and self._is_run_by_a_runner(scope.node, around):
            key = (scope.node, around)
            if key not in self._around:
                self._around[key] = tuple(self._before(scope.node, around))
            yield from self._around[key]

    def _is_run_by_a_runner(self, function: FunctionNode, around: Block) -> bool:
        return collection.is_test(function) or bool(collection.fixture_name(function)) or around.scope.is_class

    def _before(self, function: FunctionNode, around: Block) -> Iterator[Patch]:
        """What fixtures and set-ups patch before a test runs."""
        if around.scope.is_class:
            cls = Class(around.scope.node, around.scope)  # type: ignore[arg-type]
            for member in (cls, *self.ev.hierarchy.bases_in_sight(cls)):
                for name in _SETUPS:
                    yield from self._of_setup(member.scope, name, function)
        if not (collection.is_test(function) or collection.fixture_name(function)):
            return
        for name in _OF_MODULE:
            yield from self._of_setup(around.scope.module.scope, name, function)
        yield from self._of_fixtures(function, around)

    def _of_setup(self, scope: Scope, name: str, but: FunctionNode) -> Iterator[Patch]:
        for binding in scope.names.get(name, ()):
            if binding.how is How.FUNCTION and binding.node is not but:
                yield from self._left_by(scope.module.scopes[binding.node])

    def _of_fixtures(self, function: FunctionNode, around: Block) -> Iterator[Patch]:
        known: set[FunctionNode] = {function}
        todo: list[tuple[str, Block]] = [(name, around) for name in overriding.requests(function, around)]
        found: list[tuple[FunctionNode, Block]] = []
        module = around.scope.module
        seen_from = set(self._scopes_around(around))
        for home in (module, *self.ev.neighbours.conftests(module)):
            found += [
                (node, block) for node, block in self._autouse_of(home) if block.scope in {*seen_from, home.scope}
            ]
        while todo or found:
            if found:
                node, place = found.pop()
                if node in known:
                    continue
                known.add(node)
                yield from self._left_by(place.scope.module.scopes[node])
                todo += [(name, around) for name in overriding.requests(node, place)]
                continue
            name, place = todo.pop()
            seen = next((f for f in fixtures.visible(self.ev, place, name) if f.node not in known), None)
            if seen is not None and seen.scope.block.parent is not None:
                found.append((seen.node, seen.scope.block.parent))

    def _scopes_around(self, block: Block) -> Iterator[Scope]:
        """The classes around a test, and those that they inherit from."""
        scope: Scope | None = block.scope
        while scope is not None:
            yield scope
            if scope.is_class:
                cls = Class(scope.node, scope)  # type: ignore[arg-type]
                yield from (base.scope for base in self.ev.hierarchy.bases_in_sight(cls))
            scope = scope.parent

    def _autouse_of(self, module: Module) -> list[tuple[FunctionNode, Block]]:
        if module not in self._autouse:
            self._autouse[module] = [
                (function, block)
                for function, block in module.functions
                if isinstance(decorator := collection.fixture_decorator(function), ast.Call)
                and any(
                    keyword.arg == "autouse" and isinstance(keyword.value, ast.Constant) and keyword.value.value
                    for keyword in decorator.keywords
                )
            ]
        return self._autouse[module]

    def _left_by(self, scope: Scope) -> tuple[Patch, ...]:
        """What is still patched when a set-up has ended, or a fixture yields."""
        if scope not in self._lasting:
            yielded = {id(step.header) for _, block in scope.results for step in block.outwards()}
            self._lasting[scope] = tuple(
                placed.patch
                for placed in (self._of_scope(scope) if may_patch(scope.module) else ())
                if placed.within is None or (scope.yields and id(placed.within) in yielded)
            )
        return self._lasting[scope]

    def _of_scope(self, scope: Scope) -> list[_Placed]:
        """What the statements of a scope patch."""
        if scope not in self._placed:
            found = self._placed[scope] = []
            found += self._of_managers(scope)
            found += self._of_calls(scope)
            found += self._of_stores(scope)
        return self._placed[scope]

    def _of_managers(self, scope: Scope) -> Iterator[_Placed]:
        for statement, block in _withs(scope.module).get(scope, ()):
            for item in statement.items:
                for patch in self._entered(item.context_expr, block, None):
                    yield _Placed(patch, position(statement), statement)

    def _of_calls(self, scope: Scope) -> Iterator[_Placed]:
        """`monkeypatch.setattr(…)`, `patcher.start()`, `stack.enter_context(patch(…))`."""
        calls = scope.module.calls_by_scope.get(scope, ())
        stopped = {
            ast.dump(call.node.func.value)
            for call in calls
            if isinstance(call.node.func, ast.Attribute) and call.node.func.attr == "stop"
        }
        for call in calls:
            name = _attribute(call.node) or (call.node.func.id if isinstance(call.node.func, ast.Name) else "")
            within = self._lasts_within(call)
            if name == "start" and isinstance(call.node.func, ast.Attribute):
                if ast.dump(call.node.func.value) in stopped:
                    continue
                for patch in self._entered(call.node.func.value, call.block, None):
                    yield _Placed(patch, position(call.node))
            elif name in _ENTERS and call.node.args:
                for patch in self._entered(call.node.args[0], call.block, None):
                    yield _Placed(patch, position(call.node), within)
            elif name in _NAMES:
                invocation = parameters.invocation_of(call.node, call.block, None)
                for callee in self.ev.callees(call.node.func, call.block):
                    kind = patching.CALLED.get(callee.name) if isinstance(callee, External) else None
                    for patch in self._made(kind, invocation) if kind is not None else ():
                        yield _Placed(patch, position(call.node), within)

    def _lasts_within(self, call: Call) -> ast.AST | None:
        """The `with` at whose end a stack or a context of monkeypatch takes back what a call of its method patches."""
        of = call.node.func.value if isinstance(call.node.func, ast.Attribute) else None
        receiver = of.id if isinstance(of, ast.Name) else None
        for step in call.block.outwards() if receiver is not None else ():
            if isinstance(step.header, (ast.With, ast.AsyncWith)):
                for item in step.header.items:
                    if isinstance(item.optional_vars, ast.Name) and item.optional_vars.id == receiver:
                        return step.header
        return None

    def _of_stores(self, scope: Scope) -> Iterator[_Placed]:
        """`module.serve = Mock()`, `server.serve = Mock()`, `sys.modules["uvicorn"] = Mock()`."""
        for name, store in _stores_by_scope(scope.module).get(scope, ()):
            assert store.target is not None  # an attribute,
            assert store.value is not None  # and it is set to something
            values = self.ev.values(store.value, store.block)
            for slot in self._slots_on(store.target, store.block, name):
                if store.path or (isinstance(slot[0], (Class, Object, Binding)) and not _replaces(values)):
                    continue
                yield _Placed(self._patch(slot, values), store.at)
        for store in scope.module.items.get("modules", ()):
            key = store.node
            if store.block.scope is scope and isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield _Placed(Patch((LIBRARY, key.value)), store.at)

    def _entered(self, manager: ast.expr, block: Block, env: Frame | None) -> Iterator[Patch]:
        """What is patched while a manager, decorator or patcher is active."""
        if not isinstance(manager, (ast.Call, ast.Name, ast.Attribute)):
            return
        for value in self.ev.values(manager, block, env):
            if isinstance(value, Built) and value.invocation is not None:
                kind = patching.ENTERED.get(value.name) or patching.CALLED.get(value.name)
                if kind is not None and value.name != "setattr":
                    yield from self._made(kind, value.invocation)

    # What one call of a patcher replaces.

    def _made(self, kind: Patcher, invocation: Invocation) -> Iterator[Patch]:
        if kind in (Patcher.ITEMS, Patcher.ITEM):
            yield from self._of_items(invocation)
            return
        first = invocation.arguments[0] if invocation.arguments else None
        if first is None or first.stars:
            return
        targets = self.ev.ask(self.ev.force(first.value))
        strings = [value for value in targets if texts.is_text(value)]
        place = first.value.block.scope.module
        if kind is Patcher.SEVERAL:
            for given in invocation.arguments:
                if given.keyword and given.keyword not in ("target", "spec", "create", "autospec"):
                    new = self.ev.ask(self.ev.force(given.value))
                    for owner in self._owners(first.value.node, first.value.block, first.value.env, targets, place):
                        yield from self._replaced(_slot(self.ev, owner, given.keyword), new, invocation)
            return
        if strings and kind is not Patcher.ATTRIBUTE:
            new = self._new(invocation, 1)
            for value in strings:
                slot = self._slot_of(texts.written(value) or "", place)
                if slot is not None:
                    yield from self._replaced(slot, new, invocation)
            return
        if kind is Patcher.TARGET:
            return
        names = self.ev.ask(parameters.argument(self.ev, invocation, 1, "name" if kind is Patcher.SET else "attribute"))
        new = self._new(invocation, 2)
        for owner in self._owners(first.value.node, first.value.block, first.value.env, targets, place):
            for name in names:
                text = texts.written(name) if texts.is_text(name) else None
                if text:
                    yield from self._replaced(_slot(self.ev, owner, text), new, invocation)

    def _of_items(self, invocation: Invocation) -> Iterator[Patch]:
        """`patch.dict(sys.modules, {"uvicorn": Mock()})`, `patch.dict(module.SERVERS, …)`."""
        first = invocation.arguments[0].value
        targets = self.ev.ask(self.ev.force(first))
        names = {value.name for value in targets if isinstance(value, External)}
        names |= {texts.written(value) or "" for value in targets if texts.is_text(value)}
        if "sys.modules" in names:
            keys: list[object] = []
            for value in self.ev.ask(parameters.argument(self.ev, invocation, 1, "values")):
                if isinstance(value, Mapping):
                    keys += [key for key, _ in value.entries]
                elif isinstance(value, Constant):
                    keys.append(value.value)
            for key in keys:
                if isinstance(key, str):
                    module = self.ev.neighbours.find(first.block.scope.module, key, 0)
                    yield Patch((LIBRARY, key) if module is None else (module, ""))
        elif "os.environ" not in names:
            for text in names:
                slot = self._slot_of(text, first.block.scope.module) if text else None
                if slot is not None:
                    yield Patch(slot)
            if isinstance(first.node, (ast.Name, ast.Attribute)):
                yield from (Patch(slot) for slot in self._read(first.node, first.block, first.env))

    def _new(self, invocation: Invocation, at: int) -> Values:
        """What stands in the replaced place meanwhile; empty for a mock."""
        for keyword in ("new", "value"):
            found = self.ev.ask(parameters.argument(self.ev, invocation, at, keyword))
            if MISSING not in found:
                return found
        for keyword in ("wraps", "side_effect"):
            found = self.ev.ask(parameters.argument(self.ev, invocation, None, keyword))
            if found != (MISSING,):
                return found
        return ()

    def _replaced(self, slot: Slot, new: Values, invocation: Invocation) -> Iterator[Patch]:
        creates = any(given.keyword in ("create", "raising") for given in invocation.arguments)
        owner, name = slot
        if isinstance(owner, Module) and not creates and not _has(self.ev, owner, name):
            yield Patch(slot, fails=True)
        elif not self._goes_on(slot, new):
            yield self._patch(slot, new, invocation)

    def _patch(self, slot: Slot, new: Values, invocation: Invocation | None = None) -> Patch:
        results: Values = ()
        for value in new:
            if isinstance(value, Function):
                nothing = Invocation(ast.Call(func=ast.Name(id=""), args=[], keywords=[]), value.scope.block, ())
                results += self.ev.ask(self.ev.results(value, nothing))
        if invocation is not None:
            given = self.ev.ask(parameters.argument(self.ev, invocation, None, "return_value"))
            results = given if given != (MISSING,) else results
        return Patch(slot, () if any(truth.is_mock(value) for value in new) else new, results)

    def _goes_on(self, slot: Slot, new: Values) -> bool:
        """Whether what stands in for something is, or calls, what it replaces."""
        owner, name = slot
        for value in new:
            if isinstance(value, External) and (LIBRARY, self.ev.catalogue.canonical(value.name)) == slot:
                return True
            if not isinstance(value, Function):
                continue
            if isinstance(owner, (Module, Class)) and any(
                b.node is value.node for b in owner.scope.names.get(name, ())
            ):
                return True
            for call in value.scope.module.calls_by_scope.get(value.scope, ()):
                for callee in self.ev.callees(call.node.func, call.block):
                    if isinstance(callee, External) and self.ev.catalogue.canonical(callee.name) == name:
                        return True
                    if (
                        isinstance(callee, Function)
                        and isinstance(owner, (Module, Class))
                        and any(b.node is callee.node for b in owner.scope.names.get(name, ()))
                    ):
                        return True
        return False

    def _slot_of(self, dotted: str, place: Module) -> Slot | None:
        """The place that a dotted name means, as `patch` finds it."""
        parts = dotted.split(".")
        if len(parts) < 2:
            return None
        for count in range(len(parts) - 1, 0, -1):
            module = self.ev.neighbours.find(place, ".".join(parts[:count]), 0)
            if module is None:
                continue
            owners: list[object] = [module]
            for name in parts[count:-1]:
                owners = [held for owner in owners for held in self._attributes(owner, name)]
            return _slot(self.ev, owners[0], parts[-1]) if owners else None
        return _slot(self.ev, ".".join(parts[:-1]), parts[-1])

    def _attributes(self, owner: object, name: str) -> list[object]:
        """The owners that an attribute of an owner is."""
        if isinstance(owner, str):
            return [f"{owner}.{name}"]
        values: Values = ()
        if isinstance(owner, Module):
            values = self.ev.ask(self.ev.module_attribute(owner, name))
        elif isinstance(owner, Class) and name in owner.scope.names:
            values = self.ev.ask(self.ev.name_values(name, owner.scope, owner.scope.block, None))
        return [held for value in values for held in self._owner(value)]

    def _owner(self, value: Value) -> list[object]:
        if isinstance(value, ModuleValue):
            return [value.module]
        if isinstance(value, Class):
            return [value]
        if isinstance(value, (Instance, Built)):
            if value.invocation is not None:
                return [Object(value.invocation.node, value.name if isinstance(value, Built) else "")]
            return [value.cls] if isinstance(value, Instance) else [value.name]
        if isinstance(value, External):
            return [value.name]
        return []

    def _owners(self, node: ast.expr, block: Block, env: Frame | None, values: Values, place: Module) -> list[object]:
        """What holds the attribute that is replaced: modules, classes and objects, or their names."""
        found: list[object] = []
        for value in values:
            if texts.is_text(value):
                dotted = texts.written(value) or ""
                slot = self._slot_of(dotted, place)
                module = self.ev.neighbours.find(place, dotted, 0)
                if module is not None:
                    found.append(module)
                else:
                    found += self._attributes(*slot) if slot is not None and slot[0] != LIBRARY else [dotted]
            found += self._owner(value)
        return found or [_unknown(node, block) or ANYTHING]

    def _slots_on(self, target: ast.expr, block: Block, name: str) -> list[Slot]:
        values = self.ev.values(target, block)
        owners = [held for value in values for held in self._owner(value)]
        if not owners:
            unknown = _unknown(target, block)
            owners = [unknown] if unknown is not None else []
        return [_slot(self.ev, owner, name) for owner in owners]

    # What a call reads.

    def meets(self, callee: ast.expr, block: Block, env: Frame | None, patches: dict[Slot, Patch]) -> bool:
        """Whether what a call calls, or a condition asks, is replaced.

        Args:
            callee: the expression.
            block: where it stands.
            env: the activation of the function around it, where it is known.
            patches: what is patched there.
        """
        if not patches:
            return False
        if any(patch.fails for patch in patches.values()):
            return True
        return any(slot in patches for slot in self._read(callee, block, env))

    def replaces(self, instance: Instance, name: str, patches: dict[Slot, Patch]) -> bool:
        """Whether a method of an object is replaced."""
        line = (instance.cls, *self.ev.hierarchy.bases_in_sight(instance.cls))
        made = Object(instance.invocation.node) if instance.invocation is not None else None
        return any((owner, name) in patches for owner in (*line, made))

    def stand_in(self, node: ast.expr, block: Block, env: Frame | None, patches: dict[Slot, Patch]) -> Values | None:
        """What stands in for a name, an attribute or the result of a call; None where nothing does.

        Args:
            node: the expression.
            block: where it stands.
            env: the activation of the function around it, where it is known.
            patches: what is patched there.
        """
        called = isinstance(node, ast.Call)
        for slot in self._read(node.func if isinstance(node, ast.Call) else node, block, env):
            if slot in patches:
                patch = patches[slot]
                return (patch.results if called else patch.values) or (truth.STAND_IN,)
        return None

    def past(self, patches: dict[Slot, Patch]) -> Reached:
        """What answers whether places are reached where these are patched."""
        key = frozenset(patches.values())
        if key not in self._reached:
            replaced = partial(self.stand_in, patches=patches)
            self._reached[key] = Reached(self.ev, truth.Assumed({}, replaced))
        return self._reached[key]

    def _read(self, node: ast.expr, block: Block, env: Frame | None) -> Iterator[Slot]:
        """The places that an expression reads, and those that the objects in it came from."""
        todo: list[tuple[ast.expr, Block, Frame | None]] = [(node, block, env)]
        known: set[ast.expr] = set()
        while todo:
            current, block, env = todo.pop()
            if current in known:
                continue
            known.add(current)
            if isinstance(current, (ast.Await, ast.Starred, ast.NamedExpr)):
                todo.append((current.value, block, env))
            elif isinstance(current, ast.Call):
                todo.append((current.func, block, env))
            elif isinstance(current, ast.Attribute):
                todo.append((current.value, block, env))
                yield from self._of_attribute(current, block, env, todo)
            elif isinstance(current, ast.Name):
                yield from self._of_name(current, block, env, todo)
            elif isinstance(current, ast.Subscript):
                todo.append((current.value, block, env))

    def _of_attribute(
        self,
        node: ast.Attribute,
        block: Block,
        env: Frame | None,
        todo: list[tuple[ast.expr, Block, Frame | None]],
    ) -> Iterator[Slot]:
        unknown = _unknown(node.value, block)
        if unknown is not None:
            yield (unknown, node.attr)
        values = self.ev.values(node.value, block, env)
        if UNKNOWN in values:
            yield (ANYTHING, node.attr)
        for value in values:
            if isinstance(value, ModuleValue):
                yield (value.module, "")
                yield from self._of_module(value.module, node.attr)
            elif isinstance(value, External):
                yield from self._of_library(f"{value.name}.{node.attr}")
            elif isinstance(value, (Class, Instance)):
                cls = value if isinstance(value, Class) else value.cls
                for member in (cls, *self.ev.hierarchy.bases_in_sight(cls)):
                    yield (member, node.attr)
                for base in self.ev.hierarchy.external_bases(cls):
                    yield from self._of_library(f"{base}.{node.attr}")
            elif isinstance(value, Built):
                yield from self._of_library(f"{value.name}.{node.attr}")
            if isinstance(value, (Instance, Built)) and value.invocation is not None:
                yield (Object(value.invocation.node), node.attr)
                todo.append((value.invocation.node.func, value.invocation.block, value.invocation.env))

    def _of_module(self, module: Module, name: str) -> Iterator[Slot]:
        """A name of a module, and what it is imported from."""
        known: set[Slot] = set()
        while (module, name) not in known:
            known.add((module, name))
            yield (module, name)
            binding = next((b for b in module.scope.names.get(name, ()) if b.how is How.IMPORT), None)
            if binding is None or isinstance(binding.node, ast.Import):
                return
            source, _, name = binding.qualname.rpartition(".")
            found = self.ev.neighbours.find(module, source, binding.level)
            if found is None or found is module:
                yield from self._of_library(binding.qualname)
                return
            yield (found, "")
            module = found

    def _of_library(self, name: str) -> Iterator[Slot]:
        yield (LIBRARY, name)
        yield _library(self.ev, name)
        for lower in through(name):
            yield (LIBRARY, lower)
        package = name.partition(".")[0]
        yield (LIBRARY, package)
        while name.count(".") > 1:
            name = name.rpartition(".")[0]
            yield (LIBRARY, f"{name}.")  # of sys.modules

    def _of_name(
        self,
        node: ast.Name,
        block: Block,
        env: Frame | None,
        todo: list[tuple[ast.expr, Block, Frame | None]],
    ) -> Iterator[Slot]:
        scope = scope_of(node.id, block)
        if scope is None:
            yield (LIBRARY, f"builtins.{node.id}")
            return
        if scope.block.parent is None:
            yield from self._of_module(scope.module, node.id)
        for binding in scope.names[node.id]:
            if binding.how is How.IMPORT and scope.block.parent is not None:
                source, _, name = binding.qualname.rpartition(".")
                found = self.ev.neighbours.find(scope.module, source, binding.level)
                if found is not None and not isinstance(binding.node, ast.Import):
                    yield (found, "")
                    yield from self._of_module(found, name)
                else:
                    yield from self._of_library(binding.qualname)
        for binding in reaching(scope.names[node.id], scope, block, position(node)):
            if binding.how in (How.ASSIGN, How.WITH) and binding.value is not None:
                frame = env
                while frame is not None and frame.function is not scope.node:
                    frame = frame.outer
                todo.append((binding.value, binding.block, frame))
        for value in self.ev.values(node, block, env):
            if isinstance(value, (Instance, Built)) and value.invocation is not None:
                todo.append((value.invocation.node.func, value.invocation.block, value.invocation.env))

    def underneath(self, row: Listener, patches: dict[Slot, Patch]) -> bool:
        """Whether a listener reaches the socket through something that is replaced.

        Args:
            row: the listener.
            patches: what is patched where it is called.
        """
        if not patches:
            return False
        unknown = {name for owner, name in patches if isinstance(owner, Binding) or owner == ANYTHING}
        names = {*patching.EVERYTHING, *through(row.name), *_started_by(row)}
        library = row.name.partition(".")[0]
        if library == "asyncio" or library not in sys.stdlib_module_names:
            names.update(patching.LOOP)
        if any(isinstance(owner, Object) and f"{owner.cls}.{name}" in names for owner, name in patches):
            return True
        return any(patch.fails for patch in patches.values()) or any(
            (LIBRARY, name) in patches or name.rpartition(".")[2] in unknown for name in names
        )


def through(name: str) -> Iterator[str]:
    """What something of a library calls on its way to the socket."""
    for beginning, names in patching.THROUGH.items():
        if name.startswith(beginning):
            yield from names


def _started_by(row: Listener) -> Iterator[str]:
    """The classes and methods that start what a row only builds."""
    library = row.name.rpartition(".")[0]
    classes = [name for name in row.starts if name[:1].isupper()]
    for name in row.starts:
        if name in classes:
            yield f"{library}.{name}"
        else:
            yield from (f"{owner}.{name}" for owner in (row.name, *(f"{library}.{cls}" for cls in classes)))


def _slot(ev: Evaluator, owner: object, name: str) -> Slot:
    return _library(ev, f"{owner}.{name}") if isinstance(owner, str) and owner != ANYTHING else (owner, name)


def _library(ev: Evaluator, name: str) -> Slot:
    """A qualified name of a library, whatever alias it has."""
    known = ev.catalogue.canonical(name)
    if known == name:
        owner, _, attribute = name.rpartition(".")
        known = f"{ev.catalogue.canonical(owner)}.{attribute}"
    return (LIBRARY, known)


def _unknown(node: ast.expr, block: Block) -> Binding | None:
    """What stands for an object that nobody knows: the one binding of the name that holds it."""
    scope = scope_of(node.id, block) if isinstance(node, ast.Name) else None
    held = scope.names[node.id] if scope is not None and isinstance(node, ast.Name) else []
    return held[0] if len(held) == 1 else None


def _has(ev: Evaluator, module: Module, name: str) -> bool:
    """Whether a module has a name, or may have it."""
    scope = module.scope
    return (
        name in scope.names
        or bool(module.stars)
        or "__getattr__" in scope.names
        or ev.neighbours.submodule(module, name) is not None
        or (name.startswith("__") and name.endswith("__"))
    )


def _position(node: ast.AST) -> Position:
    """Where a place is; behind everything, where it is none of the source."""
    return position(node) if hasattr(node, "lineno") else END


def _stands_in(node: ast.AST, statement: ast.AST) -> bool:
    """Whether a place is one of the later managers of a `with`."""
    assert isinstance(statement, (ast.With, ast.AsyncWith))
    return position(statement.items[0].context_expr) < _position(node) < position(statement.body[0])


def _attribute(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _replaces(values: Values) -> bool:
    """Whether what is assigned to an attribute of an object stands in for a method."""
    return any(truth.is_mock(value) or isinstance(value, Function) for value in values)


def may_patch(module: Module) -> bool:
    """Whether a file may patch anything at all."""
    known = module.kept.get(may_patch)
    if known is None:
        known = module.kept[may_patch] = (
            not _NAMES.isdisjoint(module.called) or bool(module.stores) or "modules" in module.items
        )
    return bool(known)


def _withs(module: Module) -> dict[Scope, list[tuple[ast.With | ast.AsyncWith, Block]]]:
    """The `with` statements of each scope, each with a block that sees the same names."""
    known = module.kept.get(_withs)
    if isinstance(known, dict):
        return known
    found: dict[Scope, list[tuple[ast.With | ast.AsyncWith, Block]]] = {}
    todo: list[tuple[ast.AST, Scope]] = [(module.tree, module.scope)]
    while todo:
        node, scope = todo.pop()
        if isinstance(node, (ast.With, ast.AsyncWith)):
            found.setdefault(scope, []).append((node, scope.block))
        scope = module.scopes.get(node, scope)
        for name in ("body", "orelse", "finalbody", "handlers", "cases"):
            inner = getattr(node, name, ())
            todo += [(child, scope) for child in (inner if isinstance(inner, list) else ())]
    module.kept[_withs] = found
    return found


def _stores_by_scope(module: Module) -> dict[Scope, list[tuple[str, Binding]]]:
    """The assignments to attributes in each scope, with the attribute's name."""
    known = module.kept.get(_stores_by_scope)
    if isinstance(known, dict):
        return known
    found: dict[Scope, list[tuple[str, Binding]]] = {}
    for name, stores in module.stores.items():
        for store in stores:
            found.setdefault(store.block.scope, []).append((name, store))
    module.kept[_stores_by_scope] = found
    return found
