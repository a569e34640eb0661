"""Where port numbers come from that are not written in the code."""

from __future__ import annotations

from flake8_portbind.catalogue.schema import PortSource
from flake8_portbind.model.evidence import Evidence

CPYTHON = "CPython 3.13.0"
NUMPY = "numpy"
ASYNCIO = "pytest-asyncio 1.5.0"
ANYIO = "anyio 4.16.0"
AIOHTTP = "aiohttp 3.14.5"
XDIST = "pytest-xdist 3.8.0"
TORNADO = "pytest-tornado 0.8.1"
LOCALSERVER = "pytest-localserver 0.10.0.post0"
HTTPBIN = "pytest-httpbin 2.1.0"
TORCH = "torch 2.15.0"

TOO_LARGE = "too large for the environment of the truth tests"

PROBED: tuple[PortSource, ...] = (
    PortSource("unused_tcp_port", Evidence.PROBED, ASYNCIO),
    PortSource("unused_tcp_port_factory", Evidence.PROBED, ASYNCIO),
    PortSource("unused_udp_port", Evidence.PROBED, ASYNCIO),
    PortSource("unused_udp_port_factory", Evidence.PROBED, ASYNCIO),
    PortSource("free_tcp_port", Evidence.PROBED, ANYIO),
    PortSource("free_tcp_port_factory", Evidence.PROBED, ANYIO),
    PortSource("free_udp_port", Evidence.PROBED, ANYIO),
    PortSource("free_udp_port_factory", Evidence.PROBED, ANYIO),
    PortSource("aiohttp_unused_port", Evidence.PROBED, AIOHTTP),
    PortSource("unused_port", Evidence.PROBED, AIOHTTP),
    PortSource("aiohttp.test_utils.unused_port", Evidence.PROBED, AIOHTTP),
    PortSource(
        "tornado.testing.get_unused_port", Evidence.PROBED, "older than tornado 6.6.1", unconfirmed="gone in tornado 5"
    ),
    PortSource("portpicker.pick_unused_port", Evidence.PROBED, "portpicker 1.6.0"),
    PortSource("portpicker.PickUnusedPort", Evidence.PROBED, "portpicker 1.6.0"),
    PortSource("port_for.select_random", Evidence.PROBED, "port-for 1.1.1"),
    PortSource("port_for.get_port", Evidence.PROBED, "port-for 1.1.1"),
    PortSource("test.support.socket_helper.find_unused_port", Evidence.PROBED, CPYTHON),
    PortSource("test.support.find_unused_port", Evidence.PROBED, "CPython 3.8.18", unconfirmed="gone in Python 3.9"),
    PortSource(
        "pytest_server_fixtures.base.get_ephemeral_port",
        Evidence.PROBED,
        "pytest-server-fixtures 1.8.1",
        unconfirmed="not in the environment of the truth tests",
    ),
    PortSource("selenium.webdriver.common.utils.free_port", Evidence.PROBED, "selenium 4.51.0"),
    PortSource("testing.common.database.get_unused_port", Evidence.PROBED, "testing.common.database 2.0.3"),
    PortSource("webtest.http.get_free_port", Evidence.PROBED, "WebTest 3.0.7"),
    PortSource("portend.find_available_local_port", Evidence.PROBED, "portend of CherryPy 18.10.0"),
    PortSource("torch.testing._internal.common_utils.find_free_port", Evidence.PROBED, TORCH, unconfirmed=TOO_LARGE),
    PortSource(
        "torch.distributed.elastic.utils.distributed.get_free_port", Evidence.PROBED, TORCH, unconfirmed=TOO_LARGE
    ),
    PortSource(
        "lightning.fabric.plugins.environments.lightning.find_free_network_port",
        Evidence.PROBED,
        "lightning 2.6.6",
        unconfirmed=TOO_LARGE,
    ),
    PortSource(
        "lightning_fabric.plugins.environments.lightning.find_free_network_port",
        Evidence.PROBED,
        "lightning 2.6.6",
        unconfirmed=TOO_LARGE,
    ),
    PortSource("accelerate.utils.other.get_free_port", Evidence.PROBED, "accelerate 1.15.0", unconfirmed=TOO_LARGE),
    PortSource(
        "tensorflow.python.framework.test_util.pick_unused_port",
        Evidence.PROBED,
        "tensorflow-cpu 2.21.0",
        unconfirmed=TOO_LARGE,
    ),
    PortSource("distributed.utils.open_port", Evidence.PROBED, "distributed 2026.8.0"),
    PortSource("ray._common.network_utils.find_free_port", Evidence.PROBED, "ray 2.60.0", unconfirmed=TOO_LARGE),
    PortSource("ray._private.utils.find_free_port", Evidence.PROBED, "older than ray 2.60.0", unconfirmed=TOO_LARGE),
    PortSource(
        "ray.air._internal.util.find_free_port", Evidence.PROBED, "older than ray 2.60.0", unconfirmed=TOO_LARGE
    ),
    PortSource("fastmcp.utilities.http.find_available_port", Evidence.PROBED, "fastmcp 4.1.2"),
    PortSource("shiny._utils.random_port", Evidence.PROBED, "shiny 1.8.0"),
)

HELD: tuple[PortSource, ...] = (
    PortSource("aiohttp.test_utils.get_unused_port_socket", Evidence.OS_CHOSEN, AIOHTTP, held=True),
    PortSource("aiohttp_server", Evidence.OS_CHOSEN, AIOHTTP, held=True),
    PortSource("aiohttp_client", Evidence.OS_CHOSEN, AIOHTTP, held=True),
    PortSource("aiohttp_raw_server", Evidence.OS_CHOSEN, AIOHTTP, held=True),
    PortSource("tornado.testing.bind_unused_port", Evidence.OS_CHOSEN, "tornado 6.6.1", held=True),
    PortSource("tornado.testing.AsyncHTTPTestCase.get_http_port", Evidence.OS_CHOSEN, "tornado 6.6.1", held=True),
    PortSource("http_port", Evidence.OS_CHOSEN, TORNADO, held=True),
    PortSource("https_port", Evidence.OS_CHOSEN, TORNADO, held=True),
    PortSource("http_server", Evidence.OS_CHOSEN, TORNADO, held=True),
    PortSource("ephemeral_port_reserve.reserve", Evidence.OS_CHOSEN, "ephemeral-port-reserve 1.1.4", held=True),
    PortSource("test.support.socket_helper.bind_port", Evidence.OS_CHOSEN, CPYTHON, held=True),
    PortSource(
        "torch.distributed.elastic.utils.distributed.get_socket_with_port",
        Evidence.OS_CHOSEN,
        TORCH,
        held=True,
        unconfirmed=TOO_LARGE,
    ),
    PortSource(
        "torch.distributed.elastic.utils.get_socket_with_port",
        Evidence.OS_CHOSEN,
        TORCH,
        held=True,
        unconfirmed=TOO_LARGE,
    ),
    PortSource("zmq.Socket.bind_to_random_port", Evidence.OS_CHOSEN, "pyzmq 27.3.0", held=True),
    PortSource("shiny.pytest.create_app_fixture", Evidence.OS_CHOSEN, "shiny 1.8.0", held=True),
    PortSource("httpserver", Evidence.OS_CHOSEN, "pytest-httpserver 1.2.0", held=True),
    PortSource("httpsserver", Evidence.OS_CHOSEN, LOCALSERVER, held=True),
    PortSource("smtpserver", Evidence.OS_CHOSEN, LOCALSERVER, held=True),
    PortSource(
        "httpbin", Evidence.OS_CHOSEN, HTTPBIN, held=True, unconfirmed="its plugin does not import with Werkzeug 3.1"
    ),
    PortSource(
        "httpbin_secure",
        Evidence.OS_CHOSEN,
        HTTPBIN,
        held=True,
        unconfirmed="its plugin does not import with Werkzeug 3.1",
    ),
    PortSource("live_server", Evidence.OS_CHOSEN, "pytest-django 4.14.0", held=True),
    PortSource("docker_services.port_for", Evidence.OS_CHOSEN, "pytest-docker 3.2.6", held=True),
    PortSource(
        "testcontainers.core.container.DockerContainer.get_exposed_port",
        Evidence.OS_CHOSEN,
        "testcontainers 4.15.0",
        held=True,
    ),
    PortSource("postgresql_proc", Evidence.OS_CHOSEN, "pytest-postgresql 10.0.0", held=True),
    PortSource("redis_proc", Evidence.OS_CHOSEN, "pytest-redis 5.0.1", held=True),
    PortSource("mysql_proc", Evidence.OS_CHOSEN, "pytest-mysql 5.0.1", held=True),
    PortSource("mongo_proc", Evidence.OS_CHOSEN, "pytest-mongo 6.0.0", held=True),
    PortSource("elasticsearch_proc", Evidence.OS_CHOSEN, "pytest-elasticsearch 6.0.0", held=True),
    PortSource("rabbitmq_proc", Evidence.OS_CHOSEN, "pytest-rabbitmq 5.0.0", held=True),
    PortSource("dynamodb_proc", Evidence.OS_CHOSEN, "pytest-dynamodb 3.0.2", held=True),
    PortSource("moto.server.ThreadedMotoServer.get_host_and_port", Evidence.OS_CHOSEN, "moto 5.2.5", held=True),
)

PER_WORKER: tuple[PortSource, ...] = (
    PortSource("worker_id", Evidence.PER_WORKER, XDIST),
    PortSource("xdist.get_xdist_worker_id", Evidence.PER_WORKER, XDIST),
    PortSource("xdist.plugin.get_xdist_worker_id", Evidence.PER_WORKER, XDIST),
    PortSource("port_getter", Evidence.PER_WORKER, "pytest-services 2.2.2"),
)

GUESSED: tuple[PortSource, ...] = (
    PortSource("random.randint", Evidence.GUESSED, CPYTHON),
    PortSource("random.randrange", Evidence.GUESSED, CPYTHON),
    PortSource("random.choice", Evidence.GUESSED, CPYTHON),
    PortSource("random.choices", Evidence.GUESSED, CPYTHON),
    PortSource("random.sample", Evidence.GUESSED, CPYTHON),
    PortSource("random.random", Evidence.GUESSED, CPYTHON),
    PortSource("random.uniform", Evidence.GUESSED, CPYTHON),
    PortSource("random.getrandbits", Evidence.GUESSED, CPYTHON),
    PortSource("random.shuffle", Evidence.GUESSED, CPYTHON),
    PortSource("random.Random.randint", Evidence.GUESSED, CPYTHON),
    PortSource("random.Random.randrange", Evidence.GUESSED, CPYTHON),
    PortSource("random.Random.choice", Evidence.GUESSED, CPYTHON),
    PortSource("random.SystemRandom.randint", Evidence.GUESSED, CPYTHON),
    PortSource("random.SystemRandom.randrange", Evidence.GUESSED, CPYTHON),
    PortSource("random.SystemRandom.choice", Evidence.GUESSED, CPYTHON),
    PortSource("secrets.randbelow", Evidence.GUESSED, CPYTHON),
    PortSource("secrets.choice", Evidence.GUESSED, CPYTHON),
    PortSource("os.getpid", Evidence.GUESSED, CPYTHON),
    PortSource("itertools.count", Evidence.GUESSED, CPYTHON),
    PortSource("time.time", Evidence.GUESSED, CPYTHON),
    PortSource("time.time_ns", Evidence.GUESSED, CPYTHON),
    PortSource("uuid.uuid4", Evidence.GUESSED, CPYTHON),
    PortSource("hash", Evidence.GUESSED, CPYTHON),
    PortSource("builtins.hash", Evidence.GUESSED, CPYTHON),
    PortSource("numpy.random.randint", Evidence.GUESSED, NUMPY),
    PortSource("numpy.random.choice", Evidence.GUESSED, NUMPY),
    # Remembered by application name in a file of the machine: the same number in every worker.
    PortSource("port_for.PortStore.bind_port", Evidence.GUESSED, "port-for 1.1.1"),
    # One value for the whole run: the same number in every worker.
    PortSource("testrun_uid", Evidence.GUESSED, XDIST),
)

CONFIGURED: tuple[PortSource, ...] = (
    PortSource("os.environ", Evidence.CONFIGURED, CPYTHON),
    PortSource("os.environ.get", Evidence.CONFIGURED, CPYTHON),
    PortSource("os.getenv", Evidence.CONFIGURED, CPYTHON),
    PortSource("sys.argv", Evidence.CONFIGURED, CPYTHON),
    PortSource("argparse.ArgumentParser.parse_args", Evidence.CONFIGURED, CPYTHON),
    PortSource("argparse.ArgumentParser.parse_known_args", Evidence.CONFIGURED, CPYTHON),
    PortSource("request.config.getoption", Evidence.CONFIGURED, "pytest 9.2.0"),
    PortSource("request.config.getini", Evidence.CONFIGURED, "pytest 9.2.0"),
    PortSource("pytestconfig.getoption", Evidence.CONFIGURED, "pytest 9.2.0"),
    PortSource("pytestconfig.getini", Evidence.CONFIGURED, "pytest 9.2.0"),
)

SOURCES: tuple[PortSource, ...] = (*PROBED, *HELD, *PER_WORKER, *GUESSED, *CONFIGURED)
