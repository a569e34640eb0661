"""What objects hold: attributes of instances, classes and modules, items, and what `with` hands out."""

from __future__ import annotations

import ast
import functools
from collections.abc import Generator, Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flake8_portbind import limits
from flake8_portbind.evaluation import fixtures, parameters, texts
from flake8_portbind.evaluation.tasks import Task
from flake8_portbind.limits import MOST_ELEMENTS
from flake8_portbind.model.module import (
    ORDERERS,
    REMOVERS,
    Binding,
    Block,
    Call,
    FunctionNode,
    How,
    Position,
    Scope,
    dotted,
    last_name,
    position,
)
from flake8_portbind.model.scoping import reaching
from flake8_portbind.model.values import (
    GUESSED,
    MISSING,
    NOT_SURE,
    PROBED,
    UNKNOWN,
    Built,
    Class,
    Constant,
    Deferred,
    External,
    Frame,
    Function,
    Instance,
    Invocation,
    Mapping,
    ModuleValue,
    Sequence,
    Sourced,
    Super,
    Value,
    Values,
    named,
    settled,
    union,
    weakened,
)

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator

_SETUP = frozenset(
    (
        "__init__",
        "setUp",
        "setUpClass",
        "asyncSetUp",
        "setup_method",
        "setup_class",
        "setup",
        "__post_init__",
        "__new__",
    )
)
_NAMESPACES = frozenset(("types.SimpleNamespace", "argparse.Namespace"))


def attribute(ev: Evaluator, receiver: Value, node: ast.Attribute, block: Block, env: Frame | None) -> Task:
    """What an object holds under an attribute, as it is read at this place."""
    name = node.attr
    if isinstance(receiver, ModuleValue):
        return (yield ev.module_attribute(receiver.module, name))
    if isinstance(receiver, External):
        dotted = f"{receiver.name}.{name}"
        inner = ev.neighbours.find(block.scope.module, dotted, 0) if receiver.receiver is None else None
        return (ModuleValue(inner) if inner is not None else External(dotted, receiver.receiver),)
    if isinstance(receiver, Built):
        return (yield _of_built(ev, receiver, name, block))
    if isinstance(receiver, Class):
        return (yield _of_class(ev, receiver, name, receiver, node, block))
    if isinstance(receiver, Instance):
        if name == "value" and receiver.invocation is not None and _is_enum(ev, receiver.cls):
            return (yield parameters.argument(ev, receiver.invocation, 0, name))
        return (yield _of_instance(ev, receiver, name, node, block, env))
    if isinstance(receiver, Super):
        return (yield _of_super(ev, receiver, name))
    if isinstance(receiver, Mapping) and (held := receiver.get(name)) is not None:
        return (yield ev.force(held))
    if isinstance(receiver, Sourced):
        if receiver is UNKNOWN or receiver == UNKNOWN:
            return (ev.catalogue.guess_attribute(name),)
        return (receiver,)
    if isinstance(receiver, Constant) and name == "value" and receiver.origin.name:
        return (receiver,)  # an enum member's
    return NOT_SURE


def _of_built(ev: Evaluator, receiver: Built, name: str, block: Block) -> Task:
    if receiver.name == fixtures.REQUEST and name == "param":
        return (yield fixtures.request_param(ev, block))
    if receiver.name in _NAMESPACES and receiver.invocation is not None:
        return (yield parameters.argument(ev, receiver.invocation, None, name))
    if receiver.name in ("urllib.parse.urlparse", "urllib.parse.urlsplit") and receiver.invocation is not None:
        return (yield _of_url(ev, receiver.invocation, name))
    return (External(f"{receiver.name}.{name}", receiver),)


def _of_url(ev: Evaluator, invocation: Invocation, name: str) -> Task:
    found: list[Value] = []
    for value in (yield parameters.argument(ev, invocation, 0, "url")):
        text = texts.written(value)
        try:
            part = (
                getattr(urlsplit(text), name, None)
                if text is not None and name in ("port", "hostname", "netloc")
                else None
            )
        except ValueError:
            part = None
        written = [
            piece for piece in texts.pieces(value) if isinstance(piece, Constant) and str(part) in str(piece.value)
        ]
        found.append(Constant(part, written[0].origin) if part is not None and written else UNKNOWN)
    return tuple(found) or NOT_SURE


def _of_super(ev: Evaluator, receiver: Super, name: str) -> Task:
    for base in ev.hierarchy.bases_in_sight(receiver.cls):
        method = _method(base, name)
        if method is not None:
            return (yield _read(ev, Function(method.node, method.scope, None, receiver.receiver)))
    return (
        tuple(
            External(f"{base}.{name}", _first(receiver.receiver)) for base in ev.hierarchy.external_bases(receiver.cls)
        )
        or NOT_SURE
    )


def _first(values: Values) -> Value | None:
    return values[0] if values else None


def _method(cls: Class, name: str) -> Function | None:
    """The function that a class body binds to a name last."""
    for binding in reversed(cls.scope.names.get(name, ())):
        if binding.how is How.FUNCTION:
            return Function(binding.node, cls.scope.module.scopes[binding.node])  # type: ignore[arg-type]
        break
    return None


def method(ev: Evaluator, cls: Class, name: str) -> Function | None:
    """The method that an instance of a class has under a name, where its definition is in sight."""
    for candidate in (cls, *ev.hierarchy.bases_in_sight(cls)):
        if name in candidate.scope.names:
            return _method(candidate, name)
    return None


def _bound(function: Function, receiver: Value) -> Function:
    decorators = () if isinstance(function.node, ast.Lambda) else function.node.decorator_list
    names = {last_name(decorator) for decorator in decorators}
    if "staticmethod" in names:
        return function
    if parameters.is_class_method(function.node) and isinstance(receiver, Instance):
        receiver = receiver.cls
    return Function(function.node, function.scope, function.outer, (receiver,))


def _of_class(ev: Evaluator, cls: Class, name: str, receiver: Value, node: ast.Attribute, block: Block) -> Task:
    found: list[Values] = []
    for candidate in (cls, *ev.hierarchy.bases_in_sight(cls)):
        bindings = candidate.scope.names.get(name)
        if (candidate, name) in ev.overridden:
            return ev.overridden[candidate, name]
        if bindings is None:
            continue
        function = _method(candidate, name)
        if function is not None:
            if isinstance(receiver, Class) and not parameters.is_class_method(function.node):
                return (function,)
            return (yield _read(ev, _bound(function, receiver)))
        found.append((yield ev.name_values(name, candidate.scope, candidate.scope.block, None)))
        break
    stored = yield _stores(ev, cls, name, None, node, block, on_class=True)
    if found or stored:
        return settled(union(*found, stored))
    return tuple(External(f"{base}.{name}", receiver) for base in ev.hierarchy.external_bases(cls)) or NOT_SURE


def _read(ev: Evaluator, function: Function) -> Task:
    """A method as it is read: a property's value, else the bound method."""
    decorators = () if isinstance(function.node, ast.Lambda) else function.node.decorator_list
    if any(last_name(decorator) in ("property", "cached_property") for decorator in decorators):
        empty = Invocation(ast.Call(func=ast.Name(id=""), args=[], keywords=[]), function.scope.block, ())
        return (yield ev.results(function, empty))
    return (function,)


def _of_instance(
    ev: Evaluator, instance: Instance, name: str, node: ast.Attribute, block: Block, env: Frame | None
) -> Task:
    cls = instance.cls
    own = method(ev, cls, name)
    if own is not None:
        found = [(yield _read(ev, _bound(own, instance)))]
        if instance.invocation is None:
            for heir in ev.hierarchy.heirs(cls):
                override = _method(heir, name)
                if override is not None:
                    found.append((yield _read(ev, _bound(override, Instance(heir)))))
        return union(*found)
    stored = yield _stores(ev, cls, name, instance.invocation, node, block)
    set_anyway = _always_set(ev, cls, name)
    field = () if set_anyway else (yield _field(ev, cls, name, instance.invocation))
    defined: list[Values] = []
    in_class = any(name in candidate.scope.names for candidate in (cls, *ev.hierarchy.bases_in_sight(cls)))
    if not field and in_class and not set_anyway:
        defined.append((yield _of_class(ev, cls, name, instance, node, block)))
    own_line = {cls, *ev.hierarchy.bases_in_sight(cls)}
    if instance.invocation is None and not field:
        for heir in ev.hierarchy.heirs(cls):
            line = (heir, *ev.hierarchy.bases_in_sight(heir))
            if any(name in member.scope.names for member in line if member not in own_line):
                defined.append((yield _of_class(ev, heir, name, instance, node, block)))
    everything = union(*defined, field, stored)
    if everything:
        return settled(_without_placeholder(everything))
    bases = ev.hierarchy.external_bases(cls)
    return tuple(External(f"{base}.{name}", instance) for base in bases) or (ev.catalogue.guess_attribute(name),)


def _without_placeholder(values: Values) -> Values:
    return tuple(value for value in values if not (isinstance(value, Constant) and value.value is None)) or values


def _always_set(ev: Evaluator, cls: Class, name: str) -> bool:
    """Whether a constructor or set-up assigns the attribute whatever happens, so that the class's own is never read."""
    return any(
        getattr(function.node, "name", "") in _SETUP and all(not b.conditional for b in binding.block.outwards())
        for binding, function in ev.hierarchy.stores(cls, name)
    )


def _stores(
    ev: Evaluator,
    cls: Class,
    name: str,
    invocation: Invocation | None,
    node: ast.Attribute,
    block: Block,
    *,
    on_class: bool = False,
) -> Task:
    """What the methods of a class, and others in its module, assign to an attribute."""
    own = _reaching_stores(ev.hierarchy.stores(cls, name), node, block)
    mine = {binding for binding, _ in own}
    found: list[Values] = []
    for binding, scope in own:
        if on_class and not parameters.is_class_method(scope.node):  # type: ignore[arg-type]
            continue
        for frame in (yield from _activations(ev, cls, binding, scope, invocation, block)):
            found.append((yield ev.bound(binding, name, frame)))
    for binding in cls.scope.module.named_stores.get(name, ()):
        assert isinstance(binding.target, ast.Name)
        if binding not in mine and (binding.target.id == cls.node.name or not on_class):
            targets = yield ev.evaluate(binding.target, binding.block, None)
            if any(target == cls or (isinstance(target, Instance) and target.cls == cls) for target in targets):
                found.append((yield ev.bound(binding, name, None)))
    return union(*found) if found else ()


def _reaching_stores(
    own: Iterable[tuple[Binding, Scope]], node: ast.Attribute, block: Block
) -> list[tuple[Binding, Scope]]:
    """The stores whose value can still be there, each with its method."""
    here = [binding for binding, _ in own if binding.block.scope is block.scope]
    gone = set(here).difference(reaching(here, block.scope, block, position(node)))
    return [(binding, scope) for binding, scope in own if binding not in gone]


def just_set(node: ast.Attribute, block: Block) -> list[Binding] | None:
    """The assignments to an attribute in the scope that reads it, where one of them has certainly happened before."""
    scope = block.scope
    path = dotted(node.value) if node.attr in scope.module.stores else ""
    stores = scope.module.stores_by_path.get((scope, path, node.attr)) if path else None
    if not stores:
        return None
    at = position(node)
    seen = reaching(stores, scope, block, at)
    around = list(block.outwards())
    if not any(b.block in around or not any(step.conditional for step in b.block.outwards()) for b in seen):
        return None
    first, *owners = path.split(".")
    changes = [*scope.names.get(first, ())]
    for index, owner in enumerate(owners):
        changes += scope.module.stores_by_path.get((scope, ".".join([first, *owners[:index]]), owner), ())
    return None if any(min(b.at for b in seen) < change.at < at for change in changes) else seen


def _activations(
    ev: Evaluator, cls: Class, binding: Binding, scope: Scope, invocation: Invocation | None, block: Block
) -> Generator[Task, Values, list[Frame | None]]:
    """The activations of the method that stores a value: of a constructor, those whose object the place can read."""
    node: FunctionNode = scope.node  # type: ignore[assignment]
    if getattr(node, "name", "") != "__init__" or binding.block.scope is not scope:
        return [None]
    if invocation is not None:
        return _construction(ev, Instance(cls, invocation), invocation, node)
    reader = fixtures.enclosing_function(block)
    built = yield from ev.callers.of(node, scope.module)
    kept = [given for given in built if not _overrides(ev, given, reader)]
    if len(kept) == len(built):
        return [None]
    return [ev.frame(Function(node, scope, None, (Instance(cls, given),)), given) for given in kept]


def _construction(
    ev: Evaluator, instance: Instance, invocation: Invocation, constructor: FunctionNode
) -> list[Frame | None]:
    """The activation of a constructor while one object is built: its class's own, or one reached by `super().__init__`.

    Where it is not reached at all, the object has nothing from it.
    """
    own = method(ev, instance.cls, "__init__")
    if own is None:
        return []
    while True:
        frame = ev.frame(Function(own.node, own.scope, None, (instance,)), invocation)
        if own.node is constructor or frame is None:
            return [frame]
        reached: list[tuple[Function, Invocation]] = []
        for call in own.scope.module.calls_by_scope.get(own.scope, ()):
            if last_name(call.node.func) == "__init__":
                given = parameters.invocation_of(call.node, call.block, frame)
                for callee in ev.callees(call.node.func, call.block, frame):
                    if isinstance(callee, Function):
                        reached.append((callee, given if callee.receiver else parameters.without_first(given)))
        if not reached:
            return []
        exact = [pair for pair in reached if pair[0].node is constructor]
        own, invocation = (exact or reached)[0]


def _overrides(ev: Evaluator, invocation: Invocation, reader: FunctionNode | None) -> bool:
    """Whether what a constructor call builds has a method of its own in place of the one that reads the attribute."""
    if not isinstance(reader, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return False
    for value in ev.callees(invocation.node.func, invocation.block):
        own = method(ev, value, reader.name) if isinstance(value, Class) else None
        if own is not None and own.node is not reader:
            return True
    return False


def fields(ev: Evaluator, cls: Class) -> list[Binding]:
    """The fields of a dataclass or NamedTuple, in the order of the constructor; empty for other classes."""
    candidates = [*reversed(ev.hierarchy.bases_in_sight(cls)), cls]
    if not any(_is_record(candidate) for candidate in candidates):
        return []
    found: dict[str, Binding] = {}
    for candidate in candidates:
        for name, bindings in candidate.scope.names.items():
            if _is_field(bindings[0]):
                found[name] = bindings[0]
    return sorted(found.values(), key=lambda binding: binding.at) if len(candidates) == 1 else list(found.values())


def _is_field(binding: Binding) -> bool:
    """Whether the constructor of a dataclass takes what a line of its body defines."""
    if binding.annotation is None or binding.how not in (How.ASSIGN, How.ANNOTATION):
        return False
    kind = binding.annotation.value if isinstance(binding.annotation, ast.Subscript) else binding.annotation
    keywords = binding.value.keywords if isinstance(binding.value, ast.Call) else []
    left_out = any(
        keyword.arg == "init" and isinstance(keyword.value, ast.Constant) and not keyword.value.value
        for keyword in keywords
    )
    return last_name(kind) != "ClassVar" and not left_out


def _is_record(cls: Class) -> bool:
    decorators = [d.func if isinstance(d, ast.Call) else d for d in cls.node.decorator_list]
    return any(last_name(d) in ("dataclass", "define", "frozen", "attrs", "s", "mutable") for d in decorators) or any(
        last_name(base) in ("NamedTuple", "BaseModel", "TypedDict", "BaseSettings") for base in cls.node.bases
    )


def indexed(ev: Evaluator, receiver: Class | Instance, key: Constant | None, node: ast.expr, block: Block) -> Task:
    """`Ports["WEB"]` of an enum, and what `__getitem__` gives."""
    if isinstance(receiver, Instance):
        getter = method(ev, receiver.cls, "__getitem__")
        if getter is None:
            return NOT_SURE
        empty = Invocation(ast.Call(func=ast.Name(id=""), args=[], keywords=[]), getter.scope.block, (), opaque=True)
        return (yield ev.results(_bound(getter, receiver), empty))
    if key is None or not _is_enum(ev, receiver):
        return NOT_SURE
    read = ast.copy_location(ast.Attribute(value=node, attr=str(key.value), ctx=ast.Load()), node)
    return named((yield _of_class(ev, receiver, str(key.value), receiver, read, block)), str(key.value))


def _is_enum(ev: Evaluator, cls: Class) -> bool:
    return any(base.startswith("enum.") for base in ev.hierarchy.external_bases(cls))


def _field(ev: Evaluator, cls: Class, name: str, invocation: Invocation | None) -> Task:
    """What a dataclass's constructor puts into a field."""
    members = fields(ev, cls)
    for index, binding in enumerate(members):
        if (
            isinstance(binding.node, ast.AnnAssign)
            and isinstance(binding.node.target, ast.Name)
            and binding.node.target.id == name
        ):
            invocations = [invocation] if invocation is not None else (yield from ev.callers.of_class(cls))
            return (yield _field_values(ev, binding, index, name, invocations))
    return ()


def nth_field(ev: Evaluator, instance: Instance, index: int) -> Task:
    """What an object of a dataclass or NamedTuple holds in one of its fields, by position."""
    binding = fields(ev, instance.cls)[index]
    assert isinstance(binding.node, ast.AnnAssign)
    assert isinstance(binding.node.target, ast.Name)
    return (yield _field(ev, instance.cls, binding.node.target.id, instance.invocation))


def _field_values(ev: Evaluator, binding: Binding, index: int, name: str, invocations: list[Invocation]) -> Task:
    found: list[Values] = []
    for invocation in invocations:
        found.append((yield parameters.argument(ev, invocation, index, name)))
    values = union(*found) if found else (MISSING,)
    if MISSING not in values:
        return values
    values = tuple(value for value in values if value != MISSING)
    default: Values = NOT_SURE
    if binding.value is not None:
        expression = binding.value
        if isinstance(expression, ast.Call) and last_name(expression.func) in ("field", "Field", "ib", "attrib"):
            given = next((k.value for k in expression.keywords if k.arg == "default"), None)
            given = given or (expression.args[0] if expression.args else None)
            default = (yield ev.evaluate(given, binding.block, None)) if given is not None else NOT_SURE
        else:
            default = yield ev.evaluate(expression, binding.block, None)
    return union(values, weakened(default))


def entered(ev: Evaluator, values: Values) -> Task:
    """What `with` hands out for these context managers."""
    found: list[Values] = []
    for value in values:
        if isinstance(value, Instance):
            enter = method(ev, value.cls, "__enter__") or method(ev, value.cls, "__aenter__")
            if enter is not None:
                empty = Invocation(ast.Call(func=ast.Name(id=""), args=[], keywords=[]), enter.scope.block, ())
                found.append((yield ev.results(_bound(enter, value), empty)))
                continue
        elif (
            isinstance(value, Built)
            and value.name in ("contextlib.closing", "contextlib.aclosing")
            and value.invocation
        ):
            found.append((yield parameters.argument(ev, value.invocation, 0, "thing")))
            continue
        found.append((value,))
    return union(*found) if found else NOT_SURE


def item(ev: Evaluator, value: Value) -> Values:
    """What an element of something that is no container in sight is."""
    if isinstance(value, Sourced):
        return (value,)
    if isinstance(value, External) and value.receiver is not None:
        if value.name.endswith(".sockets") and ev.catalogue.knows(value.name.rpartition(".")[0]):
            return (Built("socket.socket"),)
        return (PROBED,) if ev.catalogue.reads_back(value.name) else NOT_SURE
    if isinstance(value, External):
        return (External(value.name),) if value.name == "sys.argv" else NOT_SURE
    if isinstance(value, Built):
        source = ev.catalogue.source_of(value.name)
        return (Sourced(source.evidence),) if source is not None else NOT_SURE
    return NOT_SURE


def mutated(
    ev: Evaluator,
    name: str,
    values: Values,
    scope: Scope,
    block: Block,
    frame: Frame | None,
    span: tuple[Position, Position],
    growth: tuple[Binding, ...],
    start: Block | None,
) -> Task:
    """A name's list or dict, with what later statements of its own scope put into it.

    Args:
        ev: the evaluator.
        name: the name.
        values: what it was bound to.
        scope: the scope that it belongs to.
        block: where it is read.
        frame: the activation of that scope, if it is known.
        span: the places where it was bound first and where it is read: what is taken out elsewhere does not matter.
        growth: the `+=` that add to it.
        start: the block where it was bound first.
    """
    changes = scope.module.changes.get((scope, name), [])
    if not changes and not growth:
        return values
    if growth:
        changes = sorted([*changes, *((b.at, b) for b in growth)], key=lambda pair: pair[0])
    ignored = frozenset(
        change
        for at, change in scope.module.takings.get((scope, name), ())
        if block.scope is scope and not span[0] <= at < span[1]
    )
    found: list[Value] = []
    for value in values:
        if isinstance(value, (Mapping, Sequence)):
            key = (value, name, scope, frame, ignored, growth, start)
            made = functools.partial(_mutated, ev, value, changes, ignored, frame, start)
            found += yield ev.once(key, made, (value,))
        else:
            found.append(value)
    return tuple(found)


def _mutated(
    ev: Evaluator,
    value: Mapping | Sequence,
    changes: list[tuple[Position, Binding | Call]],
    ignored: frozenset[Binding | Call],
    frame: Frame | None,
    start: Block | None,
) -> Task:
    made = Growing(value)
    for _, change in changes:
        if change in ignored:
            continue
        if isinstance(change, Binding) and change.how is How.DELETE:
            made.delete(change, is_sure=not any(step.conditional for step in change.block.outwards()))
            continue
        if isinstance(change, Call):
            yield made.call(ev, change.node, change.block, frame)
        elif isinstance(change.node, ast.AugAssign):
            made.grow((yield ev.evaluate(change.node.value, change.block, frame)))
        else:
            made.store(change, frame)
        if is_repeated(change.block, start):
            made.repeat()
    return (made.value(),)


def changed(ev: Evaluator, value: Mapping | Sequence, call: ast.Call, block: Block, frame: Frame | None) -> Task:
    """The container after one call of a method that changes it, as a single value."""
    made = Growing(value)
    yield made.call(ev, call, block, frame)
    return (made.value(),)


def is_repeated(block: Block, start: Block | None) -> bool:
    """Whether a block may run any number of times after another one has."""
    return bool(block.loops) and not set(block.loops).issubset(start.loops if start is not None else ())


class Growing:
    """A list or dict while statements put something into it, or take something out.

    Args:
        start: what it holds before.
    """

    def __init__(self, start: Mapping | Sequence) -> None:
        self._open = start.open
        self._certain = start.certain if isinstance(start, Sequence) else None
        self._entries = list(start.entries) if isinstance(start, Mapping) else None
        self._elements = list(start.elements) if isinstance(start, Sequence) else []
        self._lost = False

    def value(self) -> Value:
        """What it has become."""
        if self._lost:
            return UNKNOWN
        if self._entries is not None:
            return Mapping(self._entries, self._open)
        return Sequence(tuple(self._elements), self._open, self._certain if self._open else None)

    def store(self, change: Binding, frame: Frame | None) -> None:
        """Carry out `x["port"] = 8000`."""
        if self._entries is None:
            self._replace(change, frame)
            return
        key = change.node
        known = key.value if isinstance(key, ast.Constant) else UNKNOWN
        added: Deferred | Values = NOT_SURE
        if change.how is How.AUGMENT:
            added = (GUESSED,)  # counted up from one test to the next
            if not isinstance(key, ast.Constant):
                self._entries.clear()
                self._open = True
        elif change.value is not None and not change.path:
            added = Deferred(change.value, change.block, frame)
        self._entries.append((known, added))
        self._open = self._open or known is UNKNOWN

    def delete(self, change: Binding, *, is_sure: bool) -> None:
        """Carry out `del x["port"]`."""
        key = change.node
        if self._entries is None or not isinstance(key, ast.Constant):
            self._lost = True
            return
        self._entries = [entry for entry in self._entries if entry[0] != key.value]
        if not is_sure:
            self._entries.append((key.value, NOT_SURE))

    def _replace(self, change: Binding, frame: Frame | None) -> None:
        """Carry out `ports[0] = 8000`."""
        at = change.node.value if isinstance(change.node, ast.Constant) else None
        if not isinstance(at, int) or not at < self._in_place or at < -len(self._elements):
            return
        value = change.value if change.how is How.ASSIGN and not change.path else None
        self._elements[at] = NOT_SURE if value is None else Deferred(value, change.block, frame)

    @property
    def _in_place(self) -> int:
        return len(self._elements) if not self._open else self._certain or 0

    def call(self, ev: Evaluator, call: ast.Call, block: Block, frame: Frame | None) -> Task:
        """Carry out one call of a method; there is no answer."""
        assert isinstance(call.func, ast.Attribute)
        how = call.func.attr
        if self._entries is not None:
            yield self._call_of_dict(ev, self._entries, how, call, block, frame)
        elif how in ORDERERS:
            self._open, self._certain = True, 0
        elif how in REMOVERS:
            self._lost = True
        elif call.args and how == "append":
            self._elements.append(Deferred(call.args[0], block, frame))
        elif call.args and how == "extend":
            yield self._extend(ev, call.args[0], block, frame)
        elif len(call.args) == 2 and how == "insert":
            self._insert(call.args[0], Deferred(call.args[1], block, frame))
        return ()

    def _call_of_dict(
        self,
        ev: Evaluator,
        entries: list[tuple[object, Deferred | Values]],
        how: str,
        call: ast.Call,
        block: Block,
        frame: Frame | None,
    ) -> Task:
        if how in ("update", "from_mapping"):
            for argument in call.args:
                for other in (yield ev.evaluate(argument, block, frame)):
                    if isinstance(other, Mapping):
                        entries.extend(other.entries)
                    if not isinstance(other, Mapping) or other.open:
                        entries.append((UNKNOWN, NOT_SURE))
                        self._open = True
            entries.extend((k.arg, Deferred(k.value, block, frame)) for k in call.keywords if k.arg)
        elif how == "setdefault" and len(call.args) == 2 and isinstance(call.args[0], ast.Constant):
            entries.insert(0, (call.args[0].value, Deferred(call.args[1], block, frame)))
        elif how in REMOVERS:
            key = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else UNKNOWN
            entries.append((key, NOT_SURE))
            self._open = self._open or key is UNKNOWN
        return ()

    def grow(self, added: Values) -> None:
        """Carry out `x += […]`."""
        if self._entries is not None:
            return
        known = [other for other in added if isinstance(other, Sequence)]
        if len(added) == 1 and known:
            self._append(known[0])
        else:
            self._open, self._certain = True, self._in_place
            self._elements += [item for other in known for item in other.elements]

    def repeat(self) -> None:
        """Note that what was carried out may happen again."""
        if self._entries is None:
            self._open, self._certain = True, self._in_place

    def _append(self, other: Sequence) -> None:
        if not limits.passed(other.length + len(self._elements), MOST_ELEMENTS):
            self._certain = self._in_place + (0 if self._open else other.in_place)
            self._open = self._open or other.open
            self._elements += other.elements
        else:
            whole = Sequence(tuple(self._elements), self._open, self._certain).followed_by(other)
            self._elements, self._open, self._certain = list(whole.elements), whole.open, whole.certain

    def _extend(self, ev: Evaluator, given: ast.expr, block: Block, frame: Frame | None) -> Task:
        others = yield ev.evaluate(given, block, frame)
        if len(others) == 1 and isinstance(others[0], Sequence):
            self._append(others[0])
        else:
            self._open, self._certain = True, self._in_place
        return ()

    def _insert(self, at: ast.expr, item: Deferred) -> None:
        if not (isinstance(at, ast.Constant) and isinstance(at.value, int)):
            self._open, self._certain = True, None if self._certain is None else 0
            return
        if self._certain is not None and at.value <= self._certain:
            self._certain = self._in_place + 1
        self._elements.insert(at.value, item)
