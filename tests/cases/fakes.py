"""Servers that are no servers: mocks in their place, and a `server_bind` that binds nothing."""

import http.server
import socketserver
from unittest import mock
from wsgiref.simple_server import WSGIServer


class Fake(WSGIServer):
    def server_bind(self):
        self.server_name, self.server_port = self.server_address


class Careful(socketserver.TCPServer):
    def server_bind(self):
        self.socket.settimeout(1)
        super().server_bind()


def test_fake():
    Fake(("localhost", 10601), None)  # silent


def test_careful():
    Careful(("localhost", 10602), None)  # PB002:5 PB001:27


def test_mock_class():
    http.server.test(ServerClass=mock.MagicMock(), port=10603)  # silent


def test_class():
    http.server.test(ServerClass=http.server.HTTPServer, port=10604)  # PB002:17 PB001:63
