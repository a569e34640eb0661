# opinions
"""What tests guess or probe, by the same means as a program does."""

import os
import random
import socket

from elsewhere import get_free_port_number, get_port_number, unused_port_factory


def find(low=20000, high=30000):
    port = random.randint(low, high)
    socket.create_server(("", port))  # PB002:12
    return port


def probed():
    with socket.socket() as sock:
        sock.bind(("", 0))
        return sock.getsockname()[1]  # PB901:21


def serve():
    socket.create_server(("", probed()))  # PB901:12
    socket.create_server(("", 20000 + os.getpid() % 100))  # PB002:12
    socket.create_server(("", get_free_port_number()))  # PB901:12
    socket.create_server(("", unused_port_factory()()))  # PB901:12
    socket.create_server(("", get_port_number()))  # PB902:12


def is_free(host, port):
    with socket.socket() as sock:
        try:
            sock.bind((host, int(port)))  # PB901:18
        except OSError:
            return False
    with socket.socket() as sock:
        pass
    return True


def try_until_free():
    port = random.randint(20000, 30000)
    while not is_free("localhost", port):
        port = random.randint(20000, 30000)
    socket.create_server(("", port))  # PB901:12
