"""The project's other files, on demand: found by import or by pytest's rules, parsed once, never imported or run."""

from __future__ import annotations

from flake8_portbind.module import Module


class Neighbours:
    """Sees nothing beyond the file itself."""

    def find(self, module: Module, dotted: str, level: int) -> Module | None:
        """The module that a dotted name means in a file; None where it is not one of the project."""
        return None

    def submodule(self, module: Module, name: str) -> Module | None:
        """The module of that name inside a package."""
        return None

    def conftests(self, module: Module) -> list[Module]:
        """The files whose fixtures a file sees, nearest first."""
        return []
