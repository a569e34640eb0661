"""The command line of a program in sight, as argparse, click, typer and `sys.argv` hand it to the program."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flake8_portbind.evaluation.tasks import Task
from flake8_portbind.model.module import Block, FunctionNode, Module, last_name
from flake8_portbind.model.values import (
    ABSENT,
    NOT_SURE,
    Deferred,
    Mapping,
    Values,
    union,
)

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator

_SWITCHES = frozenset(("store_true", "store_false", "store_const", "count", "append_const", "help", "version"))


@dataclass(frozen=True, slots=True)
class Argument:
    """One word that a program is given.

    Args:
        values: what it can stand for.
        text: what is written of it.
        behind: what stands behind its `=`.
        is_open: whether it stands for any number of words that are not known.
    """

    values: Values
    text: str
    behind: Values = NOT_SURE
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class _Option:
    """An option, or a positional argument, that a program defines.

    Args:
        flags: how it is spelled; empty for a positional one.
        name: under which the program reads it.
        default: what it is where the command line leaves it out.
        block: where it is defined.
        takes: whether a value follows it.
    """

    flags: tuple[str, ...]
    name: str
    default: ast.expr | None
    block: Block
    takes: bool


def parsed(ev: Evaluator, module: Module) -> Task:
    """What `parse_args()` gives in a program whose command line is known."""
    options = [
        option
        for call in module.calls
        if last_name(call.node.func) == "add_argument"
        for option in _defined(call.node, call.block)
    ]
    entries: list[tuple[object, Deferred | Values]] = []
    for option in options:
        entries.append((option.name, (yield _given(ev, option, options))))
    return (Mapping(tuple(entries), True),)


def parameter(ev: Evaluator, function: FunctionNode, around: Block, name: str) -> Task:
    """What click or typer gives to a parameter of a program's function; `ABSENT` where they do not call it."""
    decorators = [d for d in getattr(function, "decorator_list", ()) if isinstance(d, ast.Call)]
    options = [
        option
        for decorator in decorators
        if last_name(decorator.func) in ("option", "argument")
        for option in _defined(decorator, around)
    ]
    if not options and any(last_name(d.func) == "command" for d in decorators):
        options = list(_of_signature(function, around))
    chosen = next((option for option in options if option.name == name), None)
    return (yield _given(ev, chosen, options)) if chosen is not None else ABSENT


def word(ev: Evaluator, index: int) -> Values:
    """`sys.argv[index]`."""
    words = ev.argv or ()
    if any(given.is_open for given in words[:index]) or not 0 < index <= len(words):
        return NOT_SURE
    return words[index - 1].values


def _defined(call: ast.Call, block: Block) -> Iterator[_Option]:
    names = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    flags = tuple(name for name in names if name.startswith("-"))
    own = [name for name in names if not name.startswith("-")]
    long = next((flag for flag in flags if flag.startswith("--")), flags[0] if flags else "")
    name = str(getattr(keywords.get("dest"), "value", "")) or (own[0] if own else long)
    action = getattr(keywords.get("action"), "value", "")
    takes = action not in _SWITCHES and "is_flag" not in keywords
    if name:
        yield _Option(flags, name.lstrip("-").replace("-", "_"), keywords.get("default"), block, takes)


def _of_signature(function: FunctionNode, around: Block) -> Iterator[_Option]:
    """The options that typer makes of a function's parameters."""
    arguments = function.args
    named = [*arguments.posonlyargs, *arguments.args]
    missing: list[ast.expr | None] = [None] * (len(named) - len(arguments.defaults))
    for argument, default in zip(
        (*named, *arguments.kwonlyargs), (*missing, *arguments.defaults, *arguments.kw_defaults), strict=True
    ):
        flags: tuple[str, ...] = (f"--{argument.arg.replace('_', '-')}",) if default is not None else ()
        if isinstance(default, ast.Call) and last_name(default.func) in ("Option", "Argument"):
            written = [a.value for a in default.args[1:] if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            flags = tuple(written) or (flags if last_name(default.func) == "Option" else ())
            default = default.args[0] if default.args else None
        yield _Option(flags, argument.arg, default, around, takes=True)


def _given(ev: Evaluator, option: _Option, options: list[_Option]) -> Task:
    """What a command line gives to an option, or its default."""
    words = ev.argv or ()
    found: list[Values] = []
    positional: list[Argument] = []
    doubtful = False
    index = 0
    while index < len(words):
        text, equals, _ = words[index].text.partition("=")
        other = next((o for o in options if text in o.flags), None)
        if other is None and not text.startswith("--"):  # -p8000
            other = next((o for o in options if o.takes and text[:2] in o.flags and text[:1] == "-" and text[2:]), None)
        if words[index].is_open:
            doubtful = True
        elif other is None and not text.startswith("-"):
            positional.append(words[index])
        elif other is not None and other.takes:
            value = words[index].behind if equals or text not in other.flags else NOT_SURE
            if not equals and text in other.flags and index + 1 < len(words):
                index += 1
                value = words[index].values
            if other is option:
                found.append(value)
        index += 1
    if found:
        return union(*found)
    places = [o for o in options if not o.flags]
    if option in places and places.index(option) < len(positional):
        return positional[places.index(option)].values
    if option.default is None or doubtful:
        return NOT_SURE
    return (yield ev.evaluate(option.default, option.block, None))
