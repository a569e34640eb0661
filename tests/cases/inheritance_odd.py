"""Lines of classes that nobody would write."""

import socket


def listen(port):
    socket.create_server(("localhost", port)).close()  # PB002:12


for _ in (1, 2):

    class First(Second):
        def start(self):
            listen(self.port)

    class Second(First):
        def __init__(self, port):
            self.port = port

    class Third(First):
        pass


def test_circular():
    Third(19314).start()  # PB001:11
    First(0).start()  # silent


class Zero:
    def __init__(self, port):
        self.port = port


class One(Zero):
    def __init__(self, port):
        super().__init__(port)


class Two(One):
    def __init__(self, port):
        super().__init__(port)


class Three(Two):
    def __init__(self, port):
        super().__init__(port)


class Four(Three):
    def __init__(self, port):
        super().__init__(port)


class Five(Four):
    def __init__(self, port):
        super().__init__(port)


class Six(Five):
    def __init__(self, port):
        super().__init__(port)


class Seven(Six):
    def __init__(self, port):
        super().__init__(port)


class Eight(Seven):
    def __init__(self, port):
        super().__init__(port)


def test_constructors_in_a_long_line():
    """Beyond some constructors, what any caller hands over counts."""
    listen(Eight(19315).port)  # PB001:18
    socket.create_server(("localhost", Zero(0).port)).close()  # silent


class Listed(Zero):
    def __init__(self, ports):
        self.ports = [int(port) for port in ports]
        super().__init__(max(ports))


def test_constructor_with_a_comprehension():
    listen(Listed([19336]).port)  # PB001:20
    listen(Listed([0]).port)  # silent
