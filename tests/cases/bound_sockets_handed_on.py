"""A server that is handed bound sockets when it is run takes no port of its own."""

import asyncio
import socket
import threading

import uvicorn


def test_run():
    config = uvicorn.Config("app:app")  # silent
    server = uvicorn.Server(config)
    server.run(sockets=[socket.create_server(("localhost", 0))])  # silent


def test_run_inline():
    uvicorn.Server(uvicorn.Config("app:app")).run(sockets=[socket.create_server(("localhost", 0))])  # silent


def test_thread():
    sock = socket.create_server(("localhost", 0))  # silent
    server = uvicorn.Server(uvicorn.Config("app:app"))  # silent
    threading.Thread(target=server.run, kwargs={"sockets": [sock]}).start()


def test_task():
    server = uvicorn.Server(uvicorn.Config("app:app"))  # silent
    asyncio.run(server.serve(sockets=[socket.create_server(("localhost", 0))]))


def test_fixed_socket():
    server = uvicorn.Server(uvicorn.Config("app:app"))  # silent: the socket is what is fixed
    server.run(sockets=[socket.create_server(("localhost", 14601))])  # PB002:32 PB001:60


def test_without():
    server = uvicorn.Server(uvicorn.Config("app:app"))  # PB002:37
    server.run()
