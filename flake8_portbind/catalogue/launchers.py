"""Command lines that listen."""

LAUNCHERS = ()
CLIENTS_COMMANDS = frozenset()
