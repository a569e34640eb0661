"""What a shell runs of a text, and what it does not."""

import os
import subprocess
import sys

PORT = 13601  # PB001:8


def test_behind_another_command():
    os.system("true || uvicorn app:app --port 13602")  # silent
    os.system("prepare || uvicorn app:app --port 13603")  # silent: as long as nothing fails
    os.system("prepare || exit 1; uvicorn app:app --port 13604")  # PB002:8 PB001:15
    os.system("prepare || repair && uvicorn app:app --port 13605")  # PB002:8 PB001:15
    os.system("false || uvicorn app:app --port 13606")  # PB002:8 PB001:15
    os.system("false && uvicorn app:app --port 13607")  # silent
    os.system("prepare && uvicorn app:app --port 13608")  # PB002:8 PB001:15
    os.system("exit 0; uvicorn app:app --port 13609")  # silent
    os.system("exec uvicorn app:app --port 0; uvicorn app:app --port 13610")  # silent


def test_comments():
    os.system("echo # uvicorn app:app --port 13611")  # silent
    os.system("# uvicorn app:app --port 13612\nuvicorn app:app --port 13613")  # PB002:8 PB001:15
    os.system("uvicorn app:app#1 --port 13614")  # PB002:8 PB001:15
    os.system(": uvicorn app:app --port 13615")  # silent


def test_here_documents():
    os.system("cat > run.sh <<EOF\nuvicorn app:app --port 13616\nEOF")  # silent
    os.system("cat <<-'END'\n\tuvicorn app:app --port 13617\n\tEND\nuvicorn app:app --port 13618")  # PB002:8 PB001:15
    os.system("bash <<EOF\nuvicorn app:app --port 13619\nEOF")  # PB002:8 PB001:15
    os.system("bash <<EOF\nuvicorn app:app --port 0\nEOF")  # silent
    os.system("cat <<< 'uvicorn app:app --port 13620'")  # silent


def test_functions():
    os.system("f() { uvicorn app:app --port 13621; }")  # silent
    os.system("f() { uvicorn app:app --port 13622; }; f")  # PB002:8 PB001:15
    os.system("function f { uvicorn app:app --port 13623; }\necho f")  # silent
    os.system("f () (\n  uvicorn app:app --port 13624\n)\nf &")  # PB002:8 PB001:15


def test_conditions():
    os.system("if false; then uvicorn app:app --port 13625; fi")  # silent
    os.system("if true; then uvicorn app:app --port 13626; fi")  # PB002:8 PB001:15
    os.system("if [ -f app.py ]; then uvicorn app:app --port 13627; fi")  # PB002:8 PB001:15
    os.system("if true; then uvicorn app:app --port 0; else uvicorn app:app --port 13628; fi")  # silent
    os.system("if ! true\nthen\n  uvicorn app:app --port 13629\nfi")  # silent
    os.system("while false; do uvicorn app:app --port 13630; done")  # silent
    os.system("until false; do uvicorn app:app --port 13631; done")  # PB002:8 PB001:15
    os.system("case $1 in web) uvicorn app:app --port 13632;; *) echo;; esac")  # PB002:8 PB001:15
    os.system("[[ -f app.py || -f main.py ]] && uvicorn app:app --port 13633")  # PB002:8 PB001:15


def test_groups():
    os.system("{ uvicorn app:app --port 13634; } > log")  # PB002:8 PB001:15
    os.system("(cd app; uvicorn app:app --port 13635)")  # PB002:8 PB001:15
    os.system("false && { uvicorn app:app --port 13636; }")  # silent


def test_variables():
    os.system("PORT=13637; uvicorn app:app --port $PORT")  # PB002:8 PB001:15
    os.system(f'PORT={PORT}\nuvicorn app:app --port "${{PORT}}"')  # PB002:8
    os.system("PORT=0; uvicorn app:app --port $PORT")  # silent
    os.system("uvicorn app:app --port $PORT")  # silent
    os.system("uvicorn app:app --port ${PORT:-13638}")  # silent: whoever runs the tests decides
    os.system("for port in 13639 13640; do uvicorn app:app --port $port & done")  # PB002:8 PB001:15
    os.system("export MASTER_PORT=13641; python train.py")  # PB002:8 PB001:15
    os.system("MASTER_PORT=13642; python train.py")  # silent: it is not exported


def test_output_of_commands():
    os.system("uvicorn app:app --port $(find_port --from 13643)")  # silent
    os.system("echo $(uvicorn app:app --port 13644)")  # PB002:8 PB001:15
    os.system("echo `uvicorn app:app --port 13645`")  # PB002:8 PB001:15
    os.system("echo '$(uvicorn app:app --port 13646)'")  # silent


def test_interpreter():
    subprocess.Popen(f"exec {sys.executable} -m http.server 13647", shell=True)  # PB002:16 PB001:22
    subprocess.Popen(f"exec {sys.executable} -m http.server 0", shell=True)  # silent
    subprocess.Popen(sys.executable + " -m http.server 13648 2>&1", shell=True)  # PB002:16 PB001:39
