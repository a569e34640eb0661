"""What listens among the asynchronous frameworks."""

from __future__ import annotations

from flake8_portbind.catalogue.schema import (
    Kind,
    Listener,
    Reach,
    Returns,
    Subclass,
    address,
    anything,
    endpoint,
    port,
    strport,
)

AIOHTTP = "aiohttp 3.14.5"
TORNADO = "tornado 6.6.1"
TWISTED = "Twisted 26.10.0"
TRIO = "trio 0.35.0"
ANYIO = "anyio 4.16.0"
CURIO = "curio 1.6"
SANIC = "sanic 25.12.1"
QUART = "Quart 0.22.0"
MICRODOT = "microdot 2.7.0"
WEBSOCKETS = "websockets 17.4"
BOUND_SOCKET = "0 is replaced by 8000 here: pass sock= a socket that is bound to port 0"
OLD_CURIO = "does not import on Python 3.12"

LISTENERS: tuple[Listener, ...] = (
    Listener(
        "aiohttp.web.run_app", (port("port"),), AIOHTTP, omitted=8080, none=8080, kind=Kind.APP, handed=("path", "sock")
    ),
    Listener(
        "aiohttp.web.TCPSite",
        (port("port", 2),),
        AIOHTTP,
        Reach.CLASS,
        aliases=("aiohttp.web_runner.TCPSite",),
        omitted=8080,
        none=8080,
        kind=Kind.APP,
        starts=("start",),
        read_back="runner.addresses",
    ),
    Listener("tornado.web.Application.listen", (port("port", 0),), TORNADO, Reach.METHOD, kind=Kind.APP),
    Listener(
        "tornado.tcpserver.TCPServer.listen",
        (port("port", 0),),
        TORNADO,
        Reach.METHOD,
        aliases=("tornado.httpserver.HTTPServer.listen",),
        kind=Kind.SOCKET,
    ),
    Listener(
        "tornado.tcpserver.TCPServer.bind",
        (port("port", 0),),
        TORNADO,
        Reach.METHOD,
        aliases=("tornado.httpserver.HTTPServer.bind",),
        kind=Kind.SOCKET,
    ),
    Listener(
        "tornado.netutil.bind_sockets",
        (port("port", 0),),
        TORNADO,
        kind=Kind.SOCKET,
        read_back="bind_sockets()[0].getsockname()",
    ),
    Listener(
        "twisted.internet.reactor.listenTCP", (port("port", 0),), TWISTED, kind=Kind.SOCKET, read_back="getHost().port"
    ),
    Listener(
        "twisted.internet.reactor.listenUDP", (port("port", 0),), TWISTED, kind=Kind.SOCKET, read_back="getHost().port"
    ),
    Listener(
        "twisted.internet.reactor.listenSSL", (port("port", 0),), TWISTED, kind=Kind.SOCKET, read_back="getHost().port"
    ),
    Listener(
        "twisted.internet.reactor.listenMulticast",
        (port("port", 0),),
        TWISTED,
        kind=Kind.SOCKET,
        read_back="getHost().port",
    ),
    Listener(
        "twisted.internet.endpoints.TCP4ServerEndpoint",
        (port("port", 1),),
        TWISTED,
        Reach.CLASS,
        kind=Kind.SOCKET,
        starts=("listen",),
        read_back="getHost().port",
    ),
    Listener(
        "twisted.internet.endpoints.TCP6ServerEndpoint",
        (port("port", 1),),
        TWISTED,
        Reach.CLASS,
        kind=Kind.SOCKET,
        starts=("listen",),
        read_back="getHost().port",
    ),
    Listener(
        "twisted.internet.endpoints.SSL4ServerEndpoint",
        (port("port", 1),),
        TWISTED,
        Reach.CLASS,
        kind=Kind.SOCKET,
        starts=("listen",),
        read_back="getHost().port",
    ),
    Listener(
        "twisted.internet.endpoints.serverFromString",
        (strport("description", 1),),
        TWISTED,
        kind=Kind.SOCKET,
        starts=("listen",),
        read_back="getHost().port",
    ),
    Listener(
        "twisted.application.strports.listen",
        (strport("description", 0),),
        TWISTED,
        kind=Kind.SOCKET,
        read_back="getHost().port",
    ),
    Listener(
        "twisted.application.strports.service",
        (strport("description", 0),),
        TWISTED,
        kind=Kind.SOCKET,
        starts=("startService", "privilegedStartService", "setServiceParent"),
    ),
    Listener(
        "twisted.application.internet.TCPServer",
        (port("port", 0),),
        TWISTED,
        Reach.CLASS,
        aliases=("twisted.application.internet.SSLServer", "twisted.application.internet.UDPServer"),
        kind=Kind.SOCKET,
        starts=("startService", "privilegedStartService", "setServiceParent"),
    ),
    Listener(
        "trio.open_tcp_listeners",
        (port("port", 0),),
        TRIO,
        kind=Kind.SOCKET,
        read_back="listeners[0].socket.getsockname()",
    ),
    Listener(
        "trio.serve_tcp",
        (port("port", 1),),
        TRIO,
        kind=Kind.SOCKET,
        read_back="the listeners that nursery.start() returns",
    ),
    Listener(
        "trio.open_ssl_over_tcp_listeners",
        (port("port", 0),),
        TRIO,
        kind=Kind.SOCKET,
        read_back="listeners[0].transport_listener.socket.getsockname()",
    ),
    Listener(
        "trio.serve_ssl_over_tcp",
        (port("port", 1),),
        TRIO,
        kind=Kind.SOCKET,
        read_back="the listeners that nursery.start() returns",
    ),
    Listener(
        "trio.socket.SocketType.bind",
        (address("address", 0),),
        TRIO,
        Reach.METHOD,
        kind=Kind.SOCKET,
        read_back="getsockname()",
    ),
    Listener(
        "anyio.create_tcp_listener",
        (port("local_port"),),
        ANYIO,
        kind=Kind.SOCKET,
        read_back="extra(SocketAttribute.local_port)",
    ),
    Listener(
        "anyio.create_udp_socket",
        (port("local_port"),),
        ANYIO,
        kind=Kind.SOCKET,
        read_back="extra(SocketAttribute.local_port)",
    ),
    Listener(  # it has a peer, and receives on its own port all the same
        "anyio.create_connected_udp_socket",
        (port("local_port"),),
        ANYIO,
        kind=Kind.SOCKET,
        read_back="extra(SocketAttribute.local_port)",
    ),
    Listener(
        "curio.tcp_server",
        (port("port", 1),),
        CURIO,
        aliases=("curio.network.tcp_server",),
        kind=Kind.SOCKET,
        unconfirmed=OLD_CURIO,
    ),
    Listener(
        "curio.tcp_server_socket",
        (port("port", 1),),
        CURIO,
        aliases=("curio.network.tcp_server_socket",),
        kind=Kind.SOCKET,
        read_back="getsockname()",
        unconfirmed=OLD_CURIO,
    ),
    Listener(
        "sanic.Sanic.run",
        (port("port", 1),),
        SANIC,
        Reach.METHOD,
        aliases=("sanic.app.Sanic.run", "sanic.Sanic.make_coffee"),
        omitted=8000,
        none=8000,
        zero=8000,
        kind=Kind.APP,
        app=-1,
        handed=("sock", "unix"),
        cure=BOUND_SOCKET,
    ),
    Listener(
        "sanic.Sanic.create_server",
        (port("port", 1),),
        SANIC,
        Reach.METHOD,
        aliases=("sanic.app.Sanic.create_server",),
        omitted=8000,
        none=8000,
        zero=8000,
        kind=Kind.APP,
        app=-1,
        handed=("sock", "unix"),
        cure=BOUND_SOCKET,
    ),
    Listener(
        "sanic.Sanic.prepare",
        (port("port", 1),),
        SANIC,
        Reach.METHOD,
        aliases=("sanic.app.Sanic.prepare",),
        omitted=8000,
        none=8000,
        zero=8000,
        kind=Kind.APP,
        app=-1,
        starts=("serve", "serve_single"),
        handed=("sock", "unix"),
        cure=BOUND_SOCKET,
    ),
    Listener(
        "quart.Quart.run",
        (port("port", 1),),
        QUART,
        Reach.METHOD,
        aliases=("quart.app.Quart.run",),
        omitted=5000,
        none=5000,
        kind=Kind.APP,
        app=-1,
    ),
    Listener(
        "quart.Quart.run_task",
        (port("port", 1),),
        QUART,
        Reach.METHOD,
        aliases=("quart.app.Quart.run_task",),
        omitted=5000,
        kind=Kind.APP,
        app=-1,
    ),
    Listener(
        "quart_trio.QuartTrio.run",
        (port("port", 1),),
        "quart-trio 0.12.0",
        Reach.METHOD,
        aliases=("quart_trio.app.QuartTrio.run",),
        omitted=5000,
        kind=Kind.APP,
        app=-1,
    ),
    Listener(
        "microdot.Microdot.run",
        (port("port", 1),),
        MICRODOT,
        Reach.METHOD,
        aliases=("microdot.microdot.Microdot.run",),
        omitted=5000,
        kind=Kind.APP,
        app=-1,
    ),
    Listener(
        "microdot.Microdot.start_server",
        (port("port", 1),),
        MICRODOT,
        Reach.METHOD,
        aliases=("microdot.microdot.Microdot.start_server",),
        omitted=5000,
        kind=Kind.APP,
        app=-1,
    ),
    Listener(
        "robyn.Robyn.start", (port("port", 1),), "robyn 0.88.0", Reach.METHOD, omitted=8080, kind=Kind.APP, app=-1
    ),
    Listener("socketify.App.listen", (port("port_or_options", 0),), "socketify 0.0.31", Reach.METHOD, kind=Kind.APP),
    Listener(
        "websockets.serve",
        (port("port", 2),),
        WEBSOCKETS,
        aliases=("websockets.asyncio.server.serve", "websockets.server.serve", "websockets.legacy.server.serve"),
        handed=("sock",),
        read_back="sockets[0].getsockname()",
    ),
    Listener(
        "websockets.sync.server.serve",
        (port("port", 2),),
        WEBSOCKETS,
        handed=("sock",),
        read_back="socket.getsockname()",
    ),
    Listener(
        "websockets.asyncio.router.route",
        (port("port"),),
        WEBSOCKETS,
        aliases=("websockets.sync.router.route",),
        handed=("sock",),
    ),
    Listener(
        "websocket_server.WebsocketServer",
        (port("port", 1),),
        "websocket-server 0.6.4",
        Reach.CLASS,
        aliases=("websocket_server.websocket_server.WebsocketServer",),
        read_back="port",
    ),
    Listener(
        "trio_websocket.serve_websocket",
        (port("port", 2),),
        "trio-websocket 0.12.2",
        read_back="the server that nursery.start() returns",
    ),
    Listener(
        "simple_websocket_server.WebSocketServer", (port("port", 1),), "simple-websocket-server 0.4.4", Reach.CLASS
    ),
    Listener(
        "autobahn.twisted.websocket.WebSocketServerFactory",
        (endpoint("url", 0),),
        "autobahn 26.10.2",
        Reach.CLASS,
        omitted=80,
        none=80,
        starts=("listenWS",),
        cure="port 0 is refused here: use reactor.listenTCP(0, factory)",
    ),
    Listener("aioquic.asyncio.serve", (port("port", 1),), "aioquic 1.7.2", aliases=("aioquic.asyncio.server.serve",)),
    Listener(
        "circuits.net.sockets.TCPServer",
        (anything("bind", 0),),
        "circuits 3.2.5",
        Reach.CLASS,
        aliases=("circuits.net.sockets.UDPServer",),
        kind=Kind.SOCKET,
    ),
    Listener(
        "asyncio_dgram.bind", (address("addr", 0),), "asyncio-dgram 3.0.0", kind=Kind.SOCKET, read_back="sockname"
    ),
)

RETURNS: tuple[Returns, ...] = (
    Returns("sanic.Sanic.get_app", "sanic.Sanic"),
    Returns("trio.socket.socket", "trio.socket.SocketType"),
    Returns("trio.socket.from_stdlib_socket", "trio.socket.SocketType"),
    Returns("trio.socket.fromfd", "trio.socket.SocketType"),
)

SUBCLASSES: tuple[Subclass, ...] = (
    Subclass("tornado.httpserver.HTTPServer", "tornado.tcpserver.TCPServer"),
    Subclass("sanic.app.Sanic", "sanic.Sanic"),
    Subclass("quart.app.Quart", "quart.Quart"),
    Subclass("quart_trio.QuartTrio", "quart.Quart"),
    Subclass("quart_trio.app.QuartTrio", "quart.Quart"),
    Subclass("microdot.asgi.Microdot", "microdot.Microdot"),
    Subclass("microdot.microdot.Microdot", "microdot.Microdot"),
    Subclass("microdot.wsgi.Microdot", "microdot.Microdot"),
    Subclass("microdot_asyncio.Microdot", "microdot.Microdot"),
)
