# runs
"""What only its surroundings can run takes a port only where they run it."""

import asyncio
import socket
import threading


def test_function_that_nobody_names():
    def idle():
        socket.create_server(("127.0.0.1", 20801))  # silent

    def called():
        socket.create_server(("127.0.0.1", 20802))  # PB002:16 PB001:44

    called()


def test_function_inside_one_that_nobody_names():
    def idle():
        def inner():
            socket.create_server(("127.0.0.1", 20803))  # silent

        inner()


def test_function_that_is_handed_on():
    def handed():
        socket.create_server(("127.0.0.1", 20804))  # PB002:16 PB001:44

    list(map(lambda function: function(), [handed]))


def test_decorated_function():
    def at_once(function):
        function()

    @at_once
    def decorated():
        socket.create_server(("127.0.0.1", 20805))  # PB002:16 PB001:44


def test_method_that_nobody_calls():
    class Server:
        def start(self):
            socket.create_server(("127.0.0.1", 20806))  # silent

    Server()


def test_method_that_is_called():
    class Server:
        def begin(self):
            socket.create_server(("127.0.0.1", 20807))  # PB002:20 PB001:48

    server = Server()
    server.begin()


def test_method_that_its_constructor_calls():
    class Server:
        def __init__(self):
            socket.create_server(("127.0.0.1", 20808))  # PB002:20 PB001:48

    Server()


def test_object_that_is_handed_on():
    class Resource:
        def on_get(self):
            socket.create_server(("127.0.0.1", 20809))  # PB002:20 PB001:48

    for name in ("on_get",):
        getattr(Resource(), name)()


def test_heir_of_somebody_who_calls():
    class Worker(threading.Thread):
        def run(self):
            socket.create_server(("127.0.0.1", 20810))  # PB002:20 PB001:48

    worker = Worker()
    worker.start()
    worker.join()


def test_method_of_what_no_name_holds():
    class Nameless:
        def go(self):
            socket.create_server(("127.0.0.1", 20820))  # PB002:20 PB001:48

        def stay(self):
            socket.create_server(("127.0.0.1", 20821))  # silent

    Nameless().go()


def test_coroutine_that_is_closed():
    async def closed():
        socket.create_server(("127.0.0.1", 20811))  # silent

    closed().close()


def test_coroutine_that_is_run():
    async def run():
        socket.create_server(("127.0.0.1", 20812))  # PB002:16 PB001:44

    asyncio.run(run())
