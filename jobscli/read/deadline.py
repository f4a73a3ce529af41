"""The time that a document may take, and what ends it wherever it is: inside one long match of an expression, too.

What holds where:

- In the main thread on Unix, which is that of a command and that of each of its `--jobs`, a timer of the system
  counts the time of the processor, and its handler raises `Late`; Python runs it within a match as well. Time of the
  processor and no other, so that a busy machine refuses nothing that an idle one reads.
- On Windows, and in another thread of a program that imports jobscli, no such handler can run. There the reading is
  done in a process of its own (`aside`). On Unix that has a main thread and such a timer; on Windows a watchdog ends
  it with the document, by the clock on the wall, and with a row of a table the whole table is refused.

What waits without work (a disk that does not answer) takes no time of the processor; a PDF is opened by another
process, which `pdf` ends by the clock on the wall.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

Result = TypeVar("Result")

# Between two looks at the time, once the limit is near; and until `Late` is raised anew where a callback swallowed it.
_STEP, _ANEW = 0.02, 5.0
_LEAST = 0.001  # a timer of zero never goes off

alone = False  # whether this process is there for nothing but reading, and may be ended


class Late(BaseException):
    """The time is over. No `Exception`, so that nothing on the way takes it for a fault of the document."""


def interrupts() -> bool:
    """Whether work in this thread can be ended here; elsewhere `within` and `aside` do it in another process."""
    return alone or _has_timer()


def _has_timer() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def within(seconds: float, function: Callable[..., Result], *args: Any) -> Result:
    """What `function` gives for `args`; raises `Late` when it takes longer than `seconds`.

    Where `interrupts()` is false all of them must be such as can be pickled, and `aside.EndedError` may be raised.
    """
    seconds = max(seconds, _LEAST)
    if _has_timer():
        return _timed(seconds, function, *args)
    if alone:
        return _watched(seconds, function, *args)
    from jobscli.read.aside import Aside

    aside = Aside()
    try:
        result: Result = aside.call(within, seconds, function, *args)
        return result
    finally:
        aside.close()


def _timed(seconds: float, function: Callable[..., Result], *args: Any) -> Result:
    began, limit = time.thread_time(), seconds

    def stop(_number: int, _frame: object) -> None:
        nonlocal limit
        spent = time.thread_time() - began
        if spent >= limit:  # the timer counts what other threads spend, too
            limit = spent + _ANEW
            raise Late

    handler, timer = signal.getsignal(signal.SIGPROF), (0.0, 0.0)
    # Twice: the handler can raise within the first `finally`, before it has stopped the timer.
    try:
        try:
            signal.signal(signal.SIGPROF, stop)
            timer = signal.setitimer(signal.ITIMER_PROF, seconds, _STEP)
            return function(*args)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_DFL if handler is None else handler)
        signal.setitimer(signal.ITIMER_PROF, *timer)


def _watched(seconds: float, function: Callable[..., Result], *args: Any) -> Result:
    """As `_timed`, but what ends is this process: a thread of Python's own that needs no turn of the others."""
    import faulthandler

    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            return function(*args)
        finally:
            faulthandler.cancel_dump_traceback_later()
