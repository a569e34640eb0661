"""What pip and flake8 get to know of the package."""

import re
import subprocess
import sys
from importlib.metadata import distribution, entry_points, requires
from importlib.resources import files
from pathlib import Path

from flake8_portbind.plugin import PortBind

ROOT = Path(__file__).parents[1]
NAME = "flake8-portbind"


def version_in_pyproject():
    return re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)[1]


def test_entry_point():
    (point,) = (point for point in entry_points(group="flake8.extension") if point.dist.name == NAME)
    assert point.name == "PB"
    assert point.load() is PortBind


def test_flake8_lists_the_plugin_with_its_version():
    shown = subprocess.run(
        (sys.executable, "-m", "flake8", "--version"), cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert f"{NAME}: {version_in_pyproject()}" in " ".join(shown.stdout.split())


def test_version():
    assert PortBind.version == distribution(NAME).version == version_in_pyproject()


def test_the_package_is_typed():
    assert (files("flake8_portbind") / "py.typed").is_file()


def test_flake8_is_the_only_dependency():
    at_run_time = [requirement for requirement in requires(NAME) if "extra ==" not in requirement]
    assert [re.match(r"[\w-]+", requirement)[0] for requirement in at_run_time] == ["flake8"]
