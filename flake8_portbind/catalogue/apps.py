"""Web applications whose in-process client opens no socket."""

from __future__ import annotations

from flake8_portbind.catalogue.schema import AppClass, Returns, Subclass

OLD_FALCON = "pins falcon 2, which nothing else can live with"

APPS: tuple[AppClass, ...] = (
    AppClass("starlette.applications.Starlette", "TestClient(app)", "starlette 1.10.0"),
    AppClass("fastapi.FastAPI", "TestClient(app)", "fastapi 0.165.0"),
    AppClass("fasthtml.common.FastHTML", "Client(app)", "python-fasthtml 0.14.14"),
    AppClass("flask.Flask", "app.test_client()", "Flask 3.1.3"),
    AppClass("flask_socketio.SocketIO", "socketio.test_client(app)", "Flask-SocketIO 5.7.0"),
    AppClass("quart.Quart", "app.test_client()", "Quart 0.22.0"),
    AppClass("sanic.Sanic", "app.asgi_client", "sanic 25.12.1"),
    AppClass("falcon.App", "falcon.testing.TestClient(app)", "falcon 4.4.0"),
    AppClass("falcon.asgi.App", "falcon.testing.TestClient(app)", "falcon 4.4.0"),
    AppClass("litestar.Litestar", "litestar.testing.TestClient(app)", "litestar 2.25.0"),
    AppClass("blacksheep.Application", "blacksheep.testing.TestClient(app)", "blacksheep 2.6.4"),
    AppClass("connexion.FlaskApp", "app.test_client()", "connexion 3.3.0"),
    AppClass("connexion.AsyncApp", "app.test_client()", "connexion 3.3.0"),
    AppClass("django.core.handlers.wsgi.WSGIHandler", "django.test.Client()", "Django 6.1.3"),
    AppClass("django.core.handlers.asgi.ASGIHandler", "django.test.AsyncClient()", "Django 6.1.3"),
    AppClass("channels.routing.ProtocolTypeRouter", "channels.testing.HttpCommunicator(app, ...)", "channels 4.3.2"),
    AppClass("pyramid.router.Router", "webtest.TestApp(app)", "pyramid 2.1"),
    AppClass("bottle.Bottle", "webtest.TestApp(app)", "bottle 0.13.4"),
    AppClass("web.application", 'app.request("/")', "web.py 0.76"),
    AppClass("hug.API", 'hug.test.get(api, "/")', "hug 2.6.1", unconfirmed=OLD_FALCON),
    AppClass("hug.api.HTTPInterfaceAPI", 'hug.test.get(api, "/")', "hug 2.6.1", unconfirmed=OLD_FALCON),
    AppClass("microdot.Microdot", "microdot.test_client.TestClient(app)", "microdot 2.7.0"),
    AppClass("robyn.Robyn", "robyn.testing.TestClient(app)", "robyn 0.88.0"),
    AppClass("chalice.Chalice", "chalice.test.Client(app)", "chalice 1.34.0"),
    AppClass("slack_bolt.App", "app.dispatch(BoltRequest(...))", "slack-bolt 1.30.0"),
    AppClass("slack_bolt.async_app.AsyncApp", "app.async_dispatch(AsyncBoltRequest(...))", "slack-bolt 1.30.0"),
    AppClass("dash.Dash", "app.server.test_client()", "dash 4.4.1"),
    AppClass("gradio.Blocks", "TestClient(gradio.routes.App.create_app(app))", "gradio 6.31.0"),
)

RETURNS: tuple[Returns, ...] = (
    Returns("django.core.wsgi.get_wsgi_application", "django.core.handlers.wsgi.WSGIHandler"),
    Returns("django.core.asgi.get_asgi_application", "django.core.handlers.asgi.ASGIHandler"),
    Returns("pyramid.config.Configurator.make_wsgi_app", "pyramid.router.Router"),
)

SUBCLASSES: tuple[Subclass, ...] = (
    Subclass("connexion.App", "connexion.FlaskApp"),
    Subclass("falcon.API", "falcon.App"),
    Subclass("falcon.app.App", "falcon.App"),
    Subclass("fasthtml.FastHTML", "fasthtml.common.FastHTML"),
    Subclass("fasthtml.core.FastHTML", "fasthtml.common.FastHTML"),
    Subclass("litestar.app.Litestar", "litestar.Litestar"),
    Subclass("gradio.Interface", "gradio.Blocks"),
    Subclass("gradio.ChatInterface", "gradio.Blocks"),
    Subclass("gradio.TabbedInterface", "gradio.Blocks"),
    Subclass("slack_bolt.app.App", "slack_bolt.App"),
    Subclass("web.application.application", "web.application"),
)

ASGI_CLIENT = "httpx.ASGITransport(app=app)"
WSGI_CLIENT = "httpx.WSGITransport(app=app)"
