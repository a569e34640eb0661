"""The linted code is an enemy: it is never imported or run, it reads nothing outside its project, it costs no hours."""

from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import re
from pathlib import Path

import backtracking
import pytest
from project import SERVER, Project

import flake8_portbind

BOMB = "from pathlib import Path\n\nPath(__file__ + '.exploded').touch()\nraise SystemExit('it was run')\n"

# Lints with an audit hook that writes down what the interpreter does; the first argument names the log.
WATCHED = """\
import sys

log = open(sys.argv.pop(1), "a", encoding="utf-8")
NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "urllib.Request")
PROCESSES = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "pty.spawn")
WRITES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "shutil.rmtree", "os.chmod")

def watch(event, arguments):
    if event in NETWORK + PROCESSES + WRITES or event == "open":
        mode = arguments[1] if event == "open" else ""
        print(event, arguments[0], mode, sep="\\t", file=log, flush=True)
    elif event == "exec":
        print(event, arguments[0].co_filename, sep="\\t", file=log, flush=True)

from flake8.main.cli import main
sys.addaudithook(watch)
status = main(sys.argv[1:])
log.flush()
raise SystemExit(status)
"""


@pytest.fixture
def trapped(project: Project) -> Project:
    """A project of which every file blows up where it is run."""
    project.write("tests/test_it.py", BOMB + SERVER.replace("PORT = 8000", "from helpers import PORT"))
    project.write("tests/helpers.py", BOMB + "PORT = 8000\n")
    project.write("tests/conftest.py", BOMB + "pytest_plugins = ['plugin']\n")
    project.write("conftest.py", BOMB)
    project.write("plugin.py", BOMB)
    project.write("socket.py", BOMB)
    project.write("sitecustomize.py", BOMB)
    return project


def test_nothing_is_imported_run_written_or_dialled(trapped: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("watch")
    program = outside / "watched.py"
    program.write_text(WATCHED, encoding="utf-8")
    log = outside / "log"
    done = trapped.flake8(
        "--jobs",
        "1",
        "--select",
        "PB",
        "tests/test_it.py",
        program=(str(program), str(log)),
        PYTHONDONTWRITEBYTECODE="1",
    )
    assert "PB002" in done.stdout, done.stderr
    assert not list(trapped.folder.rglob("*.exploded"))
    events = [line.split("\t") for line in log.read_text("utf-8").splitlines()]
    assert {"open"} <= {event[0] for event in events} <= {"open", "exec"}, events
    opened = [event for event in events if event[0] == "open"]
    assert any(event[1].endswith("helpers.py") for event in opened), "the neighbour was not even read"
    assert all(set(event[2]) <= set("rbt") or event[2] == "None" for event in opened), opened
    run = [event[1] for event in events if event[0] == "exec" and event[1].startswith(str(trapped.folder))]
    assert run == []


@pytest.mark.parametrize("way", ["relative", "above", "link", "folder", "plugin"])
def test_other_files_are_read_inside_the_project_only(tmp_path: Path, way: str) -> None:
    (tmp_path / "inside").mkdir()
    project = Project(tmp_path / "inside")
    secret = tmp_path / "outside.py"
    secret.write_text("import pytest\nPORT = 8000\n\n@pytest.fixture\ndef port():\n    return 8000\n", encoding="utf-8")
    (tmp_path / "conftest.py").write_text(secret.read_text("utf-8"), encoding="utf-8")
    test = "def test_it({}):\n    socket.create_server(('', {}))\n"
    sources = {
        "relative": "from ..outside import PORT\n" + test.format("", "PORT"),
        "above": test.format("port", "port"),
        "link": "from linked import PORT\n" + test.format("", "PORT"),
        "folder": "from folder.outside import PORT\n" + test.format("", "PORT"),
        "plugin": f"pytest_plugins = ['outside', '..outside', '../outside', {str(tmp_path / 'outside')!r}]\n"
        + test.format("port", "port"),
    }
    if way == "link":
        (project.folder / "linked.py").symlink_to(secret)
    if way == "folder":
        (project.folder / "folder").symlink_to(tmp_path, target_is_directory=True)
    project.write("test_it.py", "import socket\n" + sources[way])
    assert project.lint("test_it.py") == []
    log = tmp_path / "log"
    (tmp_path / "watched.py").write_text(WATCHED, encoding="utf-8")
    program = (str(tmp_path / "watched.py"), str(log))
    assert not project.flake8("--jobs=1", "--select=PB0", "test_it.py", program=program).stdout
    opened = {line.split("\t")[1] for line in log.read_text("utf-8").splitlines() if line.startswith("open\t")}
    assert {str(project.folder / "test_it.py")} <= {os.path.join(project.folder, name) for name in opened}
    inside = {str(project.folder / "linked.py"), str(project.folder / "folder" / "outside.py")}
    assert opened.isdisjoint({str(secret), str(tmp_path / "conftest.py"), *inside})


def test_the_same_file_inside_is_read(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("linked.py", "PORT = 8000\n")
    project.write(
        "test_it.py", "import socket\nfrom linked import PORT\ndef test_it():\n    socket.create_server(('', PORT))\n"
    )
    assert project.lint("test_it.py") == ["4:12: PB002", "4:31: PB001"]


SOURCES = sorted(Path(flake8_portbind.__path__[0]).rglob("*.py"))
METHODS = ("match", "fullmatch", "search", "finditer", "split", "sub")


def _inside(value: object) -> list[re.Pattern[str]]:
    """The patterns that a module's name holds, in tuples too."""
    if isinstance(value, re.Pattern):
        return [value]
    return [one for item in value for one in _inside(item)] if isinstance(value, tuple) else []


def _methods() -> dict[str, set[str]]:
    """How the package uses each name: `_WORD.search(...)`."""
    used: dict[str, set[str]] = {}
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in METHODS:
                used.setdefault(node.value.id, set()).add(node.attr)
    return used


def patterns() -> dict[str, tuple[re.Pattern[str], str]]:
    """Every regular expression of the package with the most expensive way in which it is used."""
    methods = _methods()
    found = {}
    for info in pkgutil.walk_packages(flake8_portbind.__path__, "flake8_portbind."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for index, pattern in enumerate(_inside(value)):
                used = methods.get(name, {"search"})
                way = next(iter(used)) if len(used) == 1 else "search"
                found[f"{info.name}.{name}.{index}"] = pattern, way
    return found


PATTERNS = patterns()
each_pattern = pytest.mark.parametrize(("pattern", "method"), PATTERNS.values(), ids=PATTERNS)


def test_every_pattern_is_found() -> None:
    """None is made where the test can't see it."""
    inside = []
    for source in SOURCES:
        for function in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
                inside += [
                    f"{source.name}: {ast.unparse(node.func)}"
                    for node in ast.walk(function)
                    if isinstance(node, ast.Call)
                    and ast.unparse(node.func).startswith("re.")
                    and node.func.attr != "escape"
                ]
    assert inside == []
    assert len(PATTERNS) > 40


def steps(pattern: re.Pattern[str], method: str, text: str) -> int:
    try:
        return backtracking.run(pattern, method, text)[1]
    except backtracking.TooManyStepsError:
        pytest.fail(f"endless work for {text[:80]!r}...")


@pytest.mark.slow
@each_pattern
def test_no_pattern_takes_more_work_than_its_text_is_long(pattern: re.Pattern[str], method: str) -> None:
    """Four times the text is four times the work; a quadratic pattern takes sixteen times."""
    short, long, longest = (list(backtracking.texts(pattern, length)) for length in (125, 500, 2_000))
    costs = []
    for index, (part, text) in enumerate(zip(short, long, strict=True)):
        before, after = steps(pattern, method, part), steps(pattern, method, text)
        assert after <= 6 * before + 500, f"{before} steps, then {after} for {text[:80]!r}..."
        costs.append((after, index))
    for after, index in sorted(costs)[-10:]:
        most = steps(pattern, method, longest[index])
        assert most <= 6 * after + 500, f"{after} steps, then {most} for {longest[index][:80]!r}..."


@pytest.mark.slow
@each_pattern
def test_the_counted_matches_are_those_of_python(pattern: re.Pattern[str], method: str) -> None:
    for text in backtracking.texts(pattern, 40):
        for given in (text, text[:-1], text[:9]):
            spans = backtracking.run(pattern, method, given)[0]
            if method in ("match", "fullmatch"):
                match = getattr(pattern, method)(given)
                assert spans == ([match.span()] if match else [])
            else:
                assert spans == [match.span() for match in pattern.finditer(given) if match.span() in spans or match[0]]


@pytest.mark.parametrize(
    "slow",
    [r"(a+)+$", r"(?:[a-z_]+[-_])*port$", r"a*a*b", r"free(?:\w*_)?port", r"\w+port", r"%[-0]*\d*d", r"x:\s+.*?\s*$"],
)
def test_the_count_knows_a_catastrophe(slow: str) -> None:
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        test_no_pattern_takes_more_work_than_its_text_is_long(re.compile(slow), "search")
