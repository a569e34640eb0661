"""What is put off, and then never done."""

import asyncio
import contextlib
import functools
import socket
import threading


def test_thread():
    thread = threading.Thread(target=socket.create_server, args=(("localhost", 22401),))  # silent
    thread.daemon = True


def test_thread_that_is_started():
    thread = threading.Thread(target=socket.create_server, args=(("localhost", 22402),))  # PB002:45 PB001:80
    thread.start()


def test_partial():
    functools.partial(socket.create_server, ("localhost", 22403))  # silent


def test_coroutine():
    coroutine = asyncio.start_server(print, "localhost", 22404)  # silent
    coroutine.close()


def test_callback():
    with contextlib.ExitStack() as stack:
        stack.callback(socket.create_server, ("localhost", 22405))  # PB002:31 PB001:60
