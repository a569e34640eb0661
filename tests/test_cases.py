"""The examples: each says what is found in it, and nothing else is."""

import ast
import re

import pytest
from harness import Case, all_cases, cases, difference, expectations, lines_of, lint, said

from flake8_portbind.plugin import findings
from flake8_portbind.rules import all_rules

each_case = pytest.mark.parametrize("case", cases(), ids=lambda case: case.file.stem)


@each_case
def test_expectations(case: Case) -> None:
    assert not difference(case), "\n" + difference(case)


def test_every_code_has_a_case() -> None:
    assert {code for case in all_cases() for _, _, code in case.expected()} == {rule.CODE for rule in all_rules()}


@pytest.mark.parametrize("case", [case for case in all_cases() if case not in cases()], ids=lambda case: case.file.stem)
def test_what_is_left_out_cannot_be_parsed(case: Case) -> None:
    with pytest.raises(SyntaxError):
        ast.parse(case.source)


@each_case
def test_every_expectation_names_its_column(case: Case) -> None:
    comments = [line.partition("  # ")[2] for line in case.source.splitlines()]
    written = sum(len(re.findall(r"\bPB\d{3}", comment)) for comment in comments)
    assert written == len(list(expectations(case.source)))


@each_case
def test_linting_twice_says_the_same_and_leaves_the_tree_alone(case: Case) -> None:
    tree = ast.parse(case.source)
    before = ast.dump(tree, include_attributes=True)
    lines = lines_of(case.source)
    first = findings(tree, case.path, lines, case.settings)
    second = findings(tree, case.path, lines, case.settings)
    assert first == second
    assert ast.dump(tree, include_attributes=True) == before


@each_case
def test_findings_are_sorted_and_told_once(case: Case) -> None:
    found = lint(case.source, case.path, case.settings)
    places = [(one.line, one.column, one.code) for one in found]
    assert places == sorted(set(places))


@each_case
def test_messages_say_what_helps(case: Case) -> None:
    found = lint(case.source, case.path, case.settings)
    for line, words in said(case.source):
        told = [one.text for one in found if one.line == line]
        assert told, f"{case.file.name}:{line} says nothing"
        assert all(words in text for text in told), told


@each_case
def test_messages_are_one_clean_line(case: Case) -> None:
    for found in lint(case.source, case.path, case.settings):
        assert found.text == found.text.strip()
        assert "\n" not in found.text
        assert not found.text.endswith(".")
