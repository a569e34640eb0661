"""Every launcher that can be started here is started as its row says, and the kernel tells which port it takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_recipes import COMMANDS, OBEYED, OBEYED_BY_CODE, Command, is_at_hand, key_of
from expected import REFUSALS, Promise, free_port
from help_recipes import HELPS
from kernel import Job, watch
from rows import LAUNCHERS, VARIABLES
from summary import Confirms

from flake8_portbind.catalogue.schema import Form, Launcher, Variable

pytestmark = pytest.mark.truth

PLAIN = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
TRIED = OBEYED_BY_CODE | {name: COMMANDS[key] for name, key in OBEYED.items()}
STARTED = [row for row in LAUNCHERS if key_of(row) in COMMANDS]


def promises(row: Launcher, command: Command) -> dict[str, tuple[Promise, str]]:
    """What a row says about each spelling of a number, about 0 and about an omission, with the words for it."""
    unsaid = {reason.partition(":")[0] for reason in command.unsaid}
    spellings = [command.given, *command.others] if command.given else []
    found = {}
    if spellings and "zero" not in unsaid:
        zero = spellings[-1].replace("{port}", "0")
        if row.zero is not None or not row.cure or zero.split()[-1] in row.cure:
            found["zero"] = Promise("zero", row.zero, also=command.also), zero
        elif any(word in row.cure for word in REFUSALS):
            found["zero"] = Promise("zero", None, refused=True), zero
    if "zero" in found and found["zero"][0].number is None and not found["zero"][0].refused and command.others:
        spellings.pop()  # that it is obeyed shows that it names the port
    for index, given in enumerate(spellings):
        promise = Promise(f"number-{index}", free_port(), also=command.also)
        found[promise.mode] = promise, given.replace("{port}", str(promise.number))
    if "omitted" not in unsaid:
        found["omitted"] = Promise("omitted", row.default, also=command.also), ""
    return found


def job(command: Command, promise: Promise, given: str) -> Job:
    """The start that shows whether a promise is kept."""
    words = command.words.replace("{given}", given).split()
    return Job(promise.mode, promise.is_seen, command=tuple(words), environment=command.environment)


def lay_out(command: Command, jobs: list[Job], folder: Path) -> None:
    """Write the files of a command into the folders of its jobs."""
    for one in jobs:
        for name, text in command.files.items():
            file = folder / one.name / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)


@pytest.mark.usefixtures("own_network")
@pytest.mark.parametrize("row", STARTED, ids=key_of)
def test_the_kernel_agrees(row: Launcher, tmp_path: Path, confirms: Confirms) -> None:
    command = COMMANDS[key_of(row)]
    if not is_at_hand(command.words):
        pytest.skip("not installed")
    promised = promises(row, command)
    jobs = [job(command, promise, given) for promise, given in promised.values()]
    lay_out(command, jobs, tmp_path)
    seen = watch(jobs, [], tmp_path)
    wrong = [told for promise, _ in promised.values() if (told := promise.told(seen[promise.mode]))]
    assert not wrong, "\n".join(wrong)
    confirms(row, "run")


@pytest.mark.parametrize("row", LAUNCHERS, ids=key_of)
def test_every_launcher_has_a_check_or_a_reason(row: Launcher) -> None:
    has_help = key_of(row) in HELPS and row.default is None and row.zero is None
    assert (key_of(row) in COMMANDS or has_help) != bool(row.unconfirmed), "either a recipe or a reason"


def test_every_recipe_has_a_launcher() -> None:
    assert set(COMMANDS) <= {key_of(row) for row in LAUNCHERS}


@pytest.mark.usefixtures("own_network")
@pytest.mark.parametrize("row", [row for row in VARIABLES if row.name in TRIED], ids=lambda row: row.name)
def test_variables_are_obeyed(row: Variable, tmp_path: Path, confirms: Confirms) -> None:
    command = TRIED[row.name]
    if not is_at_hand(command.words):
        pytest.skip("not installed")
    promise = Promise("variable", free_port(), also=command.also)
    one = job(command, promise, "")
    value = command.given if row.form is Form.ENDPOINT else "{port}"
    one.environment = command.environment | PLAIN | {row.name: value.replace("{port}", str(promise.number))}
    lay_out(command, [one], tmp_path)
    seen = watch([one], [], tmp_path)["variable"]
    assert not promise.told(seen), promise.told(seen)
    confirms(row, "run")


@pytest.mark.parametrize("row", VARIABLES, ids=lambda row: row.name)
def test_every_variable_has_a_check_or_a_reason(row: Variable) -> None:
    assert (row.name in TRIED) != bool(row.unconfirmed), "either a recipe or a reason"


def test_every_recipe_has_a_variable() -> None:
    assert set(TRIED) <= {row.name for row in VARIABLES}
