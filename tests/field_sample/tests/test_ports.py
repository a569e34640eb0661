"""Each kind of bind once; the comments say the verdicts of each line, ports first."""

import asyncio
import http.server
import importlib
import multiprocessing
import os
import random
import socket
import subprocess
import sys
import threading
import time

import pytest

from fieldsample import Server

from .conftest import free_port


def answers(port):
    for _ in range(200):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.05)
    return False


def test_fixed():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 18102))  # found: 18102; right; right


def test_fixture(held):
    assert held


def test_once_more(held):
    assert held


def test_over_lines():
    with socket.create_server(  # found: 18103; right
        ("127.0.0.1", 18103),  # right
    ):
        pass


def test_helper_of_the_product():
    server = Server(18104)  # right; right
    server.start()  # found: 18104
    server.stop()


def test_thread():
    server = Server(18105)  # right; right
    server.start_in_thread()  # found: 18105
    server.stop()


def test_own_thread():
    kept = []

    def serve():
        kept.append(socket.create_server(("127.0.0.1", 18106)))  # found: 18106; right; right

    thread = threading.Thread(target=serve)
    thread.start()
    thread.join()
    kept.pop().close()


def test_loop():
    async def serve():
        server = await asyncio.start_server(print, "127.0.0.1", 18107)  # found: 18107; right; right
        server.close()

    asyncio.run(serve())


def bind(port):
    socket.create_server(("127.0.0.1", port)).close()  # found: 18108; right


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_process(method):
    context = multiprocessing.get_context(method)
    child = context.Process(target=bind, args=(18108,))  # right
    child.start()
    child.join()
    assert child.exitcode == 0


def test_child():
    command = [sys.executable, "-m", "http.server", "18109"]  # right
    with subprocess.Popen(command, env={}, stderr=subprocess.DEVNULL) as child:  # found: 18109; right
        assert answers(18109)
        child.kill()


def test_child_in_a_shell():
    command = "exec python -m http.server 18110 2>/dev/null"  # right
    with subprocess.Popen(command, shell=True) as child:  # found: 18110; right
        assert answers(18110)
        child.kill()


def test_other_program():
    git = ["git", "daemon", "--reuseaddr", "--listen=127.0.0.1", "--port=18111", "--base-path=."]  # right
    with subprocess.Popen(git) as child:  # found: 18111; right
        assert answers(18111)
        subprocess.run(["kill", str(child.pid)], check=True)


def test_udp():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("127.0.0.1", 18112))  # found: 18112; right; right


def test_chosen_by_the_system():
    socket.create_server(("127.0.0.1", 0)).close()


def test_probed():
    socket.create_server(("127.0.0.1", free_port())).close()  # probed


def test_guessed():
    socket.create_server(("127.0.0.1", random.randint(20000, 30000))).close()  # varying; right


def test_of_each_worker():
    port = 18200 + int(os.environ["PYTEST_XDIST_WORKER"][2:])
    socket.create_server(("127.0.0.1", port)).close()  # varying


def test_that_nobody_can_read():
    port = int("".join(chr(ord(sign) - 1) for sign in "29224"))
    socket.create_server(("127.0.0.1", port)).close()  # missed: 18113


def test_that_listens_nowhere():
    importlib.import_module("http.server").__dict__.update({"HTTPServer": lambda *_: None})
    http.server.HTTPServer(("127.0.0.1", 18114), None)  # false alarm; false alarm
    importlib.reload(http.server)


def test_that_fails_before():
    assert answers is None
    socket.create_server(("127.0.0.1", 18115))  # not run; not run


def test_that_raises():
    subprocess.Popen(["no-such-program", "--port", "18116"])  # not run; not run


@pytest.mark.skip
def test_that_is_skipped():
    socket.create_server(("127.0.0.1", 18117))  # not run; not run


def test_that_leaves_something_behind():
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"], start_new_session=True)
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(1000)
        os._exit(0)


def test_that_hangs():
    time.sleep(10000)
