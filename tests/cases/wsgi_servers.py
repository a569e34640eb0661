"""Flask, Quart, Werkzeug and Django, where a real server is needed."""

from django.contrib.staticfiles.testing import StaticLiveServerTestCase
from django.test import LiveServerTestCase
from flask import Flask
from gunicorn.app.base import BaseApplication
from quart import Quart
from werkzeug.serving import make_server, run_simple

flask_app = Flask(__name__)
quart_app = Quart(__name__)


def test_flask():
    flask_app.run(port=11401)  # PB002:15 PB001:24
    flask_app.run("localhost", 11402)  # PB002:15 PB001:32
    flask_app.run(port=0)  # silent


def test_flask_default():
    flask_app.run()  # PB002:15
    flask_app.run(port=None)  # PB002:15 PB001:24


def create_app():
    app = Flask("created")
    return app


def test_flask_factory():
    create_app().run(port=11403)  # PB002:18 PB001:27


def test_quart():
    quart_app.run(port=11404)  # PB002:15 PB001:24
    quart_app.run(port=0)  # silent


async def test_quart_task():
    await quart_app.run_task(port=11405)  # PB002:21 PB001:35
    await quart_app.run_task(port=0)  # silent


def test_quart_default():
    quart_app.run()  # PB002:15


def test_werkzeug():
    run_simple("localhost", 11406, flask_app)  # PB002:5 PB001:29
    run_simple("localhost", 0, flask_app)  # silent
    make_server("localhost", 11407, flask_app).serve_forever()  # PB002:5 PB001:30
    make_server(host="localhost", port=0, app=flask_app).serve_forever()  # silent
    make_server("localhost", 11408, flask_app, fd=3)  # silent


class FixedLive(LiveServerTestCase):
    port = 11409  # PB002:12

    def test_page(self):
        self.client.get(self.live_server_url)


class FixedStaticLive(StaticLiveServerTestCase):
    port = 11410  # PB002:12


class Live(LiveServerTestCase):
    def test_page(self):
        assert self.live_server_url != "http://localhost:11411"  # silent


class SafeLive(LiveServerTestCase):
    port = 0  # silent


class Application(BaseApplication):
    """As gunicorn's documentation writes it."""

    def __init__(self, app):
        self.options = {"bind": "localhost:11412", "workers": 2}  # PB002:14 PB001:33
        self.application = app
        super().__init__()


class SafeApplication(BaseApplication):
    def __init__(self, app):
        self.options = {"bind": "localhost:0"}  # silent
        super().__init__()


class NamelessApplication(BaseApplication):
    def __init__(self, app):
        self.options = {"backlog": 11413}  # silent: another setting
        super().__init__()


def test_gunicorn():
    for application in (Application, SafeApplication, NamelessApplication):
        application(flask_app).run()
