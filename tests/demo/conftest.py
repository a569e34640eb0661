"""A port that is written in one file and taken in another: each file alone looks harmless."""

import pytest


@pytest.fixture
def fixed_port():
    return 8764  # clean here: the finding stands in test_server.py, where the port is taken, and names this line


@pytest.fixture
def any_port():
    return 0
