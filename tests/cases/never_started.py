"""Objects that listen only once they are started."""

import asyncio
import logging.config
import multiprocessing.managers

import uvicorn
from aiohttp import web
from aiosmtpd.controller import Controller
from gevent.backdoor import BackdoorServer
from twisted.internet import endpoints, reactor


def test_built_only():
    controller = Controller(None, port=10501)  # silent
    assert controller.port == 10501  # silent


def test_started():
    controller = Controller(None, port=10502)  # PB002:18 PB001:40
    controller.start()


def test_started_at_once():
    Controller(None, port=10503).start()  # PB002:5 PB001:27


def test_handed_on(register):
    controller = Controller(None, port=10504)  # silent: nothing in sight starts it
    register(controller)


def test_config_only():
    config = uvicorn.Config("app:app", port=10505)  # silent
    assert config.port == 10505  # silent


def test_config_started():
    config = uvicorn.Config("app:app", port=10506)  # PB002:22 PB001:45
    asyncio.run(uvicorn.Server(config).serve())


async def test_site_only(runner):
    site = web.TCPSite(runner, "localhost", 10507)  # silent
    assert site.name  # silent


async def test_site_started(runner):
    site = web.TCPSite(runner, "localhost", 10508)  # PB002:16 PB001:45
    await site.start()


def test_endpoint_only():
    endpoint = endpoints.TCP4ServerEndpoint(reactor, 10509)  # silent
    assert endpoint._port == 10509  # silent


def test_endpoint_listening(factory):
    endpoint = endpoints.TCP4ServerEndpoint(reactor, 10510)  # PB002:26 PB001:54
    endpoint.listen(factory)


def test_manager_that_dials():
    manager = multiprocessing.managers.BaseManager(("localhost", 10511), b"key")  # silent
    manager.connect()


def test_manager_that_serves():
    manager = multiprocessing.managers.BaseManager(("localhost", 10512), b"key")  # PB002:40 PB001:66
    manager.start()


def test_manager_in_a_with():
    with multiprocessing.managers.SyncManager(("localhost", 10513)):  # PB002:35 PB001:61
        pass


def test_logging_only():
    thread = logging.config.listen(10514)  # silent
    assert not thread.is_alive()


def test_logging_started():
    thread = logging.config.listen(10515)  # PB002:29 PB001:36
    thread.start()


class Owner:
    def __init__(self):
        self.controller = Controller(None, port=10516)  # PB002:27 PB001:49

    def start(self):
        self.controller.start()


def test_spawned():
    BackdoorServer.spawn(("localhost", 10517))  # PB002:20 PB001:40
    BackdoorServer(("localhost", 10518))  # silent


def test_only_named():
    uvicorn.Server(uvicorn.Config(app, port=19341))  # silent
