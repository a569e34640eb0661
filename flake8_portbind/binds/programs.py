"""Command lines that a test runs in its own process: `main(["--port", "8000"])`, `CliRunner().invoke(cli, […])`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from flake8_portbind.binds import commands
from flake8_portbind.binds.ports import Port
from flake8_portbind.catalogue.schema import Listener
from flake8_portbind.catalogue.spawners import CLI_RUNNERS, ENTRY_POINTS, Words
from flake8_portbind.evaluation import parameters, words
from flake8_portbind.evaluation.evaluate import Evaluator
from flake8_portbind.evaluation.words import Word
from flake8_portbind.model.module import last_name
from flake8_portbind.model.values import Built, External, Function, Invocation, Sequence, Value

MAIN = re.compile(r"(?:\w*_)?(?:main|cli|command|program|entry_?point)|invoke|call_command|execute_from_command_line")
_GROUPS = ("typer.Typer", "typer.main.Typer")


@dataclass(frozen=True, slots=True)
class Run:
    """A program and its command line.

    Args:
        row: what is known about it.
        ports: those that its command line names; a default is no evidence, as most of these tests only try the options.
        functions: the functions in sight that may carry it out; None where a library does.
    """

    row: Listener
    ports: tuple[Port, ...]
    functions: tuple[Function, ...] | None


def may_run(name: str) -> bool:
    """Whether a callee's name is that of a program's entry, or of what carries one out."""
    return MAIN.fullmatch(name) is not None


def runs(ev: Evaluator, callee: ast.expr, value: Value, invocation: Invocation) -> Iterator[Run]:
    """The programs that a call runs with a port on their command line.

    Args:
        ev: the evaluator.
        callee: the expression that is called.
        value: what it stands for.
        invocation: the arguments.
    """
    known = isinstance(value, External) and value.name in ENTRY_POINTS
    if not (known or may_run(last_name(callee))):
        return
    for program, line in _programs(ev, value, invocation):
        if any(word.text in ("--help", "-h", "--version") for word in line):
            continue
        in_library = isinstance(program, External)
        if isinstance(program, External):
            started = commands.read(ev, [words.written(ENTRY_POINTS[program.name].program), *line])
        else:
            started = commands.unknown_program(ev, last_name(callee), line)
        named = tuple(port for port in started.ports if port.origin is not None) if started is not None else ()
        if started is not None and named:
            yield Run(started.row, named, None if in_library else tuple(_carried_out_by(program, line)))


def _programs(ev: Evaluator, value: Value, invocation: Invocation) -> Iterator[tuple[Value, list[Word]]]:
    if isinstance(value, External) and value.name in CLI_RUNNERS:
        for program in ev.ask(parameters.argument(ev, invocation, 0, CLI_RUNNERS[value.name])):
            if _is_program(program):
                for line in _words(ev, invocation, 1, Words.LIST):
                    yield program, line
    elif _is_program(value):
        way = ENTRY_POINTS[value.name].words if isinstance(value, External) else Words.LIST
        for line in _words(ev, invocation, 0, way):
            yield value, line


def _is_program(value: Value) -> bool:
    if isinstance(value, External):
        return value.name in ENTRY_POINTS
    return isinstance(value, Function) or (isinstance(value, Built) and value.name in _GROUPS)


def _words(ev: Evaluator, invocation: Invocation, at: int, way: Words) -> Iterator[list[Word]]:
    if way is Words.ALL:
        yield words.words_of(ev, ev.ask(parameters.positional(ev, invocation)))
        return
    for position, keyword in ((at, "args"), (None, "argv")):
        for value in ev.ask(parameters.argument(ev, invocation, position, keyword)):
            if isinstance(value, Sequence):
                yield words.words_of(ev, value)[way is Words.BEHIND_PROGRAM :]


def _carried_out_by(program: Value, line: list[Word]) -> Iterator[Function]:
    """The functions that a command line may lead to: the program's own, or those of its subcommand."""
    if isinstance(program, Function):
        yield program
        name, module = getattr(program.node, "name", ""), program.scope.module
    elif isinstance(program, Built) and program.invocation is not None:
        module = program.invocation.block.scope.module
        assigned = program.invocation.node
        name = next((n for n, held in module.scope.names.items() if any(b.value is assigned for b in held)), "")
    else:
        return
    given = {word.text.replace("-", "_") for word in line if not word.text.startswith("-")}
    subcommands = [
        (_command_name(decorator, node.name), node)
        for node, _ in module.functions
        if not isinstance(node, ast.Lambda)
        for decorator in node.decorator_list
        if _registers(decorator, name)
    ]
    for command, node in subcommands:
        if command in given or len(subcommands) == 1:
            yield Function(node, module.scopes[node])


def _registers(decorator: ast.expr, group: str) -> bool:
    """Whether a decorator is `@group.command()`."""
    function = decorator.func if isinstance(decorator, ast.Call) else decorator
    return (
        isinstance(function, ast.Attribute)
        and function.attr in ("command", "group")
        and isinstance(function.value, ast.Name)
        and function.value.id == group
    )


def _command_name(decorator: ast.expr, function: str) -> str:
    named = [k.value for k in decorator.keywords if k.arg == "name"] if isinstance(decorator, ast.Call) else []
    given = [*decorator.args, *named] if isinstance(decorator, ast.Call) else []
    first = given[0] if given else None
    name = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else function
    return name.replace("-", "_")
