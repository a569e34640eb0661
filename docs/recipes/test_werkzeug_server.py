"""Flask behind a real server: werkzeug's make_server takes port 0 and knows what it was given."""

from threading import Thread
from urllib.request import urlopen

import pytest
from flask import Flask
from werkzeug.serving import make_server

app = Flask(__name__)


@app.get("/")
def hello():
    return "hello"


@pytest.fixture
def url():
    server = make_server("127.0.0.1", 0, app)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_hello(url):
    assert urlopen(url).read() == b"hello"
