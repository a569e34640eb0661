"""The project's own programs: looked into for what their command line, or their default, makes them listen on."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_neighbours import Project

from flake8_portbind.settings import Settings

CONTROLLER = """\
import argparse

import uvicorn
from fastapi import FastAPI

app = FastAPI()

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", type=str, default="localhost")
    parser.add_argument("--port", type=int, default=21001)
    args = parser.parse_args()
    uvicorn.run(app, host=args.host, port=args.port)
"""

CLI = """\
import click
from http.server import HTTPServer, BaseHTTPRequestHandler

@click.command()
@click.option("-w", "--web", is_flag=True)
@click.option("-p", "--port", default=8080)
def main(web, port):
    HTTPServer(("", port), BaseHTTPRequestHandler).serve_forever()

if __name__ == "__main__":
    main()
"""

MAIN = """\
from pkg.cli import main
main()
"""

SERVER = """\
import argparse
import socket

def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", "-p", type=int, default=0)
    parser.add_argument("--name")
    return parser.parse_args()

def run(port):
    socket.create_server(("", port))

def main():
    args = parse()
    run(args.port)

if __name__ == "__main__":
    main()
"""

KNOWN = """\
import argparse
import socket
import sys

parser = argparse.ArgumentParser()
parser.add_argument("--port", type=int, default=0)
known, others = parser.parse_known_args(sys.argv[1:])
socket.create_server(("", known.port))
"""

SHOW = """\
import sys
print(sys.argv)
"""

ARGV = """\
import sys
import socket
socket.create_server(("", int(sys.argv[1])))
"""

TYPED = """\
import typer
import uvicorn
app = typer.Typer()

@app.command()
def main(port: int = 8123, host: str = typer.Option("localhost", "--host", "-h")):
    uvicorn.run("x:app", port=port, host=host)

if __name__ == "__main__":
    app()
"""

PYPROJECT = """\
[project]
name = "pkg"

[project.scripts]
pkgd = "pkg.cli:main"
"""

TESTS = """\
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_module():
    subprocess.Popen([sys.executable, "-m", "pkg.controller"])  # default
    subprocess.Popen([sys.executable, "-m", "pkg.controller", "--port", "0"])
    subprocess.Popen([sys.executable, "-m", "pkg", "-w", "-p", "61234"])  # both
    subprocess.Popen([sys.executable, "-m", "pkg", "-p", "0"])
    subprocess.Popen(["pkgd", "-p61235"])  # both
    subprocess.Popen(["pkgd"])  # default
    subprocess.Popen([sys.executable, "tools/server.py", "--port", "9000"])  # both
    subprocess.Popen([sys.executable, "tools/server.py", "--port=9001"])  # both
    subprocess.Popen([sys.executable, str(ROOT / "tools" / "server.py"), "-p", "9002"])  # both
    subprocess.Popen([sys.executable, str(ROOT / "tools/server.py")])
    subprocess.Popen([sys.executable, "tools/server.py", "--name", "x"])
    subprocess.Popen([sys.executable, "tools/known.py", "--other", "--port", "9006"])  # both
    subprocess.Popen([sys.executable, "tools/known.py", "--other"])
    subprocess.Popen([sys.executable, "tools/show.py", "--port", "9003"])
    subprocess.Popen([sys.executable, "tools/argv.py", "9004"])  # both
    subprocess.Popen([sys.executable, "tools/argv.py", "0"])
    subprocess.Popen([sys.executable, "tools/typed.py", "--port", "9005"])  # both
    subprocess.Popen([sys.executable, "tools/typed.py"])  # default
    subprocess.Popen([sys.executable, "-m", "pkg.controller", *sys.argv])
    subprocess.run([sys.executable, "-m", "pkg.controller"])
"""

WRITTEN = """\
import subprocess
import sys


def test_that_only_prints(tmp_path):
    script = tmp_path / "show.py"
    script.write_text("import sys; print(sys.argv)")
    subprocess.Popen([sys.executable, str(script), "--port", "9010"])


def test_that_listens(tmp_path):
    script = tmp_path / "serve.py"
    script.write_text("import sys, socket; socket.create_server(('', int(sys.argv[2])))")
    subprocess.Popen([sys.executable, str(script), "--port", "9011"])  # both
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.write("pyproject.toml", PYPROJECT)
    for path, source in (
        ("pkg/__init__.py", ""),
        ("pkg/__main__.py", MAIN),
        ("pkg/cli.py", CLI),
        ("pkg/controller.py", CONTROLLER),
        ("tools/server.py", SERVER),
        ("tools/known.py", KNOWN),
        ("tools/show.py", SHOW),
        ("tools/argv.py", ARGV),
        ("tools/typed.py", TYPED),
    ):
        made.write(path, source)
    return made


def check(project: Project, source: str) -> None:
    """A line says `both` where a number of this file is taken, and `default` where the program's own is."""
    project.write("tests/test_it.py", source)
    lines = source.splitlines()
    found = {(line, code) for line, _, code in project.found()}
    for number, line in enumerate(lines, 1):
        codes = {code for at, code in found if at == number}
        wanted = {"PB001", "PB002"} if "# both" in line else {"PB002"} if "# default" in line else set()
        assert codes == wanted or ("# default" in line and "PB002" in codes), line


def test_programs_of_the_project(project: Project) -> None:
    check(project, TESTS)


def test_scripts_that_the_test_writes(project: Project) -> None:
    check(project, WRITTEN)


def test_a_program_in_test_code_reports_its_own_number(project: Project) -> None:
    project.write("tests/serve.py", "import socket\n\nsocket.create_server(('', 9020))\n")
    check(project, "import subprocess, sys\n\nsubprocess.Popen([sys.executable, 'tests/serve.py'])\n")
    assert {place[2] for place in project.found("tests/serve.py")} == {"PB001", "PB002"}


IDLE = """\
import socket

PORT = 9030


def unused(port):
    socket.create_server(("", port))


def main():
    print(PORT)


if __name__ == "__main__":
    main()
"""

POSITIONAL = """\
import argparse
import socket

NAMES = ("-v", "--verbose")

parser = argparse.ArgumentParser()
parser.add_argument(*NAMES, action="store_true")
parser.add_argument("host")
parser.add_argument("port", type=int)
args = parser.parse_args()
socket.create_server((args.host, args.port))
"""

PATHS = """\
import subprocess
import sys
from pathlib import Path

TOOL = Path("tools") / "positional.py"
LOOP = LOOP


def test_positional(words):
    subprocess.Popen([sys.executable, str(TOOL), "localhost", "9031"])  # both
    subprocess.Popen([sys.executable, str(TOOL), "localhost", "0"])
    subprocess.Popen([sys.executable, str(TOOL), *words, "9032"])
    subprocess.Popen([sys.executable, str(TOOL), "9033"])


def test_argv():
    subprocess.Popen([sys.executable, "tools/argv.py"])


def test_of_a_function_that_nobody_calls():
    subprocess.Popen([sys.executable, "tools/idle.py"])


def test_out_of_sight(script):
    subprocess.Popen([sys.executable, str(script), "9034"])
    subprocess.Popen([sys.executable, str(LOOP), "9035"])
    subprocess.Popen([sys.executable, "/opt/tools/argv.py", "9036"])
"""


def test_paths_and_words_of_programs(project: Project) -> None:
    project.write("tools/idle.py", IDLE)
    project.write("tools/positional.py", POSITIONAL)
    check(project, PATHS)


def test_out_of_sight_only_the_words_of_a_line_tell(project: Project) -> None:
    project.write("tests/test_it.py", TESTS)
    lines = TESTS.splitlines()
    told = {number for number, line in enumerate(lines, 1) if '"--port' in line and "90" in line}
    assert {place[0] for place in project.found(settings=Settings(follow="file"))} == told
