"""The websockets library."""

import asyncio

import websockets
from websockets.asyncio.server import serve
from websockets.sync.server import serve as serve_sync


async def echo(connection):
    pass


async def test_serve():
    async with websockets.serve(echo, "localhost", 11801):  # PB002:27 PB001:52
        pass
    async with websockets.serve(echo, "localhost", 0):  # silent
        pass
    async with websockets.serve(echo, "localhost"):  # silent
        pass


async def test_new_serve():
    await serve(echo, "localhost", port=11802)  # PB002:11 PB001:41


def test_in_a_loop():
    asyncio.get_event_loop().run_until_complete(websockets.serve(echo, "localhost", 11803))  # PB002:60 PB001:85


async def test_handed(sock):
    async with serve(echo, sock=sock):  # silent
        pass
    async with websockets.unix_serve(echo, "/tmp/11804.sock"):  # silent
        pass


def test_sync():
    with serve_sync(echo, "localhost", 11805) as server:  # PB002:10 PB001:40
        server.shutdown()
    with serve_sync(echo, "localhost", 0) as server:  # silent
        server.shutdown()


async def test_client():
    async with websockets.connect("ws://localhost:11806"):  # silent
        pass
