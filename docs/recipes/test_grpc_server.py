"""gRPC: port 0, read back from what add_insecure_port returns."""

from concurrent.futures import ThreadPoolExecutor

import grpc
import pytest


def handler(request, context):
    return request.upper()


@pytest.fixture
def target():
    server = grpc.server(ThreadPoolExecutor(max_workers=1))
    methods = {"Shout": grpc.unary_unary_rpc_method_handler(handler)}
    server.add_generic_rpc_handlers([grpc.method_handlers_generic_handler("Echo", methods)])
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    yield f"127.0.0.1:{port}"
    server.stop(grace=None).wait()


def test_shout(target):
    with grpc.insecure_channel(target) as channel:
        assert channel.unary_unary("/Echo/Shout")(b"hello", timeout=10) == b"HELLO"
