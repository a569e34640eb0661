"""A WebSocket library is the client. So PB002 speaks."""

import websockets
import requests
import uvicorn
from fastapi import FastAPI

app = FastAPI()


def test_fixed():
    uvicorn.run(app, port=12161)  # PB002:13 PB001:27
    assert requests.get("http://localhost:12161/", timeout=1).ok


def test_os_chosen():
    uvicorn.run(app, port=0)  # silent
    print(websockets)
