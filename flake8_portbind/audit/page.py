"""Surveys → one Markdown page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import PurePath

from flake8_portbind.audit.survey import Function, Place, Survey, Taken

NONE = "None."
HEADER = ("Line", "What binds", "Port", "From", "Codes", "Instead")
BREAK = "\n\n"
GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class Take:
    """A listener that flake8 reported, in its file, with the tests that run it."""

    path: str
    taken: Taken
    tests: frozenset[str]


def page(files: Mapping[str, Survey | None], reported: Mapping[str, Set[Place]], others: Counter[str]) -> str:
    """The report.

    Args:
        files: what each file holds, by its path; None for one that can't be read.
        reported: where our codes were reported in each file, once the user's configuration and comments have spoken.
        others: how often codes of other plugins were reported.
    """
    surveys = {path: survey for path, survey in files.items() if survey is not None}
    unread = sorted(files.keys() - surveys)
    tests = _Tests(surveys)
    every = [(path, taken) for path in sorted(surveys) for taken in surveys[path].taken]
    takes, accepted = [], []
    for path, taken in every:
        if taken.places & reported.get(path, frozenset()):
            takes.append(Take(path, taken, tests.that_run(path, taken.function)))
        else:
            accepted.append((path, taken))
    sections = [
        ("Ports", "", _ports(takes)),
        ("Files", "", _files(takes)),
        ("Accepted", "Silenced by a `noqa` comment or by the configuration.", _accepted(accepted)),
        ("Listeners that are safe", "Processes that run these side by side do not meet.", _remarks(surveys, "safe")),
        (
            "Numbers that nothing listens on",
            "These look like ports, and no listener in sight takes them.",
            _remarks(surveys, "idle"),
        ),
        ("Tests that go through an in-process client", "No socket is opened.", _in_process(surveys, tests)),
        (
            "What could not be proved",
            "No finding by default; `--extend-select PB901,PB902` reports the listeners among them.",
            _remarks(surveys, "doubtful"),
        ),
    ]
    if unread:
        sections.append(("Files that can't be read", "", "\n".join(f"- {path}" for path in unread)))
    if others:
        said = "\n".join(f"- {code}: {count}" for code, count in sorted(others.items()))
        sections.append(("Other findings of flake8", "", said))
    body = "".join(
        f"\n## {title}\n\n{f'{lead}{BREAK}' if lead and text != NONE else ''}{text}\n" for title, lead, text in sections
    )
    return f"# Ports and parallel tests\n\n{_verdict(takes, len(accepted), surveys, len(unread))}\n{body}"


def _verdict(takes: list[Take], accepted: int, surveys: Mapping[str, Survey], unread: int) -> str:
    lost = f" {_number(unread, 'file')} could not be read." if unread else ""
    if not surveys:
        return f"**Nothing can be said: no file was read.**{lost}"
    files = f"{_number(len(surveys), 'file')} read.{lost}"
    if not takes:
        doubts = sum(len(one.doubtful) for one in surveys.values())
        but = [f"{_number(accepted, 'taken port')} {'is' if accepted == 1 else 'are'} accepted"] if accepted else []
        but += [f"{_number(doubts, 'place')} could not be proved"] if doubts else []
        return f"**Ready for parallel runs{', but ' if but else ''}{' and '.join(but)}.** {files}"
    numbers = sorted({take.taken.number for take in takes if take.taken.number is not None})
    tests = {test for take in takes for test in take.tests}
    said = []
    if numbers:
        said.append(f"{_number(len(numbers), 'port')} {'is' if len(numbers) == 1 else 'are'} taken")
    guesses = sum(take.taken.number is None for take in takes)
    if guesses:
        said.append(f"{_number(guesses, 'port')} {'is' if guesses == 1 else 'are'} guessed")
    by = f" by {_number(len(tests), 'test')}" if tests else ", by no test in sight"
    shared = [str(number) for number in numbers if _wanted_by_several(takes, number)]
    meet = f" Several files take {_listed(shared)}." if shared else ""
    return f"**Not ready for parallel runs: {' and '.join(said)}{by}.**{meet} {files}"


def _wanted_by_several(takes: list[Take], number: int) -> bool:
    return len({take.path for take in takes if take.taken.number == number}) > 1


def _listed(words: list[str]) -> str:
    """At most five words, and how many there are besides."""
    more = f" and {len(words) - 5} more" if len(words) > 5 else ""
    return f"{', '.join(words[:5])}{more}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _ports(takes: list[Take]) -> str:
    """The ports, those that several files want first, each with everyone who takes it."""
    by_number: dict[int | None, list[Take]] = {}
    for take in takes:
        by_number.setdefault(take.taken.number, []).append(take)

    def urgency(number: int | None) -> tuple[int, int, int]:
        takers = by_number[number]
        files = len({take.path for take in takers}) if number is not None else 0
        return -files, -len(takers), number or 0

    rows = []
    for number in sorted(by_number, key=urgency):
        takers = by_number[number]
        rows.append(
            (
                str(number) if number is not None else GUESSED,
                str(len({take.path for take in takers})),
                str(len({test for take in takers for test in take.tests})),
                "<br>".join(_taker(take) for take in takers),
            )
        )
    return _table(("Port", "Files", "Tests", "Taken by"), rows)


def _taker(take: Take) -> str:
    inside = f" in `{take.taken.function}`" if take.taken.function else " at module level"
    return f"{take.path}:{take.taken.line} `{take.taken.what}`{inside}"


def _files(takes: list[Take]) -> str:
    """For each file what binds, and where its number comes from."""
    parts = []
    for path in sorted({take.path for take in takes}):
        rows = [
            (
                str(take.taken.line),
                f"`{take.taken.what}`",
                str(take.taken.number) if take.taken.number is not None else GUESSED,
                take.taken.source,
                ", ".join(sorted({code for _, _, code in take.taken.places})),
                take.taken.cure,
            )
            for take in takes
            if take.path == path
        ]
        parts.append(f"### {path}\n\n{_table(HEADER, rows)}")
    return "\n\n".join(parts) or NONE


def _accepted(accepted: list[tuple[str, Taken]]) -> str:
    """What is taken and was silenced by a comment or by the configuration."""
    lines = [
        f"- {path}:{taken.line} `{taken.what}` takes {taken.number or 'a guessed port'}" for path, taken in accepted
    ]
    return "\n".join(lines) or NONE


def _remarks(surveys: Mapping[str, Survey], kind: str) -> str:
    """What there is to say of lines, those together of which the same is said."""
    lines: dict[tuple[str, str, str], list[int]] = {}
    for path in sorted(surveys):
        for remark in getattr(surveys[path], kind):
            lines.setdefault((path, remark.what, remark.why), []).append(remark.line)
    said = [
        f"- {path}:{', '.join(map(str, numbers))} {_code(what)}: {why}" for (path, what, why), numbers in lines.items()
    ]
    return "\n".join(said) or NONE


def _code(text: str) -> str:
    return text if text.startswith("`") else f"`{text}`"


def _in_process(surveys: Mapping[str, Survey], tests: _Tests) -> str:
    found: dict[tuple[str, str], set[str]] = {}
    for path in sorted(surveys):
        for client in surveys[path].in_process:
            for test in tests.that_run(path, client.function):
                where, _, name = test.partition("::")
                found.setdefault((where, client.what), set()).add(name)
    lines = [
        f"- {path}: `{what}` in {', '.join(f'`{name}`' for name in sorted(names))}"
        for (path, what), names in sorted(found.items())
    ]
    return "\n".join(lines) or NONE


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    if not rows:
        return NONE
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


class _Tests:
    """Which tests run a function: by the names that they call and the fixtures that they ask for.

    A name means a function of the same file, or a fixture of a conftest.py in the same folder or above.
    """

    def __init__(self, surveys: Mapping[str, Survey]) -> None:
        self._tests = {path: {one.name for one in surveys[path].functions if one.is_test} for path in surveys}
        self._users: dict[tuple[str, str], set[tuple[str, str]]] = {}
        shared = {path: PurePath(path).parent for path in surveys if PurePath(path).name == "conftest.py"}
        for path in surveys:
            above = [other for other, folder in shared.items() if folder in PurePath(path).parents and other != path]
            named = [(other, function) for other in (path, *above) for function in surveys[other].functions]
            self._connect(path, surveys[path].functions, named)

    def _connect(self, path: str, users: Sequence[Function], named: list[tuple[str, Function]]) -> None:
        by_name: dict[str, list[tuple[str, Function]]] = {}
        for other, function in named:
            by_name.setdefault(function.called, []).append((other, function))
        everywhere = [(other, function) for other, function in named if function.everywhere]
        for user in users:
            used = [pair for name in user.uses for pair in by_name.get(name, ())]
            if user.is_test:
                used += [pair for pair in everywhere if _is_beside(pair[1].name, user.name)]
            for other, function in used:
                self._users.setdefault((other, function.name), set()).add((path, user.name))

    def that_run(self, path: str, function: str) -> frozenset[str]:
        """The tests that run a function, as `path::name`; all tests of the file for an empty name, its module level."""
        if not function:
            return frozenset(f"{path}::{name}" for name in self._tests[path])
        todo, seen = [(path, function)], {(path, function)}
        while todo:
            for user in self._users.get(todo.pop(), ()):
                if user not in seen:
                    seen.add(user)
                    todo.append(user)
        return frozenset(f"{where}::{name}" for where, name in seen if name in self._tests[where])


def _is_beside(function: str, test: str) -> bool:
    """Whether a test stands where an automatic function has its effect: in the same class, or anywhere in the file."""
    owner = function.rpartition(".")[0]
    return not owner or test.startswith(f"{owner}.")
