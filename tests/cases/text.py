"""Numbers in text and in calls that open nothing."""

import inspect
import json
import tkinter
from urllib.parse import urlparse

import requests
import structlog
from fastapi.middleware.cors import CORSMiddleware
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker
from starlette.testclient import TestClient

BASE_URL = "http://localhost:10601"
ORIGINS = ["http://localhost:10602", "http://127.0.0.1:10603"]
HEADERS = {"Host": "localhost:10604", "Origin": "http://localhost:10605"}


def start(port, host="localhost"):
    return host, port


def test_assertions(server):
    assert server.port == 10606
    assert server.url == "http://localhost:10607"
    assert start(10608) == ("localhost", 10608)


def test_headers():
    assert requests.get(BASE_URL, headers=HEADERS, timeout=10609).ok
    requests.post("http://localhost:10610/serve", json={"port": 10611})


def test_cors(app):
    app.add_middleware(CORSMiddleware, allow_origins=ORIGINS)


def test_parsed_urls():
    assert urlparse("http://localhost:10612/listen").port == 10612
    assert json.loads('{"bind": "0.0.0.0:10613"}')["bind"]


def test_clients(app):
    TestClient(app, base_url="http://localhost:10614", client=("testclient", 10615))
    Redis(host="localhost", port=10616)
    connect(port=10617)


def test_signature():
    inspect.signature(start).bind(10618, host="localhost")
    inspect.signature(start).bind_partial("localhost", 10619)


def test_structlog():
    log = structlog.get_logger().bind(port=10620)
    log.bind(address=("localhost", 10621)).info("listening on localhost:10622")


def test_tkinter():
    root = tkinter.Tk()
    root.bind("<Key>", 10623)
    tkinter.Canvas(root).bind(("localhost", 10624))


def test_sqlalchemy():
    engine = create_engine("postgresql://localhost:10625/db")
    session = sessionmaker()
    session.configure(bind=engine)
    session(bind=create_engine("postgresql://localhost:10626/db"))


def test_docstring():
    """Serve on port 10627 with server.bind(("", 10628)) and uvicorn.run(app, port=10629)."""


def test_settings(settings):
    settings.PORT = 10630
    settings.SERVER = {"port": 10631, "host": "localhost"}


def test_collections(mapping):
    mapping.update(port=10632)
    mapping.append(("localhost", 10633))
    mapping.setdefault("port", 10634)


# s.bind(("localhost", 10635))
