"""An app that is imported is an app object too."""

import httpx
import uvicorn

from project.main import app


def test_imported():
    uvicorn.run(app, port=12151)  # PB003:13 PB001:27
    assert httpx.get("http://localhost:12151/").is_success


def test_imported_os_chosen():
    uvicorn.run(app, port=0)  # silent
