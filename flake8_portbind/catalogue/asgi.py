"""What listens among the servers and frameworks of ASGI applications."""

from __future__ import annotations

from flake8_portbind.catalogue.schema import (
    Argument,
    Condition,
    Form,
    Kind,
    Listener,
    Reach,
    Returns,
    Subclass,
    endpoint,
    port,
    strport,
)

UVICORN = "uvicorn 0.54.0"
HYPERCORN = "hypercorn 0.18.0"
DAPHNE = "daphne 4.2.3"
GRANIAN = "granian 2.8.7"
FASTHTML = "python-fasthtml 0.14.14"

LISTENERS: tuple[Listener, ...] = (
    Listener(
        "uvicorn.run",
        (port("port"),),
        UVICORN,
        aliases=("uvicorn.main.run",),
        omitted=8000,
        kind=Kind.APP,
        app=0,
        handed=("fd", "uds"),
    ),
    Listener(
        "uvicorn.Config",
        (port("port", 2),),
        UVICORN,
        Reach.CLASS,
        aliases=("uvicorn.config.Config",),
        omitted=8000,
        kind=Kind.APP,
        app=0,
        starts=("Server", "bind_socket"),
        handed=("fd", "uds"),
        read_back="server.servers[0].sockets[0].getsockname()",
    ),
    Listener(
        "hypercorn.config.Config.bind",
        (endpoint("bind"),),
        HYPERCORN,
        Reach.ATTRIBUTE,
        aliases=("hypercorn.Config.bind",),
        omitted=8000,
        kind=Kind.APP,
        starts=("serve", "run"),
    ),
    Listener(
        "hypercorn.config.Config.insecure_bind",
        (endpoint("insecure_bind"),),
        HYPERCORN,
        Reach.ATTRIBUTE,
        aliases=("hypercorn.Config.insecure_bind",),
        kind=Kind.APP,
        starts=("serve", "run"),
    ),
    Listener(
        "hypercorn.config.Config.quic_bind",
        (endpoint("quic_bind"),),
        HYPERCORN,
        Reach.ATTRIBUTE,
        aliases=("hypercorn.Config.quic_bind",),
        kind=Kind.APP,
        starts=("serve", "run"),
    ),
    Listener(
        "hypercorn.config.Config.from_mapping",
        (endpoint("bind"), Argument(Form.ENDPOINT, "mapping", 0, item="bind")),
        HYPERCORN,
        aliases=("hypercorn.Config.from_mapping",),
        kind=Kind.APP,
        starts=("serve", "run"),
    ),
    Listener(
        "daphne.server.Server",
        (strport("endpoints", 1),),
        DAPHNE,
        Reach.CLASS,
        kind=Kind.APP,
        app=0,
        starts=("run",),
        read_back="listening_addresses",
    ),
    Listener(
        "daphne.endpoints.build_endpoint_description_strings",
        (port("port", 1),),
        DAPHNE,
        kind=Kind.APP,
        starts=("Server",),
    ),
    Listener(
        "daphne.testing.DaphneProcess",
        (port("port", 5),),
        DAPHNE,
        Reach.CLASS,
        kind=Kind.APP,
        starts=("start",),
        read_back="port.value",
    ),
    Listener(
        "granian.Granian",
        (port("port", 2),),
        GRANIAN,
        Reach.CLASS,
        aliases=("granian.server.MPServer",),
        omitted=8000,
        kind=Kind.APP,
        app=0,
        starts=("serve",),
        handed=("uds",),
        shared=True,
    ),
    Listener(
        "granian.server.embed.Server",
        (port("port", 2),),
        GRANIAN,
        Reach.CLASS,
        omitted=8000,
        kind=Kind.APP,
        app=0,
        starts=("serve",),
        handed=("uds",),
        shared=True,
    ),
    Listener(
        "connexion.FlaskApp.run",
        (port("port"),),
        "connexion 3.3.0",
        Reach.METHOD,
        aliases=("connexion.App.run", "connexion.AsyncApp.run"),
        omitted=8000,
        kind=Kind.APP,
        app=-1,
        handed=("fd", "uds"),
    ),
    Listener(
        "connexion.ConnexionMiddleware.run",
        (port("port"),),
        "connexion 3.3.0",
        Reach.METHOD,
        omitted=8000,
        kind=Kind.APP,
        app=-1,
        handed=("fd", "uds"),
    ),
    Listener(
        "fasthtml.common.serve",
        (port("port", 3),),
        FASTHTML,
        aliases=("fasthtml.core.serve", "fasthtml.serve"),
        omitted=5001,
        none=5001,
        zero=5001,
        kind=Kind.APP,
        cure="0 is replaced by 5001 here: start the app with uvicorn.run(app, port=0)",
    ),
    Listener(
        "fasthtml.jupyter.JupyUvi",
        (port("port", 3),),
        FASTHTML,
        Reach.CLASS,
        omitted=8000,
        kind=Kind.APP,
        app=0,
        unless=Condition("start", "False"),
    ),
)

RETURNS: tuple[Returns, ...] = (
    Returns("hypercorn.config.Config.from_mapping", "hypercorn.config.Config"),
    Returns("hypercorn.config.Config.from_object", "hypercorn.config.Config"),
    Returns("hypercorn.config.Config.from_pyfile", "hypercorn.config.Config"),
    Returns("hypercorn.config.Config.from_toml", "hypercorn.config.Config"),
)

SUBCLASSES: tuple[Subclass, ...] = (
    Subclass("hypercorn.Config", "hypercorn.config.Config"),
    Subclass("fastapi.applications.FastAPI", "fastapi.FastAPI"),
    Subclass("connexion.apps.flask.FlaskApp", "connexion.FlaskApp"),
    Subclass("connexion.apps.asynchronous.AsyncApp", "connexion.AsyncApp"),
)

# What is handed a configuration, and listens only when one of these runs it.
RUNS = dict.fromkeys(("uvicorn.Server", "uvicorn.server.Server", "uvicorn.main.Server"), ("run", "serve", "startup"))
