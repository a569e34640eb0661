"""Constants of libraries that stand for a port."""

import http.client
import logging.handlers
import smtplib
import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from logging.handlers import DEFAULT_TCP_LOGGING_PORT, SysLogHandler

from sanic import Sanic
from sanic_testing.testing import PORT, SanicTestClient

MAIL = smtplib.SMTP_PORT  # PB001:8 says: port 25 (smtplib.SMTP_PORT)


def test_web():
    HTTPServer(("", http.client.HTTP_PORT), BaseHTTPRequestHandler)  # PB002:5 PB001:21 says: (http.client.HTTP_PORT)


def test_logging():
    socket.create_server(("", DEFAULT_TCP_LOGGING_PORT))  # PB002:12 PB001:31 says: port 9020


def test_mail():
    socket.create_server(("", MAIL))  # PB002:12


def test_beside():
    socket.create_server(("", http.client.HTTPS_PORT + 8000))  # PB002:12 PB001:31 says: port 8443


def test_none():
    SanicTestClient(Sanic("app"), PORT)  # silent: the constant is None
