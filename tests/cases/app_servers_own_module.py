"""PB003 needs a plain HTTP client: importing a server's module is no client."""

from http.server import BaseHTTPRequestHandler
from threading import Thread

import uvicorn
from fastapi import FastAPI

app = FastAPI()


class Handler(BaseHTTPRequestHandler):
    pass


def test_without_any_client():
    Thread(target=uvicorn.run, args=(app,), kwargs={"port": 12190}).start()  # PB002:27 PB001:61
