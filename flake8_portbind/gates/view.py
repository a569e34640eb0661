"""Can one file lead to a listener at all? What it names, together with what the files name that it can see.

Why this can't lose a finding: whatever is reported rests on a row of the catalogue, on an environment variable, or on a
call that tells by itself that it listens. A row is reached through names: of its library, in an import, and its own
last part, behind a dot, in an import, or in the text that `getattr` takes; for a function or class also of the modules
between them. Each stands in the linted file or in a file of the project that this one reaches through imports or
pytest's rules, and all those are looked at here, where the linted file uses any. A row of what starts a child needs,
besides, a text that says what is started or an option for its port; one of a client, a text with the address of this
machine. What another file names is told from its text, as far as that tells all of it.
"""

from __future__ import annotations

import ast
import os
import re
import sys
import tokenize
from collections import OrderedDict
from collections.abc import Container, Iterable, Iterator, Set
from functools import cache
from pathlib import Path
from typing import TypeAlias

from flake8_portbind.binds import conventions
from flake8_portbind.catalogue.lookup import Catalogue
from flake8_portbind.catalogue.schema import Reach
from flake8_portbind.catalogue.spawners import CLI_RUNNERS, COMMAND_LIBRARIES, ENTRY_POINTS, PROGRAM_OF, SPAWNERS
from flake8_portbind.gates import command_words
from flake8_portbind.gates.outline import Import, Outline, outline, roots_of
from flake8_portbind.gates.sketch import sketch
from flake8_portbind.model.neighbours import LARGEST, Neighbours, Stamp, stamp

MOST_FILES = 300  # that are looked at for one; a file that sees more is taken to lead to a listener
MOST_KEPT = 1_000  # outlines in one process

# What is imported from these is a program.
_PROGRAMS = frozenset(name.partition(".")[0] for name in COMMAND_LIBRARIES)
# By these a module is named in a text.
_IN_TEXTS = frozenset(("import_module", "importorskip", "pytest_plugins"))
_DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")


class Names:
    """What has to be named for anything of the catalogue to be reached.

    Attributes:
        listening: by the top-level name of a library, the last parts of its listeners' names.
        spawning: the same of what starts a child or carries out a command line.
        dialling: the same of clients.
        alone: names that count whatever is imported.
        given: what pytest hands out without an import.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        servers = (
            name
            for name in catalogue.bases
            if any(
                cls in catalogue.listeners and catalogue.listeners[cls].reach is Reach.CLASS
                for cls in catalogue.line(name)
            )
        )
        leads: dict[str, set[str]] = {}
        for name, other in (*catalogue.returns.items(), *catalogue.bases.items(), *catalogue.aliases.items()):
            leads.setdefault(_root(name), set()).add(_root(other))
        self.listening = _by_root((*catalogue.listeners, *servers), leads)
        self.spawning = _by_root((*SPAWNERS, *ENTRY_POINTS, *CLI_RUNNERS), leads)
        self.dialling = _by_root(catalogue.clients, leads)
        self.alone: set[str] = {name for name in catalogue.listeners if "." not in name} | catalogue.variables.keys()
        self.alone.add("ProcessStarter")  # of pytest-xprocess
        self.given = frozenset(name for name in catalogue.returns if "." not in name)


def _root(name: str) -> str:
    return name.partition(".")[0]


# By a library's top-level name and the last part of a row's, what else has to be named for each such row.
_Rows: TypeAlias = "dict[str, dict[str, list[frozenset[str]]]]"


def _by_root(rows: Iterable[str], leads: dict[str, set[str]]) -> _Rows:
    own: _Rows = {}
    for name in rows:
        if "." in name:
            around, _, last = name.rpartition(".")
            # The class of an object need not be named where a method is called on it; pytest, which nearly all tests
            # import, hands out objects by the names of its fixtures.
            of_object = around.rpartition(".")[2][:1].isupper() and _root(name) != "pytest"
            needed = () if of_object else around.split(".")[1:]
            own.setdefault(_root(name), {}).setdefault(last, []).append(frozenset(needed))
    return {root: own.get(root, {}) | _handed_out(root, own, leads) for root in own.keys() | leads.keys()}


def _handed_out(root: str, own: _Rows, leads: dict[str, set[str]]) -> dict[str, list[frozenset[str]]]:
    """The names of what can be done with the objects of other libraries that a library hands out."""
    seen, todo = {root}, [root]
    while todo:
        fresh = leads.get(todo.pop(), set()) - seen
        seen |= fresh
        todo += fresh
    return {last: [frozenset()] for other in seen - {root} for last in own.get(other, ())}


def _are_said(known: _Rows, roots: Iterable[str], names: Set[str]) -> bool:
    """Whether a library and something of it are both named."""
    return any(
        needed <= names
        for root in roots
        if root in known
        for last in known[root].keys() & names
        for needed in known[root][last]
    )


@cache
def names_of(catalogue: Catalogue) -> Names:
    """The names that matter, made once for each catalogue."""
    return Names(catalogue)


def may_lead(tree: ast.Module, neighbours: Neighbours, catalogue: Catalogue) -> bool:
    """Whether anything that a file names can lead to a listener.

    Args:
        tree: the parsed file; it is not changed.
        neighbours: where the file stands.
        catalogue: what is known about libraries.
    """
    known = names_of(catalogue)
    roots: set[str] = set()
    names: set[str] = set()
    words: set[str] = set()
    own = outline(tree)
    seen: set[str] = {str(neighbours.path)}
    todo = [(str(neighbours.path), own)]
    configured = False
    files = 0
    while todo:
        path, said = todo.pop()
        words |= said.words
        names |= said.names | said.texts if "getattr" in said.names else said.names
        roots |= {*roots_of(_imports(said)), neighbours.outermost(path), *(known.given & said.names)}
        configured = configured or said.configured
        if said.says_so or not known.alone.isdisjoint(said.names | said.texts):
            return True
        if _are_said(known.listening, roots, names):
            return True
        for other in _seen_from(path, said, neighbours) if neighbours.follow and own.leads_out else ():
            if other not in seen:
                seen.add(other)
                found = KEPT.read(other) if neighbours.holds(other) else None
                if found is not None:
                    files += 1
                    todo.append((other, found))
        if files > MOST_FILES:
            return True
    if {"getsockname", "bind"} <= own.names or not roots.isdisjoint(_PROGRAMS):
        return True
    if configured and not conventions.CONFIGURATION_KEYS.isdisjoint(words):
        return True
    if command_words.LOOPBACK in words and _are_said(known.dialling, roots, own.names):
        return True
    if not _are_said(known.spawning, roots, names):
        return False
    return command_words.may_start(words, _programs(roots, names), own_listeners=bool(catalogue.configured))


def _programs(roots: Container[str], names: Container[str]) -> Iterator[str]:
    """The programs that are started without a text that names them."""
    for function, program in PROGRAM_OF.items():
        if function.rpartition(".")[2] in names:
            yield program
    for row in ENTRY_POINTS.values():
        if _root(row.name) in roots and row.name.rpartition(".")[2] in names:
            yield row.program


def _seen_from(path: str, said: Outline, neighbours: Neighbours) -> tuple[str, ...]:
    """The paths of the files that a file may take names from; not all of them exist."""
    found: dict[str, None] = {}
    home = os.path.dirname(path)
    folder, root = home, str(neighbours.root)
    while True:
        found[f"{folder}/conftest.py"] = None
        if folder == root or folder == os.path.dirname(folder):
            break
        folder = os.path.dirname(folder)
    for dotted, level, names in _imports(said):
        parts = dotted.split(".") if dotted else []
        if level:
            base = home
            for _ in range(level - 1):
                base = os.path.dirname(base)
            bases = [base]
        elif parts and parts[0] not in sys.stdlib_module_names:
            bases = [str(folder) for folder in neighbours.bases_of(Path(home), parts[0])]
        else:
            continue
        for at in bases:
            if not parts:
                found[f"{at}/__init__.py"] = None
            for part in parts:
                at = f"{at}/{part}"
                found.update({f"{at}.py": None, f"{at}/__init__.py": None})
            # A package's module may be read as its attribute, without an import of its own.
            packages = [at] if not names else []
            for name in names:
                found[f"{at}/{name}.py"] = None
                packages.append(f"{at}/{name}")
            for package in packages:
                for name in _entries(package) & said.names if neighbours.encloses(package) else ():
                    found.update({f"{package}/{name}.py": None, f"{package}/{name}/__init__.py": None})
    return tuple(found)


def _imports(said: Outline) -> tuple[Import, ...]:
    """What a file imports, by statements or by a call that is given a module's name."""
    if _IN_TEXTS.isdisjoint(said.names):
        return said.imports
    return said.imports + tuple(Import(name, 0) for name in said.texts if _DOTTED.fullmatch(name))


def _entries(folder: str) -> set[str]:
    """The names of the modules in a folder."""
    try:
        return {entry.removesuffix(".py") for entry in os.listdir(folder)}
    except OSError:
        return set()


class _Seen:
    """One other file.

    Attributes:
        state: of the file.
        said: what it names; None where it cannot be read or parsed.
    """

    __slots__ = ("said", "state")

    def __init__(self, state: Stamp, said: Outline | None) -> None:
        self.state = state
        self.said = said


class _Kept:
    """The outlines of other files, read again when the file on disk has changed."""

    def __init__(self) -> None:
        self._seen: OrderedDict[str, _Seen] = OrderedDict()

    def read(self, path: str) -> Outline | None:
        """What a file names; None where it cannot be read or parsed."""
        seen = self._of(path)
        return seen.said if seen is not None else None

    def _of(self, path: str) -> _Seen | None:
        state = stamp(path)
        if state is None:
            return None
        seen = self._seen.get(path)
        if seen is not None and seen.state == state:
            self._seen.move_to_end(path)
            return seen
        seen = self._seen[path] = _Seen(state, _read(path) if state[1] <= LARGEST else None)
        while len(self._seen) > MOST_KEPT:
            self._seen.popitem(last=False)
        return seen


def _read(path: str) -> Outline | None:
    try:
        text = _text(path)
        return sketch(text) or outline(ast.parse(text))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _text(path: str) -> str:
    try:
        with tokenize.open(path) as file:
            return file.read()
    except (OSError, SyntaxError, ValueError):
        return ""


KEPT = _Kept()
