# runs
"""A bind that is meant to fail takes nothing."""

import socket
import unittest

import pytest


def test_raises():
    with pytest.raises(OSError):
        socket.create_server(("localhost", 10101))  # silent: expected to fail


def test_raises_with_match():
    with pytest.raises(OSError, match="10102"):
        socket.create_server(("localhost", 10102))  # silent: expected to fail


def start(port):
    return socket.create_server(("localhost", port))  # silent: expected to fail


def test_raises_in_a_helper():
    with pytest.raises(OSError):
        start(10103)  # silent


def test_beside_it():
    with pytest.raises(ZeroDivisionError):
        1 / 0
    socket.create_server(("localhost", 10104))  # PB002:12 PB001:40


def test_called_by_raises():
    pytest.raises(OSError, socket.create_server, ("localhost", 10105))  # silent: expected to fail


class Unittest(unittest.TestCase):
    def test_raises(self):
        with self.assertRaises(OSError):
            socket.create_server(("localhost", 10106))  # silent: expected to fail

    def test_regex(self):
        with self.assertRaisesRegex(OSError, "in use"):
            socket.create_server(("localhost", 10107))  # silent: expected to fail

    def test_called(self):
        self.assertRaises(OSError, socket.create_server, ("localhost", 10108))  # silent: expected to fail


@pytest.mark.xfail(strict=True)
def test_xfail():
    socket.create_server(("localhost", 10109))  # PB002:12 PB001:40


@pytest.mark.skip
def test_skip():
    socket.create_server(("localhost", 10110))  # PB002:12 PB001:40 skipped
