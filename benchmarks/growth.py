"""Print how the plugin's cost grows with a file: processor time at twice a size over that at the size.

    python benchmarks/growth.py [--limit SECONDS] [SHAPE...]

Each size is measured in a process of its own. Where Python's parser refuses a size, half of it is tried; what takes
more processor time than the limit is said to. Needs a Unix.
"""

from __future__ import annotations

import argparse
import ast
import resource
import signal
import subprocess
import sys
import time

from shapes import SHAPES

PARSER = "the parser refuses it"


def main() -> None:
    """Measure each shape at its size and at twice that."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--limit", type=int, default=120, metavar="SECONDS", help="for each measurement (120)")
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help=f"of {', '.join(SHAPES)}")
    chosen = parser.parse_args()
    names = chosen.shapes or list(SHAPES)
    if chosen.size is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (chosen.limit, chosen.limit + 1))
        print(seconds(names[0], chosen.size))
        return
    print("| n | Shape | time(n), s | time(2n) / time(n) |\n| ---: | --- | ---: | ---: |")
    for name in names:
        _, n, _ = SHAPES[name]
        while (twice := measured(name, 2 * n, chosen.limit)) == PARSER:
            n //= 2
        once = measured(name, n, chosen.limit)
        shown = f"{once:.2f}" if isinstance(once, float) else once
        grown = f"{twice / once:.2f}" if isinstance(once, float) and isinstance(twice, float) else twice
        print(f"| {n:,} | {name} | {shown} | {grown} |", flush=True)


def measured(name: str, size: int, limit: int) -> float | str:
    """Seconds of processor time, or why there is none."""
    command = (sys.executable, __file__, "--limit", str(limit), "--size", str(size), name)
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode == -signal.SIGXCPU:
        return f"more than {limit} s"
    if run.returncode:
        return run.stderr.strip().rpartition("\n")[2]
    return PARSER if run.stdout.strip() == PARSER else float(run.stdout)


def seconds(name: str, size: int) -> float | str:
    """What the plugin takes for one shape of one size."""
    from flake8_portbind.plugin import findings
    from flake8_portbind.settings import Settings

    source = SHAPES[name][0](size)
    try:
        tree = ast.parse(source)
    except (RecursionError, MemoryError):
        return PARSER
    lines = source.splitlines(keepends=True)
    findings(ast.parse("import uvicorn\n"), "tests/test_other.py", ["import uvicorn\n"], Settings())  # all is imported
    start = time.process_time()
    findings(tree, "tests/test_it.py", lines, Settings())
    return time.process_time() - start


if __name__ == "__main__":
    main()
