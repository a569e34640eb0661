"""Command lines that grow: under conditions, in loops, by what nobody knows."""

import subprocess
import sys

PORT = 13501  # PB001:8


def test_under_conditions(debug, reload):
    command = ["uvicorn", "app:app"]
    if debug:
        command += ["--log-level", "debug"]
    if reload:
        command += ["--port", "13502"]  # PB001:31
    subprocess.Popen(command)  # PB002:16


def test_under_conditions_os_chosen(debug, reload):
    command = ["uvicorn", "app:app"]
    if debug:
        command += ["--log-level", "debug"]
    if reload:
        command += ["--port", "0"]
    subprocess.Popen(command)  # silent


def test_text_under_conditions(debug):
    command = "uvicorn app:app"
    if debug:
        command += " --log-level debug"
    command += f" --port {PORT}"
    subprocess.Popen(command, shell=True)  # PB002:16


def test_text_in_branches(other):
    command = "uvicorn app:app"
    if other:
        command += " --port 0"
    else:
        command += " --port 13503"  # PB001:20
    subprocess.Popen(command, shell=True)  # PB002:16


def test_text_in_branches_os_chosen(other):
    command = "uvicorn app:app"
    if other:
        command += " --port 0"
    else:
        command += " --port=0"
    subprocess.Popen(command, shell=True)  # silent


def test_in_order():
    command = ["uvicorn", "app:app"]
    command.append("--port")
    command += ["13504"]  # PB001:17
    subprocess.Popen(command)  # PB002:16


def test_filled_by_a_loop(options):
    command = ["uvicorn", "app:app"]
    for name, value in options.items():
        command.append(f"--{name}={value}")
    subprocess.Popen(command)  # silent: an option may be the port


def test_filled_by_a_loop_in_two_words(options):
    command = ["uvicorn", "app:app"]
    for name, value in options.items():
        command += ["--" + name, value]
    subprocess.Popen(command)  # silent


def test_filled_by_a_loop_beside_a_port(options):
    command = ["uvicorn", "app:app", "--port", "13505"]  # PB001:48
    for name, value in options.items():
        command += ["--" + name, value]
    subprocess.Popen(command)  # PB002:16


def test_filled_by_a_loop_and_joined(options):
    command = ["uvicorn", "app:app"]
    for option in options:
        command.append(option)
    subprocess.Popen(" ".join(command), shell=True)  # silent
    subprocess.Popen(" ".join([*command, "--port", "13506"]), shell=True)  # PB002:16 PB001:52


def test_words_that_nobody_knows(words, options):
    subprocess.Popen(["uvicorn", "app:app", *words])  # silent
    subprocess.Popen(["uvicorn", *words, "app:app"])  # silent
    subprocess.Popen(["uvicorn", "app:app"] + options)  # silent
    subprocess.Popen("uvicorn app:app " + options, shell=True)  # silent
    subprocess.Popen(f"uvicorn app:app {options}", shell=True)  # silent
    subprocess.Popen("uvicorn app:app $OPTIONS", shell=True)  # silent
    subprocess.Popen(["uvicorn", "app:app", f"--{options}"])  # silent
    subprocess.Popen([sys.executable, "-m", "http.server", *words])  # silent


def test_words_that_are_known_after_all(level, app):
    subprocess.Popen(["uvicorn", app])  # PB002:16
    subprocess.Popen(["uvicorn", "app:app", f"--log-level={level}"])  # PB002:16
    subprocess.Popen(f"uvicorn app:app --log-level {level}", shell=True)  # PB002:16
    subprocess.Popen(["uvicorn", *["app:app"]])  # PB002:16


def test_behind_a_script(script, words):
    subprocess.Popen(["torchrun", "--nproc_per_node=2", script, *words])  # PB002:16
    subprocess.Popen(["torchrun", *words, script])  # silent
    subprocess.Popen(["torchrun", "--standalone", script])  # silent
    subprocess.run(["torchrun", "train.py", "--port", "13507"])  # PB002:16


def test_put_together_from_its_parts(words):
    command = ["uvicorn", "app:app", "--port", "13508"]  # PB001:48
    subprocess.Popen([command[0], *command[1:]])  # PB002:16
    subprocess.Popen([command[0], *command[1:2]])  # PB002:16
    safe = ["uvicorn", "app:app", "--port", "0"]
    subprocess.Popen([safe[0], *safe[1:]])  # silent
    more = ["uvicorn", "app:app", *words]
    subprocess.Popen([more[0], *more[1:]])  # silent


def test_bytes():
    subprocess.Popen([b"uvicorn", b"app:app", b"--port", b"13509"])  # PB002:16 PB001:58
    subprocess.Popen([b"uvicorn", b"app:app", b"--port", b"0"])  # silent


def test_shell_with_a_list():
    subprocess.Popen(["uvicorn app:app --port 13510"], shell=True)  # PB002:16 PB001:23
    subprocess.Popen(["uvicorn app:app --port 0", "--port", "13511"], shell=True)  # silent: its second word is $0
    subprocess.Popen(["uvicorn", "app:app", "--port", "13512"], shell=True)  # PB002:16


def test_daemons():
    subprocess.run(["torchserve", "--start", "--model-store", "store"])  # PB002:16
    subprocess.run(["torchserve", "--stop"])  # silent
    subprocess.run("torchserve.exe --start --ncs", shell=True)  # PB002:16
    subprocess.run("uvicorn app:app &", shell=True)  # PB002:16
    subprocess.run("uvicorn app:app", shell=True)  # silent: it would never come back
