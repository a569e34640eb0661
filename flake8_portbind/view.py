"""Can one file lead to a listener at all? What it names, together with what the files name that it can see.

Why this can't lose a finding: whatever is reported rests on a row of the catalogue, on an environment variable, or on a
call that tells by itself that it listens. A row is reached through names: of its library, in an import, and its own
last part, behind a dot, in an import, or in the text that `getattr` takes; for a function or class also of the modules
between them. Each stands in the linted file or in a file of the project that this one reaches through imports or
pytest's rules, and all those are looked at here, where the linted file uses any. A row of what starts a child needs,
besides, a text that says what is started or an option for its port; one of a client, a text with the address of this
machine.
"""

from __future__ import annotations

import ast
import os
import re
import sys
import tokenize
from collections import OrderedDict
from collections.abc import Iterable, Set
from functools import cache
from pathlib import Path
from typing import TypeAlias

from flake8_portbind import configuration
from flake8_portbind.catalogue.lookup import Catalogue
from flake8_portbind.catalogue.schema import Reach
from flake8_portbind.catalogue.spawners import CLI_RUNNERS, COMMAND_LIBRARIES, ENTRY_POINTS, SPAWNERS
from flake8_portbind.containers import COMMANDS
from flake8_portbind.forwards import READERS
from flake8_portbind.neighbours import LARGEST, Neighbours, Stamp, stamp
from flake8_portbind.outline import Import, Outline, outline, roots_of

MOST_FILES = 100  # that are looked at for one; a file that sees more is taken to lead to a listener
MOST_KEPT = 1_000  # outlines in one process

# What is imported from these is a program.
_PROGRAMS = frozenset(name.partition(".")[0] for name in COMMAND_LIBRARIES)
# By these a module is named in a text.
_IN_TEXTS = frozenset(("import_module", "importorskip", "pytest_plugins"))
_DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
# Without these, nobody dials the machine itself.
_LOOPBACK = re.compile(r"localhost|127|::1", re.IGNORECASE)
_COMMAND = r"-[\w.-]*port\b|bind|listen|http[-_]address|docker|podman|nerdctl|[\"']-l?c\b|\s-l?c\s"


class Names:
    """What has to be named for anything of the catalogue to be reached.

    Attributes:
        listening: by the top-level name of a library, the last parts of its listeners' names.
        spawning: the same of what starts a child or carries out a command line.
        dialling: the same of clients.
        alone: names that count whatever is imported.
        given: what pytest hands out without an import.
        commands: finds in a text what a command line that listens has somewhere.
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
        launchers = "|".join(sorted(map(re.escape, (*catalogue.launchers, *READERS, *COMMANDS)), key=len))
        self.commands = re.compile(rf"{_COMMAND}|\b(?:{launchers})\b", re.IGNORECASE)


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


def may_lead(tree: ast.Module, text: str, neighbours: Neighbours, catalogue: Catalogue) -> bool:
    """Whether anything that a file names can lead to a listener.

    Args:
        tree: the parsed file; it is not changed.
        text: its source.
        neighbours: where the file stands.
        catalogue: what is known about libraries.
    """
    known = names_of(catalogue)
    roots: set[str] = set()
    names: set[str] = set()
    own = outline(tree)
    seen: set[str] = {str(neighbours.path)}
    others: list[str] = []
    todo = [(str(neighbours.path), own)]
    configured = False
    while todo:
        path, said = todo.pop()
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
                    others.append(other)
                    todo.append((other, found))
        if len(others) > MOST_FILES:
            return True
    if {"getsockname", "bind"} <= own.names or not roots.isdisjoint(_PROGRAMS):
        return True
    says_key = configuration.SAYS_KEY
    if configured and (says_key.search(text) or any(KEPT.has(other, says_key) for other in others)):
        return True
    if _are_said(known.dialling, roots, own.names) and (
        _has_text(tree, text, _LOOPBACK) or _any_says(_LOOPBACK, others)
    ):
        return True
    return _are_said(known.spawning, roots, names) and (
        _has_text(tree, text, known.commands) or _any_says(known.commands, others)
    )


def _has_text(tree: ast.Module, source: str, pattern: re.Pattern[str]) -> bool:
    """Whether a pattern is found in a text of a file that is no docstring."""
    if pattern.search(source) is None:
        return False
    said: set[str] = set()
    shown: set[ast.AST] = set()  # statements that are a text alone
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            shown.add(node.value)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in shown:
            said.add(node.value)
    # The pattern knows options by the quotation marks around them.
    return any(pattern.search(f'"{one}"') for one in said)


def _any_says(pattern: re.Pattern[str], others: Iterable[str]) -> bool:
    """The same for a text of any other file."""
    return any(KEPT.says(path, pattern) for path in others)


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
        has: whether a pattern was found in it.
        says: whether a pattern was found in one of its texts.
    """

    __slots__ = ("has", "said", "says", "state")

    def __init__(self, state: Stamp, said: Outline | None) -> None:
        self.state = state
        self.said = said
        self.has: dict[re.Pattern[str], bool] = {}
        self.says: dict[re.Pattern[str], bool] = {}


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

    def has(self, path: str, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern is found anywhere in a file."""
        seen = self._of(path)
        if seen is None:
            return False
        if pattern not in seen.has:
            seen.has[pattern] = pattern.search(_text(path)) is not None
        return seen.has[pattern]

    def says(self, path: str, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern is found in a text of a file that is no docstring."""
        seen = self._of(path)
        if seen is None:
            return False
        if pattern not in seen.says:
            source = _text(path)
            tree = _parsed(source) if pattern.search(source) is not None else None
            seen.says[pattern] = tree is not None and _has_text(tree, source, pattern)
        return seen.says[pattern]


def _read(path: str) -> Outline | None:
    tree = _parsed(_text(path))
    return outline(tree) if tree is not None else None


def _parsed(source: str) -> ast.Module | None:
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _text(path: str) -> str:
    try:
        with tokenize.open(path) as file:
            return file.read()
    except (OSError, SyntaxError, ValueError):
        return ""


KEPT = _Kept()
