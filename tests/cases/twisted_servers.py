"""Twisted's listeners."""

import random

from twisted.application import internet, strports
from twisted.internet import endpoints, reactor
from twisted.internet.endpoints import TCP4ServerEndpoint, serverFromString
from twisted.internet.protocol import DatagramProtocol, Factory
from twisted.trial import unittest


class Ports(unittest.TestCase):
    def test_tcp(self):
        reactor.listenTCP(11701, Factory())  # PB002:17 PB001:27
        reactor.listenTCP(0, Factory())  # silent

    def test_interface(self):
        self.port = reactor.listenTCP(11702, Factory(), interface="127.0.0.1")  # PB002:29 PB001:39

    def test_udp(self):
        reactor.listenUDP(11703, DatagramProtocol())  # PB002:17 PB001:27
        reactor.listenUDP(0, DatagramProtocol())  # silent

    def test_ssl(self):
        reactor.listenSSL(11704, Factory(), None)  # PB002:17 PB001:27

    def test_multicast(self):
        reactor.listenMulticast(11705, DatagramProtocol())  # PB002:17 PB001:33

    def test_endpoint(self):
        TCP4ServerEndpoint(reactor, 11706).listen(Factory())  # PB002:9 PB001:37
        TCP4ServerEndpoint(reactor, 0).listen(Factory())  # silent
        endpoints.TCP6ServerEndpoint(reactor, port=11707).listen(Factory())  # PB002:19 PB001:52

    def test_string(self):
        serverFromString(reactor, "tcp:11708").listen(Factory())  # PB002:9 PB001:35
        serverFromString(reactor, "tcp:0").listen(Factory())  # silent

    def test_string_with_a_guess_inside(self):
        guess = random.randint(1024, 9999)
        serverFromString(reactor, f"tcp:{guess}:interface=127.0.0.1").listen(Factory())  # PB002:9
        serverFromString(reactor, f"tcp:{self.port}:interface=127.0.0.1").listen(Factory())  # silent

    def test_strports(self):
        strports.listen("tcp:11709", Factory())  # PB002:18 PB001:25
        strports.service("tcp:11710:interface=127.0.0.1", Factory()).startService()  # PB002:18 PB001:26
        strports.service("tcp:0", Factory()).startService()  # silent

    def test_service(self):
        internet.TCPServer(11711, Factory()).startService()  # PB002:18 PB001:28
        internet.TCPServer(0, Factory()).startService()  # silent

    def test_clients(self):
        reactor.connectTCP("localhost", 11712, Factory())  # silent
        endpoints.clientFromString(reactor, "tcp:localhost:11713").connect(Factory())  # silent


class Descriptions(unittest.TestCase):
    def test_without_a_port(self):
        serverFromString(reactor, "stdio").listen(Factory())  # silent

    def test_kind_that_is_not_known(self, kind):
        serverFromString(reactor, f"{kind}:19340").listen(Factory())  # silent
