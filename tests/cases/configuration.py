"""Configuration in a dict: a key that says listen, handed to something that serves."""

import asyncio
import json

import pytest
from amqtt.broker import Broker
from project.testing import Client, Options, ProxyServer, render

PORT = 17001  # PB001:8
CONFIG = {"listeners": {"default": {"type": "tcp", "bind": "127.0.0.1:17002"}}}  # PB001:60
FREE = {"listeners": {"default": {"type": "tcp", "bind": "127.0.0.1:0"}}}


def test_started_at_once():
    Broker({"listeners": {"default": {"bind": "127.0.0.1:18831"}}}).start()  # PB002:5 PB001:47
    Broker({"listeners": {"default": {"bind": "127.0.0.1:0"}}}).start()  # silent
    Broker({"listeners": {"default": {"bind": ":0"}}}).start()  # silent


async def test_started():
    broker = Broker({"listeners": {"default": {"bind": "0.0.0.0:17003"}}})  # PB002:14 PB001:56
    await broker.start()


async def test_started_safely():
    broker = Broker({"listeners": {"default": {"bind": "0.0.0.0:0"}}})  # silent
    await broker.start()


def test_never_started():
    broker = Broker({"listeners": {"default": {"bind": "127.0.0.1:17004"}}})  # silent
    assert broker.config["listeners"]["default"]["bind"] == "127.0.0.1:17004"  # silent


def test_constant():
    asyncio.run(Broker(CONFIG).start())  # PB002:17
    asyncio.run(Broker(FREE).start())  # silent


def test_keyword():
    Broker(config={"listeners": {"default": {"bind": "localhost:17005"}}}).start()  # PB002:5 PB001:54
    Broker(config={"listeners": {"default": {"bind": "localhost:0"}}}).start()  # silent


def test_several():
    Broker({"listeners": {"a": {"bind": ":17006"}, "b": {"bind": ":17007"}}}).start()  # PB002:5 PB001:41 PB001:66


def test_in_a_list():
    Broker({"listeners": [{"bind": "127.0.0.1:17008"}, {"bind": "127.0.0.1:0"}]}).start()  # PB002:5 PB001:36


def test_put_together():
    Broker({"listeners": {"default": {"bind": f"localhost:{PORT}"}}}).start()  # PB002:5
    Broker(dict(listeners=dict(default=dict(bind="localhost:17009")))).start()  # PB002:5 PB001:50
    Broker(dict(listeners=dict(default=dict(bind="localhost:0")))).start()  # silent


def test_built_in_steps():
    config = {"listeners": {}}
    config["bind"] = "localhost:17010"  # PB001:22
    Broker(config).start()  # PB002:5


def test_listen():
    ProxyServer({"listen": "127.0.0.1:17011", "upstream": "127.0.0.1:17012"}).start()  # PB002:5 PB001:28
    ProxyServer({"listen": "127.0.0.1:0", "upstream": "127.0.0.1:17013"}).start()  # silent


def start(config):
    broker = Broker(config)  # PB002:14
    broker.start()


def test_helper():
    start({"listeners": {"default": {"bind": "127.0.0.1:17014"}}})  # PB001:46
    start({"listeners": {"default": {"bind": "127.0.0.1:0"}}})


@pytest.fixture
async def broker():
    broker = Broker({"listeners": {"default": {"bind": "127.0.0.1:17015"}}})  # PB002:14 PB001:56
    await broker.start()
    yield broker
    await broker.shutdown()


def test_unix_socket():
    Broker({"listeners": {"default": {"bind": "/tmp/17016.sock"}}}).start()  # silent
    Broker({"listeners": {"default": {"bind": "unix:/tmp/17017.sock"}}}).start()  # silent


def test_other_keys():
    Broker({"plugins": {"redis": {"url": "localhost:17018"}}, "timeout": 17019}).start()  # silent
    Broker({"bridge": {"connect": "localhost:17020"}}).start()  # silent


def test_no_server():
    Options({"bind": "127.0.0.1:17021"}).validate()  # silent
    Client({"bind": "127.0.0.1:17022"}).start()  # silent
    render({"listeners": {"default": {"bind": "127.0.0.1:17023"}}})  # silent
    json.dumps({"bind": "127.0.0.1:17024"})  # silent


def test_expected_failure():
    with pytest.raises(OSError):
        Broker({"listeners": {"default": {"bind": "127.0.0.1:17025"}}}).start()  # silent
