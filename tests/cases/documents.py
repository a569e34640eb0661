"""Settings are read from a document that is written in the file."""

import json
import socket

import yaml


def listen(port):
    socket.create_server(("localhost", port)).close()  # PB002:12


def test_json():
    listen(json.loads('{"servers": [{"port": 19001}]}')["servers"][0]["port"])  # PB001:23


def test_no_json():
    listen(json.loads("{port: 19002}")["port"])  # silent: an error


def test_unknown_json(request):
    listen(json.loads(request.param)["port"])  # silent
    listen(json.loads(f'{{"port": {request.param}}}')["port"])  # silent


def test_yaml():
    text = "# comment\nserver: # of the test\n  - a list\n  options:\n    port: 19003\nother: 1\n"  # PB001:12
    listen(yaml.safe_load(text)["server"]["options"]["port"])


def test_deep_yaml():
    lines = """
l0:
 l1:
  l2:
   l3:
    l4:
     l5:
      l6:
       l7:
        l8:
         l9:
          l10:
           l11:
            l12:
             l13:
              l14:
               l15:
                l16:
                 l17:
                  l18:
                   l19:
                    l20:
                     l21:
                      port: 19004
"""
    listen(yaml.safe_load(lines)["l0"]["l1"])  # silent
