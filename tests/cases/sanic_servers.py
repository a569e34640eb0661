"""Sanic turns port 0 into 8000."""

import asyncio

from sanic import Sanic

app = Sanic("app")


def test_run():
    app.run(host="localhost", port=12001)  # PB002:9 PB001:36


def test_zero():
    app.run(port=0)  # PB002:9 PB001:18


def test_default():
    app.run()  # PB002:9


def test_handed(sock):
    app.run(sock=sock)  # silent
    app.run(unix="/tmp/12002.sock")  # silent


def test_create_server():
    asyncio.run(app.create_server(port=12003, return_asyncio_server=True))  # PB002:21 PB001:40


def test_in_process():
    app.test_client.get("/")  # silent: it listens on a port of its own
    app.asgi_client.get("/")  # silent
