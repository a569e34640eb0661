"""What publishes the ports of containers on the host: methods of SDKs, and programs."""

from __future__ import annotations

import ast

from flake8_portbind.catalogue.schema import Listener, Reach
from flake8_portbind.model.module import last_name

SDK = Listener(
    "containers.run", (), "docker 7.2.0", cure="publish it on None and ask the container for the host's port"
)
BINDINGS = Listener("create_host_config", (), "docker 7.2.0", cure=SDK.cure)
TESTCONTAINERS = Listener(
    "with_bind_ports", (), "testcontainers 4.15.0", cure="use with_exposed_ports() and get_exposed_port()"
)
METHODS = {"create_host_config": BINDINGS, "with_bind_ports": TESTCONTAINERS}
PROGRAMS = frozenset(("docker", "podman", "nerdctl", "docker-compose", "podman-compose"))
COMMAND_LINE = Listener(
    "docker run",
    (),
    "by convention",
    Reach.PROGRAM,
    cure="publish the container's port alone (-p 80) and ask for the host's",
)


def row(callee: ast.expr) -> Listener | None:
    """What publishes a port: `containers.run`, `containers.create`, or one of `METHODS` of any object."""
    if not isinstance(callee, ast.Attribute):
        return None
    if callee.attr in ("run", "create"):
        return SDK if last_name(callee.value) == "containers" else None
    return METHODS.get(callee.attr)
