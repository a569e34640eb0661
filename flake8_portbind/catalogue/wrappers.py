"""Programs that only start another one, and how to find that one on their command line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wrapper:
    """A program that runs the command behind its own options.

    Args:
        takes: its options with a value in the next word.
        words: how many words of its own stand between its options and the command.
        runs: the subcommands behind which the command stands; empty where there is none.
        is_interpreter: whether the command is a script of Python, or a module behind `-m`.
        asks: its options that make it tell about the command instead of running it.
    """

    takes: tuple[str, ...] = ()
    words: int = 0
    runs: tuple[str, ...] = ()
    is_interpreter: bool = False
    asks: tuple[str, ...] = ()


_PLAIN = Wrapper()
_CONDA = Wrapper(runs=("run",), takes=("-n", "--name", "-p", "--prefix", "--cwd"))
_MPI = Wrapper(takes=("-n", "-np", "-c", "-H", "--host", "-host", "--hostfile", "-hostfile", "-x", "--map-by", "-ppn"))

PYTHON = Wrapper(takes=("-W", "-X"), is_interpreter=True)

WRAPPERS: dict[str, Wrapper] = {
    **dict.fromkeys(
        ("nohup", "setsid", "unbuffer", "chronic", "caffeinate", "catchsegv", "winpty", "dumb-init", "tini",
         "ddtrace-run", "opentelemetry-instrument", "valgrind"),
        _PLAIN,
    ),
    "command": Wrapper(asks=("-v", "-V")),
    "exec": Wrapper(takes=("-a",)),
    "env": Wrapper(takes=("-u", "--unset", "-C", "--chdir")),
    "sudo": Wrapper(takes=("-u", "--user", "-g", "--group", "-h", "-p", "-C", "-D", "-R", "-T", "-U", "-r", "-t")),
    "doas": Wrapper(takes=("-u", "-C")),
    "gosu": Wrapper(words=1),
    "su-exec": Wrapper(words=1),
    "time": Wrapper(takes=("-f", "-o")),
    "nice": Wrapper(takes=("-n",)),
    "ionice": Wrapper(takes=("-c", "-n", "--class", "--classdata")),
    "taskset": Wrapper(words=1),
    "stdbuf": Wrapper(takes=("-i", "-o", "-e")),
    "timeout": Wrapper(takes=("-s", "--signal", "-k", "--kill-after"), words=1),
    "gtimeout": Wrapper(takes=("-s", "--signal", "-k", "--kill-after"), words=1),
    "xvfb-run": Wrapper(takes=("-n", "-s", "-e", "-f", "-w", "-p", "--server-num", "--server-args")),
    "strace": Wrapper(takes=("-o", "-e", "-s", "-p", "-u", "-E", "-P")),
    "ltrace": Wrapper(takes=("-o", "-e", "-s", "-p", "-u")),
    "mpirun": _MPI,
    "mpiexec": _MPI,
    # Environments of Python
    "poetry": Wrapper(runs=("run",), takes=("-C", "--directory", "-P", "--project")),
    "pipenv": Wrapper(runs=("run",)),
    "hatch": Wrapper(runs=("run",)),
    "rye": Wrapper(runs=("run",)),
    "pdm": Wrapper(runs=("run",), takes=("-p", "--project", "-s", "--site-packages")),
    "pixi": Wrapper(runs=("run",), takes=("-e", "--environment", "--manifest-path")),
    "uv": Wrapper(
        runs=("run",),
        takes=("--with", "--with-editable", "--with-requirements", "-w", "--python", "-p", "--package", "--extra",
               "--group", "--only-group", "--no-group", "--no-extra", "--env-file", "--project", "--directory",
               "--from", "--index", "--index-url", "--config-file", "--cache-dir", "--script"),
        is_interpreter=True,
    ),
    "uvx": Wrapper(takes=("--from", "--with", "--python", "-p")),
    "pipx": Wrapper(runs=("run",), takes=("--spec", "--python", "--pip-args", "--index-url")),
    "conda": _CONDA,
    "mamba": _CONDA,
    "micromamba": _CONDA,
    "dotenv": Wrapper(runs=("run",), takes=("-f", "--file")),
    "direnv": Wrapper(runs=("exec",), words=1),
    # What watches a Python program
    "coverage": Wrapper(
        runs=("run",),
        takes=("--source", "--rcfile", "--omit", "--include", "--context", "--concurrency", "--data-file", "--debug",
               "--save-signal"),
        is_interpreter=True,
    ),
    "cProfile": Wrapper(takes=("-o", "--outfile", "-s", "--sort"), is_interpreter=True),
    "kernprof": Wrapper(takes=("-o", "--outfile", "-s", "--setup"), is_interpreter=True),
    "newrelic-admin": Wrapper(runs=("run-program",)),
    # Of other languages
    "npx": Wrapper(takes=("-p", "--package")),
    "bunx": _PLAIN,
    "pnpm": Wrapper(runs=("exec", "dlx")),
    "yarn": Wrapper(runs=("exec", "dlx")),
}  # fmt: skip
WRAPPERS["python-coverage"] = WRAPPERS["coverage3"] = WRAPPERS["coverage"]

SHELLS = frozenset(("sh", "bash", "zsh", "dash", "ash", "ksh", "su"))
