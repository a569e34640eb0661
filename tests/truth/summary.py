"""How many rows a run confirmed: what tests say as they pass, and the lines at the end of the run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from rows import COUNTED

Confirms = Callable[[Any, str], None]
PROPERTY = "confirms"


def key(row: Any) -> str:
    """What tells a row of a table from its siblings."""
    return " ".join((type(row).__name__, row.name, *getattr(row, "subcommand", ())))


def lines(confirmed: Iterable[tuple[str, str]]) -> list[str]:
    """One line a table: how many of its rows were confirmed, in which way, and how many no test can confirm."""
    ways: dict[str, set[str]] = {}
    for row, way in confirmed:
        ways.setdefault(row, set()).add(way)
    found = []
    for title, rows in COUNTED.items():
        known = [ways.get(key(row), set()) for row in rows]
        run = sum("run" in one for one in known)
        read = sum(bool(one) and "run" not in one for one in known)
        reasons = sum(bool(row.unconfirmed) and not one for row, one in zip(rows, known, strict=True))
        rest = len(rows) - run - read - reasons
        parts = [f"{run} confirmed by running", f"{read} by their names and parameters"]
        parts += [f"{reasons} no test can confirm"] + ([f"{rest} not confirmed in this run"] if rest else [])
        found.append(f"{title}: {len(rows)} rows, {', '.join(parts)}")
    return found
