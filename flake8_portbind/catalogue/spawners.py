"""What runs a command line, in a child process or in this one, and where it takes the words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

# What is imported from these is a program.
COMMAND_LIBRARIES = ("sh", "plumbum.cmd")

# Where a spawning function takes its command: one argument, or several (a slice of them).
SPAWNERS: dict[str, int | slice] = {
    "subprocess.Popen": 0,
    "subprocess.run": 0,
    "subprocess.call": 0,
    "subprocess.check_call": 0,
    "subprocess.check_output": 0,
    "subprocess.getoutput": 0,
    "subprocess.getstatusoutput": 0,
    "psutil.Popen": 0,
    "gevent.subprocess.Popen": 0,
    "gevent.subprocess.run": 0,
    "eventlet.green.subprocess.Popen": 0,
    "os.system": 0,
    "os.popen": 0,
    "os.execv": 1,
    "os.execvp": 1,
    "os.execve": 1,
    "os.execvpe": 1,
    "os.posix_spawn": 1,
    "os.posix_spawnp": 1,
    "os.spawnv": 2,
    "os.spawnvp": 2,
    "os.spawnve": 2,
    "os.spawnvpe": 2,
    "os.execl": slice(1, None),
    "os.execlp": slice(1, None),
    "os.execle": slice(1, -1),
    "os.execlpe": slice(1, -1),
    "os.spawnl": slice(2, None),
    "os.spawnlp": slice(2, None),
    "os.spawnle": slice(2, -1),
    "os.spawnlpe": slice(2, -1),
    "asyncio.create_subprocess_exec": slice(0, None),
    "asyncio.create_subprocess_shell": 0,
    "asyncio.subprocess.create_subprocess_exec": slice(0, None),
    "asyncio.AbstractEventLoop.subprocess_exec": slice(1, None),
    "asyncio.AbstractEventLoop.subprocess_shell": 1,
    "anyio.open_process": 0,
    "anyio.run_process": 0,
    "trio.run_process": 0,
    "trio.lowlevel.open_process": 0,
    "pexpect.spawn": 0,  # its second argument holds more words
    "pexpect.spawnu": 0,
    "pexpect.pty_spawn.spawn": 0,
    "pexpect.popen_spawn.PopenSpawn": 0,
    "pexpect.run": 0,
    "mirakuru.SimpleExecutor": 0,
    "mirakuru.Executor": 0,
    "mirakuru.OutputExecutor": 0,
    "mirakuru.PidExecutor": 0,
    "mirakuru.TCPExecutor": 0,
    "mirakuru.HTTPExecutor": 0,
    "mirakuru.UnixSocketExecutor": 0,
    "pytest.Pytester.popen": 0,
    "pytest.Pytester.spawn": 0,
    "pytest.Pytester.run": slice(0, None),
    "pytest.Pytester.runpytest": slice(0, None),
    "pytest.Pytester.runpytest_inprocess": slice(0, None),
    "pytest.Pytester.runpytest_subprocess": slice(0, None),
    "pytest_console_scripts.ScriptRunner.run": slice(0, None),
    "scripttest.TestFileEnvironment.run": slice(0, None),
}

# The program of those that take only its arguments.
PROGRAM_OF = {
    "pytest.Pytester.runpytest": "pytest",
    "pytest.Pytester.runpytest_inprocess": "pytest",
    "pytest.Pytester.runpytest_subprocess": "pytest",
}

# These wait until the child ends, which a server that really listens does not.
WAITING = frozenset(
    (
        "subprocess.run",
        "subprocess.call",
        "subprocess.check_call",
        "subprocess.check_output",
        "subprocess.getoutput",
        "subprocess.getstatusoutput",
        "os.system",
        "anyio.run_process",
        "pytest.Pytester.run",
        "pytest.Pytester.runpytest",
        "pytest.Pytester.runpytest_inprocess",
        "pytest.Pytester.runpytest_subprocess",
        "pytest_console_scripts.ScriptRunner.run",
        "scripttest.TestFileEnvironment.run",
    )
)

# Test runners of command-line programs, and the keyword of their first argument, the program; the words come second.
CLI_RUNNERS: dict[str, str] = {
    "click.testing.CliRunner.invoke": "cli",
    "typer.testing.CliRunner.invoke": "app",
    "asyncclick.testing.CliRunner.invoke": "cli",
}


class Words(Enum):
    """How a function takes the words of a command line."""

    LIST = "a list of them"
    BEHIND_PROGRAM = "a list of them, behind the program's name"
    ALL = "one in each argument"


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """A library's function that carries out a command line.

    Args:
        name: its qualified name.
        program: the launcher, as in `launchers`.
        checked: library and version that the row was checked against.
        words: how it takes the words.
        unconfirmed: why no test can confirm the row, or an empty string.
    """

    name: str
    program: str
    checked: str
    words: Words = Words.LIST
    unconfirmed: str = ""


_ROWS = (
    EntryPoint("uvicorn.main", "uvicorn", "uvicorn 0.54.0"),
    EntryPoint("uvicorn.main.main", "uvicorn", "uvicorn 0.54.0"),
    EntryPoint("hypercorn.__main__.main", "hypercorn", "hypercorn 0.18.0"),
    EntryPoint("granian.cli.cli", "granian", "granian 2.8.7"),
    EntryPoint("sanic.__main__.main", "sanic", "sanic 25.12.1"),
    EntryPoint("flask.cli.cli", "flask", "Flask 3.1.3"),
    EntryPoint("quart.cli.cli", "quart", "Quart 0.22.0"),
    EntryPoint("litestar.cli.litestar_group", "litestar", "litestar 2.25.0"),
    EntryPoint("litestar.cli.main.litestar_group", "litestar", "litestar 2.25.0"),
    EntryPoint("waitress.runner.run", "waitress-serve", "waitress 3.0.2", Words.BEHIND_PROGRAM),
    EntryPoint("django.core.management.call_command", "django-admin", "Django 5.2.19", Words.ALL),
    EntryPoint(
        "django.core.management.execute_from_command_line", "django-admin", "Django 5.2.19", Words.BEHIND_PROGRAM
    ),
    EntryPoint(
        "appium.webdriver.appium_service.AppiumService.start",
        "appium",
        "Appium-Python-Client 6.0.9",
        unconfirmed="it starts Node's appium, which is not at hand",
    ),
)
ENTRY_POINTS: dict[str, EntryPoint] = {row.name: row for row in _ROWS}
