"""The words of a file's texts that a command line which listens, or an address of this machine, is made of.

Whatever else stands around them: a program may be named in one file, and its subcommand or its options in another. So
these words are collected from all texts that are no docstrings, and then taken together.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Set
from functools import cache

from flake8_portbind import configuration, conventions
from flake8_portbind.catalogue.launchers import LAUNCHERS
from flake8_portbind.catalogue.lookup import catalogue_with
from flake8_portbind.catalogue.schema import Launcher
from flake8_portbind.catalogue.variables import VARIABLES
from flake8_portbind.containers import COMMANDS
from flake8_portbind.forwards import READERS

# Marks that stand for many spellings; no word has a space.
OPTION, IMPORT, LISTENER, LOOPBACK = "an option", "an import", "a listener", "a loopback address"

_WORD = re.compile(r"[^\s'\"=;&|()<>,:/\\]+")
# Options that say by themselves, whatever the program, that something listens on their value.
_LISTENS = frozenset(
    ("listen", "bind", "bind-addr", "bind-address", "listen-addr", "listen-address", "http-address", "port")
)
_THIS_MACHINE = re.compile(r"localhost|127|::1", re.IGNORECASE)
_NAME = re.compile(r"\w+")
_SHELL_TEXT = "-c"


@cache
def _launchers() -> dict[str, list[Launcher]]:
    """The launchers by each name that they go by."""
    found: dict[str, list[Launcher]] = {}
    for launcher in LAUNCHERS:
        for name in (launcher.name, *launcher.aliases):
            found.setdefault(name, []).append(launcher)
    return found


@cache
def _listeners() -> frozenset[str]:
    """The last parts of the names of all listeners."""
    return frozenset(name.rpartition(".")[2] for name in catalogue_with().listeners)


# What tells by itself that something listens, or passes a port on.
_ALONE = frozenset((OPTION, *COMMANDS, *READERS, *(row.name for row in VARIABLES)))


@cache
def _known() -> frozenset[str]:
    """All words that matter."""
    found = {_SHELL_TEXT, *_ALONE, *_launchers(), *configuration.KEYS}
    for launcher in LAUNCHERS:
        found.update(launcher.subcommand, launcher.ports, launcher.endpoints)
    return frozenset(found)


def words_of(text: str) -> Iterator[str]:
    """The words of a text that matter, and marks for what is spelled in many ways."""
    for word in _WORD.findall(text):
        if word in _known():
            yield word
        if word[0] == "-":
            if word[:2] in _known():
                yield word[:2]  # `-p8000`
            if _is_option(word.lower().lstrip("-").replace("_", "-")):
                yield OPTION
    if "import" in text:
        yield IMPORT
    if "(" in text and any(
        name in _listeners() or conventions.LISTENS.fullmatch(name) is not None for name in _NAME.findall(text)
    ):
        yield LISTENER
    if _THIS_MACHINE.search(text) is not None:
        yield LOOPBACK


def _is_option(name: str) -> bool:
    return name in _LISTENS or name.endswith("-port")


def may_start(words: Set[str], programs: Iterable[str], *, own_listeners: bool) -> bool:
    """Whether a command line that listens can be made of words.

    Args:
        words: those of all texts in view.
        programs: the launchers that need not be named, because a function stands for them.
        own_listeners: whether the user has any, which a script may call.
    """
    if not _ALONE.isdisjoint(words):
        return True
    if {_SHELL_TEXT, IMPORT} <= words and (own_listeners or LISTENER in words):
        return True  # a script, perhaps joined from several texts
    named = _launchers().keys() & {*words, *programs}
    return any(_may_listen(launcher, words) for name in named for launcher in _launchers()[name])


def _may_listen(launcher: Launcher, words: Container[str]) -> bool:
    if launcher.subcommand and not any(word in words for word in launcher.subcommand):
        return False
    unnamed = launcher.default is not None or launcher.positional is not None or launcher.files
    return bool(unnamed) or any(option in words for option in (*launcher.ports, *launcher.endpoints))
