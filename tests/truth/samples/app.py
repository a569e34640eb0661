"""What the programs of the truth tests serve."""

from __future__ import annotations

from typing import Any

urlpatterns: list[Any] = []  # of Django


async def asgi(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"hello"})


def wsgi(environ: Any, start_response: Any) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"hello"]


async def answer(*arguments: Any) -> None:
    """What servers of other protocols call."""
