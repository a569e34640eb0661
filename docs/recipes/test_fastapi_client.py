"""FastAPI and Starlette: TestClient calls the app directly."""

from fastapi import FastAPI
from fastapi.testclient import TestClient

app = FastAPI()


@app.get("/")
def hello():
    return "hello"


def test_hello():
    with TestClient(app) as client:
        assert client.get("/").json() == "hello"
