"""`jobscli` in processes that cost no start: a server loads the package once and forks for each command line.

What is forked has the streams, the folder and the environment of the shell that asks, and its exit code is handed
back. A shell asks through a script of its own, so that redirections and pipes are the shell's. How a process starts
and how Python leaves it is tested with `python -m jobscli`.
"""

from __future__ import annotations

import gc
import json
import os
import shlex
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

_ROOM = 1 << 20  # bytes of a request: words and environment

# Which streams are open is seen first; then nothing that the script opens takes the number of one that is not.
_CLIENT = """\
import os, sys

streams = []
for number in range(3):
    try:
        os.fstat(number)
        streams.append(number)
    except OSError:
        pass
while os.open(os.devnull, os.O_RDONLY) <= 2:
    pass

import json, socket

asked = {"words": sys.argv[2:], "folder": os.getcwd(), "environment": dict(os.environ), "streams": streams}
with socket.socket(socket.AF_UNIX) as line:
    line.connect(sys.argv[1])
    socket.send_fds(line, [json.dumps(asked).encode() + b"\\n"], streams)
    for number in streams:
        os.close(number)
    code = line.recv(16)
os._exit(int(code))
"""


class Forked:
    """The server; `command` is what a shell runs in the place of `jobscli`."""

    def __init__(self, folder: Path) -> None:
        address, client = folder / "line", folder / "client.py"
        client.write_text(_CLIENT, encoding="utf-8")
        self.command = shlex.join([sys.executable, "-I", "-S", str(client), str(address)])
        start = f"from tests.cli import forked; forked.serve({str(address)!r})"
        root = Path(__file__).parents[2]
        self._server = subprocess.Popen([sys.executable, "-c", start], cwd=root, stdout=subprocess.PIPE)
        assert self._server.stdout is not None
        assert self._server.stdout.readline() == b"ready\n"

    def close(self) -> None:
        """End the server."""
        self._server.terminate()
        self._server.communicate()


def serve(address: str) -> None:
    """Answer whoever asks at `address`, each in a process of its own."""
    _load()
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(address)
        door.listen()
        os.write(1, b"ready\n")
        line, _address = door.accept()
        while os.fork():
            line.close()
            line, _address = door.accept()
            while _is_over():
                pass
    with line:
        asked, streams = _heard(line)
        if command := os.fork():
            for each in (*streams, 1, 2):
                os.close(each)
            _pid, status = os.waitpid(command, 0)
            line.sendall(str(os.waitstatus_to_exitcode(status) % 256).encode())
            os._exit(0)
    _become(asked, streams)
    os._exit(_run())


def _is_over() -> bool:
    """Whether one of those that wait for the others was done, and is now gone."""
    with suppress(ChildProcessError):
        return os.waitpid(-1, os.WNOHANG)[0] != 0
    return False


def _load() -> None:
    """Load what most command lines need: the commands, words and rules, and what their answers are shown with."""
    from typer.main import get_command

    from jobscli.cli.app import app
    from jobscli.cli.commands import COMMANDS
    from jobscli.read import read_text
    from tests.cli.line import typed

    group: Any = get_command(app)
    for name in COMMANDS:
        group.get_command(None, name)
    read_text("2025年江苏省就业情况\n城镇新增就业130.5万人，增长3%。\n", "x")
    for line in _USUAL:
        typed(*line.split())
    gc.collect()
    gc.freeze()


# Of each way in which an answer is made and written.
_USUAL = (
    "province 江苏", "search 贷款", "rank 创业担保贷款", "rank 创业担保贷款 --format csv", "compare 江苏 安徽", "check",
    "ask 哪个省创业担保贷款最多", "statistics --format json", "statistics --format md", "show s427", "--help",
)  # fmt: skip


def _heard(line: socket.socket) -> tuple[dict[str, Any], list[int]]:
    text, streams, _flags, _address = socket.recv_fds(line, _ROOM, 3)
    while not text.endswith(b"\n"):
        text += line.recv(_ROOM)
    return json.loads(text), streams


def _become(asked: dict[str, Any], streams: list[int]) -> None:
    """Take the streams, the folder, the environment and the words of who asks, as a process that starts with them."""
    for number in range(3):
        os.close(number)
    for number, stream in zip(asked["streams"], streams, strict=True):
        os.dup2(stream, number)
    for stream in streams:
        os.close(stream)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    sys.argv = ["jobscli", *asked["words"]]
    sys.path[:] = [each for each in sys.path if each]
    held = asked["streams"]
    sys.stdin = _stream(0, "r", "strict") if 0 in held else None
    sys.stdout = _stream(1, "w", "strict") if 1 in held else None
    sys.stderr = _stream(2, "w", "backslashreplace") if 2 in held else None


def _run() -> int:
    """The exit code of the command line in `sys.argv`; 120, as Python has it, where what is left cannot be written."""
    from jobscli.__main__ import main

    code: Any = 0
    try:
        main()
    except SystemExit as end:
        code = end.code or 0
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except OSError:
        return 120
    return int(code)


def _stream(number: int, mode: str, errors: str) -> Any:
    return open(number, mode, 1 if number == 2 else -1, "utf-8", errors, closefd=False)
