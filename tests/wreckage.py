"""Programs that nobody would write: real files with parts dropped, doubled and swapped, and names that all mix up."""

from __future__ import annotations

import ast
import copy
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from random import Random

TRIES = 5  # at a change that leaves something which is no Python

# The names that generated programs get: few enough to meet each other, and the analysis knows most of them.
WORDS = (
    "socket", "bind", "create_server", "uvicorn", "run", "Server", "start", "port", "PORT", "host", "address", "self",
    "request", "param", "pytest", "fixture", "patch", "environ", "subprocess", "Popen", "args", "kwargs", "C", "D", "f",
    "g", "x", "y",
)  # fmt: skip
PORTS = (8123, 0, "8123", "localhost:8123", "uvicorn x:app --port 8123", None, True, -1)


def parse(source: str) -> ast.Module | None:
    """The tree of a source; None where it is no Python. The parser's warnings are no concern of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(source)
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            return None


def unparse(tree: ast.Module) -> str | None:
    """A source of this tree; None where there is none, since changes can make a tree that nothing is parsed to."""
    try:
        source = ast.unparse(tree)
        source.encode()
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return source if parse(source) is not None else None


def with_changed_lines(source: str, random: Random) -> str:
    """The source with some lines dropped, doubled or swapped; as it was where nothing of this can be parsed."""
    for _ in range(TRIES):
        lines = source.splitlines(keepends=True)
        for _ in range(random.randint(1, 6)):
            if not lines:
                break
            one, other = random.randrange(len(lines)), random.randrange(len(lines))
            change = random.choice(("drop", "double", "swap"))
            if change == "drop":
                del lines[one]
            elif change == "double":
                lines.insert(other, lines[one])
            else:
                lines[one], lines[other] = lines[other], lines[one]
        changed = "".join(lines)
        if parse(changed) is not None:
            return changed
    return source


def with_changed_nodes(source: str, random: Random) -> str:
    """The source with some statements and expressions dropped, doubled or swapped; as it was where that can't be."""
    for _ in range(TRIES):
        tree = parse(source)
        assert tree is not None
        for _ in range(random.randint(1, 6)):
            random.choice((_change_statements, _change_statements, _swap_expressions, _change_items))(tree, random)
        changed = unparse(tree)
        if changed is not None:
            return changed
    return source


def _lists(tree: ast.Module, kind: type[ast.AST]) -> list[list[ast.AST]]:
    """The lists in the tree of this kind of nodes, those that are not empty."""
    return [
        value
        for node in ast.walk(tree)
        for _, value in ast.iter_fields(node)
        if isinstance(value, list) and value and isinstance(value[0], kind)
    ]


def _change_statements(tree: ast.Module, random: Random) -> None:
    blocks = _lists(tree, ast.stmt)
    if not blocks:
        return
    one, other = random.choice(blocks), random.choice(blocks)
    index, place = random.randrange(len(one)), random.randrange(len(other))
    change = random.choice(("drop", "double", "swap"))
    if change == "drop":
        one[index : index + 1] = [] if len(one) > 1 else [ast.Pass()]
    elif change == "double":
        other.insert(place, copy.deepcopy(one[index]))
    else:
        one[index], other[place] = copy.deepcopy(other[place]), copy.deepcopy(one[index])


def _change_items(tree: ast.Module, random: Random) -> None:
    """Drop or double one of several arguments, elements, keywords, decorators, names of an import and so on."""
    found = [each for kind in (ast.expr, ast.keyword, ast.alias, ast.arg, ast.withitem) for each in _lists(tree, kind)]
    if not found:
        return
    items = random.choice(found)
    index = random.randrange(len(items))
    if random.random() < 0.5:
        del items[index]
    else:
        items.insert(random.randrange(len(items)), copy.deepcopy(items[index]))


def _swap_expressions(tree: ast.Module, random: Random) -> None:
    slots = list(_expressions(tree))
    if not slots:
        return
    (first, put_first), (second, put_second) = random.choice(slots), random.choice(slots)
    put_first(copy.deepcopy(second))
    put_second(copy.deepcopy(first))


def _expressions(tree: ast.Module) -> Iterator[tuple[ast.expr, Callable[[ast.expr], None]]]:
    """The expressions that are read, each with what puts another into its place."""
    for node in ast.walk(tree):
        for name, value in ast.iter_fields(node):
            if isinstance(value, list):
                for index, item in enumerate(value):
                    yield from _slot(item, partial(value.__setitem__, index))
            else:
                yield from _slot(value, partial(setattr, node, name))


def _slot(node: object, put: Callable[[ast.expr], None]) -> Iterator[tuple[ast.expr, Callable[[ast.expr], None]]]:
    if isinstance(node, ast.expr) and isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        yield node, put


class _Tempting(ast.NodeTransformer):
    """Gives all names the same few words, and makes ports of constants and listeners of expression statements."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.words: dict[str, str] = {}

    def word(self, name: str) -> str:
        return self.words.setdefault(name, self.random.choice(WORDS))

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        for field in ("id", "attr", "arg", "name", "asname", "rest"):
            name = getattr(node, field, None)
            if isinstance(name, str):
                setattr(node, field, ".".join(map(self.word, name.split("."))))
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            node.names = list(map(self.word, node.names))
        if isinstance(node, ast.keyword) and node.arg is not None and self.random.random() < 0.5:
            node.arg = "port"
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return ast.Constant(self.random.choice(PORTS)) if self.random.random() < 0.8 else node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        self.generic_visit(node)
        text = self.random.choice(("socket.create_server(('', _))", "uvicorn.run(x, port=_)", "subprocess.run(_)"))
        call = ast.parse(text, mode="eval").body
        for parent in ast.walk(call):
            for name, value in ast.iter_fields(parent):
                if isinstance(value, ast.Name) and value.id == "_":
                    setattr(parent, name, node.value)
                elif isinstance(value, list):
                    value[:] = [node.value if isinstance(item, ast.Name) and item.id == "_" else item for item in value]
        return ast.Expr(call)


def grafted(source: str, host: str, random: Random) -> str:
    """A file with the statements and expressions of another program put into it, under names that it may know."""
    scion, tree = parse(source), parse(host)
    assert scion is not None
    assert tree is not None
    _Tempting(random).visit(scion)
    expressions = [node for node, _ in _expressions(scion)]
    for node in random.sample(expressions, min(3, len(expressions))):
        _, put = random.choice(list(_expressions(tree)))
        put(copy.deepcopy(node))
    for statement in scion.body:
        block = random.choice(_lists(tree, ast.stmt))
        block.insert(random.randrange(len(block) + 1), statement)
    changed = unparse(tree)
    return host if changed is None else changed
