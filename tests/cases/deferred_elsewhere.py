"""Processes, nurseries, greenlets and listeners that are handed over as they are."""

import multiprocessing
import socketserver
import threading
from multiprocessing import Process

import anyio
import gevent
import trio
from aiohttp import web
from twisted.internet import reactor


def run(port):
    socketserver.TCPServer(("localhost", port), None).serve_forever()  # PB002:18


def run_safely(port):
    socketserver.TCPServer(("localhost", port), None).serve_forever()  # silent


def test_process():
    Process(target=run, args=(9551,)).start()  # PB001:31
    Process(target=run_safely, args=(0,)).start()  # silent


def test_process_context():
    context = multiprocessing.get_context("spawn")
    context.Process(target=run, kwargs={"port": 9552}).start()  # PB001:49


def test_pool():
    with multiprocessing.Pool() as pool:
        pool.apply_async(run, (9553,))  # PB001:32
        pool.apply_async(run_safely, (0,))  # silent


def test_listener_as_target():
    threading.Thread(target=web.run_app, args=(web.Application(),), kwargs={"port": 9554}).start()  # PB002:33 PB001:85
    threading.Thread(target=web.run_app, args=(web.Application(),), kwargs={"port": 0}).start()  # silent


def test_greenlet():
    gevent.spawn(run, 9555)  # PB001:23
    gevent.spawn(run_safely, 0)  # silent


async def test_nursery(handler):
    async with trio.open_nursery() as nursery:
        await nursery.start(trio.serve_tcp, handler, 9556)  # PB002:34 PB001:54
        await nursery.start(trio.serve_tcp, handler, 0)  # silent
        nursery.start_soon(trio.serve_tcp, handler, 9557)  # PB002:33 PB001:53


async def test_task_group():
    async with anyio.create_task_group() as group:
        group.start_soon(anyio.to_thread.run_sync, run, 9558)  # PB001:57


def test_trio_run(handler):
    trio.run(trio.serve_tcp, handler, 9559)  # PB002:19 PB001:39


def test_reactor():
    reactor.callWhenRunning(run, 9560)  # PB001:34
    reactor.callLater(1, run_safely, 0)  # silent


def test_starter_that_is_not_known(starter):
    starter.start_later(target=run, args=(19316,))  # PB001:43
    starter.start_later(target=run_safely, args=(0,))  # silent
