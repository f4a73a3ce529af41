"""An operating system whose nth call fails: a full disk, a broken one, a missing permission."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from types import TracebackType
from typing import IO, Any

import pytest

# What may fail, where it is looked up: io.open is what pathlib reads and writes files with.
CALLS = (
    (os, "open"), (os, "fdopen"), (os, "fsync"), (os, "link"), (os, "replace"), (os, "rename"), (os, "chmod"),
    (os, "mkdir"), (os, "listdir"), (io, "open"),
)  # fmt: skip
CLEANING = ((os, "unlink"), (os, "remove"))


class Faults:
    """Counts the calls of the functions `calls` and lets the one numbered `at` fail with the error `code`.

    Writing counts as a call as well, and half of what is written reaches the file before it fails.
    """

    def __init__(self, at: int, code: int, calls: Any = CALLS) -> None:
        self.at = at
        self.code = code
        self.calls = calls
        self.seen: list[str] = []

    @property
    def struck(self) -> bool:
        """Whether the call was reached."""
        return len(self.seen) >= self.at

    def step(self, name: str) -> None:
        """Count a call, and fail when its turn has come."""
        self.seen.append(name)
        if len(self.seen) == self.at:
            raise OSError(self.code, os.strerror(self.code))

    def within(self, monkeypatch: pytest.MonkeyPatch, act: Callable[[], Any]) -> Any:
        """Do `act` on this operating system."""
        with monkeypatch.context() as patched:
            for module, name in self.calls:
                patched.setattr(module, name, self._failing(name, getattr(module, name)))
            return act()

    def _failing(self, name: str, true: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **more: Any) -> Any:
            self.step(name)
            made = true(*arguments, **more)
            return _File(made, self) if name == "fdopen" else made

        return call


class _File:
    """A file that may be written by half."""

    def __init__(self, file: IO[bytes], faults: Faults) -> None:
        self._file = file
        self._faults = faults

    def __enter__(self) -> _File:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def write(self, content: bytes) -> int:
        self._file.write(content[: len(content) // 2])
        self._file.flush()
        self._faults.step("write")
        return self._file.write(content[len(content) // 2 :])

    def flush(self) -> None:
        self._faults.step("flush")
        self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()
