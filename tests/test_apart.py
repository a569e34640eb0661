"""What looking into files leaves as it was in the process."""

from __future__ import annotations

import ast
import gc
import warnings
from collections.abc import Iterator

import pytest

from flake8_portbind import analysis
from flake8_portbind.plugin import findings
from flake8_portbind.settings import Settings

SOURCE = "import socket\n\nsocket.create_server(('', 8000))\n"


@pytest.fixture(params=[True, False], ids=["collects", "does not collect"])
def collects(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Whether garbage is collected in this process."""
    (gc.enable if request.param else gc.disable)()
    yield request.param
    gc.enable()


def test_the_collector_is_paused(collects: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(analysis, "analysed", lambda *_: asked.append(gc.isenabled()) or [])
    findings(ast.parse(SOURCE), "tests/test_it.py", SOURCE.splitlines(keepends=True), Settings())
    assert asked == [False]
    assert gc.isenabled() is collects


def test_the_collector_runs_on_after_an_error(collects: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "analysed", lambda *_: [][0])
    with pytest.raises(IndexError):
        findings(ast.parse(SOURCE), "tests/test_it.py", SOURCE.splitlines(keepends=True), Settings())
    assert gc.isenabled() is collects


def test_the_filters_of_warnings_are_as_they_were() -> None:
    before = list(warnings.filters)
    assert findings(ast.parse(SOURCE), "tests/test_it.py", SOURCE.splitlines(keepends=True), Settings())
    assert warnings.filters == before
