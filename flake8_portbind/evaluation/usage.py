"""What becomes of an object after it is built: is it started, handed on, or left alone?"""

from __future__ import annotations

import ast
import re
from collections.abc import Container, Iterable, Iterator

from flake8_portbind.catalogue.schema import Listener, Reach
from flake8_portbind.model.collection import fixture_name
from flake8_portbind.model.module import FUNCTIONS, Block, Call, How, Module, Scope, last_name
from flake8_portbind.model.nodes import inside
from flake8_portbind.model.reads import FAILING


def reads_of(module: Module, call: ast.Call, block: Block) -> set[str] | None:
    """The attributes that are read on the object that a call builds; None where it is handed on, or lost from sight."""
    if call in module.discarded:
        return set()
    if call in module.read_at_once:
        return {module.read_at_once[call]}
    name = module.built.get(block.scope, {}).get(call)
    if name is None:
        return None
    used = module.uses_within.get(block.scope, {}).get(name, set())
    return _through_fixture(module, name, used, block.scope) if "" in used else used


def _through_fixture(module: Module, name: str, used: set[str], scope: Scope) -> set[str] | None:
    """The reads of an object that leaves its fixture, where the tests of this file do no more than look at it.

    A test that hands it to a class, and starts nothing, has not started it either.
    """
    fixture = fixture_name(scope.node) if isinstance(scope.node, FUNCTIONS) else ""
    results = [expression for expression, _ in scope.results if isinstance(expression, ast.Name)]
    if not fixture or module.name == "conftest.py" or _objects(scope.node, name) - set(results):
        return None
    found = used - {""}
    users = [inner for inner in module.uses if inner.is_function and fixture in inner.names and inner is not scope]
    for user in users:
        handed = {
            given
            for call in module.calls_inside.get(user, ())
            if last_name(call.node.func)[:1].isupper()
            for given in (*call.node.args, *(keyword.value for keyword in call.node.keywords))
        }
        if _objects(user.node, fixture) - handed:
            return None
        for names in (module.uses[inner] for inner in module.scopes_inside[user] if inner in module.uses):
            found |= set().union(*names.values()) if handed else names.get(fixture, set()) - {""}
    return found - {""} if users else None


def _objects(node: ast.AST, name: str) -> set[ast.AST]:
    """The places that read a name for the object itself, and not for an attribute of it."""
    found: set[ast.AST] = set()
    todo = [node]
    while todo:
        current = todo.pop()
        if type(current) is ast.Name:
            if current.id == name and type(current.ctx) is ast.Load:
                found.add(current)
        elif type(current) is not ast.Attribute or type(current.value) is not ast.Name:
            todo += inside(current)
    return found


def only_fails(module: Module, call: ast.Call, block: Block) -> bool:
    """Whether the coroutine that a call gives is run only where it is expected to fail."""
    names = module.uses.get(block.scope, {})
    return reads_of(module, call, block) == set() and any(
        binding.value is call for name in names.get(FAILING, ()) for binding in block.scope.names.get(name, ())
    )


def is_idle(module: Module, call: ast.Call, block: Block, starts: Iterable[str]) -> bool:
    """Whether the object that a call builds is certainly never started: nobody calls what starts it or hands it on.

    Args:
        module: the file.
        call: the call that builds the object.
        block: where it stands.
        starts: the methods that start it.
    """
    if call in module.discarded:
        return True
    used = reads_of(module, call, block)
    return used is not None and used.isdisjoint(starts)


_RUNS = re.compile(r"(?:run|serve|start|begin)(?:_\w+)?|startup")


def _runs_by_name(names: Iterable[str]) -> bool:
    """Whether one of the names is that of a method which runs a server: `run`, `serve_forever`, `start_in_thread`."""
    return any(_RUNS.fullmatch(name) for name in names)


def is_started(module: Module, call: ast.Call, block: Block, row: Listener) -> bool:
    """Whether something in the file starts what a call builds or prepares.

    Args:
        module: the file.
        call: the call that builds it.
        block: where it stands.
        row: the listener, for the methods that start it and the classes that it is handed to.
    """
    if row.reach is not Reach.METHOD and is_idle(module, call, block, row.starts):
        return False
    if call in module.managers:
        return True
    if _goes_elsewhere(module, call, block, row):
        return False
    servers = _handed_to(module, call, block, row.starts)
    if any(_is_of_a_heir(module, server, row) and reads_of(module, server.node, server.block) for server in servers):
        return True  # its methods have names of their own
    if servers and all(_is_never_run(module, server) or _is_given_sockets(module, server) for server in servers):
        return False
    starters = module.mentioned.intersection(row.starts)
    return any(name[0].islower() for name in starters) or bool(starters and _runs_by_name(module.mentioned))


def _is_of_a_heir(module: Module, server: Call, row: Listener) -> bool:
    """Whether the class of a server is not the library's own but one of the project that has its name."""
    name = last_name(server.node.func)
    library = row.name.partition(".")[0]
    return any(
        binding.how is How.CLASS or (binding.how is How.IMPORT and binding.qualname.partition(".")[0] != library)
        for binding in module.scope.names.get(name, ())
    )


def _is_never_run(module: Module, server: Call) -> bool:
    if server.node in module.discarded:
        return True
    used = reads_of(module, server.node, server.block)
    return used is not None and not _runs_by_name(used)


def _goes_elsewhere(module: Module, call: ast.Call, block: Block, row: Listener) -> bool:
    """Whether an object is handed to classes of its own library only, none of which starts it."""
    library = row.name.partition(".")[0]
    names = _names_of(call, block)
    given = {call} if not names else set().union(*(_objects(block.scope.node, name) for name in names))
    taken = {
        argument
        for other in module.calls_by_scope.get(block.scope, ())
        if isinstance(other.node.func, ast.Name)
        and other.node.func.id[:1].isupper()
        and other.node.func.id not in row.starts
        and _library_of(module, other.node.func.id) == library
        for argument in (*other.node.args, *(keyword.value for keyword in other.node.keywords))
    }
    used = reads_of(module, call, block) or set()
    return bool(given) and given <= taken and used.isdisjoint(row.starts)


def _library_of(module: Module, name: str) -> str:
    bindings = module.scope.names.get(name, ())
    return bindings[0].qualname.partition(".")[0] if len(bindings) == 1 else ""


def starts_of(module: Module, call: ast.Call, block: Block, row: Listener) -> list[Call]:
    """The calls that start what a call builds; none where somebody else may start it, too."""
    names = _names_of(call, block)
    used = reads_of(module, call, block) if names else None
    if used is None or any(
        not read.get(name, set()).isdisjoint(row.starts)
        for scope in module.scopes_inside[block.scope]
        if scope is not block.scope
        for read in (module.uses.get(scope, {}),)
        for name in names
    ):
        return []
    return [
        other
        for other in module.calls_by_scope.get(block.scope, ())
        if isinstance(other.node.func, ast.Attribute)
        and other.node.func.attr in row.starts
        and isinstance(other.node.func.value, ast.Name)
        and other.node.func.value.id in names
    ]


def replaced_on(module: Module, call: ast.Call, block: Block) -> set[str]:
    """The methods that a function replaces on the object that a call builds: `client.connect = lambda: False`."""
    assigned = module.assigned.get(block.scope, {})
    return set().union(*(assigned.get(name, set()) for name in _names_of(call, block))) if assigned else set()


def _handed_to(module: Module, call: ast.Call, block: Block, classes: Container[str]) -> list[Call]:
    """The calls of these classes that take what a call builds, as `Server(config)` does."""
    names = _names_of(call, block)
    return [
        other
        for other in module.calls_by_scope.get(block.scope, ())
        if last_name(other.node.func) in classes
        and any(
            given is call or (isinstance(given, ast.Name) and given.id in names)
            for given in (*other.node.args, *(keyword.value for keyword in other.node.keywords))
        )
    ]


def _is_given_sockets(module: Module, server: Call) -> bool:
    """Whether all that runs a server hands it bound sockets: `server.run(sockets=[sock])`, itself or in a thread."""
    names = _names_of(server.node, server.block)
    runs = [
        call.node
        for call in module.calls_inside.get(server.block.scope, ())
        if any(_runs(part, server.node, names) for part in _callees(call.node))
    ]
    return bool(runs) and all("sockets" in _keywords(run) for run in runs)


def _callees(call: ast.Call) -> Iterator[ast.expr]:
    """What a call calls, and what it hands to somebody who does."""
    yield call.func
    yield from (keyword.value for keyword in call.keywords if keyword.arg == "target")


def _runs(callee: ast.expr, server: ast.Call, names: Container[str]) -> bool:
    return (
        isinstance(callee, ast.Attribute)
        and _RUNS.fullmatch(callee.attr) is not None
        and (callee.value is server or (isinstance(callee.value, ast.Name) and callee.value.id in names))
    )


def _keywords(call: ast.Call) -> Iterator[object]:
    for keyword in call.keywords:
        yield keyword.arg
        if keyword.arg == "kwargs" and isinstance(keyword.value, ast.Dict):
            yield from (key.value for key in keyword.value.keys if isinstance(key, ast.Constant))


def _names_of(node: ast.expr, block: Block) -> set[str]:
    """The names of a scope that hold what an expression gives."""
    return {name for name, held in block.scope.names.items() if any(b.value is node and not b.path for b in held)}
