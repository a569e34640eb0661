"""Clients that listen here for a port elsewhere: `ssh -L 8080:host:80`, `kubectl port-forward pod 8080:80`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from flake8_portbind.binds import ports
from flake8_portbind.catalogue.schema import Form, Listener, Reach
from flake8_portbind.evaluation import texts, words
from flake8_portbind.model.values import UNKNOWN, Value, Values

if TYPE_CHECKING:
    from flake8_portbind.binds.ports import Port
    from flake8_portbind.evaluation.evaluate import Evaluator
    from flake8_portbind.evaluation.words import Word

_CURE = "give each worker a local port of its own"
ROW = Listener("a local forward", (), "by convention", Reach.PROGRAM, cure=_CURE)
_SSH_TAKES = frozenset(f"-{letter}" for letter in "BbcDEeFIiJLlmOoPpQRSWw")
_KUBECTL_TAKES = frozenset(
    ("-n", "-s", "--namespace", "--context", "--kubeconfig", "--cluster", "--user", "--server", "--address",
     "--pod-running-timeout")
)  # fmt: skip
_SOCAT_LISTENS = re.compile(r"(?:tcp[46]?|udp[46]?|openssl|sctp[46]?)-l(?:isten)?:", re.IGNORECASE)


def ports_of(ev: Evaluator, program: str, line: list[Word]) -> list[Port]:
    """The local ports that such a program takes.

    Args:
        ev: the evaluator.
        program: one of `READERS`.
        line: the words behind it.
    """
    return [port for values in READERS[program](line) for port in ports.of_argument(ev, values, Form.PORT, ROW)]


def _ssh(line: list[Word]) -> Iterator[Values]:
    """`-L [address:]port:host:hostport` and `-D [address:]port`, up to the remote command."""
    destinations = 0
    for option, given in words.options(line, _SSH_TAKES.__contains__):
        destinations += not option
        if destinations > 1:
            return
        if option == "-L":
            yield tuple(_part(value, -3) for value in given.values)
        elif option == "-D":
            yield tuple(_part(value, -1) for value in given.values)


def _kubectl(line: list[Word]) -> Iterator[Values]:
    """`port-forward TYPE/NAME [LOCAL:]REMOTE …`; without a number in front of the colon it is chosen."""
    given = [word for option, word in words.options(line, _KUBECTL_TAKES.__contains__) if not option]
    if given and given[0].text == "port-forward":
        for word in given[2:]:
            if not word.text.startswith(":"):
                yield tuple(_part(value, 0) for value in word.values)


def _socat(line: list[Word]) -> Iterator[Values]:
    for word in line:
        listens = _SOCAT_LISTENS.match(word.text)
        if listens is not None:
            rest = words.cut(word, listens.end())
            yield tuple(_part(value, 0, ",") for value in rest)


def _part(value: Value, at: int, mark: str = ":") -> Value:
    parts = texts.split(value, mark) if texts.is_text(value) else []
    return parts[at] if -len(parts) <= at < len(parts) else UNKNOWN


READERS: dict[str, Callable[[list[Word]], Iterator[Values]]] = {
    "ssh": _ssh,
    "kubectl": _kubectl,
    "oc": _kubectl,
    "socat": _socat,
}
