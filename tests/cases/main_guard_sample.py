# path: tests/samples/server.py
"""Samples below the tests are for readers: their main guard does not count."""

import socket


def start():
    socket.create_server(("localhost", 10411))  # PB002:12 PB001:40


if __name__ == "__main__":
    socket.create_server(("localhost", 10412))  # silent
