"""Calls that start a child process → the command lines that they carry out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flake8_portbind.catalogue.spawners import COMMAND_LIBRARIES, PROGRAM_OF, SPAWNERS, WAITING
from flake8_portbind.evaluation import objects, parameters, texts, words
from flake8_portbind.evaluation.words import Line, Word
from flake8_portbind.model.module import last_name
from flake8_portbind.model.values import (
    MISSING,
    Built,
    Class,
    Constant,
    External,
    Instance,
    Invocation,
    Mapping,
    Sequence,
    Value,
    Values,
)

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator


@dataclass(frozen=True, slots=True)
class Children:
    """What a call starts.

    Args:
        lines: the command lines, each without what only starts it.
        environment: the variables that `env=` gives them.
        waits: whether the call waits until they end, which a server that really listens does not.
        is_open: whether there may be others, of programs that are not known here.
    """

    lines: tuple[Line, ...] = ()
    environment: tuple[tuple[str, Values], ...] = ()
    waits: bool = False
    is_open: bool = False


NONE = Children()


def of_call(ev: Evaluator, callee: Value, invocation: Invocation) -> Children:
    """The children that a call starts.

    Args:
        ev: the evaluator.
        callee: what is called.
        invocation: its arguments.
    """
    if isinstance(callee, Built):
        if callee.name == "sh.Command" and callee.invocation is not None:
            lines = [
                Line([*program.words, *rest])
                for program in _all(ev, callee.invocation, slice(0, None))
                for rest in _of_program(ev, "", invocation)
            ]
            return Children(tuple(words.unwrapped(lines)))
        return NONE
    if not isinstance(callee, External):
        return NONE
    for library in COMMAND_LIBRARIES:
        name = callee.name.removeprefix(f"{library}.")
        program, _, method = name.partition(".")
        if name != callee.name and program != "Command":
            run = _of_program(ev, program.replace("_", "-"), invocation, in_list=bool(method))
            return Children(tuple(words.unwrapped(map(Line, run))))
    spawner = _spawner(ev, callee)
    if spawner is None:
        return NONE
    found = tuple(words.unwrapped(_lines(ev, spawner, invocation)))
    return Children(
        found,
        tuple(_environment(ev, invocation)),
        spawner in WAITING,
        not found or not all(words.program_of(line.words) for line in found),
    )


def prepared(ev: Evaluator, callee: ast.expr, invocation: Invocation) -> Children:
    """What `xprocess.ensure("name", Starter)` starts: the class's `args` are the command line.

    The fixture and its method are those of pytest-xprocess 1.0.2.
    """
    found: list[list[Word]] = []
    if last_name(callee) == "ensure":
        for value in ev.ask(parameters.argument(ev, invocation, 1, "preparefunc")):
            if isinstance(value, Class) and "xprocess.ProcessStarter" in ev.hierarchy.external_bases(value):
                read_args = ast.copy_location(ast.Attribute(value=callee, attr="args"), invocation.node)
                for args in ev.ask(objects.attribute(ev, Instance(value), read_args, value.scope.block, None)):
                    if isinstance(args, Sequence):
                        found.append(words.words_of(ev, args))
    return Children(tuple(words.unwrapped(map(Line, found))))


def _spawner(ev: Evaluator, callee: External) -> str | None:
    """The row of a function that spawns, or of a method that a class inherits."""
    owner, _, method = callee.name.rpartition(".")
    names = (callee.name, *(f"{cls}.{method}" for cls in ev.catalogue.line(owner)))
    return next((name for name in names if name in SPAWNERS), None)


def _environment(ev: Evaluator, invocation: Invocation) -> Iterator[tuple[str, Values]]:
    for value in ev.ask(parameters.argument(ev, invocation, None, "env")):
        for key, item in value.entries if isinstance(value, Mapping) else ():
            if isinstance(key, str):
                yield key, ev.ask(ev.force(item))


def _lines(ev: Evaluator, spawner: str, invocation: Invocation) -> Iterator[Line]:
    at = SPAWNERS[spawner]
    if isinstance(at, slice):
        program = [words.written(PROGRAM_OF[spawner])] if spawner in PROGRAM_OF else []
        for line in _all(ev, invocation, at):
            yield replace(line, words=[*program, *line.words])
        return
    more = _more_words(ev, invocation) if spawner.startswith("pexpect.") else []
    for keyword in ("args", "command", "cmd"):
        values = ev.ask(parameters.argument(ev, invocation, at, keyword))
        if values != (MISSING,):
            break
    in_shell = _is_true(ev.ask(parameters.argument(ev, invocation, None, "shell")))
    for value in values:
        if isinstance(value, Sequence) and in_shell:
            # The shell is given the first as its text, and the others as its arguments.
            for text in ev.ask(ev.force(value.elements[0])) if value.elements else ():
                yield from words.lines_of(text)
        elif isinstance(value, Sequence):
            yield Line(words.words_of(ev, value))
        else:
            lines = list(words.lines_of(value))
            yield from lines[:-1]
            yield from (replace(line, words=line.words + more) for line in lines[-1:])


def _is_true(values: Values) -> bool:
    return bool(values) and all(isinstance(value, Constant) and value.value is True for value in values)


def _all(ev: Evaluator, invocation: Invocation, at: slice) -> Iterator[Line]:
    """The words of a call that takes one in each argument, or all of them in the first."""
    given = ev.ask(parameters.positional(ev, invocation))
    elements = given.elements[at]
    first = ev.ask(ev.force(elements[0])) if elements else ()
    whole = [value for value in first if isinstance(value, Sequence)]
    if whole:
        for value in whole:
            yield Line(words.words_of(ev, value))
    elif len(elements) == 1 and first and texts.is_text(first[0]):
        yield from words.lines_of(first[0])
    else:
        yield Line(words.words_of(ev, Sequence(elements, given.open)))


def _of_program(ev: Evaluator, program: str, invocation: Invocation, *, in_list: bool = False) -> list[list[Word]]:
    """The command lines of a call whose callee is the program: `sh.uvicorn("app:app", port=8000)`."""
    start = [words.written(program)] if program else []
    options: list[Word] = []
    for given in invocation.arguments:
        if given.keyword and not given.stars and not given.keyword.startswith("_"):
            dashes = "--" if len(given.keyword) > 1 else "-"
            options.append(words.written(dashes + given.keyword.replace("_", "-")))
            options.append(words.word(ev.ask(ev.force(given.value))))
    rest = ev.ask(parameters.positional(ev, invocation))
    if in_list and rest.elements:
        lists = ev.ask(ev.force(rest.elements[0]))
        return [[*start, *words.words_of(ev, value)] for value in lists if isinstance(value, Sequence)]
    return [[*start, *words.words_of(ev, rest), *options]]


def _more_words(ev: Evaluator, invocation: Invocation) -> list[Word]:
    found = ev.ask(parameters.argument(ev, invocation, 1, "args"))
    return next((words.words_of(ev, value) for value in found if isinstance(value, Sequence)), [])
