# runs
"""Ports that were free a moment ago: clean, though PB901 has an opinion."""

import contextlib
import socket
import socketserver

import pytest


def find_free_port():
    with socket.socket() as s:
        s.bind(("", 0))  # silent
        return s.getsockname()[1]


def unlikely_name():
    with contextlib.closing(socket.socket()) as s:
        s.bind(("localhost", 0))  # silent
        host, number = s.getsockname()
        return number


@pytest.fixture
def port():
    return find_free_port()


@pytest.fixture
def held():
    with socket.socket() as s:
        s.bind(("localhost", 0))  # silent
        yield s.getsockname()[1]


def test_function():
    socket.create_server(("localhost", find_free_port())).close()  # silent


def test_unlikely_name():
    socket.create_server(("localhost", unlikely_name())).close()  # silent


def test_fixture(port):
    socket.create_server(("localhost", port)).close()  # silent


def test_in_place():
    probe = socket.socket()
    probe.bind(("localhost", 0))  # silent
    port = probe.getsockname()[1]
    probe.close()
    socket.create_server(("localhost", port)).close()  # silent


def test_through_a_helper():
    serve(find_free_port())


def serve(port):
    socketserver.TCPServer(("localhost", port), None).server_close()  # silent


class Server:
    def __init__(self, port=None):
        self.port = port or find_free_port()

    def start(self):
        return socket.create_server(("localhost", self.port))  # silent


def test_class():
    Server().start().close()


def test_server_address():
    with socketserver.TCPServer(("localhost", 0), None) as first:  # silent
        host, port = first.server_address
    socket.create_server((host, port)).close()  # silent


def get_port():
    return 9801  # PB001:12


def test_free_by_name_only():
    socket.create_server(("localhost", get_port()))  # PB002:12
