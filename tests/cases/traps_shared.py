"""Two processes take the same port, and neither of them is told."""

import asyncio
import socket
import socketserver

import eventlet
import grpc
from dnslib.server import DNSServer
from granian import Granian


def test_grpc(pool):
    server = grpc.server(pool)
    server.add_insecure_port("[::]:8401")  # PB002:12 PB001:30
    server.add_insecure_port("[::]:0")  # silent


def test_granian():
    Granian("app:app", port=8402).serve()  # PB002:5 PB001:29
    Granian("app:app", port=0).serve()  # silent


def test_eventlet():
    eventlet.listen(("localhost", 8403))  # PB002:14 PB001:35
    eventlet.listen(("localhost", 0))  # silent


def test_udp():
    with socket.socket(type=socket.SOCK_DGRAM) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(("localhost", 8404))  # PB002:14 PB001:33
    with socket.socket(type=socket.SOCK_DGRAM) as sock:
        sock.bind(("localhost", 0))  # silent
    socketserver.UDPServer(("localhost", 8405), None)  # PB002:18 PB001:42
    socketserver.UDPServer(("localhost", 0), None)  # silent


def test_dns(resolver):
    DNSServer(resolver, port=8406).start_thread()  # PB002:5 PB001:30
    DNSServer(resolver, port=0).start_thread()  # silent


async def test_reused(answer):
    await asyncio.start_server(answer, "localhost", 8407, reuse_port=True)  # PB002:19 PB001:53
    await asyncio.start_server(answer, "localhost", 0, reuse_port=True)  # silent
