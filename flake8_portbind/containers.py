"""Containers whose ports are published on the host: `client.containers.run(image, ports={"80/tcp": 8080})`.

The keys are the container's own ports and never count; None, or no host port, lets the host choose.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from flake8_portbind import parameters, ports
from flake8_portbind.catalogue.schema import Form, Listener
from flake8_portbind.module import last_name
from flake8_portbind.ports import Port
from flake8_portbind.values import Mapping, Sequence

if TYPE_CHECKING:
    from flake8_portbind.evaluate import Evaluator
    from flake8_portbind.values import Invocation

_SDK = Listener(
    "containers.run", (), "docker 7.2.0", cure="publish it on None and ask the container for the host's port"
)
_TESTCONTAINERS = Listener(
    "with_bind_ports", (), "testcontainers 4.15.0", cure="use with_exposed_ports() and get_exposed_port()"
)


def row(callee: ast.expr) -> Listener | None:
    """What publishes a port: `containers.run`, `containers.create`, or `with_bind_ports` of any container."""
    if not isinstance(callee, ast.Attribute):
        return None
    if callee.attr == "with_bind_ports":
        return _TESTCONTAINERS
    return _SDK if callee.attr in ("run", "create") and last_name(callee.value) == "containers" else None


def ports_of(ev: Evaluator, row: Listener, invocation: Invocation) -> list[Port]:
    """The fixed host ports that a container is published on."""
    if row is _TESTCONTAINERS:
        values = ev.ask(parameters.argument(ev, invocation, 1, "host"))
        return [port for port in ports.of_argument(ev, values, Form.PORT, row) if port.is_fixed]
    found: list[Port] = []
    for mapping in ev.ask(parameters.argument(ev, invocation, None, "ports")):
        for _, item in mapping.entries if isinstance(mapping, Mapping) else ():
            for value in ev.ask(ev.force(item)):
                form = Form.ADDRESS if isinstance(value, Sequence) else Form.PORT
                found += [port for port in ports.of_argument(ev, (value,), form, row) if port.is_fixed]
    return found
