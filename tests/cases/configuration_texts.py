"""Configuration that is written as a text and handed to a server as a dict."""

import json

import yaml

from broker import Broker

JSON = '{"listeners": {"default": {"bind": "0.0.0.0:17701"}}}'  # PB001:8
YAML = "listeners:\n  default:\n    type: tcp\n    bind: 0.0.0.0:17702\nplugins:\n  - one\n"  # PB001:8
FREE = "listeners:\n  default:\n    bind: 0.0.0.0:0\n"
OTHER = "clients:\n  default:\n    connect: 0.0.0.0:17704\n"


def test_json():
    broker = Broker(json.loads(JSON))  # PB002:14
    broker.start()


def test_yaml():
    broker = Broker(config=yaml.load(YAML, Loader=yaml.CLoader))  # PB002:14
    broker.start()


def test_os_chosen():
    broker = Broker(config=yaml.safe_load(FREE))  # silent
    broker.start()


def test_what_is_dialled():
    broker = Broker(config=yaml.safe_load(OTHER))  # silent
    broker.start()


def test_broken():
    broker = Broker(config=json.loads("{bind: 0.0.0.0:17705"))  # silent
    broker.start()


def test_read_only():
    assert yaml.safe_load("bind: 0.0.0.0:17706")["bind"]  # silent
