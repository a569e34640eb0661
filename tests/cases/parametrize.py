# runs
"""Rows of `parametrize`."""

import socket

import pytest

PORTS = [9301, 9302]  # PB001:10 PB001:16


@pytest.mark.parametrize("port", [9303, 9304])  # PB001:35 PB001:41
def test_rows(port):
    socket.create_server(("localhost", port))  # PB002:12


@pytest.mark.parametrize("port", [0])
def test_rows_os_chosen(port):
    socket.create_server(("localhost", port)).close()  # silent


@pytest.mark.parametrize("port", PORTS)
def test_named_rows(port):
    socket.create_server(("localhost", port))  # PB002:12


@pytest.mark.parametrize("host, port", [("localhost", 9305), ("", 9306)])  # PB001:55 PB001:67
def test_columns(host, port):
    socket.create_server((host, port))  # PB002:12


@pytest.mark.parametrize(("status", "port"), [(9398, 0), (9399, 0)])
def test_columns_os_chosen(status, port):
    socket.create_server(("localhost", port)).close()  # silent


@pytest.mark.parametrize("port", [pytest.param(9307, id="first"), 0])  # PB001:48
def test_param(port):
    socket.create_server(("localhost", port)).close()  # PB002:12


@pytest.mark.parametrize("address", [("localhost", 9308)])  # PB001:52
def test_address(address):
    socket.create_server(address)  # PB002:12


@pytest.fixture
def server(request):
    with socket.create_server(("localhost", request.param)) as running:  # PB002:17
        yield running


@pytest.mark.parametrize("server", [9309], indirect=True)  # PB001:37
def test_indirect(server):
    pass


@pytest.fixture
def safe_server(request):
    with socket.create_server(("localhost", request.param)) as running:  # silent
        yield running


@pytest.mark.parametrize("safe_server", [0], indirect=["safe_server"])
def test_indirect_os_chosen(safe_server):
    pass


@pytest.mark.parametrize("port", [9310])  # PB001:35
class TestClass:
    def test_class(self, port):
        socket.create_server(("localhost", port))  # PB002:16


@pytest.mark.parametrize("factor", [1])
@pytest.mark.parametrize("port", [9311])  # PB001:35
def test_stacked(factor, port):
    socket.create_server(("localhost", port), backlog=factor)  # PB002:12


@pytest.mark.parametrize("expected", [9397])
def test_expected(expected):
    assert expected == 9397  # silent


def start(port):
    return socket.create_server(("localhost", port))  # PB002:19


@pytest.mark.parametrize("port", [9312])  # PB001:35
def test_through_a_helper(port):
    start(port)
