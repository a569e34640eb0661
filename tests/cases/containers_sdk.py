"""Containers that a test starts through a library: the host's ports count, the container's own never do."""

import docker
import pytest
from testcontainers.core.container import DockerContainer

PORT = 16101  # PB001:8


@pytest.fixture
def client():
    return docker.from_env()


def test_published(client):
    container = client.containers.run("nginx", detach=True, ports={"80/tcp": 16102})  # PB002:35 PB001:78
    container.stop()


def test_published_and_left(client):
    client.containers.run("nginx", detach=True, ports={80: PORT})  # PB002:23


def test_with_an_address(client):
    client.containers.run("nginx", ports={"80/tcp": ("127.0.0.1", 16103)})  # PB002:23 PB001:67


def test_created(client):
    client.containers.create("nginx", ports={"80/tcp": 16104}).start()  # PB002:23 PB001:56


def test_published_on_a_free_port(client):
    client.containers.run("nginx", ports={"80/tcp": None})  # silent
    client.containers.run("nginx", publish_all_ports=True)  # silent


def test_bind_ports():
    DockerContainer("nginx").with_bind_ports(80, 16105)  # PB002:30 PB001:50
    DockerContainer("nginx").with_bind_ports(80)  # silent
    DockerContainer("nginx").with_exposed_ports(80)  # silent


def test_other_containers(boxes):
    boxes.run("nginx", ports={"80/tcp": 16106})  # silent
