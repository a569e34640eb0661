"""Code for type checkers does not run."""

import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    socket.create_server(("localhost", 10431))  # silent
else:
    socket.create_server(("localhost", 10432))  # PB002:12 PB001:40
