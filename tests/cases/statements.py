"""Names are bound and read in every kind of statement."""

import socket

import elsewhere

SHARED = 18801  # PB001:10
COUNTED = 18802


def listen(port):
    socket.create_server(("localhost", port)).close()  # PB002:12


def test_read_as_global():
    global SHARED
    listen(SHARED)


def test_unknown_global():
    global NOWHERE
    listen(NOWHERE)  # silent


def test_nonlocal():
    port = 0

    def inner():
        nonlocal port
        port = 18803  # PB001:16

    inner()
    listen(port)


def test_nonlocal_of_a_class():
    port = 18804  # PB001:12

    class Inner:
        nonlocal port
        port = 18805  # PB001:16

    listen(port)


class Holder:
    value: int
    port: int = 18806  # PB001:17

    def __init__(self):
        self.other: int = 18807  # PB001:27
        self.unset: int


def test_annotated():
    listen(Holder.port)
    listen(Holder().other)
    listen(Holder().unset)  # silent
    listen(Holder().value)  # silent


def test_augmented_attribute():
    holder = Holder()
    holder.port += 1  # what it counts up to is a guess
    items = {"port": 0}
    items["port"] += 1
    listen(items["port"])  # silent


def test_counted_up():
    port = 18808  # PB001:12
    port += 1
    listen(port)


def test_counted_up_from_nothing():
    count += 18809
    listen(count)


def test_fallbacks(request):
    port = request.param
    if not port:
        port = 18810  # silent: it may be given
    listen(port)


def test_fallback_of_none():
    port = None
    if port is None:
        port = 18811  # PB001:16
    listen(port)


def test_no_fallback(request):
    port = 18812  # PB001:12
    if request.param > 3:
        port = 18813  # PB001:16
    listen(port)


def test_starred(request):
    *_, port = ("localhost", 18814)  # PB001:30
    listen(port)


def test_unpacked_into_something(request):
    request.node.port, [other] = 18815, [18816]  # PB001:42
    listen(other)


def test_deleted():
    ports = {"a": 18817}  # PB001:19
    del ports["b"], elsewhere.thing
    listen(ports["a"])


def test_caught():
    try:
        listen(18818)  # PB001:16
    except:
        pass


def test_dict_comprehension(request):
    ports = {name: 18819 for name in request.param}
    listen(ports["a"])  # silent: not looked into


def test_matched(request):
    match request.param:
        case {"port": port, **rest}:
            listen(port)  # silent
        case [first, *others]:
            listen(others[0])  # silent
        case [*_] | {}:
            listen(18820)  # PB001:20
        case _:
            listen(18821)  # PB001:20


class Scoped:
    [listen(port) for port in [18822]]  # PB001:32
    listen(18823)  # PB001:12
    held = [number := 18824][0]  # PB001:23
    listen(number)


def test_loop_with_a_way_out():
    for port in range(18825, 18830):
        match port:
            case 18826:
                break
        try:
            with elsewhere.lock:
                socket.create_server(("localhost", port))  # PB002:24
        finally:
            pass


def nothing():
    return


def test_nothing():
    listen(nothing())  # silent


def test_defined_later():
    listen(defined_later())


def defined_later():
    return 18831  # PB001:12


def test_both_ways(request):
    if request.param:
        port = 0
    else:
        port = 18832  # PB001:16
        listen(port)


def test_not_the_other_way(request):
    if request.param:
        port = 18833  # silent: not on this way
    else:
        listen(port)


def test_annotated_more(first: "list[int]", second: dict[str, dict[str, dict[str, dict[str, int]]]], third: "("):
    listen(first)  # silent
    listen(second)  # silent
    listen(third)  # silent


def test_loop_that_comes_back(request):
    port = 0
    while request.param:
        listen(port)
        port = 18834  # PB001:16


def test_comprehension_in_a_class():
    class Inner:
        port = 18835
        later = [listen(port) for _ in "a"]  # silent: a class's name is not seen from there


def test_lambda_of_a_later_name():
    start = lambda: listen(port)
    port = 18836  # PB001:12
    start()


def test_comprehension_of_two(request):
    [listen(port) for _ in request.param for port in [18837]]  # PB001:55
    {listen(port): 1 for port in [18838]}  # PB001:35


def test_loop_that_is_left_by_a_function():
    for port in (18839, 18840):  # silent: tried one after the other

        def inner():
            return port

        class Inner:
            pass

        listen(port)
        break


def test_loop_with_later_values(request):
    while request.param:
        if request.param > 2:
            listen(number)
        for _ in request.param:
            number = 18841  # PB001:22
    number = 18842


def test_counted_up_twice():
    global COUNTED
    COUNTED += 1
    socket.create_server(("localhost", COUNTED)).close()  # PB002:12


class Counter:
    port = 19330

    def start(self):
        self.port += 1
        socket.create_server(("localhost", self.port)).close()  # PB002:16


def test_comprehension_before_the_name_changes():
    number = 19331  # PB001:14
    [listen(number) for _ in range(2)]
    number = 0
    listen(number)  # silent


def test_walrus_in_two_comprehensions():
    [[listen(port) for port in (again := [19332])] for _ in range(2)]  # PB001:43
    listen(again[0])


def nested():
    port = 0

    def middle():
        def inner():
            nonlocal port
            port = 19333  # PB001:20

        inner()
        listen(port)

    middle()


def start_all(ports):
    [listen(port) for port in [port for port in ports]]


def test_comprehensions():
    start_all([19335])  # PB001:16
    start_all([0])  # silent
