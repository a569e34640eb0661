"""Calls that Python would refuse, or that hand over nothing: they say nothing about a port."""

import functools
import importlib
import os
import socket

import elsewhere


def listen(port):
    socket.create_server(("localhost", port)).close()


def test_without_arguments(request):
    listen(int())
    listen(enumerate())
    listen(next())
    listen(functools.partial())
    listen(functools.partial(listen=19301))
    listen(super())
    listen(super().port)
    listen(min())
    listen(type())
    listen(getattr())
    listen(importlib.import_module())
    listen(importlib.import_module("." + "relative").PORT)
    listen(importlib.import_module(request.param).PORT)
    listen(importlib.import_module("elsewhere").PORT)
    listen("{}{port}{0}".format())
    listen("{0}".format(**elsewhere.options))
    listen("%s" % ())
    listen("%d%%" % 19302)
    listen("".join())
    listen("".join([request.param, "19303"]))
    listen("".join(*[]))
    listen({}.get())
    listen([].pop())
    listen([])
    listen(())


def test_results_of_what_is_called(request):
    listen(functools.partial(int, "0")())
    listen(os.environ["PORT"]())
    listen(os.environ["PORT"].strip())
    listen(listen(0))
    listen(8123())
    listen(None)
    listen(b"19304")


class Nested:
    def start(self):
        def inner():
            listen(super().port)

        inner()
        [listen(super().port) for _ in "a"]


def test_names_that_say_it(request):
    listen(request.config.worker_port)
    listen(request.param.getoption("port"))
    listen(request.param.worker_id)
    listen(worker_port())
    listen(getoption("--port"))
    listen((request.param or "%s") % 19305)
    listen("{1}".format(19306))
