"""What pytest collects from a file: tests and fixtures."""

from __future__ import annotations

import ast

from flake8_portbind.model.module import FunctionNode, Module, last_name


def fixture_decorator(function: FunctionNode) -> ast.expr | None:
    """The decorator that makes a function a fixture."""
    if isinstance(function, ast.Lambda):
        return None
    for decorator in function.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        if last_name(called) in ("fixture", "yield_fixture") or last_name(called).endswith("_fixture"):
            return decorator
    return None


def fixture_name(function: FunctionNode) -> str:
    """The name that tests ask for a fixture by; empty where the function is none."""
    decorator = fixture_decorator(function)
    if decorator is None or isinstance(function, ast.Lambda):
        return ""
    if isinstance(decorator, ast.Call):
        for keyword in decorator.keywords:
            if keyword.arg == "name" and isinstance(keyword.value, ast.Constant):
                return str(keyword.value.value)
    return function.name


def is_test(function: FunctionNode) -> bool:
    """Whether pytest collects the function as a test."""
    return not isinstance(function, ast.Lambda) and function.name.startswith("test")


def module_fixtures(module: Module) -> dict[str, list[FunctionNode]]:
    """A module's fixtures by the name that tests ask for them by, the last one first."""
    found: dict[str, list[FunctionNode]] = {}
    for function, _ in module.functions:
        name = fixture_name(function)
        if name:
            found.setdefault(name, []).insert(0, function)
    return found
