"""A socket that is bound before the server exists: the address is known early, and nobody else can take it."""

import asyncio
import socket

import pytest


@pytest.fixture
def sock():
    with socket.create_server(("127.0.0.1", 0)) as bound:
        yield bound


async def greet(reader, writer):
    writer.write(b"hello")
    writer.close()


async def ask(sock):
    host, port = sock.getsockname()
    async with await asyncio.start_server(greet, sock=sock):
        reader, writer = await asyncio.open_connection(host, port)
        answer = await reader.read()
        writer.close()
        return answer


def test_hello(sock):
    assert asyncio.run(ask(sock)) == b"hello"
