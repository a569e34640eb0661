"""Tornado's servers."""

import tornado.testing
from tornado import httpserver, netutil, web
from tornado.httpserver import HTTPServer
from tornado.tcpserver import TCPServer


class Echo(TCPServer):
    async def handle_stream(self, stream, address):
        pass


def test_application():
    app = web.Application([])
    app.listen(11601)  # PB002:9 PB001:16
    app.listen(0)  # silent


def test_http_server():
    HTTPServer(web.Application([])).listen(11602)  # PB002:37 PB001:44
    server = httpserver.HTTPServer(web.Application([]))
    server.bind(11603, address="localhost")  # PB002:12 PB001:17
    server.listen(0)  # silent


def test_subclass():
    Echo().listen(11604)  # PB002:12 PB001:19
    Echo().listen(0)  # silent


def test_bind_sockets():
    server = Echo()
    server.add_sockets(netutil.bind_sockets(11605, "localhost"))  # PB002:32 PB001:45
    server.add_sockets(netutil.bind_sockets(0, "localhost"))  # silent


def test_unused():
    sock, port = tornado.testing.bind_unused_port()
    Echo().add_socket(sock)  # silent


class Case(tornado.testing.AsyncHTTPTestCase):
    def get_app(self):
        return web.Application([])

    def test_page(self):
        assert self.fetch("/").code == 200  # silent
