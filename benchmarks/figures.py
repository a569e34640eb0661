"""Measured seconds and kilobytes → the table that the README shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

BEGIN, END = "<!-- benchmark:begin -->", "<!-- benchmark:end -->"


class Pass(NamedTuple):
    """One pass of a tool over a corpus, in seconds of processor time."""

    tool: float
    walk: float


class Run(NamedTuple):
    """One whole run of flake8: seconds of processor time, and the most memory that it held, in kilobytes."""

    seconds: float
    memory: float


class Aim(NamedTuple):
    """What a figure should be, and what it is."""

    what: str
    goal: str
    figure: str


def ratio(passes: Sequence[Pass]) -> float:
    """What a tool costs as a multiple of one `ast.walk` over the same trees: the median of some passes."""
    return median(one.tool / one.walk for one in passes)


def tools(measured: dict[str, dict[str, list[Pass]]]) -> list[str]:
    """The lines of the table that has a row for each tool and a column for each corpus.

    Args:
        measured: passes by tool and by corpus; every tool has the same corpora.
    """
    corpora = list(next(iter(measured.values())))
    head = ["| CPU time; one `ast.walk` is 1 | " + " | ".join(corpora) + " |", "| --- |" + " ---: |" * len(corpora)]
    rows = [
        f"| {tool} | " + " | ".join(f"{ratio(passes[corpus]):.2f}" for corpus in corpora) + " |"
        for tool, passes in measured.items()
    ]
    return head + rows


def overhead(bare: Sequence[Run], ours: Sequence[Run]) -> float:
    """The share by which whole runs of flake8 take longer with the plugin."""
    return median(run.seconds for run in ours) / median(run.seconds for run in bare) - 1


def memory(bare: Sequence[Run], ours: Sequence[Run]) -> float:
    """The memory of whole runs with the plugin as a multiple of what bare ones hold."""
    return median(run.memory for run in ours) / median(run.memory for run in bare)


def aims(rows: Sequence[Aim]) -> list[str]:
    """The lines of the table of goals."""
    return ["| | Goal | Measured |", "| --- | ---: | ---: |", *(f"| {' | '.join(row)} |" for row in rows)]


def with_region(text: str, table: str) -> str:
    """A page with the region between its two marks replaced.

    Raises:
        ValueError: it does not have both marks once, in this order.
    """
    pattern = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    if text.count(BEGIN) != 1 or text.count(END) != 1 or pattern.search(text) is None:
        raise ValueError(f"no region {BEGIN} … {END}")
    return pattern.sub(lambda _: f"{BEGIN}\n{table}\n{END}", text)
