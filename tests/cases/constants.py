# runs
"""The number has a name."""

import enum
import socket
from types import SimpleNamespace
from typing import Final

import pytest

PORT = 8201  # PB001:8
SHARED = 8202  # PB001:10
TYPED: Final[int] = 8203  # PB001:21
ZERO = 0
UNUSED_PORT = 8204  # silent: nothing listens on it
HOST, PAIRED = "localhost", 8205  # PB001:29
FIRST = SECOND = 8206  # PB001:18
BASE = 8207  # PB001:8
NEXT = BASE + 1
ADDRESS = ("localhost", 8209)  # PB001:25
SAFE_ADDRESS = ("localhost", 0)
SETTINGS = {"host": "localhost", "port": 8210, "workers": 8299}  # PB001:42
SAFE_SETTINGS = {"host": "localhost", "port": 0}
PORTS = [8211, 8212]  # PB001:10 PB001:16
NAMESPACE = SimpleNamespace(port=8213, timeout=8298)  # PB001:34
WRITTEN = int("8214")  # PB001:15


class Ports(enum.IntEnum):
    MAIN = 8215  # PB001:12
    OTHER = 8297  # silent
    ANY = 0


class Config:
    port = 8216  # PB001:12
    safe = 0


def test_name():
    socket.create_server(("localhost", PORT))  # PB002:12


def test_name_os_chosen():
    socket.create_server(("localhost", ZERO)).close()  # silent


def test_one_number_two_listeners():
    try:
        socket.create_server(("localhost", SHARED))  # PB002:16
    except OSError:
        socket.create_server(("", SHARED))  # PB002:16


def test_typed():
    socket.create_server(("localhost", TYPED))  # PB002:12


def test_paired():
    socket.create_server((HOST, PAIRED))  # PB002:12


def test_chained():
    socket.create_server(("localhost", SECOND))  # PB002:12


def test_sum():
    socket.create_server(("localhost", NEXT))  # PB002:12


def test_address():
    socket.create_server(ADDRESS)  # PB002:12


def test_address_os_chosen():
    socket.create_server(SAFE_ADDRESS).close()  # silent


def test_item():
    socket.create_server((SETTINGS["host"], SETTINGS["port"]))  # PB002:12


def test_get():
    socket.create_server((SAFE_SETTINGS["host"], SAFE_SETTINGS.get("port"))).close()  # silent


@pytest.mark.parametrize("index", [0, 1])
def test_any_item(index):
    socket.create_server(("localhost", PORTS[index]))  # PB002:12


def test_namespace():
    socket.create_server(("localhost", NAMESPACE.port))  # PB002:12


def test_converted():
    socket.create_server(("localhost", WRITTEN))  # PB002:12


def test_enum():
    socket.create_server(("localhost", Ports.MAIN))  # PB002:12


def test_enum_value():
    socket.create_server(("localhost", Ports.ANY.value)).close()  # silent


def test_class_attribute():
    socket.create_server(("localhost", Config.port))  # PB002:12


def test_class_attribute_os_chosen():
    socket.create_server(("localhost", Config.safe)).close()  # silent


def test_defined_below():
    socket.create_server(("localhost", BELOW))  # PB002:12


def test_local():
    port = 8217  # PB001:12
    socket.create_server(("localhost", port))  # PB002:12


def test_assigned_again():
    port = 8218  # silent: overwritten
    port = 0
    socket.create_server(("localhost", port)).close()  # silent


def test_enclosing():
    port = 8219  # PB001:12

    def start():
        socket.create_server(("localhost", port))  # PB002:16

    start()


def test_walrus():
    socket.create_server(("localhost", (port := 8220)))  # PB002:12 PB001:49
    print(port)


def test_choice():
    socket.create_server(("localhost", 8221 if socket.has_ipv6 else 8222))  # PB002:12 PB001:40 PB001:69


def test_decided_choice():
    socket.create_server(("localhost", 8237 if PORT else 8238))  # PB002:12 PB001:40
    socket.create_server(("localhost", ZERO if ZERO == 0 else ZERO))  # silent
    socket.create_server(("localhost", 8239 if ZERO else ZERO))  # silent


def test_either():
    socket.create_server(("localhost", ZERO or 8223))  # PB002:12 PB001:48


def test_branches():
    if PORT:
        port = 8224  # PB001:16
    else:
        port = 8225  # PB001:16
    socket.create_server(("localhost", port))  # PB002:12


def test_loop():
    for port in [8228, 8229]:  # PB001:18 PB001:24
        try:
            socket.create_server(("localhost", port))  # PB002:20
        except OSError:
            pass


def test_global():
    set_global()
    socket.create_server(("localhost", GLOBAL_PORT))  # PB002:12


def set_global():
    global GLOBAL_PORT
    GLOBAL_PORT = 8230  # PB001:19


BELOW = 8231  # PB001:9
