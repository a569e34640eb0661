"""Constants of libraries have the values that the catalogue says."""

from __future__ import annotations

import pytest
from found import is_installed, looked_up
from rows import CONSTANTS
from summary import Confirms

from flake8_portbind.catalogue.schema import PortConstant

pytestmark = pytest.mark.truth


@pytest.mark.parametrize("row", CONSTANTS, ids=lambda row: row.name)
def test_values(row: PortConstant, confirms: Confirms) -> None:
    if not is_installed(row.name):
        assert row.unconfirmed
        return
    seen = looked_up([row.name])[row.name]
    if "error" in seen:
        assert row.unconfirmed, seen["error"]
        return
    assert seen["value"] == repr(row.value)
    confirms(row, "run")
