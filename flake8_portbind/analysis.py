"""One file that may listen → its findings: what the rules say about all that is found in it.

Nothing of this is imported before a file has passed the first gate, and what looks into it not before it has passed the
second, because most files do not.
"""

from __future__ import annotations

import ast
import gc
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flake8_portbind.settings import Settings

if TYPE_CHECKING:
    from flake8_portbind.findings.report import Finding
    from flake8_portbind.sight import Subject


@contextmanager
def apart() -> Iterator[None]:
    """Look into files apart from the rest of the process.

    What Python warns of while other files are parsed is for those who lint them, and under `-W error` such a file could
    not be read. The garbage collector is paused: it would visit every node of every file that is kept, again and again,
    which was half of all the time.
    """
    collects = gc.isenabled()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gc.disable()
        try:
            yield
        finally:
            if collects:
                gc.enable()


def analysed(
    tree: ast.Module, filename: str, lines: list[str], chosen: Settings, *, everything: bool = False
) -> list[Finding]:
    """Everything that the rules say about one file, sorted, each place and code once.

    Args:
        tree: the parsed file; it is not changed.
        filename: its path as the user gave it.
        lines: its source lines.
        chosen: the settings.
        everything: look at every call of every file, whatever it names; for tests.
    """
    from flake8_portbind.sight import look

    return told(look(tree, filename, lines, chosen, everything=everything).subjects())


def told(subjects: Iterable[Subject]) -> list[Finding]:
    """Everything that the rules say about what was found in one file, sorted, each place and code once."""
    from flake8_portbind.rules import all_rules

    found: dict[tuple[int, int, str], Finding] = {}
    for subject in subjects:
        for rule in all_rules():
            for finding in rule.check(subject) if isinstance(subject, rule.SUBJECT) else ():
                found.setdefault((finding.line, finding.column, finding.code), finding)
    return sorted(found.values())
