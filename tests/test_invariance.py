"""What is said depends on what happens, not on how it is written."""

from __future__ import annotations

from collections import Counter

import pytest
from harness import OPINION, Place, places
from hypothesis import given, settings
from hypothesis import strategies as st
from programs import IMPORTS, NAMES, NUMBERS, SPELLINGS, TARGETS, WRAPPINGS, Program

FOUND = Counter(PB001=1, PB002=1)

targets = st.sampled_from(TARGETS)
imports = st.sampled_from(sorted(IMPORTS))
spellings = st.sampled_from(sorted(SPELLINGS))
wrappings = st.lists(st.sampled_from(sorted(WRAPPINGS)), max_size=3).map(tuple)
orders = st.none() | st.integers(0, 10_000)
examples = settings(deadline=None, max_examples=100, derandomize=True)


def check(program: Program) -> None:
    """The fixed port is found once, at its number; with port 0 the same program is clean."""
    source = program.source
    found = _on_by_default(source)
    assert Counter(code for _, _, code in found) == FOUND, f"\n{source}"
    assert _number(source) in found, f"\n{source}"
    safe = program.variant(number="0").source
    assert not _on_by_default(safe), f"\n{safe}"


def _on_by_default(source: str) -> set[Place]:
    return {place for place in places(source) if not place[2].startswith(OPINION)}


def _number(source: str) -> Place:
    """Where the number 8123 is written, or the string that is nothing else."""
    for row, line in enumerate(source.splitlines(), 1):
        column = line.find("8123")
        if column >= 0:
            return row, column + (0 if line[column - 1] == '"' else 1), "PB001"
    raise AssertionError("the program has lost its number")


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_each_spelling(spelling: str) -> None:
    check(Program(spelling=spelling))


@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_each_wrapping(wrapping: str) -> None:
    check(Program(wrappings=(wrapping,)))


@pytest.mark.parametrize("imported", IMPORTS)
@pytest.mark.parametrize("target", TARGETS, ids=lambda target: f"{target.module}.{target.name}")
def test_each_import(target: object, imported: str) -> None:
    check(Program().variant(target=target, imported=imported))
    check(Program().variant(target=target, imported=imported, imported_inside=True))


@examples
@given(target=targets, imported=imports, inside=st.booleans(), spelling=spellings)
def test_imports(target: object, imported: str, inside: bool, spelling: str) -> None:
    check(Program().variant(target=target, imported=imported, imported_inside=inside, spelling=spelling))


@examples
@given(target=targets, spelling=spellings)
def test_spellings(target: object, spelling: str) -> None:
    check(Program().variant(target=target, spelling=spelling))


@examples
@given(spelling=spellings, wrapped=wrappings)
def test_wrappings(spelling: str, wrapped: tuple[str, ...]) -> None:
    check(Program(spelling=spelling, wrappings=wrapped))


@examples
@given(spelling=spellings, wrapped=wrappings, names=NAMES.map(tuple))
def test_names(spelling: str, wrapped: tuple[str, ...], names: tuple[str, ...]) -> None:
    check(Program(spelling=spelling, wrappings=wrapped, names=names))


@examples
@given(spelling=spellings, wrapped=wrappings, order=orders)
def test_order_of_definitions(spelling: str, wrapped: tuple[str, ...], order: int) -> None:
    check(Program(spelling=spelling, wrappings=wrapped, order=order))


@examples
@given(number=NUMBERS, spelling=spellings)
def test_any_number(number: str, spelling: str) -> None:
    found = _on_by_default(Program(number=number, spelling=spelling).source)
    assert Counter(code for _, _, code in found) == FOUND


@examples
@given(data=st.data())
def test_all_together(data: st.DataObject) -> None:
    check(
        Program(
            target=data.draw(targets),
            imported=data.draw(imports),
            imported_inside=data.draw(st.booleans()),
            spelling=data.draw(spellings),
            wrappings=data.draw(wrappings),
            names=tuple(data.draw(NAMES)),
            order=data.draw(orders),
        )
    )
