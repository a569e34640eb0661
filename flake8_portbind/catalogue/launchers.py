"""Command lines that listen, and programs that only dial.

What a row can't say, and so what is missing here: a port that only a configuration file or an environment variable
names (pserve, nginx, ZooKeeper, RabbitMQ, LocalStack, Ollama), one inside another argument (`pg_ctl -o "-p 5432"`; for
`ssh -L` and the like see `forwards`), one without a program of its own (`python app.py 8000`, `java -jar`, `mcp run`).

A row has no default where the program then searches a free port, or where a configuration file that it always reads
decides. A file that only `-c FILE` names is told by `positional=0`: with `-c` among the switches, the file stands
there, names no port, and takes the default away.
"""

from __future__ import annotations

import re

from flake8_portbind.catalogue.schema import Launcher

# Options that say by themselves, whatever the program, that something listens on their value.
PORT_OPTION = re.compile(r"--?(?:\w[\w.-]*[-_.])?port$", re.IGNORECASE)
BIND_OPTION = re.compile(r"--?(?:listen|bind|bind[-_]addr(?:ess)?|listen[-_]addr(?:ess)?|http[-_]address)$")

CPYTHON = "CPython 3.13.0"
DJANGO = "Django 6.1.3"
DISTRIBUTED = "distributed 2026.8.0"
RPYC = "rpyc 6.0.2"
DATASETTE = "datasette 0.65.5"
PYPISERVER = "pypiserver 2.4.2"
GUNICORN = "gunicorn 27.0.1"
HYPERCORN = "Hypercorn 0.18.0"
SERVE = "serve 14.2.7"
DOCUMENTED = "public documentation"

NOT_RUN = "written from its documentation, never run"
HELP_ONLY = "only its help was read"
NOT_AT_HAND = "started by hand, and not at hand where the tests run"
TOO_LARGE = "started by hand, and too large for the tests' environment"

FROM_WORKER = "derive the number from the worker_id fixture"
REFUSED = f"port 0 is refused here: {FROM_WORKER}"
SEARCHES = "leave the port out, so that it searches a free one"
LEFT_OUT = "leave the port out, so that the operating system chooses it"
ADDRPORT = "pass 127.0.0.1:0 as its address"
BIND = "pass --bind 127.0.0.1:0"

# Clients that can be told to listen here for a port elsewhere.
FORWARDERS = frozenset(("kubectl", "oc", "socat", "ssh"))

LAUNCHERS: tuple[Launcher, ...] = (
    # Python's own. The -p of http.server is the protocol.
    Launcher(
        "http.server",
        CPYTHON,
        positional=0,
        default=8000,
        switches=("--cgi",),
        cure="pass 0 as its port to python -u",
        tells="Serving HTTP on",
    ),
    Launcher(
        "SimpleHTTPServer",
        "CPython 2.7.18",
        positional=0,
        default=8000,
        cure="use python -m http.server 0",
        unconfirmed="Python 2 only",
    ),
    Launcher("pydoc", CPYTHON, aliases=("pydoc3",), ports=("-p",)),
    Launcher(
        "wsgiref.simple_server",
        CPYTHON,
        default=8000,
        cure="it has no option for the port: call make_server() with port 0",
    ),
    Launcher(
        "xmlrpc.server",
        CPYTHON,
        default=8000,
        cure='it has no option for the port: use SimpleXMLRPCServer(("localhost", 0))',
    ),
    Launcher(
        "smtpd",
        "CPython 3.11.7",
        positional=0,
        default=8025,
        switches=("-n", "--nosetuid", "-d", "--debug", "-u", "--smtputf8"),
        cure="use python -m aiosmtpd -n -l localhost:0",
        unconfirmed="gone in Python 3.12",
    ),
    Launcher(
        "aiosmtpd", "aiosmtpd 1.4.6", endpoints=("-l", "--listen"), default=8025, cure="pass --listen localhost:0"
    ),
    # Servers of web applications. The -p of gunicorn and hypercorn is a PID file.
    Launcher(
        "uvicorn",
        "uvicorn 0.54.0",
        ports=("--port",),
        default=8000,
        handed=("--uds", "--fd"),
        tells="Uvicorn running on",
    ),
    Launcher(
        "hypercorn",
        HYPERCORN,
        subcommand=("-c", "--config"),  # the file may name the port
        files=("", "-c", "--config"),
        directives=("bind",),
        endpoints=("-b", "--bind", "--insecure-bind", "--quic-bind"),
        cure=BIND,
        tells="Running on",
    ),
    Launcher(
        "hypercorn",
        HYPERCORN,
        endpoints=("-b", "--bind", "--insecure-bind", "--quic-bind"),
        default=8000,
        hosted=8000,
        cure=BIND,
        tells="Running on",
    ),
    Launcher(
        "daphne",
        "daphne 4.2.3",
        ports=("--port", "-p"),
        endpoints=("-e", "--endpoint"),
        default=8000,
        handed=("-u", "--unix-socket", "--fd"),
    ),
    Launcher("granian", "granian 2.8.7", ports=("--port", "--metrics-port"), default=8000, handed=("--uds",)),
    Launcher(
        "gunicorn",
        GUNICORN,
        aliases=("gunicorn.app.wsgiapp",),
        subcommand=("-c", "--config"),  # the file may name the port
        files=("", "-c", "--config"),
        directives=("bind",),
        endpoints=("-b", "--bind"),
        cure=BIND,
        tells="Listening at:",
    ),
    Launcher(
        "gunicorn",
        GUNICORN,
        aliases=("gunicorn.app.wsgiapp",),
        endpoints=("-b", "--bind"),
        default=8000,
        hosted=8000,
        variables=("PORT",),
        cure=BIND,
        tells="Listening at:",
    ),
    Launcher(
        "waitress-serve",
        "waitress 3.0.2",
        aliases=("waitress",),
        ports=("--port",),
        endpoints=("--listen",),
        default=8080,
        handed=("--unix-socket",),
        tells="Serving on",
    ),
    Launcher("flask", "Flask 3.1.3", subcommand=("run",), ports=("--port", "-p"), default=5000, tells="Running on"),
    # It says that it runs on port 0.
    Launcher("quart", "Quart 0.22.0", subcommand=("run",), ports=("--port", "-p"), default=5000, cure=FROM_WORKER),
    Launcher(
        "sanic",
        "sanic 25.12.1",
        ports=("--port", "-p"),
        default=8000,
        zero=8000,
        handed=("-u", "--unix"),
        cure="0 is replaced by 8000 here: pass --unix with a temporary path",
    ),
    Launcher(
        "fastapi", "fastapi-cli 0.0.34", subcommand=("run", "dev"), ports=("--port",), default=8000, variables=("PORT",)
    ),
    Launcher(
        "litestar",
        "litestar 2.25.0",
        subcommand=("run",),
        ports=("--port", "-p"),
        default=8000,
        handed=("-U", "--uds", "-F", "--fd"),
    ),
    Launcher(
        "manage.py",
        DJANGO,
        aliases=("django-admin", "django-admin.py", "django"),
        subcommand=("runserver",),
        foreign=("--port", "-p"),  # Django refuses them
        positional=0,
        default=8000,
        switches=(
            "--noreload",
            "--nothreading",
            "--insecure",
            "--nostatic",
            "--noasgi",
            "--ipv6",
            "-6",
            "--traceback",
            "--no-color",
            "--force-color",
            "--skip-checks",
        ),
        cure=ADDRPORT,
    ),
    Launcher(
        "manage.py",
        "django-extensions 4.1",
        aliases=("django-admin", "django-admin.py", "django"),
        subcommand=("runserver_plus",),
        positional=0,
        default=8000,
        switches=(
            "--noreload",
            "--nothreading",
            "--threaded",
            "--nostatic",
            "--nopin",
            "--ipv6",
            "-6",
            "--print-sql",
            "--pdb",
            "--ipdb",
            "--pm",
            "--traceback",
            "--no-color",
            "--force-color",
        ),
        cure=ADDRPORT,
    ),
    Launcher(
        "manage.py",
        DJANGO,
        aliases=("django-admin", "django-admin.py", "django"),
        subcommand=("--addrport",),  # of testserver; before its row, because this one reads a lone number too
        positional=0,
        cure="pass --addrport 127.0.0.1:0",
    ),
    Launcher(
        "manage.py",
        DJANGO,
        aliases=("django-admin", "django-admin.py", "django"),
        subcommand=("testserver",),
        endpoints=("--addrport",),
        default=8000,
        cure="pass --addrport 127.0.0.1:0",
    ),
    Launcher(
        "pytest",
        "pytest-django 4.14.0, pytest-flask 1.3.0",
        aliases=("py.test",),
        ports=("--live-server-port",),
        endpoints=("--liveserver",),
        cure=LEFT_OUT,
    ),
    # Its -p is a plugin.
    Launcher(
        "bottle", "bottle 0.13.4", aliases=("bottle.py",), endpoints=("-b", "--bind"), default=8080, cure=FROM_WORKER
    ),
    Launcher("cheroot", "cheroot 11.1.2", endpoints=("--bind",), default=8000, cure=BIND),
    Launcher("aiohttp.web", "aiohttp 3.14.5", ports=("--port", "-P"), default=8080, handed=("-U", "--path")),
    Launcher(
        "adev",
        "aiohttp-devtools 1.1.2",
        aliases=("aiohttp_devtools",),
        subcommand=("runserver",),
        ports=("--port", "-p", "--aux-port"),
        default=8000,
        cure=f"with port 0 the auxiliary server takes port 1: {FROM_WORKER}",
    ),
    Launcher(
        "hug",
        "hug 2.6.1",
        ports=("--port", "-p"),
        default=8000,
        handed=("-c", "--command"),
        cure=FROM_WORKER,
        unconfirmed=NOT_AT_HAND,
    ),
    Launcher(
        "wsgidav",
        "WsgiDAV 4.3.5",
        ports=("--port", "-p"),
        positional=0,
        default=8080,
        zero=8080,
        switches=("-c", "--config"),
        cure=f"0 is replaced by 8080 here: {FROM_WORKER}",
    ),
    Launcher("livereload", "livereload 2.7.1", ports=("--port", "-p"), default=35729),
    Launcher(
        "twist",
        "Twisted 26.10.0",
        aliases=("twistd", "twisted"),
        subcommand=("web",),
        ports=("--port", "-p"),
        endpoints=("--listen",),
        default=8080,
        cure="pass --listen tcp:0",
    ),
    Launcher(
        "functions-framework",
        "functions-framework 3.10.2",
        aliases=("functions_framework",),
        ports=("--port",),
        default=8080,
        variables=("PORT",),
    ),
    Launcher("chalice", "chalice 1.34.0", subcommand=("local",), ports=("--port",), default=8000),
    # Notebooks, dashboards and pages.
    Launcher("streamlit", "streamlit 1.67.0", subcommand=("run",), ports=("--server.port",)),
    Launcher(
        "jupyter",
        "jupyter_server 2.21.1",
        subcommand=("server", "notebook", "lab"),
        ports=("--port", "--ServerApp.port", "--NotebookApp.port"),
        handed=("--sock", "--ServerApp.sock"),
    ),
    Launcher(
        "jupyter-lab",
        "jupyterlab 4.6.6",
        aliases=("jupyter-notebook", "jupyter-server", "jupyterlab", "notebook", "jupyter_server"),
        ports=("--port", "--ServerApp.port", "--NotebookApp.port"),
        handed=("--sock", "--ServerApp.sock"),
    ),
    Launcher(
        "jupyter",
        "ipykernel 7.4.0",
        subcommand=("kernel",),
        ports=(
            "--KernelManager.shell_port",
            "--KernelManager.iopub_port",
            "--KernelManager.stdin_port",
            "--KernelManager.control_port",
            "--KernelManager.hb_port",
        ),
        cure="leave the ports out, so that the operating system chooses them",
    ),
    Launcher(
        "ipykernel_launcher",
        "ipykernel 7.4.0",
        aliases=("ipykernel",),
        ports=("--shell", "--iopub", "--stdin", "--control", "--hb"),
        cure="leave the ports out, so that the operating system chooses them",
    ),
    Launcher(
        "bokeh", "bokeh 3.10.2", subcommand=("serve",), ports=("--port",), default=5006, handed=("--unix-socket",)
    ),
    Launcher(
        "panel", "panel 1.10.0", subcommand=("serve",), ports=("--port",), default=5006, handed=("--unix-socket",)
    ),
    Launcher("voila", "voila 0.5.13", ports=("--port", "--Voila.port")),
    Launcher(
        "marimo",
        "marimo 0.25.2",
        subcommand=("edit", "run"),
        ports=("--port", "-p"),
        zero=2718,
        cure=f"0 is replaced by 2718 here: {SEARCHES}",
    ),
    Launcher("shiny", "shiny 1.8.0", subcommand=("run",), ports=("--port", "-p", "--autoreload-port"), default=8000),
    Launcher("tensorboard", "tensorboard 2.21.0", aliases=("tensorboard.main",), ports=("--port",)),
    Launcher(
        "visdom",
        "visdom 0.3.0",
        aliases=("visdom.server",),
        ports=("-port",),
        default=8097,
        cure=FROM_WORKER,
        unconfirmed=TOO_LARGE,
    ),
    Launcher(
        "mkdocs",
        "mkdocs 1.6.1",
        subcommand=("serve",),
        endpoints=("-a", "--dev-addr"),
        default=8000,
        cure="pass --dev-addr 127.0.0.1:0",
    ),
    Launcher(
        "sphinx-autobuild", "sphinx-autobuild 2025.8.25", aliases=("sphinx_autobuild",), ports=("--port",), default=8000
    ),
    Launcher("pelican", "pelican 4.12.0", ports=("--port", "-p")),  # it listens with -l alone, wherever that stands
    Launcher("snakeviz", "snakeviz 2.2.2", ports=("--port", "-p")),
    Launcher(
        "flet",
        "flet 1.0.5",
        subcommand=("run",),
        ports=("--port", "-p"),
        cure="leave --port out: it is random then",
        unconfirmed=TOO_LARGE,
    ),
    Launcher("solara", "solara 1.64.1", subcommand=("run",), ports=("--port",), default=8765, unconfirmed=TOO_LARGE),
    Launcher(
        "grip",
        "grip 4.6.2",
        positional=1,
        default=6419,
        handed=("--export",),
        switches=("-b", "--browser", "--user-content", "--wide", "--clear", "--quiet", "--norefresh", "--no-inline"),
        cure="pass localhost:0 as its address",
    ),
    Launcher("optuna-dashboard", "optuna-dashboard 0.21.0", ports=("--port",), default=8080, unconfirmed=HELP_ONLY),
    Launcher(
        "datasette",
        DATASETTE,
        subcommand=("serve",),
        ports=("--port", "-p"),
        default=8001,
        handed=("--uds", "--get"),
    ),
    Launcher("datasette", DATASETTE, ports=("--port", "-p"), handed=("--uds", "--get")),
    Launcher("sqlite_web", "sqlite-web 0.8.2", ports=("--port", "-p"), default=8080),
    # Work, experiments and load. The -p of locust is none of its options.
    Launcher(
        "mlflow",
        "mlflow 3.17.2",
        subcommand=("server", "ui", "serve"),
        ports=("--port", "-p"),
        default=5000,
        unconfirmed=TOO_LARGE,
    ),
    Launcher(
        "celery",
        "flower 2.2.0",
        subcommand=("flower",),
        ports=("--port",),
        default=5555,
        handed=("--unix_socket", "--unix-socket"),
    ),
    Launcher(
        "locust",
        "locust 2.47.0",
        ports=("--web-port", "-P", "--master-bind-port"),
        default=8089,
        handed=("--headless", "--worker"),
    ),
    Launcher("luigid", "luigi 3.8.1", ports=("--port",), default=8082, handed=("--unix-socket",)),
    Launcher(
        "dask",
        DISTRIBUTED,
        subcommand=("scheduler",),
        ports=("--port",),
        endpoints=("--dashboard-address",),
        default=8786,
        cure="pass --port 0 --dashboard-address :0",
    ),
    Launcher(
        "dask",
        DISTRIBUTED,
        subcommand=("worker",),
        ports=("--worker-port", "--nanny-port"),
        endpoints=("--dashboard-address", "--listen-address"),
        cure=LEFT_OUT,
    ),
    Launcher(
        "dask-scheduler",
        DISTRIBUTED,
        aliases=("distributed.cli.dask_scheduler",),
        ports=("--port",),
        endpoints=("--dashboard-address",),
        default=8786,
        cure="pass --port 0 --dashboard-address :0",
        unconfirmed="the script is gone from this version",
    ),
    Launcher(
        "ray",
        "ray 2.60.0",
        subcommand=("start",),
        ports=(
            "--port",
            "--dashboard-port",
            "--ray-client-server-port",
            "--object-manager-port",
            "--node-manager-port",
            "--dashboard-agent-listen-port",
            "--metrics-export-port",
        ),
        default=6379,
        handed=("--address",),  # it joins another node
        unconfirmed=TOO_LARGE,
    ),
    Launcher(
        "torchrun",
        "torch 2.15.0",
        aliases=("torch.distributed.run", "torch.distributed.launch"),
        ports=("--master-port", "--master_port"),
        endpoints=("--rdzv-endpoint", "--rdzv_endpoint"),
        default=29500,
        handed=("--standalone",),
        switches=("--no-python", "--no_python", "-m", "--module", "--run-path", "--run_path", "--use-env", "--use_env"),
        ends=True,
        runs_script=True,
        cure="pass --standalone",
        unconfirmed=TOO_LARGE,
    ),
    Launcher(
        "torchserve",
        DOCUMENTED,
        subcommand=("--start",),
        default=8080,
        handed=("--ts-config",),
        switches=("--ncs", "--no-config-snapshots", "--foreground", "--disable-token-auth", "--enable-model-api"),
        ends=True,
        cure="name a file with inference_address=http://127.0.0.1:PORT for each worker in --ts-config",
        unconfirmed=NOT_RUN,
    ),
    Launcher(
        "accelerate",
        "accelerate 1.15.0",
        subcommand=("launch",),
        ports=("--main_process_port", "--main-process-port"),
        unconfirmed="only its help and source were read",
    ),
    # What tests stand in for, and look into.
    Launcher("moto_server", "moto 5.2.5", aliases=("moto.server",), ports=("--port", "-p"), default=5000),
    Launcher(
        "mitmdump",
        "mitmproxy 12.2.3",
        aliases=("mitmproxy", "mitmweb"),
        ports=("--listen-port", "-p", "--web-port"),
        default=8080,
        handed=("-n", "--no-server", "-nr"),
        unconfirmed=TOO_LARGE,
    ),
    # As a program of somebody else's it may be anything: only its options count.
    Launcher("proxy", "proxy.py 2.4.10", ports=("--port", "--ports"), handed=("--unix-socket-path",)),
    # It takes no `=`, and the port with or without a host.
    Launcher("debugpy", "debugpy 1.8.22", subcommand=("--listen",), positional=0, cure="pass --listen 127.0.0.1:0"),
    Launcher(
        "memray",
        "memray 1.20.0",
        subcommand=("run",),
        ports=("--live-port", "-p"),
        cure=LEFT_OUT,
    ),
    Launcher("pylsp", "python-lsp-server 1.15.0", ports=("--port",)),  # it listens with --tcp or --ws alone
    # Servers of other protocols. The -P of pyftpdlib is a password, that of pypi-server a file.
    Launcher("pyftpdlib", "pyftpdlib 2.2.0", ports=("--port", "-p"), default=2121),
    Launcher("rpyc_classic", RPYC, aliases=("rpyc_classic.py",), ports=("--port", "-p"), default=18812),
    Launcher(
        "rpyc_registry",
        RPYC,
        aliases=("rpyc_registry.py",),
        ports=("--port", "-p"),
        default=18811,
        cure=FROM_WORKER,
    ),
    Launcher(
        "Pyro5.nameserver",
        "Pyro5 5.17",
        aliases=("pyro5-ns",),
        ports=("--port", "-p", "--bcport"),
        default=9090,
        handed=("-u", "--unixsocket"),
    ),
    Launcher(
        "amqtt",
        "amqtt 0.12.1",
        files=("-c", "--config", "--config-file"),
        directives=("bind",),
        default=1883,
        handed=("-c", "--config", "--config-file"),
        cure="pass -c with a file that binds a listener to a port of its own",
        unconfirmed=NOT_AT_HAND,
    ),
    Launcher("zerorpc", "zerorpc 0.6.3", endpoints=("--bind",), cure="pass --bind tcp://127.0.0.1:0"),
    Launcher(
        "pypi-server", PYPISERVER, aliases=("pypiserver",), subcommand=("run",), ports=("--port", "-p"), default=8080
    ),
    Launcher("pypi-server", PYPISERVER, aliases=("pypiserver",), ports=("--port", "-p")),
    Launcher("fastmcp", "fastmcp 4.1.2", subcommand=("run",), ports=("--port", "-p")),
    Launcher(
        "radicale",
        "Radicale 3.9.0",
        endpoints=("-H", "--hosts", "--server-hosts"),
        positional=0,
        default=5232,
        switches=("-C", "--config", "-D", "--debug"),
        cure=REFUSED,
    ),
    # Databases and brokers.
    Launcher(
        "redis-server",
        "redis 7.0.15",
        files=("",),
        directives=("port",),
        ports=("--port",),
        positional=0,  # a configuration file
        default=6379,
        handed=("-",),  # a configuration on standard input
        cure="0 turns TCP off here: pass --port 0 --unixsocket with a temporary path",
        unconfirmed=NOT_AT_HAND,
    ),
    Launcher(
        "valkey-server",
        DOCUMENTED,
        ports=("--port",),
        positional=0,
        default=6379,
        handed=("-",),
        cure="0 turns TCP off here: pass --port 0 --unixsocket with a temporary path",
        unconfirmed=NOT_RUN,
    ),
    Launcher(
        "memcached",
        "memcached 1.6.18",
        ports=("-p", "--port"),
        endpoints=("-l", "--listen"),
        default=11211,
        handed=("-s", "--unix-socket"),
        cure="0 turns TCP off here: pass -p -1",
        unconfirmed=NOT_AT_HAND,
    ),
    Launcher(
        "postgres",
        "PostgreSQL 15.18",
        ports=("-p", "--port", "port"),  # -c port=5432 too
        switches=("-c",),
        cure='port 0 is refused here: pass -h "" -k with a temporary path',
        unconfirmed=NOT_AT_HAND,
    ),
    Launcher(
        "mosquitto",
        "mosquitto 2.0.11",
        files=("-c", "--config-file"),
        directives=("listener", "port"),
        ports=("-p", "--port"),
        positional=0,
        default=1883,
        switches=("-c", "--config-file", "-d", "--daemon", "-v", "--verbose"),
        cure=REFUSED,
        unconfirmed=NOT_AT_HAND,
    ),
    Launcher(
        "nats-server",
        "nats-server 2.9.10",
        files=("-c", "--config", "-config"),
        directives=("port", "listen", "http_port"),
        ports=("--port", "-p", "-port"),
        positional=0,
        default=4222,
        zero=4222,
        switches=("-c", "--config", "-config"),
        cure="0 is replaced by 4222 here: pass -p -1",
        unconfirmed=NOT_AT_HAND,
    ),
    Launcher(
        "etcd",
        "etcd 3.4.23",
        endpoints=("--listen-client-urls", "--listen-peer-urls", "-listen-client-urls", "-listen-peer-urls"),
        positional=0,
        default=2379,
        switches=("--config-file", "-config-file"),
        cure="pass port 0 in --listen-client-urls and --listen-peer-urls",
        unconfirmed=NOT_AT_HAND,
    ),
    Launcher(
        "mongod",
        DOCUMENTED,
        ports=("--port",),
        positional=0,
        default=27017,
        switches=("-f", "--config"),
        cure=FROM_WORKER,
        unconfirmed=NOT_RUN,
    ),
    Launcher(
        "mysqld",
        DOCUMENTED,
        aliases=("mysqld_safe", "mariadbd", "mariadbd-safe"),
        ports=("--port", "-P"),
        handed=("--skip-networking", "--skip_networking", "--initialize", "--initialize-insecure", "--bootstrap"),
        cure="pass --skip-networking --socket with a temporary path",
        unconfirmed=NOT_RUN,
    ),
    Launcher(
        "kafka-server-start.sh",
        DOCUMENTED,
        aliases=("kafka-server-start",),
        endpoints=("listeners",),  # --override listeners=PLAINTEXT://:9092
        switches=("--override",),
        cure=FROM_WORKER,
        unconfirmed=NOT_RUN,
    ),
    Launcher(
        "elasticsearch",
        DOCUMENTED,
        ports=("-Ehttp.port", "http.port"),  # -E http.port=9200 too
        switches=("-E",),
        cure=SEARCHES,
        unconfirmed=NOT_RUN,
    ),
    Launcher(
        "minio",
        DOCUMENTED,
        subcommand=("server",),
        endpoints=("--address", "--console-address"),
        default=9000,
        cure=FROM_WORKER,
        unconfirmed=NOT_RUN,
    ),
    Launcher(
        "vault",
        DOCUMENTED,
        subcommand=("server",),
        endpoints=("-dev-listen-address", "--dev-listen-address"),
        default=8200,
        handed=("-config", "--config"),
        cure=FROM_WORKER,
        unconfirmed=NOT_RUN,
    ),
    Launcher(
        "consul",
        DOCUMENTED,
        subcommand=("agent",),
        ports=("-http-port", "--http-port"),
        positional=0,
        default=8500,
        switches=("-dev", "--dev", "-server", "-ui", "-config-file", "-config-dir", "--config-file", "--config-dir"),
        cure=FROM_WORKER,
        unconfirmed=NOT_RUN,
    ),
    Launcher("dynamodb-local", DOCUMENTED, ports=("-port",), default=8000, cure=FROM_WORKER, unconfirmed=NOT_RUN),
    Launcher(
        "azurite",
        DOCUMENTED,
        ports=("--blobPort", "--queuePort", "--tablePort"),
        default=10000,
        cure="pass --blobPort 0 --queuePort 0 --tablePort 0",
        unconfirmed=NOT_RUN,
    ),
    # Browsers and their drivers.
    Launcher(
        "chromedriver", "chromedriver 156.0.8078.79", ports=("--port",), cure="pass --port=0", unconfirmed=NOT_AT_HAND
    ),
    Launcher(
        "google-chrome",
        DOCUMENTED,
        aliases=("google-chrome-stable", "chrome", "chromium", "chromium-browser"),
        ports=("--remote-debugging-port",),
        cure="pass --remote-debugging-port=0 and read DevToolsActivePort",
        unconfirmed=NOT_RUN,
    ),
    Launcher("geckodriver", DOCUMENTED, ports=("--port", "-p"), default=4444, unconfirmed=NOT_RUN),
    Launcher(
        "selenium-server",
        DOCUMENTED,
        subcommand=("standalone",),
        ports=("--port", "-p"),
        default=4444,
        cure=FROM_WORKER,
        unconfirmed=NOT_RUN,
    ),
    Launcher(
        "appium",
        DOCUMENTED,
        subcommand=("server",),
        ports=("--port", "-p"),
        default=4723,
        cure=FROM_WORKER,
        unconfirmed=NOT_RUN,
    ),
    Launcher("appium", DOCUMENTED, ports=("--port", "-p"), cure=FROM_WORKER, unconfirmed=NOT_RUN),
    Launcher("wiremock", DOCUMENTED, ports=("--port",), default=8080, unconfirmed=NOT_RUN),
    # Of other languages.
    Launcher("php", "PHP 8.2.36", endpoints=("-S",), cure="pass -S 127.0.0.1:0", unconfirmed=NOT_AT_HAND),
    Launcher("http-server", "http-server 14.1.1", ports=("--port", "-p"), cure=SEARCHES, unconfirmed=NOT_AT_HAND),
    # As a program of somebody else's it may be anything: only its options count.
    Launcher(
        "serve", SERVE, subcommand=("-l", "--listen"), positional=0, cure="pass --listen 0", unconfirmed=NOT_AT_HAND
    ),
    Launcher("serve", SERVE, ports=("-p",), cure="pass --listen 0", unconfirmed=NOT_AT_HAND),
    Launcher("json-server", "json-server 0.17.4", ports=("--port", "-p"), default=3000, unconfirmed=NOT_AT_HAND),
    Launcher("vite", DOCUMENTED, ports=("--port",), cure=SEARCHES, unconfirmed=NOT_RUN),
    Launcher(
        "next",
        DOCUMENTED,
        subcommand=("dev", "start"),
        ports=("--port", "-p"),
        cure=FROM_WORKER,
        unconfirmed=NOT_RUN,
    ),
    Launcher("webpack", DOCUMENTED, subcommand=("serve",), ports=("--port",), cure=SEARCHES, unconfirmed=NOT_RUN),
    Launcher(
        "spark-submit",
        DOCUMENTED,
        ports=("spark.ui.port",),  # --conf spark.ui.port=4040
        switches=("--conf", "-c"),
        cure="pass --conf spark.ui.port=0",
        unconfirmed=NOT_RUN,
    ),
    # Python programs that were not at hand.
    Launcher(
        "vllm",
        DOCUMENTED,
        subcommand=("serve",),
        ports=("--port",),
        default=8000,
        cure=FROM_WORKER,
        unconfirmed=NOT_RUN,
    ),
    Launcher(
        "airflow",
        DOCUMENTED,
        subcommand=("webserver", "api-server", "standalone"),
        ports=("--port", "-p"),
        default=8080,
        cure=FROM_WORKER,
        unconfirmed=NOT_RUN,
    ),
    Launcher("prefect", DOCUMENTED, subcommand=("server",), ports=("--port",), cure=FROM_WORKER, unconfirmed=NOT_RUN),
    Launcher("dagster", DOCUMENTED, subcommand=("dev",), ports=("--port", "-p"), cure=FROM_WORKER, unconfirmed=NOT_RUN),
    Launcher("dagster-webserver", DOCUMENTED, ports=("--port", "-p"), cure=FROM_WORKER, unconfirmed=NOT_RUN),
    Launcher(
        "chainlit",
        DOCUMENTED,
        subcommand=("run",),
        ports=("--port",),
        default=8000,
        cure=FROM_WORKER,
        unconfirmed=NOT_RUN,
    ),
    Launcher("jupyterhub", DOCUMENTED, ports=("--port",), cure=FROM_WORKER, unconfirmed=NOT_RUN),
    Launcher(
        "bentoml",
        DOCUMENTED,
        subcommand=("serve",),
        ports=("--port", "-p"),
        default=3000,
        cure=FROM_WORKER,
        unconfirmed=NOT_RUN,
    ),
    Launcher(
        "deepspeed",
        DOCUMENTED,
        ports=("--master_port",),
        default=29500,
        switches=("--module", "--no_python", "--no_local_rank", "--no_ssh", "--force_multi"),
        ends=True,
        runs_script=True,
        cure=FROM_WORKER,
        unconfirmed=NOT_RUN,
    ),
    # Programs that dial, but for one way to start them.
    Launcher(
        "nc",
        DOCUMENTED,
        aliases=("ncat", "netcat"),
        subcommand=(
            "-l",
            "--listen",
            "-lk",
            "-kl",
            "-lv",
            "-vl",
            "-ln",
            "-nl",
            "-lu",
            "-ul",
            "-lp",
            "-lkp",
            "-klp",
            "-lvp",
            "-vlp",
            "-lnp",
            "-nlp",
            "-lup",
            "-ulp",
            "-lvnp",
            "-lnvp",
            "-nlvp",
            "-nvlp",
            "-vlnp",
            "-vnlp",
        ),
        ports=("-p",),
        positional=0,
        handed=("-U", "--unixsock"),
        switches=("-k", "-v", "-n", "-u", "-d", "-N", "-4", "-6"),
        cure="listen with a Python socket on port 0",
        unconfirmed=NOT_RUN,
    ),
    Launcher(
        "openssl",
        "OpenSSL 3.0.19",
        subcommand=("s_server",),
        ports=("-port", "-accept"),
        default=4433,
        handed=("-unix",),
        cure="pass -accept 127.0.0.1:0",
    ),
    Launcher(
        "kubectl",
        DOCUMENTED,
        subcommand=("proxy",),
        ports=("--port", "-p"),
        default=8001,
        handed=("-u", "--unix-socket"),
        unconfirmed=NOT_RUN,
    ),
    Launcher(
        "iperf3",
        DOCUMENTED,
        aliases=("iperf",),
        subcommand=("-s", "--server"),
        ports=("-p", "--port"),
        cure=FROM_WORKER,
        unconfirmed=NOT_RUN,
    ),
    Launcher("git", DOCUMENTED, subcommand=("daemon",), ports=("--port",), cure=FROM_WORKER, unconfirmed=NOT_RUN),
)

# Whatever their options say, these take no port of this machine. Those that also have a way to listen (celery flower,
# nc -l, openssl s_server, git daemon) are rows above, and their other commands are silent for that.
CLIENTS_COMMANDS: frozenset[str] = frozenset(
    (
        # Text, processes and services
        "echo", "printf", "grep", "cat", "sed", "awk", "kill", "lsof", "fuser", "ss", "netstat", "test", "ps", "pgrep",
        "pkill", "killall", "which", "head", "tail", "tee", "xargs", "find", "ls", "systemctl", "supervisorctl",
        # Tools of Python
        "tox", "nox", "pip", "pip3", "flake8", "mypy", "ruff", "black", "pylint", "pyright", "twine",
        # PostgreSQL
        "psql", "pg_isready", "pg_dump", "pg_dumpall", "pg_restore", "pg_basebackup", "pg_receivewal", "pg_recvlogical",
        "pgbench", "pgcli", "createdb", "dropdb", "createuser", "dropuser", "vacuumdb", "reindexdb", "clusterdb",
        # MySQL and MariaDB
        "mysql", "mysqladmin", "mysqldump", "mysqlimport", "mysqlcheck", "mysqlshow", "mysqlslap", "mysqlsh", "mycli",
        "mariadb", "mariadb-admin", "mariadb-dump", "mariadb-import", "mariadb-check", "mariadb-show",
        # Other stores
        "redis-cli", "redis-benchmark", "valkey-cli", "valkey-benchmark", "iredis", "memtier_benchmark",
        "mongo", "mongosh", "mongodump", "mongorestore", "mongoimport", "mongoexport", "mongostat", "mongotop",
        "memcached-tool", "memcstat", "memcping", "memccat", "memccp", "memcrm", "memcdump", "memcflush", "memcexist",
        "memcslap", "memcaslap",
        "cqlsh", "nodetool", "cassandra-stress", "clickhouse-client", "influx", "cypher-shell", "sqlcmd", "sqlplus",
        "usql", "beeline", "etcdctl", "zkCli.sh", "neo4j-admin",
        # Brokers
        "mosquitto_pub", "mosquitto_sub", "mosquitto_rr", "amqtt_pub", "amqtt_sub", "rabbitmqadmin", "rabbitmqctl",
        "rabbitmq-diagnostics", "nats", "nats-pub", "nats-sub", "mqtt", "kcat", "kafkacat",
        *(
            name + suffix
            for name in (
                "kafka-console-consumer", "kafka-console-producer", "kafka-topics", "kafka-consumer-groups",
                "kafka-configs", "kafka-acls", "kafka-broker-api-versions",
            )
            for suffix in ("", ".sh")
        ),
        # HTTP and gRPC
        "curl", "wget", "http", "https", "httpie", "xh", "xhs", "curlie", "hurl", "grpcurl", "ghz",
        "ab", "wrk", "wrk2", "hey", "siege", "vegeta", "bombardier", "k6", "h2load", "oha", "httperf",
        # Shells and files
        "ssh", "scp", "sftp", "rsync", "sshpass", "ssh-keyscan", "ssh-copy-id", "mosh", "telnet", "ftp", "lftp", "tftp",
        "smbclient", "ansible", "ansible-playbook",
        # The network, directories and mail
        "nmap", "ping", "fping", "nping", "hping3", "traceroute", "dig", "kdig", "drill", "host", "nslookup", "whois",
        "snmpget", "snmpwalk", "snmpset",
        "ldapsearch", "ldapadd", "ldapmodify", "ldapdelete", "ldappasswd", "ldapwhoami",
        "swaks", "msmtp", "sendemail",
        "iptables", "ip6tables", "nft", "ufw", "firewall-cmd", "tcpdump", "tshark", "wireshark", "vncviewer",
        "xfreerdp", "adb", "esptool", "esptool.py", "avrdude", "mpremote", "ampy", "minicom", "picocom",
        # Clouds
        "aws", "gcloud", "az", "doctl", "terraform",
        # Waiting, and clusters
        "wait-for-it", "wait-for-it.sh", "wait-for", "wait-for.sh", "dockerize", "oc", "helm",
    )
)  # fmt: skip
