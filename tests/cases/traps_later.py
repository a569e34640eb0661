"""What listens later than the call that names its port, and what listens at once."""

import cheroot.wsgi
import grpc
import werkzeug.serving
from bokeh.server.server import Server
from ipykernel.kernelapp import IPKernelApp
from pytest_httpserver import HTTPServer
from robotremoteserver import RobotRemoteServer
from tornado.web import Application
from waitress import create_server


def test_later(app):
    HTTPServer(port=8411)  # silent: nobody starts it
    server = HTTPServer(port=8412)  # PB002:14 PB001:30
    server.start()
    cheroot.wsgi.Server(("localhost", 8413), app)  # silent: nobody starts it
    other = cheroot.wsgi.Server(("localhost", 8414), app)  # PB002:26 PB001:47
    other.start()
    IPKernelApp(shell_port=8491)  # silent: nobody starts it
    kernel = IPKernelApp(hb_port=8492)  # PB002:14 PB001:34 says: leave the ports out
    kernel.initialize([])
    IPKernelApp(hb_port=0).initialize([])  # silent


def test_at_once(app, pool):
    werkzeug.serving.make_server("localhost", 8415, app)  # PB002:22 PB001:47
    create_server(app, port=8416)  # PB002:5 PB001:29
    Server({}, port=8417)  # PB002:5 PB001:21
    RobotRemoteServer(None, port=8418)  # PB002:5 PB001:34
    RobotRemoteServer(None, port=8418, serve=False)  # silent: it is told to wait
    RobotRemoteServer(None, "localhost", 8418, None, True, False)  # silent: it is told to wait
    grpc.server(pool).add_insecure_port("[::]:8419")  # PB002:23 PB001:41
    werkzeug.serving.make_server("localhost", 0, app)  # silent
    create_server(app, port=0)  # silent


def test_tornado():
    Application().listen(8420)  # PB002:19 PB001:26
    Application().listen(0)  # silent
