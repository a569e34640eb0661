"""Listeners of the standard library that bind in another place, or that only some versions have."""

import asyncio
import asyncore
import http.server
import logging.config
import multiprocessing.managers
import pydoc
import smtpd
from multiprocessing.managers import BaseManager, SyncManager


class Dispatcher(asyncore.dispatcher):
    def __init__(self):
        super().__init__()
        self.bind(("localhost", 11101))  # PB002:14 PB001:33


class SafeDispatcher(asyncore.dispatcher):
    def __init__(self):
        super().__init__()
        self.bind(("localhost", 0))  # silent


class Queue(BaseManager):
    pass


def test_dispatcher():
    asyncore.dispatcher().bind(("localhost", 11102))  # PB002:27 PB001:46


def test_smtpd():
    smtpd.SMTPServer(("localhost", 11103), None)  # PB002:11 PB001:36
    smtpd.SMTPServer(("localhost", 0), ("localhost", 11104))  # silent: the second address is dialled
    smtpd.DebuggingServer(("localhost", 11105), None)  # PB002:11 PB001:41


def test_http_default():
    http.server.test()  # PB002:17


def test_http():
    http.server.test(port=11106)  # PB002:17 PB001:27
    http.server.test(port=0)  # silent


def test_logging_default():
    logging.config.listen().start()  # PB002:20


def test_logging():
    logging.config.listen(11107).start()  # PB002:20 PB001:27
    logging.config.listen(0).start()  # silent


def test_managers():
    BaseManager(address=("localhost", 11108), authkey=b"key").start()  # PB002:5 PB001:39
    SyncManager(("localhost", 11109)).start()  # PB002:5 PB001:31
    multiprocessing.managers.SyncManager(("localhost", 11110)).get_server()  # PB002:30 PB001:56
    BaseManager(("localhost", 0)).start()  # silent
    BaseManager().start()  # silent: a Unix socket


def test_manager_subclass():
    queue = Queue(("localhost", 11111), b"key")  # PB002:13 PB001:33
    queue.start()


def test_https():
    http.server.HTTPSServer(("localhost", 11112), None, certfile="x")  # PB002:17 PB001:43
    http.server.ThreadingHTTPSServer(("localhost", 11113), None, certfile="x")  # PB002:17 PB001:52


def test_pydoc():
    pydoc.browse(11114)  # PB002:11 PB001:18
    pydoc.browse()  # silent


async def test_loops():
    await asyncio.SelectorEventLoop().create_server(Handler, "localhost", 11115)  # PB002:39 PB001:75
    await asyncio.SelectorEventLoop().create_server(Handler, "localhost", 0)  # silent
