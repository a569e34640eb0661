"""How each launcher of the catalogue is started: its name and its subcommands, as `key_of` joins them, one recipe.

In a command `{given}` stands for the words that name the port, or for none where it is left out. The folder in which
a command runs is empty; `app` can be imported there.
"""

from __future__ import annotations

import importlib.util
import shutil
from dataclasses import dataclass, field

from kernel import environment

from flake8_portbind.catalogue.schema import Launcher


@dataclass(frozen=True)
class Command:
    """A command line that starts a launcher.

    Args:
        words: the command line.
        given: how the port is named, with `{port}` for the number; empty where nothing can name it.
        others: other spellings that the row knows, each of which must do the same.
        also: fixed ports that it takes besides.
        unsaid: modes of which the row says nothing, each with the reason.
        files: what has to lie in its folder.
        environment: variables that it needs.
    """

    words: str
    given: str = "--port {port}"
    others: tuple[str, ...] = ()
    also: tuple[int, ...] = ()
    unsaid: tuple[str, ...] = ()
    files: dict[str, str] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)


DJANGO = {"DJANGO_SETTINGS_MODULE": "django_settings"}
NO_DEFAULT = "omitted: it searches a port, or does not listen"
FLASK = {"hello.py": "import flask\n\napp = flask.Flask('app')\n"}
QUART = {"hello.py": "import quart\n\napp = quart.Quart('app')\n"}
SANIC = {"hello.py": "import sanic\n\napp = sanic.Sanic('app')\n\n\n@app.get('/')\ndef hello(request): pass\n"}
FASTAPI = {"main.py": "import fastapi\n\napp = fastapi.FastAPI()\n"}
LITESTAR = {"hello.py": "import litestar\n\napp = litestar.Litestar([])\n"}
AIOHTTP = {"hello.py": "from aiohttp import web\n\n\ndef init(argv):\n    return web.Application()\n"}
AIOHTTP_FACTORY = {"hello.py": "from aiohttp import web\n\n\ndef create_app():\n    return web.Application()\n"}
SHINY = {"hello.py": "from shiny import App, ui\n\napp = App(ui.page_fluid(), None)\n"}
PANEL = {"hello.py": "import panel\n\npanel.panel('hello').servable()\n"}
BOTTLE = {"hello.py": "import bottle\n\napp = bottle.Bottle()\n"}
FUNCTION = {"main.py": "def hello(request):\n    return 'hello'\n"}
LOAD = {"load.py": "import locust\n\n\nclass Me(locust.HttpUser):\n    @locust.task\n    def nothing(self): pass\n"}
CHALICE = {
    "app.py": "import chalice\n\napp = chalice.Chalice('app')\n\n\n@app.route('/')\ndef index():\n    return {}\n",
    ".chalice/config.json": '{"version": "2.0", "app_name": "app", "stages": {"dev": {}}}',
}

COMMANDS: dict[str, Command] = {
    "http.server": Command("python -m http.server {given}", "{port}"),
    "pydoc": Command("python -m pydoc {given}", "-p {port}", unsaid=(NO_DEFAULT,)),
    "wsgiref.simple_server": Command("python -m wsgiref.simple_server", ""),
    "xmlrpc.server": Command("python -m xmlrpc.server", ""),
    "aiosmtpd": Command("python -m aiosmtpd -n {given}", "-l 127.0.0.1:{port}", ("--listen 127.0.0.1:{port}",)),
    "uvicorn": Command("uvicorn app:asgi {given}"),
    "hypercorn": Command("hypercorn app:asgi {given}", "--bind 127.0.0.1:{port}", ("-b 127.0.0.1:{port}",)),
    "daphne": Command("daphne app:asgi {given}", others=("-p {port}", "-e tcp:{port}:interface=127.0.0.1")),
    "granian": Command("granian --interface asgi app:asgi {given}"),
    "gunicorn": Command("gunicorn app:wsgi {given}", "--bind 127.0.0.1:{port}", ("-b 127.0.0.1:{port}",)),
    "waitress-serve": Command("waitress-serve {given} app:wsgi", "--port={port}", ("--listen=127.0.0.1:{port}",)),
    "flask run": Command("flask --app hello run {given}", others=("-p {port}",), files=FLASK),
    "quart run": Command("quart --app hello run {given}", others=("-p {port}",), files=QUART),
    "sanic": Command("sanic hello:app --single-process {given}", others=("-p {port}",), files=SANIC),
    "fastapi run dev": Command("fastapi run main.py {given}", files=FASTAPI),
    "litestar run": Command("litestar --app hello:app run {given}", others=("-p {port}",), files=LITESTAR),
    "manage.py runserver": Command(
        "python -m django runserver --noreload --skip-checks {given}", "127.0.0.1:{port}", environment=DJANGO
    ),
    "manage.py runserver_plus": Command(
        "python -m django runserver_plus {given}", "127.0.0.1:{port}", environment=DJANGO
    ),
    "manage.py testserver": Command(
        "python -m django testserver --noinput {given} ./hello.json",
        "--addrport 127.0.0.1:{port}",
        files={"hello.json": "[]"},
        environment=DJANGO,
    ),
    "bottle": Command("python -m bottle {given} hello:app", "-b 127.0.0.1:{port}", files=BOTTLE),
    "cheroot": Command("cheroot app:wsgi {given}", "--bind 127.0.0.1:{port}"),
    "aiohttp.web": Command("python -m aiohttp.web {given} hello:init", "-P {port}", ("--port {port}",), files=AIOHTTP),
    "wsgidav": Command(
        "wsgidav --host 127.0.0.1 --root . --auth anonymous --server cheroot {given}", others=("-p {port}",)
    ),
    "livereload": Command("livereload {given}", others=("-p {port}",)),
    "twist web": Command("twist web {given}", "--listen tcp:{port}", ("--port tcp:{port}",)),
    "functions-framework": Command("functions-framework --target hello {given}", files=FUNCTION),
    "chalice local": Command("chalice local --no-autoreload {given}", files=CHALICE),
    "streamlit run": Command(
        "streamlit run hello.py --server.headless true {given}",
        "--server.port {port}",
        unsaid=(NO_DEFAULT,),
        files={"hello.py": ""},
    ),
    "sqlite_web": Command("sqlite_web --no-browser {given} hello.db", "--port {port}", ("-p {port}",)),
    "jupyter server notebook lab": Command("jupyter server --no-browser --allow-root {given}", unsaid=(NO_DEFAULT,)),
    "jupyter-lab": Command("jupyter-server --no-browser --allow-root {given}", unsaid=(NO_DEFAULT,)),
    "bokeh serve": Command("bokeh serve {given}"),
    "panel serve": Command("panel serve hello.py {given}", files=PANEL),
    "marimo edit run": Command(
        "marimo -q edit --headless --skip-update-check --no-token {given}", others=("-p {port}",), unsaid=(NO_DEFAULT,)
    ),
    "shiny run": Command(
        "shiny run hello.py {given}", others=("-p {port}",), unsaid=("zero: it guesses a number",), files=SHINY
    ),
    "tensorboard": Command("tensorboard --logdir . {given}", unsaid=(NO_DEFAULT,)),
    "mkdocs serve": Command(
        "mkdocs serve {given}",
        "-a 127.0.0.1:{port}",
        ("--dev-addr 127.0.0.1:{port}",),
        files={"mkdocs.yml": "site_name: hello\n", "docs/index.md": "hello\n"},
    ),
    "sphinx-autobuild": Command("sphinx-autobuild {given} . out", files={"conf.py": "", "index.rst": "Hello\n=====\n"}),
    "pelican": Command("pelican -l {given} -o out", "--port {port}", ("-p {port}",), unsaid=(NO_DEFAULT,)),
    "grip": Command("grip README.md {given}", "127.0.0.1:{port}", files={"README.md": "hello\n"}),
    "datasette serve": Command("datasette serve --memory {given}", others=("-p {port}",)),
    "datasette": Command(
        "datasette --memory {given}", others=("-p {port}",), unsaid=("omitted: its other row says it",)
    ),
    "celery flower": Command("celery -b memory:// flower {given}", "--port={port}"),
    "locust": Command("locust -f load.py {given}", "--web-port {port}", ("-P {port}",), files=LOAD),
    "luigid": Command("luigid --address 127.0.0.1 {given}"),
    "dask scheduler": Command("dask scheduler --host 127.0.0.1 --dashboard-address :0 {given}"),
    "moto_server": Command("moto_server {given}", others=("-p {port}",)),
    "debugpy --listen": Command(
        "python -m debugpy --listen {given} --wait-for-client hello.py",
        "127.0.0.1:{port}",
        ("{port}",),
        unsaid=("omitted: it is refused",),
        files={"hello.py": ""},
    ),
    "pylsp": Command("pylsp --tcp {given}", unsaid=(NO_DEFAULT,)),
    "pyftpdlib": Command("python -m pyftpdlib {given}", "--port {port}", ("-p {port}",)),
    "rpyc_classic": Command("rpyc_classic {given}", others=("-p {port}",)),
    "rpyc_registry": Command("rpyc_registry {given}", others=("-p {port}",)),
    "Pyro5.nameserver": Command("python -m Pyro5.nameserver -n 127.0.0.1 -x {given}", "--port {port}", ("-p {port}",)),
    "zerorpc": Command(
        "zerorpc --server {given} time", "--bind tcp://127.0.0.1:{port}", unsaid=("omitted: it is refused",)
    ),
    "pypi-server run": Command("pypi-server run {given} .", "--port {port}", ("-p {port}",)),
    "fastmcp run": Command(
        "fastmcp run hello.py --no-banner --transport http {given}",
        others=("-p {port}",),
        unsaid=("omitted: it speaks on its standard output",),
        files={"hello.py": "import fastmcp\n\nmcp = fastmcp.FastMCP('hello')\n"},
    ),
    "radicale": Command(
        "radicale --storage-filesystem-folder . --auth-type none {given}",
        "--server-hosts 127.0.0.1:{port}",
        ("-H 127.0.0.1:{port}", "--hosts 127.0.0.1:{port}"),
    ),
    "proxy": Command("proxy --hostname 127.0.0.1 {given}", unsaid=("omitted: only its options count",)),
    "openssl s_server": Command("openssl s_server -nocert {given}", "-port {port}", ("-accept 127.0.0.1:{port}",)),
    "hypercorn -c --config": Command(
        "hypercorn -c hello.toml app:asgi {given}",
        "--bind 127.0.0.1:{port}",
        unsaid=("omitted: the file may name it",),
        files={"hello.toml": ""},
    ),
    "gunicorn -c --config": Command(
        "gunicorn -c hello.py app:wsgi {given}",
        "--bind 127.0.0.1:{port}",
        unsaid=("omitted: the file may name it",),
        files={"hello.py": ""},
    ),
    "manage.py --addrport": Command(
        "python -m django testserver --noinput ./hello.json {given}",
        "--addrport {port}",
        unsaid=("omitted: its other row says it",),
        files={"hello.json": "[]"},
        environment=DJANGO,
    ),
    "adev runserver": Command(
        "adev runserver --host 127.0.0.1 {given} hello.py",
        "--port {port} --aux-port 8009",
        ("-p {port} --aux-port 8009",),
        also=(8001, 8009),
        files=AIOHTTP_FACTORY,
    ),
    "pypi-server": Command(
        "pypi-server {given} .", "--port {port}", ("-p {port}",), unsaid=("omitted: its other row says it",)
    ),
}

# Variables, and the recipe of what listens on their value where no option names a port.
OBEYED: dict[str, str] = {
    "STREAMLIT_SERVER_PORT": "streamlit run",
    "UVICORN_PORT": "uvicorn",
    "GRANIAN_PORT": "granian",
    "FLASK_RUN_PORT": "flask run",
    "LITESTAR_PORT": "litestar run",
    "AIO_PORT": "adev runserver",
    "FASTMCP_PORT": "fastmcp run",
    "JUPYTER_PORT": "jupyter-lab",
    "FLOWER_PORT": "celery flower",
    "LOCUST_WEB_PORT": "locust",
    "PYRO_NS_PORT": "Pyro5.nameserver",
    "MOTO_PORT": "moto_server",
}

FIXTURE = "import time\n\n\ndef test_it({fixture}):\n    time.sleep(100)\n"
PYTEST = "python -m pytest -p no:cacheprovider -p {plugin} hello.py"

# The same where it is code that listens, or a fixture.
OBEYED_BY_CODE: dict[str, Command] = {
    "GRANIAN_METRICS_PORT": Command("granian --interface asgi --metrics app:asgi", "", also=(8000,)),
    "ROBYN_PORT": Command("python hello.py", files={"hello.py": "import robyn\n\nrobyn.Robyn('app.py').start()\n"}),
    "GRADIO_SERVER_PORT": Command(
        "python hello.py",
        files={
            "hello.py": "import gradio\n\nwith gradio.Blocks() as page:\n    pass\n\npage.launch(inbrowser=False)\n"
        },
    ),
    "REMOTE_PDB_PORT": Command("python hello.py", files={"hello.py": "import remote_pdb\n\nremote_pdb.set_trace()\n"}),
    "PUDB_RDB_PORT": Command(
        "python hello.py", files={"hello.py": "import pudb.remote\n\npudb.remote.set_trace(term_size=(80, 24))\n"}
    ),
    "CELERY_RDB_PORT": Command(
        "python hello.py", files={"hello.py": "from celery.contrib import rdb\n\nrdb.set_trace()\n"}
    ),
    "PYTEST_HTTPSERVER_PORT": Command(
        PYTEST.format(plugin="pytest_httpserver.pytest_plugin"),
        files={"hello.py": FIXTURE.format(fixture="httpserver")},
    ),
    "DJANGO_LIVE_TEST_SERVER_ADDRESS": Command(
        PYTEST.format(plugin="pytest_django.plugin"),
        "localhost:{port}",
        files={"hello.py": FIXTURE.format(fixture="live_server")},
        environment=DJANGO,
    ),
}


def is_at_hand(words: str) -> bool:
    """Whether the program of a command line, or the module behind `python -m`, is installed."""
    program, *others = words.split()
    if program == "python" and others[0] == "-m":
        return importlib.util.find_spec(others[1].partition(".")[0]) is not None
    return shutil.which(program, path=environment()["PATH"]) is not None


def key_of(row: Launcher) -> str:
    """What names a launcher among the recipes."""
    return " ".join((row.name, *row.subcommand))
