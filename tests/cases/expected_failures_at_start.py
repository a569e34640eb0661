"""An object whose start is meant to fail takes nothing."""

import pytest
import uvicorn
from aiosmtpd.controller import Controller


def test_start_that_fails():
    server = uvicorn.Server(uvicorn.Config("no_such:app", port=10301))  # silent
    with pytest.raises(SystemExit):
        server.run()


def test_start_of_a_config_that_fails():
    config = uvicorn.Config("no_such:app", port=10302)  # silent
    server = uvicorn.Server(config=config)
    with pytest.raises(SystemExit):
        server.run()


def test_start_that_fails_as_a_call():
    controller = Controller(None, port=10303)  # silent
    pytest.raises(OSError, controller.start)


def test_start_that_works_once():
    controller = Controller(None, port=10304)  # PB002:18 PB001:40
    controller.start()
    with pytest.raises(OSError):
        controller.start()


def test_start_of_a_config():
    config = uvicorn.Config("app:app", port=10305)  # PB002:22 PB001:45
    server = uvicorn.Server(config)
    server.run()
