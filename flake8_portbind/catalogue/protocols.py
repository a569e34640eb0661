"""What listens among the libraries of mail, files, shells, names, machines and debuggers."""

from __future__ import annotations

from flake8_portbind.catalogue.schema import (
    Listener,
    Reach,
    Returns,
    Subclass,
    address,
    anything,
    endpoint,
    port,
)

AIOSMTPD = "aiosmtpd 1.4.6"
PYFTPDLIB = "pyftpdlib 2.2.0"
ASYNCSSH = "asyncssh 2.24.1"
PYMODBUS = "pymodbus 3.16.1"
PYSNMP = "pysnmp 7.1.30"
OSC = "python-osc 1.10.2"
DICOM = "pynetdicom 3.0.4"
WEB_PDB = "web-pdb 2.0.1"
REMOTE_PDB = "remote-pdb 2.1.0"
AIOMONITOR = "aiomonitor 0.7.1"
THREE_PORTS = "pass 0 for its port, webui_port=0 and console_port=0"
NOT_AT_HAND = "not in the environment of the truth tests"

LISTENERS: tuple[Listener, ...] = (
    # Its start() dials the number that it was given, so 0 fails.
    Listener(
        "aiosmtpd.controller.Controller",
        (port("port", 2),),
        AIOSMTPD,
        Reach.CLASS,
        omitted=8025,
        starts=("start",),
        cure="port 0 fails here: use UnthreadedController(port=0)",
    ),
    Listener(
        "aiosmtpd.controller.UnthreadedController",
        (port("port", 2),),
        AIOSMTPD,
        Reach.CLASS,
        omitted=8025,
        starts=("begin",),
        read_back="server.sockets[0].getsockname()",
    ),
    Listener(
        "pyftpdlib.servers.FTPServer",
        (address("address_or_socket", 0),),
        PYFTPDLIB,
        Reach.CLASS,
        aliases=("pyftpdlib.servers.ThreadedFTPServer", "pyftpdlib.servers.MultiprocessFTPServer"),
        read_back="socket.getsockname()",
    ),
    Listener(
        "aioftp.Server.start",
        (port("port", 1),),
        "aioftp 0.28.3",
        Reach.METHOD,
        aliases=("aioftp.Server.run",),
        read_back="server_port",
    ),
    Listener(
        "tftpy.TftpServer.TftpServer.listen",
        (port("listenport", 1),),
        "tftpy 0.8.7",
        Reach.METHOD,
        aliases=("tftpy.TftpServer.listen",),
        omitted=69,
        read_back="listenport",
    ),
    Listener("asyncssh.listen", (port("port", 1),), ASYNCSSH, omitted=22, handed=("sock",), read_back="get_port()"),
    Listener(
        "asyncssh.create_server", (port("port", 2),), ASYNCSSH, omitted=22, handed=("sock",), read_back="get_port()"
    ),
    Listener(
        "asyncssh.listen_reverse", (port("port", 1),), ASYNCSSH, omitted=22, handed=("sock",), read_back="get_port()"
    ),
    Listener(
        "asyncssh.SSHClientConnection.forward_local_port",
        (port("listen_port", 1),),
        ASYNCSSH,
        Reach.METHOD,
        read_back="get_port()",
    ),
    Listener(
        "asyncssh.SSHClientConnection.forward_socks",
        (port("listen_port", 1),),
        ASYNCSSH,
        Reach.METHOD,
        read_back="get_port()",
    ),
    Listener(
        "sshtunnel.SSHTunnelForwarder",
        (address("local_bind_address", 9),),
        "sshtunnel 0.5.1",
        Reach.CLASS,
        aliases=("sshtunnel.open_tunnel",),
        starts=("start", "__enter__"),
        read_back="local_bind_port",
    ),
    Listener(
        "dnslib.server.DNSServer",
        (port("port", 2),),
        "dnslib 0.9.26",
        Reach.CLASS,
        omitted=53,
        read_back="server.server_address",
        shared=True,
    ),
    # UDP takes what the OS chooses, but with the default transports a TCP listener stays on 5683.
    Listener(
        "aiocoap.Context.create_server_context",
        (address("bind", 1),),
        "aiocoap 0.4.17",
        aliases=("aiocoap.protocol.Context.create_server_context",),
        omitted=5683,
        none=5683,
        cure='bind port 0 and pass transports=["udp6"], or TCP stays on 5683',
    ),
    Listener(
        "mqttools.BrokerThread",
        (address("addresses", 0),),
        "mqttools 0.47.0",
        Reach.CLASS,
        starts=("start",),
        read_back="address",
    ),
    Listener(
        "mqttools.Broker",
        (address("addresses", 0),),
        "mqttools 0.47.0",
        Reach.CLASS,
        starts=("serve_forever",),
        read_back="address",
    ),
    Listener(
        "pymodbus.server.StartTcpServer",
        (address("address"),),
        PYMODBUS,
        aliases=(
            "pymodbus.server.StartAsyncTcpServer",
            "pymodbus.server.StartUdpServer",
            "pymodbus.server.StartAsyncUdpServer",
            "pymodbus.server.StartTlsServer",
            "pymodbus.server.StartAsyncTlsServer",
        ),
        former=("pymodbus.server.async_io.StartTcpServer", "pymodbus.server.async_io.StartAsyncTcpServer"),
        omitted=502,
        none=502,
    ),
    Listener(
        "pymodbus.server.ModbusTcpServer",
        (address("address"),),
        PYMODBUS,
        Reach.CLASS,
        aliases=("pymodbus.server.ModbusUdpServer", "pymodbus.server.ModbusTlsServer"),
        omitted=502,
        none=502,
        starts=("serve_forever",),
    ),
    Listener(
        "pymodbus.server.ModbusSimulatorServer",
        (port("http_port", 3),),
        PYMODBUS,
        Reach.CLASS,
        omitted=8080,
        starts=("run_forever",),
    ),
    Listener(
        "pymodbus.server.sync.StartTcpServer",
        (address("address", 2),),
        "pymodbus 2.5.3",
        omitted=502,
        none=502,
        unconfirmed="gone in pymodbus 3",
    ),
    Listener(
        "pyModbusTCP.server.ModbusServer",
        (port("port", 1),),
        "pyModbusTCP 0.3.1",
        Reach.CLASS,
        omitted=502,
        starts=("start",),
    ),
    Listener(
        "asyncua.Server.set_endpoint",
        (endpoint("url", 0),),
        "asyncua 2.1.0",
        Reach.METHOD,
        aliases=("asyncua.sync.Server.set_endpoint",),
    ),
    Listener("opcua.Server.set_endpoint", (endpoint("url", 0),), "opcua 0.98.13", Reach.METHOD),
    Listener("snap7.server.Server.start", (port("tcp_port", 0),), "python-snap7 3.3.0", Reach.METHOD, omitted=102),
    Listener(
        "pysnmp.carrier.asyncio.dgram.udp.UdpTransport.open_server_mode",
        (address("iface", 0),),
        PYSNMP,
        Reach.METHOD,
        aliases=("pysnmp.carrier.asyncio.dgram.udp.UdpAsyncioTransport.open_server_mode",),
        former=(
            "pysnmp.carrier.asyncio.dgram.udp.UdpTransport.openServerMode",
            "pysnmp.carrier.asyncio.dgram.udp.UdpAsyncioTransport.openServerMode",
        ),
    ),
    Listener(
        "pythonosc.osc_server.ThreadingOSCUDPServer",
        (address("server_address", 0),),
        OSC,
        Reach.CLASS,
        aliases=(
            "pythonosc.osc_server.BlockingOSCUDPServer",
            "pythonosc.osc_server.ForkingOSCUDPServer",
            "pythonosc.osc_tcp_server.ThreadingOSCTCPServer",
        ),
        read_back="server_address",
    ),
    Listener(
        "pythonosc.osc_server.AsyncIOOSCUDPServer",
        (address("server_address", 0),),
        OSC,
        Reach.CLASS,
        starts=("create_serve_endpoint", "serve"),
    ),
    Listener(
        "pynetdicom.AE.start_server",
        (address("address", 0),),
        DICOM,
        Reach.METHOD,
        aliases=(
            "pynetdicom.ae.ApplicationEntity.start_server",
            "pynetdicom.AE.make_server",
            "pynetdicom.ae.ApplicationEntity.make_server",
        ),
        read_back="server_address",
    ),
    Listener(
        "hl7.mllp.start_hl7_server",
        (port("port", 2),),
        "hl7 0.4.5",
        handed=("sock",),
        read_back="sockets[0].getsockname()",
    ),
    Listener(
        "impacket.smbserver.SimpleSMBServer", (port("listenPort", 1),), "impacket 0.13.1", Reach.CLASS, omitted=445
    ),
    Listener(
        "proxy.Proxy",
        (port("port"),),
        "proxy.py 2.4.10",
        Reach.CLASS,
        aliases=("proxy.proxy.Proxy",),
        omitted=8899,
        starts=("setup", "__enter__"),
        read_back="flags.port",
    ),
    Listener("proxy.main", (port("port"),), "proxy.py 2.4.10", aliases=("proxy.proxy.main",), omitted=8899),
    Listener(
        "mitmproxy.options.Options",
        (port("listen_port"),),
        "mitmproxy 12.2.3",
        Reach.CLASS,
        omitted=8080,
        none=8080,
        starts=("DumpMaster", "WebMaster", "Master", "ConsoleMaster"),
        unconfirmed="pins the versions of what others need",
    ),
    Listener("debugpy.listen", (anything("", 0),), "debugpy 1.8.22", read_back="the return value"),
    Listener("remote_pdb.set_trace", (port("port", 1),), REMOTE_PDB),
    Listener("remote_pdb.RemotePdb", (port("port", 1),), REMOTE_PDB, Reach.CLASS),
    Listener(
        "rpdb.set_trace",
        (port("port", 1),),
        "rpdb 0.2.0",
        aliases=("rpdb.Rpdb",),
        omitted=4444,
        none=4444,
        zero=4444,
        cure="0 is replaced by 4444 here: use remote_pdb.set_trace(port=0)",
    ),
    Listener(
        "epdb.serve",
        (port("port", 0),),
        "epdb 0.15.1",
        omitted=8080,
        unconfirmed=NOT_AT_HAND,
    ),
    Listener(
        "web_pdb.set_trace",
        (port("port", 1),),
        WEB_PDB,
        aliases=("web_pdb.WebPdb", "web_pdb.catch_post_mortem"),
        omitted=5555,
    ),
    Listener("web_pdb.post_mortem", (port("port", 2),), WEB_PDB, omitted=5555),
    # Where no port is named these two search a free one.
    Listener("pudb.remote.set_trace", (port("port", 3),), "pudb 2026.1"),
    Listener("celery.contrib.rdb.Rdb", (port("port", 1),), "celery 5.7.0", Reach.CLASS),
    # It opens two more ports: 20102 and 20103 (on demand), which port=0 leaves as they are.
    Listener("aiomonitor.start_monitor", (port("port"),), AIOMONITOR, omitted=20101, cure=THREE_PORTS),
    Listener(
        "aiomonitor.Monitor",
        (port("termui_port"),),
        AIOMONITOR,
        Reach.CLASS,
        omitted=20101,
        starts=("start", "__enter__"),
        cure=THREE_PORTS,
    ),
    Listener(
        "aioconsole.start_interactive_server",
        (port("port", 2),),
        "aioconsole 0.8.2",
        aliases=("aioconsole.server.start_interactive_server",),
        handed=("path",),
        read_back="sockets[0].getsockname()",
    ),
    Listener(
        "telegram.ext.Application.run_webhook",
        (port("port", 1),),
        "python-telegram-bot 22.8",
        Reach.METHOD,
        omitted=80,
        handed=("unix",),
    ),
    Listener(
        "telegram.ext.Updater.start_webhook",
        (port("port", 1),),
        "python-telegram-bot 22.8",
        Reach.METHOD,
        omitted=80,
        handed=("unix",),
    ),
    Listener(
        "telebot.TeleBot.run_webhooks",
        (port("port", 1),),
        "pyTelegramBotAPI 4.37.1",
        Reach.METHOD,
        aliases=("telebot.async_telebot.AsyncTeleBot.run_webhooks",),
        omitted=443,
    ),
    Listener(
        "google_auth_oauthlib.flow.InstalledAppFlow.run_local_server",
        (port("port", 2),),
        "google-auth-oauthlib 1.5.0",
        Reach.METHOD,
        omitted=8080,
    ),
    Listener("msal.PublicClientApplication.acquire_token_interactive", (port("port", 6),), "msal 1.39.0", Reach.METHOD),
)

RETURNS: tuple[Returns, ...] = (
    Returns("asyncssh.connect", "asyncssh.SSHClientConnection"),
    Returns(
        "google_auth_oauthlib.flow.InstalledAppFlow.from_client_secrets_file",
        "google_auth_oauthlib.flow.InstalledAppFlow",
    ),
    Returns(
        "google_auth_oauthlib.flow.InstalledAppFlow.from_client_config", "google_auth_oauthlib.flow.InstalledAppFlow"
    ),
    Returns("telegram.ext.Application.builder", "telegram.ext.ApplicationBuilder"),
    Returns("telegram.ext.ApplicationBuilder.token", "telegram.ext.ApplicationBuilder"),
    Returns("telegram.ext.ApplicationBuilder.build", "telegram.ext.Application"),
)

SUBCLASSES: tuple[Subclass, ...] = (
    Subclass("asyncua.server.Server", "asyncua.Server"),
    Subclass("asyncua.server.server.Server", "asyncua.Server"),
    Subclass("opcua.server.server.Server", "opcua.Server"),
    Subclass("aioftp.server.Server", "aioftp.Server"),
    Subclass("pynetdicom.ae.ApplicationEntity", "pynetdicom.AE"),
)

RUNS = {
    f"{module}.{master}": ("run",)
    for module, master in (
        ("mitmproxy.master", "Master"),
        ("mitmproxy.tools.dump", "DumpMaster"),
        ("mitmproxy.tools.web.master", "WebMaster"),
        ("mitmproxy.tools.console.master", "ConsoleMaster"),
    )
}
