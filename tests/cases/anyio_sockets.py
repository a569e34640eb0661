"""anyio's sockets: every one with a local port receives on it."""

import anyio
from anyio import create_connected_udp_socket


async def test_listener():
    await anyio.create_tcp_listener(local_port=18101)  # PB002:17 PB001:48
    await anyio.create_tcp_listener(local_port=0)  # silent
    await anyio.create_tcp_listener()  # silent


async def test_udp():
    await anyio.create_udp_socket(local_port=18102)  # PB002:17 PB001:46
    await anyio.create_udp_socket()  # silent


async def test_connected_udp():
    await create_connected_udp_socket("localhost", 18103, local_port=18104)  # PB002:11 PB001:70
    await create_connected_udp_socket("localhost", 18105)  # silent: the peer's port
