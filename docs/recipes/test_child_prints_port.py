"""A server in a child process: it binds port 0 and prints the number, and the test reads that line."""

import subprocess
import sys
from urllib.request import urlopen

import pytest

SERVER = """
from http.server import BaseHTTPRequestHandler, HTTPServer

class Hello(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"hello")

with HTTPServer(("127.0.0.1", 0), Hello) as server:
    print(server.server_port, flush=True)
    server.serve_forever()
"""


@pytest.fixture
def url():
    command = [sys.executable, "-c", SERVER]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as child:
        yield f"http://127.0.0.1:{int(child.stdout.readline())}/"
        child.terminate()


def test_hello(url):
    assert urlopen(url).read() == b"hello"
