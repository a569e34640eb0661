# path: tests/examples/server.py
"""What lies below the examples is written for readers, in a folder of tests, too."""

import socket


def serve():
    socket.create_server(("localhost", 10433))  # silent
