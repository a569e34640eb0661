"""Objects count as started where the method that binds is called on them, however they come there, and only there."""

import contextlib
import threading
from types import SimpleNamespace
from unittest import mock

import cherrypy
import pytest
import uvicorn
from aiosmtpd.controller import Controller
from multiprocessing.managers import BaseManager
from sanic import Sanic


def test_by_another_name():
    controller = Controller(None, port=21001)  # PB002:18 PB001:40
    same = controller
    same.start()


def test_another_object_is_started():
    controller = Controller(None, port=21002)  # silent
    assert controller.port
    Controller(None, port=0).start()


def test_another_method_is_called():
    controller = Controller(None, port=21003)  # silent
    controller.stop()


def test_in_a_list():
    controllers = [Controller(None, port=21004), Controller(None, port=21005)]  # PB002:20 PB001:42 PB002:50 PB001:72
    for controller in controllers:
        controller.start()


def test_in_a_list_where_none_is_started():
    controllers = [Controller(None, port=21006), Controller(None, port=21007)]  # silent
    for controller in controllers:
        controller.stop()


def test_in_a_thread():
    controller = Controller(None, port=21008)  # PB002:18 PB001:40
    threading.Thread(target=controller.start).start()


def test_in_a_thread_that_stops_it():
    controller = Controller(None, port=21009)  # silent
    threading.Thread(target=controller.stop).start()


def start_all(controllers):
    for controller in controllers:
        controller.start()


def stop_all(controllers):
    for controller in controllers:
        controller.stop()


def test_handed_to_a_helper():
    start_all([Controller(None, port=21010)])  # PB002:16 PB001:38
    stop_all([Controller(None, port=21011)])  # silent


@pytest.fixture
def built():
    return Controller(None, port=21012)  # PB002:12 PB001:34


def test_starts_what_a_fixture_built(built):
    built.start()


@pytest.fixture
def only_built():
    return Controller(None, port=21013)  # silent


def test_stops_what_a_fixture_built(only_built):
    only_built.stop()


def test_as_an_attribute():
    box = SimpleNamespace()
    box.controller = Controller(None, port=21014)  # PB002:22 PB001:44
    box.controller.start()


def test_entered_by_name():
    manager = BaseManager(("localhost", 21015))  # PB002:15 PB001:41
    with manager:
        pass


def test_entered_by_a_stack():
    manager = BaseManager(("localhost", 21016))  # PB002:15 PB001:41
    with contextlib.ExitStack() as stack:
        stack.enter_context(manager)


def test_another_one_is_entered():
    manager = BaseManager(("localhost", 21017))  # silent
    with contextlib.closing(manager):
        pass


def test_started_where_it_is_replaced():
    controller = Controller(None, port=21018)  # silent
    with mock.patch.object(controller, "start"):
        controller.start()


def test_started_where_it_has_to_fail():
    controller = Controller(None, port=21019)  # silent
    with pytest.raises(OSError):
        controller.start()


def test_never_reached():
    controller = Controller(None, port=21020)  # silent
    return
    controller.start()


def test_server_that_is_given_a_bound_socket(sock):
    server = uvicorn.Server(uvicorn.Config("app:app", port=21021))  # silent
    threading.Thread(target=server.run, kwargs={"sockets": [sock]}).start()


class Uvicorn(uvicorn.Server):
    def prepare(self):
        self.config.load()

    def begin(self):
        self.go()

    def go(self):
        self.run()


def test_class_of_ones_own():
    server = Uvicorn(uvicorn.Config("app:app", port=21022))  # PB002:30 PB001:53
    server.begin()


def test_class_of_ones_own_that_runs_nothing():
    server = Uvicorn(uvicorn.Config("app:app", port=21023))  # silent
    server.prepare()


def test_prepared_and_served():
    app = Sanic("Served")
    app.prepare(port=21024)  # PB002:9 PB001:22
    app.serve()


def test_prepared_and_another_one_served():
    app = Sanic("Idle")
    app.prepare(port=21025)  # silent
    Sanic("Other").serve()


def test_settings_of_a_library_that_is_started():
    cherrypy.config.update({"server.socket_port": 21026})  # PB002:21 PB001:51
    cherrypy.engine.start()


def test_an_attribute_of_what_a_call_gives_is_set(elsewhere):
    controller = Controller(None, port=21091)  # silent
    elsewhere().controller = 1


def test_an_attribute_of_what_a_call_gives_is_set_and_it_starts(elsewhere):
    controller = Controller(None, port=21092)  # PB002:18 PB001:40
    elsewhere().controller = 1
    controller.start()
