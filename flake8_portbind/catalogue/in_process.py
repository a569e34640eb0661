"""The clients that drive an app without a socket, for the audit: each was run and no listening socket was seen."""

from __future__ import annotations

CLIENTS: frozenset[str] = frozenset(
    (
        "starlette.testclient.TestClient",
        "fastapi.testclient.TestClient",
        "httpx.ASGITransport",
        "httpx.WSGITransport",
        "httpx2.ASGITransport",
        "httpx2.WSGITransport",
        "async_asgi_testclient.TestClient",
        "webtest.TestApp",
        "werkzeug.test.Client",
        "flask.Flask.test_client",
        "flask_socketio.SocketIO.test_client",
        "quart.Quart.test_client",
        "falcon.testing.TestClient",
        "falcon.testing.ASGIConductor",
        "litestar.testing.TestClient",
        "litestar.testing.AsyncTestClient",
        "litestar.testing.create_test_client",
        "django.test.Client",
        "django.test.AsyncClient",
        "channels.testing.HttpCommunicator",
        "channels.testing.WebsocketCommunicator",
        "channels.testing.ApplicationCommunicator",
        "connexion.FlaskApp.test_client",
        "connexion.AsyncApp.test_client",
        "microdot.test_client.TestClient",
        "blacksheep.testing.TestClient",
        "robyn.testing.TestClient",
        "fasthtml.common.Client",
        "chalice.test.Client",
        "fakeredis.FakeRedis",
        "moto.mock_aws",
        "fastmcp.Client",
    )
)
