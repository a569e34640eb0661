"""Objects that listen later: built, prepared or handed on, and never started here."""

import uvicorn
from lifespan import LifespanOn


async def app(scope, receive, send):
    pass


def test_config_alone():
    config = uvicorn.Config(app, port=18201)  # silent: nothing in this file serves it
    LifespanOn(config)
