"""The `worker_id` fixture of pytest-xdist."""

import socket

import elsewhere
import pytest


@pytest.fixture
def port(worker_id):
    return 9951 + int(worker_id.removeprefix("gw") or 0)


@pytest.fixture
def branched(worker_id):
    if worker_id == "master":
        return 9952
    return 9953 + int(worker_id[2:])


@pytest.fixture
def of_workerinput(request):
    return 9954 + int(request.config.workerinput["workerid"][2:])


def test_port(port):
    socket.create_server(("localhost", port))  # silent


def test_branched(branched):
    socket.create_server(("localhost", branched))  # silent


def test_workerinput(of_workerinput):
    socket.create_server(("localhost", of_workerinput))  # silent


def test_not_used(worker_id):
    socket.create_server(("localhost", 9955))  # PB002:12 PB001:40


def test_helper_of_somebody_else():
    socket.create_server(("localhost", elsewhere.port_of_worker_num())).close()  # silent
