"""What need not be looked at: scans of text, before anything is parsed or evaluated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

# Whatever takes a port is reached by one of these words: a listener's name, or a class or function that binds.
_WORDS = re.compile(
    r"bind|listen|serv|port|run|sock|http|start|daemon|launch|wsgi|manager|endpoint|site", re.IGNORECASE
)

# The standard library's listeners; its modules are imported for too many other reasons to tell anything.
_OWN_WORDS = re.compile(
    r"\.bind\(|\.listen\(|create_server|start_server|make_server|create_datagram_endpoint|socketserver|http\.server"
    r"|(?:TCP|UDP|HTTP|HTTPS|WSGI|XMLRPC|SMTP)Server|wsgiref|LiveServer|runserver|BaseManager"
    r"|connection import Listener"
)
_EVERYWHERE = frozenset(
    ("asyncio", "django", "http", "logging", "multiprocessing", "socket", "ssl", "testing", "web", "proxy", "xmlrpc")
)


def may_listen(lines: Sequence[str]) -> bool:
    """Whether any line holds a word without which nothing listens."""
    return any(_WORDS.search(line) for line in lines)


@cache
def _imports(libraries: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:from|import)\s+(?:{'|'.join(sorted(libraries - _EVERYWHERE))})\b")


def mentions_listener(lines: Iterable[str], libraries: frozenset[str]) -> bool:
    """Whether a file of the project names a listener or imports a library that has one.

    Args:
        lines: the file's source.
        libraries: the top-level packages of the catalogue.
    """
    imports = _imports(libraries)
    return any(_OWN_WORDS.search(line) or imports.match(line) for line in lines)
