"""The words of a command line: cut as a shell does, without the programs that only start another one."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from flake8_portbind import limits
from flake8_portbind.catalogue.wrappers import PYTHON, SHELLS, WRAPPERS, Wrapper
from flake8_portbind.evaluation import shell, texts
from flake8_portbind.limits import MOST_SHELLS
from flake8_portbind.model.values import UNKNOWN, Constant, Deferred, External, Sequence, Value, Values

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator

_INTERPRETER = re.compile(r"python[\d.]*w?$|pypy[\d.]*$")
_ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)=")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a command line.

    Args:
        values: what it can stand for.
        text: what is written of it, from its start.
        source: its expression.
        many: whether it stands for any number of words that are not known.
    """

    values: Values
    text: str
    source: Deferred | None = None
    many: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it may be any option: nothing is known of it, or not how its name goes on (`f"--{name}"`)."""
        if self.many or not self.text:
            return True
        return self.text in ("-", "--") and any(texts.written(value) is None for value in self.values)


@dataclass(frozen=True, slots=True)
class Line:
    """A command line.

    Args:
        words: the program and its arguments.
        assigned: the variables that it is given, by name: of the environment, or as `NAME=value` in front of it.
        detached: whether a shell starts it in the background.
        runs: "-m" or "script" where an interpreter of Python is given the program so; else an empty string.
    """

    words: list[Word]
    assigned: dict[str, Values] = field(default_factory=dict)
    detached: bool = False
    runs: str = ""


REST = Word((), "", many=True)


def written(text: str) -> Word:
    """A word that stands in no code."""
    return Word((), text)


def word(values: Values) -> Word:
    """The word that these values make."""
    values = tuple(_decoded(value) for value in values)
    for value in values:
        text = texts.written(value)
        if text is not None:
            return Word(values, text)
        first = texts.pieces(value)[0]
        if isinstance(first, External) and first.name == "sys.executable":
            return Word(values, "python")
        if texts.is_text(value):
            return Word(values, str(first.value) if isinstance(first, Constant) else "")
    return Word(values, "")


def _decoded(value: Value) -> Value:
    """A word that is written in bytes, as a program is given it."""
    if isinstance(value, Constant) and isinstance(value.value, bytes):
        return replace(value, value=os.fsdecode(value.value))
    return value


def words_of(ev: Evaluator, value: Sequence) -> list[Word]:
    """The words of an argument list; one without text stands for those that are not known."""
    words = [
        replace(word(ev.ask(ev.force(item))), source=item if isinstance(item, Deferred) else None)
        for item in value.elements
    ]
    return [*words[: value.in_place], REST, *words[value.in_place :]] if value.open else words


def program_of(words: list[Word]) -> str:
    """The program's name without its folder, as it is on every system."""
    return PurePosixPath(words[0].text).name.removesuffix(".exe") if words else ""


def is_python(program: str) -> bool:
    """Whether a program is an interpreter of Python."""
    return _INTERPRETER.fullmatch(program) is not None


def options(words: list[Word], takes: Callable[[str], bool]) -> Iterator[tuple[str, Word]]:
    """Each option with its value, and each other word behind an empty name.

    Args:
        words: those behind the program.
        takes: whether an option (`-p`, `--publish`) has a value.
    """
    index = 0
    while index < len(words):
        given = words[index]
        index += 1
        name, equals, _ = given.text.partition("=")
        if given.many:
            continue
        if not name.startswith("-") or name in ("-", "--"):
            yield "", given
        elif name.startswith("--"):
            if equals:
                yield name, Word(behind(given, "="), "")
            elif takes(name) and index < len(words):
                yield name, words[index]
                index += 1
            else:
                yield name, REST
        else:
            for at, letter in enumerate(given.text[1:], 2):
                if not takes(f"-{letter}"):
                    yield f"-{letter}", REST
                    continue
                if given.text[at:]:
                    yield f"-{letter}", Word(cut(given, at), given.text[at:])
                elif index < len(words):
                    yield f"-{letter}", words[index]
                    index += 1
                break


def behind(given: Word, mark: str) -> Values:
    """What stands behind the last `=` of `--port=8000`."""
    found: dict[Value, None] = {}
    for value in given.values:
        parts = texts.split(value, mark) if texts.is_text(value) else []
        found[parts[-1] if len(parts) > 1 else UNKNOWN] = None
    return tuple(found)


def cut(given: Word, count: int) -> Values:
    """What is left of a word without its first characters."""
    return tuple(texts.without_start(value, count) for value in given.values)


def lines_of(value: Value) -> Iterator[Line]:
    """The commands of a shell string."""
    for command in shell.commands(value) if texts.is_text(value) else ():
        words = [_of_token(token) for token in command.words]
        if command.document is not None and _reads_commands(words):
            words += [written("-c"), Word((command.document,), "")]
        yield Line(words, dict(command.exported), command.detached)


def _of_token(token: shell.Token) -> Word:
    made = word(token.values)
    text = made.text or token.text
    return replace(made, text=text, many=token.splits and not text)


def _reads_commands(words: list[Word]) -> bool:
    """Whether a program carries out what it reads: a shell or an interpreter that is given no script."""
    program = program_of(words)
    return (program in SHELLS or is_python(program)) and all(given.text.startswith("-") for given in words[1:])


def split(value: Value) -> list[Value]:
    """The words that `shlex.split` makes of a string."""
    return shell.split(value)


def unwrapped(lines: Iterable[Line]) -> Iterator[Line]:
    """The command lines that are carried out in the end, each without the programs that only start another one."""
    todo = [(line, MOST_SHELLS) for line in lines]
    while todo:
        line, depth = todo.pop(0)
        assigned = dict(line.assigned)
        words, runs = _without_wrappers(line.words, assigned)
        at = next((i for i, made in enumerate(words) if made.text in ("-c", "-lc", "-ec", "-xc")), None)
        if at is not None and program_of(words) in SHELLS and at + 1 < len(words) and not limits.passed(1, depth):
            inner = [inner for value in words[at + 1].values for inner in lines_of(value)]
            todo[:0] = [
                (Line(made.words, {**assigned, **made.assigned}, line.detached or made.detached), depth - 1)
                for made in inner
            ]
        elif words:
            yield Line(words, assigned, line.detached, runs)


def _without_wrappers(words: list[Word], assigned: dict[str, Values]) -> tuple[list[Word], str]:
    """The command without what only starts it (`env X=1 timeout 5 poetry run python -m …`), and how Python runs it."""
    runs = ""
    while words:
        variable = _ASSIGNMENT.match(words[0].text)
        if variable is not None:
            assigned[variable[1]] = behind(words[0], "=")
            words = words[1:]
            continue
        program = program_of(words)
        wrapper = PYTHON if is_python(program) else WRAPPERS.get(program)
        inner = _behind_options(wrapper, words[1:]) if wrapper is not None else None
        if inner is None:
            break
        if wrapper is not None and wrapper.is_interpreter:
            before = words[: len(words) - len(inner)]
            runs = "-m" if before[-1].text in ("-m", "--module") else "script"
        words = inner
        if program == "hatch" and words and not words[0].text.startswith("/"):
            words = [written(words[0].text.rpartition(":")[2]), *words[1:]]
        elif wrapper is PYTHON and program_of(words) not in WRAPPERS:
            break
    return words, runs


def _behind_options(wrapper: Wrapper, words: list[Word]) -> list[Word] | None:
    """The command that a wrapper runs; None where it does something else, or runs a text."""
    if wrapper.runs:
        at = next((index for index, made in enumerate(words[:4]) if made.text in wrapper.runs), None)
        if at is None:
            return None
        words = words[at + 1 :]
    while words and (words[0].many or (words[0].text.startswith("-") and words[0].text != "-")):
        text = words[0].text
        if wrapper.is_interpreter and text in ("-m", "--module"):
            return words[1:]
        if text in wrapper.asks or (wrapper is PYTHON and text == "-c"):
            return None
        words = words[2 if text in wrapper.takes else 1 :]
        if text == "--":
            break
    return words[wrapper.words :]
