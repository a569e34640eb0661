"""A real server for an app that an in-process client could drive."""

import threading
from multiprocessing import Process
from wsgiref.simple_server import make_server as wsgi_server

import pytest
import requests
import uvicorn
from aiohttp import web
from fastapi import FastAPI
from flask import Flask
from quart import Quart
from starlette.applications import Starlette
from werkzeug.serving import make_server, run_simple

from helpers import find_free_port

app = FastAPI()
starlette_app = Starlette()
flask_app = Flask(__name__)
quart_app = Quart(__name__)


async def plain_asgi(scope, receive, send):
    pass


def plain_wsgi(environ, start_response):
    return []


@pytest.fixture
def made_app():
    return FastAPI()


def create_app():
    return Flask("created")


def test_uvicorn():
    uvicorn.run(app, port=12101)  # PB003:13 PB001:27
    assert requests.get("http://localhost:12101/", timeout=1).ok


def test_uvicorn_default():
    uvicorn.run(starlette_app)  # PB003:13


def test_uvicorn_os_chosen():
    uvicorn.run(app, port=0)  # silent


def test_uvicorn_handed():
    uvicorn.run(app, uds="/tmp/12102.sock")  # silent
    uvicorn.run(app, fd=3)  # silent


def test_uvicorn_probed():
    uvicorn.run(app, port=find_free_port())  # PB003:13


def test_uvicorn_unknown(port):
    uvicorn.run(app, port=port)  # PB003:13


def test_uvicorn_config():
    server = uvicorn.Server(uvicorn.Config(app, port=12103))  # PB003:37 PB001:54
    threading.Thread(target=server.run).start()


def test_uvicorn_thread():
    threading.Thread(target=uvicorn.run, args=(app,), kwargs={"port": 12104}).start()  # PB003:37 PB001:71


def test_uvicorn_process():
    Process(target=uvicorn.run, args=(app,), kwargs={"port": 12105}, daemon=True).start()  # PB003:28 PB001:62


def test_uvicorn_fixture(made_app):
    uvicorn.run(made_app, port=12106)  # PB003:13 PB001:32


def test_uvicorn_plain():
    uvicorn.run(plain_asgi, port=12107)  # PB003:13 PB001:34


def test_uvicorn_string():
    uvicorn.run("elsewhere:app", port=12108)  # PB002:13 PB001:39


def run_server(port):
    uvicorn.run(app, port=port)  # PB003:13


def test_uvicorn_helper():
    Process(target=run_server, args=(12109,)).start()  # PB001:38


def test_flask():
    flask_app.run(port=12110)  # PB003:15 PB001:24
    flask_app.run(port=0)  # silent


def test_flask_default():
    flask_app.run()  # PB003:15


def test_flask_created():
    create_app().run(port=12111)  # PB003:18 PB001:27


def test_quart():
    quart_app.run(port=12112)  # PB003:15 PB001:24


def test_werkzeug():
    run_simple("localhost", 12113, flask_app)  # PB003:5 PB001:29
    make_server("localhost", 12114, flask_app).serve_forever()  # PB003:5 PB001:30
    make_server("localhost", 0, flask_app).serve_forever()  # silent


def test_wsgiref():
    wsgi_server("localhost", 12115, plain_wsgi).serve_forever()  # PB003:5 PB001:30
    wsgi_server("localhost", 0, plain_wsgi).serve_forever()  # silent


def test_aiohttp():
    web.run_app(web.Application(), port=12116)  # PB002:9 PB001:41 aiohttp's test client listens, too
    web.run_app(web.Application(), port=0)  # silent
