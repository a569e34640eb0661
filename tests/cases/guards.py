# runs
"""What stands above a listener can leave only some numbers below."""

import asyncio
import socket

import pytest


def left_above(port):
    if port != 0:
        return socket.create_server(("localhost", port))  # PB002:23
    return socket.create_server(("localhost", port))  # silent: only 0 gets here


def test_left_above():
    left_above(18401)  # PB001:16
    left_above(0)  # silent


def left_above_for_two_reasons(port, wanted):
    if port or not wanted:
        return None
    while True:
        try:
            return socket.create_server(("localhost", port))  # silent
        except OSError:
            continue


def test_left_above_for_two_reasons():
    left_above_for_two_reasons(18402, True)  # silent


def stays(port, wanted):
    if port and wanted:  # where nothing is wanted, the number goes on
        return None
    return socket.create_server(("localhost", port))  # PB002:19


def test_stays():
    stays(18403, False)  # PB001:11


def does_not_leave(port):
    if port:
        print(port)
    return socket.create_server(("localhost", port))  # PB002:19


def test_does_not_leave():
    does_not_leave(18404)  # PB001:20


def only_in_one_branch(port):
    if not port:
        return socket.create_server(("localhost", port))  # silent
    elif port > 1024:
        return socket.create_server(("127.0.0.1", port))  # PB002:23
    else:
        return socket.create_server(("::1", port))  # silent


def test_only_in_one_branch():
    only_in_one_branch(18405)  # PB001:24


def replaced(port):
    if port:
        port = port + 1
    return socket.create_server(("localhost", port))  # PB002:19


def test_replaced():
    replaced(18406)  # PB001:14


async def listen(port=None):
    if port is None:
        return await asyncio.start_server(print, "localhost", port)  # silent
    return await asyncio.start_server(print, "localhost", port)  # PB002:26


def test_listen():
    asyncio.run(listen(18407))  # PB001:24


@pytest.mark.parametrize("port", [0, 18408])
def test_skipped(port):
    if port == 18408:
        pytest.skip("taken")
        return
    socket.create_server(("localhost", port))  # silent


@pytest.mark.parametrize("port", [0, 18409])  # PB001:38
def test_skipped_the_other(port):
    if port != 18409:
        return
    socket.create_server(("localhost", port))  # PB002:12


@pytest.mark.parametrize("given", [0])
def test_among_cases(given):
    match given:
        case 0:
            port = 18410  # PB001:20
            socket.create_server(("localhost", port))  # PB002:20


def other_name(port, other):
    if other == 18480:
        return
    socket.create_server(("localhost", port)).close()  # PB002:12


def test_other_name():
    other_name(18480, None)  # PB001:16
    other_name(0, 18480)  # silent


def truth_above(port):
    if port == "off" or port is True:
        return
    socket.create_server(("localhost", port)).close()  # PB002:12


def test_truth_above():
    truth_above(18481)  # PB001:17
    truth_above(0)  # silent


def left_inside(port, lock):
    with lock:
        if port == 18482:
            return
        socket.create_server(("localhost", port)).close()


def test_left_inside():
    left_inside(18482, open(__file__))  # silent
    left_inside(0, open(__file__))  # silent
