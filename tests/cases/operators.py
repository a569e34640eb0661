"""The number comes out of an operator."""

import random
import socket
import subprocess

import pytest

HOST_OPTIONS = ["--host", "localhost"]
PORT_OPTIONS = {"port": 18201}  # PB001:25
NUMBER = 18202  # PB001:10
NEGATIVE = -18203  # PB001:13
OPTIONS = {"a": 1} | {"port": 18204}  # PB001:31


def listen(port):
    socket.create_server(("localhost", port)).close()  # PB002:12


def test_or():
    listen(0 or NUMBER)


def test_or_of_what_the_system_chooses():
    socket.create_server(("localhost", 0 or 0)).close()  # silent


def test_first_of_or():
    listen(18205 or 18206)  # PB001:12


def test_and(request):
    listen(request and 18207)  # PB001:24


def test_twice_negative():
    listen(-NEGATIVE)


def test_negative_of_something(request):
    listen(-request.param)  # silent


def test_not(request):
    listen(not request)  # silent


def test_power():
    listen(2**13)  # silent: not computed


def test_rest_of_nothing():
    listen(18208 % 0)  # silent: an error


def test_percent_of_a_tuple():
    listen(int("%s%s" % ("182", "09")))  # silent: put together from pieces


def test_percent_of_a_dict():
    listen(int("%(port)s" % {"port": "18210"}))  # PB001:38


def test_percent_of_something(request):
    listen(int(request.param % 18211))  # silent


def test_words_before_others(request):
    subprocess.run(["uvicorn", "a:b", *HOST_OPTIONS] + ["--port", "18212"])  # PB002:16 PB001:67


def test_words_and_something(request):
    subprocess.run(["uvicorn", "a:b", "--port", "18213"] + request.param)  # PB002:16 PB001:49


def test_something_and_words(request):
    subprocess.run(request.param + ["--port", "18214"])  # silent: what is run is not known


def test_dicts():
    listen(**({"a": 1} | PORT_OPTIONS))
    listen(OPTIONS["port"])


def test_something_and_a_dict(request):
    listen(**(request.param | {"port": 18215}))  # PB001:40


def test_choice_of_none(request):
    port = None
    listen(port if port else 18216)  # PB001:30


def start(port=None):
    listen(port if port is not None else 18217)  # PB001:42


def test_start():
    start()


def test_percent_of_several(request):
    template = "port %s" if request.param else 8
    listen(template % 19301)  # silent: no number that anybody could see


@pytest.mark.parametrize("port", [None, 19381])  # PB001:41
def test_choice_between_a_port_and_another(port):
    listen(port if port is not None else 19380)  # PB001:42


@pytest.mark.parametrize("port", [None, 19383])  # PB001:41
def test_choice_the_other_way_round(port):
    listen(19382 if port is None else port)  # PB001:12


@pytest.mark.parametrize("port", [0, 19385])  # PB001:38
def test_or_behind_rows(port):
    listen(port or 19384)  # PB001:20


def test_negative_guess():
    socket.create_server(("localhost", -random.randint(-9000, -8000))).close()  # PB002:12


def test_percent_of_what_may_be_missing(request):
    line = None if request.param else "uvicorn app:app --port %s"
    subprocess.Popen(line % 19386, shell=True)  # PB002:16 PB001:29
