"""The plugin as users meet it: through flake8 itself, in a process of its own."""

import subprocess
from pathlib import Path

import pytest
from project import SERVER, Project, short

BOTH = ["3:8: PB001", "7:12: PB002"]


def test_findings(project: Project) -> None:
    done = project.flake8("--select", "PB0", "tests")
    assert done.returncode == 1
    assert [short(line) for line in done.stdout.splitlines()] == BOTH
    assert done.stdout.startswith(str(Path("tests", "test_it.py")))
    assert "port 8000" in done.stdout


def test_the_version_is_shown(project: Project) -> None:
    assert "flake8-portbind: " in project.flake8("--version").stdout


def test_a_clean_file(project: Project) -> None:
    project.write("tests/test_it.py", SERVER.replace("8000", "0"))
    assert project.lint() == []


def test_noqa_on_the_number(project: Project) -> None:
    project.write("tests/test_it.py", SERVER.replace("8000", "8000  # noqa: PB001"))
    assert project.lint() == BOTH[1:]


def test_noqa_on_the_call(project: Project) -> None:
    project.write("tests/test_it.py", SERVER.replace("PORT))", "PORT))  # noqa: PB002"))
    assert project.lint() == BOTH[:1]


def test_noqa_for_another_code(project: Project) -> None:
    project.write("tests/test_it.py", SERVER.replace("8000", "8000  # noqa: PB002"))
    assert project.lint() == BOTH


def test_noqa_on_the_line_of_the_callee(project: Project) -> None:
    call = 'socket.create_server(  # noqa: PB002\n        ("localhost", 8000),  # noqa: PB001\n    )'
    project.write("tests/test_it.py", SERVER.replace('socket.create_server(("localhost", PORT))', call))
    assert project.lint() == []


def test_noqa_behind_the_closing_bracket(project: Project) -> None:
    call = 'socket.create_server(\n        ("localhost", PORT),\n    )  # noqa: PB002'
    project.write("tests/test_it.py", SERVER.replace('socket.create_server(("localhost", PORT))', call))
    assert project.lint() == BOTH


def test_per_file_ignores(project: Project) -> None:
    project.write("setup.cfg", "[flake8]\nper-file-ignores =\n    tests/test_it.py: PB001\n")
    assert project.lint() == BOTH[1:]


def test_jobs_do_not_matter(project: Project) -> None:
    for index in range(8):
        project.write(f"tests/test_{index}.py", SERVER.replace("8000", str(8000 + index)))
    listeners = ["--portbind-listeners", "socket.create_server:address@0"]
    alone = project.flake8("--select", "PB0", "--jobs", "1", *listeners, "tests")
    together = project.flake8("--select", "PB0", "--jobs", "2", *listeners, "tests")
    assert len(alone.stdout.splitlines()) == 18
    assert (together.stdout, together.stderr) == (alone.stdout, alone.stderr)


def test_standard_input(project: Project) -> None:
    source = SERVER.replace("PORT = 8000\n", "").replace("test_server():", "serve(PORT=8000):")
    named = project.lint("--stdin-display-name", "tests/test_x.py", "-", stdin=source)
    assert named == ["5:16: PB001", "6:12: PB002"]
    assert project.lint("--stdin-display-name", "src/x.py", "-", stdin=source) == []
    assert project.lint("-", stdin=SERVER) == [], "nothing but a name says that it is a test"
    assert project.lint("-", stdin=SERVER.replace("import socket", "import socket, pytest")) == BOTH


OPINIONS = """\
import socket


def find_free_port():
    with socket.socket() as s:
        s.bind(("localhost", 0))
        return s.getsockname()[1]


def test_probed():
    socket.create_server(("localhost", find_free_port()))


def test_unknown(port):
    socket.create_server(("localhost", port))
"""


def test_opinions_are_off_by_default(project: Project) -> None:
    project.write("tests/test_it.py", OPINIONS)
    done = project.flake8("tests")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_opinions_can_be_turned_on(project: Project) -> None:
    project.write("tests/test_it.py", OPINIONS)
    assert project.lint("--extend-select", "PB9", "tests") == ["7:18: PB901", "11:12: PB901", "15:12: PB902"]
    project.write("setup.cfg", "[flake8]\nextend-select = PB9\n")
    assert project.lint("tests") == ["7:18: PB901", "11:12: PB901", "15:12: PB902"]


def test_scope(project: Project) -> None:
    project.write("src/server.py", SERVER.replace("test_server", "serve"))
    assert project.lint(".") == BOTH
    assert len(project.lint("--portbind-scope=all", ".")) == 4
    project.write("setup.cfg", "[flake8]\nportbind-scope = all\n")
    assert len(project.lint(".")) == 4
    assert project.lint("--portbind-scope=tests", ".") == BOTH


def test_test_paths(project: Project) -> None:
    source = SERVER.replace("test_server", "serve")
    project.write("checks/server.py", source)
    assert project.lint("checks") == []
    wanted = "--portbind-test-paths=checks/*"
    assert project.lint(wanted, "checks") == BOTH
    assert project.lint(wanted, str(project.folder / "checks")) == BOTH
    assert project.lint(wanted, "--stdin-display-name=checks/server.py", "-", stdin=source) == BOTH
    assert project.lint(wanted, "--stdin-display-name=other/server.py", "-", stdin=source) == []


def test_a_file_that_does_not_parse(project: Project) -> None:
    project.write("tests/test_it.py", SERVER + "def broken(:\n")
    done = project.flake8("--select", "PB0,E9", "tests")
    assert "E999" in done.stdout
    assert "PB0" not in done.stdout
    assert not done.stderr


BAD_OPTIONS = [
    ("portbind-scope", "everywhere", "tests, all"),
    ("portbind-listeners", "no-dots", "port"),
    ("portbind-test-paths", "/checks/*.py", "checks/*.py"),
    ("portbind-test-paths", "tests", "tests/*"),
    ("portbind-listeners", "mylib.serve", "port"),
    ("portbind-listeners", "mylib.serve:tcp@0", "address"),
    ("portbind-listeners", "mylib.serve:address", "address"),
    ("portbind-listeners", "mylib.serve:port:default=99999", "default=NUMBER"),
    ("portbind-listeners", "mylib.serve:port:kind=web", "app"),
    ("portbind-listeners", "mylib.serve:port:reach=module", "reach=function|class|method"),
    ("portbind-listeners", "mylib.serve:port@1:reach=method", "dotted name"),
    ("portbind-listeners", "mylib.serve:port@1:port=number", "dotted name"),
    ("portbind-listeners", "mylib.serve:port=where:address=where", "dotted name"),
    ("portbind-listeners", "mylib.serve:port@1:endpoint@1", "dotted name"),
    ("portbind-listeners", "mylib.serve:default=8000:default=8001", "dotted name"),
    ("portbind-listeners", "mylib.serve:port:starts=", "starts=NAME|NAME"),
    ("portbind-listeners", "mylib.serve:port:zero=0", "zero=NUMBER"),
    ("portbind-listeners", "mylib.serve:port=", "port=listen_port@2"),
    ("portbind-listeners", "mylib.serve:port@", "port=listen_port@2"),
    ("portbind-port-sources", "mylib.free_port:safe", "probed"),
    ("portbind-port-sources", "mylib.free_port", "per-worker"),
    ("portbind-port-sources", "mylib.free_port:probed:guessed", "os-chosen"),
    ("portbind-port-sources", "my-port:probed", "mylib.free_port:probed"),
]


def _refused(done: subprocess.CompletedProcess[str], option: str, value: str, allowed: str) -> None:
    heading, *lines = (done.stdout + done.stderr).strip().splitlines()
    assert done.returncode == 1
    assert heading == "There was a critical error during execution of Flake8:"
    assert len(lines) == 2, lines
    assert f"--{option}" in lines[0]
    assert value in lines[0]
    assert allowed in lines[1]


@pytest.mark.parametrize(("option", "value", "allowed"), BAD_OPTIONS)
def test_a_bad_value_on_the_command_line(project: Project, option: str, value: str, allowed: str) -> None:
    _refused(project.flake8(f"--{option}={value}", "tests"), option, value, allowed)


@pytest.mark.parametrize(("option", "value", "allowed"), BAD_OPTIONS[:2])
def test_a_bad_value_in_the_configuration(project: Project, option: str, value: str, allowed: str) -> None:
    project.write("setup.cfg", f"[flake8]\n{option} = {value}\n")
    _refused(project.flake8("tests"), option, value, allowed)


@pytest.mark.parametrize("option", ["portbind-listeners", "portbind-test-paths"])
@pytest.mark.parametrize(
    "written",
    [
        '["one.serve:port", "two.serve:port"]',
        '[\n    "one.serve:port",\n    "two.serve:port",\n    ]',
        "['one.serve:port']",
    ],
)
def test_a_list_as_toml_writes_it(project: Project, option: str, written: str) -> None:
    project.write("setup.cfg", f"[flake8]\n{option} = {written}\n")
    right = f"{option} = one.serve:port, two.serve:port" if "two" in written else f"{option} = one.serve:port"
    _refused(project.flake8("tests"), option, "one.serve:port", right)


IMPORTS = [
    ("import project.web", "project.web.launch"),
    ("import project.web as w", "w.launch"),
    ("from project import web", "web.launch"),
    ("from project import web as w", "w.launch"),
    ("from project.web import launch", "launch"),
    ("from project.web import launch as go", "go"),
]


def test_own_listeners_by_any_import(project: Project) -> None:
    expected = []
    for index, (imported, call) in enumerate(IMPORTS):
        calls = f'    {call}("x", 8123)\n    {call}("x", 0)\n    {call}(8124)\n'
        project.write(f"own/test_{index}a.py", f"{imported}\n\n\ndef test_own():\n    pass\n{calls}")
        project.write(f"own/test_{index}b.py", f"\n\n\ndef test_own():\n    {imported}\n{calls}")
        name = 5 + call.rfind(".") + 1
        number = 5 + len(call + '("x", ')
        expected += [f"6:{name}: PB002", f"6:{number}: PB001"] * 2
    assert project.lint("--portbind-listeners", "project.web.launch:port=number@1", "own") == expected
    assert project.lint("own") == []


def test_own_listeners_by_star_and_relative_imports(project: Project) -> None:
    project.write("own/__init__.py", "")
    project.write("own/web.py", "def launch(number): ...\n\n\nclass Box:\n    def __init__(self, address): ...\n")
    project.write("own/tests/__init__.py", "")
    project.write(
        "own/tests/test_relative.py",
        "from ..web import launch as go\n\n\ndef test_own():\n    go(8123)\n    go(0)\n",
    )
    project.write(
        "own/tests/test_star.py", "from own.web import *\n\n\ndef test_own():\n    launch(8124)\n    launch(0)\n"
    )
    project.write(
        "own/tests/test_twice.py",
        """\
from ..web import Box


class One(Box):
    pass


class Two(One):
    pass


def test_own():
    Two(("localhost", 8125))
    Two(("localhost", 0))
""",
    )
    rows = "own.web.launch:port=number@0, own.web.Box:address@0"
    assert project.lint("--portbind-listeners", rows, "own/tests") == [
        "5:5: PB002",
        "5:8: PB001",
        "5:5: PB002",
        "5:12: PB001",
        "13:5: PB002",
        "13:23: PB001",
    ]
    assert project.lint("own/tests") == []


def test_own_listeners_with_a_default(project: Project) -> None:
    project.write(
        "tests/test_it.py", "from mylib import launch\n\n\ndef test_own():\n    launch()\n    launch(number=0)\n"
    )
    found = project.lint("--portbind-listeners", "mylib.launch:port=number:default=8000", "tests")
    assert found == ["5:5: PB002"]


def test_own_class(project: Project) -> None:
    source = """\
import mylib


class Own(mylib.Box):
    pass


def test_own():
    mylib.Box(("localhost", 8123))
    Own(("localhost", 8124))
"""
    project.write("tests/test_it.py", source)
    found = project.lint("--portbind-listeners", "mylib.Box:address@0", "tests")
    assert found == ["9:11: PB002", "9:29: PB001", "10:5: PB002", "10:23: PB001"]


def test_own_method(project: Project) -> None:
    source = """\
import mylib


class Own(mylib.Box):
    pass


def test_own():
    mylib.Box().listen(8123)
    Own().listen(where=8124)
    box = mylib.Box()
    box.listen()
    box.listen(0)
"""
    project.write("tests/test_it.py", source)
    found = project.lint("--portbind-listeners", "mylib.Box.listen:port=where@0:default=8000", "tests")
    expected = ["9:17: PB002", "9:24: PB001", "10:11: PB002", "10:24: PB001", "12:9: PB002"]
    assert found == expected


def test_own_facts(project: Project) -> None:
    source = """\
from mylib import Site, app_of, connect, serve

app = app_of()


def test_zero():
    serve(port=0)


def test_none():
    serve(port=None)


def test_handed(sock):
    serve(port=8123, sock=sock)


def test_idle():
    Site(bind="localhost:8124")


def test_started():
    Site(bind="localhost:8125").start()
"""
    project.write("tests/test_it.py", source)
    rows = "mylib.serve:port:zero=8000:none=8001:handed=sock|fd, mylib.Site:endpoint=bind:starts=start|run"
    project.write("setup.cfg", f"[flake8]\nportbind-listeners = {rows}\n")
    assert project.lint("tests") == [
        "7:5: PB002",
        "7:16: PB001",
        "11:5: PB002",
        "11:16: PB001",
        "23:5: PB002",
        "23:15: PB001",
    ]


def test_own_arguments_at_two_places(project: Project) -> None:
    source = """\
import mylib


def test_own():
    mylib.serve(8123)
    mylib.serve(where=("localhost", 8124))
    mylib.serve(0)
    mylib.serve(where=("localhost", 0))
"""
    project.write("tests/test_it.py", source)
    found = project.lint("--portbind-listeners", "mylib.serve:port@0:address=where@1", "tests")
    assert found == ["5:11: PB002", "5:17: PB001", "6:11: PB002", "6:37: PB001"]


def test_own_app_server(project: Project) -> None:
    source = """\
import threading

import requests
from fastapi import FastAPI
from mylib import serve

app = FastAPI()


def test_own():
    threading.Thread(target=serve, args=(app,), kwargs={"port": 8123}).start()
    assert requests.get("http://localhost:8123").ok
"""
    project.write("tests/test_it.py", source)
    assert project.lint("--portbind-listeners", "mylib.serve:port=port@1:kind=app", "tests") == [
        "11:29: PB003",
        "11:65: PB001",
    ]


def test_own_port_sources(project: Project) -> None:
    project.write(
        "own/conftest.py",
        "import pytest\n\n\n@pytest.fixture\ndef web_port():\n    return 8123\n",
    )
    sources = {"os-chosen": [], "probed": ["PB901"], "guessed": ["PB002"], "per-worker": [], "configured": []}
    for index, (imported, call) in enumerate(
        [("import project.ports", "project.ports.take"), ("from project import ports as p", "p.take")]
    ):
        project.write(
            f"own/test_{index}.py",
            f"import socket\n\n{imported}\n\n\ndef test_own():\n    socket.create_server(('', {call}()))\n",
        )
    project.write(
        "own/test_fixture.py",
        "import socket\n\n\ndef test_own(web_port):\n    socket.create_server(('', web_port))\n",
    )
    for word, codes in sources.items():
        rows = f"project.ports.take:{word}, web_port:{word}"
        project.write("setup.cfg", f"[flake8]\nportbind-port-sources =\n    {rows}\n")
        found = project.lint("--extend-select", "PB901", "own")
        assert [place.rpartition(" ")[2] for place in found] == codes * 3, word


def test_an_own_name_has_one_row(project: Project) -> None:
    for option, rows in (
        ("portbind-listeners", "mylib.serve:port,mylib.serve:port@1"),
        ("portbind-port-sources", "mylib.free_port:probed,mylib.free_port:guessed"),
    ):
        _refused(project.flake8(f"--{option}={rows}", "tests"), option, "named twice", "one row")


def test_columns_count_characters(project: Project) -> None:
    source = SERVER.replace("    socket", '    größe = "日本語 🎉"; socket').replace("PORT))", 'PORT)); "é"')
    source = source.replace("PORT = ", 'ÄÖÜ = "🐍"; PORT = ')
    project.write("tests/test_it.py", source)
    assert project.lint() == ["3:19: PB001", "7:29: PB002"]


def test_files_as_editors_write_them(project: Project) -> None:
    expected = project.lint()
    for name, text in (("bom", "\ufeff" + SERVER), ("crlf", SERVER.replace("\n", "\r\n")), ("end", SERVER.rstrip())):
        (project.folder / "tests" / "test_it.py").write_bytes(text.encode())
        assert project.lint() == expected, name


def test_an_empty_file(project: Project) -> None:
    project.write("tests/test_it.py", "")
    assert project.lint() == []
