# runs
"""The listener is replaced where the code runs."""

import http.server
import socket
import socketserver
from unittest import mock
from unittest.mock import MagicMock, Mock, patch


def test_context():
    with patch("socketserver.TCPServer"):
        socketserver.TCPServer(("localhost", 10201), None)  # silent


def test_behind_the_context():
    with patch("socketserver.TCPServer"):
        pass
    socketserver.TCPServer(("localhost", 10202), None)  # PB002:18 PB001:42


def test_name_of_several_parts():
    with patch("http.server.HTTPServer"):
        http.server.HTTPServer(("localhost", 10216), None)  # silent


@patch("socketserver.TCPServer")
def test_decorator(server):
    socketserver.TCPServer(("localhost", 10203), None)  # silent


@mock.patch("socketserver.UDPServer")
def test_something_else_patched(server):
    socketserver.TCPServer(("localhost", 10204), None)  # PB002:18 PB001:42


@mock.patch.object(socket, "create_server")
def test_object(create_server):
    socket.create_server(("localhost", 10205))  # silent


def test_object_context():
    with patch.object(socketserver, "TCPServer"):
        socketserver.TCPServer(("localhost", 10206), None)  # silent


def test_monkeypatch(monkeypatch):
    monkeypatch.setattr(socket, "create_server", lambda address: None)
    socket.create_server(("localhost", 10207))  # silent


def test_monkeypatch_by_name(monkeypatch):
    monkeypatch.setattr("socketserver.TCPServer", Mock())
    socketserver.TCPServer(("localhost", 10208), None)  # silent


@patch("socketserver.TCPServer")
class TestClass:
    def test_class(self, server):
        socketserver.TCPServer(("localhost", 10209), None)  # silent


def test_mock_receiver():
    sock = MagicMock()
    sock.bind(("localhost", 10210))  # silent


def test_mock_with_spec():
    sock = mock.Mock(spec=socket.socket)
    sock.bind(("localhost", 10211))  # silent


def test_autospec():
    sock = mock.create_autospec(socket.socket)
    sock.bind(("localhost", 10212))  # silent


class FakeSocket:
    def bind(self, address):
        self.address = address


def test_fake():
    sock = FakeSocket()
    sock.bind(("localhost", 10213))  # silent


def test_patched_socket():
    with patch("socket.socket") as factory:
        socket.socket().bind(("localhost", 10214))  # silent
        factory.return_value.bind.assert_called_with(("localhost", 10214))  # silent


def start(port):
    return socketserver.TCPServer(("localhost", port), None)  # silent


@patch("socketserver.TCPServer")
def test_helper(server):
    start(10215)  # silent
