# opinions
"""What an unknown object calls a port was not probed; what a listener in the catalogue tells was."""

import asyncio
import socket
import socketserver

from django.conf import settings
from helpers import find_free_port, get_port, load, unusedTcpPort


def test_loaded():
    config = load("service.ini")
    socket.create_server((config.host, config.port))  # PB902:12
    socket.create_server((config.host, config.free_port))  # PB902:12
    socket.create_server((config.host, config.find_free_port()))  # PB902:12


def test_settings():
    socket.create_server(("", settings.METRICS_PORT))  # PB902:12


def test_imported():
    socket.create_server(("", find_free_port()))  # PB901:12
    socket.create_server(("", unusedTcpPort()))  # PB901:12
    socket.create_server(("", get_port()))  # PB902:12: it may be any


def test_fixtures(free_port, service_port):
    socket.create_server(("", free_port))  # PB901:12
    socket.create_server(("", service_port))  # PB902:12


def test_read_back():
    with socketserver.TCPServer(("localhost", 0), None) as server:
        port = server.server_address[1]
    socket.create_server(("", port))  # PB901:12


async def test_read_back_through_a_socket():
    server = await asyncio.start_server(print, "localhost", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await asyncio.start_server(print, "localhost", port)  # PB901:19
