"""Servers out of sight count by their name and by what they are given."""

from project import connect, make_client
from project.testing import EchoServer, Options, make_server, serve, start_server


def test_class_with_port():
    EchoServer(port=10801).start()  # PB002:5 PB001:21
    EchoServer(port=0).start()  # silent


def test_class_with_address():
    EchoServer(("localhost", 10802)).start()  # PB002:5 PB001:30
    EchoServer(("localhost", 0)).start()  # silent


def test_function_with_port():
    start_server(host="localhost", port=10803)  # PB002:5 PB001:41
    start_server(host="localhost", port=0)  # silent


def test_serve():
    serve(None, bind="localhost:10804")  # PB002:5 PB001:22
    serve(None, bind="localhost:0")  # silent
    serve(None, bind="unix:/tmp/10805")  # silent


def test_make():
    make_server(listen_port=10806)  # PB002:5 PB001:29


def test_client():
    make_client(port=10807)  # silent
    connect(("localhost", 10808))  # silent
    Options(port=10809)  # silent: it says nothing of listening


def test_unknown_port(port):
    EchoServer(port=port).start()  # silent
