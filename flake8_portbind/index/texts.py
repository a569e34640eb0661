"""What a file's text alone tells: what it imports, and whether it has certain words. Nothing is parsed."""

from __future__ import annotations

import keyword
import re
import tokenize
import unicodedata
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from flake8_portbind.limits import LARGEST
from flake8_portbind.model.neighbours import Stamp, stamp

_GAP = r"[\s\\]"
_FROM = re.compile(
    rf"(?<![.\w])from(?P<dots>[.\s\\]*)(?:(?P<module>\w[\w.]*){_GAP}+)?import\b{_GAP}*"
    r"(?P<names>\((?:[^)#]|#[^\n]*)*\)?|[^\n;#\\]*(?:\\\n[^\n;#\\]*)*)"
)
_IMPORT = re.compile(rf"\bimport{_GAP}+(?P<names>[^\n;#()'\"\\]*(?:\\\n[^\n;#\\]*)*)")
_COMMENT = re.compile(r"#[^\n]*")
_AS = re.compile(rf"{_GAP}as{_GAP}")
_NAMED_IN_TEXTS = ("import_module", "importorskip", "pytest_plugins")  # by these a module is named in a string
_STRING = re.compile(r"""["']([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)["']""")
# Everything that stands in no identifier becomes a space.
_SPACED = bytes(code if chr(code).isalnum() or code == ord("_") else ord(" ") for code in range(128)) + b" " * 128
_FEW = 20  # names that are looked for one by one
_WORDS = frozenset((*keyword.kwlist, *keyword.softkwlist))  # what may stand beside a name with only space between
_NO_CODE = frozenset("`$?")
_QUOTES = frozenset("\"'")
_NAMES_IN_TEXTS = ("getattr", "fixture")  # by these something is named in a string: `usefixtures("server")`
# A call whose callee says by its name that it listens, begins with its word: such a search is ten times as fast.
_CALLED = tuple(
    (word, re.compile(rf"{word}[\s\\)]*[(#]")) for word in ("erver", "ttpd", "TTPD", "roker", "istener")
) + tuple(
    (word, re.compile(rf"{word}(?<![A-Za-z0-9]{word})(?:[\s\\)]*[(#]|(?<!\w{word}){more}\w*[\s\\)]*[(#])"))
    for word, more in (("serve", "_"), ("listen", "[_A-Z]"), ("bind", "_"))
)
_RUN = tuple(
    (word, re.compile(rf"{word}(?:lication)?[\s\\)]*(?:#|\.[\s\\)]*(?:#|run|start|serve|listen|launch))"))
    for word in ("app", "App", "api", "API", "srv", "aemon", "erver", "roker", "ttpd")
)
_CONTAINERS = re.compile(r"containers[\s\\)]*(?:#|\.[\s\\]*(?:#|run\b|create\b))")
_CONFIGURED = re.compile(r"(?:Broker|Server|Daemon|Gateway|Proxy)[\s\\)]*[(#]")


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


@dataclass(eq=False)
class Text:
    """The text of one file.

    Args:
        path: absolute.
        text: its source, identifiers as the parser sees them.
        state: of the file; None where the text comes from an editor.
    """

    path: str
    text: str
    state: Stamp | None = None

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """What it imports; prose that looks like it is in, too."""
        return tuple(_imports(self.text))

    @cached_property
    def roots(self) -> frozenset[str]:
        """The top-level names of all imports, and what is imported from somewhere: it may be a library handed on."""
        found: set[str] = set()
        for dotted, level, names in self.imports:
            if not level:
                found.add(dotted.partition(".")[0])
            found.update(names)
        return frozenset(found)

    @property
    def words(self) -> frozenset[str]:
        """All words of the file that are written in ASCII."""
        return frozenset(self.text.encode("utf-8", "replace").translate(_SPACED).decode("ascii", "replace").split())

    def names_in(self, names: Set[str]) -> Set[str]:
        """Those of some names that the file may hold as names: what stands as prose does is none."""
        quoted = any(word in self.text for word in _NAMES_IN_TEXTS)
        few = names & self.words if len(names) > _FEW else names
        return {name for name in few if self._has(name, quoted)}

    def _has(self, name: str, quoted: bool) -> bool:
        at = self.text.find(name)
        while at >= 0:
            end = at + len(name)
            if _is_name(self.text, at, end, quoted):
                return True
            at = self.text.find(name, end)
        return False

    @cached_property
    def says_so(self) -> bool:
        """Whether a callee's own name may tell that it listens, runs a server, or publishes a container's port."""
        text = self.text
        if any(word in text and says.search(text) for words in (_CALLED, _RUN) for word, says in words):
            return True
        if ("bind" in text or "listen" in text) and _CONFIGURED.search(text) is not None:
            return True
        if "containers" in text and _CONTAINERS.search(text) is not None:
            return True
        return "create_host_config" in text or "with_bind_ports" in text

    @cached_property
    def names_loopback(self) -> bool:
        """Whether an address of this machine is written here."""
        return "localhost" in self.text or "127." in self.text or "::1" in self.text


def _imports(text: str) -> Iterator[Import]:
    for match in _FROM.finditer(text) if "from" in text else ():
        names = _COMMENT.sub("", match["names"].strip("()"))
        yield Import(match["module"] or "", match["dots"].count("."), tuple(_listed(names)))
    for match in _IMPORT.finditer(text):
        for name in _listed(match["names"]):
            yield Import(name, 0)
    if any(word in text for word in _NAMED_IN_TEXTS):
        for match in _STRING.finditer(text):
            yield Import(match[1], 0)


def _listed(names: str) -> Iterator[str]:
    for name in names.replace("\\", " ").split(","):
        plain = "".join(_AS.split(f" {name} ")[0].split())
        if plain:
            yield plain


def _is_name(text: str, start: int, end: int, quoted: bool) -> bool:
    """Whether a piece of a source may be a name: between two names there is more than space, but for keywords.

    Args:
        text: the source.
        start: where the piece begins.
        end: where it ends.
        quoted: whether one in a string counts, too.
    """
    if _is_of_word(text[start - 1 : start]) or _is_of_word(text[end : end + 1]):
        return False
    before = start
    while before and text[before - 1] in " \t":
        before -= 1
    after = end
    while text[after : after + 1] in (" ", "\t"):
        after += 1
    if text[before - 1 : before] in _QUOTES or text[after : after + 1] in _QUOTES:
        return quoted
    return _may_end(text, before) and _may_begin(text, after)


def _may_end(text: str, end: int) -> bool:
    """Whether what ends here may have a name behind it."""
    start = end
    while start and _is_of_word(text[start - 1]):
        start -= 1
    if start == end:
        return text[end - 1 : end] not in _NO_CODE
    return text[start].isdigit() or text[start:end] in _WORDS


def _may_begin(text: str, start: int) -> bool:
    """Whether what begins here may have a name before it."""
    end = start
    while _is_of_word(text[end : end + 1]):
        end += 1
    return text[start:end] in _WORDS if end > start else text[start : start + 1] not in _NO_CODE


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def plain_text(text: str) -> str:
    """A text with its identifiers as the parser sees them."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def read(path: str) -> Text | None:
    """A file as it is on the disk; None where it is absent, too large or can't be read."""
    state = stamp(path)
    source = _read(path) if state is not None and state[1] <= LARGEST else None
    return Text(path, source, state) if source is not None else None


def _read(path: str) -> str | None:
    try:
        with open(path, "rb") as file:
            raw = file.read()
        if raw.isascii() and b"\r" not in raw and b"coding" not in raw[:200]:
            return raw.decode("ascii")
        with tokenize.open(path) as source:
            return plain_text(source.read())
    except (OSError, SyntaxError, ValueError):
        return None
