"""Nothing but the name says that something listens, and what it is given says where."""

from project.testing import Gateway


def test_gateway():
    Gateway({"bind": "127.0.0.1:17026"}).start()  # PB002:5 PB001:22
    Gateway({"bind": "127.0.0.1:0"}).start()  # silent
    Gateway({"connect": "127.0.0.1:17027"}).start()  # silent
