"""Python programs that are written as a text and run as a child."""

import inspect
import subprocess
import sys
import textwrap

PORT = 10801  # PB001:8

SCRIPT = (
    "from http.server import HTTPServer\n"  # PB001:5
    "HTTPServer(('localhost', 10802), None).serve_forever()\n"
)


def test_script():
    subprocess.Popen([sys.executable, "-c", SCRIPT])  # PB002:16


TEXT = "import socket; socket.create_server(('localhost', 10803))"  # PB001:8


def test_text():
    subprocess.Popen([sys.executable, "-c", TEXT])  # PB002:16


def test_options():
    subprocess.Popen(["python3", "-u", "-c", "import asyncio; asyncio.run(asyncio.start_server(0, port=10804))"])  # PB002:16 PB001:46


def test_put_together():
    subprocess.run([sys.executable, "-c", f"import uvicorn; uvicorn.run('a:app', port={PORT})"])  # PB002:16


def test_dedented():
    code = textwrap.dedent("import socket; socket.create_server(('', 10805))")  # PB001:28
    subprocess.run([sys.executable, "-c", code])  # PB002:16
    subprocess.run([sys.executable, "-c", inspect.cleandoc("import socket; socket.create_server(('', 0))")])  # silent


def test_guessed():
    code = "import random, socket; socket.create_server(('', random.randint(20000, 30000)))"
    subprocess.run([sys.executable, "-c", code])  # PB002:16


def test_os_chosen():
    subprocess.Popen([sys.executable, "-c", "import socket; socket.create_server(('localhost', 0))"])  # silent


def test_told(port):
    subprocess.Popen([sys.executable, "-c", f"import socket; socket.create_server(('', {port}))"])  # silent


def test_harmless():
    subprocess.run([sys.executable, "-c", "print('listening on localhost:10806')"])  # silent
    subprocess.run([sys.executable, "-c", "not Python: 10807"])  # silent
    subprocess.run(["sh", "-c", "echo 10808"])  # silent
    text = "import socket; socket.create_server(('localhost', 10809))"
    print(text)  # silent
