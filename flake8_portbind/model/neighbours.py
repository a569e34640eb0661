"""The project's other files, on demand: found by import or by pytest's rules, parsed, never imported or run."""

from __future__ import annotations

import ast
import os
import re
import sys
import tokenize
from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from weakref import WeakValueDictionary

from flake8_portbind import limits
from flake8_portbind.limits import LARGEST, MOST_KEPT
from flake8_portbind.model import roots, testcode
from flake8_portbind.model.module import Module, build
from flake8_portbind.model.roots import Place

Stamp = tuple[int, int, int]


def stamp(path: str) -> Stamp | None:
    """What tells one state of a file from another; None where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size, status.st_ino)


_SCRIPTS = re.compile(r"^\[(?:project|tool\.poetry)\.scripts\][ \t]*$", re.MULTILINE)
_TABLE = re.compile(r"^\[", re.MULTILINE)
_SCRIPT = re.compile(r"""[ \t]*["']?([\w.-]+)["']?[ \t]*=[ \t]*["']([\w.]+:[\w.]+)["']""")


class _Kept:
    """Parsed files, dropped when the file on disk has changed; the most recently used ones are kept.

    An editor's server lints for days in one process, so a file is only as good as its stamp. One that somebody else
    holds is given again, so that what is known of a project's functions is found by them.
    """

    def __init__(self) -> None:
        self._modules: OrderedDict[str, tuple[Stamp | None, Module | None]] = OrderedDict()
        self._held: WeakValueDictionary[tuple[str, Stamp | None], Module] = WeakValueDictionary()

    def read(self, path: str) -> Module | None:
        """A file as a module; None where it cannot be read or parsed."""
        found = stamp(path)
        known = self._modules.get(path)
        if known is not None and known[0] == found:
            self._modules.move_to_end(path)
            return known[1]
        module = self._held.get((path, found))
        if module is None and found is not None and not limits.passed(found[1], LARGEST):
            module = _parse(path)
        if module is not None:
            self._held[path, found] = module
        self._modules[path] = (found, module)
        while len(self._modules) > MOST_KEPT:
            self._modules.popitem(last=False)
        return module


def _parse(path: str) -> Module | None:
    try:
        with tokenize.open(path) as file:
            lines = file.readlines()  # str.splitlines would also cut at form feeds, which end no line of Python
        return build(ast.parse("".join(lines), path), path, lines)
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return None


_KEPT = _Kept()


class Neighbours:
    """What one file can see of its project.

    Args:
        filename: the linted file as the user named it; it need not exist (an editor's buffer).
        follow: whether other files are looked at all.
        within: the surroundings of the linted file, where this is another file of its project.
        test_paths: the user's own globs of test code.
    """

    def __init__(
        self,
        filename: str,
        *,
        follow: bool = True,
        within: Neighbours | None = None,
        test_paths: tuple[str, ...] = (),
    ) -> None:
        self.path = Path(os.path.abspath(filename))
        self.root: Path | None = within.root if within else _root_of(str(self.path))
        self.test_paths = test_paths
        self.follow = follow and self.root is not None
        # The text of the linted file is at hand, and may be newer than that on the disk.
        self._hidden = None if within else self.path
        self._real_root: str | None = None
        self._real_folders: dict[str, str] = {}
        self._read: dict[str, Module | None] = {}
        self._states: dict[str, Stamp | None] = {}
        self._found: dict[tuple[str, str, int], Module | None] = {}
        self._packages: dict[tuple[Path, str], list[Path]] = {}
        self._existing: dict[tuple[Path, str], bool] = {}
        self._looked_in: dict[Path, Stamp | None] = {}
        self._names: dict[str, str] = {}
        self._starts: dict[Path, list[Path]] = {}
        self._above: dict[Path, list[Path]] = {}
        self._enclosing: dict[Path, tuple[Path, ...]] = {}
        self._tested: dict[Module, bool] = {}
        self._conftests: dict[str, list[Module]] = {}

    def of(self, module: Module) -> Neighbours:
        """What another file of the project sees of it, the linted file as it is on the disk included."""
        return Neighbours(module.path, follow=self.follow, within=self, test_paths=self.test_paths)

    def still_hold(self, now: Neighbours, stamp_of: Callable[[str], Stamp | None]) -> bool:
        """Whether all that was asked here would be answered the same.

        Args:
            now: the surroundings of the file that is linted now.
            stamp_of: the state of a file or folder.
        """
        return (
            self.root == now.root
            and self.follow == now.follow
            and all(stamp_of(path) == state for path, state in self._states.items())
            and all(stamp_of(str(folder)) == state for folder, state in self._looked_in.items())
        )

    def place(self, module: Module) -> Place:
        """Where a file of the project lies."""
        return roots.place_of(os.path.abspath(module.path), None if self.root is None else str(self.root))

    def is_test_code(self, module: Module) -> bool:
        """Whether the rules for test code hold in a file of the project."""
        if module not in self._tested:
            self._tested[module] = testcode.is_test_code(module.tree, self.place(module), self.test_paths)
        return self._tested[module]

    def module(self, path: str) -> Module | None:
        """The file of the project at an absolute path, parsed; None where it can't be."""
        return self._load(Path(path))

    def find(self, module: Module, dotted: str, level: int) -> Module | None:
        """The module that a dotted name means in a file; None where it is not one of the project.

        Args:
            module: the file that imports it.
            dotted: the name without leading dots.
            level: how many leading dots there are.
        """
        if not self.follow or (not level and (not dotted or dotted.partition(".")[0] in sys.stdlib_module_names)):
            return None
        key = (module.path, dotted, level)
        if key not in self._found:
            self._found[key] = self._find(Path(os.path.abspath(module.path)).parent, dotted, level)
        return self._found[key]

    def _find(self, home: Path, dotted: str, level: int) -> Module | None:
        parts = dotted.split(".") if dotted else []
        if level:
            for _ in range(level - 1):
                home = home.parent
            return self._module_at(home.joinpath(*parts))
        found = (self._module_at(base.joinpath(*parts)) for base in self.bases_of(home, parts[0]))
        return next((module for module in found if module is not None), None)

    def bases_of(self, home: Path, package: str) -> list[Path]:
        """The folders above the file, or `src` beside one of those, that hold a package of that name."""
        key = (home, package)
        if key not in self._packages:
            self._packages[key] = [base for base in self._bases(home) if self._exists(base, package)]
        return self._packages[key]

    def _exists(self, base: Path, name: str) -> bool:
        key = (base, name)
        if key not in self._existing:
            if base not in self._looked_in:
                self._looked_in[base] = stamp(str(base))
            self._existing[key] = os.path.isfile(f"{base}/{name}.py") or os.path.isdir(f"{base}/{name}")
        return self._existing[key]

    def outermost(self, path: str) -> str:
        """The first part of the name under which the file at a path is imported."""
        folder, name = os.path.split(path)
        packages = self._packages_around(Path(folder))
        return packages[-1].name if packages else name.removesuffix(".py")

    def dotted(self, module: Module) -> str:
        """The name under which a file is imported, counted from the outermost package."""
        if module.path not in self._names:
            path = Path(os.path.abspath(module.path))
            parts = [folder.name for folder in reversed(self._packages_around(path.parent))]
            self._names[module.path] = ".".join(parts if path.stem == "__init__" else [*parts, path.stem])
        return self._names[module.path]

    def absolute(self, module: Module, dotted: str, level: int) -> str:
        """The full name of what an import names, relative or not."""
        if not level:
            return dotted
        package = self.dotted(module).split(".")
        kept = package[: len(package) - level + (module.name == "__init__.py")]
        return ".".join([*kept, dotted])

    def submodule(self, module: Module, name: str) -> Module | None:
        """The module of that name inside a package."""
        if not self.follow or module.name != "__init__.py":
            return None
        return self._module_at(Path(os.path.abspath(module.path)).parent / name)

    def conftests(self, module: Module) -> list[Module]:
        """The files whose fixtures a file sees, nearest first: conftest.py here and above, and `pytest_plugins`."""
        if not self.follow:
            return []
        if module.path not in self._conftests:
            self._conftests[module.path] = self._conftests_of(module)
        return self._conftests[module.path]

    def _conftests_of(self, module: Module) -> list[Module]:
        home = Path(os.path.abspath(module.path)).parent
        found: list[Module] = []
        for folder in self._up_to_root(home):
            conftest = self._load(folder / "conftest.py")
            if conftest is not None and conftest.path != module.path:
                found.append(conftest)
        for source in (module, *found):
            for dotted in _plugins(source):
                plugin = self.find(source, dotted, 0)
                if plugin is not None:
                    found.append(plugin)
        return found

    def script(self, module: Module, path: str) -> Module | None:
        """The file of the project that a path names as a program, counted from the folder of a file or one above."""
        if not self.follow or os.path.isabs(path):
            return None
        home = Path(os.path.abspath(module.path)).parent
        found = (self._load(Path(os.path.normpath(folder / path))) for folder in self._up_to_root(home))
        return next((held for held in found if held is not None), None)

    @cached_property
    def console_scripts(self) -> dict[str, str]:
        """The programs that the project's pyproject.toml defines, each with what it calls: `module:function`."""
        if not self.follow or self.root is None:
            return {}
        try:
            text = (self.root / "pyproject.toml").read_text(encoding="utf-8")
        except (OSError, ValueError):
            return {}
        table = _SCRIPTS.search(text)
        end = _TABLE.search(text, table.end()) if table is not None else None
        lines = text[table.end() : end.start() if end is not None else None].splitlines() if table is not None else ()
        pairs = (_SCRIPT.match(line) for line in lines)
        return {pair[1]: pair[2] for pair in pairs if pair is not None}

    def _bases(self, home: Path) -> list[Path]:
        known = self._starts.get(home)
        if known is not None:
            return known
        found = self._starts[home] = []
        for folder in self._up_to_root(home)[len(self._packages_around(home)) :]:
            if not _is_package(folder):
                found += [folder, folder / "src"]
        return found

    def _packages_around(self, folder: Path) -> tuple[Path, ...]:
        """A folder and those above it, as far as they are packages or lie in one, innermost first.

        What lies in a package is no place to import from, even without an `__init__.py`. Only the root may be a package
        beside which folders stand for themselves: the name of a checkout tells nothing.
        """
        if folder not in self._enclosing:
            below = self._up_to_root(folder)
            inside = next(
                (at for at, above in reversed([*enumerate(below)]) if above != self.root and _is_package(above)), -1
            )
            above = (folder, *folder.parents)
            end = inside + 1
            while end < len(above) and _is_package(above[end]):
                end += 1
            self._enclosing[folder] = above[:end]
        return self._enclosing[folder]

    def _up_to_root(self, folder: Path) -> list[Path]:
        if folder not in self._above:
            self._above[folder] = [above for above in (folder, *folder.parents) if self.encloses(str(above))]
        return self._above[folder]

    def _module_at(self, path: Path) -> Module | None:
        if not path.name:  # the root of the disk
            return None
        return self._load(path / "__init__.py") or self._load(path.with_name(f"{path.name}.py"))

    def _load(self, path: Path) -> Module | None:
        name = str(path)
        if name not in self._read:
            self._read[name] = None
            self._states[name] = stamp(name)
            if self.root is not None and path != self._hidden and self.holds(name):
                module = self._read[name] = _KEPT.read(name)
                if module is not None:
                    module.title = path.relative_to(self.root).as_posix()
        return self._read[name]

    def encloses(self, folder: str) -> bool:
        """Whether an absolute path is, by its name, that of the project or of something in it."""
        return self.root is not None and f"{folder}/".startswith(os.path.join(self.root, ""))

    def holds(self, path: str) -> bool:
        """Whether there is a file at an absolute path, and inside the project, wherever links lead."""
        if self.root is None or not path.startswith(os.path.join(self.root, "")) or not os.path.isfile(path):
            return False
        if self._real_root is None:
            self._real_root = os.path.join(os.path.realpath(self.root), "")
        folder, name = os.path.split(path)
        if os.path.islink(path):
            return os.path.realpath(path).startswith(self._real_root)
        if folder not in self._real_folders:
            self._real_folders[folder] = os.path.realpath(folder)
        return os.path.join(self._real_folders[folder], name).startswith(self._real_root)


def _root_of(path: str) -> Path | None:
    root = roots.root_of(path)
    return None if root is None else Path(root)


def _is_package(folder: Path) -> bool:
    return os.path.isfile(f"{folder}/__init__.py")


def _plugins(module: Module) -> list[str]:
    """The modules that `pytest_plugins` names."""
    names: list[str] = []
    for binding in module.scope.names.get("pytest_plugins", ()):
        for node in ast.walk(binding.value) if binding.value is not None else ():
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                names.append(node.value)
    return names
