"""Which Spark answers: the one that the user names, else JOBSCLI_MASTER, else all cores of this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LOCAL = "local[*]"
_NAMED: ContextVar[str | None] = ContextVar("master", default=None)


@contextmanager
def on_master(url: str | None) -> Iterator[None]:
    """Within, questions of a folder that a cluster has read are asked of the Spark at `url`; None changes nothing."""
    token = _NAMED.set(url or _NAMED.get())
    try:
        yield
    finally:
        _NAMED.reset(token)


def master() -> str:
    """The address of the Spark to ask: spark://host:7077, local[*]."""
    return _NAMED.get() or os.environ.get("JOBSCLI_MASTER") or LOCAL
