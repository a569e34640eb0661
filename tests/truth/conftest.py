"""What the truth tests share: a way to say that a row is confirmed, and the count at the end of the run."""

from __future__ import annotations

from typing import Any

import pytest
from kernel import chosen_by_the_system
from summary import PROPERTY, Confirms, key, lines


@pytest.fixture
def confirms(request: pytest.FixtureRequest) -> Confirms:
    """Say that a row of the catalogue is confirmed, and in which way; it counts if the test passes."""

    def confirm(row: Any, way: str) -> None:
        request.node.user_properties.append((PROPERTY, f"{way}|{key(row)}"))

    return confirm


@pytest.fixture(scope="session")
def own_network() -> None:
    """Skip where a start could take a port of this machine."""
    if chosen_by_the_system() is None:
        pytest.skip("this system lends no network of its own, so a fixed port could collide")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how much of the catalogue was confirmed."""
    confirmed = [
        (value.partition("|")[2], value.partition("|")[0])
        for report in terminalreporter.getreports("passed")
        for name, value in report.user_properties
        if name == PROPERTY
    ]
    if confirmed:
        terminalreporter.section("the catalogue")
        for line in lines(confirmed):
            terminalreporter.line(line)
