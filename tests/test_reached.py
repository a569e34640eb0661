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


SERVING = """\
import uvicorn

DEBUG = False


def load(name):
    return name


def ready():
    return True


def serve(port, app="app:app"):
    if not ready():
        return
    uvicorn.run(load(app), port=port)


class Service:
    def __init__(self, port):
        self.port = port

    def start(self):
        config = uvicorn.Config("app:app", port=self.port)
        server = uvicorn.Server(config)
        server.run()
"""

PATCHED = """\
import sys
from unittest.mock import AsyncMock, MagicMock, Mock, patch

import pytest
import serving
from serving import Service, serve


@patch("serving.uvicorn")
def test_name_in_the_module(fake):
    serve(20230)


@patch("uvicorn.run", side_effect=KeyboardInterrupt)
def test_name_in_the_library(run):
    serve(20231)
    Service(20232).start()  # PB002:5 PB001:13


def test_server_class():
    with patch("uvicorn.Server") as fake:
        fake.return_value = AsyncMock()
        Service(20233).start()


def test_method_of_the_server_class():
    with patch.object(serving.uvicorn.Server, "run"):
        Service(20234).start()


def test_assigned_module():
    serving.uvicorn = Mock()
    serve(20235)


def test_modules(monkeypatch):
    with patch.dict(sys.modules, {"uvicorn": MagicMock()}):
        serve(20236)
    with patch.dict("sys.modules", {"hypercorn": MagicMock()}):
        serve(20237)  # PB002:9 PB001:15
    monkeypatch.setitem(sys.modules, "uvicorn", MagicMock())
    serve(20238)


@patch("serving.load", return_value="other:app")
def test_what_is_served(load):
    serve(20239)  # PB002:5 PB001:11


@patch("serving.ready", return_value=False)
def test_helper_that_decides(ready):
    serve(20240)


@patch("serving.ready")
def test_helper_that_may_decide(ready):
    serve(20241)


def test_class_by_name(mocker):
    mocker.patch("serving.Service.start")
    Service(20243).start()


def test_another_method(mocker):
    mocker.patch("serving.Service.__repr__")
    Service(20244).start()  # PB002:5 PB001:13


def test_library_of_the_same_name(mocker):
    mocker.patch("product.serve")
    mocker.patch("product.Service.start")
    serve(20245)  # PB002:5 PB001:11


def test_mock_as_a_parameter(mock_data, mock_server):
    serve(20246, mock_data)  # PB002:5 PB001:11
    serve(20247, app=Mock())  # PB002:5 PB001:11
"""


def test_patches_of_what_another_file_reads(project: Project) -> None:
    project.write("tests/serving.py", SERVING)
    project.write("tests/test_it.py", PATCHED)
    project.check()


FIXTURES = """\
import pytest


@pytest.fixture
def no_server(monkeypatch):
    monkeypatch.setattr("serving.uvicorn.run", lambda *given, **options: None)


@pytest.fixture
def no_services(mocker):
    return mocker.patch("serving.Service")


@pytest.fixture{0}
def no_uvicorn(mocker):
    mocker.patch("serving.uvicorn")
"""

ASKING = """\
import pytest
from serving import serve


def test_requested(no_server):
    serve(20250)


@pytest.mark.usefixtures("no_server", "no_services")
def test_used():
    serve(20251)


@pytest.mark.usefixtures("no_server")
class TestUsed:
    def test_used(self):
        serve(20252)


def test_something_else(no_services):
    serve(20253){0}


def test_nothing():
    serve(20254){0}
"""


def test_patches_of_fixtures(project: Project) -> None:
    project.write("tests/serving.py", SERVING)
    project.write("tests/conftest.py", FIXTURES.format(""))
    project.write("tests/test_it.py", ASKING.format("  # PB002:5 PB001:11"))
    project.check()


def test_patches_of_fixtures_that_all_tests_have(project: Project) -> None:
    project.write("tests/serving.py", SERVING)
    project.write("tests/conftest.py", FIXTURES.format("(autouse=True)"))
    project.write("tests/test_it.py", ASKING.format(""))
    project.check()


def test_patches_of_fixtures_that_a_module_uses(project: Project) -> None:
    project.write("tests/serving.py", SERVING)
    project.write("tests/conftest.py", FIXTURES.format(""))
    marked = ASKING.replace("\n\n\ndef", '\n\npytestmark = pytest.mark.usefixtures("no_server")\n\n\ndef', 1)
    project.write("tests/test_it.py", marked.format(""))
    project.check()


def test_patches_of_a_program(project: Project) -> None:
    project.write(
        "tool/main.py",
        "import typer\n\nfrom tool.supervisor import Supervisor\n\ncli = typer.Typer()\n\n\n"
        "@cli.command()\ndef run(target: str, port: int = 9000):\n    Supervisor(target, port).run()\n",
    )
    project.write("tool/__init__.py", "")
    project.write(
        "tool/supervisor.py",
        "import subprocess\n\n\nclass Supervisor:\n    def __init__(self, target, port):\n"
        "        self.target, self.port = target, port\n\n    def run(self):\n"
        '        subprocess.run(["uvicorn", self.target, "--port", str(self.port)], check=True)\n',
    )
    project.write(
        "tests/test_it.py",
        """\
from unittest.mock import patch

from tool.main import cli
from typer.testing import CliRunner

runner = CliRunner()


def test_class():
    target = "tool.supervisor.Supervisor"
    with patch(target):
        runner.invoke(cli, ["run", "tool:app", "--port", "20260"])


def test_child(mocker):
    mocker.patch("tool.supervisor.subprocess.run")
    runner.invoke(cli, ["run", "tool:app", "--port", "20261"])


def test_something_else(mocker):
    mocker.patch("tool.supervisor.Supervisor.__repr__")
    runner.invoke(cli, ["run", "tool:app", "--port", "20262"])  # PB002:12 PB001:54
""",
    )
    project.check()


def test_numbers_that_are_replaced(project: Project) -> None:
    project.write("tests/conf.py", "PORT = 20270\n\n\nclass Settings:\n    port = 20271\n")
    project.write(
        "tests/serving.py",
        "import socket\n\nimport conf\n\n\ndef serve():\n    socket.create_server(('localhost', conf.PORT))\n",
    )
    project.write(
        "tests/test_it.py",
        """\
import socket
from unittest import mock

import conf
from conf import PORT, Settings
from serving import serve


def test_to_zero(monkeypatch):
    monkeypatch.setattr("conf.PORT", 0)
    serve()
    socket.create_server(("localhost", conf.PORT))


@mock.patch.object(conf, "PORT", 20272)  # PB001:34
def test_to_another():
    socket.create_server(("localhost", conf.PORT))  # PB002:12


def test_of_a_class():
    with mock.patch("conf.Settings.port", 0):
        socket.create_server(("localhost", Settings.port))
    socket.create_server(("localhost", Settings.port))  # PB002:12 PB001:40


def test_a_copy(monkeypatch):
    monkeypatch.setattr("conf.PORT", 0)
    socket.create_server(("localhost", PORT))  # PB002:12 PB001:40
""",
    )
    project.check()


DECIDING = """\
import socket

MODE = "run"
MODES = ("run", "check")
STOPPED = False


class Settings:
    enabled = False


settings = Settings()


def in_mode(port):
    if MODE == "run":
        socket.create_server(("localhost", port))


def in_modes(port):
    if "run" in MODES:
        socket.create_server(("localhost", port))


def in_each_mode(port):
    for _ in MODES:
        socket.create_server(("localhost", port))


def not_stopped(port):
    if STOPPED:
        return
    socket.create_server(("localhost", port))


def enabled(port):
    if settings.enabled:
        socket.create_server(("localhost", port))
"""


def test_values_that_decide_are_replaced(project: Project) -> None:
    project.write("tests/deciding.py", DECIDING)
    project.write(
        "tests/test_it.py",
        """\
from unittest.mock import patch

from deciding import in_each_mode, in_mode, in_modes, not_stopped


@patch("deciding.MODE")
def test_value(mode):
    in_mode(20280)


@patch("deciding.MODES")
def test_values(modes):
    in_modes(20281)
    in_each_mode(20282)


@patch("deciding.STOPPED")
def test_way_out(stopped):
    not_stopped(20283)


def test_nothing():
    in_mode(20284)  # PB002:5 PB001:13
    in_modes(20285)  # PB002:5 PB001:14
    in_each_mode(20286)  # PB002:5 PB001:18
    not_stopped(20287)  # PB002:5 PB001:17
""",
    )
    project.check()


def test_an_attribute_that_decides_is_set_here(project: Project) -> None:
    project.write("tests/deciding.py", DECIDING)
    project.write("tests/test_it.py", "from deciding import enabled\n\n\ndef test_it():\n    enabled(20288)\n")
    project.check()
    project.write(
        "tests/test_it.py",
        "import deciding\n\n\ndef test_it():\n    deciding.settings.enabled = True\n"
        "    deciding.enabled(20289)  # PB002:14 PB001:22\n",
    )
    project.check()
