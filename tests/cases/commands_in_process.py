"""Command lines that a test runs in its own process."""

import argparse
import socket

import click
import django.core.management
import pytest
import typer
import library
import uvicorn
from click.testing import CliRunner
from sanic.__main__ import main as sanic_main
from unittest.mock import patch

app = typer.Typer()
other = typer.Typer()


@click.group()
def cli():
    pass


@cli.command()
@click.option("--port", default=0)
def serve(port):
    socket.create_server(("localhost", port))


@cli.command("show-it")
@click.option("--port", default=0)
def display(port):
    print(port)


@click.command()
@click.option("--port", default=0)
def single_command(port):
    socket.create_server(("localhost", port))


@app.command()
def only(port: int):
    socket.create_server(("localhost", port))


@other.command()
def tell(port: int):
    print(port)


LIVE = True
NOT_LIVE = False


@click.command()
@click.option("--port", default=0)
def if_live(port):
    if LIVE:
        socket.create_server(("localhost", port))


@click.command()
@click.option("--port", default=0)
def if_not_live(port):
    if NOT_LIVE:
        socket.create_server(("localhost", port))


@click.command()
@click.option("--port", default=0)
def if_library_says(port):
    if library.LIVE:
        socket.create_server(("localhost", port))


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int)
    socket.create_server(("localhost", parser.parse_args(argv).port))


def show_main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int)
    print(parser.parse_args(argv))


def test_main():
    main(["--port", "10901"])  # PB002:5 PB001:21
    main(["--port=10902"])  # PB002:5 PB001:11
    main(argv=["--port", "10903"])  # PB002:5 PB001:26
    main(["--port", "0"])  # silent
    main(["--help", "--port", "10904"])  # silent


def test_main_that_only_parses():
    show_main(["--port", "10905"])  # silent


def test_main_that_fails():
    with pytest.raises(SystemExit):
        main(["--port", "10906"])  # silent


def test_main_whose_server_is_replaced(monkeypatch):
    monkeypatch.setattr(socket, "create_server", print)
    main(["--port", "10907"])  # silent


@patch("socket.create_server")
def test_main_in_a_patch(create_server):
    main(["--port", "10908"])  # silent


def test_click():
    runner = CliRunner()
    runner.invoke(single_command, ["--port", "10909"])  # PB002:12 PB001:46
    runner.invoke(single_command, args=["--port", "10910"])  # PB002:12 PB001:51
    runner.invoke(single_command, ["--port", "0"])  # silent


def test_click_group():
    CliRunner().invoke(cli, ["serve", "--port", "10911"])  # PB002:17 PB001:49
    CliRunner().invoke(cli, ["show-it", "--port", "10912"])  # silent


def test_click_under_a_condition(monkeypatch):
    CliRunner().invoke(if_live, ["--port", "10920"])  # PB002:17 PB001:44
    CliRunner().invoke(if_not_live, ["--port", "10921"])  # silent
    CliRunner().invoke(if_library_says, ["--port", "10922"])  # PB002:17 PB001:52
    monkeypatch.setattr(library, "LIVE", False)
    CliRunner().invoke(if_library_says, ["--port", "10923"])  # silent


def test_typer():
    CliRunner().invoke(app, ["--port", "10913"])  # PB002:17 PB001:40
    CliRunner().invoke(other, ["--port", "10914"])  # silent


def test_library():
    CliRunner().invoke(uvicorn.main, ["app:app", "--port", "10915"])  # PB002:17 PB001:60
    CliRunner().invoke(uvicorn.main, ["app:app", "--port", "0"])  # silent
    sanic_main(["app:app", "--port=10919"])  # PB002:5 PB001:28
    sanic_main(["app:app"])  # silent: most tests of a command line only try its options
    django.core.management.call_command("runserver", "10916")  # PB002:28 PB001:54
    django.core.management.call_command("migrate", "10917")  # silent


def run(command):
    main(command)  # PB002:5


@pytest.mark.parametrize("option", [["--port", "10918"], ["--port", "0"]])  # PB001:48
def test_rows(option):
    run([*option, "--quiet"])


def test_program_that_is_not_known(request):
    CliRunner().invoke(request.param, ["--port", "10919"])  # silent


def invoke(app: typer.Typer):
    CliRunner().invoke(app, ["--port", "10924"])  # silent: what it carries out is not in sight
