# path: src/service.py
# scope: all
"""Outside test code only numbers that are written in the code count, and defaults and the main guard do not."""

import logging.config
import socket
from http.server import BaseHTTPRequestHandler, HTTPServer

import uvicorn
from flask import Flask

app = Flask(__name__)
PORT = 8701  # PB001:8


def serve():
    HTTPServer(("", PORT), BaseHTTPRequestHandler).serve_forever()  # PB002:5


def serve_on(port=8702):  # silent: a caller may say otherwise
    return socket.create_server(("", port))  # silent


def serve_logging():
    logging.config.listen().start()  # silent: the library's default


def serve_app():
    app.run()  # silent: the library's default


def serve_app_here():
    app.run(port=8703)  # PB001:18


def serve_asgi():
    uvicorn.run("service:app", port=8704)  # PB001:37


if __name__ == "__main__":
    app.run(port=8705)  # silent: the main guard
    HTTPServer(("", 8706), BaseHTTPRequestHandler).serve_forever()  # silent: the main guard
