"""Measure the plugin and its peers over the same files on this machine, and print the README's table.

    python benchmarks/run.py                    downloads what is missing, measures, prints
    python benchmarks/run.py --write            also replaces the region in README.md

The files are the tests in the newest source distributions of some network libraries, and the part of the running
Python's standard library that has nothing to do with the network. Each figure is the median of processor times that
child processes of this one took; on a busy machine several at once get more of it, and none counts the time in which it
waited. Needs a Unix, pip, and some minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import sysconfig
import tarfile
import venv
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from statistics import median

import figures
from figures import Aim, Pass, Run

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "flake8-portbind-benchmarks"
NETWORK_TESTS = {"aiohttp": "tests", "tornado": "tornado/test", "starlette": "tests", "sanic": "tests"}
QUIET = "standard library"
OURS = "flake8-portbind"
PEERS = {  # distribution: the name of its entry point
    "flake8-comprehensions": "C4",
    "pyflakes": "F",
    "flake8-bugbear": "B",
    "flake8-pytest-style": "PT",
    "flake8-bandit": "S",
    "flake8-async": "ASYNC",
}
SLOW = frozenset({"flake8-async"})
# What of the standard library has to do with the network or with other processes, and what is no code of its own.
NOT_QUIET = frozenset(
    (
        "asynchat", "asyncio", "asyncore", "concurrent", "dist-packages", "ensurepip", "ftplib", "http", "idlelib",
        "imaplib", "lib2to3", "logging", "multiprocessing", "nntplib", "pdb", "poplib", "pydoc", "pydoc_data",
        "selectors", "site-packages", "smtpd", "smtplib", "socket", "socketserver", "ssl", "subprocess", "telnetlib",
        "test", "tests", "turtledemo", "urllib", "wsgiref", "xmlrpc",
    )
)  # fmt: skip


def main() -> None:
    """Prepare, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="passes behind each median (3)")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="passes that run side by side (1)")
    parser.add_argument("--cache", type=Path, default=CACHE, metavar="DIR", help=f"where downloads are kept ({CACHE})")
    parser.add_argument("--all", action="store_true", help="also measure peers that take many minutes")
    parser.add_argument("--write", action="store_true", help="replace the region in README.md")
    chosen = parser.parse_args()
    tools = {OURS: "PB"} | {peer: code for peer, code in PEERS.items() if chosen.all or peer not in SLOW}
    python = prepared(chosen.cache, [peer for peer in tools if peer != OURS])
    corpora = {name: tests_of(name, chosen.cache) for name in NETWORK_TESTS} | {QUIET: quiet_files()}
    table = "\n".join(report(python, chosen.cache, tools, corpora, chosen.repeat, chosen.jobs))
    print(table)
    if chosen.write:
        README.write_text(figures.with_region(README.read_text("utf-8"), table), "utf-8")


def prepared(cache: Path, peers: Sequence[str]) -> Path:
    """The Python of an environment with flake8 alone; beside it lie folders with the plugin and with its peers."""
    python = cache / "env" / "bin" / "python"
    if not python.exists():
        venv.create(cache / "env", with_pip=True)
        pip(python, "install", "flake8")
    for peer in peers:
        if not (cache / peer).exists():
            pip(python, "install", "--target", cache / peer, peer)
    pip(python, "install", "--no-deps", "--upgrade", "--target", cache / OURS, HERE.parent)
    return python


def pip(python: Path | str, *arguments: Path | str) -> None:
    """Run pip."""
    subprocess.run((python, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments), check=True)


def tests_of(package: str, cache: Path) -> list[str]:
    """The test files in a package's source distribution."""
    folder = cache / "sources" / package
    if not any(folder.glob("*/")):
        pip(sys.executable, "download", "--no-deps", "--no-binary", ":all:", "--dest", folder, package)
        with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
            archive.extractall(folder, filter="data")
    return sorted(map(str, folder.glob(f"*/{NETWORK_TESTS[package]}/**/*.py")))


def quiet_files() -> list[str]:
    """The standard library without what has to do with the network, and without its tests."""
    root = Path(sysconfig.get_paths()["stdlib"])
    paths = (path.relative_to(root).with_suffix("") for path in sorted(root.rglob("*.py")))
    return [str(root / path.with_suffix(".py")) for path in paths if NOT_QUIET.isdisjoint(path.parts)]


def report(
    python: Path, cache: Path, tools: dict[str, str], corpora: dict[str, list[str]], repeat: int, jobs: int
) -> list[str]:
    """The lines of the README's region."""
    noisy = [file for name in NETWORK_TESTS for file in corpora[name]]
    with ThreadPoolExecutor(jobs) as pool:
        wholes = {
            plugin: [pool.submit(whole_run, python, plugin, noisy) for _ in range(repeat)]
            for plugin in (None, cache / OURS)
        }
        singles = {
            (tool, name): [pool.submit(one_pass, python, cache / tool, code, files) for _ in range(repeat)]
            for tool, code in tools.items()
            for name, files in corpora.items()
        }
        passes: dict[str, dict[str, list[Pass]]] = {tool: {} for tool in tools}
        for (tool, name), done in singles.items():
            passes[tool][name] = [one.result() for one in done]
            print(f"{tool}, {name}: {figures.ratio(passes[tool][name]):.2f}", file=sys.stderr)
        bare, ours = ([one.result() for one in done] for done in wholes.values())
    over_tests = [figures.ratio(passes[OURS][name]) for name in NETWORK_TESTS]
    rows = [
        Aim("network test code, the four", "≤ 0.5", f"{min(over_tests):.2f} to {max(over_tests):.2f}"),
        Aim("code that listens nowhere", "≤ 0.05", f"{figures.ratio(passes[OURS][QUIET]):.2f}"),
        Aim("its import, as a share of flake8's own", "≤ 15 %", f"{start_up(python, cache, repeat):.0%}"),
        Aim("memory of a whole run, bare flake8 is 1", "≤ 1.2", f"{figures.memory(bare, ours):.2f}"),
        Aim("whole run over the four, beyond bare flake8", "", f"+{figures.overhead(bare, ours):.0%}"),
    ]
    lines = sum(Path(file).read_bytes().count(b"\n") for files in corpora.values() for file in files)
    said = (
        f"CPython {platform.python_version()} on {platform.machine()}, {date.today()}, medians of {repeat},"
        f" {lines:,} lines: the tests of {', '.join(NETWORK_TESTS)}, and the standard library without network modules"
        " and tests. `python benchmarks/run.py` measures again."
    )
    return [*figures.tools(passes), "", *figures.aims(rows), "", said]


def one_pass(python: Path, plugin: Path, code: str, files: Sequence[str]) -> Pass:
    """One plugin over some files, in a process of its own."""
    output = subprocess.run(
        (python, HERE / "one_pass.py", code),
        input="\n".join(files), env=environment(plugin), stdout=subprocess.PIPE, text=True, check=True,
    ).stdout  # fmt: skip
    return Pass(*json.loads(output))


def whole_run(python: Path, plugin: Path | None, files: Sequence[str]) -> Run:
    """The command `flake8` over some files, in one process."""
    command = (python, "-m", "flake8", "--isolated", "--jobs=1", "--exit-zero", "--output-file=/dev/null", *files)
    process = subprocess.Popen(command, env=environment(plugin), cwd=python.parent)  # away from this plugin's metadata
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command[:3])
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def start_up(python: Path, cache: Path, repeat: int) -> float:
    """What importing the plugin takes as a share of flake8's own imports."""
    command = (python, HERE / "start_up.py")
    runs = (
        subprocess.run(command, env=environment(cache / OURS), stdout=subprocess.PIPE, text=True, check=True)
        for _ in range(repeat * 5)
    )
    return median(float(run.stdout) for run in runs)


def environment(plugin: Path | None) -> dict[str, str]:
    """The environment of a child that finds flake8 and at most one more plugin."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept if plugin is None else {**kept, "PYTHONPATH": str(plugin)}


if __name__ == "__main__":
    main()
