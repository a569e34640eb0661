"""What pip and flake8 get to know of the package."""

import ast
import re
import subprocess
import sys
from importlib.metadata import distribution, entry_points, requires
from importlib.resources import files
from pathlib import Path

from flake8.formatting.base import BaseFormatter

from flake8_portbind.plugin import PortBind
from flake8_portbind.rules import all_rules

ROOT = Path(__file__).parents[1]
NAME = "flake8-portbind"


# Each knows those to its left alone.
FLOW = [
    "limits",
    "model",
    "catalogue",
    "settings",
    "evaluation",
    "binds",
    "index",
    "findings",
    "rules",
    "sight",
    "analysis",
    "audit",
    "plugin",
]


def version_in_pyproject():
    return re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)[1]


def imported(source):
    """The parts of the package that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module.partition(".")[0] == "flake8_portbind":
            inside = node.module.split(".")[1:]
            yield from inside[:1] or [alias.name for alias in node.names]


def test_data_flows_one_way():
    package = ROOT / "flake8_portbind"
    parts = {source: source.relative_to(package).with_suffix("").parts[0] for source in package.rglob("*.py")}
    assert set(parts.values()) == {"__init__", *FLOW}
    upwards = {
        f"{source.relative_to(package)} imports {other}"
        for source, part in parts.items()
        for other in imported(source)
        if FLOW.index(other) > FLOW.index(part)
    }
    assert not upwards


def test_entry_point():
    (point,) = (point for point in entry_points(group="flake8.extension") if point.dist.name == NAME)
    assert point.name == "PB"
    assert point.load() is PortBind


def test_entry_point_of_the_report():
    (point,) = (point for point in entry_points(group="flake8.report") if point.dist.name == NAME)
    assert point.name == "portbind"
    assert issubclass(point.load(), BaseFormatter)


def test_flake8_lists_the_plugin_with_its_version():
    shown = subprocess.run(
        (sys.executable, "-m", "flake8", "--version"), cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert f"{NAME}: {version_in_pyproject()}" in " ".join(shown.stdout.split())


def test_version():
    assert PortBind.version == distribution(NAME).version == version_in_pyproject()


def test_the_package_is_typed():
    assert (files("flake8_portbind") / "py.typed").is_file()


def test_flake8_is_the_only_dependency():
    at_run_time = [requirement for requirement in requires(NAME) if "extra ==" not in requirement]
    assert [re.match(r"[\w-]+", requirement)[0] for requirement in at_run_time] == ["flake8"]


def test_the_changelog_keeps_a_changelog():
    """The headings of https://keepachangelog.com, newest first, each version with a link."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    versions = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert versions[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", version) for version in versions[1:])
    kinds = set(re.findall(r"^### (.*)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert all(f"{version.split(' ')[0]}: https://" in text for version in versions)


def test_the_examples_name_this_version():
    for document in ("README.md", "docs/ci.md"):
        revisions = re.findall(r"^ +rev: v(.*)$", (ROOT / document).read_text("utf-8"), re.MULTILINE)
        assert revisions == [version_in_pyproject()]


def test_the_codes_are_the_same_everywhere():
    """In the code, the README, the changelog, the pages, the demo and the cases."""
    codes = {rule.CODE for rule in all_rules()}
    texts = {
        "pages": " ".join(path.stem for path in (ROOT / "docs").glob("PB*.md")),
        "index": (ROOT / "docs" / "README.md").read_text("utf-8"),
        "README": (ROOT / "README.md").read_text("utf-8"),
        "changelog": (ROOT / "CHANGELOG.md").read_text("utf-8"),
        "demo": " ".join(path.read_text("utf-8") for path in (ROOT / "tests" / "demo").glob("*.py")),
        "cases": " ".join(path.read_text("utf-8") for path in (ROOT / "tests" / "cases").glob("*.py")),
    }
    assert {where: set(re.findall(r"\bPB\d{3}\b", text)) for where, text in texts.items()} == dict.fromkeys(
        texts, codes
    )
