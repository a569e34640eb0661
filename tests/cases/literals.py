# runs
"""The number stands in the call that binds."""

import asyncio
import socket
from http.server import BaseHTTPRequestHandler, HTTPServer


def test_socket():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 8101))  # PB002:11 PB001:30


def test_socket_os_chosen():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))  # silent


def test_any_interface():
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.bind(("", 8102))  # PB002:7 PB001:17


def test_ipv6():
    s = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
    s.bind(("::1", 8103, 0, 0))  # PB002:7 PB001:20 skipped where there is no IPv6


def test_ipv6_os_chosen():
    with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as s:
        s.bind(("::1", 0, 0, 0))  # silent


def test_udp():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(("localhost", 8104))  # PB002:7 PB001:26


def test_spellings():
    for written in (hexadecimal, underscored, reused):
        try:
            written()
        except OSError:
            pass


def hexadecimal():
    socket.create_server(("localhost", 0x1FA9))  # PB002:12 PB001:40


def underscored():
    socket.create_server(("localhost", 8_106))  # PB002:12 PB001:40


def reused():
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("localhost", 8107))  # PB002:7 PB001:26


def test_keyword():
    HTTPServer(server_address=("localhost", 8109), RequestHandlerClass=BaseHTTPRequestHandler)  # PB002:5 PB001:45


def test_keyword_os_chosen():
    HTTPServer(server_address=("localhost", 0), RequestHandlerClass=BaseHTTPRequestHandler).server_close()  # silent


def test_over_several_lines():
    HTTPServer(  # PB002:5
        ("localhost", 8110),  # PB001:23
        BaseHTTPRequestHandler,
    )


async def echo(reader, writer):
    writer.close()


def test_port_as_text():
    async def main():
        await asyncio.start_server(echo, "localhost", "8111")  # PB002:23 PB001:55

    asyncio.run(main())


def test_port_as_text_os_chosen():
    async def main():
        async with await asyncio.start_server(echo, "localhost", "0"):  # silent
            pass

    asyncio.run(main())


def test_not_a_port():
    s = socket.socket()
    s.listen(8112)  # silent: a backlog
    s.settimeout(8113)  # silent
    s.close()
