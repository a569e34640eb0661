"""Compares what a run asked the kernel for with what the linter says: the records of `field_watch.py`, judged."""

from __future__ import annotations

import ast
import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

FIXED, VARYING, PROBED, ONCE = "fixed", "varying", "probed", "once"
FOUND, MISSED = "found", "missed"
RIGHT, FALSE, NOT_RUN = "right", "false alarm", "not run"
TEST_LIKE = re.compile(r"(^|[/_.-])(tests?|testing|conftest|e2e)([/_.-]|$)|testutil|testcase")
TICK = 0.02  # seconds to which the kernel knows when a process began


class Place(NamedTuple):
    """A line of the sources."""

    file: str
    line: int


@dataclass(frozen=True)
class Ask:
    """A port that was asked for.

    Args:
        port: its number, never 0.
        frames: the lines that led there, innermost first.
        test: the test that ran, as pytest names it.
        probed: whether the system had given out that number before.
        by: the command line of what is no Python; empty where the hook was told.
    """

    port: int
    frames: tuple[Place, ...]
    test: str
    probed: bool = False
    by: str = ""

    @property
    def place(self) -> Place:
        """Where it is decided, as far as one can tell: the innermost line of test code, else of any."""
        inner = [frame for frame in self.frames if TEST_LIKE.search(frame.file)] or self.frames
        return inner[0] if inner else Place(self.test.partition("::")[0], 0)

    @property
    def files(self) -> set[str]:
        """The files that take part."""
        return {self.test.partition("::")[0]} | {frame.file for frame in self.frames}


@dataclass
class Run:
    """What the records of one run say."""

    asks: list[Ask] = field(default_factory=list)
    chosen: list[Ask] = field(default_factory=list)  # those that left the number to the system
    ran: set[Place] = field(default_factory=set)
    raised: set[Place] = field(default_factory=set)
    outcomes: dict[str, str] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Finding:
    """A finding of the linter, and what it says."""

    file: str
    line: int
    code: str
    text: str

    @property
    def listener(self) -> Place:
        """The line of the call that listens: this one, or the one that the message names."""
        named = re.search(r"on line (\d+) listens", self.text)
        return Place(self.file, int(named[1]) if named else self.line)

    @property
    def numbers(self) -> set[int]:
        """The numbers that it names."""
        named = re.findall(r"\bports? (\d+(?:(?:, | and | or )\d+)*)", self.text)
        return {int(number) for one in named for number in re.findall(r"\d+", one)} - {0}


class Verdict(NamedTuple):
    """What came of a port or a finding: a line of the results."""

    file: str
    line: int
    code: str  # of the finding; empty for a port
    port: int
    verdict: str
    why: str = ""


def read(records: Path) -> Run:
    """A run, from its folder of records."""
    rows = sorted(_rows(records / "log") + _rows(records / "sockets"), key=lambda row: row[1])
    run = Run()
    starts: dict[int, tuple[float, list[int]]] = {}
    spawns: dict[int, list[tuple[float, list[tuple[str, int]]]]] = defaultdict(list)
    tests: list[tuple[float, str]] = []
    given: dict[int, float] = {}  # by the system, and when first
    asked: set[int] = set()
    for process, moment, kind, *rest in rows:
        if kind == "start":
            starts[process] = (moment, rest[0])
        elif kind == "spawn":
            spawns[process].append((moment, rest[0]))
        elif kind == "test":
            tests.append((moment, rest[0]))
        elif kind == "got":
            given.setdefault(rest[0], moment)
        elif kind == "bind":
            asked.add(rest[0])
        elif kind == "lines":
            run.ran.update(Place(*place) for place in rest[0])
        elif kind == "raised":
            run.raised.update(Place(*place) for place in rest[0])
        elif kind == "done":
            if run.outcomes.get(rest[0]) != "failed":
                run.outcomes[rest[0]] = rest[1]
        elif kind == "failed":
            run.failures.append(rest[0])

    def began_by(process: int, moment: float, above: Sequence[int]) -> list[tuple[str, int]]:
        """The lines that started a process, and those that started what started it."""
        found: list[tuple[str, int]] = []
        seen: set[int] = set()
        while process not in seen:
            seen.add(process)
            near = next((other for other in above if any(when <= moment for when, _ in spawns[other])), None)
            some = [spawns[near]] if near else [] if above else list(spawns.values())  # what started it may be gone
            before = [(when, frames) for rows in some for when, frames in rows if when <= moment]
            if not before:
                break
            found += max(before)[1]
            if near is None or near not in starts:
                break
            process, (moment, above) = near, starts[near]
        return found

    def test_at(moment: float) -> str:
        index = bisect.bisect([when for when, _ in tests], moment)
        return tests[index - 1][1] if index else ""

    for process, moment, kind, *rest in rows:
        if kind == "bind":
            port, frames, test = rest
            if process in starts:
                frames = [*frames, *began_by(process, *starts[process])]
            name = test.rpartition(" ")[0] or test_at(moment)
            ask = Ask(port, tuple(Place(*frame) for frame in frames), name, given.get(port, moment) < moment)
            (run.asks if port else run.chosen).append(ask)
        elif kind == "socket":
            port, command, above, began = rest
            if port in asked or port in given:
                continue
            if process in starts:
                began, above = starts[process]
            frames = began_by(process, began + TICK, [other for other in above if other > 1])
            run.asks.append(
                Ask(port, tuple(Place(*frame) for frame in frames), test_at(moment), by=" ".join(command)[:200] or "?")
            )
    return run


def _rows(file: Path) -> list[tuple[Any, ...]]:
    rows = []
    if file.exists():
        for line in file.read_text("utf-8", "replace").splitlines():
            try:
                rows.append(ast.literal_eval(line))
            except (SyntaxError, ValueError):
                continue  # its process was killed while it wrote
    return rows


def kinds(first: Run, second: Run | None) -> list[tuple[Ask, str]]:
    """What each port of the first run is, as the second one, with another worker and seed, shows."""
    again: dict[Place, set[int]] = defaultdict(set)
    for ask in second.asks if second else ():
        again[ask.place].add(ask.port)
    told = []
    for ask in first.asks:
        if ask.probed:
            kind = PROBED
        elif ask.port in again[ask.place]:
            kind = FIXED
        else:
            kind = VARYING if again[ask.place] else ONCE
        told.append((ask, kind))
    return told


class Statements:
    """Which lines belong to one statement; of one with a body only its head."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, dict[int, range]] = {}

    def around(self, place: Place) -> Iterable[Place]:
        """The lines of the statement that a line is part of."""
        if place.file not in self.files:
            self.files[place.file] = self._spans(place.file)
        lines = self.files[place.file].get(place.line, range(place.line, place.line + 1))
        return [Place(place.file, line) for line in lines]

    def _spans(self, file: str) -> dict[int, range]:
        try:
            tree = ast.parse((self.folder / file).read_bytes())
        except (OSError, SyntaxError, ValueError):
            return {}
        spans: dict[int, range] = {}
        for node in ast.walk(tree):  # outer ones first
            if isinstance(node, ast.stmt):
                body = getattr(node, "body", None) or getattr(node, "cases", None)
                inner = body[0] if body else None
                first = getattr(inner, "lineno", None) or (inner.pattern.lineno if inner else None)
                end = max(node.lineno, first - 1) if first else node.end_lineno or node.lineno
                begin = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", ()))])
                spans |= dict.fromkeys(range(begin, end + 1), range(begin, end + 1))
        return spans


def verdicts(first: Run, second: Run | None, findings: Sequence[Finding], folder: Path) -> Iterator[Verdict]:
    """What is found and missed, and which findings are right."""
    statements = Statements(folder)
    asks = kinds(first, second)
    yield from _of_ports(asks, findings, statements)
    runs = [run for run in (first, second) if run]
    ran = set().union(*(run.ran for run in runs))
    raised = set().union(*(run.raised for run in runs))
    for finding in findings:
        yield _of_finding(finding, asks, first.chosen, ran, raised, statements)


def _of_ports(
    asks: Sequence[tuple[Ask, str]], findings: Sequence[Finding], statements: Statements
) -> Iterator[Verdict]:
    places = {line for finding in findings for line in statements.around(Place(finding.file, finding.line))}
    places |= {line for finding in findings for line in statements.around(finding.listener)}
    named: dict[int, set[str]] = defaultdict(set)
    for finding in findings:
        for number in finding.numbers:
            named[number].add(finding.file)
    groups: dict[tuple[Place, int, str], list[Ask]] = defaultdict(list)
    scanned = _scanned(ask for ask, kind in asks if kind == FIXED)
    for ask, kind in asks:
        groups[ask.place, scanned.get((ask.place, ask.port), ask.port) if kind == FIXED else 0, kind].append(ask)
    for (place, _, kind), alike in sorted(groups.items(), key=lambda group: group[0]):
        why = f"{alike[0].test}{f', by {alike[0].by}' if alike[0].by else ''}"
        if kind == FIXED:
            found = any(
                not places.isdisjoint(ask.frames)
                or not named[ask.port].isdisjoint(ask.files)
                or (not ask.frames and bool(named[ask.port]))
                for ask in alike
            )
            kind = FOUND if found else MISSED
        yield Verdict(place.file, place.line, "", alike[0].port if kind in (FOUND, MISSED) else 0, kind, why)


def _scanned(asks: Iterable[Ask]) -> dict[tuple[Place, int], int]:
    """The first number of each scan: numbers that follow one another, asked for at one place in one test."""
    found: dict[tuple[Place, int], int] = {}
    together: dict[tuple[Place, str], set[int]] = defaultdict(set)
    for ask in asks:
        together[ask.place, ask.test].add(ask.port)
    for (place, _), ports in together.items():
        for port in sorted(ports):
            if {port + 1, port + 2} <= ports or {port - 1, port + 1} <= ports or {port - 2, port - 1} <= ports:
                found[place, port] = found.get((place, port - 1), port)
    return found


def _of_finding(
    finding: Finding,
    asks: Sequence[tuple[Ask, str]],
    chosen: Sequence[Ask],
    ran: set[Place],
    raised: set[Place],
    statements: Statements,
) -> Verdict:
    lines = {*statements.around(finding.listener), *statements.around(Place(finding.file, finding.line))}
    port = min(finding.numbers, default=0)

    def verdict(text: str, why: str) -> Verdict:
        return Verdict(finding.file, finding.line, finding.code, port, text, why)

    below = [(ask, kind) for ask, kind in asks if not lines.isdisjoint(ask.frames)]
    for ask, kind in below:
        if kind != PROBED:
            return verdict(RIGHT, f"{ask.port} was asked for")
    for ask, kind in asks:
        known = ask.port in finding.numbers or (not finding.numbers and kind != PROBED)  # else it was guessed
        if known and (finding.file in ask.files or not ask.frames):
            return verdict(RIGHT, f"{ask.port} was asked for")
    heard = raised.intersection(statements.around(finding.listener))
    if heard:
        return verdict(NOT_RUN, "it raised")
    if ran.isdisjoint(statements.around(finding.listener)):
        return verdict(NOT_RUN, "no test came there")
    if below:
        return verdict(FALSE, f"{below[0][0].port} was probed: {finding.text}")
    if any(not lines.isdisjoint(ask.frames) for ask in chosen):
        return verdict(FALSE, f"port 0 was asked for: {finding.text}")
    return verdict(FALSE, f"nothing was bound: {finding.text}")
