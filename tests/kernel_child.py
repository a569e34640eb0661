"""A pytest plugin for the child of test_kernel: it writes down every bind, and refuses those of a fixed port.

Each line of the log is a JSON list: the file of the cases, the line, the port. Nothing ever takes a port that the
operating system did not choose: such a bind fails as it does where the port is taken, unless KERNEL_LENDS is set.
"""

import errno
import json
import os
import socket
import sys

LOG = os.open(os.environ["KERNEL_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
CASES = os.environ["KERNEL_CASES"] + os.sep
LENDS = "KERNEL_LENDS" in os.environ


def watch(event, arguments):
    if event != "socket.bind":
        return
    taking, address = arguments
    if taking.family not in (socket.AF_INET, socket.AF_INET6) or not isinstance(address, tuple):
        return
    frame = sys._getframe(1)
    while frame is not None and not frame.f_code.co_filename.startswith(CASES):
        frame = frame.f_back
    if frame is not None:
        record = [os.path.basename(frame.f_code.co_filename), frame.f_lineno, address[1]]
        os.write(LOG, json.dumps(record).encode() + b"\n")
    if address[1] and not LENDS:
        raise OSError(errno.EADDRINUSE, "the kernel's judge lends no fixed port")


sys.addaudithook(watch)
