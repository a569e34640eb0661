"""What `field.py` puts into an environment, so that each of its Pythons tells what it binds and which lines it runs.

A `.pth` file imports this module when a Python starts; its settings lie beside it. A record is the `repr` of a tuple
on a line of its own, in one file for all processes:

    (pid, time, "start", ancestors)              a Python began
    (pid, time, "spawn", frames)                 it starts another process
    (pid, time, "bind", port, frames, test)      it asks for a port
    (pid, time, "got", port)                     which the system chose, as it had asked for port 0
    (pid, time, "lines", [(file, line), …])      what ran of the sources for the first time

Frames are pairs of file and line inside the sources, innermost first; those that started the thread come last.
Everything that is needed later is kept in closures: tests replace much of what modules hold.
"""

from __future__ import annotations

import os
import posix
import sys
import time
from _thread import get_ident
from types import CodeType, FrameType
from typing import Any

Frames = list[tuple[str, int]]

SETTINGS = "field_watch.txt"
TOOL = 4  # one of those that sys.monitoring leaves to nobody in particular
FULL = 200  # lines that are told at once
STARTERS = "_started_by_frames"


def settings() -> tuple[str, str]:
    """The folder of the sources, with its last slash, and the file of the records."""
    with open(os.path.join(os.path.dirname(__file__), SETTINGS), encoding="utf-8") as file:
        sources, records = file.read().splitlines()
    return sources, records


def ancestors() -> list[int]:
    """The processes above this one, the nearest first."""
    found: list[int] = []
    process = os.getppid()
    while process > 1:
        found.append(process)
        try:
            with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
                process = int(file.read().rpartition(")")[2].split()[1])
        except OSError:
            break
    return found


def install() -> None:
    """Begin to watch, where somebody wants to know."""
    sources, records = settings()
    if not os.path.isdir(os.path.dirname(records)):
        return
    opened, written, closed, process = posix.open, posix.write, posix.close, posix.getpid
    clock, whose, environment = time.monotonic, get_ident, os.environ
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    unseen: list[tuple[str, int]] = []
    waiting: list[tuple[int, int]] = []  # copies of sockets that asked for port 0, whose number is not known yet
    busy: set[int] = set()

    def tell(*record: Any) -> None:
        text = ""
        if unseen:
            text = repr((process(), clock(), "lines", unseen)) + "\n"
            unseen.clear()
        if record:
            text += repr((process(), clock(), *record)) + "\n"
        if not text:
            return
        try:
            to = opened(records, flags, 0o666)
        except OSError:
            return
        try:
            written(to, text.encode("utf-8", "replace"))
        finally:
            closed(to)

    def within(file: str) -> str:
        if not file.startswith("/") and file.endswith(".py"):
            file = os.path.abspath(file)
        return file[len(sources) :] if file.startswith(sources) else ""

    def above(frame: FrameType | None) -> Frames:
        found: Frames = []
        while frame is not None:
            file = within(frame.f_code.co_filename)
            if file and (file, frame.f_lineno) not in found:
                found.append((file, frame.f_lineno))
            frame = frame.f_back
        threading = sys.modules.get("threading")
        thread = getattr(threading, "_active", {}).get(whose())
        return found + [place for place in getattr(thread, STARTERS, ()) if place not in found]

    def learn() -> None:
        import _socket

        while waiting:
            copy, family = waiting.pop()
            try:
                one = _socket.socket(family, 0, 0, copy)
            except OSError:
                continue
            try:
                tell("got", one.getsockname()[1])
            except OSError:
                pass
            finally:
                one.close()

    def bound(one: Any, address: Any) -> None:
        if one.family not in (2, 10) or not isinstance(address, tuple) or not isinstance(address[1], int):
            return
        tell("bind", address[1], above(sys._getframe(2)), environment.get("PYTEST_CURRENT_TEST", ""))
        if address[1] == 0:
            waiting.append((os.dup(one.fileno()), one.family))

    def started(thread: Any, frame: FrameType | None) -> None:
        if thread is not None:
            setattr(thread, STARTERS, above(frame))

    def hook(event: str, given: tuple[Any, ...]) -> None:
        if waiting and event != "socket.bind" and whose() not in busy:
            busy.add(whose())
            try:
                learn()
            finally:
                busy.discard(whose())
        if event not in wanted or whose() in busy:
            return
        busy.add(whose())
        try:
            if event == "socket.bind":
                bound(*given)
            elif event.startswith("_thread"):
                started(getattr(given[0], "__self__", None), sys._getframe(1))
            else:
                tell("spawn", above(sys._getframe(1)))
        except Exception as error:
            tell("failed", repr(error))
        finally:
            busy.discard(whose())

    wanted = {
        "socket.bind",
        "_thread.start_new_thread",
        "_thread.start_joinable_thread",
        "subprocess.Popen",
        "os.posix_spawn",
        "os.fork",
        "os.forkpty",
        "os.exec",
        "os.system",
    }

    def note(file: str, line: int) -> None:
        unseen.append((file, line))
        if len(unseen) >= FULL:
            tell()

    def forget() -> None:
        unseen.clear()
        waiting.clear()

    tell("start", ancestors())
    sys.addaudithook(hook)
    os.register_at_fork(before=tell, after_in_child=forget)
    import atexit

    atexit.register(tell)
    _watch_lines(within, note, started)


def _watch_lines(within: Any, note: Any, started: Any) -> None:
    """Have each line of the sources noted when it runs, the first time at least."""
    monitoring = getattr(sys, "monitoring", None)
    if monitoring is None:
        _trace_lines(within, note, started)
        return

    def began(code: CodeType, _: int) -> Any:
        if within(code.co_filename):
            monitoring.set_local_events(TOOL, code, monitoring.events.LINE)
        return monitoring.DISABLE

    def ran(code: CodeType, line: int) -> Any:
        note(within(code.co_filename), line)
        return monitoring.DISABLE

    monitoring.use_tool_id(TOOL, "field")
    monitoring.register_callback(TOOL, monitoring.events.PY_START, began)
    monitoring.register_callback(TOOL, monitoring.events.LINE, ran)
    monitoring.set_events(TOOL, monitoring.events.PY_START)


def _trace_lines(within: Any, note: Any, started: Any) -> None:
    """The same before Python 3.12, where no event tells of threads, either."""
    import threading

    seen: set[tuple[str, int]] = set()
    start = threading.Thread.start.__code__

    def within_function(frame: FrameType, event: str, _: Any) -> Any:
        place = (frame.f_code.co_filename, frame.f_lineno)
        if place not in seen:
            seen.add(place)
            note(within(place[0]), place[1])
        return within_function

    def trace(frame: FrameType, event: str, given: Any) -> Any:
        if frame.f_code is start:
            started(frame.f_locals["self"], frame)
        if not within(frame.f_code.co_filename):
            return None
        return within_function(frame, event, given)

    sys.settrace(trace)
    threading.settrace(trace)


install()
