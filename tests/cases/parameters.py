"""The number is handed to a parameter in every way that Python has."""

import random
import socket
from dataclasses import dataclass
from typing import Optional

import pytest

SETTINGS = {"port": 18401}  # PB001:21


def listen(port):
    socket.create_server(("localhost", port)).close()  # PB002:12


def lower(host, /, port):
    listen(port)


def forwarded(*args, **kwargs):
    lower(*args, **kwargs)


def test_forwarded():
    forwarded("localhost", 18402)  # PB001:28


def named(*args, **kwargs):
    lower(*args, **kwargs)


def test_named():
    named("localhost", port=18403)  # PB001:29


def of_two_lengths(*args):
    lower(*args)


def test_two_lengths():
    of_two_lengths("localhost", 18416)  # silent: what is handed on together is not told apart
    of_two_lengths("localhost")


def test_laid_out(request):
    lower(*("localhost", 18404))  # PB001:26
    lower("localhost", **SETTINGS)
    lower(*request.param)  # silent
    lower("localhost", **request.param)  # silent


def several():
    return ("localhost", 18405)  # PB001:26


def test_laid_out_results(request):
    lower(*(several() if request.param else ("", 18406)))  # PB001:50


def collected(**options):
    listen(options["port"])


def test_collected():
    collected(port=18407)  # PB001:20
    collected(**{"port": 18408, "other": 1})  # PB001:26


def test_collected_from_something(request):
    collected(**request.param)  # silent


def never_called(*ports, **options):
    for port in ports:
        socket.create_server(("localhost", port)).close()  # silent
    socket.create_server(("localhost", options["port"])).close()  # silent


def with_a_default(port=18409):  # PB001:25
    listen(port)


def test_default():
    with_a_default()


def only_by_keyword(*, port=18410):  # PB001:29
    listen(port)


def test_default_of_a_keyword():
    only_by_keyword()


@dataclass
class Settings:
    port: int = 18411  # PB001:17


def by_annotation(first: Settings, second: "Settings", third: Optional[Settings], fourth: Settings | None = None):
    listen(first.port)
    listen(second.port)
    listen(third.port)
    listen(fourth.port)


def by_strange_annotation(first: "no name!", second: "1 + 1", third: (), fourth: list[()]):
    listen(first.port)  # silent
    listen(second.port)  # silent
    listen(third.port)  # silent
    listen(fourth.port)  # silent


def by_foreign_annotation(sock: socket.socket, settings: Settings):
    sock.bind(("", settings.port))  # PB002:10


class Factory:
    def __new__(cls, *args):
        listen(cls.port)

    @staticmethod
    def plain(port):
        listen(port)

    port = 18412  # PB001:12


def test_static():
    Factory.plain(18413)  # PB001:19
    Factory()


def test_lambda():
    (lambda port: listen(port))(18414)  # PB001:33
    start = lambda port, /: listen(port)
    start(18415)  # PB001:11


def of_something(*args, **kwargs):
    lower("localhost", **args[0], **kwargs)


def test_of_something(request):
    of_something({"port": 18417})  # PB001:27
    lower("localhost", **(request.param or {"port": 18418}), **{"other": 1})  # PB001:53


def far_annotated(first: "list[dict[str, list[dict[str, list[int]]]]]", second: list[list[list[list[list[int]]]]]):
    listen(first.port)  # silent
    listen(second.port)  # silent


@pytest.mark.parametrize("port", [None, 19357])  # PB001:41
def test_missing_one_is_replaced(port):
    if port is None:
        port = 19358  # PB001:16
    listen(port)


def test_not_replaced(request):
    port = 0
    if not request.param:
        port = 19359  # PB001:16
    listen(port)


def test_replaced_by_the_name_of_another(request):
    port, debug = 0, request.param
    if not debug:
        port = 19360  # PB001:16
    listen(port)


def delayed(port):
    def later():
        return port

    return later


def delayed_lambda(port):
    return lambda: port


def test_closures():
    listen(delayed(19361)())  # PB001:20
    listen(delayed_lambda(19362)())  # PB001:27
    print(delayed(19363)(), delayed_lambda(19364)())  # silent: nothing listens on these
    listen(delayed(0)())
    listen(delayed_lambda(0)())


def packed(port):
    return {KEY: port}["port"]


KEY = "port"


def test_packed():
    listen(packed(19365))  # PB001:19
    print(packed(19366))  # silent


def test_replaced_though_it_is_there():
    port = 19388  # PB001:12
    if not port:
        port = 19387  # silent: what is there is not replaced
    listen(port)


def replaced_where_missing(port):
    if not port:
        port = 19389
    socket.create_server(("localhost", port)).close()


def test_replaced_where_it_may_be_missing(request):
    replaced_where_missing(request.param)


def numbers(port):
    return [port + step for step in (0,)]


def test_numbers():
    listen(numbers(19391)[0])  # PB001:20
    print(numbers(19392))  # silent


def guessed_where_missing(port):
    if not port:
        port = random.randint(8000, 9000)
    socket.create_server(("localhost", port)).close()  # PB002:12


def test_guessed_where_it_may_be_missing(request):
    guessed_where_missing(request.param)
