"""Names that every branch binds, that no branch binds that runs, and that functions bind which nobody calls."""

import socket
import sys


def listen(port):
    socket.create_server(("localhost", port)).close()  # PB002:12


def test_branch_that_runs():
    port = 22201  # silent
    if True:
        port = 0
    listen(port)


def test_branch_that_does_not_run():
    port = 0
    if False:
        port = 22202  # silent
    listen(port)


def test_branch_that_runs_otherwise():
    port = 0
    if 0:
        port = 1
    else:
        port = 22203  # PB001:16
    listen(port)


def test_each_branch():
    port = 22204  # silent
    if sys.platform == "x":
        port = 0
    elif sys.flags.debug:
        raise OSError
    else:
        port = 0
    listen(port)


def test_not_each_branch():
    port = 22205  # PB001:12
    if sys.platform == "x":
        port = 0
    elif sys.flags.debug:
        port = 0
    listen(port)


def test_not_in_each_branch():
    port = 22206  # PB001:12
    if sys.platform == "x":
        print(port)
    else:
        port = 0
    listen(port)


def test_whatever_happens():
    port = 22207  # silent
    try:
        port = 0
    finally:
        print(port)
    listen(port)


def test_each_way_of_a_try():
    port = 22208  # silent
    try:
        port = 0
    except OSError:
        port = 0
    except ValueError:
        return
    listen(port)


def test_one_way_of_a_try():
    port = 22209  # PB001:12
    try:
        print()
    except OSError:
        port = 0
    listen(port)


def test_a_try_that_may_fail():
    port = 22210  # PB001:12
    try:
        port = 0
    except OSError:
        pass
    listen(port)


PORT = 22211  # silent


def test_global_that_is_set_here():
    global PORT
    PORT = 0
    listen(PORT)


OTHER = 22212  # PB001:9


def test_global_that_may_be_set_here(flag):
    global OTHER
    if flag:
        OTHER = 0
    listen(OTHER)


def test_inner_function_that_nobody_calls():
    port = 0

    def prepare():
        nonlocal port
        port = 22213  # silent

    listen(port)


def test_inner_function_that_is_called():
    port = 0

    def prepare():
        nonlocal port
        port = 22214  # PB001:16

    prepare()
    listen(port)


def test_listener_that_nobody_calls():
    def inner():
        socket.create_server(("localhost", 22215))  # silent


def test_listener_that_is_called():
    def inner():
        socket.create_server(("localhost", 22216))  # PB002:16 PB001:44

    inner()


def test_captured(case):
    match ("localhost", 22217):  # PB001:25
        case (host, port):
            listen(port)
    match 22218:  # PB001:11
        case int() as number:
            listen(number)
    match [22219, case]:
        case [*_, last]:
            listen(last)  # silent


def test_captured_in_any_case():
    port = 22220  # silent
    match 0:
        case port:
            pass
    listen(port)


def test_global_that_a_failing_import_sets():
    global SET_BELOW
    try:
        import nothing_of_that_name  # noqa: F401
    except ImportError:
        SET_BELOW = 22290  # PB001:21
    socket.create_server(("localhost", SET_BELOW)).close()  # PB002:12
