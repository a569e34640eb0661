"""Texts and numbers that are made of others, attributes of attributes, and errors that are waited for."""

import argparse
import functools
import os
import socket
import subprocess
from types import SimpleNamespace

import elsewhere
import pytest
from elsewhere import Options, options, word
from pytest import raises

TEN = "0000000000"


def test_whole_of_a_fraction():
    socket.create_server(("localhost", int(27101.5)))  # PB002:12 PB001:44
    socket.create_server(("localhost", int(0.5)))


def test_text_with_something_unknown():
    command = f"python -m http.server 27102 --directory {word()}\n".strip()  # PB001:15
    subprocess.Popen(command, shell=True)  # PB002:16


def test_text_with_something_unknown_os_chosen():
    command = f"python -m http.server 0 --directory {word()}\n".strip()
    subprocess.Popen(command, shell=True)


def test_text_that_grows_beyond_all_numbers():
    grown = TEN.replace("0", TEN).replace("0", TEN).replace("0", TEN).replace("0", TEN).replace("0", TEN)
    socket.create_server(("localhost", int("27104" + grown.replace("0", "1"))))


def test_command_that_grows_in_a_loop():
    command = "python -m http.server 27106"  # PB001:15
    for option in options():
        command += " --directory " + option
    subprocess.Popen(command, shell=True)  # PB002:16


def test_command_that_grows_in_a_loop_os_chosen():
    command = "python -m http.server 0"
    for option in options():
        command += " --directory " + option
    subprocess.Popen(command, shell=True)


def test_counted_in_a_way_that_nobody_follows():
    for index in range(3):
        socket.create_server(("localhost", 27108 >> index))  # PB002:16


def test_attribute_of_an_attribute():
    config = SimpleNamespace(server=Options())
    config.server.port = 27109  # PB001:26
    socket.create_server(("localhost", config.server.port))  # PB002:12


def test_attribute_of_another_attribute():
    config = SimpleNamespace(server=Options())
    config.server.port = 27110
    config.server = SimpleNamespace(port=0)
    socket.create_server(("localhost", config.server.port))


def test_known_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    known, _ = parser.parse_known_args()
    socket.create_server(("localhost", known.port))


def test_error_that_is_waited_for():
    raises(OSError, socket.create_server, ("localhost", 27111))
    with raises(OSError):
        socket.create_server(("localhost", 27112))


def test_error_that_something_else_waits_for():
    with pytest.warns(UserWarning):
        socket.create_server(("localhost", 27113))  # PB002:16 PB001:44


def test_words_that_only_set_variables():
    os.system("PORT=27114")
    os.system("env PORT=27114")
    os.system("env PORT=27115 uvicorn app:app --port 27115")  # PB002:8 PB001:15


def test_many_words_of_a_command():
    subprocess.run(["docker", "run", *options(), "-p", "27116:80", "nginx"])  # PB002:16 PB001:56


def test_partial_of_a_library():
    functools.partial(elsewhere.serve, 27117)()
    functools.partial(print, 27118)()
