"""What listens comes from the caller: a whole command, a mapping of ports, a list of numbers to walk through."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_neighbours import Project

HELPERS = """\
import contextlib
import subprocess
from http.server import BaseHTTPRequestHandler, HTTPServer

import docker


def run(command):
    return subprocess.Popen(command)


def run_text(text):
    return subprocess.run(text, shell=True, check=True)


def run_image(image, port):
    return subprocess.Popen(["docker", "run", "-p", f"{port}:80", image])


@contextlib.contextmanager
def container(image, ports):
    running = docker.from_env().containers.run(image, ports=ports, detach=True)
    yield running
    running.stop()


def first_free(ports):
    for port in ports:
        try:
            return HTTPServer(("", port), BaseHTTPRequestHandler)
        except OSError:
            continue


def all_of(ports):
    return [HTTPServer(("", port), BaseHTTPRequestHandler) for port in ports]


def numbered(base, names):
    return [HTTPServer(("", base + index), BaseHTTPRequestHandler) for index, _ in enumerate(names)]
"""

TESTS = """\
from helpers import all_of, container, first_free, numbered, run, run_image, run_text


def test_command():
    run(["redis-server", "--port", "14801"])  # PB002:5 PB001:36
    run(["redis-server"])  # PB002:5
    run(["redis-server", "--port", "0"])
    run(["redis-cli", "-p", "14802"])


def test_text():
    run_text("redis-server --port 14803")  # PB002:5 PB001:14
    run_text("true || redis-server --port 14804")
    run_text("redis-server --port 0")


def test_image():
    run_image("nginx", 14805)  # PB002:5 PB001:24


def test_container():
    with container("redis", {"6379/tcp": 14806}):  # PB002:10 PB001:42
        pass
    with container("redis", {"6379/tcp": None}):
        pass


def test_first_of():
    first_free([14807, 14808])  # PB002:5


def test_all_of():
    all_of([14809, 14810])  # PB002:5 PB001:13 PB001:20
    all_of([0, 0])


def test_numbered():
    numbered(14811, ["a", "b"])  # PB002:5 PB001:14
    numbered(0, ["a"])
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_what_a_helper_is_handed(project: Project) -> None:
    project.write("tests/helpers.py", HELPERS)
    project.write("tests/test_it.py", TESTS)
    project.check()


def test_the_same_in_one_file(project: Project) -> None:
    """There the calls of the helpers are PB001 for their numbers, and the starters are PB002."""
    project.write("tests/test_it.py", HELPERS + TESTS.partition("\n")[2])
    assert {found.code for found in project.findings()} == {"PB001", "PB002"}
    numbers = {found.text.split()[1] for found in project.findings() if found.code == "PB001"}
    assert numbers >= {"14801", "14803", "14805", "14806", "14809", "14810", "14811"}
