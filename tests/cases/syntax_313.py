# python: 3.13
import socket
import socketserver
from helpers import Handler


class Server[T = int](socketserver.TCPServer):
    pass


def test_a_class_with_a_default_of_its_type():
    Server(("localhost", 8001), Handler)  # PB001:26 PB002:5
    Server(("localhost", 0), Handler)


def listen[T: int = socket.create_server(("localhost", 8002)), *Ts = *tuple[int], **P = [int]](number: T) -> T:
    return socket.create_server(("localhost", number))  # PB002:19


def test_a_function_with_a_default_of_its_type():
    listen(8003)  # PB001:12
    listen(0)
