"""PB901, PB902 and PB903 are off by default: `--extend-select PB9` turns them on."""

import os
import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.request import urlopen

import pytest

needs_service = pytest.mark.skipif("SERVICE_PORT" not in os.environ, reason="the service is not running")


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]  # PB901: free again as soon as it is known


def test_probed():
    with HTTPServer(("127.0.0.1", free_port()), BaseHTTPRequestHandler) as server:  # PB901: it was free a moment ago
        assert server.server_port


def test_held():
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:  # clean: chosen and taken in one step
        assert server.server_port


def listening_on(port):
    sock = socket.socket()
    sock.bind(("127.0.0.1", port))  # PB902: nobody in sight says which port
    return sock


def listening():
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))  # clean
    return sock


@needs_service
def test_fixed_address():
    assert urlopen("http://127.0.0.1:8768/").status == 200  # PB903: whoever holds the port answers


@needs_service
def test_configured_address():
    assert urlopen(f"http://127.0.0.1:{os.environ['SERVICE_PORT']}/").status == 200  # clean: the environment says where
