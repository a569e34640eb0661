"""What a regular expression costs: steps of a backtracking matcher, counted, and texts built to make it take many.

The matcher runs what Python's own parser makes of a pattern, in the order in which `re` tries it, without the short
cuts that `re` knows; so its number of steps is an upper bound, and no clock is needed to compare two of them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

if sys.version_info >= (3, 11):
    from re import _parser as parser  # type: ignore[attr-defined]
else:
    import sre_parse as parser

Step = tuple[Any, ...]
ENDLESS = 1 << 30
MOST_STEPS = 3_000_000
_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "DIGIT": str.isdigit,
    "WORD": lambda one: one.isalnum() or one == "_",
    "SPACE": str.isspace,
}


class TooManyStepsError(Exception):
    """A match took more steps than any text of this length is worth."""


def _accepts(name: str, value: Any, fold: bool) -> Callable[[str], bool]:
    """Whether a character is what one node of a parsed pattern names."""
    if name == "ANY":
        return lambda one: one != "\n"
    if name in ("LITERAL", "NOT_LITERAL"):
        wanted = chr(value)
        same = (lambda one: one.lower() == wanted.lower()) if fold else (lambda one: one == wanted)
        return same if name == "LITERAL" else lambda one: not same(one)
    if name == "RANGE":
        low, high = value
        return lambda one: any(low <= ord(form) <= high for form in ({one, one.swapcase()} if fold else one) if form)
    if name == "CATEGORY":
        kind = str(value).removeprefix("CATEGORY_")
        test = _CATEGORIES[kind.removeprefix("NOT_")]
        return (lambda one: not test(one)) if kind.startswith("NOT_") else test
    if name == "IN":
        negated = str(value[0][0]) == "NEGATE"
        tests = [_accepts(str(op), given, fold) for op, given in value[negated:]]
        return lambda one: any(test(one) for test in tests) is not negated
    raise NotImplementedError(name)


def _at(name: str, text: str, position: int) -> bool:
    """Whether an anchor holds."""
    if name in ("AT_BEGINNING", "AT_BEGINNING_STRING"):
        return position == 0
    if name == "AT_END_STRING":
        return position == len(text)
    if name == "AT_END":
        return text[position:] in ("", "\n")
    if name in ("AT_BOUNDARY", "AT_NON_BOUNDARY"):
        word = _CATEGORIES["WORD"]
        before, behind = position > 0 and word(text[position - 1]), position < len(text) and word(text[position])
        return (before != behind) is (name == "AT_BOUNDARY")
    raise NotImplementedError(name)


@cache
def program(pattern: re.Pattern[str]) -> list[Step]:
    """The steps of a pattern."""
    code: list[Step] = []
    _emit(code, parser.parse(pattern.pattern, pattern.flags), bool(pattern.flags & re.IGNORECASE))
    return [*code, ("done",)]


def _emit(code: list[Step], nodes: Any, fold: bool) -> None:
    for op, value in nodes:
        name = str(op)
        if name == "BRANCH":
            ends = []
            for index, branch in enumerate(value[1]):
                fork = len(code)
                if index < len(value[1]) - 1:
                    code.append(())
                _emit(code, branch, fold)
                if index < len(value[1]) - 1:
                    ends.append(len(code))
                    code.append(())
                    code[fork] = ("fork", fork + 1, len(code))
            for end in ends:
                code[end] = ("jump", len(code))
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, body = value
            for _ in range(least):
                _emit(code, body, fold)
            endless = most >= ENDLESS
            for _ in range(1 if endless else most - least):
                fork = len(code)
                code.append(())
                _emit(code, body, fold)
                if endless:
                    code.append(("jump", fork))
                ways = (fork + 1, len(code))
                code[fork] = ("fork", *(ways if name == "MAX_REPEAT" else ways[::-1]))
        elif name == "SUBPATTERN":
            _emit(code, value[-1], fold)
        elif name == "AT":
            code.append(("at", str(value)))
        elif name in ("ASSERT", "ASSERT_NOT"):
            inner: list[Step] = []
            _emit(inner, value[1], fold)
            back = value[1].getwidth()[0] if value[0] < 0 else 0
            code.append(("look", [*inner, ("done",)], back, name == "ASSERT"))
        else:
            code.append(("one", _accepts(name, value, fold)))


def _match(code: list[Step], text: str, start: int, whole: bool, steps: int) -> tuple[int | None, int]:
    """Where a match that begins at `start` ends, and the steps so far."""
    open_ways = [(0, start)]
    while open_ways:
        at, position = open_ways.pop()
        while True:
            steps += 1
            if steps > MOST_STEPS:
                raise TooManyStepsError
            step = code[at]
            if step[0] == "one":
                if position >= len(text) or not step[1](text[position]):
                    break
                at, position = at + 1, position + 1
            elif step[0] == "fork":
                open_ways.append((step[2], position))
                at = step[1]
            elif step[0] == "jump":
                at = step[1]
            elif step[0] == "at":
                if not _at(step[1], text, position):
                    break
                at += 1
            elif step[0] == "look":
                end, steps = (
                    _match(step[1], text, position - step[2], False, steps) if position >= step[2] else (None, steps)
                )
                if (end is not None) is not step[3]:
                    break
                at += 1
            elif whole and position < len(text):
                break
            else:
                return position, steps
    return None, steps


def run(pattern: re.Pattern[str], method: str, text: str) -> tuple[list[tuple[int, int]], int]:
    """The spans that `finditer` gives, or the one of `match` or `fullmatch`, and the steps that they took."""
    code, spans, steps, start = program(pattern), [], 0, 0
    while start <= len(text):
        end, steps = _match(code, text, start, method == "fullmatch", steps)
        if end is not None:
            spans.append((start, end))
        if method in ("match", "fullmatch"):
            break
        start = start + 1 if end is None or end == start else end
    return spans, steps


def texts(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Texts of some length that can be cut up in many ways, and in the end fit none.

    What a repetition repeats is repeated, alone and with what leads to it, behind what leads to it; so is every
    beginning of the pattern.
    """
    fold = bool(pattern.flags & re.IGNORECASE)
    alphabet = dict.fromkeys("a0_.-A: \n#x" + "".join(filter(str.isascii, pattern.pattern)))
    pumps: dict[tuple[str, str], None] = {}
    _pumps(parser.parse(pattern.pattern, pattern.flags), [""], alphabet, fold, pumps)
    for lead, pump in pumps:
        yield (lead + pump * (length // len(pump)))[:length] + "\0"


def _pumps(nodes: Any, leads: list[str], alphabet: Any, fold: bool, found: dict[tuple[str, str], None]) -> list[str]:
    """Add what can be pumped up in a sequence of nodes; what may be written for the whole of it is returned."""
    for op, value in nodes:
        name = str(op)
        if name == "BRANCH":
            written = [text for branch in value[1] for text in _pumps(branch, leads, alphabet, fold, found)]
        elif name == "SUBPATTERN":
            written = _pumps(value[-1], leads, alphabet, fold, found)
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            bodies = _pumps(value[2], [""], alphabet, fold, {})
            _pumps(value[2], leads, alphabet, fold, found)
            if value[1] >= ENDLESS:
                for lead in leads:
                    for body in bodies:
                        found.update({(lead, body): None, ("", lead + body): None, (lead, lead + body): None})
            written = [lead + body for lead in leads for body in bodies] + (leads if value[0] == 0 else [])
        elif name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        else:
            accepts = _accepts(name, value, fold)
            fitting = [one for one in alphabet if accepts(one)]
            written = [lead + one for lead in leads for one in (fitting if name in ("IN", "ANY") else fitting[:1])]
        leads = _some(written)
        found.update({("", lead): None for lead in leads if lead})
    return leads


def _some(written: list[str], most: int = 5) -> list[str]:
    """A few of many, from all over them."""
    kept = list(dict.fromkeys(written))
    return kept[:: max(1, -(-len(kept) // most))]
