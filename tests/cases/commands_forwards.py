"""Clients that listen here for a port elsewhere."""

import subprocess

PORT = 18201  # PB001:8


def test_ssh():
    subprocess.Popen(["ssh", "-N", "-L", "18202:host:80", "me@host"])  # PB002:16 PB001:42
    subprocess.Popen(["ssh", "-N", "-L", f"{PORT}:host:80", "me@host"])  # PB002:16
    subprocess.Popen(["ssh", "-L", "127.0.0.1:18203:host:80", "me@host"])  # PB002:16 PB001:36
    subprocess.Popen(["ssh", "-L18204:host:80", "me@host"])  # PB002:16 PB001:30
    subprocess.Popen(["ssh", "me@host", "-fNL", "18205:host:80"])  # PB002:16 PB001:49
    subprocess.Popen("ssh -p 22 -fNL 18206:host:80 me@host", shell=True)  # PB002:16 PB001:22
    subprocess.Popen(["ssh", "-D", "18207", "me@host"])  # PB002:16 PB001:36
    subprocess.Popen(["ssh", "-D", "localhost:18208", "me@host"])  # PB002:16 PB001:36


def test_ssh_without_a_fixed_port():
    subprocess.Popen(["ssh", "-L", "0:host:80", "me@host"])  # silent
    subprocess.Popen(["ssh", "-L", "/tmp/18209.sock:host:80", "me@host"])  # silent
    subprocess.Popen(["ssh", "-R", "18210:host:80", "me@host"])  # silent: the other side listens
    subprocess.Popen(["ssh", "-p", "18211", "-l", "me", "host"])  # silent
    subprocess.Popen(["ssh", "-W", "host:18212", "me@host"])  # silent
    subprocess.Popen(["ssh", "me@host", "tool", "-L", "18213:host:80"])  # silent: an option of the tool


def test_kubectl():
    subprocess.Popen(["kubectl", "port-forward", "svc/web", "18214:80"])  # PB002:16 PB001:61
    subprocess.Popen(["kubectl", "-n", "web", "port-forward", "--address", "0.0.0.0", "svc/web", "18215:80"])  # PB002:16 PB001:98
    subprocess.Popen(["kubectl", "port-forward", "pod/web", "18216"])  # PB002:16 PB001:61
    subprocess.Popen(["kubectl", "proxy", "--port=18217"])  # PB002:16 PB001:43
    subprocess.Popen(["kubectl", "proxy"])  # PB002:16
    subprocess.Popen(["kubectl", "port-forward", "svc/web", ":80"])  # silent
    subprocess.Popen(["kubectl", "port-forward", "svc/web", "0:80"])  # silent
    subprocess.Popen(["kubectl", "proxy", "--port=0"])  # silent
    subprocess.Popen(["kubectl", "get", "pods", "18218:80"])  # silent


def test_socat():
    subprocess.Popen(["socat", "TCP-LISTEN:18219,fork,reuseaddr", "TCP:host:80"])  # PB002:16 PB001:32
    subprocess.Popen("socat udp4-listen:18220 -", shell=True)  # PB002:16 PB001:22
    subprocess.Popen(["socat", "TCP-LISTEN:0,fork", "TCP:host:18221"])  # silent
    subprocess.Popen(["socat", "-", "TCP:host:18222"])  # silent
