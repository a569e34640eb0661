"""The number comes from pytest."""

import socket

import pytest
from elsewhere import Base

ROWS = [18601]  # PB001:9
COLUMNS = "port"


def listen(port):
    socket.create_server(("localhost", port)).close()  # PB002:12


@pytest.fixture(name="renamed")
def _renamed():
    return 18602  # PB001:12


def test_renamed(renamed):
    listen(renamed)


@pytest.fixture
def nothing():
    pass


def test_nothing(nothing):
    listen(nothing)  # silent


@pytest.fixture
def given(request):
    return request.param


@pytest.mark.parametrize("given", ROWS, indirect=True)
def test_indirect(given):
    listen(given)


@pytest.mark.parametrize("given", [18603], indirect=["given"])  # PB001:36
def test_indirect_by_name(given):
    listen(given)


@pytest.mark.parametrize("port", argvalues=[18604])  # PB001:45
def test_by_keyword(port):
    listen(port)


@pytest.mark.parametrize(("host", "port"), [pytest.param("", 18605), ("", 18606)])  # PB001:62 PB001:75
def test_rows(host, port):
    listen(port)


@pytest.mark.parametrize(["host", "port"], [pytest.param("")])
def test_short_rows(host, port):
    listen(port)  # silent: an error


@pytest.mark.parametrize("host, port", [("",), None])
def test_rows_that_are_none(host, port):
    listen(port)  # silent: an error


@pytest.mark.parametrize("port", pytest.rows)
def test_unknown_rows(port):
    listen(port)  # silent


@pytest.mark.parametrize(COLUMNS, [18607])
def test_named_columns(port):
    listen(port)  # silent: not looked into


@pytest.mark.parametrize("port", ids=["a"])
def test_no_rows(port):
    listen(port)  # silent: an error


@pytest.mark.parametrize
def test_bare(port):
    listen(port)  # silent


@pytest.fixture(params=pytest.rows)
def unknown(request):
    return request.param


def test_unknown(unknown):
    listen(unknown)  # silent


@pytest.fixture(params=[18608], scope="module")  # PB001:25
def known(request):
    return request.param


def test_known(known):
    listen(known)


def test_outside_of_a_fixture(request):
    listen(request.param)  # silent


class TestGroup:
    pytestmark = [pytest.mark.slow, pytest.mark.parametrize("port", [18609])]  # PB001:70

    def test_it(self, port):
        listen(port)


@pytest.mark.parametrize("port", [18610])  # PB001:35
class TestMarked:
    def test_it(self, port):
        listen(port)


class Shared:
    @pytest.fixture
    def inherited(self):
        return 18611  # PB001:16


class TestHeir(Shared, Base):
    def test_it(self, inherited):
        listen(inherited)


class TestOverridden:
    @pytest.fixture
    def renamed(self, renamed):
        return renamed + 1000

    def test_it(self, renamed):
        listen(renamed)


@pytest.fixture
def getoption(redis_nooproc):
    return redis_nooproc.port


def test_options(getoption, redisdb):
    listen(getoption)  # silent
    listen(redisdb)  # silent


@pytest.mark.slow()
@pytest.mark.usefixtures("known")
class TestOtherMarks:
    pytestmark: list

    @pytest.mark.slow()
    def test_it(self, port):
        listen(port)  # silent


def test_function_with_marks():
    pytestmark = pytest.mark.parametrize("port", [18612])

    class TestInner:
        def test_it(self, port):
            listen(port)  # silent


class TestLambda:
    start = lambda self, port: listen(port)

    def test_it(self):
        self.start(18613)  # silent: not looked into
