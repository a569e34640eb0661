# runs
"""The number travels in tuples, lists and dicts."""

import socket


def test_tuple():
    host, port = "localhost", 8301  # PB001:31
    socket.create_server((host, port))  # PB002:12


def test_tuple_os_chosen():
    host, port = "localhost", 0
    socket.create_server((host, port)).close()  # silent


def test_from_a_name():
    pair = ("localhost", 8302)  # PB001:26
    host, port = pair
    socket.create_server((host, port))  # PB002:12


def test_index():
    pair = ("localhost", 8303)  # PB001:26
    socket.create_server(("localhost", pair[1]))  # PB002:12


def test_negative_index():
    pair = ("localhost", 8304)  # PB001:26
    socket.create_server(("localhost", pair[-1]))  # PB002:12


def test_nested():
    (host, port), backlog = ("localhost", 8305), 5  # PB001:43
    socket.create_server((host, port), backlog=backlog)  # PB002:12


def test_rest():
    host, *rest = ["localhost", 8306]  # PB001:33
    socket.create_server((host, *rest))  # PB002:12


def test_star_in_a_tuple():
    pair = ("localhost", 8307)  # PB001:26
    socket.create_server((*pair,))  # PB002:12


def test_star_arguments():
    arguments = [("localhost", 8308)]  # PB001:32
    socket.create_server(*arguments)  # PB002:12


def test_star_arguments_os_chosen():
    arguments = [("localhost", 0)]
    socket.create_server(*arguments).close()  # silent


def test_keywords():
    keywords = {"address": ("localhost", 8309), "backlog": 5}  # PB001:42
    socket.create_server(**keywords)  # PB002:12


def test_keywords_os_chosen():
    keywords = {"address": ("localhost", 0), "backlog": 8399}
    socket.create_server(**keywords).close()  # silent


def test_dict_call():
    keywords = dict(address=("localhost", 8310))  # PB001:43
    socket.create_server(**keywords)  # PB002:12


def test_merged_dicts():
    base = {"backlog": 5}
    keywords = {**base, "address": ("localhost", 8311)}  # PB001:50
    socket.create_server(**keywords)  # PB002:12


def test_loop_over_pairs():
    for host, port in [("localhost", 8312), ("", 8313)]:  # PB001:38 PB001:50
        try:
            socket.create_server((host, port))  # PB002:20
        except OSError:
            pass


def test_loop_over_pairs_os_chosen():
    for name, port in [("a", 0), ("b", 0)]:
        socket.create_server(("localhost", port)).close()  # silent


def test_enumerated():
    for index, port in enumerate([8314, 8315]):  # PB001:35 PB001:41
        try:
            socket.create_server(("localhost", port), backlog=index)  # PB002:20
        except OSError:
            pass


def test_zipped():
    for name, port in zip("ab", (8316, 8317)):  # PB001:34 PB001:40
        try:
            socket.create_server(("localhost", port))  # PB002:20
        except OSError:
            pass


def test_dict_items():
    for name, port in {"a": 8318}.items():  # PB001:29
        socket.create_server(("localhost", port))  # PB002:16


def test_dict_values():
    for port in {"a": 8319}.values():  # PB001:23
        socket.create_server(("localhost", port))  # PB002:16


def test_comprehension():
    [socket.create_server(("localhost", port)) for port in (8320,)]  # PB002:13 PB001:61


def test_comprehension_os_chosen():
    for server in [socket.create_server(("localhost", port)) for port in (0, 0)]:  # silent
        server.close()


def test_swapped():
    port, host = 8321, "localhost"  # PB001:18
    socket.create_server((host, port))  # PB002:12


def pair():
    return "localhost", 8322  # PB001:25


def test_returned_tuple():
    host, port = pair()
    socket.create_server((host, port))  # PB002:12


def test_returned_address():
    socket.create_server(pair())  # PB002:12


def test_wrong_half():
    number, port = 8398, 0  # silent: the other one is bound
    socket.create_server(("localhost", port)).close()  # silent
    print(number)
