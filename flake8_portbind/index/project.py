"""The files of a project that linted files can see, read once for all of them and kept as long as nothing changes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from flake8_portbind.index.texts import Text, read
from flake8_portbind.model.module import Module
from flake8_portbind.model.neighbours import Neighbours, Stamp, stamp


class Project:
    """The files in view, by path.

    Args:
        neighbours: how any file of the project reaches others, as all are on the disk.
        known: the texts that an earlier state of the project had; those whose files are as they were are taken over.
    """

    def __init__(self, neighbours: Neighbours, known: dict[str, Text]) -> None:
        self.neighbours = neighbours
        self.texts: dict[str, Text] = {}
        self._earlier = known
        self._sees: dict[str, tuple[Text, ...]] = {}
        self._folders: dict[str, tuple[Stamp | None, frozenset[str]]] = {}
        self._unread: dict[str, Stamp | None] = {}

    def is_current(self, stamp_of: Callable[[str], Stamp | None]) -> bool:
        """Whether every file and folder that was looked at is as it was.

        Args:
            stamp_of: the state of a file or folder.
        """
        return (
            all(stamp_of(path) == text.state for path, text in self.texts.items())
            and all(stamp_of(path) == state for path, state in self._unread.items())
            and all(stamp_of(folder) == state for folder, (state, _) in self._folders.items())
        )

    def roots(self, text: Text) -> frozenset[str]:
        """The top-level names that a file imports from; by a relative import that is the package around it."""
        if not any(level for _, level, _ in text.imports):
            return text.roots
        return text.roots | {self.neighbours.outermost(text.path)}

    def view(self, start: Text) -> list[Text]:
        """All files that a file can take names from, through others, too; itself not included.

        Args:
            start: the file, as it is linted.
        """
        seen = {start.path}
        found: list[Text] = []
        todo = list(self._seen_from(start))
        while todo:
            text = todo.pop()
            if text.path not in seen:
                seen.add(text.path)
                found.append(text)
                todo += self.sees(text)
        return found

    def sees(self, text: Text) -> tuple[Text, ...]:
        """The files that a file of the project names in its imports, and the fixtures' files above it."""
        if text.path not in self._sees:
            self._sees[text.path] = tuple(self._seen_from(text))
        return self._sees[text.path]

    def _seen_from(self, text: Text) -> Iterator[Text]:
        for path in dict.fromkeys(self._paths(text)):
            found = self._text(path)
            if found is not None:
                yield found

    def _text(self, path: str) -> Text | None:
        known = self.texts.get(path)
        if known is not None or path in self._unread:
            return known
        if not self.neighbours.holds(path):
            return None
        earlier = self._earlier.get(path)
        found = earlier if earlier is not None and earlier.state == stamp(path) else read(path)
        if found is None:
            self._unread[path] = stamp(path)
        else:
            self.texts[path] = found
        return found

    def _paths(self, text: Text) -> Iterator[str]:
        """Where what a file imports may lie: the paths that exist."""
        home = os.path.dirname(text.path)
        folder, root = home, str(self.neighbours.root)
        while True:
            yield from self._present(folder, ("conftest.py",))
            if folder == root or folder == os.path.dirname(folder):
                break
            folder = os.path.dirname(folder)
        for dotted, level, names in text.imports:
            parts = dotted.split(".") if dotted else []
            if level:
                base = home
                for _ in range(level - 1):
                    base = os.path.dirname(base)
                bases = [base]
            elif parts and parts[0] not in sys.stdlib_module_names:
                bases = [str(base) for base in self.neighbours.bases_of(Path(home), parts[0])]
            else:
                continue
            for base in bases:
                yield from self._of_import(base, parts, names, text)

    def _of_import(self, base: str, parts: list[str], names: tuple[str, ...], text: Text) -> Iterator[str]:
        at = base
        if not parts:
            yield from self._present(at, ("__init__.py",))
        for part in parts:
            yield from self._module(at, part)
            at = os.path.join(at, part)
        # A package's module may be read as its attribute, without an import of its own.
        packages = [at] if not names else []
        for name in names:
            if name == "*":
                continue
            yield from self._module(at, name)
            packages.append(os.path.join(at, name))
        for package in packages:
            if os.path.basename(package) in self._entries(os.path.dirname(package)):
                for entry in self._entries(package):
                    name = entry.removesuffix(".py")
                    if name in text.text and name != "__init__":
                        yield from self._module(package, name)

    def _module(self, folder: str, name: str) -> Iterator[str]:
        yield from self._present(folder, (f"{name}.py",))
        if name in self._entries(folder):
            yield from self._present(os.path.join(folder, name), ("__init__.py",))

    def _present(self, folder: str, names: tuple[str, ...]) -> Iterator[str]:
        entries = self._entries(folder)
        for name in names:
            if name in entries:
                yield os.path.join(folder, name)

    def _entries(self, folder: str) -> frozenset[str]:
        known = self._folders.get(folder)
        if known is None:
            if not self.neighbours.encloses(folder):
                return frozenset()
            state = stamp(folder)
            try:
                entries = frozenset(os.listdir(folder)) if state is not None else frozenset()
            except OSError:
                entries = frozenset()
            known = self._folders[folder] = (state, entries)
        return known[1]

    def module(self, path: str) -> Module | None:
        """A file of the project, parsed; None where it can't be."""
        return self.neighbours.module(path)
