"""What a sketch of a file has to name: all that its syntax tree does."""

from __future__ import annotations

import ast
import re

from flake8_portbind.gates.outline import outline
from flake8_portbind.gates.sketch import sketch


def lost(source: str) -> list[object] | None:
    """What the outline of a file has and its sketch has not, of all that can name something; None without a sketch."""
    source = re.sub("\r\n?", "\n", source)  # as files are read
    found, said = sketch(source), outline(ast.parse(source))
    if found is None:
        return None
    imports = [
        one
        for one in said.imports
        if not any(
            (one.dotted, one.level) == (other.dotted, other.level) and set(one.names) <= set(other.names)
            for other in found.imports
        )
    ]
    return [
        *(name for name in said.names - found.names if name.isascii() and name != "*"),
        *(text for text in said.texts - found.texts if re.fullmatch(r"[\w.]+", text)),
        *(said.words - found.words),
        *imports,
        *(["says so"] if said.says_so else []),
        *(["configured"] if said.configured else []),
    ]
