"""What can go wrong, and the exit code it ends with.

    JobsError            1  understood but not done
    ├── UsageError       2  the words on the command line name nothing we know
    ├── StoreError       3  the store cannot be read or written
    └── DocumentError    5  a document cannot be read

Each carries the sentence that the user reads. One place, `jobscli.cli.errors`, turns them into words and codes.
"""

from collections.abc import Sequence


class JobsError(Exception):
    """A request that was understood and not done: a changed document without `--replace`, faults found."""

    exit_code = 1

    def __init__(self, message: str, hints: Sequence[tuple[str, str]] = ()) -> None:
        """Take the one sentence that says what happened, and `hints` as (label, words) lines below it."""
        super().__init__(message)
        self.message = message
        self.hints = tuple(hints)


class UsageError(JobsError):
    """A region, metric, id, kind or topic that does not exist, or a combination that means nothing."""

    exit_code = 2


class StoreError(JobsError):
    """A store that is missing, not ours, damaged, of a newer schema, or that cannot be written."""

    exit_code = 3


class DocumentError(JobsError):
    """A document that cannot be read: not text, encrypted, too large, not a regular file."""

    exit_code = 5
