"""The README says what the code does."""

import html
import re
import subprocess
import sys
from pathlib import Path

import pytest
from harness import lint

from flake8_portbind import settings
from flake8_portbind.catalogue import own
from flake8_portbind.catalogue.schema import Form, Kind
from flake8_portbind.model.roots import REPOSITORIES, ROOT_MARKERS
from flake8_portbind.plugin import PortBind
from flake8_portbind.rules import all_rules

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text("utf-8")
CODES = {rule.CODE for rule in all_rules()}


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def rows(text=README):
    """The cells of each row of a table."""
    lines = [line.strip("|") for line in text.splitlines() if line[:1] == "|"]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)] for line in lines]


def flake8(*arguments, cwd=None, source=None):
    command = (sys.executable, "-m", "flake8", *arguments)
    return subprocess.run(command, cwd=cwd, input=source, capture_output=True, text=True)


class Registered:
    """Stands in for flake8's option manager."""

    def __init__(self):
        self.options = {}

    def add_option(self, name, **details):
        self.options[name] = details


@pytest.fixture
def options():
    registered = Registered()
    settings.add_options(registered)
    return registered.options


CODE_ROWS = {row[0].strip("[]"): row[1:] for row in rows() if re.fullmatch(r"\[PB\d{3}\]", row[0])}
# What the one-line examples stand in. A file that imports socket is not asked to use a test client.
WEB = """\
import requests, uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient

app = FastAPI()


def test_it():
    {example}
"""
SOCKETS = """\
import random, socket
from http.server import BaseHTTPRequestHandler as Handler, HTTPServer
from urllib.request import urlopen


def find_free_port():
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return probe.getsockname()[1]


def test_it(port, server):
    sock = socket.socket()
    {example}
"""


def said(cell):
    """The codes that are found in an example of the table: on its line, the last one."""
    source = (WEB if "(app" in cell else SOCKETS).format(example=cell.strip("`"))
    return {finding.code for finding in lint(source) if finding.line == len(source.splitlines())}


def test_table_of_codes():
    off = tuple(PortBind.opinions)
    assert {code: row[0] for code, row in CODE_ROWS.items()} == {
        rule.CODE: "off" if rule.CODE.startswith(off) else "on" for rule in all_rules()
    }
    assert all(f"[{code}]: https" in README and f"/docs/{code}.md" in README for code in CODE_ROWS)


@pytest.mark.parametrize("code", CODE_ROWS)
def test_bad_and_good_of_the_table(code):
    _, bad, good = CODE_ROWS[code]
    assert code in said(bad)
    assert said(good) == set()


def test_the_picture_shows_what_flake8_prints():
    command = ("--isolated", "--select", "PB0", "--show-source", "tests/demo/test_server.py")
    printed = flake8(*command, cwd=ROOT).stdout.splitlines()[:12]
    picture = (ROOT / "docs" / "picture.svg").read_text("utf-8")
    texts = re.findall(r"<text [^>]*>(.*?)</text>", picture)
    shown = re.sub(r"\s", "", html.unescape("".join(texts)))
    assert re.sub(r"\s", "", "".join(printed)) in shown


@pytest.mark.parametrize("document", ["README.md", "CHANGELOG.md", "docs/README.md"])
def test_documents_name_the_codes_that_exist(document):
    assert set(re.findall(r"\bPB\d{3}\b", (ROOT / document).read_text("utf-8"))) == CODES


@pytest.mark.parametrize("document", ["README.md", "CHANGELOG.md", "docs/configuration.md"])
def test_documents_name_the_options_that_exist(document, options):
    assert set(re.findall(r"--portbind-[a-z-]+", (ROOT / document).read_text("utf-8"))) == set(options)


def test_table_of_options_names_the_choices(options):
    table = {row[0].strip("`"): row[1] for row in rows() if row[0].startswith("`--portbind-")}
    assert table.keys() == options.keys()
    for name, choices in ("--portbind-scope", settings.SCOPES), ("--portbind-follow", settings.FOLLOW):
        assert tuple(re.findall(r"`(\w+)`", table[name])) == choices
        assert table[name].startswith(f"`{options[name]['default']}` (default)")


def test_example_configuration_is_accepted(tmp_path):
    (example,) = blocks("ini")
    (tmp_path / "setup.cfg").write_text(example, "utf-8")
    source = "import mylib\n\nmylib.serve()\nmylib.serve(1, 2, 9000)\nmylib.Server(('localhost', 9001))\n"
    shown = flake8("--select=PB002", "--stdin-display-name=checks/it.py", "-", cwd=tmp_path, source=source)
    assert re.findall(r"takes .*?port (\d+)", shown.stdout) == ["8000", "9000", "9001"]
    assert not shown.stderr


def test_what_marks_a_project():
    (repository,) = re.findall(r"^The project is the nearest folder.*$", CONFIGURATION, re.MULTILINE)
    assert tuple(re.findall(r"`(.+?)`", repository)) == REPOSITORIES
    (files,) = re.findall(r"^Without a repository it is .*?, or the topmost", CONFIGURATION, re.MULTILINE)
    assert tuple(re.findall(r"`(.+?)`", files)) == ROOT_MARKERS


def test_grammar_of_listeners_is_complete():
    assert own.EXAMPLE in README
    assert own.EXAMPLE in CONFIGURATION
    table = rows(CONFIGURATION)
    (header,) = (index for index, row in enumerate(table) if row == ["Part", "Meaning"])
    parts = ", ".join(row[0] for row in table[header + 2 :])
    words = [form.value for form in Form] + [f"kind={kind.value}" for kind in Kind]
    words += [f"reach={reach}" for reach in own.REACHES]
    shown = re.findall(r"`(.+?)`", parts)
    examples = [word for word in shown if word.partition("=")[0] in (*own.NUMBERS, *own.LISTS)]
    assert sorted(set(shown) - set(examples)) == sorted(words)
    assert [word.partition("=")[0] for word in examples] == [*own.NUMBERS, *own.LISTS]
    for word in examples:
        own.parse_listener(f"{own.EXAMPLE.rpartition(':')[0]}:{word.replace(chr(92), '')}")


@pytest.mark.parametrize(
    ("option", "turned_on"),
    [
        ("--extend-ignore=E501", ""),
        ("--select=PB0", ""),
        ("--extend-select=PB901", "PB901"),
        ("--extend-select=PB9", "PB901"),
        ("--select=PB", "PB901"),
        ("--ignore=E501", "PB901"),
    ],
)
def test_what_turns_opinions_on(option, turned_on):
    source = "import http.server, portpicker\n\nhttp.server.HTTPServer(('', portpicker.pick_unused_port()), None)\n"
    shown = flake8("--isolated", option, "--format=%(code)s", "--stdin-display-name=test_it.py", "-", source=source)
    assert turned_on == "".join(code for code in shown.stdout.split() if code.startswith("PB"))


def test_before_and_after():
    before, after = blocks("python")
    printed = blocks("text")[0]
    options = ("--isolated", "--select=PB0", "--stdin-display-name=test_hello.py", "-")
    assert flake8(*options, source=before).stdout == printed
    assert flake8(*options, source=after).stdout == ""


ON = {code for code in CODES if not code.startswith(tuple(PortBind.opinions))}
UNSEEN = {
    "exec": "exec('import socket; socket.create_server((\"\", 8000))')",
    "setattr": "server = Server(); setattr(server, 'port', 8000); socket.create_server(('', server.port))",
    "getattr": "getattr(socket, 'create_' + 'server')(('', 8000))",
    "generator": "[socket.create_server(('', port)) for port in numbers()]",
    "doctests": "'>>> socket.create_server((\"\", 8000))'",
    "script that a test starts": "subprocess.Popen([sys.executable, 'server.py'])",
    "Unix sockets": "socket.socket(socket.AF_UNIX).bind('/run/server')",
}
AROUND = """\
import socket, subprocess, sys

class Server: pass

def numbers():
    yield 8000

def test_it():
    {example}
"""


@pytest.mark.parametrize("words", UNSEEN)
def test_what_is_said_to_be_unseen_is(words):
    """Where one of these is found, the README has to say so."""
    section = README.partition("## What it does not see\n")[2].partition("\n## ")[0]
    assert words in section
    assert not {one.code for one in lint(AROUND.format(example=UNSEEN[words]))} & ON
    assert ON & {one.code for one in lint(AROUND.format(example="socket.create_server(('', 8000))"))}


def test_the_message_that_names_another_file():
    beginning = blocks("text")[1].rstrip("…\n")
    printed = flake8("--isolated", "--select=PB001", "tests/demo/test_server.py", cwd=ROOT).stdout
    assert [line for line in printed.splitlines() if line.startswith(beginning)]


def test_commands_are_those_that_ci_runs():
    commands = [line for block in blocks("sh") for line in block.splitlines()]
    assert [command.rpartition("/")[2].split()[0] for command in commands] == ["demo", "python"]
    listed = subprocess.run(("bash", ROOT / ".ci" / "readme-commands"), check=True, capture_output=True, text=True)
    assert listed.stdout.splitlines() == commands
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert '"$root/.ci/readme-commands"' in script
    assert all(f'bash -c "${name}"' in script for name in ("lint", "test"))
