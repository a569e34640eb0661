# path: src/server.py
# scope: all
"""Outside test code a web app's server is PB001 alone."""

import uvicorn
from fastapi import FastAPI
from http.server import HTTPServer

app = FastAPI()


def serve():
    uvicorn.run(app, port=12164)  # PB001:27


def serve_by_default():
    uvicorn.run(app)  # silent


def serve_os_chosen():
    uvicorn.run(app, port=0)  # silent


def serve_without_app():
    HTTPServer(("", 12165), None).serve_forever()  # PB002:5 PB001:21
