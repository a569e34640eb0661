"""Any WSGI app: httpx with a transport that calls it."""

import httpx


def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"hello"]


def test_hello():
    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url="http://test") as client:
        assert client.get("/").text == "hello"
