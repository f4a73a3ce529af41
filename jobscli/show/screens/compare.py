"""The screen of `compare`: the verdict beside each common metric, what only one has, what each did."""

from __future__ import annotations

from jobscli import words
from jobscli.ask.comparable import spoken, unit_said
from jobscli.ask.compare import Comparison, Pair, topic_of
from jobscli.language import _
from jobscli.record import Measure, Statistic
from jobscli.show.figure_line import aim, digits, figure, several_years, shared_magnitude, warnings
from jobscli.show.screen import CARE, HERE, NAME, SKIP, Block, FigureLine, Gap, Line, Screen, Styled, note

_TITLES = 6  # measures named for each region under each topic


def comparison(answer: Comparison) -> Screen:
    """Common metrics, own metrics by topic, measures by topic."""
    if answer.notice:
        return Screen(blocks=())
    comparable = sum(pair.comparable for pair in answer.pairs)
    names = _("、").join(answer.regions)
    told = _("   {n} 组数至少两地有，其中 {m} 组可比").format(
        n=sum(len(pair.figures) > 1 for pair in answer.pairs), m=comparable
    )
    blocks: list[Block] = [Line(spans=(Styled(names, NAME), Styled(told)), indent=0)]
    every = [each for pair in answer.pairs for each in pair.chosen]
    year = several_years([*every, *(each for own in answer.own.values() for each in own)])
    if answer.pairs:
        blocks += [Gap(), _part(_("至少两地有的指标"))]
        for pair in answer.pairs:
            blocks += _pair(pair, year=year)
    blocks += _own(answer, year=year)
    blocks += _measures(answer)
    foot = (*(f"jobscli province {name}" for name in answer.regions[:2]), *_rank(answer))
    return Screen(blocks=tuple(blocks), foot=foot, indent=False)


def _part(title: str) -> Line:
    return Line(spans=(Styled(title, HERE),))


def _pair(pair: Pair, *, year: bool) -> list[Block]:
    verdict = Styled(_("可比"), NAME) if pair.comparable else Styled(_("不可比"), CARE)
    blind = _("都没有注明期间，留意") if all(each.scope == "unstated" for each in pair.chosen) else ""
    parts = (_gap(pair), blind, pair.reason or "") if pair.comparable else (pair.reason or "",)
    why = _("；").join(part for part in parts if part)
    head = Line(spans=(Styled(_title(pair), NAME), Styled("  "), verdict, Styled(f"  {why}")))
    more = sum(len(rows) for rows in pair.figures.values()) - len(pair.chosen)
    command = f"jobscli statistics --metric {pair.metric}"
    rest = [note(_("另有 {n} 个：{command}").format(n=more, command=command), SKIP)] if more else []
    return [Gap(), head, *(_figure(each, pair, year=year) for each in pair.chosen), *rest]


def _figure(each: Statistic, pair: Pair, *, year: bool) -> FigureLine:
    """A figure line under its metric: what stands in the title is not said again."""
    line = figure(each, lead=each.region, year=year)
    label = "" if line.label == pair.metric else line.label
    return line._replace(label=label, population="" if line.population in _title(pair) else line.population)


def _title(pair: Pair) -> str:
    """The metric, and what its figures are of where that is not the achieved level of everybody."""
    sample = pair.chosen[0]
    if any(getattr(each, name) != getattr(sample, name) for each in pair.chosen for name in ("aspect", "status")):
        return pair.metric
    told = [_("变动")] if sample.aspect == "change" else []
    aims = {aim(each) for each in pair.chosen}
    told += [aim(sample) if len(aims) == 1 else spoken("status", sample.status)] if sample.status != "achieved" else []
    same = all(each.population == sample.population for each in pair.chosen)
    told += [sample.population] if sample.population and same else []
    return f"{pair.metric}（{_('，').join(told)}）" if told else pair.metric


def _gap(pair: Pair) -> str:
    if len(pair.chosen) != 2 or any(each.bound != "exact" for each in pair.chosen):
        return _("有上下界，差多少不确定") if any(each.bound != "exact" for each in pair.chosen) else ""
    one, other = pair.chosen
    gap = one.value - other.value
    if not gap:
        return _("两地相同")
    name, size = shared_magnitude(pair.chosen)
    unit = _("个百分点") if one.unit == "%" else f"{name}{unit_said(one) or ''}"
    more, amount = (one, gap) if gap > 0 else (other, -gap)
    return _("{region}高 {gap} {unit}").format(region=more.region, gap=digits(amount / size), unit=unit)


def _own(answer: Comparison, *, year: bool) -> list[Block]:
    by_topic: dict[str, list[Statistic]] = {}
    for figures in answer.own.values():
        for each in figures:
            by_topic.setdefault(topic_of(each.metric), []).append(each)
    blocks: list[Block] = [Gap(), _part(_("只有一地有的指标"))] if by_topic else []
    for topic in [
        *(t for t in words.terms("topic") if t in by_topic),
        *(t for t in by_topic if t not in words.terms("topic")),
    ]:
        blocks += [Gap(), Line(spans=(Styled(topic, NAME),))]
        blocks += [figure(each, lead=each.region, year=year) for each in by_topic[topic]]
    return blocks


def _name(measure: Measure) -> str:
    return measure.title + "".join(each.text for each in warnings(measure))


def _titles(region: str, titles: list[str], *mark: Styled) -> Line:
    shown = _("；").join(titles[:_TITLES])
    more = _(" 等 {n} 项").format(n=len(titles)) if len(titles) > _TITLES else ""
    return Line(spans=(Styled(f"{region}  "), *mark, Styled(f"{shown}{more}")), hang=6)


def _measures(answer: Comparison) -> list[Block]:
    planned = any(each.status == "target" for measures in answer.measures.values() for each in measures)
    blocks: list[Block] = [Gap(), _part(_("各自做了什么，打算做什么") if planned else _("各自做了什么"))]
    for topic in words.terms("topic"):
        lines: list[Block] = []
        for region in answer.regions:
            own = [each for each in answer.measures[region] if topic in each.topics[:1]]
            done = [_name(each) for each in own if each.status != "target"]
            aims = [_name(each) for each in own if each.status == "target"]
            lines += [_titles(region, done)] if done else []
            lines += [_titles(region, aims, Styled(_("〔计划〕"), CARE))] if aims else []
        if lines:
            blocks += [Gap(), Line(spans=(Styled(topic, NAME),)), *lines]
    return blocks if len(blocks) > 2 else [Gap(), Line(spans=(Styled(_("没有举措可对照"), SKIP),))]


def _rank(answer: Comparison) -> tuple[str, ...]:
    return (f"jobscli rank {answer.pairs[0].metric}",) if answer.pairs else ("jobscli metrics",)
