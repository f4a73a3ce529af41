"""The screen of `archive`: what an archive holds, and how large it is."""

from __future__ import annotations

from jobscli import words
from jobscli.ingest.archived import Archive
from jobscli.language import _
from jobscli.show.screen import NAME, Block, Gap, Line, Screen, Styled, text

_SHOWN = 12  # regions that are named
_UNITS = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB"))


def archive(answer: Archive) -> Screen:
    """Where it is, how many rows each table has, of which regions and years, and its size."""
    blocks: list[Block] = [Line(spans=(Styled(str(answer.path), NAME),), indent=0), Gap()]
    room = max(len(f"{n:,}") for _table, n in answer.tables)
    for table, n in answer.tables:
        told = Styled(f"  {words.say('table', table)}")
        blocks.append(Line(spans=(Styled(f"{n:,}".rjust(room), NAME), told), indent=0))
    blocks += [Gap(), *(text(each) for each in _facts(answer))]
    foot = (f"jobscli metrics --db {answer.path}",) if answer.tables[0][1] else ()
    return Screen(blocks=tuple(blocks), foot=foot)


def _facts(answer: Archive) -> list[str]:
    facts = []
    if answer.regions:
        named = _("、").join(answer.regions[:_SHOWN])
        rest = _(" 等") if len(answer.regions) > _SHOWN else ""
        facts.append(_("{n} 个地区：{named}").format(n=len(answer.regions), named=named + rest))
    if answer.years:
        facts.append(_("说的是 {first}—{last} 年").format(first=answer.years[0], last=answer.years[-1]))
    facts.append(_("占 {size}，可撤回 {n} 次改动").format(size=_size(answer.size), n=answer.undo))
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
