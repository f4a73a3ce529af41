"""What `add` says beside its table: ids that clash, content known under another name, what could not be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Protocol

from jobscli import __version__
from jobscli.ask.corrected import lost_told
from jobscli.ask.reader import is_older, versions_told
from jobscli.language import _
from jobscli.read import Reading
from jobscli.record import Document
from jobscli.store import Store


def apart_by_id(readings: Sequence[Reading]) -> tuple[list[Reading], list[tuple[Path, str]]]:
    """The readings whose id no one before has, and the files of the others with the sentence that refuses them."""
    first: dict[str, Reading] = {}
    refused: list[tuple[Path, str]] = []
    for each in readings:
        held = first.setdefault(each.document.id, each)
        if held is not each:
            refused.append((Path(each.document.file or each.document.id), same_id(each.document, held.document)))
    return list(first.values()), refused


class Named(Protocol):
    """What of a document tells which it is."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def file(self) -> str | None:
        """Where it was read from."""
        ...

    @property
    def sha256(self) -> str | None:
        """The digest of its content."""
        ...


def same_id(document: Named, held: Named) -> str:
    """The sentence that refuses `document`, whose id `held` has already."""
    if document.sha256 == held.sha256:
        told = _("{file}：内容和 {other} 一样，只存一份")
    else:
        told = _("{file}：编号“{id}”和 {other} 的重复；单独存它，用 --id 另给一个编号")
    return told.format(file=_shown(document), id=document.id, other=_shown(held))


def notice(store: Store, kept: Sequence[tuple[Document, str]], *, brief: bool) -> str | None:
    """The sentences below the table of what was put into `store`; `kept` are documents with their outcomes.

    `brief` leaves out what is no fault, where refusals are told already.
    """
    documents = {document.id for document, _outcome in kept}
    lost = [each for each, at in store.corrections() if at is None and each.document in documents]
    told = [*_conflicts(store, kept), *_twins(store, kept), *_unknown(store, kept, brief=brief), lost_told(lost)]
    told.append(_outgrown(store, kept))
    if not any(told) and kept and all(outcome == "unchanged" for _document, outcome in kept):
        told = [_older(store, kept) or _("内容和已有的一样，什么都没有变")]
    return "\n".join(each for each in told if each) or None


ROOM = 20_000  # records that a file answers for at once; of more, an archive is the better place


def _outgrown(store: Store, kept: Sequence[tuple[Document, str]]) -> str | None:
    """What to type when the store has just grown too large for a file: it is said with the documents that did it."""
    fresh = [document.id for document, outcome in kept if outcome == "added"]
    if store.lot is not None or not fresh:
        return None
    now, added = (
        sum(n for table in _COUNTED for _key, n in store.count(table, where, ("document",)))
        for where in ({}, {"document": fresh})
    )
    if now <= ROOM or now - added > ROOM:
        return None
    told = _("数据文件已有 {n} 条记录，问起来会慢；搬进档案：jobscli archive create 文件夹，")
    return told.format(n=now) + _("再 jobscli archive import --db 文件夹，以后用 --db 文件夹问")


_COUNTED = ("sections", "measures", "statistics", "excluded")


def _conflicts(store: Store, kept: Sequence[tuple[Document, str]]) -> Iterator[str]:
    conflicts = [document for document, outcome in kept if outcome == "conflict"]
    others = [each for each in conflicts if _of_another_file(each, _stored(store, "id", each.id))]
    if others:
        told = _("编号 {names} 已是另一份文件的；单独存它，用 --id 另给一个编号，或用 --replace 换掉原来的")
        yield told.format(names=_names(others))
    elif conflicts:
        told = _("{names} 已经有了，内容或所说的地区、年份、标题不同；要换成新的，加 --replace")
        yield told.format(names=_names(conflicts))


def _twins(store: Store, kept: Sequence[tuple[Document, str]]) -> Iterator[str]:
    """Of documents with one content under several ids, all but the first."""
    told: set[str] = set()
    for document, outcome in reversed(kept):
        other = _twin(store, document) if outcome in ("added", "replaced") else None
        if other is None or document.id in told:
            continue
        told |= {document.id, other.id}
        sentence = _("{name} 的内容和已有的 {other} 一样；不要两份，用 jobscli remove {name} 移除")
        yield sentence.format(name=document.id, other=other.id)


def _unknown(store: Store, kept: Sequence[tuple[Document, str]], *, brief: bool) -> Iterator[str]:
    """Which documents do not say of what region or of what year they are."""
    fresh = [document for document, outcome in kept if outcome in ("added", "replaced")]
    nowhere = [each for each in fresh if not each.regions]
    if nowhere:
        told = _("看不出 {names} 说的是哪个地区；加 --region 和 --replace 再存一次")
        yield told.format(names=_names(nowhere))
    undated = [each for each in fresh if each.year is None and _has_undated(store, each.id)]
    if undated and not brief:
        yield _("看不出 {names} 说的是哪一年；加 --year（或 --published）和 --replace 再存一次").format(
            names=_names(undated)
        )


def _has_undated(store: Store, document: str) -> bool:
    """Whether a stored document has a figure without a period; a table may name the year of each."""
    return next(store.find("statistics", {"document": (document,), "period": (None,)}, limit=1), None) is not None


def _older(store: Store, kept: Sequence[tuple[Document, str]]) -> str | None:
    """What to type where documents that did not change were read by an older version."""
    held = [each for document, _outcome in kept for each in _stored(store, "id", document.id)]
    older = [each for each in held if each.file is not None and is_older(each.reader, __version__)]
    if not older:
        return None
    told = _("内容和已有的一样，没有变；{names} 是旧版 {versions} 读的，重读用 jobscli add --again")
    return told.format(names=_names(older), versions=versions_told(older))


def _stored(store: Store, field: str, value: str) -> list[Document]:
    return [each for each in store.find("documents", {field: (value,)}) if isinstance(each, Document)]


def _twin(store: Store, document: Document) -> Document | None:
    """The document of the store that has the same content under another id."""
    alike = _stored(store, "sha256", document.sha256) if document.sha256 else []
    return next((each for each in alike if each.id != document.id), None)


def _of_another_file(document: Document, held: Sequence[Document]) -> bool:
    if document.file is None:
        return False
    return any(each.file not in (None, document.file) and each.sha256 != document.sha256 for each in held)


_NAMED = 20  # so many documents are named, more are counted


def _names(documents: Sequence[Document]) -> str:
    named = "、".join(each.id for each in documents[:_NAMED])
    return named + (_(" 等 {n} 份").format(n=len(documents)) if len(documents) > _NAMED else "")


def _shown(document: Named) -> str:
    return PurePath(document.file).name if document.file else document.id
