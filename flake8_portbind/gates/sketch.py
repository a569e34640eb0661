"""What a file names, told from its text alone: a quarter of the work of parsing and walking it.

A sketch may name more than the file's outline does, and never less: a test compares the two. Where the text leaves in
doubt what the syntax tells, there is none.
"""

from __future__ import annotations

import ast
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator

from flake8_portbind.binds import conventions
from flake8_portbind.catalogue import containers
from flake8_portbind.gates import command_words
from flake8_portbind.gates.outline import LONGEST, Import, Outline, may_say_so

_STRING_OR_COMMENT = re.compile(
    r"(#[^\n]*"
    r'|"""[^"\\]*(?:(?:\\.|"{1,2}(?!"))[^"\\]*)*(?:"""|\Z)'
    r"|'''[^'\\]*(?:(?:\\.|'{1,2}(?!'))[^'\\]*)*(?:'''|\Z)"
    r'|"[^"\\\n]*(?:\\.[^"\\\n]*)*(?:"|(?=\n)|\Z)'
    r"|'[^'\\\n]*(?:\\.[^'\\\n]*)*(?:'|(?=\n)|\Z))",
    re.DOTALL,
)
_DEFINE = ("\ndef ", " def ", "\nclass ", " class ")
_BLANK = " \t\f\n\\"
_LAST_WORD = re.compile(r"(?:.*\W)?(\w*)", re.DOTALL)
_PREFIXES = frozenset(("r", "u", "b", "f", "t", "rb", "br", "rf", "fr", "rt", "tr"))
_FIELDS = re.compile(r"[{}]")
_SEAMS = re.compile(r"[{}'\":!]")  # where a text begins or ends that stands in a field of another one
_NAME = re.compile(r"[^\W\d]\w*")
_FROM = re.compile(r"from\b([. \t]*)(?:(\w+(?:[ \t]*\.[ \t]*\w+)*)[ \t]+)?import\b[ \t]*(\([^()]*\)|[^\n;]*)")
_IMPORT = re.compile(r"import[ \t]+([^\n;]*)")
_AS = re.compile(r"\sas\s")
_CALL = re.compile(r"\b(\w+)[\s)]*\(")
_BRACKET = re.compile(r"[()\[\]{}]")
# What a call is given that listens by its own words: a port, an address, a number that may be a port.
_TELLS = re.compile(rf"(?:\A|,)\s*\(|\d[\d_]{{3}}|\b0[xXoObB]|\b(?:{conventions.KEYWORDS.pattern})\s*=(?!=)")

MOST_BRACKETS = 500  # behind a call that may tell; beyond, there is no sketch
FARTHEST = 1_000  # characters from `from` to its `import`


def sketch(text: str) -> Outline | None:
    """What a file names; None where only its syntax tree tells.

    Args:
        text: the source, with newlines as Python reads them.
    """
    parts = _STRING_OR_COMMENT.split(text)
    found = _texts(parts)
    if found is None:
        return None
    texts, fields = found
    code = " ".join(parts[::2]).replace("\\\n", " ")
    used = code
    for word in _DEFINE:
        used = used.replace(word, f"{word[:-1]}_")  # one word with the name that follows
    names = _names_in((used, *fields))
    if (
        not names.isdisjoint(("containers", *containers.METHODS))
        or any(map(conventions.takes_configuration, names))
        or (any(map(may_say_so, names)) and (_may_say_so(used) or any(map(_may_say_so_inside, fields))))
    ):
        return None
    return Outline(
        names=frozenset(map(sys.intern, names)),
        texts=frozenset(said for said in texts if len(said) <= LONGEST),
        words=frozenset(command_words.words_of(texts) | (names & conventions.CONFIGURATION_KEYS)),
        imports=tuple(_imports(code)),
        says_so=False,
        configured=False,
        leads_out=True,
    )


def _texts(parts: list[str]) -> tuple[list[str], list[str]] | None:
    """What a file's texts say, but for docstrings, and those of them that have fields, which hold code.

    Texts that stand side by side are one; those with fields are cut there. None where a parser has to tell where a text
    ends.

    Args:
        parts: the source, cut into code and, in between, comments and texts.
    """
    texts: list[str] = []
    fields: list[str] = []
    run: list[str] = []
    run_has_fields = False
    outside = _Outside(parts)
    for at in range(1, len(parts), 2):
        literal, before = parts[at], parts[at - 1]
        prefix = ""
        if literal[0] != "#" and before[-1:].isalpha():
            word = _LAST_WORD.fullmatch(before[-3:])[1]  # type: ignore[index]
            prefix = word.lower() if word.lower() in _PREFIXES else ""
        if len(before.strip(_BLANK)) > len(prefix) and run:
            texts += _joined(run, cut=run_has_fields)
            run, run_has_fields = [], False
        quotes = literal[:3]
        if quotes[0] == "#":
            continue
        if quotes not in ('"""', "'''"):
            said = literal[1:-1]
        elif outside.is_docstring(at):
            continue
        else:
            said = literal[3:-3]
        if "\\" in said and "r" not in prefix:
            try:
                said = str(ast.literal_eval(f"{prefix.strip('ft')}{literal}"))
            except (SyntaxError, ValueError):
                return None
        if "{" in said and ("f" in prefix or "t" in prefix):
            if "}}" in said or said.count("{") != said.count("}"):
                return None  # it may end in the midst of a field
            fields.append(said)
            run_has_fields = True
        run.append(said)
    return texts + _joined(run, cut=run_has_fields), fields


def _joined(run: list[str], *, cut: bool) -> list[str]:
    """What texts say that stand side by side."""
    if cut:
        text = "".join(run)
        return [*run, text, *_FIELDS.split(text), *_SEAMS.split(text)]
    return [*run, "".join(run)] if len(run) > 1 else run


class _Outside:
    """Tells docstrings from other texts.

    Args:
        parts: the source, cut into code and, in between, comments and texts.
    """

    def __init__(self, parts: list[str]) -> None:
        self.parts = parts
        self._counted = 0
        self._depth = 0

    def is_docstring(self, at: int) -> bool:
        """Whether a text is a statement of its own: a line begins and ends with it, and no bracket is open."""
        above, newline, line = self.parts[at - 1].rpartition("\n")
        if line.strip(" \t\f").lower() not in ("", "r", "u") or above.endswith("\\") or not (newline or at == 1):
            return False
        behind = self.parts[at + 1].lstrip(" \t\f")
        if behind[:1] != "\n" and (behind or (self.parts[at + 2 :] and self.parts[at + 2][0] != "#")):
            return False
        code = "".join(self.parts[self._counted : at : 2])
        self._counted = at + 1
        self._depth += sum(map(code.count, "([{")) - sum(map(code.count, ")]}"))
        return self._depth == 0


def _names_in(codes: Iterable[str]) -> set[str]:
    names = {name for code in codes for name in _NAME.findall(code)}
    if all(map(str.isascii, names)):
        return names
    return {unicodedata.normalize("NFKC", name) for name in names}


def _may_say_so(code: str) -> bool:
    """Whether a call may tell by its own words that it listens.

    Args:
        code: the source without its texts.
    """
    for call in _CALL.finditer(code):
        if may_say_so(call[1]):
            depth, end = 1, len(code)
            for seen, bracket in enumerate(_BRACKET.finditer(code, call.end())):
                depth += 1 if bracket[0] in "([{" else -1
                if not depth:
                    end = bracket.start()
                    break
                if seen > MOST_BRACKETS:
                    return True
            if _TELLS.search(code[call.end() : end]):
                return True
    return False


def _may_say_so_inside(field: str) -> bool:
    """The same of a text with fields, whose brackets may be those of texts."""
    return any(may_say_so(call[1]) for call in _CALL.finditer(field))


def _imports(code: str) -> Iterator[Import]:
    """The imports of a file.

    Args:
        code: the source without its texts.
    """
    at = code.find("import")
    while at >= 0:
        begin = max(0, at - FARTHEST)
        begin = max(begin, *(code.rfind(mark, begin, at) + 1 for mark in "\n;:"))
        start = code.find("from", begin, at)
        behind = _FROM.match(code, start) if start >= 0 else None
        if behind is not None:
            dots, dotted, names = behind.groups()
            taken = (_plain(_AS.split(name)[0]) for name in names.strip("()").split(","))
            yield Import(_plain(dotted or ""), dots.count("."), tuple(filter(None, taken)))
        else:
            behind = _IMPORT.match(code, at)
            for name in behind[1].split(",") if behind is not None else ():
                yield Import(_plain(_AS.split(name)[0]), 0)
        at = code.find("import", at + 6 if behind is None else behind.end())


def _plain(dotted: str) -> str:
    return unicodedata.normalize("NFKC", "".join(dotted.split()))
