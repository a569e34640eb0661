"""What several test files ask for."""

import os
from pathlib import Path

import pytest
from project import SERVER, Project

# flake8's workers read coverage's configuration anew, in the folder that is linted, and would leave their data there.
os.environ.setdefault("COVERAGE_FILE", str(Path(__file__).parent.parent / ".coverage"))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.write("tests/test_it.py", SERVER)
    return project
