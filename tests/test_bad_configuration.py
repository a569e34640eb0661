"""A setting that cannot be meant is refused, with its name and what to write; none is dropped in silence."""

from __future__ import annotations

import configparser

import pytest
from flake8.main.cli import main
from flake8.options.manager import OptionManager
from project import SERVER, Project, short

from flake8_portbind import settings
from flake8_portbind.plugin import PortBind

BOTH = ["3:8: PB001", "7:12: PB002"]


def options() -> dict[str, bool]:
    """Every option that the plugin registers, without its dashes, and whether it is a list."""
    manager = OptionManager(version="0", plugin_versions="", parents=[], formatter_names=["default"])
    settings.add_options(manager)
    return {one.long_option_name.removeprefix("--"): one.comma_separated_list for one in manager.options}


OPTIONS = options()
WORDS = [name for name, is_list in OPTIONS.items() if not is_list]
ALLOWED = {"portbind-scope": "tests, all", "portbind-follow": "project, file"}
LISTS = [name for name, is_list in OPTIONS.items() if is_list]
ROWS = [name for name in LISTS if name != "portbind-test-paths"]  # a glob can be nearly any text
PLACES = ["the command line", "setup.cfg", "tox.ini", ".flake8"]
HEADING = "There was a critical error during execution of Flake8:"

everywhere = pytest.mark.parametrize("place", PLACES)


class Flake8:
    """flake8 run in this process, in the folder of a project, with one option set in one place."""

    def __init__(self, project: Project, capsys: pytest.CaptureFixture[str]) -> None:
        self.project = project
        self._capsys = capsys
        (project.folder / "setup.cfg").unlink()

    def run(self, *arguments: str) -> tuple[int, list[str]]:
        """The exit status and the lines that are printed."""
        status = main(["--jobs", "1", "--select", "PB0", *arguments, "."])
        told = self._capsys.readouterr()
        return status, (told.out + told.err).strip().splitlines()

    def told(self, place: str, option: str, value: str) -> tuple[int, list[str]]:
        if place == "the command line":
            return self.run(f"--{option}={value}")
        self.project.write(place, f"[flake8]\n{option} = {value}\n")
        return self.run()

    def refuses(self, place: str, option: str, value: str) -> str:
        """The refusal, two lines of which the first names the option."""
        status, (heading, *lines) = self.told(place, option, value)
        assert (status, heading) == (1, HEADING)
        assert len(lines) == 2, lines
        assert f"--{option} " in lines[0]
        return "\n".join(lines)


@pytest.fixture
def flake8(project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Flake8:
    monkeypatch.chdir(project.folder)
    monkeypatch.setattr(PortBind, "settings", PortBind.settings)
    return Flake8(project, capsys)


def test_the_options_are_known() -> None:
    assert {"portbind-scope", "portbind-follow", "portbind-test-paths", "portbind-listeners"} <= set(OPTIONS)


@everywhere
@pytest.mark.parametrize("value", ["everywhere", "7", "true", "größe", "Alles", '["all"]', "all, tests"])
@pytest.mark.parametrize("option", WORDS)
def test_a_word_that_is_not_allowed(flake8: Flake8, place: str, option: str, value: str) -> None:
    assert flake8.refuses(place, option, value).splitlines() == [
        f"flake8-portbind: --{option} does not take {value!r}",
        f"allowed are: {ALLOWED[option]}",
    ]


@everywhere
@pytest.mark.parametrize(
    "value", ["7", "true", "größe", "no-dots", "a.b:größe", "a.b:²", "a.b:default=²", "a.b:", ":port", "a..b:port"]
)
@pytest.mark.parametrize("option", ROWS)
def test_a_row_that_is_none(flake8: Flake8, place: str, option: str, value: str) -> None:
    assert "for example" in flake8.refuses(place, option, value)


TOML = {
    '["a.b:port"]': "a.b:port",
    "['a.b:port', 'c.d:port', ]": "a.b:port, c.d:port",
    '"a.b:port"': "a.b:port",
    "[a.b:port]": "a.b:port",
    "a.b:port, 'c.d:port', e.f:port": "a.b:port, c.d:port, e.f:port",
    'a.b:port, "c.d:port': "a.b:port, c.d:port",
}


@everywhere
@pytest.mark.parametrize("value", TOML)
@pytest.mark.parametrize("option", LISTS)
def test_a_list_as_toml_writes_it(flake8: Flake8, place: str, option: str, value: str) -> None:
    given = ", ".join(part.strip() for part in value.split(","))
    assert flake8.refuses(place, option, value).splitlines() == [
        f"flake8-portbind: --{option} does not take {given!r}",
        f"an ini file takes a plain list: {option} = {TOML[value]}",
    ]


@everywhere
@pytest.mark.parametrize("option", ROWS)
def test_two_rows_of_one_name(flake8: Flake8, place: str, option: str) -> None:
    first, second = ("a.b:port", "a.b:address@0") if option == "portbind-listeners" else ("a.b:probed", "a.b:guessed")
    assert "named twice" in flake8.refuses(place, option, f"{first}, {second}")
    assert flake8.told(place, option, f"{first}, {second.replace('a.b', 'c.d')}")[0] == 1


@everywhere
@pytest.mark.parametrize("value", ["[ab]*.py", "checks/[ab]*.py, bench[12]", "it's/*.py"])
def test_a_glob_with_a_bracket_or_a_quotation_mark_of_its_own(flake8: Flake8, place: str, value: str) -> None:
    status, lines = flake8.told(place, "portbind-test-paths", value)
    assert (status, [short(line) for line in lines]) == (1, BOTH)


@everywhere
@pytest.mark.parametrize("option", LISTS)
def test_an_empty_list_is_the_default(flake8: Flake8, place: str, option: str) -> None:
    status, lines = flake8.told(place, option, "")
    assert (status, [short(line) for line in lines]) == (1, BOTH)


@everywhere
@pytest.mark.parametrize("option", WORDS)
def test_an_empty_word(flake8: Flake8, place: str, option: str) -> None:
    assert "allowed are: " in flake8.refuses(place, option, "")


@pytest.mark.parametrize("place", PLACES[1:])
@pytest.mark.parametrize("option", OPTIONS)
def test_an_option_that_is_written_twice_in_a_file(flake8: Flake8, place: str, option: str) -> None:
    """flake8 reads the file before it knows of plugins, and its parser stops at that, with file and line."""
    with pytest.raises(configparser.DuplicateOptionError, match=rf"{place}' \[line +3\]: option '{option}'"):
        flake8.told(place, option, f"all\n{option} = all")


@pytest.mark.parametrize("option", WORDS)
def test_an_option_that_is_written_twice_on_the_command_line(flake8: Flake8, option: str) -> None:
    """The last one counts, as with all of flake8's options; a bad last one is refused."""
    _, lines = flake8.run(f"--{option}=all", f"--{option}=nonsense")
    assert f"flake8-portbind: --{option} does not take 'nonsense'" in lines


@everywhere
def test_globs_may_be_any_text(flake8: Flake8, place: str) -> None:
    flake8.project.write("pyproject.toml", "")
    flake8.project.write(
        "größe/run.py", SERVER.replace("PORT = 8000\n", "").replace("test_server()", "serve(PORT=8000)")
    )
    assert len(flake8.run()[1]) == len(BOTH)
    assert len(flake8.told(place, "portbind-test-paths", "größe/*")[1]) == 2 * len(BOTH)
