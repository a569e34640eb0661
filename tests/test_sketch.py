"""A sketch names all that the syntax tree does, or there is none."""

from __future__ import annotations

import sysconfig
import tokenize
from pathlib import Path

import pytest
from harness import ROOT
from sketched import lost

from flake8_portbind.gates.sketch import sketch

OURS = [file for folder in ("flake8_portbind", "tests", "benchmarks", "docs") for file in (ROOT / folder).rglob("*.py")]
LIBRARY = sorted(Path(sysconfig.get_path("stdlib")).glob("*/*.py"))[::4]


def read(file: Path) -> str:
    with tokenize.open(file) as opened:
        return opened.read()


@pytest.mark.parametrize("file", sorted(OURS), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_nothing_of_our_files_is_lost(file: Path) -> None:
    try:
        assert not lost(read(file))
    except SyntaxError:  # a case for a newer Python
        assert file.stem.startswith("syntax_")


def test_nothing_of_the_standard_library_is_lost() -> None:
    sketches = 0
    for file in LIBRARY:
        try:
            found = lost(read(file))
        except (SyntaxError, ValueError):
            continue
        assert not found, file
        sketches += found is not None
    assert sketches > 100


# What is written, and the names, texts or words that it has.
SPELLED = {
    "a text": ("x = 'PORT'\n", "texts", {"PORT"}),
    "texts side by side": ("x = ('PO'\n     'RT')\n", "texts", {"PORT"}),
    "a comment between them": ("x = ('PO'  # one\n     r'RT')\n", "texts", {"PORT"}),
    "a line that goes on": ("x = 'PO' \\\n  'RT'\n", "texts", {"PORT"}),
    "an escape": (r"x = '\x50ORT'" + "\n", "texts", {"PORT"}),
    "no escape": (r"x = r'\x50ORT'" + "\n", "texts", {r"\x50ORT"}),
    "a quotation mark": (r"x = 'it\'s'; y = 'PORT'" + "\n", "texts", {"PORT"}),
    "the other quotation marks": ("x = \"'\"; y = 'PORT'; z = \"'\"\n", "texts", {"PORT"}),
    "quotation marks in a comment": ("x = 1  # it's\ny = 'PORT'  # isn't it\n", "texts", {"PORT"}),
    "a raw text that is no docstring": ('x = \\\nr"""PORT"""\n', "texts", {"PORT"}),
    "a text that is no docstring": ('f(\n    """PORT"""\n)\n', "texts", {"PORT"}),
    "nor this one": ('x = \\\n"""PORT"""\n', "texts", {"PORT"}),
    "nor one that is used": ('"""PORT""".lower()\n', "texts", {"PORT"}),
    "nor one behind another statement": ('pass; """PORT""" ; f()\n', "texts", {"PORT"}),
    "the value of a key": ('x = {"a":\n"""PORT"""\n}\n', "texts", {"PORT"}),
    "a text with fields": ("x = f'PORT{y}'\n", "texts", {"PORT"}),
    "a text in a field": ("x = f'{y[\"PORT\"]}'\n", "texts", {"PORT"}),
    "a name in a field": ("x = f'it\\'s {bind} or {not_it}, isn\\'t it'\n", "names", {"bind", "not_it"}),
    "a name in a raw field": ("x = rf'{bind}\\d'\n", "names", {"bind"}),
    "a text of bytes": ("x = b'\\xff'; bind\n", "names", {"bind"}),
    "a keyword before a text": ("x = y if'a'else bind\n", "names", {"bind"}),
    "a word that ends like a prefix": ("x = y if'{bind'else listen\n", "names", {"listen"}),
    "a word of a command": ("x = 'exec uvicorn app:app --port=1'\n", "words", {"uvicorn", "--port", "an option"}),
    "a key": ("f(bind='')\n", "words", {"bind"}),
    "letters that are the same to Python": ("x.\N{FULLWIDTH LATIN SMALL LETTER B}ind()\n", "names", {"bind"}),
}


@pytest.mark.parametrize(("source", "what", "expected"), SPELLED.values(), ids=SPELLED)
def test_what_is_named(source: str, what: str, expected: set[str]) -> None:
    found = sketch(source)
    assert found is not None
    assert expected <= getattr(found, what)
    assert lost(source) == []


SILENT = {
    "a docstring": ('"""PORT"""\n', "texts", "PORT"),
    "a docstring of a function": ('def f():\n    """PORT"""  # it is\n    return 1\n', "texts", "PORT"),
    "a raw docstring": ('def f():\n    r"""PORT"""\n', "texts", "PORT"),
    "one at the end": ('class C:\n    """PORT"""', "texts", "PORT"),
    "one behind brackets": ('def f(\n    a=(1, [2], {3})\n):\n    """PORT"""\n', "texts", "PORT"),
    "one behind a text with brackets": ('x = "(["\n"""PORT"""\n', "texts", "PORT"),
    "a comment": ("x = 1  # bind\n", "names", "bind"),
    "a text": ("x = 'bind'\n", "names", "bind"),
    "a definition": ("class C:\n    def bind(self):\n        pass\n", "names", "bind"),
    "a part of a name": ("x.rebind()\n", "names", "bind"),
}


@pytest.mark.parametrize(("source", "what", "name"), SILENT.values(), ids=SILENT)
def test_what_is_not_named(source: str, what: str, name: str) -> None:
    found = sketch(source)
    assert found is not None
    assert name not in getattr(found, what)


IMPORTS = {
    "import a": {("a", 0, ())},
    "import a.b as c, d": {("a.b", 0, ()), ("d", 0, ())},
    "import a;import b": {("a", 0, ()), ("b", 0, ())},
    "if x: import a": {("a", 0, ())},
    "from a.b import c as d, e": {("a.b", 0, ("c", "e"))},
    "from a import (  # one\n    b,\n    c as d,\n)": {("a", 0, ("b", "c"))},
    "from a import \\\n    b": {("a", 0, ("b",))},
    "from . import a": {("", 1, ("a",))},
    "from .import a": {("", 1, ("a",))},
    "from.a import b": {("a", 1, ("b",))},
    "from .. a . b import c": {("a.b", 2, ("c",))},
    "from a import *": {("a", 0, ("*",))},
    "raise x from y; import a": {("a", 0, ())},
    "from importlib import import_module": {("importlib", 0, ("import_module",))},
    "lazy from a import b": {("a", 0, ("b",))},
    "import_module(x)": set(),
    "x = 'import a'": set(),
    "yield from y": set(),
}


@pytest.mark.parametrize("line", IMPORTS)
def test_imports(line: str) -> None:
    found = sketch(f"{line}\n")
    assert found is not None
    assert set(found.imports) == IMPORTS[line]


# What only the syntax tells, beside something alike that the text tells.
DOUBTFUL = [
    ("serve(port=8000)", "serve(report=80)"),
    ("x.listen(8000)", "x.listen(80)"),
    ("x.run (('', 1))", "x.run (f('', 1))"),
    ("x.run(\n    y,\n    ('', 1)\n)", "x.run()[y, ('', 1)]"),
    ("(serve)(port=1)", "(serve)(); f(port=1)"),
    ("start_server(0x50)", "restarted(0x50)"),
    ("Broker(x)", "Broken(x)"),
    ("client.containers.run(x)", "client.container.run(x)"),
    ("x.with_bind_ports(80, 81)", "x.with_bound_ports(80, 81)"),
    ("f'{serve(port=1)}'", "f'{serve} (port=1)'"),
    ("f'{{serve}}{x}'", "f'{serve}{x}'"),
    ("f'{x['a']}'", "f'{x[\"a\"]}'"),
    (r"'\N{no such letter}'", r"'\N{EM DASH}'"),
    (f"serve({'[' * 600}{']' * 600})", f"serve({'[' * 200}{']' * 200})"),
]


@pytest.mark.parametrize(("doubtful", "clear"), DOUBTFUL)
def test_where_the_syntax_has_to_tell(doubtful: str, clear: str) -> None:
    assert sketch(f"{doubtful}\n") is None
    assert sketch(f"{clear}\n") is not None
