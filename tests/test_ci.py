"""CI, pre-commit and ruff: what docs/ci.md tells to write is written and run."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from harness import ROOT

PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
SERVER = 'import socket\n\n\ndef test_it():\n    socket.create_server(("localhost", 8000))\n'
PATH = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


def example(heading: str, language: str, index: int = 0) -> str:
    """A code block of the page, by the heading above it."""
    section = PAGE.split(f"# {heading}\n")[1].split("\n## ")[0]
    return re.findall(rf"^```{language}\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)[index]


def run(folder: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": PATH, **variables}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def bash(folder: Path, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return run(folder, "bash", "-c", script, **variables)


def git(folder: Path, *arguments: str) -> None:
    identity = {
        f"GIT_{who}_{what}": "nobody@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    done = run(folder, "git", *arguments, GIT_CONFIG_GLOBAL=os.devnull, **identity)
    assert done.returncode == 0, done.stderr


def tool(module: str) -> str:
    """A program of this environment; the test is skipped where it is not installed."""
    pytest.importorskip(module.replace("-", "_"))
    return str(Path(sys.executable).with_name(module))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "tests").mkdir(parents=True)
    (folder / "setup.cfg").write_text("[flake8]\n", "utf-8")
    (folder / "tests" / "test_it.py").write_text(SERVER, "utf-8")
    return folder


@needs_bash
def test_github_annotations(project: Path) -> None:
    done = bash(project, example("GitHub annotations", "bash"))
    assert done.returncode == 1
    assert example("GitHub annotations", "bash").strip() in example("GitHub annotations", "yaml")
    first, second = done.stdout.splitlines()
    assert first.startswith("::warning file=tests/test_it.py,line=5,col=12,title=PB002::socket.create_server() takes")
    assert second.startswith("::warning file=tests/test_it.py,line=5,col=40,title=PB001::port 8000 is hardcoded")


def test_what_selecting_these_codes_alone_hides(project: Path) -> None:
    (project / "tests" / "test_it.py").write_text("def broken(:\n", "utf-8")
    command = (sys.executable, "-m", "flake8", "tests", "nowhere.py")
    assert run(project, *command, "--select=PB0").returncode == 0
    done = run(project, *command, "--select=PB0,E9")
    assert done.returncode == 1
    assert re.findall(r"E9\d\d", done.stdout) == ["E902", "E999"]


@needs_bash
def test_gitlab_code_quality(project: Path) -> None:
    (project / "codequality.py").write_text(example("GitLab code quality", "python"), "utf-8")
    command = example("GitLab code quality", "bash")
    assert bash(project, command).returncode == 0
    issues = json.loads((project / "codequality.json").read_text("utf-8"))
    assert [issue["check_name"] for issue in issues] == ["PB002", "PB001"]
    assert issues[0]["location"] == {"path": "tests/test_it.py", "lines": {"begin": 5}}
    assert len({issue["fingerprint"] for issue in issues}) == 2
    assert command.strip() in example("GitLab code quality", "yaml")


@needs_bash
def test_a_baseline(project: Path) -> None:
    (project / "tests" / "test_clean.py").write_text(SERVER.replace("8000", "0"), "utf-8")
    make, lint = example("Old projects: a baseline", "bash"), example("Old projects: a baseline", "bash", 1)
    assert bash(project, make).returncode == 0
    assert (project / "baseline.cfg").read_text("utf-8").splitlines()[2:] == ["    ./tests/test_it.py: PB0"]
    assert bash(project, lint).stdout == ""
    (project / "tests" / "test_clean.py").write_text(SERVER, "utf-8")
    assert re.findall(r"test_\w+\.py.*?(PB\d+)", bash(project, lint).stdout) == ["PB002", "PB001"]
    assert "test_it.py" not in bash(project, lint).stdout


@needs_bash
def test_shards(project: Path) -> None:
    for index in range(9):
        (project / "tests" / f"test_{index}.py").write_text(SERVER.replace("8000", str(8000 + index)), "utf-8")
    git(project, "init", "--quiet")
    git(project, "add", ".")
    command = example("Large projects", "bash")
    said = [bash(project, command, SHARDS="3", SHARD=str(shard)).stdout.splitlines() for shard in range(3)]
    assert all(said)
    more = bash(project, command, SHARDS="20", SHARD="15")
    assert (more.returncode, more.stdout) == (0, "")
    whole = run(project, sys.executable, "-m", "flake8", "--select=PB0", "tests").stdout.splitlines()
    assert sorted(line for lines in said for line in lines) == sorted(whole)


def test_a_target_alone(project: Path, tmp_path: Path) -> None:
    """With its file alone in the sandbox, a target says what the whole project says."""
    (project / "setup.cfg").write_text(example("Build systems that lint each target alone", "ini"), "utf-8")
    (project / "tests" / "conftest.py").write_text(
        "import pytest\n\n\n@pytest.fixture\ndef port():\n    return 8000\n", "utf-8"
    )
    (project / "tests" / "test_fixture.py").write_text(
        SERVER.replace("8000", "port").replace("it()", "it(port)"), "utf-8"
    )
    command = (sys.executable, "-m", "flake8", "--select=PB0")
    whole = run(project, *command, "tests").stdout.splitlines()
    alone = []
    for file in sorted(project.rglob("*.py")):
        sandbox = tmp_path / f"sandbox-{file.stem}"
        (sandbox / "tests").mkdir(parents=True)
        shutil.copy(project / "setup.cfg", sandbox)
        shutil.copy(file, sandbox / "tests")
        alone += run(sandbox, *command, f"tests/{file.name}").stdout.splitlines()
    assert sorted(whole) == sorted(alone)
    assert len(whole) == 2
    assert len(run(project, *command, "--portbind-follow=project", "tests").stdout.splitlines()) == 4


def copy_of_this_project(folder: Path) -> Path:
    """A repository of this project's files, with nothing committed."""
    ignored = shutil.ignore_patterns(".git", ".venv", "build", "dist", "*.egg-info", "__pycache__", ".*_cache")
    shutil.copytree(ROOT, folder, ignore=ignored)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    return folder


@pytest.mark.tools
def test_pre_commit_runs_the_hook(project: Path, tmp_path: Path) -> None:
    """pre-commit clones this project, builds an environment from it and lints with it."""
    program = tool("pre-commit")
    origin = copy_of_this_project(tmp_path / "origin")
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(origin, "commit", "--quiet", "--message", "A release")
    git(origin, "tag", "v0.1.0")
    configuration = example("pre-commit", "yaml").replace(
        "https://github.com/flake8-portbind/flake8-portbind", str(origin)
    )
    assert str(origin) in configuration
    (project / ".pre-commit-config.yaml").write_text(configuration, "utf-8")
    variables = {"PRE_COMMIT_HOME": str(tmp_path / "cache")}
    done = run(project, program, "run", "--all-files", **variables)
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.findall(r"tests/test_it\.py:5:\d+: (PB\d+)", done.stdout) == ["PB002", "PB001"], done.stdout
    (project / "tests" / "test_it.py").write_text(SERVER.replace("8000", "0"), "utf-8")
    assert run(project, program, "run", "--all-files", **variables).returncode == 0


@pytest.mark.tools
@pytest.mark.slow
def test_our_own_hooks_say_what_is_wrong(tmp_path: Path) -> None:
    """The hooks that contributors install run for real, on a module that each of them has something against."""
    program = tool("pre-commit")
    for name in ("ruff", "mypy"):
        tool(name)
    checkout = copy_of_this_project(tmp_path / "checkout")
    bad = checkout / "flake8_portbind" / "bad.py"
    bad.write_text("import os\nimport socket\ndef serve():\n    socket.create_server( ('', 8000) )\n", "utf-8")
    (checkout / "tests" / "test_bad.py").write_text(SERVER, "utf-8")  # a product's ports are its own affair
    (checkout / "docs" / "PB001.md").write_text("# Another page\n", "utf-8")
    git(checkout, "add", ".")
    hooks = re.findall(r"^ +- id: (\S+)$", (ROOT / ".pre-commit-config.yaml").read_text("utf-8"), re.MULTILINE)
    files = ("flake8_portbind/bad.py", "tests/test_bad.py")
    done = run(checkout, program, "run", "--files", *files, PRE_COMMIT_HOME=str(tmp_path / "cache"))
    told = dict(re.findall(r"^- hook id: (\S+)\n((?:.*\n)*?)(?=\S.*\.{3}|\Z)", done.stdout, re.MULTILINE))
    assert list(told) == hooks, done.stdout
    assert "1 file reformatted" in told["ruff-format"]
    assert "F401" in told["ruff-check"]
    assert re.findall(r"bad\.py:\d+:\d+: (F401|PB\d+)", told["flake8"]) == ["F401", "PB002", "PB001"]
    assert re.findall(r"(\w+/\w+\.py):\d+:\d+: PB", told["flake8"]) == ["tests/test_bad.py"] * 2
    assert "Function is missing a return type annotation" in told["mypy"]
    assert "docs/PB001.md is out of date" in told["docs"]


@pytest.mark.tools
def test_configurations_of_pre_commit_are_valid(tmp_path: Path) -> None:
    program = tool("pre-commit")
    assert run(ROOT, program, "validate-config", ".pre-commit-config.yaml").returncode == 0
    for index in range(2):
        (tmp_path / "config.yaml").write_text(example("pre-commit", "yaml", index), "utf-8")
        assert run(tmp_path, program, "validate-config", "config.yaml").returncode == 0
    assert run(ROOT, program, "validate-manifest", ".pre-commit-hooks.yaml").returncode == 0


@pytest.mark.tools
@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("vendor.github-workflows", (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")),
        ("vendor.github-workflows", example("GitHub annotations", "yaml")),
        ("vendor.gitlab-ci", example("GitLab code quality", "yaml")),
    ],
)
def test_workflows_are_valid(schema: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "file.yml").write_text(text, "utf-8")
    done = run(tmp_path, tool("check-jsonschema"), "--builtin-schema", schema, "file.yml")
    assert done.returncode == 0, done.stdout


def test_the_workflow_tests_every_python_that_is_promised() -> None:
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
    promised = re.findall(r"Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text("utf-8"))
    assert re.findall(r'"(3\.\d+)"', re.search(r"python: \[(.*)\]", workflow)[1]) == promised


def test_nox_runs_every_python_that_is_promised_and_the_oldest_flake8() -> None:
    sessions = (ROOT / "noxfile.py").read_text("utf-8")
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    pythons = re.findall(r'"(3\.\d+)"', re.search(r"PYTHONS = \((.*)\)", sessions)[1])
    assert pythons == re.findall(r"Python :: (3\.\d+)", project)
    assert f'requires-python = ">={pythons[0]}"' in project
    (oldest,) = re.findall(r'OLDEST = "flake8==([\d.]+)"', sessions)
    assert f'dependencies = ["flake8>={oldest.removesuffix(".0.0")}"]' in project
    assert "--no-error-on-missing-interpreters --sessions tests oldest" in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.tools
@pytest.mark.parametrize("external", [True, False])
def test_ruff_leaves_the_comments_that_are_not_its_own(project: Path, external: bool) -> None:
    program = tool("ruff")
    source = SERVER.replace("))\n", "))  # noqa: PB001, PB002\n")
    (project / "tests" / "test_it.py").write_text(source, "utf-8")
    (project / "pyproject.toml").write_text(example("ruff", "toml") if external else "", "utf-8")
    run(project, program, "check", "--fix", "--extend-select=RUF100,RUF102", "--no-cache", "tests")
    after = (project / "tests" / "test_it.py").read_text("utf-8")
    assert after == (source if external else SERVER)
    assert bool(run(project, sys.executable, "-m", "flake8", "--select=PB0", "tests").stdout) is not external
