"""Very many files into a store that takes them lot by lot: what a stopped `add` has stored is not read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import islice
from pathlib import Path

from jobscli.ingest.each import How
from jobscli.record import Document
from jobscli.store import Store


def lots(files: Sequence[Path], size: int) -> Iterator[list[Path]]:
    """`files`, `size` at a time."""
    left = iter(files)
    while lot := list(islice(left, size)):
        yield lot


def held(store: Store, files: Iterable[Path], how: How) -> dict[Path, Document]:
    """Which of `files` are stored already with the same content, of which the user states the same, as what."""
    by_file = {str(path.absolute()): path for path in files}
    found: dict[Path, Document] = {}
    several: set[Path] = set()
    for each in store.find("documents", {"file": list(by_file)}):
        if isinstance(each, Document) and (path := by_file.get(each.file or "")) is not None:
            several |= {path} if path in found else set()
            found[path] = each
    return {
        path: document
        for path, document in found.items()
        if path not in several and _same(document, how) and document.sha256 == _digest(path)
    }


def _same(document: Document, how: How) -> bool:
    """Whether all that `how` states of a document was stated of this one, and nothing else."""
    facts = {each.name: getattr(how.about, each.name) for each in fields(how.about) if each.name != "id"}
    facts = {each.name: getattr(how.about, each.name) for each in fields(how.about) if each.name != "id"}
    stated = {name for name, fact in facts.items() if fact is not None}
    if how.about.id not in (None, document.id) or set(document.stated or ()) != stated:
        return False
    as_is = {each.field: each.read for each in document.corrected}
    return all(_fact(document, as_is, name) == facts[name] for name in stated)


def _fact(document: Document, read: dict[str, object], name: str) -> object:
    """What is stored of a document as it was stated, before anything was corrected in it."""
    if name == "region":
        regions = read.get("regions", list(document.regions))
        return regions[0] if isinstance(regions, list) and len(regions) == 1 else None
    return read.get(name, getattr(document, name, None))


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None
