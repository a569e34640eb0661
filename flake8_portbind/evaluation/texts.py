"""Strings that are put together: f-strings, `+`, `%`, `.format`, `.join`."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable
from collections.abc import Sequence as Many

from flake8_portbind import limits
from flake8_portbind.limits import MOST_PIECES
from flake8_portbind.model.values import NOT_SURE, UNKNOWN, Constant, Origin, Text, Value, Values, spelled

_FIELD = re.compile(r"%(?:\((\w+)\))?[-+ #0]*(?:[1-9]\d*)?(?:\.\d+)?[sdri]|%%")
_WHITE_SPACE = re.compile(r"\s+")
_BRACES = re.compile(r"\{(\w*)(?:![rsa])?(?::[^{}]*)?\}|\{\{|\}\}")


def is_text(value: Value) -> bool:
    """Whether a value is certainly a string."""
    return isinstance(value, Text) or (isinstance(value, Constant) and isinstance(value.value, str))


def pieces(value: Value) -> tuple[Value, ...]:
    """A value as the pieces of a string."""
    return value.pieces if isinstance(value, Text) else (value,)


def concatenate(*values: Value) -> Value:
    """The string that these make one after the other."""
    parts = tuple(piece for value in values for piece in pieces(value))
    return UNKNOWN if limits.passed(len(parts), MOST_PIECES) else Text(parts)


def join(several: Many[Values], most: int) -> Values:
    """Every string that can be made with one value of each, up to a bound."""
    if not several:
        return NOT_SURE
    given = [values or NOT_SURE for values in several]
    count = math.prod(map(len, given))
    chosen = itertools.islice(itertools.product(*given), most if limits.passed(count, most) else count)
    return tuple(dict.fromkeys(concatenate(*choice) for choice in chosen))


def filled(
    template: Constant, positional: Many[Values], keywords: dict[str, Values], pattern: str, most: int
) -> Values:
    """The values of `template.format(...)` or `template % (...)`.

    Args:
        template: a constant string.
        positional: the values of each positional argument.
        keywords: the values of each keyword.
        pattern: "format" or "percent".
        most: how many combinations are kept.
    """
    parts: list[Values] = []
    index = 0
    for literal, field in _cut(_BRACES if pattern == "format" else _FIELD, str(template.value)):
        if field is None:
            parts.append((piece_of(template, literal),))
            continue
        if field in keywords:
            parts.append(keywords[field])
        elif (place := spelled(field)) is not None and place < len(positional):
            parts.append(positional[place])
        elif not field and index < len(positional):
            parts.append(positional[index])
            index += 1
        else:
            parts.append(NOT_SURE)
    return join(parts, most)


def _cut(pattern: re.Pattern[str], text: str) -> Iterable[tuple[str, str | None]]:
    """The literal stretches of a template, and its fields by name (None for a stretch)."""
    end = 0
    for match in pattern.finditer(text):
        if match.start() > end:
            yield text[end : match.start()], None
        if match[0] in ("%%", "{{", "}}"):
            yield match[0][0], None
        else:
            yield "", match[1] or ""
        end = match.end()
    if end < len(text):
        yield text[end:], None


def piece_of(template: Constant, literal: str) -> Constant:
    """A part of a constant string, written where the whole is."""
    origin = template.origin
    return Constant(literal, Origin(origin.node, origin.module, origin.name, origin.default))


def written(value: Value) -> str | None:
    """The whole string, where every piece of it is written in the code."""
    parts = pieces(value)
    if all(isinstance(part, Constant) and part.value is not None for part in parts):
        return "".join(str(part.value) for part in parts if isinstance(part, Constant))
    return None


def split(value: Value, separator: str | None = None) -> list[Value]:
    """The words of a string, cut at white space or a separator; a piece that is not written is part of its word."""
    words: list[list[Value]] = [[]]
    for piece in pieces(value):
        if not isinstance(piece, Constant) or not isinstance(piece.value, str):
            words[-1].append(piece)
            continue
        parts = _WHITE_SPACE.split(piece.value) if separator is None else piece.value.split(separator)
        for index, part in enumerate(parts):
            if index:
                words.append([])
            if part:
                words[-1].append(piece_of(piece, part))
    return [word[0] if len(word) == 1 else Text(tuple(word)) for word in words if word]


def without_start(value: Value, count: int) -> Value:
    """A string without its first characters; unknown where those are not all written in one piece."""
    first, *others = pieces(value)
    if not isinstance(first, Constant) or len(str(first.value)) < count:
        return UNKNOWN
    rest = str(first.value)[count:]
    return concatenate(piece_of(first, rest), *others) if rest or not others else concatenate(*others)


def stripped(value: Value, marks: str) -> Value:
    """A string without these characters around what is written of it."""
    parts = [
        piece_of(piece, str(piece.value).strip(marks)) if isinstance(piece, Constant) else piece
        for piece in pieces(value)
    ]
    return concatenate(*(piece for piece in parts if not isinstance(piece, Constant) or piece.value))
