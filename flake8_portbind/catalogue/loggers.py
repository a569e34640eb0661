"""Libraries whose functions are called like those that listen, but only keep words for log messages."""

from __future__ import annotations

LIBRARIES = frozenset(("loguru", "structlog"))
