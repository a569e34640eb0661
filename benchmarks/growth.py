"""Print how the plugin's cost grows with a program: processor time and memory at each size, and over half of it.

    python benchmarks/growth.py [--limit SECONDS] [--doublings N] [--worse] [SHAPE...]

Each size is measured in a process of its own, which may use neither more processor time than the limit nor more memory
than a linter may. Where Python's parser refuses a size, half of it is tried. Needs a Unix.
"""

from __future__ import annotations

import argparse
import ast
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from shapes import SHAPES, placed

PARSER = "the parser refuses it"
MOST, MOST_SECONDS, MOST_MEGABYTES = 2.2, 20, 500
ENOUGH_SECONDS, ENOUGH_MEGABYTES = 0.2, 5  # to tell growth from noise


def main() -> None:
    """Measure each shape at its size and at twice that."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--limit", type=int, default=60, metavar="SECONDS", help="for each measurement (60)")
    parser.add_argument("--doublings", type=int, default=1, metavar="N", help="how often the size is doubled (1)")
    parser.add_argument(
        "--worse", action="store_true", help="print only what grows faster than the program, or is slow"
    )
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help=f"of {', '.join(SHAPES)}")
    chosen = parser.parse_args()
    names = chosen.shapes or list(SHAPES)
    if chosen.size is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (chosen.limit, chosen.limit + 1))
        resource.setrlimit(resource.RLIMIT_AS, (4 * MOST_MEGABYTES << 20, resource.RLIM_INFINITY))
        print(*cost(names[0], chosen.size))
        return
    print("| Shape | n | time, s | memory, MB |\n| --- | ---: | ---: | ---: |", flush=True)
    for name in names:
        rows, is_worse = measured(name, chosen.doublings, chosen.limit)
        if is_worse or not chosen.worse:
            print("\n".join(rows), flush=True)


def measured(name: str, doublings: int, limit: int) -> tuple[list[str], bool]:
    """The rows of one shape, and whether one of them is worse than it should be."""
    rows: list[str] = []
    is_worse = False
    n, before = SHAPES[name].clock, None
    while len(rows) <= doublings:
        found = run(name, n, limit)
        if found == PARSER:
            if rows:
                break
            n //= 2
            continue
        if isinstance(found, str):
            rows.append(f"| {name} | {n:,} | {found} | |")
            is_worse = True
            break
        grown = ["", ""]
        if before is not None:
            for at, enough in enumerate((ENOUGH_SECONDS, ENOUGH_MEGABYTES)):
                times = found[at] / max(before[at], enough / 2)
                is_worse |= found[at] > enough and times > MOST
                grown[at] = f" ({times:.1f} x)"
        is_worse |= found[0] > MOST_SECONDS or found[1] > MOST_MEGABYTES
        rows.append(f"| {name} | {n:,} | {found[0]:.2f}{grown[0]} | {found[1]:.0f}{grown[1]} |")
        n, before = 2 * n, found
    return rows, is_worse


def run(name: str, size: int, limit: int) -> tuple[float, float] | str:
    """Seconds of processor time and megabytes of memory, or why there are none."""
    command = (sys.executable, __file__, "--limit", str(limit), "--size", str(size), name)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == -signal.SIGXCPU:
        return f"more than {limit} s"
    if done.returncode:
        return done.stderr.strip().rpartition("\n")[2] or f"ended with {done.returncode}"
    if done.stdout.strip() == PARSER:
        return PARSER
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def cost(name: str, size: int) -> tuple[float | str, ...]:
    """What the plugin takes for one shape of one size."""
    from flake8_portbind.plugin import findings
    from flake8_portbind.settings import Settings

    # All is imported:
    findings(ast.parse("import uvicorn\n"), "tests/test_other.py", ["import uvicorn\n"], Settings())
    with tempfile.TemporaryDirectory() as folder:
        files = placed(SHAPES[name], size, Path(folder))
        try:
            trees = [ast.parse(source) for _, source in files]
        except (RecursionError, MemoryError, SyntaxError):
            return (PARSER,)
        held, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        for (path, source), tree in zip(files, trees, strict=True):
            findings(tree, path, source.splitlines(keepends=True), Settings())
        taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held
        return time.process_time() - start, taken / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    main()
