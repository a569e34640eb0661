"""Classes, their objects, and what these hold."""

from __future__ import annotations

from math import isqrt

from shapes.shape import SOCKET, Shape, bind, port

SELF = "    def start{0}(self):\n        s = socket.socket()\n        s.bind(('', self.{1}))\n"
KEEPS = "class {0}:\n    def __init__(self, port):\n        self.port = port\n" + SELF.format("", "port")


def heirs_in_line(n: int) -> str:
    """Classes, each the base of the next one."""
    base = SOCKET + "class Server0:\n" + SELF.format("", "port")
    heirs = (f"class Server{i}(Server{i - 1}):\n    port = {port(i)}\n" for i in range(1, n))
    return base + "".join(heirs) + f"def test_it():\n    Server{n - 1}().start()\n"


def attributes_in_line(n: int) -> str:
    """Classes, each the base of the next one, that each keep what the first has under a name of their own."""
    base = SOCKET + "class C0:\n    port = 8000\n" + SELF.format("", "port")
    heirs = (
        f"class C{i}(C{i - 1}):\n    def m{i}(self):\n        self.x{i} = self.port\n" + bind(f"self.x{i}", 2)
        for i in range(1, n)
    )
    return base + "".join(heirs) + f"def test_it():\n    C{n - 1}().start()\n"


def constructors_in_line(n: int) -> str:
    """Constructors that each call the one of their base, and an object of each class."""
    heirs = (
        f"class C{i}(C{i - 1}):\n    def __init__(self, port):\n        super().__init__(port)\n" for i in range(1, n)
    )
    tests = (f"def test_{i}():\n    C{i}({port(i)}).start()\n" for i in range(n))
    return SOCKET + KEEPS.format("C0") + "".join(heirs) + "".join(tests)


def many_heirs(n: int) -> str:
    """Classes that have one base."""
    base = SOCKET + "class Server:\n" + SELF.format("", "port")
    return base + "".join(f"class Server{i}(Server):\n    port = {port(i)}\n" for i in range(n))


def overriding_heirs(n: int) -> str:
    """Classes of one base that override what it asks."""
    getter = "    def get(self):\n        return self.port"
    base = SOCKET + f"class Base:\n    port = 0\n{getter}\n" + SELF.format("", "get()")
    return base + "".join(f"class C{i}(Base):\n    port = {port(i)}\n{getter} + 1\n" for i in range(n))


def diamonds(n: int) -> str:
    """Two classes on each rung, each with both of the rung before as bases."""
    rungs = (
        f"class A{i}(A{i - 1}, B{i - 1}):\n    def m{i}(self):\n        return self.port\n"
        f"class B{i}(A{i - 1}, B{i - 1}):\n    pass\n"
        for i in range(1, n)
    )
    ground = "class A0:\n    port = 8000\nclass B0:\n    pass\n"
    return SOCKET + ground + "".join(rungs) + "def test_it():\n" + bind(f"A{n - 1}().port")


def wide_diamonds(n: int) -> str:
    """Many classes on each of many rungs, each with all of the rung before as bases."""
    side = max(2, isqrt(n))

    def bases(i: int) -> str:
        return ", ".join(f"C{i - 1}_{j}" for j in range(side)) if i else "Root"

    rungs = (f"class C{i}_{j}({bases(i)}):\n" + SELF.format("", "port") for i in range(side) for j in range(side))
    return SOCKET + "class Root:\n    port = 8000\n" + "".join(rungs)


def mixins(n: int) -> str:
    """One class of many bases."""
    bases = (f"class M{i}:\n    p{i} = {port(i)}\n" + SELF.format(i, f"p{i}") for i in range(n))
    every = f"class All({', '.join(f'M{i}' for i in range(n))}):\n    pass\n"
    test = "def test_it():\n    x = All()\n" + "".join(f"    x.start{i}()\n" for i in range(n))
    return SOCKET + "".join(bases) + every + test


def mixins_of_one_another(n: int) -> str:
    """One class of many bases that read what others of them store."""
    bases = (
        f"class M{i}:\n    def set{i}(self):\n        self.p{i} = self.p{(i + 1) % n}\n"
        + SELF.format(i, f"p{i * 7 % n}")
        for i in range(n)
    )
    every = f"class All({', '.join(f'M{i}' for i in range(n))}):\n    p0 = 8000\n"
    return SOCKET + "".join(bases) + every + "def test_it():\n    All().start0()\n" + bind(8000)


def objects(n: int) -> str:
    """Objects of one class."""
    return SOCKET + KEEPS.format("Server") + _objects(n)


def objects_elsewhere(n: int) -> dict[str, str]:
    """Objects of one class of another file."""
    return {
        "tests/test_it.py": "from helpers import Server\n" + _objects(n),
        "tests/helpers.py": SOCKET + KEEPS.format("Server"),
    }


def _objects(n: int) -> str:
    return "".join(f"def test_{i}():\n    server = Server({port(i)})\n    server.start()\n" for i in range(n))


def one_attribute(n: int) -> str:
    """Classes that have an attribute of the same name, each read and written."""
    kept = "".join(KEEPS.format(f"C{i}") for i in range(n))
    uses = "".join(
        f"    c{i} = C{i}({port(i)})\n    c{i}.port = {port(i + 9000)}\n    c{i}.start()\n" for i in range(n)
    )
    return SOCKET + kept + "def test_it():\n" + uses


def one_attribute_of_methods(n: int) -> str:
    """Methods that assign the same attribute, each with a port of its own, and listen on it."""
    methods = (f"    def test_{i}(self):\n        self.port = {port(i)}\n" + bind("self.port", 2) for i in range(n))
    return SOCKET + "class Tests:\n" + "".join(methods)


def attributes_of_attributes(n: int) -> str:
    """Attributes of an object that are other attributes of it."""
    lines = (f"    x.a{i} = x.a{i - 1}\n" + bind(f"x.a{i}") for i in range(1, n))
    return SOCKET + "def test_it(x):\n    x.a0 = 8000\n" + "".join(lines) + bind(8000)


def attributes_of_set_up(n: int) -> str:
    """Attributes of a test that are other attributes of it."""
    stores = "".join(f"        self.a{i} = self.a{i - 1}\n" for i in range(1, n))
    tests = "".join(f"    def test_{i}(self):\n" + bind(f"self.a{i}", 2) for i in range(n))
    return SOCKET + f"class TestIt:\n    def setup_method(self):\n        self.a0 = 8000\n{stores}{tests}"


def messages(n: int) -> str:
    """Classes as a compiler of protocols writes them."""
    one = (
        "class Message{0}(object):\n    DESCRIPTOR = None\n    port = {0}\n"
        "    FIELDS = [('a{0}', 1, 'bytes'), ('b{0}', 2, 'int')]\n\n    def __init__(self, channel):\n"
        "        self.Call{0} = channel.unary_unary(\n            '/x/Call{0}',\n"
        "            request_serializer=Message{0}.SerializeToString,\n        )\n"
        "        self.server = Message{1}(channel)\n\n    def start(self, port):\n        self.server.start(port + 1)\n"
    )
    every = "".join(one.format(i, max(0, i - 1)) for i in range(n))
    return f"import grpc\n{every}def test_it():\n    s = grpc.server(None)\n    s.add_insecure_port('[::]:50051')\n"


SHAPES = {
    "classes in one line": Shape(heirs_in_line, 2_000, count=16),
    "attributes of classes in one line": Shape(attributes_in_line, count=14),
    "constructors in one line": Shape(constructors_in_line, count=14),
    "classes of one base": Shape(many_heirs, 10_000, count=20),
    "classes that override": Shape(overriding_heirs, count=10),
    "diamonds": Shape(diamonds, count=14),
    "wide diamonds": Shape(wide_diamonds),
    "bases of one class": Shape(mixins, count=8),
    "bases of one class that read one another": Shape(mixins_of_one_another, count=8),
    "objects of one class": Shape(objects),
    "objects of one class elsewhere": Shape(objects_elsewhere),
    "attributes of one name": Shape(one_attribute, count=12),
    "attributes that many methods assign": Shape(one_attribute_of_methods, count=12),
    "attributes of attributes": Shape(attributes_of_attributes),
    "attributes of one set-up": Shape(attributes_of_set_up),
    "messages of a protocol": Shape(messages),
}
