"""What an object or a container holds after it was made."""

import socket
from dataclasses import dataclass

import elsewhere
from elsewhere import pool


def listen(port):
    socket.create_server(("localhost", port)).close()  # PB002:12


class Server:
    count = 19401  # PB001:13

    @classmethod
    def on(cls, port):
        listen(port)

    def __init__(self, port=0, other=None):
        if port:
            self.port = port
        other.port = 19402  # silent: not this one

    def stop(self):
        self.count = 0
        elsewhere.thing().count = 19403  # silent


class Deep(Server):
    def __init__(self):
        super().__init__(19404)  # PB001:26


class Deeper(Deep):
    def __init__(self):
        elsewhere.__init__()
        super().__init__()


class Lost(Server):
    def __init__(self):
        elsewhere.Thing.__init__(self)


class NotBuilt(Server):
    def __init__(self):
        self.extra = 19405


class Plain:
    pass


def test_constructors():
    Server(1).on(19406)  # PB001:18
    listen(Deeper().port)
    listen(Lost().port)  # silent
    listen(Server().extra)  # silent


def test_class():
    listen(Server.count)
    with Plain() as plain:
        listen(plain)  # silent


@dataclass
class Settings:
    port: int
    backup: int = elsewhere.number
    third: list = elsewhere.field(init=False)


def test_required():
    listen(Settings().port)  # silent: an error
    listen(Settings(19407).port)  # PB001:21
    listen(Settings(0).backup)  # silent
    listen(Settings(0).third)  # silent


ANY = Server()
pool.submit(lambda: listen(ANY.port))


class Holder:
    def __init__(self):
        self.ports = [0]

    def start(self):
        ports = [19408]  # PB001:18
        self.ports.append(19409)
        listen(ports[0])


def test_items(request):
    ports = [19410]  # silent
    ports[0] = 0
    ports.append()
    listen(ports[0])
    ports = [0, 0, 0]
    ports[1] = 19466  # PB001:16
    ports[2] += 19467  # silent
    ports[7] = 19468  # silent
    ports[request.param] = 19469  # silent
    for port in ports:
        listen(port)


def test_updated(request):
    settings = {"port": 0}
    settings.update({"port": 19411})  # PB001:30
    settings.setdefault(request.param, 19412)
    listen(settings["port"])


def test_several_updates(request):
    settings = {"host": ""}
    settings.update({"host": "a"} if request.param else {"port": 19414})  # PB001:66
    listen(settings["port"])


def test_of_a_function_result():
    made().append(19415)
    ports = made()
    listen(ports[0])


def made():
    return [19416]  # PB001:13
