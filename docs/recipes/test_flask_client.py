"""Flask: every app has a test client."""

from flask import Flask

app = Flask(__name__)


@app.get("/")
def hello():
    return "hello"


def test_hello():
    assert app.test_client().get("/").text == "hello"
