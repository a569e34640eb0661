"""The words of a file's texts that a command line which listens, or an address of this machine, is made of.

Whatever else stands around them: a program may be named in one file, and its subcommand or its options in another. So
these words are collected from all texts that are no docstrings, and then taken together.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence, Set
from functools import cache

from flake8_portbind.binds import conventions
from flake8_portbind.catalogue.containers import PROGRAMS
from flake8_portbind.catalogue.launchers import BIND_OPTION, FORWARDERS, PORT_OPTION
from flake8_portbind.catalogue.lookup import catalogue_with
from flake8_portbind.catalogue.schema import Launcher

# Marks that stand for many spellings; no word has a space.
OPTION, IMPORT, LISTENER, LOOPBACK = "an option", "an import", "a listener", "a loopback address"

_WORD = re.compile(r"[^\s'\"=;&|()<>,:/\\]+")
_THIS_MACHINE = re.compile(r"localhost|127|::1", re.IGNORECASE)
_NAME = re.compile(r"\w+")
_SHELL_TEXT = "-c"


@cache
def _alone() -> frozenset[str]:
    """What tells by itself that something listens, or passes a port on."""
    return frozenset((OPTION, *PROGRAMS, *FORWARDERS, *catalogue_with().variables))


@cache
def _known() -> frozenset[str]:
    """All words that matter."""
    launchers = catalogue_with().launchers
    found = {_SHELL_TEXT, *_alone(), *launchers, *conventions.CONFIGURATION_KEYS}
    for rows in launchers.values():
        for launcher in rows:
            found.update(launcher.subcommand, launcher.ports, launcher.endpoints)
    return frozenset(found)


def words_of(texts: Sequence[str]) -> set[str]:
    """The words of some texts that matter, and marks for what is spelled in many ways."""
    said = "\n".join(texts)
    words = set(_WORD.findall(said))
    found = words & _known()
    for word in words:
        if word[0] == "-":
            found |= {word[:2]} & _known()  # `-p8000`
            if PORT_OPTION.fullmatch(word) or BIND_OPTION.fullmatch(word):
                found.add(OPTION)
    if "import" in said:
        found.add(IMPORT)
    if any("(" in text and any(map(_is_listener, _NAME.findall(text))) for text in texts):
        found.add(LISTENER)
    if _THIS_MACHINE.search(said) is not None:
        found.add(LOOPBACK)
    return found


@cache
def _is_listener(name: str) -> bool:
    return name in catalogue_with().last_names or conventions.LISTENS.fullmatch(name) is not None


def may_start(words: Set[str], programs: Iterable[str], *, own_listeners: bool) -> bool:
    """Whether a command line that listens can be made of words.

    Args:
        words: those of all texts in view.
        programs: the launchers that need not be named, because a function stands for them.
        own_listeners: whether the user has any, which a script may call.
    """
    if not _alone().isdisjoint(words):
        return True
    if {_SHELL_TEXT, IMPORT} <= words and (own_listeners or LISTENER in words):
        return True  # a script, perhaps joined from several texts
    launchers = catalogue_with().launchers
    named = launchers.keys() & {*words, *programs}
    return any(_may_listen(launcher, words) for name in named for launcher in launchers[name])


def _may_listen(launcher: Launcher, words: Container[str]) -> bool:
    if launcher.subcommand and not any(word in words for word in launcher.subcommand):
        return False
    unnamed = launcher.default is not None or launcher.positional is not None or launcher.files
    return bool(unnamed) or any(option in words for option in (*launcher.ports, *launcher.endpoints))
