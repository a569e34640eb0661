"""The number goes through methods of strings, dicts and lists."""

import collections
import inspect
import os
import shlex
import socket
import subprocess
import sys

SETTINGS = {"host": "localhost", "port": 18101}  # PB001:42
ONE = {"port": 18102}  # PB001:16
PORTS = [18103, 18104]  # PB001:17
COPIED = {"port": 18106}  # PB001:19
POPPED = {"port": 18107}  # PB001:19
SAFE = {"host": "localhost", "port": 0}


def listen(port):
    socket.create_server(("localhost", port)).close()  # PB002:12


def test_get():
    listen(SETTINGS.get("port"))


def test_get_os_chosen():
    socket.create_server(("localhost", SAFE.get("port"))).close()  # silent


def test_get_with_default():
    listen({}.get("port", 18108))  # PB001:27


def test_get_of_something(request):
    listen(SAFE.get(request.node.name))  # silent: which one is not known


def test_default_that_is_not_needed():
    listen(POPPED.pop("port", 18109))  # silent: the number is there


def test_values():
    for port in ONE.values():
        listen(port)


def test_items():
    for _, port in {"a": 18110}.items():  # PB001:26
        listen(port)


def test_copied():
    listen(COPIED.copy()["port"])


def test_sorted_keys():
    listen(SETTINGS.unknown())  # silent: no such method


def test_popped():
    listen(PORTS.copy().pop())


def test_listed():
    listen(PORTS.index(18112))  # silent: not what it holds


def test_formatted():
    listen(int("{}{port}".format("181", port=13)))  # silent: put together from pieces


def test_formatted_in_one_piece():
    listen(int("{port}".format(port="18114")))  # PB001:37


def test_formatted_with_stars():
    listen(int("{}".format(*["18115"])))  # silent: not laid out


def test_stripped():
    listen(int(" 18116 ".strip()))  # PB001:16


def test_split():
    listen(int("localhost 18117".split()[1]))  # PB001:16


def test_split_at():
    listen(int("localhost:18118".rsplit(":")[1]))  # PB001:16


def test_split_at_something(request):
    listen(int("localhost:18119".split(request.node.name)[1]))  # silent


def test_joined():
    subprocess.run(" ".join(["uvicorn", "a:b", "--port", "18120"]), shell=True)  # PB002:16 PB001:58


def test_joined_with_something(request):
    subprocess.run(" ".join(request.config.args), shell=True)  # silent


def test_read_of_something(request):
    listen(int("18121".partition(request.node.name)))  # silent: not known


def test_command_in_words():
    subprocess.run(shlex.split("uvicorn a:b --port 18122"))  # PB002:16 PB001:32


def test_command_of_something(request):
    subprocess.run(shlex.split(request.node.name))  # silent


def test_program_in_lines():
    code = inspect.cleandoc("import socket; socket.create_server(('', 18123))")  # PB001:29
    subprocess.run([sys.executable, "-c", code])  # PB002:16


def test_environment():
    environment = os.environ.copy()
    listen(environment["PORT"])  # silent
    listen(os.environ["PYTEST_XDIST_WORKER"])  # silent
    listen(int(os.getenv("PYTEST_XDIST_WORKER", "gw0")[2:]) + 18124)  # silent


def test_counted():
    queue = collections.deque([18125])
    listen(queue.popleft())  # silent: not looked into
