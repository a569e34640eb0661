"""The in-process clients that PB003 names do the work: a request is answered, and no port is bound.

Each app is driven in a process of its own, in which an audit hook forbids every bind of an Internet socket.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from found import is_installed
from kernel import environment
from rows import APPS
from summary import Confirms

pytestmark = pytest.mark.truth

FORBID = """
import socket, sys

def forbid(event, arguments):
    if event != "socket.bind" or arguments[1] == ("::1", 0):  # so urllib3 asks at import whether there is IPv6
        return
    if arguments[0].family != socket.AF_UNIX:
        raise SystemExit("it binds " + repr(arguments[1]))

sys.addaudithook(forbid)
"""
STARLETTE = """
from starlette.testclient import TestClient
assert TestClient(app).get("/").text.strip('"') == "hello"
"""
WEBTEST = "import webtest; assert webtest.TestApp(app).get('/').text == 'hello'"
FALCON = """
class Page:
    {kind} on_get(self, request, response):
        response.text = "hello"

app.add_route("/", Page())
import falcon.testing
assert falcon.testing.TestClient(app).simulate_get("/").text == "hello"
"""
DJANGO = """
import django, django.conf, django.http, django.urls
urlpatterns = [django.urls.path("", lambda request: django.http.HttpResponse("hello"))]
django.conf.settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)
django.setup()
import asyncio, django.test
"""

# How a test looks that was rewritten as the message says: one app, one request, one answer.
DRIVEN: dict[str, str] = {
    "starlette.applications.Starlette": """
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

async def page(request):
    return PlainTextResponse("hello")

app = Starlette(routes=[Route("/", page)])
"""
    + STARLETTE,
    "fastapi.FastAPI": "import fastapi\napp = fastapi.FastAPI()\napp.get('/')(lambda: 'hello')\n" + STARLETTE,
    "fasthtml.common.FastHTML": """
from fasthtml.common import Client, FastHTML
app = FastHTML()

@app.get("/")
def page():
    return "hello"

assert "hello" in Client(app).get("/").text
""",
    "flask.Flask": """
import flask
app = flask.Flask("app")
app.add_url_rule("/", view_func=lambda: "hello")
assert app.test_client().get("/").text == "hello"
""",
    "flask_socketio.SocketIO": """
import flask, flask_socketio
app = flask.Flask("app")
socketio = flask_socketio.SocketIO(app, async_mode="threading")
socketio.on("greet")(lambda: socketio.emit("answer", "hello"))
client = socketio.test_client(app)
client.emit("greet")
assert client.get_received()[0]["args"] == ["hello"]
""",
    "quart.Quart": """
import asyncio, quart
app = quart.Quart("app")

@app.get("/")
async def page():
    return "hello"

async def main():
    response = await app.test_client().get("/")
    assert await response.get_data() == b"hello"

asyncio.run(main())
""",
    "sanic.Sanic": """
import asyncio, sanic
app = sanic.Sanic("app")

@app.get("/")
async def page(request):
    return sanic.text("hello")

async def main():
    _, response = await app.asgi_client.get("/")
    assert response.text == "hello"

asyncio.run(main())
""",
    "falcon.App": "import falcon\napp = falcon.App()\n" + FALCON.format(kind="def"),
    "falcon.asgi.App": "import falcon.asgi\napp = falcon.asgi.App()\n" + FALCON.format(kind="async def"),
    "litestar.Litestar": """
import litestar, litestar.testing

@litestar.get("/")
async def page() -> str:
    return "hello"

with litestar.testing.TestClient(litestar.Litestar([page])) as client:
    assert client.get("/").text == "hello"
""",
    "blacksheep.Application": """
import asyncio, blacksheep, blacksheep.testing
app = blacksheep.Application()

@app.router.get("/")
async def page():
    return "hello"

async def main():
    await app.start()
    response = await blacksheep.testing.TestClient(app).get("/")
    assert await response.text() == "hello"

asyncio.run(main())
""",
    "django.core.handlers.wsgi.WSGIHandler": DJANGO + "assert django.test.Client().get('/').content == b'hello'",
    "django.core.handlers.asgi.ASGIHandler": DJANGO
    + "assert asyncio.run(django.test.AsyncClient().get('/')).content == b'hello'",
    "pyramid.router.Router": """
from pyramid.config import Configurator
from pyramid.response import Response
config = Configurator()
config.add_route("page", "/")
config.add_view(lambda request: Response("hello"), route_name="page")
app = config.make_wsgi_app()
"""
    + WEBTEST,
    "bottle.Bottle": "import bottle\napp = bottle.Bottle()\napp.route('/')(lambda: 'hello')\n" + WEBTEST,
    "web.application": """
import web

class page:
    def GET(self):
        return "hello"

app = web.application(("/", "page"), globals())
assert app.request("/").data == b"hello"
""",
    "microdot.Microdot": """
import asyncio, microdot, microdot.test_client
app = microdot.Microdot()

@app.get("/")
async def page(request):
    return "hello"

assert asyncio.run(microdot.test_client.TestClient(app).get("/")).text == "hello"
""",
    "chalice.Chalice": """
import chalice, chalice.test
app = chalice.Chalice("app")

@app.route("/")
def page():
    return "hello"

with chalice.test.Client(app) as client:
    assert client.http.get("/").body == b"hello"
""",
    "channels.routing.ProtocolTypeRouter": """
import app, asyncio, channels.routing, channels.testing
router = channels.routing.ProtocolTypeRouter({"http": app.asgi})

async def main():
    response = await channels.testing.HttpCommunicator(router, "GET", "/").get_response()
    assert response["body"] == b"hello"

asyncio.run(main())
""",
    "connexion.FlaskApp": """
import connexion
app = connexion.FlaskApp("app")
app.app.add_url_rule("/", view_func=lambda: "hello")
with app.test_client() as client:
    assert client.get("/").text == "hello"
""",
    "connexion.AsyncApp": """
import connexion
from starlette.responses import PlainTextResponse

async def page(request):
    return PlainTextResponse("hello")

app = connexion.AsyncApp("app")
app.add_url_rule("/", "page", page)
with app.test_client() as client:
    assert "hello" in client.get("/").text
""",
    "robyn.Robyn": """
import robyn, robyn.testing
app = robyn.Robyn("app.py")

@app.get("/")
async def page():
    return "hello"

assert robyn.testing.TestClient(app).get("/").text == "hello"
""",
    "slack_bolt.App": """
from slack_bolt import App, BoltRequest
app = App(token="xoxb-1", token_verification_enabled=False, request_verification_enabled=False)
headers = {"content-type": ["application/json"]}
response = app.dispatch(BoltRequest(body='{"type": "url_verification", "challenge": "hello"}', headers=headers))
assert "hello" in response.body
""",
    "slack_bolt.async_app.AsyncApp": """
import asyncio
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
app = AsyncApp(token="xoxb-1", request_verification_enabled=False)
headers = {"content-type": ["application/json"]}
request = AsyncBoltRequest(body='{"type": "url_verification", "challenge": "hello"}', headers=headers)
assert "hello" in asyncio.run(app.async_dispatch(request)).body
""",
    "dash.Dash": """
import dash
app = dash.Dash("app")
app.layout = dash.html.Div("hello")
assert app.server.test_client().get("/").status_code == 200
""",
    "gradio.Blocks": """
import gradio
from starlette.testclient import TestClient
with gradio.Blocks() as app:
    gradio.Markdown("hello")
assert TestClient(gradio.routes.App.create_app(app)).get("/config").status_code == 200
""",
}
TRANSPORTS: dict[str, str] = {
    "httpx.ASGITransport": """
import app, asyncio, httpx

async def main():
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app.asgi), base_url="http://test") as client:
        assert (await client.get("/")).text == "hello"

asyncio.run(main())
""",
    "httpx.WSGITransport": """
import app, httpx
client = httpx.Client(transport=httpx.WSGITransport(app=app.wsgi), base_url="http://test")
assert client.get("/").text == "hello"
""",
}


def drive(source: str, folder: Path) -> None:
    """Run a test in a process that may not bind.

    Raises:
        AssertionError: where it fails, or binds.
    """
    file = folder / "driven.py"
    file.write_text(FORBID + source)
    child = subprocess.run(
        [sys.executable, "-W", "ignore", str(file)],
        env=environment(),
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert child.returncode == 0, child.stderr


@pytest.mark.parametrize("name", DRIVEN)
def test_the_client_does_the_work(name: str, tmp_path: Path, confirms: Confirms) -> None:
    (row,) = (row for row in APPS if row.name == name)
    if not is_installed(name):
        pytest.skip("not installed")
    drive(DRIVEN[name], tmp_path)
    confirms(row, "run")


@pytest.mark.parametrize("name", TRANSPORTS)
def test_the_transport_does_the_work(name: str, tmp_path: Path) -> None:
    drive(TRANSPORTS[name], tmp_path)


def test_a_bind_would_be_seen(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="it binds"):
        drive("socket.create_server(('127.0.0.1', 0))", tmp_path)


def test_every_app_is_driven_or_says_why_not() -> None:
    assert {row.name for row in APPS if not row.unconfirmed} == set(DRIVEN)
