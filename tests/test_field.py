"""The kernel as judge, on a package of our own that has each kind of bind."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import field_environment
import field_verdicts
import pytest
from field_verdicts import Ask, Finding, Place, Run
from harness import ROOT

SAMPLE = ROOT / "tests" / "field_sample"
SCRIPT = ROOT / "scripts" / "field.py"
UNREACHED = re.compile(r"dns error|error sending request|Failed to fetch|connection", re.IGNORECASE)


def run(*arguments: str) -> str:
    command = [sys.executable, str(SCRIPT), *arguments]
    environment = os.environ | {"FIELD_PATIENCE": "10"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=False)
    assert not done.returncode, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("field")
    room = [sys.executable, str(SCRIPT.with_name("field_room.py")), str(folder), "9", "true"]
    if sys.platform != "linux" or subprocess.run(room, capture_output=True, check=False).returncode:
        pytest.skip("this system lends a process no network and no file system of its own")
    if not shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])):
        pytest.skip("there is no uv (extra: test)")
    return folder / "cache"


@pytest.fixture(scope="module")
def printed(cache: Path) -> str:
    text = run("run", str(cache), str(SAMPLE), "--seconds", "60")
    said = cache / "runs" / "field_sample-local" / "installed"
    if text in ("field_sample: no environment\n", "field_sample: not installed\n") and UNREACHED.search(
        said.read_text()
    ):
        pytest.skip("the registry of packages can't be reached")
    return text


def expected() -> Iterator[tuple[str, int, str, str]]:
    """The comments of the sample: a line has its ports, each with its number where it is fixed, then its findings."""
    for file in sorted(SAMPLE.rglob("*.py")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            comment = re.search(r"  # (.+)$", line)
            for verdict in comment[1].split("; ") if comment else ():
                name, _, port = verdict.partition(": ")
                yield file.relative_to(SAMPLE).as_posix(), number, name, port


@pytest.mark.slow
def test_each_kind_of_bind(cache: Path, printed: str) -> None:
    with (cache / "results.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    got = [
        (row["file"], int(row["line"]), row["verdict"], row["port"] if row["verdict"] in ("found", "missed") else "")
        for row in rows
    ]
    assert sorted(got) == sorted(expected())
    assert {row["package"] for row in rows} == {"field_sample"}
    assert "13 fixed ports: 12 found, 1 missed (2 varying, 1 probed)" in printed
    assert re.search(r"missed +tests/test_ports\.py:\d+: port 18113 ", printed)
    assert len(re.findall(r"false alarm +tests/test_ports\.py:\d+: PB00[12] \(nothing was bound: ", printed)) == 2


@pytest.mark.slow
def test_nothing_is_left_behind(cache: Path, printed: str) -> None:
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = process.read_bytes()
        except OSError:
            continue
        assert str(cache / "rooms").encode() not in command
    assert printed
    assert not list((cache / "rooms").iterdir())
    (package,) = csv.DictReader((cache / "packages.csv").read_text("utf-8").splitlines())
    assert (package["state"], package["tests"], package["failed"]) == ("ran", "24", "3")


@pytest.mark.slow
def test_linting_again_tells_what_changed(cache: Path, printed: str) -> None:
    assert printed
    results = cache / "results.csv"
    before = results.read_text("utf-8")
    assert not re.search("^  [-+]", run("lint", str(cache)), re.MULTILINE)
    assert results.read_text("utf-8") == before
    results.write_text(before.replace(",18113,missed", ",18113,found"), "utf-8")
    changed = run("lint", str(cache), "field_sample")
    assert re.findall(r"^  ([-+]) \S+ port 18113 (\w+)$", changed, re.MULTILINE) == [("-", "found"), ("+", "missed")]
    assert "12 found, 1 missed" in run("table", str(cache)).splitlines()[-1]


@pytest.mark.slow
def test_what_can_not_be_installed_or_has_no_tests(cache: Path, printed: str, tmp_path: Path) -> None:
    assert printed
    broken, bare = tmp_path / "broken", tmp_path / "bare"
    for folder in (broken, bare):
        folder.mkdir()
        (folder / "pyproject.toml").write_text('[project]\nname = "x"\nversion = "never"\n', "utf-8")
    (broken / "test_it.py").touch()
    assert run("run", str(cache), str(broken), str(bare)) == "broken: not installed\nbare: no tests\n"


def test_what_tests_need(tmp_path: Path) -> None:
    for name in ("requirements-dev.txt", "test-requirements.txt", "requirements.txt", "tests/requirements.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [file.relative_to(tmp_path).as_posix() for file in field_environment.requirement_files(tmp_path)]
    assert found == ["test-requirements.txt", "tests/requirements.txt"]
    (tmp_path / "PKG-INFO").write_text("Name: x\nProvides-Extra: tests\nProvides-Extra: docs\n", "utf-8")
    assert field_environment.extras_of(tmp_path) == ["docs", "tests"]
    assert field_environment.chosen(["docs", "tests", "dev", "lint-test"]) == ["tests"]
    assert field_environment.chosen(["docs", "dev"]) == ["dev"]
    tools = {"poetry": {"group": {"test": {"dependencies": {"pytest-mock": "^3"}}}, "dev-dependencies": {"black": "*"}}}
    assert field_environment.named_elsewhere(tools) == ["pytest-mock"]
    assert field_environment.named_elsewhere({"uv": {"dev-dependencies": ["pytest>=8; python_version > '3'"]}}) == [
        "pytest"
    ]
    (tmp_path / "tox.ini").write_text(
        "[testenv]\ndeps =\n  -r x.txt\n  requests[socks]>=2\n  py39: mock\n  {env:X}\n[testenv:lint]\ndeps = ruff\n",
        "utf-8",
    )
    assert field_environment.word_in("mock", "deps = mock>=5")
    assert not field_environment.word_in("mock", "pytest-mock")
    assert field_environment.named_by_tox(tmp_path) == {"requests[socks]", "mock"}


def test_ports_are_told_apart_by_two_runs() -> None:
    here = (Place("tests/test_a.py", 7),)
    asks = [Ask(8000, here, "t"), Ask(8001, (Place("tests/test_a.py", 9),), "t"), Ask(40000, here, "t", probed=True)]
    first = Run([*asks, Ask(8002, (Place("tests/test_a.py", 11),), "t")])
    second = Run([Ask(8000, here, "t"), Ask(9001, (Place("tests/test_a.py", 9),), "t")])
    assert [kind for _, kind in field_verdicts.kinds(first, second)] == ["fixed", "varying", "probed", "once"]


def test_a_scan_is_one_port(tmp_path: Path) -> None:
    asks = [Ask(port, (Place("tests/test_a.py", 7),), "t") for port in (8000, 8001, 8002, 8003, 9000, 9001)]
    told = list(field_verdicts.verdicts(Run(asks), Run(asks), [], tmp_path))
    assert [(verdict.port, verdict.verdict) for verdict in told] == [(port, "missed") for port in (8000, 9000, 9001)]


def test_what_a_finding_says() -> None:
    text = "port 8000 is hardcoded: HTTPServer() on line 41 listens on it in every process; use port 0"
    finding = Finding("a.py", 3, "PB001", text)
    assert finding.listener == ("a.py", 41)
    assert finding.numbers == {8000}


def test_records_of_children_that_lost_their_parents(tmp_path: Path) -> None:
    rows = [
        (2, 1.0, "start", []),
        (2, 1.5, "test", "tests/test_a.py::test_it", "tests/test_a.py"),
        (2, 2.0, "spawn", [("tests/test_a.py", 7)]),
        (9, 3.0, "start", []),
        (9, 4.0, "bind", 8000, [], ""),
        (2, 5.0, "spawn", [("tests/test_a.py", 8)]),
    ]
    (tmp_path / "log").write_text("".join(f"{row!r}\n" for row in rows) + "(2, 6.0, 'bi", "utf-8")
    (ask,) = field_verdicts.read(tmp_path).asks
    assert ask == Ask(8000, (Place("tests/test_a.py", 7),), "tests/test_a.py::test_it")
