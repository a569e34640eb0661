"""Names: which bindings reach a place, and what each of them gives; what an import and a module of the project hold."""

from __future__ import annotations

import ast
from collections.abc import Generator
from typing import TYPE_CHECKING, Any, NamedTuple

from flake8_portbind import limits
from flake8_portbind.catalogue.spawners import COMMAND_LIBRARIES
from flake8_portbind.evaluation import builtin_names, entered, items, objects, operators, parameters, probing, texts
from flake8_portbind.evaluation.tasks import Task
from flake8_portbind.limits import MOST_COMBINATIONS, MOST_LISTS, MOST_WAYS
from flake8_portbind.model.evidence import Evidence
from flake8_portbind.model.module import Binding, Block, How, Module, Position, Scope, position
from flake8_portbind.model.scoping import COMPREHENSIONS, END, Way, bindings_of, flow, owner, ways
from flake8_portbind.model.values import (
    CONFIGURED,
    GUESSED,
    NOT_SURE,
    PER_WORKER,
    PROBED,
    UNKNOWN,
    Class,
    Constant,
    External,
    Frame,
    Function,
    Mapping,
    ModuleValue,
    Origin,
    Sequence,
    Sourced,
    Value,
    Values,
    is_whole,
    lists_joined,
    named,
    settled,
    strongest,
    union,
    weakened,
)

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator


class _Held(NamedTuple):
    """What a name holds after some of its bindings.

    Args:
        values: what they give, but for what only fills in for a missing value.
        fallbacks: what fills in.
        zero_counts: whether only None is missing then, so that 0 stays what it is.
        bindings: how many there are.
        others: how many do not only fill in.
        first: where the first one stands.
        start: the block that it stands in.
    """

    values: Values
    fallbacks: Values
    zero_counts: bool
    bindings: int
    others: int
    first: Position
    start: Block | None = None

    def joined(self, other: _Held) -> _Held:
        """What a name holds where two ways join."""
        if not self.bindings or not other.bindings:
            return self if self.bindings else other
        return _Held(
            _bounded(union(self.values, other.values)),
            union(self.fallbacks, other.fallbacks) if other.fallbacks else self.fallbacks,
            self.zero_counts or other.zero_counts,
            self.bindings + other.bindings,
            self.others + other.others,
            min(self.first, other.first),
            self.start if self.first <= other.first else other.start,
        )


_NOTHING = _Held((), (), False, 0, 0, END)
_LOST = _Held(NOT_SURE, (), False, 1, 1, END)


def name(ev: Evaluator, node: ast.Name, block: Block, env: Frame | None) -> Task:
    """What a name holds where it is read."""
    scope = owner(node.id, block)
    if scope is None:
        return (yield _unowned(ev, node.id, block))
    if scope.block.parent is None and (scope.module, node.id) in ev.overridden:
        return ev.overridden[scope.module, node.id]
    values = yield name_values(ev, node.id, scope, block, env, position(node))
    if GUESSED in values and probing.is_probed(ev, node.id, scope, position(node)):
        return tuple(PROBED if value == GUESSED else value for value in values)
    return values


def name_values(ev: Evaluator, name: str, scope: Scope, block: Block, env: Frame | None, at: Position = END) -> Task:
    """What a name of this scope holds at a place."""
    runs_in = scope
    while isinstance(runs_in.node, COMPREHENSIONS) and runs_in.parent is not None:
        runs_in = runs_in.parent
    frame = env
    while frame is not None and frame.function is not runs_in.node:
        frame = frame.outer
    reached = _ways(name, scope, block, at)
    growth: list[Binding] = []
    held: _Held | None = None
    if any(way.grows for way in reached):
        whole = ways(flow(scope.names[name], scope, name).past_growth, scope, block, at)
        held = yield from _held(ev, name, whole, frame, grown=False)
        if any(isinstance(value, Sequence) or texts.is_text(value) for value in held.values):
            growth = [b for b in bindings_of(whole) if b.how is How.AUGMENT and isinstance(b.node, ast.AugAssign)]
    if not growth or held is None:
        held = yield from _held(ev, name, reached, frame)
    values = union(held.values, held.fallbacks) if held.bindings == 1 else held.values
    if not values and not held.bindings:
        values = NOT_SURE
    if held.bindings > 1:
        values = values if held.others else NOT_SURE
        if held.others > 1:
            values = settled(_narrowed(values))
        if held.bindings > held.others:
            values = _with_fallback(values, held.fallbacks, zero_counts=held.zero_counts)
    if growth and any(texts.is_text(value) for value in values):
        values = yield _lengthened(ev, values, growth, held.start, frame)
    if any(isinstance(value, (Mapping, Sequence)) for value in values):
        span = (held.first, at)
        values = yield objects.mutated(ev, name, values, scope, block, frame, span, tuple(growth), held.start)
    return named(values, name)


def _ways(name: str, scope: Scope, block: Block, at: Position) -> tuple[Way, ...]:
    """The ways of a name's bindings to a place, those by other functions among them."""
    if block.scope is not scope and block.scope.foreign.get(name) is not None:
        here = block.scope.kept.setdefault(
            ("here", name), [b for b in _outside(scope, name) if b.block.scope is block.scope]
        )
        if any(b.at < at and b.block in block.outwards() for b in here):
            return ways(flow(here, block.scope, ("flow", name)), block.scope, block, at)
    outside = _outside(scope, name)
    found = ways(flow(scope.names[name], scope, name), scope, block, at)
    elsewhere = flow(outside, scope, ("", name)).all() if outside else None
    return found if elsewhere is None else (*found, elsewhere)


def _outside(scope: Scope, name: str) -> list[Binding]:
    """The bindings of a name by other functions that may be called."""
    if name not in scope.outside:
        return []
    found: list[Binding] | None = scope.kept.get(("outside", name))
    if found is None:
        found = scope.kept["outside", name] = [
            binding for binding in scope.outside[name] if entered.is_entered(scope.module, binding.block)
        ]
    return found


def _held(
    ev: Evaluator, name: str, several: tuple[Way, ...], frame: Frame | None, *, grown: bool = True
) -> Generator[Any, Any, _Held]:
    """What the bindings on some ways give, with or without those that add to others."""
    held = _NOTHING
    for way in several:
        more: _Held = yield _after(ev, name, way, frame, grown)
        held = held.joined(more)
    return held


def _after(ev: Evaluator, name: str, way: Way, frame: Frame | None, grown: bool = True) -> Generator[Any, Any, _Held]:
    """What a name holds behind the last binding of a way; where there is but one, its value is known already."""
    if way.before is None and way.binding.how is How.ASSIGN:
        return (yield from _joined(ev, name, way, frame, grown))
    return (yield from ev.once((way, frame, grown), lambda: _joined(ev, name, way, frame, grown), _LOST))


def _joined(ev: Evaluator, name: str, way: Way, frame: Frame | None, grown: bool) -> Generator[Any, Any, _Held]:
    binding = way.binding
    held = _NOTHING
    if _is_excluded(ev, binding, name):
        return (yield from _after(ev, name, way.before, frame, grown)) if way.before is not None else held
    if grown or binding.how is not How.AUGMENT:
        values = named((yield bound(ev, binding, name, frame)), name)
        if replaced := _replaced_by(binding, name):
            held = _Held((), values, replaced == "none", 1, 0, binding.at, binding.block)
        else:
            held = _Held(values, (), False, 1, 1, binding.at, binding.block)
    if way.before is None:
        return held
    before: _Held = yield _after(ev, name, way.before, frame, grown)
    return before.joined(held)


def _is_excluded(ev: Evaluator, binding: Binding, name: str) -> bool:
    """Whether an import that is tried decides against a binding: it fails, or does not fail and is caught there."""
    for step in binding.block.outwards():
        handlers = step.parent if isinstance(step.header, ast.ExceptHandler) else None
        if handlers is not None and isinstance(handlers.header, ast.Try):
            tried = handlers.header.body
            own = step.scope.names.get(name, ())  # none of a global
            return any(_offers(ev, b) for b in own if b.node in tried and b.how is How.IMPORT)
        if isinstance(step.header, ast.Try) and step.branch == "body" and binding.how is How.IMPORT:
            return bool(step.header.handlers) and _offers(ev, binding) is False
    return False


def _offers(ev: Evaluator, binding: Binding) -> bool | None:
    """Whether the module of the project that an import names has what it asks for; None where it is out of sight."""
    module = binding.block.scope.module
    if isinstance(binding.node, ast.Import):
        return ev.neighbours.find(module, binding.qualname, 0) is not None or None
    source, _, name = binding.qualname.rpartition(".")
    other = ev.neighbours.find(module, source, binding.level)
    if other is None or other.stars or "__getattr__" in other.scope.names:
        return None
    return name in other.scope.names or ev.neighbours.submodule(other, name) is not None


def _bounded(values: Values) -> Values:
    """As many values as are worth following: the first and the latest ones, and one list for many."""
    if len(values) > MOST_LISTS:
        lists = [value for value in values if isinstance(value, Sequence)]
        if limits.passed(len(lists), MOST_LISTS):
            values = (*(value for value in values if not isinstance(value, Sequence)), lists_joined(lists))
    if not limits.passed(len(values), MOST_WAYS):
        return values
    numbers = [value for value in values if not isinstance(value, Sourced)]
    kept = len(numbers) + MOST_WAYS - len(values)
    gone = set(numbers[kept // 2 : len(numbers) - (kept - kept // 2)])
    return tuple(value for value in values if value not in gone)


def _lengthened(ev: Evaluator, values: Values, growth: list[Binding], start: Block | None, frame: Frame | None) -> Task:
    """The strings that `+=` has added to, as if each of its conditions were met; branches exclude each other.

    Args:
        ev: the evaluator.
        values: what the name was bound to first.
        growth: the later `+=`, in source order.
        start: where it was bound first.
        frame: the activation of the scope.
    """
    branches = [
        {step.header: step.branch for step in b.block.outwards() if isinstance(step.header, ast.If)} for b in growth
    ]
    several: dict[ast.If, set[str]] = {}
    for taken in branches:
        for header, branch in taken.items():
            several.setdefault(header, set()).add(branch)
    forks = {header for header, found in several.items() if len(found) > 1}
    ways: dict[tuple[Value, frozenset[tuple[ast.AST, str]]], None] = {(value, frozenset()): None for value in values}
    for binding, taken in zip(growth, branches, strict=True):
        assert isinstance(binding.node, ast.AugAssign)
        added = yield ev.evaluate(binding.node.value, binding.block, frame)
        if objects.is_repeated(binding.block, start):
            added = tuple(texts.concatenate(value, UNKNOWN) for value in added)
        here = frozenset((header, branch) for header, branch in taken.items() if header in forks)
        after: dict[tuple[Value, frozenset[tuple[ast.AST, str]]], None] = {}
        for value, way in ways:
            headers = {header for header, _ in way}
            if all(pair in way or pair[0] not in headers for pair in here):
                after.update(
                    dict.fromkeys((v, way | here) for v in operators.combine(binding.node.op, (value,), added))
                )
            if not here <= way:
                after[value, way] = None
        if limits.passed(len(after), MOST_COMBINATIONS):
            after = {pair: None for pair in after if here <= pair[1]}
        ways = after
    return tuple(dict.fromkeys(value for value, way in ways if not any(way < other for _, other in ways)))


def _replaced_by(binding: Binding, name: str) -> str:
    """What an assignment replaces that only fills in for a missing value.

    Returns:
        "none" for `if port is None: port = …`, "false" for `if not port: …`, and nothing for any other assignment.
    """
    known: dict[Block, str] = binding.block.scope.kept.setdefault((_replaced_by, name), {})
    passed: list[Block] = []
    found = ""
    for step in binding.block.outwards():
        if step in known:
            found = known[step]
            break
        passed.append(step)
        if found := _filled_in(step, name):
            break
    known.update(dict.fromkeys(passed, found))
    return found


def _filled_in(block: Block, name: str) -> str:
    """The same of one block around the assignment."""
    if not isinstance(block.header, ast.If) or block.branch != "body":
        return ""
    test = block.header.test
    parts = test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else [test]
    return next((missing for part in parts if (missing := _missing(part, name))), "")


def _missing(test: ast.expr, name: str) -> str:
    """The same of the condition under which an assignment is carried out."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return "false" if isinstance(test.operand, ast.Name) and test.operand.id == name else ""
    if (
        isinstance(test, ast.Compare)
        and isinstance(test.left, ast.Name)
        and test.left.id == name
        and isinstance(test.ops[0], (ast.Is, ast.Eq))
        and isinstance(test.comparators[0], ast.Constant)
        and not test.comparators[0].value
    ):
        return "none" if test.comparators[0].value is None else "false"
    return ""


def _with_fallback(values: Values, fallback: Values, *, zero_counts: bool) -> Values:
    """The values of a name, where a missing one is replaced by the fallback.

    Args:
        values: what else it may hold.
        fallback: what replaces a missing value.
        zero_counts: whether only None is missing, so that 0 stays what it is.
    """
    present = tuple(
        value
        for value in values
        if not isinstance(value, Constant) or value.value or (zero_counts and value.value is not None)
    )
    if len(present) == len(values):
        return settled(union(values, weakened(fallback))) if UNKNOWN in values else values
    return union(present, weakened(fallback))


def _narrowed(values: Values) -> Values:
    """Without the None that a placeholder assigned, where something else is assigned too."""
    return tuple(value for value in values if not (isinstance(value, Constant) and value.value is None)) or values


def _unowned(ev: Evaluator, name: str, block: Block) -> Task:
    module = block.scope.module
    for dotted, level in reversed(module.stars):
        other = ev.neighbours.find(module, dotted, level)
        if other is None:
            if not level and ev.catalogue.knows(f"{dotted}.{name}"):
                return (External(f"{dotted}.{name}"),)
        elif other.exports(name) and (name in other.scope.names or other.stars):
            found = yield module_attribute(ev, other, name)
            if found != NOT_SURE:
                return found
    return (External(name),) if name in builtin_names.NAMES else NOT_SURE


def bound(ev: Evaluator, binding: Binding, name: str, frame: Frame | None) -> Task:
    """What one binding gives to its name.

    Args:
        ev: the evaluator.
        binding: the binding.
        name: the name, attribute or item.
        frame: the activation of the function that the binding stands in, if it is known.
    """
    how, block = binding.how, binding.block
    if how is How.PARAMETER:
        return (yield parameters.parameter(ev, binding, name, frame))
    if how is How.IMPORT:
        return (yield _imported(ev, binding))
    if how is How.FUNCTION:
        node = binding.node
        return (Function(node, block.scope.module.scopes[node], frame),)  # type: ignore[arg-type]
    if how is How.CLASS:
        return (Class(binding.node, block.scope.module.scopes[binding.node]),)  # type: ignore[arg-type]
    if how is How.ANNOTATION or binding.value is None:
        return (yield parameters.annotated(ev, binding.annotation, block))
    if how is How.AUGMENT:
        return (yield _augmented(ev, binding, name, frame))
    values = yield ev.evaluate(binding.value, block, frame)
    if how is How.WITH:
        values = yield objects.entered(ev, values)
    for step in binding.path:
        values = yield items.element(ev, values, step)
    if how is How.LOOP and isinstance(binding.node, (ast.For, ast.AsyncFor)) and ev.is_scan(binding.node):
        values = tuple(dict.fromkeys(_tried(value) for value in values))
    return values


def _tried(value: Value) -> Value:
    """A number that is tried after others have been."""
    if isinstance(value, Constant) and is_whole(value.value):
        return Sourced(Evidence.GUESSED, walked=value.origin)
    return GUESSED if value == GUESSED else value


def _augmented(ev: Evaluator, binding: Binding, name: str, frame: Frame | None) -> Task:
    node, block = binding.node, binding.block
    assert isinstance(node, ast.AugAssign)
    added = yield ev.evaluate(node.value, block, frame)
    scope = block.scope
    if not isinstance(node.target, ast.Name) or name in scope.foreign:  # it belongs elsewhere and counts up
        return operators.combine(node.op, (GUESSED,), added)
    before = ways(flow(scope.names[name], scope, name), scope, block, binding.at)
    if not before or block.loops:
        # Counted up from one call or round to the next; what a worker was given, or whoever runs it said, stays theirs.
        start = yield from _held(ev, name, before, frame, grown=False)
        known = (*start.values, *start.fallbacks)
        sources = tuple(value for value in known if value in (PER_WORKER, CONFIGURED))
        return operators.combine(node.op, (strongest((*sources, GUESSED)),), added)
    held = yield from _held(ev, name, before, frame)
    return operators.combine(node.op, union(held.values, held.fallbacks), added)


def _imported(ev: Evaluator, binding: Binding) -> Task:
    module = binding.block.scope.module
    dotted = binding.qualname
    if ev.catalogue.knows(ev.neighbours.absolute(module, dotted, binding.level)):
        return (External(ev.neighbours.absolute(module, dotted, binding.level)),)
    whole = ev.neighbours.find(module, dotted, binding.level)
    if isinstance(binding.node, ast.Import):
        return (ModuleValue(whole) if whole is not None else External(dotted),)
    source, _, name = dotted.rpartition(".")
    other = ev.neighbours.find(module, source, binding.level)
    if other is not None and other is not module:
        copied = binding.block.scope.block.parent is None  # long before a test patches anything
        found = yield module_attribute(ev, other, name, copied=copied)
        if found != NOT_SURE or whole is None:
            return named(found, name)
    if whole is not None:
        return (ModuleValue(whole),)
    handed_on = source not in COMMAND_LIBRARIES and name in ev.catalogue.libraries
    if handed_on and (binding.level or source.partition(".")[0] not in ev.catalogue.libraries):
        return (External(name),)  # handed on by a module out of sight, as `from .compat import grpc`
    return (External(dotted),) if not binding.level else NOT_SURE


def module_attribute(ev: Evaluator, module: Module, name: str, *, copied: bool = False) -> Task:
    """What a module of the project holds under a name; where it is `copied`, whatever is patched later."""
    if not copied and (module, name) in ev.overridden:
        return ev.overridden[module, name]
    return (yield from ev.once((module, name), lambda: _module_attribute(ev, module, name), NOT_SURE))


def _module_attribute(ev: Evaluator, module: Module, name: str) -> Task:
    scope = module.scope
    known = f"{ev.neighbours.dotted(module)}.{name}"
    if ev.catalogue.knows(known):
        return (External(known),)
    if name in scope.names:
        return (yield name_values(ev, name, scope, scope.block, None))
    inner = ev.neighbours.submodule(module, name)
    if inner is not None:
        return (ModuleValue(inner),)
    found = yield _unowned(ev, name, scope.block)
    return tuple(value for value in found if not isinstance(value, External) or "." in value.name) or NOT_SURE


def constants_resolved(ev: Evaluator, values: Values, node: ast.expr, module: Module) -> Values:
    """Values with those constants of libraries that are ports replaced by their number, as if written at this place."""
    known = ev.catalogue.constants
    if not any(isinstance(value, External) and value.name in known for value in values):
        return values
    return tuple(
        Constant(known[value.name], Origin(node, module, value.name))
        if isinstance(value, External) and value.name in known
        else value
        for value in values
    )
