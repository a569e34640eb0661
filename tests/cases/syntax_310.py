# What every supported Python can read.
import asyncio
import socket


def listen(address, /, *, backlog=1):
    return socket.create_server(address, backlog=backlog)  # PB002:19


def test_positional_only():
    listen(("localhost", 8001))  # PB001:26
    listen(("localhost", 0))


def test_walrus():
    if (number := 8002) and (clean := 0) == 0:  # PB001:19
        socket.create_server(("localhost", number))  # PB002:16
        socket.create_server(("localhost", clean))


def test_match(mode):
    match mode:
        case "fixed":
            number = 8003  # PB001:22
        case _:
            number = 8004  # PB001:22
    socket.create_server(("localhost", number))  # PB002:12


def test_match_binds(address):
    match address:
        case (str(host), int(number)):
            socket.create_server((host, number))
        case {"port": number, **rest}:
            socket.create_server(("localhost", number))
        case [host, *numbers] | [*numbers, host]:
            socket.create_server(("localhost", numbers[0]))
        case socket.AF_UNIX as number:
            socket.create_server(("localhost", number))
        case {"port": 8005}:
            socket.create_server(("localhost", 8005))  # PB001:48 PB002:20


async def serve(number):
    return await asyncio.start_server(print, "localhost", number)  # PB002:26


async def numbers():
    yield 8006
    yield 0


async def test_async_comprehension():
    return [await serve(number) for number in (8007,)]  # PB001:48


async def test_async_comprehension_of_what_the_system_chooses():
    return [await serve(number) for number in (0,)]


async def test_async_comprehension_over_what_nobody_knows(source):
    return {number: await serve(number) async for number in source}


registry = {"fixed": [lambda function: function]}


@registry["fixed"][0]
def decorated(number=8008):  # PB001:22
    socket.create_server(("localhost", number))  # PB002:12


@(lambda function: function)
def decorated_clean(number=0):
    socket.create_server(("localhost", number))


with (
    socket.create_server(("localhost", 8009)) as first,  # PB001:40 PB002:12
    socket.create_server(("localhost", 0)) as second,
):
    print(first, second)
