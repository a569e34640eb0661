"""Editors: a language server that is really spoken to, and the command lines that plugins of editors use."""

import importlib.util
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import pytest
from harness import ROOT

CONFTEST = """\
import pytest


@pytest.fixture
def port():
    return 8000
"""
SERVER = """\
import socket


def test_server(port):
    socket.create_server(("localhost", port))
"""
FIXED = SERVER.replace("(port)", "()").replace("port))", "8000))")
PAGE = (ROOT / "docs" / "editors.md").read_text("utf-8")
SECONDS = 120


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "setup.cfg").write_text("[flake8]\nselect = PB0\n", "utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "conftest.py").write_text(CONFTEST, "utf-8")
    (tmp_path / "tests" / "test_it.py").write_text(SERVER, "utf-8")
    return tmp_path


def shown(language: str) -> list[str]:
    """The code blocks of the page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


class Client:
    """What an editor is to a language server: it sends messages, and is told diagnostics."""

    def __init__(self, server: subprocess.Popen[bytes], root: Path) -> None:
        self.server = server
        self.root = root
        self.said: Queue[dict[str, Any]] = Queue()
        self.asked = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while header := self.server.stdout.readline():
            if header.lower().startswith(b"content-length:"):
                length = int(header.split(b":")[1])
                while self.server.stdout.readline().strip():
                    pass
                self.said.put(json.loads(self.server.stdout.read(length)))

    def send(self, **message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.server.stdin.flush()

    def notify(self, method: str, **params: Any) -> None:
        self.send(method=method, params=params)

    def ask(self, method: str, **params: Any) -> Any:
        self.asked += 1
        self.send(id=self.asked, method=method, params=params)
        while (answer := self.said.get(timeout=SECONDS)).get("id") != self.asked or "method" in answer:
            pass
        return answer["result"]

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def diagnostics(self, name: str, version: int | None = None) -> list[dict[str, Any]]:
        """What the server says next about a file."""
        while True:
            message = self.said.get(timeout=SECONDS)
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                if params["uri"] == self.uri(name):
                    return params["diagnostics"]


@pytest.fixture
def client(project: Path) -> Iterator[Client]:
    if importlib.util.find_spec("pylsp") is None:
        pytest.skip("python-lsp-server is not installed")
    (configuration,) = shown("json")[1:2]
    command = (sys.executable, "-m", "pylsp")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        editor = Client(server, project)
        editor.ask("initialize", processId=None, rootUri=project.as_uri(), capabilities={})
        editor.notify("initialized")
        editor.notify("workspace/didChangeConfiguration", settings=json.loads(configuration))
        yield editor
        editor.ask("shutdown")
        editor.notify("exit")


def told(diagnostics: list[dict[str, Any]]) -> list[tuple[str, int, int]]:
    """Code, line and column, counted from 0 as the protocol does."""
    return sorted(
        (one["code"], one["range"]["start"]["line"], one["range"]["start"]["character"]) for one in diagnostics
    )


@pytest.mark.editors
def test_language_server(client: Client, project: Path) -> None:
    name = "tests/test_it.py"
    document = {"uri": client.uri(name), "languageId": "python", "version": 1, "text": SERVER}
    client.notify("textDocument/didOpen", textDocument=document)
    first = client.diagnostics(name)
    assert told(first) == [("PB001", 4, 39), ("PB002", 4, 11)]
    assert {one["source"] for one in first} == {"flake8"}
    assert {one["severity"] for one in first} == {2}, "a warning"
    assert all(one["range"]["end"]["line"] == 4 for one in first)
    assert "port 8000 (fixture port, tests/conftest.py:6)" in next(
        one["message"] for one in first if one["code"] == "PB001"
    )

    # The buffer changes, the file on disk does not.
    version = 2
    for text, expected in (
        (SERVER.replace("port))", "0))"), []),
        ("\n" + FIXED, [("PB001", 5, 39), ("PB002", 5, 11)]),
        (SERVER, [("PB001", 4, 39), ("PB002", 4, 11)]),
    ):
        change = [{"text": text}]
        client.notify(
            "textDocument/didChange", textDocument={"uri": client.uri(name), "version": version}, contentChanges=change
        )
        assert told(client.diagnostics(name)) == expected
        version += 1

    # conftest.py is saved, and the test is looked at again.
    (project / "tests" / "conftest.py").write_text(CONFTEST.replace("8000", "0"), "utf-8")
    client.notify("textDocument/didSave", textDocument={"uri": client.uri("tests/conftest.py")})
    client.notify("textDocument/didSave", textDocument={"uri": client.uri(name)})
    assert told(client.diagnostics(name)) == []


def flake8(project: Path, *arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "flake8", *arguments)
    return subprocess.run(
        command, cwd=project, input=stdin, capture_output=True, text=True, timeout=SECONDS, check=False
    )


# The argument and the expression with which the extension reads the answer, as of vscode-flake8 2025.2.
VS_CODE_FORMAT = "--format='%(row)d,%(col)d,%(code).1s,%(code)s:%(text)s'"
VS_CODE_LINE = re.compile(r"(?P<line>\d+),(?P<column>-?\d+),(?P<type>\w+),(?P<code>\w+\d+):(?P<message>[^\r\n]*)")


def vs_code(done: subprocess.CompletedProcess[str]) -> list[tuple[str, int, int]]:
    matches = [VS_CODE_LINE.match(line.strip("'")) for line in done.stdout.splitlines()]
    assert all(matches)
    assert not done.stderr
    return sorted((match["code"], int(match["line"]), int(match["column"])) for match in matches if match)


def test_vs_code_passes_the_path(project: Path) -> None:
    """A saved file is linted by its path."""
    done = flake8(project, VS_CODE_FORMAT, str(project / "tests" / "test_it.py"))
    assert vs_code(done) == [("PB001", 5, 40), ("PB002", 5, 12)]


def test_vs_code_passes_a_notebook_cell(project: Path) -> None:
    """A cell comes on standard input, under the notebook's absolute path."""
    path = str(project / "tests" / "try.ipynb")
    done = flake8(project, VS_CODE_FORMAT, "--stdin-display-name", path, "-", stdin=FIXED)
    assert vs_code(done) == [("PB001", 5, 40), ("PB002", 5, 12)]


def test_vs_code_settings(project: Path) -> None:
    settings = json.loads(shown("json")[0])
    assert settings["flake8.severity"]["PB"] == "Warning"
    (project / "setup.cfg").write_text("[flake8]\n", "utf-8")
    (project / "tests" / "test_it.py").write_text(FIXED + "import os\n", "utf-8")
    done = flake8(project, VS_CODE_FORMAT, *settings["flake8.args"], str(project / "tests" / "test_it.py"))
    assert [code for code, _, _ in vs_code(done)] == ["PB001", "PB002"]


# As of ALE 3 and 4: the buffer on standard input, under its absolute path.
ALE_LINE = re.compile(r"^[a-zA-Z]?:?[^:]+:(\d+):?(\d+)?: ([a-zA-Z0-9]+) (.*)$")
BOTH = [("PB002", "5", "12"), ("PB001", "5", "40")]


@pytest.mark.parametrize("options", [[], ["--format=default"]])
def test_ale(project: Path, options: list[str]) -> None:
    chosen = re.findall(r"ale_python_flake8_options = '(.*)'", PAGE)[0].split()
    path = str(project / "tests" / "test_it.py")
    done = flake8(project, *chosen, *options, "--stdin-display-name", path, "-", stdin=SERVER)
    matches = [ALE_LINE.match(line) for line in done.stdout.splitlines()]
    assert [(match[3], match[1], match[2]) for match in matches if match] == BOTH


# As of nvim-lint in 2025: the buffer on standard input, without a name.
NVIM_ARGUMENTS = ("--format=%(path)s:%(row)d:%(col)d:%(code)s:%(text)s", "--no-show-source", "-")
NVIM_LINE = re.compile(r"[^:]+:(\d+):(\d+):(\w+):(.+)")


def nvim_lint(done: subprocess.CompletedProcess[str]) -> list[tuple[str, str, str]]:
    matches = [NVIM_LINE.match(line) for line in done.stdout.splitlines()]
    assert all("port 8000" in match[4] for match in matches if match)
    return [(match[3], match[1], match[2]) for match in matches if match]


def test_nvim_lint_as_it_is(project: Path) -> None:
    assert nvim_lint(flake8(project, *NVIM_ARGUMENTS, stdin=FIXED)) == [], "nothing but a name says that it is a test"
    says_so = FIXED.replace("import socket", "import socket, pytest")
    assert nvim_lint(flake8(project, *NVIM_ARGUMENTS, stdin=says_so)) == BOTH
    assert nvim_lint(flake8(project, *NVIM_ARGUMENTS, stdin=SERVER)) == []


def test_nvim_lint_with_the_settings(project: Path) -> None:
    first, second = re.findall(r"'(--[^']*)'", PAGE[PAGE.index("nvim-lint\n") :])
    name = second + str(project / "tests" / "test_it.py")
    assert second == "--stdin-display-name="
    assert nvim_lint(flake8(project, first, name, *NVIM_ARGUMENTS, stdin=SERVER)) == BOTH
