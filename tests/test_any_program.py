"""Whatever the program: no error, no end that does not come, and findings that stand in the file.

A small number of programs is tried in every run, thousands of them with `-m generated`.
"""

from __future__ import annotations

import ast
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

import hypothesmith
import pytest
from harness import ROOT, Case, cases, lines_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wreckage import grafted, parse, with_changed_lines, with_changed_nodes

from flake8_portbind.analysis import analysed
from flake8_portbind.findings.report import Finding
from flake8_portbind.plugin import findings
from flake8_portbind.settings import Settings

FEW, MANY = range(2), range(2, 32)  # seeds for each case file
FILES, MANY_FILES = 25, 500  # of the standard library
EXAMPLES, MANY_EXAMPLES = 50, 1_000  # of each kind of generated program
CALLS, CALLS_PER_CALL, CALLS_PER_NODE = 3_000_000, 3_000, 500
CHANGES = (with_changed_lines, with_changed_nodes)

Change = Callable[[str, Random], str]
seeds = st.integers(0, 2**32)
some = settings(
    deadline=None, max_examples=EXAMPLES, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)
many = settings(some, max_examples=MANY_EXAMPLES)


def check(source: str, path: str = "tests/test_it.py") -> None:
    """What holds for every program."""
    tree = parse(source)
    if tree is None:  # the generators know another Python than this one
        return
    before = ast.dump(tree, include_attributes=True)
    lines = lines_of(source)
    calls = sum(isinstance(node, ast.Call) for node in ast.walk(tree))
    nodes = sum(1 for _ in ast.walk(tree))
    most = CALLS + CALLS_PER_CALL * calls + CALLS_PER_NODE * nodes
    found = counted(lambda: analysed(tree, str(ROOT / path), lines, Settings()), most)
    assert ast.dump(tree, include_attributes=True) == before, source
    again = parse(source)
    assert again is not None
    assert findings(again, str(ROOT / path), lines, Settings(scope="all")) == found, source
    everything = analysed(again, str(ROOT / path), lines, Settings(), everything=True)
    assert everything == found, f"something is not looked at\n{source}"
    places = [(one.line, one.column, one.code) for one in found]
    assert places == sorted(set(places)), source
    for line, column, code in places:
        assert 1 <= line <= len(lines), f"{code} {line}:{column}\n{source}"
        assert 0 <= column < len(lines[line - 1].rstrip("\r\n")), f"{code} {line}:{column}\n{source}"


def counted(run: Callable[[], list[Finding]], most: int) -> list[Finding]:
    """What this gives; more function calls than allowed are taken for work without end."""
    left = most

    def profile(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal left
        left -= event in ("call", "c_call")
        if left < 0:
            raise AssertionError(f"more than {most} calls")

    sys.setprofile(profile)
    try:
        return run()
    finally:
        sys.setprofile(None)


def library() -> Iterator[Path]:
    """Files of the standard library, those of the network first."""
    folder = Path(sysconfig.get_path("stdlib"))
    files = [
        file for file in folder.rglob("*.py") if "site-packages" not in file.parts and file.stat().st_size < 60_000
    ]
    return iter(sorted(files, key=lambda file: (b"socket" not in file.read_bytes(), str(file))))


def source_of(file: Path) -> str:
    return file.read_text("utf-8", "replace").replace("\x00", "")


each_case = pytest.mark.parametrize("case", cases(), ids=lambda case: case.file.stem)
each_change = pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)


def test_the_count_stops_what_has_no_end() -> None:
    def endless() -> list[Finding]:
        while True:
            len("")

    with pytest.raises(AssertionError, match="more than 10000 calls"):
        counted(endless, 10_000)


def wrecked(case: Case, change: Change, numbers: range) -> None:
    for number in numbers:
        check(change(case.source, Random(f"{case.file.stem} {number}")), case.path)


@each_change
@each_case
def test_cases_with_changes(case: Case, change: Change) -> None:
    wrecked(case, change, FEW)


@pytest.mark.generated
@each_change
@each_case
def test_cases_with_many_changes(case: Case, change: Change) -> None:
    wrecked(case, change, MANY)


def test_files_of_the_standard_library_with_changes() -> None:
    for number, file in enumerate(list(library())[: MANY_FILES : MANY_FILES // FILES]):
        source = source_of(file)
        if parse(source) is not None:
            check(CHANGES[number % 2](source, Random(file.name)))


@pytest.mark.generated
@each_change
@pytest.mark.parametrize("part", range(20))
def test_many_files_of_the_standard_library_with_changes(part: int, change: Change) -> None:
    for file in list(library())[part:MANY_FILES:20]:
        source = source_of(file)
        if parse(source) is not None:
            check(change(source, Random(file.name)))


@some
@given(source=hypothesmith.from_grammar(), seed=seeds)
def test_what_the_grammar_allows(source: str, seed: int) -> None:
    anything(source, seed)


@some
@given(source=hypothesmith.from_node(), seed=seeds)
def test_what_trees_allow(source: str, seed: int) -> None:
    anything(source, seed)


@pytest.mark.generated
@many
@given(source=hypothesmith.from_grammar(), seed=seeds)
def test_much_of_what_the_grammar_allows(source: str, seed: int) -> None:
    anything(source, seed)


@pytest.mark.generated
@many
@given(source=hypothesmith.from_node(), seed=seeds)
def test_much_of_what_trees_allow(source: str, seed: int) -> None:
    anything(source, seed)


def anything(source: str, seed: int) -> None:
    """Check a generated program as it is, and as a part of a file that listens."""
    check(source)
    if parse(source) is not None:
        random = Random(seed)
        case = random.choice(cases())
        check(grafted(source, case.source, random), case.path)


def test_what_is_left_of_a_file_still_listens() -> None:
    """What is tried is no heap of files in which nothing is found."""
    whole = left = 0
    for case in cases():
        whole += len(case.reported())
        changed = with_changed_nodes(with_changed_lines(case.source, Random(0)), Random(0))
        assert changed != case.source
        left += len(analysed(ast.parse(changed), str(ROOT / case.path), lines_of(changed), Settings()))
    assert left > whole / 2
