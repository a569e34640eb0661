"""The catalogue as a page: `python docs/catalogue_page.py` writes it anew."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from flake8_portbind.catalogue import apps, clients, constants, launchers, sources, spawners, variables
from flake8_portbind.catalogue.lookup import LIBRARIES
from flake8_portbind.catalogue.schema import Kind, Launcher, Listener, Reach
from flake8_portbind.findings.report import cure_of

PAGE = Path(__file__).parent / "catalogue.md"
INTRODUCTION = """\
# The catalogue

What flake8-portbind knows about libraries and programs.
This page is written by `python docs/catalogue_page.py` from the data in `flake8_portbind/catalogue`.

"Checked" is the version that a row was written from.
Where no reason stands behind it, the tests that are marked `truth` check listeners, clients, functions and constants
against the library that is installed: their names, their parameters and, where a listener can be started, the ports
that it really takes.
Command lines are started without a port, with 0 and with a number, environment variables with a number, and each
option stands in the program's own help.
Web apps are driven by the client that their row names.
Of fixtures, and of functions that carry out a command line, it is checked that they exist, and that these know the
options.
What such a run confirmed, and how, it counts at its end.
"""


def catalogue_page() -> str:
    """The page, as Markdown."""
    listeners = [row for library in LIBRARIES for row in library.LISTENERS]
    tables = {
        "listeners": listeners,
        "launchers": launchers.LAUNCHERS,
        "port sources": sources.SOURCES,
        "constants": constants.CONSTANTS,
        "clients": clients.CLIENTS,
        "web apps": apps.APPS,
        "variables": variables.VARIABLES,
        "entry points": list(spawners.ENTRY_POINTS.values()),
    }
    parts = [INTRODUCTION, _table(("Rows", "In all", "No test can confirm"), map(_count, tables, tables.values()))]
    for library in LIBRARIES:
        parts.append(f"## {(library.__doc__ or '').strip().rstrip('.')}\n")
        heads = ("Name", "Port", "Default", "None means", "How to let the system choose", "Checked")
        parts.append(_table(heads, map(_listener, library.LISTENERS)))
    parts.append("## Command lines\n")
    heads = ("Program", "Options", "Default", "How to let the system choose", "Checked")
    parts.append(_table(heads, map(_launcher, launchers.LAUNCHERS)))
    parts.append("## Web apps and what drives them in-process\n")
    parts.append(_table(("App", "In-process client", "Checked"), map(_app, apps.APPS)))
    parts.append("## Where port numbers come from\n")
    parts.append(_table(("Function or fixture", "Its number is", "Checked"), map(_source, sources.SOURCES)))
    parts.append("## Constants\n")
    parts.append(_table(("Constant", "Port", "Checked"), map(_constant, constants.CONSTANTS)))
    parts.append("## Functions that carry out a command line\n")
    parts.append(_table(("Function", "Program", "Checked"), map(_entry_point, spawners.ENTRY_POINTS.values())))
    parts.append("## Environment variables\n")
    parts.append(_table(("Variable", "Checked"), map(_variable, variables.VARIABLES)))
    return "\n".join(parts)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [_line(heads), _line("---" for _ in heads), *map(_line, rows)]
    return "\n".join(lines) + "\n"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _count(title: str, rows: Any) -> tuple[str, ...]:
    return title, str(len(rows)), str(sum(bool(row.unconfirmed) for row in rows))


def _listener(row: Listener) -> tuple[str, ...]:
    names = "<br>".join(f"`{name}`" for name in row.names)
    assigned = row.reach in (Reach.ATTRIBUTE, Reach.CLASS_ATTRIBUTE)
    where = "assigned" if assigned else ", ".join(_argument(argument) for argument in row.arguments)
    cure = cure_of(row)
    if row.zero is not None and "replaced" not in cure:
        cure = f"0 is replaced by {row.zero}: {cure}"
    if row.kind is Kind.APP and row.app is not None:
        cure = f"{cure}; or drive the app in-process"
    return names, where, _number(row.omitted), _number(row.none), cure, _checked(row)


def _argument(argument: Any) -> str:
    position = "" if argument.position is None else f"argument {argument.position + 1}"
    keyword = f"`{argument.keyword}=`" if argument.keyword else ""
    return f"{argument.form.value}: {' or '.join(filter(None, (keyword, position)))}"


def _launcher(row: Launcher) -> tuple[str, ...]:
    names = "<br>".join(f"`{name}`" for name in (row.name, *row.aliases))
    if row.subcommand:
        names += f" with {', '.join(f'`{word}`' for word in row.subcommand)}"
    options = ", ".join(f"`{option}`" for option in (*row.ports, *row.endpoints)) or "a positional argument"
    cure = row.advice
    return names, options, _number(row.default), cure, _checked(row)


def _app(row: Any) -> tuple[str, ...]:
    return f"`{row.name}`", f"`{row.client}`", _checked(row)


def _source(row: Any) -> tuple[str, ...]:
    return f"`{row.name}`", f"{row.evidence.value}{', and still held' if row.held else ''}", _checked(row)


def _constant(row: Any) -> tuple[str, ...]:
    return f"`{row.name}`", _number(row.value), _checked(row)


def _entry_point(row: Any) -> tuple[str, ...]:
    return f"`{row.name}`", f"`{row.program}`", _checked(row)


def _variable(row: Any) -> tuple[str, ...]:
    return f"`{row.name}`", _checked(row)


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _checked(row: Any) -> str:
    return f"{row.checked}; unconfirmed: {row.unconfirmed}" if row.unconfirmed else str(row.checked)


if __name__ == "__main__":
    PAGE.write_text(catalogue_page(), encoding="utf-8")
