"""Servers of tools for models: over standard input and output they listen nowhere, whatever port they are given."""

import pytest
from fastmcp import FastMCP

server = FastMCP("tools")


def test_http():
    server.run(transport="http", port=23011)  # PB002:12 PB001:39
    server.run(transport="http", port=0)


def test_standard_output():
    server.run(transport="stdio", port=23012)


@pytest.mark.parametrize("transport", ["http", "sse"])
def test_both(transport):
    server.run(transport=transport, port=23013)  # PB002:12 PB001:42


def test_unknown(transport):
    server.run(transport=transport, port=23014)  # PB002:12 PB001:42
    server.run(transport=transport, port=0)
