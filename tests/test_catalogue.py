"""The catalogue is well formed, and what it says about the standard library is true of the Python that runs here."""

from __future__ import annotations

import importlib
import inspect
import re
import sys
from collections import Counter
from typing import Any

import pytest

from flake8_portbind.binds import forwards
from flake8_portbind.catalogue import apps, clients, launchers, sources, stdlib
from flake8_portbind.catalogue.lookup import LIBRARIES, Catalogue, catalogue_with
from flake8_portbind.catalogue.schema import Argument, Form, Kind, Listener, Reach
from flake8_portbind.model.evidence import Evidence

ROWS = [row for library in LIBRARIES for row in library.LISTENERS]
RETURNS = [row for library in (*LIBRARIES, apps, clients) for row in getattr(library, "RETURNS", ())]
SUBCLASSES = [row for library in (*LIBRARIES, apps, clients) for row in getattr(library, "SUBCLASSES", ())]
DOTTED = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")
PORTS = range(1, 65536)

each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
stdlib_rows = pytest.mark.parametrize("row", stdlib.LISTENERS, ids=lambda row: row.name)


def test_every_library_file_is_read() -> None:
    assert all(library.LISTENERS for library in LIBRARIES)
    assert len(ROWS) > 200


@each_row
def test_names(row: Listener) -> None:
    assert all(DOTTED.fullmatch(name) for name in row.names)
    assert len(set(row.names)) == len(row.names)
    if row.reach in (Reach.METHOD, Reach.ATTRIBUTE, Reach.CLASS_ATTRIBUTE):
        assert all(name.count(".") > 1 for name in row.names), "module, class and method"


@each_row
def test_arguments(row: Listener) -> None:
    assert row.arguments
    for argument in row.arguments:
        assert argument.keyword or argument.position is not None, "an argument that nobody can pass"
        assert not argument.keyword or argument.keyword.isidentifier()
        assert argument.position is None or argument.position >= 0
    keywords = [argument.keyword for argument in row.arguments if argument.keyword]
    assert len(set(keywords)) == len(keywords)


@each_row
def test_facts(row: Listener) -> None:
    assert row.checked, "the version that it was checked against"
    assert all(number is None or number in PORTS for number in (row.omitted, row.none, row.zero))
    assert row.zero is None or row.cure, "where 0 is no cure, the message needs another"
    assert row.app is None or row.kind is Kind.APP
    assert row.app is None or row.app >= 0 or row.reach is Reach.METHOD
    assert not set(row.handed) & {argument.keyword for argument in row.arguments}
    assert all(method.isidentifier() for method in row.starts)
    for condition in (row.unless, row.when):
        assert condition is None or (condition.keyword.isidentifier() and compile(condition.value, "condition", "eval"))


@each_row
def test_words(row: Listener) -> None:
    for text in (row.cure, row.read_back):
        assert text == text.strip()
        assert "\n" not in text
        assert not text.endswith(".")


def test_each_name_is_said_once() -> None:
    twice = [name for name, count in Counter(name for row in ROWS for name in row.names).items() if count > 1]
    assert not twice


@pytest.mark.parametrize("rows", [RETURNS, SUBCLASSES, sources.SOURCES, clients.CLIENTS, apps.APPS])
def test_the_other_tables(rows: list[Any]) -> None:
    assert rows
    names = [row.name for row in rows]
    assert all(DOTTED.fullmatch(name) for name in names)
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_the_lines_of_all_that_forwards_are_read() -> None:
    assert forwards.READERS.keys() == launchers.FORWARDERS


def test_every_kind_of_evidence_has_a_source() -> None:
    given = {row.evidence for row in sources.SOURCES}
    assert given == set(Evidence) - {Evidence.UNKNOWN}
    assert all(row.checked for row in sources.SOURCES)


def test_a_held_port_is_clean() -> None:
    assert all(row.evidence is Evidence.OS_CHOSEN for row in sources.HELD)
    assert all(row.held for row in sources.HELD)


def test_families_end() -> None:
    bases = {row.name: row.base for row in SUBCLASSES}
    for name in bases:
        line = [name]
        while line[-1] in bases:
            line.append(bases[line[-1]])
            assert line[-1] not in line[:-1], line


@each_row
def test_look_up(row: Listener) -> None:
    for name in row.names:
        assert catalogue_with().listener(name) is row
        assert catalogue_with().knows(name) or "." not in name, "a fixture's name alone is nobody's"


def test_own_rows_come_on_top() -> None:
    own = Listener("mylib.serve", (Argument(Form.PORT, "port"),), "configured")
    assert Catalogue((own,)).listener("mylib.serve") is own
    assert catalogue_with().listener("mylib.serve") is None


def _found(name: str) -> Any:
    """What a qualified name stands for in this Python."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        try:
            found: Any = importlib.import_module(".".join(parts[:end]))
        except ImportError:
            continue
        for part in parts[end:]:
            found = getattr(found, part)
        return found
    raise ImportError(name)


@stdlib_rows
def test_stdlib_names_exist(row: Listener) -> None:
    if row.unconfirmed:
        assert "Python" in row.unconfirmed
        return
    for name in row.names:
        assert callable(_found(name)), name


@stdlib_rows
def test_stdlib_arguments_are_right(row: Listener) -> None:
    if row.unconfirmed:
        return
    called = _found(row.name)
    try:
        parameters = list(inspect.signature(called).parameters.values())
    except ValueError:
        assert row.name == "socket.socket.bind", "only C functions may have no signature"
        return
    if row.reach is Reach.METHOD:
        parameters = parameters[1:]
    for argument in row.arguments:
        names = [parameter.name for parameter in parameters]
        if argument.keyword:
            assert argument.keyword in names
        if argument.position is not None:
            at = parameters[argument.position]
            assert at.kind is not inspect.Parameter.KEYWORD_ONLY
            assert not argument.keyword or at.name == argument.keyword


@stdlib_rows
def test_stdlib_defaults_are_right(row: Listener) -> None:
    if row.unconfirmed or row.name == "socket.socket.bind":
        return
    default = inspect.signature(_found(row.name)).parameters[row.arguments[0].keyword].default
    if row.omitted is None:
        assert default in (inspect.Parameter.empty, None, 0)
    else:
        assert default == row.omitted


@stdlib_rows
def test_stdlib_conditions_are_parameters(row: Listener) -> None:
    if row.unconfirmed:
        return
    words = {condition.keyword for condition in (row.unless, row.when) if condition} | set(row.handed)
    if words:
        accepted = inspect.signature(_found(row.name)).parameters
        variable = any(parameter.kind is inspect.Parameter.VAR_KEYWORD for parameter in accepted.values())
        assert variable or words <= set(accepted)


@stdlib_rows
def test_stdlib_starts_are_methods(row: Listener) -> None:
    if row.reach is Reach.CLASS and not row.unconfirmed:
        assert all(hasattr(_found(row.name), method) for method in row.starts)


@pytest.mark.parametrize("row", [*stdlib.RETURNS, *stdlib.SUBCLASSES], ids=lambda row: row.name)
def test_stdlib_relations_exist(row: Any) -> None:
    gone = {"ssl.wrap_socket": (3, 12), "asyncio.Runner.get_loop": (3, 11)}
    other = {"event_loop", "asyncio.ProactorEventLoop", "uvloop.Loop"}
    if row.name in other or (
        row.name in gone and (sys.version_info >= gone[row.name]) == (row.name == "ssl.wrap_socket")
    ):
        return
    assert callable(_found(row.name))
    assert callable(_found(getattr(row, "gives", "") or row.base))


@pytest.mark.parametrize("row", [row for row in stdlib.SUBCLASSES if row.name.startswith("asyncio")])
def test_stdlib_subclasses_descend(row: Any) -> None:
    if row.name != "asyncio.ProactorEventLoop":
        assert issubclass(_found(row.name), _found(row.base))
