"""Patched and faked listeners of libraries."""

import socketserver
from unittest.mock import patch

import uvicorn
from flask import Flask
from twisted.internet import reactor
from twisted.internet.endpoints import TCP4ServerEndpoint, serverFromString
from twisted.internet.testing import MemoryReactor

app = Flask(__name__)


def test_mocker(mocker):
    run = mocker.patch("uvicorn.run")
    uvicorn.run("app:app", port=10251)  # silent
    run.assert_called_once_with("app:app", port=10251)  # silent


def test_mocker_object(mocker):
    mocker.patch.object(Flask, "run")
    app.run(port=10252)  # silent


def test_memory_reactor(factory):
    memory = MemoryReactor()
    memory.listenTCP(10253, factory)  # silent


class TestMemory:
    def setup_method(self):
        self.reactor = MemoryReactor()

    def test_endpoint(self, factory):
        TCP4ServerEndpoint(self.reactor, 10257).listen(factory)  # silent
        serverFromString(reactor=self.reactor, description="tcp:10258").listen(factory)  # silent

    def test_real_endpoint(self, factory):
        TCP4ServerEndpoint(reactor, 10259).listen(factory)  # PB002:9 PB001:37


@patch("twisted.internet.reactor")
def test_patched_reactor(_, factory):
    serverFromString(reactor, "tcp:10260").listen(factory)  # silent


def test_real_reactor(factory):
    reactor.listenTCP(10254, factory)  # PB002:13 PB001:23


@patch("uvicorn.run")
def test_patched_run(run):
    uvicorn.run("app:app", port=10255)  # silent


def test_unpatched_run():
    uvicorn.run("app:app", port=10256)  # PB002:13 PB001:33


def test_a_value_that_has_the_name_of_the_listener(monkeypatch, name):
    monkeypatch.setattr(socketserver, name, "TCPServer")
    socketserver.TCPServer(("localhost", 10216), None)  # PB002:18 PB001:42


def test_a_value_that_has_the_name_of_another_listener(monkeypatch):
    monkeypatch.setattr("socketserver.UDPServer", "TCPServer")
    socketserver.TCPServer(("localhost", 10218), None)  # PB002:18 PB001:42


@patch(name_of_the_day, "TCPServer")
def test_another_value_that_has_the_name_of_the_listener():
    socketserver.TCPServer(("localhost", 10217), None)  # PB002:18 PB001:42


def test_what_calls_the_real_one(monkeypatch):
    real = socketserver.TCPServer

    def spy(*given):
        return real(*given)

    monkeypatch.setattr(socketserver, "TCPServer", spy)
    socketserver.TCPServer(("localhost", 10219), None)  # PB002:18 PB001:42


def test_what_calls_another(monkeypatch):
    def spy(*given):
        return print(*given)

    monkeypatch.setattr(socketserver, "TCPServer", spy)
    socketserver.TCPServer(("localhost", 10220), None)  # silent
