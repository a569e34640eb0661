"""What is known about libraries, ready to be looked up by qualified name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from flake8_portbind.catalogue import (
    aio,
    apps,
    asgi,
    clients,
    constants,
    data,
    launchers,
    protocols,
    rpc,
    sources,
    stdlib,
    testing,
    variables,
    wsgi,
)
from flake8_portbind.catalogue.schema import AppClass, Client, Launcher, Listener, PortSource, Reach, Variable
from flake8_portbind.catalogue.spawners import ENTRY_POINTS, SPAWNERS
from flake8_portbind.model.evidence import Evidence
from flake8_portbind.model.values import CONFIGURED, PER_WORKER, PROBED, UNKNOWN, Sourced

LIBRARIES = (stdlib, asgi, wsgi, aio, rpc, protocols, data, testing)

# What an import or a fixture that is out of sight says with its whole name: `find_free_port`, `unused_tcp_ports`.
_FREE = frozenset(("free", "unused", "available", "ephemeral", "unoccupied"))
_HANDS_OUT = ("factory", "number")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETS = re.compile(r"\(\)|\[\d*\]")
_WORKER = re.compile(r"worker_?(id|input|num|index|offset|count)|xdist", re.IGNORECASE)
_CONFIGURED = frozenset(("getoption", "getini", "environ", "getenv", "argv", "parse_args", "get_option", "get_config"))


class Catalogue:
    """The rows by name, with every alias, and the users' own on top.

    Args:
        listeners: rows to add.
        port_sources: sources to add.
    """

    def __init__(self, listeners: Iterable[Listener] = (), port_sources: Iterable[PortSource] = ()) -> None:
        self.listeners: dict[str, Listener] = {}
        self.configured: list[Listener] = []
        self.returns: dict[str, str] = {}
        self.bases: dict[str, str] = {}
        self.runs: dict[str, tuple[str, ...]] = {}
        self.aliases: dict[str, str] = {}
        self._classes: set[str] = set()
        for library in LIBRARIES:
            for row in library.LISTENERS:
                self._add(row)
            self.returns.update({row.name: row.gives for row in getattr(library, "RETURNS", ())})
            self.bases.update({row.name: row.base for row in getattr(library, "SUBCLASSES", ())})
            self.runs.update(getattr(library, "RUNS", {}))
        for other in (clients, apps):
            self.returns.update({row.name: row.gives for row in other.RETURNS})
            self.bases.update({row.name: row.base for row in other.SUBCLASSES})
        for row in listeners:
            self._add(row)
            self.configured.append(row)
        self.own_sources: dict[str, PortSource] = {row.name: row for row in port_sources}
        self.sources: dict[str, PortSource] = {row.name: row for row in sources.SOURCES} | self.own_sources
        self.constants: dict[str, int | None] = {row.name: row.value for row in constants.CONSTANTS}
        self.clients: dict[str, Client] = {row.name: row for row in clients.CLIENTS}
        self.client_names = frozenset(name.rpartition(".")[2] for name in self.clients)
        self.launchers: dict[str, list[Launcher]] = {}
        for launcher in launchers.LAUNCHERS:
            for name in (launcher.name, *launcher.aliases):
                self.launchers.setdefault(name, []).append(launcher)
        self.variables: dict[str, Variable] = {row.name: row for row in variables.VARIABLES}
        self.dialling_commands = launchers.CLIENTS_COMMANDS
        self.apps: dict[str, AppClass] = {row.name: row for row in apps.APPS}
        self._classes |= set(self.returns.values()) | set(self.bases) | set(self.bases.values()) | set(self.apps)
        rows = {row.name: row for row in self.listeners.values() if row.reach is Reach.ATTRIBUTE}
        self.attributes = tuple(rows[name] for name in sorted(rows))
        self.settings = tuple(row for row in self.listeners.values() if row.reach is Reach.SETTING)
        self.class_attributes: dict[str, list[Listener]] = {}
        for name, row in self.listeners.items():
            if row.reach is Reach.CLASS_ATTRIBUTE:
                self.class_attributes.setdefault(name.rpartition(".")[0], []).append(row)
        self._read_backs = {
            f"{owner}.{_BRACKETS.sub('', row.read_back)}"
            for name, row in self.listeners.items()
            if row.read_back
            for owner in (name, self.returns.get(name, name), name.rpartition(".")[0])
        }
        self.libraries = frozenset(name.partition(".")[0] for name in self.listeners if "." in name)
        self.last_names = frozenset(name.rpartition(".")[2] for name in self.listeners)

    def _add(self, row: Listener) -> None:
        for name in row.names:
            self.listeners[name] = row
            if name != row.name:
                self.aliases[name] = row.name
            if row.reach in (Reach.METHOD, Reach.ATTRIBUTE, Reach.CLASS_ATTRIBUTE):
                cls, _, _ = name.rpartition(".")
                self._classes.add(cls)
                if name != row.name:
                    self.aliases.setdefault(cls, row.name.rpartition(".")[0])
            elif row.reach is Reach.CLASS:
                self._classes.add(name)
            elif name.rpartition(".")[0].rpartition(".")[2][:1].isupper():
                self._classes.add(name.rpartition(".")[0])  # a static or class method

    def canonical(self, name: str) -> str:
        """The name under which a row is kept, for any alias of it."""
        return self.aliases.get(name, name)

    def class_of(self, name: str) -> str:
        """The class that calling, or annotating with, a qualified name gives an instance of."""
        return self.returns.get(name) or self.canonical(name)

    def line(self, name: str) -> list[str]:
        """A library class and those of the catalogue that it descends from."""
        found = [self.canonical(name)]
        while found[-1] in self.bases and self.bases[found[-1]] not in found:
            found.append(self.canonical(self.bases[found[-1]]))
        return found

    def knows(self, name: str) -> bool:
        """Whether the catalogue says anything about a qualified name."""
        return "." in name and (
            name in self.listeners
            or name in self.returns
            or name in self._classes
            or name in self.sources
            or name in SPAWNERS
            or name in ENTRY_POINTS
        )

    def listener(self, name: str) -> Listener | None:
        """The row of a qualified name, be it its own, an alias, or a method that its class inherits."""
        row = self.listeners.get(name)
        if row is not None:
            return row
        owner, _, method = name.rpartition(".")
        for cls in self.line(owner):
            row = self.listeners.get(f"{cls}.{method}")
            if row is not None:
                return row
        return None

    def runs_of(self, name: str) -> tuple[str, ...] | None:
        """The methods of a class without which it listens on nothing that it is given; None where building it does."""
        row = self.listeners.get(name)
        return self.runs.get(name) or (row.starts if row is not None and row.starts else None)

    def client(self, name: str) -> Client | None:
        """The row of a client's qualified name, or of a method that its class inherits."""
        owner, _, method = name.rpartition(".")
        found = (self.clients.get(f"{cls}.{method}") for cls in self.line(owner))
        return self.clients.get(name) or next((row for row in found if row is not None), None)

    def app_class(self, name: str) -> AppClass | None:
        """The row of a web app's class."""
        return next((self.apps[cls] for cls in self.line(name) if cls in self.apps), None)

    def source_of(self, name: str) -> PortSource | None:
        """What is known about the numbers that a function hands out."""
        source = self.sources.get(name)
        if source is None and name.endswith(".getsockname"):
            return PortSource(name, Evidence.PROBED, "CPython 3.13.0", held=True)
        return source

    def reads_back(self, name: str) -> bool:
        """Whether an attribute is one from which the number of a listener can be read: `server.server_port`."""
        owner, _, attribute = name.rpartition(".")
        return any(f"{cls}.{attribute}" in self._read_backs for cls in self.line(owner))

    def guess_import(self, name: str) -> Sourced:
        """What the name of an import or fixture that is out of sight says about the port that it hands out."""
        known = self.guess_attribute(name)
        return PROBED if known == UNKNOWN and _says_free_port(name) else known

    def guess_attribute(self, name: str) -> Sourced:
        """What the name of an attribute of something unknown says; that it is called `port` says nothing."""
        if name in _CONFIGURED:
            return CONFIGURED
        if _WORKER.search(name):
            return PER_WORKER
        return UNKNOWN


def _says_free_port(name: str) -> bool:
    """Whether a name ends in `port`, and says before that it is a free one."""
    *before, last = [word for word in _HUMP.sub("_", name).lower().split("_") if word] or [""]
    if last in _HANDS_OUT and before:
        *before, last = before
    is_free = not _FREE.isdisjoint(before) or "open" in before[1:]
    return last in ("port", "ports") and is_free


@cache
def catalogue_with(listeners: tuple[Listener, ...] = (), port_sources: tuple[PortSource, ...] = ()) -> Catalogue:
    """The catalogue with users' rows on top; made once for each set of rows, and never changed."""
    return Catalogue(listeners, port_sources)
