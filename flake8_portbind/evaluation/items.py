"""Sequences and dicts: the literals that make them, and what unpacking, iterating and indexing them gives."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from flake8_portbind.evaluation import arguments, computed, library_config, objects
from flake8_portbind.evaluation.tasks import Task
from flake8_portbind.model.module import ANY_ITEM, Block, Step
from flake8_portbind.model.values import (
    CONFIGURED,
    NOT_SURE,
    PER_WORKER,
    UNKNOWN,
    Class,
    Constant,
    Deferred,
    External,
    Frame,
    Instance,
    Mapping,
    ModuleValue,
    Origin,
    Sequence,
    Value,
    Values,
    lists_joined,
    source_of,
    union,
)

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator


def sequence(ev: Evaluator, node: ast.Tuple | ast.List | ast.Set, block: Block, env: Frame | None) -> Task:
    """The sequence that a tuple, list or set display makes."""
    if not any(isinstance(element, ast.Starred) for element in node.elts):
        return (Sequence(tuple(Deferred(element, block, env) for element in node.elts)),)
    made = Sequence(())
    for element in node.elts:
        if not isinstance(element, ast.Starred):
            made = made.followed_by(Sequence((Deferred(element, block, env),)))
            continue
        inner = yield ev.evaluate(element.value, block, env)
        if len(inner) == 1 and isinstance(inner[0], Sequence) and not inner[0].open:
            made = made.followed_by(inner[0])
        else:
            several = [value for value in inner if isinstance(value, Sequence)]
            found = several[0] if len(several) == 1 else lists_joined(several) if several else Sequence(())
            made = made.followed_by(Sequence(found.elements, True, 0))
    return (made,)


def dictionary(ev: Evaluator, node: ast.Dict, block: Block, env: Frame | None) -> Task:
    """The mapping that a dict display makes."""
    entries: list[tuple[object, Deferred | Values]] = []
    opened = False
    for key, value in zip(node.keys, node.values, strict=True):
        if key is None:
            inner = yield ev.evaluate(value, block, env)
            for mapping in inner:
                if isinstance(mapping, Mapping):
                    entries.extend(mapping.entries)
                opened = opened or not isinstance(mapping, Mapping) or mapping.open
            continue
        if isinstance(key, ast.Constant):
            entries.append((key.value, Deferred(value, block, env)))
            continue
        keys = yield ev.evaluate(key, block, env)
        if len(keys) == 1 and isinstance(keys[0], Constant):
            entries.append((keys[0].value, Deferred(value, block, env)))
        else:
            entries.append((UNKNOWN, Deferred(value, block, env)))
            opened = True
    return (Mapping(tuple(entries), opened),)


def comprehension(
    ev: Evaluator, node: ast.ListComp | ast.SetComp | ast.GeneratorExp, block: Block, env: Frame | None
) -> Task:
    """The sequence that a comprehension makes: any number of its elements."""
    inner = block.scope.module.scopes[node].block
    first = node.generators[0]
    if _is_whole(node) and ast.dump(first.target) == ast.dump(_stored(node.elt)):  # it copies what it goes through
        values = yield ev.evaluate(first.iter, block, env)
        if len(values) == 1 and isinstance(values[0], Sequence):
            return values
    return (Sequence((Deferred(node.elt, inner, env),), True),)


def dict_comprehension(ev: Evaluator, node: ast.DictComp, block: Block, env: Frame | None) -> Task:
    """The mapping that `{key: value for key, value in pairs}` makes; others are not known."""
    first = node.generators[0]
    names = [getattr(part, "id", "") for part in getattr(first.target, "elts", ())]
    if _is_whole(node) and names and names == [getattr(node.key, "id", None), getattr(node.value, "id", None)]:
        listed = yield from computed.items(ev, (yield ev.evaluate(first.iter, block, env)))
        pairs = (yield from computed.pairs(ev, listed)) if listed is not None else None
        if pairs is not None:
            return (Mapping(pairs),)
    return NOT_SURE


def _is_whole(node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> bool:
    """Whether a comprehension goes through one thing and leaves nothing out."""
    return len(node.generators) == 1 and not node.generators[0].ifs


def _stored(node: ast.expr) -> ast.expr:
    """A name as the target of a loop has it."""
    return ast.Name(id=node.id, ctx=ast.Store()) if isinstance(node, ast.Name) else node


def subscript(ev: Evaluator, node: ast.Subscript, block: Block, env: Frame | None) -> Task:
    """The values of `x[key]` and `x[a:b]`."""
    receivers = yield ev.evaluate(node.value, block, env)
    if isinstance(node.slice, ast.Slice):
        bounds: list[int | None] = []
        for bound in (node.slice.lower, node.slice.upper, node.slice.step):
            values = (yield ev.evaluate(bound, block, env)) if bound is not None else ()
            bounds.append(_index(values))
            if bound is not None and bounds[-1] is None:
                return (yield _some_of(ev, receivers))
        return tuple(_part_of(value, slice(*bounds)) for value in receivers)
    if isinstance(node.slice, ast.Name) and node.slice.id == "__name__" and External("sys.modules") in receivers:
        return (ModuleValue(block.scope.module),)
    keys = yield ev.evaluate(node.slice, block, env)
    key = keys[0] if len(keys) == 1 and isinstance(keys[0], Constant) else None
    found = []
    for receiver in receivers:
        if isinstance(receiver, Mapping):
            found.append((yield entry(ev, receiver, key)))
        elif isinstance(receiver, External) and receiver.name == "os.environ":
            found.append((PER_WORKER if key is not None and "XDIST" in str(key.value) else CONFIGURED,))
        elif isinstance(receiver, External) and receiver.name == "sys.argv" and ev.argv is not None:
            found.append(arguments.word(ev, _index(keys) or 0))
        elif isinstance(receiver, External) and receiver.name == "plumbum.local" and key is not None:
            found.append((External(f"plumbum.cmd.{key.value}"),))
        elif isinstance(receiver, (Class, Instance)):
            found.append((yield objects.indexed(ev, receiver, key, node, block)))
        elif library_config.is_one(receiver) and key is not None:
            found.append((yield library_config.held(ev, receiver, key.value, block.scope.module)))
        else:
            step = key.value if key is not None and isinstance(key.value, int) else ANY_ITEM
            found.append((yield element(ev, (receiver,), step)))
    return union(*found) if found else NOT_SURE


def _index(values: Values) -> int | None:
    """The one number that these values are."""
    number = values[0].value if len(values) == 1 and isinstance(values[0], Constant) else None
    return number if isinstance(number, int) else None


def _some_of(ev: Evaluator, values: Values) -> Task:
    """What is left of lists of which a part is taken that nobody knows: any of their elements."""
    found: list[Value] = []
    for value in values:
        if isinstance(value, Sequence):
            found.append(Sequence(((yield ev.every(value.elements)) or NOT_SURE,), True))
        else:
            found.append(source_of(value))
    return tuple(found)


def _part_of(value: Value, part: slice) -> Value:
    """What is left of a list when only a part of it is taken; of one with gaps, the part behind its first elements."""
    if not isinstance(value, Sequence) or part.step == 0:
        return source_of(value)
    if not value.open:
        return Sequence(value.elements[part])
    start = part.start or 0
    if part.step in (None, 1) and 0 <= start <= value.in_place:
        if part.stop is None:
            return Sequence(value.elements[start:], True, value.in_place - start)
        if 0 <= part.stop <= value.in_place:
            return Sequence(value.elements[part])
    return Sequence(value.elements, True, None if value.certain is None else 0)


def entry(ev: Evaluator, mapping: Mapping, key: Constant | None) -> Task:
    """What a dict holds under a key; under one that is not known, all that it holds."""
    if key is not None:
        item = mapping.get(key.value)
        return NOT_SURE if item is None else (yield ev.force(item))
    found = yield ev.every(item for _, item in mapping.entries)
    return union(found, NOT_SURE) if mapping.open else found or NOT_SURE


def element(ev: Evaluator, values: Values, step: Step) -> Task:
    """What unpacking, iterating or indexing these values gives."""
    found: list[Values] = []
    for value in values:
        if isinstance(step, slice):
            found.append((Sequence(value.elements[step], value.open),) if isinstance(value, Sequence) else NOT_SURE)
        elif isinstance(value, Sequence):
            if step is not ANY_ITEM and not value.open:
                if -len(value.elements) <= step < len(value.elements):
                    found.append((yield ev.force(value.elements[step])))
                else:
                    found.append(NOT_SURE)
            elif step is not ANY_ITEM and value.certain is not None and not 0 <= step < value.certain:
                found.append(NOT_SURE)
            elif step is not ANY_ITEM and 0 <= step < len(value.elements):
                found.append((yield ev.force(value.elements[step])))
            else:
                found.append((yield ev.every(value.elements)))
        elif isinstance(value, Mapping) and step is ANY_ITEM:
            found.append(
                tuple(Constant(key, _key_origin(item)) for key, item in value.entries if isinstance(item, Deferred))
            )
        else:
            found.append(objects.item(ev, value))
    return union(*found) if found else NOT_SURE


def _key_origin(item: Deferred) -> Origin:
    return Origin(item.node, item.block.scope.module)
