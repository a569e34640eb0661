"""What need not be looked at: scans of text, before anything is parsed or evaluated.

Why the gate can't lose a finding: something listens in a file only through a name, and a name comes from an import,
from pytest or from the file itself.

* An import of anything but the standard library lets a file pass: behind it may be a library of the catalogue or a
  helper of the project. So does a function that pytest may call with fixtures of another file.
* What is left reaches the catalogue through a module of the standard library, and then it writes the last part of a
  row's name behind a dot, in an import, or in the string that `getattr` takes. `LISTENS_IN` holds all of these, and
  `VARIABLES` what the names of environment variables have in common (a test compares both with the catalogue).
* The other ways need no import, but each hangs on an identifier of the file that no spelling can hide: the callee's
  name of a convention or of a configured server, `containers`, or what sets an environment variable.

A string that names something is taken to be written in one piece: `getattr(socket, "bi" + "nd")` is not seen.
Names are searched for as the parser sees them (NFKC), with comments and line breaks wherever Python allows them.
"""

from __future__ import annotations

import ast
import re
import sys
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence

# Between two tokens of one expression, up to a comment: what stands behind one is not looked at, and taken to matter.
_GAP = r"[\s\\)]*"

# The names of the standard library's modules that take a port, dial one or start a child process.
LISTENS_IN = {
    "_socket": ("bind",),
    "asyncio": (
        "create_connection",
        "create_datagram_endpoint",
        "create_server",
        "create_subprocess_exec",
        "create_subprocess_shell",
        "open_connection",
        "start_server",
        "subprocess_exec",
        "subprocess_shell",
    ),
    "asyncore": ("bind",),
    "ftplib": ("connect",),
    "http": ("HTTPConnection", "HTTPSConnection", "HTTPServer", "HTTPSServer", "ThreadingHTTPServer",
             "ThreadingHTTPSServer", "test"),
    "imaplib": ("IMAP4",),
    "logging": ("listen",),
    "multiprocessing": ("BaseManager", "Client", "Listener", "SyncManager"),
    "os": ("execl", "execle", "execlp", "execlpe", "execv", "execve", "execvp", "execvpe", "popen", "posix_spawn",
           "posix_spawnp", "spawnl", "spawnle", "spawnlp", "spawnlpe", "spawnv", "spawnve", "spawnvp", "spawnvpe",
           "system"),
    "poplib": ("POP3",),
    "pydoc": ("browse",),
    "smtpd": ("DebuggingServer", "SMTPServer"),
    "smtplib": ("SMTP", "connect"),
    "socket": ("bind", "connect", "connect_ex", "create_connection", "create_server"),
    "socketserver": ("ForkingTCPServer", "ForkingUDPServer", "TCPServer", "ThreadingTCPServer", "ThreadingUDPServer",
                     "UDPServer"),
    "ssl": ("bind",),
    "subprocess": ("Popen", "call", "check_call", "check_output", "getoutput", "getstatusoutput", "run"),
    "telnetlib": ("Telnet",),
    "urllib": ("Request", "open", "urlopen", "urlretrieve"),
    "wsgiref": ("WSGIServer", "make_server"),
    "xmlrpc": ("DocXMLRPCServer", "MultiPathXMLRPCServer", "ServerProxy", "SimpleXMLRPCServer"),
}  # fmt: skip

# A pattern begins with its word, because such a search is ten times as fast; what must not stand before is said behind.
_CALLED = tuple(
    (word, re.compile(rf"{word}{_GAP}[(#]")) for word in ("erver", "ttpd", "TTPD", "roker", "istener")
) + tuple(
    (word, re.compile(rf"{word}(?<![A-Za-z0-9]{word})(?:{_GAP}[(#]|(?<!\w{word}){more}\w*{_GAP}[(#])"))
    for word, more in (("serve", "_"), ("listen", "[_A-Z]"), ("bind", "_"))
)
_RUN = tuple(
    (word, re.compile(rf"{word}(?:lication)?{_GAP}(?:#|\.{_GAP}(?:#|run|start|serve|listen|launch))"))
    for word in ("app", "App", "api", "API", "srv", "aemon", "erver", "roker", "ttpd")
)
_CONFIGURED = re.compile(rf"(?:Broker|Server|Daemon|Gateway|Proxy){_GAP}[(#]")
# What the names of all environment variables of the catalogue hold.
VARIABLES = ("_PORT", "_URLS", "_ADDR")
_SETS = re.compile(r"environ\b|setenv|set_env|putenv|setitem|\benv\b")

_IMPORT = re.compile(rf"import[\s\\]{_GAP}")
_FROM = re.compile(rf"from[\s\\.]{_GAP}")
_ROOT = re.compile(r"\w*")
_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")  # of statements
_SPACE = r"[\s\\]*"
_TEST = re.compile(rf"def[\s\\]{_SPACE}test\w*{_SPACE}\({_SPACE}(?!(?:(?:self|cls){_SPACE}(?:,{_SPACE})?)?\))")


def may_listen(tree: ast.Module, lines: Sequence[str], own: Container[str] = ()) -> bool:
    """Whether a file can hold a finding at all.

    Args:
        tree: the parsed file; only its statements are looked at, and those only where the text leaves a doubt.
        lines: its source lines.
        own: the top-level packages of the user's own listeners.
    """
    text = "".join(lines)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if _says_so(text) or _is_given_fixtures(text):
        return True
    return any(_may_tell(text, root, own) for root in _words_behind_import(text)) and any(
        _tells(text, root, names, own) for root, names in _imported(tree)
    )


def _may_tell(text: str, root: str, own: Container[str]) -> bool:
    """The same as `_tells`, and more, where it is not known what is imported."""
    if root in LISTENS_IN and root not in own:
        return any(name in text for name in LISTENS_IN[root])
    return _tells(text, root, (), own)


def _tells(text: str, root: str, names: Iterable[str], own: Container[str]) -> bool:
    """Whether a listener may come with an import.

    Args:
        text: the file.
        root: the top-level name of what is imported.
        names: what is imported from it; empty for a module itself.
        own: the top-level packages of the user's own listeners.
    """
    if root not in sys.stdlib_module_names or root in own:
        return True
    if root == "importlib":
        return "import_module" in text
    listening = LISTENS_IN.get(root, ())
    return any(name in names or _is_read(name, text) for name in listening)


def _is_read(name: str, text: str) -> bool:
    """Whether a name is read from something, or stands in the string that `getattr` takes."""
    start = text.find(name)
    while start >= 0:
        if _stands_before(start, text) in (".", '"', "'", "", "\n", "\\"):
            return True
        start = text.find(name, start + 1)
    return False


def _stands_before(start: int, text: str) -> str:
    """The last character before a place that is no space; empty where there is none, or it is far away."""
    return text[max(0, start - 200) : start].rstrip(" \t\f")[-1:]


def _words_behind_import(text: str) -> set[str]:
    """The top-level names of all imports, an empty one for a relative import, and some more from prose."""
    found = set()
    for pattern in (_IMPORT, _FROM):
        for match in pattern.finditer(text):
            start = match.start()
            if text[max(0, start - 200) : start].rstrip(" \t\f").endswith("lazy"):
                start = text.rindex("lazy", 0, start)
            if _stands_before(start, text) in ("", "\n", "\r", ":", ";", "\\"):
                found.add(_ROOT.match(text, match.end())[0])  # type: ignore[index]
    return found


def _imported(tree: ast.Module) -> Iterator[tuple[str, list[str]]]:
    """The top-level name of each import, empty for a relative one, and what is imported from it."""
    todo: list[ast.AST] = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name.partition(".")[0], []
        elif isinstance(node, ast.ImportFrom):
            root = "" if node.level or node.module is None else node.module.partition(".")[0]
            yield root, [alias.name for alias in node.names]
        else:
            for block in _BLOCKS:
                todo.extend(getattr(node, block, ()))


def _says_so(text: str) -> bool:
    """Whether a name says by itself that something listens, or is set up to."""
    if any(word in text and says.search(text) for words in (_CALLED, _RUN) for word, says in words):
        return True
    if ("bind" in text or "listen" in text) and _CONFIGURED.search(text) is not None:
        return True
    return "containers" in text or (any(word in text for word in VARIABLES) and _SETS.search(text) is not None)


def _is_given_fixtures(text: str) -> bool:
    return "fixture" in text or _TEST.search(text) is not None
