"""Port 0 is not always a port that the operating system chooses: some libraries replace it, and some refuse it."""

import socket

import aiocoap
import dash
import fasthtml.common
import flwr.server
import gradio
import litserve
import rpdb
import thriftpy2.rpc
from aiosmtpd.controller import Controller, UnthreadedController
from nicegui import ui
from sanic import Sanic

sanic_app = Sanic("app")
dash_app = dash.Dash("app")


def test_sanic():
    sanic_app.run(port=0)  # PB002:15 PB001:24 says: port 8000
    sanic_app.run(port=8301)  # PB002:15 PB001:24 says: pass sock= a socket that is bound to port 0
    with socket.create_server(("localhost", 0)) as held:
        sanic_app.run(sock=held)  # silent


def test_nicegui():
    ui.run(port=0)  # PB002:8 PB001:17 says: port 8080
    ui.run(port=8302)  # PB002:8 PB001:17 says: nicegui.testing.User


def test_nicegui_in_process(user):
    user.open("/0")  # silent


def test_fasthtml():
    fasthtml.common.serve(port=0)  # PB002:21 PB001:32 says: port 5001
    fasthtml.common.serve(port=8303)  # PB002:21 PB001:32 says: uvicorn.run(app, port=0)


def test_dash():
    dash_app.run(port=0)  # PB002:14 PB001:23 says: port 8050
    dash_app.run(port="8304")  # PB002:14 PB001:23 says: make_server(port=0)


def test_dash_elsewhere():
    from werkzeug.serving import make_server

    make_server("localhost", 0, dash_app.server)  # silent


def test_rpdb():
    rpdb.set_trace(port=0)  # PB002:10 PB001:25 says: port 4444
    rpdb.set_trace(port=8305)  # PB002:10 PB001:25 says: remote_pdb.set_trace(port=0)


def test_remote_pdb():
    import remote_pdb

    remote_pdb.set_trace(port=0)  # silent


def test_aiosmtpd():
    Controller(None, port=8306).start()  # PB002:5 PB001:27 says: UnthreadedController(port=0)
    Controller(None, port=0).start()  # silent: it fails, and takes nothing
    UnthreadedController(None, port=0)  # silent


def test_gradio():
    gradio.Blocks().launch(server_port=8307)  # PB002:21 PB001:40 says: leave server_port out
    gradio.Blocks().launch()  # silent: it searches a free one


def test_thriftpy2():
    thriftpy2.rpc.make_server(None, None, port=8308)  # PB002:19 PB001:48 says: unix_socket=
    thriftpy2.rpc.make_server(None, None, unix_socket="/tmp/thrift.sock")  # silent


def test_refused():
    litserve.LitServer(None).run(port=8309)  # PB002:30 PB001:39 says: worker_id
    flwr.server.start_server(server_address="localhost:8310")  # PB002:17 PB001:45 says: worker_id


def test_of_the_worker(worker_id):
    port = 8311 + int(worker_id[2:] or 0)
    litserve.LitServer(None).run(port=port)  # silent


async def test_aiocoap():
    await aiocoap.Context.create_server_context(None, bind=("::1", 8312))  # PB002:27 PB001:68 says: transports=["udp6"]
    await aiocoap.Context.create_server_context(None, bind=("::1", 0), transports=["udp6"])  # silent
