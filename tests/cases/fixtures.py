# runs
"""Ports and servers from fixtures of the same file."""

import socket
import socketserver

import pytest


@pytest.fixture
def port():
    return 9201  # PB001:12


def test_returned(port):
    socket.create_server(("localhost", port))  # PB002:12


@pytest.fixture
def safe_port():
    return 0


def test_returned_os_chosen(safe_port):
    socket.create_server(("localhost", safe_port)).close()  # silent


@pytest.fixture(scope="module")
def yielded_port():
    yield 9202  # PB001:11


def test_yielded(yielded_port):
    socket.create_server(("localhost", yielded_port))  # PB002:12


@pytest.fixture(name="renamed")
def fixture_renamed():
    return 9203  # PB001:12


def test_renamed(renamed):
    socket.create_server(("localhost", renamed))  # PB002:12


@pytest.fixture
def server():
    with socketserver.TCPServer(("localhost", 9204), None) as running:  # PB002:23 PB001:47
        yield running


def test_server(server):
    server.timeout = 9299  # silent


@pytest.fixture
def safe_server():
    with socketserver.TCPServer(("localhost", 0), None) as running:  # silent
        yield running


def test_safe_server(safe_server):
    assert safe_server.server_address[1] != 9298  # silent


@pytest.fixture(params=[9205, 9206])  # PB001:25 PB001:31
def each_port(request):
    return request.param


def test_each(each_port):
    socket.create_server(("localhost", each_port))  # PB002:12


@pytest.fixture(params=[pytest.param(9207, id="one"), pytest.param(0, id="any")])  # PB001:38
def one_port(request):
    yield socket.create_server(("localhost", request.param))  # PB002:18


def test_one(one_port):
    one_port.close()


@pytest.fixture(params=[0])
def any_port(request):
    return request.param


def test_any(any_port):
    socket.create_server(("localhost", any_port)).close()  # silent


@pytest.fixture
def base_port():
    return 9208  # PB001:12


@pytest.fixture
def next_port(base_port):
    return base_port + 1


def test_chain(next_port):
    socket.create_server(("localhost", next_port))  # PB002:12


@pytest.fixture
def make_server():
    def make(port):
        return socket.create_server(("localhost", port))  # PB002:23

    return make


def test_factory(make_server):
    make_server(9210)  # PB001:17


@pytest.fixture
def make_safe_server():
    def make(port):
        return socket.create_server(("localhost", port))  # silent

    yield make


def test_safe_factory(make_safe_server):
    make_safe_server(0).close()  # silent


@pytest.fixture
def address():
    return {"host": "localhost", "port": 9211}  # PB001:42


def test_dict(address):
    socket.create_server((address["host"], address["port"]))  # PB002:12


@pytest.fixture
def unused_fixture_port():
    return 9297  # silent: nothing listens on it


class TestClass:
    @pytest.fixture
    def class_port(self):
        return 9212  # PB001:16

    @pytest.fixture
    def port(self):
        return 0

    def test_class_fixture(self, class_port):
        socket.create_server(("localhost", class_port))  # PB002:16

    def test_overridden(self, port):
        socket.create_server(("localhost", port)).close()  # silent

    @pytest.fixture(autouse=True)
    def prepare(self):
        self.prepared = 9213  # PB001:25

    def test_prepared(self):
        socket.create_server(("localhost", self.prepared))  # PB002:16


@pytest.fixture
def plain_socket():
    with socket.socket() as s:
        yield s


def test_plain_socket(plain_socket):
    plain_socket.bind(("localhost", 9214))  # PB002:18 PB001:37


def test_plain_socket_os_chosen(plain_socket):
    plain_socket.bind(("localhost", 0))  # silent


@pytest.fixture
def started_by_name():
    socket.create_server(("localhost", 9215))  # PB002:12 PB001:40


@pytest.mark.usefixtures("started_by_name")
def test_usefixtures():
    pass


class Helper:
    def start(self, port):
        return socket.create_server(("localhost", port))  # PB002:23


@pytest.fixture
def helper():
    return Helper()


def test_helper(helper):
    helper.start(9216)  # PB001:18
