# path: src/verify.py
"""A function that is called test_something, takes options and asserts is a program's own check."""

import socket


def test_connection(port=19354):  # silent
    server = socket.create_server(("localhost", port))
    assert server


class Checker:
    def test_server(self, port=19355):  # silent
        assert socket.create_server(("localhost", port))


def outer():
    def test_inner():
        assert outer

    return test_inner


def tests(port=19356):  # silent
    assert socket.create_server(("localhost", port))


class TestBed:
    def start(self, port=19390):  # silent: no method tests anything
        socket.create_server(("localhost", port))
