"""The number is held by an object."""

import socket
import threading
from contextlib import ExitStack, closing
from dataclasses import dataclass, field

import attr
from elsewhere import Base, Other


def listen(port):
    socket.create_server(("localhost", port)).close()  # PB002:12


class Server:
    @classmethod
    def on(cls, port):
        return cls(port)

    def __init__(self, port):
        self.port = port

    @property
    def address(self):
        return "localhost", self.port

    @staticmethod
    def start(port):
        listen(port)

    def __enter__(self):
        listen(self.port)
        return self


def test_class_method():
    with Server.on(18501):  # PB001:20
        pass


def test_property():
    socket.create_server(Server(18502).address)  # PB002:12 PB001:33


def test_static_method():
    Server(18503).start(18504)  # PB001:12 PB001:25


def test_entered():
    with ExitStack() as stack:
        server = stack.enter_context(Server(18505))  # PB001:45
        listen(server.port)


def test_closed():
    with closing(Server(18506)) as server:  # PB001:25
        listen(server.port)


class Heir(Server):
    def __init__(self):
        super().__init__(18507)  # PB001:26


def test_heir():
    listen(Heir().port)


class ByName(Server):
    def __init__(self):
        Server.__init__(self, 18508)  # PB001:31


def test_by_name():
    listen(ByName().port)


class Foreign(Base):
    def __init__(self):
        super().__init__(18509)  # silent: not in sight
        super().start(18510)  # silent


def test_foreign():
    listen(Foreign().port)  # silent
    listen(Foreign.port)  # silent


@dataclass
class Settings:
    host: str
    port: int = field(default=18511)  # PB001:31
    others: list = field(default_factory=list)


@attr.s
class Old:
    port: int = attr.ib(18512)  # PB001:25


@dataclass
class More(Settings):
    backup: int = 18513  # PB001:19


def test_fields():
    listen(Settings("").port)
    listen(Old().port)
    listen(More("").backup)
    listen(Settings("").others)  # silent


def test_given_fields():
    listen(Settings("", 18514).port)  # PB001:25
    listen(Settings("", port=18515).port)  # PB001:30


class Shared:
    port = None

    @classmethod
    def setUpClass(cls):
        cls.port = 18516  # PB001:20

    def run(self):
        listen(self.port)


class FromOutside:
    pass


def test_from_outside():
    FromOutside.port = 18517  # PB001:24
    listen(FromOutside.port)
    server = FromOutside()
    server.other = 18518  # PB001:20
    listen(server.other)


class Abstract:
    def start(self):
        listen(self.number())
        listen(self.constant)


class Concrete(Abstract):
    constant = 18519  # PB001:16

    def number(self):
        return 18520  # PB001:16


class Reassigned:
    def __init__(self):
        self.port = 0

    def start(self):
        self.port = 18521  # PB001:21
        listen(self.port)


class Recursive:
    def __init__(self):
        self.inner = Recursive()
        listen(self.inner.inner.port)  # silent


def test_threads():
    threading.Thread(target=Server(18523).__enter__).start()  # PB001:36


class Configured:
    port = 19309  # silent: the set-up always replaces it

    def __init__(self, port=None):
        if port:
            self.port = port

    def setUp(self):
        self.port = 19310  # PB001:21

    def start(self):
        listen(self.port)


class Idle:
    def start(self):
        listen(self.port)


class Busy(Idle):
    def __init__(self):
        self.port = 19311  # PB001:21


def test_what_only_an_heir_sets():
    idle = Idle()
    socket.create_server(("localhost", idle.port)).close()  # silent: nobody sets it on this one


class InThread:
    def __init__(self, port):
        self.port = port

    def start(self):
        threading.Thread(target=lambda: listen(self.port)).start()


def test_attribute_in_a_lambda():
    InThread(19312).start()  # PB001:14
    InThread(0).start()  # silent
