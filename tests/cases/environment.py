"""Environment variables that make a library or a child listen."""

import os
import socket
import subprocess
from os import environ
from unittest import mock

import pytest
import torch.distributed

PORT = 15001  # PB001:8


def free_port():
    with socket.socket() as s:
        s.bind(("localhost", 0))
        return s.getsockname()[1]


def test_assigned():
    os.environ["MASTER_PORT"] = "15002"  # PB002:8 PB001:33
    os.environ["UVICORN_PORT"] = str(PORT)  # PB002:8
    environ["GRADIO_SERVER_PORT"] = "15003"  # PB002:5 PB001:37
    os.environ["FLASK_RUN_PORT"] = f"{PORT}"  # PB002:8


def test_assigned_safely():
    os.environ["MASTER_PORT"] = "0"  # silent
    os.environ["UVICORN_PORT"] = str(free_port())  # silent
    os.environ["FLASK_RUN_PORT"] = os.environ["PORT"]  # silent


def test_updated():
    os.environ.update({"MASTER_ADDR": "localhost", "MASTER_PORT": "15004"})  # PB002:16 PB001:67
    os.environ.update(MASTER_ADDR="localhost", MASTER_PORT="15005")  # PB002:16 PB001:60
    os.putenv("STREAMLIT_SERVER_PORT", "15006")  # PB002:8 PB001:40
    os.environ.update({"MASTER_ADDR": "localhost", "MASTER_PORT": "0"})  # silent
    os.environ.update(DEBUG="15007")  # silent


def test_default_of_whoever_runs_it():
    os.environ.setdefault("MASTER_PORT", "15008")  # silent: it can be set from outside


def test_monkeypatch(monkeypatch):
    monkeypatch.setenv("MASTER_PORT", "15009")  # PB002:17 PB001:39
    monkeypatch.setenv("UVICORN_PORT", str(PORT))  # PB002:17
    monkeypatch.setitem(os.environ, "MASTER_PORT", "15010")  # PB002:17 PB001:52
    monkeypatch.setenv("MASTER_PORT", str(free_port()))  # silent
    monkeypatch.setitem(os.environ, "MASTER_PORT", "0")  # silent
    monkeypatch.delenv("MASTER_PORT")  # silent


def test_patch():
    with mock.patch.dict(os.environ, {"MASTER_PORT": "15011"}):  # PB002:21 PB001:54
        pass
    with mock.patch.dict("os.environ", {"MASTER_PORT": "15012"}):  # PB002:21 PB001:56
        pass
    with mock.patch.dict(os.environ, MASTER_PORT="15013"):  # PB002:21 PB001:50
        pass
    with mock.patch.dict(os.environ, {"MASTER_PORT": "0"}):  # silent
        pass
    with mock.patch.dict("project.settings", {"MASTER_PORT": "15014"}):  # silent
        pass


@mock.patch.dict(os.environ, {"MASTER_PORT": "15015"})  # PB002:13 PB001:46
def test_patch_as_decorator():
    pass


def test_child():
    subprocess.Popen(["python", "train.py"], env={"MASTER_PORT": "15016"})  # PB002:16 PB001:66
    subprocess.run(["python", "train.py"], env={**os.environ, "MASTER_PORT": "15017"})  # PB002:16 PB001:78
    subprocess.run(["python", "train.py"], env=dict(os.environ, MASTER_PORT="15018"))  # PB002:16 PB001:77
    subprocess.run(["python", "train.py"], env=os.environ | {"MASTER_PORT": "15019"})  # PB002:16 PB001:77
    subprocess.run(["python", "train.py"], env={**os.environ, "MASTER_PORT": "0"})  # silent
    subprocess.run(["python", "train.py"], env={"DATABASE_PORT": "15020"})  # silent


def test_child_with_a_copy():
    environment = os.environ.copy()
    environment["MASTER_PORT"] = "15021"  # PB001:34
    subprocess.run(["python", "train.py"], env=environment)  # PB002:16


def test_child_with_a_safe_copy():
    environment = os.environ.copy()
    environment["MASTER_PORT"] = "0"
    subprocess.run(["python", "train.py"], env=environment)  # silent


def test_instead_of_the_default():
    subprocess.Popen(["flask", "run"], env={**os.environ, "FLASK_RUN_PORT": "15022"})  # PB002:16 PB001:77
    subprocess.Popen(["flask", "run"], env={**os.environ, "FLASK_RUN_PORT": "0"})  # silent


def test_meeting_point():
    torch.distributed.init_process_group("gloo", init_method="tcp://localhost:15025")  # PB002:23 PB001:62
    torch.distributed.init_process_group("gloo", init_method=f"tcp://127.0.0.1:{PORT}")  # PB002:23
    torch.distributed.init_process_group("gloo", init_method="tcp://localhost:0")  # silent
    torch.distributed.init_process_group("gloo", init_method="env://")  # silent
    torch.distributed.init_process_group("gloo", init_method="file:///tmp/15026")  # silent


def test_only_where_unset():
    if "MASTER_PORT" not in os.environ:
        os.environ["MASTER_PORT"] = "15037"  # silent: the user's choice comes first
    if not os.environ.get("MASTER_PORT"):
        os.environ["MASTER_PORT"] = "15038"  # silent
    if "MASTER_ADDR" not in os.environ:
        os.environ["MASTER_PORT"] = "15039"  # PB002:12 PB001:37


def test_other_variables(monkeypatch):
    os.environ["PORT"] = "15027"  # silent: too many programs read it for something else
    os.environ["PGPORT"] = "15028"  # silent
    os.environ["REDIS_PORT"] = "15029"  # silent
    monkeypatch.setenv("DATABASE_PORT", "15030")  # silent
    monkeypatch.setenv("MASTER_ADDR", "localhost:15031")  # silent


def test_read_only(render):
    assert os.environ["MASTER_PORT"] == "15032"  # silent
    assert os.environ.get("MASTER_PORT", "15033")  # silent
    assert os.getenv("UVICORN_PORT", "15034") == "15034"  # silent
    render({"MASTER_PORT": "15035"})  # silent: no environment
    settings = {}
    settings["MASTER_PORT"] = "15036"  # silent


NAME = "MASTER_PORT"


def test_other_ways_to_set(monkeypatch, mocker):
    os.environ[NAME] = "15041"  # PB002:8 PB001:24
    os.environ |= {"MASTER_PORT": "15042"}  # PB002:8 PB001:35
    monkeypatch.setenv(name="MASTER_PORT", value="15043")  # PB002:17 PB001:50
    mocker.patch.dict("os.environ", {"MASTER_PORT": "15044"}, clear=True)  # PB002:18 PB001:53
    os.environ |= {"MASTER_PORT": "0"}  # silent
    monkeypatch.setenv(name="MASTER_PORT", value="0")  # silent


def test_patch_with_other_arguments():
    with mock.patch.dict(os.environ, {"MASTER_PORT": "15045"}, True):  # PB002:21 PB001:54
        pass
    with mock.patch.dict(os.environ, values={"MASTER_PORT": "15046"}):  # PB002:21 PB001:61
        pass
    with mock.patch.dict(in_dict=os.environ, values={"MASTER_PORT": "0"}):  # silent
        pass


def test_replaced(monkeypatch):
    with mock.patch("os.environ", {"MASTER_PORT": "15047"}):  # PB002:15 PB001:51
        pass
    with mock.patch.object(os, "environ", {"MASTER_PORT": "15048"}):  # PB002:21 PB001:59
        pass
    monkeypatch.setattr(os, "environ", {"MASTER_PORT": "15049"})  # PB002:17 PB001:56
    os.environ["MASTER_PORT"] = "15050"  # PB002:8 PB001:33
    with mock.patch("os.environ", {"MASTER_PORT": "0"}):  # silent
        pass


def test_key_that_is_not_known(request):
    subprocess.Popen(["serve"], env={request.param: "19321", "MASTER_PORT": "19322"})  # PB002:16 PB001:77
    subprocess.Popen(["serve"], env={request.param: "19323"})  # silent


def test_replaced_as_a_whole():
    os.environ = {"MASTER_PORT": "19324"}  # silent: not looked into


def test_variable_that_fails(monkeypatch):
    with pytest.raises(OSError):
        monkeypatch.setenv("MASTER_PORT", "15051")  # silent
        os.environ["MASTER_PORT"] = "15052"  # silent
