"""What is looked at by default: test code, told by a file's place in its project, or by what it defines."""

from __future__ import annotations

import ast
import os
from pathlib import Path

import pytest
from flake8.exceptions import ExecutionError
from flake8.options.manager import OptionManager
from harness import lines_of
from project import Folder

from flake8_portbind import analysis, settings
from flake8_portbind.model.neighbours import Neighbours
from flake8_portbind.model.roots import REPOSITORIES, ROOT_MARKERS, place_of, root_of
from flake8_portbind.model.testcode import is_in_scope
from flake8_portbind.plugin import findings
from flake8_portbind.settings import Settings

SERVER = "import socket\n\nsocket.create_server(('', 8000))\n"
PLAIN = ast.parse(SERVER)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder that nothing above is the project of."""
    return Folder(tmp_path)


def mark(folder: Folder, at: str, *markers: str) -> None:
    for marker in markers:
        if marker in REPOSITORIES:
            (folder.folder / at / marker).mkdir(parents=True)
        else:
            folder.write(f"{at}/{marker}", "")


def root(folder: Folder, name: str) -> str | None:
    """The project's root, from the folder; None where it is outside."""
    found = root_of(str(folder.folder / name))
    inside = found is not None and Path(found).is_relative_to(folder.folder)
    return Path(found or "").relative_to(folder.folder).as_posix() if inside else None


# The project's root


@pytest.mark.parametrize("marker", REPOSITORIES)
def test_a_repository_is_the_root_whatever_else_marks_one(folder: Folder, marker: str) -> None:
    mark(folder, ".", "pyproject.toml")
    mark(folder, "checkout", marker)
    mark(folder, "checkout/packages/one", *ROOT_MARKERS)
    assert root(folder, "checkout/packages/one/tests/test_it.py") == "checkout"


def test_the_nearest_repository_is_the_root(folder: Folder) -> None:
    mark(folder, ".", ".git")
    mark(folder, "submodule", ".git")
    assert root(folder, "submodule/tests/test_it.py") == "submodule"


def test_a_repository_may_be_marked_by_a_file(folder: Folder) -> None:
    folder.write("worktree/.git", "gitdir: elsewhere\n")
    assert root(folder, "worktree/tests/test_it.py") == "worktree"


@pytest.mark.parametrize("marker", ROOT_MARKERS)
def test_without_a_repository_a_configuration_is_the_root(folder: Folder, marker: str) -> None:
    mark(folder, "project", marker)
    assert root(folder, "project/src/library/it.py") == "project"


def test_of_a_row_of_configurations_the_topmost_is_the_root(folder: Folder) -> None:
    mark(folder, "project", "setup.py")
    mark(folder, "project/library", "setup.cfg")
    mark(folder, "project/library/inner", ".flake8")
    assert root(folder, "project/library/inner/deep/it.py") == "project"


def test_a_row_of_configurations_ends_with_a_folder_that_has_none(folder: Folder) -> None:
    mark(folder, ".", "pyproject.toml")
    mark(folder, "code/project", "pyproject.toml")
    assert root(folder, "code/project/src/it.py") == "code/project"


@pytest.mark.parametrize("marker", ["pytest.ini", "tox.ini", "setup.cfg"])
@pytest.mark.parametrize("place", ["tests", "tests/system", "src/library/tests", "e2e/web"])
def test_what_configures_tests_alone_is_no_root(folder: Folder, place: str, marker: str) -> None:
    mark(folder, "project", "pyproject.toml")
    mark(folder, f"project/{place}", marker)
    assert root(folder, f"project/{place}/helper.py") == "project"


def test_nothing_marks_a_root(folder: Folder) -> None:
    assert root(folder, "tests/test_it.py") is None


# Where a file lies


@pytest.mark.parametrize(
    ("path", "root", "folders"),
    [
        ("/project/it.py", "/project", ()),
        ("/project/tests/unit/it.py", "/project", ("tests", "unit")),
        ("/tests/project/it.py", "/tests/project", ()),
        ("/projects/tests/it.py", "/project", ("tests",)),
        ("/tests/it.py", None, ("tests",)),
        ("/tests/deep/it.py", None, ("deep",)),
        ("/it.py", None, ()),
        ("/tests/it.py", "/", ("tests",)),
    ],
)
@pytest.mark.skipif(os.sep != "/", reason="paths as Unix writes them")
def test_the_folders_count_from_the_root(path: str, root: str | None, folders: tuple[str, ...]) -> None:
    assert place_of(path, root).folders == folders


# Test code


def in_scope(folder: Folder, name: str, source: str = SERVER, *test_paths: str) -> bool:
    mark(folder, ".", "pyproject.toml")
    return is_in_scope(ast.parse(source), str(folder.folder / name), "tests", test_paths)


@pytest.mark.parametrize(
    "name",
    [
        "test/it.py",
        "tests/it.py",
        "Tests/it.py",
        "testing/it.py",
        "e2e/it.py",
        "src/library/tests/deep/it.py",
        "unit_test/it.py",
        "unit_tests/it.py",
        "unit-test/it.py",
        "unit-tests/it.py",
        "test_data/it.py",
        "test_it.py",
        "it_test.py",
        "it_tests.py",
        "conftest.py",
        "tests.py",
        "testcase.py",
        "testcases.py",
        "testutil.py",
        "testutils.py",
        "src/library/_testutils.py",
    ],
)
def test_names_of_test_code(folder: Folder, name: str) -> None:
    assert in_scope(folder, name)


@pytest.mark.parametrize(
    "name",
    [
        "it.py",
        "src/library/server.py",
        "latest/it.py",
        "testament/it.py",
        "contest.py",
        "latest.py",
        "mytestcase.py",
        "test.py",
        "testing.py",
        "examples/it.py",
        "tests/examples/it.py",
        "examples/tests/it.py",
        "tests/data/sample/it.py",
        "docs/tests/conf.py",
        "tests/benchmarks/it.py",
        "scripts/serve_test/it.py",
        "demos/it_tests.py",
        "scripts/testutils.py",
    ],
)
def test_names_of_other_code(folder: Folder, name: str) -> None:
    assert not in_scope(folder, name)


DEFINES_TESTS = {
    "fixture": "@fixture\ndef port(): ...\n",
    "fixture of a library": "@pytest_asyncio.fixture(scope='module')\nasync def port(): ...\n",
    "fixture of a class": "class Plugin:\n    @pytest.fixture\n    def port(self): ...\n",
    "function": "def test_it():\n    if 1:\n        assert start()\n",
    "class": "class TestIt:\n    def test_it(self): ...\n",
    "test case": "class It(base.TestCase):\n    async def test_it(self): ...\n",
    "inside a condition": "if 1:\n    class TestIt:\n        def test_it(self): ...\n",
}
IMPORTS_TESTS = {
    "pytest": "import os, pytest\n",
    "from pytest": "from pytest import fixture\n",
    "unittest": "import unittest.mock as mock\n",
    "from unittest": "from unittest.mock import Mock\n",
    "in a try": "try:\n    import pytest\nexcept ImportError:\n    pytest = None\n",
    "in a class": "class It:\n    import unittest\n",
}
NO_TESTS = {
    "a product's function": "def test_connection(host):\n    return socket.create_connection((host, 1))\n",
    "a check with options": "def test_connection(port=1):\n    assert port\n",
    "an inner function": "def outer():\n    def test_it():\n        assert 1\n    import pytest\n",
    "an inner check": "def test_it():\n    def check():\n        pass\n    return check\n",
    "a class that tests nothing": "class TestBed:\n    def start(self): ...\n",
    "methods of another class": "class Checker:\n    def test_it(self): ...\n",
    "a relative import": "from .pytest import fixture\nfrom . import unittest\n",
    "another library": "import pytester, unittests\nfrom unit import unittest\n",
}


@pytest.mark.parametrize("source", [*DEFINES_TESTS.values(), *IMPORTS_TESTS.values()])
def test_a_file_that_defines_tests_or_imports_what_they_need(folder: Folder, source: str) -> None:
    assert in_scope(folder, "src/it.py", source)
    assert not in_scope(folder, "examples/it.py", source)


@pytest.mark.parametrize("source", NO_TESTS.values(), ids=NO_TESTS)
def test_a_file_that_defines_none(folder: Folder, source: str) -> None:
    assert not in_scope(folder, "src/it.py", source)


@pytest.mark.parametrize("name", ["test_it.py", "it_test.py"])
@pytest.mark.parametrize("apart", ["examples", "samples", "demos", "docs", "benchmarks", "scripts"])
def test_what_pytest_would_collect_is_test_code_anywhere(folder: Folder, apart: str, name: str) -> None:
    for source in DEFINES_TESTS.values():
        assert in_scope(folder, f"{apart}/web/{name}", source)
    assert in_scope(folder, f"{apart}/{name}", "def test_it():\n    serve()\n")
    assert not in_scope(folder, f"{apart}/{name}"), "nothing to collect"
    assert in_scope(folder, f"{apart}/conftest.py")


def test_folders_above_the_project_do_not_count(folder: Folder) -> None:
    mark(folder, "tests/project", "pyproject.toml")
    assert not is_in_scope(PLAIN, str(folder.folder / "tests/project/it.py"), "tests", ())


def test_all_code_is_in_scope_where_it_shall_be(folder: Folder) -> None:
    assert is_in_scope(PLAIN, str(folder.folder / "src/it.py"), "all", ())


def test_a_file_out_of_scope_is_left_before_anything_else(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(analysis, "analysed", lambda *given: asked.append(given) or [])
    mark(folder, ".", "pyproject.toml")
    path = str(folder.folder / "src/it.py")
    findings(PLAIN, path, lines_of(SERVER), Settings())
    assert asked == []
    findings(PLAIN, path, lines_of(SERVER), Settings(scope="all"))
    assert len(asked) == 1


def test_the_bodies_of_functions_are_not_looked_at(folder: Folder) -> None:
    class Body:
        def __iter__(self) -> None:
            pytest.fail("a walk")

    tree = ast.parse("def serve():\n    pass\n\nclass Server:\n    def test_it(self):\n        pass\n")
    for function in tree.body[0], tree.body[1].body[0]:  # type: ignore[attr-defined]
        function.body = Body()
    mark(folder, ".", "pyproject.toml")
    assert not is_in_scope(tree, str(folder.folder / "src/it.py"), "tests", ())


# --portbind-test-paths


@pytest.mark.parametrize(
    "glob",
    [
        "checks/web/it.py",
        "checks/*",
        "checks/*.py",
        "checks/**/*.py",
        "checks/web/**/*.py",
        "**/web/*",
        "./checks/*/it.py",
        "it.py",
        "i?.p[xy]",
    ],
)
@pytest.mark.parametrize("given", ["absolute", "relative", "dotted", "from below", "from above"])
def test_globs_count_from_the_root(folder: Folder, monkeypatch: pytest.MonkeyPatch, glob: str, given: str) -> None:
    mark(folder, "project", "pyproject.toml")
    project = folder.folder / "project"
    folder.write("project/checks/web/it.py", SERVER)
    at, path = {
        "absolute": (folder.folder, str(project / "checks/web/it.py")),
        "relative": (project, "checks/web/it.py"),
        "dotted": (project, "./checks/web/it.py"),
        "from below": (project / "checks/web", "it.py"),
        "from above": (folder.folder, "project/checks/web/it.py"),
    }[given]
    monkeypatch.chdir(project)
    chosen = parsed(glob)
    monkeypatch.chdir(at)
    assert findings(PLAIN, path, lines_of(SERVER), chosen)
    assert not findings(PLAIN, path, lines_of(SERVER), Settings())


@pytest.mark.parametrize("glob", ["web/it.py", "project/checks/*", "check/*", "*.pyi", "checks", "eb/it.py"])
def test_globs_that_mean_other_files(folder: Folder, glob: str) -> None:
    assert not in_scope(folder, "checks/web/it.py", SERVER, glob)


def test_globs_count_in_examples_too(folder: Folder) -> None:
    assert in_scope(folder, "examples/it.py", SERVER, "examples/*")


def parsed(*globs: str) -> Settings:
    """The settings with these globs."""
    manager = OptionManager(version="0", plugin_versions="", parents=[], formatter_names=["default"])
    settings.add_options(manager)
    return settings.parse(manager.parse_args([f"--portbind-test-paths={','.join(globs)}"]))


FROM_THE_ROOT = "globs count from the project's root, with slashes: checks/*.py, bench_*.py"


@pytest.mark.parametrize(
    ("glob", "advice"),
    [
        ("/checks/*.py", FROM_THE_ROOT),
        ("C:/project/checks/*.py", FROM_THE_ROOT),
        ("../checks/*.py", FROM_THE_ROOT),
        ("checks/../../it.py", FROM_THE_ROOT),
        ("..", FROM_THE_ROOT),
        (r"checks\*.py", FROM_THE_ROOT),
        ("checks/", "globs name files: checks/*"),
        ("./checks/", "globs name files: checks/*"),
        ("no-such-folder/", "globs name files: no-such-folder/*"),
        ("checks", "globs name files: checks/*"),
        ("checks/web", "globs name files: checks/web/*"),
        (".", "globs name files: *"),
    ],
)
def test_globs_that_can_match_nothing(folder: Folder, monkeypatch: pytest.MonkeyPatch, glob: str, advice: str) -> None:
    mark(folder, ".", "pyproject.toml")
    folder.write("checks/web/it.py", SERVER)
    monkeypatch.chdir(folder.folder / "checks")
    with pytest.raises(ExecutionError) as refused:
        parsed("bench_*.py", glob)
    assert str(refused.value).splitlines() == [
        f"flake8-portbind: --portbind-test-paths does not take {glob!r}",
        advice,
    ]


# Where imports are looked for


def bases(folder: Folder, name: str) -> list[str]:
    """The folders that hold `helpers`, for the imports of a file."""
    path = folder.write(name, "")
    found = Neighbours(str(path)).bases_of(path.parent, "helpers")
    return [base.relative_to(folder.folder).as_posix() for base in found]


def test_imports_from_the_folders_that_are_no_package(folder: Folder) -> None:
    mark(folder, ".", "pyproject.toml")
    for home in ("", "src/", "tests/", "tests/unit/", "tests/unit/src/", "other/"):
        folder.write(f"{home}helpers.py", "")
    assert bases(folder, "tests/unit/test_it.py") == ["tests/unit", "tests/unit/src", "tests", ".", "src"]


def test_no_imports_from_inside_a_package(folder: Folder) -> None:
    mark(folder, ".", "pyproject.toml")
    folder.write("library/__init__.py", "")
    for home in ("", "library/", "library/deep/", "library/deep/src/", "library/src/"):
        folder.write(f"{home}helpers.py", "")
    assert bases(folder, "library/it.py") == ["."]
    assert bases(folder, "library/deep/it.py") == ["."], "without an __init__.py of its own"


def test_a_root_that_is_a_package_leaves_its_folders_alone(folder: Folder) -> None:
    mark(folder, ".", "pyproject.toml")
    folder.write("__init__.py", "")
    for home in ("", "tests/"):
        folder.write(f"{home}helpers.py", "")
    assert bases(folder, "tests/test_it.py") == ["tests"]
    assert bases(folder, "it.py") == []


def test_the_name_of_a_file_inside_a_package(folder: Folder) -> None:
    mark(folder, ".", "pyproject.toml")
    folder.write("library/__init__.py", "")
    path = str(folder.write("library/deep/it.py", ""))
    assert Neighbours(path).outermost(path) == "library"
    path = str(folder.write("other/deep/it.py", ""))
    assert Neighbours(path).outermost(path) == "it"
