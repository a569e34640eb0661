"""Ports that are put into the configuration of a library, which something else reads."""

import asyncio

import cherrypy
from flask import Flask
from hypercorn.asyncio import serve
from hypercorn.config import Config


def test_cherrypy():
    cherrypy.config.update({"server.socket_port": 18301})  # PB002:21 PB001:51
    cherrypy.engine.start()


def test_cherrypy_item():
    cherrypy.config["server.socket_port"] = 18302  # PB002:14 PB001:45
    cherrypy.quickstart(None)


def test_cherrypy_attribute():
    cherrypy.server.socket_port = 18303  # PB002:21 PB001:35
    cherrypy.engine.start()


def test_cherrypy_os_chosen():
    cherrypy.config.update({"server.socket_port": 0, "server.thread_pool": 18304})  # silent
    cherrypy.config["server.socket_port"] = 0  # silent
    cherrypy.engine.start()


def test_flask():
    app = Flask(__name__)
    app.config["PORT"] = 18305  # PB001:26
    app.run(port=app.config["PORT"])  # PB002:9


def test_flask_update():
    app = Flask(__name__)
    app.config.update(PORT=18306, OTHER=18307)  # PB001:28
    app.run(port=app.config.get("PORT"))  # PB002:9


def test_flask_mapping():
    app = Flask(__name__)
    app.config.from_mapping({"PORT": 18308})  # PB001:38
    app.run(port=app.config["PORT"])  # PB002:9


def test_flask_os_chosen():
    app = Flask(__name__)
    app.config["PORT"] = 0
    app.config["OTHER"] = 18309
    app.run(port=app.config["PORT"])  # silent


def test_flask_never_run():
    app = Flask(__name__)
    app.config["PORT"] = 18310  # silent
    app.config["SERVER_NAME"] = "localhost:18311"  # silent
    assert app.test_client().get("/")


def test_server_name():
    app = Flask(__name__)
    app.config["SERVER_NAME"] = "localhost:18312"  # PB001:33
    app.run()  # PB002:9


def test_server_name_os_chosen():
    app = Flask(__name__)
    app.config.update({"SERVER_NAME": "localhost:0"})
    app.run()  # silent


def test_server_name_without_a_port():
    app = Flask(__name__)
    app.config["SERVER_NAME"] = "localhost"
    app.run()  # PB002:9


def test_hypercorn(app):
    config = Config()
    config.bind = ["localhost:18313"]  # PB002:12 PB001:20
    asyncio.run(serve(app, config))


def test_hypercorn_os_chosen(app):
    config = Config()
    config.bind = ["localhost:0"]  # silent
    asyncio.run(serve(app, config))


def test_cherrypy_that_fails():
    with pytest.raises(OSError):
        cherrypy.config.update({"server.socket_port": 18313})  # silent
        cherrypy.engine.start()


def test_flask_with_a_key_that_is_not_known(request):
    app = Flask(__name__)
    app.config["PORT"] = 18314  # silent
    app.run(port=app.config.get(request.param))


def test_flask_that_leads_back_to_itself():
    app = Flask(__name__)
    app.config["PORT"] = app.config["PORT"]
    app.run(port=app.config["PORT"])  # silent
