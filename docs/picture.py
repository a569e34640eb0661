"""Draws the README's picture from a real run: `python docs/picture.py`, with rich installed, in a checkout.

It lints the demo suite with the plugin and shows what flake8 prints, above the lines that it names.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

DOCS = Path(__file__).parent
PICTURE = DOCS / "picture.svg"
WIDTH = 104  # characters
COMMAND = ("flake8", "--isolated", "--select", "PB0", "--show-source", "tests/demo/test_server.py")
MOST = 12  # lines of output


def run() -> list[str]:
    """What the command prints."""
    command = (sys.executable, "-m", *COMMAND)
    return subprocess.run(command, cwd=DOCS.parent, capture_output=True, text=True, check=False).stdout.splitlines()


def draw(lines: list[str]) -> str:
    """The picture of a terminal with these lines."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text(f"$ {' '.join(COMMAND)}", style="bold"))
    for line in lines[:MOST]:
        text = Text(line)
        text.highlight_regex(r"^\S+?:\d+:\d+:", "cyan")
        text.highlight_regex(r"\bPB\d{3}\b", "bold red")
        text.highlight_regex(r"^ *\^$", "bold green")
        console.print(text)
    if len(lines) > MOST:
        console.print(Text("…", style="dim"))
    svg = console.export_svg(title="flake8-portbind", unique_id="portbind")
    return re.sub(r"(?m)[ \t]+$", "", svg)


if __name__ == "__main__":
    PICTURE.write_text(draw(run()), "utf-8")
