"""The screens of `read`, `add` and `remove`: what a document says, sentence by sentence; what became of documents."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from itertools import groupby

from jobscli import words
from jobscli.ask.periods import period_said
from jobscli.ingest import Ingested, Kept
from jobscli.language import _
from jobscli.read import Reading
from jobscli.readings import Readings
from jobscli.record import UNSTATED_REGION, Measure, Section, Statistic, tail
from jobscli.show.figure_line import figure
from jobscli.show.screen import CARE, HERE, NAME, SKIP, Block, Gap, Line, Screen, Styled, ids_of, text, with_ids
from jobscli.show.screens.parts import count_spans, measure_entry, numeral
from jobscli.show.sentences import titled

# What a shell leaves alone, Chinese letters too, which `shlex.quote` would put in quotation marks.
_PLAIN = re.compile(r"[\w@%+=:,./-]+")


def readings(answer: Readings) -> Screen:
    """Each document: its title, then section by section its sentences with their figures, then what was not read."""
    if any(each.explained is not None for each in answer.readings):
        from jobscli.show.screens.explained import explained

        return explained(answer)
    blocks: list[Block] = []
    for reading in answer.readings:
        blocks += [Gap(2, anew=True)] * bool(blocks) + _document(reading)
    refused = {each.path for each in answer.refused}
    given = [_typed(str(each)) for each in answer.files if each not in refused]
    foot = (f"jobscli read {given[0]} --format json",) if blocks and given else ()
    screen = Screen(blocks=tuple(blocks), foot=foot, indent=True)
    return with_ids(screen, {each: tail(each) for each in ids_of(screen)})  # no store has them yet


def _typed(name: str) -> str:
    """The name of a file as a shell takes it for one word, and our parser for no option."""
    name = f"./{name}" if name.startswith("-") else name
    return name if _PLAIN.fullmatch(name) else shlex.quote(name)


def _document(reading: Reading) -> list[Block]:
    document = reading.document
    year = (
        _("说的是 {period}").format(period=period_said(str(document.year)))
        if document.year
        else _("每个数写明了年份")
        if reading.statistics and all(each.period_basis == "stated" for each in reading.statistics)
        else _("年份不详，可加 --year 或 --published 说明")
    )
    said = dict.fromkeys(each.region for each in reading.statistics if each.region != UNSTATED_REGION)
    regions = document.regions or tuple(said)
    finer = f" {document.place}" if document.place and len(regions) == 1 else ""
    where = ("、".join(regions) or _("地区不详")) + finer
    planned = sum(each.status == "target" for each in reading.measures)
    counts = (
        *count_spans(len(reading.measures), len(reading.statistics), planned),
        Styled(f"  {len(reading.problems)}", NAME),
        Styled(_(" 处没读懂")),
    )
    blocks: list[Block] = [
        Line(spans=(Styled(document.id, NAME), *counts), indent=0),
        text(titled(document), SKIP),
        text(f"{where}，{year}", SKIP),
    ]
    sections: dict[str | None, Section] = {each.id: each for each in reading.sections}
    measures = {each.id: each for each in reading.measures}
    for (region, section), figures in groupby(reading.statistics, key=lambda each: (each.region, each.section)):
        blocks += [Gap(2), _heading(sections.get(section), region if len(regions) > 1 else "")]
        for quote, group in groupby(figures, key=lambda each: each.quote):
            blocks += _sentence(quote, list(group), measures)
    return blocks + _without(reading) + _problems(reading) + _counts(reading)


def _heading(section: Section | None, region: str) -> Line:
    title = section.title if section else _("没有标题的部分")
    number = numeral(section.number) if section else ""
    return Line(left=Styled(number, HERE), spans=(Styled(f"{region}  {title}" if region else title, HERE),))


def _sentence(quote: str | None, figures: list[Statistic], measures: dict[str, Measure]) -> list[Block]:
    """The sentence once, then each measure in it with its figures."""
    blocks: list[Block] = [Gap()]
    if quote:
        blocks.append(Line(spans=(Styled(quote.strip(), SKIP),)))
    for identity, group in groupby(figures, key=lambda each: each.measure):
        lines = tuple(figure(each, year=True, label=each.metric, whom=each.population) for each in group)
        measure = measures.get(identity or "")
        blocks += [measure_entry(measure, ())._replace(figures=lines, body=())] if measure else lines
    return blocks


def _without(reading: Reading) -> list[Block]:
    """The measures that have no figure."""
    having = {each.measure for each in reading.statistics}
    rest = [each for each in reading.measures if each.id not in having]
    if not rest:
        return []
    title = Line(spans=(Styled(_("没有数字的举措"), HERE), Styled(f"  {len(rest)}", NAME)))
    return [Gap(2), title, *(measure_entry(each, ()) for each in rest)]


def _problems(reading: Reading) -> list[Block]:
    if not reading.problems:
        return []
    blocks: list[Block] = [
        Gap(2),
        Line(spans=(Styled(_("没读懂的"), HERE), Styled(f"  {len(reading.problems)}", NAME))),
    ]
    for each in reading.problems:
        at = Styled(f"@{each.start}", SKIP)
        blocks.append(Line(left=at, spans=(Styled(each.text, CARE), Styled(f"  {each.reason}"))))
    return blocks


def _counts(reading: Reading) -> list[Block]:
    """What became of every numeral: how many are figures, how many none and why, how many were not understood."""
    reasons = Counter(each.reason for each in reading.excluded)
    told = _("、").join(f"{words.say('reason', reason)} {n}" for reason, n in reasons.most_common())
    spans = (
        Styled(str(len(reading.statistics)), NAME),
        Styled(_(" 个数字；")),
        Styled(str(len(reading.excluded)), NAME),
        Styled(_(" 个数不是数据") + (_("（{reasons}）").format(reasons=told) if told else "") + _("；")),
        Styled(str(len(reading.problems)), NAME),
        Styled(_(" 处没读懂")),
    )
    return [Gap(2), Line(spans=spans, indent=0)]


_SAID = {
    "added": _("存入"),
    "unchanged": _("没有变"),
    "replaced": _("换新"),
    "conflict": _("没有存"),
    "removed": _("移除"),
}


def ingested(answer: Ingested) -> Screen:
    """A line a document with what it holds, then the sum."""
    if not answer.kept:
        return Screen(blocks=())
    blocks: list[Block] = [_line(each) for each in answer.kept]
    changed = [each for each in answer.kept if each.outcome in ("added", "replaced", "removed")]
    sums = (
        Styled(str(len(changed)), NAME),
        Styled(_(" 份文件")),
        *count_spans(sum(each.measures for each in changed), sum(each.statistics for each in changed)),
        Styled(f"  {sum(each.problems for each in changed)}", NAME),
        Styled(_(" 处没读懂")),
    )
    total: list[Block] = [Gap(), Line(spans=sums, indent=0)] if changed else []
    return Screen(blocks=(*blocks, *total), foot=_foot(changed))


def _line(kept: Kept) -> Line:
    outcome = Styled(_SAID[kept.outcome], CARE if kept.outcome == "conflict" else "")
    regions = "、".join(kept.document.regions[:4]) or _("地区不详")
    counts = count_spans(kept.measures, kept.statistics)
    return Line(spans=(outcome, Styled(f"  {kept.document.id}", NAME), Styled(f"  {regions}", SKIP), *counts), indent=0)


def _foot(changed: list[Kept]) -> tuple[str, ...]:
    if not changed or changed[0].outcome == "removed":
        return ("jobscli undo", "jobscli documents")
    regions = changed[0].document.regions
    province = (f"jobscli province {regions[0]}",) if regions else ()
    return (*province, "jobscli documents", "jobscli undo")
