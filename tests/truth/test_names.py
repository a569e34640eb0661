"""Every name that the catalogue mentions exists, and takes the arguments that it is said to take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from found import is_installed, library_of, looked_up
from rows import APPS, CLIENTS, LISTENERS, RETURNS, SOURCES, SUBCLASSES
from summary import Confirms

from flake8_portbind.catalogue.schema import Client, Form, Listener, Reach

pytestmark = pytest.mark.truth

HIDDEN = ("KEYWORD_ONLY", "VAR_POSITIONAL")
WINDOWS = {"asyncio.ProactorEventLoop"}
# Their default is where a search for a free port begins.
SEARCHING = {"celery.contrib.rdb.Rdb", "pudb.remote.set_trace", "viser.ViserServer"}
ASSIGNED = (Reach.ATTRIBUTE, Reach.CLASS_ATTRIBUTE)

BY_LIBRARY: dict[str, list[Any]] = defaultdict(list)
for table in (LISTENERS, CLIENTS, APPS, SOURCES, RETURNS, SUBCLASSES):
    for row in table:
        if (
            "." in row.name
            and row.name not in WINDOWS
            and not getattr(row, "unconfirmed", "")
            and is_installed(row.name)
        ):
            BY_LIBRARY[library_of(row.name)].append(row)


@pytest.mark.parametrize("library", sorted(BY_LIBRARY))
def test_names_and_arguments(library: str, confirms: Confirms) -> None:
    rows = BY_LIBRARY[library]
    names = {name for row in rows for name in names_of(row) if library_of(name) == library}
    told = looked_up(sorted(names))
    wrong = [problem for row in rows for problem in problems(row, told)]
    assert not wrong, "\n".join(wrong)
    for row in rows:
        confirms(row, "names")


def names_of(row: Any) -> tuple[str, ...]:
    """The qualified names that a row speaks of, a class in place of what is assigned on it."""
    if isinstance(row, Listener):
        if row.reach in ASSIGNED:
            return tuple(name.rpartition(".")[0] for name in row.names)
        return row.names
    related = (getattr(row, "gives", ""), getattr(row, "base", ""))
    return (row.name, *(name for name in related if name))


def problems(row: Any, told: dict[str, dict[str, Any]]) -> Iterator[str]:
    """What is wrong with a row."""
    former = row.former if isinstance(row, Listener) else ()
    for name in names_of(row):
        seen = told.get(name)
        if seen is None:
            continue  # of another library
        gone = "error" in seen
        if gone and name not in former:
            yield seen["error"]
        elif not gone and name in former:
            yield f"{name} is said to be gone"
        elif not gone and isinstance(row, Listener | Client) and row.reach not in ASSIGNED:
            yield from wrong_arguments(row, name, seen)
    if hasattr(row, "base"):
        base, own = told.get(row.base, {}), told.get(row.name, {})
        if "id" in base and "id" in own and base["id"] not in own["family"]:
            yield f"{row.name} does not descend from {row.base}"


def wrong_arguments(row: Any, name: str, seen: dict[str, Any]) -> Iterator[str]:
    """What a signature contradicts."""
    if seen["parameters"] is None:
        return  # written in C
    parameters = seen["parameters"][row.reach is Reach.METHOD :]
    names = [one[0] for one in parameters]
    open_ended = any(kind in ("VAR_KEYWORD", "VAR_POSITIONAL") for _, kind, _ in parameters)
    for argument in row.arguments:
        if argument.keyword in names:
            at = names.index(argument.keyword)
            position = None if parameters[at][1] in HIDDEN else at
            if argument.position not in (position, None):
                yield f"{name}: {argument.keyword} stands at {position}"
        elif argument.keyword and not open_ended:
            yield f"{name} has no {argument.keyword}"
        elif argument.position is not None and not open_ended and argument.position >= len(parameters):
            yield f"{name} has no argument at {argument.position}"
    if isinstance(row, Listener):
        yield from wrong_default(row, name, parameters)
        conditions = [condition for condition in (row.unless, row.when) if condition]
        for condition in conditions:
            if condition.position is not None and names[condition.position : condition.position + 1] != [
                condition.keyword
            ]:
                yield f"{name}: {condition.keyword} does not stand at {condition.position}"
        for word in (
            *row.handed,
            *((row.engine,) if row.engine else ()),
            *(condition.keyword for condition in conditions),
        ):
            if word not in names and not open_ended:
                yield f"{name} has no {word}"
        if seen["is_class"] and name == row.name:
            methods = [word for word in row.starts if word[:1].islower() and word not in seen["members"]]
            yield from (f"{name} has no {method}()" for method in methods if not _is_said_of_another(method))


def wrong_default(row: Listener, name: str, parameters: list[list[str]]) -> Iterator[str]:
    """What the signature's default contradicts; where it is no number, only starting tells what it means."""
    if row.name in SEARCHING:
        return
    argument = row.arguments[0]
    default = next((one[2] for one in parameters if one[0] == argument.keyword), "")
    if argument.form is Form.PORT and default.isdecimal() and default != "0" and row.omitted != int(default):
        yield f"{name} has the default {default} for {argument.keyword}, and not {row.omitted}"


def _is_said_of_another(method: str) -> bool:
    """Whether the object that is built is handed to a function of that name, or to an object with such a method."""
    return method in {"listenWS", "start_callback_server", "serve", "launch_agent", "init_rpc", "elastic_launch"}


@pytest.mark.parametrize("row", LISTENERS, ids=lambda row: row.name)
def test_a_row_that_is_unconfirmed_could_not_be_confirmed(row: Listener) -> None:
    if row.unconfirmed and is_installed(row.name):
        told = looked_up([row.name])[row.name]
        assert "error" in told or "Python" in row.unconfirmed, "it can be imported: confirm it"
