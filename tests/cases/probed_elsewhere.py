"""Free ports from libraries, plugins and helpers out of sight."""

import socket

import portpicker
from aiohttp.test_utils import unused_port
from helpers import find_unused_port
from tornado.testing import bind_unused_port


def test_portpicker():
    socket.create_server(("localhost", portpicker.pick_unused_port()))  # silent


def test_aiohttp():
    socket.create_server(("localhost", unused_port()))  # silent


def test_tornado(server):
    sock, port = bind_unused_port()
    server.add_socket(sock)  # silent


def test_out_of_sight():
    socket.create_server(("localhost", find_unused_port()))  # silent


def test_plugin_fixture(unused_tcp_port):
    socket.create_server(("localhost", unused_tcp_port))  # silent


def test_plugin_factory(unused_tcp_port_factory):
    socket.create_server(("localhost", unused_tcp_port_factory()))  # silent


def test_fixed(unused_tcp_port):
    socket.create_server(("localhost", 9851))  # PB002:12 PB001:40
