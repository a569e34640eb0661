"""A port is in sight, and nobody listens on it; and the other way round."""

import httpx
import multiprocessing.managers
import socket

import docker
import torch.distributed
import visdom
from aiohttp.test_utils import TestClient, TestServer
from sanic import Sanic
from starlette.testclient import TestClient as StarletteClient
from testcontainers.postgres import PostgresContainer
from tornado.testing import AsyncHTTPTestCase

sanic_app = Sanic("app")


def test_dials():
    manager = multiprocessing.managers.BaseManager(("localhost", 8341), b"key")  # silent
    manager.connect()
    visdom.Visdom(port=8342)  # silent
    torch.distributed.TCPStore("localhost", 8343, 2, False)  # silent
    socket.create_connection(("example.org", 443), source_address=("", 8344))  # silent: the client's own end


def test_listens():
    manager = multiprocessing.managers.BaseManager(("localhost", 8345), b"key")  # PB002:40 PB001:66
    manager.start()
    torch.distributed.TCPStore("localhost", 8346, 2, True)  # PB002:23 PB001:45
    torch.distributed.TCPStore("localhost", 0, 2, True)  # silent


def store_of(rank, port):
    torch.distributed.TCPStore("localhost", port, 2, is_master=rank == 0)  # PB002:23


def store_of_another(rank, port):
    torch.distributed.TCPStore("localhost", port, 2, is_master=rank == 0)  # silent: no caller has rank 0


def test_master_by_rank():
    torch.multiprocessing.spawn(work_as_any, args=(2,), nprocs=2)
    store_of(0, 8347)  # PB001:17
    store_of_another(1, 8349)  # silent


def work_as_any(rank, world_size):
    master = rank == 0
    torch.distributed.TCPStore("localhost", 8350, world_size, master)  # PB002:23 PB001:45
    torch.distributed.TCPStore("localhost", 8351, world_size, not True)  # silent


def test_inside_a_container():
    PostgresContainer("postgres:16", port=5433)  # silent: the port inside
    PostgresContainer("postgres:16").with_bind_ports(5432, 8347)  # PB002:38 PB001:60
    docker.from_env().containers.run("nginx", ports={"8348/tcp": None})  # silent
    docker.from_env().containers.run("nginx", ports={"80/tcp": 8349})  # PB002:34 PB001:64


def test_in_process(app):
    StarletteClient(app, client=("testclient", 50000))  # silent
    httpx.ASGITransport(app, client=("127.0.0.1", 8350))  # silent


def test_looks_in_process():
    sanic_app.test_client.get("/")  # silent: it listens, on a port that the operating system chooses


async def test_looks_in_process_too(app):
    async with TestClient(TestServer(app)):  # silent
        pass
    async with TestClient(TestServer(app, port=8351)):  # PB002:27 PB001:48
        pass


class TestTornado(AsyncHTTPTestCase):
    def test_get(self):
        self.fetch("/")  # silent
