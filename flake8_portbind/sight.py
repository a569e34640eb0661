"""One file with all that looking at it needs: what the plugin reports and the audit surveys begins here."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from flake8_portbind.binds.dials import Dial, dials
from flake8_portbind.binds.listeners import Bind, Finder
from flake8_portbind.binds.probes import Probe, probes
from flake8_portbind.binds.summaries import through_calls
from flake8_portbind.catalogue.lookup import catalogue_with
from flake8_portbind.evaluation.evaluate import Evaluator
from flake8_portbind.index.index import Leading, Leads, leads_of
from flake8_portbind.model import testcode
from flake8_portbind.model.module import Module, build
from flake8_portbind.model.neighbours import Neighbours
from flake8_portbind.settings import Settings

Subject: TypeAlias = "Bind | Probe | Dial"  # what rules look at


@dataclass(frozen=True, slots=True)
class Sight:
    """A file that is in scope.

    Args:
        module: what it says.
        finder: what finds its listeners.
        leads: what it names that leads somewhere.
    """

    module: Module
    finder: Finder
    leads: Leads

    @property
    def evaluator(self) -> Evaluator:
        """What answers questions about its expressions."""
        return self.finder.ev

    def subjects(self) -> Iterator[Subject]:
        """Everything that rules look at."""
        if not self.leads.anywhere:
            return iter(())
        calls = self.leads.calls(self.module)
        return itertools.chain(
            self.finder.binds(calls),
            through_calls(self.finder, calls, Leading(self.leads.hot, self.finder, calls)),
            probes(self.module) if self.finder.in_tests else (),
            dials(self.module, self.evaluator, in_tests=self.finder.in_tests) if self.leads.dials else (),
        )


def look(tree: ast.Module, filename: str, lines: list[str], chosen: Settings, *, everything: bool = False) -> Sight:
    """A file with what it takes to find its listeners.

    Args:
        tree: the parsed file; it is not changed.
        filename: its path as the user gave it.
        lines: its source lines.
        chosen: the settings.
        everything: look at every call of every file, whatever it names; for tests.
    """
    catalogue = catalogue_with(chosen.listeners, chosen.sources)
    neighbours = Neighbours(filename, follow=chosen.follow == "project", test_paths=chosen.test_paths)
    module = build(tree, filename, lines)
    in_tests = neighbours.is_test_code(module)
    leads = leads_of(neighbours, lines, catalogue, everything=everything)
    guarded = in_tests and not testcode.is_sample(neighbours.place(module))
    evaluator = Evaluator(module, catalogue, neighbours, guarded=guarded)
    return Sight(module, Finder(module, evaluator, in_tests=in_tests, guarded=guarded), leads)
