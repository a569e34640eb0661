"""Evaluation without recursion: a task yields the tasks that it needs and is sent their answers."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, TypeAlias, TypeVar

from flake8_portbind.model.values import Values

Task: TypeAlias = "Generator[Task, Values, Values]"
Answer = TypeVar("Answer")


def run(task: Generator[Task, Values, Answer]) -> Answer:
    """Drive a task, and all that it asks for, to its answer; the stack lives on the heap."""
    stack: list[Generator[Task, Values, Any]] = [task]
    answer: Any = None
    while True:
        try:
            asked = next(stack[-1]) if answer is None else stack[-1].send(answer)
        except StopIteration as stop:
            stack.pop()
            answer = stop.value
            if not stack:
                assert answer is not None
                return answer  # type: ignore[no-any-return]
        else:
            stack.append(asked)
            answer = None
