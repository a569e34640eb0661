"""Letters of command lines: -p and -P are ports for some programs, and something else for others."""

import subprocess
import sys


def test_pid_files():
    subprocess.Popen(["gunicorn", "-b", "127.0.0.1:0", "-p", "8361", "app:app"])  # silent
    subprocess.Popen(["hypercorn", "-b", "127.0.0.1:0", "-p", "8362", "app:app"])  # silent
    subprocess.Popen(["uvicorn", "--port", "8363", "app:app"])  # PB002:16 PB001:44


def test_plugins_and_protocols():
    subprocess.Popen([sys.executable, "-m", "bottle", "-b", "localhost:8364", "-p", "8365"])  # PB002:16 PB001:61
    subprocess.Popen([sys.executable, "-m", "http.server", "0", "-p", "HTTP/1.1"])  # silent
    subprocess.Popen(["bottle.py", "-p", "8366", "--version"])  # silent


def test_passwords():
    subprocess.Popen([sys.executable, "-m", "pyftpdlib", "-p", "0", "-u", "me", "-P", "8367"])  # silent
    subprocess.Popen(["pypi-server", "run", "-p", "0", "-P", "8368"])  # silent
    subprocess.Popen([sys.executable, "-m", "pyftpdlib", "-p", "8369"])  # PB002:16 PB001:64


def test_capitals():
    subprocess.Popen([sys.executable, "-m", "aiohttp.web", "-P", "8370", "app:init"])  # PB002:16 PB001:66
    subprocess.Popen([sys.executable, "-m", "aiohttp.web", "-P", "0", "app:init"])  # silent
    subprocess.Popen(["locust", "-P", "8371"])  # PB002:16 PB001:39
    subprocess.Popen(["locust", "-P", "0"])  # silent
    subprocess.Popen(["sphinx-autobuild", "-P", "8372", "--port", "0", "docs", "out"])  # silent


def test_behind_run():
    subprocess.Popen(["flask", "run", "-p", "8373"])  # PB002:16 PB001:45
    subprocess.Popen(["flask", "-p", "8374", "routes"])  # silent


def test_one_dash():
    subprocess.Popen(["visdom", "-port", "8375"])  # PB002:16 PB001:42 says: worker_id
    subprocess.Popen(["visdom", "--help"])  # silent


def test_zero_of_programs():
    subprocess.Popen(["sanic", "app", "-p", "0"])  # PB002:16 PB001:45 says: port 8000
    subprocess.Popen(["wsgidav", "-p", "0"])  # PB002:16 PB001:40 says: port 8080
    subprocess.Popen(["marimo", "edit", "--port", "0"])  # PB002:16 PB001:51 says: port 2718
    subprocess.Popen(["nats-server", "-p", "0"])  # PB002:16 PB001:44 says: pass -p -1
    subprocess.Popen(["nats-server", "-p", "-1"])  # silent
    subprocess.Popen(["memcached", "-p", "8376"])  # PB002:16 PB001:42 says: pass -p -1
    subprocess.Popen(["memcached", "-p", "-1"])  # silent
    subprocess.Popen(["redis-server", "--port", "8377"])  # PB002:16 PB001:49 says: --unixsocket
    subprocess.Popen(["redis-server", "--port", "0", "--unixsocket", "/tmp/redis.sock"])  # silent
