"""Well-known constants of libraries that stand for a port: each is the same number in every process."""

from __future__ import annotations

from flake8_portbind.catalogue.schema import PortConstant

CPYTHON = "CPython 3.13.0"

CONSTANTS: tuple[PortConstant, ...] = (
    PortConstant("ftplib.FTP_PORT", 21, CPYTHON),
    PortConstant("http.client.HTTP_PORT", 80, CPYTHON),
    PortConstant("http.client.HTTPS_PORT", 443, CPYTHON),
    PortConstant("imaplib.IMAP4_PORT", 143, CPYTHON),
    PortConstant("imaplib.IMAP4_SSL_PORT", 993, CPYTHON),
    PortConstant("logging.config.DEFAULT_LOGGING_CONFIG_PORT", 9030, CPYTHON),
    PortConstant("logging.handlers.DEFAULT_HTTP_LOGGING_PORT", 9022, CPYTHON),
    PortConstant("logging.handlers.DEFAULT_SOAP_LOGGING_PORT", 9023, CPYTHON),
    PortConstant("logging.handlers.DEFAULT_TCP_LOGGING_PORT", 9020, CPYTHON),
    PortConstant("logging.handlers.DEFAULT_UDP_LOGGING_PORT", 9021, CPYTHON),
    PortConstant("logging.handlers.SYSLOG_TCP_PORT", 514, CPYTHON),
    PortConstant("logging.handlers.SYSLOG_UDP_PORT", 514, CPYTHON),
    PortConstant("nntplib.NNTP_PORT", 119, "CPython 3.11.7", unconfirmed="gone in Python 3.13"),
    PortConstant("nntplib.NNTP_SSL_PORT", 563, "CPython 3.11.7", unconfirmed="gone in Python 3.13"),
    PortConstant("poplib.POP3_PORT", 110, CPYTHON),
    PortConstant("poplib.POP3_SSL_PORT", 995, CPYTHON),
    PortConstant("smtplib.LMTP_PORT", 2003, CPYTHON),
    PortConstant("smtplib.SMTP_PORT", 25, CPYTHON),
    PortConstant("smtplib.SMTP_SSL_PORT", 465, CPYTHON),
    PortConstant("telnetlib.TELNET_PORT", 23, "CPython 3.11.7", unconfirmed="gone in Python 3.13"),
    PortConstant("aiocoap.numbers.COAP_PORT", 5683, "aiocoap 0.4.17"),
    PortConstant("aiocoap.numbers.constants.COAP_PORT", 5683, "aiocoap 0.4.17"),
    PortConstant("aioftp.DEFAULT_PORT", 21, "aioftp 0.28.3"),
    PortConstant("aiomonitor.CONSOLE_PORT", 20103, "aiomonitor 0.7.1"),
    PortConstant("aiomonitor.MONITOR_PORT", 20101, "aiomonitor 0.7.1"),
    PortConstant("aiomonitor.MONITOR_TERMUI_PORT", 20101, "aiomonitor 0.7.1"),
    PortConstant("asyncssh.DEFAULT_PORT", 22, "asyncssh 2.24.1"),
    PortConstant("bokeh.resources.DEFAULT_SERVER_PORT", 5006, "bokeh 3.10.2"),
    PortConstant("bokeh.server.server.DEFAULT_SERVER_PORT", 5006, "bokeh 3.10.2"),
    PortConstant("py4j.java_gateway.DEFAULT_PORT", 25333, "py4j 0.10.9.9"),
    PortConstant("py4j.java_gateway.DEFAULT_PYTHON_PROXY_PORT", 25334, "py4j 0.10.9.9"),
    PortConstant("pyModbusTCP.constants.MODBUS_PORT", 502, "pyModbusTCP 0.3.1"),
    PortConstant("rpyc.utils.classic.DEFAULT_SERVER_PORT", 18812, "rpyc 6.0.2"),
    PortConstant("rpyc.utils.registry.REGISTRY_PORT", 18811, "rpyc 6.0.2"),
    # Its clients then listen on a port that the system chooses.
    PortConstant("sanic_testing.testing.PORT", None, "sanic-testing 24.6.0"),
    PortConstant("tftpy.TftpServer.DEF_TFTP_PORT", 69, "tftpy 0.8.7"),
    PortConstant("tftpy.TftpShared.DEF_TFTP_PORT", 69, "tftpy 0.8.7"),
)
