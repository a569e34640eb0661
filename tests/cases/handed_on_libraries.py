"""Libraries that a module out of sight hands on, and objects that come back from a copy."""

import copy
import pickle

from sanic import Sanic

from .compat import grpc, sockets
from .imports import grpc as rpc


def test_handed_on_under_its_own_name(pool):
    grpc.server(pool).add_insecure_port("localhost:10701")  # PB002:23 PB001:41
    grpc.server(pool).add_insecure_port("localhost:0")  # silent


def test_handed_on_under_another_name(pool):
    rpc.server(pool).add_insecure_port("localhost:10702")  # PB002:22 PB001:40


def test_not_the_name_of_a_library():
    sockets.open(10703)  # silent


def test_pickled():
    app = Sanic("app")
    pickle.loads(pickle.dumps(app)).run(port=10704)  # PB002:37 PB001:46


def test_copied():
    app = Sanic("app")
    copy.copy(app).run(port=10705)  # PB002:20 PB001:29


def test_coffee():
    Sanic("app").make_coffee(port=10706)  # PB002:18 PB001:35
