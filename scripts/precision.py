"""Print docs/precision.md from the labels in docs/data/precision.csv.

`--write` replaces the page and the README's sentence about it, between its markers; `--check` compares both.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "docs" / "data" / "precision.csv"
PAGE = ROOT / "docs" / "precision.md"
README = ROOT / "README.md"
ON = ("PB001", "PB002", "PB003")  # by default
BEGIN, END = "<!-- precision:begin -->\n", "<!-- precision:end -->"

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


def labels() -> list[dict[str, str]]:
    """The rows of the table."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def counted(rows: list[dict[str, str]]) -> dict[str, tuple[int, int]]:
    """For each code, how many of its findings were read and how many were right; last those of all codes."""
    read = Counter(row["code"] for row in rows)
    right = Counter(row["code"] for row in rows if row["verdict"] == "right")
    return {code: (read[code], right[code]) for code in sorted(read)} | {"all": (read.total(), right.total())}


def page() -> str:
    """The whole page."""
    rows = labels()
    lines = [HEAD, "| code | read | right | wrong |", "| --- | ---: | ---: | ---: |"]
    lines += [f"| {code} | {read} | {right} | {read - right} |" for code, (read, right) in counted(rows).items()]
    lines += ["", "What is wrong, and why:", ""]
    wrong_ones = [row for row in rows if row["verdict"] == "wrong"]
    reasons = Counter((row["package"], row["file"].rpartition("/")[2], row["reason"]) for row in wrong_ones)
    lines += [f"- {package}, `{file}` ({number}): {reason}" for (package, file, reason), number in reasons.items()]
    return "\n".join(lines) + "\n"


def sentence() -> str:
    """What the README says of it."""
    counts = counted(labels())
    read, right = counts.pop("all")
    each = ", ".join(f"{code} {good} of {number}" for code, (number, good) in counts.items())
    others = " and ".join(code for code in ON if code not in counts)
    return (
        f"Of {read} findings in code that others wrote, drawn at random and each read in its source, "
        f"{right} were right ({each}).\n"
        "That is after the causes of the first wrong ones had been cured, on the same code; "
        f"on other code it may be lower, and of {others} none was in the sample.\n"
    )


def readme() -> str:
    """The README with that sentence between its markers."""
    text = README.read_text("utf-8")
    if BEGIN not in text or END not in text:
        raise SystemExit(f"README.md has no {BEGIN.strip()} … {END}")
    return re.sub(f"{BEGIN}.*?{END}", lambda _: f"{BEGIN}{sentence()}{END}", text, flags=re.DOTALL)


def main(arguments: list[str]) -> int:
    """The exit status: 1 where `--check` finds another text than the labels give."""
    texts = {PAGE: page, README: readme}
    if arguments == ["--check"]:
        late = [path.name for path, text in texts.items() if path.read_text("utf-8") != text()]
        print("".join(f"{name} is out of date\n" for name in late), end="")
        return int(bool(late))
    if arguments == ["--write"]:
        for path, text in texts.items():
            path.write_text(text(), encoding="utf-8")
    else:
        print(page(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
