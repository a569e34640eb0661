"""Arguments that look like ports and are none."""

from tornado.testing import bind_unused_port

from elsewhere import bind_socket


def test_flags():
    bind_unused_port(reuse_port=True)  # silent
    bind_socket(reuse_port=True)  # silent
    bind_socket(port=True)  # silent
