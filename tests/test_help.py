"""What `flake8 --help` says of our options: what their page says, with examples that work."""

from __future__ import annotations

import re

import pytest
from flake8.options.manager import OptionManager
from harness import ROOT

from flake8_portbind import settings

PAGE = (ROOT / "docs" / "configuration.md").read_text("utf-8")
TABLE = {
    option: (values, meaning)
    for option, values, meaning in re.findall(r"^\| `--(portbind-[a-z-]+)` \| (.*?) \| (.*?) \|$", PAGE, re.MULTILINE)
}
WORDS = [option for option, (values, _) in TABLE.items() if "`" in values]
LISTS = [option for option in TABLE if option not in WORDS]


@pytest.fixture
def manager() -> OptionManager:
    manager = OptionManager(version="0", plugin_versions="", parents=[], formatter_names=["default"])
    settings.add_options(manager)
    return manager


@pytest.fixture
def helped(manager: OptionManager) -> dict[str, str]:
    """The name of each option's value, and what is said about it."""
    manager.parser.format_help()
    described = {option.long_option_name: option.option_kwargs for option in manager.options}
    return {
        name.removeprefix("--"): f"{given['metavar']} {given['help'] % {'default': given['default']}}"
        for name, given in described.items()
    }


def test_the_help_and_the_page_name_the_same_options(helped: dict[str, str]) -> None:
    assert helped.keys() == TABLE.keys()


def test_what_is_not_given_is_the_default(manager: OptionManager) -> None:
    assert settings.parse(manager.parse_args([])) == settings.Settings()


@pytest.mark.parametrize("option", WORDS)
def test_words(helped: dict[str, str], option: str) -> None:
    values, meaning = TABLE[option]
    words = re.findall(r"`(\w+)`", values)
    (default,) = re.findall(r"`(\w+)` \(default\)", values)
    assert helped[option] == f"{{{','.join(words)}}} {meaning} (Default: {default})"


@pytest.mark.parametrize("option", LISTS)
def test_lists(manager: OptionManager, helped: dict[str, str], option: str) -> None:
    values, meaning = TABLE[option]
    said, _, examples = helped[option].partition(", such as ")
    assert said == f"{values.partition(',')[0].upper()} {meaning.removesuffix('.')}"
    assert examples.endswith(".")
    assert all(f" {example}" in PAGE for example in examples[:-1].split(" or "))
    parsed = settings.parse(manager.parse_args([f"--{option}={examples[:-1].replace(' or ', ',')}"]))
    assert parsed != settings.parse(manager.parse_args([])), "examples that are allowed"
