"""The same objects, with what serves them in sight."""

import uvicorn


async def app(scope, receive, send):
    pass


def test_config_and_server():
    config = uvicorn.Config(app, port=18202)  # PB002:22 PB001:39
    uvicorn.Server(config).run()
