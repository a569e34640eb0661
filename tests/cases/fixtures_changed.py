# runs
"""Fixtures of the same file whose own parameters a test changes."""

import socket

import pytest


@pytest.fixture
def server(port):
    with socket.create_server(("localhost", port)) as listening:  # PB002:17
        yield listening


@pytest.fixture
def wrapped(server):
    return server


@pytest.mark.parametrize("port", [9250, 0])  # PB001:35
def test_rows(wrapped):
    assert wrapped


@pytest.mark.parametrize("port", [9251])
def test_rows_that_no_fixture_binds(port):
    assert port == 9251  # silent


@pytest.mark.usefixtures("server")
class TestNearer:
    @pytest.fixture
    def port(self):
        return 9252  # PB001:16

    def test_it(self):
        assert True


class TestUnused:
    @pytest.fixture
    def port(self):
        return 9253  # silent

    def test_it(self, port):
        assert port


@pytest.fixture
def any_server(any_port):
    with socket.create_server(("localhost", any_port)) as listening:  # silent
        yield listening


@pytest.mark.parametrize("any_port", [0])
def test_os_chosen(any_server):
    assert any_server
