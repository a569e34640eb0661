"""Evidence in other files of the project: they are read on demand, and never imported or run."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from harness import Place, expectations
from project import Folder

from flake8_portbind.findings.report import Finding
from flake8_portbind.index import texts
from flake8_portbind.model.neighbours import LARGEST, MOST_KEPT, Neighbours
from flake8_portbind.model.roots import REPOSITORIES, ROOT_MARKERS
from flake8_portbind.plugin import findings
from flake8_portbind.settings import Settings

HELPERS = """\
import socket


def start_server(port):
    return socket.create_server(("localhost", port))
"""

USES_HELPERS = """\
from helpers import start_server


def test_fixed():
    start_server(14001)  # PB002:5 PB001:18


def test_os_chosen():
    start_server(0)
"""

USES_PORT = """\
import socket


def test_fixture(port):
    socket.create_server(("localhost", port))  # PB002:12 PB001:40
"""


def plain(source: str) -> str:
    """A source without its expectations."""
    return "".join(line.partition("  # ")[0].rstrip() + "\n" for line in source.splitlines())


class Project(Folder):
    """A folder with a root marker, and the linter run on files in it.

    A file of the project says in comments what is found in it, as the case files do.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.write("pyproject.toml", "")

    def findings(self, name: str = "tests/test_it.py", settings: Settings | None = None) -> list[Finding]:
        source = (self.folder / name).read_text(encoding="utf-8")
        lines = source.splitlines(keepends=True)
        return findings(ast.parse(source), str(self.folder / name), lines, settings or Settings())

    def found(self, name: str = "tests/test_it.py", settings: Settings | None = None) -> set[Place]:
        """What is found by default."""
        every = {(found.line, found.column + 1, found.code) for found in self.findings(name, settings)}
        return {place for place in every if not place[2].startswith("PB9")}

    def check(self, *names: str) -> None:
        """These files, and test_it.py without any, have what their comments say, and nothing else."""
        for name in names or ("tests/test_it.py",):
            expected = set(expectations((self.folder / name).read_text(encoding="utf-8")))
            assert self.found(name) == expected, name

    def flake8(self, *arguments: str, stdin: str | None = None) -> str:
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-W", "error", "-m", "flake8", "--isolated", "--select", "PB0", *arguments],
            cwd=self.folder,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert not done.stderr
        return done.stdout


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def fixture(value: object, name: str = "port") -> str:
    """A conftest.py whose fixture gives a value."""
    return f"import pytest\n\n\n@pytest.fixture\ndef {name}():\n    return {value}\n"


# Layouts


def test_flat(project: Project) -> None:
    project.write("tests/helpers.py", HELPERS)
    project.write("tests/test_it.py", USES_HELPERS)
    project.check("tests/test_it.py", "tests/helpers.py")


def test_beside_the_tests(project: Project) -> None:
    project.write("helpers.py", HELPERS)
    project.write("tests/test_it.py", USES_HELPERS)
    project.check()


def test_partial_of_a_helper(project: Project) -> None:
    project.write("tests/helpers.py", HELPERS)
    project.write("tests/hosts.py", HELPERS.replace("(port)", "(host, port)").replace("start_server", "serve_on"))
    source = """\
from functools import partial

from helpers import start_server
from hosts import serve_on


def test_given_in_two_steps():
    serve = partial(serve_on, "localhost")
    serve(14073)  # PB002:5 PB001:11


def test_given_at_once():
    partial(start_server, 14071)()  # PB002:13 PB001:27


def test_given_later():
    start = partial(start_server)
    start(14072)  # PB002:5 PB001:11


def test_os_chosen():
    partial(start_server, 0)()
"""
    project.write("tests/test_it.py", source)
    project.check()


@pytest.mark.parametrize(
    ("imported", "callee"),
    [
        ("import helpers", "helpers.start_server"),
        ("import helpers as h", "h.start_server"),
        ("from helpers import start_server as start", "start"),
        ("from tests import helpers", "helpers.start_server"),
        ("import tests.helpers", "tests.helpers.start_server"),
        ("from tests.helpers import start_server", "start_server"),
    ],
)
def test_every_import(project: Project, imported: str, callee: str) -> None:
    project.write("tests/helpers.py", HELPERS)
    call = f"    {callee}(14002)\n    {callee}(0)\n"
    name = 5 + callee.rfind(".") + 1
    expected = {(5, name, "PB002"), (5, 5 + len(callee) + 1, "PB001")}
    project.write("tests/test_it.py", f"{imported}\n\n\ndef test_fixed():\n{call}")
    assert project.found() == expected
    project.write("tests/test_it.py", f"\n\ndef test_fixed():\n    {imported}\n{call}")
    assert project.found() == expected


def test_package_with_relative_imports(project: Project) -> None:
    for name in ("tests/__init__.py", "tests/unit/__init__.py"):
        project.write(name, "")
    project.write("tests/helpers.py", HELPERS)
    project.write("tests/unit/near.py", "from ..helpers import start_server as start\n\nPORT = 14003\n")
    source = """\
from .. import helpers
from ..helpers import start_server
from . import near
from .near import start


def test_fixed():
    start_server(14004)  # PB002:5 PB001:18
    helpers.start_server(14005)  # PB002:13 PB001:26
    near.start(14006)  # PB002:10 PB001:16
    start(14007)  # PB002:5 PB001:11
    start_server(near.PORT)  # PB002:5 PB001:18
    start_server(0)
"""
    project.write("tests/unit/test_it.py", source)
    project.check("tests/unit/test_it.py")


def test_src_layout(project: Project) -> None:
    project.write("src/mylib/__init__.py", "")
    project.write("src/mylib/testing.py", HELPERS)
    source = """\
from mylib.testing import start_server


def test_fixed():
    start_server(14008)  # PB002:5 PB001:18
    start_server(0)
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_namespace_package(project: Project) -> None:
    project.write("company/product/helpers.py", HELPERS)
    source = """\
from company.product import helpers
from company.product.helpers import start_server


def test_fixed():
    start_server(14009)  # PB002:5 PB001:18
    helpers.start_server(14010)  # PB002:13 PB001:26
    start_server(0)
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_star_import(project: Project) -> None:
    project.write("tests/helpers.py", HELPERS)
    source = """\
from helpers import *


def test_fixed():
    start_server(14011)  # PB002:5 PB001:18
    start_server(0)
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_star_import_with_all(project: Project) -> None:
    project.write("tests/helpers.py", '__all__ = ["PORT"]\n\nPORT = 14012\nHIDDEN = 14013\n')
    source = """\
import socket

from helpers import *


def test_fixed():
    socket.create_server(("localhost", PORT))  # PB002:12 PB001:40
    socket.create_server(("localhost", HIDDEN))
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_re_export(project: Project) -> None:
    project.write("mylib/__init__.py", "from .testing import start_server as start\nfrom .testing.ports import PORT\n")
    project.write("mylib/testing/__init__.py", "from mylib.testing._impl import start_server\n")
    project.write("mylib/testing/_impl.py", HELPERS)
    project.write("mylib/testing/ports.py", "PORT = 14014\n")
    source = """\
import mylib
from mylib import PORT, start


def test_fixed():
    start(14015)  # PB002:5 PB001:11
    mylib.start(14016)  # PB002:11 PB001:17
    start(PORT)  # PB002:5 PB001:11
    start(mylib.PORT)  # PB002:5 PB001:11
    start(0)
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_module_attribute(project: Project) -> None:
    project.write("tests/helpers.py", "PORT = 14017\nFREE = 0\nADDRESS = ('localhost', 14018)\n")
    source = """\
import socket

import helpers
from helpers import PORT


def test_fixed():
    socket.create_server(("localhost", helpers.PORT))  # PB002:12 PB001:40
    socket.create_server(("localhost", PORT))  # PB002:12 PB001:40
    socket.create_server(helpers.ADDRESS)  # PB002:12 PB001:26
    socket.create_server(("localhost", helpers.FREE))
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_two_roots(project: Project) -> None:
    for name in ("one", "two"):
        (project.folder / name / ".git").mkdir(parents=True)
    project.write("conftest.py", fixture(14019))
    project.write("helpers.py", HELPERS)
    project.write("two/helpers.py", HELPERS)
    project.write("two/src/mylib/helpers.py", HELPERS)
    project.write("one/tests/test_it.py", plain(USES_PORT) + "\n\n" + plain(USES_HELPERS))
    project.write("one/tests/test_other.py", plain(USES_HELPERS).replace("from helpers", "from mylib.helpers"))
    project.write("two/tests/test_it.py", USES_HELPERS)
    project.check("one/tests/test_it.py", "one/tests/test_other.py", "two/tests/test_it.py")


@pytest.mark.parametrize("marker", [*REPOSITORIES, *ROOT_MARKERS])
def test_root_markers(project: Project, marker: str) -> None:
    project.write("conftest.py", fixture(14020))
    project.write("code/inner/tests/test_it.py", USES_PORT)
    project.check("code/inner/tests/test_it.py")
    if marker in REPOSITORIES:
        (project.folder / "code/inner" / marker).mkdir()
    else:
        project.write(f"code/inner/{marker}", "")
    assert project.found("code/inner/tests/test_it.py") == set()


def test_the_inside_of_a_package_is_no_place_to_import_from(project: Project) -> None:
    project.write("tests/__init__.py", "")
    project.write("tests/unit/helpers.py", HELPERS)
    project.write("tests/unit/test_it.py", plain(USES_HELPERS))
    assert project.found("tests/unit/test_it.py") == set()
    project.write("tests/unit/test_it.py", USES_HELPERS.replace("from helpers", "from tests.unit.helpers"))
    project.check("tests/unit/test_it.py")


# Fixtures


def test_conftest(project: Project) -> None:
    project.write("tests/conftest.py", fixture(14021))
    project.write("tests/test_it.py", USES_PORT)
    project.check("tests/test_it.py", "tests/conftest.py")


def test_conftest_os_chosen(project: Project) -> None:
    project.write("tests/conftest.py", fixture(0))
    project.write("tests/test_it.py", plain(USES_PORT))
    project.check()


def test_the_message_names_the_other_file(project: Project) -> None:
    project.write("tests/conftest.py", "\n\n" + fixture(14022))
    project.write("tests/test_it.py", USES_PORT)
    texts = {found.code: found.text for found in project.findings()}
    assert "port 14022 (fixture port, tests/conftest.py:8)" in texts["PB001"]
    assert "port 14022 (fixture port, tests/conftest.py:8)" in texts["PB002"]
    assert str(project.folder) not in "".join(texts.values())


def test_the_message_names_a_fixture_by_its_name(project: Project) -> None:
    conftest = fixture(14023, "fixed_port")
    project.write("tests/conftest.py", "\n\n" + conftest)
    project.write("tests/test_it.py", USES_PORT.replace("port)", "fixed_port)").replace("(port", "(fixed_port"))
    texts = [found.text for found in project.findings()]
    assert len(texts) == 2
    assert all("(fixture fixed_port, tests/conftest.py:8)" in text for text in texts)


def test_the_message_names_a_constant_by_its_name(project: Project) -> None:
    project.write("tests/helpers.py", "\nPORT = 14024\n")
    project.write(
        "tests/test_it.py", "import socket\n\nfrom helpers import PORT\n\n\nsocket.create_server(('', PORT))\n"
    )
    assert project.found() == {(6, 8, "PB002"), (6, 27, "PB001")}
    assert all("port 14024 (PORT, tests/helpers.py:2)" in found.text for found in project.findings())


def test_the_nearest_conftest_wins(project: Project) -> None:
    project.write("conftest.py", fixture(14025))
    project.write("tests/conftest.py", fixture(0))
    project.write("tests/unit/conftest.py", fixture(14026))
    project.write("test_it.py", USES_PORT)
    project.write("tests/test_it.py", plain(USES_PORT))
    project.write("tests/unit/test_it.py", USES_PORT)
    project.write("tests/unit/deep/test_it.py", USES_PORT)
    project.check("test_it.py", "tests/test_it.py", "tests/unit/test_it.py", "tests/unit/deep/test_it.py")
    assert all("14026" in found.text for found in project.findings("tests/unit/deep/test_it.py"))


def test_the_file_itself_wins(project: Project) -> None:
    project.write("tests/conftest.py", fixture(14027))
    project.write("tests/test_it.py", fixture(0) + "\n\n" + plain(USES_PORT))
    project.check()


def test_a_fixture_that_uses_the_one_it_overrides(project: Project) -> None:
    project.write("conftest.py", fixture(14028))
    project.write("tests/conftest.py", fixture("port + 1").replace("def port()", "def port(port)"))
    project.write("tests/test_it.py", USES_PORT)
    project.check()
    assert all("14029" in found.text for found in project.findings())


def test_a_conftest_beside_the_way_up(project: Project) -> None:
    project.write("tests/other/conftest.py", fixture(14030))
    project.write("tests/test_it.py", plain(USES_PORT))
    project.check()


def test_a_fixture_that_uses_another_one(project: Project) -> None:
    project.write("conftest.py", fixture(14031, "base_port"))
    project.write("tests/conftest.py", fixture("base_port").replace("def port()", "def port(base_port)"))
    project.write("tests/test_it.py", USES_PORT)
    project.check()
    assert all("(fixture base_port, conftest.py:6)" in found.text for found in project.findings())


def test_a_fixture_that_hands_out_a_helper(project: Project) -> None:
    conftest = """\
import socket

import pytest


@pytest.fixture
def start():
    def run(port):
        return socket.create_server(("localhost", port))

    return run
"""
    source = """\
def test_fixed(start):
    start(14032)  # PB002:5 PB001:11
    start(0)
"""
    project.write("tests/conftest.py", conftest)
    project.write("tests/test_it.py", source)
    project.check("tests/test_it.py", "tests/conftest.py")


# What tests change in the fixtures of conftest.py

SERVERS = """\
import socket

import pytest


@pytest.fixture
def port():
    return 0


@pytest.fixture
def address(port):
    return ("localhost", port)


@pytest.fixture
def server(address):
    with socket.create_server(address) as listening:
        yield listening


@pytest.fixture
def client(server):
    return socket.create_connection(server.getsockname())


@pytest.fixture
def each_server(request):
    with socket.create_server(("localhost", request.param)) as listening:
        yield listening


@pytest.fixture
def url(port):
    return f"http://localhost:{port}"
"""


def test_rows_for_what_a_fixture_of_conftest_binds(project: Project) -> None:
    project.write("tests/conftest.py", SERVERS)
    source = """\
import pytest


@pytest.mark.parametrize("port", [14110, 14111])  # PB001:35 PB001:42
def test_fixed(server):  # PB002:16
    assert server


@pytest.mark.parametrize("port", [0])
def test_os_chosen(server):
    assert server


@pytest.mark.parametrize("each_server", [14112, 0], indirect=True)  # PB001:42
def test_each(each_server):  # PB002:15
    assert each_server


@pytest.mark.parametrize("each_server", [0], indirect=True)
def test_each_os_chosen(each_server):
    assert each_server


@pytest.mark.usefixtures("server")  # PB002:26
@pytest.mark.parametrize("port", [14113])  # PB001:35
def test_used():
    assert True


@pytest.mark.parametrize("port", [14114])
def test_that_asks_for_no_server(port):
    assert port


def test_unchanged(server):
    assert server
"""
    project.write("tests/test_it.py", source)
    project.check("tests/test_it.py", "tests/conftest.py")


def test_fixtures_that_override_what_conftest_binds(project: Project) -> None:
    project.write("tests/conftest.py", SERVERS)
    source = """\
import pytest


@pytest.fixture
def port():
    return 14115  # PB001:12


def test_through_another_fixture(client):  # PB002:34
    assert client


class TestNearer:
    @pytest.fixture
    def port(self):
        return 14116  # PB001:16

    @pytest.fixture
    def mine(self, server):  # PB002:20
        return server

    def test_it(self, mine):
        assert mine

    def test_address(self, address):
        assert address


class TestOSChosen:
    @pytest.fixture
    def port(self):
        return 0

    def test_it(self, server):
        assert server
"""
    project.write("tests/test_it.py", source)
    project.check("tests/test_it.py", "tests/conftest.py")


def test_fixtures_of_conftest_that_lead_to_the_same_changed_one(project: Project) -> None:
    project.write("tests/conftest.py", SERVERS)
    source = """\
import pytest


@pytest.mark.parametrize("port", [14119])  # PB001:35
def test_fixed(server, client):  # PB002:16 PB002:24
    assert server, client


@pytest.mark.parametrize("port", [0])
def test_os_chosen(server, client):
    assert server, client
"""
    project.write("tests/test_it.py", source)
    project.check("tests/test_it.py", "tests/conftest.py")


def test_a_value_that_conftest_makes_of_an_overridden_one(project: Project) -> None:
    project.write("tests/conftest.py", SERVERS)
    source = """\
import socket
from urllib.parse import urlsplit

import pytest


@pytest.mark.parametrize("port", [14117])  # PB001:35
def test_fixed(url):
    socket.create_server(("localhost", urlsplit(url).port))  # PB002:12


@pytest.mark.parametrize("port", [0])
def test_os_chosen(url):
    socket.create_server(("localhost", urlsplit(url).port))
"""
    project.write("tests/test_it.py", source)
    project.check("tests/test_it.py", "tests/conftest.py")


def test_the_message_names_the_fixture_that_listens(project: Project) -> None:
    project.write("tests/conftest.py", SERVERS)
    project.write("tests/test_it.py", fixture(14118) + "\n\ndef test_it(server):\n    assert server\n")
    texts = [found.text for found in project.findings()]
    assert texts[0].startswith("port 14118 is hardcoded: fixture server on line 9 listens on it")
    assert texts[1].startswith("fixture server takes port 14118 (fixture port, line 6) itself; ")


def test_fixtures_that_ask_for_each_other(project: Project) -> None:
    project.write(
        "tests/conftest.py", "import pytest\n\n@pytest.fixture\ndef a(b, port): ...\n@pytest.fixture\ndef b(a): ...\n"
    )
    project.write("tests/test_it.py", fixture(14119) + "\n\ndef test_it(a, b):\n    assert (a, b)\n")
    assert project.found() == set()


@pytest.mark.parametrize("written", ['"tests.plugin"', '["tests.plugin"]', '("tests.nothing", "tests.plugin")'])
def test_pytest_plugins(project: Project, written: str) -> None:
    project.write("conftest.py", f"pytest_plugins = {written}\n")
    project.write("tests/plugin.py", fixture(14033))
    project.write("tests/test_it.py", USES_PORT)
    project.check()


def test_an_imported_fixture(project: Project) -> None:
    project.write("tests/fixtures.py", fixture(14034))
    project.write("tests/conftest.py", "from fixtures import port\n")
    project.write("tests/test_it.py", USES_PORT)
    project.check()


# Helpers


def test_several_steps(project: Project) -> None:
    project.write("tests/helpers.py", HELPERS)
    project.write("tests/middle.py", "from helpers import start_server\n\n\ndef run(port):\n    start_server(port)\n")
    project.write("tests/outer.py", "import middle\n\n\ndef launch(*, number):\n    middle.run(number)\n")
    source = """\
from outer import launch


def test_fixed():
    launch(number=14035)  # PB002:5 PB001:19
    launch(number=0)
"""
    project.write("tests/test_it.py", source)
    project.check("tests/test_it.py", "tests/outer.py", "tests/middle.py")


def test_a_helper_with_a_fixed_port_of_its_own(project: Project) -> None:
    helpers = """\
import socket

PORT = 14036  # PB001:8


def start_server():
    return socket.create_server(("localhost", PORT))  # PB002:19
"""
    source = """\
from helpers import start_server


def test_fixed():
    start_server()
"""
    project.write("tests/helpers.py", helpers)
    project.write("tests/test_it.py", source)
    project.check("tests/test_it.py", "tests/helpers.py")


def test_a_helper_of_a_product_with_a_fixed_port_of_its_own(project: Project) -> None:
    """Nothing is reported there, so it is at the call."""
    project.write("product.py", "import socket\n\n\ndef begin():\n    socket.create_server(('', 14140))\n")
    project.write("tests/test_it.py", "from product import begin\n\n\ndef test_it():\n    begin()  # PB002:5\n")
    project.check("tests/test_it.py", "product.py")
    assert all("product.py:5" in found.text for found in project.findings())


OWN_SERVER = """\
import socket


class Server:
    def __init__(self, port=None):
        self.port = port

    def begin(self):
        socket.create_server(("", 14141))  # PB002:16 PB001:35
        socket.create_server(("", self.port))  # PB002:16
"""


def test_a_class_with_a_fixed_port_of_its_own(project: Project) -> None:
    project.write("tests/helpers.py", OWN_SERVER)
    source = """\
from helpers import Server


def test_it():
    Server(14142).begin()  # PB002:5 PB001:12
    Server(0).begin()
"""
    project.write("tests/test_it.py", source)
    project.check("tests/test_it.py")


def test_the_default_of_a_parameter(project: Project) -> None:
    helpers = """\
import socket


def start_server(port=14037):  # PB001:23
    return socket.create_server(("localhost", port))  # PB002:19
"""
    project.write("tests/helpers.py", helpers)
    source = """\
from helpers import start_server


def test_fixed():
    start_server()  # PB002:5
    start_server(port=0)
"""
    project.write("tests/test_it.py", source)
    project.check("tests/test_it.py", "tests/helpers.py")


def test_a_helper_that_probes(project: Project) -> None:
    helpers = """\
import socket


def free_port():
    with socket.socket() as s:
        s.bind(("localhost", 0))
        return s.getsockname()[1]
"""
    source = """\
import socket

from helpers import free_port


def test_probed():
    socket.create_server(("localhost", free_port()))
"""
    project.write("tests/helpers.py", helpers)
    project.write("tests/test_it.py", source)
    project.check()


def test_a_helper_that_dials(project: Project) -> None:
    project.write("tests/helpers.py", "import socket\n\n\ndef dial(port):\n    socket.create_connection(('', port))\n")
    project.write("tests/test_it.py", "from helpers import dial\n\n\ndef test_dials():\n    dial(14038)\n")
    project.check()


def test_helpers_in_threads(project: Project) -> None:
    project.write("tests/helpers.py", HELPERS)
    source = """\
import threading

import helpers


def test_fixed():
    threading.Thread(target=helpers.start_server, args=(14039,)).start()  # PB002:37 PB001:57
    threading.Thread(target=helpers.start_server, kwargs={"port": 0}).start()
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_expected_failures_and_patches(project: Project) -> None:
    project.write("tests/helpers.py", HELPERS)
    source = """\
from unittest import mock

import helpers
import pytest


def test_failure():
    with pytest.raises(OSError):
        helpers.start_server(14040)


def test_patched():
    with mock.patch("helpers.start_server"):
        helpers.start_server(14041)
"""
    project.write("tests/test_it.py", source)
    project.check()


# Classes

SERVER = """\
import socketserver


class EchoThing:
    def __init__(self, port, host="localhost"):
        self.address = (host, port)
        self.server = None

    def start(self):
        self.server = socketserver.TCPServer(self.address, None)

    def describe(self):
        return str(self.address)
"""


def test_a_class_that_binds_when_it_is_started(project: Project) -> None:
    project.write("tests/helpers.py", SERVER)
    source = """\
import helpers
from helpers import EchoThing


def test_fixed():
    thing = EchoThing(14042)  # PB002:13 PB001:23
    thing.start()


def test_at_once():
    helpers.EchoThing(port=14043).start()  # PB002:13 PB001:28


def test_os_chosen():
    thing = EchoThing(0)
    thing.start()
"""
    project.write("tests/test_it.py", source)
    project.check("tests/test_it.py", "tests/helpers.py")


WORKERS = """\
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer


class Worker(threading.Thread):
    def __init__(self, port):
        super().__init__(daemon=True)
        self.port = port

    def run(self):
        HTTPServer(("localhost", self.port), BaseHTTPRequestHandler).serve_forever()


class Plain:
    def __init__(self, port):
        self.port = port

    def begin(self):
        HTTPServer(("localhost", self.port), BaseHTTPRequestHandler)

    def describe(self):
        return f"port {self.port}"
"""


def test_a_helper_that_builds_and_starts_an_object(project: Project) -> None:
    project.write("tests/workers.py", WORKERS)
    helpers = """\
from workers import Plain, Worker


def start_worker(port):
    worker = Worker(port)
    worker.start()


def start_at_once(port):
    Worker(port=port).start()


def start_on(test, port):
    test.worker = Worker(port)
    test.worker.start()


def begin(port):
    plain = Plain(port)
    plain.begin()


def describe(port):
    return Plain(port).describe()
"""
    project.write("tests/helpers.py", helpers)
    source = """\
import unittest

import helpers


class Case(unittest.TestCase):
    def setUp(self):
        helpers.start_on(self, 14120)  # PB002:17 PB001:32


def test_fixed():
    helpers.start_worker(14121)  # PB002:13 PB001:26
    helpers.start_at_once(port=14122)  # PB002:13 PB001:32
    helpers.begin(14123)  # PB002:13 PB001:19
    helpers.describe(14124)


def test_os_chosen():
    helpers.start_worker(0)
    helpers.begin(port=0)
"""
    project.write("tests/test_it.py", source)
    project.check("tests/test_it.py", "tests/helpers.py", "tests/workers.py")


def test_an_object_that_is_only_looked_at(project: Project) -> None:
    project.write("tests/workers.py", WORKERS)
    source = """\
from workers import Plain, Worker


def test_attribute():
    assert Worker(14125).port == 14125


def test_name():
    worker = Worker(14126)
    assert worker.port


def test_built():
    Worker(14127)


def test_started():
    worker = Worker(14128)  # PB002:14 PB001:21
    worker.start()


def test_described():
    assert Plain(14129).describe()
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_an_inner_function_that_is_replaced(project: Project) -> None:
    project.write("src/serving.py", HELPERS)
    product = "from serving import start_server\n\nanother = None\n\n\ndef serve(port):\n    start_server(port)\n"
    project.write("src/product.py", product)
    source = """\
from unittest.mock import patch

from product import serve


@patch("product.start_server")
def test_decorated(start):
    serve(14130)


def test_entered():
    with patch("product.start_server"):
        serve(14131)


def test_set(monkeypatch):
    monkeypatch.setattr("product.start_server", print)
    serve(14132)


@patch("product.another")
def test_real(another):
    serve(14133)  # PB002:5 PB001:11
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_a_number_that_another_file_would_fall_back_to(project: Project) -> None:
    helpers = """\
import socket

DEFAULT = 14134


def start_server(settings):
    socket.create_server(("localhost", settings.get("port", DEFAULT)))
"""
    project.write("tests/helpers.py", helpers)
    source = """\
from helpers import start_server


def test_once(more):
    start_server({"port": 14134, **more})  # PB002:5 PB001:27
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_a_default_that_only_none_brings(project: Project) -> None:
    helpers = """\
import socket

DEFAULT = 14135  # PB001:11


def start_if_none(port=None):
    if port is None:
        port = DEFAULT
    return socket.create_server(("localhost", port))  # PB002:19


def start_if_not(port=None):
    if not port:
        port = DEFAULT
    return socket.create_server(("localhost", port))  # PB002:19
"""
    project.write("tests/helpers.py", helpers)
    source = """\
from helpers import start_if_none, start_if_not


def test_os_chosen():
    start_if_none(0)
    start_if_none(port=0)


def test_fixed():
    start_if_none(14136)  # PB002:5 PB001:19
    start_if_none()  # PB002:5
    start_if_not(0)  # PB002:5
"""
    project.write("tests/test_it.py", source)
    project.check("tests/test_it.py", "tests/helpers.py")


def test_a_default_of_a_library_in_a_product(project: Project) -> None:
    product = "import uvicorn\n\n\ndef main(argv=None):\n    if argv:\n        uvicorn.run('app:app')\n"
    project.write("src/product.py", product)
    project.write("tests/helpers.py", product)
    source = """\
import helpers
import product


def test_it():
    product.main(["--quiet"])
    helpers.main(["--quiet"])
"""
    project.write("tests/test_it.py", source)
    project.check()
    assert {code for _, _, code in project.found("tests/helpers.py")} >= {"PB002"}


def test_a_method_that_is_replaced_on_the_object(project: Project) -> None:
    helpers = """\
import socket


class Client:
    def __init__(self, source):
        self.source = source

    def connect(self):
        socket.socket().bind(self.source)
"""
    project.write("tests/helpers.py", helpers)
    source = """\
from helpers import Client


def test_replaced():
    client = Client(("localhost", 14061))
    client.connect = lambda: False
    assert not client.connect()


def test_called():
    client = Client(("localhost", 14062))  # PB002:14 PB001:35
    client.other = lambda: False
    client.source.connect = lambda: False
    client.connect()
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_a_class_that_is_never_started(project: Project) -> None:
    project.write("tests/helpers.py", SERVER)
    source = """\
from helpers import EchoThing


def test_described():
    thing = EchoThing(14044)
    assert thing.describe() == "('localhost', 14044)"
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_a_class_that_binds_when_it_is_built(project: Project) -> None:
    helpers = """\
import socketserver


class Base:
    def __init__(self, port):
        self.server = socketserver.TCPServer(("localhost", port), None)


class Heir(Base):
    pass
"""
    source = """\
from helpers import Base, Heir


class Own(Heir):
    pass


def test_fixed():
    Base(14045)  # PB002:5 PB001:10
    Heir(14046)  # PB002:5 PB001:10
    Own(14047)  # PB002:5 PB001:9
    Heir(0)
"""
    project.write("tests/helpers.py", helpers)
    project.write("tests/test_it.py", source)
    project.check()


def test_a_context_manager(project: Project) -> None:
    project.write("tests/helpers.py", SERVER.replace("def start(self)", "def __enter__(self)"))
    source = """\
from helpers import EchoThing


def test_fixed():
    with EchoThing(14048):  # PB002:10 PB001:20
        pass
    with EchoThing(0):
        pass
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_a_heir_of_a_listener(project: Project) -> None:
    helpers = "import socketserver\n\n\nclass Quiet(socketserver.ThreadingTCPServer):\n    allow_reuse_address = True\n"
    source = """\
from helpers import Quiet


def test_fixed():
    Quiet(("localhost", 14049), None)  # PB002:5 PB001:25
    Quiet(("localhost", 0), None)
"""
    project.write("tests/helpers.py", helpers)
    project.write("tests/test_it.py", source)
    project.check()


BASE = """\
import socket
import unittest


class Listens(unittest.TestCase):
    port = 0

    def setUp(self):
        self.socket = socket.create_server(("localhost", self.port))
"""


def test_a_base_class_whose_set_up_listens(project: Project) -> None:
    project.write("tests/base.py", BASE)
    source = """\
from base import Listens


class Fixed(Listens):  # PB002:7
    port = 14050  # PB001:12

    def test_it(self):
        assert self.socket


class OSChosen(Listens):
    def test_it(self):
        assert self.socket
"""
    project.write("tests/test_it.py", source)
    project.check("tests/test_it.py", "tests/base.py")


def test_a_base_class_by_its_module(project: Project) -> None:
    project.write("tests/__init__.py", "")
    project.write("tests/base.py", BASE)
    source = """\
from . import base


class Fixed(base.Listens):  # PB002:7
    port = 14051  # PB001:12
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_an_attribute_of_a_base_class(project: Project) -> None:
    project.write("tests/base.py", "class Ports:\n    port = 14052\n    free = 0\n")
    source = """\
import socket

from base import Ports


class TestIt(Ports):
    def test_fixed(self):
        socket.create_server(("localhost", self.port))  # PB002:16 PB001:44
        socket.create_server(("localhost", self.free))
"""
    project.write("tests/test_it.py", source)
    project.check()


# What is given up, quietly


SERVER_THAT_STORES = """\
import socket


class Server:
    port = 102

    def start(self, port=102):
        self.port = port
        self.socket = socket.socket()
        self.socket.bind(("localhost", self.port))
"""


def test_a_guessed_port_handed_to_a_method_that_stores_it(project: Project) -> None:
    project.write("tests/server.py", SERVER_THAT_STORES)
    source = """\
import random

from server import Server

PORT = random.randint(20000, 30000)


def test_guessed():
    server = Server()
    server.start(port=PORT)  # PB002:12


def test_configured(pytestconfig):
    server = Server()
    server.start(port=pytestconfig.getoption("port"))


def test_os_chosen():
    server = Server()
    server.start(port=0)
"""
    project.write("tests/test_it.py", source)
    project.check()


NAME_SERVER = """\
import socket


class Server:
    def __init__(self, *, address="localhost", port=0):
        self.address = address
        self.port = port

    def __enter__(self):
        self.socket = socket.create_server((self.address, self.port))
        return self


if __name__ == "__main__":
    with Server(port=14071):
        pass
"""


def test_an_object_has_its_own_port_not_that_of_others(project: Project) -> None:
    project.write("tests/server.py", NAME_SERVER)
    source = """\
from server import Server


class Quiet(Server):
    def __init__(self):
        super().__init__(address="127.0.0.1")


class Loud(Server):
    def __init__(self):
        super().__init__(port=14072)  # PB001:31


def test_its_own():
    with Quiet():
        pass
    with Loud():  # PB002:10
        pass
    with Server():
        pass
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_a_cycle_of_imports(project: Project) -> None:
    project.write("tests/one.py", "from two import PORT, start_server\n")
    project.write("tests/two.py", "from three import *\nfrom one import PORT\n")
    project.write("tests/three.py", "from two import PORT, start_server\nfrom one import *\n")
    source = """\
import socket

from one import PORT, start_server


def test_unknown():
    socket.create_server(("localhost", PORT))
    start_server(14053)
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_a_cycle_that_listens(project: Project) -> None:
    project.write("tests/one.py", "import two\n\n\ndef run(port):\n    two.run(port)\n")
    listens = (
        "import socket\n\nimport one\n\n\ndef run(port):\n    socket.create_server(('', port))\n    one.run(port)\n"
    )
    project.write("tests/two.py", listens)
    source = """\
import one


def test_fixed():
    one.run(14054)  # PB002:9 PB001:13
    one.run(0)
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_a_file_that_imports_itself(project: Project) -> None:
    source = """\
import socket

from test_it import PORT


def test_unknown():
    socket.create_server(("localhost", PORT))
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_fixtures_in_a_circle(project: Project) -> None:
    first = fixture("other").replace("def port()", "def port(other)")
    project.write("tests/conftest.py", first + fixture("port", "other").replace("def other()", "def other(port)"))
    project.write("tests/test_it.py", plain(USES_PORT))
    project.check()


def test_a_huge_neighbour(project: Project) -> None:
    project.write("tests/conftest.py", fixture(14055) + "#" * (LARGEST - 200) + "\n")
    project.write("tests/test_it.py", USES_PORT)
    project.check()
    project.write("tests/conftest.py", fixture(14055) + "#" * LARGEST + "\n")
    assert project.found() == set()


def test_a_link_out_of_the_project(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "helpers.py"
    outside.write_text(HELPERS)
    (project.folder / "tests").mkdir()
    (project.folder / "tests" / "helpers.py").symlink_to(outside)
    project.write("tests/test_it.py", plain(USES_HELPERS))
    project.check()
    (project.folder / "linked").symlink_to(outside.parent, target_is_directory=True)
    project.write("tests/test_it.py", plain(USES_HELPERS).replace("from helpers", "from linked.helpers"))
    project.check()


def test_a_link_inside_the_project(project: Project) -> None:
    helpers = project.write("shared/helpers.py", HELPERS)
    (project.folder / "tests").mkdir()
    (project.folder / "tests" / "helpers.py").symlink_to(helpers)
    project.write("tests/test_it.py", USES_HELPERS)
    project.check()


def _folder(path: Path) -> None:
    path.mkdir()


def _no_permission(path: Path) -> None:
    path.write_text(fixture(14056))
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user reads every file")


def _dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nothing.py")


def _written(content: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(content) and None


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(_folder, id="folder"),
        pytest.param(_no_permission, id="no permission"),
        pytest.param(_dangling, id="dangling link"),
        pytest.param(_written(fixture(14057).encode() + b"def broken(:\n"), id="syntax error"),
        pytest.param(_written(fixture(14058).encode() + b'NAME = "\xff\xfe"\n'), id="undecodable"),
        pytest.param(_written(b"# coding: no-such-encoding\n" + fixture(14059).encode()), id="unknown encoding"),
        pytest.param(_written(fixture(14060).encode() + b"\0"), id="null byte"),
        pytest.param(_written(fixture("(" * 5000 + "14061" + ")" * 5000).encode()), id="too deep"),
        pytest.param(_written(b""), id="empty"),
    ],
)
def test_a_file_that_cannot_be_read(project: Project, make: Callable[[Path], None]) -> None:
    source = """\
import socket


def test_unknown(port):
    socket.create_server(("localhost", port))


def test_fixed():
    socket.create_server(("localhost", 14062))  # PB002:12 PB001:40
"""
    project.write("tests/test_it.py", source)
    make(project.folder / "tests" / "conftest.py")
    project.check()
    assert len(project.flake8("tests/test_it.py").splitlines()) == 2


def test_other_encodings(project: Project) -> None:
    written = f"# coding: latin-1\nNAME = 'größe'\n{fixture(14063)}".encode("latin-1")
    project.write("tests/test_it.py", USES_PORT)
    (project.folder / "tests" / "conftest.py").write_bytes(written)
    project.check()
    (project.folder / "tests" / "conftest.py").write_bytes(b"\xef\xbb\xbf" + fixture(14064).encode())
    project.check()


def test_nothing_of_the_standard_library_is_taken_for_the_project(project: Project) -> None:
    project.write("tests/asyncio.py", "PORT = 14065\n")
    source = "import asyncio\nimport socket\n\n\ndef test_it():\n    socket.create_server(('', asyncio.PORT))\n"
    project.write("tests/test_it.py", source)
    project.check()


def test_a_library_is_not_read(project: Project) -> None:
    project.write("venv/lib/python3.12/site-packages/helpers.py", HELPERS)
    project.write("tests/test_it.py", plain(USES_HELPERS))
    project.check()


# How it is run


def test_an_edit_between_two_runs(project: Project) -> None:
    conftest = project.write("tests/conftest.py", fixture(14066))
    project.write("tests/test_it.py", USES_PORT)
    project.check()
    for value, number in (("0", ""), ("14067", "14067"), ("int('14068')", "14068")):
        before = conftest.stat()
        conftest.write_text(fixture(value))
        os.utime(conftest, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000_000))
        texts = [found.text for found in project.findings()]
        assert len(texts) == (2 if number else 0)
        assert all(number in text for text in texts)
    conftest.unlink()
    assert project.found() == set()
    project.write("tests/conftest.py", fixture(14069))
    project.check()


def test_a_new_file_nearer_by(project: Project) -> None:
    project.write("conftest.py", fixture(14070))
    project.write("tests/test_it.py", USES_PORT)
    project.check()
    project.write("tests/conftest.py", fixture(0))
    assert project.found() == set()


def test_standard_input(project: Project) -> None:
    project.write("tests/conftest.py", fixture(14071))
    name = os.path.join("tests", "test_it.py")
    told = project.flake8("--stdin-display-name", name, "-", stdin=USES_PORT)
    assert [line.split()[0:2] for line in told.splitlines()] == [
        [f"{name}:{line}:{column}:", code] for line, column, code in sorted(expectations(USES_PORT))
    ]
    assert "(fixture port, tests/conftest.py:6)" in told
    assert not project.flake8("--stdin-display-name", "elsewhere.py", "-", stdin=USES_PORT)


def test_a_relative_path(project: Project) -> None:
    project.write("tests/conftest.py", fixture(14072))
    project.write("tests/test_it.py", USES_PORT)
    inside = subprocess.run(
        [sys.executable, "-m", "flake8", "--isolated", "--select", "PB0", "test_it.py"],
        cwd=project.folder / "tests",
        capture_output=True,
        text=True,
        check=False,
    )
    assert "(fixture port, tests/conftest.py:6)" in inside.stdout
    assert len(project.flake8("tests/test_it.py").splitlines()) == 2


def test_this_file_only(project: Project) -> None:
    project.write("tests/conftest.py", fixture(14073))
    project.write("tests/helpers.py", HELPERS)
    project.write("tests/test_it.py", f"{USES_PORT}\n\n{USES_HELPERS}")
    assert len(project.flake8("tests/test_it.py").splitlines()) == 4
    assert not project.flake8("--portbind-follow=file", "tests/test_it.py")
    assert project.found(settings=Settings(follow="file")) == set()


WATCH = """\
import json
import os
import sys

from flake8_portbind.plugin import findings
from flake8_portbind.settings import Settings
import ast

name, follow, folder, watched = sys.argv[1:]
with open(name, encoding="utf-8") as file:
    source = file.read()
lines = source.splitlines(keepends=True)
findings(ast.parse("x.bind(1)"), "/nowhere/tests/test_x.py", ["x.bind(1)"], Settings())  # loads what is loaded late
opened = []


def watch(event, arguments):
    path = arguments[0 if event == "open" else 1] if event == watched else None
    if isinstance(path, str) and path.startswith(folder):
        opened.append(os.path.relpath(path, folder).replace(os.sep, "/"))


sys.addaudithook(watch)
found = findings(ast.parse(source), name, lines, Settings(follow=follow))
print(json.dumps([sum(not one.code.startswith("PB9") for one in found), opened]))
"""


def _read(project: Project, follow: str = "project", event: str = "compile") -> tuple[int, set[str]]:
    """How much is found in test_it.py, and which files of the project are parsed, or opened, meanwhile."""
    done = subprocess.run(
        [sys.executable, "-c", WATCH, str(project.folder / "tests/test_it.py"), follow, str(project.folder), event],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found, opened = json.loads(done.stdout)
    return found, set(opened)


def _with_much_around(project: Project, source: str) -> None:
    project.write("conftest.py", fixture(14074))
    project.write("tests/conftest.py", fixture(14075))
    project.write("tests/helpers.py", HELPERS + "\nPORT = 14076\n")
    project.write("tests/unused.py", HELPERS)
    project.write("tests/test_it.py", source)


def test_what_is_read(project: Project) -> None:
    _with_much_around(project, USES_HELPERS)
    found, parsed = _read(project)
    assert found == 2
    assert "tests/helpers.py" in parsed
    assert "tests/unused.py" not in parsed


def test_nothing_is_read_when_only_this_file_counts(project: Project) -> None:
    _with_much_around(project, f"{USES_PORT}\n\n{USES_HELPERS}")
    assert _read(project, "file", "open") == (0, set())


@pytest.mark.parametrize(
    "source",
    [
        "import conftest\n\n\ndef test_it(port):\n    assert conftest.port is not port\n",
        "import socket\n\n\ndef test_it(port):\n    with socket.create_server(('', 0)) as s:\n        assert s\n",
        "class TestIt:\n    def test_it(self, port):\n        self.run(port)\n\n    def run(self, port): ...\n",
    ],
    ids=["no listener", "os-chosen", "no call that leads out"],
)
def test_nothing_is_parsed_without_need(project: Project, source: str) -> None:
    """The texts of other files are looked through for names; few of them are parsed."""
    _with_much_around(project, source)
    assert _read(project)[1] == set()


def test_only_what_may_patch_a_listener_is_read_for_one_that_is_written_here(project: Project) -> None:
    _with_much_around(project, "import socket\n\n\ndef test_it(tmp_path):\n    socket.create_server(('', 14077))\n")
    assert _read(project) == (2, {"conftest.py", "tests/conftest.py"})


def test_nothing_is_imported_or_run(project: Project) -> None:
    trap = "import pathlib\n\npathlib.Path({!r}).write_text('sprung')\n"
    sprung = project.folder / "sprung"
    project.write("conftest.py", trap.format(str(sprung)))
    project.write("tests/conftest.py", trap.format(str(sprung)) + fixture(14078))
    project.write("tests/helpers.py", trap.format(str(sprung)) + HELPERS)
    project.write("tests/test_it.py", f"{USES_PORT}\n\n{USES_HELPERS}" + trap.format(str(sprung)))
    assert len(project.flake8("tests/test_it.py").splitlines()) == 4
    assert len(project.found()) == 4
    assert not sprung.exists()
    assert not {"helpers", "tests.helpers", "test_it"} & set(sys.modules)
    assert not list(project.folder.rglob("*.pyc"))


# What is rarely written


def test_a_class_of_a_helper_that_builds_another(project: Project) -> None:
    project.write(
        "tests/helpers.py",
        """\
import socket


class Inner:
    def __init__(self, port):
        self.sock = socket.create_server(("localhost", port))


class Quiet:
    pass


def start_server(port):
    print(Quiet(), [].append(port))
    return Inner(port)
""",
    )
    project.write("tests/test_it.py", USES_HELPERS)
    project.check()


def test_package_that_hands_on(project: Project) -> None:
    project.write("tests/ports/__init__.py", "from .inner import *\nfrom . import other\n_HIDDEN = 14102\n")
    project.write("tests/ports/inner.py", "__all__ = ['PORT']\nPORT = 14103\nSECRET = 14104\n")
    project.write("tests/ports/other.py", "OTHER = 14105\n")
    project.write(
        "tests/test_it.py",
        """\
import socket
from ports import *
from ports import other, SECRET, nothing


def test_it():
    socket.create_server(("", PORT))  # PB002:12 PB001:31
    socket.create_server(("", other.OTHER))  # PB002:12 PB001:31
    socket.create_server(("", _HIDDEN))
    socket.create_server(("", SECRET))
    socket.create_server(("", nothing))
""",
    )
    project.check()


def test_circle_of_imports(project: Project) -> None:
    project.write("tests/one.py", "from two import PORT\n")
    project.write("tests/two.py", "from one import PORT\n")
    project.write("tests/test_it.py", "import socket\nfrom one import PORT\n\nsocket.create_server(('', PORT))\n")
    project.check()


def test_plugins_that_are_not_there(project: Project) -> None:
    project.write("tests/conftest.py", "pytest_plugins: list\npytest_plugins = ['nowhere', name]\n")
    project.write("tests/test_it.py", USES_PORT.partition("  # ")[0] + "\n")
    project.check()


@pytest.mark.parametrize(
    "test",
    [
        "import socket\nfrom helpers import PORT\n\nsocket.create_server(('', PORT))\n",
        "import helpers\n\nhelpers.go()\n",
    ],
)
def test_a_file_that_goes_away_meanwhile(project: Project, monkeypatch: pytest.MonkeyPatch, test: str) -> None:
    project.write("tests/helpers.py", HELPERS + "\n\nPORT = 14106\ngo = start_server\n")
    project.write("tests/test_it.py", test)
    holds = Neighbours.holds

    def gone(neighbours: Neighbours, path: str) -> bool:
        there = holds(neighbours, path)
        if path.endswith("helpers.py"):
            Path(path).unlink(missing_ok=True)
        return there

    monkeypatch.setattr(Neighbours, "holds", gone)
    project.check()


def test_more_files_than_are_kept(project: Project) -> None:
    for number in range(MOST_KEPT + 1):
        project.write(f"tests/ports{number}.py", f"PORT = {15000 + number}\n")
    imports = "".join(f"from ports{number} import PORT as P{number}\n" for number in range(MOST_KEPT + 1))
    calls = "".join(f"socket.create_server(('', P{number}))  # PB002:8 PB001:27\n" for number in range(MOST_KEPT + 1))
    project.write("tests/test_it.py", f"import socket\n{imports}{calls}")
    project.check()


# Odd layouts


def test_a_product_file_that_does_not_listen(project: Project) -> None:
    """What a product's functions give back is looked for like its constants."""
    project.write("product/__init__.py", "")
    project.write("product/numbers.py", "PORT = 14901\n\n\ndef number():\n    return 14902\n")
    project.write(
        "tests/test_it.py",
        "import socket\n\nfrom product.numbers import PORT, number\n\n\ndef test_it():\n"
        "    socket.create_server(('', PORT))  # PB002:12 PB001:31\n"
        "    socket.create_server(('', number()))  # PB002:12 PB001:31\n",
    )
    project.check()


def test_a_package_that_names_one_of_its_modules_anew(project: Project) -> None:
    project.write("servers/__init__.py", "helpers = lazily('servers.helpers')\n")
    project.write("servers/helpers.py", HELPERS)
    source = """\
from servers import helpers


def test_fixed():
    helpers.start_server(14903)  # PB002:13 PB001:26


def test_os_chosen():
    helpers.start_server(0)
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_the_tests_of_a_library_that_is_known(project: Project) -> None:
    project.write("uvicorn/__init__.py", "from uvicorn.main import run\n")
    project.write("uvicorn/main.py", "def run(app, *, port=8000):\n    listen(app, port)\n")
    project.write(
        "tests/test_it.py",
        "import uvicorn\n\n\ndef test_it():\n    uvicorn.run(None, port=14904)  # PB002:13 PB001:28\n"
        "    uvicorn.run(None, port=0)\n",
    )
    project.check()


def test_a_link_that_leads_around_the_project(project: Project) -> None:
    """What lies beside the project by its path is not read, even where a link leads back inside."""
    inside = Project(project.folder / "inside")
    (inside.folder / ".git").mkdir()
    (project.folder / "link").symlink_to(inside.folder, target_is_directory=True)
    inside.write("helpers.py", HELPERS)
    inside.write("test_it.py", USES_HELPERS.replace("from helpers", "from ..link.helpers"))
    assert inside.found("test_it.py") == set()
    inside.write("test_it.py", USES_HELPERS)
    inside.check("test_it.py")


def test_packages_up_to_the_root_of_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "isfile", lambda path: path.endswith("__init__.py"))
    assert not Neighbours("/a/b/test_it.py").outermost("/a/b/test_it.py")


@pytest.mark.parametrize(
    "content", [b"def start(:\n", b"# coding: nonsense\n", b"# coding: utf-8\n'\xff'\n", b"\0", b"x = " + b"(" * 300]
)
def test_helpers_that_cannot_be_read(project: Project, content: bytes) -> None:
    project.write("tests/test_it.py", "from helpers import start\n\n\ndef test_it():\n    start(14906)\n")
    (project.folder / "tests" / "helpers.py").write_bytes(content)
    project.check()
    project.write("tests/helpers.py", HELPERS.replace("start_server", "start"))
    assert len(project.found()) == 2


def test_an_object_that_is_built_and_never_started(project: Project) -> None:
    project.write(
        "tests/helpers.py",
        "import uvicorn\n\n\nclass Web:\n    def __init__(self, port):\n"
        "        self.server = uvicorn.Server(uvicorn.Config('app:app', port=port))\n\n"
        "    def start(self):\n        self.server.run()\n",
    )
    source = "from helpers import Web\n\n\ndef test_it():\n    web = Web(14907)\n    assert web.server\n"
    project.write("tests/test_it.py", source)
    project.check()
    started = source.replace("(14907)", "(14907)  # PB002:11 PB001:15").replace("assert web.server", "web.start()")
    project.write("tests/test_it.py", started)
    project.check()


def test_a_fixture_that_a_test_gives_its_port(project: Project) -> None:
    project.write(
        "tests/conftest.py",
        "import socket\n\nimport pytest\n\n\n@pytest.fixture\ndef port():\n    return 0\n\n\n"
        "@pytest.fixture\ndef server(port):\n    return socket.create_server(('', port))\n",
    )
    source = """\
import pytest


@pytest.fixture
def port():
    return 14908  # PB001:12


def test_it(server):  # PB002:13
    pass
"""
    project.write("tests/test_it.py", source)
    project.check()


FIXTURE_ELSEWHERE = """\
import socket

{}


def test_it(port):
    socket.create_server(("localhost", port))
"""


@pytest.mark.parametrize(
    ("place", "imported", "codes"),
    [
        ("tests/fixtures.py", "from ..fixtures import port", {"PB001", "PB002"}),
        ("tests/parts/fixtures.py", "from tests.parts.fixtures import port", {"PB001", "PB002"}),
        ("tests/fixtures.py", "from ...fixtures import port", set()),
    ],
)
def test_a_fixture_that_is_imported(project: Project, place: str, imported: str, codes: set[str]) -> None:
    project.write("tests/__init__.py", "")
    project.write("tests/unit/__init__.py", "")
    project.write(place, fixture(14909))
    project.write("tests/unit/test_it.py", FIXTURE_ELSEWHERE.format(imported))
    assert {code for _, _, code in project.found("tests/unit/test_it.py")} == codes


def test_a_number_that_has_the_name_of_an_argument(project: Project) -> None:
    project.write("tests/test_it.py", FIXTURE_ELSEWHERE.format("from numbers_ import port"))
    project.write("tests/numbers_.py", "port = 14910\n")
    project.check()


def test_a_package_whose_module_is_read_without_an_import(project: Project) -> None:
    """Some other file has imported it, so that the package has it as an attribute."""
    project.write("tests/helpers/__init__.py", "")
    project.write("tests/helpers/things.py", HELPERS.replace("start_server", "make"))
    project.write(
        "tests/test_it.py",
        "import helpers\n\n\ndef test_it():\n"
        "    helpers.things.make(14911)  # PB002:20 PB001:25\n    helpers.things.make(0)\n",
    )
    project.check()


@pytest.mark.parametrize("files", [20, 120])
def test_a_listener_among_many_files(project: Project, files: int) -> None:
    """One file that is imported listens, and no name of the test says so."""
    project.write("tests/helpers.py", HELPERS.replace("start_server", "make"))
    for number in range(files):
        project.write(f"tests/ports{number}.py", "PORT = 0\n")
    imports = "".join(f"from ports{number} import PORT\n" for number in range(files))
    uses = "from helpers import make\n\n\ndef test_it():\n    make(14921)  # PB002:5 PB001:10\n    make(0)\n\n\n"
    for source in (imports + uses, uses + imports, imports + uses + imports):
        project.write("tests/test_it.py", source)
        project.check()


def test_more_files_than_are_remembered(project: Project) -> None:
    """Files that are looked at, and then changed, behind a thousand others."""
    project.write("tests/helpers.py", HELPERS)
    project.write("tests/test_it.py", USES_HELPERS)
    project.check()
    for folder in range(11):
        for number in range(95):
            project.write(f"tests/part{folder}/ports{number}.py", "PORT = 0\n")
        imports = "".join(f"from ports{number} import PORT\n" for number in range(95))
        project.write(f"tests/part{folder}/test_it.py", imports + "\nuse(PORT)\n")
        project.check(f"tests/part{folder}/test_it.py")
    project.check()
    project.write("tests/helpers.py", HELPERS.replace("port))", "0))"))
    assert project.found() == set()


@pytest.mark.parametrize("bind", ["config.bind = [f'localhost:{port}']", "config.bind = ['localhost:0']"])
def test_a_helper_that_sets_an_attribute(project: Project, bind: str) -> None:
    project.write(
        "tests/helpers.py",
        "from hypercorn.config import Config\nfrom hypercorn.asyncio import serve\n\n\n"
        f"def configured(port):\n    config = Config()\n    {bind}\n    return serve(None, config)\n\n\n"
        "def unused():\n    config = Config()\n    config.bind = ['localhost:14920']\n    return serve(None, config)\n",
    )
    expected = "" if ":0" in bind else "  # PB002:5 PB001:16"
    project.write(
        "tests/test_it.py", f"from helpers import configured\n\n\ndef test_it():\n    configured(14912){expected}\n"
    )
    project.check()


@pytest.mark.parametrize("other", ["port + 1", "log(port)", "check(port)"])
def test_a_helper_whose_other_calls_do_not_listen(project: Project, other: str) -> None:
    project.write(
        "tests/helpers.py",
        "import socket\n\n\ndef check(port):\n    return port\n\n\n"
        f"def start(port):\n    {other}\n    return socket.create_server(('', port))\n",
    )
    project.write("tests/test_it.py", USES_HELPERS.replace("start_server", "start").replace(":18", ":11"))
    project.check()


def test_a_fixture_that_a_test_gives_a_row(project: Project) -> None:
    """It runs before what decorates the test replaces anything; and no test runs that is there for type checkers."""
    project.write(
        "tests/conftest.py",
        "import socket\n\nimport pytest\n\n\n"
        "@pytest.fixture\ndef server(port):\n    return socket.create_server(('', port))\n",
    )
    source = """\
from typing import TYPE_CHECKING
from unittest import mock

import pytest


@mock.patch("socket.create_server")
@pytest.mark.parametrize("port", [14913])  # PB001:35
def test_patched(create_server, server, port):  # PB002:33
    pass


if TYPE_CHECKING:

    @pytest.mark.parametrize("port", [14914])
    def test_never_run(server, port):
        pass
"""
    project.write("tests/test_it.py", source)
    project.check()


COMMAND_ELSEWHERE = """\
import subprocess

from helpers import COMMAND

subprocess.Popen(COMMAND)  # PB002:12
"""


def test_a_command_of_another_file(project: Project) -> None:
    project.write("tests/helpers.py", "COMMAND = ['uvicorn', 'app:app', '--port', '14916']\n")
    project.write("tests/test_it.py", COMMAND_ELSEWHERE)
    project.check()
    project.check()  # what was seen of the other file is remembered
    project.write("tests/helpers.py", "COMMAND = ['uvicorn', 'app:app', '--port', '0']\n")
    assert project.found() == set()


@pytest.fixture
def opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are gone as soon as somebody has opened them."""

    def gone(path: str, *arguments: str) -> object:
        file = open(path, *arguments)  # noqa: SIM115 - its caller closes it
        Path(path).unlink()
        return file

    monkeypatch.setattr(texts, "open", gone, raising=False)


@pytest.mark.usefixtures("opened_once")
def test_a_file_that_goes_away_behind_the_first_look(project: Project) -> None:
    project.write("tests/helpers.py", "COMMAND = ['uvicorn', 'app:app', '--port', '14917']\n")
    project.write("tests/test_it.py", plain(COMMAND_ELSEWHERE))
    project.check()


SETTINGS_ELSEWHERE = """\
from amqtt.broker import Broker
from helpers import SETTINGS

Broker(SETTINGS).start()  # PB002:1
"""
SETTINGS = "SETTINGS = {'listeners': {'default': {'bind': 'localhost:14918'}}}\n"


def test_settings_of_another_file(project: Project) -> None:
    project.write("tests/helpers.py", SETTINGS)
    project.write("tests/test_it.py", SETTINGS_ELSEWHERE)
    project.check()
    project.check()  # what was seen of the other file is remembered
    project.write("tests/helpers.py", SETTINGS.replace("14918", "0"))
    assert project.found() == set()


@pytest.mark.usefixtures("opened_once")
def test_settings_that_go_away_behind_the_first_look(project: Project) -> None:
    project.write("tests/helpers.py", SETTINGS)
    project.write("tests/test_it.py", plain(SETTINGS_ELSEWHERE))
    project.check()


BY_WAY = "from tests.nearer import begin\n\n\ndef start(port):\n    begin(port)\n"
BY_WAY_OF_TWO = f"from tests.least import NAME\n{BY_WAY}    NAME()\n"
BEGINS = """\
import socket
from tests.least import NAME


def begin(port):
    NAME()
    socket.create_server(('', port))
"""
CALLS_START = """\
from tests.helpers import start


def test_fixed():
    start(8000)  # PB002:5 PB001:11
"""


def test_what_is_kept_of_other_files_goes_with_any_that_it_was_made_from(project: Project) -> None:
    project.write("tests/helpers.py", BY_WAY_OF_TWO)
    project.write("tests/nearer.py", BEGINS)
    project.write("tests/least.py", "def NAME():\n    pass\n")
    project.write("tests/test_it.py", CALLS_START)
    project.check()
    project.check()  # with the graphs of both, each made from the third file
    project.write("tests/nearer.py", BEGINS.replace("socket.create_server(('', port))", "return port"))
    assert project.found() == set()
    project.write("tests/nearer.py", BEGINS)
    project.check()


def test_a_file_that_comes_between(project: Project) -> None:
    project.write("tests/helpers.py", BY_WAY.replace("tests.nearer", "nearer"))
    project.write("src/nearer.py", BEGINS)
    project.write("tests/test_it.py", CALLS_START)
    project.check()
    project.check()  # with what is known of src/nearer.py
    project.write("tests/nearer.py", BEGINS.replace("socket.create_server(('', port))", "return port"))
    assert project.found() == set()


HOLDS_A_CLASS = """\
class Kept:
    def __init__(self, server):
        self.Server = server
"""
BUILDS_WHAT_IS_HELD = """\
from tests.nearer import Kept


def start(kept: Kept, port):
    return kept.Server(("", port), None)
"""
GIVES_THE_CLASS = """\
import socketserver

from tests.helpers import start
from tests.nearer import Kept


def test_fixed():
    start(Kept(socketserver.TCPServer), 8000)  # PB002:5 PB001:41


def test_os_chosen():
    start(Kept(socketserver.TCPServer), 0)
"""


def test_what_only_the_linted_file_knows_of_an_object(project: Project) -> None:
    project.write("tests/nearer.py", HOLDS_A_CLASS)
    project.write("tests/helpers.py", BUILDS_WHAT_IS_HELD)
    project.write("tests/test_it.py", GIVES_THE_CLASS)
    project.check()


CHAIN = "import socket\n\n\ndef begin(port):\n    socket.create_server(('', port))\n\n\n" + "".join(
    f"def {name}(port):\n    {callee}(port)\n\n\n"
    for name, callee in (("third", "begin"), ("second", "third"), ("first", "second"))
)


def test_a_chain_of_helpers_is_followed_to_its_end(project: Project) -> None:
    project.write("tests/helpers.py", CHAIN)
    project.write(
        "tests/test_it.py", "from helpers import begin, first, second\n\nbegin(18951)\nsecond(18952)\nfirst(18953)\n"
    )
    assert {line for line, _, _ in project.found()} == {3, 4, 5}


PASSES_ALL_ON = """\
import wsgiref.simple_server


class Exclusive(wsgiref.simple_server.WSGIServer):
    def __init__(self, *args, **kwargs):
        self.reserved = None
        super().__init__(*args, **kwargs)
"""


def test_a_condition_that_a_class_passes_on(project: Project) -> None:
    project.write("servers.py", PASSES_ALL_ON)
    source = """\
from servers import Exclusive

LATER = {"bind_and_activate": False}


def test_not_bound():
    Exclusive(("localhost", 8085), None, bind_and_activate=False)
    Exclusive(("localhost", 8085), None, **LATER)


def test_bound():
    Exclusive(("localhost", 8086), None)  # PB002:5 PB001:29
    Exclusive(("localhost", 8087), None, bind_and_activate=True)  # PB002:5 PB001:29
"""
    project.write("tests/test_it.py", source)
    project.check()


SERVES_ON_THE_REACTOR = """\
from twisted.internet import reactor
from twisted.internet.endpoints import serverFromString


class App:
    def run(self, port):
        serverFromString(reactor, f"tcp:port={port}").listen(object())
        reactor.run()
"""


def test_a_reactor_that_is_replaced_where_it_is_used(project: Project) -> None:
    project.write("web.py", SERVES_ON_THE_REACTOR)
    source = """\
from unittest.mock import patch

from web import App


@patch("web.reactor")
def test_patched(reactor):
    App().run(8080)


def test_real():
    App().run(8082)  # PB002:11 PB001:15
"""
    project.write("tests/test_it.py", source)
    project.check()


BINDS_LATER = """\
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer


class Receiver:
    def __init__(self, port):
        self.port = port
        self.server = None

    def listen(self):
        self.server = HTTPServer(("localhost", self.port), BaseHTTPRequestHandler)
        self.server.serve_forever()

    def begin(self):
        self.again()

    def again(self):
        self.listen()

    def __enter__(self):
        self.listen()
        return self

    def __exit__(self, *exception):
        self.server.shutdown()

    def describe(self):
        return self.port


class Running(threading.Thread):
    def __init__(self, port):
        super().__init__()
        self.port = port

    def run(self):
        HTTPServer(("localhost", self.port), BaseHTTPRequestHandler).serve_forever()
"""


def test_an_object_listens_where_the_method_that_binds_is_called_on_it(project: Project) -> None:
    project.write("listening.py", BINDS_LATER)
    source = """\
import contextlib
import threading
from unittest import mock

import pytest
from listening import Receiver, Running


def test_directly():
    receiver = Receiver(8120)  # PB002:16 PB001:25
    receiver.begin()


def test_beside_other_uses():
    receiver = Receiver(8121)  # PB002:16 PB001:25
    threading.Thread(target=receiver.listen, daemon=True).start()
    receiver.server.shutdown()


@contextlib.contextmanager
def running(receiver):
    thread = threading.Thread(target=receiver.listen)
    thread.start()
    yield receiver


def test_in_a_helper():
    with running(Receiver(8122)):  # PB002:18 PB001:27
        pass


@pytest.fixture
def receiver():
    return Receiver(8123)  # PB002:12 PB001:21


def test_of_a_fixture(receiver):
    threading.Thread(target=receiver.listen, daemon=True).start()


def test_in_a_list():
    for one in [Receiver(8124), Receiver(8125)]:  # PB002:17 PB001:26 PB002:33 PB001:42
        one.listen()


def test_entered():
    receiver = Receiver(8126)  # PB002:16 PB001:25
    with receiver:
        pass


def test_thread():
    Running(8127).start()  # PB002:5 PB001:13


def test_another_method():
    receivers = [Receiver(8130), Receiver(8131)]
    for one in receivers:
        assert one.describe()


def test_only_built():
    assert Receiver(8132).port
    Running(8133).join()


def test_replaced_on_the_object():
    receiver = Receiver(8134)
    with mock.patch.object(receiver, "listen"):
        receiver.listen()
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_what_a_class_builds_is_started_where_its_starting_method_is_called(project: Project) -> None:
    served = """\
from aiosmtpd.controller import Controller


class Mail:
    def __init__(self, port):
        self.controller = Controller(None, port=port)

    def up(self):
        self.controller.start()

    def look(self):
        return self.controller
"""
    project.write("mail.py", served)
    source = """\
from mail import Mail


def test_started():
    mail = Mail(8140)  # PB002:12 PB001:17
    mail.up()


def test_looked_at():
    mail = Mail(8141)
    mail.look()
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_a_package_goes_before_a_module_of_the_same_name(project: Project) -> None:
    for name in ("package", "module"):
        project.write(f"{name}.py", "PORT = 14901\n")
    project.write("package/__init__.py", "PORT = 0\n")
    project.write("module/data.py", "PORT = 0\n")
    project.write(
        "tests/test_it.py",
        """\
import socket

import module
import package


def test_it():
    socket.create_server(("localhost", package.PORT))  # silent
    socket.create_server(("localhost", module.PORT))  # PB002:12 PB001:40
""",
    )
    project.check()


def test_every_shape_of_what_leads_to_a_listener(project: Project) -> None:
    project.write("tests/broken.py", "import socket\n\ndef start(port):\n    socket.create_server(('', port)\n")
    project.write("tests/pkg/__init__.py", "")
    project.write("tests/pkg/data", "no module\n")
    helpers = """\
import socket

import hypercorn
import uvicorn
from uvicorn import (
    Config,
    Server,
)


def by_another_name(port):
    make = socket.create_server
    return make(("", port))


def by_one_inside(port):
    def inner():
        socket.create_server(("", port))

    inner()


def run(tasks):
    for task in tasks:
        task()
    run(tasks[1:])


def set_up(thing):
    thing.bind = ["localhost:14301"]


def built(port):
    server = Server(Config("app:app", port=port))
    server.run()
    built.server().name = "it"
"""
    project.write("tests/helpers.py", helpers)
    source = """\
from broken import start
from helpers import built, by_another_name, by_one_inside, run, set_up
from pkg import data


def test_it(thing):
    by_another_name(14302)  # PB002:5 PB001:21
    by_another_name(0)
    by_one_inside(14303)  # PB002:5 PB001:19
    by_one_inside(0)
    built(14304)  # PB002:5 PB001:11
    built(0)
    run([data])
    set_up(thing)
    start(14305)
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_fixtures_of_one_name_in_two_files(project: Project) -> None:
    source = """\
import socket

import pytest


@pytest.fixture
def port():
    return {port}


@pytest.fixture
def {name}(port):
    return socket.create_server(("localhost", port))
"""
    project.write("conftest.py", source.format(port=0, name="bind"))
    project.write("tests/conftest.py", source.format(port=0, name="bind"))
    source = """\
import pytest


@pytest.fixture
def port():
    return 14306  # PB001:12


def test_one(bind):  # PB002:14
    assert bind


def test_another(bind):  # PB002:18
    assert bind
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_an_object_that_starts_what_it_builds(project: Project) -> None:
    project.write("tests/pkg/__init__.py", "")
    project.write("tests/pkg/constants.py", "PORT = 0\n")
    helpers = """\
from multiprocessing.managers import BaseManager

from aiosmtpd.controller import Controller


class Entered:
    def __init__(self, port):
        self.port = port

    def use(self):
        with BaseManager(address=("localhost", self.port)) as manager:
            print(manager)


class Started:
    def __init__(self, port):
        self.manager = BaseManager(address=("localhost", port))

    def use(self):
        self.manager.start()


class Kept:
    def __init__(self, port):
        self.manager = BaseManager(address=("localhost", port))
"""
    project.write("tests/helpers.py", helpers)
    source = """\
import pkg
import pkg.constants
from helpers import Entered, Kept, Started


def test_it():
    Entered(14310).use()  # PB002:5 PB001:13
    Entered(0).use()
    Started(14311).use()  # PB002:5 PB001:13
    Started(0).use()
    Kept(14312)
    Entered(pkg.constants.PORT).use()
    Started(pkg.constants.PORT).use()
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_import_with_a_stand_in(project: Project) -> None:
    """What stands in for an import counts where the project has no such name."""
    source = """\
import socket

try:
    from settings import {name}
except ImportError:
    {name} = {number}{expected}


def test_it():
    socket.create_server(("localhost", {name})){found}
"""
    project.write("settings.py", "HERE = 0\n")
    project.write("tests/test_it.py", source.format(name="HERE", number=14307, expected="", found=""))
    missing = source.format(name="PORT", number=14308, expected="  # PB001:12", found="  # PB002:12")
    project.write("tests/test_missing.py", missing)
    whole = """\
import socket
from types import SimpleNamespace

try:
    import {name}
except ImportError:
    {name} = SimpleNamespace(HERE={number}){expected}


def test_it():
    socket.create_server(("localhost", {name}.HERE)){found}
"""
    project.write("tests/test_whole.py", whole.format(name="settings", number=14328, expected="", found=""))
    away = source.replace("settings", "elsewhere")
    away = away.format(name="PORT", number=14329, expected="", found="  # silent: it may be there")
    project.write("tests/test_away.py", away)
    project.check("tests/test_it.py", "tests/test_missing.py", "tests/test_whole.py", "tests/test_away.py")


def test_stars_of_two_files(project: Project) -> None:
    """The later of them that gives the name."""
    project.write("first.py", "PORT = 14309\nOTHER = 14310\n")
    project.write("second.py", "PORT: int\nOTHER = 0\n")
    source = """\
import socket

from first import *
from second import *


def test_it():
    socket.create_server(("localhost", PORT))  # PB002:12 PB001:40
    socket.create_server(("localhost", OTHER))
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_what_is_patched_through_other_files(project: Project) -> None:
    project.write("a.py", "from b import serve\n")
    project.write("b.py", "from a import serve\n")
    app = """\
import socket

import helpers


class Server:
    helper = helpers

    def serve(self, port):
        socket.create_server(("localhost", port))


def serve(port):
    helpers.serve(port)
"""
    project.write("app.py", app)
    project.write("helpers.py", 'import socket\n\n\ndef serve(port):\n    socket.create_server(("", port))\n')
    source = """\
from unittest import mock
from unittest.mock import patch

import a
import app


def test_in_a_ring():
    with patch("app.serve"):
        a.serve(14311)


def test_attribute_of_a_class():
    with patch("app.Server.helper.serve"):
        app.serve(14312)
    with patch("app.Server.helper.other", create=True):
        app.serve(14313)  # PB002:13 PB001:19


def test_attribute_of_a_library_of_a_file():
    with patch("app.socket.create_server.cache", create=True):
        app.serve(14314)  # PB002:13 PB001:19


def test_several():
    with patch.multiple("app", serve=mock.DEFAULT):
        app.serve(14315)


def test_imported_inside():
    with patch("app.serve"):
        from app import serve

        serve(14316)


def test_imported_before():
    from app import serve

    with patch("helpers.serve"):
        serve(14317)
    with patch("helpers.other", create=True):
        serve(14318)  # PB002:9 PB001:15
"""
    project.write("tests/test_it.py", source)
    project.check()


def test_what_is_called_where_something_is_patched(project: Project) -> None:
    helpers = """\
import functools
import socket
from unittest.mock import patch


def serve(port):
    make = socket.create_server

    def start():
        with patch("os.getpid"):
            make(("localhost", port))

    start()


def serve_in_vain(port):
    make = socket.create_server

    def start():
        with patch("socket.create_server"):
            socket.create_server(("localhost", port))

    start()
    return make


class Holder:
    pass


holder = Holder()
holder.thing = socket


def begin(port):
    start = functools.partial(socket.create_server, ("localhost", port))
    with patch("os.getpid"):
        start()
"""
    project.write("helpers.py", helpers)
    project.write("first.py", "from second import serve\n")
    second = "try:\n    from first import serve\nexcept ImportError:\n    from helpers import serve\n"
    project.write("second.py", second)
    source = """\
import functools
import socket
from http.server import HTTPServer
from unittest.mock import patch

import first
import helpers


class Server(HTTPServer):
    pass


def test_it():
    helpers.serve(14320)  # PB002:13 PB001:19
    helpers.serve_in_vain(14321)


def test_in_a_ring():
    with patch("first.other", create=True):
        if first.serve:
            socket.create_server(("localhost", 14325))  # PB002:20 PB001:48
        first.serve(14322)  # silent: two files that import from each other are not followed


def test_through_an_object_of_a_file():
    with patch("helpers.holder.thing.getfqdn"):
        helpers.serve(14326)  # PB002:17 PB001:23


def test_partial_of_a_file():
    helpers.begin(14327)  # PB002:13 PB001:19


def test_condition_of_a_class():
    with patch("os.getpid"):
        if Server.verify_request(None, None, None):
            socket.create_server(("localhost", 14323))  # PB002:20 PB001:48


def test_partial_of_a_library():
    functools.partial(socket.create_server, ("localhost", 14324))()  # PB002:30 PB001:59
"""
    project.write("tests/test_it.py", source)
    project.check()
