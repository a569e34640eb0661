"""What flake8's processes have seen of each file, handed over to the one that writes the report.

flake8 passes on findings alone, and a listener that is safe is none. Looking at a file is what takes time, so it is
done once, where flake8 lints it: the survey is left in a folder that the report's process made for itself, whose name
its children inherit, and read there when flake8 is through with all files.
"""

from __future__ import annotations

import ast
import hashlib
import os
import pickle
import tempfile
from contextlib import suppress
from pathlib import Path

from flake8_portbind.analysis import apart, told
from flake8_portbind.audit.survey import Remark, Survey, surveyed
from flake8_portbind.findings.report import Finding
from flake8_portbind.model import testcode
from flake8_portbind.settings import SURVEYS, Settings
from flake8_portbind.sight import look


def findings(tree: ast.Module, filename: str, lines: list[str], chosen: Settings) -> list[Finding]:
    """The same as the plugin's findings; what else is seen of the file is left for the report.

    Args:
        tree: the parsed file; it is not changed.
        filename: its path as the user gave it.
        lines: its source lines.
        chosen: the settings.
    """
    found, survey = both(tree, filename, lines, chosen)
    with suppress(OSError):  # the folder of a run that was not ended, or no room: the report looks for itself
        _file(os.environ[SURVEYS], filename).write_bytes(pickle.dumps(survey))
    return found


def both(tree: ast.Module, filename: str, lines: list[str], chosen: Settings) -> tuple[list[Finding], Survey]:
    """The findings of one file and its survey, from one look at it."""
    if not testcode.is_in_scope(tree, filename, chosen.scope, chosen.test_paths):
        return [], Survey()
    with apart():
        sight = look(tree, filename, lines, chosen)
        subjects = list(sight.subjects())
        return told(subjects), surveyed(sight, subjects)


def survey(filename: str, lines: list[str], chosen: Settings) -> Survey:
    """What one file takes, leaves alone and leaves open; that it can't be parsed, where it can't.

    Args:
        filename: its path as the user gave it.
        lines: its source.
        chosen: the settings.
    """
    try:
        with apart():
            tree = ast.parse("".join(lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return Survey(doubtful=(Remark(getattr(error, "lineno", 1) or 1, filename, "the file can't be parsed"),))
    return both(tree, filename, lines, chosen)[1]


def _file(folder: str, filename: str) -> Path:
    return Path(folder, hashlib.sha256(filename.encode("utf-8", "surrogateescape")).hexdigest())


class Folder:
    """Where the surveys of one run are left; it is removed when the run is over, or the process ends."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="flake8-portbind-", ignore_cleanup_errors=True)
        os.environ[SURVEYS] = self._folder.name

    def __len__(self) -> int:
        """How many files have been surveyed."""
        return len(os.listdir(self._folder.name))

    def take(self, filename: str) -> Survey | None:
        """The survey of a file, by the name that flake8 gives it; None where flake8 ran no plugin on it."""
        try:
            survey = pickle.loads(_file(self._folder.name, filename).read_bytes())
        except OSError:
            return None
        assert isinstance(survey, Survey)
        return survey

    def close(self) -> None:
        """Remove it."""
        os.environ.pop(SURVEYS, None)
        self._folder.cleanup()
