"""Could an in-process client do the work of a real server? The narrow question behind PB003."""

from __future__ import annotations

import ast
import re

from flake8_portbind.binds.listeners import Bind
from flake8_portbind.catalogue import apps
from flake8_portbind.catalogue.lookup import catalogue_with
from flake8_portbind.catalogue.schema import Kind
from flake8_portbind.findings.report import counts
from flake8_portbind.model.evidence import Evidence
from flake8_portbind.model.module import Module
from flake8_portbind.model.values import Built, External, Function

# What tells that a real server is needed: browsers, other protocols, containers, child processes, signals.
_NEEDS_SERVER = frozenset(
    (
        "selenium", "playwright", "splinter", "pyppeteer", "webdriver", "helium", "dash",
        "websocket", "websockets", "wsproto", "socketio", "grpc", "boto3", "botocore", "docker", "testcontainers",
        "subprocess", "pexpect", "signal", "psutil", "mcp", "fastmcp", "locust", "pytest_playwright", "aioquic", "h2",
        "xprocess", "mirakuru", "nicegui", "socket", "ssl", "trustme",
    )
)  # fmt: skip
_PLAIN_CLIENTS = frozenset(("requests", "httpx", "httpx2", "urllib", "urllib3", "aiohttp", "http.client"))
_BROWSER = re.compile(r"\b(page|browser|driver|selenium|live_server)\b")


def in_process_client(bind: Bind) -> str:
    """The client that could drive the app without a socket, as messages write it; empty where none is certain to do."""
    if bind.row.kind is not Kind.APP or not bind.in_tests or bind.at_home:
        return ""
    if not any(counts(bind, port) or _not_chosen(port.evidence) for port in bind.ports):
        return ""
    if _needs_server(bind.module):
        return ""
    return _client_for(bind)


def _not_chosen(evidence: Evidence | None) -> bool:
    return evidence in (Evidence.GUESSED, Evidence.PROBED, Evidence.UNKNOWN)


def _needs_server(module: Module) -> bool:
    """Whether something in the file tells that a client needs a real socket, or none of its clients is a plain one."""
    imported = module.imported
    if imported & _NEEDS_SERVER or not imported & _PLAIN_CLIENTS:
        return True
    return any(
        isinstance(argument, ast.arg) and _BROWSER.fullmatch(argument.arg)
        for function, _ in module.functions
        for argument in function.args.args
    )


def _client_of_server(name: str) -> str:
    """The client for an app of which only its server is known."""
    library = name.partition(".")[0]
    if library in ("uvicorn", "granian", "daphne"):
        return apps.ASGI_CLIENT
    return apps.WSGI_CLIENT if library in ("werkzeug", "wsgiref", "waitress", "cheroot", "bjoern") else ""


def _client_for(bind: Bind) -> str:
    catalogue = catalogue_with()
    for value in bind.app:
        if isinstance(value, Built):
            row = catalogue.app_class(value.name)
            if row is not None:
                return row.client
        elif isinstance(value, Function):
            names = [argument.arg for argument in value.node.args.args]
            if names == ["scope", "receive", "send"]:
                return apps.ASGI_CLIENT
            if len(names) == 2 and names[0].startswith("env"):
                return apps.WSGI_CLIENT
        elif isinstance(value, External) and value.receiver is None and "." in value.name:
            return _client_of_server(bind.row.name)
    return ""
