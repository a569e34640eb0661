"""Files that no one writes on purpose, and that somebody has."""

from __future__ import annotations

import ast
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flake8.exceptions import PluginExecutionFailed
from harness import cases, lint, places
from project import SERVER, Project, short

from flake8_portbind import plugin
from flake8_portbind.evaluation import evaluate, parameters, shell
from flake8_portbind.plugin import findings
from flake8_portbind.settings import Settings

BOTH = ["3:8: PB001", "7:12: PB002"]
CALL = 'import socket\n\n\ndef test_it():\n    socket.create_server(("localhost", {}))\n'
AT = 40  # the column of its number


def found(source: str, path: str = "tests/test_it.py") -> list[str]:
    return [f"{line}:{column}: {code}" for line, column, code in sorted(places(source, path)) if code < "PB9"]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("empty", b"", []),
        ("white space", b"\n \n\t\n\n", []),
        ("one comment", b"# nothing", []),
        ("CRLF", SERVER.replace("\n", "\r\n").encode(), BOTH),
        ("CR", SERVER.replace("\n", "\r").encode(), BOTH),
        ("no newline at the end", SERVER.rstrip().encode(), BOTH),
        ("BOM", b"\xef\xbb\xbf" + SERVER.encode(), BOTH),
        ("tabs", SERVER.replace("    ", "\t").encode(), ["3:8: PB001", "7:9: PB002"]),
        ("form feed before a statement", SERVER.replace("PORT = 8000", "\fPORT = 8000").encode(), ["3:9: PB001", BOTH[1]]),
        ("form feed in a line", SERVER.replace("import socket", "import socket  # \f \x1c \x85".encode().decode()).encode(), BOTH),
        ("latin-1", SERVER.replace("import", "# -*- coding: latin-1 -*-\nü = 'é'; import", 1).encode("latin-1"), ["4:8: PB001", "8:12: PB002"]),
        ("latin-1 before the number", ("# coding: latin-1\n" + SERVER.replace("PORT = 8", "é = PORT = 8")).encode("latin-1"), ["4:12: PB001", "8:12: PB002"]),
        ("EUC-JP", ("# coding: euc-jp\n" + SERVER.replace("PORT = 8", "港 = PORT = 8")).encode("euc-jp"), ["4:12: PB001", "8:12: PB002"]),
        ("a coding that does not exist", b"# coding: no-such-thing\n" + SERVER.encode(), None),
        ("bytes that are no UTF-8", SERVER.encode() + b"# \xff\xfe\n", None),
        ("null bytes", SERVER.encode() + b"\0\n", None),
        ("UTF-16", SERVER.encode("utf-16"), None),
        ("a program", b"\x7fELF\x02\x01\x01" + bytes(range(256)), None),
    ],
)  # fmt: skip
def test_bytes(project: Project, name: str, content: bytes, expected: list[str] | None) -> None:
    (project.folder / "tests" / "test_it.py").write_bytes(content)
    project.write("tests/test_other.py", SERVER)
    done = project.flake8("--select", "PB0,E9", "tests")
    mine = [line for line in done.stdout.splitlines() if "test_it.py" in line]
    others = [line for line in done.stdout.splitlines() if "test_other.py" in line]
    if b"\0" in content and done.stderr:  # early releases of 3.10 to 3.13 raise what flake8 itself does not catch
        assert "ValueError: source code string cannot contain null bytes" in done.stderr or "SystemError" in done.stderr
        assert "portbind" not in done.stderr
        return
    assert not done.stderr
    assert len(others) == 2, "the other file is linted all the same"
    if expected is None:  # flake8 itself refuses or salvages what is no Python; it says so, or it is silent
        assert done.returncode == 1
    else:
        assert [short(line) for line in mine] == expected


def test_one_line_of_ten_megabytes() -> None:
    line = f"import socket; data = '{'é' * 5_000_000}'; socket.create_server(('localhost', 8123))\n"
    assert len(line.encode()) > 10_000_000
    call, number = line.index("create_server") - len("socket."), line.index("8123")
    assert places(line) == {(1, call + 8, "PB002"), (1, number + 1, "PB001")}
    assert places(line.replace("8123", "0")) == set()


def test_a_string_of_ten_megabytes() -> None:
    source = (
        CALL.format(8123) + f"    text = '{'8000:' * 2_000_000}'\n    socket.create_server(('localhost', int(text)))\n"
    )
    assert found(source) == ["5:12: PB002", f"5:{AT}: PB001"]


def test_a_long_command_is_split_at_its_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `shlex.split` takes grows with the square of a word's length."""
    split, lengths = shlex.split, []

    def measured(text: str) -> list[str]:
        lengths.append(len(text))
        return split(text)

    monkeypatch.setattr(shlex, "split", measured)
    source = 'import shlex, subprocess\n\nsubprocess.Popen(shlex.split("uvicorn app:app --port {} {}"))\n'
    for most in (shell.LONGEST, 2 * shell.LONGEST):
        assert found(source.format(8123, "a" * (most - 100))) == ["3:12: PB002", "3:30: PB001"]
        assert found(source.format(0, "a" * (most - 100))) == []
    assert shell.LONGEST - 100 < max(lengths) <= shell.LONGEST


def test_names_that_are_not_ascii() -> None:
    source = 'import socket as 網路\n\nпорт = 8123\nclass Größe:\n    "日本語"; é = 網路.create_server(("", порт))\n'
    assert found(source) == ["3:8: PB001", "5:19: PB002"]


def test_names_that_python_takes_for_the_same() -> None:
    assert found('import ｓｏｃｋｅｔ\nsocket.create_server(("", 8123))\n') == ["2:8: PB002", "2:27: PB001"]


@pytest.mark.parametrize("text", [r"\ud800", r"\udcff:8123", r"\0", "\ue000", ":\uf8ff", "²", "٨", "{²}", "%(²)d"])
def test_texts_that_are_no_port(text: str) -> None:
    for call in ("zmq.Context().socket(1).bind('tcp://*:8123{}')", "zmq.Context().socket(1).bind('{}')"):
        lint(f"import zmq\n{call.format(text)}\n")
    for value in (f"int('{text}')", f"'{text}'.format(1)", f"'{text}' % (1,)"):
        assert lint(CALL.format(value)) is not None
    lint(f"import subprocess\nsubprocess.run('uvicorn {text} --port 8123', shell=True)\n")


def test_a_surrogate_beside_a_port() -> None:
    source = 'import socket\nx = "\ud800"; socket.create_server(("", 8123))\n'
    tree = ast.parse(source.replace("\ud800", "???"))
    lines = source.splitlines(keepends=True)
    assert [(one.line, one.code) for one in findings(tree, "test_x.py", lines, Settings())] == [
        (2, "PB002"),
        (2, "PB001"),
    ]


ENDLESS = {
    "digits in a text": f"int('{'9' * 5_000}')",
    "a number": f"0x{'f' * 10_000}",
    "a number in a text": f"f'{{0x{'f' * 10_000}}}'",
    "a text from a number": f"str(0x{'f' * 10_000})",
    "infinity": "int(1e400)",
    "not a number": "int(1e400 - 1e400)",
    "a power": "2 ** 10 ** 10",
    "a shift": "1 << 10 ** 12",
    "a repeated text": "int('1' * 10 ** 10)",
    "a repeated list": "([8123] * 10 ** 12)[8]",
    "a width": "int('%1000000000d' % True)",
    "zero": "8123 // 0",
    "nothing left": "8123 % 0",
    "a negative shift": "8123 << -1",
    "something imaginary": "8123j",
    "an ellipsis": "...",
    "a negative number": "-8123",
    "too much": "65536",
    "a field with an endless index": "int('{" + "9" * 5_000 + "}'.format(1))",
}


@pytest.mark.parametrize("expression", ENDLESS.values(), ids=ENDLESS)
def test_numbers_that_are_no_port(expression: str) -> None:
    assert found(CALL.format(expression)) == []


def test_a_number_that_is_multiplied_with_itself() -> None:
    squares = "".join(f"    n{index + 1} = n{index} * n{index}\n" for index in range(100))
    source = CALL.format("n100").replace("    socket", f"    n0 = 8123\n{squares}    socket")
    assert found(source) == []


def test_a_text_that_is_added_to_itself() -> None:
    doubled = "".join(f"    t{index + 1} = t{index} + t{index}\n" for index in range(60))
    source = CALL.format("int(t60)").replace("    socket", f"    t0 = '8123'\n{doubled}    socket")
    assert found(source) == []


DEPTH = 90  # what the oldest Python can still parse


@pytest.mark.parametrize(
    "nested",
    [
        CALL.format("(" * DEPTH + "8123" + ")" * DEPTH),
        CALL.format("-" * 2 * DEPTH + "8123"),
        CALL.format("int(" * DEPTH + "8123" + ")" * DEPTH),
        "import socket\n" + "".join(" " * i + "if x:\n" for i in range(DEPTH)) + " " * DEPTH + "socket.create_server(('', 8123))",
        "import socket\n" + "".join(" " * i + "def f():\n" for i in range(DEPTH)) + " " * DEPTH + "socket.create_server(('', 8123))"
        + "".join("\n" + " " * i + "f()" for i in range(DEPTH - 1, 0, -1)),
        "import socket\n" + "".join(" " * i + "class C:\n" for i in range(DEPTH)) + " " * DEPTH + "socket.create_server(('', 8123))",
        "import socket\nif x: pass\n" + "elif y: pass\n" * 500 + "else: socket.create_server(('', 8123))",
        "import socket\n" + "lambda: " * DEPTH + "socket.create_server(('', 8123))",
        "import socket\nn0 = 8123\n" + "".join(f"n{i + 1} = n{i}\n" for i in range(2_000)) + "socket.create_server(('', n2000))",
        "import socket\ndef f0(): return 8123\n" + "".join(f"def f{i + 1}(): return f{i}()\n" for i in range(500)) + "socket.create_server(('', f500()))",
        "import socket\ndef f0(p): socket.create_server(('', p))\n" + "".join(f"def f{i + 1}(p): f{i}(p)\n" for i in range(500)) + "f500(8123)",
    ],
    ids=["brackets", "minus", "calls", "if", "functions", "classes", "elif", "lambdas", "names", "results", "parameters"],
)  # fmt: skip
def test_depth(nested: str) -> None:
    assert sorted(line.split()[-1] for line in found(nested)) == ["PB001", "PB002"]


@pytest.mark.parametrize("shape", ["x{}", "f{}", "x + {}", "not {}", "a.b{}"])
def test_a_neighbour_that_is_too_deep_to_parse(project: Project, shape: str) -> None:
    """It is left out; what flake8 is asked to lint is not its concern."""
    deep = {"x{}": "[" * 5_000, "f{}": "f(" * 5_000, "x + {}": "x + " * 50_000 + "x"}.get(shape, shape[0:4] * 50_000)
    project.write("tests/helpers.py", f"PORT = 8000\nx = {deep}\n")
    project.write("tests/test_it.py", SERVER.replace("PORT = 8000", "from helpers import PORT"))
    done = project.flake8("--select", "PB0", "tests/test_it.py")
    parsed = subprocess.run(
        [sys.executable, "-c", "import ast, sys; ast.parse(sys.stdin.read())"],
        input=deep,
        text=True,
        capture_output=True,
    )
    assert not done.stderr
    told = [line.split()[1] for line in done.stdout.splitlines()]
    assert told == (["PB002", "PB001"] if parsed.returncode == 0 else [])


@pytest.mark.parametrize(
    "source",
    [
        "a = b\nb = a\nsocket.create_server(('', a))",
        "a = a\nsocket.create_server(('', a))",
        "def f(): return f()\nsocket.create_server(('', f()))",
        "def f(n): return g(n)\ndef g(n): return f(n)\nsocket.create_server(('', f(1)))",
        "class A(B): pass\nclass B(A): pass\nA(('', 8123))",
        "class A(A): pass\nA(('', 8123)).serve_forever()",
        "f = lambda: f\nf()(('', 8123))",
        "a = [a]\nsocket.create_server(a[0][0][0])",
        "a = {**a}\nsocket.create_server(**a)",
        "from tests.test_it import PORT\nsocket.create_server(('', PORT))",
        "from . import test_it\nsocket.create_server(('', test_it.PORT))",
        "from .test_it import *\nsocket.create_server(('', PORT))",
    ],
)
def test_what_turns_in_circles(source: str) -> None:
    assert found(f"import socket\n{source}\n") == []


@pytest.mark.parametrize(
    "name", ["/", "//", "/etc/passwd", "a\0b", "\udc00", "a/../..", "..", "...", ".", "", "a..b", "\n", "*", "C:\\"]
)
def test_plugins_that_are_no_modules(tmp_path: Path, name: str) -> None:
    (tmp_path / "setup.cfg").touch()
    source = f"import socket\npytest_plugins = [{name!r}]\ndef test_it(port):\n    socket.create_server(('', port))\n"
    found = findings(ast.parse(source), str(tmp_path / "test_it.py"), source.splitlines(True), Settings())
    assert [one.code for one in found] == ["PB902"]


@pytest.mark.parametrize("dots", [2, 60])
def test_an_import_from_above_the_root_of_the_disk(tmp_path: Path, dots: int) -> None:
    (tmp_path / "setup.cfg").touch()
    source = f"import socket\nfrom {'.' * dots} import PORT\nsocket.create_server(('', PORT))\n"
    found = findings(ast.parse(source), str(tmp_path / "test_it.py"), source.splitlines(True), Settings())
    assert [one.code for one in found] == ["PB902"]


@pytest.mark.parametrize(
    ("cut", "expected"),
    [
        ("'8123'.split('')[0]", []),
        ("'a::8123'.split('::')[1]", ["PB001", "PB002"]),
        ("'a:8123'.split(':')[1]", ["PB001", "PB002"]),
    ],
)
def test_separators(cut: str, expected: list[str]) -> None:
    assert sorted(line.split()[-1] for line in found(CALL.format(f"int({cut})"))) == expected


STUB = """\
import socket

def listen(address: tuple[str, int] = ("localhost", 8123), backlog: int = 5) -> socket.socket: ...

class Server:
    port: int = 8123
    def bind(self, address: tuple[str, int] = ("localhost", 8123)) -> None: ...
"""


def test_stubs(project: Project) -> None:
    project.write("tests/it.pyi", STUB)
    project.write("setup.cfg", "[flake8]\nfilename = *.py, *.pyi\n")
    (project.folder / "tests" / "test_it.py").unlink()
    assert project.lint() == []
    project.write("tests/it.pyi", STUB + "socket.create_server(('', 8124))\n")
    assert project.lint() == ["8:8: PB002", "8:27: PB001"]


NOTEBOOK = """\
# %%NBQA-CELL-SEP0123ab
import socket
# %%NBQA-CELL-SEP0123ab
type(get_ipython).__name__; socket.create_server(("localhost", 8123))
# %%NBQA-CELL-SEP0123ab
get_ipython().system('python -m http.server 8124')
get_ipython().run_line_magic('timeit', 'x')
get_ipython().run_cell_magic('bash', '', 'python -m http.server 8125\\n')
get_ipython().run_cell_magic('time', '', 'socket.create_server(("", 8126))\\n')
str(get_ipython()); port = 0; socket.create_server(("localhost", port))
"""


def test_a_notebook_as_nbqa_hands_it_over() -> None:
    assert found(NOTEBOOK, "tests/demo_ipynb.py") == ["4:36: PB002", "4:64: PB001"]


def test_a_file_that_does_not_end(tmp_path: Path) -> None:
    """A folder that links into itself, and a file that is none."""
    (tmp_path / "setup.cfg").touch()
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "conftest.py").symlink_to(tmp_path / "conftest.py")
    (tmp_path / "helpers.py").mkdir()
    source = "import socket\nfrom helpers import PORT\nfrom loop.loop.loop.helpers import OTHER\n\nsocket.create_server(('', PORT))\n"
    assert not [
        one
        for one in findings(ast.parse(source), str(tmp_path / "test_it.py"), source.splitlines(True), Settings())
        if one.code < "PB9"
    ]


@pytest.mark.parametrize(("rows", "expected"), [(100, ["PB001"] * 100 + ["PB002"]), (300, [])], ids=["some", "many"])
def test_a_table_of_many_rows(rows: int, expected: list[str]) -> None:
    """What has more values than anybody would read is left alone."""
    table = ", ".join(f"('localhost', {8000 + row})" for row in range(rows))
    source = f"import socket\nfor address in [{table}]:\n    socket.create_server(address)\n"
    assert sorted(line.split()[-1] for line in found(source)) == expected


@pytest.mark.parametrize("length", [100, 30_000])
def test_a_list_that_is_too_long_to_read(length: int) -> None:
    names = ", ".join(f"a{number}" for number in range(length))
    source = f"import socket\nfor port in [{names}]:\n    socket.create_server(('', port))\nsocket.create_server(('', 8124))\n"
    assert found(source) == ["4:8: PB002", "4:27: PB001"]


@pytest.mark.parametrize("length", [400, 600])
def test_lists_that_are_too_long_to_add(length: int) -> None:
    items = ", ".join(["0"] * length)
    source = f"import socket\nports = [8123, {items}] + [{items}, 8124]\nsocket.create_server(('', ports[0]))\n"
    assert found(source) == ["2:10: PB001", "3:8: PB002"]


def test_a_list_that_is_extended_without_end() -> None:
    items = ", ".join(["0"] * 600)
    more = f"ports.extend([{items}])\n" * 3
    source = f"import socket\nports = [8123]\n{more}socket.create_server(('', ports[0]))\n"
    assert found(source) == ["2:10: PB001", "6:8: PB002"]


@pytest.mark.parametrize(("length", "expected"), [(1_000, ["PB001", "PB002"]), (3_000, [])], ids=["some", "many"])
def test_a_function_of_many_names(length: int, expected: list[str]) -> None:
    """What a call calls is not looked for without end."""
    names = "".join(f"f{number + 1} = f{number}\n" for number in range(length))
    source = f"import socket\nf0 = socket.create_server\n{names}f{length}(('', 8123))\n"
    assert sorted(line.split()[-1] for line in found(source)) == expected


@pytest.mark.parametrize("length", [100, 20_000])
def test_a_long_command(length: int) -> None:
    """A command that is too long to be read as a shell does is still cut at its white space."""
    command = f"gunicorn app:app -b :8123 --name '{'x' * length}'"
    assert found(f"import os\nos.system({command!r})\n") == ["2:4: PB002", "2:11: PB001"]


def test_lines_that_are_not_there() -> None:
    """A tool may hand over a tree without its source; the columns are then those of the tree."""
    tree = ast.parse("import socket\nsocket.create_server(('', 8123))\n")
    told = findings(tree, "test_x.py", ["import socket; socket.create_server(('', 8123))\n"], Settings())
    assert [(one.line, one.column, one.code) for one in told] == [(2, 7, "PB002"), (2, 26, "PB001")]


ODD = "X = '\\d'\nPORT = 8124\nassert X is 'x'\n"


@pytest.mark.parametrize("filter_", ["default", "error"])
@pytest.mark.parametrize("form", ["default", "portbind"])
def test_python_warns_of_another_file(project: Project, form: str, filter_: str) -> None:
    """Nothing is printed for who lints this file alone, and the other one is read."""
    project.write("tests/helpers.py", ODD)
    project.write(
        "tests/test_it.py",
        "import os\nimport socket\nfrom helpers import PORT\n\n\ndef test_it():\n"
        "    socket.create_server(('', PORT))\n    os.spawnlp(0, 'python', 'python', '-c', 'x = \"\\\\d\"')\n",
    )
    done = project.flake8(
        "--select=PB0", f"--format={form}", "tests/test_it.py", program=("-W", filter_, "-m", "flake8")
    )
    assert not done.stderr
    assert done.returncode == 1
    assert "8124" in done.stdout


def test_python_warns_of_a_file_that_a_comment_exempts(project: Project) -> None:
    project.write("tests/test_it.py", f"# flake8: noqa\n{ODD}{SERVER}")
    done = project.flake8("--format=portbind", "tests/test_it.py")
    assert not done.stderr
    assert "takes 8000" in done.stdout


@pytest.mark.parametrize("text", ["[" * 5_000, "not " * 50_000 + "x", "x + " * 50_000 + "x", "-" * 50_000 + "1"])
def test_an_annotation_that_is_too_deep_to_parse(text: str) -> None:
    source = f"import socket\n\n\ndef listen(sock: '{text}'):\n    sock.bind(('', 8125))\n"
    assert found(source) == ["5:10: PB002", "5:20: PB001"]
    assert found(source.replace("bind", "connect")) == []


@pytest.mark.skipif(sys.version_info < (3, 15), reason="lazy imports are of Python 3.15")
@pytest.mark.parametrize(
    "imported", ["lazy from helpers import make", "lazy \\\n  from helpers import make", "x=1;lazy import helpers"]
)
def test_lazy_imports_of_the_project(tmp_path: Path, imported: str) -> None:
    (tmp_path / "setup.cfg").touch()
    (tmp_path / "helpers.py").write_text(
        "lazy import zmq\n\n\ndef make(port):\n    zmq.Context().socket(1).bind(f'tcp://*:{port}')\n", encoding="utf-8"
    )
    callee = "helpers.make" if "import helpers" in imported else "make"
    for port, codes in ((8123, ["PB002", "PB001"]), (0, [])):
        source = f"{imported}\n\n\ndef test_it():\n    {callee}({port})\n"
        told = findings(ast.parse(source), str(tmp_path / "test_it.py"), source.splitlines(True), Settings())
        assert [one.code for one in told] == codes


def test_each_caller_takes_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one whose argument is known already, or who leaves it to the default; finding each of the 1,000 takes two."""
    filled, count = parameters.filled, 0

    def counted(*arguments: Any) -> Any:
        nonlocal count
        count += 1
        return filled(*arguments)

    monkeypatch.setattr(parameters, "filled", counted)
    monkeypatch.setattr(evaluate.Evaluator.ask, "__defaults__", (2_200,))
    source = "import socket\n\ndef start(port=8000):\n    socket.create_server(('', port))\n\n" + "start()\n" * 1_000
    findings(ast.parse(source), "tests/test_it.py", source.splitlines(keepends=True), Settings())
    assert 0 < count <= 300


def test_many_lists_of_one_name() -> None:
    """More than are followed one by one are taken for one list, with what all of them have grown from."""
    grown = "".join(f"    if flag({n}):\n        words = base + ['--log', '{n}']\n" for n in range(12))
    source = f"import subprocess\n\ndef test_it():\n    base = ['uvicorn', 'app:app', '--port', '{{}}']\n    words = base\n{grown}    subprocess.Popen(words)\n"
    assert found(source.format(8123)) == ["4:45: PB001", "30:16: PB002"]
    assert found(source.format(0)) == []
    apart = "".join(f"    if flag({n}):\n        words = ['uvicorn', '--port', '{8100 + n}']\n" for n in range(12))
    source = f"import subprocess\n\ndef test_it():\n    words = []\n{apart}    subprocess.Popen(words)\n"
    assert len(found(source)) in (1, 13)


def test_many_numbers_of_one_name() -> None:
    """Of more than are followed the first and the latest ones are reported."""
    several = "".join(f"    if flag({n}):\n        port = {20_000 + n}\n" for n in range(200))
    source = f"import socket\n\ndef test_it():\n    port = 0\n{several}    socket.create_server(('localhost', port))\n"
    codes = found(source)
    assert codes[-1] == "405:12: PB002"
    assert 64 < len(codes) <= 129


def test_a_command_that_grows_under_many_conditions() -> None:
    grown = "".join(f"    if flag({n}):\n        command += ' --log {n}'\n" for n in range(10))
    source = (
        f"import os\n\ndef test_it():\n    command = 'uvicorn app:app --port {{}}'\n{grown}    os.system(command)\n"
    )
    assert found(source.format(8123)) == ["4:15: PB001", "25:8: PB002"]
    assert found(source.format(0)) == []


def test_a_command_that_grows_in_many_branches() -> None:
    """More than 64 ways are followed no further than the latest of each branch."""
    grown = "".join(
        f"    if flag({n}):\n        command += ' --log {n}'\n    else:\n        command += ' --no-log'\n"
        for n in range(8)
    )
    source = (
        f"import os\n\ndef test_it():\n    command = 'uvicorn app:app --port {{}}'\n{grown}    os.system(command)\n"
    )
    assert found(source.format(8123)) == ["4:15: PB001", "37:8: PB002"]
    assert found(source.format(0)) == []


def test_lists_that_begin_with_nothing() -> None:
    apart = "".join(f"    if flag({n}):\n        words = []\n        words += ['{n}']\n" for n in range(12))
    source = f"import subprocess\n\ndef test_it():\n    words = []\n{apart}    subprocess.Popen(['uvicorn', '--port', '{{}}', *words])\n"
    assert found(source.format(8123)) == ["41:16: PB002", "41:44: PB001"]
    assert found(source.format(0)) == []


@pytest.mark.parametrize("most", [1, 3, 10, 30, 100, 300])
def test_questions_that_ask_for_too_much(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """Wherever an answer is cut short, what is found stands in the file, and what is remembered is no part of it."""
    monkeypatch.setattr(evaluate.Evaluator.ask, "__defaults__", (most,))
    for case in cases():
        if case.file.stem in ("ways", "ways_in_rings", "conditions", "reached", "branches_that_bind"):
            lines = case.source.splitlines()
            assert all(1 <= line <= len(lines) for line, _, _ in places(case.source, case.path))


def test_an_error_of_ours_is_told_with_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*arguments: Any) -> None:
        raise ValueError("no number")

    monkeypatch.setattr(plugin, "findings", fails)
    with pytest.raises(PluginExecutionFailed, match=r"tests/test_it\.py.*no number"):
        list(plugin.PortBind(ast.parse(""), "tests/test_it.py", []).run())
