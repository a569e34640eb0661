"""Environment variables that make a library listen, where the code sets them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flake8_portbind import ports
from flake8_portbind.catalogue.schema import Listener
from flake8_portbind.module import Block, Module, last_name
from flake8_portbind.ports import Port
from flake8_portbind.values import Mapping

if TYPE_CHECKING:
    from flake8_portbind.evaluate import Evaluator


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
    for call in module.calls:
        node = call.node
        name = last_name(node.func)
        if name in ("setenv", "set_env", "putenv") and len(node.args) > 1:
            yield from _setting(ev, node.args[0], node.args[1], node.func, node, call.block)
        elif name == "setitem" and len(node.args) > 2 and last_name(node.args[0]) == "environ":
            yield from _setting(ev, node.args[1], node.args[2], node.func, node, call.block)
        elif _updates_environment(node):
            if node.args:
                yield from _settings_of_dict(ev, node.args[-1], node, call.block)
            for keyword in node.keywords:
                yield from _setting(ev, ast.Constant(keyword.arg), keyword.value, node.func, node, call.block)
        for keyword in node.keywords:
            if keyword.arg == "env":
                yield from _settings_of_dict(ev, keyword.value, node, call.block)


def _updates_environment(call: ast.Call) -> bool:
    """Whether a call is `os.environ.update({…})` or `patch.dict(os.environ, {…})`."""
    if not isinstance(call.func, ast.Attribute) or not (call.args or call.keywords):
        return False
    if call.func.attr == "update":
        return last_name(call.func.value) == "environ"
    if call.func.attr != "dict" or not call.args:
        return False
    target = call.args[0]
    return last_name(target) == "environ" or (isinstance(target, ast.Constant) and target.value == "os.environ")


def _setting(
    ev: Evaluator, key: ast.AST, value: ast.expr, callee: ast.expr, node: ast.AST, block: Block
) -> Iterator[Setting]:
    if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
        return
    variable = ev.catalogue.variables.get(key.value)
    if variable is not None:
        row = _row(variable.name)
        if _only_where_unset(block, variable.name):
            return
        yield Setting(
            row, callee, node, block, ports.of_argument(ev, ev.values(value, block), variable.form, row), value
        )


def _only_where_unset(block: Block, variable: str) -> bool:
    """Whether code runs only as far as a condition on the variable itself lets it: `if "PORT" not in os.environ:`."""
    return any(
        isinstance(step.header, ast.If)
        and any(isinstance(node, ast.Constant) and node.value == variable for node in ast.walk(step.header.test))
        for step in block.to_module()
    )


def _settings_of_dict(ev: Evaluator, mapping: ast.expr, node: ast.Call, block: Block) -> Iterator[Setting]:
    for value in ev.values(mapping, block):
        for key, item in value.entries if isinstance(value, Mapping) else ():
            variable = ev.catalogue.variables.get(key) if isinstance(key, str) else None
            if variable is not None:
                row = _row(variable.name)
                found = ports.of_argument(ev, ev.ask(ev.force(item)), variable.form, row)
                yield Setting(row, node.func, node, block, found, None)


def _row(name: str) -> Listener:
    return Listener(name, (), "by convention", cure="set it to a port that the operating system chose")
