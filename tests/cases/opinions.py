# opinions
"""PB901, PB902 and PB903 are off by default."""

import socket

import pytest


def find_free_port():
    with socket.socket() as s:
        s.bind(("localhost", 0))  # silent
        return s.getsockname()[1]  # PB901:18


def test_probed():
    socket.create_server(("localhost", find_free_port()))  # PB901:12


def test_held():
    socket.create_server(("localhost", 0))  # silent


def test_unknown(port):
    socket.create_server(("localhost", port))  # PB902:12


def test_fixed():
    socket.create_server(("localhost", 12201))  # PB002:12 PB001:40


def find_port_and_close():
    s = socket.socket()
    s.bind(("localhost", 0))  # silent
    port = s.getsockname()[1]  # PB901:14
    s.close()
    return port


def bound_socket():
    s = socket.socket()
    s.bind(("localhost", 0))  # silent
    return s, s.getsockname()[1]  # silent: the caller gets the socket, too


@pytest.fixture
def held_port():
    with socket.socket() as s:
        s.bind(("localhost", 0))  # silent
        yield s.getsockname()[1]  # silent: it is held while the test runs


@pytest.fixture
def let_go_port():
    with socket.socket() as s:
        s.bind(("localhost", 0))  # silent
        port = s.getsockname()[1]  # PB901:18
    yield port


def own_port(connection):
    return connection.getsockname()[1]  # silent


def test_open_dict(name, other):
    with socket.socket() as s:
        s.bind(("localhost", {name: 0}[other]))  # PB902:11
    with socket.socket() as s:
        s.bind(("localhost", {"web": 0, "api": 0}[other]))  # silent
