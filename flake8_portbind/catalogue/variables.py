"""Environment variables that make a library or program listen on their value.

`PORT` and `PGPORT` are not among them: too many programs read them for something else. Nor are those that were tried
and do nothing (`BOKEH_PORT`, `SOLARA_PORT`, `NICEGUI_PORT`, `QUART_RUN_PORT`).
"""

from __future__ import annotations

from flake8_portbind.catalogue.schema import Form, Variable

GRANIAN = "granian 2.8.7"
TORCH = "torch 2.15.0"
ETCD = "etcd 3.4.23"

BY_HAND = "run by hand, and not at hand where the tests run"

VARIABLES: tuple[Variable, ...] = (
    # Servers of web applications
    Variable("UVICORN_PORT", "uvicorn 0.54.0"),
    Variable("GRANIAN_PORT", GRANIAN),
    Variable("GRANIAN_METRICS_PORT", GRANIAN),
    Variable("FLASK_RUN_PORT", "Flask 3.1.3"),
    Variable("LITESTAR_PORT", "litestar 2.25.0"),
    Variable("ROBYN_PORT", "robyn 0.88.0"),
    Variable("AIO_PORT", "aiohttp-devtools 1.1.2"),
    Variable("FASTMCP_PORT", "fastmcp 4.1.2"),
    # Notebooks, dashboards and trackers
    Variable("STREAMLIT_SERVER_PORT", "streamlit 1.67.0"),
    Variable("GRADIO_SERVER_PORT", "gradio 6.31.0"),
    Variable("JUPYTER_PORT", "jupyter_server 2.21.1"),
    Variable("FLOWER_PORT", "flower 2.2.0"),
    Variable("LOCUST_WEB_PORT", "locust 2.47.0"),
    Variable("MLFLOW_PORT", "mlflow 3.17.2", unconfirmed=BY_HAND),
    # Meeting points of several processes
    Variable("MASTER_PORT", TORCH, unconfirmed=BY_HAND),
    Variable("PET_MASTER_PORT", TORCH, unconfirmed=BY_HAND),
    Variable("PYRO_NS_PORT", "Pyro5 5.17"),
    Variable("ETCD_LISTEN_CLIENT_URLS", ETCD, Form.ENDPOINT, unconfirmed=BY_HAND),
    Variable("ETCD_LISTEN_PEER_URLS", ETCD, Form.ENDPOINT, unconfirmed=BY_HAND),
    # Tests
    Variable("MOTO_PORT", "moto 5.2.5"),
    Variable("PYTEST_HTTPSERVER_PORT", "pytest-httpserver 1.2.0"),
    Variable("DJANGO_LIVE_TEST_SERVER_ADDRESS", "pytest-django 4.14.0", Form.ENDPOINT),
    # Debuggers
    Variable("REMOTE_PDB_PORT", "remote-pdb 2.1.0"),
    Variable("PUDB_RDB_PORT", "pudb 2026.1"),
    Variable("CELERY_RDB_PORT", "celery 5.7.0"),
)

# These are read by too many programs to tell anything, but what is given one may not take its default.
OTHERS = ("PORT", "GUNICORN_CMD_ARGS")
