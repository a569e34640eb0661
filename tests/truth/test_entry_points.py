"""The functions that carry out a command line know the options of their launcher, and what spawns exists."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from command_recipes import DJANGO
from found import is_installed, library_of, looked_up
from kernel import environment
from rows import ENTRY_POINTS, LAUNCHERS
from summary import Confirms

from flake8_portbind.catalogue.schema import Launcher
from flake8_portbind.catalogue.spawners import CLI_RUNNERS, SPAWNERS, WAITING, EntryPoint, Words

pytestmark = pytest.mark.truth

# Prints the help of the function named by the first argument, called as the second says with the words that follow.
CALL = """
import sys
from found import found
name, way, *words = sys.argv[1:]
function = found(name)
sys.argv = ["program", *words]
if way == "ALL":
    function(*words)
elif way == "BEHIND_PROGRAM":
    function(["program", *words])
else:
    function(words)
"""
# What the words are where the help of the launcher is not asked for with its first subcommand and `--help`.
ASKED = {"sanic.__main__.main": ["help", "--full"]}


def launcher_of(row: EntryPoint) -> Launcher:
    """The row of the program that an entry point carries out."""
    return next(one for one in LAUNCHERS if row.program in (one.name, *one.aliases))


@pytest.mark.parametrize("row", [row for row in ENTRY_POINTS if not row.unconfirmed], ids=lambda row: row.name)
def test_the_parser_knows_the_port(row: EntryPoint, tmp_path: Path, confirms: Confirms) -> None:
    if not is_installed(row.name):
        pytest.skip("not installed")
    launcher = launcher_of(row)
    words = ASKED.get(row.name, [*launcher.subcommand[:1], "--help"])
    if launcher.subcommand[:1] == ("-c",):
        words = ["--help"]
    child = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", CALL, row.name, row.words.name, *words],
        env=environment() | DJANGO | {"COLUMNS": "200", "NO_COLOR": "1"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        stdin=subprocess.DEVNULL,
    )
    text = child.stdout + child.stderr
    named = {*launcher.ports, *launcher.endpoints} or {"addrport"}
    assert all(option in text for option in named), text[-2000:]
    confirms(row, "names")


def test_every_entry_point_has_a_launcher() -> None:
    assert all(launcher_of(row) for row in ENTRY_POINTS)
    assert set(ASKED) <= {row.name for row in ENTRY_POINTS}
    assert {row.words for row in ENTRY_POINTS} == set(Words)


@pytest.mark.parametrize("library", sorted({library_of(name) for name in (*SPAWNERS, *CLI_RUNNERS)}))
def test_what_spawns_exists(library: str) -> None:
    names: dict[str, list[str]] = defaultdict(list)
    for name in (*SPAWNERS, *CLI_RUNNERS):
        names[library_of(name)].append(name)
    if not is_installed(library):
        pytest.skip("not installed")
    told = looked_up(names[library])
    assert not [seen["error"] for seen in told.values() if "error" in seen]
    for name, keyword in CLI_RUNNERS.items():
        if name in told:
            assert told[name]["parameters"][1][0] == keyword, "behind self"


def test_what_waits_spawns() -> None:
    assert set(SPAWNERS) >= WAITING
