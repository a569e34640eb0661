"""What a test reaches in other files of its project: by the conditions on the way, and past what is patched."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_neighbours import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


RELAY = """\
import os
import socket

READY = os.path.exists("/run/relay")


def relay(servers, port=20201, *, mode=None, dry=False):
    if not servers:
        return None
    if dry:
        raise ValueError(port)
    if mode == "check":
        return "checked"
    with socket.create_server(("localhost", port)) as server:
        return server


def when_ready(port):
    if READY:
        socket.create_server(("localhost", port))


def until_ready(port):
    if not READY:
        return
    socket.create_server(("localhost", port))


def checked(port):
    if not os.path.exists("/run/relay"):
        raise RuntimeError("there is nothing to relay")
    socket.create_server(("localhost", port))


def fallback(port):
    try:
        start = READY.start
    except AttributeError:
        socket.create_server(("localhost", port))


def through_another(servers, port):
    if servers:
        relay(servers, port)
"""

TESTS = """\
from relay import checked, fallback, relay, through_another, until_ready, when_ready


def test_not_taken():
    relay([])
    relay([], 20202)
    relay(["a"], 20203, mode="check")
    relay(["a"], 20204, dry=True)
    through_another([], 20205)


def test_taken():
    relay(["a"], 20206)  # PB002:5 PB001:18
    relay(servers=["a"], port=20207)  # PB002:5 PB001:31
    through_another(["a"], 20208)  # PB002:5 PB001:28


def test_an_exception_is_not_expected():
    checked(20209)  # PB002:5 PB001:13
"""

OPEN = """

def test_open():
    when_ready(20210){0}
    until_ready(20211){1}
    fallback(20212){2}
"""


def test_open_conditions_are_not_taken_in_products(project: Project) -> None:
    project.write("relay.py", RELAY)
    project.write("tests/test_it.py", TESTS + OPEN.format("", "", ""))
    project.check()


def test_open_conditions_are_taken_in_test_code(project: Project) -> None:
    project.write("tests/relay.py", RELAY)
    project.write(
        "tests/test_it.py",
        TESTS + OPEN.format("  # PB002:5 PB001:16", "  # PB002:5 PB001:17", "  # PB002:5 PB001:14"),
    )
    project.check()


def test_arguments_are_known_through_objects(project: Project) -> None:
    project.write(
        "configure.py",
        """\
import socket


class Configurator:
    def __init__(self, client, strict=False):
        self.client = client
        self.strict = strict

    def configure(self, mode, url=None, port=20221):
        if mode == "reset":
            return "cleared"
        if mode == "sso":
            if not url:
                return "url is required"
            return self.flow(url, port)
        return "?"

    def flow(self, url, port):
        if self.strict:
            return None
        return socket.create_server(("localhost", port))
""",
    )
    project.write(
        "tests/test_it.py",
        """\
import pytest
from configure import Configurator


@pytest.fixture
def configurator():
    return Configurator("client")


def test_reset(configurator):
    assert configurator.configure("reset", port=20222) == "cleared"
    assert configurator.configure("sso", port=20223) == "url is required"


def test_sso(configurator):
    configurator.configure("sso", "http://a", 20224)  # PB002:18 PB001:47


def test_strict():
    Configurator("client", strict=True).configure("sso", "http://a", 20225)
    Configurator("client").configure("sso", "http://a", 20226)  # PB002:28 PB001:57
""",
    )
    project.check()
