"""Who gets a fixture with another value for its parameter, and who does not."""

import socket

import pytest


@pytest.fixture
def port():
    return 0


@pytest.fixture
def server(port):
    with socket.create_server(("localhost", port)) as listening:  # PB002:17
        yield listening


@pytest.fixture
def started(server):
    return server


@pytest.fixture
def filled(server):
    return server


@pytest.fixture
def both(started, filled):
    return started, filled


def test_as_it_stands(both):
    assert both  # silent: the operating system chooses


class TestNearer:
    @pytest.fixture
    def port(self):
        return 26201  # PB001:16

    def test_by_two_ways(self, server, started, filled):
        assert server

    def test_of_two(self, both):
        assert both


class TestServerOfItsOwn:
    @pytest.fixture
    def port(self):
        return 26202  # silent: its server does not ask for it

    @pytest.fixture
    def server(self):
        return None

    def test_it(self, server):
        assert server is None


@pytest.fixture
def rowed(request):
    with socket.create_server(("localhost", request.param)) as listening:  # PB002:17
        yield listening


@pytest.mark.parametrize("rowed", [26203, 0], indirect=True)  # PB001:36
class TestRows:
    def test_first(self, rowed):
        assert rowed

    def test_second(self, rowed):
        assert rowed


@pytest.mark.parametrize("rowed", [26204])  # silent: it takes the place of the fixture
def test_rows_of_its_own(rowed):
    assert rowed


@pytest.fixture
def free(request):
    with socket.create_server(("localhost", request.param)) as listening:  # silent
        yield listening


@pytest.mark.parametrize("free", [0], indirect=True)
class TestFree:
    def test_it(self, free):
        assert free


@pytest.mark.parametrize("free", [26205])
def test_that_takes_no_fixture(free):
    assert free
