"""Environment variables that make a library listen, where the code sets them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flake8_portbind.binds import ports
from flake8_portbind.binds.ports import Port
from flake8_portbind.catalogue.schema import Listener, Reach
from flake8_portbind.model.module import Block, Module, last_name
from flake8_portbind.model.values import Constant, Mapping

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable that is given a value.

    Args:
        row: the variable as a listener.
        callee: the expression that sets it.
        node: the call or statement.
        block: where it stands.
        ports: what the value names.
        value: the expression of the value, where it stands here.
    """

    row: Listener
    callee: ast.expr
    node: ast.AST
    block: Block
    ports: list[Port]
    value: ast.expr | None


def settings(module: Module, ev: Evaluator) -> Iterator[Setting]:
    """Every place of a file that sets one of the catalogue's variables."""
    for store in module.items.get("environ", ()):
        if store.target is not None and store.value is not None and not store.path:
            yield from _setting(ev, store.node, store.value, store.target, store.node, store.block)
    for store in module.stores.get("environ", ()):  # os.environ |= {…}
        if store.value is not None and isinstance(store.node, ast.AugAssign):
            yield from _settings_of_dict(ev, store.value, store.node.target, store.node, store.block)
    for call in module.calls:
        node = call.node
        name, value = _named_value(node)
        if name is not None and value is not None:
            yield from _setting(ev, name, value, node.func, node, call.block)
        elif _updates_environment(node):
            given = _mapping(node)
            if given is not None:
                yield from _settings_of_dict(ev, given, node.func, node, call.block)
            for keyword in node.keywords:
                yield from _setting(ev, ast.Constant(keyword.arg), keyword.value, node.func, node, call.block)
        for keyword in node.keywords:
            if keyword.arg == "env":
                yield from _settings_of_dict(ev, keyword.value, node.func, node, call.block)


def row(name: str) -> Listener:
    """A variable as a listener."""
    return Listener(name, (), "by convention", Reach.VARIABLE, cure="give each worker a port of its own")


def _named_value(call: ast.Call) -> tuple[ast.expr | None, ast.expr | None]:
    """The variable and its value in `monkeypatch.setenv(name, value)` and `monkeypatch.setitem(os.environ, …)`."""
    name = last_name(call.func)
    if name in ("setenv", "set_env", "putenv"):
        return _argument(call, 0, "name"), _argument(call, 1, "value")
    if name == "setitem" and len(call.args) > 2 and _is_environment(call.args[0]):
        return call.args[1], call.args[2]
    return None, None


def _updates_environment(call: ast.Call) -> bool:
    """Whether a call is `os.environ.update({…})`, `patch.dict(os.environ, {…})`, or replaces the whole."""
    if not (call.args or call.keywords):
        return False
    name = last_name(call.func)
    if name == "update":
        return isinstance(call.func, ast.Attribute) and last_name(call.func.value) == "environ"
    if name == "dict":
        return isinstance(call.func, ast.Attribute) and _is_environment(_argument(call, 0, "in_dict"))
    return _replaces_environment(call)


def _replaces_environment(call: ast.Call) -> bool:
    """Whether a call is `patch("os.environ", {…})`, `patch.object(os, "environ", {…})` or the same with `setattr`."""
    name = last_name(call.func)
    if name == "patch":
        return _is_environment(_argument(call, 0, "target"))
    if name not in ("object", "setattr") or len(call.args) < 2:
        return False
    first, second = call.args[:2]
    return _is_environment(first) or (isinstance(second, ast.Constant) and second.value == "environ")


def _is_environment(target: ast.expr | None) -> bool:
    if isinstance(target, ast.Constant):
        return target.value == "os.environ"
    return target is not None and last_name(target) == "environ"


def _mapping(call: ast.Call) -> ast.expr | None:
    """The dict with which a call updates or replaces the environment."""
    name = last_name(call.func)
    if name == "update":
        return call.args[0] if call.args else None
    if name == "dict":
        return _argument(call, 1, "values")
    first = 1 if _is_environment(call.args[0] if call.args else None) else 2
    return _argument(call, first, "new")


def _argument(call: ast.Call, at: int, keyword: str) -> ast.expr | None:
    named = next((given.value for given in call.keywords if given.arg == keyword), None)
    return named if named is not None else call.args[at] if at < len(call.args) else None


def _setting(
    ev: Evaluator, key: ast.AST, value: ast.expr, callee: ast.expr, node: ast.AST, block: Block
) -> Iterator[Setting]:
    for name in _names(ev, key, block):
        variable = ev.catalogue.variables.get(name)
        if variable is not None and not _only_where_unset(block, variable.name):
            made = row(variable.name)
            found = ports.of_argument(ev, ev.values(value, block), variable.form, made)
            yield Setting(made, callee, node, block, found, value)


def _only_where_unset(block: Block, variable: str) -> bool:
    """Whether code runs only as far as a condition on the variable itself lets it: `if "PORT" not in os.environ:`."""
    return any(
        isinstance(step.header, ast.If)
        and any(isinstance(node, ast.Constant) and node.value == variable for node in ast.walk(step.header.test))
        for step in block.to_module()
    )


def _names(ev: Evaluator, key: ast.AST, block: Block) -> list[str]:
    if isinstance(key, ast.Constant):
        return [key.value] if isinstance(key.value, str) else []
    values = ev.values(key, block) if isinstance(key, (ast.Name, ast.Attribute)) else ()
    return [value.value for value in values if isinstance(value, Constant) and isinstance(value.value, str)]


def _settings_of_dict(
    ev: Evaluator, mapping: ast.expr, callee: ast.expr, node: ast.AST, block: Block
) -> Iterator[Setting]:
    for value in ev.values(mapping, block):
        for key, item in value.entries if isinstance(value, Mapping) else ():
            variable = ev.catalogue.variables.get(key) if isinstance(key, str) else None
            if variable is not None:
                made = row(variable.name)
                found = ports.of_argument(ev, ev.ask(ev.force(item)), variable.form, made)
                yield Setting(made, callee, node, block, found, None)
