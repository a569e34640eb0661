"""What listens among the helpers of tests."""

from __future__ import annotations

from flake8_portbind.catalogue.schema import Kind, Listener, Reach, Returns, Subclass, address, endpoint, port

AIOHTTP = "aiohttp 3.14.5"
HTTPSERVER = "pytest-httpserver 1.2.0"
LOCALSERVER = "pytest-localserver 0.10.0.post0"
SANIC_TESTING = "sanic-testing 24.6.0"
SELENIUM = "selenium 4.51.0"
LOCUST = "locust 2.47.0"
MIRAKURU = "mirakuru 3.1.0"
CHILD = "it starts a child on that number: take it from a fixture of free ports"

LISTENERS: tuple[Listener, ...] = (
    Listener(
        "pytest_httpserver.HTTPServer",
        (port("port", 1),),
        HTTPSERVER,
        Reach.CLASS,
        aliases=("pytest_httpserver.httpserver.HTTPServer", "pytest_httpserver.BlockingHTTPServer"),
        starts=("start", "__enter__"),
        read_back="port",
    ),
    Listener(
        "pytest_localserver.http.ContentServer",
        (port("port", 1),),
        LOCALSERVER,
        Reach.CLASS,
        read_back="server_address",
    ),
    Listener(
        "pytest_localserver.http.WSGIServer", (port("port", 1),), LOCALSERVER, Reach.CLASS, read_back="server_address"
    ),
    Listener(
        "temporalio.testing.WorkflowEnvironment.start_local",
        (port("port"), port("ui_port")),
        "temporalio 1.35.0",
        cure="leave port= out",
        unconfirmed="downloads the server that it starts",
    ),
    Listener("pytest_httpbin.serve.Server", (port("port", 1),), "pytest-httpbin 2.1.0", Reach.CLASS, read_back="port"),
    Listener(
        "webtest.http.StopableWSGIServer.create",
        (port("port"),),
        "WebTest 3.0.7",
        kind=Kind.APP,
        app=0,
        read_back="effective_port",
    ),
    Listener(
        "aiohttp.test_utils.TestServer",
        (port("port"),),
        AIOHTTP,
        Reach.CLASS,
        aliases=("aiohttp.test_utils.RawTestServer",),
        kind=Kind.APP,
        starts=("start_server", "__aenter__", "TestClient"),
        read_back="port",
    ),
    Listener(
        "aiohttp.pytest_plugin.aiohttp_server",
        (port("port"),),
        AIOHTTP,
        aliases=("aiohttp_server", "aiohttp_raw_server"),
        kind=Kind.APP,
        read_back="port",
    ),
    Listener(
        "sanic_testing.testing.SanicTestClient",
        (port("port", 1),),
        SANIC_TESTING,
        Reach.CLASS,
        kind=Kind.APP,
        app=0,
    ),
    Listener(
        "sanic_testing.reusable.ReusableClient",
        (port("port", 2),),
        SANIC_TESTING,
        Reach.CLASS,
        kind=Kind.APP,
        app=0,
    ),
    Listener("pytest_postgresql.factories.postgresql_proc", (port("port", 2),), "pytest-postgresql 10.0.0"),
    Listener("pytest_redis.factories.redis_proc", (port("port", 3),), "pytest-redis 5.0.1"),
    Listener("pytest_mysql.factories.mysql_proc", (port("port", 5),), "pytest-mysql 5.0.1"),
    Listener("pytest_mongo.factories.mongo_proc", (port("port", 3),), "pytest-mongo 6.0.0"),
    Listener("pytest_elasticsearch.factories.elasticsearch_proc", (port("port", 2),), "pytest-elasticsearch 6.0.0"),
    Listener("pytest_rabbitmq.factories.rabbitmq_proc", (port("port", 2),), "pytest-rabbitmq 5.0.0"),
    Listener(
        "pytest_dynamodb.factories.dynamodb_proc",
        (port("port", 2),),
        "pytest-dynamodb 3.0.2",
    ),
    Listener(
        "mirakuru.TCPExecutor",
        (port("port", 2),),
        MIRAKURU,
        Reach.CLASS,
        aliases=("mirakuru.tcp.TCPExecutor",),
        starts=("start", "__enter__"),
        cure=CHILD,
    ),
    Listener(
        "mirakuru.HTTPExecutor",
        (endpoint("url", 1),),
        MIRAKURU,
        Reach.CLASS,
        aliases=("mirakuru.http.HTTPExecutor",),
        starts=("start", "__enter__"),
        cure=CHILD,
    ),
    Listener(
        "moto.server.ThreadedMotoServer",
        (port("port", 1),),
        "moto 5.2.5",
        Reach.CLASS,
        aliases=("moto.moto_server.threaded_moto_server.ThreadedMotoServer",),
        omitted=5000,
        starts=("start",),
        read_back="get_host_and_port()",
    ),
    Listener(
        "fakeredis.TcpFakeServer",
        (address("server_address", 0),),
        "fakeredis 2.40.0",
        Reach.CLASS,
        read_back="server_address",
    ),
    Listener(
        "mockupdb.MockupDB",
        (port("port", 0),),
        "mockupdb 1.8.1",
        Reach.CLASS,
        starts=("run", "__enter__"),
        read_back="port",
    ),
    Listener("smtpdfix.SMTPDFix", (port("port", 1),), "smtpdfix 0.5.3", Reach.CLASS, read_back="port"),
    Listener(
        "selenium.webdriver.chrome.service.Service",
        (port("port", 1),),
        SELENIUM,
        Reach.CLASS,
        aliases=(
            "selenium.webdriver.ChromeService",
            "selenium.webdriver.edge.service.Service",
            "selenium.webdriver.EdgeService",
            "selenium.webdriver.firefox.service.Service",
            "selenium.webdriver.FirefoxService",
            "selenium.webdriver.ie.service.Service",
            "selenium.webdriver.IeService",
            "selenium.webdriver.safari.service.Service",
            "selenium.webdriver.SafariService",
        ),
        starts=("start", "Chrome", "Edge", "Firefox", "Ie", "Safari"),
        read_back="port",
    ),
    Listener(
        "locust.env.Environment.create_web_ui",
        (port("port", 1),),
        LOCUST,
        Reach.METHOD,
        omitted=8089,
        read_back="server.server_port",
    ),
    Listener(
        "locust.env.Environment.create_master_runner",
        (port("master_bind_port", 1),),
        LOCUST,
        Reach.METHOD,
        omitted=5557,
        read_back="server.port",
    ),
    Listener(
        "wiremock.server.WireMockServer",
        (port("port", 2),),
        "wiremock 2.7.0",
        Reach.CLASS,
        aliases=("wiremock.server.server.WireMockServer",),
        read_back="port",
    ),
    Listener(
        "testing.postgresql.Postgresql",
        (port("port"),),
        "testing.postgresql 1.3.0",
        Reach.CLASS,
        aliases=("testing.redis.RedisServer",),
        read_back="dsn()",
        unconfirmed="needs a PostgreSQL server",
    ),
    Listener(
        "pact.Consumer.has_pact_with",
        (port("port", 2),),
        "pact-python 2.3.3",
        Reach.METHOD,
        omitted=1234,
        starts=("start_service",),
        unconfirmed="needs the Ruby mock service of pact-python 2",
    ),
    Listener("fastmcp.utilities.tests.run_server_in_process", (port("port"),), "fastmcp 4.1.2"),
)

SUBCLASSES: tuple[Subclass, ...] = (Subclass("pact.consumer.Consumer", "pact.Consumer"),)

# The fixtures that start programs.
RETURNS: tuple[Returns, ...] = (
    Returns("pytester", "pytest.Pytester"),
    Returns("testdir", "pytest.Pytester"),
    Returns("pytest.Testdir", "pytest.Pytester"),
    Returns("_pytest.pytester.Pytester", "pytest.Pytester"),
    Returns("monkeypatch", "pytest.MonkeyPatch"),
    Returns("pytest.MonkeyPatch.context", "pytest.MonkeyPatch"),
    Returns("_pytest.monkeypatch.MonkeyPatch", "pytest.MonkeyPatch"),
    *(Returns(f"{scope}mocker", "pytest_mock.MockerFixture") for scope in ("", "class_", "module_", "session_")),
    Returns("pytest_mock.plugin.MockerFixture", "pytest_mock.MockerFixture"),
    Returns("script_runner", "pytest_console_scripts.ScriptRunner"),
)
