"""The fixtures that the catalogue speaks of exist."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from found import is_installed, looked_up
from kernel import environment
from rows import SOURCES
from summary import Confirms

from flake8_portbind.catalogue.schema import PortSource

pytestmark = pytest.mark.truth

# The plugins that bring them.
PLUGINS: dict[str, tuple[str, ...]] = {
    "pytest_asyncio.plugin": (
        "unused_tcp_port",
        "unused_tcp_port_factory",
        "unused_udp_port",
        "unused_udp_port_factory",
    ),
    "anyio.pytest_plugin": ("free_tcp_port", "free_tcp_port_factory", "free_udp_port", "free_udp_port_factory"),
    "aiohttp.pytest_plugin": (
        "aiohttp_unused_port",
        "unused_port",
        "aiohttp_server",
        "aiohttp_client",
        "aiohttp_raw_server",
    ),
    "pytest_tornado.plugin": ("http_port", "https_port", "http_server"),
    "pytest_httpserver.pytest_plugin": ("httpserver",),
    "pytest_localserver.plugin": ("httpsserver", "smtpserver"),
    "pytest_django.plugin": ("live_server",),
    "pytest_docker.plugin": ("docker_services",),
    "pytest_postgresql.plugin": ("postgresql_proc",),
    "pytest_redis.plugin": ("redis_proc",),
    "pytest_mysql.plugin": ("mysql_proc",),
    "pytest_mongo.plugin": ("mongo_proc",),
    "pytest_elasticsearch.plugin": ("elasticsearch_proc",),
    "pytest_rabbitmq.plugin": ("rabbitmq_proc",),
    "pytest_dynamodb.plugin": ("dynamodb_proc",),
    "pytest_services.plugin": ("port_getter",),
    "xdist.plugin": ("worker_id", "testrun_uid"),
}
# What stands behind names that begin with a fixture, or with nothing.
METHODS = {
    "docker_services.port_for": "pytest_docker.plugin.Services.port_for",
    "request.config.getoption": "pytest.Config.getoption",
    "request.config.getini": "pytest.Config.getini",
    "pytestconfig.getoption": "pytest.Config.getoption",
    "pytestconfig.getini": "pytest.Config.getini",
    "hash": "builtins.hash",
}
ROWS = {row.name: row for row in SOURCES}


def confirmed_elsewhere(row: PortSource) -> bool:
    """Whether its name can be imported."""
    return "." in row.name and row.name not in METHODS


@pytest.mark.parametrize("plugin", PLUGINS)
def test_the_plugin_brings_the_fixture(plugin: str, tmp_path: Path, confirms: Confirms) -> None:
    if not is_installed(plugin):
        pytest.skip("not installed")
    child = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", plugin, "--fixtures", "-q", str(tmp_path)],
        env=environment() | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "COLUMNS": "200"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
    )
    shown = {line.split()[0] for line in child.stdout.splitlines() if line[:1].strip()}
    missing = set(PLUGINS[plugin]) - shown
    assert not missing, child.stdout[-2000:] + child.stderr[-2000:]
    for name in PLUGINS[plugin]:
        if name in ROWS:
            confirms(ROWS[name], "names")


@pytest.mark.parametrize("name", METHODS)
def test_methods_exist(name: str, confirms: Confirms) -> None:
    if not is_installed(METHODS[name]):
        pytest.skip("not installed")
    seen = looked_up([METHODS[name]])[METHODS[name]]
    assert "error" not in seen, seen["error"]
    confirms(ROWS[name], "names")


@pytest.mark.parametrize("row", SOURCES, ids=lambda row: row.name)
def test_every_source_has_a_check_or_a_reason(row: PortSource) -> None:
    checked = confirmed_elsewhere(row) or row.name in METHODS or any(row.name in names for names in PLUGINS.values())
    assert row.unconfirmed or checked, "neither a plugin, nor a module, nor a reason"
