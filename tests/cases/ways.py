# runs
"""Ways through loops, `with`, `try` and `match` that get to a listener, or do not."""

import contextlib
import os
import socket

ENABLED = False
WANTED = "b"
UNKNOWN = os.environ.get("PORT_OF_NOBODY", WANTED)


def listen(port):
    with contextlib.suppress(OSError):
        socket.create_server(("localhost", port)).close()  # PB002:16


def test_comprehensions():
    [listen(25101) for _ in ()]  # silent
    [listen(25102) for _ in (1,) for _ in range(0)]  # silent
    [listen(25103) for _ in (1,)]  # PB001:13


def test_ranges():
    for _ in range(2, 4):
        listen(25104)  # PB001:16
    for _ in range(4, 2):
        listen(25105)  # silent
    for _ in range(4, 2, -1):
        listen(25106)  # PB001:16
    for _ in range(len(UNKNOWN)):
        listen(25107)  # PB001:16


def test_range_that_fails():
    with contextlib.suppress(ValueError):
        for _ in range(1, 5, 0):
            listen(25108)  # silent


def test_assertion_that_fails():
    with contextlib.suppress(AssertionError):
        assert False
        listen(25110)  # silent
    assert True
    listen(25111)  # PB001:12


def test_assertions_behind_another():
    with contextlib.suppress(AssertionError):
        if WANTED:
            assert 0
        listen(25112)  # silent


def test_empty_loop_that_would_leave():
    for _ in ():
        return
    else:
        listen(25113)  # PB001:16
    listen(25114)  # PB001:12


def test_else_of_an_empty_loop_leaves():
    for _ in ():
        print()
    else:
        return
    listen(25115)  # silent


def test_context_that_may_suppress():
    with contextlib.suppress(OSError):
        raise OSError
    listen(25120)  # PB001:12


def test_context_that_leaves():
    with contextlib.suppress(OSError):
        return
    listen(25121)  # silent


def test_try_with_an_else_that_leaves():
    try:
        int(WANTED)
    except ValueError:
        listen(25122)  # PB001:16
    else:
        return
    finally:
        listen(25123)  # PB001:16


def test_behind_an_else_that_leaves():
    try:
        WANTED.lower()
    finally:
        WANTED.upper()
    try:
        WANTED.lower()
    except ValueError:
        return
    else:
        return
    listen(25124)  # silent


def test_try_that_is_asked_about_again():
    try:
        if WANTED:
            raise OSError
    except OSError:
        listen(25125)  # PB001:16
    else:
        listen(25126)  # silent
    listen(25127)  # PB001:12


def test_guards_of_cases():
    match WANTED:
        case "b" if listen(25131):  # PB001:28
            print()
        case "b" if WANTED and listen(25132):  # PB001:39
            print()
        case _:
            listen(25134)  # PB001:20


def test_types_of_handlers():
    try:
        raise OSError
    except (listen(25135), OSError)[1]:  # PB001:20
        listen(25136)  # PB001:16


def test_inside_conditions():
    WANTED or (ENABLED and listen(25140))  # silent
    ENABLED or (WANTED and listen(25141))  # PB001:35
