# runs
"""Ways that depend on what the function gives that they lead through."""

import contextlib
import socket


def count(n):
    with contextlib.suppress(OSError):
        if n and count(n - 1):
            return False
        socket.create_server(("localhost", 25150))  # PB002:16 PB001:44
    return False


def ring(n):
    with contextlib.suppress(OSError):
        while n:
            if not ring(n - 1):
                break
            return True
        if turn(n):
            socket.create_server(("localhost", 25151))  # PB002:20 PB001:48
    return False


def turn(n):
    return ring(n - 1) if n else True


def test_rings():
    count(2)
    ring(2)
