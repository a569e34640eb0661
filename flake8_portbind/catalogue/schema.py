"""The words that the catalogue is written in: one row states one fact about one library.

A row is a `Listener` (something that takes a port), a `Returns` (what a call hands back), a `PortSource` (where a
number comes from), a `PortConstant` (a number that a library names), a `Client` (what dials),
an `AppClass` (a web application and the client that drives it in-process), a `Launcher` (a command line that
listens) or a `Variable` (of the environment, that makes something listen).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from flake8_portbind.model.evidence import Evidence


class Form(Enum):
    """How an argument spells a port."""

    PORT = "port"  # 8000 or "8000"
    ADDRESS = "address"  # ("localhost", 8000)
    ENDPOINT = "endpoint"  # "localhost:8000", "tcp://localhost:8000", "[::]:8000", or a list of those
    STRPORT = "strport"  # Twisted's "tcp:8000:interface=127.0.0.1", or a list of those
    ANY = "any"  # 8000, ("localhost", 8000) or "localhost:8000"


class Reach(Enum):
    """How a listener is reached from its qualified name."""

    FUNCTION = "function"  # the name is called
    CLASS = "class"  # the name, or a subclass of it, is called
    METHOD = "method"  # the last part of the name is called on an instance of the class before it
    ATTRIBUTE = "attribute"  # the last part is assigned on an instance of the class before it
    SETTING = "setting"  # the argument's item is put into the dict of this name, which something else reads
    PROGRAM = "program"  # a child process runs the program of this name
    VARIABLE = "variable"  # the environment variable of this name is set
    CLASS_ATTRIBUTE = "class attribute"  # the last part is assigned in the body of a subclass of the class before it


class Kind(Enum):
    """What listens."""

    SOCKET = "socket"  # a bare socket
    SERVICE = "service"  # a server of something else than a web app
    APP = "app"  # a web app's server: an in-process client may replace it


@dataclass(frozen=True, slots=True)
class Argument:
    """Where a port stands in a call.

    Args:
        form: how it is spelled.
        keyword: the parameter's name, or an empty string where it is positional only.
        position: its place, counted from 0 without `self`, or None where it is keyword only.
        item: the key that holds the port, where the argument is a dict; else an empty string.
    """

    form: Form
    keyword: str
    position: int | None = None
    item: str = ""


def port(keyword: str = "port", position: int | None = None) -> Argument:
    """An argument that is a port's number."""
    return Argument(Form.PORT, keyword, position)


def address(keyword: str = "", position: int | None = None) -> Argument:
    """An argument that is a `(host, port)` tuple."""
    return Argument(Form.ADDRESS, keyword, position)


def endpoint(keyword: str = "", position: int | None = None) -> Argument:
    """An argument that is a bind string such as `"localhost:8000"`, or a list of them."""
    return Argument(Form.ENDPOINT, keyword, position)


def strport(keyword: str = "", position: int | None = None) -> Argument:
    """An argument that is a Twisted endpoint description such as `"tcp:8000"`."""
    return Argument(Form.STRPORT, keyword, position)


def anything(keyword: str = "", position: int | None = None) -> Argument:
    """An argument that is a number, a tuple or a bind string."""
    return Argument(Form.ANY, keyword, position)


@dataclass(frozen=True, slots=True)
class Condition:
    """An argument that decides whether a call listens.

    Args:
        keyword: the parameter's name.
        value: its value, as source text.
        position: its place, counted from 0 without `self`, or None where nobody passes it without its keyword.
    """

    keyword: str
    value: str
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Listener:
    """Something that takes a port.

    Args:
        name: the qualified name under which people import it.
        arguments: where the port may stand; the first that is present counts.
        checked: library and version that the row was checked against.
        reach: how the name leads to the call.
        aliases: other qualified names of the same thing.
        former: qualified names that older versions had and the one that was checked has no longer.
        omitted: the port that it takes where no argument names one; None where that is refused or the OS chooses.
        none: the port that it takes where the argument is None; None where that is refused or the OS chooses.
        zero: the port that it takes where the argument is 0; None where 0 lets the OS choose.
        kind: what listens.
        starts: the methods that bind; empty where the call itself binds.
        handed: the keywords that hand it a bound socket or a Unix path, so that it takes no port.
        engine: the keyword of the first argument where that does the listening, so that a stand-in takes no port.
        app: the position of the web app among the arguments, -1 where the receiver is the app.
        read_back: where the number that the OS chose can be read afterwards, or an empty string.
        setting: the key of the receiver's `config` that holds the endpoint where no argument names a port.
        cure: the whole advice, where "port 0" is not what helps; else an empty string.
        unless: what keeps the call from listening.
        when: without what the call does not listen.
        shared: whether two processes can take the port without either being told.
        unconfirmed: why no test can confirm the row, or an empty string.
    """

    name: str
    arguments: tuple[Argument, ...]
    checked: str
    reach: Reach = Reach.FUNCTION
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    omitted: int | None = None
    none: int | None = None
    zero: int | None = None
    kind: Kind = Kind.SERVICE
    starts: tuple[str, ...] = ()
    handed: tuple[str, ...] = ()
    engine: str = ""
    app: int | None = None
    read_back: str = ""
    setting: str = ""
    cure: str = ""
    unless: Condition | None = None
    when: Condition | None = None
    shared: bool = False
    unconfirmed: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every qualified name of this listener."""
        return (self.name, *self.aliases, *self.former)


@dataclass(frozen=True, slots=True)
class Returns:
    """A function or method that hands back an instance of a class: `grpc.server` gives a `grpc.Server`."""

    name: str
    gives: str


@dataclass(frozen=True, slots=True)
class Subclass:
    """A library's class that inherits from another one of the catalogue: `apiflask.APIFlask` is a `flask.Flask`."""

    name: str
    base: str


@dataclass(frozen=True, slots=True)
class AppClass:
    """A web application class and what drives it without a socket.

    Args:
        name: the class's qualified name.
        client: how its in-process client is written, ready to stand in a message.
        checked: library and version that it was run with.
        unconfirmed: why no test can confirm the row, or an empty string.
    """

    name: str
    client: str
    checked: str
    unconfirmed: str = ""


@dataclass(frozen=True, slots=True)
class PortConstant:
    """A constant of a library that stands for a port.

    Args:
        name: its qualified name.
        value: the number, or None where the library means by it that the operating system chooses.
        checked: library and version.
        unconfirmed: why no test can confirm the row, or an empty string.
    """

    name: str
    value: int | None
    checked: str
    unconfirmed: str = ""


@dataclass(frozen=True, slots=True)
class PortSource:
    """A function, fixture or method that hands out ports.

    Args:
        name: qualified name, or a bare name for a pytest fixture.
        evidence: what its number is worth.
        checked: library and version.
        held: whether the port is still bound when it is handed out.
        unconfirmed: why no test can confirm the row, or an empty string.
    """

    name: str
    evidence: Evidence
    checked: str
    held: bool = False
    unconfirmed: str = ""


@dataclass(frozen=True, slots=True)
class Client:
    """A function or method that dials an address.

    Args:
        name: qualified name of the function, class or method.
        arguments: where the URL or address stands.
        checked: library and version.
        reach: how the name leads to the call.
        unconfirmed: why no test can confirm the row, or an empty string.
    """

    name: str
    arguments: tuple[Argument, ...]
    checked: str
    reach: Reach = Reach.FUNCTION
    unconfirmed: str = ""


@dataclass(frozen=True, slots=True)
class Launcher:
    """A command line that starts something that listens.

    Args:
        name: the program's name, or the module's where it is started with `python -m`.
        checked: program and version that the row was checked against.
        aliases: other program or module names.
        subcommand: the words that must follow the program for it to listen ("run", "runserver"); any one of them.
        ports: the options whose value is a port.
        endpoints: the options whose value is `host:port`.
        positional: which positional argument behind the subcommand is a port or an endpoint, counted from 0.
        default: the port that it takes where no option names one; None where the OS chooses or nothing fixed is taken.
        zero: the port that 0 turns into; None where 0 lets the OS choose.
        handed: the options that replace the port by a Unix socket or an open descriptor.
        foreign: options that other programs of this name have, of whose port nothing is known.
        switches: options without a value, so that the word behind them is no value of theirs.
        hosted: the port that an endpoint takes which names a host alone; None where that is refused or the OS chooses.
        variables: the environment variables that stand in for the port's option, and mean nothing to other programs.
        files: the options that name a configuration file; an empty one is the first positional argument.
        directives: the words of that file which a port or an endpoint follows.
        ends: whether it ends by itself though it listens: it starts a daemon, or carries out a job.
        runs_script: whether its first positional argument is a script, behind which stand the script's own words.
        cure: the whole advice, where "--port 0" is not what helps; else an empty string.
        tells: the words of its output which the number that the OS chose follows, or an empty string.
        unconfirmed: why no test can confirm the row, or an empty string.
    """

    name: str
    checked: str
    aliases: tuple[str, ...] = ()
    subcommand: tuple[str, ...] = ()
    ports: tuple[str, ...] = ()
    endpoints: tuple[str, ...] = ()
    positional: int | None = None
    default: int | None = None
    zero: int | None = None
    handed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    switches: tuple[str, ...] = ()
    hosted: int | None = None
    variables: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    directives: tuple[str, ...] = ()
    ends: bool = False
    runs_script: bool = False
    cure: str = ""
    tells: str = ""
    unconfirmed: str = ""

    @property
    def advice(self) -> str:
        """What to write instead of a fixed number, and where the number is told that the OS chose."""
        known = f"pass {self.ports[0]} 0" if self.ports else "let the operating system choose the port"
        read = f', and read the number behind "{self.tells}" from its output' if self.tells else ""
        return f"{self.cure or known}{read}"


@dataclass(frozen=True, slots=True)
class Variable:
    """An environment variable that makes a library or program listen on its value.

    Args:
        name: the variable.
        checked: library and version that the row was checked against.
        form: how its value spells the port.
        unconfirmed: why no test can confirm the row, or an empty string.
    """

    name: str
    checked: str
    form: Form = Form.PORT
    unconfirmed: str = ""
