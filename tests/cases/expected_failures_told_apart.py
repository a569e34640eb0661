"""An error that is expected silences a listener only where it means that no port was taken."""

import asyncio
import socket
import subprocess
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer
from subprocess import CalledProcessError as Failed

import click
import pytest

from elsewhere import LoginFailed

REFUSED = (OSError, ValueError)
TIMED_OUT = (asyncio.TimeoutError, subprocess.TimeoutExpired)


class Taken(PermissionError):
    pass


class Declined(Exception):
    pass


def answer_once(port):
    with HTTPServer(("localhost", port), BaseHTTPRequestHandler) as server:  # PB002:10
        server.handle_request()


def test_nothing_was_bound():
    with pytest.raises(PermissionError):
        answer_once(10401)  # silent
    with pytest.raises((OSError, SystemExit)):
        answer_once(10402)  # silent
    with pytest.raises(expected_exception=socket.error):
        answer_once(10403)  # silent
    with pytest.raises(Taken):
        answer_once(10404)  # silent
    with pytest.raises(click.UsageError):
        answer_once(10405)  # silent
    with pytest.raises(TypeError):
        answer_once(10406, unknown=True)  # silent
    with pytest.raises(REFUSED):
        socket.create_server(("localhost", 10407))  # silent


def test_the_server_is_up():
    with pytest.raises(TimeoutError, match="timed out"):
        answer_once(10411)  # PB001:21
    with pytest.raises(asyncio.CancelledError):
        answer_once(10412)  # PB001:21
    with pytest.raises(KeyboardInterrupt):
        answer_once(10413)  # PB001:21
    with pytest.raises(ConnectionResetError):
        answer_once(10414)  # PB001:21
    with pytest.raises(TIMED_OUT):
        answer_once(10415)  # PB001:21
    with pytest.raises(LoginFailed):
        answer_once(10416)  # PB001:21
    with pytest.raises(Declined):
        answer_once(10417)  # PB001:21
    with pytest.raises((OSError, asyncio.TimeoutError)):
        answer_once(10418)  # PB001:21


def test_an_error_of_whatever_kind_is_that_of_the_only_call(errors):
    with pytest.raises(Declined):
        socket.create_server(("localhost", 10421))  # silent
    with pytest.raises(Declined):
        sock = socket.create_server(("localhost", 10422))  # PB002:23 PB001:51
        sock.accept()
    with pytest.raises(errors.Declined):
        with socket.create_server(("localhost", 10423)) as sock:  # PB002:21 PB001:49
            sock.accept()
    with pytest.raises(errors[0]):
        socket.create_server(("localhost", 10424))  # silent
    with pytest.raises():
        socket.create_server(("localhost", 10425))  # silent


def test_child_that_refuses():
    with pytest.raises(subprocess.CalledProcessError):
        subprocess.check_call(["gunicorn", "--bind", "localhost:10431", "no:app"])  # silent
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run(["gunicorn", "--bind", "localhost:10432", "app:app"], timeout=3)  # PB002:20 PB001:47
    with pytest.raises(Failed):
        socket.create_server(("localhost", 10433))  # PB002:16 PB001:44


def test_child_that_refuses_in_a_try():
    try:
        subprocess.check_output(["gunicorn", "--bind", "localhost:10434", "no:app"])  # silent
        assert False, "it should have refused"
    except Failed as error:
        assert error.returncode


def test_child_that_may_refuse():
    try:
        subprocess.check_output(["gunicorn", "--bind", "localhost:10435", "app:app"])  # PB002:20 PB001:56
        assert True
    except Failed as error:
        assert error.returncode


def test_try_that_must_fail():
    try:
        answer_once(10441)  # silent
        pytest.fail("it should have failed")
    except OSError:
        pass
    try:
        answer_once(10442)  # silent
    except OSError:
        pass
    else:
        raise AssertionError("it should have failed")
    try:
        socket.create_server(("localhost", 10443))  # silent
        raise AssertionError
    except:
        pass


def test_try_that_may_fail():
    try:
        answer_once(10444)  # PB001:21
        pytest.fail("it should have timed out")
    except TimeoutError:
        pass
    try:
        answer_once(10445)  # PB001:21
    except OSError:
        pytest.skip("the port is taken")
    try:
        answer_once(10446)  # PB001:21
        raise
    except OSError:
        pass
    try:
        answer_once(10447)  # PB001:21
        raise Declined
    except OSError:
        pass
    try:
        answer_once(10448)  # PB001:21
        assert False
    finally:
        pass


class TestUnittest(unittest.TestCase):
    def test_refused(self):
        with self.assertRaises(PermissionError):
            answer_once(10451)  # silent
        try:
            answer_once(10452)  # silent
            self.fail("it should have failed")
        except OSError:
            pass

    def test_up(self):
        with self.assertRaises(TimeoutError):
            answer_once(10453)  # PB001:25
        with self.assertRaisesRegex(LoginFailed, "denied"):
            answer_once(10454)  # PB001:25
