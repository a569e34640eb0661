"""What dials an address, and the libraries that intercept it."""

from __future__ import annotations

from flake8_portbind.catalogue.schema import (
    Client,
    Reach,
    Returns,
    Subclass,
    address,
    anything,
    endpoint,
    port,
)

CPYTHON = "CPython 3.13.0"
REQUESTS = "requests 2.34.2"
HTTPX = "httpx 0.28.1"
HTTPX2 = "httpx2 2.16.2"
URLLIB3 = "urllib3 2.8.0"
AIOHTTP = "aiohttp 3.14.5"
NIQUESTS = "niquests 3.21.2"
WEBSOCKETS = "websockets 17.4"
WEBSOCKET = "websocket-client 1.9.2"
TORNADO = "tornado 6.6.1"
SOCKETIO = "python-socketio"
GRPC = "grpcio 1.85.1"
REDIS = "redis 8.1.0"

VERBS = ("get", "post", "put", "patch", "delete", "head", "options")


def _verbs(name: str, checked: str, reach: Reach = Reach.FUNCTION) -> tuple[Client, ...]:
    """One row for each HTTP verb, whose first argument is the URL, and one for `request(verb, url)`."""
    verbs = tuple(Client(f"{name}.{verb}", (endpoint("url", 0),), checked, reach) for verb in VERBS)
    return (*verbs, Client(f"{name}.request", (endpoint("url", 1),), checked, reach))


CLIENTS: tuple[Client, ...] = (
    *_verbs("requests", REQUESTS),
    *_verbs("requests.Session", REQUESTS, Reach.METHOD),
    *_verbs("httpx", HTTPX),
    *_verbs("httpx.Client", HTTPX, Reach.METHOD),
    *_verbs("httpx.AsyncClient", HTTPX, Reach.METHOD),
    Client("httpx.stream", (endpoint("url", 1),), HTTPX),
    Client("httpx.Client.stream", (endpoint("url", 1),), HTTPX, Reach.METHOD),
    Client("httpx.AsyncClient.stream", (endpoint("url", 1),), HTTPX, Reach.METHOD),
    Client("httpx.Client", (endpoint("base_url"),), HTTPX, Reach.CLASS),
    Client("httpx.AsyncClient", (endpoint("base_url"),), HTTPX, Reach.CLASS),
    *_verbs("httpx2", HTTPX2),
    *_verbs("httpx2.Client", HTTPX2, Reach.METHOD),
    *_verbs("httpx2.AsyncClient", HTTPX2, Reach.METHOD),
    Client("httpx2.Client", (endpoint("base_url"),), HTTPX2, Reach.CLASS),
    Client("httpx2.AsyncClient", (endpoint("base_url"),), HTTPX2, Reach.CLASS),
    *_verbs("niquests", NIQUESTS),
    *_verbs("niquests.Session", NIQUESTS, Reach.METHOD),
    *_verbs("aiohttp.ClientSession", AIOHTTP, Reach.METHOD),
    Client("aiohttp.ClientSession", (endpoint("base_url", 0),), AIOHTTP, Reach.CLASS),
    Client("aiohttp.ClientSession.ws_connect", (endpoint("url", 0),), AIOHTTP, Reach.METHOD),
    Client("aiohttp.request", (endpoint("url", 1),), AIOHTTP),
    Client("urllib.request.urlopen", (endpoint("url", 0),), CPYTHON),
    Client("urllib.request.Request", (endpoint("url", 0),), CPYTHON, Reach.CLASS),
    Client("urllib.request.urlretrieve", (endpoint("url", 0),), CPYTHON),
    Client("urllib.request.OpenerDirector.open", (endpoint("fullurl", 0),), CPYTHON, Reach.METHOD),
    Client("http.client.HTTPConnection", (port("port", 1), endpoint("host", 0)), CPYTHON, Reach.CLASS),
    Client("http.client.HTTPSConnection", (port("port", 1), endpoint("host", 0)), CPYTHON, Reach.CLASS),
    Client("socket.create_connection", (address("address", 0),), CPYTHON),
    Client("socket.socket.connect", (address("", 0),), CPYTHON, Reach.METHOD),
    Client("socket.socket.connect_ex", (address("", 0),), CPYTHON, Reach.METHOD),
    Client("asyncio.open_connection", (port("port", 1),), CPYTHON),
    Client("asyncio.AbstractEventLoop.create_connection", (port("port", 2),), CPYTHON, Reach.METHOD),
    Client("xmlrpc.client.ServerProxy", (endpoint("uri", 0),), CPYTHON, Reach.CLASS),
    Client("ftplib.FTP.connect", (port("port", 1),), CPYTHON, Reach.METHOD),
    Client("smtplib.SMTP", (port("port", 1), endpoint("host", 0)), CPYTHON, Reach.CLASS),
    Client("smtplib.SMTP.connect", (port("port", 1), endpoint("host", 0)), CPYTHON, Reach.METHOD),
    Client("poplib.POP3", (port("port", 1),), CPYTHON, Reach.CLASS),
    Client("imaplib.IMAP4", (port("port", 1),), CPYTHON, Reach.CLASS),
    Client("multiprocessing.connection.Client", (address("address", 0),), CPYTHON),
    Client("telnetlib.Telnet", (port("port", 1),), "CPython 3.8.18", Reach.CLASS),
    Client("urllib3.request", (endpoint("url", 1),), URLLIB3),
    Client("urllib3.PoolManager.request", (endpoint("url", 1),), URLLIB3, Reach.METHOD),
    Client("urllib3.HTTPConnectionPool", (port("port", 1),), URLLIB3, Reach.CLASS),
    Client("urllib3.connection_from_url", (endpoint("url", 0),), URLLIB3),
    Client("geventhttpclient.HTTPClient", (port("port", 1),), "geventhttpclient 2.6.1", Reach.CLASS),
    Client("websockets.connect", (endpoint("uri", 0),), WEBSOCKETS),
    Client("websockets.asyncio.client.connect", (endpoint("uri", 0),), WEBSOCKETS),
    Client("websockets.legacy.client.connect", (endpoint("uri", 0),), WEBSOCKETS),
    Client("websockets.client.connect", (endpoint("uri", 0),), WEBSOCKETS),
    Client("websockets.sync.client.connect", (endpoint("uri", 0),), WEBSOCKETS),
    Client("websocket.create_connection", (endpoint("url", 0),), WEBSOCKET),
    Client("websocket.WebSocketApp", (endpoint("url", 0),), WEBSOCKET, Reach.CLASS),
    Client("websocket.WebSocket.connect", (endpoint("url", 0),), WEBSOCKET, Reach.METHOD),
    Client("tornado.httpclient.AsyncHTTPClient.fetch", (endpoint("request", 0),), TORNADO, Reach.METHOD),
    Client("tornado.httpclient.HTTPClient.fetch", (endpoint("request", 0),), TORNADO, Reach.METHOD),
    Client("tornado.websocket.websocket_connect", (endpoint("url", 0),), TORNADO),
    Client("tornado.tcpclient.TCPClient.connect", (port("port", 1),), TORNADO, Reach.METHOD),
    Client("trio.open_tcp_stream", (port("port", 1),), "trio 0.35.0"),
    Client("trio_websocket.open_websocket_url", (endpoint("url", 0),), "trio-websocket 0.12.2"),
    Client("anyio.connect_tcp", (port("remote_port", 1),), "anyio 4.16.0"),
    Client("socketio.Client.connect", (endpoint("url", 0),), SOCKETIO, Reach.METHOD),
    Client("socketio.AsyncClient.connect", (endpoint("url", 0),), SOCKETIO, Reach.METHOD),
    Client("socketio.SimpleClient.connect", (endpoint("url", 0),), SOCKETIO, Reach.METHOD),
    Client("grpc.insecure_channel", (endpoint("target", 0),), GRPC),
    Client("grpc.secure_channel", (endpoint("target", 0),), GRPC),
    Client("grpc.aio.insecure_channel", (endpoint("target", 0),), GRPC),
    Client("grpc.aio.secure_channel", (endpoint("target", 0),), GRPC),
    Client("zmq.Socket.connect", (endpoint("addr", 0),), "pyzmq 27.3.0", Reach.METHOD),
    Client("zerorpc.Client.connect", (endpoint("endpoint", 0),), "zerorpc 0.6.3", Reach.METHOD),
    Client("selenium.webdriver.Remote", (endpoint("command_executor", 0),), "selenium 4.51.0", Reach.CLASS),
    Client("boto3.client", (endpoint("endpoint_url"),), "boto3 1.44.5"),
    Client("redis.Redis", (port("port", 1),), REDIS, Reach.CLASS),
    Client("redis.StrictRedis", (port("port", 1),), REDIS, Reach.CLASS),
    Client("redis.asyncio.Redis", (port("port"),), REDIS, Reach.CLASS),
    Client("redis.from_url", (endpoint("url", 0),), REDIS),
    Client("pymongo.MongoClient", (port("port", 1), endpoint("host", 0)), "pymongo 4.20.0", Reach.CLASS),
    Client("psycopg.connect", (port("port"), endpoint("conninfo", 0)), "psycopg 3.3.9"),
    Client("asyncpg.connect", (port("port"), endpoint("dsn", 0)), "asyncpg 0.32.0"),
    Client("pg8000.connect", (port("port", 3),), "pg8000 1.31.6"),
    Client("pymysql.connect", (port("port"),), "PyMySQL 1.2.4"),
    Client("pymemcache.client.base.Client", (anything("server", 0),), "pymemcache 4.0.0", Reach.CLASS),
    Client("paho.mqtt.client.Client.connect", (port("port", 1),), "paho-mqtt 2.2.0", Reach.METHOD),
    Client("pika.ConnectionParameters", (port("port", 1),), "pika 1.4.4", Reach.CLASS),
    Client("elasticsearch.Elasticsearch", (endpoint("hosts", 0),), "elasticsearch 9.5.1", Reach.CLASS),
)

RETURNS: tuple[Returns, ...] = (
    Returns("requests.session", "requests.Session"),
    Returns("urllib.request.build_opener", "urllib.request.OpenerDirector"),
)

SUBCLASSES: tuple[Subclass, ...] = (
    Subclass("requests.sessions.Session", "requests.Session"),
    Subclass("niquests.sessions.Session", "niquests.Session"),
    Subclass("aiohttp.client.ClientSession", "aiohttp.ClientSession"),
    Subclass("urllib3.poolmanager.PoolManager", "urllib3.PoolManager"),
)

MOCKING: tuple[str, ...] = (
    "aioresponses",
    "fakeredis",
    "grpc_testing",
    "httpretty",
    "mocket",
    "moto",
    "pook",
    "pytest_httpx",
    "pytest_recording",
    "pytest_socket",
    "requests_mock",
    "responses",
    "respx",
    "vcr",
    "wsgi_intercept",
)
