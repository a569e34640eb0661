"""App servers that are called in unusual ways."""

from unittest.mock import Mock

import elsewhere
import requests
import uvicorn
from flask import Flask
from hypercorn.config import Config
from wsgiref.simple_server import make_server

app = Flask(__name__)
run = app.run


def get(port):
    return requests.get(f"http://localhost:{port}")


def asgi(scope, receive, send):
    pass


def wsgi(environ, start_response):
    pass


def other(a, b, c, d):
    pass


def test_unbound_method():
    Flask.run(app, port=19101)  # PB002:11 PB001:25


def test_method_with_a_name():
    run(port=19102)  # PB002:5 PB001:14


def test_mock():
    uvicorn.run(Mock(), port=19103)  # PB002:13 PB001:30


def test_known_keywords():
    uvicorn.run(asgi, **{"host": "localhost"})  # PB003:13


def test_some_keywords(request):
    uvicorn.run(asgi, **({"port": 19104} if request else {}))  # PB003:13 PB001:35


def test_unknown_keywords(request):
    uvicorn.run(asgi, **request.param)  # PB003:13
    uvicorn.run(asgi, **(request.param if request else {}))  # PB003:13


def test_app_by_keywords():
    uvicorn.run(**{"app": asgi, "port": 19105})  # PB003:13 PB001:41


def test_functions():
    uvicorn.run(asgi, port=19106)  # PB003:13 PB001:28
    make_server("", 19107, wsgi)  # PB003:5 PB001:21
    make_server("", 19108, other)  # PB002:5 PB001:21
    make_server("", 19109, elsewhere.app)  # PB003:5 PB001:21
    elsewhere.run(elsewhere.app, port=19110)  # silent


def test_configuration():
    config = Config()
    config.bind, config.other = ["localhost:19111"], 1  # silent: not looked into
    config.bind: list = ["localhost:19112"]  # silent: not looked into
    elsewhere.config.bind = ["localhost:19113"]  # silent


def test_one_of_two_apps(request):
    chosen = requests.Session() if request.param else app
    make_server("localhost", 19342, chosen).serve_forever()  # PB003:5 PB001:30
    get(19342)


def test_keywords_in_two_dicts(request):
    uvicorn.run(asgi, **({**request.param} | {"host": "localhost"}))  # PB003:13
    uvicorn.run(asgi, **(request.param | {"host": "localhost"}))  # PB003:13
    uvicorn.run(asgi, **({"host": "localhost"} | {**request.param}))  # PB003:13
    uvicorn.run(asgi, **({"host": "localhost"} | {"workers": 1}))  # PB003:13


def three(environ, start_response, more):
    pass


def test_function_that_is_no_app():
    make_server("localhost", 19343, three).serve_forever()  # PB002:5 PB001:30


def test_keyword_that_is_not_known(request):
    uvicorn.run(asgi, **{request.param: 1})  # PB003:13
