"""What a row of the catalogue promises, one start of its listener at a time."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass

from kernel import Job, Seen, chosen_by_the_system
from recipes import Recipe

from flake8_portbind.catalogue.schema import Argument, Form, Listener

SPELLED = {
    Form.PORT: "{port}",
    Form.ADDRESS: '("127.0.0.1", {port})',
    Form.ENDPOINT: '"127.0.0.1:{port}"',
    Form.STRPORT: '"tcp:{port}:interface=127.0.0.1"',
    Form.ANY: "{port}",
}
REFUSALS = ("is refused here", "fails here")


@dataclass(frozen=True)
class Promise:
    """What a start should lead to.

    Args:
        mode: "number", "zero", "none" or "omitted".
        number: the port that is taken, or None where the system chooses it or the call is refused.
        refused: whether it has to fail.
        may_fail: whether it may fail as well as let the system choose.
        also: fixed ports that are taken besides.
    """

    mode: str
    number: int | None
    refused: bool = False
    may_fail: bool = False
    also: tuple[int, ...] = ()

    def is_seen(self, ports: set[int]) -> bool:
        """Whether there is nothing more to wait for."""
        return not self.refused and self.holds(ports)

    def holds(self, ports: set[int]) -> bool:
        """Whether the ports that are taken are those that are promised."""
        chosen = chosen_by_the_system() or range(0)
        if self.number is not None:
            fixed = {port for port in ports if port not in chosen} - {self.number} - set(self.also)
            return self.number in ports and not fixed
        return bool(ports) and all(port in chosen for port in ports - set(self.also))

    def told(self, seen: Seen) -> str:
        """What is wrong with what was seen; empty where the promise was kept."""
        if "SyntaxError" in seen.failure:
            return f"{self.mode}: the recipe is no Python\n{seen.failure}"  # and no refusal
        if self.refused:
            return "" if seen.failure else f"{self.mode}: it was not refused, and took {sorted(seen.ports)}"
        if self.holds(seen.ports):
            return ""
        if self.number is None and not seen.ports and self.may_fail:
            return ""
        wanted = "a port that the system chooses" if self.number is None else str(self.number)
        return f"{self.mode}: it took {sorted(seen.ports) or 'no port'} and not {wanted}\n{seen.failure}\n{seen.log}"


def free_port() -> int:
    """A number that nobody uses right now; every job has a network of its own, so nobody can take it from it."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        number: int = probe.getsockname()[1]
        return number


def promises(row: Listener, recipe: Recipe) -> Iterator[Promise]:
    """What a row says about a number, 0, None and an omission."""
    unsaid = {reason.partition(":")[0] for reason in recipe.unsaid}
    yield Promise("number", free_port(), also=recipe.also)
    if "zero" in unsaid:
        pass
    elif row.zero is not None or not row.cure:
        yield Promise("zero", row.zero, also=recipe.also if row.zero else ())
    elif any(word in row.cure for word in REFUSALS):
        yield Promise("zero", None, refused=True)
    if "none" not in unsaid:
        yield Promise("none", row.none, may_fail=True, also=recipe.also)
    if "omitted" not in unsaid and ("{given}" in recipe.build or recipe.omitted):
        yield Promise("omitted", row.omitted, may_fail=True, also=recipe.also)


def job(row: Listener, recipe: Recipe, promise: Promise) -> Job:
    """The start that shows whether a promise is kept."""
    port = {"zero": "0", "none": "None"}.get(promise.mode, str(promise.number))
    build = recipe.omitted if promise.mode == "omitted" and recipe.omitted else recipe.build
    given = _given(row.arguments[0], recipe, promise.mode, port)
    value = given.partition("=")[2] if row.arguments[0].keyword and "=" in given else given
    build, start = (
        text.replace("{given}, ", f"{given}, " if given else "")
        .replace("{given}", given)
        .replace("{value}", value)
        .replace("{port}", port)
        for text in (build, recipe.start)
    )
    return Job(promise.mode, promise.is_seen, build, start, recipe.loop, promise.may_fail)


def _given(argument: Argument, recipe: Recipe, mode: str, port: str) -> str:
    if mode == "omitted":
        return ""
    value = "None" if mode == "none" else (recipe.spelled or SPELLED[argument.form]).replace("{port}", port)
    return f"{argument.keyword}={value}" if argument.keyword else value
