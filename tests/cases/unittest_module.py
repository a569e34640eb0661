# runs
"""setUpModule binds for the whole file."""

import socket
import unittest

server = None


def setUpModule():
    global server
    server = socket.create_server(("localhost", 9450))  # PB002:21 PB001:49


def tearDownModule():
    server.close()


class Module(unittest.TestCase):
    def test_nothing(self):
        assert server.getsockname()[1] != 9451  # silent
