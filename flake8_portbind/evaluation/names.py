"""Names: which bindings reach a place, and what each of them gives; what an import and a module of the project hold."""

from __future__ import annotations

import ast
from itertools import islice
from typing import TYPE_CHECKING

from flake8_portbind.catalogue.spawners import COMMAND_LIBRARIES
from flake8_portbind.evaluation import builtin_names, items, objects, operators, parameters, probing, texts
from flake8_portbind.evaluation.tasks import Task
from flake8_portbind.model.evidence import Evidence
from flake8_portbind.model.module import Binding, Block, How, Module, Position, Scope, position
from flake8_portbind.model.scoping import COMPREHENSIONS, END, owner, reaching
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
    named,
    settled,
    strongest,
    union,
    weakened,
)

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator

MOST_LEVELS = 8  # of blocks around an assignment whose conditions are looked at; each `elif` is one


def name(ev: Evaluator, node: ast.Name, block: Block, env: Frame | None) -> Task:
    """What a name holds where it is read."""
    scope = owner(node.id, block)
    if scope is None:
        return (yield _unowned(ev, node.id, block))
    bindings = reaching(scope.names[node.id], scope, block, position(node)) + scope.outside.get(node.id, [])
    values = yield name_values(ev, node.id, bindings, scope, block, env, position(node))
    if GUESSED in values and probing.is_probed(ev, node.id, scope, position(node)):
        return tuple(PROBED if value == GUESSED else value for value in values)
    return values


def name_values(
    ev: Evaluator,
    name: str,
    bindings: list[Binding],
    scope: Scope,
    block: Block,
    env: Frame | None,
    at: Position = END,
) -> Task:
    """What a name of this scope holds, given the bindings that reach the place."""
    runs_in = scope
    while isinstance(runs_in.node, COMPREHENSIONS) and runs_in.parent is not None:
        runs_in = runs_in.parent
    frame = env
    while frame is not None and frame.function is not runs_in.node:
        frame = frame.outer
    growth: list[Binding] = []
    if any(binding.how is How.AUGMENT for binding in bindings):
        whole = reaching(scope.names.get(name, ()), scope, block, at, past_growth=True)
        start = [binding for binding in whole if binding.how is not How.AUGMENT]
        kept: list[Values] = []
        for binding in start:
            kept.append((yield bound(ev, binding, name, frame, env)))
        first = union(*kept) if kept else ()
        if any(isinstance(value, Sequence) or texts.is_text(value) for value in first):
            bindings = start
            growth = [b for b in whole if b.how is How.AUGMENT and isinstance(b.node, ast.AugAssign)]
    found: list[Values] = []
    fallbacks: list[Values] = []
    zero_counts = False
    for binding in bindings:
        values = yield bound(ev, binding, name, frame, env)
        replaced = _replaced_by(binding, name) if len(bindings) > 1 else ""
        (fallbacks if replaced else found).append(values)
        zero_counts = zero_counts or replaced == "none"
    values = union(*found) if found else NOT_SURE
    if len(found) > 1:
        values = settled(_narrowed(values))
    if fallbacks:
        values = _with_fallback(values, union(*fallbacks), zero_counts=zero_counts)
    if growth and any(texts.is_text(value) for value in values):
        values = yield _lengthened(ev, values, growth, bindings[0].block, frame)
    if any(isinstance(value, (Mapping, Sequence)) for value in values):
        first_at = min(b.at for b in bindings)
        values = yield objects.mutated(ev, name, values, scope, block, frame, (first_at, at), growth, bindings[0].block)
    return named(values, name)


def _lengthened(ev: Evaluator, values: Values, growth: list[Binding], start: Block, frame: Frame | None) -> Task:
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
        ways = after if len(after) <= operators.MOST_COMBINATIONS else {pair: None for pair in after if here <= pair[1]}
    return tuple(dict.fromkeys(value for value, way in ways if not any(way < other for _, other in ways)))


def _replaced_by(binding: Binding, name: str) -> str:
    """What an assignment replaces that only fills in for a missing value.

    Returns:
        "none" for `if port is None: port = …`, "false" for `if not port: …`, and nothing for any other assignment.
    """
    for step in islice(binding.block.outwards(), MOST_LEVELS):
        if isinstance(step.header, ast.If) and step.branch == "body":
            test = step.header.test
            parts = test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else [test]
            for part in parts:
                if missing := _missing(part, name):
                    return missing
    return ""


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


def bound(ev: Evaluator, binding: Binding, name: str, frame: Frame | None, env: Frame | None) -> Task:
    """What one binding gives to its name.

    Args:
        ev: the evaluator.
        binding: the binding.
        name: the name, attribute or item.
        frame: the activation of the function that the binding stands in, if it is known.
        env: the activation around the place that reads the name.
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
        return (yield _augmented(ev, binding, name, frame, env))
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


def _augmented(ev: Evaluator, binding: Binding, name: str, frame: Frame | None, env: Frame | None) -> Task:
    node, block = binding.node, binding.block
    assert isinstance(node, ast.AugAssign)
    added = yield ev.evaluate(node.value, block, frame)
    if not isinstance(node.target, ast.Name):
        return operators.combine(node.op, (GUESSED,), added)
    scope = block.scope
    own = scope.names.get(name, [])  # through `global`, it belongs elsewhere and counts up
    before = [b for b in reaching(own, scope, block, binding.at) if b is not binding] if binding in own else []
    if not before or any(b.repeats for b in block.outwards()):
        # Counted up from one call or round to the next; what a worker was given, or whoever runs it said, stays theirs.
        start = [b for b in before if b.how is not How.AUGMENT]
        known: list[Values] = []
        for earlier in start:
            known.append((yield bound(ev, earlier, name, frame, env)))
        sources = tuple(value for value in union(*known) if value in (PER_WORKER, CONFIGURED)) if known else ()
        return operators.combine(node.op, (strongest((*sources, GUESSED)),), added)
    found = []
    for earlier in before:
        found.append((yield bound(ev, earlier, name, frame, env)))
    return operators.combine(node.op, union(*found), added)


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
        found = yield module_attribute(ev, other, name)
        if found != NOT_SURE or whole is None:
            return named(found, name)
    if whole is not None:
        return (ModuleValue(whole),)
    handed_on = source not in COMMAND_LIBRARIES and name in ev.catalogue.libraries
    if handed_on and (binding.level or source.partition(".")[0] not in ev.catalogue.libraries):
        return (External(name),)  # handed on by a module out of sight, as `from .compat import grpc`
    return (External(dotted),) if not binding.level else NOT_SURE


def module_attribute(ev: Evaluator, module: Module, name: str) -> Task:
    """What a module of the project holds under a name."""
    scope = module.scope
    known = f"{ev.neighbours.dotted(module)}.{name}"
    if ev.catalogue.knows(known):
        return (External(known),)
    key = (module, name)
    if key in ev.entered:
        return ev.give_up()
    ev.entered.add(key)
    try:
        if name in scope.names:
            bindings = reaching(scope.names[name], scope, scope.block, END) + scope.outside.get(name, [])
            return (yield name_values(ev, name, bindings, scope, scope.block, None))
        inner = ev.neighbours.submodule(module, name)
        if inner is not None:
            return (ModuleValue(inner),)
        found = yield _unowned(ev, name, scope.block)
        return tuple(value for value in found if not isinstance(value, External) or "." in value.name) or NOT_SURE
    finally:
        ev.entered.discard(key)


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
