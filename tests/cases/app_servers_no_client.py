"""No plain HTTP client is in sight. So PB002 speaks."""

import uvicorn
from fastapi import FastAPI

app = FastAPI()


def test_fixed():
    uvicorn.run(app, port=12163)  # PB002:13 PB001:27
    uvicorn.run(app, port=0)  # silent


def test_unknown(port):
    uvicorn.run(app, port=port)  # silent
