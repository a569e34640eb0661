# runs
"""A function whose parameter reaches a listener listens for its callers."""

import socket
from functools import partial


def start(port):
    return socket.create_server(("localhost", port))  # PB002:19


def start_safely(port):
    return socket.create_server(("localhost", port))  # silent


def test_positional():
    start(8801)  # PB001:11


def test_keyword():
    start(port=8802)  # PB001:16


def test_variable():
    port = 8803  # PB001:12
    start(port)


def test_safe():
    start_safely(0).close()  # silent


def outer(number):
    return middle(number)


def middle(value):
    return inner(value)


def inner(port):
    return socket.create_server(("localhost", port))  # PB002:19


def test_three_steps():
    outer(8804)  # PB001:11


def by_keywords(**options):
    return bound_by_keywords(**options)


def bound_by_keywords(host="localhost", port=0):
    return socket.create_server((host, port))  # PB002:19


def test_through_keywords():
    by_keywords(port=8805)  # PB001:22


def by_position(*arguments):
    return bound_by_position(*arguments)


def bound_by_position(host, port):
    return socket.create_server((host, port))  # PB002:19


def test_through_positions():
    by_position("localhost", 8806)  # PB001:30


def test_lambda():
    launch = lambda port: socket.create_server(("localhost", port))  # PB002:34
    launch(8807)  # PB001:12


def recursive(port, tries):
    if tries:
        return recursive(port, tries - 1)
    return socket.create_server(("localhost", port))  # PB002:19


def test_recursion():
    recursive(8808, 2)  # PB001:15


def by_address(address):
    return socket.create_server(address)  # PB002:19


def test_address():
    by_address(("localhost", 8809))  # PB001:30


def mixed(port):
    return socket.create_server(("localhost", port))  # PB002:19


def test_mixed_fixed():
    mixed(8810)  # PB001:11


def test_mixed_os_chosen():
    mixed(0).close()  # silent


def with_default(port=0):
    return socket.create_server(("localhost", port))  # PB002:19


def test_default_overridden():
    with_default(8811)  # PB001:18


def test_default_kept():
    with_default().close()


def returned():
    return 8812  # PB001:12


def test_returned():
    socket.create_server(("localhost", returned()))  # PB002:12


def returned_zero():
    return 0


def test_returned_zero():
    socket.create_server(("localhost", returned_zero())).close()  # silent


async def coroutine(port):
    return socket.create_server(("localhost", port))  # PB002:19


def test_coroutine():
    import asyncio

    asyncio.run(coroutine(8813))  # PB001:27


def test_nested():
    def launch(port):
        return socket.create_server(("localhost", port))  # PB002:23

    launch(8814)  # PB001:12


def test_prepared():
    launch = partial(prepared, "localhost")
    launch(8815)  # PB001:12


def prepared(host, port):
    return socket.create_server((host, port))  # PB002:19


def timeout_only(timeout, port=0):
    with socket.create_server(("localhost", port)) as s:  # silent
        s.settimeout(timeout)


def test_other_argument():
    timeout_only(8899)  # silent


def decorated(function):
    return function


@decorated
def behind_a_decorator(port):
    return socket.create_server(("localhost", port))  # PB002:19


def test_behind_a_decorator():
    behind_a_decorator(8816)  # PB001:24


def generator(port):
    yield socket.create_server(("localhost", port))  # PB002:18


def test_generator():
    next(generator(8817))  # PB001:20


def test_in_a_loop():
    for port in (8818, 8819):  # PB001:18 PB001:24
        try:
            start_in_a_loop(port)
        except OSError:
            pass


def start_in_a_loop(port):
    return socket.create_server(("localhost", port))  # PB002:19


def make_socket():
    return socket.socket()


def bind_what_is_made(factory, port):
    sock = factory()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(("localhost", port))  # PB002:10


def test_what_a_parameter_makes():
    bind_what_is_made(make_socket, 8820)  # PB001:36
