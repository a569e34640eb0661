# python: 3.15
lazy import socket
lazy from http.server import HTTPServer


def test_lazy_imports():
    socket.create_server(("localhost", 8001))  # PB001:40 PB002:12
    HTTPServer(("localhost", 8002), None)  # PB001:30 PB002:5


def test_lazy_imports_and_what_the_system_chooses():
    socket.create_server(("localhost", 0))
    HTTPServer(("localhost", 0), None)


def test_unpacking_in_comprehensions():
    for number in [*numbers for numbers in [(8003,), (8004,)]]:
        socket.create_server(("localhost", number))
    options = {**option for option in [{"address": ("localhost", 8005)}]}
    socket.create_server(**options)
    return [*socket.create_server(("localhost", 8006)).accept() for _ in range(1)]  # PB001:49 PB002:21


def test_unpacking_in_comprehensions_and_what_the_system_chooses():
    return {*socket.create_server(("localhost", 0)).accept() for _ in range(1)}
