"""Makes an environment in which the tests of a project may run: what they need is told in many ways, each is tried."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # which comes with pytest there

HERE = Path(__file__).parent
NEEDED = ("pytest", "setuptools<81")  # the last setuptools with pkg_resources, which old tests import
TESTS = re.compile(r"(unit)?[-_]?tests?$|testing|test[-_]|[-_]tests?$|pytest", re.IGNORECASE)
DEVELOPMENT = re.compile(r"dev(el(op(ment)?)?)?$", re.IGNORECASE)
NAMING = (
    "setup.*",
    "pyproject.toml",
    "tox.ini",
    "noxfile.py",
    "*require*.txt",
    "*require*/*.txt",
    "PKG-INFO",
    "Makefile",
)
NOT_TESTS = ("doc", "lint", "typ", "bench", "mypy")


class Environment:
    """An environment of its own, made by uv.

    Args:
        folder: where it is made.
        python: the interpreter, as uv is told.
        seconds: what all of it may take.
        log: where the installer's output goes.
    """

    def __init__(self, folder: Path, python: str, seconds: float, log: Path) -> None:
        self.folder = folder
        self.python = folder / "bin" / "python"
        self.end = time.monotonic() + seconds
        self.log = log
        self.made = self._uv("venv", "--quiet", "--python", python, str(folder)) and self.install(*NEEDED)

    def _uv(self, *arguments: str, cwd: Path | None = None) -> bool:
        left = self.end - time.monotonic()
        if left <= 0:
            return False
        with self.log.open("a", encoding="utf-8") as log:
            log.write(f"\n$ uv {' '.join(arguments)}\n")
            log.flush()
            command = [shutil.which("uv", path=str(Path(sys.executable).parent)) or "uv", *arguments]
            try:
                return not subprocess.run(
                    command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, timeout=left, cwd=cwd, check=False
                ).returncode
            except subprocess.TimeoutExpired:
                return False

    def install(self, *what: str, cwd: Path | None = None) -> bool:
        """Whether all that could be installed."""
        return self._uv("pip", "install", "--python", str(self.python), *what, cwd=cwd)

    def install_project(self, source: Path) -> bool:
        """The project with all that its tests are said to need, as far as that works; whether it itself is there."""
        extras = chosen(extras_of(source))
        for target in ([f".[{','.join(extras)}]"] if extras else []) + ["."]:
            if self.install("--editable", target, cwd=source) or self.install(target, cwd=source):
                break
        else:
            return False
        for group in chosen(_project(source).get("dependency-groups", {})):
            self.install("--group", f"pyproject.toml:{group}", cwd=source)
        names = sorted({*named_elsewhere(_project(source).get("tool", {})), *named_by_tox(source)})
        if names and not self.install(*names):
            for name in names:
                self.install(name)
        for file in requirement_files(source):
            self.install("--requirement", str(file.relative_to(source)), cwd=source)
        return self.install(*NEEDED)

    def install_missing(self, source: Path, modules: set[str]) -> bool:
        """Whether any of some modules could be installed: those that the project's own files name, or as an extra."""
        extras = [name for name in extras_of(source) if name in modules]
        files = [file for pattern in NAMING for file in source.glob(pattern)]
        text = "\n".join(file.read_text("utf-8", "replace") for file in files)
        own = {path.stem for pattern in ("**/*.py", "**/") for path in source.glob(pattern)}
        names = {name for module in modules - own for name in (module, module.replace("_", "-")) if word_in(name, text)}
        done = [self.install(f".[{extra}]", cwd=source) for extra in extras]
        return any([*done, *(self.install(name) for name in sorted(names))])

    def watch(self, sources: Path, records: Path) -> None:
        """Have every Python of this environment watched."""
        (packages,) = self.folder.glob("lib/python*/site-packages")
        for name in ("field_watch.py", "field_plugin.py"):
            shutil.copy(HERE / name, packages / name)
        (packages / "field_watch.txt").write_text(f"{sources}/\n{records}\n", "utf-8")
        (packages / "field_watch.pth").write_text("import field_watch\n", "utf-8")

    def has(self, module: str) -> bool:
        """Whether a module is installed there."""
        return any(self.folder.glob(f"lib/python*/site-packages/{module}"))


def _project(source: Path) -> dict[str, Any]:
    file = source / "pyproject.toml"
    if not file.exists():
        return {}
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (ValueError, UnicodeDecodeError):
        return {}


def word_in(name: str, text: str) -> bool:
    """Whether a text names a distribution."""
    return re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", text) is not None


def chosen(names: Any) -> list[str]:
    """Those of the extras or groups that are for tests; where there are none, those for development."""
    kept = [name for name in names if not any(word in name.lower() for word in NOT_TESTS)]
    return [name for name in kept if TESTS.search(name)] or [name for name in kept if DEVELOPMENT.match(name)]


def extras_of(source: Path) -> list[str]:
    """The extras of a project: a source distribution says them in PKG-INFO, whatever it is built with."""
    found = list(_project(source).get("project", {}).get("optional-dependencies", {}))
    said = source / "PKG-INFO"
    if said.exists():
        found += re.findall(r"^Provides-Extra: *(\S+)", said.read_text("utf-8", "replace"), re.MULTILINE)
    return sorted(set(found))


def named_elsewhere(tools: dict[str, Any]) -> list[str]:
    """What the tables of poetry, pdm, hatch and uv name for tests, without the versions that only these understand."""
    poetry = tools.get("poetry", {})
    groups = {name: list(group.get("dependencies", {})) for name, group in poetry.get("group", {}).items()}
    groups["dev"] = [*groups.get("dev", []), *poetry.get("dev-dependencies", {})]
    groups |= dict(tools.get("pdm", {}).get("dev-dependencies", {}))
    for name, table in tools.get("hatch", {}).get("envs", {}).items():
        more = [*table.get("dependencies", []), *table.get("extra-dependencies", [])]
        groups["dev" if name == "default" else name] = [*groups.get(name, []), *more]
    groups["dev"] += tools.get("uv", {}).get("dev-dependencies", [])
    names = [one for name in chosen([name for name in groups if groups[name]]) for one in groups[name]]
    return sorted({name for one in names if isinstance(one, str) and (name := re.split(r"[\s<>=!~;@]", one)[0])})


def named_by_tox(source: Path) -> set[str]:
    """What tox installs for tests, without versions and without what depends on the environment."""
    found: set[str] = set()
    for file in (source / "tox.ini", source / "setup.cfg"):
        said = configparser.ConfigParser(interpolation=None, strict=False)
        with suppress(configparser.Error, UnicodeDecodeError):
            said.read(file, "utf-8")
            for section in said.sections():
                if section == "testenv" or (section.startswith("testenv:") and chosen([section[8:]])):
                    for line in said.get(section, "deps", fallback="").splitlines():
                        name = re.match(
                            r"(?:[\w{},.!-]+: *)?([A-Za-z][\w.-]*)(\[[\w,-]+\])? *(?:$|[<>=!~;])", line.strip()
                        )
                        found |= {name[1] + (name[2] or "")} if name else set()
    return found


def requirement_files(source: Path) -> Iterator[Path]:
    """The files of requirements for tests; where there are none, those for development."""
    candidates = [*source.glob("*require*.txt"), *source.glob("*require*/*.txt"), *source.glob("test*/*require*.txt")]
    named = {file: re.sub(r"[-_]?requirements?[-_]?|[-_]?requires?[-_]?", "", file.stem) for file in candidates}
    for file in candidates:
        if not named[file] and file.parent != source and TESTS.match(file.parent.name):
            named[file] = "tests"
    wanted = set(chosen(set(named.values())))
    yield from sorted(file for file, name in named.items() if name in wanted)
