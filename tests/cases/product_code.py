# path: src/library/serving.py
# scope: all
"""Outside test code only what is written for the listener counts: no default, no test by its name alone."""

import random
import socket

import grpc.aio

DEFAULT_PORT = 17001
DEFAULT_ADDRESS = f"localhost:{DEFAULT_PORT}"


def test_connection(host):
    return socket.create_connection((host, 17002))  # silent: a product's own function


def serve(port=17003):
    socket.create_server(("localhost", port))  # silent


def serve_either(port=None):
    port = port or 17004  # silent
    socket.create_server(("localhost", port))  # silent


def serve_chosen(port=None):
    socket.create_server(("localhost", 17005 if port is None else port))  # silent
    socket.create_server(("localhost", port if port else DEFAULT_PORT))  # silent


def serve_without_a_host(port=None, host=None):
    if port is None and not host:
        port = 17006
    socket.create_server(("localhost", port))  # silent


def serve_when_told(port=None, told=False):
    if told:
        port = 17007  # PB001:16
    socket.create_server(("localhost", port))  # PB002:12


def serve_address(address=DEFAULT_ADDRESS):
    server = grpc.aio.server()
    server.add_insecure_port(address)  # silent


def serve_address_or(address=None):
    server = grpc.aio.server()
    server.add_insecure_port(address or DEFAULT_ADDRESS)  # silent


def serve_guessed():
    socket.create_server(("localhost", random.randint(20000, 30000)))  # silent: guessed


def serve_written(backlog):
    socket.create_server(("localhost", 17006 if backlog else 17007))  # PB002:12 PB001:40 PB001:62
    server = grpc.aio.server()
    server.add_insecure_port(f"localhost:{17008}")  # PB002:12 PB001:43
