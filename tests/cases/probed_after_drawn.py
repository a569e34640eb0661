# opinions
"""Numbers that are drawn or counted and then probed: clean by default, PB901 at the probe and at the use."""

import os
import random
import socket

import pytest


def draw():
    for _ in range(100):
        port = random.randint(20000, 40000)
        with socket.socket() as probe:
            try:
                probe.bind(("localhost", port))  # PB901:23
                return port
            except OSError:
                continue
    raise RuntimeError


def test_drawn():
    socket.create_server(("localhost", draw()))  # PB901:12


def is_free(port):
    probe = socket.socket()
    try:
        probe.bind(("localhost", port))  # PB901:15
    except OSError:
        return False
    finally:
        probe.close()
    return True


def count_up(port=9801):
    while not is_free(port):
        port += 1
    return port


def test_counted():
    socket.create_server(("localhost", count_up()))  # PB901:12


def test_in_place():
    port = random.randint(20000, 40000)
    while not is_free(port):
        port = random.randint(20000, 40000)
    socket.create_server(("localhost", port))  # PB901:12


def test_tried_only_afterwards():
    port = random.randint(20000, 40000)
    socket.create_server(("localhost", port))  # PB002:12
    assert not is_free(port)


def test_fixed():
    assert is_free(9811)
    socket.create_server(("localhost", 9811))  # PB002:12 PB001:40


def in_use(port):
    with socket.socket() as probe:
        return probe.connect_ex(("localhost", port)) == 0


def scan(start):
    for port in range(start, start + 100):
        if not in_use(port):
            return port
    raise RuntimeError


def test_scan():
    socket.create_server(("localhost", scan(9821)))  # PB901:12


def test_comprehension():
    port = next(number for number in range(9831, 9839) if is_free(number))
    socket.create_server(("localhost", port))  # PB901:12


def test_not_tried():
    port = next(number for number in range(9831, 9839) if number % 2)
    socket.create_server(("localhost", port))  # PB002:12


@pytest.fixture
def port():
    while True:
        number = random.randint(20000, 40000)
        if is_free(number):
            return number


def test_fixture(port):
    socket.create_server(("localhost", port))  # PB901:12


def opened_for_a_moment(port):
    with socket.create_server(("localhost", port)):  # PB901:17
        return port


def test_opened_for_a_moment():
    socket.create_server(("localhost", opened_for_a_moment(random.randint(20000, 40000))))  # PB901:12


def test_probe_that_a_test_makes():
    port = random.randint(20000, 40000)
    with socket.socket() as probe:
        probe.bind(("localhost", port))  # PB901:15
    socket.create_server(("localhost", port))  # PB901:12


def test_that_only_binds():
    port = random.randint(20000, 40000)
    with socket.socket() as sock:
        sock.bind(("localhost", port))  # PB002:14


def serve_once(port):
    sock = socket.socket()
    sock.bind(("localhost", port))  # PB002:10
    sock.listen()
    connection, _ = sock.accept()
    connection.close()
    sock.close()
    return True


def test_server_that_returns_a_verdict():
    serve_once(random.randint(20000, 40000))


def held(port):
    sock = socket.socket()
    sock.bind(("localhost", port))  # PB002:10
    return sock


def test_held():
    held(random.randint(20000, 40000))


WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])


def of_worker():
    port = 20000 + 100 * WORKER
    for _ in range(10):
        with socket.socket() as probe:
            try:
                probe.bind(("localhost", port))  # silent
                return port
            except OSError:
                port += 1
    raise RuntimeError


def test_worker_that_tries_again():
    socket.create_server(("localhost", of_worker()))  # silent


def test_worker_that_counts_up():
    port = 30000 + WORKER
    while True:
        try:
            socket.create_server(("localhost", port))  # silent
            break
        except OSError:
            port += 1


def test_everybody_that_counts_up():
    port = 30000
    while True:
        try:
            socket.create_server(("localhost", port))  # PB002:20
            break
        except OSError:
            port += 1
