"""The report as flake8's `--format portbind`.

flake8 imports this for every run, whatever the format is, so the rest of the report is imported where one is made.
"""

from __future__ import annotations

import os
import sys
import threading
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from flake8 import utils
from flake8.formatting.base import BaseFormatter
from flake8.processor import FileProcessor
from flake8.violation import Violation

from flake8_portbind import settings

if TYPE_CHECKING:
    from flake8_portbind.audit.survey import Place, Survey

STDERR = 2


class Formatter(BaseFormatter):
    """Collects what flake8 reports and what its processes have seen of the same files; writes one page at the end."""

    def after_init(self) -> None:
        """Begin with nothing known."""
        from flake8_portbind.audit.hand_over import Folder
        from flake8_portbind.rules import all_rules

        self._settings = settings.parse(self.options)
        self._codes = frozenset(rule.CODE for rule in all_rules())
        self._surveys: dict[str, Survey | None] = {}
        self._reported: dict[str, set[Place]] = {}
        self._others: Counter[str] = Counter()
        self._folder = Folder()
        self._pulse = Pulse(self._progress)
        self._pulse.begin()

    def handle(self, error: Violation) -> None:
        """Keep one finding."""
        if error.code in self._codes:
            place = (error.line_number, error.column_number, error.code)
            self._reported.setdefault(error.filename, set()).add(place)
        else:
            self._others[error.code] += 1

    def finished(self, filename: str) -> None:
        """Take what was seen of a file."""
        name = os.path.normpath(filename).replace(os.sep, "/")
        self._reported[name] = self._reported.pop(filename, set()) | self._reported.get(name, set())
        self._surveys[name] = self._folder.take(filename) or self._survey(filename)

    def _survey(self, filename: str) -> Survey | None:
        """What there is to say of a file that flake8 runs no plugin on, such as one that a comment exempts whole."""
        from flake8_portbind.audit.hand_over import survey

        if utils.is_using_stdin(self.options.filenames):
            return survey(filename, list(utils.stdin_get_lines()), self._settings)
        try:
            return survey(filename, list(FileProcessor(filename, self.options).lines), self._settings)
        except OSError:
            return None  # flake8 reports it as E902

    def _progress(self) -> str:
        return f"{len(self._folder)} files looked at"

    def stop(self) -> None:
        """Write the page."""
        from flake8_portbind.audit.page import page

        self._pulse.end()
        self._folder.close()
        self._write(page(self._surveys, self._reported, self._others).rstrip("\n"))
        super().stop()


class Pulse:
    """One line on a terminal that shows that a long run is alive; nothing where standard error is no terminal.

    It writes to the descriptor itself: flake8 forks while the thread waits, and a buffer's lock would be copied.

    Args:
        progress: what has been done, in words.
        every: the seconds from beat to beat, and before the first.
    """

    def __init__(self, progress: Callable[[], str], every: float = 1.0) -> None:
        self._progress = progress
        self._every = every
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def begin(self) -> None:
        """Start to beat."""
        if self._shown:
            self._thread.start()

    def end(self) -> None:
        """Clear the line, behind the last beat."""
        self._over.set()
        if self._shown:
            self._thread.join()
            os.write(STDERR, b"\r\x1b[K")

    def _beat(self) -> None:
        beats = 0
        while not self._over.wait(self._every):
            beats += 1
            os.write(STDERR, f"\r\x1b[Kflake8-portbind: {self._progress()} ({beats * self._every:.0f} s)".encode())
