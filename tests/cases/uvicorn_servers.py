"""Uvicorn, where a real server is needed."""

import asyncio
import contextlib
import threading

import uvicorn
from uvicorn import Config, Server
from uvicorn.config import Config as ConfigAlias


def test_run():
    uvicorn.run("app:app", host="localhost", port=11201)  # PB002:13 PB001:51
    uvicorn.run("app:app", host="localhost", port=0)  # silent


def test_default():
    uvicorn.run("app:app")  # PB002:13


def test_none():
    uvicorn.run("app:app", port=None)  # silent


def test_handed():
    uvicorn.run("app:app", uds="/tmp/app.sock", port=11202)  # silent
    uvicorn.run("app:app", fd=3)  # silent


def test_config():
    config = Config("app:app", port=11203)  # PB002:14 PB001:37
    Server(config).run()


def test_config_default():
    server = uvicorn.Server(uvicorn.Config("app:app"))  # PB002:37
    server.run()


def test_config_in_one():
    asyncio.run(Server(Config("app:app", "localhost", 11204)).serve())  # PB002:24 PB001:55
    asyncio.run(Server(Config("app:app", "localhost", 0)).serve())  # silent


def test_config_alias():
    Server(ConfigAlias("app:app", port=11205)).run()  # PB002:12 PB001:40


def test_thread():
    threading.Thread(target=uvicorn.run, args=("app:app",), kwargs={"port": 11206}).start()  # PB002:37 PB001:77


class Background(uvicorn.Server):
    def install_signal_handlers(self):
        pass


def test_subclass():
    Background(config=Config("app:app", port=11207)).run()  # PB002:23 PB001:46


class InThread(uvicorn.Server):
    def background(self):
        threading.Thread(target=self.run).start()


class Server(uvicorn.Server):
    @contextlib.contextmanager
    def up(self):
        threading.Thread(target=self.run).start()
        yield


def test_subclass_with_a_starter_of_its_own():
    InThread(config=Config("app:app", port=11208)).background()  # PB002:21 PB001:44


def test_subclass_of_the_same_name():
    server = Server(Config("app:app", port=11209))  # PB002:21 PB001:44
    with server.up():
        pass


def test_subclass_of_the_same_name_that_never_runs():
    server = Server(Config("app:app", port=11210))  # silent
    assert server == server


def test_method_that_runs_nothing():
    server = uvicorn.Server(Config("app:app", port=11211))  # silent
    server.handle_exit(2, None)
