"""`docker run -p 8080:80` takes a port of the host, `-p 80` lets the host choose, the container's own never count."""

import asyncio
import os
import subprocess

PORT = 16001  # PB001:8


def test_published():
    subprocess.run(["docker", "run", "-p", "16002:80", "nginx"])  # PB002:16 PB001:44
    subprocess.run(["docker", "run", "-d", "--rm", "--name", "web", "-p", "16003:80", "nginx"])  # PB002:16 PB001:75
    subprocess.run(["docker", "run", "--publish", "16004:80", "nginx"])  # PB002:16 PB001:51
    subprocess.run(["docker", "run", "--publish=16005:80", "nginx"])  # PB002:16 PB001:38
    subprocess.run(["docker", "run", "-p16006:80", "nginx"])  # PB002:16 PB001:38


def test_published_on_a_free_port():
    subprocess.run(["docker", "run", "-p", "80", "nginx"])  # silent
    subprocess.run(["docker", "run", "-d", "-p", "6379", "redis"])  # silent
    subprocess.run(["docker", "run", "--publish=8000", "nginx"])  # silent
    subprocess.run(["docker", "run", "-p", "0:80", "nginx"])  # silent
    subprocess.run(["docker", "run", "-P", "nginx"])  # silent


def test_with_an_address():
    subprocess.run(["docker", "run", "-p", "127.0.0.1:16007:80", "nginx"])  # PB002:16 PB001:44
    subprocess.run(["docker", "run", "-p", "127.0.0.1:16008:53/udp", "dns"])  # PB002:16 PB001:44
    subprocess.run(["docker", "run", "-p", "16009:80/tcp", "nginx"])  # PB002:16 PB001:44
    subprocess.run(["docker", "run", "-p", "[::1]:16010:80", "nginx"])  # PB002:16 PB001:44
    subprocess.run(["docker", "run", "-p", "127.0.0.1::80", "nginx"])  # silent
    subprocess.run(["docker", "run", "-p", "53/udp", "dns"])  # silent


def test_several():
    subprocess.run(["docker", "run", "-p", "16011:80", "-p", "16012:1", "-p", "2", "a"])  # PB002:16 PB001:44 PB001:62


def test_constants():
    subprocess.run(["docker", "run", "-p", f"{PORT}:80", "nginx"])  # PB002:16
    subprocess.run(["docker", "run", "-p", str(PORT) + ":80", "nginx"])  # PB002:16
    subprocess.run(["docker", "run", "-p", f"{os.environ['WEB_PORT']}:80", "nginx"])  # silent


def test_shell():
    os.system("docker run -d -p 16013:80 nginx")  # PB002:8 PB001:15
    subprocess.run("docker pull nginx && docker run -p 16014:80 nginx", shell=True)  # PB002:16 PB001:20
    os.system("docker run -d -p 80 nginx")  # silent


async def test_asyncio():
    await asyncio.create_subprocess_exec("docker", "run", "-p", "16015:80", "nginx")  # PB002:19 PB001:65
    await asyncio.create_subprocess_exec("docker", "run", "-p", "80", "nginx")  # silent


def test_other_ways_to_say_it():
    subprocess.run(["podman", "run", "-p", "16016:80", "nginx"])  # PB002:16 PB001:44
    subprocess.run(["docker", "container", "run", "-p", "16017:80", "nginx"])  # PB002:16 PB001:57
    subprocess.run(["docker", "create", "-p", "16018:80", "nginx"])  # PB002:16 PB001:47
    subprocess.run(["sudo", "docker", "run", "-p", "16019:80", "nginx"])  # PB002:16 PB001:52
    subprocess.run(["docker", "--context", "remote", "run", "-p", "16020:80", "nginx"])  # PB002:16 PB001:67
    subprocess.run(["podman", "run", "-p", "80", "nginx"])  # silent
    subprocess.run(["docker", "container", "run", "-p", "80", "nginx"])  # silent


def test_inside_the_container():
    subprocess.run(["docker", "run", "redis", "redis-server", "--port", "16021"])  # silent
    subprocess.run(["docker", "run", "image", "tool", "-p", "16022:80"])  # silent: an option of the tool
    subprocess.run(["docker", "exec", "web", "uvicorn", "app:app", "--port", "16023"])  # silent
    subprocess.run(["docker", "run", "--expose", "16024", "-e", "PORT=16025", "nginx"])  # silent


def test_other_commands():
    subprocess.run(["docker", "compose", "up", "-d"])  # silent
    subprocess.run(["docker", "ps", "--filter", "publish=16026"])  # silent
    subprocess.run(["docker", "port", "web", "16027"])  # silent
    assert ["docker", "run", "-p", "16028:80"]  # silent


def test_letters_together():
    subprocess.run(["docker", "run", "-dp", "16031:80", "nginx"])  # PB002:16 PB001:45
    subprocess.run(["docker", "run", "-itp16032:80", "nginx"])  # PB002:16 PB001:38
    subprocess.run(["docker", "run", "-dp", "80", "nginx"])  # silent


def test_ranges():
    subprocess.run(["docker", "run", "-p", "16033-16035:80-82", "nginx"])  # PB002:16 PB001:44
    subprocess.run(["docker", "run", "-p", "80-82", "nginx"])  # silent
    subprocess.run(["docker", "run", "-p", "16036-16038:80", "nginx"])  # silent: the host chooses one of them


def test_compose():
    subprocess.run(["docker", "compose", "run", "-p", "16039:80", "web"])  # PB002:16 PB001:55
    subprocess.run(["docker-compose", "-f", "a.yml", "run", "--rm", "--publish", "16040:80", "web"])  # PB002:16 PB001:82
    subprocess.run(["docker-compose", "-p", "16041", "up", "-d"])  # silent: the project's name
    subprocess.run(["docker", "compose", "run", "-p", "80", "web"])  # silent


BOTH_SIDES = 14991  # PB001:14


def test_the_same_number_on_both_sides():
    subprocess.run(["docker", "run", "-d", "-p", f"{BOTH_SIDES}:{BOTH_SIDES}", "nginx"])  # PB002:16
    subprocess.run(["docker", "run", "-d", "-p", "%d:%d" % (BOTH_SIDES, BOTH_SIDES), "nginx"])  # PB002:16
    subprocess.run(f"docker run -d -p {BOTH_SIDES}:{BOTH_SIDES} nginx", shell=True)  # PB002:16
