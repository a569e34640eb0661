# runs
"""What stands between the entry of a function and a listener decides whether it is reached."""

import socket
import sys
import unittest
from typing import TYPE_CHECKING

import pytest

ENABLED = False
WANTED = "b"


def test_constants():
    if False:
        socket.create_server(("localhost", 20101))  # silent
    if 0:
        socket.create_server(("localhost", 20102))  # silent
    while None:
        socket.create_server(("localhost", 20103))  # silent
    if not True:
        socket.create_server(("localhost", 20104))  # silent
    if TYPE_CHECKING:
        socket.create_server(("localhost", 20105))  # silent
    if sys.version_info < (3, 0):
        socket.create_server(("localhost", 20106))  # silent
    elif sys.version_info[0] == 2 or sys.version_info.major < 3:
        socket.create_server(("localhost", 20107))  # silent
    else:
        socket.create_server(("localhost", 20108))  # PB002:16 PB001:44


def test_version_that_is_not_known():
    if sys.version_info >= (3, 8):
        socket.create_server(("localhost", 20109))  # PB002:16 PB001:44


def test_names_of_the_module():
    if ENABLED:
        socket.create_server(("localhost", 20110))  # silent
    if WANTED == "a":
        socket.create_server(("localhost", 20111))  # silent
    if WANTED in ("b", "c") and not ENABLED:
        socket.create_server(("localhost", 20112))  # PB002:16 PB001:44


def test_parts_of_an_expression():
    ENABLED and socket.create_server(("localhost", 20113))  # silent
    WANTED or socket.create_server(("localhost", 20114))  # silent
    given = None if WANTED else socket.create_server(("localhost", 20115))  # silent
    assert given is None
    given = None if ENABLED else socket.create_server(("localhost", 20116))  # PB002:41 PB001:69


def test_behind_a_return():
    if WANTED:
        return
    socket.create_server(("localhost", 20117))  # silent


def test_behind_no_return():
    if ENABLED:
        return
    socket.create_server(("localhost", 20118))  # PB002:12 PB001:40


def test_behind_an_exception():
    try:
        raise OSError
        socket.create_server(("localhost", 20119))  # silent
    except OSError:
        pass


def test_in_the_handler():
    try:
        raise OSError
    except OSError:
        socket.create_server(("localhost", 20120))  # PB002:16 PB001:44


def test_no_else():
    try:
        raise OSError
    except OSError:
        pass
    else:
        socket.create_server(("localhost", 20121))  # silent


def test_behind_a_try_that_returns():
    try:
        return
    finally:
        WANTED.lower()
    socket.create_server(("localhost", 20122))  # silent


def test_behind_a_try_that_fails():
    try:
        return int("x")
    except ValueError:
        WANTED.lower()
    socket.create_server(("localhost", 20123))  # PB002:12 PB001:40


@pytest.mark.xfail
def test_behind_an_exit():
    pytest.xfail("not yet")
    socket.create_server(("localhost", 20124))  # silent


def test_program():
    with pytest.raises(SystemExit):
        leave()


def leave():
    sys.exit(1)
    socket.create_server(("localhost", 20125))  # silent


class TestExit(unittest.TestCase):
    @unittest.expectedFailure
    def test_fails(self):
        self.fail("not yet")
        socket.create_server(("localhost", 20126))  # silent


def exit(code):
    return code


def test_an_exit_of_its_own():
    exit(1)
    socket.create_server(("localhost", 20127))  # PB002:12 PB001:40


def test_empty():
    for _ in ():
        socket.create_server(("localhost", 20128))  # silent
    for port in range(0):
        socket.create_server(("localhost", 20129 + port))  # silent
    [socket.create_server(("localhost", port)) for port in ()]  # silent
    [socket.create_server(("localhost", 20130)) for port in (1, 2) if ENABLED]  # silent
    for _ in (1,):
        socket.create_server(("localhost", 20131))  # PB002:16 PB001:44


def test_filled_in_between():
    ports = []
    ports.append(20132)  # PB001:18
    if ports:
        socket.create_server(("localhost", ports[0]))  # PB002:16


def fill(ports):
    ports.append(1)


def test_filled_by_another():
    ports = []
    fill(ports)
    if not ports:
        return
    socket.create_server(("localhost", 20133))  # PB002:12 PB001:40


def test_loop_without_end():
    while True:
        for _ in (1, 2):
            break
        return
    socket.create_server(("localhost", 20134))  # silent


def test_loop_with_an_end():
    while True:
        if WANTED:
            break
    socket.create_server(("localhost", 20135))  # PB002:12 PB001:40


def test_loop_that_returns():
    for _ in (1, 2):
        return
    socket.create_server(("localhost", 20136))  # silent


def test_else_of_an_empty_loop():
    for _ in ():
        return
    else:
        socket.create_server(("localhost", 20137))  # PB002:16 PB001:44


def test_next_round():
    for kind in ("x", "y"):
        if WANTED:
            continue
        socket.create_server((kind, 20138))  # silent


def start(kind, port):
    match kind:
        case "none" | "off":
            return None
        case "tcp":
            return socket.create_server(("localhost", port))  # PB002:27
        case None:
            return socket.create_server(("localhost", port))  # silent
        case _ if kind == "other":
            return socket.create_server(("127.0.0.1", port))  # PB002:27
    return socket.create_server(("::1", port))  # silent


def test_cases():
    start("none", 20139)  # silent
    start("tcp", 20140)  # PB001:18


def test_case_with_a_guard():
    start("other", 20141)  # PB001:20


def begin(mode, port, servers=(), url=None):
    if mode == "check" or not servers:
        return "nothing to do"
    if url is None:
        return "no url"
    return socket.create_server(("localhost", port))  # PB002:19


def test_arguments():
    begin("check", 20142, ["a"], "http://a")  # silent
    begin("run", 20143, [], "http://a")  # silent
    begin("run", 20144)  # silent
    begin("run", 20145, ["a"])  # silent
    begin("run", 20146, ["a"], "http://a")  # PB001:18


def only_checked(mode, port):
    if mode == "run":
        return socket.create_server(("localhost", port))  # silent: nobody runs it
    return None


def test_only_checked():
    only_checked("check", 20147)  # silent


def existing():
    return "http://localhost"


def nothing():
    if ENABLED:
        return "http://localhost"


def test_what_a_function_gives():
    endpoint = existing()
    if endpoint:
        return
    socket.create_server(("localhost", 20148))  # silent


def test_a_function_that_may_give_nothing():
    endpoint = nothing()
    if not endpoint:
        socket.create_server(("localhost", 20149))  # PB002:16 PB001:44


class Lazy:
    def __init__(self, kind=None):
        self.server = None
        self.kind = kind

    def start(self, port):
        if self.server is None:
            self.server = socket.create_server(("localhost", port))  # PB002:34
        return self.server


def test_not_yet_started():
    Lazy().start(20150)  # PB001:18


class Counted(Lazy):
    def __len__(self):
        return 0


def test_objects():
    lazy, kind = Lazy(), Counted()
    if not lazy:
        socket.create_server(("localhost", 20151))  # silent
    if isinstance(lazy, Counted):
        socket.create_server(("localhost", 20152))  # silent
    if isinstance(WANTED, int):
        socket.create_server(("localhost", 20153))  # silent
    if not kind and isinstance(kind, Lazy) and isinstance(WANTED, (int, str)):
        socket.create_server(("localhost", 20154))  # PB002:16 PB001:44


def test_lengths():
    words = ["a", "b"]
    if len(words) > 2 or len(WANTED) != 1:
        socket.create_server(("localhost", 20155))  # silent
    if 1 < len(words) <= 2:
        socket.create_server(("localhost", 20156))  # PB002:16 PB001:44


def test_dicts():
    options = {"mode": "run"}
    if "port" in options or options["mode"] == "check":
        socket.create_server(("localhost", 20157))  # silent
    if "mode" in options:
        socket.create_server(("localhost", 20158))  # PB002:16 PB001:44


def call_of_dead_code(port):
    return socket.create_server(("localhost", port))  # PB002:19


def test_calls_of_dead_code():
    if False:
        call_of_dead_code(20159)  # silent
    call_of_dead_code(20160)  # PB001:23


class TestClass:
    if False:
        SERVER = socket.create_server(("localhost", 20161))  # silent
