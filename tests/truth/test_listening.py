"""Every listener that can be started here is started as its row says, and the kernel tells which port it takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from expected import Promise, job, promises
from found import is_installed
from kernel import Job, watch
from recipes import CURES, RECIPES, NotStarted, Recipe
from rows import LISTENERS
from summary import Confirms

from flake8_portbind.catalogue.schema import Listener, Reach

pytestmark = pytest.mark.truth

STARTED = [row for row in LISTENERS if isinstance(RECIPES.get(row.name), Recipe)]


@pytest.mark.usefixtures("own_network")
@pytest.mark.parametrize("row", STARTED, ids=lambda row: row.name)
def test_the_kernel_agrees(row: Listener, tmp_path: Path, confirms: Confirms) -> None:
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
    confirms(row, "run")


@pytest.mark.usefixtures("own_network")
@pytest.mark.parametrize("name", sorted(CURES))
def test_the_advice_helps(name: str, tmp_path: Path) -> None:
    if not is_installed(name):
        pytest.skip("not installed")
    assert next(row for row in LISTENERS if row.name == name).cure
    recipe = CURES[name]
    promise = Promise("cure", None, may_fail="unix_socket" in recipe.build)
    one = Job("cure", promise.holds, recipe.build, recipe.start, recipe.loop, promise.may_fail)
    seen = watch([one], [name], tmp_path)["cure"]
    assert not promise.told(seen), promise.told(seen)
    assert not seen.failure, seen.failure


@pytest.mark.parametrize("row", LISTENERS, ids=lambda row: row.name)
def test_every_row_has_a_check_or_a_reason(row: Listener) -> None:
    recipe = RECIPES.get(row.name)
    assert bool(recipe) != bool(row.unconfirmed), "either a recipe or a reason"
    assert not isinstance(recipe, NotStarted) or recipe.why


def test_every_recipe_has_a_row() -> None:
    assert set(RECIPES) <= {row.name for row in LISTENERS}
