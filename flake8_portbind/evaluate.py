"""Expression → values, on demand: names, attributes, operators, containers.

`Evaluator` keeps the answers of one run; what a call gives is in `calling`, what an object holds in `objects`, where a
parameter comes from in `parameters`. Every step is a task (see `tasks`), so nothing here recurses over user code.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from flake8_portbind import builtin_names, calling, context, gate, objects, parameters, texts
from flake8_portbind.callers import Callers
from flake8_portbind.catalogue.lookup import Catalogue
from flake8_portbind.hierarchy import Hierarchy
from flake8_portbind.module import ANY_ITEM, Binding, Block, How, Module, Scope, Step, position
from flake8_portbind.neighbours import Neighbours
from flake8_portbind.scoping import END, owner, reaching
from flake8_portbind.tasks import Task, run
from flake8_portbind.values import (
    CONFIGURED,
    GUESSED,
    NOT_SURE,
    PER_WORKER,
    UNKNOWN,
    Class,
    Constant,
    Deferred,
    External,
    Frame,
    Function,
    Invocation,
    Mapping,
    ModuleValue,
    Origin,
    Sequence,
    Sourced,
    Value,
    Values,
    named,
    settled,
    strongest,
    union,
    weakened,
)

NEVER, ALWAYS = 1 << 30, -1  # the depth of the question that an answer was cut short for: none, or all of them
MOST_COMBINATIONS = 64  # of an operator's two sides, or of a string's pieces
MOST_VALUES = 256  # of one expression, unless all are written in the code, as by the callers of one helper
MOST_ELEMENTS = 1_000  # of a list that is put together from others
MOST_STEPS = 20_000  # of evaluation for one question
MOST_STEPS_TO_CALLEE = 2_000  # the same, where the question is only what is called
MOST_STEPS_IN_ALL, MOST_STEPS_PER_CALL = 60_000, 60  # for one file
MOST_DEPTH = 12  # of calls whose arguments are kept apart; beyond, all callers of a function are taken together

_NUMBERS: dict[type[ast.operator], Callable[[int, int], object]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
}


class Evaluator:
    """Answers what an expression can stand for, and remembers it.

    Args:
        module: the linted file.
        catalogue: what is known about libraries.
        neighbours: how to reach the project's other files.
        guarded: whether what stands under the main guard counts.
    """

    def __init__(self, module: Module, catalogue: Catalogue, neighbours: Neighbours, *, guarded: bool = True) -> None:
        self.guarded = guarded
        self.module = module
        self._worthwhile: dict[Module, bool] = {}
        self.catalogue = catalogue
        self.neighbours = neighbours
        self.answers: dict[tuple[ast.expr, Frame | None], Values] = {}
        self.pending: dict[tuple[ast.expr, Frame | None], int] = {}
        self.entered: set[tuple[Module, str]] = set()
        self.lowest = NEVER
        self.called: dict[tuple[ast.expr, Frame | None], Values] = {}
        self._scans: dict[ast.For | ast.AsyncFor, bool] = {}
        self.left = MOST_STEPS_IN_ALL + MOST_STEPS_PER_CALL * len(module.calls)
        self.steps = MOST_STEPS
        self.asked = False
        self.callers = Callers(self)
        self.hierarchy = Hierarchy(self)

    def is_worthwhile(self, module: Module) -> bool:
        """Whether the functions of another file are looked into: test helpers always, products where they listen."""
        if module not in self._worthwhile:
            self._worthwhile[module] = (
                module is self.module
                or context.is_test_file(module.name, self.neighbours.folders_of(module))
                or gate.mentions_listener(module.lines, self.catalogue.libraries)
            )
        return self._worthwhile[module]

    def values(self, node: ast.expr, block: Block, env: Frame | None = None) -> Values:
        """What an expression can stand for where it is written."""
        return self.ask(self.evaluate(node, block, env))

    def callees(self, node: ast.expr, block: Block, env: Frame | None = None) -> Values:
        """What the callee of a call can be; remembered even where the answer is not certain."""
        key = (node, env)
        if key not in self.called:
            self.called[key] = self.ask(self.evaluate(node, block, env), MOST_STEPS_TO_CALLEE)
        return self.called[key]

    def ask(self, task: Task, most: int = MOST_STEPS) -> Values:
        """Drive a task to its answer; a question that asks for too much is answered with what was found by then."""
        outermost, self.asked = not self.asked, True
        if outermost:
            given = min(most, self.left)
            self.steps, self.lowest = given, NEVER
        answer = run(task)
        if outermost:
            self.left -= given - self.steps
        self.asked = not outermost
        return answer

    def evaluate(self, node: ast.expr, block: Block, env: Frame | None) -> Task:
        """As `values`, as a task."""
        key = (node, env)
        known = self.answers.get(key)
        if known is not None:
            return known
        if key in self.pending:
            self.lowest = min(self.lowest, self.pending[key])
            return NOT_SURE
        if not self.steps:
            self.lowest = ALWAYS
            return NOT_SURE
        self.steps -= 1
        form = _FORMS.get(type(node))
        if form is None:
            return NOT_SURE
        depth = self.pending[key] = len(self.pending)
        outer, self.lowest = self.lowest, NEVER
        answer = yield form(self, node, block, env)
        del self.pending[key]
        # What was cut short because it leads back to a question further out is no answer to keep.
        complete = self.lowest >= depth
        self.lowest = outer if complete else min(outer, self.lowest)
        if len(answer) > MOST_VALUES and not all(isinstance(value, Constant) for value in answer):
            answer = NOT_SURE
        if complete:
            self.answers[key] = answer
        return answer

    def is_scan(self, loop: ast.For | ast.AsyncFor) -> bool:
        """Whether a loop tries one value after the other until one works."""
        if loop not in self._scans:
            self._scans[loop] = _leaves(loop)
        return self._scans[loop]

    def results(self, function: Function, invocation: Invocation) -> Task:
        """What a function in sight gives back for one invocation."""
        return calling.results(self, function, invocation)

    def element(self, values: Values, step: Step) -> Task:
        """What unpacking, iterating or indexing these values gives."""
        return element(self, values, step)

    def entry(self, mapping: Mapping, key: Constant | None) -> Task:
        """What a dict holds under a key."""
        return entry(self, mapping, key)

    def bound(self, binding: Binding, name: str, frame: Frame | None, env: Frame | None) -> Task:
        """What one binding gives to its name."""
        return bound(self, binding, name, frame, env)

    def name_values(self, name: str, bindings: list[Binding], scope: Scope, block: Block, env: Frame | None) -> Task:
        """What a name of a scope holds, given the bindings that reach the place."""
        return name_values(self, name, bindings, scope, block, env)

    def module_attribute(self, module: Module, name: str) -> Task:
        """What a module of the project holds under a name."""
        return module_attribute(self, module, name)

    def force(self, item: Deferred | Values) -> Task:
        """The values of an element that may not be evaluated yet."""
        if isinstance(item, Deferred):
            return (yield self.evaluate(item.node, item.block, item.env))
        return item

    def every(self, items: Iterable[Deferred | Values]) -> Task:
        """The values of all these together."""
        found: list[Values] = []
        for item in items:
            if not self.steps:
                self.lowest = ALWAYS
                return NOT_SURE
            self.steps -= 1
            found.append((yield self.force(item)))
        return union(*found) if found else ()

    def imported_function(self, binding: Binding) -> Function | None:
        """The function of another file that an import binds, if it is one."""
        if self.neighbours.find(binding.block.scope.module, binding.qualname.rpartition(".")[0], binding.level) is None:
            return None
        found = self.ask(bound(self, binding, "", None, None))
        return found[0] if len(found) == 1 and isinstance(found[0], Function) else None

    def frame(self, function: Function, invocation: Invocation) -> Frame | None:
        """The activation of a function by a call; None where the chain has become too long to keep apart."""
        around = invocation.env
        depth = around.depth + 1 if around is not None else 1
        if depth > MOST_DEPTH:
            return None
        return Frame(function.node, invocation, function.outer, function.receiver, depth)


# Literals and containers.


def _constant(ev: Evaluator, node: ast.Constant, block: Block, env: Frame | None) -> Task:
    return (Constant(node.value, Origin(node, block.scope.module)),)
    yield


def _joined(ev: Evaluator, node: ast.JoinedStr, block: Block, env: Frame | None) -> Task:
    several: list[Values] = []
    for piece in node.values:
        if isinstance(piece, ast.Constant):
            several.append((Constant(piece.value, Origin(node, block.scope.module)),))
        else:
            several.append((yield ev.evaluate(piece.value, block, env)))  # type: ignore[attr-defined]
    return texts.join(several, MOST_COMBINATIONS)


def _sequence(ev: Evaluator, node: ast.Tuple | ast.List | ast.Set, block: Block, env: Frame | None) -> Task:
    if not any(isinstance(element, ast.Starred) for element in node.elts):
        return (Sequence(tuple(Deferred(element, block, env) for element in node.elts)),)
    elements: list[Deferred | Values] = []
    opened = False
    for element in node.elts:
        if not isinstance(element, ast.Starred):
            elements.append(Deferred(element, block, env))
            continue
        inner = yield ev.evaluate(element.value, block, env)
        if len(inner) == 1 and isinstance(inner[0], Sequence) and not inner[0].open:
            elements.extend(inner[0].elements)
        else:
            opened = True
            elements.extend(item for value in inner if isinstance(value, Sequence) for item in value.elements)
    return (Sequence(tuple(elements), opened),)


def _dict(ev: Evaluator, node: ast.Dict, block: Block, env: Frame | None) -> Task:
    entries: list[tuple[object, Deferred | Values]] = []
    opened = False
    for key, value in zip(node.keys, node.values, strict=True):
        if key is None:
            inner = yield ev.evaluate(value, block, env)
            for mapping in inner:
                if isinstance(mapping, Mapping):
                    entries.extend(mapping.entries)
                opened = opened or not isinstance(mapping, Mapping) or mapping.open
            continue
        if isinstance(key, ast.Constant):
            entries.append((key.value, Deferred(value, block, env)))
            continue
        keys = yield ev.evaluate(key, block, env)
        if len(keys) == 1 and isinstance(keys[0], Constant):
            entries.append((keys[0].value, Deferred(value, block, env)))
        else:
            entries.append((UNKNOWN, Deferred(value, block, env)))
            opened = True
    return (Mapping(tuple(entries), opened),)


def _comprehension(
    ev: Evaluator, node: ast.ListComp | ast.SetComp | ast.GeneratorExp, block: Block, env: Frame | None
) -> Task:
    inner = block.scope.module.scopes[node].block
    return (Sequence((Deferred(node.elt, inner, env),), True),)
    yield


def _lambda(ev: Evaluator, node: ast.Lambda, block: Block, env: Frame | None) -> Task:
    return (Function(node, block.scope.module.scopes[node], env),)
    yield


def _await(ev: Evaluator, node: ast.Await | ast.YieldFrom, block: Block, env: Frame | None) -> Task:
    return (yield ev.evaluate(node.value, block, env))


def _walrus(ev: Evaluator, node: ast.NamedExpr, block: Block, env: Frame | None) -> Task:
    return (yield ev.evaluate(node.value, block, env))


# Operators.


def _unary(ev: Evaluator, node: ast.UnaryOp, block: Block, env: Frame | None) -> Task:
    inner = yield ev.evaluate(node.operand, block, env)
    return tuple(_negated(value) for value in inner) if isinstance(node.op, ast.USub) else NOT_SURE


def _negated(value: Value) -> Value:
    if isinstance(value, Constant) and isinstance(value.value, int):
        return Constant(-value.value, value.origin)
    return _source_of(value)


def _binary(ev: Evaluator, node: ast.BinOp, block: Block, env: Frame | None) -> Task:
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
    for a in left[:MOST_COMBINATIONS]:
        for b in right[:MOST_COMBINATIONS]:
            found[_combined(op, a, b)] = None
    return tuple(found) or NOT_SURE


def _combined(op: ast.operator, a: Value, b: Value) -> Value:
    if isinstance(a, Constant) and isinstance(b, Constant) and _whole(a.value) and _whole(b.value):
        compute = _NUMBERS.get(type(op))
        if compute is None or (isinstance(op, (ast.FloorDiv, ast.Mod)) and b.value == 0):
            return UNKNOWN
        return Constant(compute(a.value, b.value), a.origin)  # type: ignore[arg-type]
    if isinstance(op, ast.Add):
        if isinstance(a, Sequence) and isinstance(b, Sequence):
            if len(a.elements) + len(b.elements) > MOST_ELEMENTS:
                return Sequence(a.elements, True)
            return Sequence(a.elements + b.elements, a.open or b.open)
        if isinstance(a, Sequence):
            return Sequence(a.elements, True)
        if isinstance(b, Sequence):
            return Sequence((), True)
        if texts.is_text(a) or texts.is_text(b):
            return texts.concatenate(a, b)
    if isinstance(op, ast.BitOr) and isinstance(b, Mapping):
        return Mapping(a.entries + b.entries, a.open or b.open) if isinstance(a, Mapping) else Mapping(b.entries, True)
    return strongest((_source_of(a), _source_of(b)))


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 64


def _source_of(value: Value) -> Value:
    return value if isinstance(value, Sourced) else UNKNOWN


def _either(ev: Evaluator, node: ast.BoolOp, block: Block, env: Frame | None) -> Task:
    if isinstance(node.op, ast.And):
        return (yield ev.evaluate(node.values[-1], block, env))
    found: Values = ()
    for index, operand in enumerate(node.values):
        inner = yield ev.evaluate(operand, block, env)
        last = index == len(node.values) - 1
        found = union(found, weakened(inner) if index and found else inner)
        if not last:
            found = tuple(value for value in found if not (isinstance(value, Constant) and not value.value))
            if found and all(isinstance(value, Constant) for value in found) and not _falls(inner):
                break
    return settled(found) or NOT_SURE


def _falls(values: Values) -> bool:
    """Whether one of the values lets `or` go on to what stands behind it."""
    return any(not isinstance(value, Constant) or not value.value for value in values)


def _choice(ev: Evaluator, node: ast.IfExp, block: Block, env: Frame | None) -> Task:
    body = yield ev.evaluate(node.body, block, env)
    other = yield ev.evaluate(node.orelse, block, env)
    if isinstance(node.body, ast.Name) and node.body.id in {
        n.id for n in ast.walk(node.test) if isinstance(n, ast.Name)
    }:
        body = tuple(value for value in body if not (isinstance(value, Constant) and value.value is None)) or ()
        other = weakened(other) if body else other
    return settled(union(body, other))


# Names.


def _name(ev: Evaluator, node: ast.Name, block: Block, env: Frame | None) -> Task:
    scope = owner(node.id, block)
    if scope is None:
        return (yield _unowned(ev, node.id, block))
    bindings = reaching(scope.names[node.id], scope, block, position(node)) + scope.outside.get(node.id, [])
    return (yield name_values(ev, node.id, bindings, scope, block, env))


def name_values(
    ev: Evaluator, name: str, bindings: list[Binding], scope: Scope, block: Block, env: Frame | None
) -> Task:
    """What a name of this scope holds, given the bindings that reach the place."""
    frame = env
    while frame is not None and frame.function is not scope.node:
        frame = frame.outer
    found: list[Values] = []
    fallbacks: list[Values] = []
    for binding in bindings:
        values = yield bound(ev, binding, name, frame, env)
        (fallbacks if len(bindings) > 1 and _is_fallback(binding, name) else found).append(values)
    values = union(*found) if found else NOT_SURE
    if len(found) > 1:
        values = settled(_narrowed(values))
    if fallbacks:
        values = _with_fallback(values, union(*fallbacks))
    if any(isinstance(value, (Mapping, Sequence)) for value in values):
        values = yield objects.mutated(ev, name, values, scope, block, frame)
    return named(values, name)


def _is_fallback(binding: Binding, name: str) -> bool:
    """Whether an assignment only replaces a missing value: `if port is None: port = …`."""
    header = binding.block.header
    if not isinstance(header, ast.If) or binding.block.branch != "body":
        return False
    test = header.test
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return isinstance(test.operand, ast.Name) and test.operand.id == name
    return (
        isinstance(test, ast.Compare)
        and isinstance(test.left, ast.Name)
        and test.left.id == name
        and isinstance(test.ops[0], (ast.Is, ast.Eq))
        and isinstance(test.comparators[0], ast.Constant)
        and not test.comparators[0].value
    )


def _with_fallback(values: Values, fallback: Values) -> Values:
    """The values of a name, where a missing one is replaced by the fallback."""
    present = tuple(value for value in values if not isinstance(value, Constant) or value.value)
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
        values = yield element(ev, values, step)
    if how is How.LOOP and isinstance(binding.node, (ast.For, ast.AsyncFor)) and ev.is_scan(binding.node):
        values = tuple(GUESSED if isinstance(value, Constant) and _whole(value.value) else value for value in values)
    return values


def _leaves(loop: ast.For | ast.AsyncFor) -> bool:
    """Whether a loop can be left from inside."""
    return any(isinstance(node, (ast.Break, ast.Return)) for statement in loop.body for node in _statements(statement))


def _statements(statement: ast.stmt) -> Iterator[ast.stmt]:
    """A statement and those inside it, not those of functions or classes."""
    todo: list[ast.AST] = [statement]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.stmt):
            yield node
        if isinstance(node, (ast.stmt, ast.ExceptHandler, ast.match_case)) and not isinstance(
            node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        ):
            for name in ("body", "orelse", "finalbody", "handlers", "cases"):
                todo.extend(getattr(node, name, ()))


def _augmented(ev: Evaluator, binding: Binding, name: str, frame: Frame | None, env: Frame | None) -> Task:
    node, block = binding.node, binding.block
    assert isinstance(node, ast.AugAssign)
    added = yield ev.evaluate(node.value, block, frame)
    if not isinstance(node.target, ast.Name):
        return combine(node.op, (GUESSED,), added)
    scope = block.scope
    own = scope.names.get(name, [])  # through `global`, it belongs elsewhere and counts up
    before = [b for b in reaching(own, scope, block, binding.at) if b is not binding] if binding in own else []
    if not before or any(b.repeats for b in block.outwards()):
        return combine(node.op, (GUESSED,), added)  # counted up from one call or round to the next
    found = []
    for earlier in before:
        found.append((yield bound(ev, earlier, name, frame, env)))
    return combine(node.op, union(*found), added)


def _imported(ev: Evaluator, binding: Binding) -> Task:
    module = binding.block.scope.module
    dotted = binding.qualname
    if ev.catalogue.knows(ev.neighbours.absolute(module, dotted, binding.level)):
        return (External(ev.neighbours.absolute(module, dotted, binding.level)),)
    whole = ev.neighbours.find(module, dotted, binding.level)
    if isinstance(binding.node, ast.Import):
        return (ModuleValue(whole) if whole is not None else External(dotted),)
    source, _, name = dotted.rpartition(".")
    if source or binding.level:
        other = ev.neighbours.find(module, source, binding.level)
        if other is not None and other is not module:
            found = yield module_attribute(ev, other, name)
            if found != NOT_SURE or whole is None:
                return named(found, name)
    if whole is not None:
        return (ModuleValue(whole),)
    return (External(dotted),) if not binding.level else NOT_SURE


def module_attribute(ev: Evaluator, module: Module, name: str) -> Task:
    """What a module of the project holds under a name."""
    scope = module.scope
    known = f"{ev.neighbours.dotted(module)}.{name}"
    if ev.catalogue.knows(known):
        return (External(known),)
    key = (module, name)
    if key in ev.entered:
        ev.lowest = ALWAYS
        return NOT_SURE
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


# Attributes and items.


def _attribute(ev: Evaluator, node: ast.Attribute, block: Block, env: Frame | None) -> Task:
    receivers = yield ev.evaluate(node.value, block, env)
    found = []
    for receiver in receivers:
        found.append((yield objects.attribute(ev, receiver, node, block, env)))
    return named(union(*found), node.attr) if found else NOT_SURE


def _subscript(ev: Evaluator, node: ast.Subscript, block: Block, env: Frame | None) -> Task:
    receivers = yield ev.evaluate(node.value, block, env)
    if isinstance(node.slice, ast.Slice):
        return tuple(
            Sequence(value.elements, True) if isinstance(value, Sequence) else _source_of(value) for value in receivers
        )
    keys = yield ev.evaluate(node.slice, block, env)
    key = keys[0] if len(keys) == 1 and isinstance(keys[0], Constant) else None
    found = []
    for receiver in receivers:
        if isinstance(receiver, Mapping):
            found.append((yield entry(ev, receiver, key)))
        elif isinstance(receiver, External) and receiver.name == "os.environ":
            found.append((PER_WORKER if key is not None and "XDIST" in str(key.value) else CONFIGURED,))
        else:
            step = key.value if key is not None and isinstance(key.value, int) else ANY_ITEM
            found.append((yield element(ev, (receiver,), step)))
    return union(*found) if found else NOT_SURE


def entry(ev: Evaluator, mapping: Mapping, key: Constant | None) -> Task:
    """What a dict holds under a key; under one that is not known, all that it holds."""
    if key is not None:
        item = mapping.get(key.value)
        return NOT_SURE if item is None else (yield ev.force(item))
    found = yield ev.every(item for _, item in mapping.entries)
    return union(found, NOT_SURE) if mapping.open else found or NOT_SURE


def element(ev: Evaluator, values: Values, step: Step) -> Task:
    """What unpacking, iterating or indexing these values gives."""
    found: list[Values] = []
    for value in values:
        if isinstance(step, slice):
            found.append((Sequence(value.elements[step], value.open),) if isinstance(value, Sequence) else NOT_SURE)
        elif isinstance(value, Sequence):
            if step is not ANY_ITEM and not value.open:
                if -len(value.elements) <= step < len(value.elements):
                    found.append((yield ev.force(value.elements[step])))
                else:
                    found.append(NOT_SURE)
            elif step is not ANY_ITEM and 0 <= step < len(value.elements) and len(value.elements) > 1:
                found.append((yield ev.force(value.elements[step])))
            else:
                found.append((yield ev.every(value.elements)))
        elif isinstance(value, Mapping) and step is ANY_ITEM:
            found.append(
                tuple(Constant(key, _key_origin(item)) for key, item in value.entries if isinstance(item, Deferred))
            )
        else:
            found.append((yield objects.item(ev, value)))
    return union(*found) if found else NOT_SURE


def _key_origin(item: Deferred) -> Origin:
    return Origin(item.node, item.block.scope.module)


_FORMS: dict[type[ast.expr], Any] = {
    ast.Constant: _constant,
    ast.JoinedStr: _joined,
    ast.Tuple: _sequence,
    ast.List: _sequence,
    ast.Set: _sequence,
    ast.Dict: _dict,
    ast.ListComp: _comprehension,
    ast.SetComp: _comprehension,
    ast.GeneratorExp: _comprehension,
    ast.Lambda: _lambda,
    ast.Await: _await,
    ast.YieldFrom: _await,
    ast.NamedExpr: _walrus,
    ast.UnaryOp: _unary,
    ast.BinOp: _binary,
    ast.BoolOp: _either,
    ast.IfExp: _choice,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Subscript: _subscript,
    ast.Call: calling.call,
}
