# path: src/verify.py
"""A file is test code where it defines a class of tests."""

import socket


class TestServer:
    def start(self, port=19353):  # PB001:26
        socket.create_server(("localhost", port))  # PB002:16

    def test_it(self):
        self.start()
