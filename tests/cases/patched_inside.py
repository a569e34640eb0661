"""Listeners that reach the socket through something that is replaced."""

from unittest.mock import patch

import pytest
import werkzeug.serving
from aiohttp import web
from flask import Flask

app = Flask(__name__)


def test_run_simple(monkeypatch):
    monkeypatch.setattr(werkzeug.serving, "run_simple", print)
    app.run(port=18204)  # silent


@pytest.fixture
def patched_loop(loop):
    with patch.object(loop, "create_server"):
        yield loop


def test_loop_of_a_fixture(patched_loop):
    web.run_app(web.Application(), port=18205, loop=patched_loop)  # silent


def test_without_it(loop):
    web.run_app(web.Application(), port=18206, loop=loop)  # PB002:9 PB001:41
