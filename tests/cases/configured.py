"""Ports that whoever runs the code chooses."""

import argparse
import os
import socket
import sys

PORT = int(os.environ["PORT"])
WITH_DEFAULT = int(os.environ.get("PORT", 10001))
WITH_GETENV = int(os.getenv("PORT", "10002"))
OTHERWISE = int(os.environ.get("PORT") or 10003)
FIXED = 10004  # PB001:9


def test_environment():
    socket.create_server(("localhost", PORT))  # silent


def test_environment_with_default():
    socket.create_server(("localhost", WITH_DEFAULT))  # silent
    socket.create_server(("localhost", WITH_GETENV))  # silent
    socket.create_server(("localhost", OTHERWISE))  # silent


def test_arguments():
    socket.create_server(("localhost", int(sys.argv[1])))  # silent


def test_parser():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=10005)
    options = parser.parse_args()
    socket.create_server(("localhost", options.port))  # silent


def test_getoption(request):
    socket.create_server(("localhost", request.config.getoption("--port", default=10006)))  # silent


def test_pytestconfig(pytestconfig):
    socket.create_server(("localhost", int(pytestconfig.getini("port"))))  # silent


def test_fixed():
    socket.create_server(("localhost", FIXED))  # PB002:12


def test_derived():
    port = int(os.environ["PORT"]) + 1
    socket.create_server(("localhost", port))  # silent
