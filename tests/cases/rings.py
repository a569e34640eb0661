"""Values that are told by each other: such a ring is gone round, and what enters it from outside is found.

Nobody calls what closes these rings before what listens, or the ring has no number: then nothing is known.
"""

import socket


class Ring:
    def __init__(self, first):
        self.first = first

    def serve(self):
        socket.create_server(("", self.first))
        socket.create_server(("", self.second))
        socket.create_server(("", self.third))

    def turn(self):
        self.first = self.second or self.third

    def turn_second(self):
        self.second = self.first

    def turn_third(self):
        self.third = self.second


class Line:
    def __init__(self, first):
        self.first = first
        self.second = self.first
        self.third = self.second

    def serve(self):
        socket.create_server(("", self.third))  # PB002:16


def wheel(wanted):
    hub = one = two = three = wanted
    while True:
        socket.create_server(("", one))
        socket.create_server(("", two))
        socket.create_server(("", three))
        hub = one or two or three
        one = hub
        two = hub
        three = hub


def test_rings():
    Ring(0).serve()
    Line(23001).serve()  # PB001:10
    Line(0).serve()
    wheel(0)
