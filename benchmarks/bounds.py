"""Print how often each bound of the plugin was hit over some files, and by which of them first.

    python benchmarks/bounds.py [LIST...]

A list is a file with a path in each line; without one, the paths are read from standard input.
"""

from __future__ import annotations

import ast
import sys
import tokenize
from collections import Counter
from pathlib import Path

import flake8_portbind
from flake8_portbind import limits
from flake8_portbind.plugin import findings
from flake8_portbind.settings import Settings

PACKAGE = Path(flake8_portbind.__path__[0])


def main() -> None:
    """Look through all files, and count."""
    lists = [Path(name).read_text("utf-8") for name in sys.argv[1:]] or [sys.stdin.read()]
    hits: Counter[tuple[str, int, int]] = Counter()
    first: dict[tuple[str, int, int], str] = {}
    path = ""

    def passed(count: int, most: int) -> bool:
        if count <= most:
            return False
        asking = sys._getframe(1)
        if asking.f_code is limits.first.__code__ and asking.f_back is not None:
            asking = asking.f_back
        place = (Path(asking.f_code.co_filename).relative_to(PACKAGE).as_posix(), asking.f_lineno, most)
        hits[place] += 1
        first.setdefault(place, path)
        return True

    limits.passed = passed
    files = 0
    for path in dict.fromkeys(line for text in lists for line in text.splitlines()):
        try:
            with tokenize.open(path) as file:
                lines = file.readlines()
            tree = ast.parse("".join(lines), path)
        except (OSError, SyntaxError, ValueError, RecursionError):
            continue  # of another Python
        files += 1
        findings(tree, path, lines, Settings())
    print(f"{files:,} files\n\n| Asked in | Bound | Hit | First by |\n| --- | ---: | ---: | --- |")
    for (name, line, most), count in hits.most_common():
        print(f"| {name}:{line} | {most:,} | {count:,} | {first[name, line, most]} |")


if __name__ == "__main__":
    main()
