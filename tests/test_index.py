"""What is found where only what leads somewhere is looked at is what is found where everything is."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from harness import ROOT, Case, cases
from hypothesis import given, settings
from hypothesis import strategies as st
from programs import IMPORTS, NAMES, SPELLINGS, TARGETS, WRAPPINGS, Program

from flake8_portbind.analysis import analysed
from flake8_portbind.catalogue.launchers import LAUNCHERS
from flake8_portbind.catalogue.lookup import catalogue_with
from flake8_portbind.catalogue.schema import Form, Launcher, Listener, Reach
from flake8_portbind.catalogue.spawners import SPAWNERS
from flake8_portbind.settings import Settings
from flake8_portbind.sight import look

QUIET = [
    "import json\n\n\ndef read(path):\n    return json.loads(path.read_text())\n",
    'import os\n\n\ndef read(system):\n    """Import the system."""\n    return os.path.join(system)\n',
    "class App:\n    def run(self):\n        self.queue.start()\n",
    "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(8000, 8000)\n",
]
LOUD = {
    "a gap": "import socket\n\nsocket.socket().\\\n    bind(('', 8000))\n",
    "a comment": "import socket\n\n(socket  # a module\n .  # its\n create_server)(('', 8000))\n",
    "after a semicolon": "x = 1; from http.server import HTTPServer as S\nS(('', 8000), None)\n",
    "inside a branch": "try: import socketserver as s\nexcept ImportError: pass\ns.TCPServer(('', 8000), None)\n",
    "a name as parsed": "import socket\n\nsocket.\N{FULLWIDTH LATIN SMALL LETTER C}reate_server(('', 8000))\n",
    "getattr": "import socket\n\ngetattr(socket, 'create_server')(('', 8000))\n",
    "a variable": "import os\n\nos.environ['MASTER_PORT'] = '29500'\n",
    "a name that says so": "class Thing: pass\n\nThing().listen(('', 8000))\n",
    "a command line": "import subprocess\n\nsubprocess.run(['uvicorn', 'app:app', '--port', '8000'])\n",
    "a forward": "import subprocess\n\nsubprocess.Popen(['ssh', '-N', '-L', '8080:h:80', 'x'])\n",
    "another forward": "import subprocess\n\nsubprocess.Popen(['kubectl', 'port-forward', 'svc/x', '8080:80'])\n",
    "a relay": "import subprocess\n\nsubprocess.Popen(['socat', 'TCP4-L:8080,fork', '-'])\n",
    "a container": "import subprocess\n\nsubprocess.Popen(['nerdctl', 'run', '-p', '8080:80', 'x'])\n",
    "a container of an object": "def start(client):\n    client.containers.run('x', ports={80: 8080})\n",
    "a container's configuration": "import docker\n\ndocker.APIClient().create_host_config(port_bindings={80: 8080})\n",
    "a container of a test": "from x import Container\n\nContainer().with_bind_ports(80, 8080)\n",
    "a program of sh": "import sh\n\nsh.uvicorn('app:app', '--port', '8000')\n",
    "a program's name": "from sh import uvicorn\n\nuvicorn('app:app', port=8000)\n",
    "a program of plumbum": "from plumbum.cmd import uvicorn\n\nuvicorn('app:app', '--port', '8000')\n",
    "a configuration": "from b import Broker\n\nBroker({'listeners': {'bind': '0.0.0.0:1883'}}).start()\n",
    "a script in pieces": (
        "import subprocess, sys\n\nPIECES = ['import socketserver', 'socketserver.TCPServer((\"\", 8000), None)']\n"
        "subprocess.Popen([sys.executable, '-c', '; '.join(PIECES)])\n"
    ),
    "a program that a function stands for": (
        "from django.core.management import call_command\n\ncall_command('runserver', '8000')\n"
    ),
    "a program that runs inside itself": (
        "def test_it(pytester):\n    pytester.runpytest('--liveserver', 'localhost:8000')\n"
    ),
    "a star": "from socket import *\n\ncreate_server(('', 8000))\n",
}


def check(source: str, path: str) -> int:
    """That nothing is lost; the number of findings."""
    tree, lines = ast.parse(source), source.splitlines(keepends=True)
    name = str(ROOT / path)
    everything = analysed(tree, name, lines, Settings(), everything=True)
    assert analysed(tree, name, lines, Settings()) == everything, source
    return len(everything)


def looked_at(source: str, path: Path) -> int:
    """How many calls of a file are looked at."""
    sight = look(ast.parse(source), str(path), source.splitlines(keepends=True), Settings())
    return len(sight.leads.calls(sight.module)) if sight.leads.anywhere else 0


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.file.stem)
def test_case_files(case: Case) -> None:
    check(case.source, case.path)


@pytest.mark.parametrize("source", LOUD.values(), ids=LOUD)
def test_every_way_to_write_a_name(source: str) -> None:
    assert check(source, "elsewhere/test_it.py")


@pytest.mark.parametrize("source", QUIET)
def test_of_what_listens_nowhere_nothing_is_looked_at(source: str, tmp_path: Path) -> None:
    """In a project of its own: which names lead to a listener is what all files of a project say together."""
    (tmp_path / "pyproject.toml").touch()
    assert not looked_at(source, tmp_path / "test_it.py")


def call(row: Listener) -> str:
    """A call of a row's name with port 8000 and nothing else that opens the gate."""
    written = {Form.PORT: "8000", Form.ADDRESS: "('', 8000)", Form.STRPORT: "'tcp:8000'", Form.ANY: "8000"}
    if not row.arguments:
        return "()"
    argument = row.arguments[0]
    value = written.get(argument.form, "'0.0.0.0:8000'")
    if argument.item:
        value = f"{{{argument.item!r}: {value}}}"
    return f"({argument.keyword}={value})" if argument.keyword else f"({'None, ' * (argument.position or 0)}{value})"


def minimal(row: Listener) -> str:
    """A file that does nothing but start a listener."""
    owner, _, last = row.name.rpartition(".")
    started = "".join(f"it.{name}()\n" for name in row.starts if name[:1].islower() and not name.startswith("__"))
    if row.reach is Reach.METHOD:
        module, _, cls = owner.rpartition(".")
        return f"import {module}\n\nit = {module}.{cls}()\nit.{last}{call(row)}\n{started}"
    return f"import {owner}\n\nit = {owner}.{last}{call(row)}\n{started}"


LISTENERS = [
    row
    for row in {id(row): row for row in catalogue_with().listeners.values()}.values()
    if "." in row.name and row.reach in (Reach.FUNCTION, Reach.CLASS, Reach.METHOD)
]


@pytest.mark.parametrize("row", LISTENERS, ids=lambda row: row.name)
def test_a_file_with_nothing_but_a_listener_passes(row: Listener) -> None:
    check(minimal(row), "elsewhere/test_it.py")


def test_most_of_these_files_have_a_finding() -> None:
    """Without findings, the test above could not fail."""
    found = [check(minimal(row), "elsewhere/test_it.py") for row in LISTENERS]
    assert len([number for number in found if number]) > 0.8 * len(LISTENERS)


@pytest.mark.parametrize("row", LAUNCHERS, ids=lambda row: row.name)
def test_a_file_with_nothing_but_a_command_line_passes(row: Launcher) -> None:
    options = [*row.ports, *row.endpoints]
    words = [
        row.name,
        *row.subcommand[:1],
        *([options[0], "8000" if row.ports else "0.0.0.0:8000"] if options else ["8000"]),
    ]
    check(f"import subprocess\n\nsubprocess.Popen({words!r})\n", "elsewhere/test_it.py")
    check(f"import os\n\nos.popen({' '.join(words)!r})\n", "elsewhere/test_it.py")


@pytest.mark.parametrize("name", SPAWNERS)
def test_a_file_with_nothing_but_a_spawner_passes(name: str) -> None:
    at = SPAWNERS[name]
    start = at if isinstance(at, int) else at.start
    command = (
        "['uvicorn', 'app:app', '--port', '8000']" if isinstance(at, int) else "'uvicorn', 'app:app', '--port', '8000'"
    )
    module, _, last = name.rpartition(".")
    source = f"import {module}\n\n{module}.{last}({'None, ' * start}{command})\n"
    check(source, "elsewhere/test_it.py")


@pytest.mark.parametrize("name", catalogue_with().variables)
def test_a_file_with_nothing_but_a_variable_passes(name: str) -> None:
    check(f"import os\n\nos.environ[{name!r}] = '8000'\n", "elsewhere/test_it.py")
    check(f"def test_it(monkeypatch):\n    monkeypatch.setenv({name!r}, '8000')\n", "elsewhere/test_it.py")


@settings(deadline=None, max_examples=200, derandomize=True)
@given(data=st.data())
def test_generated_programs_pass(data: st.DataObject) -> None:
    program = Program(
        target=data.draw(st.sampled_from(TARGETS)),
        imported=data.draw(st.sampled_from(sorted(IMPORTS))),
        imported_inside=data.draw(st.booleans()),
        spelling=data.draw(st.sampled_from(sorted(SPELLINGS))),
        wrappings=tuple(data.draw(st.lists(st.sampled_from(sorted(WRAPPINGS)), max_size=3))),
        names=tuple(data.draw(NAMES)),
    )
    assert check(program.source, "elsewhere/test_it.py")
