# runs
"""Ports that differ from worker to worker of pytest-xdist."""

import os
import socket

import pytest

BASE = 9901
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
WORKER_PORT = BASE + WORKER
FIXED = 9902  # PB001:9


@pytest.fixture
def worker_port():
    return 9910 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


def test_module():
    socket.create_server(("localhost", WORKER_PORT))  # silent


def test_fixture(worker_port):
    socket.create_server(("localhost", worker_port))  # silent


def test_fixed_beside_it():
    socket.create_server(("localhost", FIXED))  # PB002:12


def port_for(worker):
    return 9920 + int(worker[2:])


def test_function():
    socket.create_server(("localhost", port_for(os.environ["PYTEST_XDIST_WORKER"])))  # silent


def test_range_of_the_worker():
    for port in range(9930 + 50 * WORKER, 9980 + 50 * WORKER):
        socket.create_server(("localhost", port))  # silent


def test_range_of_everybody():
    for port in range(9930, 9940):
        socket.create_server(("localhost", port))  # PB002:16
