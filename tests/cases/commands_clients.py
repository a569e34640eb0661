"""Programs that dial never count, nor do command lines that nobody runs."""

import argparse
import subprocess
import sys
from unittest import mock

import pytest


def test_databases():
    subprocess.run(["psql", "-h", "localhost", "-p", "13501"])  # silent
    subprocess.run(["psql", "--port=13502", "-c", "select 1"])  # silent
    subprocess.run(["pg_isready", "--port", "13503"])  # silent
    subprocess.run(["mysql", "--port", "13504"])  # silent
    subprocess.run(["mongosh", "--port", "13505"])  # silent
    subprocess.run(["redis-cli", "-p", "13506", "ping"])  # silent
    subprocess.run("redis-cli --port 13507 shutdown", shell=True)  # silent


def test_http():
    subprocess.run(["curl", "-s", "http://localhost:13508/"])  # silent
    subprocess.run("curl --local-port 13509 http://localhost/", shell=True)  # silent
    subprocess.run(["wget", "http://localhost:13510/"])  # silent
    subprocess.run(["/usr/bin/curl", "--proxy-port", "13511", "http://localhost/"])  # silent


def test_shells():
    subprocess.run(["ssh", "-p", "13512", "localhost"])  # silent
    subprocess.run(["scp", "-P", "13513", "a", "localhost:b"])  # silent
    subprocess.run(["telnet", "localhost", "13514"])  # silent
    subprocess.run(["wait-for-it", "localhost:13515", "--port", "13516"])  # silent


def test_brokers():
    subprocess.run(["mosquitto_pub", "-p", "13517", "-t", "a", "-m", "b"])  # silent
    subprocess.run(["mosquitto_sub", "--port", "13518", "-t", "a"])  # silent
    subprocess.Popen(["mosquitto", "--port", "13519"])  # PB002:16 PB001:46


def test_wrapped():
    subprocess.run(["timeout", "5", "redis-cli", "--port", "13520"])  # silent
    subprocess.run("sleep 1 && psql --port 13521", shell=True)  # silent
    subprocess.run(["sh", "-c", "curl --port 13522 localhost"])  # silent
    subprocess.run(["timeout", "5", "redis-server", "--port", "13523"])  # PB002:16 PB001:63


def build(port):
    return ["uvicorn", "app:app", "--port", str(port)]


def test_asserted():
    assert build(13524) == ["uvicorn", "app:app", "--port", "13524"]  # silent


def test_parsed():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=13525)
    assert parser.parse_args(["--port", "13526"]).port == 13526  # silent
    assert parser.parse_args([]).port == 13525  # silent


def test_patched():
    with mock.patch("subprocess.Popen") as popen:
        subprocess.Popen(["uvicorn", "app:app", "--port", "13527"])  # silent
        popen.assert_called_once_with(["uvicorn", "app:app", "--port", "13527"])  # silent


def test_patched_by_pytest(monkeypatch):
    monkeypatch.setattr(subprocess, "run", print)
    subprocess.run(["uvicorn", "app:app", "--port", "13528"])  # silent


def test_expected_failure():
    with pytest.raises(subprocess.CalledProcessError):
        subprocess.run(["uvicorn", "app:app", "--port", "13529"], check=True)  # silent
    subprocess.run(["uvicorn", "app:app", "--port", "13530"], check=True)  # PB002:16 PB001:53


def test_code():
    subprocess.run([sys.executable, "-c", "print('--port 13531')"])  # silent


def test_what_only_looks_like_it():
    subprocess.run(["celery", "-A", "app", "-b", "redis://localhost:13541", "worker"])  # silent
    subprocess.run(["nc", "-z", "localhost", "13542"])  # silent
    subprocess.run(["nc", "-zv", "-p", "13543", "localhost"])  # silent
    subprocess.run(["pytest", "-p", "no:xdist", "--port", "13544"])  # silent
    subprocess.run([sys.executable, "-m", "pytest", "--port", "13545"])  # silent
    subprocess.run(["tox", "--", "--port", "13546"])  # silent
    subprocess.run(["docker", "exec", "db", "psql", "--port", "13547"])  # silent
    subprocess.run(["docker", "compose", "exec", "web", "uvicorn", "--port", "13548"])  # silent
    subprocess.run(["docker-compose", "exec", "web", "uvicorn", "--port", "13549"])  # silent
    subprocess.run(["kubectl", "exec", "web", "--", "uvicorn", "--port", "13550"])  # silent
    subprocess.run(["ssh", "host", "uvicorn", "app:app", "--port", "13551"])  # silent
    subprocess.run(["ssh", "host", "uvicorn app:app --port 13552"])  # silent
    subprocess.run(["grpcurl", "-d", "{}", "localhost:13553", "list"])  # silent
    subprocess.run(["adb", "--port", "13554", "devices"])  # silent
    subprocess.run(["iptables", "-A", "INPUT", "--destination-port", "13555", "--sport", "13556"])  # silent
    subprocess.run(["lsof", "-i", ":13557"])  # silent
    subprocess.run("lsof -ti :13558 | xargs kill", shell=True)  # silent
    subprocess.run("pkill -f 'uvicorn app:app --port 13559'", shell=True)  # silent
    subprocess.run(["ps", "-f", "-C", "uvicorn --port 13560"])  # silent
    subprocess.run(["esptool.py", "--port", "13561", "flash_id"])  # silent
    subprocess.run(["aws", "ec2", "authorize-security-group-ingress", "--port", "13562"])  # silent
    subprocess.run(["clickhouse", "client", "--port", "13563"])  # silent
    subprocess.run(["clickhouse", "server", "--port", "13564"])  # PB002:16 PB001:55
    subprocess.run(["systemctl", "start", "web", "--port=13565"])  # silent
    subprocess.run(["openssl", "s_client", "-port", "13566"])  # silent
    subprocess.run(["iperf3", "-c", "host", "-p", "13567"])  # silent
    subprocess.run(["iperf3", "-s", "-p", "13568"])  # PB002:16 PB001:43
    subprocess.run(["tool", "--source-port", "13569", "--dst-port", "13570", "--add-port=13571"])  # silent
