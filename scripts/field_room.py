"""Runs a command in a room of its own: no network but loopback, no other processes in sight, nowhere else to write.

    python scripts/field_room.py FOLDER SECONDS COMMAND...

FOLDER is all that it may write to; its output goes to FOLDER/output, and FOLDER/records/sockets tells of each port that
was listened on there, by whom: `(pid, time, "socket", port, command line, ancestors, time of its start)`.
When the command or its time ends, all that it has started ends, too. Exit status 124 says that its time was up.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import struct
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "truth"))

from network import NEW_MOUNTS, NEW_PROCESSES, isolate

BIND, REMOUNT, READ_ONLY, RECURSIVE, PRIVATE = 0x1000, 0x20, 0x1, 0x4000, 0x40000
DIE_WITH_PARENT = 1
SOCKET_DIAGNOSIS, BY_FAMILY, REQUEST_ALL, FAILED, DONE = 4, 20, 0x301, 2, 3
LISTENING, ANY_STATE = 10, 0xFFFFFFFF
PAUSE = 0.01  # between two looks: some servers live no longer than a test
GRACE = 5.0  # seconds for the last words of what is interrupted
TIME_IS_UP = 124


def mount(source: str, target: str, kind: str, flags: int) -> None:
    """Mount.

    Raises:
        OSError: where the system does not allow it.
    """
    call = ctypes.CDLL(None, use_errno=True).mount
    if call(source.encode(), target.encode(), kind.encode(), flags, None):
        raise OSError(ctypes.get_errno(), f"cannot mount {target}")


def furnish(folder: Path, root: bool) -> None:
    """Show this process and its children only their own processes, and let them write only to the folder."""
    mount("none", "/", "", RECURSIVE | PRIVATE)
    mount("proc", "/proc", "proc", 0)
    if root:
        mount(str(folder), str(folder), "", BIND)
        if not folder.is_relative_to("/tmp"):
            mount(str(folder / "tmp"), "/tmp", "", BIND)
        mount("none", "/", "", REMOUNT | BIND | READ_ONLY)


def held() -> Iterator[tuple[int, int]]:
    """The TCP ports that listen and the UDP ports that are bound in this network, each with its inode.

    The kernel is asked for those alone: /proc/net/tcp walks through all that there could be.
    """
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, SOCKET_DIAGNOSIS) as kernel:
        for protocol, states in ((socket.IPPROTO_TCP, 1 << LISTENING), (socket.IPPROTO_UDP, ANY_STATE)):
            for family in (socket.AF_INET, socket.AF_INET6):
                question = struct.pack("=BBBxI48x", family, protocol, 0, states)
                head = struct.pack("=IHHII", 16 + len(question), BY_FAMILY, REQUEST_ALL, 0, 0)
                kernel.send(head + question)
                yield from _answers(kernel)


def _answers(kernel: socket.socket) -> Iterator[tuple[int, int]]:
    while True:
        answer = kernel.recv(1 << 16)
        while answer:
            length, kind = struct.unpack_from("=IH", answer)
            if kind in (DONE, FAILED):
                return
            (port,) = struct.unpack_from("!H", answer, 20)
            (inode,) = struct.unpack_from("=I", answer, 84)
            yield port, inode
            answer = answer[(length + 3) & ~3 :]


class Sockets:
    """Tells of each socket that listens, once."""

    def __init__(self, records: Path) -> None:
        self.records = records
        self.known: set[int] = set()

    def look(self) -> None:
        """Write down what is new."""
        new = {inode: port for port, inode in held() if inode and inode not in self.known}
        if not new:
            return
        self.known.update(new)
        owners = _owners(set(new))
        with self.records.open("a", encoding="utf-8") as file:
            for inode, port in new.items():
                owner = owners.get(inode)
                if owner:
                    record = (owner, time.monotonic(), "socket", port, _command(owner), *_origin(owner))
                    file.write(f"{record!r}\n")


def _owners(inodes: set[int]) -> dict[int, int]:
    """The youngest process that holds each socket: servers hand theirs to children."""
    found: dict[int, int] = {}
    for process in sorted(int(name) for name in os.listdir("/proc") if name.isdigit()):
        with suppress(OSError):
            for link in os.scandir(f"/proc/{process}/fd"):
                with suppress(OSError):
                    name = os.readlink(link.path)
                    if name.startswith("socket:[") and int(name[8:-1]) in inodes:
                        found.setdefault(int(name[8:-1]), process)
    return found


def _command(process: int) -> list[str]:
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_text("utf-8", "replace").split("\0")[:-1]
    return []


def _origin(process: int) -> tuple[list[int], float]:
    """The processes above one, the nearest first, and when it began."""
    above: list[int] = []
    start = 0.0
    while process > 1:
        try:
            fields = Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            break
        if not above:
            start = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        process = int(fields[1])
        above.append(process)
    return above, start


def keep(folder: Path, seconds: float, command: list[str]) -> int:
    """Run the command as the first process of the room; its exit status."""
    child = os.fork()
    if child == 0:
        os.setsid()
        output = os.open(folder / "output", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.dup2(output, 1)
        os.dup2(output, 2)
        try:
            os.execvp(command[0], command)
        finally:
            os._exit(127)
    sockets = Sockets(folder / "records" / "sockets")
    end = time.monotonic() + seconds
    late = False
    while True:
        with suppress(OSError, ValueError):
            sockets.look()
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                if ended[0] == child:
                    return TIME_IS_UP if late else os.waitstatus_to_exitcode(ended[1]) & 0xFF
        if time.monotonic() > end:
            if late:
                return TIME_IS_UP
            late, end = True, time.monotonic() + GRACE
            with suppress(OSError):
                os.kill(child, signal.SIGINT)
        time.sleep(PAUSE)


def main(folder: Path, seconds: float, command: list[str]) -> int:
    """Make the room and run the command in it; its exit status."""
    for name in ("tmp", "home", "records"):
        (folder / name).mkdir(exist_ok=True)
    root = os.getuid() == 0
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    isolate(NEW_MOUNTS | NEW_PROCESSES)
    outside = os.getpid()
    first = os.fork()
    if first == 0:
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
        status = 1
        try:
            assert os.getppid() != outside, "it sees the processes outside"
            furnish(folder, root)
            status = keep(folder, seconds, command)
        finally:
            os._exit(status)  # and all of the room with it
    try:
        return os.waitstatus_to_exitcode(os.waitpid(first, 0)[1]) & 0xFF
    except BaseException:
        os.kill(first, signal.SIGKILL)
        os.waitpid(first, 0)
        raise


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), float(sys.argv[2]), sys.argv[3:]))
