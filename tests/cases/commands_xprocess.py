"""Children that pytest-xprocess starts: the command line stands in a class."""

import sys

import pytest
from xprocess import ProcessStarter

PORT = 15901  # PB001:8


@pytest.fixture
def server(xprocess):
    class Starter(ProcessStarter):
        pattern = "started"
        args = [sys.executable, "-m", "http.server", "15902"]  # PB001:54

    xprocess.ensure("server", Starter)  # PB002:14
    yield
    xprocess.getinfo("server").terminate()


@pytest.fixture
def with_a_constant(xprocess):
    class Starter(ProcessStarter):
        args = ["uvicorn", "app:app", "--port", str(PORT)]

    xprocess.ensure("server", Starter, restart=True)  # PB002:14


@pytest.fixture
def in_a_property(xprocess):
    class Starter(ProcessStarter):
        @property
        def args(self):
            return ["uvicorn", "app:app", "--port", "15903"]  # PB001:53

    xprocess.ensure("server", Starter)  # PB002:14


@pytest.fixture
def os_chosen(xprocess):
    class Starter(ProcessStarter):
        args = ["uvicorn", "app:app", "--port", "0"]

    xprocess.ensure("server", Starter)  # silent


@pytest.fixture
def of_another_kind(cache):
    class Starter:
        args = ["uvicorn", "app:app", "--port", "15904"]

    cache.ensure("server", Starter)  # silent


def test_arguments_that_are_none(xprocess):
    class Starter(ProcessStarter):
        args = None

    xprocess.ensure("server", Starter)  # silent
