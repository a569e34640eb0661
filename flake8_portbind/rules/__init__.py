"""The rules: one file each, a pure function from what it looks at to findings.

A rule's module has `CODE`, `SUBJECT` (what it looks at: a bind, a probe or a dial), `check`, and its page below `docs/`
as its docstring. A new rule is a new file; nothing else has to know it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Protocol

from flake8_portbind.findings.report import Finding


class Rule(Protocol):
    """What a rule's module offers."""

    CODE: str
    SUBJECT: type | tuple[type, ...]
    check: Callable[[Any], Iterator[Finding]]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of this package, by code."""
    found = [importlib.import_module(f"{__name__}.{entry.name}") for entry in pkgutil.iter_modules(__path__)]
    return tuple(sorted(found, key=lambda rule: rule.CODE))
