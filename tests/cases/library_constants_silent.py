"""Constants of libraries that nobody listens on."""

import http.client
import logging.handlers
import smtplib
import socket

import mylib


def test_dialled():
    http.client.HTTPConnection("localhost", http.client.HTTP_PORT)  # silent: a client
    socket.create_connection(("localhost", smtplib.SMTP_PORT))  # silent: a client


def test_compared(server):
    assert server.port != http.client.HTTPS_PORT  # silent


def test_unknown():
    socket.create_server(("", mylib.MAIL_PORT))  # silent: nothing is known of this one


def test_chosen():
    port = 0 if http.client.HTTP_PORT else None
    socket.create_server(("", port))  # silent
