"""PB003: a real server for an app that a test client could drive, beside the test client."""

import threading
import time
from urllib.request import urlopen

import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient

app = FastAPI()


@app.get("/")
def hello():
    return "hello"


@pytest.fixture
def real_server():
    server = uvicorn.Server(uvicorn.Config(app, port=8767))  # PB001 PB003: a port for what needs none
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield "http://127.0.0.1:8767/"
    server.should_exit = True
    thread.join()


@pytest.fixture
def client():
    return TestClient(app)  # clean: calls the app directly


def test_real_server(real_server):
    assert urlopen(real_server).read() == b'"hello"'


def test_client(client):
    assert client.get("/").json() == "hello"
