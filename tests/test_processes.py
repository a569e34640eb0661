"""flake8's worker processes: however they are started, the output is the same, byte for byte, run after run."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import subprocess
from pathlib import Path

import pytest
from project import SERVER, Project

# What `python -m flake8` does, after the start method has been chosen.
PROGRAM = """\
import multiprocessing
import sys

from flake8.main.cli import main

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv.pop(1))
    raise SystemExit(main())
"""
OPTIONS = ("--select", "PB", "--portbind-listeners", "socket.create_server:address@0", "--portbind-scope", "tests")


@pytest.fixture
def many(project: Project) -> Project:
    """Forty files, most with findings in another file's words, and a program that chooses the start method."""
    project.write("run_flake8.py", PROGRAM)
    project.write(
        "tests/helpers.py",
        "PORT = 8999\n\n\ndef listen(port=8998):\n    return __import__('socket').create_server(('', port))\n",
    )
    for index in range(40):
        text = (
            SERVER.replace("8000", str(8000 + index))
            + "\n\ndef test_more():\n    from helpers import PORT\n    socket.create_server(('', PORT))\n"
        )
        project.write(f"tests/test_{index}.py", text)
    return project


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_start_methods(many: Project, method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system has no {method}")
    alone = many.flake8("--jobs", "1", *OPTIONS, "tests", program=("run_flake8.py", "spawn"))
    assert (alone.returncode, alone.stderr) == (1, "")
    assert len(alone.stdout.splitlines()) >= 160
    runs = [many.flake8("--jobs", "4", *OPTIONS, "tests", program=("run_flake8.py", method)) for _ in range(2)]
    assert [(run.stdout, run.stderr, run.returncode) for run in runs] == [(alone.stdout, "", 1)] * 2


def test_the_order_of_the_arguments_and_of_hashes_does_not_matter(many: Project) -> None:
    files = sorted(str(file.relative_to(many.folder)) for file in Path(many.folder, "tests").glob("*.py"))
    first = many.flake8(*OPTIONS, "--jobs", "1", *files, PYTHONHASHSEED="1")
    second = many.flake8(*OPTIONS, "--jobs", "1", *reversed(files), PYTHONHASHSEED="2")
    assert first.stdout
    assert first.stdout == second.stdout


def _stopped(project: Project, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A run that an error ends: `Pool.terminate` may wait forever for a worker that was ended with a lock in hand."""
    for _ in range(3):
        with contextlib.suppress(subprocess.TimeoutExpired):
            return project.flake8(*arguments, timeout=60, **environment)
    return project.flake8(*arguments, timeout=60, **environment)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_our_own_names_file_plugin_and_exception(project: Project, jobs: int) -> None:
    """Through flake8's own mechanism, in one line, without a traceback."""
    program = """\
from flake8_portbind import plugin

def fail(*arguments):
    raise ZeroDivisionError("provoked")

plugin.findings = fail
"""
    project.write("sitecustomize.py", program)
    project.write("tests/test_other.py", "")
    done = _stopped(project, "--jobs", str(jobs), "tests", PYTHONPATH=str(project.folder))
    told = (done.stdout + done.stderr).strip().splitlines()
    flake8s_own = ("There was a critical error during execution of Flake8:", "Run flake8 with greater verbosity")
    lines = [line for line in told if not line.startswith(flake8s_own)]
    assert done.returncode == 1
    assert len(lines) == 1, lines
    assert "flake8-portbind" in lines[0]
    assert lines[0].startswith(os.path.join("tests", "test_"))
    assert "ZeroDivisionError('provoked')" in lines[0]
