# runs
"""Fields of dataclasses and named tuples."""

import socket
from collections import namedtuple
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass
class Settings:
    port: int
    timeout: int = 9099

    def start(self):
        return socket.create_server(("localhost", self.port))  # PB002:23


def test_positional():
    Settings(9001).start()  # PB001:14


def test_keyword():
    Settings(timeout=1, port=9002).start()  # PB001:30


@dataclass
class SafeSettings:
    port: int
    timeout: int = 9098

    def start(self):
        return socket.create_server(("localhost", self.port))  # silent


def test_safe():
    SafeSettings(0).start().close()  # silent


def test_safe_keyword():
    SafeSettings(port=0, timeout=9097).start().close()  # silent


@dataclass(frozen=True)
class Default:
    host: str = "localhost"
    port: int = 9003  # PB001:17


def test_default():
    settings = Default()
    socket.create_server((settings.host, settings.port))  # PB002:12


@dataclass
class FieldDefault:
    port: int = field(default=9004)  # PB001:31


def test_field_default():
    socket.create_server(("localhost", FieldDefault().port))  # PB002:12


class Address(NamedTuple):
    host: str
    port: int = 0


def test_named_tuple():
    address = Address("localhost", 9005)  # PB001:36
    socket.create_server(("localhost", address.port))  # PB002:12


def test_named_tuple_whole():
    socket.create_server(Address("localhost", 9006))  # PB002:12 PB001:47


def test_named_tuple_os_chosen():
    socket.create_server(Address("localhost")).close()  # silent


Pair = namedtuple("Pair", ["host", "port"])


def test_namedtuple():
    pair = Pair("localhost", 9007)  # PB001:30
    socket.create_server(("localhost", pair.port))  # PB002:12


def test_namedtuple_os_chosen():
    pair = Pair("localhost", 0)
    socket.create_server(("localhost", pair.port)).close()  # silent
