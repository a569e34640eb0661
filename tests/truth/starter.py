"""Starts listeners, each in a process and a network of its own: the program that `kernel.py` runs.

Its argument is a JSON file: the qualified names whose modules are imported first, and the jobs by name,
each with its folder. There a job leaves `isolated` when its network is its own (with its process id), `built`
with what listened before it was started,
`started` when the recipe has returned, and `failed` with the reason.
"""

from __future__ import annotations

import ast
import asyncio
import importlib
import inspect
import json
import os
import ssl
import sys
import threading
import traceback
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import app
from network import isolate
from ports import taken


def certificate() -> tuple[str, str]:
    """Files with a certificate and its key."""
    import trustme

    authority = trustme.CA()
    issued = authority.issue_cert("localhost", "127.0.0.1")
    chain, key = Path("chain.pem").absolute(), Path("key.pem").absolute()
    issued.private_key_and_cert_chain_pem.write_to_path(str(chain))
    issued.private_key_pem.write_to_path(str(key))
    return str(chain), str(key)


def tls() -> ssl.SSLContext:
    """A server's TLS context."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate())
    return context


async def pause() -> None:
    """What makes a recipe run within an event loop."""


def compiled(source: str) -> Any:
    """A recipe whose last expression is kept alive under the name `it`."""
    tree = ast.parse(source)
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        tree.body[-1] = ast.Assign([ast.Name("it", ast.Store())], tree.body[-1].value)
    ast.fix_missing_locations(tree)
    return compile(tree, "<recipe>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


def carry_out(job: dict[str, Any], names: dict[str, Any], folder: Path) -> None:
    """Build and start what a job describes, and stay alive."""
    parts = {"built": compiled(job["build"]), "started": compiled(job["start"])}

    def tell(name: str) -> None:
        (folder / name).write_text(json.dumps(sorted(taken(os.getpid()))))

    if not any(code.co_flags & inspect.CO_COROUTINE for code in parts.values()):
        for name, code in parts.items():
            eval(code, names)
            tell(name)
        threading.Event().wait()

    async def drive() -> None:
        for name, code in parts.items():
            coroutine = eval(code, names)
            if coroutine is not None:
                await coroutine
            tell(name)
        if job["loop"] == "trio":
            await trio.sleep_forever()
        await asyncio.Event().wait()

    if job["loop"] == "trio":
        import trio

        trio.run(drive)
    else:
        asyncio.run(drive())


def run(job: dict[str, Any], names: dict[str, Any], waiting: int) -> None:
    """One job in its own process, which never returns."""
    folder = Path(job["folder"])
    log = os.open(folder / "log", os.O_WRONLY | os.O_CREAT, 0o600)
    for number in (1, 2):
        os.dup2(log, number)
    os.dup2(waiting, 0)
    os.chdir(folder)
    try:
        isolate()
        (folder / "isolated").write_text(str(os.getpid()))
        if "command" in job:
            os.execvpe(job["command"][0], job["command"], os.environ | job["environment"])
        os.environ.update(job["environment"])
        carry_out(job, names, folder)
        (folder / "failed").write_text("it ended")
    except BaseException:
        (folder / "failed").write_text(traceback.format_exc())
    finally:
        os._exit(1)


def import_for(name: str) -> None:
    """Import the module that holds a qualified name, and those above it."""
    parts = name.split(".")
    for end in range(1, len(parts) + 1):
        try:
            importlib.import_module(".".join(parts[:end]))
        except ModuleNotFoundError:
            if end == 1:
                raise
            return


def main() -> None:
    """Import, fork, and wait."""
    told = json.loads(Path(sys.argv[1]).read_text())
    names: dict[str, Any] = {
        "asgi": app.asgi,
        "wsgi": app.wsgi,
        "answer": app.answer,
        "Handler": BaseHTTPRequestHandler,
    }
    names |= {"certificate": certificate, "tls": tls, "pause": pause, "__name__": "__main__"}
    sys.argv[1:] = []
    for name in told["names"]:
        import_for(name)
        top = name.partition(".")[0]
        names[top] = sys.modules[top]
    waiting, _ = os.pipe()  # a standard input on which nothing ever comes
    for job in told["jobs"]:
        if os.fork() == 0:
            run(job, names, waiting)
    threading.Event().wait()


if __name__ == "__main__":
    main()
