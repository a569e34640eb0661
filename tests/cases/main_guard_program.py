# path: src/program.py
# scope: all
"""A program's main guard is silent outside test code."""

import socket


def main():
    socket.create_server(("localhost", 10421))  # PB002:12 PB001:40


if __name__ == "__main__":
    socket.create_server(("localhost", 10422))  # silent
