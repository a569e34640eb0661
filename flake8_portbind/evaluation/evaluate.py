"""Expression → values, on demand.

`Evaluator` keeps the answers of one run and sends each form of expression to the module that knows it: `operators`,
`items` (sequences and dicts), `names`, `objects` (attributes), `calling`; where a parameter comes from is in
`parameters`. Every step is a task (see `tasks`), so nothing here recurses over user code.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from flake8_portbind import limits
from flake8_portbind.catalogue.lookup import Catalogue
from flake8_portbind.evaluation import arguments, calling, items, names, objects, operators, probing
from flake8_portbind.evaluation.callers import Callers
from flake8_portbind.evaluation.hierarchy import Hierarchy
from flake8_portbind.evaluation.patches import Patches, Slot
from flake8_portbind.evaluation.reached import Reached
from flake8_portbind.evaluation.started import Started
from flake8_portbind.evaluation.tasks import Answer, Task, run
from flake8_portbind.limits import MOST_DEPTH, MOST_STEPS, MOST_STEPS_TO_CALLEE, MOST_VALUES
from flake8_portbind.model import scoping
from flake8_portbind.model.module import ANY_ITEM, Binding, Block, Module, Scope
from flake8_portbind.model.neighbours import Neighbours
from flake8_portbind.model.values import (
    NOT_SURE,
    Constant,
    Deferred,
    Frame,
    Function,
    Invocation,
    Mapping,
    Origin,
    Values,
    constant,
    named,
    settled,
    union,
)

NEVER, ALWAYS = 1 << 30, -1  # the depth of the question that an answer was cut short for: none, or all of them


# Who calls a function is told by what callees are, and these by what parameters are, which is told by who calls. So
# that nothing leads back to itself, callees are looked for from less than is known in the end.
NO_CALLERS = 0  # parameters have no callers
NAMED_CALLERS = 1  # parameters have the callers whose callees are found so
FULL = 2  # and those whose callees are parameters
LEVELS = (NO_CALLERS, NAMED_CALLERS, FULL)
ROUNDS = 3  # of answers in a ring of questions


class Partly(NamedTuple):
    """An answer that rests on a question which is not answered yet.

    Args:
        answer: what was found.
        lowest: the depth of that question.
    """

    answer: Any
    lowest: int


class _Known:
    """What is known at one level."""

    __slots__ = (
        "answers",
        "called",
        "cut_short",
        "hierarchy",
        "others",
        "partial",
        "pending",
        "reached",
        "rounds",
    )

    def __init__(self, ev: Evaluator) -> None:
        self.answers: dict[object, Any] = {}
        self.partial: dict[object, Partly] = {}
        self.cut_short: list[object] = []  # the questions of `partial`, in the order of their answers
        self.rounds: dict[object, int] = {}
        self.others: dict[object, Any] = {}  # what others found out
        self.called: dict[tuple[ast.expr, Frame | None], Values] = {}
        self.pending: dict[object, int] = {}
        self.hierarchy = Hierarchy(ev)
        self.reached = Reached(ev)


class Evaluator:
    """Answers what an expression can stand for, and remembers it.

    Args:
        module: the linted file; None for what holds for all files of a project.
        catalogue: what is known about libraries.
        neighbours: how to reach the project's other files.
        guarded: whether what stands under the main guard of that file counts.
        argv: the words that the file is given as a program, behind its name; None where nobody knows.
    """

    def __init__(
        self,
        module: Module | None,
        catalogue: Catalogue,
        neighbours: Neighbours,
        *,
        guarded: bool = True,
        argv: tuple[arguments.Argument, ...] | None = None,
    ) -> None:
        self.guarded = guarded
        self.argv = argv
        self.module = module
        self.catalogue = catalogue
        self.neighbours = neighbours
        self.lowest = NEVER
        self._scans: dict[ast.For | ast.AsyncFor, bool] = {}
        self.probes: dict[Scope, tuple[probing.Probe, ...]] = {}
        self.steps = MOST_STEPS
        self.asked = False
        self.callers = Callers(self)
        self.started = Started(self)
        self._known = {level: _Known(self) for level in LEVELS}
        self.level = FULL
        self._take(FULL)
        self.patches = Patches(self)
        self.overridden: dict[Slot, Values] = {}
        self._past: dict[frozenset[tuple[Slot, Values]], Evaluator] = {}

    def past(self, overridden: dict[Slot, Values]) -> Evaluator:
        """The same where names of modules and attributes of classes hold something else, because they are patched."""
        key = frozenset(overridden.items())
        if key not in self._past:
            other = self._past[key] = Evaluator(self.module, self.catalogue, self.neighbours, guarded=self.guarded)
            other.callers, other.overridden = self.callers, overridden
        return self._past[key]

    def values(self, node: ast.expr, block: Block, env: Frame | None = None) -> Values:
        """What an expression can stand for where it is written."""
        return self.ask(self.evaluate(node, block, env))

    def callees(self, node: ast.expr, block: Block, env: Frame | None = None) -> Values:
        """What the callee of a call can be; remembered even where the answer is not certain."""
        key = (node, env)
        if key not in self.called:
            self.called[key] = self.ask(self.evaluate(node, block, env), MOST_STEPS_TO_CALLEE)
        return self.called[key]

    def ask(self, task: Generator[Task, Values, Answer], most: int = MOST_STEPS) -> Answer:
        """Drive a task to its answer; a question that asks for too much is answered with what was found by then."""
        outermost, self.asked = not self.asked, True
        if outermost:
            self.steps, self.lowest = most, NEVER
            for known in self._known.values():
                known.partial.clear()
                known.cut_short.clear()
        answer = run(task)
        self.asked = not outermost
        return answer

    def evaluate(self, node: ast.expr, block: Block, env: Frame | None) -> Task:
        """As `values`, as a task."""
        key = (node, env)
        known: Values | None = self.answers.get(key)
        if known is not None:
            return known
        form = _FORMS.get(type(node))
        if form is None:
            return NOT_SURE
        return (yield from self.once(key, lambda: self._evaluated(form, node, block, env), NOT_SURE))

    def _evaluated(self, form: Any, node: ast.expr, block: Block, env: Frame | None) -> Task:
        answer = yield form(self, node, block, env)
        if isinstance(node, (ast.Name, ast.Attribute)):
            answer = names.constants_resolved(self, answer, node, block.scope.module)
        if (
            len(answer) > MOST_VALUES
            and not all(isinstance(value, Constant) for value in answer)
            and limits.passed(len(answer), MOST_VALUES)
        ):
            answer = NOT_SURE
        return answer

    def once(
        self, key: object, task: Callable[[], Generator[Any, Any, Answer]], cut: Answer
    ) -> Generator[Any, Any, Answer]:
        """The answer to a question, found once.

        What leads back to a question that is being answered is cut short there. An answer that rests on such a cut is
        no one to keep, but holds as long as the question at which it was cut is being answered; it is then found anew,
        and kept at last, so that a ring of questions costs no more than a few times what they are.

        Args:
            key: tells the question from others.
            task: makes the task that answers it.
            cut: the answer where it leads back to itself.
        """
        known = self.answers.get(key)
        if known is not None:
            return known  # type: ignore[no-any-return]
        partial = self.partial.get(key)
        if partial is not None:
            self.lowest = min(self.lowest, partial.lowest)
            return partial.answer  # type: ignore[no-any-return]
        if key in self.pending:
            self.lowest = min(self.lowest, self.pending[key])
            return cut
        if limits.passed(1, self.steps):
            self.lowest = ALWAYS
            return cut
        self.steps -= 1
        depth = self.pending[key] = len(self.pending)
        outer, self.lowest = self.lowest, NEVER
        first = len(self.cut_short)
        answer = yield from task()
        del self.pending[key]
        if self.lowest >= depth:
            self.answers[key] = answer
            self._settle(first)
        else:
            self.partial[key] = Partly(answer, self.lowest)
            self.cut_short.append(key)
        self.lowest = outer if self.lowest >= depth else min(outer, self.lowest)
        return answer

    def _settle(self, first: int) -> None:
        """What rested on a question that is answered now is found anew when it is asked again, and then kept."""
        for key in self.cut_short[first:]:
            partly = self.partial.pop(key)
            self.rounds[key] = self.rounds.get(key, 0) + 1
            if self.rounds[key] >= ROUNDS:
                self.answers[key] = partly.answer
        del self.cut_short[first:]

    def _take(self, level: int) -> None:
        known = self._known[level]
        self.level = level
        self.answers, self.called = known.answers, known.called
        self.pending, self.hierarchy, self.reached = known.pending, known.hierarchy, known.reached
        self.partial, self.cut_short, self.rounds = known.partial, known.cut_short, known.rounds
        self.known = known.others

    @property
    def is_whole(self) -> bool:
        """Whether what has been answered so far rests on nothing that is still open."""
        return self.lowest == NEVER

    @contextmanager
    def at_level(self, level: int) -> Iterator[None]:
        """Answer what is asked meanwhile from less than is known in the end: see `LEVELS`."""
        before, lowest = self.level, self.lowest
        self._take(level)
        self.lowest = NEVER
        yield
        self._take(before)
        self.lowest = lowest

    def give_up(self) -> Values:
        """The answer to a question that leads too far, or back to itself: one that is not kept."""
        self.lowest = ALWAYS
        return NOT_SURE

    def is_scan(self, loop: ast.For | ast.AsyncFor) -> bool:
        """Whether a loop tries one value after the other until one works."""
        if loop not in self._scans:
            self._scans[loop] = scoping.leaves(loop)
        return self._scans[loop]

    def results(self, function: Function, invocation: Invocation) -> Task:
        """What a function in sight gives back for one invocation."""
        return calling.results(self, function, invocation)

    def element(self, values: Values) -> Task:
        """What iterating these values gives."""
        return items.element(self, values, ANY_ITEM)

    def item(self, values: Values, index: int) -> Task:
        """What indexing these values gives."""
        return items.element(self, values, index)

    def entry(self, mapping: Mapping, key: Constant | None) -> Task:
        """What a dict holds under a key."""
        return items.entry(self, mapping, key)

    def bound(self, binding: Binding, name: str, frame: Frame | None) -> Task:
        """What one binding gives to its name."""
        return names.bound(self, binding, name, frame)

    def name_values(self, name: str, scope: Scope, block: Block, env: Frame | None) -> Task:
        """What a name of a scope holds when the scope is left."""
        return names.name_values(self, name, scope, block, env)

    def module_attribute(self, module: Module, name: str) -> Task:
        """What a module of the project holds under a name."""
        return names.module_attribute(self, module, name)

    def force(self, item: Deferred | Values) -> Task:
        """The values of an element that may not be evaluated yet."""
        if isinstance(item, Deferred):
            return (yield self.evaluate(item.node, item.block, item.env))
        return item

    def every(self, items: Iterable[Deferred | Values]) -> Task:
        """The values of all these together."""
        found: list[Values] = []
        for item in items:
            if limits.passed(1, self.steps):
                return self.give_up()
            self.steps -= 1
            found.append((yield self.force(item)))
        return union(*found) if found else ()

    def imported_function(self, binding: Binding) -> Function | None:
        """The function of another file that an import binds, if it is one."""
        if self.neighbours.find(binding.block.scope.module, binding.qualname.rpartition(".")[0], binding.level) is None:
            return None
        found = self.ask(names.bound(self, binding, "", None))
        return found[0] if len(found) == 1 and isinstance(found[0], Function) else None

    def frame(self, function: Function, invocation: Invocation) -> Frame | None:
        """The activation of a function by a call; None where the call is on the way to itself, or the way is long."""
        around = invocation.env
        depth = around.depth + 1 if around is not None else 1
        if limits.passed(depth, MOST_DEPTH) or (around is not None and around.comes_from(invocation.node)):
            return None
        return Frame(function.node, invocation, function.outer, function.receiver, depth)


def _constant(ev: Evaluator, node: ast.Constant, block: Block, env: Frame | None) -> Task:
    return (constant(node.value, Origin(node, block.scope.module)),)
    yield


def _lambda(ev: Evaluator, node: ast.Lambda, block: Block, env: Frame | None) -> Task:
    return (Function(node, block.scope.module.scopes[node], env),)
    yield


def _await(ev: Evaluator, node: ast.Await | ast.YieldFrom, block: Block, env: Frame | None) -> Task:
    return (yield ev.evaluate(node.value, block, env))


def _walrus(ev: Evaluator, node: ast.NamedExpr, block: Block, env: Frame | None) -> Task:
    return (yield ev.evaluate(node.value, block, env))


def _attribute(ev: Evaluator, node: ast.Attribute, block: Block, env: Frame | None) -> Task:
    found: list[Values] = []
    if (just_set := objects.just_set(node, block)) is not None:
        for binding in just_set:
            found.append((yield ev.bound(binding, node.attr, env)))
        return named(settled(union(*found)), node.attr)
    receivers = yield ev.evaluate(node.value, block, env)
    ev.steps = max(0, ev.steps - len(receivers))
    for receiver in receivers:
        found.append((yield objects.attribute(ev, receiver, node, block, env)))
    return named(union(*found), node.attr) if found else NOT_SURE


_FORMS: dict[type[ast.expr], Any] = {
    ast.Constant: _constant,
    ast.JoinedStr: operators.joined,
    ast.Tuple: items.sequence,
    ast.List: items.sequence,
    ast.Set: items.sequence,
    ast.Dict: items.dictionary,
    ast.ListComp: items.comprehension,
    ast.SetComp: items.comprehension,
    ast.GeneratorExp: items.comprehension,
    ast.DictComp: items.dict_comprehension,
    ast.Compare: operators.comparison,
    ast.Lambda: _lambda,
    ast.Await: _await,
    ast.YieldFrom: _await,
    ast.NamedExpr: _walrus,
    ast.UnaryOp: operators.unary,
    ast.BinOp: operators.binary,
    ast.BoolOp: operators.either,
    ast.IfExp: operators.choice,
    ast.Name: names.name,
    ast.Attribute: _attribute,
    ast.Subscript: items.subscript,
    ast.Call: calling.call,
}
