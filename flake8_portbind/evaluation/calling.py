"""What a call gives: results of functions in sight, objects of classes, and the builtins that ports pass through."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Callable
from math import isfinite
from typing import TYPE_CHECKING, Any

from flake8_portbind.evaluation import arguments, computed, documents, library_config, objects, parameters, texts, words
from flake8_portbind.evaluation.tasks import Task
from flake8_portbind.limits import MOST_COMBINATIONS
from flake8_portbind.model.evidence import Evidence
from flake8_portbind.model.module import Block, last_name
from flake8_portbind.model.values import (
    ABSENT,
    CONFIGURED,
    MISSING,
    NOT_SURE,
    PER_WORKER,
    UNKNOWN,
    Built,
    Class,
    Constant,
    Deferred,
    External,
    Frame,
    Function,
    Instance,
    Invocation,
    Mapping,
    ModuleValue,
    Origin,
    Partial,
    Sequence,
    Sourced,
    Super,
    Text,
    Value,
    Values,
    constant,
    settled,
    spelled,
    strongest,
    union,
    weakened,
)

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator


def call(ev: Evaluator, node: ast.Call, block: Block, env: Frame | None) -> Task:
    """The values of a call expression."""
    invocation = parameters.invocation_of(node, block, env)
    if isinstance(node.func, ast.Attribute):
        handled = yield _on_value(ev, node, block, env)
        if handled != ABSENT:
            return handled
    callees = yield ev.evaluate(node.func, block, env)
    ev.steps = max(0, ev.steps - len(callees))
    found: list[Values] = []
    for callee in callees:
        found.append((yield called(ev, callee, invocation)))
    return union(*found) if found else NOT_SURE


def called(ev: Evaluator, callee: Value, invocation: Invocation) -> Task:
    """What calling one value gives."""
    if isinstance(callee, Function):
        return (yield results(ev, callee, invocation))
    if isinstance(callee, Class):
        return (Instance(callee, invocation),)
    if isinstance(callee, Partial):
        return (yield called(ev, callee.callee, parameters.prefixed(callee.invocation, invocation)))
    if isinstance(callee, External):
        return (yield _library(ev, callee, invocation))
    if isinstance(callee, Built) and callee.name == "collections.namedtuple" and callee.invocation is not None:
        return (yield _record(ev, callee.invocation, invocation))
    if isinstance(callee, Sourced):
        if callee == UNKNOWN:
            return (ev.catalogue.guess_attribute(last_name(invocation.node.func)),)
        return (callee,)
    return NOT_SURE


def results(ev: Evaluator, function: Function, invocation: Invocation) -> Task:
    """What a function in sight returns or yields for one invocation."""
    frame = ev.frame(function, invocation)
    found: list[Values] = []
    for expression, block in function.scope.results:
        found.append((yield ev.evaluate(expression, block, frame)))
    if not found:
        return NOT_SURE
    merged = union(*found)
    return settled(merged) if len(found) > 1 else merged


def _record(ev: Evaluator, definition: Invocation, invocation: Invocation) -> Task:
    """An object of a `namedtuple("Pair", ["host", "port"])`, as a mapping of its fields."""
    names: list[str] = []
    for value in (yield parameters.argument(ev, definition, 1, "field_names")):
        text = texts.written(value)
        if text is not None:
            names.extend(text.replace(",", " ").split())
        for item in value.elements if isinstance(value, Sequence) else ():
            for element in (yield ev.force(item)):
                names.append(texts.written(element) or "")
    entries: list[tuple[object, Deferred | Values]] = []
    for index, name in enumerate(names):
        entries.append((name, (yield parameters.argument(ev, invocation, index, name))))
    return (Mapping(tuple(entries)),)


def _library(ev: Evaluator, callee: External, invocation: Invocation) -> Task:
    if callee.name.rpartition(".")[2] in ("enter_context", "enter_async_context"):
        return (yield objects.entered(ev, (yield _same(ev, invocation))))
    if callee.name.endswith(".NamedTuple._replace") and callee.receiver is not None:
        return (_rebuilt(callee.receiver, invocation),)
    if callee.name in computed.NAMES and (values := (yield computed.called(ev, callee.name, invocation))) != ABSENT:
        return values
    form = _FORMS.get(callee.name)
    if form is not None:
        return (yield form(ev, invocation))
    if callee.name in documents.READERS:
        return union(*(documents.read(callee.name, text) for text in (yield _same(ev, invocation))))
    name = ev.catalogue.canonical(callee.name)
    if name == "os.environ.get" or name == "os.getenv":
        keys = yield parameters.argument(ev, invocation, 0, "key")
        in_worker = any(isinstance(key, Constant) and "XDIST_WORKER" in str(key.value) for key in keys)
        return (PER_WORKER,) if in_worker else (CONFIGURED,)
    source = ev.catalogue.source_of(name)
    if source is not None:
        return (Sourced(source.evidence),)
    given = ev.catalogue.returns.get(name)
    if given is not None:
        return (Built(given, invocation),)
    if ev.catalogue.knows(name):
        return (Built(ev.catalogue.class_of(name), invocation),)
    last = callee.name.rpartition(".")[2]
    guessed = ev.catalogue.guess_import(last) if callee.receiver is None else ev.catalogue.guess_attribute(last)
    if guessed != UNKNOWN:
        return (guessed,)
    return (Built(ev.catalogue.class_of(name), invocation),)


# Builtins and the like: each takes an invocation and gives values.


def _same(ev: Evaluator, invocation: Invocation) -> Task:
    """`int(x)`, `str(x)`, `list(x)`, `abs(x)`, `cast(T, x)`: the value of the last argument passes through."""
    if not invocation.arguments or invocation.arguments[0].stars:
        return NOT_SURE
    return (yield ev.force(invocation.arguments[0].value))


def _replaced(ev: Evaluator, invocation: Invocation) -> Task:
    """`dataclasses.replace(x, port=8000)`."""
    changed = parameters.without_first(invocation)
    return tuple(_rebuilt(value, changed) for value in (yield _same(ev, invocation)))


def _rebuilt(value: Value, changed: Invocation) -> Value:
    """An object of a record with other values in some of its fields."""
    if not isinstance(value, Instance) or value.invocation is None:
        return UNKNOWN
    return Instance(value.cls, parameters.prefixed(value.invocation, changed))


def _second(ev: Evaluator, invocation: Invocation) -> Task:
    return (yield parameters.argument(ev, invocation, 1, "val"))


def _sorted(ev: Evaluator, invocation: Invocation) -> Task:
    return (yield computed.ordered(ev, invocation, (yield _same(ev, invocation))))


def _reversed(ev: Evaluator, invocation: Invocation) -> Task:
    return computed.backwards((yield _same(ev, invocation)))


def _map(ev: Evaluator, invocation: Invocation) -> Task:
    """`map(int, ports)`; what another function makes of each is not known."""
    if len(invocation.arguments) != 2:
        return NOT_SURE
    function = yield ev.force(invocation.arguments[0].value)
    known = yield from computed.items(ev, (yield ev.force(invocation.arguments[1].value)))
    if known is None or function != (External("int"),):
        return NOT_SURE
    return (Sequence(tuple(_whole_numbers(values) for values in known)),)


def _integer(ev: Evaluator, invocation: Invocation) -> Task:
    return _whole_numbers((yield _same(ev, invocation)))


def _whole_numbers(values: Values) -> Values:
    """`int(x)` of each of these."""
    found: list[Value] = []
    for value in values:
        text = texts.written(value) if texts.is_text(value) else None
        if isinstance(value, Constant) and text is not None and (whole := spelled(text.strip())) is not None:
            found.append(Constant(whole, value.origin))
        elif isinstance(value, Constant) and isinstance(value.value, (int, float)) and isfinite(value.value):
            found.append(constant(int(value.value), value.origin))
        else:
            found.append(value if isinstance(value, (Sourced, Text)) else UNKNOWN)
    return tuple(dict.fromkeys(found)) or NOT_SURE


def _range(ev: Evaluator, invocation: Invocation) -> Task:
    """A scan is a guess, unless each worker scans a range of its own."""
    start: int | None = None
    for index, given in enumerate(invocation.arguments):
        values = yield ev.force(given.value)
        if PER_WORKER in values:
            return (Sequence(((PER_WORKER,),), True),)
        start = _whole(values) if index == 0 else start
    start = 0 if len(invocation.arguments) == 1 else start
    if len(invocation.arguments) == 2 and start is not None:
        first, end = invocation.arguments
        if _whole((yield ev.force(end.value))) == start + 1:
            return (Sequence(((yield ev.force(first.value)),)),)
    return (Sequence(((Sourced(Evidence.GUESSED, start=start),),), True),)


def _whole(values: Values) -> int | None:
    """The number that these values are, if they are one."""
    number = values[0].value if len(values) == 1 and isinstance(values[0], Constant) else None
    return number if isinstance(number, int) else None


def _dict(ev: Evaluator, invocation: Invocation) -> Task:
    entries: list[tuple[object, Deferred | Values]] = []
    opened = False
    for given in invocation.arguments:
        if given.keyword:
            entries.append((given.keyword, given.value))
            continue
        for value in (yield ev.force(given.value)):
            if isinstance(value, Mapping):
                entries.extend(value.entries)
                opened = opened or value.open
                continue
            listed = yield from computed.items(ev, (value,))
            pairs = (yield from computed.pairs(ev, listed)) if listed is not None else None
            entries.extend(pairs or ())
            opened = opened or pairs is None
    return (Mapping(tuple(entries), opened),)


def _open_dict(ev: Evaluator, invocation: Invocation) -> Task:
    return (Mapping((), True),)
    yield


def _enumerate(ev: Evaluator, invocation: Invocation) -> Task:
    if not invocation.arguments:
        return NOT_SURE
    inner = yield ev.element((yield ev.force(invocation.arguments[0].value)))
    first = yield parameters.argument(ev, invocation, 1, "start")
    start = 0 if first == (MISSING,) else _whole(first)
    return (Sequence(((Sequence(((Sourced(Evidence.GUESSED, start=start),), inner)),),), True),)


def _zip(ev: Evaluator, invocation: Invocation) -> Task:
    whole: list[list[Values]] = []
    for given in invocation.arguments:
        listed = yield from computed.items(ev, (yield ev.force(given.value)))
        if listed is None or given.keyword or given.stars:
            break
        whole.append(listed)
    else:
        return (Sequence(tuple((Sequence(row),) for row in zip(*whole, strict=False))),)
    columns: list[Deferred | Values] = []
    for given in invocation.arguments:
        columns.append((yield ev.element((yield ev.force(given.value)))))
    return (Sequence(((Sequence(tuple(columns)),),), True),)


def _next(ev: Evaluator, invocation: Invocation) -> Task:
    if not invocation.arguments:
        return NOT_SURE
    given = invocation.arguments[0].value
    inner = yield ev.force(given)
    if isinstance(given.node, ast.Call) and last_name(given.node.func) in ("iter", "reversed"):  # made for this alone
        return (yield ev.item(inner, 0))
    return (yield ev.element(inner))


def _extreme(ev: Evaluator, invocation: Invocation) -> Task:
    found: list[Values] = []
    for given in invocation.arguments:
        for value in (yield ev.force(given.value)) if not given.keyword else ():
            found.append((yield ev.every(value.elements)) if isinstance(value, Sequence) else (value,))
    values = union(*found) if found else NOT_SURE
    return (strongest(values),) if any(isinstance(value, Sourced) for value in values) else values


def _super(ev: Evaluator, invocation: Invocation) -> Task:
    scope = invocation.block.scope
    while scope.parent is not None and not (scope.is_function and scope.parent.is_class):
        scope = scope.parent
    if scope.parent is None:
        return NOT_SURE
    cls = Class(scope.parent.node, scope.parent)  # type: ignore[arg-type]
    env = invocation.env
    while env is not None and env.function is not scope.node:
        env = env.outer
    return (Super(cls, env.receiver if env is not None and env.receiver else (Instance(cls),)),)
    yield


def _getattr(ev: Evaluator, invocation: Invocation) -> Task:
    names = yield parameters.argument(ev, invocation, 1, "")
    if len(names) != 1 or not isinstance(names[0], Constant) or not isinstance(names[0].value, str):
        return NOT_SURE
    given = invocation.arguments[0].value
    read = ast.copy_location(ast.Attribute(value=given.node, attr=names[0].value, ctx=ast.Load()), invocation.node)
    return (yield ev.evaluate(read, given.block, given.env))


def _partial(ev: Evaluator, invocation: Invocation) -> Task:
    if not invocation.arguments or invocation.arguments[0].keyword:
        return NOT_SURE
    callees = yield ev.force(invocation.arguments[0].value)
    return tuple(Partial(callee, parameters.without_first(invocation)) for callee in callees)


def _type(ev: Evaluator, invocation: Invocation) -> Task:
    values = yield _same(ev, invocation)
    return tuple(value.cls for value in values if isinstance(value, Instance)) or NOT_SURE


def _split_command(ev: Evaluator, invocation: Invocation) -> Task:
    found: list[Value] = []
    for value in (yield _same(ev, invocation)):
        made = words.split(value) if texts.is_text(value) else []
        found.append(Sequence(tuple((word,) for word in made), not made))
    return tuple(found) or NOT_SURE


def _joined_command(ev: Evaluator, invocation: Invocation) -> Task:
    space = Constant(" ", Origin(invocation.node, invocation.block.scope.module))
    return (yield _joined(ev, space, invocation)) if invocation.arguments else NOT_SURE


def _dedented(ev: Evaluator, invocation: Invocation) -> Task:
    """`textwrap.dedent(text)`, `inspect.cleandoc(text)`."""
    return tuple(
        Constant(textwrap.dedent(value.value), value.origin)
        if isinstance(value, Constant) and isinstance(value.value, str)
        else value
        for value in (yield _same(ev, invocation))
    )


def _import(ev: Evaluator, invocation: Invocation) -> Task:
    """`importlib.import_module("a.b")`, `pytest.importorskip("a.b")`."""
    names = yield parameters.argument(ev, invocation, 0, "name")
    dotted = texts.written(names[0]) if len(names) == 1 else None
    if not dotted or dotted.startswith("."):
        return NOT_SURE
    module = ev.neighbours.find(invocation.block.scope.module, dotted, 0)
    return (ModuleValue(module) if module is not None else External(dotted),)


def _arguments_parsed(ev: Evaluator, invocation: Invocation) -> Task:
    """`parser.parse_args(["--port", "8000"])`: what the long options of a written list say, by their names."""
    found: list[Value] = []
    given = yield parameters.argument(ev, invocation, 0, "args")
    if ev.argv is not None and (given == (MISSING,) or all(_stands_for_nothing(value) for value in given)):
        return (yield arguments.parsed(ev, invocation.block.scope.module))
    for value in given:
        if not isinstance(value, Sequence) or not (invocation.env is not None or _is_of(value, invocation)):
            found.append(CONFIGURED)
            continue
        entries: list[tuple[object, Deferred | Values]] = []
        option = ""
        for element in value.elements:
            words = yield ev.force(element)
            word = words[0] if len(words) == 1 else UNKNOWN
            text = texts.written(word) or ""
            if option and not text.startswith("-"):
                entries.append((option, words))
            option, equals, rest = text.removeprefix("--").replace("-", "_").partition("=")
            if not text.startswith("--"):
                option = ""
            elif equals and isinstance(word, Constant):
                entries.append((option, (Constant(rest, word.origin),)))
        found.append(Mapping(tuple(entries), True))
    return tuple(found)


def _all_arguments_parsed(ev: Evaluator, invocation: Invocation) -> Task:
    """`parser.parse_known_args()`: the same, and what is left over."""
    return (Sequence(((yield _arguments_parsed(ev, invocation)), NOT_SURE)),) if ev.argv is not None else (CONFIGURED,)


def _stands_for_nothing(value: Value) -> bool:
    """Whether a list of words stands for those of the program: None, or `sys.argv[1:]`."""
    return (isinstance(value, Constant) and value.value is None) or value == CONFIGURED


def _is_of(value: Sequence, invocation: Invocation) -> bool:
    """Whether a list is written in the function that makes the call, and is none of those that callers hand over."""
    return all(item.block.scope is invocation.block.scope for item in value.elements if isinstance(item, Deferred))


_FORMS: dict[str, Callable[[Any, Invocation], Task]] = {
    "int": _integer,
    "str": _same,
    "float": _same,
    "list": _same,
    "tuple": _same,
    "set": _same,
    "frozenset": _same,
    "sorted": _sorted,
    "reversed": _reversed,
    "iter": _same,
    "copy.copy": _same,
    "copy.deepcopy": _same,
    "pickle.dumps": _same,
    "pickle.loads": _same,
    "abs": _same,
    "typing.cast": _second,
    "dataclasses.replace": _replaced,
    "textwrap.dedent": _dedented,
    "inspect.cleandoc": _dedented,
    "range": _range,
    "dict": _dict,
    "collections.OrderedDict": _dict,
    "types.MappingProxyType": _dict,
    "collections.ChainMap": computed.layered,
    "itertools.chain": computed.chained,
    "filter": computed.filtered,
    "map": _map,
    "os.environ.copy": _open_dict,
    "enumerate": _enumerate,
    "zip": _zip,
    "next": _next,
    "anext": _next,
    "min": _extreme,
    "max": _extreme,
    "sum": _extreme,
    "super": _super,
    "getattr": _getattr,
    "functools.partial": _partial,
    "__import__": _import,
    "importlib.import_module": _import,
    "pytest.importorskip": _import,
    "type": _type,
    "shlex.split": _split_command,
    "argparse.ArgumentParser.parse_args": _arguments_parsed,
    "argparse.ArgumentParser.parse_known_args": _all_arguments_parsed,
    "shlex.join": _joined_command,
    "subprocess.list2cmdline": _joined_command,
    "asyncio.run": _same,
    "asyncio.create_task": _same,
    "asyncio.ensure_future": _same,
    "asyncio.wait_for": _same,
}


# Methods of strings, dicts and lists.


def _on_value(ev: Evaluator, node: ast.Call, block: Block, env: Frame | None) -> Task:
    """The result of a string's, dict's or list's method; `ABSENT` where the receiver is none of them."""
    assert isinstance(node.func, ast.Attribute)
    receivers = yield ev.evaluate(node.func.value, block, env)
    name = node.func.attr
    if name == "get" and any(library_config.is_one(value) for value in receivers):
        return (yield _of_configuration(ev, receivers, node, block, env))
    if name in ("__index__", "__int__") and all(_is_number(value) for value in receivers):
        return receivers
    if not receivers or not all(
        isinstance(value, (Mapping, Sequence, Text)) or _is_string(value) or _is_evidence(value) for value in receivers
    ):
        return ABSENT
    invocation = parameters.invocation_of(node, block, env)
    found: list[Values] = []
    for value in receivers:
        if isinstance(value, Mapping):
            found.append((yield _of_dict(ev, value, name, invocation)))
        elif _is_string(value):
            found.append((yield _of_text(ev, value, name, invocation)))
        elif isinstance(value, Sequence):
            found.append((yield _of_list(ev, value, name, invocation)))
        else:
            found.append((value,))
    return union(*found)


def _of_configuration(ev: Evaluator, receivers: Values, node: ast.Call, block: Block, env: Frame | None) -> Task:
    """`app.config.get("PORT", 8000)`."""
    invocation = parameters.invocation_of(node, block, env)
    keys = yield parameters.argument(ev, invocation, 0, "key")
    found: Values = ()
    for receiver in receivers:
        if len(keys) == 1 and isinstance(keys[0], Constant) and library_config.is_one(receiver):
            found = union(found, (yield library_config.held(ev, receiver, keys[0].value, block.scope.module)))
    return found or NOT_SURE


def _is_string(value: Value) -> bool:
    return texts.is_text(value) or (isinstance(value, Constant) and isinstance(value.value, bytes))


def _is_number(value: Value) -> bool:
    return isinstance(value, Constant) and isinstance(value.value, int)


def _is_evidence(value: Value) -> bool:
    return isinstance(value, Sourced) and value != UNKNOWN


def _of_dict(ev: Evaluator, value: Mapping, name: str, invocation: Invocation) -> Task:
    if name in ("get", "pop", "setdefault", "__getitem__"):
        keys = yield parameters.argument(ev, invocation, 0, "")
        key = keys[0] if len(keys) == 1 and isinstance(keys[0], Constant) else None
        present = key is not None and value.get(key.value) is not None
        held: Values = (yield ev.entry(value, key)) if present or key is None else ()
        if present and not value.open:
            return held
        default = yield parameters.argument(ev, invocation, 1, "default")
        if default == (MISSING,):
            return held or NOT_SURE
        return union(held, weakened(default))
    if name == "values":
        return (Sequence(tuple(item for _, item in value.entries), True),)
    if name == "items":
        pairs: list[Deferred | Values] = []
        for key_value, item in value.entries:
            inner = yield ev.force(item)
            keys = (Constant(key_value, _origin(item)),) if isinstance(item, Deferred) else NOT_SURE
            pairs.append((Sequence((keys, inner)),))
        return (Sequence(tuple(pairs), True),)
    if name == "copy":
        return (value,)
    return NOT_SURE


def _origin(item: Deferred) -> Origin:
    return Origin(item.node, item.block.scope.module)


def _of_text(ev: Evaluator, value: Value, name: str, invocation: Invocation) -> Task:
    if name in computed.METHODS and isinstance(value, Constant):
        made = yield computed.method(ev, value, name, invocation)
        if made != ABSENT:
            return made
    if name == "format" and isinstance(value, Constant):
        positional: list[Values] = []
        keywords: dict[str, Values] = {}
        for given in invocation.arguments:
            if given.keyword:
                keywords[given.keyword] = yield ev.force(given.value)
            elif given.stars == 2:
                for mapping in (yield ev.force(given.value)):
                    for key, item in mapping.entries if isinstance(mapping, Mapping) else ():
                        keywords[str(key)] = yield ev.force(item)
            elif not given.stars:
                positional.append((yield ev.force(given.value)))
        return texts.filled(value, positional, keywords, "format", MOST_COMBINATIONS)
    if name in ("strip", "encode", "lower", "upper", "rstrip", "lstrip"):
        return (value,)
    if name in ("split", "rsplit"):
        separators = yield parameters.argument(ev, invocation, 0, "sep")
        if separators == (MISSING,):
            return (Sequence(tuple((word,) for word in texts.split(value))),)
        separator = separators[0].value if len(separators) == 1 and isinstance(separators[0], Constant) else None
        if isinstance(separator, str) and separator:
            words = texts.split(value, separator)
            return (Sequence(tuple((word,) for word in words)),)
    if name == "join" and invocation.arguments:
        return (yield _joined(ev, value, invocation))
    return NOT_SURE


def _joined(ev: Evaluator, separator: Value, invocation: Invocation) -> Task:
    found: list[Values] = []
    for sequence in (yield ev.force(invocation.arguments[0].value)):
        if not isinstance(sequence, Sequence):
            found.append(NOT_SURE)
            continue
        parts: list[Values] = []
        for index, item in enumerate(sequence.elements):
            if index:
                parts.append((separator,))
            parts.append((yield ev.force(item)))
        if sequence.open:  # there may be more, at its end or elsewhere
            parts += [(separator,), NOT_SURE]
        found.append(texts.join(parts, MOST_COMBINATIONS))
    return union(*found) if found else NOT_SURE


def _of_list(ev: Evaluator, value: Sequence, name: str, invocation: Invocation) -> Task:
    if name == "pop":
        at = yield parameters.argument(ev, invocation, 0, "")
        step = -1 if at == ABSENT else _whole(at)
        if step is not None and not value.open:
            return (yield ev.item((value,), step))
        return (yield ev.every(value.elements))
    if name == "copy":
        return (value,)
    return NOT_SURE
