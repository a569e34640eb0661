"""Classes in sight: their bases, their heirs, and the library classes that they descend from."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from flake8_portbind.evaluation import parameters
from flake8_portbind.model.module import Binding, Module, Scope
from flake8_portbind.model.values import Class, External

if TYPE_CHECKING:
    from flake8_portbind.evaluation.evaluate import Evaluator


class _Line(NamedTuple):
    """What a class descends from.

    Args:
        in_sight: the project's classes, nearest first.
        external: the library classes, by qualified name.
        modules: the files of the class and of those in sight.
        circular: whether it descends from itself, in code that can't run.
    """

    in_sight: list[Class]
    external: list[str]
    modules: frozenset[Module]
    circular: bool

    def below(self, base: Class, external: list[str], module: Module) -> _Line:
        """The line of a class of this module that has this base, whose line this is, and no other in sight."""
        modules = self.modules if module in self.modules else self.modules | {module}
        names = list(dict.fromkeys((*external, *self.external)))
        return _Line([base, *self.in_sight], names, modules, False)


class Hierarchy:
    """Remembers the bases of each class of one run."""

    def __init__(self, ev: Evaluator) -> None:
        self.ev = ev
        self._direct: dict[Class, tuple[list[Class], list[str]]] = {}
        self._lines: dict[Class, _Line] = {}
        self._heirs: dict[Class, list[Class]] = {}
        self._stores: dict[tuple[Class, str], list[tuple[Binding, Scope]]] = {}
        self._descent: dict[Module, dict[Class, list[Class]]] = {}

    def _bases(self, cls: Class) -> tuple[list[Class], list[str]]:
        """What a class names as its bases: the project's classes, and the qualified names of library classes."""
        known = self._direct.get(cls)
        if known is not None:
            return known
        in_sight, external = self._direct[cls] = ([], [])
        around = cls.scope.block.parent
        assert around is not None
        for base in cls.node.bases:
            for value in self.ev.values(base, around):
                if isinstance(value, Class):
                    in_sight.append(value)
                elif isinstance(value, External):
                    external.append(self.ev.catalogue.class_of(value.name))
        return in_sight, external

    def _line(self, cls: Class) -> _Line:
        chain: dict[Class, None] = {}
        current = cls
        while current not in self._lines:
            chain[current] = None
            bases = self._bases(current)[0]
            if len(bases) != 1 or bases[0] in chain:
                self._lines[current] = self._walked(current)
                break
            current = bases[0]
        # What has a single base has that base before it, and the same line.
        above = self._lines[current]
        for heir in reversed(chain):
            if heir not in self._lines:
                (base,), external = self._bases(heir)
                if above.circular:
                    self._lines[heir] = self._walked(heir)
                else:
                    self._lines[heir] = above.below(base, external, heir.scope.module)
            above = self._lines[heir]
        return self._lines[cls]

    def _walked(self, cls: Class) -> _Line:
        line, names = {cls: None}, dict[str, None]()
        todo, circular = deque(line), False
        while todo:
            in_sight, external = self._bases(todo.popleft())
            names.update(dict.fromkeys(external))
            for base in in_sight:
                circular = circular or base == cls
                if base not in line:
                    line[base] = None
                    todo.append(base)
        return _Line(list(line)[1:], list(names), frozenset(member.scope.module for member in line), circular)

    def modules(self, cls: Class) -> frozenset[Module]:
        """The files that hold a class and those that it descends from."""
        return self._line(cls).modules

    def bases_in_sight(self, cls: Class) -> list[Class]:
        """The project's classes that a class descends from, nearest first."""
        return self._line(cls).in_sight

    def external_bases(self, cls: Class) -> list[str]:
        """The library classes that a class descends from, by qualified name."""
        return self._line(cls).external

    def heirs(self, cls: Class) -> list[Class]:
        """The classes of the same file that descend from a class."""
        if cls not in self._heirs:
            self._heirs[cls] = self._found_heirs(cls)
        return self._heirs[cls]

    def _found_heirs(self, cls: Class) -> list[Class]:
        children = self._children(cls.scope.module)
        found, todo = {cls}, [cls]
        while todo:
            fresh = [child for child in children.get(todo.pop(), ()) if child not in found]
            found.update(fresh)
            todo += fresh
        found.remove(cls)
        if not found:
            return []
        module = cls.scope.module
        own = (Class(node, module.scopes[node]) for node, _ in module.classes)
        return [heir for heir in own if heir in found]

    def _children(self, module: Module) -> dict[Class, list[Class]]:
        """The classes of a file, and those in sight that they descend from, by the bases that they name."""
        if module not in self._descent:
            found = self._descent[module] = {}
            todo = [Class(node, module.scopes[node]) for node, _ in module.classes]
            seen = set(todo)
            while todo:
                heir = todo.pop()
                for base in self._bases(heir)[0]:
                    found.setdefault(base, []).append(heir)
                    if base not in seen:
                        seen.add(base)
                        todo.append(base)
        return self._descent[module]

    def stores(self, cls: Class, name: str) -> list[tuple[Binding, Scope]]:
        """The statements `self.name = …` in the methods of a class, its bases and its heirs, each with its method."""
        key = (cls, name)
        if key not in self._stores:
            self._stores[key] = list(self._found_stores(cls, name))
        return self._stores[key]

    def _found_stores(self, cls: Class, name: str) -> Iterator[tuple[Binding, Scope]]:
        if not any(name in module.stores for module in self.modules(cls)):
            return
        for member in self.family(cls):
            for binding, method in member.scope.module.method_stores.get((member.scope, name), ()):
                receiver = parameters.receiver_name(method.node, member.scope.block)  # type: ignore[arg-type]
                if isinstance(binding.target, ast.Name) and binding.target.id == receiver:
                    yield binding, method

    def family(self, cls: Class) -> list[Class]:
        """A class, those it descends from, and its heirs."""
        return [cls, *self.bases_in_sight(cls), *self.heirs(cls)]
