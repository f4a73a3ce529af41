"""The screen of `search`: hits by region, the best region first, every match marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from jobscli import words
from jobscli.ask.search import BESIDE, Hits, Match
from jobscli.language import _
from jobscli.record import Measure, Section, Statistic
from jobscli.show.draw import marked
from jobscli.show.figure_line import figure, several_years
from jobscli.show.screen import CARE, HERE, NAME, SKIP, Block, Gap, Line, MeasureBlock, Screen, Styled
from jobscli.show.screens.parts import measure_entry
from jobscli.store import Saying

_NAMED = 12  # so many regions are named, of more it is not said what they lack
_PARAGRAPHS = 3
_AROUND = 40


def search(answer: Hits) -> Screen:
    """How many hits there are and where, how the search was widened, then the hits."""
    if not answer.found:
        return Screen(blocks=tuple(_said(answer)), indent=True)
    blocks: list[Block] = [_summary(answer), *_widened(answer)]
    found = [each for each in _by_size(answer) if not answer.beside or each.hit.field != BESIDE]
    shown = {each.record.id for each in found if isinstance(each.record, Measure)}
    year = several_years(each.record for each in found if isinstance(each.record, Statistic))
    for region, own in groupby(found, key=lambda each: each.record.region):
        blocks += [Gap(), Line(spans=(Styled(region, HERE),))]
        for quote, group in groupby(own, key=_sentence):
            blocks += [Gap(), Line(spans=marked(quote, answer.phrase.asked))] if quote else []
            for each in group:
                blocks += _hit(each, answer, shown, year=year)
    return Screen(blocks=tuple(blocks), foot=_foot(answer), indent=True)


def _by_size(answer: Hits) -> list[Match]:
    """The hits, region by region, those with the words themselves first, then that of most hits.

    A region may have figures beside the words alone.
    """
    order = {region: index for index, (region, _n) in enumerate(answer.by_region)}
    best: dict[str, int] = {}
    for at, each in enumerate(answer.found):
        best.setdefault(each.record.region, at)

    def place(each: Match) -> tuple[bool, int]:
        by_synonym = not answer.phrase.has_all(answer.found[best[each.record.region]].matched)
        return by_synonym, order.get(each.record.region, len(order))

    return sorted(answer.found, key=place)


def _sentence(found: Match) -> str:
    """The sentence, for a figure that was found only by the words around it."""
    record = found.record
    return (record.quote or "").strip() if isinstance(record, Statistic) and found.hit.field == "quote" else ""


def _summary(answer: Hits) -> Line:
    counts = _("，").join(f"{region} {n}" for region, n in answer.by_region)
    without = [region for region in answer.regions if region not in dict(answer.by_region)]
    if (own := words.region(answer.phrase.text)) is not None:
        without = [name for name in without if name != own.name]
    none = "".join(_none(answer, without)) if len(without) < _NAMED else ""
    found = sum(n for _region, n in answer.by_region)
    cut = _("，列出前 {n} 处").format(n=len(answer.found)) if found > len(answer.found) else ""
    total = _("{n} 处{cut}，{places} 个地区：{counts}{none}").format(
        n=found, cut=cut, places=len(answer.by_region), counts=counts, none=none
    )
    return Line(spans=(Styled(answer.phrase.text, NAME), Styled(f"   {total}")), indent=0)


def _none(answer: Hits, without: Sequence[str]) -> Iterator[str]:
    """What there is to say of the regions without a hit: whether their texts have the words."""
    texts = answer.said
    quoted = {each.record.region for each in answer.found if each.hit.field == BESIDE}
    beside = [name for name in answer.regions if name in quoted]
    told = {*texts.silent, *texts.printed, *texts.made_up, *beside}
    for names, how in (
        (texts.printed, _("；{names}的原文里有，记录里没有")),
        (texts.made_up, _("；{names}的原文里字词同在一段，记录里没有")),
        (beside, _("；{names}只在数字的原句里有")),
        (texts.silent, _("；{names}的原文里没有")),
        ([name for name in without if name not in told], _("；{names}的记录里没有")),
    ):
        own = [name for name in names if name in without]
        if own:
            yield how.format(names=_("、").join(own))


def _said(answer: Hits) -> Iterator[Block]:
    """The paragraphs that say what no record does, a few of each region."""
    for region, paragraphs in groupby(answer.said.saying, key=lambda each: each.wording.region):
        yield Gap()
        yield Line(spans=(Styled(region, HERE),))
        every = list(paragraphs)
        for each in every[:_PARAGRAPHS]:
            yield Line(spans=_paragraph(each, answer))
        if len(every) > _PARAGRAPHS:
            yield Line(spans=(Styled(_("另有 {n} 段").format(n=len(every) - _PARAGRAPHS), SKIP),))


def _paragraph(found: Saying, answer: Hits) -> tuple[Styled, ...]:
    """The words around the first match in a text; of an index, under which heading they stand together."""
    text = found.wording.text
    if text is not None:
        return marked(around(text, answer.phrase.asked), answer.phrase.asked)
    under = (
        _("“{title}”").format(title=title) if (title := answer.said.headings.get(found.wording.section or "")) else ""
    )
    told = _("{under}的一段里有") if found.exactly else _("这些字词同在{under}的一段；是不是连着写的，要看原文")
    return (Styled(told.format(under=under or _("原文")), SKIP),)


def around(text: str, words: Sequence[str]) -> str:
    """The piece of `text` around the first of `words` in it; what is left out on either side is told by ….

    >>> around("一二三四五六七八九十" * 9, ["十一"])
    '一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九…'
    """
    at = min((found for word in words if (found := text.find(word)) >= 0), default=0)
    start, end = max(0, at - _AROUND), at + _AROUND
    return f"{'…' * (start > 0)}{text[start:end].strip()}{'…' * (end < len(text))}"


def _widened(answer: Hits) -> list[Line]:
    """What else was looked for, and what is not shown."""
    lines = [
        Line(spans=(Styled(_("没有“{word}”，查的是{taken}").format(word=word, taken=taken), CARE),), indent=0)
        for word, taken in answer.taken
    ]
    if answer.phrase.places:
        told = _("只在{names}里查；要把地名当词查，加引号").format(names=_("、").join(answer.phrase.places))
        lines.append(Line(spans=(Styled(told, SKIP),), indent=0))
    elif (place := words.region(answer.phrase.text)) is not None:
        told = _("{name}自己的记录：jobscli province {name}").format(name=place.name)
        lines.append(Line(spans=(Styled(told, SKIP),), indent=0))
    if answer.beside:
        told = _("另有 {n} 个数字，只是和它同在一句，--format json 列出").format(n=answer.beside)
        lines.append(Line(spans=(Styled(told, SKIP),), indent=0))
    if answer.also:
        told = _("近义的说法也查了：{words}；只查原词用 --exact").format(words=_("、").join(answer.also))
        lines.append(Line(spans=(Styled(told, SKIP),), indent=0))
    return lines


def _hit(found: Match, answer: Hits, shown: set[str], *, year: bool) -> list[Block]:
    record = found.record
    if isinstance(record, Measure):
        figures = answer.figures.get(record.id, [])
        return [measure_entry(record, figures, year=year, matched=found.matched)]
    if isinstance(record, Section):
        head = (*marked(record.title, found.matched, NAME), Styled(_("  标题"), SKIP))
        body = marked(record.summary or "", found.matched)
        return [MeasureBlock(id=record.id, head=head, body=body if record.summary else ())]
    if record.measure in shown:
        return []  # it stands under its measure
    return [figure(record, year=year)]


def _foot(answer: Hits) -> tuple[str, ...]:
    first = answer.found[0].record
    metrics = [each.record.metric for each in answer.found if isinstance(each.record, Statistic)]
    rank = (f"jobscli rank {max(set(metrics), key=metrics.count)}",) if metrics else ()
    return (f"jobscli show {first.id}", *rank, "jobscli systems")
