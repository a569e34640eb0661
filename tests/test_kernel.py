"""The kernel as judge: what the runnable cases really bind, against what the linter says about those lines.

The cases run three times, as three workers of pytest-xdist would: a port that is the same in all of them is fixed.
"""

import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest
from harness import CASES, Case, cases

HERE = Path(__file__).parent
WORKERS = ("gw0", "gw1", "gw2")
RUNNABLE = [case for case in cases() if case.runs]

Ports = dict[tuple[str, int], set[int]]  # what was bound, by file and line


class Judged(NamedTuple):
    fixed: Ports
    os_chosen: set[tuple[str, int]]
    taken: set[tuple[str, int]]


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """What the kernel saw."""
    folder = tmp_path_factory.mktemp("kernel")
    children = [_start(worker, folder / worker) for worker in WORKERS]
    told = [child.communicate(timeout=120)[0] for child in children]
    seen = [_read(folder / worker / "log") for worker in WORKERS]
    assert all(" passed" in output for output in told), told[0]
    fixed: Ports = {}
    for place in seen[0]:
        same = set.intersection(*(ports.get(place, set()) for ports in seen)) - {0}
        if same:
            fixed[place] = same
    everywhere = {place: set().union(*(ports.get(place, set()) for ports in seen)) for ports in seen for place in ports}
    return Judged(
        fixed,
        {place for place, ports in everywhere.items() if ports == {0}},
        {place for place, ports in everywhere.items() if ports - {0}},
    )


def _start(worker: str, folder: Path) -> subprocess.Popen[str]:
    folder.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    environment |= {
        "KERNEL_LOG": str(folder / "log"),
        "KERNEL_CASES": str(CASES),
        "PYTEST_XDIST_WORKER": worker,
        "PYTHONPATH": str(HERE),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    }
    command = [sys.executable, "-m", "pytest", "-p", "kernel_child", "-c", os.devnull, "--rootdir", str(folder)]
    command += ["-p", "no:cacheprovider", "--import-mode=importlib", "-q", "--tb=no", "-W", "ignore", "--basetemp"]
    command += [str(folder / "tmp"), *(str(case.file) for case in RUNNABLE)]
    return subprocess.Popen(
        command, cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def _read(log: Path) -> Ports:
    found: Ports = defaultdict(set)
    for record in log.read_text().splitlines():
        name, line, port = json.loads(record)
        found[name, line].add(port)
    return found


def _reported(case: Case) -> set[int]:
    """The lines of the calls that are said to take a port."""
    return {line for line, _, code in case.reported() if code in ("PB002", "PB003")}


def _told(case: Case, lines: set[int]) -> str:
    source = case.source.splitlines()
    return "\n".join(f"{case.file.name}:{line}: {source[line - 1].strip()}" for line in sorted(lines))


each_case = pytest.mark.parametrize("case", RUNNABLE, ids=lambda case: case.file.stem)


def test_the_cases_did_run(judged: Judged) -> None:
    files = {case.file.name for case in RUNNABLE}
    assert {name for name, _ in judged.fixed} == files
    assert len(judged.os_chosen) > 50


@each_case
def test_every_fixed_port_is_reported(case: Case, judged: Judged) -> None:
    fixed = {line for name, line in judged.fixed if name == case.file.name} - _marked(case, "expected")
    overlooked = _told(case, fixed - _reported(case))
    assert not overlooked, overlooked


@each_case
def test_every_port_that_the_os_chose_is_clean(case: Case, judged: Judged) -> None:
    os_chosen = {line for name, line in judged.os_chosen if name == case.file.name}
    wronged = _told(case, os_chosen & _reported(case))
    assert not wronged, wronged


@each_case
def test_every_reported_call_takes_a_port(case: Case, judged: Judged) -> None:
    taken = {line for name, line in judged.taken if name == case.file.name} | _marked(case, "skipped")
    invented = _told(case, _reported(case) - taken)
    assert not invented, invented


def _marked(case: Case, word: str) -> set[int]:
    """The lines whose comment holds a word: a bind is `expected` to fail, or it is `skipped`."""
    return {
        number for number, line in enumerate(case.source.splitlines(), 1) if word in line.partition("  # ")[2].split()
    }
