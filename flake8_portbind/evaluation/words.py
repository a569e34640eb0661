"""The words of a command line: cut as a shell does, without the programs that only start another one."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from flake8_portbind.catalogue.wrappers import PYTHON, SHELLS, WRAPPERS, Wrapper
from flake8_portbind.evaluation import texts
from flake8_portbind.model.values import UNKNOWN, Constant, Deferred, External, Sequence, Value, Values

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator

LONGEST = 10_000  # characters of a command that are read as a shell would
MOST_SHELLS = 4  # one inside the other
_INTERPRETER = re.compile(r"python[\d.]*w?(?:\.exe)?$|pypy[\d.]*$")
_ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)=")
_PIECE = 0xE000  # a private character that marks where a piece of a string begins
_MARKS = re.compile("([\ue000-\uf8ff])")
_ENDS = "();&|\n"  # a command ends at these
_REDIRECTS = "<>"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a command line: what it can stand for, its text as far as it is written, and its expression."""

    values: Values
    text: str
    source: Deferred | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A command line without what only starts it.

    Args:
        words: the program and its arguments.
        assigned: the variables that it is given, by name: of the environment, or as `NAME=value` in front of it.
    """

    words: list[Word]
    assigned: dict[str, Values]


REST = Word((), "")


def written(text: str) -> Word:
    """A word that stands in no code."""
    return Word((), text)


def word(values: Values) -> Word:
    """The word that these values make."""
    for value in values:
        text = texts.written(value)
        if text is not None:
            return Word(values, text)
        if texts.is_text(value):
            first = texts.pieces(value)[0]
            return Word(values, str(first.value) if isinstance(first, Constant) else "")
        if isinstance(value, External) and value.name == "sys.executable":
            return Word(values, "python")
    return Word(values, "")


def words_of(ev: Evaluator, value: Sequence) -> list[Word]:
    """The words of an argument list; a last one without text stands for what is not known."""
    words = [
        replace(word(ev.ask(ev.force(item))), source=item if isinstance(item, Deferred) else None)
        for item in value.elements
    ]
    return [*words, REST] if value.open else words


def program_of(words: list[Word]) -> str:
    """The program's name without its folder."""
    return PurePosixPath(words[0].text).name if words else ""


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


def lines_of(value: Value) -> Iterator[list[Word]]:
    """The commands of a shell string."""
    line: list[Word] = []
    skip = False
    for token, made in _tokens(value, _ENDS + _REDIRECTS) if texts.is_text(value) else ():
        if token.strip(_ENDS + _REDIRECTS):
            if not skip:
                line.append(word((made,)))
            skip = False
        elif token.strip(_ENDS):  # a redirection: the next word is a file or a descriptor
            skip = True
            if line and line[-1].text in ("1", "2"):
                line.pop()
        else:
            yield line
            line = []
    yield line


def split(value: Value) -> list[Value]:
    """The words that `shlex.split` makes of a string."""
    return [made for _, made in _tokens(value, "")]


def _tokens(value: Value, punctuation: str) -> list[tuple[str, Value]]:
    """What the shell reads a string as: each token as it is written, and as a value made of the string's pieces."""
    pieces = texts.pieces(value)
    flat = "".join(
        chr(_PIECE + index) + (str(piece.value) if isinstance(piece, Constant) else "")
        for index, piece in enumerate(pieces)
    )
    flat = flat.replace("\\\n", " ")
    if len(flat) > LONGEST:
        return [("x", part) for part in texts.split(value)]
    lexer = shlex.shlex(flat, posix=True, punctuation_chars=punctuation)
    lexer.commenters = ""
    lexer.whitespace_split = True
    if punctuation:
        lexer.whitespace = " \t\r"
    try:
        tokens = list(lexer)
    except ValueError:  # a quotation without an end
        return [("x", part) for part in texts.split(value)]
    found: list[tuple[str, Value]] = []
    current = 0
    for token in tokens:
        parts: list[Value] = []
        text = ""
        for part in _MARKS.split(token):
            if part and _PIECE <= ord(part[0]) < _PIECE + len(pieces) and len(part) == 1:
                current = ord(part) - _PIECE
                if not isinstance(pieces[current], Constant):
                    parts.append(pieces[current])
                    text += "x"
            elif part:
                piece = pieces[current]
                parts.append(texts.piece_of(piece, part) if isinstance(piece, Constant) else UNKNOWN)
                text += part
        if parts:
            found.append((text, texts.concatenate(*parts)))
    return found


def unwrapped(lines: Iterable[list[Word]]) -> Iterator[Line]:
    """The command lines that are carried out in the end, each without the programs that only start another one."""
    todo: list[tuple[list[Word], dict[str, Values], int]] = [(words, {}, MOST_SHELLS) for words in lines]
    while todo:
        words, given, depth = todo.pop(0)
        assigned = dict(given)
        words = _without_wrappers(words, assigned)
        at = next((i for i, made in enumerate(words) if made.text in ("-c", "-lc", "-ec", "-xc")), None)
        if at is not None and depth and program_of(words) in SHELLS and at + 1 < len(words):
            inner = [line for value in words[at + 1].values for line in lines_of(value)]
            todo[:0] = [(line, assigned, depth - 1) for line in inner]
        elif words:
            yield Line(words, assigned)


def _without_wrappers(words: list[Word], assigned: dict[str, Values]) -> list[Word]:
    """The command without what only starts it: `env X=1 timeout 5 poetry run python -m …`."""
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
        words = inner
        if program == "hatch" and words and not words[0].text.startswith("/"):
            words = [written(words[0].text.rpartition(":")[2]), *words[1:]]
        elif wrapper is PYTHON and program_of(words) not in WRAPPERS:
            break
    return words


def _behind_options(wrapper: Wrapper, words: list[Word]) -> list[Word] | None:
    """The command that a wrapper runs; None where it does something else, or runs a text."""
    if wrapper.runs:
        at = next((index for index, made in enumerate(words[:4]) if made.text in wrapper.runs), None)
        if at is None:
            return None
        words = words[at + 1 :]
    while words and words[0].text.startswith("-") and words[0].text != "-":
        text = words[0].text
        if wrapper.is_interpreter and text in ("-m", "--module"):
            return words[1:]
        if text in wrapper.asks or (wrapper is PYTHON and text == "-c"):
            return None
        words = words[2 if text in wrapper.takes else 1 :]
        if text == "--":
            break
    return words[wrapper.words :]
