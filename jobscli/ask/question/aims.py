"""An aim against what came of it, and one place in two years or year by year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jobscli import words
from jobscli.ask import large
from jobscli.ask.calc import difference, shown
from jobscli.ask.meant import Choice
from jobscli.ask.outcome import RATES
from jobscli.ask.periods import period_said
from jobscli.ask.question import told
from jobscli.ask.question.asked import Asked, places, where
from jobscli.ask.question.cities import city_of
from jobscli.ask.question.claims import apart
from jobscli.ask.question.figures import YEAR, plans
from jobscli.ask.question.slots import Question
from jobscli.ask.rank import rank
from jobscli.ask.series import series
from jobscli.ask.targets import targets
from jobscli.ask.years import last_year
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import Statistic
from jobscli.store import Store
from jobscli.words.also import amount

_OVER_YEARS = re.compile(r"历年|逐年|各年|趋势|走势|[近这最]+[几两三四五十0-9]+年|[几两三四五十0-9]+年来")
_LATELY = re.compile("(?:[近这最]+|(?=[^年]{1,2}年来))([两二三四五六七八九十]|[0-9]{1,2})年")
_SPAN = re.compile(r"(20\d\d)年?[到至 ]+(20\d\d)")  # the marks between two years are blanks here
_MORE, _HIGHER = {1: _("多"), -1: _("少")}, {1: _("高"), -1: _("低")}
_NAMED = 8  # metrics that are told, where none is named
_TOLD = 6  # figures told in a sentence, the latest ones
_HOW_MUCH = re.compile("比.*[多少高低大小]+了?(?:多少|几)|(?:增加|减少|增长|下降|提高)(?:了)?(?:多少|几)")
# A piece of a question that names no aim: 年度目标完成了.
_NO_AIM = re.compile(
    "(?:各项|全部|年度|年|的|都|完成|达成|实现|做到|了|没有|没|未|目标|任务|计划|预期|指标|实际|实绩|比|低于?|高于?|超过|去|上|[0-9])+"
)
# The year of an aim and the year of what came of one, where a question names both: 2026年目标比2025年实际低吗.
_AIM_OF = re.compile(r"(20\d\d)年?[^0-9]{0,12}?(?:目标|计划|预期)")
_DONE_IN = re.compile(r"(20\d\d)年?[^0-9]{0,12}?(?:实际|实绩|完成|达到)")
_UNMET = re.compile("(?:没有?|未)(?:能)?(?:够)?(?:完成|达成|达到|实现|做到)")
_MET = ("完成", "达成", "实现", "missed", "met ", "reach", "achieve")


def year_by_year(store: Store, question: Question) -> Asked | None:
    """One metric of one place over years: 江苏历年的城镇新增就业, 江苏2020到2024年城镇新增就业."""
    span = _SPAN.search(question.text) if len(set(YEAR.findall(question.text))) < 3 else None
    lately = _LATELY.search(question.text)
    if (span is None and not _OVER_YEARS.search(question.text)) or {"aim", "compare", "sum"} & question.cues:
        return None
    city = city_of(store, question)
    where_asked = city.full if city is not None else question.regions[0] if len(question.regions) == 1 else ""
    if not where_asked or not question.metrics:
        return None
    years = f"{span[1]}-{span[2]}" if span is not None and span[1] < span[2] else ""
    try:
        answer = series(store, question.metrics[0], where_asked, years=years or None)
    except UsageError:
        return None
    if lately and answer.years:
        last = max(last_year(each.period) for each in answer.years)
        years = f"{last + 1 - int(amount(lately[1]) or 1)}-{last}"
        answer = series(store, question.metrics[0], where_asked, years=years)
    figures = [each.cell.figure for each in answer.years if each.cell.figure is not None]
    if len(figures) < 2:
        return None
    line = told.figures(figures[-_TOLD:], metric=question.metrics[0], dated=True)
    option = f" --years {years}" if years else ""
    return Asked(f"jobscli series {question.metrics[0]} {where_asked}{option}", (line,), answer)


def of_two_years(store: Store, question: Question) -> Asked | None:
    """How much more one place has in one year than in another: both figures, and how far they lie apart."""
    years = list(dict.fromkeys(YEAR.findall(question.text)))
    asks = {"compare", "change"} & question.cues or _HOW_MUCH.search(question.text)
    if len(years) not in (0, 2) or len(question.regions) != 1 or not question.metrics or not asks:
        return None
    name = question.metrics[0]
    every = [
        each
        for each in large.statistics(store, {**where(question), "metric": [name]})
        if each.place is None and each.population is None and each.scope in ("annual", "year_end")
    ]
    figures = [each for each in every if each.aspect == "level"]
    years = years or (_last_two(figures) if _THAN_BEFORE.search(question.text) and figures == every else [])
    if not years:
        return None
    each_year = [_latest([each for each in figures if each.period == year], "achieved") for year in years]
    if not all(each_year):
        return None
    one, other = (next(iter(each.values())) for each in each_year)
    made = difference(one, replace(other, period=one.period))  # of two years, which is what is asked
    lines = [told.figures((one, other), metric=name, dated=True)]
    if made.value is not None:
        line = _("推算：相差 {value} {unit}").format(value=shown(abs(made.value)), unit=made.unit)
        side = apart(one, other)
        how = (_MORE if one.unit not in RATES else _HIGHER)[side] if side else ""
        line += _("，{year} 年比 {other} 年{how}").format(year=years[0], other=years[1], how=how) if how else ""
        lines.append(line)
    answer = rank(store, name, wanted={"period": years}, regions=question.regions)
    return Asked(f"jobscli rank {name}{places(question)} --period {','.join(years)}", tuple(lines), answer)


# Held against the year before, which is computed where no text tells the change: 比去年多多少.
_THAN_BEFORE = re.compile("[比较](?:去年|上年|前一年)")


def _last_two(figures: Sequence[Statistic]) -> list[str]:
    """The last year with a result, and the year before, where it has one, too."""
    years = {each.period for each in figures if each.status == "achieved" and each.period}
    last = max(years, default="")
    before = str(int(last) - 1) if last.isdecimal() else ""
    return [last, before] if before in years else []


def aimed(store: Store, question: Question) -> Asked | None:
    """What was aimed at beside what was reached, a region a line; the same year where there is one."""
    if not {"aim", "done"} <= question.cues or not question.metrics or (question.numbers and "还是" in question.text):
        return None
    name = next((each for each in question.metrics if _of(store, question, each)), question.metrics[0])
    figures = _of(store, question, name)
    years = [*YEAR.findall(question.text), *plans(question.text)]
    named = [each for each in figures if each.period in years]
    figures = named or figures
    aims, reached, crossed = _paired(question, figures)
    both = [region for region in aims if region in reached]
    if not aims and ("完成率" in name or question.numbers):
        return None  # what came of an aim is told by itself; a number is a claim
    if not aims:
        return _unaimed(store, question, name)
    same = [region for region in both if crossed or aims[region].period == reached[region].period]
    lines = [beside(aims[region], reached[region]) for region in (same or both)]
    lines = [*_who_met(question, name, [(aims[region], reached[region]) for region in same]), *lines]
    if years and not named:
        lines.insert(0, _("没有 {when}的；有的是：").format(when=period_said(years[0])))
    if not both:
        lines = [told.figures(list(aims.values())[:8], metric=name)]
        rates = large.statistics(store, {**where(question), "metric": [f"{name}目标完成率"], "place": [None]})
        if rates:
            lines.insert(0, _("报了完成率：{told}").format(told=told.figures(rates[-_TOLD:], dated=True)))
        else:
            lines.append(_("没有“{metric}”已实现的数，完成没完成不能说").format(metric=name))
    elif not same:
        line = _("没有同一年的目标和实绩，完成没完成不能说；这是最近的目标和最近的实绩")
        lines.insert(0 if _asks_met(question) else len(lines), line)
    sought: dict[str, list[str]] = {"status": ["achieved", "target"]}
    sought |= {"period": years} if named else {}
    answer = rank(store, name, wanted=sought, regions=question.regions or None)
    period = f" --period {','.join(years)}" if named else ""
    return Asked(f"jobscli rank {name}{places(question)} --status 已实现,目标{period}", tuple(lines), answer)


def _paired(
    question: Question, figures: Sequence[Statistic]
) -> tuple[dict[str, Statistic], dict[str, Statistic], bool]:
    """The aims and the results by region, of one year where there is one; and whether the question names two."""
    aim_of, done_in = _AIM_OF.search(question.text), _DONE_IN.search(question.text)
    if aim_of and done_in and aim_of[1] != done_in[1]:
        aims = _latest([each for each in figures if each.period == aim_of[1]], "target")
        reached = _latest([each for each in figures if each.period == done_in[1]], "achieved")
        if aims and reached:
            return aims, reached, True
    aims, reached = _latest(figures, "target"), _latest(figures, "achieved")
    against_last = any(each in question.text for each in ("去年", "上年")) and not _asks_met(question)
    for region in () if against_last else aims.keys() & reached.keys():  # 目标比去年实际高还是低 asks for two years
        if (pair := _of_one_year([each for each in figures if each.region == region])) is not None:
            aims[region], reached[region] = pair
    return aims, reached, False


def _who_met(question: Question, metric: str, pairs: Sequence[tuple[Statistic, Statistic]]) -> list[str]:
    """Who met the aim, or who did not, where that is asked; who cannot be told apart is in neither."""
    if not {"list", "who"} & question.cues or not _asks_met(question) or len(pairs) < 2:
        return []
    found = [(aim.region, _is_met(aim, reached, metric)) for aim, reached in pairs]
    unsure = [region for region, met in found if met is None]
    wanted = not _UNMET.search(question.text)
    names = _("、").join(region for region, met in found if met is wanted)
    if names:
        line = _("完成了的：{names}") if wanted else _("没有完成的：{names}")
    elif unsure:
        line = _("没有能确定完成的") if wanted else _("没有能确定没完成的")
    else:
        line = _("都没有完成") if wanted else _("都完成了")
    line += _("（有目标又有实绩的 {n} 个地区）").format(n=len(pairs))
    rest = [_("不能确定的：{names}").format(names=_("、").join(unsure))] if unsure else []
    return [line.format(names=names), *rest]


def _is_met(aim: Statistic, reached: Statistic, metric: str) -> bool | None:
    """Whether what was reached is the number of the aim, or beyond it on the side that is wanted."""
    side = apart(replace(aim, bound="exact"), reached)
    known = words.metric(metric)
    if side is None:
        return None
    return side >= 0 if aim.bound == "at_most" or (known and known.low_is_good) else side <= 0


def which_aims(store: Store, question: Question) -> Asked | None:
    """Aims against results over all regions, where no metric is named: the metrics that have both, one a line."""
    others = [each for each in question.rest if _NO_AIM.fullmatch(each) is None]
    if not {"aim", "done"} <= question.cues or question.metrics or question.regions or others:
        return None
    answer = targets(store, rows={})
    pairs: dict[str, list[tuple[Statistic, Statistic]]] = {}
    for each in answer.outcomes:
        if each.result is not None:
            pairs.setdefault(each.target.metric, []).append((each.target, each.result))
    if not pairs:
        return None
    metrics = sorted(
        pairs, key=lambda name: (words.metric(name) is None, -len({aim.region for aim, _done in pairs[name]}))
    )
    lines = [_("没有说是哪个指标；有目标又有实绩的指标有 {n} 个：").format(n=len(metrics))]
    lines += [_sides(name, pairs[name]) for name in metrics[:_NAMED]]
    lines.append(_("写明指标再问：jobscli targets {metric}").format(metric=metrics[0]))
    return Asked("jobscli targets", tuple(lines), answer)


def _sides(metric: str, pairs: Sequence[tuple[Statistic, Statistic]]) -> str:
    """The regions whose aims of a metric are lower than what was reached, and those whose are higher."""
    sides: dict[int | None, dict[str, None]] = {}
    for aim, reached in pairs:
        sides.setdefault(apart(replace(aim, bound="exact"), reached), {})[aim.region] = None
    said = ((-1, _("目标比实绩低的：")), (1, _("目标比实绩高的：")), (0, _("相同的：")), (None, _("不能确定的：")))
    return metric + _("　") + _("；").join(how + _("、").join(sides[side]) for side, how in said if side in sides)


def _of(store: Store, question: Question, metric: str) -> list[Statistic]:
    """The levels of a metric in the regions that are asked about, of all people, by the year."""
    return [
        each
        for each in large.statistics(store, {**where(question), "metric": [metric], "aspect": ["level"]})
        if each.place is None and each.population is None and each.scope in _scopes(question)
    ]


def _scopes(question: Question) -> tuple[str, ...]:
    """Which scopes an aim may have: of a plan it is for all its years together."""
    return ("cumulative", "annual_average") if plans(question.text) else ("annual", "year_end", "unstated")


def _unaimed(store: Store, question: Question, name: str) -> Asked:
    """That there is no aim of a metric, with the figures that there are."""
    answer = rank(store, name, wanted={}, regions=question.regions or None)
    year = YEAR.search(question.text)
    when = _(" {year} 年").format(year=year[0]) if year else ""
    lines = [_("没有“{metric}”{when}的目标，完成没完成不能说").format(metric=name, when=when)]
    lines += [] if isinstance(answer, Choice) else told.ranking(answer, first=False)
    return Asked(f"jobscli rank {name}{places(question)}", tuple(lines), answer)


def all_aims(store: Store, question: Question) -> Asked | None:
    """Whether a place met its aims, where none of them is named: what came of each."""
    others = [each for each in question.rest if _NO_AIM.fullmatch(each) is None]
    if not {"aim", "done"} <= question.cues or question.metrics or len(question.regions) != 1 or others:
        return None
    region = question.regions[0]
    years = list(dict.fromkeys(YEAR.findall(question.text)))
    answer = targets(store, region, rows={}, years=years or None)
    if not answer.outcomes:
        return None
    line = _("没有说是哪个目标，各个目标怎样：")
    period = f" --years {','.join(years)}" if years else ""
    return Asked(f"jobscli targets {region}{period}", (line,), answer)


def _asks_met(question: Question) -> bool:
    return any(each in question.text for each in _MET)


def _of_one_year(figures: Sequence[Statistic]) -> tuple[Statistic, Statistic] | None:
    """The aim and the result of the latest year that has both."""
    years = [{each.period for each in figures if each.status == status} for status in ("target", "achieved")]
    shared = [period for period in years[0] & years[1] if period]
    if not shared:
        return None
    own = [each for each in figures if each.period == max(shared)]
    return next(iter(_latest(own, "target").values())), next(iter(_latest(own, "achieved").values()))


def _latest(figures: Sequence[Statistic], status: str) -> dict[str, Statistic]:
    own = [each for each in figures if each.status == status and each.region]
    own.sort(key=lambda each: (each.scope != "unstated", each.period or ""))
    return {each.region: each for each in own}


def beside(aim: Statistic, reached: Statistic) -> str:
    """One region: which of the two is more, then both."""
    found = apart(replace(aim, bound="exact"), reached)  # what is aimed at is the number that it names
    how = {1: _("目标比实绩高"), -1: _("目标比实绩低"), 0: _("目标和实绩相同")}.get(found, _("哪个高不能确定"))  # type: ignore[arg-type]
    line = _("{region}：{how}。{year}目标 {aim}，{done}实绩 {reached}").format(
        region=aim.region,
        how=how,
        year=(aim.period or "").replace("/", "—"),
        aim=aim.text,
        done=(reached.period or "").replace("/", "—"),
        reached=reached.text,
    )
    if aim.period != reached.period or aim.unit in RATES or not aim.value:
        return line
    about = _("约 ") if {reached.bound, aim.bound} != {"exact"} else ""
    rate = shown(reached.value / aim.value * 100)
    return line + _("，推算完成率 {about}{rate}%").format(about=about, rate=rate)
