"""asyncio streams: port 0, read back from the listening socket."""

import asyncio


async def echo(reader, writer):
    writer.write(await reader.readline())
    await writer.drain()
    writer.close()


async def ask(text):
    async with await asyncio.start_server(echo, "127.0.0.1", 0) as server:
        host, port = server.sockets[0].getsockname()
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(text)
        answer = await reader.readline()
        writer.close()
        return answer


def test_echo():
    assert asyncio.run(ask(b"hello\n")) == b"hello\n"
