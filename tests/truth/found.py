"""What a qualified name stands for in the libraries that are installed here, and what its signature says."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import warnings
from typing import Any


def library_of(name: str) -> str:
    """The import name of the library that a qualified name belongs to."""
    return name.partition(".")[0]


def is_installed(name: str) -> bool:
    """Whether the library of a qualified name can be imported here."""
    try:
        return importlib.util.find_spec(library_of(name)) is not None
    except (ImportError, ValueError):
        return False


def found(name: str) -> Any:
    """The object of a qualified name.

    Raises:
        ImportError: where no module of that path can be imported.
        AttributeError: where the module has no such name.
    """
    parts = name.split(".")
    reason: Exception | None = None
    for end in range(len(parts), 0, -1):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                value: Any = importlib.import_module(".".join(parts[:end]))
        except ImportError as error:
            reason = reason or error
            continue
        for part in parts[end:]:
            value = getattr(value, part)
        return value
    raise ImportError(name) from reason


def parameters_of(called: Any, *, bound: bool) -> list[inspect.Parameter] | None:
    """The parameters that a caller fills, without `self` where the name is not yet bound; None where C hides them."""
    try:
        parameters = list(inspect.signature(called).parameters.values())
    except (TypeError, ValueError):
        return None
    return parameters if bound else parameters[1:]
