"""What is known of a project, for all files that are linted in this process, and what it says about one of them."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from flake8_portbind.binds import programs
from flake8_portbind.binds.listeners import Finder
from flake8_portbind.catalogue.lookup import Catalogue
from flake8_portbind.evaluation.called import functions_called
from flake8_portbind.evaluation.evaluate import Evaluator
from flake8_portbind.index import candidates
from flake8_portbind.index.candidates import in_order
from flake8_portbind.index.hot import Hot
from flake8_portbind.index.project import Project
from flake8_portbind.index.texts import Text, plain_text
from flake8_portbind.index.vocabulary import PROGRAM_LIBRARIES, vocabulary_of
from flake8_portbind.limits import MOST_PROJECTS
from flake8_portbind.model.module import Call, Module, Scope
from flake8_portbind.model.neighbours import Neighbours, stamp
from flake8_portbind.model.uses import Key
from flake8_portbind.model.values import Function

_SETS_VARIABLE = re.compile(r"environ\b|setenv|set_env|putenv|setitem|\benv\b")
_VARIABLES = ("_PORT", "_URLS", "_ADDR")  # what the names of all environment variables of the catalogue hold
_RUNS_PROGRAM = re.compile(rf"\b(?:{programs.MAIN.pattern}|ensure)\s*\(")


@dataclass(frozen=True, slots=True)
class Leads:
    """What one file names that leads somewhere.

    Args:
        keys: its words by which a listener may be reached.
        speaks: whether a call may say by its own words that it listens, runs a program, or publishes a port.
        sets: whether it may set an environment variable that makes something listen.
        dials: whether an address of this machine is written in it, or in a file that it sees.
        everything: whether any of its calls may start a program or a listener.
        hot: what leads to a listener in the files that it sees.
    """

    keys: frozenset[Key]
    speaks: bool
    sets: bool
    dials: bool
    everything: bool
    hot: Hot

    @property
    def anywhere(self) -> bool:
        """Whether the file can hold a finding at all."""
        return bool(self.keys) or self.speaks or self.sets or self.dials or self.everything

    def calls(self, module: Module) -> list[Call]:
        """The calls of the file that are worth looking at, in source order."""
        if self.everything:
            return module.calls
        found = candidates.named(module, module.uses_of_names.closure(self.keys)) if self.keys else {}
        if self.speaks:
            found.update(dict.fromkeys(candidates.speaking(module, module.calls)))
        return [call for call in module.calls if call in found]


class Index:
    """One project.

    Args:
        neighbours: the surroundings of a file of it.
        catalogue: what is known about libraries.
        earlier: what was known of it before something changed.
        everything: look at every call of every file, whatever it names; for tests.
    """

    def __init__(
        self, neighbours: Neighbours, catalogue: Catalogue, earlier: Index | None, *, everything: bool = False
    ) -> None:
        self.everything = everything
        self.vocabulary = vocabulary_of(catalogue)
        self.neighbours = Neighbours(str(neighbours.path), follow=neighbours.follow, within=neighbours)
        self.project: Project = Project(self.neighbours, earlier.project.texts if earlier is not None else {})
        ev = Evaluator(None, catalogue, self.neighbours, guarded=False)
        self.hot = Hot(self.project, self.vocabulary, ev, everything=everything)

    def is_current(self, neighbours: Neighbours) -> bool:
        """Whether nothing has changed that this was made from.

        Args:
            neighbours: the surroundings of the file that is linted now.
        """
        stamp_of = cache(stamp)  # most files are asked about by both
        return self.project.is_current(stamp_of) and self.neighbours.still_hold(neighbours, stamp_of)

    def of(self, text: Text) -> Leads:
        """What a file names that leads somewhere.

        Args:
            text: the file, as it is linted.
        """
        view = self.project.view(text) if self.neighbours.follow else []
        roots = {*self.project.roots(text), *(self.vocabulary.given & text.words)}
        for seen in view:
            roots |= self.project.roots(seen)
        self.hot.include(view, roots)
        around = [text, *view]
        keys = self.hot.names_in(text.words)
        return Leads(
            frozenset(keys),
            text.says_so or _RUNS_PROGRAM.search(text.text) is not None,
            _SETS_VARIABLE.search(text.text) is not None
            and any(word in seen.text for seen in around for word in _VARIABLES),
            any(seen.names_loopback for seen in around),
            self.everything or not PROGRAM_LIBRARIES.isdisjoint(roots),
            self.hot,
        )


class Leading:
    """What leads to a listener as one file sees it: through functions of other files, and through its own.

    Args:
        hot: that of the other files.
        finder: that of the file.
        calls: its calls that are worth looking at.
    """

    def __init__(self, hot: Hot, finder: Finder, calls: list[Call]) -> None:
        self.hot = hot
        self.finder = finder
        self._calls = calls
        self._own: dict[Scope, list[Call]] | None = None

    def leads_to_listener(self, function: Function) -> bool:
        """Whether a function, or one that it calls, starts something that listens."""
        if function.scope.module is self.finder.module:
            return function.scope in self._of_own()
        return self.hot.leads_to_listener(function)

    def relevant(self, function: Function) -> Iterator[Call]:
        """The calls of a function that start a listener or lead to one, in source order."""
        if function.scope.module is self.finder.module:
            return iter(self._of_own()[function.scope])
        return self.hot.relevant(function)

    def asks_for_listener(self, name: str) -> bool:
        """Whether a fixture of this name leads to a listener in some file."""
        return self.hot.asks_for_listener(name)

    def _of_own(self) -> dict[Scope, list[Call]]:
        """The calls of the file's own functions that lead to a listener, by function: other files may call these."""
        if self._own is None:
            self._own = self._found_own()
        return self._own

    def _found_own(self) -> dict[Scope, list[Call]]:
        found: dict[Scope, set[Call]] = {}
        waiting: dict[Scope, list[tuple[Scope, Call]]] = {}
        todo: list[tuple[Scope, Call]] = []
        for scope, calls in candidates.closed(self.finder.module, self._calls).items():
            for call in calls:
                callees = [callee for callee, _ in functions_called(self.finder.ev, call, None)]
                if self.finder.listens(call) or any(map(self.hot.leads_to_listener, callees)):
                    todo.append((scope, call))
                for callee in callees:
                    waiting.setdefault(callee.scope, []).append((scope, call))
        while todo:
            scope, call = todo.pop()
            if scope not in found:
                found[scope] = set()
                todo += waiting.pop(scope, ())
            found[scope].add(call)
        return {scope: in_order(calls) for scope, calls in found.items()}


class _Kept:
    """The projects of this process."""

    def __init__(self) -> None:
        self._indexes: OrderedDict[object, Index] = OrderedDict()

    def of(self, neighbours: Neighbours, catalogue: Catalogue, *, everything: bool) -> Index:
        """The index of a file's project, as it is now."""
        if not neighbours.follow:
            return Index(neighbours, catalogue, None, everything=everything)
        key = (str(neighbours.root), catalogue, everything)
        known = self._indexes.pop(key, None)
        if known is None or not known.is_current(neighbours):
            known = Index(neighbours, catalogue, known, everything=everything)
        self._indexes[key] = known
        while len(self._indexes) > MOST_PROJECTS:
            self._indexes.popitem(last=False)
        return known


_KEPT = _Kept()


def leads_of(neighbours: Neighbours, lines: list[str], catalogue: Catalogue, *, everything: bool = False) -> Leads:
    """What a file names that leads somewhere.

    Args:
        neighbours: where the file stands.
        lines: its source lines.
        catalogue: what is known about libraries.
        everything: look at every call, whatever it names; for tests.
    """
    text = Text(str(neighbours.path), plain_text("".join(lines)))
    return _KEPT.of(neighbours, catalogue, everything=everything).of(text)
