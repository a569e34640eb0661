"""Functions are handed to others that call them."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor

import anyio
import gevent
from elsewhere import spawn_all


def listen(port):
    socket.create_server(("localhost", port)).close()  # PB002:12


def test_positional_target():
    threading.Thread(None, listen, None, (18701,)).start()  # PB001:43


def test_timer():
    threading.Timer(1, listen, (18702,)).start()  # PB001:33


def test_greenlet():
    gevent.Greenlet(listen, 18703).start()  # PB001:29


def test_unknown_arguments(options):
    threading.Thread(target=listen, **options).start()  # silent
    threading.Thread(target=listen, name="a", kwargs={"port": 18704}).start()  # PB001:63


def test_mapped():
    with ThreadPoolExecutor() as pool:
        pool.map(listen, [18705])  # PB001:27
        pool.starmap(listen, [(18706,)])  # PB001:32
        pool.map(listen, spawn_all())  # silent
        pool.map(listen, *[])  # silent


def submit(function, *arguments):
    function(*arguments)


def test_own_submit():
    submit(listen, 18707)  # PB001:20


def test_one_in_the_other(pool):
    pool.start_soon(anyio.to_thread.run_sync, listen, 18708)  # PB001:55


def test_nothing_handed(pool):
    pool.submit()  # silent
    pool.submit(*[listen])  # silent


def test_lambda(pool):
    pool.submit(lambda: listen(18709))  # PB001:32


def test_mapped_parts(pool):
    pool.map(listen, [18710] + [18711])  # PB001:23 PB001:33
    pool.map(listen, "ab".split())  # silent


def test_positional_name():
    threading.Thread(None, listen, "a name").start()
