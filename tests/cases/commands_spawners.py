"""Every way to start a child, with a fixed port and with one that the operating system chooses."""

import asyncio
import os
import subprocess
import sys
import threading
from subprocess import Popen, check_output
from subprocess import run as launch

import anyio
import mirakuru
import pexpect
import plumbum
import psutil
import scripttest
import sh
import trio
from appium.webdriver.appium_service import AppiumService
from mirakuru import TCPExecutor
from sh import redis_server


def test_popen():
    subprocess.Popen(["uvicorn", "app:app", "--port", "13001"])  # PB002:16 PB001:55
    subprocess.Popen(["uvicorn", "app:app", "--port", "0"])  # silent


def test_run():
    subprocess.run(["uvicorn", "app:app", "--port", "13002"], check=True)  # PB002:16 PB001:53
    subprocess.run(["uvicorn", "app:app", "--port", "0"], check=True)  # silent


def test_other_functions():
    subprocess.call(["uvicorn", "app:app", "--port", "13003"])  # PB002:16 PB001:54
    subprocess.check_call(["uvicorn", "app:app", "--port", "13004"])  # PB002:16 PB001:60
    subprocess.check_output(["uvicorn", "app:app", "--port", "13005"])  # PB002:16 PB001:62
    subprocess.getoutput("uvicorn app:app --port 13006")  # PB002:16 PB001:26
    subprocess.getstatusoutput("uvicorn app:app --port 13007")  # PB002:16 PB001:32
    subprocess.call(["uvicorn", "app:app", "--port", "0"])  # silent
    subprocess.getoutput("uvicorn app:app --port 0")  # silent


def test_imported_names():
    Popen(["uvicorn", "app:app", "--port", "13008"])  # PB002:5 PB001:44
    check_output(["uvicorn", "app:app", "--port", "13009"])  # PB002:5 PB001:51
    launch(["uvicorn", "app:app", "--port", "13010"], check=False)  # PB002:5 PB001:45
    launch(["uvicorn", "app:app", "--port", "0"], check=False)  # silent


def test_keyword():
    subprocess.Popen(args=["uvicorn", "app:app", "--port", "13011"])  # PB002:16 PB001:60
    subprocess.Popen(args=["uvicorn", "app:app", "--port", "0"])  # silent


def test_with():
    with subprocess.Popen(["uvicorn", "app:app", "--port", "13012"]) as process:  # PB002:21 PB001:60
        process.terminate()
    with subprocess.Popen(["uvicorn", "app:app", "--port", "0"]) as process:  # silent
        process.terminate()


def test_os():
    os.system("uvicorn app:app --port 13013")  # PB002:8 PB001:15
    os.popen("uvicorn app:app --port 13014")  # PB002:8 PB001:14
    os.execvp("uvicorn", ["uvicorn", "app:app", "--port", "13015"])  # PB002:8 PB001:59
    os.spawnvp(os.P_NOWAIT, "uvicorn", ["uvicorn", "app:app", "--port", "13016"])  # PB002:8 PB001:73
    os.spawnlp(os.P_NOWAIT, "uvicorn", "uvicorn", "app:app", "--port", "13017")  # PB002:8 PB001:72
    os.execlp("uvicorn", "uvicorn", "app:app", "--port", "13018")  # PB002:8 PB001:58
    os.system("uvicorn app:app --port 0")  # silent
    os.execvp("uvicorn", ["uvicorn", "app:app", "--port", "0"])  # silent
    os.spawnlp(os.P_NOWAIT, "uvicorn", "uvicorn", "app:app", "--port", "0")  # silent


async def test_asyncio():
    await asyncio.create_subprocess_exec("uvicorn", "app:app", "--port", "13019")  # PB002:19 PB001:74
    await asyncio.create_subprocess_shell("uvicorn app:app --port 13020")  # PB002:19 PB001:43
    await asyncio.create_subprocess_exec("uvicorn", "app:app", "--port", "0")  # silent
    await asyncio.create_subprocess_shell("uvicorn app:app --port 0")  # silent


async def test_asyncio_unpacked():
    command = ["uvicorn", "app:app", "--port", "13021"]  # PB001:48
    await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)  # PB002:19
    free = ["uvicorn", "app:app", "--port", "0"]
    await asyncio.create_subprocess_exec(*free, stdout=asyncio.subprocess.PIPE)  # silent


async def test_anyio():
    await anyio.open_process(["uvicorn", "app:app", "--port", "13022"])  # PB002:17 PB001:63
    await anyio.run_process("uvicorn app:app --port 13023")  # PB002:17 PB001:29
    await anyio.open_process(["uvicorn", "app:app", "--port", "0"])  # silent


async def test_trio(nursery):
    await trio.run_process(["uvicorn", "app:app", "--port", "13024"])  # PB002:16 PB001:61
    nursery.start_soon(trio.run_process, ["uvicorn", "app:app", "--port", "13025"])  # PB002:29 PB001:75
    nursery.start_soon(trio.run_process, ["uvicorn", "app:app", "--port", "0"])  # silent


def test_psutil():
    psutil.Popen(["uvicorn", "app:app", "--port", "13026"])  # PB002:12 PB001:51
    psutil.Popen(["uvicorn", "app:app", "--port", "0"])  # silent


def test_pexpect():
    pexpect.spawn("uvicorn app:app --port 13027")  # PB002:13 PB001:19
    pexpect.spawn("uvicorn", ["app:app", "--port", "13028"])  # PB002:13 PB001:52
    pexpect.spawn("uvicorn app:app --port 0")  # silent
    pexpect.spawn("uvicorn", ["app:app", "--port", "0"])  # silent


def test_mirakuru():
    executor = TCPExecutor("flask run -p 13029", "localhost", 13029)  # PB002:16 PB001:28 PB001:63 says: take it from a fixture of free ports
    executor.start()
    with mirakuru.HTTPExecutor("flask run -p 13030", url="http://localhost:13030/"):  # PB002:19 PB001:32 PB001:58
        pass


def test_mirakuru_never_started():
    executor = TCPExecutor("uvicorn app:app --port 13031", host="localhost", port=13031)  # silent
    assert not executor.running()


def test_xprocess_os_chosen(xprocess):
    class Starter(ProcessStarter):
        pattern = "running"
        args = ["uvicorn", "app:app", "--port", "0"]

    xprocess.ensure("server", Starter)  # silent


def test_thread():
    threading.Thread(target=subprocess.run, args=(["redis-server", "--port", "13033"],)).start()  # PB002:40 PB001:78
    threading.Thread(target=subprocess.run, args=(["uvicorn", "app:app", "--port", "0"],)).start()  # silent


def test_no_spawner(render):
    render(["uvicorn", "app:app", "--port", "13034"])  # silent
    print(" ".join(["uvicorn", "app:app", "--port", "13035"]))  # silent


def test_os_with_an_environment():
    os.execve("/bin/uvicorn", ["uvicorn", "app:app", "--port", "13041"], os.environ)  # PB002:8 PB001:64
    os.execvpe("uvicorn", ["uvicorn", "app:app", "--port", "13042"], os.environ)  # PB002:8 PB001:60
    os.execlpe("uvicorn", "uvicorn", "app:app", "--port", "13043", os.environ)  # PB002:8 PB001:59
    os.spawnve(os.P_NOWAIT, "/bin/uvicorn", ["uvicorn", "app:app", "--port", "13044"], os.environ)  # PB002:8 PB001:78
    os.spawnlpe(os.P_NOWAIT, "uvicorn", "uvicorn", "app:app", "--port", "13045", os.environ)  # PB002:8 PB001:73
    os.posix_spawn("/bin/uvicorn", ["uvicorn", "app:app", "--port", "13046"], os.environ)  # PB002:8 PB001:69
    os.posix_spawnp("uvicorn", ["uvicorn", "app:app", "--port", "13047"], os.environ)  # PB002:8 PB001:65
    os.spawnve(os.P_NOWAIT, "/bin/uvicorn", ["uvicorn", "app:app", "--port", "0"], os.environ)  # silent
    os.posix_spawnp("uvicorn", ["uvicorn", "app:app", "--port", "0"], os.environ)  # silent


async def test_loop():
    loop = asyncio.get_running_loop()
    await loop.subprocess_exec(asyncio.SubprocessProtocol, "uvicorn", "app:app", "--port", "13048")  # PB002:16 PB001:92
    await loop.subprocess_shell(asyncio.SubprocessProtocol, "uvicorn app:app --port 13049")  # PB002:16 PB001:61
    await loop.subprocess_exec(asyncio.SubprocessProtocol, "uvicorn", "app:app", "--port", "0")  # silent
    await loop.subprocess_shell(asyncio.SubprocessProtocol, "uvicorn app:app --port 0")  # silent


def test_other_names_of_pexpect():
    pexpect.spawnu("uvicorn app:app --port 13050")  # PB002:13 PB001:20
    pexpect.pty_spawn.spawn("uvicorn app:app --port 13051")  # PB002:23 PB001:29
    pexpect.popen_spawn.PopenSpawn(["uvicorn", "app:app", "--port", "13052"])  # PB002:25 PB001:69
    pexpect.popen_spawn.PopenSpawn(["uvicorn", "app:app", "--port", "0"])  # silent


def test_pytester(pytester):
    pytester.popen(["uvicorn", "app:app", "--port", "13053"])  # PB002:14 PB001:53
    pytester.run("uvicorn", "app:app", "--port", "13054")  # PB002:14 PB001:50
    pytester.spawn("uvicorn app:app --port 13055")  # PB002:14 PB001:20
    pytester.runpytest("--live-server-port=13056", "-p", "no:cacheprovider")  # PB002:14 PB001:24
    pytester.run("uvicorn", "app:app", "--port", "0")  # silent
    pytester.runpytest("-p", "13057", "--port", "13058")  # silent: plugins, and options of nobody knows what


def test_pytester_of_old(testdir):
    testdir.run(sys.executable, "-m", "http.server", "13059")  # PB002:13 PB001:54
    testdir.run(sys.executable, "-m", "http.server", "0")  # silent


def test_scripts(script_runner):
    script_runner.run(["uvicorn", "app:app", "--port", "13060"])  # PB002:19 PB001:56
    script_runner.run("uvicorn", "app:app", "--port", "13061")  # PB002:19 PB001:55
    scripttest.TestFileEnvironment("./files").run("uvicorn", "app:app", "--port", "13062")  # PB002:47 PB001:83
    script_runner.run(["uvicorn", "app:app", "--port", "0"])  # silent


def test_programs_as_functions():
    sh.uvicorn("app:app", "--port", "13063", _bg=True)  # PB002:8 PB001:37
    sh.uvicorn("app:app", port=13064, _bg=True)  # PB002:8 PB001:32
    sh.Command("uvicorn")("app:app", "--port", "13065")  # PB002:5 PB001:48
    plumbum.local["uvicorn"]("app:app", "--port", "13066")  # PB002:5 PB001:51
    plumbum.cmd.uvicorn.popen(["app:app", "--port", "13067"])  # PB002:25 PB001:53
    redis_server("--port", "13068")  # PB002:5 PB001:28
    sh.uvicorn("app:app", "--port", "0", _bg=True)  # silent
    sh.Command("uvicorn")  # silent: nothing is started yet
    sh.curl("--port", "13069", "localhost")  # silent
    plumbum.local["psql"]("--port", "13070")  # silent


def test_appium():
    service = AppiumService()
    service.start(args=["--address", "127.0.0.1", "-p", "11490"])  # PB002:13 PB001:57
    service.start(args=["--port", str(11491)])  # PB002:13 PB001:39
    service.start(timeout_ms=11492)  # silent: its default is left to whoever wrote the test
    service.start(args=["--log-timestamp"])  # silent


def test_words_that_are_not_known(request):
    os.execlp(*request.param)  # silent
    sh.python(*request.param)  # silent


def test_no_command():
    subprocess.Popen(cwd=".")  # silent
