"""The screens of `archive` and `cluster`: what a folder of very many records holds, and how large it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jobscli import words
from jobscli.language import _
from jobscli.show.screen import NAME, Block, Gap, Line, Screen, Styled, text

if TYPE_CHECKING:
    from jobscli.ingest.archived import Archive
    from jobscli.ingest.clustered import Clustered
    from jobscli.ingest.holding import Holding

_SHOWN = 12  # regions that are named
_UNITS = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB"))


def archive(answer: Archive) -> Screen:
    """Where it is, how many rows each table has, of which regions and years, and its size."""
    size = _("占 {size}，可撤回 {n} 次改动").format(size=_size(answer.size), n=answer.undo)
    return _folder(answer, [size])


def clustered(answer: Clustered) -> Screen:
    """The same of what a cluster has read, and how many files it was read from."""
    size = _("读自 {n:,} 份，{lots} 批，占 {size}").format(n=answer.sources, lots=answer.lots, size=_size(answer.size))
    refused = [_("{n:,} 份没有读成").format(n=len(answer.refused))] if answer.refused else []
    return _folder(answer, [size, *refused])


def _folder(answer: Holding, facts: Sequence[str]) -> Screen:
    blocks: list[Block] = [Line(spans=(Styled(str(answer.path), NAME),), indent=0), Gap()]
    room = max(len(f"{n:,}") for _table, n in answer.tables)
    for table, n in answer.tables:
        told = Styled(f"  {words.say('table', table)}")
        blocks.append(Line(spans=(Styled(f"{n:,}".rjust(room), NAME), told), indent=0))
    blocks += [Gap(), *(text(each) for each in (*_of_what(answer.regions, answer.years), *facts))]
    foot = (f"jobscli metrics --db {answer.path}",) if answer.tables[0][1] else ()
    return Screen(blocks=tuple(blocks), foot=foot)


def _of_what(regions: Sequence[str], years: Sequence[int]) -> list[str]:
    facts = []
    if regions:
        named = _("、").join(regions[:_SHOWN])
        rest = _(" 等") if len(regions) > _SHOWN else ""
        facts.append(_("{n} 个地区：{named}").format(n=len(regions), named=named + rest))
    if years:
        span = str(years[0]) if len(years) == 1 else f"{years[0]}—{years[-1]}"
        facts.append(_("说的是 {span} 年").format(span=span))
    return facts


def _size(size: int) -> str:
    """A number of bytes as people read it.

    >>> _size(312), _size(93_600_000)
    ('312 字节', '89.3 MB')
    """
    for unit, name in _UNITS:
        if size >= unit:
            return f"{size / unit:.1f} {name}"
    return _("{n} 字节").format(n=size)
