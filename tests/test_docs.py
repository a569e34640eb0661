"""The pages below docs/: what they show is what the plugin says, and what they recommend works."""

import importlib.util
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from harness import lint

from flake8_portbind.rules import all_rules

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
HERE = Path(__file__).parent
sys.path.insert(0, str(DOCS))

import generate  # noqa: E402

RULES = {rule.CODE: rule for rule in all_rules()}
SNIPPETS = [
    pytest.param(code, snippet, id=f"{code}-{index}")
    for code, rule in RULES.items()
    for index, snippet in enumerate(generate.snippets(generate.documentation(rule)))
    if snippet.language == "python"
]
BAD = [given for given in SNIPPETS if given.values[1].section == "Bad"]
SILENT = [given for given in SNIPPETS if given.values[1].section != "Bad"]
GOOD = [given for given in SNIPPETS if given.values[1].section == "Good"]
SECTIONS = ["Why", "Bad", "Good", "How to fix it in each framework", "How to silence it", "Known limits"]

each_rule = pytest.mark.parametrize("code", RULES)


def needs(source: str) -> None:
    """Skip a test whose example uses a library that is not installed."""
    for name in re.findall(r"^(?:import|from) (\w+)", source, re.MULTILINE):
        if importlib.util.find_spec(name) is None:
            pytest.skip(f"{name} is not installed")


def watched(folder: Path, watching: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """pytest in a child, under an audit hook that refuses fixed ports in it and in its own children.

    Args:
        folder: where it runs and leaves its log.
        watching: the folder whose files are named in the log.
        arguments: for pytest.
        variables: of the environment.
    """
    (folder / "sitecustomize.py").write_text("import kernel_child\n", "utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    environment |= {
        "KERNEL_LOG": str(folder / "log"),
        "KERNEL_CASES": str(watching),
        "PYTHONPATH": os.pathsep.join((str(folder), str(HERE))),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        **variables,
    }
    command = [sys.executable, "-m", "pytest", "-c", os.devnull, "--rootdir", str(folder), "-p", "no:cacheprovider"]
    command += ["--import-mode=importlib", "-q", "-rs", "--basetemp", str(folder / "tmp"), *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, text=True, capture_output=True, timeout=300, check=False
    )


def test_pages_are_current() -> None:
    assert generate.drifted() == []


@pytest.mark.parametrize(
    ("program", "why"),
    [
        # What flake8 does with a format that it does not know: each finding is printed as these words.
        ("print('portbind'); raise SystemExit(1)", "portbind\n"),
        ("raise SystemExit('no such module')", "no such module"),
        ("raise SystemExit(1)", ""),
    ],
)
def test_no_report_is_no_page(program: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generate, "REPORT", (sys.executable, "-c", program))
    with pytest.raises(SystemExit, match=f"install this checkout(.|\n)*{why}"):
        generate.pages()


@each_rule
def test_a_rule_is_documented(code: str) -> None:
    page = (DOCS / f"{code}.md").read_text("utf-8")
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == SECTIONS
    assert "{{" not in page
    languages = [(snippet.section, snippet.language) for snippet in generate.snippets(page)]
    assert ("Bad", "text") in languages
    assert ("Good", "python") in languages


def test_there_is_a_page_for_each_rule() -> None:
    assert {path.stem for path in DOCS.glob("PB*.md")} == RULES.keys()
    assert set(re.findall(r"PB\d{3}", (DOCS / "README.md").read_text("utf-8"))) == RULES.keys()


@pytest.mark.parametrize(("code", "snippet"), BAD)
def test_bad_fires_where_it_says(code: str, snippet: generate.Snippet) -> None:
    expected = {
        (number, int(column), found)
        for number, line in enumerate(snippet.text.splitlines(), 1)
        for found, column in generate.EXPECTED.findall(line)
    }
    said = {(one.line, one.column + 1, one.code) for one in generate.lint(snippet.text, code)}
    assert said == expected
    assert code in {found for _, _, found in expected}


@pytest.mark.parametrize(("code", "snippet"), SILENT)
def test_everything_else_is_silent(code: str, snippet: generate.Snippet) -> None:
    assert lint(snippet.text) == []


@pytest.mark.parametrize(("code", "snippet"), GOOD)
def test_good_runs(code: str, snippet: generate.Snippet, tmp_path: Path) -> None:
    needs(snippet.text)
    (tmp_path / "test_good.py").write_text(snippet.text, "utf-8")
    done = watched(tmp_path, tmp_path, "-W", "error", "test_good.py")
    assert done.returncode == 0, done.stdout + done.stderr


@each_rule
def test_flake8_prints_the_messages_of_the_page(code: str) -> None:
    shown = list(generate.snippets((DOCS / f"{code}.md").read_text("utf-8")))
    pairs = [(bad, said) for bad, said in pairwise(shown) if said.language == "text"]
    assert pairs
    for bad, said in pairs:
        options = ("--select=PB0", f"--extend-select={code}", "--max-line-length=200")
        assert flake8(bad.text, *options) == said.text


@each_rule
def test_what_is_said_to_silence_does(code: str) -> None:
    (example,) = (
        snippet
        for snippet in generate.snippets((DOCS / f"{code}.md").read_text("utf-8"))
        if snippet.section == "How to silence it"
    )
    assert "# noqa: " in example.text
    assert flake8(example.text, "--select=PB0", f"--extend-select={code}") == ""
    assert code in flake8(example.text, "--select=PB0", f"--extend-select={code}", "--disable-noqa")


def flake8(source: str, *options: str) -> str:
    command = (sys.executable, "-m", "flake8", "--isolated", *options, "--stdin-display-name=tests/test_it.py", "-")
    done = subprocess.run(command, cwd=ROOT, input=source, capture_output=True, text=True, timeout=120, check=False)
    assert not done.stderr
    return done.stdout


def test_links_lead_somewhere() -> None:
    for page in [*DOCS.glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]:
        for target in re.findall(r"\]\((?!http)([^)#]+)", page.read_text("utf-8")):
            if target != "catalogue.md":
                assert (page.parent / target).is_file(), f"{page.name}: {target}"
