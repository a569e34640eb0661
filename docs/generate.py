"""Writes the pages below docs/ that come from the code: `python docs/generate.py`, or with `--check` to see drift.

A rule's page is the docstring of its module. What is added is what the code knows better than an author: the messages
that flake8 prints for the bad examples, the cures of the catalogue, and how to silence the rule. In the guide, each
recipe stands between a marker that names its file and the end of its code block.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from flake8_portbind.catalogue import apps
from flake8_portbind.catalogue.lookup import catalogue_with
from flake8_portbind.findings.report import Finding, cure_of
from flake8_portbind.plugin import PortBind, findings
from flake8_portbind.rules import Rule, all_rules
from flake8_portbind.settings import Settings

DOCS = Path(__file__).parent
# Below the repository, so that it counts as a test; there is no such file.
EXAMPLE = DOCS.parent / "tests" / "test_it.py"
EXPECTED = re.compile(r"\b(PB\d{3}):(\d+)")

# The listeners that most projects meet. What to write instead is the catalogue's to say.
COMMON = (
    "socket.socket.bind",
    "socket.create_server",
    "socketserver.TCPServer",
    "http.server.HTTPServer",
    "wsgiref.simple_server.make_server",
    "xmlrpc.server.SimpleXMLRPCServer",
    "multiprocessing.managers.BaseManager",
    "asyncio.start_server",
    "anyio.create_tcp_listener",
    "trio.serve_tcp",
    "uvicorn.Config",
    "uvicorn.run",
    "hypercorn.config.Config.bind",
    "werkzeug.serving.make_server",
    "flask.Flask.run",
    "quart.Quart.run",
    "waitress.serve",
    "gevent.pywsgi.WSGIServer",
    "aiohttp.web.TCPSite",
    "aiohttp.web.run_app",
    "tornado.httpserver.HTTPServer.listen",
    "sanic.Sanic.run",
    "twisted.internet.reactor.listenTCP",
    "websockets.serve",
    "grpc.Server.add_insecure_port",
    "zmq.Socket.bind",
    "rpyc.utils.server.ThreadedServer",
    "prometheus_client.start_http_server",
    "pytest_httpserver.HTTPServer",
    "aiosmtpd.controller.Controller",
    "gradio.Blocks.launch",
)

REPORT = (sys.executable, "-m", "flake8", "--isolated", "--select=PB0", "--format=portbind", "tests/demo")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A code block of a page.

    Args:
        section: the heading above it, or an empty string.
        language: the word behind the fence.
        text: the code, with a line break at its end.
    """

    section: str
    language: str
    text: str


def snippets(page: str) -> Iterator[Snippet]:
    """The fenced code blocks of a Markdown text, in order."""
    section, language = "", None
    held: list[str] = []
    for line in page.splitlines(keepends=True):
        if line.startswith("```"):
            if language is None:
                language, held = line[3:].strip(), []
            else:
                yield Snippet(section, language, "".join(held))
                language = None
        elif language is not None:
            held.append(line)
        elif line.startswith("## "):
            section = line[3:].strip()


def documentation(rule: Rule) -> str:
    """The docstring of a rule's module, which can't hold its own quotes."""
    return inspect.cleandoc(rule.__doc__ or "").replace("'''", '"""') + "\n"


def lint(source: str, code: str) -> list[Finding]:
    """What a snippet in a test file is told, by one rule and by those that are on by default."""
    said = findings(ast.parse(source), str(EXAMPLE), source.splitlines(keepends=True), Settings())
    return [finding for finding in said if finding.code == code or not is_off(finding.code)]


def is_off(code: str) -> bool:
    """Whether a rule has to be turned on."""
    return code.startswith(tuple(PortBind.opinions))


def plain(source: str) -> str:
    """A snippet as readers see it: the comments name the codes, and the messages below name the columns."""
    return EXPECTED.sub(r"\1", source)


def printed(source: str, code: str) -> str:
    """The lines that flake8 prints for a snippet."""
    said = lint(source, code)
    return "".join(f"tests/test_it.py:{one.line}:{one.column + 1}: {one.code} {one.text}\n" for one in said)


def silenced(source: str, code: str) -> str:
    """A snippet whose findings are all silenced by comments."""
    codes: dict[int, list[str]] = {}
    for one in lint(source, code):
        codes.setdefault(one.line, []).append(one.code)
    lines = []
    for number, line in enumerate(re.sub(r"  # PB\d{3}.*", "", source).splitlines(), 1):
        lines.append(f"{line}  # noqa: {','.join(sorted(codes[number]))}" if number in codes else line)
    return "\n".join(lines) + "\n"


def _table(header: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def cures() -> str:
    """A table of the common listeners: what to write, and what happens where the call names no port."""
    return _table(("Listener", "Without a port", "Instead of a number"), _cures())


def _cures() -> Iterator[tuple[str, ...]]:
    catalogue = catalogue_with()
    for name in COMMON:
        row = catalogue.listener(name)
        if row is None:
            raise LookupError(f"the catalogue has no {name}")
        omitted = f"takes {row.omitted}" if row.omitted is not None else "takes no fixed port"
        yield f"`{name}`", omitted, cure_of(row)


def clients() -> str:
    """A table of the frameworks with an in-process client."""
    rows = ((f"`{app.name}`", f"`{app.client}`", app.checked) for app in apps.APPS)
    return _table(("App", "In-process client", "Checked with"), iter(rows))


def rule_page(rule: Rule) -> str:
    """The page of one rule."""
    text = documentation(rule)
    first, _, rest = text.partition("\n")
    title = first.rstrip(".").replace(", off by default", "")
    state = f"Off by default: `--extend-select {rule.CODE}` turns it on." if is_off(rule.CODE) else "On by default."
    rest = rest.replace("{{cures}}", cures()).replace("{{clients}}", clients())
    bad = [snippet.text for snippet in snippets(text) if snippet.section == "Bad"]
    for source in bad:
        shown = f"```python\n{plain(source)}```\n\n```text\n{printed(source, rule.CODE)}```"
        rest = rest.replace(f"```python\n{source}```", shown)
    how = (
        "## How to silence it\n\n"
        "A comment stands on the line that the finding names, and nowhere else:\n\n"
        f"```python\n{silenced(bad[0], rule.CODE)}```\n\n"
        f"For whole files: `per-file-ignores = tests/manual/*: {rule.CODE}`. "
        f"Everywhere: `extend-ignore = {rule.CODE}`.\n\n"
    )
    rest = rest.replace("## Known limits", how + "## Known limits")
    return f"{_generated(f'flake8_portbind/rules/{rule.CODE.lower()}.py')}# {title}\n\n{state}\n{rest}"


def index_page() -> str:
    """The page that leads to all others."""
    rows = (
        (f"[{rule.CODE}]({rule.CODE}.md)", "off" if is_off(rule.CODE) else "on", _sentence(rule), _message(rule))
        for rule in all_rules()
    )
    return (
        f"{_generated()}# flake8-portbind\n\n"
        f"{_table(('Rule', 'Default', 'What it finds', 'Message, by example'), iter(rows))}\n\n"
        "- [Make your suite safe for `pytest -n auto`](parallel-tests.md): recipes, each of them a test\n"
        "- [The audit report](audit.md): one page for the team\n"
        "- [Configuration](configuration.md): options, own listeners, other files\n"
        "- [Editors](editors.md): VS Code, python-lsp-server, Vim and Neovim\n"
        "- [CI, pre-commit, old and large projects, ruff](ci.md)\n"
        "- [The catalogue](catalogue.md): every listener that is known\n"
        "- [Precision](precision.md): how many findings were right, in code that others wrote\n"
    )


def _sentence(rule: Rule) -> str:
    line = documentation(rule).partition("\n")[0].partition(": ")[2]
    return line[:1].upper() + line[1:]


def _message(rule: Rule) -> str:
    """What the rule says about its first bad example."""
    bad = next(snippet.text for snippet in snippets(documentation(rule)) if snippet.section == "Bad")
    return next(said.text for said in lint(bad, rule.CODE) if said.code == rule.CODE)


def with_recipes(page: str) -> str:
    """A page whose recipes are those of the files that its markers name."""

    def current(match: re.Match[str]) -> str:
        source = (DOCS / match["file"]).read_text("utf-8")
        return f"<!-- recipe: {match['file']} -->\n```python\n{source}```\n"

    return re.sub(r"<!-- recipe: (?P<file>\S+) -->\n(?:```python\n.*?^```\n)?", current, page, flags=re.S | re.M)


def with_report(page: str) -> str:
    """A page with the audit report of the demo between its markers.

    Raises:
        SystemExit: flake8 prints no report; it does not know the format where this checkout is not installed, or was
            installed before there was one.
    """
    done = subprocess.run(REPORT, cwd=DOCS.parent, capture_output=True, text=True, check=False)
    report = done.stdout
    if done.returncode != 1 or not report.startswith("# "):
        raise SystemExit(
            f"flake8 prints no report; install this checkout: python -m pip install -e .\n{report}{done.stderr}"
        )
    shown = f"<!-- report:begin -->\n````markdown\n{report}````\n<!-- report:end -->"
    return re.sub(r"<!-- report:begin -->.*<!-- report:end -->", lambda _: shown, page, flags=re.S)


def _generated(source: str = "") -> str:
    return f"<!-- Written by docs/generate.py{source and f' from {source}'}. -->\n\n"


def pages() -> dict[str, str]:
    """Every generated page by its name below docs/."""
    found = {f"{rule.CODE}.md": rule_page(rule) for rule in all_rules()}
    found["README.md"] = index_page()
    found["parallel-tests.md"] = with_recipes((DOCS / "parallel-tests.md").read_text("utf-8"))
    found["audit.md"] = with_report((DOCS / "audit.md").read_text("utf-8"))
    if (DOCS / "catalogue_page.py").is_file():
        sys.path.insert(0, str(DOCS))
        found["catalogue.md"] = import_module("catalogue_page").catalogue_page()
    return found


def drifted() -> list[str]:
    """The names of the pages that are not what the code says."""
    return [name for name, text in pages().items() if not _is_current(DOCS / name, text)]


def _is_current(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text("utf-8") == text


def main(arguments: list[str] | None = None) -> int:
    """Write the pages, or say which ones are out of date.

    Returns:
        1 where `--check` found drift, else 0.
    """
    parser = argparse.ArgumentParser(description="Write the generated pages of docs/.")
    parser.add_argument("--check", action="store_true", help="write nothing, and fail where a page is out of date")
    chosen = parser.parse_args(arguments)
    late = drifted()
    for name in late:
        print(f"docs/{name} is out of date" if chosen.check else f"docs/{name}")
        if not chosen.check:
            (DOCS / name).write_text(pages()[name], "utf-8")
    return int(chosen.check and bool(late))


if __name__ == "__main__":
    sys.exit(main())
