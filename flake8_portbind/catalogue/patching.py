"""How tests replace things, and what libraries reach the socket through, so that replacing that is enough."""

from __future__ import annotations

from enum import Enum


class Patcher(Enum):
    """How a call says what it replaces."""

    TARGET = "patch(target, new)"
    ATTRIBUTE = "patch.object(owner, name, new)"
    ITEMS = "patch.dict(owner, items)"
    SEVERAL = "patch.multiple(owner, name=new)"
    SET = "setattr(target, new), setattr(owner, name, new)"
    DELETE = "delattr(target), delattr(owner, name)"
    ITEM = "setitem(owner, key, new)"


_OF_PATCH = {
    "patch": Patcher.TARGET,
    "patch.object": Patcher.ATTRIBUTE,
    "patch.dict": Patcher.ITEMS,
    "patch.multiple": Patcher.SEVERAL,
}
_OF_MONKEYPATCH = {
    "setattr": Patcher.SET,
    "delattr": Patcher.DELETE,
    "setitem": Patcher.ITEM,
    "delitem": Patcher.ITEM,
}
# Those of a library patch when they are entered or started, those of a fixture where they are called.
ENTERED = {f"{library}.{name}": kind for library in ("unittest.mock", "mock") for name, kind in _OF_PATCH.items()}
CALLED = {
    "setattr": Patcher.ATTRIBUTE,
    **{f"pytest_mock.MockerFixture.{name}": kind for name, kind in _OF_PATCH.items()},
    **{f"pytest.MonkeyPatch.{name}": kind for name, kind in _OF_MONKEYPATCH.items()},
}
# What these build stands in for something.
MOCKS = (
    "unittest.mock.",
    "mock.",
    "pytest_mock.MockerFixture.",
    "twisted.internet.testing.",
    "twisted.test.proto_helpers.",
)

# What may be underneath everything but the other servers of the standard library.
LOOP = tuple(
    f"asyncio.{name}"
    for name in (
        "AbstractEventLoop.create_server",
        "AbstractEventLoop.create_datagram_endpoint",
        "AbstractEventLoop._start_serving",
        "get_event_loop",
        "get_running_loop",
        "start_server",
    )
)
EVERYTHING = ("socket.socket", "socket.socket.bind", "socket.socket.listen")
_SIMPLE = ("werkzeug.serving.run_simple", "werkzeug.serving.make_server", "werkzeug.run_simple")
_CHILD = ("subprocess.Popen", "subprocess.Popen.__init__")

# What calls of a library go through, by the beginning of their name.
THROUGH: dict[str, tuple[str, ...]] = {
    "flask.": _SIMPLE,
    "werkzeug.": _SIMPLE,
    "dash.": ("flask.Flask.run", *_SIMPLE),
    "uvicorn.run": ("uvicorn.main.Server", "uvicorn.Server.run", "uvicorn.Server.serve", "uvicorn.Server.startup"),
    "uvicorn.Config": ("uvicorn.Server", "uvicorn.Server.run", "uvicorn.Server.serve", "uvicorn.Server.startup"),
    "socketserver.": ("socketserver.TCPServer.server_bind", "socketserver.UDPServer.server_bind"),
    "http.server.": ("socketserver.TCPServer.server_bind", "http.server.HTTPServer.server_bind"),
    "aiohttp.web.": ("aiohttp.web.TCPSite", "aiohttp.web.TCPSite.start"),
    "subprocess.": _CHILD,
}
