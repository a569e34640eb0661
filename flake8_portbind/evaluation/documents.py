"""Configuration that is written as a text in the code: `json.loads("…")`, `yaml.safe_load("…")`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from flake8_portbind import limits
from flake8_portbind.evaluation import texts
from flake8_portbind.limits import LONGEST, MOST_LEVELS
from flake8_portbind.model.values import NOT_SURE, Constant, Mapping, Origin, Sequence, Value, Values

_YAML_LINE = re.compile(r"(?P<indent> *)(?P<key>[\w.\-]+|'[^']*'|\"[^\"]*\"):(?:\s+(?P<value>.*))?$")


def _yaml(text: str) -> object:
    """The nested mappings of a YAML document; lists and whatever else it may hold are left out."""
    root: dict[object, object] = {}
    open_levels: list[tuple[int, dict[object, object]]] = [(-1, root)]
    for line in text.splitlines():
        found = _YAML_LINE.match(line.partition(" #")[0])
        if found is None:
            continue
        indent = len(found["indent"])
        while open_levels[-1][0] >= indent:
            open_levels.pop()
        inner = open_levels[-1][1]
        key, value = found["key"].strip("'\""), (found["value"] or "").rstrip().strip("'\"")
        if value:
            inner[key] = int(value) if value.isascii() and value.isdigit() and len(value) < 6 else value
        elif not limits.passed(len(open_levels) + 1, MOST_LEVELS):
            nested: dict[object, object] = {}
            inner[key] = nested
            open_levels.append((indent, nested))
    return root


_READERS: dict[str, Callable[[str], object]] = {
    "json.loads": json.loads,
    "yaml.safe_load": _yaml,
    "yaml.load": _yaml,
    "yaml.full_load": _yaml,
}
READERS = frozenset(_READERS)


def read(reader: str, text: Value) -> Values:
    """What a document holds, each value with the text as its origin.

    Args:
        reader: the qualified name of the function that reads it, one of `READERS`.
        text: the document.
    """
    written = texts.written(text)
    if written is None or not isinstance(text, Constant) or limits.passed(len(written), LONGEST):
        return NOT_SURE
    try:
        document = _READERS[reader](written)
    except (ValueError, RecursionError):
        return NOT_SURE
    return (_value(document, text.origin, MOST_LEVELS),)


def _value(item: object, origin: Origin, levels: int) -> Value:
    if isinstance(item, dict) and not limits.passed(1, levels):
        return Mapping(tuple((key, (_value(inner, origin, levels - 1),)) for key, inner in item.items()))
    if isinstance(item, list) and not limits.passed(1, levels):
        return Sequence(tuple((_value(inner, origin, levels - 1),) for inner in item))
    return Constant(item, origin)
