"""Patches of what nobody expects, by what nobody knows, and of what has nothing to do with a port."""

import os
import socket
import sys
from http.server import HTTPServer
from unittest import mock
from unittest.mock import MagicMock, patch

import elsewhere
import pytest
import uvicorn

this = sys.modules[__name__]


class Server(HTTPServer):
    pass


class Config:
    helper = os


def serve(port):
    socket.create_server(("localhost", port))  # PB002:12


def serve_and_tell(port):
    serve(port)


def test_module_of_a_library_in_place():
    sys.modules["uvicorn"] = MagicMock()
    uvicorn.run("app:app", port=26001)


def test_attribute_of_a_known_object_set_to_a_number():
    config = Config()
    config.port = 1
    socket.create_server(("localhost", 26002))  # PB002:12 PB001:40


def test_manager_that_is_no_patch():
    with (elsewhere.manager or elsewhere.other), elsewhere.managers[0]:
        socket.create_server(("localhost", 26003))  # PB002:16 PB001:44


def test_patched_by_what_is_in_a_list(mocker):
    mocker.patch(*elsewhere.names)
    mocker.patch.object(*elsewhere.names)
    socket.create_server(("localhost", 26004))  # PB002:12 PB001:40


def test_patched_by_a_name_without_a_dot(monkeypatch):
    with patch("socket"):
        pass
    socket.create_server(("localhost", 26005))  # PB002:12 PB001:40


def test_dict_in_sys_modules():
    with patch.dict("sys.modules", uvicorn=MagicMock()), patch.dict("sys.modules", elsewhere.modules):
        socket.create_server(("localhost", 26006))  # PB002:16 PB001:44
    with patch.dict("sys.modules", {1: MagicMock(), "uvicorn": MagicMock()}):
        uvicorn.run("app:app", port=26007)


def test_deleted_from_sys_modules(monkeypatch):
    monkeypatch.delitem(sys.modules, "uvicorn")
    socket.create_server(("localhost", 26008))  # PB002:12 PB001:40


def test_dict_of_a_library():
    with patch.dict("elsewhere.settings", {"port": 1}), patch.dict(elsewhere.settings, port=1), patch.dict("", a=1):
        socket.create_server(("localhost", 26009))  # PB002:16 PB001:44


def test_replaced_by_itself(monkeypatch):
    monkeypatch.setattr(socket, "create_server", socket.create_server)
    socket.create_server(("localhost", 26010))  # PB002:12 PB001:40


def test_replaced_by_what_calls_it(monkeypatch):
    monkeypatch.setattr(this, "serve", serve_and_tell)
    serve(26011)  # PB001:11


def test_builtin():
    with patch("builtins.print"):
        print(socket.create_server(("localhost", 26012)))  # PB002:22 PB001:50


def test_attribute_of_an_attribute_of_a_library():
    with patch("elsewhere.thing.other.name"), patch.object("elsewhere.thing", "name"):
        socket.create_server(("localhost", 26013))  # PB002:16 PB001:44


def test_method_of_a_library_of_a_subclass():
    with patch("socketserver.TCPServer.server_bind"):
        Server(("localhost", 26014), None)


def test_method_of_a_subclass():
    server = Server(("localhost", 0), None)
    with patch.object(server, "serve_forever"):
        server.serve_forever()


def test_imported_inside(monkeypatch):
    from socket import create_server

    monkeypatch.setattr("socket.has_dualstack_ipv6", lambda: True)
    create_server(("localhost", 26015))  # PB002:5 PB001:33


async def test_awaited_and_from_a_list(monkeypatch):
    with patch("elsewhere.serve"):
        (await elsewhere.serve()).go()
        [socket.create_server][0](("localhost", 26016))  # PB002:9 PB001:49


def test_annotated_and_looped_over():
    this.serve: object
    for this.serve in ():
        pass
    serve(26017)  # PB001:11


def test_replaced_by_the_same(monkeypatch):
    monkeypatch.setattr(this, "serve", serve)
    serve(26018)  # PB001:11


def test_named_in_the_call():
    with patch("elsewhere.serve"):
        (alias := socket).create_server(("localhost", 26019))  # PB002:27 PB001:55
    with patch("socket.create_server"):
        (alias := socket).create_server(("localhost", 26020))
    assert alias


def test_conditions(server):
    with patch("elsewhere.serve"):
        if server.ready() or "a".isdigit() or callable(server):
            socket.create_server(("localhost", 26021))  # PB002:20 PB001:48


def test_bound_by_its_library():
    with patch("elsewhere.serve"):
        Server(("localhost", 26022), None).serve_forever()  # PB002:9 PB001:30


def test_inside_of_another_function():
    make = socket.create_server

    def start(port):
        with patch("elsewhere.serve"):
            make(("localhost", port))  # PB002:13

    start(26023)  # PB001:11


def test_alias_of_a_library():
    with patch("asyncio.base_events.BaseEventLoop.create_server"), patch("uvicorn.main.run"):
        uvicorn.run("app:app", port=26024)
