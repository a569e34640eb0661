"""What a file names: its identifiers, its imports, and whether one of its calls says by itself that it listens.

One walk that makes nothing but two sets and a list; it stands for the whole model where that is not needed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from flake8_portbind.binds import conventions
from flake8_portbind.catalogue import containers
from flake8_portbind.gates import command_words
from flake8_portbind.model.harmless import is_harmless
from flake8_portbind.model.module import last_name
from flake8_portbind.model.nodes import inside


class Import(NamedTuple):
    """One import statement, or one name of it.

    Args:
        dotted: the module, without leading dots.
        level: how many leading dots there are.
        names: what is imported from it; empty for a module itself.
    """

    dotted: str
    level: int
    names: tuple[str, ...] = ()


class Outline(NamedTuple):
    """What a file names.

    Args:
        names: all identifiers that are read, imported, or taken as an argument.
        texts: the short ones, which may name something, but no docstrings.
        words: those of its texts that command lines, addresses and configuration are made of.
        imports: in no order.
        says_so: whether a callee's own name, with what it is given, tells that it listens.
        configured: whether a callee's name tells that it may be given what to listen on in a dict.
        leads_out: whether something of another file may be called, inherited, overridden or changed.
    """

    names: frozenset[str]
    texts: frozenset[str]
    words: frozenset[str]
    imports: tuple[Import, ...]
    says_so: bool
    configured: bool
    leads_out: bool


MOST_NAMES = 10_000  # of which it is remembered what they may be
LONGEST = 80  # characters of a text that may be a name


def outline(tree: ast.Module) -> Outline:
    """What a file names.

    Args:
        tree: the parsed file; it is not changed.
    """
    names: set[str] = set()
    texts: list[str] = []
    words: set[str] = set()
    imports: list[Import] = []
    says_so = configured = leads_out = False
    called: set[str] = set()
    defined: set[str] = set()
    given: set[str] = set()  # names that are not, or not only, those of definitions here
    todo: list[ast.AST] = [tree]
    # The types are told apart by identity, and the commonest come first: this runs for every node of a file.
    while todo:
        node = todo.pop()
        kind = type(node)
        if kind is ast.Name:
            names.add(node.id)  # type: ignore[attr-defined]
        elif kind is ast.Attribute:
            names.add(node.attr)  # type: ignore[attr-defined]
            todo.append(node.value)  # type: ignore[attr-defined]
            if type(node.ctx) is ast.Store and not _is_own(node.value):  # type: ignore[attr-defined]
                leads_out = True
        elif kind is ast.Constant:
            if type(node.value) is str:  # type: ignore[attr-defined]
                texts.append(node.value)  # type: ignore[attr-defined]
        elif kind is ast.Expr:
            if type(node.value) is not ast.Constant:  # type: ignore[attr-defined]
                todo.append(node.value)  # type: ignore[attr-defined]
        elif kind is ast.Import:
            for alias in node.names:  # type: ignore[attr-defined]
                imports.append(Import(alias.name, 0))
                names.update(alias.name.split("."))
        elif kind is ast.ImportFrom:
            taken = tuple(alias.name for alias in node.names)  # type: ignore[attr-defined]
            imports.append(Import(node.module or "", node.level, taken))  # type: ignore[attr-defined]
            names.update(taken)
            if node.module:  # type: ignore[attr-defined]
                names.update(node.module.split("."))  # type: ignore[attr-defined]
            given.update(alias.asname or alias.name for alias in node.names)  # type: ignore[attr-defined]
        else:
            if kind is ast.Call:
                says_so = says_so or _says_so(node)  # type: ignore[arg-type]
                function = node.func  # type: ignore[attr-defined]
                configured = configured or conventions.takes_configuration(last_name(function))
                if type(function) is ast.Name:
                    called.add(function.id)
                elif type(function) is ast.Attribute and _is_own(function.value):
                    called.add(function.attr)
                else:
                    leads_out = leads_out or not is_harmless(last_name(function), ())
            elif kind is ast.arg or kind is ast.keyword:
                if node.arg is not None:  # type: ignore[attr-defined]
                    names.add(node.arg)  # type: ignore[attr-defined]
                    given.add(node.arg)  # type: ignore[attr-defined]
                    if node.arg in conventions.CONFIGURATION_KEYS:  # type: ignore[attr-defined]
                        words.add(node.arg)  # type: ignore[attr-defined]
            elif kind is ast.FunctionDef or kind is ast.AsyncFunctionDef or kind is ast.ClassDef:
                defined.add(node.name)  # type: ignore[attr-defined]
                leads_out = leads_out or bool(getattr(node, "bases", ()))
            todo += inside(node)
    # A fixture may override one that a server of another file asks for.
    leads_out = leads_out or any(name.endswith("fixture") for name in names)
    leads_out = leads_out or any(
        name in given or name not in defined for name in called if name in defined or not is_harmless(name, ())
    )
    short = frozenset(text for text in texts if len(text) <= LONGEST)
    words |= command_words.words_of(texts)
    return Outline(frozenset(names), short, frozenset(words), tuple(imports), says_so, configured, leads_out)


def _is_own(node: ast.expr) -> bool:
    """Whether an expression is, by its name, the object that a method belongs to."""
    return type(node) is ast.Name and node.id in ("self", "cls")


@lru_cache(maxsize=MOST_NAMES)
def may_say_so(name: str) -> bool:
    """Whether a call of this name may look like a server's that no table knows."""
    return (
        conventions.LISTENS.fullmatch(name) is not None
        or conventions.RUNS.fullmatch(name) is not None
        or name in ("create", *containers.METHODS)
    )


def _says_so(call: ast.Call) -> bool:
    """Whether a call looks like a server's that no table knows."""
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if not may_say_so(name) or not (call.args or call.keywords):
        return False
    return (
        conventions.listener(call, function) is not None
        or (isinstance(function, ast.Attribute) and conventions.runs_something(call, name))
        or containers.row(function) is not None
    )


def roots_of(imports: tuple[Import, ...]) -> Iterator[str]:
    """The top-level names of all imports, and what is imported from somewhere: it may be a library handed on."""
    for dotted, level, names in imports:
        if not level:
            yield dotted.partition(".")[0]
        yield from names
