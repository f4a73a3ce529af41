"""The pager of a long answer on a terminal: JOBSCLI_PAGER, else PAGER, else less; `cat` or nothing is none."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping


def pager(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The command of the pager, or [] for none.

    >>> pager({"JOBSCLI_PAGER": "less -R", "PAGER": "more"}), pager({"PAGER": ""}), pager({"PAGER": "cat"})
    (['less', '-R'], [], [])
    """
    chosen = next((environment[name] for name in ("JOBSCLI_PAGER", "PAGER") if name in environment), "less")
    try:
        command = shlex.split(chosen)
    except ValueError:  # a quotation that does not end
        return []
    if command in ([], ["cat"]) or shutil.which(command[0]) is None:
        return []
    return command


def page(text: str) -> bool:
    """Give `text` to the pager, and wait until its reader has done; False where there is none.

    `less` shows colours, quits by itself where the text fits, and leaves it on the screen, unless LESS says otherwise.
    """
    command = pager()
    if not command:
        return False
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    left = text.encode("utf-8", "replace")
    while True:
        try:
            process.communicate(left)
        except BrokenPipeError:  # its reader has seen enough
            process.wait()
        except KeyboardInterrupt:  # is meant for the pager, which goes on
            left = b""
            continue
        return True
