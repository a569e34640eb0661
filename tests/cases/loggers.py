"""Loggers bind words to their messages, not sockets to ports."""

import structlog
from loguru import logger
from project.logs import log

HOST = ("localhost", 13701)


def test_loguru():
    logger.bind(port=13702).info("up")  # silent
    logger.bind(address=("127.0.0.1", 13703), listen="0.0.0.0:13704")  # silent
    logger.contextualize(port=13705)  # silent


def test_structlog():
    structlog.get_logger().bind(port=13706).info("up")  # silent
    structlog.contextvars.bind_contextvars(port=13707)  # silent
    with structlog.contextvars.bound_contextvars(port=13708):  # silent
        pass


def test_another_one(request):
    log.bind(port=13709)  # silent
    request.log.bind(server_address="localhost:13710")  # silent


def test_what_binds(endpoint):
    endpoint.bind(("localhost", 13711))  # PB002:14 PB001:33
    endpoint.bind(HOST)  # silent
    endpoint.bind_socket(port=13712)  # PB002:14 PB001:31
