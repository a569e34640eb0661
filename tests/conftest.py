"""What several test files ask for."""

from pathlib import Path

import pytest
from project import SERVER, Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.write("tests/test_it.py", SERVER)
    return project
