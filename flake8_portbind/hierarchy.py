"""Classes in sight: their bases, their heirs, and the library classes that they descend from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flake8_portbind.module import Module
from flake8_portbind.values import Class, External

if TYPE_CHECKING:
    from flake8_portbind.evaluate import Evaluator


class Hierarchy:
    """Remembers the bases of each class of one run."""

    def __init__(self, ev: Evaluator) -> None:
        self.ev = ev
        self._lines: dict[Class, tuple[list[Class], list[str]]] = {}
        self._heirs: dict[Module, dict[Class, list[Class]]] = {}

    def _line(self, cls: Class) -> tuple[list[Class], list[str]]:
        known = self._lines.get(cls)
        if known is not None:
            return known
        in_sight: list[Class] = []
        external: list[str] = []
        self._lines[cls] = (in_sight, external)
        todo = [cls]
        while todo:
            current = todo.pop(0)
            around = current.scope.block.parent
            assert around is not None
            for base in current.node.bases:
                for value in self.ev.values(base, around):
                    if isinstance(value, Class) and value not in in_sight and value != cls:
                        in_sight.append(value)
                        todo.append(value)
                    elif isinstance(value, External):
                        name = self.ev.catalogue.class_of(value.name)
                        if name not in external:
                            external.append(name)
        return self._lines[cls]

    def bases_in_sight(self, cls: Class) -> list[Class]:
        """The project's classes that a class descends from, nearest first."""
        return self._line(cls)[0]

    def external_bases(self, cls: Class) -> list[str]:
        """The library classes that a class descends from, by qualified name."""
        return self._line(cls)[1]

    def heirs(self, cls: Class) -> list[Class]:
        """The classes of the same file that descend from a class."""
        module = cls.scope.module
        if module not in self._heirs:
            found: dict[Class, list[Class]] = {}
            self._heirs[module] = found
            for node, _ in module.classes:
                heir = Class(node, module.scopes[node])
                for base in self.bases_in_sight(heir):
                    found.setdefault(base, []).append(heir)
        return self._heirs[module].get(cls, [])

    def family(self, cls: Class) -> list[Class]:
        """A class, those it descends from, and its heirs."""
        return [cls, *self.bases_in_sight(cls), *self.heirs(cls)]
