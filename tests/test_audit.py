"""The audit report: what it counts, and flake8's part in it."""

import ast
import multiprocessing
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from flake8.main import cli
from harness import ROOT, Case, cases, lines_of, lint

from flake8_portbind import sight
from flake8_portbind.audit import hand_over
from flake8_portbind.audit.hand_over import survey
from flake8_portbind.audit.page import page
from flake8_portbind.audit.survey import Survey
from flake8_portbind.settings import Settings
from flake8_portbind.sight import look

CONFTEST = """\
import socket

import pytest


@pytest.fixture
def server():
    with socket.create_server(("localhost", 8001)) as sock:
        yield sock
"""
TESTS = """\
import os
import socket
from http.server import HTTPServer

import portpicker
import pytest
from flask import Flask

app = Flask(__name__)
PORT = 8001
OTHER_PORT = 8009


@pytest.fixture(autouse=True)
def background():
    socket.create_server(("localhost", 8002))


class TestServer:
    def setup_method(self):
        self.server = HTTPServer(("", 8003), None)

    def test_it(self, server):
        assert self.server.server_port == 8003


def start(port):
    return socket.create_server(("localhost", port))


def test_helper():
    start(PORT)


def test_accepted():
    socket.create_server(("localhost", 8004))  # noqa: PB001, PB002


def test_safe(port):
    socket.create_server(("localhost", 0))
    HTTPServer(("", int(os.environ["PORT"])), None)
    HTTPServer(("", portpicker.pick_unused_port()), None)
    HTTPServer(("", port), None)


def test_link():
    link = "http://localhost:8005/"
    assert link != "http://localhost:8006/"
    connect(port=8007)


@pytest.fixture(name="client")
def flask_client():
    return app.test_client()


def test_client(client):
    assert client.get("/").status_code == 404
"""
CURE = "use port 0 and read the number back from getsockname()"
FILES = {"tests/conftest.py": CONFTEST, "tests/test_it.py": TESTS}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "setup.cfg").write_text("[flake8]\n", "utf-8")
    (tmp_path / "tests").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def flake8(folder: Path, *arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "flake8", "--select=PB0", "--format=portbind", *arguments)
    return subprocess.run(command, cwd=folder, input=stdin, capture_output=True, text=True, timeout=120, check=False)


def sections(text: str) -> dict[str, str]:
    parts = text.split("\n## ")
    return {part.partition("\n")[0]: part.partition("\n")[2].strip() for part in parts}


def said(section: str) -> str:
    """What a section lists, below the sentence that says what it is."""
    return section.partition("\n\n")[2]


def test_the_page(project: Path) -> None:
    done = flake8(project, "tests")
    assert (done.returncode, done.stderr) == (1, "")
    told = sections(done.stdout)
    heading, verdict = done.stdout.split("\n\n")[:2]
    assert heading == "# Ports and parallel tests"
    # The fixture in the file is automatic, so that every test of the file takes its port.
    assert (
        verdict
        == "**Not ready for parallel runs: 3 ports are taken by 6 tests.** Several files take 8001. 2 files read."
    )
    assert told["Ports"].splitlines()[2:] == [
        "| 8001 | 2 | 2 | tests/conftest.py:8 `socket.create_server()` in `server`"
        "<br>tests/test_it.py:28 `socket.create_server()` in `start` |",
        "| 8002 | 1 | 6 | tests/test_it.py:16 `socket.create_server()` in `background` |",
        "| 8003 | 1 | 1 | tests/test_it.py:21 `HTTPServer()` in `TestServer.setup_method` |",
    ]
    assert f"| 28 | `socket.create_server()` | 8001 | `PORT`, line 10 | PB001, PB002 | {CURE} |" in told["Files"]
    assert said(told["Accepted"]) == "- tests/test_it.py:36 `socket.create_server()` takes 8004"
    assert said(told["Listeners that are safe"]).splitlines() == [
        "- tests/test_it.py:40 `socket.create_server()`: the operating system chooses the port, or there is none",
        "- tests/test_it.py:41 `HTTPServer()`: the environment or the command line chooses the port",
    ]
    assert said(told["Numbers that nothing listens on"]).splitlines() == [
        "- tests/test_it.py:11 `8009`: no listener in sight takes what it is assigned to",
        "- tests/test_it.py:47 `'http://localhost:8005/'`: no listener in sight takes what it is assigned to",
        "- tests/test_it.py:48 `'http://localhost:8006/'`: it is only compared",
        "- tests/test_it.py:49 `8007`: it goes to connect(), which is not known to listen",
    ]
    assert (
        said(told["Tests that go through an in-process client"])
        == "- tests/test_it.py: `app.test_client()` in `test_client`"
    )
    assert said(told["What could not be proved"]).splitlines() == [
        "- tests/test_it.py:42 `HTTPServer()`: the port was free when it was probed, and may be taken when it is bound",
        "- tests/test_it.py:43 `HTTPServer()`: the port can't be seen from here",
    ]


def test_workers_say_the_same(project: Path) -> None:
    assert flake8(project, "--jobs=2", "tests").stdout == flake8(project, "--jobs=1", "tests").stdout


def test_a_clean_project(project: Path) -> None:
    (project / "tests" / "test_it.py").write_text("def test_nothing():\n    pass\n", "utf-8")
    (project / "tests" / "conftest.py").write_text(CONFTEST.replace("8001", "0"), "utf-8")
    done = flake8(project, "tests")
    assert done.returncode == 0
    assert "**Ready for parallel runs.** 2 files read." in done.stdout


def test_what_is_accepted_is_not_kept_from_the_verdict(project: Path) -> None:
    (project / "tests" / "test_it.py").write_text(CONFTEST, "utf-8")
    done = flake8(project, "--per-file-ignores=*:PB0", "tests")
    assert "**Ready for parallel runs, but 2 taken ports are accepted.** 2 files read." in done.stdout
    server = (
        "import socket\n\nsocket.create_server(('', 8000))  # noqa: PB001, PB002\nsocket.create_server(('', port))\n"
    )
    (project / "tests" / "test_it.py").write_text(server, "utf-8")
    done = flake8(project, "tests/test_it.py")
    assert "Ready for parallel runs, but 1 taken port is accepted and 1 place could not be proved.**" in done.stdout


def test_the_exit_status_is_that_of_flake8(project: Path) -> None:
    assert flake8(project, "--exit-zero", "tests").returncode == 0
    assert flake8(project, "--per-file-ignores=*:PB0", "tests").returncode == 0


def test_findings_of_other_plugins_are_counted(project: Path) -> None:
    done = flake8(project, "--extend-select=F", "tests")
    assert sections(done.stdout)["Other findings of flake8"] == "- F821: 1"


def test_a_path_that_leads_nowhere_is_not_ready(project: Path) -> None:
    done = flake8(project, "nowhere")
    assert "**Nothing can be said: no file was read.** 1 file could not be read." in done.stdout
    done = flake8(project, "nowhere.py", "setup.py", "tests/test_it.py")
    assert "1 file read. 2 files could not be read." in done.stdout
    assert sections(done.stdout)["Files that can't be read"] == "- nowhere.py\n- setup.py"


def test_lines_of_which_the_same_is_said_stand_together(project: Path) -> None:
    server = "socket.create_server(('', 0))\n"
    (project / "tests" / "test_it.py").write_text(f"import socket\n\n{server}{server}{server}", "utf-8")
    told = said(sections(flake8(project, "tests/test_it.py").stdout)["Listeners that are safe"])
    assert told.startswith("- tests/test_it.py:3, 4, 5 `socket.create_server()`: the operating system chooses")
    assert "\n" not in told


def test_each_file_is_looked_at_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def counted(tree: ast.Module, filename: str, lines: list[str], chosen: Settings) -> object:
        seen.append(filename)
        return look(tree, filename, lines, chosen)

    monkeypatch.setattr(hand_over, "look", counted)
    monkeypatch.setattr(sight, "look", counted)
    monkeypatch.chdir(project)
    # flake8 runs no plugin on this one.
    (project / "tests" / "test_exempt.py").write_text(f"# flake8: noqa\n{CONFTEST}", "utf-8")
    assert cli.main(["--select=PB0", "--format=portbind", "--jobs=1", "--output-file=page.md", "tests"]) == 1
    assert sorted(seen) == ["tests/conftest.py", "tests/test_exempt.py", "tests/test_it.py"]
    told = sections((project / "page.md").read_text("utf-8"))
    assert "- tests/test_exempt.py:9 `socket.create_server()` takes 8001" in told["Accepted"]


# What `python -m flake8` does, with a start method of its own, and where a file that was linted is not surveyed again.
ONCE = """\
import multiprocessing
import sys

from flake8.main.cli import main
from flake8_portbind.audit import hand_over


def again(*arguments):
    raise SystemExit("a file was surveyed again")


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv.pop(1))
    hand_over.survey = again
    raise SystemExit(main())
"""


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_every_worker_hands_over_what_it_has_seen(project: Path, method: str) -> None:
    (project / "run_flake8.py").write_text(ONCE, "utf-8")
    command = (sys.executable, "run_flake8.py", method, "--select=PB0", "--format=portbind", "--jobs=2", "tests")
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == flake8(project, "--jobs=1", "tests").stdout


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.file.stem)
def test_the_report_changes_no_finding(case: Case) -> None:
    lines = lines_of(case.source)
    path = str(ROOT / case.path)
    assert hand_over.both(ast.parse(case.source), path, lines, Settings())[0] == lint(case.source, case.path)


def test_nothing_is_left_behind(project: Path) -> None:
    temporary = project / "temporary"
    temporary.mkdir()
    command = (sys.executable, "-m", "flake8", "--select=PB0", "--format=portbind", "--jobs=2", "tests")
    environment = {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))}
    subprocess.run(command, cwd=project, env=environment, capture_output=True, timeout=120, check=False)
    assert list(temporary.iterdir()) == []


MODEL = ("model", "model.nodes", "model.roots", "model.testcode")


def test_other_formats_load_nothing_of_the_report(project: Path) -> None:
    program = (
        "import sys; from flake8.main.cli import main; main(['--select=PB0', '--jobs=1', 'setup.py']);"
        "print(sorted(name for name in sys.modules if name.startswith('flake8_portbind.')))"
    )
    (project / "setup.py").touch()
    done = subprocess.run(
        (sys.executable, "-c", program), cwd=project, capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout.strip() == str(
        [f"flake8_portbind.{name}" for name in ("audit", "audit.formatter", *MODEL, "plugin", "settings")]
    )


def test_a_file_that_can_hold_no_finding(project: Path) -> None:
    (project / "test_links.py").write_text('HOME_PORT = 8005\nHOME = "http://localhost:8006/"\n', "utf-8")
    told = said(sections(flake8(project, "test_links.py").stdout)["Numbers that nothing listens on"])
    assert told.splitlines() == [
        "- test_links.py:1 `8005`: no listener in sight takes what it is assigned to",
        "- test_links.py:2 `'http://localhost:8006/'`: no listener in sight takes what it is assigned to",
    ]


def test_standard_input(project: Path) -> None:
    done = flake8(project, "--stdin-display-name=tests/test_new.py", "-", stdin=CONFTEST)
    assert "tests/test_new.py:8 `socket.create_server()` in `server`" in done.stdout


def test_standard_input_that_a_comment_exempts(project: Path) -> None:
    """flake8 runs no plugin on it; the report says all the same what it takes."""
    done = flake8(project, "--stdin-display-name=tests/test_new.py", "-", stdin="# flake8: noqa\n" + CONFTEST)
    assert said(sections(done.stdout)["Accepted"]) == "- tests/test_new.py:9 `socket.create_server()` takes 8001"


def test_an_output_file(project: Path) -> None:
    done = flake8(project, "--output-file=report.md", "tests")
    assert done.stdout == ""
    assert (project / "report.md").read_text("utf-8") == flake8(project, "tests").stdout


def test_a_file_that_does_not_parse(project: Path) -> None:
    (project / "tests" / "test_broken.py").write_text("import socket\n\ndef broken(:\n", "utf-8")
    told = sections(flake8(project, "tests").stdout)
    assert "- tests/test_broken.py:3 `tests/test_broken.py`: the file can't be parsed" in said(
        told["What could not be proved"]
    )


def test_ports_that_several_files_want_stand_first() -> None:
    surveys = {
        name: survey(name, [f"import socket\nsocket.create_server(('', {port}))\n"], Settings())
        for name, port in (("test_a.py", 8000), ("test_b.py", 9000), ("test_c.py", 9000))
    }
    reported = {name: frozenset().union(*(taken.places for taken in one.taken)) for name, one in surveys.items()}
    text = page(surveys, reported, Counter())
    assert [row.split()[1] for row in sections(text)["Ports"].splitlines()[2:]] == ["9000", "8000"]
    assert "2 ports are taken, by no test in sight.** Several files take 9000. 3 files read." in text


def test_the_verdict_names_the_first_ports_that_several_files_want() -> None:
    source = "import socket\n" + "".join(f"socket.create_server(('', {port}))\n" for port in range(9995, 10002))
    surveys = {name: survey(name, lines_of(source), Settings()) for name in ("test_a.py", "test_b.py")}
    reported = {name: frozenset().union(*(taken.places for taken in one.taken)) for name, one in surveys.items()}
    assert "Several files take 9995, 9996, 9997, 9998, 9999 and 2 more." in page(surveys, reported, Counter())


def test_guesses_have_a_row_of_their_own() -> None:
    source = "import random, socket\n\ndef test_it():\n    socket.create_server(('', random.randint(1024, 9999)))\n"
    found = survey("test_it.py", [source], Settings())
    text = page({"test_it.py": found}, {"test_it.py": found.taken[0].places}, Counter())
    assert "1 port is guessed by 1 test" in text
    assert "| guessed | 1 | 1 |" in text


def test_nothing_at_all() -> None:
    assert "**Ready for parallel runs.** 1 file read." in page({"a.py": Survey()}, {}, Counter())


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_terminal_sees_that_the_run_is_alive(project: Path) -> None:
    """flake8 waits for its input, and so the pulse beats until this test gives it some."""
    import pty

    reader, writer = pty.openpty()
    command = (sys.executable, "-m", "flake8", "--format", "portbind", "-")
    with subprocess.Popen(command, cwd=project, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=writer) as child:
        seen = b""
        while b"flake8-portbind: 0 files looked at (" not in seen:
            seen += os.read(reader, 100)
        page, _ = child.communicate(CONFTEST.encode())
        assert b"8001" in page
        os.write(writer, b"!")
        while not seen.endswith(b"!"):
            seen += os.read(reader, 100)
    os.close(reader)
    os.close(writer)
    assert seen.endswith(b"\r\x1b[K!")


def test_this_project_is_ready() -> None:
    done = subprocess.run(
        (sys.executable, "-m", "flake8", "--format=portbind", "docs/recipes"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0
    assert "**Ready for parallel runs.** 15 files read." in done.stdout


def test_numbers_that_nothing_listens_on() -> None:
    source = """\
import requests

class Page:
    port: int = "localhost:8101"

def test_it(client):
    "Reads http://localhost:8102/."
    requests.get("http://localhost:8103/")
    self.assertEqual("http://localhost:8104/", 1)
    calls[0]("http://localhost:8105/")
    return "http://localhost:8106/"
    timeout = 8107
    start(workers=8108)
    port = 79
    start(port=8109)
"""
    told = {one.what.strip("`"): one.why for one in survey("tests/test_it.py", lines_of(source), Settings()).idle}
    assert told == {
        "'localhost:8101'": "no listener in sight takes what it is assigned to",
        "'http://localhost:8103/'": "get() dials it, and takes no port",
        "'http://localhost:8104/'": "it is only compared",
        "'http://localhost:8105/'": "it goes to a call(), which is not known to listen",
        "'http://localhost:8106/'": "no listener in sight takes it",
        "8109": "it goes to start(), which is not known to listen",
    }


def test_a_file_out_of_scope() -> None:
    source = ["import socket\n", "socket.create_server(('', 8000))\n"]
    assert survey("src/it.py", source, Settings()) == Survey()
    assert survey("src/it.py", source, Settings(scope="all")).taken


def test_where_a_number_comes_from(tmp_path: Path) -> None:
    (tmp_path / "setup.cfg").touch()
    (tmp_path / "ports.py").write_text("PORT = 8201\n", "utf-8")
    source = """\
import socket, random, uvicorn
from ports import PORT

uvicorn.run("app:app")
socket.create_server(("", 8202))
socket.create_server(("", PORT))
socket.create_server(("", random.randint(8000, 9000)))
"""
    told = survey(str(tmp_path / "test_it.py"), lines_of(source), Settings()).taken
    assert [(one.line, one.source) for one in told] == [
        (4, "the library's default"),
        (5, "line 5"),
        (6, "`PORT`, ports.py:1"),
        (7, "a guess"),
    ]


def test_what_stands_in_a_lambda() -> None:
    source = """\
import socket

class Server:
    def start(self):
        return (lambda: socket.create_server(("", 8301)))()
"""
    (taken,) = survey("tests/test_it.py", lines_of(source), Settings()).taken
    assert (taken.line, taken.function) == (5, "Server.start")


def test_a_file_that_is_not_there(project: Path) -> None:
    done = flake8(project, "tests/test_gone.py")
    assert "1 file could not be read" in done.stdout
    assert not done.stderr


def test_what_a_test_uses() -> None:
    source = """\
import pytest

start = lambda: 0

@pytest.mark.usefixtures("first", name)
def test_it(second, *, third):
    start()
    calls[0]()
"""
    (test,) = survey("test_it.py", lines_of(source), Settings()).functions
    assert test.uses == {"first", "second", "third", "start"}


def test_a_run_behind_one_that_was_not_ended(project: Path) -> None:
    """flake8's interface for Python programs never tells a formatter that it may write its page."""
    program = """
import gc

from flake8.api import legacy

def found(**options):
    gc.collect()  # what the last run has left
    return legacy.get_style_guide(select=["PB0"], **options).check_files(["tests"]).total_errors

print(found(), found(format="portbind"), found())
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=project, capture_output=True, text=True, check=False)
    assert not done.stderr
    first, *others = done.stdout.splitlines()[-1].split()
    assert int(first) > 1
    assert others == [first, first]
