# A name means what it was last bound to where it is read, and no more.
import functools
import uvicorn
import uvicorn as restored
import uvicorn as other
from helpers import Recorder, app, recorders
from http.server import *


def test_the_library():
    uvicorn.run(app, port=8001)  # PB001:27 PB002:13


def test_a_local_name():
    uvicorn = Recorder()
    uvicorn.run(app, port=8002)


def test_a_parameter(uvicorn):
    uvicorn.run(app, port=8003)


def test_a_loop():
    for uvicorn in recorders():
        uvicorn.run(app, port=8004)


def test_a_with():
    with recorders() as uvicorn:
        uvicorn.run(app, port=8005)


def test_a_handler():
    try:
        app()
    except OSError as uvicorn:
        uvicorn.run(app, port=8006)


def test_behind_a_handler():
    port = 8007  # PB001:12
    try:
        app()
    except OSError as port:
        print(port)
    other.run(app, port=port)  # PB002:11


def test_a_capture():
    match recorders():
        case uvicorn:
            uvicorn.run(app, port=8008)


def test_a_walrus():
    if uvicorn := Recorder():
        uvicorn.run(app, port=8009)


def test_a_comprehension():
    [uvicorn.run(app, port=8010) for uvicorn in recorders()]
    [other.run(app, port=port) for port in (8011,)]  # PB001:45 PB002:12


def test_a_name_of_a_comprehension_stays_inside():
    [port for port in (8012,)]
    other.run(app, port=port)


port = 0


def test_a_lambda():
    functools.partial(lambda uvicorn: uvicorn.run(app, port=8013))
    (lambda: other.run(app, port=8014))()  # PB001:34 PB002:20


class TestClassScope:
    port = 8015  # PB001:12

    def test_a_method_does_not_see_it(self):
        other.run(app, port=port)

    def test_but_the_object_does(self):
        other.run(app, port=self.port)  # PB002:15

    started = [other.run(app, port=port) for _ in range(1)]
    ports = (8016,)  # PB001:14
    started = [other.run(app, port=number) for number in ports]  # PB002:22


class TestImportInAClass:
    import uvicorn as inner

    def test_a_method_does_not_see_it(self):
        inner.run(app, port=8017)

    def test_but_the_object_does(self):
        self.inner.run(app, port=8018)  # PB001:34 PB002:20


CHANGED = 0


def change():
    global CHANGED
    CHANGED = 8019  # PB001:15


def test_global():
    other.run(app, port=CHANGED)  # PB002:11


def test_nonlocal():
    number = 0

    def start():
        nonlocal number
        number = 8020  # PB001:18

    start()
    other.run(app, port=number)  # PB002:11


def test_without_nonlocal():
    number = 8021

    def start():
        number = 0
        other.run(app, port=number)

    start()
    return number


def test_a_builtin_under_another_name():
    bind = print
    bind(("localhost", 8022))


def test_deleted_and_bound_again():
    number = 8023
    del number
    number = 0
    other.run(app, port=number)


try:
    import uvicorn as optional
except ImportError:
    optional = None


def test_an_import_that_may_fail():
    optional.run(app, port=8024)  # PB001:28 PB002:14


restored = Recorder()


def test_rebound_at_the_top():
    restored.run(app, port=8025)


def test_a_star():
    HTTPServer(("localhost", 8026), None)  # PB001:30 PB002:5


def ThreadingHTTPServer(*arguments):
    return arguments


def test_a_star_and_a_definition():
    ThreadingHTTPServer(("localhost", 8027), None)
