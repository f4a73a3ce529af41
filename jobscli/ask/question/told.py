"""What an answer says in a sentence or two, above its screen: the figures, the names, the verdict."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from jobscli.ask import typed
from jobscli.ask.calc import difference, shown
from jobscli.ask.comparable import differences, scope_said, spoken
from jobscli.ask.corrected import printed
from jobscli.ask.meant import Choice
from jobscli.ask.rank_answer import Ranking
from jobscli.ask.standing import Ranked
from jobscli.ask.years import last_year
from jobscli.language import _
from jobscli.record import NATION, Measure, Statistic
from jobscli.store import Store

_SHOWN = 6
# Words that say in the printed quantity itself that it is no exact number.
_BOUNDS = (
    "超",
    "逾",
    "余",
    "多",
    "上",
    "突破",
    "不少",
    "不低",
    "近",
    "约",
    "左右",
    "至",
    "最高",
    "最低",
    "不超",
    "以内",
)


def figure(each: Statistic, *, label: bool = True, metric: str = "", dated: bool = False) -> str:
    """A figure in words: 江苏全年超过23亿元（发放富民创业贷）; of the `metric` that is told already, not its name.

    `dated` with its years: 江苏2021—2025年累计 超690万人.
    """
    scope = "" if each.scope == "unstated" else scope_said(each)
    when = spoken("period", each.period) if dated and each.period else ""
    aim = "" if each.status == "achieved" else status(each)
    told = [each.label] if label and each.label != metric else []
    told += [each.population] if each.population and each.population not in each.label else []
    change = (
        "" if each.aspect != "change" or each.text.startswith(("-", "－", "负")) else "+" if each.value > 0 else "-"
    )
    told_there = each.bound in ("exact", "between") or any(sign in each.text for sign in _BOUNDS)
    bound = "" if told_there else spoken("bound", each.bound)
    apart = each.unit if each.aspect == "change" and each.unit and each.text[-1:].isdigit() else ""
    return f"{each.region}{each.place or ''}{when}{aim}{scope} {change}{bound}{printed(each)}{apart}" + (
        f"（{'，'.join(told)}）" if told else ""
    )


def status(each: Statistic) -> str:
    """What a figure is that nobody has achieved, in the record's own words where it has them."""
    said = f"{each.label}{each.note or ''}"
    own = next((word for word in (_("预算"), _("预计")) if each.status == "target" and word in said), None)
    return own or spoken("status", each.status)


def figures(several: Iterable[Statistic], *, label: bool = True, metric: str = "", dated: bool = False) -> str:
    """Figures in one sentence, what is told alike once; see `figure`."""
    return _("；").join(dict.fromkeys(figure(each, label=label, metric=metric, dated=dated) for each in several))


def ranking(answer: Ranking, *, first: bool, most: str = "", years: Collection[str] = ()) -> list[str]:
    """Who leads and whether that is sure, or, when nobody asked who does, what each tells.

    `most` is how the first is told where it is not the highest: 最低的是. Beside it stands only what is of `years`.
    """
    parts = [part for part in answer.parts if part.rows]
    if not parts:
        return _left_out(answer, years) + _siblings(answer)
    others = _others(answer, years)[:_SHOWN]
    ranked = [row.statistic for part in parts for row in part.rows]
    told_at_all = ranked if years else [*ranked, *_others(answer, ())]
    dated = _of_several_years(told_at_all) or any(years and not _is_of(each, years) for each in ranked)
    lines = []
    for part in parts:
        top = part.rows[0]
        if first and len(part.rows) > 1:
            same = [row.statistic for row in part.rows if row.rank == 1]
            names = _("、").join(_named(each) for each in same)
            told = most or (_("{names}并列第一，") if len(same) > 1 else _("{names}排第一，")).format(names=names)
            told += figures(same[:_SHOWN], label=False, dated=dated)
            rest = [row.statistic for row in part.rows[len(same) : len(same) + 3]]
            told += _("；其次 {rest}").format(rest=figures(rest, label=False, dated=dated)) if rest else ""
            if not top.certain:
                first_perhaps = [row.statistic for row in part.rows if row.best == 1]
                unsure = [_named(each) for each in first_perhaps if each.bound != "exact"]
                told += _("。{regions}报的不是确数，名次不能确定").format(regions=_("、").join(unsure))
            lines.append(told + _gap(part.rows))
        else:
            shown_rows = [row.statistic for row in part.rows[:_SHOWN]]
            lines.append(figures(shown_rows, metric=answer.metric, dated=dated))
    if first and all(len(part.rows) < 2 for part in parts):
        lines.insert(0, _("排不出名次：没有两个地区的数口径相同") if len(parts) > 1 else _("只有一个地区有数，不排名"))
    elif first and len(parts) > 1:
        unlike = {field for part in parts[1:] for field in differences(parts[0].sample, part.sample)}
        lines.append(_("以上各行年份不同，不能互相比") if unlike == {"period"} else _("以上各行口径不同，不能互相比"))
    if others:
        other_years = _of_several_years([*ranked, *others])
        lines.append(_("另有：{told}").format(told=figures(others, metric=answer.metric, dated=other_years)))
    return lines + _siblings(answer)


def _named(each: Statistic) -> str:
    return f"{each.region}{each.place or ''}"


def _others(answer: Ranking, years: Collection[str]) -> list[Statistic]:
    """What a ranking left out that stands beside it: of `years` where some are asked for, and not of the nation."""
    others = [each.statistic for each in answer.left_out if each.statistic.region != NATION]
    return [each for each in others if not years or _is_of(each, years)]


def _is_of(each: Statistic, years: Collection[str]) -> bool:
    return each.period is not None and str(last_year(each.period)) in years


def _of_several_years(several: Iterable[Statistic]) -> bool:
    return len({each.period for each in several if each.period}) > 1


def _left_out(answer: Ranking, years: Collection[str]) -> list[str]:
    """What there is of a metric of which nothing can be ranked: of some people or places, a change, an aim."""
    own = [each for each in answer.left_out if each.statistic.region != NATION]
    own = [each for each in own if _is_of(each.statistic, years)] or own
    others = [each.statistic for each in own]
    none = _("没有“{metric}”的数字").format(metric=answer.metric)
    if not others:
        nation = [each.statistic for each in answer.left_out]
        return [
            none,
            *([_("全国的有：{told}").format(told=figures(nation[:2], metric=answer.metric))] if nation else []),
        ]
    if all(each.status == "target" and _is_of(each, years) for each in others) and "status" not in answer.chosen:
        told = figures(others[:_SHOWN], metric=answer.metric)
        return [_("没有“{metric}”已实现的数字，只有目标：{told}").format(metric=answer.metric, told=told)]
    parts = [each.statistic for each in own if each.reason in ("population", "place")]
    if parts:
        return [
            _("没有“{metric}”全体的数，报了的是：{told}").format(
                metric=answer.metric,
                told=figures(
                    parts[:_SHOWN],
                    metric=answer.metric,
                    dated=_of_several_years(parts[:_SHOWN]) or not all(_is_of(each, years) for each in parts),
                ),
            )
        ]
    done = [each for each in others if each.status == "achieved"]
    what = _("没有“{metric}”的水平，只报了变动") if done else _("没有“{metric}”已实现的数字")
    if any(each.aspect == "level" for each in done):
        what = _("没有所问的“{metric}”的数字")
    return [
        what.format(metric=answer.metric),
        _("只有：{told}").format(
            told=figures(
                (done or others)[:_SHOWN], metric=answer.metric, dated=_of_several_years((done or others)[:_SHOWN])
            )
        ),
    ]


def _gap(rows: Sequence[Ranked]) -> str:
    """How far two figures lie apart, where both are exact."""
    if len(rows) != 2:
        return ""
    made = difference(rows[0].statistic, rows[1].statistic)
    if made.value is None or made.is_about:
        return ""
    return _("。推算：相差 {value} {unit}").format(value=shown(abs(made.value)), unit=made.unit)


def _siblings(answer: Ranking) -> list[str]:
    if not answer.siblings:
        return []
    dated = _of_several_years(answer.siblings)
    told = _("；").join(f"{each.metric}，{figure(each, metric=each.metric, dated=dated)}" for each in answer.siblings)
    return [_("没有这个数、但报了相近的：{told}").format(told=told)]


def choice(answer: Choice, years: Collection[str] = ()) -> list[str]:
    """The figures of each metric that the word may mean; of `years` alone where there are such."""
    if not answer.figures:
        return [_("没有“{word}”的数字：{names}").format(word=answer.word, names=_("、").join(answer.metrics))]
    own = [each for each in answer.figures if _is_of(each, years)] or list(answer.figures)
    dated = _of_several_years(own) or any(years and not _is_of(each, years) for each in own)
    told_of = {name: [each for each in own if each.metric == name][:_SHOWN] for name in answer.metrics}
    having = [name for name, several in told_of.items() if several][:_SHOWN]
    lines = [f"{name}：{figures(told_of[name], metric=name, dated=dated)}" for name in having]
    if answer.without:
        lines.append(_("没有数字的：{names}").format(names=_("、").join(answer.without[:_SHOWN])))
    return lines


def measures(store: Store, found: Sequence[Measure], *, summaries: bool = True) -> list[str]:
    """Measures, region by region, each with its figures."""
    counted: dict[str | None, list[Statistic]] = {}
    for one in typed.statistics(store, {"measure": [each.id for each in found]}):
        counted.setdefault(one.measure, []).append(one)
    lines = []
    if not summaries:
        regions = list(dict.fromkeys(each.region for each in found))
        for region in regions:
            titles = [each.title for each in found if each.region == region]
            lines.append(f"{region}：{_('、').join(titles)}")
        return lines
    for each in found:
        told = _("，").join(f"{own.label} {printed(own)}" for own in counted.get(each.id, []))
        body = each.summary or each.quote or ""
        body = "" if body.strip("。； ") == each.title else body
        body += f"{each.note.rstrip('。')}。" if each.note else ""
        lines.append(
            _("：").join(filter(None, (f"{each.region}{each.place or ''} {each.title}", f"{body} {told}".strip())))
        )
    return lines


def beside(store: Store, told: Sequence[Statistic], also: Sequence[Statistic] = ()) -> list[str]:
    """The other figures of the measures of a few figures: who asks for the money may ask for the people, too.

    Those that are told `also` are not told again.
    """
    ids = [each.measure for each in told if each.measure]
    if not 0 < len(told) <= 2:
        return []
    known = {each.id for each in (*told, *also)}
    others = [each for each in typed.statistics(store, {"measure": ids}) if each.id not in known]
    return [_("同一举措还报了：{told}").format(told=figures(others[:4]))] if others else []
