"""One call that takes two ports: a number for the one does not free the other."""

import subprocess

import aiomonitor
from dask.distributed import Client, LocalCluster


def test_dask():
    LocalCluster()  # PB002:5 says: dashboard_address=":0"
    LocalCluster(scheduler_port=0)  # PB002:5 says: dashboard_address=":0"
    LocalCluster(dashboard_address=None)  # PB002:5 PB001:36 says: port 8787
    LocalCluster(dashboard_address=":0")  # silent
    Client(dashboard_address=":8331")  # PB002:5 PB001:30
    Client("tcp://scheduler:8786")  # silent: it dials


def test_aiomonitor(loop):
    aiomonitor.start_monitor(loop)  # PB002:16 says: webui_port=0 and console_port=0
    aiomonitor.start_monitor(loop, port=8332, webui_port=0, console_port=0)  # PB002:16 PB001:41
    aiomonitor.start_monitor(loop, port=0, webui_port=0, console_port=0)  # silent


def test_programs():
    subprocess.Popen(["granian", "--port", "0", "--metrics", "--metrics-port", "8333", "app:app"])  # PB002:16 PB001:80
    subprocess.Popen(["granian", "--port", "0", "app:app"])  # silent
    subprocess.Popen(["mitmweb", "-p", "0", "--web-port", "8334"])  # PB002:16 PB001:59
    subprocess.Popen(["mitmweb", "-p", "0", "--web-port", "0"])  # silent
    subprocess.Popen(["dask", "scheduler", "--port", "0", "--dashboard-address", ":8335"])  # PB002:16 PB001:82
    subprocess.Popen(["dask", "scheduler", "--port", "0", "--dashboard-address", ":0"])  # silent
    subprocess.Popen(["adev", "runserver", "-p", "8336", "app.py"])  # PB002:16 PB001:50 says: auxiliary server takes port 1
    subprocess.Popen(["adev", "runserver", "app.py", "--help"])  # silent
