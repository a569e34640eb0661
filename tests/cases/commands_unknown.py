"""Programs that nobody knows count by an option that says that they listen."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
HOST = "localhost"


def test_port_options():
    subprocess.Popen(["broker", "--port", "13401"])  # PB002:16 PB001:43
    subprocess.Popen(["broker", "--port=13402"])  # PB002:16 PB001:33
    subprocess.Popen(["broker", "--web-port", "13403"])  # PB002:16 PB001:47
    subprocess.Popen(["broker", "--http_port=13404"])  # PB002:16 PB001:33
    subprocess.Popen(["broker", "--rpc-port", "13405", "--metrics-port", "13406"])  # PB002:16 PB001:47 PB001:74
    subprocess.Popen(["broker", "-port", "13407"])  # PB002:16 PB001:42
    subprocess.Popen(["broker", "--server-port", "13424"])  # PB002:16 PB001:50
    subprocess.Popen(["broker", "--master_port=13425"])  # PB002:16 PB001:33
    subprocess.Popen(["broker", "--port", "0"])  # silent
    subprocess.Popen(["broker", "--web-port=0"])  # silent


def test_address_options():
    subprocess.Popen(["broker", "--listen", "127.0.0.1:13408"])  # silent: it may only read or print it
    subprocess.Popen(["broker", "--listen", "13409"])  # silent
    subprocess.Popen(["broker", "--bind=0.0.0.0:13410"])  # silent
    subprocess.Popen(["broker", "--listen-port", "13411"])  # PB002:16 PB001:50
    subprocess.Popen(["broker", "--broker.port=13412"])  # PB002:16 PB001:33
    subprocess.Popen(["broker", "--listen-port", "0"])  # silent


def test_short_option():
    subprocess.Popen(["our-server", "-p", "13441"])  # PB002:16 PB001:43
    subprocess.Popen(["broker", "serve", "-v", "-p", "13442"])  # PB002:16 PB001:54
    subprocess.Popen([sys.executable, "-m", "project.server", "-p", "13443"])  # PB002:16 PB001:69
    subprocess.Popen([sys.executable, "tools/run_server.py", "-p13444"])  # PB002:16 PB001:62
    subprocess.Popen(["broker", "serve", "-p", "0"])  # silent
    subprocess.Popen(["broker", "serve", "-p", "80"])  # silent: as likely a number of processes
    subprocess.Popen(["broker", "serve", "-p", "release"])  # silent
    subprocess.Popen(["archive", "-p", "13445"])  # silent


def test_own_scripts():
    subprocess.Popen([sys.executable, "server.py", "--port", "13414"])  # PB002:16 PB001:62
    subprocess.Popen([sys.executable, str(HERE / "server.py"), "--web-port=13415"])  # PB002:16 PB001:64
    subprocess.Popen([sys.executable, "-m", "project.server", "--port", "13416"])  # PB002:16 PB001:73
    subprocess.Popen([HERE / "bin" / "server", "--port", "13417"])  # PB002:16 PB001:58
    subprocess.Popen([sys.executable, "server.py", "--port", "0"])  # silent
    subprocess.Popen([sys.executable, "server.py", "13418"])  # silent: nothing says that it is a port
    subprocess.Popen([sys.executable, "echo_client.py", "--port", "13419"])  # silent: it dials


def test_unknown_program(program):
    subprocess.Popen([program, "--port", "13420"])  # PB002:16 PB001:42
    subprocess.Popen([program, "--port", "0"])  # silent


def test_other_ends():
    subprocess.Popen(["worker", "--db-port", "13421"])  # silent
    subprocess.Popen(["worker", "--redis-port=13422"])  # silent
    subprocess.Popen(["worker", "--remote-port", "13423"])  # silent
    subprocess.Popen(["worker", "--connect", "localhost:13425"])  # silent
    subprocess.Popen(["worker", "--broker-url", "amqp://localhost:13426"])  # silent


def test_words_that_end_alike():
    subprocess.Popen(["worker", "--report", "13427", "--support=13428"])  # silent
    subprocess.Popen(["worker", "--import", "13429", "--transport", "13430"])  # silent
    subprocess.Popen(["worker", "--timeout", "13431", "-p", "13432"])  # silent
    subprocess.Popen(["worker", "port", "13433", "--seed=13434"])  # silent


def test_printed():
    subprocess.run(["echo", "--port", "13435"])  # silent
    subprocess.run("grep -- --port=13436 log.txt", shell=True)  # silent
    subprocess.run(["pkill", "-f", "broker --port 13437"])  # silent
