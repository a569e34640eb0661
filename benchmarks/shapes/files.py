"""Projects of many files."""

from __future__ import annotations

import random

from shapes.shape import SOCKET, Shape, bind, port, serve

TEST = "def test_it():\n    f0(8000)\n"
READS = "def test_it():\n" + bind("PORT")


def chain(n: int) -> dict[str, str]:
    """Functions that pass a port on, each in a file of its own."""
    links = {
        f"tests/h{i}.py": f"from h{i + 1} import f{i + 1}\ndef f{i}(port):\n    return f{i + 1}(port)\n"
        for i in range(n)
    }
    last = {f"tests/h{n}.py": SOCKET + serve(f"f{n}")}
    return {"tests/test_it.py": SOCKET + "from h0 import f0\n" + TEST + bind(8000), **links, **last}


def ring(n: int) -> dict[str, str]:
    """A ring of files that import one another."""
    files = {
        f"tests/m{i}.py": f"import socket\nfrom m{(i + 1) % n} import f{(i + 1) % n}\n"
        + serve(f"f{i}")
        + f"    f{(i + 1) % n}(port)\n"
        for i in range(n)
    }
    return {"tests/test_it.py": "from m0 import f0\n" + TEST, **files}


def all_of_all(n: int) -> dict[str, str]:
    """Files that each import all others, n imports in all."""
    several = range(max(2, round(n**0.5)))
    files = {
        f"tests/m{i}.py": "".join(f"import m{j}\n" for j in several if j != i)
        + f"def f{i}(x):\n    return m{(i + 1) % len(several)}.f{(i + 1) % len(several)}(x)\n"
        for i in several
    }
    return {"tests/test_it.py": SOCKET + "import m0\ndef test_it():\n    m0.f0(8000)\n" + bind(8000), **files}


def some_of_all(n: int, *, listening: bool = True) -> dict[str, str]:
    """Files that each import twenty others."""
    chosen = random.Random(1)

    def one(i: int) -> str:
        others = sorted(chosen.sample(range(n), min(n, 20)))
        imports = "".join(f"import m{j}\n" for j in others)
        start = serve(f"f{i}", "port, n") if listening else f"def f{i}(port, n):\n"
        again = f"    if n:\n        m{others[0]}.f{others[0]}(port, n - 1)\n"
        called = f"{again}def test_{i}():\n    f{i}({port(i)}, 8)\n"
        return SOCKET * listening + imports + start + called

    return {f"tests/m{i}.py": one(i) for i in range(n)}


def some_of_all_quiet(n: int) -> dict[str, str]:
    """Files that each import twenty others, one of which listens, though not for them."""
    return {**some_of_all(n, listening=False), "tests/test_it.py": SOCKET + "def test_it():\n" + bind(8000)}


def stars(n: int) -> dict[str, str]:
    """Modules that take all of the next one."""
    links = {f"m{i}.py": f"from m{i + 1} import *\nX{i} = 1\n" for i in range(n)}
    return {"test_it.py": SOCKET + "from m0 import *\n" + READS, **links, f"m{n}.py": "PORT = 8000\n"}


def stars_of_all(n: int) -> dict[str, str]:
    """Modules that take all of all others, n imports in all."""
    several = range(max(2, round(n**0.5)))
    files = {f"m{i}.py": "".join(f"from m{j} import *\n" for j in several if j != i) + f"X{i} = 1\n" for i in several}
    return {"test_it.py": SOCKET + "from m0 import *\n" + READS + bind(8000), **files}


def ladder_of_stars(n: int) -> dict[str, str]:
    """Modules that take all of both of the next rung."""
    rungs = {f"m{i}{c}.py": "".join(f"from m{i + 1}{d} import *\n" for d in "ab") for i in range(n) for c in "ab"}
    test = SOCKET + "from m0a import *\nfrom m0b import *\n" + READS
    return {"test_it.py": test, **rungs, f"m{n}a.py": "PORT = 8000\n", f"m{n}b.py": "X = 1\n"}


def ladder_of_fallbacks(n: int) -> dict[str, str]:
    """Modules that try one import of the next rung, then the other."""
    text = "try:\n    from m{0}a import PORT\nexcept ImportError:\n    from m{0}b import PORT\n"
    rungs = {f"m{i}{c}.py": text.format(i + 1) for i in range(n) for c in "ab"}
    test = SOCKET + "from m0a import PORT\n" + READS
    return {"test_it.py": test, **rungs, **{f"m{n}{c}.py": "PORT = 8000\n" for c in "ab"}}


def packages(n: int) -> dict[str, str]:
    """Packages that hand on all of one another."""
    text = "from ..s{0} import *\nfrom ..s{0} import f0\nfrom .. import s{0}\n"
    links = {f"pkg/s{i}/__init__.py": text.format(i + 1) for i in range(n)}
    last = {f"pkg/s{n}/__init__.py": SOCKET + serve("f0"), "pkg/__init__.py": "from .s0 import *\n"}
    return {"tests/test_it.py": "from pkg import f0\n" + TEST, **links, **last}


SHAPES = {
    "files in one line": Shape(chain, 500),
    "files in one line, each linted": Shape(chain, 100, every=True),
    "files in a ring": Shape(ring, 500),
    "files in a ring, each linted": Shape(ring, 100, count=4, every=True),
    "files that import all others": Shape(all_of_all),
    "files that import all others, each linted": Shape(all_of_all, count=36, every=True),
    "files that import twenty others": Shape(some_of_all, 100, count=4, every=True),
    "quiet files that import twenty others": Shape(some_of_all_quiet, 100, count=8, every=True),
    "star imports in one line": Shape(stars, 500),
    "star imports in one line, each linted": Shape(stars, 100, every=True),
    "star imports of all others": Shape(stars_of_all),
    "rungs of star imports": Shape(ladder_of_stars, 500, count=12),
    "rungs of imports that may fail": Shape(ladder_of_fallbacks, 500, count=12),
    "packages that hand on": Shape(packages, 500),
}
