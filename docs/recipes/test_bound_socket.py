"""A child that inherits a bound socket: nobody can take the port before the child listens."""

import socket
import subprocess
import sys

import pytest

CHILD = """
import socket, sys

server = socket.socket(fileno=int(sys.argv[1]))
connection, address = server.accept()
connection.sendall(b"hello")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="pass_fds is for POSIX")
def test_child():
    with socket.create_server(("127.0.0.1", 0)) as server:
        number = server.fileno()
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(number)], pass_fds=[number])
        with child, socket.create_connection(server.getsockname()) as client:
            assert client.recv(5) == b"hello"
