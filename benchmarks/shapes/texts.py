"""Texts, command lines, and what is started, written and patched."""

from __future__ import annotations

from shapes.shape import SOCKET, Shape, bind, port

ZMQ = "import zmq\n"
ZMQ_BIND = "zmq.Context().socket(zmq.REP).bind({0})\n"
SUBPROCESS = "import subprocess\nimport sys\n"
COMMAND = SUBPROCESS + "def test_it(options):\n    command = ['uvicorn', 'app:app', '--port', '8000']\n"
HTTP = "from http.server import HTTPServer\n"


def embedded(n: int) -> str:
    """Texts, each with the one before inside."""
    lines = "".join(f"a{i} = f'{{a{i - 1}}}{i}'\n" for i in range(1, n))
    return f"import uvicorn\na0 = 'localhost:8000'\n{lines}uvicorn.run('x:app', host=a{n - 1}, port=8000)\n"


def embedded_twice(n: int) -> str:
    """Texts, each with the one before inside twice."""
    lines = "".join(f"a{i} = f'{{a{i - 1}}}{{a{i - 1}}}'\n" for i in range(1, n))
    return f"{ZMQ}a0 = 'tcp://localhost:8000'\n{lines}" + ZMQ_BIND.format(f"a{n - 1}") + ZMQ_BIND.format("a0")


def one_sum(n: int) -> str:
    """One sum of many texts."""
    return f"{ZMQ}a = 'tcp://localhost:8000/'\nb = a" + " + 'x'" * n + "\n" + ZMQ_BIND.format("b")


def sums(n: int) -> str:
    """A text that is made longer line by line."""
    return f"{ZMQ}a = 'tcp://localhost:8000/'\n" + "a = a + 'x'\n" * n + ZMQ_BIND.format("a")


def additions(n: int) -> str:
    """The same by `+=`."""
    return f"{ZMQ}a = 'tcp://localhost:8000/'\n" + "a += 'x'\n" * n + ZMQ_BIND.format("a")


def conditional_words(n: int) -> str:
    """A command line that grows under conditions."""
    lines = "".join(f"    if options.a{i}:\n        command += ['--a{i}', 'x']\n" for i in range(n))
    return COMMAND + lines + "    subprocess.Popen(command)\n"


def conditional_words_appended(n: int) -> str:
    """The same by `append`."""
    lines = "".join(f"    if options.a{i}:\n        command.append('--a{i}')\n" for i in range(n))
    return COMMAND + lines + "    subprocess.Popen(command)\n"


def split(n: int) -> str:
    """A long text that is split."""
    text = "8000 " * n
    return f"{SOCKET}A = '{text}'\nB = A.split()\n" + bind("int(B[0])", 0) + "for x in B:\n" + bind("int(x)")


def formatted(n: int) -> str:
    """A text with many places that are filled in."""
    return f"{SOCKET}A = '{'%s ' * n}' % ({'8000, ' * n})\nB = A.split()\n" + bind("int(B[0])", 0) + bind(8000, 0)


def templates(n: int) -> str:
    """Templates that nobody can fill in, and one that is one."""
    shapes = ("{" * n + "'.format(1)", "{:" + "x" * n + "'.format(8000)", "%" + "0" * n + "' % 8000", "8000'")
    return "import os\n" + "".join(f"os.system('uvicorn a:b --port {shape})\n" for shape in shapes)


def shell_lines(n: int) -> str:
    """One text of many commands."""
    return "import os\ndef test_it():\n    os.system('" + "uvicorn app:app --port 8000 & " * n + "')\n"


def commands(n: int) -> str:
    """Many commands."""
    return (
        SUBPROCESS
        + "def test_it():\n"
        + "".join(f"    subprocess.Popen([sys.executable, '-m', 'http.server', '{port(i)}'])\n" for i in range(n))
    )


def variables(n: int) -> str:
    """Commands whose port a variable gives them."""
    return "import os\nimport subprocess\ndef test_it():\n" + "".join(
        f"    os.environ['FLASK_RUN_PORT'] = '{port(i)}'\n    subprocess.Popen(['flask', 'run'])\n" for i in range(n)
    )


def one_script(n: int) -> str:
    """One command that is given a long script."""
    body = "".join(f"s{i} = socket.socket()\\ns{i}.bind((\\'\\', {port(i)}))\\n" for i in range(n))
    start = "def test_it():\n    subprocess.Popen([sys.executable, '-c', SCRIPT])\n"
    return SUBPROCESS + f"SCRIPT = 'import socket\\n{body}'\n" + start


def written_files(n: int) -> str:
    """Commands whose configuration is written before."""
    return (
        SUBPROCESS
        + SOCKET
        + "def test_it(tmp_path):\n"
        + bind(8000)
        + "".join(
            f"    (tmp_path / 'c{i}.py').write_text('bind = \"127.0.0.1:{port(i)}\"')\n"
            f"    subprocess.Popen(['gunicorn', '-c', str(tmp_path / 'c{i}.py'), 'app'])\n"
            for i in range(n)
        )
    )


def servers(n: int) -> str:
    """Servers of one function that are configured, made and started."""
    return "import uvicorn\ndef test_it(app):\n" + "".join(
        f"    c{i} = uvicorn.Config(app, port={port(i)})\n    s{i} = uvicorn.Server(c{i})\n    s{i}.run()\n"
        for i in range(n)
    )


def http_servers(n: int) -> str:
    """Servers of one function that are made and started."""
    return f"{HTTP}def test_it():\n" + "".join(
        f"    s{i} = HTTPServer(('', {port(i)}), None)\n    s{i}.serve_forever()\n" for i in range(n)
    )


def http_servers_apart(n: int) -> str:
    """The same, each in a function of its own."""
    return HTTP + "".join(
        f"def test_{i}():\n    s = HTTPServer(('', {port(i)}), None)\n    s.serve_forever()\n" for i in range(n)
    )


def servers_handed_out(n: int) -> str:
    """Fixtures that hand out servers, and tests that look at them."""
    given = "".join(
        f"@pytest.fixture\ndef server{i}(app):\n    return uvicorn.Server(uvicorn.Config(app, port={port(i)}))\n"
        for i in range(n)
    )
    tests = "".join(f"def test_{i}(server{i}):\n    server{i}.run()\n" for i in range(n))
    return "import pytest\nimport uvicorn\n" + given + tests


def patches(n: int) -> str:
    """Patches of one test that listens."""
    decorators = "".join(f"@mock.patch('a.b{i}')\n" for i in range(n))
    return f"{SOCKET}from unittest import mock\n{decorators}def test_it(*args):\n" + "".join(
        bind(port(i)) for i in range(n)
    )


def patches_in_turn(n: int) -> str:
    """A test that patches and listens in turns."""
    return f"{SOCKET}def test_it(monkeypatch):\n" + "".join(
        f"    monkeypatch.setattr('a.b{i}', None)\n" + bind(port(i)) for i in range(n)
    )


SHAPES = {
    "texts in texts": Shape(embedded),
    "texts in texts twice": Shape(embedded_twice),
    "texts of one sum": Shape(one_sum),
    "sums of texts": Shape(sums),
    "texts that are added to": Shape(additions),
    "words under conditions": Shape(conditional_words, count=20),
    "words under conditions, appended": Shape(conditional_words_appended, count=20),
    "words of one text": Shape(split, 10_000),
    "places of one template": Shape(formatted, 10_000),
    "characters of one template": Shape(templates, 100_000),
    "commands of one text": Shape(shell_lines),
    "commands": Shape(commands),
    "variables of commands": Shape(variables),
    "lines of one script": Shape(one_script),
    "files that are written": Shape(written_files, count=12),
    "servers": Shape(servers, count=10),
    "servers of the standard library": Shape(http_servers),
    "servers of functions": Shape(http_servers_apart),
    "servers of fixtures": Shape(servers_handed_out, count=8),
    "patches": Shape(patches, count=6),
    "patches in turn": Shape(patches_in_turn, count=16),
}
