"""Lint much code that others wrote: the standard library with its tests, and the most used packages' sources.

    python scripts/corpus.py fetch CACHE      downloads what scripts/corpus.txt names, and copies the standard library
    python scripts/corpus.py lint CACHE       lints every file through flake8's machinery; exit status 1 on a failure
    python scripts/corpus.py table CACHE      prints the findings for each package
    python scripts/corpus.py sample CACHE     prints a random sample of the findings with their sources, to be labelled

Needs the extra `corpus`. Nothing of what is downloaded is built, installed, imported or run.
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import platform
import random
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from flake8.checker import FileChecker
from flake8.options.parse_args import parse_args
from flake8.plugins.finder import Checkers

NAMES = Path(__file__).with_name("corpus.txt")
UNEARTH = (sys.executable, "-m", "unearth", "--no-binary", "--python-version", "3.14")
FINDINGS = "findings.csv"
SEED = 20261122
SAMPLE = 100
AROUND = 8  # lines of source shown on each side of a sampled finding


class Row(NamedTuple):
    """A finding of the corpus: where it stands, its code and what it says."""

    package: str
    version: str
    file: str
    line: int
    column: int
    code: str
    text: str


class Linted(NamedTuple):
    """What came of one file: its findings, how its linting failed, whether it parses, and the seconds that it took."""

    path: Path
    found: list[tuple[int, int, str, str]]
    failure: str
    parses: bool
    seconds: float


def wanted() -> list[str]:
    """The requirements of the corpus, `name==version`, most used first."""
    return [line for line in NAMES.read_text("utf-8").split("\n") if line and not line.startswith("#")]


def download(requirement: str, folder: Path) -> Path | None:
    """Bring the source distribution that satisfies a requirement into a folder of its own; None where there is none."""
    command = [*UNEARTH, "--download", str(folder), requirement]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = list(folder.glob("*")) if folder.is_dir() else []
    return None if done.returncode or len(found) != 1 else found[0]


def unpack(archive: Path, folder: Path) -> None:
    """Unpack a source distribution, wholly or not at all."""
    unpacked = folder.with_name(f"{folder.name}.part")
    shutil.unpack_archive(archive, unpacked, filter="data")
    unpacked.rename(folder)


def fetch(cache: Path) -> None:
    """Bring every package's source distribution into the cache and unpack it, and copy the standard library."""
    for requirement in wanted():
        folder = cache / requirement.replace("==", "-")
        if folder.is_dir():
            continue
        archive = download(requirement, cache / "archives" / folder.name)
        if archive is None:
            print(f"{requirement}: no source distribution", file=sys.stderr)
            continue
        unpack(archive, folder)
    library = cache / f"cpython-{platform.python_version()}"
    if not library.is_dir():
        shutil.copytree(
            sysconfig.get_path("stdlib"),
            library / "Lib",
            ignore=shutil.ignore_patterns("site-packages", "__pycache__", "config-*", "lib-dynload"),
        )
        (library / "setup.cfg").touch()  # the root of the project, which an installed library lacks


def projects(cache: Path) -> list[Path]:
    """The folders of the corpus, one a package."""
    return sorted(folder for folder in cache.iterdir() if folder.is_dir() and folder.name != "archives")


_checkers = Checkers([], [], [])  # of this worker process
_options = argparse.Namespace()


def _prepare(*more: str) -> None:
    """Load our plugin and no other, as each of flake8's worker processes does."""
    global _checkers, _options
    plugins, _options = parse_args(["--isolated", "--select", "PB0", *more])
    ours = [loaded for loaded in plugins.checkers.tree if loaded.plugin.package == "flake8-portbind"]
    assert len(ours) == 1, "flake8-portbind is not installed here"
    _checkers = Checkers(tree=ours, logical_line=[], physical_line=[])


def _lint(path: Path) -> Linted:
    """One file through our plugin alone: flake8's own checks of tokens and lines would take most of the time."""
    start = time.perf_counter()
    checker = FileChecker(filename=str(path), plugins=_checkers, options=_options)
    failure, parses = "", True
    try:
        checker.run_ast_checks()
    except SyntaxError:
        parses = False
    except Exception as error:
        failure = f"{type(error).__name__}: {error}"
    found = [(line, column + 1, code, text) for code, line, column, text, _ in checker.results]
    return Linted(
        path,
        sorted(place for place in found if place[2].startswith("PB0")),
        failure,
        parses,
        time.perf_counter() - start,
    )


def lint(cache: Path) -> int:
    """Lint all of the corpus and write the findings beside it; the number of failures."""
    files = [file for folder in projects(cache) for file in sources(folder)]
    results = linted(files)
    rows: list[Row] = []
    failures = 0
    for result in results:
        if result.failure:
            failures += 1
            print(f"{result.path}: {result.failure}", file=sys.stderr)
        folder = cache / result.path.relative_to(cache).parts[0]
        package, _, version = folder.name.rpartition("-")
        name = result.path.relative_to(folder).as_posix()
        rows += [Row(package, version, name, line, column, code, text) for line, column, code, text in result.found]
    with (cache / FINDINGS).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Row._fields)
        writer.writerows(rows)
    unparsed = sum(not result.parses for result in results)
    print(
        f"{len(files)} files in {len(projects(cache))} packages; {unparsed} of them are no Python that this one parses"
    )
    print(f"{len(rows)} findings, {failures} failures")
    for result in sorted(results, key=lambda result: -result.seconds)[:5]:
        print(f"{result.seconds:8.1f} s  {result.path.relative_to(cache)}")
    return failures


def sources(folder: Path) -> list[Path]:
    """The Python files below a folder."""
    return sorted(file for file in folder.rglob("*.py*") if file.suffix in (".py", ".pyi") and file.is_file())


def linted(files: Sequence[Path], processes: int | None = None, options: Sequence[str] = ()) -> list[Linted]:
    """What our plugin says of each of the files, in their order."""
    with multiprocessing.Pool(processes, initializer=_prepare, initargs=options) as pool:
        return sorted(pool.imap_unordered(_lint, files, chunksize=16), key=lambda result: result.path)


def findings(cache: Path) -> list[Row]:
    """What the last `lint` found."""
    with (cache / FINDINGS).open(encoding="utf-8", newline="") as file:
        return [
            Row(row["package"], row["version"], row["file"], int(row["line"]), int(row["column"]), *_last(row))
            for row in csv.DictReader(file)
        ]


def _last(row: dict[str, str]) -> tuple[str, str]:
    return row["code"], row["text"]


def table(cache: Path) -> Iterator[str]:
    """The findings of each package, by code."""
    rows = findings(cache)
    counts = Counter((row.package, row.version, row.code) for row in rows)
    codes = sorted({row.code for row in rows})
    packages = Counter((row.package, row.version) for row in rows)
    clean = len(projects(cache)) - len(packages)
    yield f"| package | version | {' | '.join(codes)} |"
    yield f"| --- | --- | {' | '.join(['---:'] * len(codes))} |"
    for (package, version), _ in sorted(packages.items(), key=lambda item: (-item[1], item[0])):
        numbers = " | ".join(str(counts[package, version, code]) for code in codes)
        yield f"| {package} | {version} | {numbers} |"
    totals = " | ".join(str(sum(row.code == code for row in rows)) for code in codes)
    yield f"| {clean} others | | {' | '.join(['0'] * len(codes))} |"
    yield f"| in all | | {totals} |"


def sampled(rows: Sequence[Row], size: int, seed: int) -> list[Row]:
    """A random sample, in the order of the corpus."""
    return sorted(random.Random(seed).sample(rows, min(size, len(rows))))


def show(cache: Path, row: Row) -> Iterator[str]:
    """A finding with the source around it, and around the line that its message names."""
    yield f"\n=== {row.package},{row.version},{row.file},{row.line},{row.column},{row.code}"
    yield row.text
    lines = (cache / f"{row.package}-{row.version}" / row.file).read_text("utf-8", "replace").split("\n")
    others = [int(number) for number in re.findall(r"(?:line |\.py:)(\d+)", row.text)]
    shown: set[int] = set()
    for center in (row.line, *others):
        for number in range(max(1, center - AROUND), min(len(lines), center + AROUND) + 1):
            if number not in shown:
                shown.add(number)
                yield f"{'>' if number == row.line else ' '}{number:5} {lines[number - 1][:160]}"
        yield "      --"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the commands; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("fetch", "lint", "table", "sample"))
    parser.add_argument("cache", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--size", type=int, default=SAMPLE)
    chosen = parser.parse_args(arguments)
    cache: Path = chosen.cache.resolve()
    cache.mkdir(parents=True, exist_ok=True)
    if chosen.command == "fetch":
        fetch(cache)
    elif chosen.command == "lint":
        return 1 if lint(cache) else 0
    elif chosen.command == "table":
        print("\n".join(table(cache)))
    else:
        for row in sampled(findings(cache), chosen.size, chosen.seed):
            print("\n".join(show(cache, row)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
