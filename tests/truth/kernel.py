"""Runs jobs in networks of their own, and watches which ports they take there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ports import taken

HERE = Path(__file__).parent
PATIENCE = 120.0  # seconds that a job may take to listen; only what fails takes them all
SETTLED = 0.4  # seconds without a change that are taken for the end of its start
GRACE = 1.0  # seconds after which what was started, and may take no port, has taken none
CALM = 10.0  # the same for what blocks, so that nobody knows whether it was started
PAUSE = 0.03


@dataclass
class Job:
    """Something to start.

    Args:
        name: how the job is called among its siblings.
        satisfied: whether the ports that are taken are all that one waits for.
        build: the source that builds, and mostly starts, a listener.
        start: the source that starts it.
        loop: "asyncio" or "trio".
        may_be_nothing: whether it is right, too, if no port is taken.
        command: a command line instead of a source.
        environment: variables on top.
    """

    name: str
    satisfied: Callable[[set[int]], bool]
    build: str = ""
    start: str = ""
    loop: str = "asyncio"
    may_be_nothing: bool = False
    command: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)


@dataclass
class Seen:
    """What became of a job: its ports, those that were taken before its start, and why it failed, if it did."""

    ports: set[int] = field(default_factory=set)
    before: set[int] = field(default_factory=set)
    failure: str = ""
    log: str = ""


@cache
def chosen_by_the_system() -> range | None:
    """The numbers that the kernel hands out for port 0 in a network of its own; None where it lends no process one."""
    if sys.platform != "linux":
        return None
    program = "import network, ports; network.isolate(); print(*ports.ephemeral())"
    child = subprocess.run([sys.executable, "-c", program], env=environment(), capture_output=True, text=True)
    if child.returncode:
        return None
    first, last = map(int, child.stdout.split())
    return range(first, last + 1)


def watch(jobs: list[Job], names: list[str], folder: Path) -> dict[str, Seen]:
    """Start jobs side by side, after importing what holds some names, and tell what each of them takes."""
    told: list[dict[str, Any]] = []
    for job in jobs:
        own = folder / job.name
        own.mkdir(exist_ok=True)
        row: dict[str, Any] = {"folder": str(own), "environment": job.environment}
        if job.command:
            row["command"] = job.command
        else:
            row |= {"build": job.build, "start": job.start, "loop": job.loop}
        told.append(row)
    (folder / "jobs.json").write_text(json.dumps({"names": names, "jobs": told}))
    log = folder / "log"
    with log.open("w") as output:
        child = subprocess.Popen(
            [sys.executable, "-W", "ignore", str(HERE / "starter.py"), str(folder / "jobs.json")],
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            cwd=folder,
        )
    try:
        return _observed(jobs, folder, child)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def environment() -> dict[str, str]:
    """The variables of a child: this process's, without those that could change what it does."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV", "PORT"))}
    path = os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", os.defpath)])
    return kept | {
        "PATH": path,
        "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE / "samples")]),
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore",
        "GRADIO_ANALYTICS_ENABLED": "False",
        "LOCUST_SKIP_MONKEY_PATCH": "1",
        "EVENTLET_NO_GREENDNS": "yes",
    }


def _observed(jobs: list[Job], folder: Path, child: subprocess.Popen[bytes]) -> dict[str, Seen]:
    seen = {job.name: Seen() for job in jobs}
    changed = {job.name: time.monotonic() for job in jobs}
    waiting = {job.name: job for job in jobs}
    alone: set[str] = set()  # which run on without a port
    end = time.monotonic() + PATIENCE
    while waiting and time.monotonic() < end:
        if child.poll() is not None:
            reason = (folder / "log").read_text()[-2000:]
            for name in waiting:
                seen[name].failure = reason or "the starter ended"
            break
        for name, job in list(waiting.items()):
            own = folder / name
            if not (own / "isolated").exists() or not (text := (own / "isolated").read_text()):
                changed[name] = time.monotonic()
                continue
            started = (own / "started").exists()  # asked first: what listens by then is seen below
            found, alive = set(), True
            try:
                found = taken(int(text))
            except OSError:
                alive = False
            if found != seen[name].ports and alive:
                seen[name].ports, changed[name] = found, time.monotonic()
            settled = time.monotonic() - changed[name] > SETTLED
            failed = (own / "failed").exists() or not alive
            idle = job.may_be_nothing and time.monotonic() - changed[name] > (GRACE if started else CALM)
            if failed or (settled and job.satisfied(seen[name].ports)) or idle:
                del waiting[name]
                alone.update({name} if idle and not failed else ())
        time.sleep(PAUSE)
    for name, one in seen.items():
        own = folder / name
        one.log = _text(own / "log")[-2000:]
        one.failure = one.failure or _text(own / "failed")
        if not one.failure and name not in {*waiting, *alone} and (folder / name / "isolated").exists():
            one.failure = "" if one.ports or (own / "started").exists() else f"it ended: {one.log}"
        before = _text(own / "built")
        one.before = set(json.loads(before)) if before else set()
    return seen


def _text(file: Path) -> str:
    return file.read_text(errors="replace") if file.exists() else ""
