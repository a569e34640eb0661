# runs
"""What the condition in front of a listener comes to: comparisons, kinds, and what calls and objects give."""

import asyncio
import contextlib
import enum
import functools
import os
import socket
import sys

ENABLED = False
WANTED = "b"
NAMES = ["a", "b"]
OPTIONS = {"mode": "run"}
UNKNOWN = os.environ.get("PORT_OF_NOBODY", WANTED)
LIMIT = 5 if UNKNOWN else "none"


def listen(port):
    with contextlib.suppress(OSError):
        socket.create_server(("localhost", port)).close()  # PB002:16


def test_forms():
    if WANTED if ENABLED else NAMES:
        listen(25001)  # PB001:16
    if ENABLED if WANTED else NAMES:
        listen(25002)  # silent
    if WANTED if UNKNOWN else ENABLED:
        listen(25003)  # PB001:16
    if bool(NAMES):
        listen(25004)  # PB001:16
    if not bool(NAMES):
        listen(25005)  # silent
    if (WANTED or ENABLED) == UNKNOWN:
        listen(25006)  # PB001:16
    if ENABLED and (WANTED or listen(25007)):  # silent
        listen(25008)  # silent


def test_values_that_are_full():
    if not OPTIONS or not listen or not Plain or not f"{UNKNOWN}-{WANTED}":
        listen(25010)  # silent
    if f"{UNKNOWN}-{WANTED}":
        listen(25011)  # PB001:16
    if f"{UNKNOWN}{UNKNOWN}":
        listen(25012)  # PB001:16
    if [*os.environ] or {**os.environ}:
        listen(25013)  # PB001:16
    if not [WANTED, *os.environ] or not {"a": 1, **os.environ}:
        listen(25014)  # silent
    if not functools.partial(listen, 0):
        listen(25015)  # silent


def test_comparisons():
    if listen is test_forms or listen == test_forms:
        listen(25020)  # silent
    if listen is listen and listen != test_forms:
        listen(25021)  # PB001:16
    if NAMES is None or OPTIONS == 3 or f"{UNKNOWN}-{WANTED}" is None:
        listen(25022)  # silent
    if f"{UNKNOWN}-{WANTED}" == "b-b":
        listen(25023)  # PB001:16
    if NAMES < [WANTED]:
        listen(25024)  # PB001:16
    if 3 < LIMIT:
        listen(25025)  # PB001:16
    for high in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16):
        for low in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16):
            if high == low:
                listen(25026)  # PB001:24
    if 2 in [1, 2] and "b" in WANTED and "x" not in {"y": 1}:
        listen(25028)  # PB001:16
    if 3 in [1, 2] or "x" in WANTED or "x" in OPTIONS:
        listen(25029)  # silent
    if "PATH" in os.environ and "x" not in [*os.environ]:
        listen(25030)  # PB001:16


def test_versions():
    if sys.version_info >= (int(WANTED == "b"), 2):
        listen(25040)  # PB001:16
    if sys.version_info in ((2, 7), (3, 1)) or sys.version_info >= ():
        listen(25041)  # PB001:16
    if sys.version_info[0] in (2, 3):
        listen(25042)  # PB001:16


def test_kinds():
    if isinstance(WANTED, (int, list)) or isinstance(None, Plain):
        listen(25050)  # silent
    if isinstance(3, int) and isinstance(f"{UNKNOWN}x", str):
        listen(25051)  # PB001:16
    if isinstance(f"{UNKNOWN}x", int) or isinstance(OPTIONS, str) or isinstance(NAMES, (dict, str)):
        listen(25052)  # silent
    if isinstance(f"{UNKNOWN}x", tuple) or isinstance(3, float) or isinstance(OPTIONS, list):
        listen(25053)  # silent
    if isinstance(OPTIONS, dict) and isinstance(NAMES, list):
        listen(25054)  # PB001:16
    if isinstance(UNKNOWN, str) and isinstance(Plain(), Plain):
        listen(25055)  # PB001:16
    if isinstance(Plain, object) and isinstance(Plain(), object) and isinstance(UNKNOWN, type(WANTED)):
        listen(25056)  # PB001:16
    if isinstance(Mode.RUN, Mode):
        listen(25057)  # PB001:16
    if isinstance(NAMES, Plain) or isinstance(3, int):
        listen(25058)  # PB001:16


class Mode(enum.Enum):
    RUN = "run"


class Plain:
    queue = []

    def __init__(self):
        self.ports = []

    def serve(self):
        self.ports.append(1)
        if self.ports:
            listen(25060)  # PB001:20
        if self.queue:
            listen(25061)  # silent


class Equal(Plain):
    def __eq__(self, other):
        return True


def test_objects():
    Plain().serve()
    if Plain() == 3 or Plain() is None:
        listen(25062)  # silent
    if Equal() == 3:
        listen(25063)  # PB001:16
    if len(UNKNOWN) > 0 and len([*os.environ]) > 0:
        listen(25064)  # PB001:16


@functools.lru_cache
def cached():
    return WANTED


def counted():
    yield WANTED


def nothing():
    return ""


give = lambda: WANTED  # noqa: E731


async def connected():
    return WANTED


async def not_connected():
    return None


def test_calls():
    if cached():
        listen(25070)  # PB001:16
    if counted():
        listen(25071)  # PB001:16
    if give():
        listen(25072)  # PB001:16
    if not give() or nothing():
        listen(25073)  # silent


async def serve():
    if await connected():
        listen(25080)  # PB001:16
    if await not_connected():
        listen(25081)  # silent


def test_awaited():
    asyncio.run(serve())
