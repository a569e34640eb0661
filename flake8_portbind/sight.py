"""One file with all that looking at it needs: what the plugin reports and the audit surveys begins here."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from flake8_portbind.binds.dials import Dial, dials
from flake8_portbind.binds.graphs import Graphs
from flake8_portbind.binds.listeners import Bind, Finder
from flake8_portbind.binds.probes import Probe, probes
from flake8_portbind.binds.summaries import through_calls
from flake8_portbind.catalogue.lookup import catalogue_with
from flake8_portbind.evaluation.evaluate import Evaluator
from flake8_portbind.model import context
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
        graphs: the call graphs of the project's other files.
    """

    module: Module
    finder: Finder
    graphs: Graphs

    @property
    def evaluator(self) -> Evaluator:
        """What answers questions about its expressions."""
        return self.finder.ev

    def subjects(self) -> Iterator[Subject]:
        """Everything that rules look at."""
        return itertools.chain(
            self.finder.binds(),
            through_calls(self.finder, self.graphs),
            probes(self.module),
            dials(self.module, self.evaluator, in_tests=self.finder.in_tests),
        )


def look(tree: ast.Module, filename: str, lines: list[str], chosen: Settings) -> Sight | None:
    """A file with what it takes to find its listeners; None where it is out of scope.

    Args:
        tree: the parsed file; it is not changed.
        filename: its path as the user gave it.
        lines: its source lines.
        chosen: the settings.
    """
    module = build(tree, filename, lines)
    catalogue = catalogue_with(chosen.listeners, chosen.sources)
    neighbours = Neighbours(filename, follow=chosen.follow == "project")
    in_tests = context.is_test_code(module, neighbours.folders, chosen.test_paths)
    if chosen.scope == "tests" and not in_tests:
        return None
    guarded = in_tests and not context.in_samples(neighbours.folders)
    graphs = Graphs(catalogue, neighbours)
    evaluator = Evaluator(module, catalogue, neighbours, guarded=guarded, elsewhere=graphs.callers)
    return Sight(module, Finder(module, evaluator, in_tests=in_tests, guarded=guarded), graphs)
