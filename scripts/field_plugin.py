"""What `field.py` adds to pytest: it tells which test runs and how it ends, and ends those that hang.

Records as in `field_watch.py`: `(pid, time, "test", name, file)` before each test, `(pid, time, "done", name, outcome)`
after each of its phases that decides, and `(pid, time, "raised", places)` with the lines of an error on its way up.
A file `only` beside the records names the tests that run, the others are left out.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from field_watch import settings

SECONDS = float(os.environ.get("FIELD_PATIENCE", "30"))  # that a test may take

sources, records = settings()
_handler = signal.getsignal(signal.SIGALRM)


def _tell(*record: Any) -> None:
    with open(records, "ab", buffering=0) as file:
        file.write((repr((os.getpid(), time.monotonic(), *record)) + "\n").encode("utf-8", "replace"))


def _hangs(*_: Any) -> None:
    pytest.fail(f"it took more than {SECONDS:g} seconds")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is not asked for."""
    only = Path(records).with_name("only")
    if only.exists():
        wanted = set(only.read_text("utf-8").splitlines())
        items[:] = [item for item in items if item.nodeid in wanted]


def pytest_runtest_logstart(nodeid: str, location: tuple[str, int | None, str]) -> None:
    """Tell which test begins."""
    _tell("test", nodeid, location[0])


def _within_time() -> Generator[None, None, None]:
    mine = threading.current_thread() is threading.main_thread()
    if mine:
        signal.signal(signal.SIGALRM, _hangs)
        signal.setitimer(signal.ITIMER_REAL, SECONDS, 5)
    try:
        yield
    finally:
        if mine:
            signal.setitimer(signal.ITIMER_REAL, 0)


@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, None, None]:
    """Let no fixture hang."""
    yield from _within_time()


@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Let no test hang."""
    yield from _within_time()


@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """Let no clean-up hang."""
    yield from _within_time()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, None]:
    """Tell how a phase ended, and where it failed."""
    outcome = yield
    report = outcome.get_result()
    if report.when == "call" or report.outcome != "passed":
        _tell("done", item.nodeid, report.outcome)
    if call.excinfo is not None:
        entries = [(str(entry.path), entry.lineno + 1) for entry in call.excinfo.traceback]
        _tell("raised", [(file[len(sources) :], line) for file, line in entries if file.startswith(sources)])


class _Worker:
    """Stands in for pytest-xdist, whose workers' names differ."""

    @pytest.fixture(scope="session")
    def worker_id(self) -> str:
        return os.environ["PYTEST_XDIST_WORKER"]


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Come after the other plugins, so that the name of the worker is ours."""
    config.pluginmanager.register(_Worker(), "field-worker")
