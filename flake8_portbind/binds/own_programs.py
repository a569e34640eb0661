"""Programs of the project that a command line starts: `python -m pkg`, `python server.py`, its console scripts."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flake8_portbind.binds import scripts, written_files
from flake8_portbind.catalogue.schema import Listener, Reach
from flake8_portbind.evaluation import words
from flake8_portbind.evaluation.arguments import Argument
from flake8_portbind.evaluation.words import Line, Word
from flake8_portbind.limits import MOST_STEPS_TO_SCRIPT
from flake8_portbind.model.module import Module, position
from flake8_portbind.model.values import Deferred, Function

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator


@dataclass(frozen=True, slots=True)
class Program:
    """A program in sight.

    Args:
        name: how it is called.
        modules: the file that runs, and those whose functions it calls first.
        argv: the words behind its name.
        written: whether the code writes its text to a file before.
    """

    name: str
    modules: tuple[Module, ...]
    argv: tuple[Argument, ...]
    written: bool = False

    def may_listen(self, ev: Evaluator) -> bool:
        """Whether it, or something of the project that it imports, names a library that listens."""
        return any(
            not ev.catalogue.libraries.isdisjoint(module.imported)
            or (not self.written and _imports_project(ev, module))
            for module in self.modules
        )


def row(program: Program, listener: Listener) -> Listener:
    """A program as a listener."""
    cure = "give each worker a port of its own, or port 0 if it tells which one it was given"
    return Listener(program.name, (), "by convention", Reach.PROGRAM, zero=listener.zero, cure=cure)


def of_line(ev: Evaluator, around: Module, line: Line) -> Program | None:
    """The program of a command line, where its source is in sight."""
    if not line.words or words.program_of(line.words) in ev.catalogue.launchers:
        return None
    first, *rest = line.words
    argv = tuple(Argument(w.values, w.text, words.behind(w, "="), w.many or not w.values) for w in rest)
    if line.runs == "-m":
        found = ev.neighbours.find(around, f"{first.text}.__main__", 0) or ev.neighbours.find(around, first.text, 0)
    elif line.runs == "script":
        found = _script(ev, around, first)
        if found is None and first.source is not None:
            return _written(ev, around, first, argv)
    else:
        found = _console_script(ev, around, first.text)
    if found is None or found is around:
        return None
    return Program(first.text or found.name, (found, *_called_at_once(ev, found)), argv)


def _script(ev: Evaluator, around: Module, word: Word) -> Module | None:
    """The file that a word names, as far as its path is written."""
    path = word.text if word.text.endswith(".py") else _written_path(word.source) if word.source is not None else ""
    return ev.neighbours.script(around, path) if path.endswith(".py") else None


def _written_path(source: Deferred) -> str:
    """What is written of a path: `str(Path(__file__).parent / "server.py")`."""
    node: ast.expr | None = source.node
    for _ in range(MOST_STEPS_TO_SCRIPT):
        if node is None:
            return ""
        texts = [n for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        if texts:
            return "/".join(str(text.value) for text in sorted(texts, key=position))
        named = next((n.id for n in ast.walk(node) if isinstance(n, ast.Name) and n.id not in ("str", "Path")), "")
        scope = source.block.scope
        while named not in scope.names and scope.parent is not None:
            scope = scope.parent
        node = next((b.value for b in scope.names.get(named, ()) if b.value is not None), None)
    return ""


def _written(ev: Evaluator, around: Module, word: Word, argv: tuple[Argument, ...]) -> Program | None:
    """A script whose text the code writes to the file that a word names."""
    contents = written_files.contents(ev, word.source) if word.source is not None else ()
    modules = [scripts.parsed(value, around) for values in contents for value in values]
    known = tuple(module for module in modules if module is not None)
    return Program(word.text, known, argv, written=True) if known and len(known) == len(modules) else None


def _console_script(ev: Evaluator, around: Module, program: str) -> Module | None:
    target = ev.neighbours.console_scripts.get(program, "").partition(":")[0]
    return ev.neighbours.find(around, target, 0) if target else None


def _called_at_once(ev: Evaluator, module: Module) -> list[Module]:
    """The files whose functions a program calls outside of its own: `from pkg.cli import main; main()`."""
    found: dict[Module, None] = {}
    for call in module.calls_by_scope.get(module.scope, ()):
        for callee in ev.callees(call.node.func, call.block):
            if isinstance(callee, Function) and callee.scope.module is not module:
                found[callee.scope.module] = None
    return list(found)


def _imports_project(ev: Evaluator, module: Module) -> bool:
    return any(ev.neighbours.find(module, name, 0) is not None for name in sorted(module.imported))
