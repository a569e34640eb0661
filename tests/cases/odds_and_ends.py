"""What is rarely written, and must neither be missed nor be taken for something else."""

import os
import socket
import sys
import unittest
from functools import cached_property
from unittest import mock

import anyio
import elsewhere
import grpc
import zmq
from django.test import LiveServerTestCase
from elsewhere import *
from hypercorn.config import Config

PAIR = ("localhost", 19201)  # PB001:22


class Base:
    port = 19202

    @cached_property
    def address(self):
        return ("localhost", 19203)  # PB001:30

    def number(self):
        return 0  # PB001:16

    def start(self):
        socket.create_server(("localhost", self.number()))  # PB002:16


class Heir(Base):
    def number(self):
        return super().number() + 19204

    def other(self):
        return super().nothing()  # silent


class Both(Base, elsewhere.Mixin):
    def start(self):
        super().start()
        super().port
        socket.create_server(super().address)  # PB002:16
        socket.create_server(self.address)  # PB002:16


class Circle(Ring):
    port = 0


class Ring(Circle):
    pass


class Under(Ring):
    def start(self):
        socket.create_server(("localhost", self.port))  # silent


class Live(LiveServerTestCase):
    port: int


class Fixed(LiveServerTestCase):
    port = 19205  # PB002:12


def test_environment():
    os.environ[elsewhere.NAME] = "19206"  # silent
    os.environ["MASTER_PORT"] = "19207"  # PB001:33 PB002:8
    os.environ.update()
    os.environ["MASTER_PORT"], _ = "19208", 1  # silent: not looked into


def test_zmq(request):
    zmq.Context().socket(zmq.REP).bind(f"tcp://*:{request.param}{19209}")  # silent
    zmq.Context().socket(zmq.REP).bind(f"tcp://127.0.0.1:{os.getpid()}")  # PB002:35


def test_grpc(request):
    server = grpc.server(None)
    server.add_insecure_port(request.param)  # silent
    server.add_insecure_port(b"localhost:19210")  # silent: not a text
    server.add_insecure_port("unix:/run/it")  # silent
    server.add_insecure_port(("localhost",))  # silent


def test_pairs(request):
    sock = socket.socket()
    sock.bind(PAIR)  # PB002:10
    sock.bind(("localhost",))  # silent: an error
    sock.bind("/run/it.sock")  # silent
    sock.bind(19211)  # silent: an error
    sock.bind(elsewhere.Thing().address)  # silent
