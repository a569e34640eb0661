"""An app that is imported is an app object too."""

import bjoern
import cheroot.wsgi
import daphne.server
import granian
import granian.server.embed
import httpx
import uvicorn
import waitress
import werkzeug.serving

from project.main import app


def test_imported():
    uvicorn.run(app, port=12151)  # PB003:13 PB001:27
    assert httpx.get("http://localhost:12151/").is_success


def test_imported_os_chosen():
    uvicorn.run(app, port=0)  # silent


def test_each_server_of_asgi():
    granian.Granian("project.main:app", port=12152).serve()  # PB002:13 PB001:46
    granian.Granian("project.main:app", port=0).serve()


def test_each_server_that_takes_the_app_itself():
    daphne.server.Server(app, ["tcp:port=12157"]).run()  # PB003:19 PB001:32
    daphne.server.Server(app, ["tcp:port=0"]).run()
    granian.server.embed.Server(app, port=12158).serve()  # PB003:26 PB001:43
    granian.server.embed.Server(app, port=0).serve()


def test_each_server_of_wsgi():
    waitress.serve(app, port=12153)  # PB003:14 PB001:30
    werkzeug.serving.run_simple("localhost", 12154, app)  # PB003:22 PB001:46
    cheroot.wsgi.Server(("localhost", 12155), app).start()  # PB003:18 PB001:39
    bjoern.run(app, "localhost", 12156)  # PB003:12 PB001:34
    waitress.serve(app, port=0)  # silent
