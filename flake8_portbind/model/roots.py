"""Where a project begins, and where a file lies in it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

REPOSITORIES = (".git", ".hg")
ROOT_MARKERS = ("pyproject.toml", "setup.cfg", "setup.py", "tox.ini", "pytest.ini", ".flake8")

_TEST_FOLDERS = frozenset(("test", "tests", "testing", "e2e"))


class Place(NamedTuple):
    """Where a file lies.

    Args:
        folders: the names of the folders between the project's root and the file; outside of any project, that of the
            folder that it lies in.
        name: its own name.
    """

    folders: tuple[str, ...]
    name: str

    @property
    def path(self) -> str:
        """The path from the project's root, with slashes."""
        return "/".join((*self.folders, self.name))


def root_of(path: str) -> str | None:
    """The root of the project that a file belongs to; None where nothing marks one.

    A repository says where it begins. Without one it is the folder with a configuration, or, where a row of folders has
    one, the topmost of them; what configures no more than tests lies inside a project.

    Args:
        path: the absolute path of the file, which need not exist.
    """
    above = tuple(_above(path))
    for folder in above:
        if _has(folder, REPOSITORIES):
            return folder
    root = None
    for folder in above:
        if _has(folder, ROOT_MARKERS):
            if root is not None and os.path.dirname(root) != folder and not _is_in_tests(root, folder):
                break
            root = folder
    return root


def place_of(path: str, root: str | None) -> Place:
    """Where a file lies.

    Args:
        path: its absolute path.
        root: that of its project.
    """
    folder, name = os.path.split(path)
    if root is None or not f"{folder}{os.sep}".startswith(os.path.join(root, "")):
        return Place(tuple(filter(None, (os.path.basename(folder),))), name)
    return Place(tuple(filter(None, folder[len(root) :].split(os.sep))), name)


def is_test_folder(name: str) -> bool:
    """Whether what lies below a folder of that name is test code."""
    name = name.lower()
    return name in _TEST_FOLDERS or name.startswith("test_") or name.endswith(("_test", "_tests", "-test", "-tests"))


def _above(path: str) -> Iterator[str]:
    folder = os.path.dirname(path)
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def _has(folder: str, names: Iterable[str]) -> bool:
    return any(os.path.exists(os.path.join(folder, name)) for name in names)


def _is_in_tests(folder: str, above: str) -> bool:
    """Whether a folder is, or lies in, a folder of tests below another one."""
    return any(map(is_test_folder, folder[len(above) :].split(os.sep)))
