"""Whether a call gets to a place: the conditions, jumps and loops between the entry of its function and there."""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Generator, Iterable
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from flake8_portbind.evaluation import truth
from flake8_portbind.evaluation.truth import FAILS, HOLDS, OPEN, REPLACED, Assumed, Truth
from flake8_portbind.model import ways
from flake8_portbind.model.module import Block, Scope
from flake8_portbind.model.scoping import COMPREHENSIONS
from flake8_portbind.model.values import Constant, External, Frame, Mapping, Sequence, is_whole
from flake8_portbind.model.ways import End

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator


class Way(Enum):
    """What is known of the way to a place."""

    TAKEN = "taken"
    NOT_TAKEN = "not taken"
    OPEN = "open"


Ends: TypeAlias = "frozenset[End]"
Task: TypeAlias = "Generator[Any, Any, Any]"  # answered by `Ends`
Question: TypeAlias = "Generator[Any, Any, Any]"  # answered by a `Truth`

FALLS, LEAVES, RAISES, BREAKS, CONTINUES = End.FALLS, End.LEAVES, End.RAISES, End.BREAKS, End.CONTINUES
_GOES_ON: Ends = frozenset((FALLS,))
_RAISES: Ends = frozenset((RAISES,))
_JUMPS: dict[type[ast.stmt], Ends] = {
    ast.Return: frozenset((LEAVES,)),
    ast.Raise: _RAISES,
    ast.Break: frozenset((BREAKS,)),
    ast.Continue: frozenset((CONTINUES,)),
}
_OF_LOOPS: Ends = frozenset((FALLS, BREAKS, CONTINUES))
TRIES = (ast.Try, getattr(ast, "TryStar", ast.Try))
_WAYS = {HOLDS: Way.TAKEN, FAILS: Way.NOT_TAKEN, OPEN: Way.OPEN}


class Reached:
    """Answers whether places are reached, and remembers it.

    Args:
        ev: the evaluator.
        given: what is taken for known.
    """

    def __init__(self, ev: Evaluator, given: Assumed = truth.NOTHING) -> None:
        self.ev = ev
        self.given = given
        self._conditions: dict[tuple[ways.Condition, Frame | None], Truth] = {}
        self._entries: dict[tuple[Block, Frame | None], Truth] = {}
        self._before: dict[tuple[Block, Frame | None], list[Ends]] = {}

    def way_to(self, node: ast.AST, block: Block, env: Frame | None) -> Way:
        """Whether a place is reached once the function around it is entered.

        Args:
            node: a call or statement.
            block: where it stands.
            env: the activation of the function around it, where it is known.
        """
        return _WAYS[self.ev.ask(self._of_place(node, block, env))]

    def _keeps(self) -> bool:
        """Whether an answer that was just found is one to remember."""
        return self.ev.is_whole

    def _of_place(self, node: ast.AST, block: Block, env: Frame | None) -> Question:
        found = HOLDS
        while found is not FAILS:
            found = both(found, (yield self._of_conditions(node, block, env)))
            found = both(found, (yield self._behind(node, block, env)))
            found = both(found, (yield self._entry(block, env)))
            scope = block.scope
            if scope.is_function or scope.block.parent is None:
                break
            found = both(found, (yield self._of_comprehension(scope, env)))
            node, block = scope.node, scope.block.parent  # a comprehension or a class runs where it stands
        return found

    def _of_conditions(self, node: ast.AST, block: Block, env: Frame | None) -> Question:
        """The conditions around a place inside its own statement."""
        chain: list[ways.Condition] = []
        condition = ways.of_module(block.scope.module).condition_of(node, block)
        while condition is not None and (condition, env) not in self._conditions:
            chain.append(condition)
            condition = condition.around
        found = HOLDS if condition is None else self._conditions[condition, env]
        for condition in reversed(chain):
            if found is not FAILS:
                test = yield truth.of(self.ev, condition.test, block, env, self.given)
                found = both(found, test if condition.holds else truth.negated(test))
            if self._keeps():
                self._conditions[condition, env] = found
        return found

    def _entry(self, block: Block, env: Frame | None) -> Question:
        """Whether the first statement of a block is reached from the entry of its scope."""
        chain: list[Block] = []
        for step in block.outwards():
            if (step, env) in self._entries:
                break
            chain.append(step)
        known = chain[-1].parent if chain else block
        found = self._entries.get((known, env), HOLDS) if known is not None else HOLDS
        for step in reversed(chain):
            if step.header is not None and step.parent is not None and found is not FAILS:
                if not isinstance(step.header, (ast.ExceptHandler, ast.match_case)):
                    found = both(found, (yield self._behind(step.header, step.parent, env)))
                found = both(found, (yield self._of_header(step, env)))
            if self._keeps():
                self._entries[step, env] = found
        return found

    def _behind(self, node: ast.AST, block: Block, env: Frame | None) -> Question:
        """Whether the statements of a block get to the one that a place stands in.

        An exception that may be raised on the way is none: who does not expect it gets past it.
        """
        jumps = ways.of_module(block.scope.module).jumps_of(block)
        if not jumps:
            return HOLDS
        statements = ways.statements_of(block)
        count = bisect_left(jumps, ways.statement_at(statements, node))
        known = self._before.get((block, env), [_GOES_ON])
        for index in jumps[len(known) - 1 : count]:
            before = known[-1]
            if FALLS in before:
                before = (before - _GOES_ON) | (yield self.end(statements[index], block, env))
            known = [*known, before] if not self._keeps() else known
            if self._keeps():
                self._before[block, env] = known
                known.append(before)
        found = known[count] - {RAISES}
        if FALLS not in found:
            return FAILS
        return HOLDS if found == _GOES_ON else OPEN

    def _of_header(self, block: Block, env: Frame | None) -> Question:
        """Whether the statement whose body a block is enters that body."""
        header, around = block.header, block.parent
        assert around is not None
        if isinstance(header, ast.If):
            test = yield truth.of(self.ev, header.test, around, env, self.given)
            return test if block.branch == "body" else truth.negated(test)
        if isinstance(header, ast.While) and block.branch == "body":
            test = yield truth.of(self.ev, header.test, around, env, self.given)
            return test if test in (FAILS, REPLACED) else HOLDS
        if isinstance(header, (ast.For, ast.AsyncFor)) and block.branch == "body":
            elements = yield self._has_elements(header.iter, around, env)
            return elements if elements in (FAILS, REPLACED) else HOLDS
        if isinstance(header, ast.match_case) and isinstance(around.header, ast.Match):
            return (yield self._of_case(around.header, header, around, env))
        if isinstance(header, ast.ExceptHandler) and isinstance(around.header, TRIES):
            body = yield self.ends(around.header.body, around, env)
            return HOLDS if body == {RAISES} else OPEN
        if isinstance(header, TRIES) and block.branch == "orelse":
            return HOLDS if FALLS in (yield self.ends(header.body, around, env)) else FAILS
        return HOLDS

    def _of_comprehension(self, scope: Scope, env: Frame | None) -> Question:
        """Whether a comprehension has elements."""
        around = scope.block.parent
        if not isinstance(scope.node, COMPREHENSIONS) or around is None:
            return HOLDS
        for index, generator in enumerate(scope.node.generators):
            inside = around if index == 0 else scope.block
            if (yield self._has_elements(generator.iter, inside, env)) in (FAILS, REPLACED):
                return FAILS
            for test in generator.ifs:
                if (yield truth.of(self.ev, test, scope.block, env, self.given)) in (FAILS, REPLACED):
                    return FAILS
        return HOLDS

    def _has_elements(self, node: ast.expr, block: Block, env: Frame | None) -> Question:
        """Whether what a loop goes through has elements."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range":
            return (yield self._of_range(node, block, env))
        found = []
        for value in (yield from truth.operand(self.ev, node, block, env, self.given)):
            if value == truth.STAND_IN:
                found.append(REPLACED)
            elif isinstance(value, (Sequence, Mapping)) and not value.open:
                elements = value.elements if isinstance(value, Sequence) else value.entries
                found.append(truth.decided(bool(elements)))
            else:
                found.append(OPEN)
        return truth.agreed(found)

    def _of_range(self, node: ast.Call, block: Block, env: Frame | None) -> Question:
        """`range(0)` has none, `range(3)` has some."""
        bounds: list[int] = []
        for argument in node.args:
            values = yield from truth.operand(self.ev, argument, block, env, self.given)
            number = values[0] if len(values) == 1 else None
            if not isinstance(number, Constant) or not is_whole(number.value) or not truth.counts(number, env):
                return OPEN
            bounds.append(number.value)  # type: ignore[arg-type]
        try:
            return truth.decided(bool(range(*bounds)))
        except (TypeError, ValueError):  # as it does there
            return FAILS

    def _of_case(self, match: ast.Match, wanted: ast.match_case, block: Block, env: Frame | None) -> Question:
        """Whether `match` comes to one of its cases."""
        found = HOLDS
        for case in match.cases[: match.cases.index(wanted)]:
            answer = yield self._matches(match.subject, case, block, env)
            if answer in (HOLDS, REPLACED):
                return FAILS
            found = found if answer is FAILS else OPEN
        return both(found, (yield self._matches(match.subject, wanted, block, env)))

    def _matches(self, subject: ast.expr, case: ast.match_case, block: Block, env: Frame | None) -> Question:
        """Whether a subject has the form of a case: of the forms, only values and alternatives of them are known."""
        found = FAILS
        for pattern in case.pattern.patterns if isinstance(case.pattern, ast.MatchOr) else [case.pattern]:
            answer = OPEN
            if isinstance(pattern, ast.MatchAs) and pattern.pattern is None:
                answer = HOLDS
            elif isinstance(pattern, ast.MatchValue):
                test = ast.Compare(left=subject, ops=[ast.Eq()], comparators=[pattern.value])
                answer = yield truth.of(self.ev, test, block, env, self.given)
            elif isinstance(pattern, ast.MatchSingleton):
                constant = ast.copy_location(ast.Constant(pattern.value), subject)
                test = ast.Compare(left=subject, ops=[ast.Is()], comparators=[constant])
                answer = yield truth.of(self.ev, test, block, env, self.given)
            if answer in (HOLDS, REPLACED):
                found = answer
                break
            found = found if answer is FAILS else OPEN
        if case.guard is None or found is FAILS:
            return found
        return both(found, (yield truth.of(self.ev, case.guard, block, env, self.given)))

    def ends(self, statements: Iterable[ast.stmt], block: Block, env: Frame | None) -> Task:
        """How a run of statements can end, with what is known of the call.

        Args:
            statements: in order.
            block: where they stand, or one around it.
            env: the activation of the function around them, where it is known.
        """
        leaving = ways.of_module(block.scope.module).leaving
        found = _GOES_ON
        for statement in statements:
            if statement in leaving:
                found = (found - _GOES_ON) | (yield self.end(statement, block, env))
                if FALLS not in found:
                    break
        return found

    def end(self, statement: ast.stmt, block: Block, env: Frame | None) -> Task:
        """The same of one statement."""
        jump = _JUMPS.get(type(statement))
        if jump is not None:
            return jump
        key = (self, statement, env)  # a function may call itself on its way to its end
        return (yield from self.ev.once(key, lambda: _FORMS[type(statement)](self, statement, block, env), _GOES_ON))

    def _of_call(self, node: ast.Expr, block: Block, env: Frame | None) -> Task:
        assert isinstance(node.value, ast.Call)
        callees = yield self.ev.evaluate(node.value.func, block, env)
        exits = callees and all(isinstance(callee, External) and callee.name in ways.EXITS for callee in callees)
        return _RAISES if exits else _GOES_ON

    def _of_assert(self, node: ast.Assert, block: Block, env: Frame | None) -> Task:
        return _RAISES if (yield truth.of(self.ev, node.test, block, env, self.given)) is FAILS else _GOES_ON

    def _of_if(self, node: ast.If, block: Block, env: Frame | None) -> Task:
        test = yield truth.of(self.ev, node.test, block, env, self.given)
        if test is REPLACED:
            return _JUMPS[ast.Return]
        found: Ends = frozenset()
        if test is not FAILS:
            found |= yield self.ends(node.body, block, env)
        if test is not HOLDS:
            found |= yield self.ends(node.orelse, block, env)
        return found

    def _of_while(self, node: ast.While, block: Block, env: Frame | None) -> Task:
        test = yield truth.of(self.ev, node.test, block, env, self.given)
        if test is FAILS:
            return (yield self.ends(node.orelse, block, env))
        body = yield self.ends(node.body, block, env)
        is_endless = isinstance(node.test, ast.Constant) or (test is HOLDS and body.isdisjoint(_OF_LOOPS))
        return (yield self._of_loop(node, body, is_endless, block, env))

    def _of_for(self, node: ast.For | ast.AsyncFor, block: Block, env: Frame | None) -> Task:
        entered = yield self._has_elements(node.iter, block, env)
        if entered is FAILS:
            return (yield self.ends(node.orelse, block, env))
        body = yield self.ends(node.body, block, env)
        return (yield self._of_loop(node, body, entered is HOLDS and body.isdisjoint(_OF_LOOPS), block, env))

    def _of_loop(
        self,
        node: ast.For | ast.AsyncFor | ast.While,
        body: Ends,
        is_endless: bool,
        block: Block,
        env: Frame | None,
    ) -> Task:
        found = body - _OF_LOOPS
        if BREAKS in body:
            found |= _GOES_ON
        return found if is_endless else found | (yield self.ends(node.orelse, block, env))

    def _of_with(self, node: ast.With | ast.AsyncWith, block: Block, env: Frame | None) -> Task:
        body: Ends = yield self.ends(node.body, block, env)
        return body | _GOES_ON if RAISES in body else body  # it may suppress the exception

    def _of_try(self, node: ast.Try, block: Block, env: Frame | None) -> Task:
        body: Ends = yield self.ends(node.body, block, env)
        found = body
        if FALLS in body and node.orelse:
            found = (body - _GOES_ON) | (yield self.ends(node.orelse, block, env))
        if node.handlers and (RAISES in body or FALLS not in body):
            found -= {RAISES}
            for handler in node.handlers:
                found |= yield self.ends(handler.body, block, env)
        last = yield self.ends(node.finalbody, block, env)
        return found | (last - _GOES_ON) if FALLS in last else last

    def _of_match(self, node: ast.Match, block: Block, env: Frame | None) -> Task:
        found: Ends = frozenset()
        for case in node.cases:
            answer = yield self._matches(node.subject, case, block, env)
            if answer is not FAILS:
                found |= yield self.ends(case.body, block, env)
            if answer is HOLDS:
                return found
        return found | _GOES_ON


def both(found: Truth, other: Truth) -> Truth:
    """Two conditions together; the way ends at one that something replaced decides."""
    if FAILS in (found, other) or REPLACED in (found, other):
        return FAILS
    return HOLDS if found is other is HOLDS else OPEN


_FORMS: dict[type[ast.stmt], Any] = {
    ast.Expr: Reached._of_call,
    ast.Assert: Reached._of_assert,
    ast.If: Reached._of_if,
    ast.While: Reached._of_while,
    ast.For: Reached._of_for,
    ast.AsyncFor: Reached._of_for,
    ast.With: Reached._of_with,
    ast.AsyncWith: Reached._of_with,
    ast.Match: Reached._of_match,
    **dict.fromkeys(TRIES, Reached._of_try),
}
