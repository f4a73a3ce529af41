"""The documents of a store that an older jobscli has read, and ours would read better."""

from __future__ import annotations

from jobscli import __version__
from jobscli.ask.reader import is_older
from jobscli.audit.records import Records
from jobscli.record import Document


def older(records: Records) -> list[Document]:
    """Those of `records` that a version before this one has read; what was read by hand is none of them."""
    read = {each.document for each in records.told() if each.rule is not None}
    return [
        each
        for each in records.documents
        if is_older(each.reader, __version__)
        and not (each.reader is None and each.file is None and each.id not in read)
    ]
