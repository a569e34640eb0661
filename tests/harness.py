"""Case files: what they expect, and what the linter says about them.

A case file may begin with comment lines that say how it is read:

* `# path: src/app.py` lints it under this path instead of `tests/<its name>`;
* `# scope: all` lints it as `--portbind-scope=all` does: what it shows is outside test code;
* `# python: 3.14` is written in the syntax of that version, and left out where the tests run under an older one;
* `# opinions` expects the rules that are off by default, too;
* `# runs` lets the kernel judge it: it is executed by pytest, in a child that takes no fixed port.

An expectation is a trailing comment with flake8's columns: `s.bind(("", 8000))  # PB002:3 PB001:13`. Behind `says:` the
comment may go on with words that each message of that line has to hold: `# PB001:9 says: sock=`.
"""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from flake8_portbind.findings.report import Finding
from flake8_portbind.plugin import findings
from flake8_portbind.settings import Settings

CASES = Path(__file__).parent / "cases"
ROOT = Path(__file__).parent.parent
OPINION = "PB9"
_EXPECTED = re.compile(r"\b(PB\d{3}):(\d+)")

Place = tuple[int, int, str]  # line and column, both counted from 1, and the code


@dataclass(frozen=True)
class Case:
    """A file of examples."""

    file: Path

    @cached_property
    def source(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @cached_property
    def directives(self) -> dict[str, str]:
        """The words of the comment lines at the top, with what follows their colon."""
        found = {}
        for line in self.source.splitlines():
            if not line.startswith("# "):
                break
            word, _, value = line[2:].partition(":")
            found[word.strip()] = value.strip()
        return found

    @property
    def path(self) -> str:
        return self.directives.get("path") or f"tests/{self.file.name}"

    @property
    def settings(self) -> Settings:
        return Settings(scope=self.directives.get("scope", "tests"))

    @property
    def python(self) -> tuple[int, ...]:
        """The oldest Python that can parse the file."""
        return tuple(map(int, self.directives.get("python", "3.10").split(".")))

    @property
    def runs(self) -> bool:
        return "runs" in self.directives

    def expected(self) -> set[Place]:
        return set(expectations(self.source))

    def reported(self) -> set[Place]:
        opinions = "opinions" in self.directives
        return {
            place
            for place in places(self.source, self.path, self.settings)
            if opinions or not place[2].startswith(OPINION)
        }


def said(source: str) -> Iterator[tuple[int, str]]:
    """The lines whose messages must hold certain words, and the words."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and " says: " in token.string:
            yield token.start[0], token.string.partition(" says: ")[2]


def cases() -> list[Case]:
    """The case files that this Python can parse."""
    return [case for case in all_cases() if case.python <= sys.version_info]


def all_cases() -> list[Case]:
    return [Case(file) for file in sorted(CASES.glob("*.py"))]


def expectations(source: str) -> Iterator[Place]:
    """The places that the comments of a source name."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            for code, column in _EXPECTED.findall(token.string):
                yield token.start[0], int(column), code


def lines_of(source: str) -> list[str]:
    """The lines as flake8 reads them: `str.splitlines` would also cut at form feeds and the like."""
    return io.StringIO(source, newline=None).readlines()


def lint(source: str, path: str = "tests/test_it.py", settings: Settings | None = None) -> list[Finding]:
    """The findings of one source text."""
    lines = lines_of(source)
    return findings(ast.parse(source), str(ROOT / path), lines, settings or Settings())


def places(source: str, path: str = "tests/test_it.py", settings: Settings | None = None) -> set[Place]:
    """Where the findings of one source text stand, as flake8 prints it."""
    return {(found.line, found.column + 1, found.code) for found in lint(source, path, settings)}


def difference(case: Case) -> str:
    """What a case file expects in vain, and what it gets unexpectedly; empty where both agree."""
    expected, reported = case.expected(), case.reported()
    lines = case.source.splitlines()
    told = []
    for title, odd in (("missing", expected - reported), ("unexpected", reported - expected)):
        for line, column, code in sorted(odd):
            told.append(f"{title}: {case.file.name}:{line}:{column} {code}  {lines[line - 1].strip()}")
    return "\n".join(told)
