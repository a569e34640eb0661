"""PB003: a test starts a real server for an app that the framework's in-process test client could drive.

It is reported only where all of it is in sight: test code, an app object handed to an app server in this process, a
port that the operating system did not choose, a framework with an in-process client, and nothing in the file that needs
a real server.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_portbind.advice import in_process_client
from flake8_portbind.listeners import Bind
from flake8_portbind.report import Finding, at_callee, callee_of

CODE = "PB003"
SUMMARY = "uvicorn.run() starts a real server for app; drive it in-process with TestClient(app), which binds nothing"
SUBJECT = Bind


def check(bind: Bind) -> Iterator[Finding]:
    """One finding for the call that starts the server."""
    client = in_process_client(bind)
    if client:
        app = ast.unparse(bind.app_node) if isinstance(bind.app_node, (ast.Name, ast.Attribute)) else "the app"
        text = (
            f"{callee_of(bind)} starts a real server for {app}; drive it in-process with {client}, which binds nothing"
        )
        yield at_callee(bind, CODE, text)
