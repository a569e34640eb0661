"""Lists of which a part is taken, that grow, or that may be something else."""

import os
import socket
from pathlib import Path

import pytest
from elsewhere import loaded

COUNT = int(os.environ["COUNT"])


def test_up_to_a_count_that_nobody_knows():
    for port in [27001, 27002][:COUNT]:  # PB001:18 PB001:25
        socket.create_server(("localhost", port))  # PB002:16


def test_up_to_a_count_of_os_chosen():
    for port in [0, 0][:COUNT]:
        socket.create_server(("localhost", port))


def test_first_of_a_part_that_nobody_knows():
    port = [27003, 27004][COUNT:][0]  # PB001:13 PB001:20
    socket.create_server(("localhost", port))  # PB002:12


def test_part_of_nothing():
    for port in [][COUNT:]:
        socket.create_server(("localhost", port))


def test_part_of_an_unknown_list():
    for port in loaded()[COUNT:]:
        socket.create_server(("localhost", port))


def test_in_no_steps():
    for port in [27005, 27006][:: 1 - 1]:
        socket.create_server(("localhost", port))


def test_start_of_an_open_list():
    port = [27007, 0, *loaded()][:1][0]  # PB001:13
    socket.create_server(("localhost", port))  # PB002:12


def test_start_of_an_open_list_is_os_chosen():
    port = [0, 27008, *loaded()][:1][0]
    socket.create_server(("localhost", port))


def test_start_of_what_nobody_knows():
    port = [*loaded(), 27009][:1][0]
    socket.create_server(("localhost", port))


def test_end_of_an_open_list():
    for port in [*loaded(), 27010][-1:]:  # PB001:29
        socket.create_server(("localhost", port))  # PB002:16


def test_start_of_a_comprehension():
    port = [27011 for _ in loaded()][:2][0]  # PB001:13
    socket.create_server(("localhost", port))  # PB002:12


def test_popped_from_an_open_list():
    ports = [27012, *loaded()]  # PB001:14
    socket.create_server(("localhost", ports.pop(0)))  # PB002:12


def test_popped_from_somewhere():
    ports = [27013, 27014]  # PB001:14 PB001:21
    socket.create_server(("localhost", ports.pop(COUNT)))  # PB002:12


def test_popped_os_chosen():
    ports = [0, 0]
    socket.create_server(("localhost", ports.pop(COUNT)))


def test_sorted_words():
    for port in sorted(["27016", "27015"]):  # PB001:25 PB001:34
        socket.create_server(("localhost", int(port)))  # PB002:16


def test_sorted_words_os_chosen():
    for port in sorted(["0", "0"]):
        socket.create_server(("localhost", int(port)))


def test_appended_to_a_list_that_may_be_loaded():
    ports = []
    if COUNT:
        ports = loaded()
    ports.append(27017)  # PB001:18
    for port in ports:
        socket.create_server(("localhost", port))  # PB002:16


def test_grown_by_what_nobody_knows():
    ports = [27018]  # PB001:14
    ports += loaded()
    socket.create_server(("localhost", ports[0]))  # PB002:12
    socket.create_server(("localhost", ports[1]))


def test_grown_by_one_of_two():
    ports = [0]
    ports += [27019] if COUNT else [27020]  # PB001:15 PB001:37
    for port in ports:
        socket.create_server(("localhost", port))  # PB002:16


def test_list_where_a_dict_might_be():
    ports = {}
    if COUNT:
        ports = []
    try:
        ports += [27021]  # PB001:19
    except TypeError:
        pytest.skip("nothing to add to")
    for port in ports:
        socket.create_server(("localhost", port))  # PB002:16


def test_dict_in_a_loop():
    ports = {"web": 27022}  # PB001:21
    for name in loaded():
        ports["api"] = 27023  # PB001:24
        assert name
    socket.create_server(("localhost", ports["web"]))  # PB002:12
    socket.create_server(("localhost", ports["api"]))  # PB002:12


def test_dict_in_a_loop_that_frees_it():
    ports = {"web": 0}
    for name in loaded():
        ports["web"] = 0
        assert name
    socket.create_server(("localhost", ports["web"]))


def test_dict_in_two_places(tmp_path: Path):
    settings = {"server": 27024}
    settings = tmp_path if COUNT else settings
    settings.update(server=0)
    socket.create_server(("localhost", settings["server"]))
