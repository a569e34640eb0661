"""Every option that a launcher's row names is one that the program's own help tells."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from command_recipes import COMMANDS, DJANGO, is_at_hand, key_of
from help_recipes import HELPS, UNTOLD
from kernel import environment
from rows import LAUNCHERS
from summary import Confirms

from flake8_portbind.catalogue.schema import Launcher

pytestmark = pytest.mark.truth

ROWS = {key_of(row): row for row in LAUNCHERS}
PLAIN = {"COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}


def options(row: Launcher) -> set[str]:
    """The options that a row names, wherever it does."""
    words = (*row.ports, *row.endpoints, *row.handed, *row.switches, *row.subcommand)
    return {word for word in words if word.startswith("-")}


def told(command: str, folder: Path) -> str:
    """What a command prints."""
    child = subprocess.run(
        command.split(),
        env=environment() | PLAIN | DJANGO,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        stdin=subprocess.DEVNULL,
    )
    return child.stdout + child.stderr


@pytest.mark.parametrize("key", HELPS)
def test_the_help_tells_the_options(key: str, tmp_path: Path, confirms: Confirms) -> None:
    if not is_at_hand(HELPS[key]):
        pytest.skip("not installed")
    files = COMMANDS[key].files if key in COMMANDS else {}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    text = told(HELPS[key], tmp_path)
    said = {option for option in options(ROWS[key]) if re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", text)}
    untold = options(ROWS[key]) - said
    assert untold == set(UNTOLD.get(key, ())), text[-2000:]
    confirms(ROWS[key], "names")


def test_every_help_is_that_of_a_launcher() -> None:
    assert set(HELPS) <= set(ROWS)
    assert set(UNTOLD) <= set(HELPS)


def test_what_is_started_has_a_help_too() -> None:
    assert {key for key in COMMANDS if options(ROWS[key])} - set(HELPS) == {
        "celery flower"  # whose options are those of tornado
    }
