"""Print docs/precision.md from the labels in docs/data/precision.csv; `--check` compares, `--write` replaces it."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"
LABELS = DOCS / "data" / "precision.csv"
PAGE = DOCS / "precision.md"

HEAD = """\
# Precision

How many findings are right, in code that others wrote.
`scripts/corpus.py` fetches the sources of the most used packages and the standard library with its tests; a random sample of its findings was read, each in its source.
A finding is *right* if the code at that place takes the port that the message names when it runs, and *wrong* if another port is taken, if nothing listens, or if the call is made to fail.
The labels are in `data/precision.csv`; this page is printed from them by `scripts/precision.py`.

The sample was drawn before all of the corpus had been linted: from the first 3,200 files, in random order, of those whose text names a server, a bind or a port.
The wrong findings of that first run showed causes that were then cured; its files with findings were linted again, and the sample is of what was left.
So the figure is the one after the cure, on the code that the cures came from; on other code it may be lower.
The findings were read file by file, with the lines around them; where a file's findings have one cause they have one reason.
Right by design count as right: a server below the main guard of a test file, a scan over a range of ports.
Copies of one file (a package that ships a tree for each version of Python) were counted once.
"""


def page() -> str:
    """The whole page."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    counts = Counter((row["code"], row["verdict"]) for row in rows)
    lines = [HEAD, "| code | read | right | wrong |", "| --- | ---: | ---: | ---: |"]
    for code in sorted({row["code"] for row in rows}):
        right, wrong = counts[code, "right"], counts[code, "wrong"]
        lines.append(f"| {code} | {right + wrong} | {right} | {wrong} |")
    right = sum(row["verdict"] == "right" for row in rows)
    lines.append(f"| all | {len(rows)} | {right} | {len(rows) - right} |")
    lines += ["", "What is wrong, and why:", ""]
    wrong_ones = [row for row in rows if row["verdict"] == "wrong"]
    reasons = Counter((row["package"], row["file"].rpartition("/")[2], row["reason"]) for row in wrong_ones)
    lines += [f"- {package}, `{file}` ({number}): {reason}" for (package, file, reason), number in reasons.items()]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """The exit status: 1 where `--check` finds another page than the labels give."""
    if arguments == ["--check"]:
        return 0 if PAGE.read_text("utf-8") == page() else 1
    if arguments == ["--write"]:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        print(page(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
