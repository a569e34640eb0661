# opinions
"""PB901, PB902 and PB903 are off by default."""

import socket


def find_free_port():
    with socket.socket() as s:
        s.bind(("localhost", 0))  # silent
        return s.getsockname()[1]


def test_probed():
    socket.create_server(("localhost", find_free_port()))  # PB901:12


def test_held():
    socket.create_server(("localhost", 0))  # silent


def test_unknown(port):
    socket.create_server(("localhost", port))  # PB902:12


def test_fixed():
    socket.create_server(("localhost", 12201))  # PB002:12 PB001:40
