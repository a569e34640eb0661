"""Hypercorn takes its port from a config."""

import asyncio

from hypercorn.asyncio import serve
from hypercorn.config import Config


def test_bind():
    config = Config()
    config.bind = ["localhost:11301"]  # PB002:12 PB001:20
    asyncio.run(serve(None, config))


def test_bind_os_chosen():
    config = Config()
    config.bind = ["localhost:0"]  # silent
    asyncio.run(serve(None, config))


def test_bind_unix():
    config = Config()
    config.bind = ["unix:/tmp/11302.sock"]  # silent
    asyncio.run(serve(None, config))


def test_from_mapping():
    config = Config.from_mapping(bind="localhost:11303")  # PB002:21 PB001:39
    asyncio.run(serve(None, config))
    config = Config.from_mapping({"bind": "localhost:11304"})  # PB002:21 PB001:43
    asyncio.run(serve(None, config))


def test_what_is_no_method():
    config = Config()
    config.bind("localhost:11305")  # silent: a list cannot be called
    asyncio.run(serve(None, config))
