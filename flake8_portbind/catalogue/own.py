"""Catalogue rows as users write them in `--portbind-listeners`.

`mylib.Server:address@0` is a dotted name, a colon, and what the call takes: a form (`port`, `address`, `endpoint`,
`strport`, `any`), with `=keyword`, `@position` or both; `default=8000` says what an omission means, `kind=app` that the
listener serves a web app, which is its first argument.
"""

from __future__ import annotations

import re

from flake8.exceptions import ExecutionError

from flake8_portbind.catalogue.schema import Argument, Form, Kind, Listener, Reach

_NAME = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)+")
_ARGUMENT = re.compile(r"(?P<form>[a-z]+)(=(?P<keyword>[^\W\d]\w*))?(@(?P<position>[0-9]{1,2}))?")
_FORMS = {form.value: form for form in Form}
EXAMPLE = "mylib.serve:port=listen_port@2:default=8000"


def parse_listener(text: str) -> Listener:
    """A row from its text.

    Raises:
        ExecutionError: where the text is no row; the message says which part, and what is allowed.
    """
    name, *parts = text.split(":")
    if not _NAME.fullmatch(name):
        raise _refusal(text, f"{name!r} is not a dotted name")
    arguments: list[Argument] = []
    default: int | None = None
    kind = Kind.SERVICE
    seen: set[str] = set()
    for part in parts:
        word = re.split("[=@]", part)[0]
        if word in seen:
            raise _refusal(text, f"{word!r} is named twice")
        seen.add(word)
        value = part.partition("=")[2]
        match = _ARGUMENT.fullmatch(part)
        if word == "default" and re.fullmatch("[0-9]{1,5}", value) and 0 < int(value) < 65536:
            default = int(value)
        elif word == "kind" and value in {kind.value for kind in Kind}:
            kind = Kind(value)
        elif match is not None and match["form"] in _FORMS:
            keyword = match["keyword"] or ("port" if match["form"] == "port" and match["position"] is None else "")
            position = int(match["position"]) if match["position"] else None
            if not keyword and position is None:
                raise _refusal(text, f"{part!r} needs =keyword or @position")
            arguments.append(Argument(_FORMS[match["form"]], keyword, position))
        else:
            raise _refusal(text, f"{part!r} is not understood")
    if not arguments and default is None:
        raise _refusal(text, "it names neither an argument nor a default")
    app = 0 if kind is Kind.APP else None
    reach = Reach.CLASS if name.rpartition(".")[2][:1].isupper() else Reach.FUNCTION
    return Listener(name, tuple(arguments), "configured", reach, omitted=default, kind=kind, app=app)


def _refusal(text: str, why: str) -> ExecutionError:
    words = ", ".join((*_FORMS, "default=NUMBER", "kind=socket|service|app"))
    return ExecutionError(
        f"flake8-portbind: --portbind-listeners does not take {text!r}: {why}\n"
        f"a row is a dotted name and what it takes ({words}), for example {EXAMPLE}"
    )
