"""Objects that leave the place where they are built, and that nobody starts there either."""

import asyncio
from unittest import mock

import aiohttp.web
import pytest
from amqtt.broker import Broker
from project.plugins import Context, serve_in_thread
from uvicorn.config import Config
from uvicorn.lifespan.on import LifespanOn
from uvicorn.main import Server


@pytest.fixture
def resting():
    broker = Broker({"listeners": {"default": {"bind": "127.0.0.1:18501"}}})  # silent
    yield broker


def test_looks_at_it(resting):
    assert resting.config


def test_hands_it_to_an_object(resting):
    context = Context(broker=resting)
    assert context.broker


@pytest.fixture
def started_by_a_test():
    broker = Broker({"listeners": {"default": {"bind": "127.0.0.1:18502"}}})  # PB002:14 PB001:56
    yield broker


async def test_starts_it(started_by_a_test):
    await started_by_a_test.start()


@pytest.fixture
def handed_to_a_helper():
    broker = Broker({"listeners": {"default": {"bind": "127.0.0.1:18503"}}})  # silent
    return broker


def test_hands_it_to_a_helper(handed_to_a_helper):
    serve_in_thread(handed_to_a_helper)


@pytest.fixture
def handed_to_a_runner():
    return Broker({"listeners": {"default": {"bind": "127.0.0.1:18504"}}})  # silent


def test_hands_it_to_a_runner(handed_to_a_runner):
    runner = Context(handed_to_a_runner)
    runner.start()


async def test_configuration_without_a_server(app):
    config = Config(app=app, port=18505)  # silent
    lifespan = LifespanOn(config)
    await lifespan.startup()
    await LifespanOn(Config(app, port=18506)).startup()  # silent


async def test_configuration_with_a_server(app):
    config = Config(app=app, port=18507)  # PB002:14 PB001:35
    lifespan = LifespanOn(config)
    await lifespan.startup()
    await Server(config).serve()


async def test_loop_is_replaced(runner):
    site = aiohttp.web.TCPSite(runner, port=18508)  # silent
    with mock.patch("asyncio.get_event_loop", autospec=True):
        await site.start()


async def test_loop_is_replaced_too_late(runner):
    site = aiohttp.web.TCPSite(runner, port=18509)  # PB002:24 PB001:45
    await site.start()
    with mock.patch("asyncio.get_event_loop", autospec=True):
        await site.stop()


async def test_method_is_replaced_by_a_mock():
    loop = asyncio.get_running_loop()
    loop._start_serving = mock.Mock()
    await loop.create_server(asyncio.Protocol, "localhost", 18510)  # silent


async def test_another_method_is_replaced_by_a_mock():
    loop = asyncio.get_running_loop()
    loop.call_soon = mock.Mock()
    await loop.create_server(asyncio.Protocol, "localhost", 18511)  # PB002:16 PB001:61
