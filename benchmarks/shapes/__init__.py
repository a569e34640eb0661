"""Programs of any size, one shape each: what the plugin's cost is measured on as they grow."""

from __future__ import annotations

from pathlib import Path

from shapes import calls, classes, containers, files, fixtures, numbers, texts
from shapes.shape import Shape

SHAPES: dict[str, Shape] = {
    name: shape
    for module in (calls, classes, containers, files, fixtures, numbers, texts)
    for name, shape in module.SHAPES.items()
}


def placed(shape: Shape, n: int, folder: Path) -> list[tuple[str, str]]:
    """Write a program into a folder.

    Args:
        shape: its shape.
        n: its size.
        folder: where to.

    Returns:
        The files that are linted, each with its text.
    """
    made = shape.build(n)
    written = {"tests/test_it.py": made} if isinstance(made, str) else made
    for name, text in {"pyproject.toml": "", **written}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    names = list(written) if shape.every else [next(iter(written))]
    return [(str(folder / name), written[name]) for name in names]
