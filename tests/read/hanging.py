"""Work without end, and work with one, for processes that import it without a test's libraries."""

from __future__ import annotations

import os
import re
import time

ENDLESS = re.compile("(?:a*|b)*c")  # parts 60 letters in some 10**18 ways


def hang(_nothing: object = None) -> None:
    """One match that takes years."""
    ENDLESS.match("a" * 60)


def double(number: int) -> int:
    if number < 0:
        raise ValueError(number)
    return 2 * number


def hang_at_three(number: int) -> int:
    if number == 3:
        hang()
    return double(number)


def die() -> None:
    os._exit(9)


def sleep() -> None:
    """Wait, which is no work."""
    time.sleep(0.2)


def hang_at_three_within(number: int) -> int:
    from jobscli.read.deadline import within

    return within(0.3, hang_at_three, number)
