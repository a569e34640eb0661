# path: tests/child_server.py
"""The main guard counts in test code: such files are started as children."""

import socket
from http.server import BaseHTTPRequestHandler, HTTPServer


def main(port):
    HTTPServer(("localhost", port), BaseHTTPRequestHandler).serve_forever()  # PB002:5


if __name__ == "__main__":
    socket.create_server(("localhost", 10401))  # PB002:12 PB001:40
    socket.create_server(("localhost", 0))  # silent
    main(10402)  # PB001:10
