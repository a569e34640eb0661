"""Command lines → binds: programs that a call starts and that listen."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from flake8_portbind import objects, parameters, ports, texts
from flake8_portbind.catalogue.schema import Form, Launcher, Listener
from flake8_portbind.catalogue.spawners import SPAWNERS, WAITING
from flake8_portbind.module import last_name
from flake8_portbind.ports import Port
from flake8_portbind.values import (
    MISSING,
    NOT_SURE,
    Class,
    Constant,
    External,
    Instance,
    Invocation,
    Mapping,
    Sequence,
    Value,
    Values,
    union,
)

if TYPE_CHECKING:
    from flake8_portbind.evaluate import Evaluator

_SWITCHES = frozenset(
    (
        "-d",
        "--detach",
        "--rm",
        "-i",
        "-t",
        "-it",
        "-ti",
        "-dit",
        "-itd",
        "--init",
        "-P",
        "--privileged",
        "--read-only",
        "--tty",
    )
)
_WRAPPERS = frozenset(("nohup", "sudo", "exec", "setsid", "stdbuf", "time", "nice", "xvfb-run", "unbuffer"))
_RUNNERS = frozenset(("poetry", "uv", "pipenv", "pdm", "hatch", "rye", "coverage", "python-coverage"))
_PYTHON = re.compile(r"python[\d.]*(?:\.exe)?$|pypy[\d.]*$")
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")
_PORT_OPTION = re.compile(r"--?(?:[a-z\d_]+-)*(?:[a-z\d_]*_)?port$", re.IGNORECASE)
_BIND_OPTION = re.compile(r"--?(?:listen|bind|bind[-_]addr(?:ess)?|listen[-_]addr(?:ess)?|http[-_]address)$")
_DIALLING_OPTION = re.compile(
    r"(?:remote|dest|target|db|database|redis|master|peer|upstream|connect|client|server|smtp|mysql)[-_]port$"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a command line: what it can stand for, and its text as far as it is written."""

    values: Values
    text: str


_REST = Word((), "")


def written(text: str) -> Word:
    """A word that stands in no code."""
    return Word((), text)


@dataclass(frozen=True, slots=True)
class Started:
    """A program that a call starts, and the ports that its command line names."""

    row: Listener
    ports: tuple[Port, ...]


def started(ev: Evaluator, callee: External, invocation: Invocation) -> Iterator[Started]:
    """The listeners that a spawning call starts.

    Args:
        ev: the evaluator.
        callee: the function that spawns.
        invocation: its arguments.
    """
    if callee.name not in SPAWNERS:
        return
    for words in _command_lines(ev, callee.name, invocation):
        found = read(ev, words)
        if found is not None and (callee.name in WAITING or _sets_port(ev, invocation)):
            found = Started(found.row, tuple(p for p in found.ports if not p.is_fixed or p.origin is not None))
        if found is not None and found.ports:
            yield found


def prepared(ev: Evaluator, callee: ast.expr, invocation: Invocation) -> Iterator[Started]:
    """The listeners that `xprocess.ensure("name", Starter)` starts: the class's `args` are the command line.

    The fixture and its method are those of pytest-xprocess 1.0.2.
    """
    if last_name(callee) != "ensure":
        return
    for value in ev.ask(parameters.argument(ev, invocation, 1, "preparefunc")):
        if isinstance(value, Class) and "xprocess.ProcessStarter" in ev.hierarchy.external_bases(value):
            read_args = ast.copy_location(ast.Attribute(value=callee, attr="args"), invocation.node)
            for args in ev.ask(objects.attribute(ev, Instance(value), read_args, value.scope.block, None)):
                found = read(ev, words_of(ev, args)) if isinstance(args, Sequence) else None
                if found is not None and found.ports:
                    yield found


def scripts(ev: Evaluator, callee: External, invocation: Invocation) -> Iterator[Value]:
    """The texts that a spawning call runs with `python -c`."""
    if callee.name not in SPAWNERS:
        return
    for words in _command_lines(ev, callee.name, invocation):
        at = next((index for index, word in enumerate(words) if word.text == "-c"), len(words))
        before = PurePosixPath(words[0].text).name if words else ""
        if _PYTHON.fullmatch(before) and at + 1 < len(words):
            yield from words[at + 1].values


def _sets_port(ev: Evaluator, invocation: Invocation) -> bool:
    """Whether the child's environment holds a variable that may replace a program's default."""
    values = ev.ask(parameters.argument(ev, invocation, None, "env"))
    entries = [entry for value in values if isinstance(value, Mapping) for entry in value.entries]
    return any(key in ev.catalogue.variables for key, _ in entries if isinstance(key, str))


def _command_lines(ev: Evaluator, spawner: str, invocation: Invocation) -> Iterator[list[Word]]:
    at = SPAWNERS[spawner]
    if isinstance(at, slice):
        for positional in ev.ask(parameters.positional(ev, invocation)):
            if isinstance(positional, Sequence):
                yield words_of(ev, Sequence(positional.elements[at], positional.open))
        return
    more = _more_words(ev, invocation) if spawner == "pexpect.spawn" else []
    for keyword in ("args", "command", "cmd"):
        values = ev.ask(parameters.argument(ev, invocation, at, keyword))
        if values != (MISSING,):
            break
    for value in values:
        if isinstance(value, Sequence):
            words = words_of(ev, value)
            shell = next((index for index, word in enumerate(words) if word.text in ("-c", "-lc")), None)
            if (
                shell is not None
                and words[0].text.rpartition("/")[2] in ("sh", "bash", "zsh")
                and shell + 1 < len(words)
            ):
                for inner in words[shell + 1].values:
                    yield from _lines_of(inner)
            else:
                yield words
        else:
            *lines, last = _lines_of(value)
            yield from lines
            yield last + more


def words_of(ev: Evaluator, value: Sequence) -> list[Word]:
    """The words of an argument list; a last one without text stands for what is not known."""
    words = [_word(ev.ask(ev.force(item))) for item in value.elements]
    return [*words, _REST] if value.open else words


def _more_words(ev: Evaluator, invocation: Invocation) -> list[Word]:
    found = ev.ask(parameters.argument(ev, invocation, 1, "args"))
    return next((words_of(ev, value) for value in found if isinstance(value, Sequence)), [])


def _lines_of(value: Value) -> Iterator[list[Word]]:
    """The commands of a shell string, cut at `&&`, `;` and `|`."""
    line: list[Word] = []
    for word in texts.split(value) if texts.is_text(value) else ():
        made = _word((word,))
        if made.text.endswith(";") and isinstance(word, Constant):
            line.append(_word((Constant(made.text.rstrip(";"), word.origin),)))
            yield line
            line = []
        elif made.text in ("&&", ";", "|", "||", "&"):
            yield line
            line = []
        else:
            line.append(made)
    yield line


def _word(values: Values) -> Word:
    for value in values:
        written = texts.written(value)
        if written is not None:
            return Word(values, written)
        if texts.is_text(value):
            first = texts.pieces(value)[0]
            return Word(values, str(first.value) if isinstance(first, Constant) else "")
        if isinstance(value, External) and value.name == "sys.executable":
            return Word(values, "python")
    return Word(values, "")


def read(ev: Evaluator, words: list[Word]) -> Started | None:
    """A command line's program and ports."""
    words = _unwrapped(words)
    if not words:
        return None
    program = PurePosixPath(words[0].text).name
    rest = words[1:]
    if program in ("docker", "podman", "nerdctl"):
        return _container(ev, program, rest)
    if program in ev.catalogue.dialling_commands or "client" in program:
        return None
    for launcher in ev.catalogue.launchers.get(program, ()):
        found = _launched(ev, launcher, program, rest)
        if found is not None:
            return found
    if program in ev.catalogue.launchers:
        return None
    return unknown_program(ev, program, rest)


def _unwrapped(words: list[Word]) -> list[Word]:
    """The command without what only starts it: `env X=1 timeout 5 poetry run python -m …`."""
    while words:
        text = PurePosixPath(words[0].text).name
        if text in _WRAPPERS or _ASSIGNMENT.match(words[0].text):
            words = words[1:]
        elif text == "env":
            words = words[1:]
            while words and (words[0].text.startswith("-") or _ASSIGNMENT.match(words[0].text)):
                words = words[1:]
        elif text == "timeout":
            words = words[1:]
            while words and words[0].text.startswith("-"):
                words = words[1:]
            words = words[1:]
        elif text in _RUNNERS and any(word.text == "run" for word in words[1:4]):
            words = words[next(i for i, word in enumerate(words) if word.text == "run") + 1 :]
            if text == "coverage":
                words = _behind_interpreter(words)
        elif text == "npx":
            words = [word for word in words[1:] if word.text not in ("-y", "--yes")]
        elif _PYTHON.fullmatch(text) and len(words) > 1:
            words = _behind_interpreter(words[1:])
            if not words or words[0].text != "coverage":
                return words
        else:
            break
    return words


def _behind_interpreter(words: list[Word]) -> list[Word]:
    """What an interpreter runs: the module behind `-m`, or the script."""
    while words:
        if words[0].text == "-m":
            return words[1:]
        if words[0].text == "-c":
            return []
        if words[0].text in ("-W", "-X", "--source", "--rcfile"):
            words = words[2:]
        elif words[0].text.startswith("-") and words[0].text != "-":
            words = words[1:]
        else:
            break
    return words


def _launched(ev: Evaluator, launcher: Launcher, program: str, words: list[Word]) -> Started | None:
    """What a known launcher listens on; None where the command line is another one of the program."""
    if launcher.subcommand:
        at = next((index for index, word in enumerate(words) if word.text in launcher.subcommand), None)
        if at is None:
            return None
        words = words[at + 1 :]
    row = Listener(
        launcher.name,
        (),
        launcher.checked,
        zero=launcher.zero,
        cure=launcher.cure
        or (f"pass {launcher.ports[0]} 0" if launcher.ports else "let the operating system choose the port"),
    )
    found: list[Port] = []
    named = False
    positional: list[Word] = []
    index = 0
    while index < len(words):
        word = words[index]
        option, _, joined = word.text.partition("=")
        if option in launcher.handed:
            return Started(row, ())
        form = Form.PORT if option in launcher.ports else Form.ENDPOINT if option in launcher.endpoints else None
        if form is not None:
            named = True
            values = (
                _joined(word)
                if joined or "=" in word.text
                else words[index + 1].values
                if index + 1 < len(words)
                else ()
            )
            found += _of_option(ev, values, form, row)
            index += 1 if "=" in word.text else 2
            continue
        flag = word.text[:2]
        short = Form.PORT if flag in launcher.ports else Form.ENDPOINT if flag in launcher.endpoints else None
        if short is not None and word.text[2:]:
            named = True
            found += _of_option(ev, _cut(word, len(flag)), short, row)
        elif word.text.startswith("-"):
            index += 0 if joined or option in launcher.switches or _next_is_option(words, index) else 1
        else:
            positional.append(word)
        index += 1
    if not named and launcher.positional is not None and launcher.positional < len(positional):
        named = True
        found += _of_option(ev, positional[launcher.positional].values, Form.ANY, row)
    if not named and launcher.default is not None and not _is_help(words) and _REST not in words:
        found.append(Port(None, launcher.default))
    return Started(row, tuple(found))


def _next_is_option(words: list[Word], index: int) -> bool:
    return index + 1 >= len(words) or words[index + 1].text.startswith("-")


def _is_help(words: list[Word]) -> bool:
    return any(word.text in ("--help", "--version") for word in words)


def unknown_program(ev: Evaluator, program: str, words: list[Word]) -> Started | None:
    """What an unknown program is told to listen on by an option that says so.

    Over the test suites of 93 public repositories all 13 findings that rest on this are right.
    """
    row = Listener(program or "the command", (), "by convention", cure="give it a port that the operating system chose")
    found: list[Port] = []
    for index, word in enumerate(words):
        option, equals, _ = word.text.partition("=")
        if not option.startswith("-") or _DIALLING_OPTION.search(option):
            continue
        form = (
            Form.PORT if _PORT_OPTION.fullmatch(option) else Form.ENDPOINT if _BIND_OPTION.fullmatch(option) else None
        )
        if form is not None:
            values = _joined(word) if equals else words[index + 1].values if index + 1 < len(words) else ()
            found += [port for port in _of_option(ev, values, form, row) if port.is_fixed or port.evidence is not None]
    return Started(row, tuple(found)) if found else None


def _container(ev: Evaluator, program: str, words: list[Word]) -> Started | None:
    """The host ports that `docker run -p 8080:80` publishes."""
    row = Listener(
        f"{program} run", (), "by convention", cure="publish the container's port alone (-p 80) and ask for the host's"
    )
    at = next((index for index, word in enumerate(words[:6]) if word.text in ("run", "create")), None)
    if at is None:
        return None
    found: list[Port] = []
    index = at + 1
    while index < len(words) and words[index].text.startswith("-"):  # behind the image stand its own words
        word = words[index]
        option, equals, _ = word.text.partition("=")
        alone = option in _SWITCHES or bool(equals) or (option[:2] == "-p" and len(option) > 2)
        if option in ("-p", "--publish") or option[:2] == "-p":
            values = (
                _cut(word, 2)
                if not equals and alone
                else _joined(word)
                if equals
                else words[index + 1].values
                if index + 1 < len(words)
                else ()
            )
            for value in values:
                mapping = texts.split(value, ":") if texts.is_text(value) else []
                if len(mapping) >= 2:
                    found += ports.of_argument(ev, (mapping[-2],), Form.PORT, row)
        index += 1 if alone else 2
    return Started(row, tuple(port for port in found if port.is_fixed)) if found else None


def _of_option(ev: Evaluator, values: Values, form: Form, row: Listener) -> list[Port]:
    return ports.of_argument(ev, values or NOT_SURE, form, row)


def _joined(word: Word) -> Values:
    """What stands behind the `=` of `--port=8000`."""
    return union(*(_behind(value, "=") for value in word.values)) if word.values else ()


def _behind(value: Value, mark: str) -> Values:
    parts = texts.split(value, mark) if texts.is_text(value) else []
    return (parts[-1],) if len(parts) > 1 else NOT_SURE


def _cut(word: Word, count: int) -> Values:
    return tuple(
        Constant(str(value.value)[count:], value.origin) if isinstance(value, Constant) else NOT_SURE[0]
        for value in word.values
    )
