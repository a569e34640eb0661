# path: src/tester.py
"""A file is no test code where only its words sound like it."""

import socket


class Checks:
    def test_it(self, port=18853):  # silent: a default, in a program
        socket.create_server(("localhost", port))


def testable(port=18854):  # silent
    socket.create_server(("localhost", port))
