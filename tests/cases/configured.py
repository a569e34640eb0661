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


def test_written_list():
    parser = argparse.ArgumentParser()
    parser.add_argument("--http-port", type=int)
    options = parser.parse_args(["--http-port", "9871"])  # PB001:49
    socket.create_server(("localhost", options.http_port))  # PB002:12


def test_written_at_once():
    options = argparse.ArgumentParser().parse_args("--port=9872 --host ::1".split())  # PB001:52
    socket.create_server(("localhost", options.port))  # PB002:12


def test_written_os_chosen():
    options = argparse.ArgumentParser().parse_args(["--port", "0", "--retries", "9873"])
    socket.create_server(("localhost", options.port)).close()  # silent


def test_not_written(words):
    options = argparse.ArgumentParser().parse_args(words)
    socket.create_server(("localhost", options.port)).close()  # silent
