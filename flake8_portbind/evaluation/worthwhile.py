"""Which other files' functions are looked into."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

# The standard library's listeners, whose modules are imported for too many other reasons to tell anything, and what
# a command hands to them.
_OWN_WORDS = re.compile(
    r"\.bind\(|\.listen\(|create_server|start_server|make_server|create_datagram_endpoint|socketserver|http\.server"
    r"|(?:TCP|UDP|HTTP|HTTPS|WSGI|XMLRPC|SMTP)Server|wsgiref|LiveServer|runserver|BaseManager"
    r"|connection import Listener|\bport\b"
)
_EVERYWHERE = frozenset(
    ("asyncio", "django", "http", "logging", "multiprocessing", "socket", "ssl", "testing", "web", "proxy", "xmlrpc")
)


@cache
def _imports(libraries: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:lazy\s+)?(?:from|import)\s+(?:{'|'.join(sorted(libraries - _EVERYWHERE))})\b")


def mentions_listener(lines: Iterable[str], libraries: frozenset[str]) -> bool:
    """Whether a file of the project names a listener or a port, or imports a library that has a listener.

    Args:
        lines: the file's source.
        libraries: the top-level packages of the catalogue.
    """
    imports = _imports(libraries)
    return any(_OWN_WORDS.search(line) or imports.match(line) for line in lines)
