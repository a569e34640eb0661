# path: src/checks.py
"""A file is test code where it defines a test case, whatever its name."""

import socket
import unittest


class Checks(unittest.TestCase):
    def start(self, port=18852):  # PB001:26
        socket.create_server(("localhost", port))  # PB002:16

    def test_it(self):
        self.start()
