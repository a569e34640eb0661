"""A folder of files, and flake8 run in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SERVER = """\
import socket

PORT = 8000


def test_server():
    socket.create_server(("localhost", PORT))
"""


class Folder:
    """A folder that files are written to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file


class Project(Folder):
    """A folder, and flake8 run in it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.write("setup.cfg", "[flake8]\n")

    def flake8(
        self,
        *arguments: str,
        stdin: str | None = None,
        program: tuple[str, ...] = ("-m", "flake8"),
        timeout: float = 300,
        **environment: str,
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-X", "utf8", "-W", "error", *program, *arguments],
            cwd=self.folder,
            env={**os.environ, **environment},
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )

    def lint(self, *arguments: str, stdin: str | None = None) -> list[str]:
        """What flake8 says about our codes, as `line:column: code`."""
        done = self.flake8("--select", "PB0", *(arguments or ("tests",)), stdin=stdin)
        assert not done.stderr
        return [short(line) for line in done.stdout.splitlines()]


def short(line: str) -> str:
    """`./tests/test_it.py:3:8: PB001 port …` as `3:8: PB001`."""
    _, line_number, column, rest = line.split(":", 3)
    return f"{line_number}:{column}: {rest.split()[0]}"
