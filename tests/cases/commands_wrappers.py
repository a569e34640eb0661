"""Programs that only start another one."""

import subprocess
import sys


def test_environment():
    subprocess.Popen(["env", "DEBUG=1", "uvicorn", "app:app", "--port", "13301"])  # PB002:16 PB001:73
    subprocess.Popen(["env", "-i", "DEBUG=1", "uvicorn", "app:app", "--port", "13302"])  # PB002:16 PB001:79
    subprocess.Popen("DEBUG=1 PYTHONPATH=. uvicorn app:app --port 13303", shell=True)  # PB002:16 PB001:22
    subprocess.Popen(["env", "DEBUG=1", "uvicorn", "app:app", "--port", "0"])  # silent
    subprocess.Popen("DEBUG=1 PGPORT=13304 psql -p 13305", shell=True)  # silent


def test_timeout():
    subprocess.run(["timeout", "5", "uvicorn", "app:app", "--port", "13306"])  # PB002:16 PB001:69
    subprocess.run(["timeout", "--preserve-status", "5s", "uvicorn", "app:app", "--port", "13307"])  # PB002:16 PB001:91
    subprocess.run(["timeout", "-s", "KILL", "5", "uvicorn", "app:app", "--port", "13308"])  # PB002:16 PB001:83
    subprocess.run(["timeout", "-k", "1", "5", "redis-server", "--port", "13309"])  # PB002:16 PB001:74
    subprocess.run(["timeout", "5", "uvicorn", "app:app", "--port", "0"])  # silent
    subprocess.run(["timeout", "5", "curl", "http://localhost:13310"])  # silent


def test_background():
    subprocess.Popen("nohup uvicorn app:app --port 13311 &", shell=True)  # PB002:16 PB001:22
    subprocess.Popen(["setsid", "nohup", "uvicorn", "app:app", "--port", "13312"])  # PB002:16 PB001:74
    subprocess.Popen(["sudo", "uvicorn", "app:app", "--port", "13313"])  # PB002:16 PB001:63
    subprocess.Popen(["nice", "-n", "10", "redis-server", "--port", "13314"])  # PB002:16 PB001:69
    subprocess.Popen(["stdbuf", "-oL", "uvicorn", "app:app", "--port", "13315"])  # PB002:16 PB001:72
    subprocess.Popen(["xvfb-run", "-a", "chromedriver", "--port=13316"])  # PB002:16 PB001:57
    subprocess.Popen("nohup uvicorn app:app --port 0 &", shell=True)  # silent
    subprocess.Popen(["sudo", "-u", "postgres", "psql", "-p", "13317"])  # silent


def test_interpreter():
    subprocess.Popen([sys.executable, "-m", "uvicorn", "app:app", "--port", "13318"])  # PB002:16 PB001:77
    subprocess.Popen([sys.executable, "-X", "dev", "-W", "error", "-m", "http.server", "13319"])  # PB002:16 PB001:88
    subprocess.Popen(["python3.12", "-I", "-m", "uvicorn", "app:app", "--port", "13320"])  # PB002:16 PB001:81
    subprocess.Popen([sys.executable, "-m", "uvicorn", "app:app"])  # PB002:16
    subprocess.Popen([sys.executable, "-m", "uvicorn", "app:app", "--port", "0"])  # silent
    subprocess.Popen([sys.executable, "-m", "pip", "install", "uvicorn"])  # silent


def test_coverage():
    subprocess.Popen(["coverage", "run", "-m", "uvicorn", "app:app", "--port", "13321"])  # PB002:16 PB001:80
    subprocess.Popen(["coverage", "run", "--source", "app", "-p", "-m", "http.server", "13322"])  # PB002:16 PB001:88
    subprocess.Popen([sys.executable, "-m", "coverage", "run", "-m", "http.server", "13323"])  # PB002:16 PB001:85
    subprocess.Popen(["coverage", "run", "-m", "uvicorn", "app:app", "--port", "0"])  # silent
    subprocess.Popen(["coverage", "report", "-m"])  # silent


def test_project_managers():
    subprocess.Popen(["poetry", "run", "uvicorn", "app:app", "--port", "13324"])  # PB002:16 PB001:72
    subprocess.Popen(["uv", "run", "uvicorn", "app:app", "--port", "13325"])  # PB002:16 PB001:68
    subprocess.Popen(["uv", "run", "--with", "uvicorn", "uvicorn", "app:app", "--port=13326"])  # PB002:16 PB001:79
    subprocess.Popen(["poetry", "run", "python", "-m", "http.server", "13327"])  # PB002:16 PB001:71
    subprocess.Popen(["pipenv", "run", "flask", "run", "-p", "13328"])  # PB002:16 PB001:62
    subprocess.Popen(["pdm", "run", "python", "manage.py", "runserver", "13329"])  # PB002:16 PB001:73
    subprocess.Popen(["poetry", "run", "uvicorn", "app:app", "--port", "0"])  # silent
    subprocess.Popen(["poetry", "install"])  # silent
    subprocess.Popen(["uv", "run", "--python", "3.12", "psql", "-p", "13330"])  # silent


def test_several_at_once():
    subprocess.Popen(["env", "A=1", "timeout", "9", "uv", "run", "flask", "run", "-p13331"])  # PB002:16 PB001:82
    subprocess.Popen(["env", "A=1", "timeout", "9", "uv", "run", "flask", "run", "-p0"])  # silent


def test_options_of_the_wrapper():
    subprocess.Popen(["sudo", "-u", "web", "uvicorn", "app:app"])  # PB002:16
    subprocess.Popen(["sudo", "-E", "uvicorn", "app:app"])  # PB002:16
    subprocess.Popen(["nice", "-n", "5", "uvicorn", "app:app"])  # PB002:16
    subprocess.Popen(["timeout", "-k", "5", "9", "uvicorn", "app:app"])  # PB002:16
    subprocess.Popen(["timeout", "--signal=KILL", "9", "uvicorn", "app:app"])  # PB002:16
    subprocess.Popen(["env", "-u", "HOME", "uvicorn", "app:app"])  # PB002:16
    subprocess.Popen(["uv", "run", "--with", "uvicorn", "uvicorn", "app:app"])  # PB002:16
    subprocess.Popen(["uv", "run", "-m", "uvicorn", "app:app"])  # PB002:16
    subprocess.Popen(["xvfb-run", "-s", "-screen 0 1x1x8", "uvicorn", "app:app"])  # PB002:16
    subprocess.Popen(["taskset", "-c", "0", "uvicorn", "app:app"])  # PB002:16
    subprocess.Popen(["timeout", "-k", "5", "9", "uvicorn", "app:app", "--port", "0"])  # silent
    subprocess.Popen(["sudo", "-u", "uvicorn", "ls"])  # silent
    subprocess.Popen(["uv", "pip", "install", "uvicorn"])  # silent


def test_more_of_them():
    subprocess.Popen(["hatch", "run", "uvicorn", "app:app"])  # PB002:16
    subprocess.Popen(["hatch", "run", "test:uvicorn", "app:app"])  # PB002:16
    subprocess.Popen(["conda", "run", "-n", "web", "uvicorn", "app:app"])  # PB002:16
    subprocess.Popen(["uvx", "--from", "uvicorn[standard]", "uvicorn", "app:app"])  # PB002:16
    subprocess.Popen(["pipx", "run", "uvicorn", "app:app"])  # PB002:16
    subprocess.Popen(["strace", "-f", "-o", "log", "uvicorn", "app:app"])  # PB002:16
    subprocess.Popen([sys.executable, "-m", "cProfile", "-o", "log", "-m", "http.server", "13341"])  # PB002:16 PB001:91
    subprocess.Popen(["sudo", "bash", "-c", "cd /app && uvicorn app:app --port 13342"])  # PB002:16 PB001:45
    subprocess.Popen(["timeout", "9", sys.executable, "-c", "import socket; socket.create_server(('', 13343))"])  # PB002:16 PB001:61
    subprocess.Popen(["hatch", "run", "uvicorn", "app:app", "--port", "0"])  # silent
    subprocess.Popen(["conda", "install", "-n", "uvicorn", "uvicorn"])  # silent
    subprocess.Popen(["sudo", "bash", "-c", "curl --port 13344 localhost"])  # silent


def test_variables_in_front():
    subprocess.Popen("MASTER_PORT=13345 python train.py", shell=True)  # PB002:16 PB001:22
    subprocess.Popen(["env", "MASTER_PORT=13346", "python", "train.py"])  # PB002:16 PB001:30
    subprocess.Popen("PORT=13347 gunicorn app:app", shell=True)  # PB002:16 PB001:22
    subprocess.Popen(["gunicorn", "app:app"], env={"PORT": "13348"})  # PB002:16 PB001:60
    subprocess.Popen("UVICORN_PORT=0 uvicorn app:app", shell=True)  # silent
    subprocess.Popen("PORT=0 gunicorn app:app", shell=True)  # silent
    subprocess.Popen(["gunicorn", "app:app"], env={"PORT": "0"})  # silent
    subprocess.Popen("PORT=13349 python worker.py", shell=True)  # silent: nobody knows what it reads
