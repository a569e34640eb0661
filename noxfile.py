"""The suite on every Python that the machine has: `nox`, or `nox -s tests-3.14` for one.

Interpreters are looked for on PATH and among pyenv's; one that is missing is skipped, and nox says so.
"""

from __future__ import annotations

import os
from pathlib import Path

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.error_on_missing_interpreters = False

PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14", "3.15")
OLDEST = "flake8==6.0.0"


def _with_pyenv() -> None:
    """Let the interpreters themselves be found before pyenv's stand-ins, which refuse what is not activated."""
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    folders = [str(folder / "bin") for folder in sorted(versions.glob("3.*"))]
    os.environ["PATH"] = os.pathsep.join([*folders, os.environ.get("PATH", "")])


_with_pyenv()


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the suite with the newest flake8 that this Python can have; arguments go to pytest."""
    _run(session, "flake8")


@nox.session(python=PYTHONS[0])
def oldest(session: nox.Session) -> None:
    """Run the suite with the oldest flake8 that is declared, on the oldest Python."""
    _run(session, OLDEST)


@nox.session(python="3.11", default=False)
def generated(session: nox.Session) -> None:
    """Lint thousands of programs that a machine wrote; takes about half an hour."""
    session.install(".[test]")
    session.run("python", "-m", "pytest", "-q", "-n", "auto", "-m", "generated", *session.posargs)


@nox.session(python="3.11", default=False)
def mutation(session: nox.Session) -> None:
    """Change the code in small ways and list the changes that no test sees; takes about half an hour.

    Arguments are the names of mutants: `nox -s mutation -- 'flake8_portbind.rules*'`.
    """
    session.install("--editable", ".[test]", "mutmut>=3.8")
    session.run("mutmut", "run", "--max-children", "1", *session.posargs)
    session.run("mutmut", "results")


def _run(session: nox.Session, flake8: str) -> None:
    session.install(".[test]", flake8)
    session.run("python", "-m", "flake8", "--version")
    marks = "not slow and not truth and not generated"
    session.run("python", "-m", "pytest", "-q", "-n", "auto", "-m", marks, *session.posargs)
