# python: 3.14
import socket


def test_except_without_brackets():
    try:
        number = 8001  # PB001:18
    except OSError, ValueError:
        number = 8002  # PB001:18
    socket.create_server(("localhost", number))  # PB002:12


def test_except_without_brackets_and_what_the_system_chooses():
    try:
        number = 0
    except OSError, ValueError:
        number = 0
    socket.create_server(("localhost", number))


def test_a_call_inside_a_t_string():
    return t"{socket.create_server(("localhost", 8003))!r:>{10}}"  # PB001:50 PB002:22


def test_a_call_inside_a_t_string_on_a_port_that_the_system_chooses():
    return t"{socket.create_server(("localhost", 0))}"


def test_a_t_string_is_no_text():
    number = 8004
    socket.create_server(("localhost", t"{number}"))


def annotated(number: socket.create_server(("localhost", 8005)) = 8006):  # PB001:67
    socket.create_server(("localhost", number))  # PB002:12


def test_except_groups_without_brackets(number=0):
    try:
        number = 8007  # PB001:18
    except* OSError, ValueError:
        socket.create_server(("localhost", 8008))  # PB001:44 PB002:16
    socket.create_server(("localhost", number))  # PB002:12


def test_except_groups_without_brackets_and_what_the_system_chooses():
    try:
        number = 0
    except* OSError, ValueError:
        number = 0
    socket.create_server(("localhost", number))
