"""The face that flake8 sees: options, one file in, sorted findings out."""

from __future__ import annotations

import argparse
import ast
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Any, ClassVar

from flake8.exceptions import PluginExecutionFailed
from flake8.options.manager import OptionManager

from flake8_portbind import settings
from flake8_portbind.report import Finding
from flake8_portbind.rules import all_rules
from flake8_portbind.settings import Settings
from flake8_portbind.sight import look

NAME = "flake8-portbind"


def _version() -> str:
    try:
        return version(NAME)
    except PackageNotFoundError:
        return "unknown"


def findings(tree: ast.Module, filename: str, lines: list[str], chosen: Settings) -> list[Finding]:
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


class PortBind:
    """The plugin: flake8 makes one of it for each file."""

    name = NAME
    version = _version()
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
            found = findings(self.tree, self.filename, self.lines, self.settings)
        except Exception as error:
            raise PluginExecutionFailed(self.filename, NAME, error) from error
        for finding in found:
            yield finding.line, finding.column, f"{finding.code} {finding.text}", type(self)
