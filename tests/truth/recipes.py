"""How each listener of the catalogue is started: one row's name, one recipe.

In a recipe `{given}` stands for the argument that takes the port, written as the row says (`port=0`,
`address=("127.0.0.1", 0)`), or for nothing where the port is left out; `{value}` for its value alone. The last
expression is kept alive. A recipe may await, and finds `asgi`, `wsgi`, `answer`, `Handler`, `certificate()`, `tls()`
and `pause()` ready, with the library of the row imported.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """How a row is started.

    Args:
        build: the call, as the row describes it.
        start: what follows where the row says that building alone does not listen.
        spelled: how the value is written, where the form of the row's argument does not tell.
        loop: what runs a recipe that awaits.
        also: fixed ports that it takes besides.
        unsaid: modes of which the row says nothing, each with the reason.
    """

    build: str
    start: str = ""
    spelled: str = ""
    loop: str = "asyncio"
    also: tuple[int, ...] = ()
    unsaid: tuple[str, ...] = ()
    omitted: str = ""


@dataclass(frozen=True)
class NotStarted:
    """Why a row's names and parameters are checked, and nothing is started."""

    why: str


NEEDS_SSH = NotStarted("needs a connection to an SSH server")
NEEDS_TELEGRAM = NotStarted("asks Telegram first")
NEEDS_PROGRAM = NotStarted("starts a program that is not at hand")
NEEDS_DRIVER = NotStarted("starts a browser's driver that is not at hand")
TWISTED = "from twisted.internet import protocol, reactor, ssl; "
DEVICE = "d = zmq.devices.ThreadDevice(zmq.QUEUE, zmq.ROUTER, zmq.DEALER); "
HYPERCORN = "import hypercorn.asyncio; await hypercorn.asyncio.serve(asgi, c)"
TCP = '"tcp://127.0.0.1:{port}"'
DJANGO = """
import django, django.conf
django.conf.settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF="app", DATABASES={}, STATIC_URL="/static/")
django.setup()
"""
MODBUS = "import pymodbus.datastore as d; c = d.ModbusServerContext(devices=d.ModbusDeviceContext()); "
LOOP = "import asyncio; loop = asyncio.get_running_loop(); await pause(); "

RECIPES: dict[str, Recipe | NotStarted] = {
    # The standard library
    "socket.socket.bind": Recipe("s = socket.socket(); s.bind({given}); s.listen()"),
    "socket.create_server": Recipe("socket.create_server({given})"),
    "socketserver.TCPServer": Recipe("socketserver.TCPServer({given}, RequestHandlerClass=Handler)"),
    "socketserver.UDPServer": Recipe("socketserver.UDPServer({given}, RequestHandlerClass=Handler)"),
    "socketserver.ThreadingTCPServer": Recipe("socketserver.ThreadingTCPServer({given}, RequestHandlerClass=Handler)"),
    "socketserver.ThreadingUDPServer": Recipe("socketserver.ThreadingUDPServer({given}, RequestHandlerClass=Handler)"),
    "socketserver.ForkingTCPServer": Recipe("socketserver.ForkingTCPServer({given}, RequestHandlerClass=Handler)"),
    "socketserver.ForkingUDPServer": Recipe("socketserver.ForkingUDPServer({given}, RequestHandlerClass=Handler)"),
    "http.server.HTTPServer": Recipe("http.server.HTTPServer({given}, RequestHandlerClass=Handler)"),
    "http.server.ThreadingHTTPServer": Recipe("http.server.ThreadingHTTPServer({given}, RequestHandlerClass=Handler)"),
    "http.server.test": Recipe("http.server.test({given})"),
    "wsgiref.simple_server.make_server": Recipe(
        "wsgiref.simple_server.make_server(host='127.0.0.1', app=wsgi, {given})"
    ),
    "wsgiref.simple_server.WSGIServer": Recipe(
        "wsgiref.simple_server.WSGIServer({given}, RequestHandlerClass=Handler)"
    ),
    "xmlrpc.server.SimpleXMLRPCServer": Recipe("xmlrpc.server.SimpleXMLRPCServer({given})"),
    "xmlrpc.server.DocXMLRPCServer": Recipe("xmlrpc.server.DocXMLRPCServer({given})"),
    "xmlrpc.server.MultiPathXMLRPCServer": Recipe("xmlrpc.server.MultiPathXMLRPCServer({given})"),
    "asyncio.start_server": Recipe("await asyncio.start_server(answer, '127.0.0.1', {given})"),
    "asyncio.AbstractEventLoop.create_server": Recipe(
        LOOP + "await loop.create_server(asyncio.Protocol, '127.0.0.1', {given})"
    ),
    "asyncio.AbstractEventLoop.create_datagram_endpoint": Recipe(
        LOOP + "await loop.create_datagram_endpoint(asyncio.DatagramProtocol, {given})"
    ),
    "multiprocessing.managers.BaseManager": Recipe(
        "m = multiprocessing.managers.BaseManager({given}, authkey=b'key')", "m.start()"
    ),
    "multiprocessing.connection.Listener": Recipe("multiprocessing.connection.Listener({given})"),
    "logging.config.listen": Recipe("t = logging.config.listen({given})", "t.start()"),
    "pydoc.browse": Recipe("pydoc.browse(open_browser=False, {given})"),
    # Servers of ASGI applications
    "uvicorn.run": Recipe("uvicorn.run(asgi, {given})"),
    "uvicorn.Config": Recipe("c = uvicorn.Config(asgi, {given})", "uvicorn.Server(c).run()"),
    "hypercorn.config.Config.bind": Recipe(
        "c = hypercorn.config.Config(); c.bind = {value}; await pause()",
        HYPERCORN,
        omitted="c = hypercorn.config.Config(); await pause()",
    ),
    "hypercorn.config.Config.insecure_bind": Recipe(
        "c = hypercorn.config.Config(); c.certfile, c.keyfile = certificate(); c.bind = '127.0.0.1:0'; "
        "c.insecure_bind = {value}; await pause()",
        HYPERCORN,
    ),
    "hypercorn.config.Config.quic_bind": Recipe(
        "c = hypercorn.config.Config(); c.certfile, c.keyfile = certificate(); c.bind = '127.0.0.1:0'; "
        "c.quic_bind = {value}; await pause()",
        HYPERCORN,
    ),
    "hypercorn.config.Config.from_mapping": Recipe(
        "c = hypercorn.config.Config.from_mapping({given}); await pause()",
        HYPERCORN,
        unsaid=("omitted: nothing in the mapping speaks of a port",),
    ),
    "daphne.server.Server": Recipe(
        "s = daphne.server.Server(application=asgi, {given})",
        "s.run()",
        spelled='["tcp:{port}:interface=127.0.0.1"]',
    ),
    "daphne.endpoints.build_endpoint_description_strings": Recipe(
        "e = daphne.endpoints.build_endpoint_description_strings(host='127.0.0.1', {given})",
        "import daphne.server; daphne.server.Server(application=asgi, endpoints=e).run()",
    ),
    "daphne.testing.DaphneProcess": NotStarted("a process around daphne.server.Server, which is started"),
    "granian.Granian": Recipe("g = granian.Granian('app:asgi', interface='asgi', {given})", "g.serve()"),
    "granian.server.embed.Server": Recipe(
        "s = granian.server.embed.Server(asgi, {given}); await pause()", "await s.serve()"
    ),
    "connexion.FlaskApp.run": Recipe("connexion.FlaskApp('app').run({given})"),
    "connexion.ConnexionMiddleware.run": Recipe("connexion.ConnexionMiddleware(asgi).run({given})"),
    "fasthtml.common.serve": Recipe("fasthtml.common.serve('app', app='asgi', reload=False, {given})"),
    "fasthtml.jupyter.JupyUvi": Recipe(
        "import builtins; builtins.display = builtins.HTML = print; fasthtml.jupyter.JupyUvi(asgi, {given})"
    ),
    # Servers of WSGI applications
    "gunicorn.app.base.BaseApplication.options": Recipe(
        """
import gunicorn.app.base

class Application(gunicorn.app.base.BaseApplication):
    def __init__(self, options):
        self.options = options
        super().__init__()

    def load_config(self):
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self):
        return wsgi

application = Application({"bind": {value}})
""",
        "application.run()",
    ),
    "waitress.serve": Recipe("waitress.serve(wsgi, {given})"),
    "waitress.create_server": Recipe("waitress.create_server(wsgi, {given})"),
    "waitress.server.TcpWSGIServer": Recipe("waitress.server.TcpWSGIServer(wsgi, {given})"),
    "cheroot.wsgi.Server": Recipe("s = cheroot.wsgi.Server(wsgi_app=wsgi, {given})", "s.prepare()"),
    "cheroot.server.HTTPServer": Recipe(
        "s = cheroot.server.HTTPServer(gateway=cheroot.server.Gateway, {given})", "s.prepare()"
    ),
    "cherrypy.config": Recipe(
        "cherrypy.config.update({value}); cherrypy.engine.start()",
        spelled='{"server.socket_port": {port}}',
        unsaid=("none: it takes a mapping", "omitted: it takes a mapping"),
    ),
    "cherrypy.server.socket_port": Recipe("cherrypy.server.socket_port = {value}", "cherrypy.engine.start()"),
    "cherrypy.server.bind_addr": Recipe("cherrypy.server.bind_addr = {value}", "cherrypy.engine.start()"),
    "gevent.pywsgi.WSGIServer": Recipe("s = gevent.pywsgi.WSGIServer({given}, application=wsgi)", "s.start()"),
    "gevent.server.StreamServer": Recipe("s = gevent.server.StreamServer({given}, handle=print)", "s.start()"),
    "gevent.server.DatagramServer": Recipe("s = gevent.server.DatagramServer({given}, handle=print)", "s.start()"),
    "gevent.backdoor.BackdoorServer": Recipe("s = gevent.backdoor.BackdoorServer({given})", "s.start()"),
    "gevent.baseserver.BaseServer": NotStarted("abstract; its subclasses are started"),
    "gevent.socket.socket.bind": Recipe("s = gevent.socket.socket(); s.bind({given}); s.listen()"),
    "eventlet.listen": Recipe("eventlet.listen({given})"),
    "werkzeug.serving.run_simple": Recipe(
        "werkzeug.serving.run_simple(hostname='127.0.0.1', application=wsgi, {given})"
    ),
    "werkzeug.serving.make_server": Recipe("werkzeug.serving.make_server(host='127.0.0.1', app=wsgi, {given})"),
    "werkzeug.serving.BaseWSGIServer": Recipe("werkzeug.serving.BaseWSGIServer(host='127.0.0.1', app=wsgi, {given})"),
    "werkzeug.serving.ThreadedWSGIServer": Recipe(
        "werkzeug.serving.ThreadedWSGIServer(host='127.0.0.1', app=wsgi, {given})"
    ),
    "werkzeug.serving.ForkingWSGIServer": Recipe(
        "werkzeug.serving.ForkingWSGIServer(host='127.0.0.1', app=wsgi, {given})"
    ),
    "flask.Flask.run": Recipe("flask.Flask('app').run({given})"),
    "flask_socketio.SocketIO.run": Recipe(
        "import flask; a = flask.Flask('app'); "
        "flask_socketio.SocketIO(a, async_mode='threading').run(a, allow_unsafe_werkzeug=True, {given})"
    ),
    "bottle.run": Recipe("bottle.run({given})"),
    "bottle.Bottle.run": Recipe("bottle.Bottle().run({given})"),
    "bottle.ServerAdapter": Recipe("a = bottle.WSGIRefServer({given})", "a.run(wsgi)"),
    "django.test.LiveServerTestCase.port": Recipe(
        DJANGO
        + """
from django.test import LiveServerTestCase

class Case(LiveServerTestCase):
    port = {value}

Case.setUpClass()
""",
        omitted=DJANGO + "import django.test\nclass Case(django.test.LiveServerTestCase): pass\nCase.setUpClass()",
    ),
    "django.test.testcases.LiveServerThread": Recipe(
        DJANGO
        + "from django.test import testcases\n"
        + "t = testcases.LiveServerThread('127.0.0.1', testcases._StaticFilesHandler, {given})",
        "t.start()",
    ),
    "django.core.servers.basehttp.run": Recipe(
        DJANGO + "import django.core.servers.basehttp as b\nb.run('127.0.0.1', wsgi_handler=wsgi, {given})"
    ),
    "livereload.Server.serve": Recipe("livereload.Server(wsgi).serve({given})"),
    "web.httpserver.runsimple": Recipe("web.httpserver.runsimple(wsgi, {given})"),
    "paste.httpserver.serve": Recipe("paste.httpserver.serve(wsgi, {given})"),
    "klein.Klein.run": Recipe("klein.Klein().run(host='127.0.0.1', {given})"),
    "klein.run": Recipe("klein.run(host='127.0.0.1', {given})"),
    "chalice.local.create_local_server": Recipe(
        "import chalice.config, chalice.local; "
        "chalice.local.create_local_server(chalice.Chalice('a'), chalice.config.Config(), '127.0.0.1', {given})"
    ),
    "circuits.web.Server": Recipe("circuits.web.Server({given})"),
    "slack_bolt.App.start": Recipe(
        "slack_bolt.App(token='xoxb-1', signing_secret='s', token_verification_enabled=False).start({given})"
    ),
    "slack_bolt.async_app.AsyncApp.start": Recipe(
        "slack_bolt.async_app.AsyncApp(token='xoxb-1', signing_secret='s').start({given})"
    ),
    # Asynchronous frameworks
    "aiohttp.web.run_app": Recipe("aiohttp.web.run_app(aiohttp.web.Application(), {given})"),
    "aiohttp.web.TCPSite": Recipe(
        "r = aiohttp.web.AppRunner(aiohttp.web.Application()); await r.setup(); s = aiohttp.web.TCPSite(r, {given})",
        "await s.start()",
    ),
    "tornado.web.Application.listen": Recipe("await pause(); tornado.web.Application().listen({given})"),
    "tornado.tcpserver.TCPServer.listen": Recipe("await pause(); s = tornado.tcpserver.TCPServer(); s.listen({given})"),
    "tornado.tcpserver.TCPServer.bind": Recipe("await pause(); s = tornado.tcpserver.TCPServer(); s.bind({given})"),
    "tornado.netutil.bind_sockets": Recipe("tornado.netutil.bind_sockets({given})"),
    "twisted.internet.reactor.listenTCP": Recipe(TWISTED + "reactor.listenTCP({given}, factory=protocol.Factory())"),
    "twisted.internet.reactor.listenUDP": Recipe(
        TWISTED + "reactor.listenUDP({given}, protocol=protocol.DatagramProtocol())"
    ),
    "twisted.internet.reactor.listenSSL": Recipe(
        TWISTED + "reactor.listenSSL({given}, factory=protocol.Factory(), contextFactory=ssl.CertificateOptions())"
    ),
    "twisted.internet.reactor.listenMulticast": Recipe(
        TWISTED + "reactor.listenMulticast({given}, protocol=protocol.DatagramProtocol())"
    ),
    "twisted.internet.endpoints.TCP4ServerEndpoint": Recipe(
        TWISTED + "e = twisted.internet.endpoints.TCP4ServerEndpoint(reactor, {given})", "e.listen(protocol.Factory())"
    ),
    "twisted.internet.endpoints.TCP6ServerEndpoint": Recipe(
        TWISTED + "e = twisted.internet.endpoints.TCP6ServerEndpoint(reactor, {given})", "e.listen(protocol.Factory())"
    ),
    "twisted.internet.endpoints.SSL4ServerEndpoint": Recipe(
        TWISTED + "o = ssl.CertificateOptions(); "
        "e = twisted.internet.endpoints.SSL4ServerEndpoint(reactor, sslContextFactory=o, {given})",
        "e.listen(protocol.Factory())",
    ),
    "twisted.internet.endpoints.serverFromString": Recipe(
        TWISTED + "e = twisted.internet.endpoints.serverFromString(reactor, {given})", "e.listen(protocol.Factory())"
    ),
    "twisted.application.strports.listen": Recipe(
        TWISTED + "twisted.application.strports.listen({given}, factory=protocol.Factory())"
    ),
    "twisted.application.strports.service": Recipe(
        TWISTED + "s = twisted.application.strports.service({given}, factory=protocol.Factory())",
        "s.privilegedStartService()",
    ),
    "twisted.application.internet.TCPServer": Recipe(
        TWISTED + "s = twisted.application.internet.TCPServer({given}, factory=protocol.Factory())",
        "s.privilegedStartService()",
    ),
    "trio.open_tcp_listeners": Recipe("await trio.open_tcp_listeners({given})", loop="trio"),
    "trio.serve_tcp": Recipe("await trio.serve_tcp(answer, {given})", loop="trio"),
    "trio.open_ssl_over_tcp_listeners": Recipe(
        "await trio.open_ssl_over_tcp_listeners(ssl_context=tls(), {given})", loop="trio"
    ),
    "trio.serve_ssl_over_tcp": Recipe("await trio.serve_ssl_over_tcp(answer, ssl_context=tls(), {given})", loop="trio"),
    "trio.socket.SocketType.bind": Recipe("s = trio.socket.socket(); await s.bind({given}); s.listen()", loop="trio"),
    "anyio.create_tcp_listener": Recipe("await anyio.create_tcp_listener(local_host='127.0.0.1', {given})"),
    "anyio.create_udp_socket": Recipe("await anyio.create_udp_socket(local_host='127.0.0.1', {given})"),
    "anyio.create_connected_udp_socket": Recipe("await anyio.create_connected_udp_socket('127.0.0.1', 9, {given})"),
    "sanic.Sanic.run": Recipe("a = sanic.Sanic('app'); a.add_route(answer, '/'); a.run(single_process=True, {given})"),
    "sanic.Sanic.create_server": Recipe("await sanic.Sanic('app').create_server(return_asyncio_server=True, {given})"),
    "sanic.Sanic.prepare": Recipe(
        "a = sanic.Sanic('app'); a.add_route(answer, '/'); a.prepare(single_process=True, {given})",
        "sanic.Sanic.serve_single()",
    ),
    "quart.Quart.run": Recipe("quart.Quart('app').run({given})"),
    "quart.Quart.run_task": Recipe("await quart.Quart('app').run_task({given})"),
    "quart_trio.QuartTrio.run": Recipe("quart_trio.QuartTrio('app').run({given})"),
    "microdot.Microdot.run": Recipe("microdot.Microdot().run({given})"),
    "microdot.Microdot.start_server": Recipe("await microdot.Microdot().start_server({given})"),
    "robyn.Robyn.start": Recipe("robyn.Robyn('app.py').start({given})"),
    "socketify.App.listen": Recipe("a = socketify.App(); a.listen({given}); a.run()"),
    "websockets.serve": Recipe("await websockets.serve(answer, '127.0.0.1', {given})"),
    "websockets.sync.server.serve": Recipe("websockets.sync.server.serve(print, '127.0.0.1', {given})"),
    "websockets.asyncio.router.route": Recipe(
        "import werkzeug.routing; await websockets.asyncio.router.route(werkzeug.routing.Map(), '127.0.0.1', {given})"
    ),
    "websocket_server.WebsocketServer": Recipe("websocket_server.WebsocketServer('127.0.0.1', {given})"),
    "trio_websocket.serve_websocket": Recipe(
        "await trio_websocket.serve_websocket(answer, '127.0.0.1', ssl_context=None, {given})", loop="trio"
    ),
    "simple_websocket_server.WebSocketServer": Recipe(
        "w = simple_websocket_server.WebSocket; "
        "simple_websocket_server.WebSocketServer('127.0.0.1', websocketclass=w, {given})"
    ),
    "autobahn.twisted.websocket.WebSocketServerFactory": Recipe(
        "f = autobahn.twisted.websocket.WebSocketServerFactory({given})",
        "autobahn.twisted.websocket.listenWS(f)",
        spelled='"ws://127.0.0.1:{port}"',
    ),
    "aioquic.asyncio.serve": Recipe(
        "import aioquic.quic.configuration; c = aioquic.quic.configuration.QuicConfiguration(is_client=False); "
        "c.load_cert_chain(*certificate()); await aioquic.asyncio.serve('127.0.0.1', configuration=c, {given})"
    ),
    "circuits.net.sockets.TCPServer": Recipe("circuits.net.sockets.TCPServer({given})"),
    "asyncio_dgram.bind": Recipe("await asyncio_dgram.bind({given})"),
    # Remote calls and messages
    "grpc.Server.add_insecure_port": Recipe(
        "import concurrent.futures; s = grpc.server(concurrent.futures.ThreadPoolExecutor()); "
        "s.add_insecure_port({given})"
    ),
    "grpc.Server.add_secure_port": Recipe(
        "import concurrent.futures; s = grpc.server(concurrent.futures.ThreadPoolExecutor()); "
        "s.add_secure_port({given}, server_credentials=grpc.local_server_credentials())"
    ),
    "grpc.aio.Server.add_insecure_port": Recipe("await pause(); s = grpc.aio.server(); s.add_insecure_port({given})"),
    "grpc.aio.Server.add_secure_port": Recipe(
        "await pause(); s = grpc.aio.server(); "
        "s.add_secure_port({given}, server_credentials=grpc.local_server_credentials())"
    ),
    "grpclib.server.Server.start": Recipe("s = grpclib.server.Server([]); await s.start('127.0.0.1', {given})"),
    "zmq.Socket.bind": Recipe("s = zmq.Context().socket(zmq.REP); s.bind({given})", spelled=TCP),
    "zmq.devices.ThreadDevice.bind_in": Recipe(DEVICE + "d.bind_in({given})", "d.start()", spelled=TCP),
    "zmq.devices.ThreadDevice.bind_out": Recipe(DEVICE + "d.bind_out({given})", "d.start()", spelled=TCP),
    "zmq.devices.ThreadProxy.bind_mon": Recipe(
        "d = zmq.devices.ThreadProxy(zmq.ROUTER, zmq.DEALER, zmq.PUB); d.bind_mon({given})", "d.start()", spelled=TCP
    ),
    "zmq.log.handlers.PUBHandler": Recipe("zmq.log.handlers.PUBHandler({given})", spelled=TCP),
    "rpyc.utils.server.ThreadedServer": Recipe(
        "import rpyc; s = rpyc.utils.server.ThreadedServer(rpyc.Service, hostname='127.0.0.1', {given}); "
        "s.listener.listen()"  # it is bound before, where the kernel does not show it
    ),
    "rpyc.utils.registry.UDPRegistryServer": Recipe("rpyc.utils.registry.UDPRegistryServer({given})"),
    "Pyro5.api.Daemon": Recipe("Pyro5.api.Daemon(host='127.0.0.1', {given})"),
    "Pyro5.api.serve": Recipe("Pyro5.api.serve({}, use_ns=False, host='127.0.0.1', {given})"),
    "Pyro5.nameserver.start_ns": Recipe("Pyro5.nameserver.start_ns(host='127.0.0.1', enableBroadcast=False, {given})"),
    "Pyro4.Daemon": Recipe("Pyro4.Daemon(host='127.0.0.1', {given})"),
    "Pyro4.naming.startNS": Recipe("Pyro4.naming.startNS(host='127.0.0.1', enableBroadcast=False, {given})"),
    "thrift.transport.TSocket.TServerSocket": Recipe(
        "t = thrift.transport.TSocket.TServerSocket(host='127.0.0.1', {given})", "t.listen()"
    ),
    "thrift.transport.TSSLSocket.TSSLServerSocket": Recipe(
        "t = thrift.transport.TSSLSocket.TSSLServerSocket("
        "host='127.0.0.1', ca_certs=certificate()[0], certfile=certificate()[0], {given})",
        "t.listen()",
    ),
    "thrift.server.THttpServer.THttpServer": Recipe(
        "thrift.server.THttpServer.THttpServer(None, {given}, inputProtocolFactory=None)"
    ),
    "thriftpy2.rpc.make_server": Recipe("thriftpy2.rpc.make_server(None, None, {given}).serve()"),
    "thriftpy2.http.make_server": Recipe("thriftpy2.http.make_server(None, None, '127.0.0.1', {given}).serve()"),
    "thriftpy2.transport.TServerSocket": Recipe(
        "t = thriftpy2.transport.TServerSocket(host='127.0.0.1', {given})", "t.listen()"
    ),
    "zerorpc.Server.bind": Recipe("s = zerorpc.Server({}); s.bind({given})", spelled=TCP),
    "pynng.Socket": Recipe("pynng.Pair0({given})", spelled=TCP),
    "pynng.Socket.listen": Recipe("s = pynng.Pair0(); s.listen({given})", spelled=TCP),
    "jsonrpclib.SimpleJSONRPCServer.SimpleJSONRPCServer": Recipe(
        "jsonrpclib.SimpleJSONRPCServer.SimpleJSONRPCServer({given})"
    ),
    "pygls.lsp.server.LanguageServer.start_tcp": Recipe(
        "pygls.lsp.server.LanguageServer('a', '1').start_tcp('127.0.0.1', {given})"
    ),
    "pygls.lsp.server.LanguageServer.start_ws": Recipe(
        "pygls.lsp.server.LanguageServer('a', '1').start_ws('127.0.0.1', {given})"
    ),
    "pylsp.python_lsp.start_tcp_lang_server": Recipe(
        "p = pylsp.python_lsp; p.start_tcp_lang_server("
        "'127.0.0.1', check_parent_process=False, handler_class=p.PythonLSPServer, {given})"
    ),
    "robotremoteserver.RobotRemoteServer": Recipe(
        "robotremoteserver.RobotRemoteServer(object(), host='127.0.0.1', {given})"
    ),
    "py4j.java_gateway.CallbackServerParameters": Recipe(
        "p = py4j.java_gateway.CallbackServerParameters({given})",
        "py4j.java_gateway.JavaGateway(callback_server_parameters=p)",
    ),
    "py4j.clientserver.PythonParameters": Recipe(
        "p = py4j.clientserver.PythonParameters({given})", "py4j.clientserver.ClientServer(python_parameters=p)"
    ),
    "pysyncobj.SyncObj": Recipe("pysyncobj.SyncObj({given}, otherNodes=[])"),
    "mcp.server.MCPServer.run": Recipe(
        "mcp.server.MCPServer('app').run(transport='streamable-http', {given})",
        unsaid=("omitted: the default transport opens no port",),
    ),
    "fastmcp.FastMCP.run": Recipe(
        "fastmcp.FastMCP('app').run(transport='http', show_banner=False, {given})",
        unsaid=("omitted: the default transport opens no port", "none: the default transport opens no port"),
    ),
    "mcp.server.MCPServer.run_streamable_http_async": Recipe(
        "await mcp.server.MCPServer('app').run_streamable_http_async({given})"
    ),
    "mcp.server.MCPServer.run_sse_async": Recipe("await mcp.server.MCPServer('app').run_sse_async({given})"),
    "fastmcp.FastMCP.run_http_async": Recipe("await fastmcp.FastMCP('app').run_http_async(show_banner=False, {given})"),
    # Mail, files, shells, names, machines and debuggers
    "aiosmtpd.controller.Controller": Recipe(
        "c = aiosmtpd.controller.Controller(object(), hostname='127.0.0.1', {given})", "c.start()"
    ),
    "aiosmtpd.controller.UnthreadedController": Recipe(
        "import asyncio; loop = asyncio.new_event_loop(); "
        "c = aiosmtpd.controller.UnthreadedController(object(), hostname='127.0.0.1', loop=loop, {given})",
        "c.begin()",
    ),
    "pyftpdlib.servers.FTPServer": Recipe(
        "import pyftpdlib.handlers; pyftpdlib.servers.FTPServer({given}, handler=pyftpdlib.handlers.FTPHandler)"
    ),
    "aioftp.Server.start": Recipe("s = aioftp.Server(); await s.start('127.0.0.1', {given})"),
    "tftpy.TftpServer.TftpServer.listen": Recipe("import tftpy; tftpy.TftpServer('/tmp').listen('127.0.0.1', {given})"),
    "asyncssh.listen": Recipe(
        "k = asyncssh.generate_private_key('ssh-ed25519'); "
        "await asyncssh.listen('127.0.0.1', server_host_keys=[k], {given})"
    ),
    "asyncssh.create_server": Recipe(
        "k = asyncssh.generate_private_key('ssh-ed25519'); "
        "await asyncssh.create_server(asyncssh.SSHServer, '127.0.0.1', server_host_keys=[k], {given})"
    ),
    "asyncssh.listen_reverse": Recipe("await asyncssh.listen_reverse('127.0.0.1', {given})"),
    "asyncssh.SSHClientConnection.forward_local_port": NEEDS_SSH,
    "asyncssh.SSHClientConnection.forward_socks": NEEDS_SSH,
    "sshtunnel.SSHTunnelForwarder": NEEDS_SSH,
    "dnslib.server.DNSServer": Recipe(
        "dnslib.server.DNSServer(dnslib.server.BaseResolver(), address='127.0.0.1', {given})"
    ),
    "aiocoap.Context.create_server_context": Recipe(
        "import aiocoap.resource; await aiocoap.Context.create_server_context(aiocoap.resource.Site(), {given})",
        also=(5683, 8683),
    ),
    "mqttools.BrokerThread": Recipe("b = mqttools.BrokerThread({given})", "b.start()"),
    "mqttools.Broker": Recipe("b = mqttools.Broker({given}); await pause()", "await b.serve_forever()"),
    "pymodbus.server.StartTcpServer": Recipe(MODBUS + "pymodbus.server.StartTcpServer(context=c, {given})"),
    "pymodbus.server.ModbusTcpServer": Recipe(
        MODBUS + "await pause(); s = pymodbus.server.ModbusTcpServer(c, {given})", "await s.serve_forever()"
    ),
    "pymodbus.server.ModbusSimulatorServer": NotStarted("needs a file that describes the simulated devices"),
    "pyModbusTCP.server.ModbusServer": Recipe(
        "s = pyModbusTCP.server.ModbusServer(host='127.0.0.1', no_block=True, {given})", "s.start()"
    ),
    "asyncua.Server.set_endpoint": Recipe(
        "s = asyncua.Server(); await s.init(); s.set_endpoint({given}); await s.start()",
        spelled='"opc.tcp://127.0.0.1:{port}"',
    ),
    "opcua.Server.set_endpoint": Recipe(
        "s = opcua.Server(); s.set_endpoint({given}); s.start()", spelled='"opc.tcp://127.0.0.1:{port}"'
    ),
    "snap7.server.Server.start": Recipe("s = snap7.server.Server(); s.start({given})"),
    "pysnmp.carrier.asyncio.dgram.udp.UdpTransport.open_server_mode": Recipe(
        LOOP + "t = pysnmp.carrier.asyncio.dgram.udp.UdpTransport(loop=loop); t.open_server_mode({given})"
    ),
    "pythonosc.osc_server.ThreadingOSCUDPServer": Recipe(
        "import pythonosc.dispatcher; "
        "pythonosc.osc_server.ThreadingOSCUDPServer({given}, dispatcher=pythonosc.dispatcher.Dispatcher())"
    ),
    "pythonosc.osc_server.AsyncIOOSCUDPServer": Recipe(
        LOOP + "import pythonosc.dispatcher; s = pythonosc.osc_server.AsyncIOOSCUDPServer("
        "{given}, dispatcher=pythonosc.dispatcher.Dispatcher(), loop=loop)",
        "await s.create_serve_endpoint()",
    ),
    "pynetdicom.AE.start_server": Recipe(
        "a = pynetdicom.AE(); a.add_supported_context('1.2.840.10008.1.1'); a.start_server({given}, block=False)"
    ),
    "hl7.mllp.start_hl7_server": Recipe("await hl7.mllp.start_hl7_server(answer, '127.0.0.1', {given})"),
    "impacket.smbserver.SimpleSMBServer": Recipe(
        "impacket.smbserver.SimpleSMBServer(listenAddress='127.0.0.1', {given})"
    ),
    "proxy.Proxy": Recipe("p = proxy.Proxy({given})", "p.setup()"),
    "proxy.main": Recipe("proxy.main({given})"),
    "debugpy.listen": Recipe("debugpy.listen({given})"),
    "remote_pdb.set_trace": Recipe("remote_pdb.set_trace(host='127.0.0.1', {given})"),
    "remote_pdb.RemotePdb": Recipe("remote_pdb.RemotePdb('127.0.0.1', {given})"),
    "rpdb.set_trace": Recipe("rpdb.set_trace(addr='127.0.0.1', {given})"),
    "web_pdb.set_trace": Recipe("web_pdb.set_trace(host='127.0.0.1', {given})"),
    "web_pdb.post_mortem": Recipe(
        """
import sys
try:
    raise ValueError
except ValueError:
    web_pdb.post_mortem(sys.exc_info()[2], host='127.0.0.1', {given})
"""
    ),
    "pudb.remote.set_trace": Recipe(
        "pudb.remote.set_trace(host='127.0.0.1', term_size=(80, 24), {given})",
        unsaid=("omitted: it searches a free port",),
    ),
    "celery.contrib.rdb.Rdb": Recipe(
        "celery.contrib.rdb.Rdb(host='127.0.0.1', {given})", unsaid=("omitted: it searches a free port",)
    ),
    "aiomonitor.start_monitor": Recipe(LOOP + "aiomonitor.start_monitor(loop, {given})", also=(20102, 20103)),
    "aiomonitor.Monitor": Recipe(LOOP + "m = aiomonitor.Monitor(loop, {given})", "m.start()", also=(20102, 20103)),
    "aioconsole.start_interactive_server": Recipe(
        "await aioconsole.start_interactive_server(host='127.0.0.1', {given})"
    ),
    "telegram.ext.Application.run_webhook": NEEDS_TELEGRAM,
    "telegram.ext.Updater.start_webhook": NEEDS_TELEGRAM,
    "telebot.TeleBot.run_webhooks": NEEDS_TELEGRAM,
    "google_auth_oauthlib.flow.InstalledAppFlow.run_local_server": Recipe(
        "c = {'client_id': 'a', 'client_secret': 'b', 'auth_uri': 'https://a', 'token_uri': 'https://a'}; "
        "f = google_auth_oauthlib.flow.InstalledAppFlow.from_client_config({'installed': c}, ['scope']); "
        "f.run_local_server(open_browser=False, {given})"
    ),
    "msal.PublicClientApplication.acquire_token_interactive": NotStarted("asks the identity provider first"),
    # Dashboards, notebooks, clusters and metrics
    "prometheus_client.start_http_server": Recipe("prometheus_client.start_http_server({given})"),
    "bokeh.server.server.Server": Recipe("await pause(); bokeh.server.server.Server({}, {given})"),
    "panel.serve": Recipe("panel.serve(lambda: 'page', show=False, {given})"),
    "panel.io.server.get_server": Recipe("await pause(); panel.io.server.get_server(lambda: 'page', {given})"),
    "panel.viewable.ServableMixin.show": Recipe("panel.Row('page').show(open=False, {given})"),
    "dash.Dash.run": Recipe("d = dash.Dash('app'); d.layout = dash.html.Div(); d.run({given})"),
    "gradio.Blocks.launch": Recipe(
        "with gradio.Blocks() as b:\n    pass\nb.launch(prevent_thread_lock=True, inbrowser=False, {given})",
        unsaid=("omitted: it searches a free port", "none: it searches a free port"),
    ),
    "nicegui.ui.run": Recipe("nicegui.ui.run(show=False, reload=False, {given})"),
    "shiny.run_app": Recipe(
        "shiny.run_app(shiny.App(shiny.ui.page_fluid(), None), {given})", unsaid=("zero: it guesses a number",)
    ),
    "shiny.App.run": Recipe(
        "shiny.App(shiny.ui.page_fluid(), None).run({given})", unsaid=("zero: it guesses a number",)
    ),
    "pywebio.start_server": Recipe("pywebio.start_server(lambda: None, {given})"),
    "pywebio.platform.flask.start_server": Recipe(
        "import pywebio.platform.flask; pywebio.platform.flask.start_server(lambda: None, {given})"
    ),
    "remi.start": Recipe("remi.start(remi.App, start_browser=False, {given})"),
    "eel.start": Recipe("eel.init('.'); eel.start('page.html', mode=None, {given})"),
    "jupyter_server.serverapp.ServerApp": Recipe(
        "a = jupyter_server.serverapp.ServerApp(allow_root=True, open_browser=False, {given})",
        "a.initialize(argv=[]); a.start()",
        unsaid=("omitted: it searches a free port",),
    ),
    "ipykernel.kernelapp.IPKernelApp": Recipe("k = ipykernel.kernelapp.IPKernelApp({given})", "k.initialize([])"),
    "voila.app.Voila": Recipe(
        "import voila.app; a = voila.app.Voila(open_browser=False, {given})",
        "a.initialize(argv=[]); a.start()",
        unsaid=("omitted: it searches a free port",),
    ),
    "viser.ViserServer": Recipe(
        "viser.ViserServer(host='127.0.0.1', {given})", unsaid=("omitted: it searches a free port",)
    ),
    "tensorboard.program.TensorBoard.configure": Recipe(
        "t = tensorboard.program.TensorBoard(); t.configure(logdir='.', {given}); t.launch()",
        unsaid=("omitted: it searches a free port", "none: it searches a free port"),
    ),
    "grip.serve": Recipe("open('README.md', 'w').close(); grip.serve('README.md', {given})"),
    "mkdocs.livereload.LiveReloadServer": Recipe(
        "s = mkdocs.livereload.LiveReloadServer(lambda: None, '127.0.0.1', root='.', {given})", "s.serve()"
    ),
    "dask.distributed.LocalCluster": Recipe(
        "dask.distributed.LocalCluster(n_workers=0, processes=False, {given})", spelled='":{port}"'
    ),
    "dask.distributed.Client": Recipe(
        "dask.distributed.Client(n_workers=0, processes=False, {given})",
        spelled='":{port}"',
        unsaid=("omitted: an address may stand there instead",),
    ),
    "dask.distributed.Scheduler": Recipe("await dask.distributed.Scheduler(dashboard_address=':0', {given})"),
    "dask.distributed.Worker": Recipe(
        "s = await dask.distributed.Scheduler(port=0, dashboard_address=':0'); "
        "await dask.distributed.Worker(s.address, {given})"
    ),
    "dask.distributed.Nanny": Recipe(
        "s = await dask.distributed.Scheduler(port=0, dashboard_address=':0'); "
        "await dask.distributed.Nanny(s.address, {given})"
    ),
    "distributed.core.Server.listen": Recipe("s = distributed.core.Server({}); await s.listen({given})"),
    "luigi.server.run": Recipe("luigi.server.run(address='127.0.0.1', {given})"),
    # Helpers of tests
    "pytest_httpserver.HTTPServer": Recipe("s = pytest_httpserver.HTTPServer(host='127.0.0.1', {given})", "s.start()"),
    "pytest_localserver.http.ContentServer": Recipe(
        "s = pytest_localserver.http.ContentServer('127.0.0.1', {given}); s.start()"
    ),
    "pytest_localserver.http.WSGIServer": Recipe(
        "pytest_localserver.http.WSGIServer('127.0.0.1', application=wsgi, {given})"
    ),
    "pytest_httpbin.serve.Server": Recipe("pytest_httpbin.serve.Server(application=wsgi, {given})"),
    "webtest.http.StopableWSGIServer.create": Recipe("webtest.http.StopableWSGIServer.create(wsgi, {given})"),
    "aiohttp.test_utils.TestServer": Recipe(
        "import aiohttp.web; s = aiohttp.test_utils.TestServer(aiohttp.web.Application(), {given}); await pause()",
        "await s.start_server()",
    ),
    "aiohttp.pytest_plugin.aiohttp_server": NotStarted("a fixture; the server that it starts is a row of its own"),
    "sanic_testing.testing.SanicTestClient": NotStarted("listens as long as one request lasts"),
    "sanic_testing.reusable.ReusableClient": Recipe(
        "import sanic; c = sanic_testing.reusable.ReusableClient(sanic.Sanic('app'), {given}); c.run()",
        unsaid=("zero: it guesses a number", "omitted: it guesses a number", "none: it guesses a number"),
    ),
    "pytest_postgresql.factories.postgresql_proc": NEEDS_PROGRAM,
    "pytest_redis.factories.redis_proc": NEEDS_PROGRAM,
    "pytest_mysql.factories.mysql_proc": NEEDS_PROGRAM,
    "pytest_mongo.factories.mongo_proc": NEEDS_PROGRAM,
    "pytest_elasticsearch.factories.elasticsearch_proc": NEEDS_PROGRAM,
    "pytest_rabbitmq.factories.rabbitmq_proc": NEEDS_PROGRAM,
    "pytest_dynamodb.factories.dynamodb_proc": NEEDS_PROGRAM,
    "mirakuru.TCPExecutor": Recipe(
        "import sys; c = [sys.executable, '-m', 'http.server', '--bind', '127.0.0.1', '{port}']; "
        "e = mirakuru.TCPExecutor(c, '127.0.0.1', {given})",
        "e.start()",
    ),
    "mirakuru.HTTPExecutor": Recipe(
        "import sys; c = [sys.executable, '-m', 'http.server', '--bind', '127.0.0.1', '{port}']; "
        "e = mirakuru.HTTPExecutor(c, {given})",
        "e.start()",
        spelled='"http://127.0.0.1:{port}/"',
    ),
    "moto.server.ThreadedMotoServer": Recipe(
        "m = moto.server.ThreadedMotoServer(ip_address='127.0.0.1', {given})", "m.start()"
    ),
    "fakeredis.TcpFakeServer": Recipe("fakeredis.TcpFakeServer({given})"),
    "mockupdb.MockupDB": Recipe("m = mockupdb.MockupDB({given})", "m.run()"),
    "smtpdfix.SMTPDFix": Recipe("s = smtpdfix.SMTPDFix('127.0.0.1', {given}); s.__enter__()"),
    "selenium.webdriver.chrome.service.Service": NEEDS_DRIVER,
    "locust.env.Environment.create_web_ui": Recipe(
        "import gevent; locust.env.Environment().create_web_ui(host='127.0.0.1', {given}); gevent.sleep(60)"
    ),
    "locust.env.Environment.create_master_runner": Recipe(
        "locust.env.Environment().create_master_runner(master_bind_host='127.0.0.1', {given})"
    ),
    "wiremock.server.WireMockServer": NotStarted("starts Java"),
    "fastmcp.utilities.tests.run_server_in_process": NotStarted("hands a function of the test to another process"),
}

# What the messages advise where "use port 0" is no help: carried out as they say, nothing fixed is taken.
CURES: dict[str, Recipe] = {
    "autobahn.twisted.websocket.WebSocketServerFactory": Recipe(
        TWISTED + "reactor.listenTCP(0, autobahn.twisted.websocket.WebSocketServerFactory())"
    ),
    "aiomonitor.start_monitor": Recipe(LOOP + "aiomonitor.start_monitor(loop, port=0, webui_port=0, console_port=0)"),
    "aiomonitor.Monitor": Recipe(
        LOOP + "m = aiomonitor.Monitor(loop, termui_port=0, webui_port=0, console_port=0); m.start()"
    ),
    "aiosmtpd.controller.Controller": Recipe(
        "import asyncio; c = aiosmtpd.controller.UnthreadedController("
        "object(), hostname='127.0.0.1', loop=asyncio.new_event_loop(), port=0); c.begin()"
    ),
    "dash.Dash.run": Recipe(
        "import werkzeug.serving; werkzeug.serving.make_server('127.0.0.1', app=dash.Dash('app').server, port=0)"
    ),
    "sanic.Sanic.run": Recipe(
        "import socket; s = socket.create_server(('127.0.0.1', 0)); a = sanic.Sanic('app'); "
        "a.add_route(answer, '/'); a.run(single_process=True, sock=s)"
    ),
    "sanic.Sanic.create_server": Recipe(
        "import socket; s = socket.create_server(('127.0.0.1', 0)); a = sanic.Sanic('app'); "
        "await a.create_server(return_asyncio_server=True, sock=s)"
    ),
    "sanic.Sanic.prepare": Recipe(
        "import socket; s = socket.create_server(('127.0.0.1', 0)); a = sanic.Sanic('app'); "
        "a.add_route(answer, '/'); a.prepare(single_process=True, sock=s); sanic.Sanic.serve_single()"
    ),
    "fasthtml.common.serve": Recipe("import uvicorn; uvicorn.run(fasthtml.common.FastHTML(), port=0)"),
    "rpdb.set_trace": Recipe("import remote_pdb; remote_pdb.set_trace(port=0)"),
    "aiocoap.Context.create_server_context": Recipe(
        "import aiocoap.resource; await aiocoap.Context.create_server_context("
        "aiocoap.resource.Site(), bind=('127.0.0.1', 0), transports=['udp6'])"
    ),
    "dask.distributed.LocalCluster": Recipe(
        "dask.distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=':0')"
    ),
    "dask.distributed.Client": Recipe("dask.distributed.Client(n_workers=0, processes=False, dashboard_address=':0')"),
    "thriftpy2.rpc.make_server": Recipe("thriftpy2.rpc.make_server(None, None, unix_socket='socket').serve()"),
}
