"""Every listener that can be started here is started as its row says, and the kernel tells which port it takes."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from expected import job, promises
from found import is_installed
from kernel import networks_are_possible, watch
from recipes import RECIPES, NotStarted, Recipe

from flake8_portbind.catalogue.lookup import _LIBRARIES
from flake8_portbind.catalogue.schema import Listener

pytestmark = pytest.mark.truth

ROWS = [row for library in _LIBRARIES for row in library.LISTENERS]
STARTED = [row for row in ROWS if isinstance(RECIPES.get(row.name), Recipe)]


def module_of(name: str) -> str:
    """The longest part of a qualified name that is a module.

    Raises:
        ModuleNotFoundError: where not even its first word is one.
    """
    parts = name.split(".")
    found = parts[0]
    for end in range(2, len(parts)):
        path = ".".join(parts[:end])
        if importlib.util.find_spec(path) is None:
            break
        found = path
    return found


@pytest.fixture(scope="session")
def _own_network() -> None:
    if not networks_are_possible():
        pytest.skip("this system lends no network of its own, so a fixed port could collide")


@pytest.mark.usefixtures("_own_network")
@pytest.mark.parametrize("row", STARTED, ids=lambda row: row.name)
def test_the_kernel_agrees(row: Listener, tmp_path: Path) -> None:
    if not is_installed(row.name):
        pytest.skip("not installed")
    recipe = RECIPES[row.name]
    assert isinstance(recipe, Recipe)
    promised = list(promises(row, recipe))
    seen = watch([job(row, recipe, promise) for promise in promised], [module_of(row.name)], tmp_path)
    wrong = [told for promise in promised if (told := promise.told(seen[promise.mode]))]
    if recipe.start and row.starts:
        early = [promise.mode for promise in promised if seen[promise.mode].before]
        if early:
            wrong.append(f"{early}: it listens before {row.starts}")
    elif not row.starts and recipe.start and "Reach.ATTR" not in str(row.reach).upper():
        wrong.append("the row says that the call binds")
    assert not wrong, "\n".join(wrong)
