"""The screens of `ask`, of `show` with several ids, and of `calc`."""

from __future__ import annotations

from itertools import groupby

from jobscli.ask.calc import Derived
from jobscli.ask.lookup import Entry, Several
from jobscli.ask.question.asked import Asked
from jobscli.language import _
from jobscli.record import Document, Measure, Section, Statistic
from jobscli.show.figure_line import figure, several_years
from jobscli.show.screen import CARE, HERE, NAME, SKIP, Block, Gap, Line, MeasureBlock, Screen, Styled, text
from jobscli.show.screens.parts import measure_entry
from jobscli.show.sentences import titled


def asked(answer: Asked) -> Screen:
    """The command understood, what its answer says first, then its own screen."""
    from jobscli.show.screens import screen_of

    lines: list[Block] = [Line(spans=(Styled(answer.command, HERE),), indent=0, fold=False), Gap()]
    lines += [Line(spans=(Styled(each),), indent=0, hang=2) for each in answer.told]
    screen = screen_of(answer.answer)
    blocks = [Gap(), *screen.blocks] if screen.blocks else []
    return Screen(blocks=(*lines, *blocks), foot=screen.foot, indent=screen.indent)


def several(answer: Several) -> Screen:
    """The records, region by region, a measure with its figures."""
    records = [each.record for each in answer.entries]
    year = several_years(
        figure for each in answer.entries for figure in (*each.statistics, each.record) if isinstance(figure, Statistic)
    )
    blocks: list[Block] = []
    for region, own in groupby(answer.entries, key=_of_region):
        blocks += [Gap()] if blocks else []
        blocks.append(Line(spans=(Styled(region, HERE),)))
        blocks += [_one(each, year=year) for each in own]
    first = records[0].id if records else ""
    return Screen(blocks=tuple(blocks), foot=(f"jobscli show {first}", f"jobscli cite {first}"), indent=False)


def _of_region(each: Entry) -> str:
    record = each.record
    return _("、").join(record.regions) if isinstance(record, Document) else record.region


def _one(each: Entry, *, year: bool) -> Block:
    if isinstance(each.record, Document):
        counts = _("  {m} 项举措，{s} 个数字").format(
            m=each.counts.get("measures", 0), s=each.counts.get("statistics", 0)
        )
        return Line(spans=(Styled(each.record.id, NAME), Styled(f"  {titled(each.record)}"), Styled(counts, SKIP)))
    if isinstance(each.record, Measure):
        return measure_entry(each.record, each.statistics, year=year)
    if isinstance(each.record, Section):
        return MeasureBlock(id=each.record.id, head=(Styled(each.record.title, NAME), Styled(_("  标题"), SKIP)))
    return figure(each.record, year=year)


def derived(answer: Derived) -> Screen:
    """The computation in a line, what to mind, and the figures that it is made of."""
    blocks: list[Block] = [Line(spans=(Styled(answer.told, CARE if answer.refused else NAME),), indent=0, hang=2)]
    blocks += [text(each, CARE) for each in answer.notes]
    blocks.append(Gap())
    blocks += [figure(each, lead=each.region) for each in answer.figures]
    return Screen(
        blocks=tuple(blocks), foot=tuple(f"jobscli show {each.id}" for each in answer.figures[:2]), indent=False
    )
