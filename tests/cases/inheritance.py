# runs
"""Subclasses of listeners, `super().__init__`, mixins and overridden attributes."""

import socket
import socketserver
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer


class Echo(socketserver.TCPServer):
    allow_reuse_address = True


def test_subclass():
    Echo(("localhost", 9101), None)  # PB002:5 PB001:24


def test_subclass_os_chosen():
    Echo(("localhost", 0), None).server_close()  # silent


class Twice(Echo):
    pass


def test_two_steps():
    Twice(("localhost", 9102), None)  # PB002:5 PB001:25


class Threaded(socketserver.ThreadingMixIn, HTTPServer):
    daemon_threads = True


def test_mixin():
    Threaded(("localhost", 9103), BaseHTTPRequestHandler)  # PB002:5 PB001:28


class WithSuper(HTTPServer):
    def __init__(self, port):
        super().__init__(("localhost", port), BaseHTTPRequestHandler)  # PB002:17


def test_super():
    WithSuper(9104)  # PB001:15


class WithSuperSafe(HTTPServer):
    def __init__(self, port):
        super().__init__(("localhost", port), BaseHTTPRequestHandler)  # silent


def test_super_os_chosen():
    WithSuperSafe(0).server_close()  # silent


class WithExplicitBase(HTTPServer):
    def __init__(self):
        HTTPServer.__init__(self, ("localhost", 9105), BaseHTTPRequestHandler)  # PB002:20 PB001:49


def test_explicit_base():
    WithExplicitBase()


class Base:
    port = 0

    def start(self):
        return socket.create_server(("localhost", self.port))  # PB002:23


class Overrides(Base):
    port = 9106  # PB001:12


def test_overridden():
    Overrides().start()


def test_base():
    Base().start().close()


class Constructed:
    def __init__(self, port):
        self.port = port

    def start(self):
        return socket.create_server(("localhost", self.port))  # PB002:23


class Derived(Constructed):
    def __init__(self, name):
        super().__init__(9108)  # PB001:26
        self.name = name


def test_derived():
    Derived("x").start()


class ConstructedSafely:
    def __init__(self, port):
        self.port = port

    def start(self):
        return socket.create_server(("localhost", self.port))  # silent


class DerivedSafely(ConstructedSafely):
    def __init__(self, name, number):
        super().__init__(0)
        self.name = name


def test_derived_safely():
    DerivedSafely("x", 9199).start().close()  # silent


class Template:
    def start(self):
        return socket.create_server(("localhost", self.get_port()))  # PB002:23

    def get_port(self):
        raise NotImplementedError


class Filled(Template):
    def get_port(self):
        return 9109  # PB001:16


def test_template():
    Filled().start()


class PortMixin:
    port = 9110  # PB001:12


class ServerMixin:
    def start(self):
        return socket.create_server(("localhost", self.port))  # PB002:23


class Mixed(PortMixin, ServerMixin):
    pass


def test_mixed():
    Mixed().start()


def make_class():
    class Local(ThreadingHTTPServer):
        pass

    return Local(("localhost", 9111), BaseHTTPRequestHandler)  # PB002:12 PB001:32


def test_local_class():
    make_class()


class Inner:
    class Server(socketserver.TCPServer):
        pass


def test_nested_class():
    Inner.Server(("localhost", 9112), None)  # PB002:11 PB001:32


class Stores(threading.Thread):
    def __init__(self, *, address="localhost", port=0, backlog=5):
        super().__init__()
        self.address = address
        self.port = port

    def __enter__(self):
        self.socket = socket.create_server((self.address, self.port))  # PB002:30
        return self

    def __exit__(self, *failure):
        self.socket.close()


class Forwards(Stores):
    def __init__(self):
        super().__init__(backlog=1)


class ForwardsPort(Stores):
    def __init__(self, port):
        Stores.__init__(self, port=port)


def test_stores():
    with Stores(port=9731):  # PB001:22
        pass


def test_forwards_nothing():
    with Forwards():  # silent: its port is 0, whatever others hand to the base class
        pass


def test_forwards_port():
    with ForwardsPort(9732):  # PB001:23
        pass
    with ForwardsPort(0):  # silent
        pass


class Above:
    def choice(self, port):
        return port


class Below(Above):
    def choice(self, port):
        def later(number):
            return super(Below, self).choice(number)

        return later(port)


def test_super_in_an_inner_function():
    HTTPServer(("localhost", Below().choice(19313)), BaseHTTPRequestHandler)  # PB002:5 PB001:45
    HTTPServer(("localhost", Below().choice(0)), BaseHTTPRequestHandler).server_close()  # silent
