"""No file with a finding is stopped at the gate."""

from __future__ import annotations

import ast
import sys

import pytest
from harness import ROOT, Case, cases
from hypothesis import given, settings
from hypothesis import strategies as st
from programs import IMPORTS, NAMES, SPELLINGS, TARGETS, WRAPPINGS, Program

from flake8_portbind.analysis import analysed, may_find
from flake8_portbind.catalogue.lookup import catalogue_with
from flake8_portbind.catalogue.spawners import SPAWNERS
from flake8_portbind.gate import LISTENS_IN, VARIABLES, may_listen
from flake8_portbind.settings import Settings

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
    "a star": "from socket import *\n\ncreate_server(('', 8000))\n",
}


def check(source: str, path: str) -> int:
    """That the file passes, if the analysis finds something in it; the number of findings."""
    tree, lines = ast.parse(source), source.splitlines(keepends=True)
    name = str(ROOT / path)
    found = analysed(tree, name, lines, Settings())
    assert may_listen(tree, lines) or not found, f"{found}\n{source}"
    assert may_find(tree, name, lines, Settings()) or not found, f"{found}\n{source}"
    return len(found)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.file.stem)
def test_case_files_pass(case: Case) -> None:
    check(case.source, case.path)


@pytest.mark.parametrize("source", LOUD.values(), ids=LOUD)
def test_every_way_to_write_a_name_passes(source: str) -> None:
    assert check(source, "tests/test_it.py")


@pytest.mark.parametrize("source", QUIET)
def test_what_listens_nowhere_is_stopped(source: str) -> None:
    assert not may_listen(ast.parse(source), source.splitlines(keepends=True))


def test_a_configured_listener_of_the_standard_library_passes() -> None:
    source = "import json\n\njson.serve_it(8000)\n"
    assert may_listen(ast.parse(source), source.splitlines(keepends=True), {"json"})


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
    # Without what lets every generated program pass: pytest is no part of the standard library.
    assert check(program.source.replace("import pytest\n", ""), "tests/test_it.py")


def test_the_gate_knows_the_standard_library_part_of_the_catalogue() -> None:
    catalogue = catalogue_with()
    for name in (*catalogue.listeners, *catalogue.clients, *SPAWNERS):
        root, _, rest = name.partition(".")
        if rest and root in sys.stdlib_module_names:
            assert name.rpartition(".")[2] in LISTENS_IN[root], name
    assert all(any(word in name for word in VARIABLES) for name in catalogue.variables)


def test_words_that_only_look_like_a_listener() -> None:
    for source in (
        "import importlib\n\nimportlib.reload(None)\n",
        "import socket\n\nx = bind = connect_to = None\n",
    ):
        assert not may_listen(ast.parse(source), source.splitlines(keepends=True)), source
    dynamic = "import importlib\n\nimportlib.import_module('uvicorn').run(None)\n"
    assert may_listen(ast.parse(dynamic), dynamic.splitlines(keepends=True))
