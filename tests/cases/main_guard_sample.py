# path: tests/samples/server.py
# scope: all
"""Samples are for readers, below the tests, too: their main guard does not count."""

import socket


def start():
    socket.create_server(("localhost", 10411))  # PB002:12 PB001:40


if __name__ == "__main__":
    socket.create_server(("localhost", 10412))  # silent
