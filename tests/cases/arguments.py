# runs
"""Positional and keyword arguments, conversions, and numbers that are no ports."""

import asyncio
import socket
import socketserver
import wsgiref.simple_server
import xmlrpc.server


class Protocol(asyncio.Protocol):
    pass


def app(environ, start_response):
    start_response("200 OK", [])
    return []


def test_positional():
    wsgiref.simple_server.make_server("localhost", 8501, app)  # PB002:27 PB001:52


def test_positional_os_chosen():
    wsgiref.simple_server.make_server("localhost", 0, app).server_close()  # silent


def test_keyword():
    wsgiref.simple_server.make_server(port=8502, app=app, host="localhost")  # PB002:27 PB001:44


def test_keyword_os_chosen():
    wsgiref.simple_server.make_server(port=0, app=app, host="localhost").server_close()  # silent


def test_conversions():
    socket.create_server(("localhost", int("8503")))  # PB002:12 PB001:44


def test_conversion_os_chosen():
    socket.create_server(("localhost", int("0"))).close()  # silent


def test_arithmetic():
    socket.create_server(("localhost", 8500 + 4))  # PB002:12 PB001:40


def test_arithmetic_os_chosen():
    socket.create_server(("localhost", 8505 - 8505)).close()  # silent


def test_backlog():
    socket.create_server(("localhost", 0), backlog=8506).close()  # silent


def test_third_position():
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(loop.create_server(Protocol, "localhost", 8507))  # PB002:38 PB001:75
    finally:
        loop.close()


def test_third_position_os_chosen():
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(loop.create_server(Protocol, "localhost", 0)).close()  # silent
    finally:
        loop.close()


def test_addr():
    xmlrpc.server.SimpleXMLRPCServer(addr=("localhost", 8508))  # PB002:19 PB001:57


def test_not_activated():
    server = socketserver.TCPServer(("localhost", 8509), socketserver.BaseRequestHandler, bind_and_activate=False)
    server.server_close()  # silent: it was never bound
    at_once = False
    server = socketserver.TCPServer(("localhost", 8509), socketserver.BaseRequestHandler, bind_and_activate=at_once)
    server.server_close()  # silent, too


def test_dialling():
    try:
        socket.create_connection(("localhost", 8510), timeout=0.01)  # silent
    except OSError:
        pass


def test_connect():
    with socket.socket() as s:
        s.connect_ex(("localhost", 8511))  # silent
