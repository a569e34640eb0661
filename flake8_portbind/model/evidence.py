"""What can be known about a port whose number is not written in the code."""

from __future__ import annotations

from enum import Enum


class Evidence(Enum):
    """How a port was chosen.

    A port whose number is written in the code, or is a library's default, has none of these: its number is enough.
    """

    OS_CHOSEN = "os-chosen"  # 0, or omitted where that means 0
    PROBED = "probed"  # it was free a moment ago
    GUESSED = "guessed"  # random, counted, scanned, derived from the process id
    PER_WORKER = "per-worker"  # derived from the test runner's worker
    CONFIGURED = "configured"  # from the environment or the command line
    UNKNOWN = "unknown"
