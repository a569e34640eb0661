"""Rarer turns of the shell's language, and of `shlex.split`."""

import os
import shlex
import subprocess


def test_inside_quotes():
    os.system('echo "$(uvicorn app:app --port 26101)"')  # PB002:8 PB001:15
    os.system('echo "\\$(uvicorn app:app --port 26102)"')  # silent: a backslash takes the dollar its meaning
    os.system('sh -c "uvicorn --log \\"a b\\" --port 26103"')  # PB002:8 PB001:15


def test_arithmetic():
    os.system("sleep $((1 + 2)); uvicorn app:app --port 26104")  # PB002:8 PB001:15
    os.system("uvicorn app:app --port $((26105 + 1))")  # silent: nobody computes it


def test_here_document_without_an_end():
    os.system("bash <<EOF\nuvicorn app:app --port 26106")  # PB002:8 PB001:15
    os.system("cat <<EOF\nuvicorn app:app --port 26107")  # silent


def test_variables_in_words():
    os.system("PORT=26108; uvicorn app:app --port=$PORT")  # PB002:8 PB001:15
    os.system("PORT=0; uvicorn app:app --port=$PORT")  # silent
    os.system("MASTER_PORT=26109; export MASTER_PORT; python train.py")  # PB002:8 PB001:15
    os.system("MASTER_PORT=26110; export OTHER; python train.py")  # silent


def test_functions():
    os.system("serve()\n{\n uvicorn app:app --port 26111\n}\nserve")  # PB002:8 PB001:15
    os.system("serve()\n{\n uvicorn app:app --port 26112\n}")  # silent
    os.system("function serve ( ) {\n uvicorn app:app --port 26113\n}\nserve")  # PB002:8 PB001:15
    os.system("serve() if true; then uvicorn app:app --port 26114; fi")  # silent
    os.system("uvicorn app:app --port 0; serve()")  # silent


def test_stray_parenthesis():
    os.system("echo a ) ; uvicorn app:app --port 26115")  # silent: the shell refuses it
    os.system("(echo a) ; uvicorn app:app --port 26116")  # PB002:8 PB001:15


def test_split():
    subprocess.Popen(shlex.split("uvicorn --root-path '' --port 26117 app:app"))  # PB002:16 PB001:34
    subprocess.Popen(shlex.split("'' uvicorn app:app --port 26120")[1:])  # PB002:16 PB001:34
    subprocess.Popen(shlex.split("uvicorn 'app:app --port 26118"))  # silent: it fails
    subprocess.Popen(shlex.split("uvicorn 'app:app' --port 26119"))  # PB002:16 PB001:34
