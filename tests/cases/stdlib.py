# runs
"""Every listener of the standard library that can be run where it is called."""

import asyncio
import multiprocessing.connection
import socket
import socketserver
import ssl
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from xmlrpc.server import DocXMLRPCServer, MultiPathXMLRPCServer, SimpleXMLRPCServer

Handler = socketserver.BaseRequestHandler


def app(environ, start_response):
    return []


class Protocol(asyncio.Protocol):
    pass


class Datagrams(asyncio.DatagramProtocol):
    pass


def test_socket():
    socket.socket().bind(("localhost", 11001))  # PB002:21 PB001:40


def test_socket_type():
    socket.SocketType().bind(("localhost", 11002))  # PB002:25 PB001:44


def test_ssl():
    context = ssl.create_default_context()
    with context.wrap_socket(socket.socket(), server_hostname="localhost") as s:
        s.bind(("localhost", 11003))  # PB002:11 PB001:30


def test_fromfd():
    with socket.socket() as first:
        socket.fromfd(first.fileno(), socket.AF_INET, socket.SOCK_STREAM).bind(("localhost", 11004))  # PB002:75 PB001:94


def test_create_server():
    socket.create_server(("localhost", 11005))  # PB002:12 PB001:40


def test_create_server_os_chosen():
    socket.create_server(("localhost", 0)).close()  # silent


def test_tcp():
    socketserver.TCPServer(("localhost", 11006), Handler)  # PB002:18 PB001:42


def test_tcp_os_chosen():
    socketserver.TCPServer(("localhost", 0), Handler).server_close()  # silent


def test_udp():
    socketserver.UDPServer(("localhost", 11007), Handler)  # PB002:18 PB001:42


def test_udp_os_chosen():
    socketserver.UDPServer(("localhost", 0), Handler).server_close()  # silent


def test_threading_tcp():
    socketserver.ThreadingTCPServer(("localhost", 11008), Handler)  # PB002:18 PB001:51


def test_threading_udp():
    socketserver.ThreadingUDPServer(("localhost", 11009), Handler)  # PB002:18 PB001:51


def test_forking_tcp():
    socketserver.ForkingTCPServer(("localhost", 11010), Handler)  # PB002:18 PB001:49


def test_forking_udp():
    socketserver.ForkingUDPServer(("localhost", 11011), Handler)  # PB002:18 PB001:49


def test_http():
    HTTPServer(("localhost", 11012), BaseHTTPRequestHandler)  # PB002:5 PB001:30


def test_http_os_chosen():
    HTTPServer(("localhost", 0), BaseHTTPRequestHandler).server_close()  # silent


def test_threading_http():
    ThreadingHTTPServer(("localhost", 11013), BaseHTTPRequestHandler)  # PB002:5 PB001:39


def test_make_server():
    make_server("localhost", 11014, app)  # PB002:5 PB001:30


def test_make_server_os_chosen():
    make_server("localhost", 0, app).server_close()  # silent


def test_wsgi_server():
    WSGIServer(("localhost", 11015), WSGIRequestHandler)  # PB002:5 PB001:30


def test_xmlrpc():
    SimpleXMLRPCServer(("localhost", 11016))  # PB002:5 PB001:38


def test_xmlrpc_os_chosen():
    SimpleXMLRPCServer(("localhost", 0)).server_close()  # silent


def test_doc_xmlrpc():
    DocXMLRPCServer(("localhost", 11017))  # PB002:5 PB001:35


def test_multi_path_xmlrpc():
    MultiPathXMLRPCServer(("localhost", 11018))  # PB002:5 PB001:41


def test_start_server():
    async def main():
        await asyncio.start_server(print, "localhost", 11019)  # PB002:23 PB001:56

    asyncio.run(main())


def test_start_server_os_chosen():
    async def main():
        (await asyncio.start_server(print, "localhost", 0)).close()  # silent

    asyncio.run(main())


def test_start_server_host_only():
    async def main():
        (await asyncio.start_server(print, "localhost")).close()  # silent: no port means 0

    asyncio.run(main())


def test_create_server_of_a_loop():
    with closing(asyncio.new_event_loop()) as loop:
        loop.run_until_complete(loop.create_server(Protocol, "localhost", 11020))  # PB002:38 PB001:75


def test_datagrams():
    async def main():
        loop = asyncio.get_running_loop()
        await loop.create_datagram_endpoint(Datagrams, local_addr=("localhost", 11021))  # PB002:20 PB001:81

    asyncio.run(main())


def test_datagrams_os_chosen():
    async def main():
        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_datagram_endpoint(Datagrams, local_addr=("localhost", 0))  # silent
        transport.close()

    asyncio.run(main())


def test_datagrams_of_a_client():
    async def main():
        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_datagram_endpoint(Datagrams, remote_addr=("localhost", 11022))  # silent
        transport.close()

    asyncio.run(main())


def test_listener():
    multiprocessing.connection.Listener(("localhost", 11023))  # PB002:32 PB001:55


def test_listener_os_chosen():
    multiprocessing.connection.Listener(("localhost", 0)).close()  # silent


def test_listener_without_address():
    multiprocessing.connection.Listener().close()  # silent: a Unix socket
