"""The names that a listener is reached by, for the libraries that are in view."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from flake8_portbind.catalogue.lookup import Catalogue
from flake8_portbind.catalogue.spawners import CLI_RUNNERS, COMMAND_LIBRARIES, ENTRY_POINTS, SPAWNERS
from flake8_portbind.model.uses import variable

PROGRAM_LIBRARIES = frozenset(name.partition(".")[0] for name in COMMAND_LIBRARIES)  # what they hold are programs


class Vocabulary:
    """What has to be named for anything of the catalogue to be reached.

    Args:
        catalogue: what is known about libraries.

    Attributes:
        given: what pytest hands out without an import, by name.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._listening = _by_root((*catalogue.listeners, *catalogue.bases, *SPAWNERS, *ENTRY_POINTS, *CLI_RUNNERS))
        self._leads: dict[str, set[str]] = {}
        for name, other in (*catalogue.returns.items(), *catalogue.bases.items(), *catalogue.aliases.items()):
            self._leads.setdefault(_root(name), set()).add(_root(other))
        self.given = frozenset(name for name in (*catalogue.returns, *catalogue.listeners) if "." not in name)
        self.roots = self._listening.keys() | self._leads.keys() | self.given
        self._words: dict[frozenset[str], frozenset[str]] = {}

    def words(self, roots: Iterable[str]) -> frozenset[str]:
        """The last parts of the names of everything that these libraries, and those whose objects they hand out, have.

        Args:
            roots: top-level names of libraries, and names that pytest hands something out by.
        """
        key = frozenset(roots) & self.roots
        if key not in self._words:
            seen = set(key)
            todo = list(key)
            while todo:
                fresh = self._leads.get(todo.pop(), set()) - seen
                seen |= fresh
                todo += fresh
            found = {word for root in seen for word in self._listening.get(root, ())}
            self._words[key] = frozenset(found | (key & self.given) | set(map(variable, key & self.given)))
        return self._words[key]


def _root(name: str) -> str:
    return name.partition(".")[0]


def _by_root(rows: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name in rows:
        if "." in name:
            found.setdefault(_root(name), set()).add(name.rpartition(".")[2])
    return found


@cache
def vocabulary_of(catalogue: Catalogue) -> Vocabulary:
    """The names that matter, made once for each catalogue."""
    return Vocabulary(catalogue)
