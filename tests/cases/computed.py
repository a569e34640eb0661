"""What builtins and methods make of numbers and texts that are written, and which of them is left."""

import ast
import collections
import itertools
import socket
import types


def listen(port):
    socket.create_server(("localhost", port)).close()  # PB002:12


def test_numbers():
    listen(22001 | 0)  # PB001:12
    listen(+22002)  # PB001:13
    listen(~-22004)  # PB001:14
    listen(abs(-22005))  # PB001:17
    listen(round(22006))  # PB001:18
    listen(divmod(22007, 30000)[1])  # PB001:19
    listen(True * 22008)  # PB001:19
    listen(int(22009).__int__())  # PB001:16
    listen("22010".__len__() + 22005)  # PB001:12
    listen(int("0x55fb", 0))  # PB001:16
    listen(int.from_bytes(b"U\xfc", "big"))  # PB001:27
    listen(eval("22013"))  # PB001:17
    listen(ast.literal_eval("22014"))  # PB001:29
    listen(__import__("ast").literal_eval("22015"))  # PB001:43


def test_numbers_of_which_zero_is_left():
    listen(min(22020, 0))  # silent
    listen(min([22021, 0]))  # silent
    listen(min(0, *[22022]))  # silent
    listen(22023 & 0)  # silent
    listen(22024 ^ 22024)  # silent
    listen(divmod(22025, 22025)[1])  # silent


def test_what_can_not_be_computed(number, several, options):
    listen(max(number, 22030))  # silent
    listen(round(22031.5))  # silent
    listen(int("x", 0))  # silent
    listen(max(*several, 22032))  # silent
    listen(max(22033, key=options))  # PB001:16
    listen(sum([number, 22034]))  # silent


def test_texts():
    listen(int("localhost:22040".partition(":")[2]))  # PB001:16
    listen(int("localhost:22041".rpartition(":")[-1]))  # PB001:16
    listen(int(b"localhost:22042".split(b":")[1]))  # PB001:16
    listen(int("p22043".removeprefix("p")))  # PB001:16
    listen(int("22x44".replace("x", "0")))  # PB001:16
    listen(int("{port}".format(**{"port": 22045})))  # PB001:43


def test_texts_of_which_zero_is_left(mark):
    listen(int("22050:0".partition(":")[2]))  # silent
    listen(int("22051".replace("22051", "0")))  # silent
    listen(int("22052".replace(mark, "0")))  # silent


def test_lists():
    listen(sorted([22060, 0])[-1])  # PB001:20
    listen([0, 22061].pop())  # PB001:16
    listen(next(iter([22062, 0])))  # PB001:23
    listen(next(reversed([0, 22063])))  # PB001:30
    listen([port for port in (0, 22064)][1])  # PB001:34
    listen(list(map(int, ["22065"]))[0])  # PB001:27
    listen(list(filter(None, [0, 22066]))[0])  # PB001:34
    listen(list(itertools.chain([22067], [0]))[0])  # PB001:34
    listen([*range(22068, 22069)][0])  # PB001:20
    listen([0, 22069][22069 == 22069])  # PB001:16


def test_lists_of_which_zero_is_taken():
    listen(sorted([22070, 0])[0])  # silent
    listen([0, 22071].pop(0))  # silent
    listen(next(iter([0, 22072])))  # silent
    listen(next(reversed([22073, 0])))  # silent
    listen([port for port in (0, 22074)][0])  # silent
    listen(list(itertools.chain([0], [22075]))[0])  # silent
    listen([0, 22076][not 22076])  # silent


def test_lists_of_unknown_order(ports, function):
    listen(sorted([22080, "0"], key=function)[0])  # silent
    listen(sorted([22081], reverse=True)[0])  # PB001:20
    listen(list(map(function, [22082]))[0])  # silent
    listen(list(map(int, ports))[0])  # silent
    listen(list(map(function))[0])  # silent
    listen(list(filter(function, [22083]))[0])  # silent
    listen(list(filter(function))[0])  # silent
    listen(list(itertools.chain(ports, [22084]))[0])  # silent


def test_dicts():
    listen(collections.OrderedDict(port=22090)["port"])  # PB001:41
    listen(types.MappingProxyType({"port": 22091})["port"])  # PB001:44
    listen(collections.ChainMap({"port": 22092}, {"port": 0})["port"])  # PB001:42
    listen(dict(zip(["other", "port"], [0, 22093]))["port"])  # PB001:44
    listen({key: port for key, port in [("port", 22094)]}["port"])  # PB001:50


def test_dicts_of_which_zero_is_left(pairs, names):
    listen(collections.ChainMap({"port": 0}, {"port": 22100})["port"])  # silent
    listen(collections.ChainMap(pairs, {"host": 22101})["port"])  # silent
    listen(dict(zip(["port", "other"], [0, 22102]))["port"])  # silent
    listen({key: port for key, port in [("port", 0), ("other", 22103)]}["port"])  # silent
    listen({key: port for key, port in pairs}["port"])  # silent
    listen({key: port for key, port in [(names, 22104)]}["port"])  # silent
    listen({key: port + 1 for key, port in [("port", 22105)]}["port"])  # silent: not followed


def test_item_that_is_gone():
    settings = {"port": 22110}  # silent
    del settings["port"]
    listen(settings.get("port", 0))


def test_default_of_an_item_that_is_gone():
    settings = {"port": 0}
    del settings["port"]
    listen(settings.get("port", 22111))  # PB001:33


def test_item_that_may_be_gone(flag):
    settings = {"port": 22112}  # silent
    if flag:
        del settings["port"]
    listen(settings.get("port", 0))


def test_item_of_a_list_that_is_gone():
    ports = [22113, 0]  # silent
    del ports[0]
    listen(ports[0])


def test_item_that_goes_later():
    settings = {"port": 22114}  # PB001:25
    listen(settings["port"])
    del settings["port"]
