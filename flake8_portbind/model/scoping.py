"""Which bindings of a name can be seen from a place, by Python's scoping rules and the order of statements."""

from __future__ import annotations

import ast
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from flake8_portbind.model.module import Binding, Block, How, Position, Scope, position

LEAVES = (ast.Return, ast.Raise, ast.Break, ast.Continue)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
END: Position = (1 << 30, 0)  # behind everything in a file


def owner(name: str, block: Block) -> Scope | None:
    """The scope that a name belongs to when it is read in this block; None for a builtin or an unknown name."""
    scope: Scope | None = block.scope
    if block.scope.foreign.get(name):
        scope = block.scope.module.scope
        return scope if name in scope.names else None
    start = scope
    while scope is not None:
        if name in scope.names and (scope is start or not scope.is_class):
            return scope
        scope = scope.parent
    return None


class Way:
    """The bindings that can still hold at a place: the latest one, and the way on which the others lead to it.

    Places share the ways that they have in common, so that what is found out about one is known at all of them.

    Args:
        binding: the latest one.
        before: the way to it; None where it certainly replaces what was before, or nothing was.
    """

    __slots__ = ("before", "binding", "grows", "root")

    def __init__(self, binding: Binding, before: Way | None) -> None:
        self.binding = binding
        self.before = before
        self.root: Binding = before.root if before is not None else binding
        self.grows: bool = binding.how is How.AUGMENT or (before is not None and before.grows)

    def bindings(self) -> list[Binding]:
        """All of them, in source order."""
        found: list[Binding] = []
        way: Way | None = self
        while way is not None:
            found.append(way.binding)
            way = way.before
        found.reverse()
        return found


class Flow:
    """The ways on which the bindings of one name or attribute of a scope reach its blocks.

    Args:
        bindings: all of them, in source order.
        stops: whether what `+=` adds to is told with it, and not besides.
    """

    def __init__(self, bindings: Sequence[Binding], *, stops: bool = True) -> None:
        self.bindings = bindings
        self._stops = stops
        self._ways: dict[tuple[Block, int], Way | None] = {}
        self._all: Way | None = None

    @cached_property
    def past_growth(self) -> Flow:
        """The same, with those to whose value a later `+=` adds."""
        return Flow(self.bindings, stops=False)

    @cached_property
    def _direct(self) -> frozenset[tuple[ast.AST | None, str]]:
        """The branches whose run passes through a binding."""
        outermost = (_unconditional(binding.block) for binding in self.bindings if binding.how is not How.AUGMENT)
        return frozenset((block.header, block.branch) for block in outermost)

    def _always_binds(self, statement: ast.AST | None) -> bool:
        """Whether every way through a statement passes through a binding, or leads elsewhere."""
        while isinstance(statement, ast.If):
            if not self._binds(statement, "body"):
                return False
            if self._binds(statement, "orelse"):
                return True
            statement = statement.orelse[0] if len(statement.orelse) == 1 else None
        if not isinstance(statement, ast.Try) or not (
            self._binds(statement, "body") or self._binds(statement, "orelse")
        ):
            return False
        return all(self._binds(handler, "body") for handler in statement.handlers)

    def _binds(self, statement: ast.AST, branch: str) -> bool:
        body = getattr(statement, branch)
        return (statement, branch) in self._direct or (bool(body) and isinstance(body[-1], LEAVES))

    def all(self) -> Way | None:
        """The way on which every one of them is met."""
        if self._all is None:
            for binding in self.bindings:
                self._all = Way(binding, self._all)
        return self._all

    def to(self, block: Block, at: Position) -> tuple[Way, ...]:
        """The ways that lead to a place: those from above, and those around through loops.

        Args:
            block: a block of the scope.
            at: the position in it.
        """
        direct = self._way(block, bisect_right(self.bindings, at, key=_effective))
        found = [direct] if direct is not None else []
        for loop in block.loops:
            if direct is not None and direct.root.at >= _start(loop) and _holds(direct.root, loop, block):
                break  # each round assigns it anew
            around = self._way(loop, bisect_right(self.bindings, _end(loop), key=_place))
            if around is not None and around not in found and around.binding.at >= _start(loop):
                found.append(around)
        return tuple(found)

    def _way(self, block: Block, count: int) -> Way | None:
        """The way from the first so many bindings to the end of what they leave behind in a block."""
        bindings, known = self.bindings, self._ways
        passed: list[tuple[tuple[Block, int], Binding | None]] = []
        way: Way | None = None
        while count:
            binding = bindings[count - 1]
            while block.header is not None and block.parent is not None and _start(block) > binding.at:
                block = block.parent  # what stands above a statement holds in it as it does around it
            key = (block, count)
            if key in known:
                way = known[key]
                break
            if (before := _other_branch(binding, block)) is not None:
                passed.append((key, None))
                count = bisect_left(bindings, before, key=_place)
            elif isinstance(binding.node, ast.ExceptHandler) and not _is_around(binding.block, binding, block):
                passed.append((key, None))  # the name of a caught exception lives as long as its handler
                count -= 1
            elif (self._stops or binding.how is not How.AUGMENT) and _passes(binding, block):
                way = known[key] = Way(binding, None)
                break
            else:
                passed.append((key, binding))
                count -= 1
                whole = _statement_in(block, binding)
                is_first = whole is not None and count and _statement_in(block, bindings[count - 1]) is not whole
                if is_first and binding.how is not How.AUGMENT and self._always_binds(whole):
                    break
        for key, met in reversed(passed):
            way = known[key] = way if met is None else Way(met, way)
        return way


def flow(bindings: Sequence[Binding], scope: Scope, key: object) -> Flow:
    """The flow of the bindings that a scope has under a key."""
    known = scope.kept.get(key)
    if known is None or known.bindings is not bindings:
        known = scope.kept[key] = Flow(bindings)
    return known


def ways(flow: Flow, scope: Scope, block: Block, at: Position) -> tuple[Way, ...]:
    """The ways of the bindings whose value can still be there at a place.

    Args:
        flow: that of one name or attribute in its own scope.
        scope: the scope that they belong to.
        block: where the name is read.
        at: the position of the reading.
    """
    if isinstance(scope.node, COMPREHENSIONS):
        every = flow.all()
        return (every,) if every is not None else ()
    inner: Block | None = block
    while inner is not None and inner.scope is not scope:
        inner = inner.scope.block.parent
    if inner is None or (block.scope is not scope and not _is_inline(block.scope, scope)):
        inner, at = scope.block, END  # read later: what the scope leaves behind
    return flow.to(inner, at)


def reaching(bindings: Sequence[Binding], scope: Scope, block: Block, at: Position) -> list[Binding]:
    """The bindings whose value can still be there at a place, in source order from above, then around through loops.

    Args:
        bindings: all of one name or attribute in its own scope, in source order.
        scope: the scope that they belong to.
        block: where the name is read.
        at: the position of the reading.
        past_growth: whether those are wanted, too, to whose value a later `+=` adds.
    """
    return bindings_of(ways(Flow(bindings), scope, block, at))


def bindings_of(several: Iterable[Way]) -> list[Binding]:
    """The bindings on some ways, each once."""
    return list(dict.fromkeys(binding for way in several for binding in way.bindings()))


def sole(scope: Scope, name: str, block: Block, at: Position) -> Binding | None:
    """The only binding of a name whose value can still be there at a place; None where there are others or none."""
    found = ways(flow(scope.names[name], scope, name), scope, block, at)
    return found[0].binding if len(found) == 1 and found[0].before is None else None


def _is_inline(inner: Scope, scope: Scope) -> bool:
    """Whether the inner scope runs where it stands: a comprehension of the outer one."""
    walk: Scope | None = inner
    while walk is not None and walk is not scope:
        if walk.is_function or walk.is_class:
            return False
        walk = walk.parent
    return walk is scope


def _effective(binding: Binding) -> Position:
    """From where on a binding holds: an assignment's own right side still sees the old value."""
    node = binding.node
    if binding.how in (How.ASSIGN, How.AUGMENT) and isinstance(
        node, (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.NamedExpr)
    ):
        return (node.end_lineno or node.lineno, node.end_col_offset or 0)
    return binding.at


def _place(binding: Binding) -> Position:
    return binding.at


def _start(block: Block) -> Position:
    """Where the statement begins that a block is a body of."""
    return _position(block.header)


def _first(block: Block) -> Position:
    """Where the first statement begins of a block that is a body of another statement."""
    return _position(getattr(block.header, block.branch)[0])


def _position(node: Any) -> Position:
    return position(node.pattern if isinstance(node, ast.match_case) else node)


def _end(loop: Block) -> Position:
    """Where the body of a loop ends."""
    last = loop.header.body[-1]  # type: ignore[union-attr]
    return (last.end_lineno or last.lineno, last.end_col_offset or 0)


def _other_branch(binding: Binding, block: Block) -> Position | None:
    """Where the body of an `if` begins that holds a binding, while the block is its other branch; None elsewhere."""
    header = block.header
    if not isinstance(header, ast.If) or block.branch != "orelse":
        return None
    body = position(header.body[0])
    return body if body <= binding.at < position(header.orelse[0]) else None


def _statement_in(block: Block, binding: Binding) -> ast.AST | None:
    """The statement of a block that holds a binding; None for one that stands elsewhere, or in the block itself."""
    step, inner = binding.block, None
    while step is not block and step.parent is not None and step.scope is block.scope:
        inner, step = step, step.parent
    return inner.header if step is block and inner is not None else None


def _unconditional(block: Block) -> Block:
    """The outermost block that is passed through whenever this one is."""
    while not block.conditional and block.header is not None and block.parent is not None:
        block = block.parent
    return block


def _passes(binding: Binding, block: Block) -> bool:
    """Whether whoever comes to a block has passed through a binding that stands in it, or in its statement, before."""
    outer = binding.block
    while outer is not block and not outer.conditional and outer.header is not None and outer.parent is not None:
        outer = outer.parent
    return outer is block or _is_around(outer, binding, block)


def _is_around(outer: Block, binding: Binding, block: Block) -> bool:
    """Whether the block of a binding is this one, or lies around it.

    What stands behind the first statement of a block stands in it, and in nothing around it that is nearer.
    """
    if outer is block:
        return True
    return (block.header is None or binding.at < _first(block)) and outer in block.outwards()


def _holds(binding: Binding, loop: Block, block: Block) -> bool:
    """Whether each round of a loop passes through a binding before it comes to a block of it."""
    outer = _unconditional(binding.block)
    return outer in block.outwards() and loop in outer.outwards()


def leaves(loop: ast.For | ast.AsyncFor) -> bool:
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
