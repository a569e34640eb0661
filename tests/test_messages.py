"""What is told is exact: the number, where it comes from, and what to write instead."""

import ast
import re
from pathlib import Path

import pytest
from harness import ROOT, Case, cases, lines_of, lint
from project import Project

from flake8_portbind.binds.listeners import Bind
from flake8_portbind.catalogue.schema import Kind
from flake8_portbind.rules import pb001, pb002
from flake8_portbind.sight import look

BIND_ZERO = "bind port 0, or pass on a socket that is already bound"
IN_EVERY = "in every process;"
READ_NAME = "use port 0 and read the number back from getsockname()"
CONTROLLER = "port 0 fails here: use UnthreadedController(port=0)"
WEB_APP = "import requests, uvicorn\nfrom fastapi import FastAPI\napp = FastAPI()\n"
IN_PROCESS = "drive it in-process with TestClient(app), which binds nothing"
UVICORN = 'pass --port 0, and read the number behind "Uvicorn running on" from its output'
GUNICORN = 'pass --bind 127.0.0.1:0, and read the number behind "Listening at:" from its output'
CONTAINER = "publish the container's port alone (-p 80) and ask for the host's"
IF_IT_TELLS = "give each worker a port of its own, or port 0 if it tells which one it was given"
MESSAGES = {
    "import socket\nsocket.create_server(('', 8000))": [
        f"PB002 socket.create_server() takes port 8000 itself; {BIND_ZERO}",
        f"PB001 port 8000 is hardcoded: socket.create_server() on line 2 listens on it {IN_EVERY} {READ_NAME}",
    ],
    "import random, socket\nsocket.create_server(('', random.randint(8000, 9000)))": [
        "PB002 socket.create_server() takes a port that was guessed, not one that the operating system chose; "
        + BIND_ZERO,
    ],
    "import socket\nPORT = 8000\nsock = socket.socket()\nsock.bind(('', PORT))": [
        f"PB001 port 8000 is hardcoded: socket.bind() on line 4 listens on it {IN_EVERY} {READ_NAME}",
        f"PB002 socket.bind() takes port 8000 (PORT, line 2) itself; {BIND_ZERO}",
    ],
    "import logging.handlers as known, socket\nsocket.create_server(('', known.DEFAULT_TCP_LOGGING_PORT))": [
        f"PB002 socket.create_server() takes port 9020 (logging.handlers.DEFAULT_TCP_LOGGING_PORT) itself; {BIND_ZERO}",
        "PB001 port 9020 (logging.handlers.DEFAULT_TCP_LOGGING_PORT) is hardcoded: socket.create_server() on line 2 "
        f"listens on it {IN_EVERY} {READ_NAME}",
    ],
    "from http.server import HTTPServer\nHTTPServer(('', 8000), None)": [
        "PB002 HTTPServer() takes port 8000 itself; use port 0 and read the number back from server_address",
        f"PB001 port 8000 is hardcoded: HTTPServer() on line 2 listens on it {IN_EVERY} "
        "use port 0 and read the number back from server_address",
    ],
    "import uvicorn\nuvicorn.run('app:app')": [
        "PB002 uvicorn.run() takes its default port 8000; pass port=0",
    ],
    "import luigi\nluigi.server.run()": [
        "PB002 server.run() takes its default port 8082; pass api_port=0",
    ],
    "import pymodbus.server\npymodbus.server.StartTcpServer()": [
        "PB002 server.StartTcpServer() takes its default port 502; pass port 0",
    ],
    "from aiosmtpd import controller\ncontroller.Controller(None).start()": [
        f"PB002 controller.Controller() takes its default port 8025; {CONTROLLER}",
    ],
    "import os\nos.environ['MASTER_PORT'] = '29500'": [
        "PB002 MASTER_PORT takes port 29500 itself; give each worker a port of its own",
        f"PB001 port 29500 is hardcoded: MASTER_PORT on line 2 listens on it {IN_EVERY} "
        "give each worker a port of its own",
    ],
    f"{WEB_APP}uvicorn.run(app, port=8000)": [
        f"PB003 uvicorn.run() starts a real server for app; {IN_PROCESS}",
        f"PB001 port 8000 is hardcoded: uvicorn.run() on line 4 listens on it {IN_EVERY} use port 0",
    ],
    f"{WEB_APP}uvicorn.run(FastAPI(), port=8000)": [
        f"PB003 uvicorn.run() starts a real server for the app; {IN_PROCESS}",
        f"PB001 port 8000 is hardcoded: uvicorn.run() on line 4 listens on it {IN_EVERY} use port 0",
    ],
    "import subprocess\nsubprocess.Popen(['uvicorn', 'app:app', '--port', '8000'])": [
        f"PB002 uvicorn takes port 8000 itself; {UVICORN}",
        f"PB001 port 8000 is hardcoded: uvicorn on line 2 listens on it {IN_EVERY} {UVICORN}",
    ],
    "import subprocess\nsubprocess.Popen('gunicorn app:app', shell=True)": [
        f"PB002 gunicorn takes its default port 8000; {GUNICORN}",
    ],
    "import subprocess\nsubprocess.Popen(['podman', 'run', '-p', '8080:80', 'nginx'])": [
        f"PB002 podman takes port 8080 itself; {CONTAINER}",
        f"PB001 port 8080 is hardcoded: podman on line 2 listens on it {IN_EVERY} {CONTAINER}",
    ],
    "import subprocess\nsubprocess.Popen(['python', '-c', 'import socket; socket.create_server((\"\", 8123))'])": [
        f"PB002 python -c takes port 8123 itself; {BIND_ZERO}",
        f"PB001 port 8123 is hardcoded: python -c on line 2 listens on it {IN_EVERY} {READ_NAME}",
    ],
    "import subprocess\nsubprocess.Popen(['mytool', '--port', '8000'])": [
        f"PB002 mytool takes port 8000 itself; {IF_IT_TELLS}",
        f"PB001 port 8000 is hardcoded: mytool on line 2 listens on it {IN_EVERY} {IF_IT_TELLS}",
    ],
    "from django.test import LiveServerTestCase\nclass Test(LiveServerTestCase):\n    port = 8000": [
        "PB002 LiveServerTestCase takes port 8000 itself; use port 0 and read the number back from live_server_url",
    ],
    "import requests\nrequests.get('http://localhost:8000/')": [
        "PB903 requests.get() dials the fixed port 8000 on this machine; ask the server for the port that it was given",
    ],
}


@pytest.mark.parametrize(("source", "expected"), MESSAGES.items())
def test_messages(source: str, expected: list[str]) -> None:
    assert [f"{found.code} {found.text}" for found in lint(f"{source}\n")] == expected


HELPERS = """\
import os
import socket
import subprocess


def open_link(port):
    sock = socket.socket()
    sock.bind(("", port))
    return sock


def start(port):
    subprocess.Popen(["uvicorn", "app:app", "--port", str(port)])
"""
USES = """\
from helpers import open_link, start


def test_link():
    open_link(8120)
    start(8121)
    open_link(
        # the first line of the call names the helper
        8122,
    )
"""


def test_a_message_names_what_stands_in_this_file(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("helpers.py", HELPERS)
    project.write("tests/test_it.py", USES)
    told = [line.partition(" PB00")[2] for line in project.flake8("--select", "PB0", "tests").stdout.splitlines()]
    assert [text.partition(";")[0] for text in told] == [
        "2 open_link() takes port 8120 itself",
        "1 port 8120 is hardcoded: open_link() on line 5 listens on it in every process",
        "2 start() takes port 8121 itself",
        "1 port 8121 is hardcoded: start() on line 6 listens on it in every process",
        "2 open_link() takes port 8122 itself",
        "1 port 8122 is hardcoded: open_link() on line 7 listens on it in every process",
    ]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.file.stem)
def test_the_rules_agree_on_each_listener(case: Case) -> None:
    lines = lines_of(case.source)
    for bind in look(ast.parse(case.source), str(ROOT / case.path), lines, case.settings).subjects():
        if not isinstance(bind, Bind) or (bind.row.kind is Kind.SOCKET and not bind.row.cure):
            continue  # a bare socket has two cures: port 0, or one that is bound already
        numbers = [found.text.partition("; ") for found in pb001.check(bind)]
        named = re.findall(r"port (\d+)", " ".join(text for text, _, _ in numbers))
        for text, _, cure in (found.text.partition("; ") for found in pb002.check(bind) if numbers):
            if "its default port" not in text:
                assert re.findall(r"port (\d+)", text)[0] in named
                assert cure in {told for _, _, told in numbers}
