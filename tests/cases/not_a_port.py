"""Arguments that look like ports and are none."""

import zmq
from tornado.testing import bind_unused_port

from elsewhere import bind_socket


def test_flags():
    bind_unused_port(reuse_port=True)  # silent
    bind_socket(reuse_port=True)  # silent
    bind_socket(port=True)  # silent


def test_endless_digits():
    zmq.Context().socket(zmq.REP).bind("tcp://*:99999999999999999999999")  # silent


def test_no_number():
    port = None
    zmq.Context().socket(zmq.REP).bind(f"tcp://*:{port}")  # silent


def test_private_characters():
    zmq.Context().socket(zmq.REP).bind("tcp://*:\uf8ff")  # silent
