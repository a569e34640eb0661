"""The recipes of the guide keep their promise: fifty times beside themselves, and no fixed port."""

import importlib.util
import json
import re
from pathlib import Path

import pytest
from harness import lint
from test_docs import DOCS, watched

RECIPES = sorted((DOCS / "recipes").glob("*.py"))
GUIDE = (DOCS / "parallel-tests.md").read_text("utf-8")
TIMES = 50
PER_WORKER = "test_worker_port.py"
INSTALLED = {
    path
    for path in RECIPES
    if all(
        importlib.util.find_spec(name) for name in re.findall(r"^(?:import|from) (\w+)", path.read_text("utf-8"), re.M)
    )
}


def test_the_guide_shows_every_recipe() -> None:
    assert {f"recipes/{path.name}" for path in RECIPES} == set(re.findall(r"<!-- recipe: (\S+) -->", GUIDE))


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.stem)
def test_the_plugin_is_silent(recipe: Path) -> None:
    assert lint(recipe.read_text("utf-8"), f"tests/{recipe.name}") == []


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.stem)
def test_it_is_among_those_that_run(recipe: Path) -> None:
    if recipe not in INSTALLED:
        pytest.skip("its library is not installed")
    assert "\ndef test_" in recipe.read_text("utf-8")


def run(folder: Path, recipes: list[Path], **variables: str) -> list[tuple[str, int, int]]:
    """Run recipes fifty times each in four workers, and say what was bound: file, line, port."""
    options = ("-p", "xdist", "-n", "4", "-p", "fifty_times", "-W", "ignore")
    done = watched(folder, DOCS / "recipes", *options, *map(str, recipes), **variables)
    tests = sum(path.read_text("utf-8").count("\ndef test_") for path in recipes)
    assert f"{TIMES * tests} passed" in done.stdout, done.stdout[-3000:] + done.stderr[-3000:]
    return [tuple(json.loads(line)) for line in (folder / "log").read_text("utf-8").splitlines()]


def test_recipes_run_beside_themselves_and_take_no_fixed_port(tmp_path: Path) -> None:
    recipes = sorted(path for path in INSTALLED if path.name != PER_WORKER)
    bound = run(tmp_path, recipes)
    assert {port for _, _, port in bound} == {0}
    # Servers that bind in a thread, in C or in a child are refused a fixed port as well, but can't be named.
    assert {name for name, _, _ in bound} >= {"test_http_server.py", "test_asyncio_server.py", "test_passed_socket.py"}


def test_workers_take_ports_of_their_own(tmp_path: Path) -> None:
    bound = run(tmp_path, [DOCS / "recipes" / PER_WORKER], KERNEL_LENDS="1")
    ranges = {port // 50 for _, _, port in bound}
    assert len(ranges) == 4
