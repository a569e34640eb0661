"""How a command line is put together."""

import os
import shlex
import socket
import subprocess
import sys

import pytest

PORT = 13101  # PB001:8
FREE = 0
TEXT = "13102"  # PB001:8
BASE = ["uvicorn", "app:app"]
SERVER = ("uvicorn", "app:app", "--port", "13103")  # PB001:43


def free_port():
    with socket.socket() as s:
        s.bind(("localhost", 0))
        return s.getsockname()[1]


def test_joined_option():
    subprocess.Popen(["uvicorn", "app:app", "--port=13104"])  # PB002:16 PB001:45
    subprocess.Popen(["uvicorn", "app:app", "--port=0"])  # silent


def test_constants():
    subprocess.Popen(["uvicorn", "app:app", "--port", str(PORT)])  # PB002:16
    subprocess.Popen(["uvicorn", "app:app", "--port", TEXT])  # PB002:16
    subprocess.Popen(SERVER)  # PB002:16
    subprocess.Popen(["uvicorn", "app:app", "--port", str(FREE)])  # silent


def test_f_string():
    subprocess.Popen(["uvicorn", "app:app", f"--port={PORT}"])  # PB002:16
    subprocess.Popen(["uvicorn", "app:app", "--port", f"{PORT}"])  # PB002:16
    subprocess.Popen(["uvicorn", "app:app", f"--port={FREE}"])  # silent


def test_percent_and_format():
    subprocess.Popen(["uvicorn", "app:app", "--port=%d" % 13105])  # PB002:16 PB001:59
    subprocess.Popen(["uvicorn", "app:app", "--port={}".format(13106)])  # PB002:16 PB001:64
    subprocess.Popen(["uvicorn", "app:app", "--port=%d" % 0])  # silent


def test_concatenation():
    subprocess.Popen(BASE + ["--port", "13107"])  # PB002:16 PB001:40
    subprocess.Popen(BASE + ["--port", "0"])  # silent


def test_unpacked():
    subprocess.Popen([*BASE, "--port", "13108"])  # PB002:16 PB001:40
    subprocess.Popen([*BASE, "--port", "0"])  # silent


def test_append():
    command = ["uvicorn", "app:app"]
    command.append("--port")
    command.append("13109")  # PB001:20
    subprocess.Popen(command)  # PB002:16


def test_append_os_chosen():
    command = ["uvicorn", "app:app"]
    command.append("--port")
    command.append("0")
    subprocess.Popen(command)  # silent


def test_extend():
    command = ["uvicorn", "app:app"]
    command.extend(["--port", "13110"])  # PB001:31
    command.extend(("--host", "localhost"))
    subprocess.Popen(command)  # PB002:16


def test_extend_os_chosen():
    command = ["uvicorn", "app:app"]
    command.extend(["--port", "0"])
    subprocess.Popen(command)  # silent


def test_plus_equals():
    command = ["uvicorn", "app:app"]
    command += ["--port", "13111"]  # PB001:27
    subprocess.Popen(command)  # PB002:16


def test_plus_equals_os_chosen():
    command = ["uvicorn", "app:app"]
    command += ["--port", "0"]
    subprocess.Popen(command)  # silent


def test_plus_equals_text():
    command = "uvicorn app:app"
    command += " --port 13112"  # PB001:16
    subprocess.Popen(command, shell=True)  # PB002:16


def test_conditional():
    command = ["uvicorn", "app:app", "--port", "13113"]  # PB001:48
    if os.name == "nt":
        command += ["--host", "localhost"]
    subprocess.Popen(command)  # PB002:16


def test_shlex():
    subprocess.Popen(shlex.split("uvicorn app:app --port 13114"))  # PB002:16 PB001:34
    subprocess.Popen(shlex.split(f"uvicorn app:app --port {PORT}"))  # PB002:16
    subprocess.Popen(shlex.split("uvicorn app:app --port 0"))  # silent


def test_split():
    subprocess.Popen("uvicorn app:app --port 13115".split())  # PB002:16 PB001:22
    subprocess.Popen(f"uvicorn app:app --port {PORT}".split(" "))  # PB002:16
    subprocess.Popen("uvicorn app:app --port 0".split())  # silent


def test_join():
    os.system(" ".join(["uvicorn", "app:app", "--port", "13116"]))  # PB002:8 PB001:57
    os.system(" ".join(["uvicorn", "app:app", "--port", "0"]))  # silent


def test_shell():
    subprocess.Popen("uvicorn app:app --port 13117", shell=True)  # PB002:16 PB001:22
    subprocess.Popen(f"uvicorn app:app --port {PORT}", shell=True)  # PB002:16
    subprocess.Popen("uvicorn app:app --port=13118 &", shell=True)  # PB002:16 PB001:22
    subprocess.Popen("uvicorn app:app --port 0", shell=True)  # silent


def test_several_commands():
    subprocess.Popen("cd app && uvicorn app:app --port 13119", shell=True)  # PB002:16 PB001:22
    subprocess.Popen("sleep 1; exec uvicorn app:app --port 13120 > log 2>&1", shell=True)  # PB002:16 PB001:22
    subprocess.Popen("uvicorn app:app --port 13121 | tee log", shell=True)  # PB002:16 PB001:22
    subprocess.Popen("cd app && uvicorn app:app --port 0; echo --port 13122", shell=True)  # silent


def test_shell_as_program():
    subprocess.Popen(["sh", "-c", "uvicorn app:app --port 13123"])  # PB002:16 PB001:35
    subprocess.Popen(["/bin/bash", "-lc", f"uvicorn app:app --port {PORT}"])  # PB002:16
    subprocess.Popen(["sh", "-c", "uvicorn app:app --port 0"])  # silent


def test_module():
    subprocess.Popen([sys.executable, "-m", "http.server", "13124"])  # PB002:16 PB001:60
    subprocess.Popen(["python3", "-u", "-m", "http.server", "13125"])  # PB002:16 PB001:61
    subprocess.Popen(f"{sys.executable} -m http.server {PORT}".split())  # PB002:16
    subprocess.Popen([sys.executable, "-m", "http.server", "0"])  # silent


def start(port):
    return subprocess.Popen([sys.executable, "-m", "http.server", str(port)])  # PB002:23


def test_helper():
    start(13126)  # PB001:11
    start(0)


def start_with(*arguments):
    return subprocess.Popen(["uvicorn", *arguments])  # PB002:23


def test_helper_with_arguments():
    start_with("app:app", "--port", "13127")  # PB001:37
    start_with("app:app", "--port", "0")


class Server:
    def __init__(self, port):
        self.command = ["uvicorn", "app:app", "--port", str(port)]

    def start(self):
        self.process = subprocess.Popen(self.command)  # PB002:35


def test_class():
    Server(13128).start()  # PB001:12
    Server(0).start()


@pytest.mark.parametrize("port", [13129, "13130"])  # PB001:35 PB001:42
def test_parametrized(port):
    subprocess.Popen(["uvicorn", "app:app", "--port", str(port)])  # PB002:16


@pytest.fixture
def server_port():
    return 13131  # PB001:12


@pytest.fixture
def command(server_port):
    return ["uvicorn", "app:app", f"--port={server_port}"]


def test_fixture(command):
    subprocess.Popen(command)  # PB002:16


def test_probed():
    subprocess.Popen(["uvicorn", "app:app", "--port", str(free_port())])  # silent


def test_configured():
    subprocess.Popen(["uvicorn", "app:app", "--port", os.environ["PORT"]])  # silent
    subprocess.Popen(["uvicorn", "app:app", "--port", sys.argv[1]])  # silent


def test_guessed():
    subprocess.Popen(["uvicorn", "app:app", "--port", str(13132 + os.getpid() % 100)])  # PB002:16


def test_unknown(arguments, port):
    subprocess.Popen(["uvicorn", *arguments])  # silent: the port may stand there
    subprocess.Popen(["uvicorn", "app:app", "--port", port])  # silent
    subprocess.Popen(arguments)  # silent


def test_quotes():
    subprocess.Popen("uvicorn app:app --port '13141'", shell=True)  # PB002:16 PB001:22
    subprocess.Popen('uvicorn "app:app" --port "13142"', shell=True)  # PB002:16 PB001:22
    subprocess.Popen("bash -c 'cd app && uvicorn app:app --port 13143'", shell=True)  # PB002:16 PB001:22
    subprocess.Popen(shlex.split("uvicorn app:app --root-path 'a b' --port 13144"))  # PB002:16 PB001:34
    subprocess.Popen("echo 'uvicorn app:app --port 13145'", shell=True)  # silent
    subprocess.Popen("uvicorn app:app --port '0'", shell=True)  # silent
    subprocess.Popen("uvicorn app:app --port 13146 'without an end", shell=True)  # PB002:16 PB001:22


def test_what_a_shell_reads():
    subprocess.Popen("(uvicorn app:app --port 13147)", shell=True)  # PB002:16 PB001:22
    subprocess.Popen("uvicorn app:app --port 13148>log", shell=True)  # PB002:16 PB001:22
    subprocess.Popen("python -m http.server 2>&1 13149", shell=True)  # PB002:16 PB001:22
    subprocess.Popen("python -m http.server 0 2>&1 > 13150", shell=True)  # silent
    subprocess.Popen("set -e\nuvicorn app:app --port 13151\n", shell=True)  # PB002:16 PB001:22
    subprocess.Popen("uvicorn app:app \\\n --port 13152", shell=True)  # PB002:16 PB001:22
    subprocess.Popen(f"uvicorn app:app --port={PORT}; sleep 1", shell=True)  # PB002:16
    subprocess.Popen("set -e\nuvicorn app:app --port 0\nsleep 13153", shell=True)  # silent


def test_joined_as_a_shell_reads_it():
    subprocess.Popen(shlex.join(["uvicorn", "app:app", "--port", "13154"]), shell=True)  # PB002:16 PB001:66
    subprocess.Popen(shlex.join(["uvicorn", "app:app", "--port", "0"]), shell=True)  # silent


def test_insert():
    command = ["uvicorn", "--port", "13155"]  # PB001:37
    command.insert(1, "app:app")
    subprocess.Popen(command)  # PB002:16


def test_insert_os_chosen():
    command = ["uvicorn", "--port", "0"]
    command.insert(1, "app:app")
    subprocess.Popen(command)  # silent


def test_appended_where_needed(verbose):
    command = ["uvicorn", "app:app"]
    if verbose:
        command.extend(["--port", "13156"])  # PB001:35
    subprocess.Popen(command)  # PB002:16


def test_field_by_place():
    subprocess.Popen("uvicorn app:app --port {0}".format(19317), shell=True)  # PB002:16 PB001:58
    subprocess.Popen("uvicorn app:app --port {0}".format(0), shell=True)  # silent
    subprocess.Popen("uvicorn app:app --port {1}".format(0), shell=True)  # silent


def test_option_without_its_value():
    subprocess.Popen(["gunicorn", "app:app", "-b"])  # silent
    subprocess.Popen(["docker", "run", "-p"])  # silent


def test_flag_that_begins_with_something(request):
    flag = "-b:19318" if request.param else f"{request.node}:0"  # PB001:12
    subprocess.Popen(["gunicorn", "app:app", flag])  # PB002:16
    flag = "-b:0" if request.param else f"{request.node}:0"
    subprocess.Popen(["gunicorn", "app:app", flag])  # silent


def test_word_in_pieces(request):
    subprocess.Popen(f"{request.param}/uvicorn app:app --port 19319", shell=True)  # PB002:16 PB001:22
    subprocess.Popen(f"{request.param}/uvicorn app:app --port 0", shell=True)  # silent


def test_end_of_the_options():
    subprocess.Popen(["env", "-i", "--", "uvicorn", "app:app", "--port", "19320"])  # PB002:16 PB001:74
    subprocess.Popen(["env", "-i", "--", "uvicorn", "app:app", "--port", "0"])  # silent


def test_word_that_is_not_known(request):
    subprocess.Popen(["gunicorn", "app:app", request.param])  # silent: it may be --bind
    subprocess.Popen(f"gunicorn app:app {request.param}", shell=True)  # silent
    subprocess.Popen(["gunicorn", request.param])  # PB002:16
    subprocess.Popen(["gunicorn", "app:app", "--log-file", request.param])  # PB002:16
    subprocess.Popen(["gunicorn", "app:app", request.param, "--bind", ":19340"])  # PB002:16 PB001:71


def test_help():
    subprocess.run(["uvicorn", "app:app", "--port", "19341", "--help"])  # silent
    subprocess.run(["uvicorn", "--port=19341", "--version"])  # silent
    subprocess.run(["./serve", "--port", "19342", "--help"])  # silent
    subprocess.run(["uvicorn", "app:app", "--port", "19343"])  # PB002:16 PB001:53


def test_whether_a_program_is_there():
    subprocess.run("command -v uvicorn", shell=True)  # silent
    subprocess.Popen(["bash", "-c", "command -V gunicorn"])  # silent
    subprocess.Popen("command -v uvicorn && uvicorn app:app", shell=True)  # PB002:16
    subprocess.Popen("command -p uvicorn app:app", shell=True)  # PB002:16


def test_option_that_django_refuses():
    subprocess.Popen(["python", "manage.py", "runserver", "--port", "19344"])  # silent
    subprocess.Popen(["python", "manage.py", "runserver", "19345"])  # PB002:16 PB001:59
    subprocess.Popen(["python", "manage.py", "runserver", "--noreload"])  # PB002:16
