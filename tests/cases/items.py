"""The number stands in a list or a dict that is put together."""

import argparse
import os
import socket
import sys
from types import SimpleNamespace
from urllib.parse import urlsplit

KEY = "port"
MORE = {"port": 18302}  # PB001:17
REST = [18303, 18304]  # PB001:16


def listen(port):
    socket.create_server(("localhost", port)).close()  # PB002:12


def test_key_with_a_name():
    settings = {KEY: 18301}  # PB001:22
    listen(settings["port"])


def test_key_of_something(request):
    settings = {request.node.name: 18305, "port": 0}
    socket.create_server(("localhost", settings["port"])).close()  # silent


def test_dicts_in_a_dict():
    settings = {"host": "", **MORE}
    listen(settings["port"])


def test_something_in_a_dict(request):
    settings = {"port": 18306, **request.param}
    listen(settings["other"])  # silent


def test_something_in_a_list(request):
    ports = [*request.param, 0]
    listen(ports[0])  # silent


def test_rest():
    _, *ports = REST
    listen(ports[0])


def test_part():
    for port in REST[1:]:
        listen(port)


def test_out_of_range():
    listen(REST[5])  # silent: an error


def test_part_of_something(request):
    listen(request.param[1:])  # silent


def test_keys():
    for name in {"port": 18308}:
        listen(name)  # silent: a name


def test_nothing():
    for port in []:
        listen(port)  # silent


def test_nested_rest(request):
    (_, *ports), _ = request.param
    listen(ports[0])  # silent


def test_argument():
    listen(sys.argv[1])  # silent
    listen(os.environ[KEY])  # silent


def test_namespaces():
    listen(SimpleNamespace(port=18309).port)  # PB001:33
    listen(argparse.Namespace(port=18310).port)  # PB001:36


def test_parts_of_an_address():
    listen(urlsplit("http://localhost:18311/").port)  # PB001:21
    listen(urlsplit("http://localhost:99999999/").port)  # silent: an error
    listen(urlsplit("http://localhost:18312/").path)  # silent: no port


def test_added_later(request):
    settings = {}
    settings.update(request.param, host="")
    listen(settings["port"])  # silent


def test_set_by_default():
    settings = {}
    settings.setdefault("other", 18313)  # PB001:34
    listen(settings["other"])


def test_inserted():
    ports = [18314]  # PB001:14
    ports.insert(0, 0)
    listen(ports[-1])


def test_extended(request):
    ports = [0]
    ports.extend(request.param)
    socket.create_server(("localhost", ports[0])).close()  # silent


def test_inserted_in_front():
    ports = [19302]
    ports.insert(0, 19303)  # PB001:21
    listen(ports[0])
    ports.insert(1, 0)
    socket.create_server(("localhost", ports[1])).close()  # silent


def test_inserted_somewhere(request):
    ports = [19304]  # PB001:14
    ports.insert(request.param, 0)
    listen(ports[0])


def test_set_with_more():
    ports = {19305}  # PB001:14
    ports.update([19306])  # silent: only what the set began with is known
    for port in ports:
        listen(port)


def test_two_items_at_once():
    settings = {}
    settings["port"], settings["host"] = 19307, ""  # silent: not looked into
    listen(settings["port"])


def test_key_of_an_assignment_annotated():
    settings: dict[str, int] = {}
    settings["port"]: int = 19308  # PB001:29
    listen(settings["port"])


def test_list_of_a_comprehension():
    ports = [19367 + 0 for _ in range(3)]  # PB001:14
    listen(ports[2])


def test_rest_of_a_list():
    ports = [19368, 0, 0]  # silent: the rest of it is 0
    listen(ports[1:][1])


def test_any_of_a_dict(request):
    settings = {"first": 19369, "second": 0}  # PB001:26
    listen(settings[request.param])


def test_open_list_by_place(request):
    ports = [19370, *request.param]  # PB001:14
    listen(ports[0])
    listen(ports[5])


def test_dicts_joined(request):
    settings = {"port": 19371} | {"host": ""}  # PB001:25
    listen(settings["port"])
    settings = {**request.param, "port": 19372} | {"host": ""}  # PB001:42
    listen(settings["port"])
    settings = request.param | {"port": 19373}  # PB001:41
    listen(settings["port"])
    settings = {"port": 19374} | request.param  # silent: what follows may replace it
    listen(settings["port"])


def test_any_of_an_open_dict(request):
    settings = {**request.param, "port": 19393}  # PB001:42
    listen(settings[request.node])


def test_keys_of_a_dict():
    for port in {19394: "first", 0: "second"}:  # PB001:25
        listen(port)


def merged(options):
    return {**options}["port"]


def test_dict_of_a_parameter():
    listen(merged({"port": 19396}))  # PB001:28
    print(merged({"port": 19397}))  # silent


def test_value_under_a_key_that_is_not_known(request):
    settings = {request.param: 19398}  # PB001:32
    listen(settings[request.node])


def test_open_list_of_two_by_place(request):
    ports = [19399, 0, *request.param]  # silent
    listen(ports[1])


def under(key, number):
    return {key: number}[key]


def test_value_of_a_parameter_under_a_key_that_is_not_known(request):
    listen(under(request.param, 19430))  # PB001:33
    print(under(request.param, 19431))  # silent


def known(number):
    return {"port": number}["port"]


def test_value_of_a_parameter_under_a_key_that_is_known():
    listen(known(19432))  # PB001:18
    print(known(19433))  # silent


def beside(key):
    return {"second": 19434, key: 0}["second"]  # PB001:23


def test_key_of_a_parameter():
    listen(beside("first"))
    print(beside("second"))


def test_open_list_behind_what_is_not_known(request):
    ports = [19440, *request.param]  # silent
    listen(ports[1])
    listen([*request.param, 19441][0])  # silent
    listen([*request.param, 19442][-1])  # silent
    ports = [19443, 0]  # PB001:14
    listen((ports + request.param)[0])
    listen((ports + request.param)[1])
    ports = [19444] + [port for port in request.param]  # PB001:14
    listen(ports[0])
    listen((ports + [19445])[1])  # silent


def test_list_that_grows(request):
    ports = [19446]  # PB001:14
    ports.extend(request.param)
    ports.append(19447)  # silent
    listen(ports[0])
    listen(ports[1])


def test_inserted_into_an_open_list(request):
    ports = [19448, *request.param]  # PB001:14
    ports.insert(0, 19449)  # PB001:21
    listen(ports[0])
    listen(ports[1])
    ports.insert(5, 19450)  # silent
    listen(ports[2])


def test_inserted_at_the_end_of_an_open_list(request):
    ports = [19452, *request.param]  # silent: the first one may be another one now
    ports.insert(-1, 0)
    listen(ports[0])


def test_taken_out():
    ports = [19453, 0]  # silent
    ports.remove(19453)
    listen(ports[0])
    ports = [19454, 0]  # silent
    ports.pop(0)
    for port in ports:
        listen(port)
    ports = [19455]  # silent
    ports.clear()
    listen(*ports)


def test_taken_out_afterwards():
    ports = [19456, 0]  # PB001:14
    listen(ports[0])
    ports.clear()
    ports = [19457]  # PB001:14
    listen(ports.pop())


def test_in_another_order():
    ports = [19458, 0]  # silent
    ports.sort()
    listen(ports[0])
    ports = [19459, 19460]  # PB001:14 PB001:21
    ports.reverse()
    for port in ports:
        listen(port)


def test_taken_out_of_a_dict(request):
    settings = {"port": 19461, "other": 19462}  # PB001:25
    settings.pop("other")
    listen(settings["port"])
    listen(settings["other"])  # silent
    settings = {"port": 19463}  # silent
    settings.pop(request.param)
    listen(settings["port"])
    settings = {"port": 19464}  # silent
    settings.clear()
    listen(settings["port"])


def test_taken_out_and_put_in():
    ports = [19470, 0]  # silent
    ports.remove(0)
    ports[0] = 19471  # silent
    listen(ports[0])
