"""A fixed number beside an unknown one counts where it certainly reaches the listener."""

import socket

from elsewhere import choose, is_ci, pick


def start(port):
    return socket.create_server(("localhost", port))  # PB002:19


def test_fixed_caller():
    start(8851)  # PB001:11


def test_unknown_caller():
    start(choose())  # silent


def test_fallback():
    port = 8852  # silent: something unknown may replace it
    if is_ci():
        port = choose()
    socket.create_server(("localhost", port))  # silent


def test_try():
    try:
        port = pick()
    except OSError:
        port = 8853  # silent
    socket.create_server(("localhost", port))  # silent


def never_called(port):
    return socket.create_server(("localhost", port))  # silent


def test_only_unknown():
    never_called_fixed(choose())


def never_called_fixed(port):
    return socket.create_server(("localhost", port))  # silent
