# runs
"""Ports that objects and classes keep."""

import socket
import socketserver


class Keeps:
    def __init__(self, port):
        self.port = port

    def start(self):
        return socket.create_server(("localhost", self.port))  # PB002:23


def test_keeps():
    Keeps(8901).start()  # PB001:11


class KeepsSafely:
    def __init__(self, port):
        self.port = port

    def start(self):
        return socket.create_server(("localhost", self.port))  # silent


def test_keeps_safely():
    KeepsSafely(0).start().close()  # silent


class Declares:
    port = 8902  # PB001:12

    def start(self):
        return socket.create_server(("localhost", self.port))  # PB002:23

    @classmethod
    def start_class(cls):
        return socket.create_server(("localhost", cls.port))  # PB002:23

    @staticmethod
    def start_static():
        return socket.create_server(("localhost", Declares.port))  # PB002:23


def test_declares():
    for start in (Declares().start, Declares.start_class, Declares.start_static):
        try:
            start()
        except OSError:
            pass


class DeclaresSafely:
    port = 0

    def start(self):
        return socket.create_server(("localhost", self.port))  # silent


def test_declares_safely():
    DeclaresSafely().start().close()


class SetsItself:
    def __init__(self):
        self.address = ("localhost", 8903)  # PB001:38

    def start(self):
        return socket.create_server(self.address)  # PB002:23


def test_sets_itself():
    SetsItself().start()


class Property:
    @property
    def port(self):
        return 8904  # PB001:16

    def start(self):
        return socket.create_server(("localhost", self.port))  # PB002:23


def test_property():
    Property().start()


class Private:
    def __init__(self, *, port=8905):  # PB001:32
        self._port = port

    def start(self):
        self._start("localhost")

    def _start(self, host):
        self.socket = socket.socket()
        self.socket.bind((host, self._port))  # PB002:21


def test_private():
    Private().start()


class Several:
    def start(self, port):
        return socket.create_server(("localhost", port))  # PB002:23


def test_method_argument():
    Several().start(8906)  # PB001:21


def test_method_of_a_variable():
    several = Several()
    several.start(port=8907)  # PB001:24


class Callable:
    def __call__(self, port):
        return socket.create_server(("localhost", port))  # PB002:23


def test_call():
    Callable()(8908)  # PB001:16


class Manager:
    def __init__(self, port):
        self.port = port

    def __enter__(self):
        self.server = socketserver.TCPServer(("localhost", self.port), None)  # PB002:36
        return self

    def __exit__(self, *exception):
        self.server.server_close()


def test_manager():
    with Manager(8909):  # PB001:18
        pass


class SafeManager(Manager):
    def __enter__(self):
        self.server = socketserver.TCPServer(("localhost", 0), None)  # silent
        return self


def test_safe_manager():
    with SafeManager(8910):  # silent: it binds 0
        pass


class SetFromOutside:
    port = 0

    def start(self):
        return socket.create_server(("localhost", self.port))  # PB002:23


def test_set_from_outside():
    server = SetFromOutside()
    server.port = 8911  # PB001:19
    server.start()


class ReadsBack:
    def __init__(self):
        self.socket = socket.create_server(("localhost", 0))  # silent
        self.port = self.socket.getsockname()[1]

    def address(self):
        return f"http://localhost:{self.port}"


def test_reads_back():
    server = ReadsBack()
    print(server.address())
    server.socket.close()


class Keyed:
    def __init__(self, options):
        self.options = options

    def start(self):
        return socket.create_server(("localhost", self.options["port"]))  # PB002:23


def test_keyed():
    Keyed({"port": 8912, "timeout": 8999}).start()  # PB001:20
