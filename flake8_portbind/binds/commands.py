"""Command lines → binds: programs that a call starts and that listen."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flake8_portbind.binds import containers, environment, forwards, ports, written_files
from flake8_portbind.binds.conventions import LOWEST
from flake8_portbind.binds.ports import Port
from flake8_portbind.catalogue.containers import COMMAND_LINE, PROGRAMS
from flake8_portbind.catalogue.launchers import PORT_OPTION
from flake8_portbind.catalogue.schema import Form, Launcher, Listener, Reach
from flake8_portbind.catalogue.variables import OTHERS
from flake8_portbind.evaluation import texts, words
from flake8_portbind.evaluation.words import Line, Word
from flake8_portbind.model.values import NOT_SURE, Value, Values

if TYPE_CHECKING:
    from flake8_portbind.binds.children import Children
    from flake8_portbind.evaluation.evaluate import Evaluator

_DIALLING_OPTION = re.compile(
    r"(?:^|[-_])(?:remote|dest|destination|dst|d|target|source|src|s|db|database|redis|mysql|postgres|pg|sql|mongo"
    r"|kafka|rabbitmq|ldap|ssh|smtp|scheduler|broker|backend|peer|upstream|connect|client|add|remove)"
    r"[-_]?port$"
)


# A program, or its first word, that says that it serves: the `-p` of any other may be anything.
_SERVES = re.compile(r"(?:[\w.]+[-_.])?(?:serve|server|runserver|httpd)(?:\.py)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Started:
    """A program that a call starts.

    Args:
        row: what is known about it.
        ports: those that its command line names, or its default.
        ends: whether it ends by itself, so that whoever waits for it has seen it listen.
    """

    row: Listener
    ports: tuple[Port, ...]
    ends: bool = False


def started(ev: Evaluator, children: Children, *, serves: bool = False) -> Iterator[Started]:
    """The listeners among the children that a call starts.

    Args:
        ev: the evaluator.
        children: what the call starts.
        serves: whether an unknown program among them is known to listen, so that its `-p` counts.
    """
    for line in children.lines:
        yield from _assigned(ev, line)
        given = {**dict(children.environment), **line.assigned}
        found = read(ev, line.words, given, serves=serves)
        waits = children.waits and not line.detached and not (found is not None and found.ends)
        if found is not None and (waits or _sets_port(ev, given)):
            found = replace(found, ports=tuple(p for p in found.ports if not p.is_fixed or p.origin is not None))
        if found is not None and found.ports:
            yield found


def scripts(children: Children) -> Iterator[Value]:
    """The texts that children run with `python -c`."""
    for line in children.lines:
        at = next((index for index, word in enumerate(line.words) if word.text == "-c"), len(line.words))
        if words.is_python(words.program_of(line.words)) and at + 1 < len(line.words):
            yield from line.words[at + 1].values


def _assigned(ev: Evaluator, line: Line) -> Iterator[Started]:
    """The variables that a command line sets in front of its program: `MASTER_PORT=29500 python train.py`."""
    for name, values in line.assigned.items():
        variable = ev.catalogue.variables.get(name)
        if variable is not None:
            row = environment.row(name)
            found = tuple(port for port in ports.of_argument(ev, values, variable.form, row) if port.is_fixed)
            if found:
                yield Started(row, found)


def _sets_port(ev: Evaluator, given: Container[str]) -> bool:
    """Whether a child's environment holds a variable that may replace a program's default."""
    return any(name in given for name in (*ev.catalogue.variables, *OTHERS))


def read(
    ev: Evaluator, line: list[Word], given: Mapping[str, Values] | None = None, *, serves: bool = False
) -> Started | None:
    """A command line's program and ports.

    Args:
        ev: the evaluator.
        line: the program and its arguments, without what only starts it.
        given: the environment variables that it is given.
        serves: whether an unknown program is known to listen.
    """
    program = words.program_of(line)
    rest = line[1:]
    if words.is_python(program):
        return None
    if program in PROGRAMS:
        return _made(replace(COMMAND_LINE, name=program), containers.published(ev, rest))
    forwarded = forwards.ports_of(ev, program, rest) if program in forwards.READERS else []
    if forwarded:
        return _made(forwards.ROW, forwarded)
    if program in ev.catalogue.dialling_commands or "client" in program or (rest and rest[0].text == "client"):
        return None
    if _is_help(rest):
        return None
    for launcher in ev.catalogue.launchers.get(program, ()):
        found = _launched(ev, launcher, rest, given or {})
        if found is not None:
            in_files = tuple(_in_files(ev, launcher, rest, found.row))
            return replace(found, ports=(*found.ports, *in_files), ends=launcher.ends)
    if program in ev.catalogue.launchers:
        return None
    return unknown_program(ev, program, rest, serves=serves)


def _made(row: Listener, found: list[Port]) -> Started | None:
    return Started(row, tuple(found)) if found else None


def _launched(ev: Evaluator, launcher: Launcher, line: list[Word], given: Mapping[str, Values]) -> Started | None:
    """What a known launcher listens on; None where the command line is another one of the program."""
    if launcher.subcommand:
        at = next((index for index, word in enumerate(line) if word.text in launcher.subcommand), None)
        if at is None:
            return None
        line = line[at + 1 :]
    row = Listener(
        launcher.name,
        (),
        launcher.checked,
        Reach.PROGRAM,
        zero=launcher.zero,
        cure=launcher.advice,
    )
    found: list[Port] = []
    named = doubtful = False
    positional: list[Word] = []
    index = 0
    while index < len(line):
        word = line[index]
        option, equals, _ = word.text.partition("=")
        if option in launcher.handed or option in launcher.foreign:
            return Started(row, ())
        form = Form.PORT if option in launcher.ports else Form.ENDPOINT if option in launcher.endpoints else None
        if form is not None:
            named = True
            found += _of_option(ev, _value(line, index), form, row, launcher.hosted)
            index += 1 if equals else 2
            continue
        flag = word.text[:2]
        short = Form.PORT if flag in launcher.ports else Form.ENDPOINT if flag in launcher.endpoints else None
        if short is not None and word.text[2:]:
            named = True
            found += _of_option(ev, words.cut(word, len(flag)), short, row, launcher.hosted)
        elif word.many:
            doubtful = True
        elif word.text.startswith("-"):
            doubtful = doubtful or word.is_open
            index += 0 if equals or option in launcher.switches or _next_is_option(line, index) else 1
        else:
            if launcher.runs_script:  # what stands behind it is the script's
                break
            # A second word that is not known may be an option.
            doubtful = doubtful or (bool(positional) and word.is_open)
            positional.append(word)
        index += 1
    if not named and launcher.positional is not None and launcher.positional < len(positional):
        named = True
        found += _of_option(ev, positional[launcher.positional].values, Form.ANY, row)
    for variable in launcher.variables if not named else ():
        if variable in given:
            named = True
            found += _of_option(ev, given[variable], Form.PORT, row)
    if not named and launcher.default is not None and not doubtful:
        found.append(Port(None, launcher.default))
    return Started(row, tuple(found))


def _in_files(ev: Evaluator, launcher: Launcher, line: list[Word], row: Listener) -> Iterator[Port]:
    """The ports in the configuration files that a command line names and the code writes."""
    for index, word in enumerate(line):
        named = line[index - 1].text in launcher.files if index else "" in launcher.files
        if named and word.source is not None:
            yield from written_files.ports_of(ev, word.source, launcher.directives, row)


def _value(line: list[Word], index: int) -> Values:
    """What an option is given: behind its `=`, or in the next word."""
    if "=" in line[index].text:
        return words.behind(line[index], "=")
    return line[index + 1].values if index + 1 < len(line) else ()


def _next_is_option(line: list[Word], index: int) -> bool:
    return index + 1 >= len(line) or line[index + 1].text.startswith("-")


def _is_help(line: list[Word]) -> bool:
    return any(word.text in ("--help", "--version") for word in line)


def unknown_program(ev: Evaluator, program: str, line: list[Word], *, serves: bool = False) -> Started | None:
    """What an unknown program is told to listen on by an option that names a port."""
    cure = "give each worker a port of its own, or port 0 if it tells which one it was given"
    row = Listener(program or "the command", (), "by convention", Reach.PROGRAM, cure=cure)
    serves = serves or any(_SERVES.fullmatch(name) for name in (program, *(word.text for word in line[:1])))
    found: list[Port] = []
    for index, word in enumerate(line):
        option = word.text.partition("=")[0]
        if not option.startswith("-") or _DIALLING_OPTION.search(option):
            continue
        if PORT_OPTION.fullmatch(option):
            found += _of_option(ev, _value(line, index), Form.PORT, row)
        elif serves and option[:2] == "-p":
            values = words.cut(word, 2) if word.text[2:] else _value(line, index)
            taken = _of_option(ev, values, Form.PORT, row)
            found += [port for port in taken if not port.is_fixed or port.number >= LOWEST]
    return Started(row, tuple(found)) if found else None


def _of_option(ev: Evaluator, values: Values, form: Form, row: Listener, hosted: int | None = None) -> list[Port]:
    """The ports that an option's value names.

    Args:
        ev: the evaluator.
        values: what stands behind the option.
        form: how it spells a port.
        row: the launcher as a listener.
        hosted: the port where an endpoint names a host alone.
    """
    hosts = tuple(value for value in values if hosted is not None and form is Form.ENDPOINT and _is_host(value))
    others = tuple(value for value in values if value not in hosts)
    found = ports.of_argument(ev, others or (() if hosts else NOT_SURE), form, row)
    return [*found, Port(None, hosted)] if hosts and hosted is not None else found


def _is_host(value: Value) -> bool:
    text = texts.written(value) if texts.is_text(value) else None
    return text is not None and not text.isdecimal() and ":" not in text and "/" not in text
