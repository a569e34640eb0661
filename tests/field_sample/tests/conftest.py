import socket

import pytest


@pytest.fixture
def held():
    one = socket.create_server(("127.0.0.1", 18101))  # found: 18101; right; right
    yield one
    one.close()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
