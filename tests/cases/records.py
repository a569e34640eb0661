"""What the fields of records, enums and the like hold."""

import dataclasses
import enum
import socket
from typing import ClassVar, NamedTuple


def listen(port):
    socket.create_server(("localhost", port)).close()  # PB002:12


@dataclasses.dataclass
class Settings:
    kind: ClassVar[int] = 22301
    made: int = dataclasses.field(default=22302, init=False)
    port: int = 0


def test_fields_that_the_constructor_takes():
    listen(Settings(22303).port)  # PB001:21
    listen(Settings().port)  # silent


@dataclasses.dataclass
class Reset:
    port: int = 22304  # silent

    def __post_init__(self):
        self.port = 0


def test_field_that_is_set_anyway():
    listen(Reset().port)


class Place(NamedTuple):
    port: int = 0


def test_replaced():
    listen(Place()._replace(port=22305).port)  # PB001:34
    listen(Place(22306)._replace(port=0).port)  # silent
    listen(dataclasses.replace(Settings(), port=22307).port)  # PB001:49
    listen(dataclasses.replace(Settings(22308), port=0).port)  # silent


def test_replaced_in_something_unknown(settings):
    listen(dataclasses.replace(settings, port=22309).port)  # silent


class Port(enum.Enum):
    NONE = 0
    WEB = 22310  # PB001:11


def test_enum(name):
    listen(Port["WEB"].value)
    listen(Port["NONE"].value)  # silent
    listen(Port(22311).value)  # PB001:17
    listen(Port[name].value)  # silent


class Table:
    def __getitem__(self, key):
        return 22312  # PB001:16


class Plain:
    pass


def test_items():
    listen(Table()[1])
    listen(Plain()[1])  # silent


class Base:
    @property
    def port(self):
        return 22313  # PB001:16


class Heir(Base):
    @property
    def port(self):
        return super().port


def test_property_of_a_base():
    listen(Heir().port)
