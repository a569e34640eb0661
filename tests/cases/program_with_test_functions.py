# path: src/verify.py
"""A file is test code where it defines test functions that assert something."""

import socket


def test_it():
    assert start()


def start(port=19352):  # PB001:16
    return socket.create_server(("localhost", port))  # PB002:19
