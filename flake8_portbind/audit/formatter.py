"""The report as flake8's `--format portbind`."""

from __future__ import annotations

import os
import sys
import threading
from collections import Counter

from flake8 import utils
from flake8.formatting.base import BaseFormatter
from flake8.processor import FileProcessor
from flake8.violation import Violation

from flake8_portbind import settings
from flake8_portbind.audit.page import page
from flake8_portbind.audit.survey import Place, Survey, survey
from flake8_portbind.rules import all_rules

STDERR = 2


class Formatter(BaseFormatter):
    """Collects what flake8 reports, surveys the same files, and writes one page at the end.

    Only findings reach a formatter, and a clean listener is none; so each file is looked at a second time here.
    """

    def after_init(self) -> None:
        """Begin with nothing known."""
        self._settings = settings.parse(self.options)
        self._codes = frozenset(rule.CODE for rule in all_rules())
        self._surveys: dict[str, Survey] = {}
        self._reported: dict[str, set[Place]] = {}
        self._others: Counter[str] = Counter()
        self._pulse = Pulse()
        self._pulse.begin()

    def handle(self, error: Violation) -> None:
        """Keep one finding."""
        if error.code in self._codes:
            place = (error.line_number, error.column_number, error.code)
            self._reported.setdefault(error.filename, set()).add(place)
        else:
            self._others[error.code] += 1

    def beginning(self, filename: str) -> None:
        """Say which file is looked at."""
        self._pulse.say(f"{len(self._surveys) + 1} {filename}")

    def finished(self, filename: str) -> None:
        """Survey a file."""
        name = os.path.normpath(filename).replace(os.sep, "/")
        self._reported[name] = self._reported.pop(filename, set()) | self._reported.get(name, set())
        self._surveys[name] = survey(filename, self._lines(filename), self._settings)

    def _lines(self, filename: str) -> list[str]:
        if utils.is_using_stdin(self.options.filenames):
            return list(utils.stdin_get_lines())
        try:
            return list(FileProcessor(filename, self.options).lines)
        except OSError:
            return []  # flake8 reports it as E902

    def stop(self) -> None:
        """Write the page."""
        self._pulse.end()
        self._write(page(self._surveys, self._reported, self._others).rstrip("\n"))
        super().stop()


class Pulse:
    """One line on a terminal that shows that a long run is alive; nothing where standard error is no terminal.

    It writes to the descriptor itself: flake8 forks while the thread waits, and a buffer's lock would be copied.

    Args:
        every: the seconds from beat to beat, and before the first.
    """

    def __init__(self, every: float = 1.0) -> None:
        self._every = every
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._over = threading.Event()
        self._word = "linting"

    def begin(self) -> None:
        """Start to beat."""
        if self._shown:
            threading.Thread(target=self._beat, daemon=True).start()

    def say(self, word: str) -> None:
        """Show what is being done from now on."""
        self._word = word

    def end(self) -> None:
        """Clear the line."""
        self._over.set()
        if self._shown:
            os.write(STDERR, b"\r\x1b[K")

    def _beat(self) -> None:
        beats = 0
        while not self._over.wait(self._every):
            beats += 1
            os.write(STDERR, f"\r\x1b[Kflake8-portbind: {self._word} ({beats * self._every:.0f} s)"[:120].encode())
