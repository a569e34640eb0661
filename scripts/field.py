"""Let the kernel judge the linter: run the tests of packages, see which ports they take, and compare with the findings.

    python scripts/field.py run CACHE NAME...     fetches, installs, runs and judges; a NAME may also be a folder
    python scripts/field.py lint CACHE [NAME...]  lints again what was run before, and tells which verdicts changed
    python scripts/field.py table CACHE           prints a line for each package

Each package is run twice, in a network of its own without a way out, under another worker's name and another seed: a
port that is asked for both times is fixed. Needs the extra `corpus`, and Linux where a process may have namespaces.
Code of others is built and run: it can write only below CACHE, and sees no other process, but building needs the net.
Below CACHE stay the sources, the records of the runs, and two tables without code: `packages.csv` and `results.csv`.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from corpus import download, linted, sources, unpack
from field_environment import Environment
from field_verdicts import FALSE, FOUND, MISSED, NOT_RUN, RIGHT, Finding, Run, Verdict, read, verdicts

OPTIONS = ("--portbind-scope=tests",)
ROOM = Path(__file__).with_name("field_room.py")
SECONDS = 150.0  # for the first run
AGAIN = 0.7  # the share of that for the second one
INSTALLING = 300.0
COLLECTING = 60.0
ANY_TEST = "python_files=*test*.py"
ROUNDS = 3  # of looking for what is missing
LAST_WORDS = 20.0  # seconds after which a room is given up that does not end
NO_SOURCES, NO_TESTS, NO_ENVIRONMENT, NO_INSTALL = "no sources", "no tests", "no environment", "not installed"
NO_TEST_RAN, TIME_WAS_UP, RAN = "no test ran", "time was up", "ran"
USAGE_ERROR, NOTHING_COLLECTED, TIME_IS_UP = 4, 5, 124


class Package(NamedTuple):
    """What became of a package: a line of `packages.csv`."""

    package: str
    version: str
    state: str
    tests: int = 0
    failed: int = 0
    seconds: int = 0


class Result(NamedTuple):
    """A verdict: a line of `results.csv`."""

    package: str
    version: str
    file: str
    line: int
    code: str
    port: int
    verdict: str


class Cache:
    """The folder in which everything is kept.

    Args:
        folder: it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("archives", "sources", "runs", "rooms"):
            (folder / name).mkdir(parents=True, exist_ok=True)

    def packages(self) -> dict[str, Package]:
        """What was run, by name."""
        rows = _table(self.folder / "packages.csv")
        return {
            row[0]: Package(row[0], row[1], row[2], int(row[3]), int(row[4]), int(row[5]))
            for row in rows
            if len(row) == 6
        }

    def results(self) -> list[Result]:
        """The verdicts of the last time."""
        rows = _table(self.folder / "results.csv")
        return [Result(row[0], row[1], row[2], int(row[3]), row[4], int(row[5]), row[6]) for row in rows]

    def keep(self, package: Package) -> None:
        """Write down what became of a package."""
        known = self.packages() | {package.package: package}
        _write(self.folder / "packages.csv", Package._fields, [known[name] for name in sorted(known)])

    def keep_results(self, package: Package, new: Sequence[Result]) -> None:
        """Replace the verdicts of a package."""
        others = [row for row in self.results() if row.package != package.package]
        _write(self.folder / "results.csv", Result._fields, sorted([*others, *new]))

    def source(self, package: Package) -> Path:
        """The folder with the sources of a package, as they came."""
        folder = self.folder / "sources" / f"{package.package}-{package.version}"
        inner = [each for each in folder.iterdir() if each.is_dir()]
        return inner[0] if len(inner) == 1 and not any(each.suffix == ".py" for each in folder.iterdir()) else folder

    def records(self, package: Package, number: int) -> Path:
        """The folder with the records of a run."""
        return self.folder / "runs" / f"{package.package}-{package.version}" / str(number)


def _table(file: Path) -> list[list[str]]:
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]


def _write(file: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def fetch(cache: Cache, name: str) -> Package:
    """Bring the newest sources of a package, or those of a folder, into the cache."""
    local = Path(name)
    if local.is_dir():
        package = Package(local.resolve().name, "local", "")
        folder = cache.folder / "sources" / f"{package.package}-{package.version}"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(local, folder / package.package, ignore=shutil.ignore_patterns("__pycache__"))
        return package
    archives = cache.folder / "archives" / name
    known = list(archives.glob("*")) if archives.is_dir() else []
    archive = known[0] if known else download(name, archives)
    if archive is None:
        return Package(name, "", NO_SOURCES)
    version = re.sub(r"\.(tar\.\w+|tgz|zip)$", "", archive.name).rpartition("-")[2]
    package = Package(name, version, "")
    folder = cache.folder / "sources" / f"{name}-{version}"
    if not folder.is_dir():
        unpack(archive, folder)
    return package


def has_tests(source: Path) -> bool:
    """Whether pytest would look into any file."""
    return any(re.fullmatch(r"test_\w+\.py|\w+_tests?\.py|tests\.py", file.name) for file in source.rglob("*.py"))


def run(cache: Cache, name: str, python: str, seconds: float) -> Package:
    """Fetch, install and run a package; what became of it."""
    package = fetch(cache, name)
    if package.state:
        return package
    source = cache.source(package)
    if not has_tests(source):
        return package._replace(state=NO_TESTS)
    room = (cache.folder / "rooms" / package.package).resolve()
    shutil.rmtree(room, ignore_errors=True)
    shutil.rmtree(cache.records(package, 1).parent, ignore_errors=True)
    room.mkdir()
    try:
        copy = room / package.package
        shutil.copytree(source, copy, symlinks=True)
        environment = Environment(room / "environment", python, INSTALLING, room / "installed")
        if not environment.made:
            return package._replace(state=NO_ENVIRONMENT)
        if not environment.install_project(copy):
            return package._replace(state=NO_INSTALL)
        environment.watch(copy, room / "records" / "log")
        return _run_twice(cache, package, environment, room, copy, seconds)
    finally:
        kept = cache.records(package, 1).parent
        kept.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):
            shutil.copy(room / "installed", kept / "installed")
        shutil.rmtree(room, ignore_errors=True)


def _run_twice(
    cache: Cache, package: Package, environment: Environment, room: Path, copy: Path, seconds: float
) -> Package:
    start = time.monotonic()
    more = _prepare(environment, room, copy)
    status = _run_once(environment, room, copy, 1, seconds, more)
    first = _put_away(cache, package, room, 1)
    tests = {ask.test for ask in first.asks}
    if first.asks:
        records = room / "records"
        records.mkdir()
        if "" not in tests:  # else something is bound before the first test
            (records / "only").write_text("\n".join(sorted(tests)), "utf-8")
        _run_once(environment, room, copy, 2, seconds * AGAIN, more)
        _put_away(cache, package, room, 2)
    outcomes = Counter(first.outcomes.values())
    state = NO_TEST_RAN if not first.outcomes else TIME_WAS_UP if status == TIME_IS_UP else RAN
    ran = outcomes.total() - outcomes["skipped"]
    return package._replace(state=state, tests=ran, failed=outcomes["failed"], seconds=round(time.monotonic() - start))


def _prepare(environment: Environment, room: Path, copy: Path) -> tuple[str, ...]:
    """Let pytest look at the tests, and install what is still missing; the options that it takes."""
    more: tuple[str, ...] = ()
    for _ in range(ROUNDS):
        status = _run_once(environment, room, copy, 0, COLLECTING, (*more, "--collect-only"))
        shutil.rmtree(room / "records")
        output = (room / "output").read_text("utf-8", "replace") if (room / "output").exists() else ""
        if status == USAGE_ERROR and not more:  # of options that an ini file gives, and that need what is not installed
            more = ("-o", "addopts=")
        elif status == NOTHING_COLLECTED and ANY_TEST not in more:  # unittest's names are others
            more = (*more, "-o", ANY_TEST)
        elif not environment.install_missing(copy, set(re.findall(r"No module named '(\w+)", output))):
            break
    return more


def _run_once(
    environment: Environment, room: Path, copy: Path, number: int, seconds: float, more: Sequence[str]
) -> int:
    """One run of the tests in the room; its exit status."""
    command = [str(environment.python), "-m", "pytest", "-q", "-p", "field_plugin", "-p", "no:cacheprovider"]
    command += ["--continue-on-collection-errors", *more]
    command += ["-n", "0"] if environment.has("xdist") else []
    command += ["--no-cov"] if environment.has("pytest_cov") else []
    for name in ("tmp", "home", "records"):
        (room / name).mkdir(exist_ok=True)
    variables = {
        "FIELD_PATIENCE": os.environ.get("FIELD_PATIENCE", "30"),
        "HOME": str(room / "home"),
        "LANG": "C.UTF-8",
        "PATH": os.pathsep.join([str(environment.python.parent), os.environ.get("PATH", os.defpath)]),
        "PYTEST_XDIST_WORKER": f"gw{number}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": str(number),
        "TMPDIR": str(room / "tmp"),
        "USER": "tester",
        "VIRTUAL_ENV": str(environment.folder),
    }
    child = subprocess.Popen(
        [sys.executable, str(ROOM), str(room), str(seconds), *command],
        env=variables,
        cwd=copy,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
    )
    try:
        return child.wait(seconds + LAST_WORDS)
    except BaseException as error:
        os.kill(child.pid, signal.SIGINT)  # it ends the room
        with suppress(subprocess.TimeoutExpired):
            child.wait(LAST_WORDS)
        child.kill()
        child.wait()
        if isinstance(error, subprocess.TimeoutExpired):
            return TIME_IS_UP
        raise


def _put_away(cache: Cache, package: Package, room: Path, number: int) -> Run:
    """Move the records of a run to where they stay."""
    kept = cache.records(package, number)
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(room / "records", kept)
    output = room / "output"
    if output.exists():
        shutil.move(output, kept / "output")
    return read(kept)


def judge(cache: Cache, package: Package) -> list[Verdict]:
    """Lint a package and compare."""
    source = cache.source(package)
    findings = [
        Finding(result.path.relative_to(source).as_posix(), line, code, text)
        for result in linted(sources(source), 1, OPTIONS)
        for line, _, code, text in result.found
    ]
    first = read(cache.records(package, 1))
    again = cache.records(package, 2)
    return list(verdicts(first, read(again) if again.is_dir() else None, findings, source))


def report(cache: Cache, package: Package, again: bool) -> Iterator[str]:
    """Lint a package that was run, keep the verdicts, and tell them: what is wrong, and what changed since then."""
    told = judge(cache, package)
    rows = [Result(package.package, package.version, *verdict[:5]) for verdict in told]
    old = Counter(row for row in cache.results() if row[:2] == (package.package, package.version))
    cache.keep_results(package, rows)
    yield f"{package.package} {package.version}: {package.tests} tests, {said(rows)}"
    for verdict in told:
        if verdict.verdict in (MISSED, FALSE):
            what = f"{verdict.code} " if verdict.code else f"port {verdict.port} "
            yield f"  {verdict.verdict:12} {verdict.file}:{verdict.line}: {what}({verdict.why})"
    if again:
        for sign, some in (("-", old - Counter(rows)), ("+", Counter(rows) - old)):
            for row in sorted(some.elements()):
                yield f"  {sign} {row.file}:{row.line}: {row.code or 'port'} {row.port} {row.verdict}"


def said(rows: Sequence[Result]) -> str:
    """The numbers of some verdicts."""
    ports = Counter(row.verdict for row in rows if not row.code)
    findings = Counter(row.verdict for row in rows if row.code)
    fixed = ports[FOUND] + ports[MISSED]
    others = ", ".join(f"{ports[kind]} {kind}" for kind in ("varying", "probed", "once") if ports[kind])
    return (
        f"{fixed} fixed ports: {ports[FOUND]} found, {ports[MISSED]} missed{f' ({others})' if others else ''}; "
        f"{findings.total()} findings: {findings[RIGHT]} right, {findings[FALSE]} false alarms, "
        f"{findings[NOT_RUN]} not run"
    )


def table(cache: Cache) -> Iterator[str]:
    """A line for each package, and the sum."""
    rows = cache.results()
    packages = sorted(cache.packages().values())
    for package in packages:
        own = [row for row in rows if row.package == package.package]
        yield f"{package.package} {package.version}: {package.state}" + (
            f", {package.tests} tests, {said(own)}" if package.tests else ""
        )
    ran = [package for package in packages if package.tests]
    many = sum(package.tests >= 50 for package in ran)
    yield f"{len(ran)} of {len(packages)} packages ran, {many} of them 50 tests or more; {said(rows)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the commands; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("run", "lint", "table"))
    parser.add_argument("cache", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument(
        "--python", default=sys.executable, help="of the environments; from 3.12 on it watches at little cost"
    )
    parser.add_argument("--seconds", type=float, default=SECONDS, help="that the tests of a package may take")
    chosen = parser.parse_args(arguments)
    cache = Cache(chosen.cache.resolve())
    if chosen.command == "table":
        print("\n".join(table(cache)))
        return 0
    if chosen.command == "run":
        for name in chosen.names:
            try:
                package = run(cache, name, chosen.python, chosen.seconds)
            except (OSError, ValueError, shutil.Error) as error:  # one package does not stop the others
                package = Package(name, "", f"failed: {type(error).__name__}")
            cache.keep(package)
            if not package.tests:
                print(f"{package.package}: {package.state}", flush=True)
                continue
            print("\n".join(report(cache, package, again=False)), flush=True)
        return 0
    for name, package in sorted(cache.packages().items()):
        if package.tests and (not chosen.names or name in chosen.names):
            print("\n".join(report(cache, package, again=True)), flush=True)
    print(said(cache.results()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
