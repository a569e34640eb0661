"""The comments of the demo say what the linter says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from flake8_portbind.rules import all_rules

DEMO = Path(__file__).parent / "demo"
FILES = sorted(path.name for path in DEMO.glob("*.py"))
OPINIONS = "test_opinions.py"


def promised(name):
    """The line and code of each finding that a comment announces: `# PB001 PB002: why`."""
    lines = (DEMO / name).read_text("utf-8").splitlines()
    comments = ((number, re.search(r"  # ((?:PB\d{3} ?)+)", line)) for number, line in enumerate(lines, 1))
    return sorted((number, code) for number, comment in comments if comment for code in comment[1].split())


def reported(name, *options):
    command = (sys.executable, "-m", "flake8", "--isolated", "--format=%(row)d %(code)s", *options, name)
    lines = subprocess.run(command, cwd=DEMO, capture_output=True, text=True).stdout.splitlines()
    return sorted((int(row), code) for row, code in map(str.split, lines))


@pytest.mark.parametrize("name", [name for name in FILES if name != OPINIONS])
def test_comments(name):
    assert reported(name, "--max-line-length=120") == promised(name)


def test_opinions_are_off_by_default():
    assert reported(OPINIONS, "--max-line-length=120") == []


def test_opinions():
    assert reported(OPINIONS, "--max-line-length=120", "--extend-select=PB9") == promised(OPINIONS)


def test_every_code_is_shown_beside_a_safe_twin():
    shown = {name: {code for _, code in promised(name)} for name in FILES}
    assert set().union(*shown.values()) == {rule.CODE for rule in all_rules()}
    assert all("# clean" in (DEMO / name).read_text("utf-8") for name in FILES if shown[name])
