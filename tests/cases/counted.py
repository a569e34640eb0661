"""Numbers that are counted from a fixed base: the base is fixed, the count is not."""

import socket
from concurrent.futures import ThreadPoolExecutor

BASE = 13801  # PB001:8


def open_at(port):
    return socket.create_server(("localhost", port))  # PB002:19


def test_enumerated(names):
    for index, _ in enumerate(names):
        socket.create_server(("localhost", BASE + index))  # PB002:16


def test_range():
    for index in range(3):
        socket.create_server(("localhost", 13811 + index))  # PB002:16 PB001:44


def test_comprehension():
    return [socket.create_server(("localhost", 13821 + 10 * index)) for index in range(3)]  # PB002:20 PB001:48


def test_through_a_helper():
    for index, _ in enumerate("abc", start=1):
        open_at(index + 13831)  # PB001:25


def test_in_a_range_of_its_own():
    for port in range(13841, 13844):
        socket.create_server(("localhost", port + 1))  # PB002:16


def test_until_one_is_free():
    for index in range(3):
        try:
            socket.create_server(("localhost", 13851 + index))  # PB002:20
            break
        except OSError:
            continue


def test_from_a_base_that_nobody_knows(base, unused_tcp_port):
    for index in range(3):
        socket.create_server(("localhost", base + index))  # silent
        socket.create_server(("localhost", unused_tcp_port + index))  # silent


def test_number_of_something_else():
    with ThreadPoolExecutor() as pool:
        for index in range(3):
            pool.submit(socket.create_server, ("localhost", 0), backlog=index + 5)  # silent
