"""What a condition comes to: whether it certainly holds or fails where it stands, with what is known of its call."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from flake8_portbind import limits
from flake8_portbind.catalogue import patching
from flake8_portbind.evaluation import parameters
from flake8_portbind.limits import MOST_PAIRS
from flake8_portbind.model.module import Binding, Block, How, Module, last_name, position
from flake8_portbind.model.scoping import owner, sole
from flake8_portbind.model.values import (
    NOT_SURE,
    UNKNOWN,
    Built,
    Class,
    Constant,
    External,
    Frame,
    Function,
    Instance,
    Mapping,
    ModuleValue,
    Origin,
    Partial,
    Sequence,
    Text,
    Value,
    Values,
)
from flake8_portbind.model.ways import End

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator


class Truth(Enum):
    """What is known of a condition."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"
    REPLACED = "decided by something that a test has put there"


Replacement: TypeAlias = "Callable[[ast.expr, Block, Frame | None], Values | None]"


@dataclass(frozen=True, slots=True)
class Assumed:
    """What is taken for known while a condition is looked at.

    Args:
        names: what single names hold.
        replaced: what stands in for a name, an attribute or the result of a call, where it is patched.
    """

    names: dict[str, Values] = field(default_factory=dict)
    replaced: Replacement | None = None

    def of(self, node: ast.expr, block: Block, env: Frame | None) -> Values | None:
        """What an expression is taken to hold; None where evaluation says it."""
        if isinstance(node, ast.Name) and node.id in self.names:
            return self.names[node.id]
        if self.replaced is None or not isinstance(node, (ast.Name, ast.Attribute, ast.Call)):
            return None
        return self.replaced(node, block, env)


Answer: TypeAlias = "Generator[Any, Any, Any]"  # a `Truth`
Operand: TypeAlias = "Generator[Any, Any, Values]"
Read: TypeAlias = "tuple[ast.expr, Block, Frame | None]"

NOTHING = Assumed()
STAND_IN = External("a stand-in")  # something that a test has put there, and of which nothing else is known
HOLDS, FAILS, OPEN, REPLACED = Truth.HOLDS, Truth.FAILS, Truth.OPEN, Truth.REPLACED
_NOT = {HOLDS: FAILS, FAILS: HOLDS}
_ORDER: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_NEGATED: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.IsNot: ast.Is, ast.NotIn: ast.In}
_PYTHON = 3  # the first number of the version that runs the code
_ELSE = "something else"
_CONSTANTS = {
    "typing.TYPE_CHECKING": FAILS,
    "typing_extensions.TYPE_CHECKING": FAILS,
    "six.PY2": FAILS,
    "six.PY3": HOLDS,
}
_SEQUENCES = (list, tuple, set)
_KINDS: dict[str, type] = {kind.__name__: kind for kind in (int, str, float, bool, bytes, dict, *_SEQUENCES)}


def decided(holds: bool) -> Truth:
    """What a condition comes to that is known."""
    return HOLDS if holds else FAILS


def negated(truth: Truth) -> Truth:
    """What `not` makes of it."""
    return _NOT.get(truth, truth)


def of(ev: Evaluator, node: ast.expr, block: Block, env: Frame | None, given: Assumed) -> Answer:
    """What a condition comes to.

    Args:
        ev: the evaluator.
        node: the condition.
        block: where it stands.
        env: the activation of the function around it, where it is known.
        given: what is taken for known.
    """
    node, block, env = _followed(node, block, env, given)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return negated((yield of(ev, node.operand, block, env, given)))
    if isinstance(node, ast.BoolOp):
        return (yield from _of_several(ev, node, block, env, given))
    if isinstance(node, ast.Compare):
        return (yield from _compared(ev, node, block, env, given))
    if isinstance(node, ast.IfExp):
        test: Any = yield of(ev, node.test, block, env, given)
        if test is not OPEN:
            return (yield of(ev, node.body if test is HOLDS else node.orelse, block, env, given))
        return OPEN
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
        if node.func.id == "bool" and len(node.args) == 1:
            return (yield of(ev, node.args[0], block, env, given))
        if node.func.id == "isinstance" and len(node.args) == 2:
            return (yield from _of_kind(ev, node, block, env, given))
    values = yield from operand(ev, node, block, env, given)
    return agreed([_is_true(value, env) for value in values])


def agreed(answers: list[Truth]) -> Truth:
    """What several say together."""
    if REPLACED in answers:
        return REPLACED
    return answers[0] if answers and len(set(answers)) == 1 else OPEN


def _of_several(ev: Evaluator, node: ast.BoolOp, block: Block, env: Frame | None, given: Assumed) -> Answer:
    """`a and b`, `a or b`."""
    ends = FAILS if isinstance(node.op, ast.And) else HOLDS
    found = []
    for part in node.values:
        answer: Any = yield of(ev, part, block, env, given)
        if answer in (ends, REPLACED):
            return answer
        found.append(answer)
    return agreed(found)


def _followed(node: ast.expr, block: Block, env: Frame | None, given: Assumed) -> Read:
    """The expression whose value a condition tests, behind the names of one assignment each."""
    while isinstance(node, (ast.NamedExpr, ast.Name)) and given.of(node, block, env) is None:
        if isinstance(node, ast.NamedExpr):
            node = node.value
            continue
        scope = owner(node.id, block)
        if scope is None or scope.outside.get(node.id):
            break
        binding = sole(scope, node.id, block, position(node))
        if binding is None or not _is_plain(binding, block):
            break
        assert binding.value is not None
        node, block = binding.value, binding.block
    return node, block, env


def _is_plain(binding: Binding, reader: Block) -> bool:
    """Whether a name is simply assigned what a test, a call or another name gives, in the function that reads it."""
    return (
        binding.how is How.ASSIGN
        and not binding.path
        and binding.block.scope is reader.scope
        and not any(step.repeats for step in binding.block.outwards())
        and isinstance(binding.value, (ast.BoolOp, ast.Compare, ast.UnaryOp, ast.Call, ast.Await, ast.Name, ast.IfExp))
    )


def operand(ev: Evaluator, node: ast.expr, block: Block, env: Frame | None, given: Assumed) -> Operand:
    """What an operand of a condition can be; `UNKNOWN` is among it wherever evaluation left something out."""
    node, block, env = _followed(node, block, env, given)
    while isinstance(node, ast.Await):
        node, block, env = _followed(node.value, block, env, given)
    known = given.of(node, block, env)
    if known is not None:
        return known
    if isinstance(node, (ast.BoolOp, ast.Compare)):
        return NOT_SURE
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "len" and len(node.args) == 1:
        return (yield from _length(ev, node.args[0], block, env, given))
    values: Values = yield ev.evaluate(node, block, env)
    if not values or _leaves_out(ev, node, block, values) or (yield from _may_give_none(ev, node, block, env)):
        values = (*values, UNKNOWN)
    return tuple(UNKNOWN if _is_filled(value, node, block) else value for value in values)


def _length(ev: Evaluator, node: ast.expr, block: Block, env: Frame | None, given: Assumed) -> Operand:
    found: list[Value] = []
    for value in (yield from operand(ev, node, block, env, given)):
        if isinstance(value, Sequence) and not value.open:
            found.append(Constant(len(value.elements), Origin(node, block.scope.module)))
        elif isinstance(value, Constant) and isinstance(value.value, (str, bytes)):
            found.append(Constant(len(value.value), value.origin))
        else:
            found.append(UNKNOWN)
    return tuple(found)


def _leaves_out(ev: Evaluator, node: ast.expr, block: Block, values: Values) -> bool:
    """Whether the values of a name or attribute are told without a None that it begins with, or set from elsewhere."""
    linted = ev.module.stores if ev.module is not None else {}
    if isinstance(node, ast.Name):
        scope = owner(node.id, block)
        held = scope.names[node.id] if scope is not None else []
        if scope is not None and scope.block.parent is None and scope.module is not ev.module:
            return node.id in linted or (len(held) > 1 and _begins_with_none(held))
        return len(held) > 1 and _begins_with_none(held)
    if isinstance(node, ast.Attribute):
        stores = [
            store
            for held_in in (linted, *(module.stores for module in {block.scope.module, *_homes(values)}))
            for store in held_in.get(node.attr, ())
        ]
        if ev.module is not block.scope.module and node.attr in linted:
            return True
        return _begins_with_none(stores)
    return False


def _homes(values: Values) -> set[Module]:
    return {value.invocation.block.scope.module for value in values if isinstance(value, Instance) and value.invocation}


def _begins_with_none(bindings: list[Binding]) -> bool:
    return any(isinstance(b.value, ast.Constant) and b.value.value is None for b in bindings)


def _may_give_none(ev: Evaluator, node: ast.expr, block: Block, env: Frame | None) -> Generator[Any, Any, bool]:
    """Whether a call may give something that evaluation does not tell: a function that ends without a value."""
    if not isinstance(node, ast.Call):
        return False
    invocation = parameters.invocation_of(node, block, env)
    for callee in (yield ev.evaluate(node.func, block, env)):
        if not isinstance(callee, Function):
            continue
        if isinstance(callee.node, ast.Lambda):
            continue
        if any(last_name(d) not in ("staticmethod", "classmethod") for d in callee.node.decorator_list):
            return True
        if callee.scope.yields:
            return True
        ends: Any = yield ev.reached.ends(callee.node.body, callee.scope.block, ev.frame(callee, invocation))
        if End.FALLS in ends:
            return True
    return False


def _is_filled(value: Value, node: ast.expr, block: Block) -> bool:
    """Whether an empty list or dict may have been filled by others meanwhile."""
    if not isinstance(value, (Sequence, Mapping)) or isinstance(node, (ast.List, ast.Tuple, ast.Set, ast.Dict)):
        return False
    if (value.elements if isinstance(value, Sequence) else value.entries) or isinstance(node, ast.Call):
        return False
    module, name = block.scope.module, last_name(node)
    if isinstance(node, ast.Attribute):
        return name in module.mutations or name in module.items
    return any(
        isinstance(argument, ast.Name) and argument.id == name
        for call in module.calls_by_scope.get(block.scope, ())
        if call.node.lineno <= node.lineno and not (isinstance(call.node.func, ast.Name) and call.node.func.id == "len")
        for argument in call.node.args
    )


def _is_true(value: Value, env: Frame | None) -> Truth:
    if value == STAND_IN:
        return REPLACED
    if isinstance(value, Constant):
        return decided(bool(value.value)) if counts(value, env) else OPEN
    if isinstance(value, Text):
        full = any(isinstance(piece, Constant) and piece.value for piece in value.pieces)
        return HOLDS if full else OPEN
    if isinstance(value, Sequence):
        if not value.open or value.certain:
            return decided(bool(value.elements))
        return OPEN
    if isinstance(value, Mapping):
        return OPEN if value.open and not value.entries else decided(bool(value.entries))
    if isinstance(value, (Function, Class, ModuleValue, Partial)) or is_mock(value):
        return HOLDS
    if isinstance(value, Instance):
        names = ("__bool__", "__len__")
        return OPEN if any(name in value.cls.scope.names for name in names) or value.cls.node.bases else HOLDS
    return _CONSTANTS.get(value.name, OPEN) if isinstance(value, External) else OPEN


def counts(value: Constant, env: Frame | None) -> bool:
    """Whether a constant is certain: a parameter's default is where the call is known, other defaults are not."""
    return not value.origin.default or (env is not None and value.origin.node in _defaults(value.origin.module))


def _defaults(module: Module) -> set[ast.expr]:
    """The expressions of a file that parameters default to."""
    known = module.kept.get(_defaults)
    if not isinstance(known, set):
        known = module.kept[_defaults] = {
            default
            for function, _ in module.functions
            for default in (*function.args.defaults, *function.args.kw_defaults)
            if default is not None
        }
    return known


def is_mock(value: Value) -> bool:
    """Whether a value is a mock object."""
    return isinstance(value, Built) and value.name.startswith(patching.MOCKS) and value.name not in patching.ENTERED


def _compared(ev: Evaluator, node: ast.Compare, block: Block, env: Frame | None, given: Assumed) -> Answer:
    """A comparison, also of several in a row: all of them have to hold."""
    left = yield from operand(ev, node.left, block, env, given)
    found = []
    for op, comparator in zip(node.ops, node.comparators, strict=True):
        right = yield from operand(ev, comparator, block, env, given)
        answer: Any = yield _of_version(ev, op, node.left, right, block)
        if answer is _ELSE:
            answer = yield from _of_pairs(ev, op, left, right, env)
        if answer is FAILS:
            return FAILS
        found.append(answer)
        left = right
    return agreed(found)


def _of_pairs(ev: Evaluator, op: ast.cmpop, left: Values, right: Values, env: Frame | None) -> Answer:
    if limits.passed(len(left) * len(right), MOST_PAIRS):
        return OPEN
    plain = _NEGATED.get(type(op), type(op))
    found = []
    for a in left:
        for b in right:
            if plain is ast.In:
                answer = yield from _contained(ev, a, b, env)
            else:
                answer = _of_pair(plain, a, b, env)
            if answer in (OPEN, REPLACED):
                return answer
            found.append(negated(answer) if plain is not type(op) else answer)
    return agreed(found)


def _of_pair(op: type[ast.cmpop], a: Value, b: Value, env: Frame | None) -> Truth:
    if STAND_IN in (a, b):
        return REPLACED
    if isinstance(a, Constant) and isinstance(b, Constant):
        if not (counts(a, env) and counts(b, env)):
            return OPEN
        if op is ast.Is:
            return decided(type(a.value) is type(b.value) and a.value == b.value)
        try:
            return decided(bool(_ORDER[op](a.value, b.value)))
        except TypeError:
            return OPEN
    if op not in (ast.Is, ast.Eq, ast.NotEq):
        return OPEN
    same = OPEN
    for one, other in ((a, b), (b, a)):
        if isinstance(one, Constant) and counts(one, env) and _is_another(other, one):
            same = FAILS
    if isinstance(a, (Class, Function)) and isinstance(b, (Class, Function)):
        same = decided(a.node is b.node)
    return negated(same) if op is ast.NotEq else same


def _is_another(value: Value, constant: Constant) -> bool:
    """Whether a value is certainly no such constant."""
    if isinstance(value, Text):
        return not isinstance(constant.value, str)
    if isinstance(value, Instance):
        return constant.value is None or "__eq__" not in value.cls.scope.names
    return isinstance(value, (Sequence, Mapping, Function, Class, ModuleValue, Partial)) or is_mock(value)


def _contained(ev: Evaluator, item: Value, container: Value, env: Frame | None) -> Answer:
    if STAND_IN in (item, container):
        return REPLACED
    if isinstance(container, Constant) and isinstance(container.value, str) and isinstance(item, Constant):
        return decided(isinstance(item.value, str) and item.value in container.value)
    if isinstance(container, Mapping) and isinstance(item, Constant):
        if container.get(item.value) is not None and container.get(item.value) != NOT_SURE:
            return HOLDS
        return OPEN if container.open else FAILS
    if not isinstance(container, Sequence):
        return OPEN
    found = [OPEN] if container.open else []
    for element in limits.first(container.elements, MOST_PAIRS):
        answers = [_of_pair(ast.Eq, item, value, env) for value in (yield ev.force(element))]
        if answers and agreed(answers) is HOLDS:
            return HOLDS
        found.append(agreed(answers))
    return FAILS if set(found) <= {FAILS} and len(container.elements) <= MOST_PAIRS else OPEN


def _of_version(ev: Evaluator, op: ast.cmpop, node: ast.expr, right: Values, block: Block) -> Answer:
    """A comparison of Python's version, of which only the first number is known."""
    first = isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and node.slice.value == 0
    named = isinstance(node, ast.Attribute) and node.attr == "major"
    base = node.value if isinstance(node, (ast.Subscript, ast.Attribute)) and (first or named) else node
    if last_name(base) != "version_info" or (yield ev.evaluate(base, block, None)) != (External("sys.version_info"),):
        return _ELSE
    numbers: list[int] = []
    for element in right[0].elements if len(right) == 1 and isinstance(right[0], Sequence) else (right,):
        values = yield ev.force(element)
        if len(values) != 1 or not isinstance(values[0], Constant) or not isinstance(values[0].value, int):
            return OPEN
        numbers.append(values[0].value)
    compare = _ORDER.get(type(op))
    if compare is None or not numbers:
        return OPEN
    if base is not node:
        return decided(compare(_PYTHON, numbers[0]))
    # Some version of Python 3: between (3, 0) and (4,) nothing is known.
    return decided(compare((_PYTHON, 0), tuple(numbers))) if numbers[0] != _PYTHON or not any(numbers[1:]) else OPEN


def _of_kind(ev: Evaluator, node: ast.Call, block: Block, env: Frame | None, given: Assumed) -> Answer:
    """`isinstance(x, T)`."""
    values = yield from operand(ev, node.args[0], block, env, given)
    kinds: list[Value] = []
    for kind in (yield ev.evaluate(node.args[1], block, env)):
        for element in kind.elements if isinstance(kind, Sequence) else ((kind,),):
            kinds.extend((yield ev.force(element)))
    found = []
    for value in values:
        answers = {_is_of(ev, value, kind, env) for kind in kinds}
        found.append(HOLDS if HOLDS in answers else FAILS if answers == {FAILS} else OPEN)
    return agreed(found)


def _is_of(ev: Evaluator, value: Value, kind: Value, env: Frame | None) -> Truth:
    if isinstance(kind, External):
        known = _KINDS.get(kind.name)
        if known is None:
            return OPEN
        if isinstance(value, Constant):
            return decided(isinstance(value.value, known)) if counts(value, env) else OPEN
        if isinstance(value, Sequence):
            return OPEN if known in _SEQUENCES else FAILS
        if isinstance(value, Mapping):
            return decided(known is dict)
        return decided(known is str) if isinstance(value, Text) else OPEN
    if isinstance(kind, Class):
        if isinstance(value, Constant):
            return FAILS if counts(value, env) and value.value is None else OPEN
        if isinstance(value, Instance):
            if value.cls == kind or kind in ev.hierarchy.bases_in_sight(value.cls):
                return HOLDS
            return FAILS if value.invocation is not None and not ev.hierarchy.external_bases(value.cls) else OPEN
    return OPEN
