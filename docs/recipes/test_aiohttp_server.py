"""aiohttp: its test client starts a real server on port 0; TCPSite does so with port=0."""

import asyncio

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient, TestServer


async def hello(request):
    return web.Response(text="hello")


def application():
    app = web.Application()
    app.router.add_get("/", hello)
    return app


async def with_test_client():
    async with TestClient(TestServer(application())) as client:
        return await (await client.get("/")).text()


async def with_site():
    runner = web.AppRunner(application())
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port=0).start()
    host, port = runner.addresses[0]
    async with ClientSession() as session:
        text = await (await session.get(f"http://{host}:{port}/")).text()
    await runner.cleanup()
    return text


def test_client():
    assert asyncio.run(with_test_client()) == "hello"


def test_site():
    assert asyncio.run(with_site()) == "hello"
