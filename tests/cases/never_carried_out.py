"""What is put off takes a port only where somebody carries it out."""

import asyncio
import functools
import socket
import threading


def test_coroutine_of_a_library_that_is_closed():
    coroutine = asyncio.start_server(print, "127.0.0.1", 20813)  # silent
    coroutine.close()


def test_coroutine_of_a_library_that_is_run():
    coroutine = asyncio.start_server(print, "127.0.0.1", 20814)  # PB002:25 PB001:58
    asyncio.run(coroutine)


def test_thread_that_is_not_started():
    thread = threading.Thread(target=socket.create_server, args=(("127.0.0.1", 20815),))  # silent
    thread.daemon = True


def test_thread_that_is_started():
    thread = threading.Thread(target=socket.create_server, args=(("127.0.0.1", 20816),))  # PB002:45 PB001:80
    thread.start()
    thread.join()


def test_partial_that_is_not_called():
    functools.partial(socket.create_server, ("127.0.0.1", 20817))  # silent


def test_partial_that_is_called():
    listen = functools.partial(socket.create_server, ("127.0.0.1", 20818))  # PB002:39 PB001:68
    listen().close()
