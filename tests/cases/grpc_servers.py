"""gRPC servers."""

from concurrent import futures

import grpc
import grpc.aio
import pytest
from grpc import aio


@pytest.fixture
def server():
    server = grpc.server(futures.ThreadPoolExecutor())
    server.add_insecure_port("localhost:11901")  # PB002:12 PB001:30
    server.start()
    yield server
    server.stop(None)


@pytest.fixture
def safe_server():
    server = grpc.server(futures.ThreadPoolExecutor())
    port = server.add_insecure_port("localhost:0")  # silent
    server.start()
    yield f"localhost:{port}"


def test_secure():
    server = grpc.server(futures.ThreadPoolExecutor())
    server.add_secure_port("[::]:11902", grpc.ssl_server_credentials([]))  # PB002:12 PB001:28
    server.add_secure_port("[::]:0", grpc.ssl_server_credentials([]))  # silent


async def test_aio():
    server = aio.server()
    server.add_insecure_port("localhost:11903")  # PB002:12 PB001:30
    server.add_insecure_port("localhost:0")  # silent
    other = grpc.aio.server()
    other.add_secure_port("localhost:11904", None)  # PB002:11 PB001:27


def test_named():
    port = 11905  # PB001:12
    server = grpc.server(None)
    server.add_insecure_port(f"[::]:{port}")  # PB002:12


def test_channel():
    with grpc.insecure_channel("localhost:11906"):  # silent
        pass
