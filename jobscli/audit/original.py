"""A document's records against its original: the words stand there, and no numeral of it is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby

from jobscli.audit import index, wording
from jobscli.audit.records import Placed, Records, identity
from jobscli.audit.report import Checked, Problem
from jobscli.audit.reread import BESIDE, plain
from jobscli.audit.values import faults
from jobscli.language import _

Found = Iterator[Problem]

_NUMERALS = re.compile("[0-9０-９〇零一二两三四五六七八九十百千万亿半]+")
_TITLE = 40  # so many characters (a region's name, a number) may stand before the title in its section
_SHOWN = 20  # characters of the original that a problem quotes


def checks(text: str, records: Records) -> list[Checked]:
    """All checks of one document's `records` against `text`, in whose code points their offsets count."""
    names = sum(len(each.names) for each in records.measures)
    measures: tuple[Placed, ...] = (*records.sections, *records.measures)
    figures, excluded = records.statistics, records.excluded
    numerals = sum(len(run.group()) for run in _NUMERALS.finditer(text))
    return [
        Checked("source_texts", _("个数字：原文就在那里，一字不差"), len(figures), tuple(_printed(text, figures))),
        Checked(
            "source_values", _("个数字：数值、单位、界限出自原文的词"), len(figures), tuple(_values(text, records))
        ),
        Checked("source_titles", _("个标题：见于原文"), len(records.sections), tuple(_titles(text, records))),
        Checked("source_spans", _("个标题和举措：位置在原文之内"), len(measures), tuple(_inside(text, measures))),
        Checked("source_names", _("个名称：见于举措或它的标题之下"), names, tuple(_names(text, records))),
        Checked("source_excluded", _("处排除：原文就在那里，一字不差"), len(excluded), tuple(_printed(text, excluded))),
        Checked("source_numerals", _("个数码：恰在一个数字或一处排除里"), numerals, tuple(_cover(text, records))),
        Checked(
            "source_words",
            _("段：词和原文一样，一个不多，一个不少"),
            len(records.words),
            tuple(index.problems(text, records.words)),
        ),
        *wording.checks(text, records),
    ]


def _stands(text: str, part: Placed) -> bool:
    return 0 <= part.start < part.end <= len(text)


def _inside(text: str, parts: Iterable[Placed]) -> Found:
    for part in parts:
        if not _stands(text, part):
            detail = _("从 {start} 到 {end}，原文只有 {n} 字").format(start=part.start, end=part.end, n=len(text))
            yield Problem(identity(part), "end", detail)


def _printed(text: str, parts: Iterable[Placed]) -> Found:
    """The words of figures and exclusions, and the sentence of a figure where the store keeps it."""
    for part in parts:
        if not _stands(text, part):
            yield from _inside(text, (part,))
            continue
        words, own = text[part.start : part.end], getattr(part, "text", "")
        if words != own:
            detail = _("那里印的是“{words}”，记作“{own}”").format(words=f"{words:.{_SHOWN}}", own=f"{own:.{_SHOWN}}")
            yield Problem(identity(part), "text", detail)
        quote = getattr(part, "quote", None)
        if quote is not None and not _quoted(text, part, quote):
            yield Problem(identity(part), "quote", _("原句不在那里"))


def _quoted(text: str, part: Placed, quote: str) -> bool:
    """Whether a sentence stands around its figure; of a row of a table, the row does, and its head before it."""
    if quote in text[max(0, part.start - len(quote)) : part.end + len(quote)]:
        return True
    head, _break, row = quote.rpartition("\n")
    near = text[max(0, part.start - len(row)) : part.end + len(row)]
    return bool(head) and row in near and text.rfind(head, 0, part.end) >= 0


def _values(text: str, records: Records) -> Found:
    for each in records.statistics:
        start, end = max(0, each.start), max(0, each.end)
        before, after = text[max(0, start - 2 * BESIDE) : start], text[end : end + 2 * BESIDE]
        for field, detail in faults(each, before, after):
            yield Problem(each.id, field, detail)


def _titles(text: str, records: Records) -> Found:
    for each in records.sections:
        title = plain(each.title)
        start = max(0, each.start)
        if title not in plain(text[start : start + _TITLE + 2 * len(each.title)]):
            yield Problem(each.id, "title", _("“{title}”不在那里").format(title=f"{each.title:.{_SHOWN}}"))


def _names(text: str, records: Records) -> Found:
    """A name stands in its measure's words, or elsewhere under the same heading."""
    under = {each.id: plain(text[max(0, each.start) : max(0, each.end)]) for each in records.sections}
    for each in records.measures:
        words = plain(text[max(0, each.start) : max(0, each.end)])
        for named in each.names:
            name = plain(named.name)
            if name not in words and name not in under.get(each.section or "", ""):
                yield Problem(each.id, "names", _("“{name}”不在那里").format(name=f"{named.name:.{_SHOWN}}"))


def _cover(text: str, records: Records) -> Found:
    """Runs of numerals that no span covers, or more than one.

    Two figures may be read off the very same words. Where nothing at all is excluded, the reader did not say what it
    passed over, and one problem stands for all.
    """
    depth = _depths(len(text), records)
    document = records.documents[0].id if records.documents else ""
    bare = [at for run in _NUMERALS.finditer(text) for at in range(*run.span()) if not depth[at]]
    if bare and not records.excluded:
        detail = _("这份文件没有记下排除，有 {n} 个数码不在任何数字里；头一个是“{first}”")
        yield Problem(document, "excluded", detail.format(n=len(bare), first=text[bare[0]]))
    for run in _NUMERALS.finditer(text):
        for wrong, group in groupby(range(*run.span()), key=depth.__getitem__):
            if wrong == 1 or (wrong == 0 and not records.excluded):
                continue
            where = list(group)
            detail = _("“{numeral}”不在任何数字和排除里") if wrong == 0 else _("“{numeral}”同在 {n} 个数字或排除里")
            numeral = text[where[0] : where[-1] + 1][:_SHOWN]
            yield Problem(f"{document}/{where[0]}:{where[-1] + 1}", "numeral", detail.format(numeral=numeral, n=wrong))


def _depths(size: int, records: Records) -> list[int]:
    """In how many spans each character stands."""
    spans = [*{(each.start, each.end) for each in records.statistics}]
    spans += [(each.start, each.end) for each in records.excluded]
    steps = [0] * (size + 1)
    for start, end in spans:
        if 0 <= start < end <= size:
            steps[start] += 1
            steps[end] -= 1
    return list(accumulate(steps))
