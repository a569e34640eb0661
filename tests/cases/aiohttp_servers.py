"""aiohttp's servers."""

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer


@pytest.fixture
def app():
    return web.Application()


def test_run_app(app):
    web.run_app(app, host="localhost", port=11501)  # PB002:9 PB001:45
    web.run_app(app, port=0)  # silent


def test_run_app_default(app):
    web.run_app(app)  # PB002:9


def test_run_app_handed(app, sock):
    web.run_app(app, sock=sock)  # silent
    web.run_app(app, path="/tmp/11502.sock")  # silent


async def test_site(app):
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "localhost", 11503)  # PB002:16 PB001:45
    await site.start()
    await web.TCPSite(runner, "localhost", 0).start()  # silent
    await web.TCPSite(runner, port=11504).start()  # PB002:15 PB001:36


async def test_site_default(app):
    runner = web.AppRunner(app)
    await web.TCPSite(runner).start()  # PB002:15


async def test_unix_site(app):
    await web.UnixSite(web.AppRunner(app), "/tmp/11505.sock").start()  # silent


async def test_test_server(app):
    async with TestServer(app, port=11506) as server:  # PB002:16 PB001:37
        assert server.port
    async with TestServer(app) as server:  # silent
        assert server.port


async def test_test_client(app):
    async with TestClient(TestServer(app)) as client:  # silent
        await client.get("http://localhost:11507/")  # silent


async def test_fixtures(app, aiohttp_client, aiohttp_server):
    await aiohttp_client(app)  # silent
    await aiohttp_server(app)  # silent
    await aiohttp_server(app, port=11508)  # PB002:11 PB001:36
