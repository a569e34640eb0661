"""Any ASGI app: httpx with a transport that calls it."""

import asyncio

import httpx


async def app(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"hello"})


async def get(path):
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as client:
        return await client.get(path)


def test_hello():
    assert asyncio.run(get("/")).text == "hello"
