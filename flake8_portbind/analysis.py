"""One file that may listen → its findings: the module model, its binds, and what the rules say about them.

Nothing of this is imported before a file has passed the gate, because most files do not.
"""

from __future__ import annotations

import ast
import itertools

from flake8_portbind import context
from flake8_portbind.catalogue.lookup import catalogue_with
from flake8_portbind.dials import dials
from flake8_portbind.evaluate import Evaluator
from flake8_portbind.listeners import Finder
from flake8_portbind.module import build
from flake8_portbind.neighbours import Neighbours
from flake8_portbind.probes import probes
from flake8_portbind.report import Finding
from flake8_portbind.rules import all_rules
from flake8_portbind.settings import Settings
from flake8_portbind.summaries import through_calls


def analysed(tree: ast.Module, filename: str, lines: list[str], chosen: Settings) -> list[Finding]:
    """Everything that the rules say about one file, sorted, each place and code once.

    Args:
        tree: the parsed file; it is not changed.
        filename: its path as the user gave it.
        lines: its source lines.
        chosen: the settings.
    """
    module = build(tree, filename, lines)
    catalogue = catalogue_with(chosen.listeners, chosen.sources)
    neighbours = Neighbours(filename, follow=chosen.follow == "project")
    in_tests = context.is_test_code(module, neighbours.folders, chosen)
    if chosen.scope == "tests" and not in_tests:
        return []
    guarded = in_tests and not context.in_samples(neighbours.folders)
    evaluator = Evaluator(module, catalogue, neighbours, guarded=guarded)
    finder = Finder(module, evaluator, in_tests=in_tests, guarded=guarded)
    found: dict[tuple[int, int, str], Finding] = {}
    subjects = itertools.chain(
        finder.binds(), through_calls(finder), probes(module), dials(module, evaluator, in_tests=in_tests)
    )
    for subject in subjects:
        for rule in all_rules():
            for finding in rule.check(subject) if isinstance(subject, rule.SUBJECT) else ():
                found.setdefault((finding.line, finding.column, finding.code), finding)
    return sorted(found.values())
