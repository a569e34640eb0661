# opinions
"""PB903: a test dials a fixed loopback address."""

import socket

import httpx
import pytest
import requests
import zerorpc


def test_url():
    requests.get("http://localhost:12301/", timeout=1)  # PB903:14
    httpx.post("http://127.0.0.1:12302/")  # PB903:11


def test_address():
    socket.create_connection(("127.0.0.1", 12303))  # PB903:12


def test_remote_calls():
    client = zerorpc.Client()
    client.connect("tcp://127.0.0.1:12307")  # PB903:12
    client.connect("ipc:///tmp/socket")  # silent


def test_somewhere_else():
    requests.get("http://example.com:12304/", timeout=1)  # silent


def test_port_of_the_server(server):
    requests.get(f"http://localhost:{server.port}/", timeout=1)  # silent


def test_failure():
    with pytest.raises(requests.ConnectionError):
        requests.get("http://localhost:12305/", timeout=1)  # silent


def test_in_a_lambda():
    return [lambda: requests.get("http://localhost:12306/", timeout=1)]  # PB903:30


def test_intercepted_in_a_lambda(requests_mock):
    return [lambda: requests.get("http://localhost:12307/", timeout=1)]  # silent


class TestClass:
    answer = requests.get("http://localhost:12308/", timeout=1)  # PB903:23
