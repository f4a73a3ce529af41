"""The chart of `rank`: bars for each part, and who was left out and why under them."""

from __future__ import annotations

from collections.abc import Sequence

from jobscli.ask.comparable import unit_said
from jobscli.ask.magnitude import shared_magnitude
from jobscli.ask.places import Rows
from jobscli.ask.rank_answer import Comparable, LeftOut, Ranking
from jobscli.ask.sources import Sources
from jobscli.errors import JobsError
from jobscli.language import _
from jobscli.show.chart.model import Bar, Bars, Chart, Numbered, amount, unit_of
from jobscli.show.figure_line import several_years
from jobscli.show.screens.rank import different, lead, part_title, remarks

PARTS = 4  # so many are drawn, the rest is named
_NAMED = 8  # parts that are named, further ones are counted
_ONE_BY_ONE = 24  # so many figures that were left out are named
_REASONS = 4  # else so many reasons, with how many each leaves out


def ranking(answer: Ranking, found: Sources) -> Chart:
    """The parts of a ranking, each as bars. Raises JobsError where there is nothing to draw."""
    if not answer.parts:
        raise JobsError(_("没有能排的数，画不出图"))
    whom = f"（{answer.population}）" if answer.population and answer.population not in answer.metric else ""
    drawn = answer.parts[:PARTS]
    return Chart(
        f"{answer.metric}{whom}",
        tuple(_bars(each, answer.shape, found.number) for each in drawn),
        tuple(_notes(answer)),
    )


def _bars(part: Comparable, shape: Rows, numbered: Numbered) -> Bars:
    national = different(part.national)
    scale = shared_magnitude([row.statistic for row in part.rows] + national)
    unit = unit_of(part.sample, scale[0])
    scope, shared = (each.text.strip() for each in part_title(part, shape).spans)
    said = [unit if each == unit_said(part.sample) else each for each in shared.split("，")]
    alone = len(part.rows) == 1
    rows = tuple(
        Bar(lead(row.statistic, shape), amount(row.statistic, scale[1], numbered), "" if alone else str(row.rank))
        for row in part.rows
    )
    across = tuple(Bar(each.region, amount(each, scale[1], numbered)) for each in national)
    return Bars(scope, "，".join(said), unit, rows, across)


def _notes(answer: Ranking) -> list[str]:
    told = []
    for part in answer.parts[:PARTS]:
        title = _called(part, answer.shape) if len(answer.parts) > 1 else ""
        told += [f"{title}：{each}" if title else each for each in remarks(part.rows, part.rest, answer.shape)]
        if part.rest:
            told.append(_("只画了前 {n} 名，后面还有 {rest} 个").format(n=len(part.rows), rest=len(part.rest)))
    if answer.parts[PARTS:]:
        names = [_called(part, answer.shape) for part in answer.parts[PARTS:]]
        told.append(_("还有 {n} 组没有画：{names}").format(n=len(names), names=_listed(names)))
    told += _left_out(answer.left_out)
    if answer.missing:
        told.append(_("没有数字：{names}").format(names=_("、").join(answer.missing)))
    return told


def _called(part: Comparable, shape: Rows) -> str:
    """A part in a sentence: 全年 2025 年."""
    scope, shared = (each.text.strip() for each in part_title(part, shape).spans)
    return f"{scope} {shared.partition('，')[0]}"


def _listed(names: Sequence[str]) -> str:
    rest = _(" 等") if len(names) > _NAMED else ""
    return _("、").join(names[:_NAMED]) + rest


def _left_out(left_out: Sequence[LeftOut]) -> list[str]:
    """Who was left out, a sentence a reason; of very many only how many."""
    reasons: dict[str, list[str]] = {}
    several = several_years(each.statistic for each in left_out)
    for each in left_out:
        detail = _("同一地区另有一个数") if each.reason == "duplicate" else each.detail
        period = f"{each.statistic.period} " if several and each.statistic.period else ""
        reasons.setdefault(detail, []).append(f"{each.statistic.region} {period}{each.statistic.text}")
    if len(left_out) <= _ONE_BY_ONE:
        told = _("没有列入：{detail}：{names}")
        return [told.format(detail=detail, names=_("、").join(names)) for detail, names in reasons.items()]
    common = sorted(reasons.items(), key=lambda each: -len(each[1]))
    counts = [f"{len(names)} 个{detail}" for detail, names in common[:_REASONS]]
    rest = sum(len(names) for _detail, names in common[_REASONS:])
    counts += [_("{n} 个有别的缘故（--all 逐个列出）").format(n=rest)] if rest else []
    return [_("没有列入：{counts}").format(counts=_("；").join(counts))]
