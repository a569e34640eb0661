# runs
"""What a name stands for that `.bind` or `.create_server` is called on."""

import asyncio
import contextlib
import socket
import socket as network
from http import server as web
from http.server import BaseHTTPRequestHandler as Handler
from http.server import HTTPServer as Serve
from socket import AF_INET, SOCK_STREAM
from socket import socket as Socket

import pytest


def test_module_alias():
    network.socket().bind(("localhost", 9601))  # PB002:22 PB001:41


def test_name_alias():
    Socket(AF_INET, SOCK_STREAM).bind(("localhost", 9602))  # PB002:34 PB001:53


def test_class_alias():
    Serve(("localhost", 9603), Handler)  # PB002:5 PB001:25


def test_module_from_package():
    web.HTTPServer(("localhost", 9604), web.BaseHTTPRequestHandler)  # PB002:9 PB001:34


def test_local_import():
    import socketserver

    socketserver.TCPServer(("localhost", 9605), None)  # PB002:18 PB001:42


def test_with():
    with socket.socket() as sock:
        sock.bind(("localhost", 9606))  # PB002:14 PB001:33


def test_with_os_chosen():
    with socket.socket() as sock:
        sock.bind(("localhost", 0))  # silent


def test_with_several():
    with socket.socket() as first, socket.socket() as second:
        first.bind(("localhost", 0))  # silent
        second.bind(("localhost", 9607))  # PB002:16 PB001:35


def test_closing():
    with contextlib.closing(socket.socket()) as sock:
        sock.bind(("localhost", 9608))  # PB002:14 PB001:33


def test_exit_stack():
    with contextlib.ExitStack() as stack:
        sock = stack.enter_context(socket.socket())
        sock.bind(("localhost", 9609))  # PB002:14 PB001:33


def by_annotation(sock: socket.socket):
    sock.bind(("localhost", 9610))  # PB002:10 PB001:29


def test_annotation():
    by_annotation(socket.socket())


def by_quoted_annotation(sock: "socket.socket"):
    sock.bind(("localhost", 9611))  # PB002:10 PB001:29


def test_quoted_annotation():
    by_quoted_annotation(socket.socket())


def make() -> socket.socket:
    return socket.socket()


def test_factory():
    make().bind(("localhost", 9612))  # PB002:12 PB001:31


def test_factory_variable():
    sock = make()
    sock.bind(("localhost", 9613))  # PB002:10 PB001:29


class Owner:
    def __init__(self):
        self.sock = socket.socket()

    def start(self):
        self.sock.bind(("localhost", 9614))  # PB002:19 PB001:38


def test_attribute():
    Owner().start()


def test_assigned_method():
    bind = socket.socket().bind
    bind(("localhost", 9615))  # PB002:5 PB001:24


def test_loop():
    for sock in [socket.socket()]:
        sock.bind(("localhost", 9616))  # PB002:14 PB001:33


@pytest.fixture
def sock():
    with socket.socket() as s:
        yield s


def test_fixture(sock):
    sock.bind(("localhost", 9617))  # PB002:10 PB001:29


class Protocol(asyncio.Protocol):
    pass


def test_event_loop():
    async def main():
        loop = asyncio.get_running_loop()
        await loop.create_server(Protocol, "localhost", 9618)  # PB002:20 PB001:57

    asyncio.run(main())


def test_event_loop_os_chosen():
    async def main():
        loop = asyncio.get_running_loop()
        (await loop.create_server(Protocol, "localhost", 0)).close()  # silent

    asyncio.run(main())


def test_new_event_loop():
    loop = asyncio.new_event_loop()
    with contextlib.closing(loop):
        loop.run_until_complete(loop.create_server(Protocol, "localhost", 9619))  # PB002:38 PB001:75


def test_handed_socket():
    async def main():
        sock = socket.create_server(("localhost", 0))  # silent
        server = await asyncio.start_server(lambda reader, writer: None, sock=sock)  # silent
        server.close()

    asyncio.run(main())


class Registry:
    def bind(self, pair):
        self.pair = pair


def test_other_bind():
    Registry().bind(("localhost", 9699))  # silent: this one opens nothing


def test_optional():
    sock = None
    sock = sock or socket.socket()
    sock.bind(("localhost", 9620))  # PB002:10 PB001:29
