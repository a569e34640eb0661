"""A browser fixture is the client. So PB002 speaks."""

import requests
import uvicorn
from fastapi import FastAPI

app = FastAPI()


def test_fixed(page):
    uvicorn.run(app, port=12162)  # PB002:13 PB001:27
    page.goto("http://localhost:12162/")
    assert requests.get("http://localhost:12162/", timeout=1).ok
