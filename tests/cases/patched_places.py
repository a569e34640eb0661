# runs
"""A patch replaces one place: what is read from there takes nothing, and everything else does."""

import contextlib
import os
import socket
import socketserver
import sys
import unittest
from types import SimpleNamespace
from unittest import mock
from unittest.mock import MagicMock, patch

import pytest

TARGET = "socket.create_server"
PREFIX = "socket"
this = sys.modules[__name__]


def test_target_in_a_variable():
    with patch(TARGET):
        socket.create_server(("localhost", 20301))  # silent
    target = f"{PREFIX}.create_server"
    with patch(target):
        socket.create_server(("localhost", 20302))  # silent
    with patch(f"{PREFIX}.has_dualstack_ipv6"):
        socket.create_server(("localhost", 20303))  # PB002:16 PB001:44


def test_another_place_with_the_name():
    with patch("unittest.mock.create_autospec"), patch("os.path.exists") as exists:
        exists.create_server = 1
        socket.create_server(("localhost", 20304))  # PB002:16 PB001:44


def create_server(port):
    return socket.create_server(("localhost", port))  # PB002:19


def test_function_of_the_same_name():
    with patch.object(this, "create_server"):
        create_server(20305)  # silent
        socket.create_server(("localhost", 20306))  # PB002:16 PB001:44


def test_function_itself():
    create_server(20307)  # PB001:19


def test_exit_stack():
    with contextlib.ExitStack() as stack:
        stack.enter_context(patch("socket.create_server"))
        socket.create_server(("localhost", 20308))  # silent
    socket.create_server(("localhost", 20309))  # PB002:12 PB001:40


def test_several_managers():
    with patch("socket.create_server"), contextlib.closing(socket.create_server(("localhost", 20310))):  # silent
        pass


def test_multiple():
    with patch.multiple("socket", create_server=mock.DEFAULT, socketpair=mock.DEFAULT):
        socket.create_server(("localhost", 20311))  # silent
    with patch.multiple(socket, socketpair=mock.DEFAULT):
        socket.create_server(("localhost", 20312))  # PB002:16 PB001:44


def test_started():
    patcher = patch("socket.create_server")
    patcher.start()
    socket.create_server(("localhost", 20313))  # silent
    mock.patch.stopall()


def test_not_started():
    patcher = patch("socket.create_server")
    socket.create_server(("localhost", 20314))  # PB002:12 PB001:40
    assert patcher


class TestSetUp(unittest.TestCase):
    def setUp(self):
        self.patcher = patch("socket.create_server")
        self.patcher.start()
        self.addCleanup(self.patcher.stop)

    def test_patched(self):
        socket.create_server(("localhost", 20315))  # silent
        socketserver.TCPServer(("localhost", 20316), None)  # PB002:22 PB001:46


class TestHeir(TestSetUp):
    def test_patched_in_the_base(self):
        socket.create_server(("localhost", 20317))  # silent


class TestEnterContext(unittest.TestCase):
    def setUp(self):
        stack = contextlib.ExitStack()
        stack.enter_context(patch.object(socket, "create_server"))
        self.addCleanup(stack.close)

    def test_patched(self):
        socket.create_server(("localhost", 20318))  # silent


@pytest.fixture
def no_server(monkeypatch):
    monkeypatch.setattr("socket.create_server", lambda *given: None)


@pytest.fixture
def no_server_either(no_server):
    return None


@pytest.fixture
def within():
    with patch("socket.create_server") as fake:
        yield fake


@pytest.fixture
def ended():
    with patch("socket.create_server"):
        pass
    return None


def test_requested(no_server):
    socket.create_server(("localhost", 20319))  # silent


def test_requested_by_another(no_server_either):
    socket.create_server(("localhost", 20320))  # silent


@pytest.mark.usefixtures("no_server")
def test_used():
    socket.create_server(("localhost", 20321))  # silent


def test_within(within):
    socket.create_server(("localhost", 20322))  # silent


def test_ended(ended):
    socket.create_server(("localhost", 20323))  # PB002:12 PB001:40


class TestAutouse:
    @pytest.fixture(autouse=True)
    def replaced(self, monkeypatch):
        monkeypatch.setattr(socket, "create_server", MagicMock())

    def test_patched(self):
        socket.create_server(("localhost", 20324))  # silent


class TestWithoutAutouse:
    def test_not_patched(self):
        socket.create_server(("localhost", 20325))  # PB002:16 PB001:44


def test_context_of_monkeypatch(monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(socket, "create_server", print)
        socket.create_server(("localhost", 20326))  # silent
    socket.create_server(("localhost", 20327))  # PB002:12 PB001:40


def test_patched_later(monkeypatch):
    with contextlib.suppress(OSError):
        socket.create_server(("localhost", 20328))  # PB002:16 PB001:44
    monkeypatch.setattr(socket, "create_server", print)


class Server:
    def start(self, port):
        return socket.create_server(("localhost", port))  # PB002:23

    def check(self):
        return True


def test_method_of_a_class():
    with patch.object(Server, "start"):
        Server().start(20329)  # silent
    with patch.object(Server, "check"):
        Server().start(20330)  # PB001:24


def test_method_of_an_object():
    server, other = Server(), Server()
    with patch.object(server, "start"):
        server.start(20331)  # silent
        other.start(20332)  # PB001:21


def test_assigned_method():
    server, other = Server(), Server()
    server.start = MagicMock()
    server.start(20333)  # silent
    other.start(20334)  # PB001:17


def test_assigned_name(monkeypatch):
    monkeypatch.setattr(this, "Server", MagicMock())
    Server().start(20335)  # silent


def test_attribute_of_a_namespace():
    conf = SimpleNamespace(server=None)
    conf.server = MagicMock()
    socket.create_server(("localhost", 20336))  # PB002:12 PB001:40


def test_wraps():
    with patch("socket.create_server", wraps=socket.create_server):
        socket.create_server(("localhost", 20337))  # PB002:16 PB001:44


def test_mocks_that_are_handed_over(mock_data="mock"):
    socketserver.TCPServer(("localhost", 20339), MagicMock())  # PB002:18 PB001:42
    print(mock_data)


def is_ready():
    return os.path.exists("/ready")


def when_ready(port):
    if is_ready():
        return socket.create_server(("localhost", port))  # PB002:23
    return None


def unless_ready(port):
    if not is_ready():
        return None
    return socket.create_server(("localhost", port))  # PB002:19


def test_result_that_decides():
    with patch.object(this, "is_ready", return_value=False):
        when_ready(20340)  # silent
        unless_ready(20341)  # silent
    with patch.object(this, "is_ready", return_value=True):
        when_ready(20342)  # PB001:20


def test_result_that_decides_otherwise():
    with patch.object(this, "is_ready", return_value=True):
        unless_ready(20343)  # PB001:22


def test_something_else_is_patched():
    with patch("os.path.isdir"), patch("os.path.exists", return_value=True):
        socket.create_server(("localhost", 20344))  # PB002:16 PB001:44


MODE = "real"


def by_mode(port):
    if MODE == "fake":
        return None
    return socket.create_server(("localhost", port))  # PB002:19


def test_constant_that_decides(monkeypatch):
    by_mode(20345)  # PB001:13


def test_constant_that_decides_otherwise(monkeypatch):
    monkeypatch.setattr(this, "MODE", "fake")
    by_mode(20346)  # silent


PORT = 20347  # PB001:8


def on_a_port():
    return socket.create_server(("localhost", PORT))  # PB002:19


def test_port():
    on_a_port()


class Settings:
    port = 20348


def test_patched_settings():
    with patch.object(Settings, "port", 0):
        socket.create_server(("localhost", Settings.port)).close()  # silent


def test_patched_to_a_number():
    with patch.object(Settings, "port", 20349):  # PB001:41
        socket.create_server(("localhost", Settings.port))  # PB002:16


def test_nothing_to_patch():
    with patch.object(this, "create_servers"):
        socket.create_server(("localhost", 20350))  # silent


def test_created():
    with patch.object(this, "create_servers", create=True):
        socket.create_server(("localhost", 20351))  # PB002:16 PB001:44


def test_patched_global():
    with patch.object(this, "PORT", 0):
        socket.create_server(("localhost", PORT)).close()  # silent
    with patch.object(this, "PORT", 20352):  # PB001:37
        socket.create_server(("localhost", PORT))  # PB002:16
