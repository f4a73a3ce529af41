"""A stored document as one side of `diff`."""

from __future__ import annotations

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.diff.answer import Side
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.store import Store


def stored(store: Store, identity: str) -> Side:
    """The document of that id with what it says. Raises UsageError where there is none, with the nearest ids."""
    found = typed.documents(store, {"id": [identity]})
    if not found:
        known = [each.id for each in typed.documents(store)]
        close = words.near(identity, known)
        hints = [(_("是不是"), "  ".join(close))] * bool(close) + [(_("列出"), "jobscli documents")]
        raise UsageError(_("“{name}”不是文件，也不是库里文件的编号").format(name=identity), hints)
    where = {"document": [identity]}
    return Side(found[0], tuple(typed.measures(store, where)), tuple(typed.statistics(store, where)))
