"""What is told is exact: the number, where it comes from, and what to write instead."""

import pytest
from harness import lint

BIND_ZERO = "bind port 0, or pass on a socket that is already bound"
IN_EVERY = "in every process;"
READ_NAME = "use port 0 and read the number back from getsockname()"
CONTROLLER = "port 0 fails here: use UnthreadedController(port=0)"
WEB_APP = "import requests, uvicorn\nfrom fastapi import FastAPI\napp = FastAPI()\n"
IN_PROCESS = "drive it in-process with TestClient(app), which binds nothing"
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
        "PB002 MASTER_PORT takes port 29500 itself; set it to a port that the operating system chose",
        f"PB001 port 29500 is hardcoded: MASTER_PORT on line 2 listens on it {IN_EVERY} "
        "set it to a port that the operating system chose",
    ],
    f"{WEB_APP}uvicorn.run(app, port=8000)": [
        f"PB003 uvicorn.run() starts a real server for app; {IN_PROCESS}",
        f"PB001 port 8000 is hardcoded: uvicorn.run() on line 4 listens on it {IN_EVERY} use port 0",
    ],
    f"{WEB_APP}uvicorn.run(FastAPI(), port=8000)": [
        f"PB003 uvicorn.run() starts a real server for the app; {IN_PROCESS}",
        f"PB001 port 8000 is hardcoded: uvicorn.run() on line 4 listens on it {IN_EVERY} use port 0",
    ],
    "import requests\nrequests.get('http://localhost:8000/')": [
        "PB903 requests.get() dials the fixed port 8000 on this machine; ask the server for the port that it was given",
    ],
}


@pytest.mark.parametrize(("source", "expected"), MESSAGES.items())
def test_messages(source: str, expected: list[str]) -> None:
    assert [f"{found.code} {found.text}" for found in lint(f"{source}\n")] == expected
