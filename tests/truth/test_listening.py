"""Every listener that can be started here is started as its row says, and the kernel tells which port it takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from expected import Promise, job, promises
from found import is_installed
from kernel import Job, networks_are_possible, watch
from recipes import CURES, RECIPES, Recipe

from flake8_portbind.catalogue.lookup import _LIBRARIES
from flake8_portbind.catalogue.schema import Listener, Reach

pytestmark = pytest.mark.truth

ROWS = [row for library in _LIBRARIES for row in library.LISTENERS]
STARTED = [row for row in ROWS if isinstance(RECIPES.get(row.name), Recipe)]


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
    seen = watch([job(row, recipe, promise) for promise in promised], [row.name], tmp_path)
    wrong = [told for promise in promised if (told := promise.told(seen[promise.mode]))]
    if recipe.start and row.starts:
        early = [promise.mode for promise in promised if seen[promise.mode].before]
        if early:
            wrong.append(f"{early}: it listens before {row.starts}")
    elif recipe.start and row.reach not in (Reach.ATTRIBUTE, Reach.CLASS_ATTRIBUTE):
        wrong.append("the row says that the call binds")
    assert not wrong, "\n".join(wrong)


@pytest.mark.usefixtures("_own_network")
@pytest.mark.parametrize("name", sorted(CURES))
def test_the_advice_helps(name: str, tmp_path: Path) -> None:
    if not is_installed(name):
        pytest.skip("not installed")
    assert next(row for row in ROWS if row.name == name).cure
    recipe = CURES[name]
    promise = Promise("cure", None, may_fail="unix_socket" in recipe.build)
    seen = watch([Job("cure", promise.holds, recipe.build, recipe.start, recipe.loop)], [name], tmp_path)["cure"]
    assert not promise.told(seen), promise.told(seen)
    assert not seen.failure, seen.failure
