# path: examples/web/test_server.py
"""An example is test code where pytest would collect it; what stands under its main guard is for readers."""

import socket


def test_it():
    socket.create_server(("localhost", 10431))  # PB002:12 PB001:40


if __name__ == "__main__":
    socket.create_server(("localhost", 10432))  # silent
