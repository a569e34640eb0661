# runs
"""Addresses of other families are no ports."""

import asyncio
import socket
import socketserver


def test_unix(tmp_path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as s:
        s.bind(str(tmp_path / "10301.sock"))  # silent


def test_unix_keyword(tmp_path):
    with socket.socket(family=socket.AF_UNIX) as s:
        s.bind(f"{tmp_path}/10302")  # silent


def test_netlink():
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW) as s:
        s.bind((0, 10303))  # silent


def test_bluetooth():
    with socket.socket(socket.AF_BLUETOOTH, socket.SOCK_STREAM, socket.BTPROTO_RFCOMM) as s:
        s.bind(("00:00:00:00:00:00", 10304))  # silent


def test_vsock():
    with socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM) as s:
        s.bind((socket.VMADDR_CID_ANY, 10305))  # silent


def test_packet():
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW) as s:
        s.bind(("lo", 10306))  # silent


def test_inet():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
        s.bind(("localhost", 10307))  # PB002:11 PB001:30


def test_inet6():
    with socket.socket(socket.AF_INET6) as s:
        s.bind(("::", 10308))  # PB002:11 PB001:23 skipped where there is no IPv6


def test_unix_server(tmp_path):
    socketserver.UnixStreamServer(f"{tmp_path}/10309", None).server_close()  # silent


def test_asyncio_unix(tmp_path):
    async def main():
        server = await asyncio.start_unix_server(lambda reader, writer: None, f"{tmp_path}/10310")  # silent
        server.close()

    asyncio.run(main())


def test_pair():
    first, second = socket.socketpair()
    first.close()
    second.close()
