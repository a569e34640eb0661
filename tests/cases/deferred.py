# runs
"""Calls that happen in a thread, a task, an executor or through a partial."""

import asyncio
import concurrent.futures
import functools
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Thread


def run(port):
    socket.create_server(("localhost", port)).close()  # PB002:12


def run_safely(port):
    socket.create_server(("localhost", port)).close()  # silent


def finish(thread):
    thread.start()
    thread.join()


def test_thread_args():
    finish(threading.Thread(target=run, args=(9501,)))  # PB001:47


def test_thread_args_os_chosen():
    finish(threading.Thread(target=run_safely, args=(0,)))  # silent


def test_thread_args_in_a_list():
    finish(Thread(target=run, args=[9502]))  # PB001:37


def test_thread_kwargs():
    finish(Thread(target=run, kwargs={"port": 9503}))  # PB001:47


def test_thread_kwargs_dict():
    finish(Thread(target=run, kwargs=dict(port=9504), daemon=True))  # PB001:48


def test_thread_kwargs_os_chosen():
    finish(Thread(target=run_safely, kwargs={"port": 0}, name="9599"))  # silent


def test_thread_closure():
    port = 9505  # PB001:12

    def serve():
        socket.create_server(("localhost", port))  # PB002:16

    finish(Thread(target=serve))


def test_thread_lambda():
    finish(Thread(target=lambda: run(9506)))  # PB001:38


def test_timer():
    finish(threading.Timer(0.01, run, [9507]))  # PB001:40


def test_timer_os_chosen():
    finish(threading.Timer(0.01, run_safely, [0]))  # silent


def test_partial():
    partial(run, 9508)()  # PB001:18


def test_partial_keyword():
    start = functools.partial(run, port=9509)  # PB001:41
    start()


def test_partial_os_chosen():
    partial(run_safely, port=0)()  # silent


def test_partial_in_a_thread():
    finish(Thread(target=partial(run, 9510)))  # PB001:39


def test_partial_of_a_listener():
    partial(socket.create_server, ("localhost", 9511))()  # PB002:20 PB001:49


def test_submit():
    with ThreadPoolExecutor() as pool:
        pool.submit(run, 9512).result()  # PB001:26


def test_submit_os_chosen():
    with concurrent.futures.ThreadPoolExecutor() as pool:
        pool.submit(run_safely, 0).result()  # silent


def test_map():
    with ThreadPoolExecutor() as pool:
        list(pool.map(run, [9513]))  # PB001:29


def test_to_thread():
    async def main():
        await asyncio.to_thread(run, 9514)  # PB001:38

    asyncio.run(main())


def test_run_in_executor():
    async def main():
        await asyncio.get_running_loop().run_in_executor(None, run, 9515)  # PB001:69

    asyncio.run(main())


def test_run_in_executor_os_chosen():
    async def main():
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, run_safely, 0)  # silent

    asyncio.run(main())


async def echo(reader, writer):
    writer.close()


async def serve(port):
    server = await asyncio.start_server(echo, "localhost", port)  # PB002:28
    server.close()


async def serve_safely(port):
    server = await asyncio.start_server(echo, "localhost", port)  # silent
    server.close()


def test_task():
    async def main():
        await asyncio.create_task(serve(9516))  # PB001:41

    asyncio.run(main())


def test_task_os_chosen():
    async def main():
        await asyncio.create_task(serve_safely(0))  # silent

    asyncio.run(main())


def test_gather():
    async def main():
        await asyncio.gather(serve(9517), serve(9518), return_exceptions=True)  # PB001:36 PB001:49

    asyncio.run(main())


class Server(Thread):
    def __init__(self, port):
        super().__init__()
        self.port = port

    def run(self):
        socket.create_server(("localhost", self.port))  # PB002:16


def test_thread_subclass():
    finish(Server(9519))  # PB001:19


class SafeServer(Thread):
    def __init__(self, port):
        super().__init__()
        self.port = port

    def run(self):
        socket.create_server(("localhost", self.port)).close()  # silent


def test_thread_subclass_os_chosen():
    finish(SafeServer(0))  # silent


class Owner:
    def __init__(self, port):
        self.port = port
        self.thread = Thread(target=self.serve)

    def serve(self):
        socket.create_server(("localhost", self.port))  # PB002:16


def test_bound_method():
    finish(Owner(9520).thread)  # PB001:18


def test_other_target():
    finish(Thread(target=print, args=(9598,)))  # silent
