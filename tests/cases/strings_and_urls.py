"""The number is part of a string."""

import os

import grpc
import zmq
from aiohttp import web
from twisted.internet import endpoints, reactor

PORT = 8401  # PB001:8
HOST = "localhost"
ENDPOINT = "tcp://127.0.0.1:8402"  # PB001:12
URL = f"http://{HOST}:{PORT}/"  # silent: nobody listens on the URL
FREE = "tcp://127.0.0.1:*"


def listener():
    return zmq.Context().socket(zmq.REP)


def test_endpoint():
    listener().bind("tcp://127.0.0.1:8403")  # PB002:16 PB001:21


def test_endpoint_os_chosen():
    listener().bind("tcp://127.0.0.1:*")  # silent
    listener().bind("tcp://127.0.0.1:0")  # silent
    listener().bind("inproc://8404")  # silent
    listener().bind("ipc:///tmp/8405")  # silent


def test_named_endpoint():
    listener().bind(ENDPOINT)  # PB002:16
    listener().bind(FREE)  # silent


def test_f_string():
    listener().bind(f"tcp://{HOST}:{PORT}")  # PB002:16


def test_f_string_with_the_number():
    listener().bind(f"tcp://{HOST}:8406")  # PB002:16 PB001:21


def test_percent():
    listener().bind("tcp://%s:%d" % (HOST, 8407))  # PB002:16 PB001:44


def test_percent_os_chosen():
    listener().bind("tcp://%s:%d" % (HOST, 0))  # silent


def test_format():
    listener().bind("tcp://{}:{}".format(HOST, 8408))  # PB002:16 PB001:48


def test_format_by_name():
    listener().bind("tcp://{host}:{port}".format(host=HOST, port=8409))  # PB002:16 PB001:66


def test_concatenation():
    listener().bind("tcp://localhost:" + str(8410))  # PB002:16 PB001:46


def test_join():
    listener().bind(":".join(["tcp", "//localhost", "8411"]))  # PB002:16 PB001:53


def test_dialled():
    listener().connect("tcp://127.0.0.1:8412")  # silent


def test_grpc(servicer):
    server = grpc.server(servicer)
    server.add_insecure_port("[::]:50051")  # PB002:12 PB001:30
    server.add_insecure_port("localhost:50052")  # PB002:12 PB001:30
    server.add_insecure_port("[::]:0")  # silent
    server.add_insecure_port("unix:///tmp/50053.sock")  # silent


def test_strport():
    endpoints.serverFromString(reactor, "tcp:8413:interface=127.0.0.1").listen(None)  # PB002:15 PB001:41
    endpoints.serverFromString(reactor, "tcp:port=8414").listen(None)  # PB002:15 PB001:41
    endpoints.serverFromString(reactor, "tcp:0:interface=127.0.0.1").listen(None)  # silent
    endpoints.serverFromString(reactor, "unix:/tmp/8415").listen(None)  # silent


def test_unknown_part():
    listener().bind(f"tcp://{HOST}:{os.environ['REP_PORT']}")  # silent


def test_app_keeps_its_name():
    web.Application(logger=f"server:{PORT}")  # silent


def test_number_above_all_ports():
    zmq.Context().socket(zmq.REP).bind("tcp://*:99999")  # silent
    zmq.Context().socket(zmq.REP).bind("tcp://*:65535")  # PB002:35 PB001:40


def test_list_in_a_text(request):
    zmq.Context().socket(zmq.REP).bind(f"tcp://*:{[8499]}")  # silent
    zmq.Context().socket(zmq.REP).bind(f"tcp://{request.param}:{8498}")  # PB002:35 PB001:65


def serve(endpoint=f"tcp://*:{8497}"):  # PB001:31
    zmq.Context().socket(zmq.REP).bind(endpoint)  # PB002:35
