"""One file → what it takes, what it leaves alone and what can't be told, as plain data."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from flake8_portbind.binds.dials import Dial
from flake8_portbind.binds.listeners import Bind
from flake8_portbind.binds.ports import HIGHEST, Port
from flake8_portbind.catalogue import in_process
from flake8_portbind.findings.advice import in_process_client
from flake8_portbind.findings.report import callee_of, counts, cure_of
from flake8_portbind.model.collection import fixture_decorator, fixture_name, is_test
from flake8_portbind.model.evidence import Evidence
from flake8_portbind.model.module import Block, Module, last_name
from flake8_portbind.model.values import External
from flake8_portbind.rules import all_rules
from flake8_portbind.sight import Sight, Subject

Place = tuple[int, int, str]  # line and column, both counted from 1, and the code

_ADDRESS = re.compile(r"\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::|'?, )\d{2,5}\b|\[::1?\]:\d{2,5}\b")
_PORT_NAME = re.compile(r"(?:^|_)ports?(?:$|_)", re.IGNORECASE)
_PORTS_IN = re.compile(r"localhost|127\.0|0\.0\.0\.0|\[::|(?<![A-Za-z0-9])ports?(?![A-Za-z0-9])", re.IGNORECASE)
_LOWEST = 80  # below it, a number in a variable called port is hardly ever a port
_CLIENTS = re.compile("|".join(sorted({rf"\b{name.rpartition('.')[2]}\b" for name in in_process.CLIENTS})))
_SET_UP = ("setUp", "setUpClass", "asyncSetUp", "setup_method", "setup_class", "setUpModule", "setup_module")

_SAFE = {
    Evidence.OS_CHOSEN: "the operating system chooses the port, or there is none",
    Evidence.PER_WORKER: "each worker has a port of its own",
    Evidence.CONFIGURED: "the environment or the command line chooses the port",
}
_DOUBTFUL = {
    Evidence.UNKNOWN: "the port can't be seen from here",
    Evidence.PROBED: "the port was free when it was probed, and may be taken when it is bound",
}


@dataclass(frozen=True, slots=True, order=True)
class Taken:
    """A listener on a port that two processes may both want.

    Args:
        line: of the call, counted from 1.
        what: the listener as messages name it.
        function: the qualified name of the function around the call; empty at module level.
        number: the port; None where it is guessed.
        source: where the number comes from.
        cure: what to write instead.
        places: what the rules report about it.
    """

    line: int
    what: str
    function: str
    number: int | None
    source: str
    cure: str
    places: frozenset[Place]


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """A line of the file and what there is to say about it."""

    line: int
    what: str
    why: str


@dataclass(frozen=True, slots=True, order=True)
class InProcess:
    """A client that drives an app without a socket, and the function that makes it."""

    line: int
    what: str
    function: str


@dataclass(frozen=True, slots=True)
class Function:
    """A function or method of the file, as pytest sees it.

    Args:
        name: qualified.
        called: the name that others ask for it by: a fixture's may be another one.
        uses: the bare names of the fixtures that it asks for and the functions that it calls.
        is_test: whether pytest runs it.
        everywhere: whether all tests beside it run it: an automatic fixture, or a method such as setUp.
    """

    name: str
    called: str
    uses: frozenset[str]
    is_test: bool
    everywhere: bool


@dataclass(frozen=True, slots=True)
class Survey:
    """All that the audit wants to know of one file."""

    taken: tuple[Taken, ...] = ()
    safe: tuple[Remark, ...] = ()
    idle: tuple[Remark, ...] = ()
    doubtful: tuple[Remark, ...] = ()
    in_process: tuple[InProcess, ...] = ()
    functions: tuple[Function, ...] = ()


def surveyed(sight: Sight, subjects: Sequence[Subject]) -> Survey:
    """What one file takes, leaves alone and leaves open.

    Args:
        sight: the file.
        subjects: what rules look at in it.
    """
    binds = [subject for subject in subjects if isinstance(subject, Bind)]
    dialled = {subject.callee: subject for subject in subjects if isinstance(subject, Dial)}
    remarks = partial(_remarks, binds)
    return Survey(
        tuple(sorted({taken for bind in binds for taken in _taken(bind)}, key=lambda one: (one.line, one.number or 0))),
        remarks(_SAFE),
        tuple(sorted(set(_idle(sight.module, binds, dialled)))),
        remarks(_DOUBTFUL),
        tuple(sorted(set(_in_process(sight)))),
        tuple(_functions(sight.module)),
    )


def _taken(bind: Bind) -> Iterator[Taken]:
    places = frozenset(
        (finding.line, finding.column + 1, finding.code)
        for rule in all_rules()
        if issubclass(Bind, rule.SUBJECT)
        for finding in rule.check(bind)
    )
    line = bind.callee.end_lineno or bind.callee.lineno
    client = in_process_client(bind)
    for port in bind.ports:
        if counts(bind, port):
            number, source, cure = port.number, _source(bind, port), cure_of(bind.row, port)
        elif port.evidence is Evidence.GUESSED:
            number, source, cure = None, "a guess", cure_of(bind.row)
        else:
            continue
        cure = f"drive it in-process with {client}" if client else cure
        yield Taken(line, callee_of(bind), _around(bind.block), number, source, cure, places)


def _source(bind: Bind, port: Port) -> str:
    """Where a number is written."""
    origin = port.origin
    if origin is None:
        return "the library's default"
    where = f"line {origin.node.lineno}"
    if origin.module is not bind.module:
        where = f"{origin.module.title or origin.module.path}:{origin.node.lineno}"
    return f"`{origin.name}`, {where}" if origin.name else where


def _remarks(binds: list[Bind], words: dict[Evidence, str]) -> tuple[Remark, ...]:
    return tuple(
        sorted(
            {
                Remark(bind.callee.end_lineno or bind.callee.lineno, callee_of(bind), words[port.evidence])
                for bind in binds
                for port in bind.ports
                if port.evidence in words
            }
        )
    )


def _around(block: Block) -> str:
    """The qualified name of the function that a block stands in; empty at module level."""
    names: list[str] = []
    scope = block.scope
    while scope.parent is not None:
        if isinstance(scope.node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.insert(0, scope.node.name)
        scope = scope.parent
    return ".".join(names)


def _idle(module: Module, binds: list[Bind], dialled: dict[ast.expr, Dial]) -> Iterator[Remark]:
    """The numbers that look like ports and that nothing in sight listens on."""
    if not any(_PORTS_IN.search(line) for line in module.lines):
        return
    taken = {port.origin.node for bind in binds for port in bind.ports if port.origin is not None}
    parents: dict[ast.AST, ast.AST] = {}
    constants: list[ast.Constant] = []
    todo: list[ast.AST] = [module.tree]
    while todo:
        node = todo.pop()
        for child in ast.iter_child_nodes(node):
            parents[child] = node
            if isinstance(child, ast.Constant):
                constants.append(child)
            else:
                todo.append(child)
    for constant in constants:
        if constant not in taken and _looks_like_port(constant, parents):
            yield Remark(constant.lineno, f"`{ast.unparse(constant)}`", _why(constant, parents, dialled))


def _looks_like_port(node: ast.Constant, parents: dict[ast.AST, ast.AST]) -> bool:
    above = parents.get(node)
    if isinstance(node.value, str):
        return bool(_ADDRESS.search(node.value)) and len(node.value) < 100 and not isinstance(above, ast.Expr)
    if type(node.value) is not int or not _LOWEST <= node.value <= HIGHEST:
        return False
    if isinstance(above, ast.keyword):
        return bool(_PORT_NAME.search(above.arg or ""))
    return isinstance(above, ast.Assign) and bool(_PORT_NAME.search(last_name(above.targets[0])))


def _why(node: ast.AST, parents: dict[ast.AST, ast.AST], dialled: dict[ast.expr, Dial]) -> str:
    while not isinstance(node, ast.stmt):
        node = parents[node]
        if isinstance(node, (ast.Compare, ast.Assert)):
            return "it is only compared"
        if isinstance(node, ast.Call):
            name = last_name(node.func) or "a call"
            if name.startswith("assert"):
                return "it is only compared"
            if node.func in dialled:
                return f"{name}() dials it, and takes no port"
            return f"it goes to {name}(), which is not known to listen"
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            return "no listener in sight takes what it is assigned to"
    return "no listener in sight takes it"


def _in_process(sight: Sight) -> Iterator[InProcess]:
    if not any(_CLIENTS.search(line) for line in sight.module.lines):
        return
    for call in sight.module.calls:
        for value in sight.evaluator.callees(call.node.func, call.block):
            name = value.name if isinstance(value, External) else ""
            if name in in_process.CLIENTS or name.endswith(".test_client"):
                written = ast.unparse(call.node.func)
                yield InProcess(call.node.func.end_lineno or call.node.lineno, f"{written}()", _around(call.block))


def _functions(module: Module) -> Iterator[Function]:
    called: dict[ast.AST, set[str]] = {}
    for call in module.calls:
        for step in call.block.to_module():
            called.setdefault(step.scope.node, set()).add(last_name(call.node.func))
    for function, around in module.functions:
        assert not isinstance(function, ast.Lambda)
        uses = {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)}
        for mark in function.decorator_list:
            if isinstance(mark, ast.Call) and last_name(mark.func) == "usefixtures":
                uses |= {str(given.value) for given in mark.args if isinstance(given, ast.Constant)}
        decorator = fixture_decorator(function)
        automatic = isinstance(decorator, ast.Call) and any(given.arg == "autouse" for given in decorator.keywords)
        yield Function(
            _around(module.scopes[function].block),
            fixture_name(function) or function.name,
            frozenset((uses | called.get(function, set())) - {""}),
            is_test(function) and not around.scope.is_function,
            automatic or function.name in _SET_UP,
        )
