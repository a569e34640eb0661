# runs
"""Ports that were guessed: drawn, counted, derived or scanned."""

import itertools
import os
import random
import secrets
import socket
import time
from random import randint

counter = itertools.count(9701)
BASE = 9702


def test_drawn():
    socket.create_server(("localhost", random.randint(20000, 30000)))  # PB002:12


def test_drawn_by_name():
    port = randint(20000, 30000)
    socket.create_server(("localhost", port))  # PB002:12


def test_drawn_from_a_range():
    socket.create_server(("localhost", random.randrange(20000, 30000)))  # PB002:12


def test_chosen():
    socket.create_server(("localhost", random.choice(range(20000, 30000))))  # PB002:12


def test_sum():
    socket.create_server(("localhost", BASE + random.randint(0, 999)))  # PB002:12


def test_secret():
    socket.create_server(("localhost", 10000 + secrets.randbelow(10000)))  # PB002:12


def test_counted():
    socket.create_server(("localhost", next(counter)))  # PB002:12


def test_counted_in_a_dict():
    bases = {"one": 9723, "two": 9724}
    bases["one"] += 1
    socket.create_server(("localhost", bases["one"]))  # PB002:12


def test_not_counted_in_a_dict():
    bases = {"one": 9723, "two": 9726}  # PB001:34
    bases["one"] += 1
    socket.create_server(("localhost", bases["two"]))  # PB002:12


def test_counted_under_any_key(pytestconfig):
    bases = {"one": 9725}
    bases[pytestconfig.rootpath.name] += 1
    socket.create_server(("localhost", bases["one"]))  # silent: any of them may have been counted up


def test_pid():
    socket.create_server(("localhost", 10000 + os.getpid() % 1000))  # PB002:12


def test_time():
    socket.create_server(("localhost", 10000 + int(time.time()) % 1000))  # PB002:12


def draw():
    return random.randint(20000, 30000)


def test_function():
    socket.create_server(("localhost", draw()))  # PB002:12


def test_scan():
    for port in range(9710, 9713):
        try:
            socket.create_server(("localhost", port))  # PB002:20
        except OSError:
            continue
        break


def test_drawn_for_something_else():
    socket.create_server(("localhost", 0), backlog=random.randint(1, 9)).close()  # silent


class Server:
    ports = itertools.count(9730)

    def start(self):
        return socket.create_server(("localhost", next(self.ports)))  # PB002:23


def test_class_counter():
    Server().start()
