"""What listens in the standard library."""

from __future__ import annotations

from flake8_portbind.catalogue.schema import (
    Condition,
    Kind,
    Listener,
    Reach,
    Returns,
    Subclass,
    address,
    port,
)

CPYTHON = "CPython 3.13.0"
OLD = "CPython 3.8.18"


def _server(name: str, keyword: str = "server_address", checked: str = CPYTHON, **facts: object) -> Listener:
    return Listener(
        name,
        (address(keyword, 0),),
        checked,
        Reach.CLASS,
        unless=Condition("bind_and_activate", "False", 2 if keyword == "server_address" else 5),
        read_back="server_address",
        **facts,  # type: ignore[arg-type]
    )


LISTENERS = (
    Listener(
        "socket.socket.bind",
        (address("", 0),),
        CPYTHON,
        Reach.METHOD,
        aliases=("_socket.socket.bind", "socket.SocketType.bind", "ssl.SSLSocket.bind"),
        kind=Kind.SOCKET,
        read_back="getsockname()",
        shared=True,
    ),
    Listener("socket.create_server", (address("address", 0),), CPYTHON, kind=Kind.SOCKET, read_back="getsockname()"),
    _server("socketserver.TCPServer"),
    _server("socketserver.UDPServer"),
    _server("socketserver.ThreadingTCPServer"),
    _server("socketserver.ThreadingUDPServer"),
    _server("socketserver.ForkingTCPServer"),
    _server("socketserver.ForkingUDPServer"),
    _server("http.server.HTTPServer"),
    _server("http.server.ThreadingHTTPServer"),
    _server("http.server.HTTPSServer", unconfirmed="needs Python 3.14 and a certificate"),
    _server("http.server.ThreadingHTTPSServer", unconfirmed="needs Python 3.14 and a certificate"),
    _server("BaseHTTPServer.HTTPServer", checked="CPython 2.7.18", unconfirmed="Python 2 only"),
    _server("SocketServer.TCPServer", checked="CPython 2.7.18", unconfirmed="Python 2 only"),
    Listener("http.server.test", (port("port", 3),), CPYTHON, omitted=8000),
    Listener(
        "wsgiref.simple_server.make_server", (port("port", 1),), CPYTHON, kind=Kind.APP, app=2, read_back="server_port"
    ),
    _server("wsgiref.simple_server.WSGIServer"),
    _server("xmlrpc.server.SimpleXMLRPCServer", "addr"),
    _server("xmlrpc.server.DocXMLRPCServer", "addr"),
    _server("xmlrpc.server.MultiPathXMLRPCServer", "addr"),
    Listener(
        "asyncio.start_server",
        (port("port", 2),),
        CPYTHON,
        aliases=("asyncio.streams.start_server",),
        handed=("sock",),
        read_back="server.sockets[0].getsockname()",
    ),
    Listener(
        "asyncio.AbstractEventLoop.create_server",
        (port("port", 2),),
        CPYTHON,
        Reach.METHOD,
        handed=("sock",),
        read_back="server.sockets[0].getsockname()",
    ),
    Listener(
        "asyncio.AbstractEventLoop.create_datagram_endpoint",
        (address("local_addr", 1),),
        CPYTHON,
        Reach.METHOD,
        handed=("sock",),
        kind=Kind.SOCKET,
        read_back='transport.get_extra_info("sockname")',
        shared=True,
    ),
    Listener(
        "asyncore.dispatcher.bind",
        (address("addr", 0),),
        OLD,
        Reach.METHOD,
        kind=Kind.SOCKET,
        unconfirmed="gone in Python 3.12",
    ),
    Listener("smtpd.SMTPServer", (address("localaddr", 0),), OLD, Reach.CLASS, unconfirmed="gone in Python 3.12"),
    Listener("smtpd.DebuggingServer", (address("localaddr", 0),), OLD, Reach.CLASS, unconfirmed="gone in Python 3.12"),
    Listener(
        "multiprocessing.managers.BaseManager",
        (address("address", 0),),
        CPYTHON,
        Reach.CLASS,
        aliases=("multiprocessing.managers.SyncManager",),
        starts=("start", "get_server", "__enter__"),
        read_back="address",
    ),
    Listener(
        "multiprocessing.connection.Listener", (address("address", 0),), CPYTHON, Reach.CLASS, read_back="address"
    ),
    Listener("logging.config.listen", (port("port", 0),), CPYTHON, omitted=9030, starts=("start",), shared=True),
    Listener("pydoc.browse", (port("port", 0),), CPYTHON),
)

RETURNS = (
    Returns("socket.fromfd", "socket.socket"),
    Returns("ssl.SSLContext.wrap_socket", "socket.socket"),
    Returns("ssl.wrap_socket", "socket.socket"),
    Returns("ssl.create_default_context", "ssl.SSLContext"),
    Returns("asyncio.get_event_loop", "asyncio.AbstractEventLoop"),
    Returns("asyncio.get_running_loop", "asyncio.AbstractEventLoop"),
    Returns("asyncio.new_event_loop", "asyncio.AbstractEventLoop"),
    Returns("asyncio.events.get_event_loop", "asyncio.AbstractEventLoop"),
    Returns("asyncio.Runner.get_loop", "asyncio.AbstractEventLoop"),
    Returns("event_loop", "asyncio.AbstractEventLoop"),
)

SUBCLASSES = (
    Subclass("asyncio.BaseEventLoop", "asyncio.AbstractEventLoop"),
    Subclass("asyncio.SelectorEventLoop", "asyncio.AbstractEventLoop"),
    Subclass("asyncio.ProactorEventLoop", "asyncio.AbstractEventLoop"),
    Subclass("asyncio.events.AbstractEventLoop", "asyncio.AbstractEventLoop"),
    Subclass("uvloop.Loop", "asyncio.AbstractEventLoop"),
)
