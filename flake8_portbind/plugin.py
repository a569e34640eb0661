"""The face that flake8 sees: options, one file in, sorted findings out.

Importing it costs next to nothing: everything behind the gate is imported for the first file that passes it.
"""

from __future__ import annotations

import argparse
import ast
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from flake8.exceptions import PluginExecutionFailed
from flake8.options.manager import OptionManager

from flake8_portbind import settings
from flake8_portbind.model import testcode
from flake8_portbind.settings import Settings

if TYPE_CHECKING:
    from flake8_portbind.findings.report import Finding

NAME = "flake8-portbind"


class _Version:
    """The version of the distribution, read when somebody asks: flake8 finds it by itself."""

    def __get__(self, instance: object, owner: type) -> str:
        from importlib.metadata import version

        return version(NAME)


def findings(tree: ast.Module, filename: str, lines: list[str], chosen: Settings) -> list[Finding]:
    """Everything that the rules say about one file, sorted, each place and code once.

    Args:
        tree: the parsed file; it is not changed.
        filename: its path as the user gave it.
        lines: its source lines.
        chosen: the settings.
    """
    if not testcode.is_in_scope(tree, filename, chosen.scope, chosen.test_paths):
        return []
    from flake8_portbind.analysis import analysed, apart

    with apart():
        return analysed(tree, filename, lines, chosen)


class PortBind:
    """The plugin: flake8 makes one of it for each file."""

    name = NAME
    version = _Version()
    opinions: ClassVar[tuple[str, ...]] = ("PB9",)
    settings: ClassVar[Settings] = Settings()

    def __init__(self, tree: ast.Module, filename: str, lines: list[str]) -> None:
        self.tree = tree
        self.filename = filename
        self.lines = lines

    @classmethod
    def add_options(cls, option_manager: OptionManager) -> None:
        """Register the options, and the opinions as off by default."""
        settings.add_options(option_manager)
        option_manager.extend_default_ignore(list(cls.opinions))

    @classmethod
    def parse_options(cls, options: argparse.Namespace) -> None:
        """Freeze the options for all files of this process."""
        cls.settings = settings.parse(options)

    def run(self) -> Iterator[tuple[int, int, str, type[Any]]]:
        """The findings as flake8 takes them: line, column, text, plugin."""
        try:
            found = self._found()
        except Exception as error:
            raise PluginExecutionFailed(self.filename, NAME, error) from error
        for finding in found:
            yield finding.line, finding.column, f"{finding.code} {finding.text}", type(self)

    def _found(self) -> list[Finding]:
        if settings.SURVEYS not in os.environ:
            return findings(self.tree, self.filename, self.lines, self.settings)
        from flake8_portbind.audit import hand_over

        return hand_over.findings(self.tree, self.filename, self.lines, self.settings)
