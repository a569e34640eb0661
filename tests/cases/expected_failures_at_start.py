"""An object whose start is meant to fail takes nothing."""

import asyncio
import socketserver
import unittest

import pytest
import uvicorn
from aiosmtpd.controller import Controller


def test_start_that_fails():
    server = uvicorn.Server(uvicorn.Config("no_such:app", port=10301))  # silent
    with pytest.raises(SystemExit):
        server.run()


def test_start_of_a_config_that_fails():
    config = uvicorn.Config("no_such:app", port=10302)  # silent
    server = uvicorn.Server(config=config)
    with pytest.raises(SystemExit):
        server.run()


def test_start_that_fails_as_a_call():
    controller = Controller(None, port=10303)  # silent
    pytest.raises(OSError, controller.start)


def test_start_that_works_once():
    controller = Controller(None, port=10304)  # PB002:18 PB001:40
    controller.start()
    with pytest.raises(OSError):
        controller.start()


def test_start_that_times_out():
    config = uvicorn.Config("app:app", port=10309)  # PB002:22 PB001:45
    server = uvicorn.Server(config)
    with pytest.raises(TimeoutError):
        server.run()


def test_start_of_a_config():
    config = uvicorn.Config("app:app", port=10305)  # PB002:22 PB001:45
    server = uvicorn.Server(config)
    server.run()


class TestLoop(unittest.TestCase):
    def test_coroutine_that_fails(self):
        coro = self.loop.create_server(Protocol, "example.com", 10306)  # silent
        with self.assertRaises(ValueError):
            self.loop.run_until_complete(coro)

    def test_coroutine_that_fails_as_a_call(self):
        coro = asyncio.start_server(None, "example.com", 10307)  # silent
        self.assertRaises(TypeError, self.loop.run_until_complete, coro)

    def test_coroutine_that_runs(self):
        coro = asyncio.start_server(None, "localhost", 10308)  # PB002:24 PB001:56
        self.loop.run_until_complete(coro)


class Server(socketserver.TCPServer):
    pass


class Refused(socketserver.TCPServer):
    def __init__(self, port):
        with pytest.raises(OSError):
            super().__init__(("localhost", port), None)  # silent


class Taken(socketserver.TCPServer):
    def __init__(self, port):
        super().__init__(("localhost", port), None)  # PB002:17


def test_subclasses():
    with pytest.raises(OSError):
        Server(("localhost", 10305), None)  # silent
    Server(("localhost", 10306), None)  # PB002:5 PB001:26
    Refused(10307)  # silent
    Taken(10308)  # PB001:11
