# runs
"""Parameter defaults, in test code."""

import socket


def start(port=8601):  # PB001:16
    return socket.create_server(("localhost", port))  # PB002:19


def start_safely(port=0):
    return socket.create_server(("localhost", port))  # silent


def start_by_keyword(*, port: int = 8602):  # PB001:37
    return socket.create_server(("localhost", port))  # PB002:19


def start_at(address=("localhost", 8603)):  # PB001:36
    return socket.create_server(address)  # PB002:19


def start_or(port=None):
    return socket.create_server(("localhost", port or 8604))  # PB002:19 PB001:55


def start_if_none(port=None):
    if port is None:
        port = 8605  # PB001:16
    return socket.create_server(("localhost", port))  # PB002:19


def start_if_none_and_no_host(port=None, host=None):
    if port is None and not host:
        if host is None:
            port = 8640  # PB001:20
    return socket.create_server(("localhost", port))  # PB002:19


def with_timeout(timeout=8699, port=0):
    return socket.create_server(("localhost", port))  # silent


class Server:
    def __init__(self, host="localhost", port=8606):  # PB001:47
        self.socket = socket.create_server((host, port))  # PB002:30


class SafeServer:
    def __init__(self, host="localhost", port=0):
        self.socket = socket.create_server((host, port))  # silent


def test_default():
    start()


def test_safe_default():
    start_safely().close()


def test_keyword_only():
    start_by_keyword()


def test_address():
    start_at()


def test_or():
    start_or()


def test_none():
    start_if_none()


def test_none_and_no_host():
    start_if_none_and_no_host()


def test_timeout():
    with_timeout().close()


def test_class():
    Server()


def test_safe_class():
    SafeServer().socket.close()
