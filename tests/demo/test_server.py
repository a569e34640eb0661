"""PB001 and PB002: servers on numbers that are written down, beside servers on ports that the system chooses."""

import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.request import urlopen

import pytest

PORT = 8765  # PB001: every process that runs these tests wants this very number


class Hello(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"hello")


@pytest.fixture
def fixed_server():
    server = HTTPServer(("127.0.0.1", PORT), Hello)  # PB002: and this call takes it
    Thread(target=server.serve_forever).start()
    yield f"http://127.0.0.1:{PORT}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def server():
    server = HTTPServer(("127.0.0.1", 0), Hello)  # clean: the system picks a port, and the next lines read it back
    Thread(target=server.serve_forever).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_fixed_server(fixed_server):
    assert urlopen(fixed_server).read() == b"hello"


def test_server(server):
    assert urlopen(server).read() == b"hello"


def test_fixed_socket():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 8766))  # PB001 PB002: the number and the call that takes it
        assert sock.getsockname()[1] == 8766


def test_socket():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))  # clean
        assert sock.getsockname()[1] != 0


def test_fixed_port_of_a_fixture(fixed_port):
    with socket.create_server(("127.0.0.1", fixed_port)) as sock:  # PB001 PB002: conftest.py says 8764
        assert sock.getsockname()[1] == fixed_port


def test_any_port_of_a_fixture(any_port):
    with socket.create_server(("127.0.0.1", any_port)) as sock:  # clean: conftest.py says 0
        assert sock.getsockname()[1] != 0


def test_link():
    link = "http://127.0.0.1:8765/"  # clean: nothing listens on a string
    assert link.endswith(":8765/")
