"""All rows of the catalogue, table by table."""

from __future__ import annotations

from flake8_portbind.catalogue import apps, clients, constants, launchers, sources, spawners, variables
from flake8_portbind.catalogue.lookup import LIBRARIES

LISTENERS = tuple(row for library in LIBRARIES for row in library.LISTENERS)
CONSTANTS = constants.CONSTANTS
CLIENTS = clients.CLIENTS
APPS = apps.APPS
SOURCES = sources.SOURCES
LAUNCHERS = launchers.LAUNCHERS
VARIABLES = variables.VARIABLES
ENTRY_POINTS = tuple(spawners.ENTRY_POINTS.values())
RETURNS = tuple(row for module in (*LIBRARIES, apps, clients) for row in getattr(module, "RETURNS", ()))
SUBCLASSES = tuple(row for module in (*LIBRARIES, apps, clients) for row in getattr(module, "SUBCLASSES", ()))

COUNTED = {
    "listeners": LISTENERS,
    "launchers": LAUNCHERS,
    "port sources": SOURCES,
    "constants": CONSTANTS,
    "clients": CLIENTS,
    "web apps": APPS,
    "variables": VARIABLES,
    "entry points": ENTRY_POINTS,
}
