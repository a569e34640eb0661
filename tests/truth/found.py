"""What qualified names stand for in the libraries that are installed here: looked up in a child, one library a child.

Some libraries can't live in one process, so none of them is imported by the tests themselves.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import inspect
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from kernel import environment


def library_of(name: str) -> str:
    """The import name of the library that a qualified name belongs to."""
    return name.partition(".")[0]


def is_installed(name: str) -> bool:
    """Whether the library of a qualified name can be imported here."""
    return importlib.util.find_spec(library_of(name)) is not None


def looked_up(names: list[str]) -> dict[str, dict[str, Any]]:
    """What is known of names of one library.

    Each has an `error`, or its `value` (of a number or None), `parameters` (name, kind, and the default as
    text; null where C hides them), `is_class`, `members` (what a class has) and `family` (the qualified names
    of what it descends from).
    """
    child = subprocess.run(
        [sys.executable, "-W", "ignore", str(Path(__file__)), json.dumps(names)],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=100,
        stdin=subprocess.DEVNULL,
    )
    assert child.returncode == 0, child.stderr
    told: dict[str, dict[str, Any]] = json.loads(child.stdout.splitlines()[-1])
    return told


def found(name: str) -> Any:
    """The object of a qualified name.

    Raises:
        LookupError: where there is none.
    """
    parts = name.split(".")
    reasons = []
    for end in (*range(len(parts) - 1, 0, -1), len(parts)):  # a name shadows a module: web.application is a class
        try:
            value: Any = importlib.import_module(".".join(parts[:end]))
            for part in parts[end:]:
                value = getattr(value, part)
        except (ImportError, AttributeError) as error:
            reasons.append(f"{type(error).__name__}: {error}")
        else:
            return value
    raise LookupError(f"{name}: {'; '.join(reasons)}")


def described(name: str) -> dict[str, Any]:
    """What one name stands for."""
    try:
        value = found(name)
    except LookupError as error:
        return {"error": str(error)}
    value = getattr(value, "__origin__", value)  # of a generic alias
    if type(value).__name__ == "FixtureFunctionDefinition":
        return {"value": "", "parameters": None, "is_class": False, "members": [], "family": [], "id": id(value)}
    try:
        parameters: Any = [
            (one.name, one.kind.name, "" if one.default is one.empty else repr(one.default))
            for one in inspect.signature(value).parameters.values()
        ]
    except (TypeError, ValueError):
        parameters = None
    family = value.__mro__ if inspect.isclass(value) else ()
    return {
        "value": repr(value) if isinstance(value, int) or value is None else "",
        "parameters": parameters,
        "is_class": inspect.isclass(value),
        "members": dir(value) if inspect.isclass(value) else [],
        "family": [id(one) for one in family],
        "id": id(value),
    }


def main() -> None:
    """Look names up, and print what was found as the last line."""
    with contextlib.redirect_stdout(io.StringIO()):
        told = {name: described(name) for name in json.loads(sys.argv[1])}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
