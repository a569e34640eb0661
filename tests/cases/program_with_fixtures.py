# path: src/plugin.py
"""A file is test code where it defines a fixture, whatever its name."""

import socket

import pytest


@pytest.fixture
def server(port=18851):  # PB001:17
    with socket.create_server(("localhost", port)) as sock:  # PB002:17
        yield sock
