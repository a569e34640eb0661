# python: 3.11
import socket


def test_except_groups():
    try:
        number = 8001  # PB001:18
    except* OSError as group:
        number = 8002  # PB001:18
    socket.create_server(("localhost", number))  # PB002:12


def test_except_groups_and_what_the_system_chooses():
    number = 0
    try:
        socket.create_server(("localhost", number))
    except* OSError as number:
        pass
    except* (ValueError, TypeError):
        socket.create_server(("localhost", 8003))  # PB001:44 PB002:16


def test_star_in_an_index(table):
    first = (8004,)  # PB001:14
    table[*first, 0] = socket.create_server(("localhost", *first))  # PB002:31
    table[*first, 1] = socket.create_server(("localhost", 0))


def listen(*arguments: *tuple[str, int]):
    socket.create_server(arguments)  # PB002:12


def test_star_annotation():
    listen("localhost", 8005)  # PB001:25
    listen("localhost", 0)
