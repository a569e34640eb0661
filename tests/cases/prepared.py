"""Sanic's prepare() only takes note of the port: serve() binds it."""

from sanic import Sanic

app = Sanic("Prepared")


def test_settings():
    app.prepare(port=18203)  # silent: nobody serves
    assert app.state.is_debug
