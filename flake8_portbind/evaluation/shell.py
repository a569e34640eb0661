"""What a shell makes of a text: the commands that it runs.

Not run is what stands behind `||`, unless what stands before it certainly fails; what stands in a comment, in a
here-document, or in a function that nobody calls; the branch that a known condition does not take; and what stands
behind `exit`. Where nobody can tell, a condition is taken to be met.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from flake8_portbind.evaluation import texts
from flake8_portbind.limits import MOST_COMBINATIONS
from flake8_portbind.model.values import CONFIGURED, UNKNOWN, Constant, Value, Values

LONGEST = 10_000  # characters that `shlex.split` is asked for, whose time is their number squared
_PIECE = 0xE000  # a private character that marks where a piece of a text begins
_MARKS = re.compile("([\ue000-\uf8ff])")
_OPERATOR = re.compile(r"&&|\|\||;;&?|;&|\(\s*\)|&>>?|\|&|[();&|\n]|\d?(?:<<<|<<-?|<>|>>|>\||[<>]&?)")
_IN_HEAD = re.compile(r"\(\s*\)|\n")  # between the name of a function and its body
_REDIRECTION = re.compile(r"\d?[<>]|&>")
_PART = re.compile(
    r"""
    (?P<space>[ \t\r\f\v]+|\\\n)
    |(?P<mark>[\ue000-\uf8ff])
    |(?P<command>\$\(\((?:[^()]|\([^()]*\))*\)\)|\$\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|`[^`]*`)
    |(?P<variable>\$(?:\w+|[@*?\#$!-]|\{[^{}]*\}))
    |(?P<single>'[^']*')
    |(?P<double>"(?:\\.|[^"\\])*")
    |(?P<escaped>\\.)
    |(?P<plain>[^\s'"\\();&|<>$`\ue000-\uf8ff]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_IN_QUOTES = re.compile(
    r'(?P<command>\$\([^()]*\)|`[^`]*`)|(?P<variable>\$(?:\w+|[@*?#$!-]|\{[^{}]*\}))|(?P<escaped>\\[$`"\\])'
)
_VARIABLE = re.compile(r"[A-Za-z_]\w*")
_ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)=")
_STATUS = {"true": True, ":": True, "false": False}
_CLOSED_BY = {"if": "fi", "while": "done", "until": "done", "for": "done", "select": "done", "case": "esac", "{": "}"}
_DECLARES = frozenset(("export", "declare", "local", "readonly", "typeset"))
_LEAVES = frozenset(("exit", "return", "exec"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a word.

    Args:
        values: what it can stand for.
        text: what is written of it.
        variable: the variable of the shell that it stands for, if it is one.
        splits: whether it may become several words.
    """

    values: Values
    text: str = ""
    variable: str = ""
    splits: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """An operator, or a word by its pieces.

    Args:
        operator: the operator; empty for a word.
        pieces: those of the word.
        quoted: whether a part of the word is quoted, so that it is none of the shell's own.
        document: the here-document that follows an operator.
    """

    operator: str = ""
    pieces: tuple[Piece, ...] = ()
    quoted: bool = False
    document: Value | None = None

    @property
    def text(self) -> str:
        """What is written of the word."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def values(self) -> Values:
        """What the word can stand for."""
        if len(self.pieces) == 1:
            return self.pieces[0].values
        return texts.join([piece.values for piece in self.pieces], MOST_COMBINATIONS) if self.pieces else ()

    @property
    def splits(self) -> bool:
        """Whether it may become several words, of which none is written."""
        return bool(self.pieces) and all(piece.splits for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Command:
    """A command that a shell runs.

    Args:
        words: the program and its arguments.
        exported: the variables that earlier commands have put into its environment.
        document: the here-document that it reads.
        detached: whether the shell goes on without waiting for it.
    """

    words: tuple[Token, ...]
    exported: dict[str, Values] = field(default_factory=dict)
    document: Value | None = None
    detached: bool = False


def commands(text: Value) -> Iterator[Command]:
    """The commands that a shell runs when it is given a text, those in `$(…)` included."""
    marked = _Marked(text)
    todo = [(marked.flat, 0)]
    for flat, piece in todo:
        reader = _Reader(marked, flat, piece)
        yield from _Shell(reader.tokens()).run()
        todo += reader.inner


def split(text: Value) -> list[Value]:
    """The words that `shlex.split` makes of a string; none where it fails."""
    marked = _Marked(text)
    if len(marked.flat) > LONGEST:
        return texts.split(text)
    try:
        words = shlex.split(marked.flat.replace("\\\n", " "))
    except ValueError:  # a quotation without an end
        return []
    found: list[Value] = []
    current = 0
    for word in words:
        made, current = marked.cut(word, current)
        found.append(texts.concatenate(*(value for piece in made for value in piece.values)))
    return found


class _Marked:
    """A text with one private character in front of each of its pieces.

    Args:
        text: the text.
    """

    def __init__(self, text: Value) -> None:
        self.pieces = texts.pieces(text)
        self.flat = "".join(
            chr(_PIECE + index) + (str(piece.value) if isinstance(piece, Constant) else "")
            for index, piece in enumerate(self.pieces)
        )

    def cut(self, flat: str, current: int) -> tuple[list[Piece], int]:
        """The pieces of a stretch of the text that begins in a piece, and the one that its end lies in."""
        found: list[Piece] = []
        for part in _MARKS.split(flat):
            if len(part) == 1 and 0 <= ord(part) - _PIECE < len(self.pieces):
                current = ord(part) - _PIECE
                if not isinstance(self.pieces[current], Constant):
                    found.append(Piece((self.pieces[current],), splits=True))
            elif part:
                piece = self.pieces[current]
                found.append(Piece((texts.piece_of(piece, part) if isinstance(piece, Constant) else UNKNOWN,), part))
        return found, current


class _Reader:
    """Cuts a stretch of a text into words and operators.

    Args:
        marked: the whole text.
        flat: the stretch.
        current: the piece that it begins in.
    """

    def __init__(self, marked: _Marked, flat: str, current: int) -> None:
        self.marked = marked
        self.flat = flat
        self.current = current
        self.inner: list[tuple[str, int]] = []  # the commands whose output is part of a word
        self._found: list[Token] = []
        self._pieces: list[Piece] = []
        self._open = self._quoted = False
        self._documents: list[int] = []  # the places of `<<` whose text has not come yet

    def tokens(self) -> list[Token]:
        """All of them."""
        at = 0
        while at < len(self.flat):
            letter = self.flat[at]
            operator = _OPERATOR.match(self.flat, at)
            if letter == "#" and not self._open:
                end = self._end_of_line(at)
                self._pass(self.flat[at:end])
                at = end
            elif operator is not None and not (self._open and letter.isdigit()):
                self._end_word()
                self._found.append(Token(operator[0]))
                at = operator.end()
                if operator[0].lstrip("0123456789") in ("<<", "<<-"):
                    self._documents.append(len(self._found) - 1)
                elif letter == "\n":
                    at = self._read_documents(at)
            else:
                part = _PART.match(self.flat, at)
                assert part is not None
                self._take(part.lastgroup or "", part[0])
                at = part.end()
        self._end_word()
        return self._found

    def _take(self, kind: str, text: str) -> None:
        if kind == "space":
            self._end_word()
        elif kind == "command":
            self._run(text, splits=True)
        elif kind == "variable":
            self._add(_variable(text, splits=True))
        elif kind == "double":
            self._quote(text[1:-1])
        elif kind in ("single", "escaped"):
            self._open = self._quoted = True
            self._write(text[1:-1] if kind == "single" else text[1:], splits=False)
        else:
            self._write(text, splits=True)

    def _quote(self, text: str) -> None:
        """Add what stands between double quotes."""
        self._open = self._quoted = True
        end = 0
        for part in _IN_QUOTES.finditer(text):
            self._write(text[end : part.start()], splits=False)
            if part["command"]:
                self._run(part[0], splits=False)
            elif part["variable"]:
                self._add(_variable(part[0], splits=False))
            else:
                self._write(part[0][1:], splits=False)
            end = part.end()
        self._write(text[end:], splits=False)

    def _run(self, text: str, *, splits: bool) -> None:
        """Add the output of `$(command)`."""
        if not text.startswith("$(("):
            self.inner.append((text[2:-1] if text[0] == "$" else text[1:-1], self.current))
        self._pass(text)
        self._add(Piece((UNKNOWN,), splits=splits))

    def _write(self, text: str, *, splits: bool) -> None:
        made, self.current = self.marked.cut(text, self.current)
        for piece in made:
            self._add(replace(piece, splits=piece.splits and splits))

    def _add(self, piece: Piece) -> None:
        self._open = True
        self._pieces.append(piece)

    def _end_word(self) -> None:
        if self._open:
            self._found.append(Token(pieces=tuple(self._pieces), quoted=self._quoted))
        self._pieces, self._open, self._quoted = [], False, False

    def _pass(self, text: str) -> None:
        """Step over a stretch of the text."""
        _, self.current = self.marked.cut(text, self.current)

    def _end_of_line(self, at: int) -> int:
        end = self.flat.find("\n", at)
        return len(self.flat) if end < 0 else end

    def _read_documents(self, at: int) -> int:
        """Take the here-documents out of the text, whose lines begin at a place."""
        for index in self._documents:
            wanted = self._found[index + 1].text if index + 1 < len(self._found) else ""
            start = end = at
            while at < len(self.flat):
                end, at = at, self._end_of_line(at) + 1
                if _MARKS.sub("", self.flat[end : at - 1]).strip("\t") == wanted:
                    break
                end = at
            made, self.current = self.marked.cut(self.flat[start:end], self.current)
            self._pass(self.flat[end:at])
            document = texts.concatenate(*(piece.values[0] for piece in made)) if made else None
            self._found[index] = replace(self._found[index], document=document)
        self._documents = []
        return at


def _variable(text: str, *, splits: bool) -> Piece:
    """`$PORT`, `${PORT:-8000}`, `$1`: one of the environment, until the shell knows more."""
    name = _VARIABLE.match(text[1:].lstrip("{"))
    if name is None:
        return Piece((UNKNOWN,), splits=splits)
    return Piece((CONFIGURED,), variable=name[0], splits=splits)


@dataclass(slots=True)
class _Frame:
    """A construct of the shell that is open.

    Args:
        closed_by: the word or operator that ends it.
        live: whether it runs, and whether that is certain.
        around: the same of the list of commands that it stands in.
        loops_until: whether it runs as long as its condition fails.
        taken: whether one of its branches certainly runs.
        pattern: whether a pattern of `case` is being read.
        function: the function whose body it is.
        start: where that begins.
    """

    closed_by: str
    live: tuple[bool, bool]
    around: tuple[bool, bool]
    loops_until: bool = False
    taken: bool = False
    pattern: bool = False
    function: str = ""
    start: int = 0


_RUNS = (True, True)


class _Shell:
    """Follows words and operators as far as that is possible without running anything.

    Args:
        tokens: the words and operators.
    """

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.frames: list[_Frame] = []
        self.functions: dict[str, tuple[int, int]] = {}
        self.variables: dict[str, Values] = {}
        self.exported: dict[str, None] = {}
        self.around = self.live = _RUNS  # whether a list of commands, and one of them, runs, and whether certainly
        self.status: bool | None = True  # of the last command
        self.negated = self.ended = False

    def run(self) -> Iterator[Command]:
        """The commands that run."""
        stretches = {(0, len(self.tokens)): None}
        for start, end in iter(lambda: next(iter(stretches), (0, -1)), (0, -1)):
            del stretches[start, end]
            self.at, self.frames, self.around, self.live, self.ended = start, [], _RUNS, _RUNS, False
            for command in self._stretch(end):
                body = self.functions.pop(command.words[0].text, None)
                if body is None:
                    yield command
                else:
                    stretches[body] = None

    def _stretch(self, end: int) -> Iterator[Command]:
        """The commands up to a place."""
        words: list[Token] = []
        document: Value | None = None
        while self.at <= end:
            token = self.tokens[self.at] if self.at < end else Token("\n")
            self.at += 1
            if words[:1] and words[0].text == "[[" and words[-1].text != "]]" and self.at <= end:
                words.append(token)
            elif not token.operator:
                if words or not self._is_own(token, end):
                    words.append(token)
            elif _REDIRECTION.match(token.operator):
                document = document or token.document
                self.at += 1
            else:
                command = self._command(words, document, token.operator)
                if command is not None:
                    yield command
                self._after(token.operator, words)
                words, document = [], None

    def _is_own(self, token: Token, end: int) -> bool:
        """Whether a word in front of a command is one of the shell's own; it then changes what runs."""
        word = "" if token.quoted else token.text
        frame = self.frames[-1] if self.frames else None
        if frame is not None and word == frame.closed_by:
            self._close()
        elif frame is not None and frame.closed_by in ("fi", "done") and word in ("then", "do", "elif", "else"):
            self._branch(frame, word)
        elif word in _CLOSED_BY and (frame is None or not frame.pattern):
            self._open(_CLOSED_BY[word])
            self.frames[-1].loops_until = word == "until"
            self.frames[-1].pattern = word == "case"
            if word in ("for", "select", "case"):
                self._read_head(word, end)
        elif word == "function" and self.at < end:
            self.at += 1
            self._define(self.tokens[self.at - 1].text)
        elif word == "!":
            self.negated = not self.negated
        else:
            return False
        return True

    def _open(self, closed_by: str) -> None:
        self.frames.append(_Frame(closed_by, self.live, self.around))
        self.around = self.live

    def _close(self) -> None:
        frame = self.frames.pop()
        if frame.function:
            self.functions[frame.function] = (frame.start, self.at - 1)
        if frame.closed_by not in ("}", ")"):
            self.status = None
        self.live, self.around = frame.live, frame.around

    def _branch(self, frame: _Frame, word: str) -> None:
        """Go into a branch of `if`, or the body of a loop."""
        alive, certain = frame.live
        if word in ("then", "do"):
            met = self.status if self.status is None or not frame.loops_until else not self.status
            self.around = (alive and not frame.taken and met is not False, certain and met is True)
            frame.taken = frame.taken or met is True
        else:
            self.around = (alive and not frame.taken, False)
        self.live = self.around

    def _read_head(self, word: str, end: int) -> None:
        """Read `x in a b` of a loop, whose variable is each of them, or `x in` of a `case`."""
        words: list[Token] = []
        while self.at < end and not self.tokens[self.at].operator and self.tokens[self.at].text != "do":
            words.append(self.tokens[self.at])
            self.at += 1
            if word == "case" and words[-1].text == "in":
                break
        if word != "case" and words:
            held = tuple(value for given in words[2:] for value in self._filled(given).values)
            self.variables[words[0].text] = held or (UNKNOWN,)
            self.status = True if held else None if len(words) < 2 else False

    def _command(self, words: list[Token], document: Value | None, operator: str) -> Command | None:
        """What some words make, where they run; what they do to the shell itself is kept."""
        alive, certain = self.live
        in_pattern = bool(self.frames) and self.frames[-1].pattern
        if not words or not alive or self.ended or in_pattern or operator.startswith("(") or words[0].text == "[[":
            self.status = None if words and alive and not in_pattern else self.status
            return None
        name = "" if words[0].quoted else words[0].text
        if name in _DECLARES or all(_ASSIGNMENT.match(word.text) for word in words):
            for word in words[name in _DECLARES :]:
                self._assign(word, exported=name == "export")
            self.status = True
            return None
        if name in _LEAVES and (name != "exec" or len(words) > 1) and operator != "&":
            self.ended = certain and all(frame.closed_by != ")" for frame in self.frames)
        status, self.negated, negated = _STATUS.get(name), False, self.negated
        self.status = not status if negated and status is not None else status
        if name in _STATUS or name in ("exit", "return"):
            return None
        known = {variable: self.variables[variable] for variable in self.exported if variable in self.variables}
        return Command(tuple(self._filled(word) for word in words), known, document, operator == "&")

    def _assign(self, word: Token, *, exported: bool) -> None:
        given = _ASSIGNMENT.match(word.text)
        name = given[1] if given is not None else word.text
        if given is not None:
            values = self._filled(word).values
            self.variables[name] = tuple(texts.without_start(value, len(given[0])) for value in values)
        if exported:
            self.exported[name] = None

    def _filled(self, word: Token) -> Token:
        """A word with what the variables of this shell hold."""
        if all(piece.variable not in self.variables for piece in word.pieces):
            return word
        pieces = list(word.pieces)
        for index, piece in enumerate(pieces):
            if piece.variable in self.variables:
                held = self.variables[piece.variable]
                written = texts.written(held[0])
                pieces[index] = Piece(held, written or "", splits=piece.splits and written is None)
        return replace(word, pieces=tuple(pieces))

    def _after(self, operator: str, words: list[Token]) -> None:
        """What an operator means for the command behind it."""
        frame = self.frames[-1] if self.frames else None
        if operator == "(":
            self._open(")")
        elif operator.startswith("("):
            self._define(words[0].text if words else "")
        elif operator == ")" and frame is not None and frame.pattern:
            frame.pattern = False
            self.live = self.around = (frame.live[0], False)
        elif operator == ")" and frame is not None and frame.closed_by == ")":
            self._close()
        elif operator == ")":  # the shell refuses the rest
            self.ended = True
        elif operator in ("&&", "||"):
            wanted = self.status is not False if operator == "&&" else self.status is False
            self.live = (self.around[0] and wanted, self.around[1] and wanted and self.status is not None)
            self.status = self.status if operator == "&&" or self.status is False else True
        elif operator not in ("|", "|&"):
            self.live = self.around
            if operator.startswith(";") and len(operator) > 1 and frame is not None:
                frame.pattern = frame.closed_by == "esac"

    def _define(self, name: str) -> None:
        """Step into the body of a function, which does not run here; what stands behind another body, nobody tells."""
        while self.at < len(self.tokens) and _IN_HEAD.fullmatch(self.tokens[self.at].operator):
            self.at += 1
        opened = self.tokens[self.at] if self.at < len(self.tokens) else Token("\n")
        if opened.text == "{" or opened.operator == "(":
            self._open(")" if opened.operator else "}")
            self.at += 1
            self.frames[-1].function, self.frames[-1].start = name, self.at
            self.live = self.around = (False, False)
        else:
            self.ended = True
