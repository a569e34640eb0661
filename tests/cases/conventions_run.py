"""Objects out of sight whose `run` says that it listens, and what only looks like it."""

import subprocess

import elsewhere
from elsewhere import app, make_app, server, start_server


def test_run():
    app.run(port=18901)  # PB002:9 PB001:18
    app.run(18902)  # PB002:9 PB001:13
    app.run("localhost", 18903)  # PB002:9 PB001:26
    app.run(host="localhost", debug=True)  # silent
    app.run("localhost", "18904")  # silent: no number
    app.run(make_app, 18905)  # silent: not a host
    app.run(**elsewhere.options)  # silent
    app.run()  # silent


def test_start():
    server.start(port=0)  # silent
    server.start(port_range=18906)  # silent
    start_server(("localhost", 18907))  # PB002:5 PB001:32
    start_server((("localhost", 18908), "b"))  # silent: no address
    start_server(port=18909, **elsewhere.options)  # PB002:5 PB001:23


def test_text_of_a_path():
    start_server(listen="/run/it.sock")  # silent
    start_server(bind=["localhost:18910"])  # silent: not looked into
    start_server(listen=[elsewhere.address, ("", 18911)])  # PB002:5 PB001:50
    start_server(bind=True)  # silent


def test_other_objects():
    elsewhere.Thing().run(18912)  # silent: nothing says that it listens
    elsewhere.HTTPServer().run(18913)  # PB002:28 PB001:32
    subprocess.run(18914)  # silent
