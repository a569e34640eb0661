# python: 3.12
import socket
import socketserver
import subprocess
import uvicorn
from helpers import Handler


class Server[T](socketserver.TCPServer):
    def answer(self, value: T) -> T:
        return value


class Quiet[T]:
    def bind(self, address: T) -> T:
        return address


def test_generic_class():
    Server(("localhost", 8001), Handler)  # PB001:26 PB002:5
    Server(("localhost", 0), Handler)
    Quiet().bind(("localhost", 8002))


def listen[T: (int, str), *Ts, **P](number: T) -> T:
    return socket.create_server(("localhost", number))  # PB002:19


def test_generic_function():
    listen(8003)  # PB001:12
    listen(0)


def test_a_type_parameter_hides_a_module[uvicorn]():
    uvicorn.run("helpers:app", port=8004)


def test_a_module_that_nothing_hides():
    uvicorn.run("helpers:app", port=8008)  # PB001:37 PB002:13


type Address = tuple[str, int]
type socket_type = socket.create_server(("localhost", 8005))


def test_an_alias_is_no_number(address: Address):
    socket.create_server(address)


def test_quotes_inside_an_f_string():
    table = {"number": 8006, "clean": 0}  # PB001:24
    subprocess.Popen(f"uvicorn app:app --port {table["number"]}", shell=True)  # PB002:16
    subprocess.Popen(f"uvicorn app:app --port {table["clean"]}", shell=True)
    subprocess.Popen(
        f"uvicorn app:app --port {
            table["clean"]  # comments are allowed
        }",
        shell=True,
    )


def test_a_call_inside_an_f_string():
    return f"{socket.create_server(("localhost", 8007))!r:>{10}} {socket.create_server(("localhost", 0))}"  # PB001:50 PB002:22
