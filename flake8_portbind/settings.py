"""The options: from what flake8 parsed to frozen settings, or a refusal that says what to write instead."""

from __future__ import annotations

import argparse
import os
import posixpath
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, NamedTuple

from flake8.exceptions import ExecutionError
from flake8.options.manager import OptionManager

from flake8_portbind.model.roots import root_of

if TYPE_CHECKING:
    from flake8_portbind.catalogue.schema import Listener, PortSource

# A variable that is set while the audit report is made: the folder in which each process leaves what it has seen.
SURVEYS = "FLAKE8_PORTBIND_SURVEYS"
SCOPES = ("tests", "all")
FOLLOW = ("project", "file")
_QUOTES = "\"'"


class Settings(NamedTuple):
    """What the user chose.

    Args:
        scope: "tests" to report in test code alone, or "all".
        follow: "project" to read other files of the project where evidence leads there, or "file".
        test_paths: globs of more files that are test code.
        listeners: the user's own catalogue rows.
        sources: the user's own port sources.
    """

    scope: str = "tests"
    follow: str = "project"
    test_paths: tuple[str, ...] = ()
    listeners: tuple[Listener, ...] = ()
    sources: tuple[PortSource, ...] = ()


def add_options(manager: OptionManager) -> None:
    """Tell flake8 our options."""
    manager.add_option(
        "--portbind-scope",
        default="tests",
        parse_from_config=True,
        metavar="{tests,all}",
        help="Report in test code alone, or in all code. (Default: %(default)s)",
    )
    manager.add_option(
        "--portbind-follow",
        default="project",
        parse_from_config=True,
        metavar="{project,file}",
        help="Follow a port into other files of the project, or look at one file alone. (Default: %(default)s)",
    )
    manager.add_option(
        "--portbind-test-paths",
        default="",
        parse_from_config=True,
        comma_separated_list=True,
        metavar="GLOBS",
        help="More files that are test code, counted from the project's root, such as checks/*.py or bench_*.py.",
    )
    manager.add_option(
        "--portbind-listeners",
        default="",
        parse_from_config=True,
        comma_separated_list=True,
        metavar="ROWS",
        help="Your project's own listeners, such as mylib.serve:port=listen_port@2:default=8000"
        " or mylib.Server:address@0.",
    )
    manager.add_option(
        "--portbind-port-sources",
        default="",
        parse_from_config=True,
        comma_separated_list=True,
        metavar="ROWS",
        help="Your project's own functions and fixtures that hand out ports, such as mylib.testing.free_port:probed"
        " or broker_port:os-chosen.",
    )


def parse(options: argparse.Namespace) -> Settings:
    """Turn flake8's options into settings.

    Raises:
        ExecutionError: for a value that is not allowed; flake8 prints it and stops.
    """
    listeners, sources = _own_rows(
        _listed("portbind-listeners", options.portbind_listeners),
        _listed("portbind-port-sources", options.portbind_port_sources),
    )
    return Settings(
        scope=_one_of("portbind-scope", options.portbind_scope, SCOPES),
        follow=_one_of("portbind-follow", options.portbind_follow, FOLLOW),
        test_paths=tuple(map(_glob, _listed("portbind-test-paths", options.portbind_test_paths))),
        listeners=listeners,
        sources=sources,
    )


def _own_rows(listeners: list[str], sources: list[str]) -> tuple[tuple[Listener, ...], tuple[PortSource, ...]]:
    """The user's own catalogue rows; without any, the catalogue need not be loaded yet."""
    if not listeners and not sources:
        return (), ()
    from flake8_portbind.catalogue import own

    listening = tuple(own.parse_listener(row) for row in listeners)
    giving = tuple(own.parse_source(row) for row in sources)
    own.refuse_twice("listeners", [row.name for row in listening])
    own.refuse_twice("port-sources", [row.name for row in giving])
    return listening, giving


def _one_of(option: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise refusal(option, value, f"allowed are: {', '.join(allowed)}")
    return value


def _glob(value: str) -> str:
    """A glob of test code, refused where it can match no file: it is held against paths from the project's root."""
    glob = posixpath.normpath(value)
    if "\\" in glob or glob.startswith("/") or glob.split("/")[0] == ".." or PureWindowsPath(glob).drive:
        raise refusal(
            "portbind-test-paths", value, "globs count from the project's root, with slashes: checks/*.py, bench_*.py"
        )
    root = root_of(os.path.abspath("setup.cfg")) or ""
    if value.endswith("/") or os.path.isdir(os.path.join(root, glob)):
        raise refusal("portbind-test-paths", value, f"globs name files: {posixpath.join(glob, '*').removeprefix('./')}")
    return glob


def _listed(option: str, values: list[str]) -> list[str]:
    """The items of a list option, a TOML-style list refused; a glob may begin or end with a bracket of its own."""
    text = ", ".join(values)
    quoted = any(value.strip(_QUOTES) != value for value in values)
    if quoted or (text.startswith("[") and text.endswith("]")):
        plain = (value.strip(f"[]{_QUOTES} ") for value in values)
        raise refusal(option, text, f"an ini file takes a plain list: {option} = {', '.join(filter(None, plain))}")
    return values


def refusal(option: str, value: str, allowed: str) -> ExecutionError:
    """The two lines that refuse an option's value."""
    return ExecutionError(f"flake8-portbind: --{option} does not take {value!r}\n{allowed}")
