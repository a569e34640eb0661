# opinions
"""PB903 is silent where a library intercepts the request."""

import requests
import responses


@responses.activate
def test_mocked():
    responses.get("http://localhost:12401/")  # silent
    requests.get("http://localhost:12401/", timeout=1)  # silent
