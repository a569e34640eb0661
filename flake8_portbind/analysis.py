"""One file that may listen → its findings: what the rules say about all that is found in it.

Nothing of this is imported before a file has passed the gate, because most files do not.
"""

from __future__ import annotations

import ast

from flake8_portbind.report import Finding
from flake8_portbind.rules import all_rules
from flake8_portbind.settings import Settings
from flake8_portbind.sight import look


def analysed(tree: ast.Module, filename: str, lines: list[str], chosen: Settings) -> list[Finding]:
    """Everything that the rules say about one file, sorted, each place and code once.

    Args:
        tree: the parsed file; it is not changed.
        filename: its path as the user gave it.
        lines: its source lines.
        chosen: the settings.
    """
    sight = look(tree, filename, lines, chosen)
    found: dict[tuple[int, int, str], Finding] = {}
    for subject in sight.subjects() if sight is not None else ():
        for rule in all_rules():
            for finding in rule.check(subject) if isinstance(subject, rule.SUBJECT) else ():
                found.setdefault((finding.line, finding.column, finding.code), finding)
    return sorted(found.values())
