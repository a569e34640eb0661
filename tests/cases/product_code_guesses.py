# path: src/library/ports.py
# scope: all
# opinions
"""What a program guesses or probes is its way to be configured: it is silent outside test code."""

import os
import random
import socket


def is_free(port):
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))  # silent
            return True
        except OSError:
            return False


def find(low=20000, high=30000):
    for _ in range(100):
        port = random.randint(low, high)
        if is_free(port):
            return port
    raise RuntimeError


def find_upwards(base):
    port = base
    while port < base + 1000:
        try:
            with socket.socket() as probe:
                probe.bind(("", port))  # silent
                return port
        except OSError:
            port += 1
    raise RuntimeError


def probed():
    with socket.socket() as sock:
        sock.bind(("", 0))
        return sock.getsockname()[1]  # silent


def serve():
    socket.create_server(("", probed()))  # silent
    socket.create_server(("", 20000 + os.getpid() % 100))  # silent
    socket.create_server(("", 20000 + 100))  # PB002:12 PB001:31
