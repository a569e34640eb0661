"""None and an omission: here a fixed number, there a port that the operating system chooses."""

import asyncio

import asyncssh
import pymodbus.server
import rpyc.utils.server
import tftpy
import uvicorn
import websockets
from aiohttp import web
from dnslib.server import DNSServer
from django.test import LiveServerTestCase
from flask import Flask
from quart import Quart

flask_app = Flask("app")
quart_app = Quart("app")


def test_flask():
    flask_app.run(port=None)  # PB002:15 PB001:24 says: port 5000
    flask_app.run()  # PB002:15 says: port=0
    flask_app.run(port=0)  # silent


def test_quart():
    quart_app.run(port=None)  # PB002:15 PB001:24 says: port 5000
    quart_app.run(port=0)  # silent


def test_run_app():
    web.run_app(web.Application(), port=None)  # PB002:9 PB001:41 says: port 8080
    web.run_app(web.Application(), port=0)  # silent


async def test_site(runner):
    await web.TCPSite(runner, "localhost", None).start()  # PB002:15 PB001:44 says: port 8080
    await web.TCPSite(runner, "localhost", 0).start()  # silent


async def test_ssh():
    await asyncssh.listen("localhost")  # PB002:20 says: port 22;
    await asyncssh.listen("localhost", 0)  # silent


async def test_modbus(context):
    await pymodbus.server.StartAsyncTcpServer(context)  # PB002:27 says: port 502;
    await pymodbus.server.StartAsyncTcpServer(context, address=("localhost", 0))  # silent


def test_low_numbers(resolver):
    tftpy.TftpServer("/srv").listen()  # PB002:30 says: port 69;
    DNSServer(resolver).start_thread()  # PB002:5 says: port 53;
    tftpy.TftpServer("/srv").listen("localhost", 0)  # silent
    DNSServer(resolver, port=0).start_thread()  # silent


class TestWithDjango(LiveServerTestCase):
    def test_url(self):
        self.assertTrue(self.live_server_url)  # silent: the operating system chooses


async def test_asyncio(answer):
    await asyncio.start_server(answer, "localhost")  # silent
    await asyncio.start_server(answer, "localhost", None)  # silent
    await asyncio.start_server(answer, "localhost", 8321)  # PB002:19 PB001:53


async def test_websockets(answer):
    async with websockets.serve(answer, "localhost"):  # silent
        pass
    async with websockets.serve(answer, "localhost", 8322):  # PB002:27 PB001:54
        pass


def test_rpyc(service):
    rpyc.utils.server.ThreadedServer(service)  # silent: 18861 is but the number of its documentation
    rpyc.utils.server.ThreadedServer(service, port=18861)  # PB002:23 PB001:52


def test_uvicorn():
    uvicorn.run("app:app", port=None)  # silent
    uvicorn.run("app:app")  # PB002:13 says: port 8000
