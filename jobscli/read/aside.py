"""A process of its own for work that cannot be ended in this one; see `deadline`."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

from jobscli.read import deadline
from jobscli.read.deadline import Late

Result = TypeVar("Result")
Item = TypeVar("Item")

_LATE, _FAILED = 1, 70  # exit codes of the process: the first is the one that Python's watchdog ends it with
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from jobscli.read.aside import main; main()"


class EndedError(Exception):
    """The process that was to do the work is gone: the system ended it, or it could not be started."""


class Aside:
    """A process that runs one function after another, as they come; one that ends with its work is begun anew."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def call(self, function: Callable[..., Result], *args: Any) -> Result:
        """What `function` gives for `args` in the process, where it is sent to pickled; what it raises is raised.

        Raises `Late` when a watchdog has ended the process, `EndedError` when something else has.
        """
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            pickle.dump((function, args), process.stdin)
            process.stdin.flush()
            done, value = pickle.load(process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            if self._end() == _LATE:
                raise Late from None
            raise EndedError from None
        if not done:
            raise value
        result: Result = value
        return result

    def _started(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise EndedError
        if self._process is None:
            places = [str(Path(place or ".").resolve()) for place in sys.path]
            pipe = subprocess.PIPE
            try:
                self._process = subprocess.Popen(
                    [sys.executable, "-I", "-c", _PROGRAM, *places], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
                )
            except OSError:
                raise EndedError from None
        return self._process

    def _end(self) -> int | None:
        """The exit code of the process, which is told to end where it has not."""
        process, self._process = self._process, None
        if process is None:
            return None
        try:
            code = process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        for pipe in (process.stdin, process.stdout):
            try:
                assert pipe is not None
                pipe.close()
            except OSError:  # what was not sent yet cannot be sent any more
                pass
        return code

    def close(self) -> None:
        """End the process, whatever it does."""
        self._closed = True
        if self._process is not None:
            self._process.kill()
            self._end()


def apart(function: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[Result | Late]:
    """What `function` gives for each of `items`, in their order, in `jobs` processes; `Late` for one that was ended.

    Raises `EndedError` when a process ended otherwise. `function` and `items` must be such as can be pickled.
    """
    from concurrent.futures import ThreadPoolExecutor

    asides = [Aside() for _job in range(jobs)]
    idle: SimpleQueue[Aside] = SimpleQueue()
    for aside in asides:
        idle.put(aside)

    def call(item: Item) -> Result | Late:
        aside = idle.get()
        try:
            return aside.call(function, item)
        except Late as late:
            return late
        finally:
            idle.put(aside)

    pool = ThreadPoolExecutor(max_workers=jobs)
    try:
        yield from pool.map(call, items)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for aside in asides:
            aside.close()


def main() -> None:
    """The program of an `Aside`: pickled pairs of function and arguments come in, pairs of success and value go out."""
    deadline.alone = True
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asked decides, and closes
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anyone prints is no reply
    try:
        while True:
            try:
                function, args = pickle.load(sys.stdin.buffer)
            except EOFError:
                return
            try:
                reply = (True, function(*args))
            except BaseException as error:
                reply = (False, error)
            pickle.dump(reply, replies)
            replies.flush()
    except BaseException:
        os._exit(_FAILED)
