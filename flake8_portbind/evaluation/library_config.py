"""What a file puts into the configuration of a library: `app.config["PORT"] = 8000`, `cherrypy.config.update({…})`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flake8_portbind.evaluation import objects
from flake8_portbind.evaluation.tasks import Task
from flake8_portbind.model.module import Binding, Block, Call, Module
from flake8_portbind.model.values import NOT_SURE, Built, External, Mapping, Value, Values, settled, union

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator

_NAME = "config"


@dataclass(frozen=True, slots=True)
class Change:
    """A place that puts something into a configuration.

    Args:
        callee: the method that is called, or the expression left of the bracket.
        node: the call, or the key.
        block: where it stands.
        values: what is put there.
    """

    callee: ast.expr
    node: ast.AST
    block: Block
    values: Values


def of_app(app: Value) -> External:
    """The `config` of a library's application."""
    return External(f"{app.name}.{_NAME}" if isinstance(app, Built) else "", app)


def is_one(value: Value) -> bool:
    """Whether a value is the `config` of a library's application."""
    return isinstance(value, External) and isinstance(value.receiver, Built) and value.name.endswith(f".{_NAME}")


def held(ev: Evaluator, config: Value, key: object, module: Module) -> Task:
    """What a file puts into a configuration under a key, wherever it does."""
    return (yield from ev.once((config, key, module), lambda: _held(ev, config, key, module), NOT_SURE))


def _held(ev: Evaluator, config: Value, key: object, module: Module) -> Task:
    found: Values = ()
    for site in _sites(module):
        found = union(found, (yield _put(ev, site, config, key)))
    return settled(found) if found else NOT_SURE


def changes(ev: Evaluator, config: Value, key: str, module: Module) -> Iterator[Change]:
    """The places of a file that put something into a configuration under a key."""
    for site in _sites(module):
        values = ev.ask(_put(ev, site, config, key))
        callee = site.target if isinstance(site, Binding) else site.node.func
        if values and callee is not None:
            yield Change(callee, site.node, site.block, values)


def _sites(module: Module) -> list[Binding | Call]:
    return [*module.items.get(_NAME, ()), *module.mutations.get(_NAME, ())]


def _put(ev: Evaluator, site: Binding | Call, config: Value, key: object) -> Task:
    """What one place puts into this configuration under this key; nothing where it does something else."""
    if isinstance(site, Binding):
        is_key = isinstance(site.node, ast.Constant) and site.node.value == key
        if is_key and site.target is not None and config in (yield ev.evaluate(site.target, site.block, None)):
            return (yield ev.bound(site, _NAME, None))
        return ()
    callee = site.node.func
    if not isinstance(callee, ast.Attribute) or config not in (yield ev.evaluate(callee.value, site.block, None)):
        return ()
    after = yield objects.changed(ev, Mapping(()), site.node, site.block, None)
    item = after[0].get(key) if isinstance(after[0], Mapping) else None
    return (yield ev.force(item)) if item is not None else ()
