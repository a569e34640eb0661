"""Containers whose ports are published on the host: `client.containers.run(image, ports={"80/tcp": 8080})`.

The keys are the container's own ports and never count; None lets the host choose.
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

ROW = Listener(
    "containers.run", (), "docker 7.2.0", cure="publish it on None and ask the container for the host's port"
)


def publishes(callee: ast.expr) -> bool:
    """Whether a callee is `containers.run` or `containers.create` of the docker SDK."""
    return (
        isinstance(callee, ast.Attribute)
        and callee.attr in ("run", "create")
        and last_name(callee.value) == "containers"
    )


def ports_of(ev: Evaluator, invocation: Invocation) -> list[Port]:
    """The fixed host ports that a container is published on."""
    found: list[Port] = []
    for mapping in ev.ask(parameters.argument(ev, invocation, None, "ports")):
        for _, item in mapping.entries if isinstance(mapping, Mapping) else ():
            for value in ev.ask(ev.force(item)):
                form = Form.ADDRESS if isinstance(value, Sequence) else Form.PORT
                found += [port for port in ports.of_argument(ev, (value,), form, ROW) if port.is_fixed]
    return found
