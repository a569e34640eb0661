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


def test_other_ways_to_bind(client):
    client.containers.run("nginx", ports={"80/tcp": [16111, 16112]})  # PB002:23 PB001:54 PB001:61
    client.containers.run("nginx", ports={"80/tcp": [("127.0.0.1", 16113)]})  # PB002:23 PB001:68
    client.containers.run("nginx", ports={"80/tcp": "16114"})  # PB002:23 PB001:53
    client.containers.run("nginx", ports={"80/tcp": ("127.0.0.1",)})  # silent
    client.containers.run("nginx", ports={"80/tcp": ("127.0.0.1", None)})  # silent
    client.containers.run("nginx", ports={"80/tcp": []})  # silent
    client.containers.run("nginx", ports={"80/tcp": 0})  # silent


def test_low_level():
    api = docker.APIClient()
    api.create_host_config(port_bindings={80: 16115})  # PB002:9 PB001:47
    api.create_host_config(port_bindings={80: ("127.0.0.1", 16116)})  # PB002:9 PB001:61
    api.create_host_config(port_bindings={80: None})  # silent
    api.create_host_config(port_bindings={80: ("127.0.0.1",)})  # silent
