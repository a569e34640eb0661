"""Programs that are known to listen: their defaults, their options, and what else they can be told."""

import os
import random
import subprocess
import sys


def test_uvicorn():
    subprocess.Popen(["uvicorn", "app:app"])  # PB002:16
    subprocess.Popen(["uvicorn", "app:app", "--reload"])  # PB002:16
    subprocess.Popen(["/usr/local/bin/uvicorn", "--host", "0.0.0.0", "app:app"])  # PB002:16
    subprocess.Popen([os.path.join("venv", "bin", "uvicorn"), "app:app", "--port", "13201"])  # PB002:16 PB001:84
    subprocess.Popen(["uvicorn", "app:app", "--uds", "/tmp/13202.sock"])  # silent
    subprocess.Popen(["uvicorn", "app:app", "--fd", "3"])  # silent
    subprocess.Popen(["uvicorn", "--help"])  # silent
    subprocess.Popen(["uvicorn", "--version"])  # silent


def test_flask():
    subprocess.Popen(["flask", "run"])  # PB002:16
    subprocess.Popen(["flask", "--app", "hello", "run", "-p", "13203"])  # PB002:16 PB001:63
    subprocess.Popen([sys.executable, "-m", "flask", "run", "--port=13204"])  # PB002:16 PB001:61
    subprocess.Popen(["flask", "run", "--port", "0"])  # silent
    subprocess.Popen(["flask", "routes"])  # silent
    subprocess.Popen(["flask", "--help"])  # silent


def test_gunicorn():
    subprocess.Popen(["gunicorn", "app:app"])  # PB002:16
    subprocess.Popen(["gunicorn", "-b", "0.0.0.0:13205", "app:app"])  # PB002:16 PB001:41
    subprocess.Popen(["gunicorn", "--bind=127.0.0.1:13206", "app:app"])  # PB002:16 PB001:35
    subprocess.Popen(["gunicorn", "-b127.0.0.1:13207", "app:app"])  # PB002:16 PB001:35
    subprocess.Popen(["gunicorn", "-w", "4", "--bind", "[::]:13208", "app:app"])  # PB002:16 PB001:56
    subprocess.Popen(["gunicorn", "-b", "127.0.0.1:0", "app:app"])  # silent
    subprocess.Popen(["gunicorn", "-b", "unix:/tmp/13209.sock", "app:app"])  # silent
    subprocess.Popen(["gunicorn", "-c", "gunicorn.conf.py", "app:app"])  # silent: the file may name the port
    subprocess.Popen(["gunicorn", "-b", ":0", "-p", "13210", "app:app"])  # silent: a PID file


def test_other_web_servers():
    subprocess.Popen(["hypercorn", "app:app", "--bind", "localhost:13211"])  # PB002:16 PB001:57
    subprocess.Popen(["daphne", "-p", "13212", "app:app"])  # PB002:16 PB001:39
    subprocess.Popen(["waitress-serve", "--listen=*:13213", "app:app"])  # PB002:16 PB001:41
    subprocess.Popen(["waitress-serve", "--port=13214", "app:app"])  # PB002:16 PB001:41
    subprocess.Popen(["granian", "--port", "13215", "app:app"])  # PB002:16 PB001:44
    subprocess.Popen(["hypercorn", "app:app", "--bind", "localhost:0"])  # silent
    subprocess.Popen(["daphne", "-u", "/tmp/13216.sock", "app:app"])  # silent
    subprocess.Popen(["waitress-serve", "--listen=*:0", "app:app"])  # silent


def test_zero_is_replaced():
    subprocess.Popen(["sanic", "app", "--port", "0"])  # PB002:16 PB001:49


def test_http_server():
    subprocess.Popen([sys.executable, "-m", "http.server"])  # PB002:16
    subprocess.Popen([sys.executable, "-m", "http.server", "--bind", "127.0.0.1", "13217"])  # PB002:16 PB001:83
    subprocess.Popen([sys.executable, "-m", "http.server", "13218", "--directory", "/tmp"])  # PB002:16 PB001:60
    subprocess.Popen([sys.executable, "-m", "http.server", "0", "--bind", "127.0.0.1"])  # silent


def test_django():
    subprocess.Popen([sys.executable, "manage.py", "runserver"])  # PB002:16
    subprocess.Popen([sys.executable, "manage.py", "runserver", "13219"])  # PB002:16 PB001:65
    subprocess.Popen(["./manage.py", "runserver", "0.0.0.0:13220", "--noreload"])  # PB002:16 PB001:51
    subprocess.Popen(["django-admin", "runserver", "--noreload", "13221"])  # PB002:16 PB001:66
    subprocess.Popen([sys.executable, "manage.py", "runserver", "127.0.0.1:0"])  # silent
    subprocess.Popen([sys.executable, "manage.py", "migrate"])  # silent
    subprocess.Popen([sys.executable, "manage.py", "loaddata", "13222"])  # silent


def test_notebooks_and_dashboards():
    subprocess.Popen(["streamlit", "run", "app.py", "--server.port", "13223"])  # PB002:16 PB001:70
    subprocess.Popen(["streamlit", "run", "app.py", "--server.port=13224"])  # PB002:16 PB001:53
    subprocess.Popen(["jupyter", "notebook", "--no-browser", "--port=13225"])  # PB002:16 PB001:62
    subprocess.Popen(["bokeh", "serve", "--port", "13226", "app.py"])  # PB002:16 PB001:51
    subprocess.Popen(["mlflow", "server", "--port", "13227"])  # PB002:16 PB001:53
    subprocess.Popen(["mkdocs", "serve", "-a", "localhost:13228"])  # PB002:16 PB001:48
    subprocess.Popen(["streamlit", "run", "app.py"])  # silent: it searches a free port
    subprocess.Popen(["jupyter", "nbconvert", "--port", "13229"])  # silent
    subprocess.Popen(["bokeh", "serve", "--port", "0", "app.py"])  # silent
    subprocess.Popen(["mkdocs", "build"])  # silent


def test_work_and_load():
    subprocess.Popen(["locust", "-f", "load.py", "--web-port", "13230"])  # PB002:16 PB001:64
    subprocess.Popen(["celery", "-A", "app", "flower", "--port=13231"])  # PB002:16 PB001:56
    subprocess.Popen(["torchrun", "--master-port=13232", "train.py"])  # PB002:16 PB001:35
    subprocess.Popen(["dask", "scheduler", "--port", "13233"])  # PB002:16 PB001:54
    subprocess.Popen(["twistd", "-n", "web", "--listen", "tcp:13234"])  # PB002:16 PB001:58
    subprocess.Popen(["locust", "-f", "load.py", "--headless"])  # silent
    subprocess.Popen(["celery", "-A", "app", "worker", "-b", "redis://localhost:13235"])  # silent
    subprocess.Popen(["torchrun", "--standalone", "train.py"])  # silent
    subprocess.Popen(["twistd", "-n", "web", "--listen", "tcp:0"])  # silent


def test_databases_and_brokers():
    subprocess.Popen(["redis-server"])  # PB002:16
    subprocess.Popen(["redis-server", "--port", "13236"])  # PB002:16 PB001:49
    subprocess.Popen(["memcached", "-p", "13237"])  # PB002:16 PB001:42
    subprocess.Popen(["memcached", "-p13238"])  # PB002:16 PB001:36
    subprocess.Popen(["mosquitto", "-p", "13239", "-v"])  # PB002:16 PB001:42
    subprocess.Popen(["etcd", "--listen-client-urls", "http://127.0.0.1:13240"])  # PB002:16 PB001:55
    subprocess.Popen(["redis-server", "--port", "0", "--unixsocket", "/tmp/13241.sock"])  # silent
    subprocess.Popen(["redis-server", "/etc/redis.conf"])  # silent: the file may name the port
    subprocess.Popen(["memcached", "-s", "/tmp/13242.sock"])  # silent
    subprocess.Popen(["mosquitto", "-c", "mosquitto.conf"])  # silent


def test_other_languages():
    subprocess.Popen(["php", "-S", "localhost:13243"])  # PB002:16 PB001:36
    subprocess.Popen(["npx", "--yes", "http-server", "-p", "13244"])  # PB002:16 PB001:60
    subprocess.Popen(["chromedriver", "--port=13245"])  # PB002:16 PB001:39
    subprocess.Popen(["nc", "-l", "13246"])  # PB002:16 PB001:35
    subprocess.Popen(["php", "-S", "localhost:0"])  # silent
    subprocess.Popen(["php", "script.php", "13247"])  # silent
    subprocess.Popen(["chromedriver", "--port=0"])  # silent
    subprocess.Popen(["nc", "localhost", "13248"])  # silent: it dials


def test_waits_for_the_child():
    subprocess.run(["uvicorn", "no_such:app"])  # silent: it waits for the end of what never ends if it listens
    subprocess.run(["uvicorn", "no_such:app", "--port", "15999"])  # PB002:16 PB001:57


def test_waits_for_the_child_on_a_guessed_port():
    subprocess.run(["uvicorn", "app:app", "--port", str(random.randint(20000, 30000))])  # PB002:16


def test_a_host_alone():
    subprocess.Popen(["gunicorn", "-b", "localhost", "app:app"])  # PB002:16
    subprocess.Popen(["hypercorn", "--bind", "0.0.0.0", "app:app"])  # PB002:16
    subprocess.Popen(["gunicorn", "-b", "localhost:0", "app:app"])  # silent
    subprocess.Popen(["gunicorn", "-b", "unix:app.sock", "app:app"])  # silent


def test_other_words_for_os_chosen():
    subprocess.Popen(["nats-server", "-p", "-1"])  # silent
    subprocess.Popen(["nats-server", "-p", "0"])  # PB002:16 PB001:44
    subprocess.Popen(["memcached", "-p", "-1"])  # silent
