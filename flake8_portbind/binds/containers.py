"""Containers whose ports are published on the host: `run(image, ports={"80/tcp": 8080})`, `docker run -p 8080:80`.

The container's own ports never count; None, or no host port, lets the host choose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flake8_portbind.binds import ports
from flake8_portbind.binds.ports import Port
from flake8_portbind.catalogue.containers import BINDINGS, COMMAND_LINE, TESTCONTAINERS
from flake8_portbind.catalogue.schema import Form, Listener
from flake8_portbind.evaluation import parameters, texts, words
from flake8_portbind.evaluation.words import Word
from flake8_portbind.model.values import Mapping, Sequence, Value

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator
    from flake8_portbind.model.values import Invocation

# Long options without a value, of run and create, and of compose run.
_SWITCHES = frozenset(
    ("--detach", "--rm", "--init", "--privileged", "--read-only", "--tty", "--interactive", "--publish-all", "--quiet",
     "--no-healthcheck", "--oom-kill-disable", "--disable-content-trust", "--sig-proxy", "--use-api-socket",
     "--replace", "--rmi", "--tls-verify", "--no-hosts", "--no-deps", "--build", "--service-ports", "--no-TTY",
     "--use-aliases", "--remove-orphans", "--quiet-pull")
)  # fmt: skip
_SHORT_SWITCHES = frozenset(("-d", "-i", "-t", "-P", "-q", "-T"))
_GLOBAL_WORDS = 6  # between the program and what it does


def ports_of(ev: Evaluator, row: Listener, invocation: Invocation) -> list[Port]:
    """The fixed host ports that a container is published on."""
    if row is TESTCONTAINERS:
        values = ev.ask(parameters.argument(ev, invocation, 1, "host"))
        return [port for port in ports.of_argument(ev, values, Form.PORT, row) if port.is_fixed]
    found: list[Port] = []
    keyword = "port_bindings" if row is BINDINGS else "ports"
    for mapping in ev.ask(parameters.argument(ev, invocation, None, keyword)):
        for _, item in mapping.entries if isinstance(mapping, Mapping) else ():
            for value in ev.ask(ev.force(item)):
                found += [port for port in _bound(ev, value, row) if port.is_fixed]
    return found


def _bound(ev: Evaluator, value: Value, row: Listener) -> list[Port]:
    """The ports of one binding: a number, `(address, number)`, or a list of those."""
    found: list[Port] = []
    for item in value.elements if isinstance(value, Sequence) else ():
        for inner in ev.ask(ev.force(item)):
            form = Form.ADDRESS if isinstance(inner, Sequence) else Form.PORT
            found += ports.of_argument(ev, (inner,), form, row)
    return found or ports.of_argument(ev, (value,), Form.PORT, row)


def published(ev: Evaluator, line: list[Word]) -> list[Port]:
    """The host's ports that `docker run -p 8080:80` publishes.

    Args:
        ev: the evaluator.
        line: the words behind the program.
    """
    at = next((index for index, word in enumerate(line[:_GLOBAL_WORDS]) if word.text in ("run", "create")), None)
    found: list[Port] = []
    for option, given in words.options(line[at + 1 :], _takes_value) if at is not None else ():
        if not option:  # the image: behind it stand its own words
            break
        for value in given.values if option in ("-p", "--publish") else ():
            mapping = texts.split(value, ":") if texts.is_text(value) else []
            if len(mapping) >= 2:
                host, inner = texts.split(mapping[-2], "-"), texts.split(mapping[-1], "-")
                if len(host) <= len(inner):  # a range for one port lets the host choose
                    found += ports.of_argument(ev, (host[0],), Form.PORT, COMMAND_LINE)
    return found


def _takes_value(option: str) -> bool:
    return option not in (_SWITCHES if option.startswith("--") else _SHORT_SWITCHES)
