"""Configuration that is written to a file, which a program is given that listens on what it says."""

import json
import subprocess

import pytest
import yaml

PORT = 18601  # PB001:8


def test_lines(tmp_path):
    file = tmp_path / "mosquitto.conf"
    file.write_text("allow_anonymous true\nlistener 18602\n")  # PB001:21
    subprocess.Popen(["mosquitto", "-c", str(file)])  # PB002:16


def test_lines_os_chosen(tmp_path):
    file = tmp_path / "redis.conf"
    file.write_text("port 0\ntimeout 18603\n")
    subprocess.Popen(["redis-server", str(file)])  # silent


def test_redis(tmp_path):
    with open("redis.conf", "w") as file:
        file.write(f"save 60 1\nport {PORT}\n")
    subprocess.Popen(["redis-server", "redis.conf"])  # PB002:16


def test_python(tmp_path):
    file = tmp_path / "settings.py"
    file.write_text("workers = 2\nbind = '127.0.0.1:18604'\n")  # PB001:21
    subprocess.Popen(["gunicorn", "-c", str(file), "app:app"])  # PB002:16
    subprocess.Popen(["gunicorn", "app:app", "--config", file])  # PB002:16


def test_toml(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('workers = 2\nbind = ["127.0.0.1:18605"]\n')  # PB001:21
    subprocess.Popen(["hypercorn", "--config", file.as_posix(), "app:app"])  # PB002:16


def test_toml_os_chosen(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('bind = ["127.0.0.1:0"]\nbacklog = 18606\n')
    subprocess.Popen(["hypercorn", "--config", file.as_posix(), "app:app"])  # silent


def test_yaml(tmp_path):
    file = tmp_path / "broker.yaml"
    file.write_text(yaml.dump({"listeners": {"default": {"bind": "127.0.0.1:18607"}}, "timeout": 18608}))  # PB001:66
    subprocess.Popen(["amqtt", "-c", str(file)])  # PB002:16


def test_json(tmp_path):
    file = tmp_path / "nats.conf"
    with file.open("w") as handle:
        json.dump({"port": 18609, "http_port": 18610}, handle)  # PB001:28 PB001:48
    subprocess.Popen(["nats-server", "-c", file])  # PB002:16


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "broker.yaml"
    with path.open("w") as file:
        yaml.safe_dump({"listeners": {"default": {"bind": "127.0.0.1:18611"}}}, file)  # PB001:59
    return str(path)


def test_from_a_fixture(written):
    subprocess.Popen(["amqtt", "-c", written])  # PB002:16


def test_written_afterwards(tmp_path):
    file = tmp_path / "mosquitto.conf"
    file.write_text("listener 0\n")
    subprocess.Popen(["mosquitto", "-c", str(file)])  # silent
    file.write_text("listener 18613\n")


def test_written_anew(tmp_path, more):
    file = tmp_path / "mosquitto.conf"
    file.write_text("listener 18614\n")
    file.write_text("listener 0\n")
    subprocess.Popen(["mosquitto", "-c", str(file)])  # silent
    file.write_text("listener 18615\n")  # PB001:21
    if more:
        file.write_text("listener 0\n")
    subprocess.Popen(["mosquitto", "-c", str(file)])  # PB002:16


def test_written_behind_the_command(tmp_path):
    file = tmp_path / "mosquitto.conf"
    command = ["mosquitto", "-c", str(file)]
    file.write_text("listener 18619\n")  # PB001:21
    subprocess.Popen(command)  # PB002:16
    other = tmp_path / "other.conf"
    command = ["mosquitto"]
    command.extend(["-c", str(other)])
    other.write_text("listener 18620\n")  # PB001:22
    subprocess.Popen(command)  # PB002:16


def test_written_in_two_pieces(tmp_path):
    with open("redis.conf", "w") as file:
        file.write("port 18616\n")  # PB001:20
        file.write("timeout 0\n")
    subprocess.Popen(["redis-server", "redis.conf"])  # PB002:16


@pytest.fixture
def written_and_emptied(tmp_path):
    path = tmp_path / "mosquitto.conf"
    path.write_text("listener 18617\n")  # PB001:21
    yield path
    path.write_text("listener 18618\n")  # silent


def test_emptied_by_a_fixture(written_and_emptied):
    subprocess.Popen(["mosquitto", "-c", str(written_and_emptied)])  # PB002:16


def test_zero_that_is_replaced(tmp_path):
    file = tmp_path / "nats.conf"
    file.write_text("listen: localhost:0\n")  # PB001:21 says: port 4222
    subprocess.Popen(["nats-server", "-c", file])  # PB002:16
    file = tmp_path / "mosquitto.conf"
    file.write_text("listener 0\n")
    subprocess.Popen(["mosquitto", "-c", file])  # silent


def test_other_files(tmp_path):
    other = tmp_path / "other.conf"
    other.write_text("listener 18612\n")
    file = tmp_path / "mosquitto.conf"
    file.write_text("# listener 18613\nconnection bridge\naddress localhost:18614\n")
    subprocess.Popen(["mosquitto", "-c", str(file)])  # silent


def test_other_programs(tmp_path):
    file = tmp_path / "client.json"
    file.write_text(json.dumps({"port": 18615, "bind": "127.0.0.1:18616"}))
    subprocess.Popen(["nobody-knows", "--config", str(file)])  # silent
    subprocess.Popen(["mosquitto_sub", "-o", str(file)])  # silent


def test_lists(tmp_path):
    file = tmp_path / "conf.json"
    file.write_text(json.dumps([{"bind": "127.0.0.1:19325"}, [{"bind": "127.0.0.1:0"}], "port 19326", 1, None]))  # PB001:42
    subprocess.Popen(["gunicorn", "-c", str(file)])  # PB002:16


def test_line_whose_word_is_not_known(tmp_path, request):
    file = tmp_path / "mosquitto.conf"
    file.write_text(f"{request.param} 19327\nlistener 19328")  # PB001:21
    subprocess.Popen(["mosquitto", "-c", file])  # PB002:16


def test_no_file(tmp_path):
    (tmp_path / "mosquitto.conf").write_text("listener 19329")
    subprocess.Popen(["mosquitto", "-c", str()])  # silent
