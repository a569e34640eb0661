"""The ports that are taken in a process's network, as the kernel tells."""

from __future__ import annotations

from pathlib import Path

LISTENING = "0A"


def taken(process: int) -> set[int]:
    """The numbers of the TCP ports that listen and the UDP ports that are bound in the network of a process.

    Raises:
        OSError: where the process is gone.
    """
    found = set()
    for protocol in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/{process}/net/{protocol}").read_text().splitlines()[1:]:
            _, local, _, state, *_ = line.split()
            if state == LISTENING or protocol.startswith("udp"):
                found.add(int(local.rpartition(":")[2], 16))
    return found


def ephemeral() -> tuple[int, int]:
    """The first and the last number that the kernel hands out in this network where a program asks for port 0."""
    first, last = Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()
    return int(first), int(last)
