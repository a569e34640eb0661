"""The number goes through Python's own functions."""

import collections
import copy
import functools
import socket
import textwrap
from typing import cast

Address = collections.namedtuple("Address", "host, port")
Listed = collections.namedtuple("Listed", ["host", "port"])


def listen(port):
    socket.create_server(("localhost", port)).close()  # PB002:12


class Server:
    port = 18001  # PB001:12

    def start(self):
        listen(type(self).port)


def test_type():
    Server().start()


def test_cast():
    listen(cast(int, 18002))  # PB001:22


def test_least():
    listen(min(18003, 18004))  # PB001:16


def test_most_of_a_list():
    listen(max([18005], key=str))  # PB001:17


def test_least_of_what_the_system_chose():
    with socket.create_server(("localhost", 0)) as sock:
        assert min(sock.getsockname()[1], 18006)  # silent


def test_counted():
    for _, port in enumerate([18007]):  # PB001:31
        listen(port)


def test_counted_nothing():
    for _, port in enumerate(*([0],)):
        socket.create_server(("localhost", port)).close()  # silent


def test_in_pairs():
    for _, port in zip("a", [18008]):  # PB001:30
        listen(port)


def test_next():
    listen(next(iter([18009])))  # PB001:23


def test_next_of_unknown(request):
    assert next(*(iter([0]),)) == 0  # silent


def test_attribute():
    listen(getattr(Server, "port"))


def test_attribute_that_cannot_be():
    listen(getattr(Server, "no such", 18010))  # silent: not looked into


def test_attribute_of_some_name(request):
    listen(getattr(Server, request.node.name))  # silent: which one is not known


def test_attribute_with_default():
    listen(getattr(Server, "port", 18011))  # silent: the class has one


def test_attribute_that_may_be_missing(request):
    listen(getattr(request.node, "port", 18012))  # silent: it may be there


def test_named_tuple():
    listen(Address("localhost", 18012).port)  # PB001:33


def test_named_tuple_of_a_list():
    listen(Listed(host="localhost", port=18013).port)  # PB001:42


def test_copied():
    listen(copy.copy(18014))  # PB001:22


def test_dict():
    settings = dict({"host": ""}, port=18015)  # PB001:40
    listen(settings["port"])


def test_dict_of_pairs():
    settings = dict([("port", 18016)])  # PB001:31
    listen(settings["port"])


def test_text():
    listen(int(textwrap.dedent("  18017\n")))  # PB001:32


def test_partial():
    functools.partial(listen, 18018)()  # PB001:31


def test_partial_of_a_keyword(monkeypatch):
    started = functools.partial(*(listen, 18019))
    started()  # silent: not laid out


def test_rest_of_arguments():
    def start(*ports):
        for port in ports:
            listen(port)

    start(18020, 18021)  # PB001:11 PB001:18
