# runs
"""setUp, setUpClass, setUpModule, class attributes and subTest."""

import socket
import socketserver
import unittest
from unittest import IsolatedAsyncioTestCase, TestCase

module_server = None


class SetUp(unittest.TestCase):
    def setUp(self):
        self.port = 9401  # PB001:21
        self.safe = 0

    def test_port(self):
        socket.create_server(("localhost", self.port))  # PB002:16

    def test_safe(self):
        socket.create_server(("localhost", self.safe)).close()  # silent

    def test_message(self):
        self.assertEqual(str(9499), "9499")  # silent


class SetUpClass(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.port = 9402  # PB001:20

    def test_port(self):
        socket.create_server(("localhost", self.port))  # PB002:16


class ServerInSetUpClass(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = socketserver.TCPServer(("localhost", 9403), None)  # PB002:35 PB001:59

    def test_nothing(self):
        pass


class SafeServerInSetUpClass(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = socketserver.TCPServer(("localhost", 0), None)  # silent
        cls.addClassCleanup(cls.server.server_close)

    def test_address(self):
        self.assertNotEqual(self.server.server_address[1], 9498)  # silent


class ClassAttribute(TestCase):
    PORT = 9404  # PB001:12

    def test_port(self):
        socket.create_server(("localhost", self.PORT))  # PB002:16


class SafeClassAttribute(TestCase):
    PORT = 0

    def test_port(self):
        socket.create_server(("localhost", self.PORT)).close()  # silent


class Base(TestCase):
    def start(self, port):
        server = socket.create_server(("localhost", port))  # PB002:25
        self.addCleanup(server.close)


class UsesBase(Base):
    def test_start(self):
        self.start(9405)  # PB001:20

    def test_start_safely(self):
        self.start(0)  # silent


class SubTests(TestCase):
    def test_ports(self):
        for port in (9406, 9407):  # PB001:22 PB001:28
            with self.subTest(port=port):
                socket.create_server(("localhost", port))  # PB002:24

    def test_safe_ports(self):
        for port in (0, 0):
            with self.subTest(port=port):
                socket.create_server(("localhost", port)).close()  # silent


class Async(IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.port = 9408  # PB001:21

    async def test_port(self):
        socket.create_server(("localhost", self.port))  # PB002:16

    async def test_safe(self):
        socket.create_server(("localhost", 0)).close()  # silent


class Skipped(TestCase):
    @unittest.skip("a skipped test still counts")
    def test_skipped(self):
        socket.create_server(("localhost", 9409))  # PB002:16 PB001:44 skipped


class FailsInsideAssertRaises(TestCase):
    def test_taken(self):
        with self.assertRaises(OSError):
            socket.create_server(("localhost", 9410))  # silent: expected to fail
