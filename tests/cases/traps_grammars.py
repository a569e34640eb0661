"""Bind strings, and what each library makes of them."""

import subprocess

from asyncua import Server
from gevent.pywsgi import WSGIServer
from hypercorn.config import Config
from waitress import serve


def test_gunicorn():
    subprocess.Popen(["gunicorn", "-b", "localhost:0", "app:app"])  # silent
    subprocess.Popen(["gunicorn", "-b", "18515", "app:app"])  # silent: a host, not a port
    subprocess.Popen(["gunicorn", "-b", "localhost:18515", "app:app"])  # PB002:16 PB001:41
    subprocess.Popen(["gunicorn", "-b", "unix:/tmp/18515", "app:app"])  # silent


async def test_hypercorn(app):
    from hypercorn.asyncio import serve

    config = Config()
    config.bind = "localhost:8380"  # PB002:12 PB001:19
    await serve(app, config)
    other = Config()
    other.bind = "localhost:0"  # silent
    await serve(app, other)


def test_waitress(app):
    serve(app, listen="*:8381")  # PB002:5 PB001:23
    serve(app, listen="*:0")  # silent


def test_gevent(app):
    WSGIServer(8382, app).start()  # PB002:5 PB001:16
    WSGIServer("8383", app).start()  # PB002:5 PB001:16
    WSGIServer(":8384", app).start()  # PB002:5 PB001:16
    WSGIServer("localhost:8385", app).start()  # PB002:5 PB001:16
    WSGIServer("localhost:0", app).start()  # silent
    WSGIServer(0, app).start()  # silent


def test_django():
    subprocess.Popen(["python", "manage.py", "runserver", "0"])  # silent
    subprocess.Popen(["python", "manage.py", "runserver", "0:8389"])  # PB002:16 PB001:59
    subprocess.Popen(["python", "manage.py", "runserver", "localhost:8390"])  # PB002:16 PB001:59 says: pass 127.0.0.1:0


async def test_opc():
    server = Server()
    server.set_endpoint("opc.tcp://localhost:8392/")  # PB002:12 PB001:25
    async with server:
        pass


async def test_opc_without_a_port():
    server = Server()
    server.set_endpoint("opc.tcp://localhost/")  # silent: the operating system chooses
    async with server:
        pass
