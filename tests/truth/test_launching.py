"""Every launcher that can be started here is started as its row says, and the kernel tells which port it takes."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest
from command_recipes import COMMANDS, OBEYED, Command, key_of
from expected import REFUSALS, Promise, free_port
from kernel import Job, environment, watch
from rows import LAUNCHERS, VARIABLES
from summary import Confirms

from flake8_portbind.catalogue.schema import Launcher, Variable

pytestmark = pytest.mark.truth

STARTED = [row for row in LAUNCHERS if key_of(row) in COMMANDS]


def is_at_hand(command: Command) -> bool:
    """Whether the program, or the module behind `python -m`, is installed."""
    program, *words = command.words.split()
    if program == "python" and words[0] == "-m":
        return importlib.util.find_spec(words[1].partition(".")[0]) is not None
    return shutil.which(program, path=environment()["PATH"]) is not None


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
    if not is_at_hand(command):
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
    assert (key_of(row) in COMMANDS) != bool(row.unconfirmed), "either a recipe or a reason"


def test_every_recipe_has_a_launcher() -> None:
    assert set(COMMANDS) <= {key_of(row) for row in LAUNCHERS}


@pytest.mark.usefixtures("own_network")
@pytest.mark.parametrize("row", [row for row in VARIABLES if row.name in OBEYED], ids=lambda row: row.name)
def test_variables_are_obeyed(row: Variable, tmp_path: Path, confirms: Confirms) -> None:
    command = COMMANDS[OBEYED[row.name]]
    if not is_at_hand(command):
        pytest.skip("not installed")
    promise = Promise("variable", free_port(), also=command.also)
    one = job(command, promise, "")
    one.environment = command.environment | {row.name: str(promise.number)}
    lay_out(command, [one], tmp_path)
    seen = watch([one], [], tmp_path)["variable"]
    assert not promise.told(seen), promise.told(seen)
    confirms(row, "run")


@pytest.mark.parametrize("row", VARIABLES, ids=lambda row: row.name)
def test_every_variable_has_a_check_or_a_reason(row: Variable) -> None:
    assert (row.name in OBEYED) != bool(row.unconfirmed), "either a recipe or a reason"


def test_every_recipe_has_a_variable() -> None:
    assert set(OBEYED) <= {row.name for row in VARIABLES}
