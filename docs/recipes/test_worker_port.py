"""A server that takes nothing but a number: each worker of pytest-xdist has a range of its own.

Below 32768 nothing is handed out by Linux as the port of a client; a port that another program holds is passed over.
"""

import os
import socket

import pytest

RANGE = 50


@pytest.fixture(scope="session")
def listening():
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    first = 21000 + RANGE * worker
    for port in range(first, first + RANGE):
        try:
            sock = socket.create_server(("127.0.0.1", port))
        except OSError:
            continue
        yield sock
        sock.close()
        return
    pytest.fail(f"no free port from {first} on")


def test_listening(listening):
    with socket.create_connection(listening.getsockname()) as client:
        connection, address = listening.accept()
        connection.close()
        assert address == client.getsockname()
