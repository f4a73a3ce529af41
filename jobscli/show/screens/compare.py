"""The screen of `compare`: the verdict beside each common metric, what only one has, what each did."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from jobscli import words
from jobscli.ask.comparable import spoken, unit_said
from jobscli.ask.compare import Comparison, Pair
from jobscli.ask.magnitude import digits, shared_magnitude
from jobscli.ask.sides import Sides
from jobscli.language import _
from jobscli.record import Measure, Statistic
from jobscli.show.draw import fits
from jobscli.show.figure_line import aim, figure, noted, placed, several_years, shared_qualifier, warnings, without
from jobscli.show.screen import CARE, HERE, NAME, SKIP, Block, FigureLine, Gap, Line, Screen, Styled, StyledText, note
from jobscli.show.screens.parts import FEW, OTHER, place_of, said_for_all
from jobscli.words.subjects import subject_of


class _Room(NamedTuple):
    """How many figures of a subject that one region alone has, measures of a topic, and groups of figures, those that
    compare first.
    """

    figures: int | None = None
    titles: int = 6
    pairs: int | None = None


_ROOMS = (
    _Room(),
    _Room(12),
    _Room(8, 4),
    _Room(6, 3),
    _Room(4, 3, 18),
    _Room(3, 2, 14),
    _Room(2, 2, 11),
    _Room(1, 1, 9),
)
_PAGE = 133  # lines of a comparison of two regions that fits three screens, the prompt left out


def comparison(answer: Comparison) -> Screen:
    """Common metrics, own metrics by topic, measures by topic; employment first, the rest only where asked for.

    Unless the whole is asked for, the lists are cut so that two regions fit three screens, and say so.
    """
    if answer.alone:
        return Screen(blocks=())
    things = _first_things(answer)
    for room in _ROOMS:
        screen = _page(answer, room, things)
        if answer.whole or fits(screen.blocks, _PAGE * len(answer.regions) // 2):
            break
    return screen


def _page(answer: Comparison, room: _Room, things: tuple[list[Pair], list[Statistic], int]) -> Screen:
    pairs, own, folded = things
    names = _("、").join(answer.regions)
    told = _("   {n} 组数至少两地有，其中 {m} 组可比").format(
        n=sum(len(pair.figures) > 1 for pair in pairs), m=sum(pair.comparable for pair in pairs)
    )
    blocks: list[Block] = [Line(spans=(Styled(names, NAME), Styled(told)), indent=0)]
    if answer.sides.unlike:
        told = _("{unlike}；数并列在一起，不比高低").format(unlike=answer.sides.unlike)
        blocks.append(Line(spans=(Styled(told, CARE),), indent=0))
    command = f"jobscli compare {' '.join(answer.regions)}{answer.given} --all"
    if folded:
        told = _("先列就业、收入和社会保障的；其他 {n} 项指标：").format(n=folded)
        blocks.append(Line(spans=(Styled(told, SKIP), Styled(command, NAME)), indent=0))
    shown = pairs[: room.pairs]
    left = len(pairs) - len(shown)
    every = [each for pair in pairs for each in pair.chosen]
    year = several_years([*every, *own])
    if pairs:
        blocks += [Gap(), _part(_("至少两地有的指标"))]
        for index, pair in enumerate(shown):
            anew = index > 0 and shown[index - 1].comparable and not pair.comparable
            blocks += [Gap(anew=anew), *_pair(pair, answer.sides, year=year)]
        if left:
            told = _("另有 {n} 组：{command}").format(n=left, command=command)
            blocks += [Gap(), note(told, SKIP)]
    blocks += _own(own, answer.sides, year=year, most=room.figures, command=command)
    blocks += _measures(answer, room.titles)
    foot = (*(f"jobscli province {name}" for name in answer.regions[:2]), _rank(pairs))
    return Screen(blocks=tuple(blocks), foot=foot, indent=False)


def _first_things(answer: Comparison) -> tuple[list[Pair], list[Statistic], int]:
    """The pairs and the figures of one region only, by what they are about, and how many metrics are left out."""
    pairs = list(answer.pairs)
    own = _all_own(answer)
    if not answer.whole:
        own += [each for pair in pairs if len(pair.figures) < 2 for each in pair.chosen]  # each needs but its own line
        pairs = [each for each in pairs if len(each.figures) > 1]
        pairs = [each for each in pairs if place_of(each.chosen) < OTHER]
        own = [each for each in own if place_of([each]) < OTHER]
    pairs.sort(key=lambda pair: (not pair.comparable, len(pair.figures) < 2, place_of(pair.chosen)))
    shown = {each.metric for each in pairs} | {each.metric for each in own}
    every = {each.metric for each in answer.pairs} | {each.metric for each in _all_own(answer)}
    if not answer.whole and (len(every - shown) <= FEW or not shown):
        return _first_things(replace(answer, whole=True))
    own.sort(key=lambda each: (place_of([each]), each.place is not None and not answer.sides.finer))
    return pairs, own, len(every - shown)


def _all_own(answer: Comparison) -> list[Statistic]:
    return [each for figures in answer.own.values() for each in figures]


def _part(title: str) -> Line:
    return Line(spans=(Styled(title, HERE),))


def _pair(pair: Pair, sides: Sides, *, year: bool) -> list[Block]:
    verdict = Styled(_("可比"), NAME) if pair.comparable else Styled(_("不可比"), CARE)
    blind = _("都没有注明期间，留意") if all(each.scope == "unstated" for each in pair.chosen) else ""
    parts = (_gap(pair, sides), blind, pair.reason or "") if pair.comparable else (pair.reason or "",)
    why = _("；").join(part for part in parts if part)
    lines = [_figure(each, pair, sides, year=year) for each in pair.chosen]
    shared = shared_qualifier(lines) if all(each.qualifier == lines[0].qualifier for each in lines) else ()
    spans = (Styled(_title(pair), NAME), *said_for_all(_unsaid(shared)), Styled("  "), verdict, Styled(f"  {why}"))
    more = sum(len(rows) for rows in pair.figures.values()) - len(pair.chosen)
    command = f"jobscli statistics --metric {pair.metric}"
    rest = [note(_("另有 {n} 个：{command}").format(n=more, command=command), SKIP)] if more else []
    minded = [note(each, SKIP) for each in noted(pair.chosen)]
    return [Line(spans=spans, units=True), *(without(each, shared) for each in lines), *minded, *rest]


def _unsaid(shared: StyledText) -> StyledText:
    """What of it the title of a pair has not said: it names the target already."""
    return tuple(each for each in shared if not each.text.startswith("〔"))


def _lead(each: Statistic, sides: Sides) -> str:
    """Whose a figure is: beside provinces, of what place within one."""
    return sides.called(each) if sides.finer else f"{each.region}{each.place or ''}"


def _figure(each: Statistic, pair: Pair, sides: Sides, *, year: bool) -> FigureLine:
    """A figure line under its metric: what stands in the title is not said again."""
    line = figure(each, lead=_lead(each, sides), year=year)
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


def _gap(pair: Pair, sides: Sides) -> str:
    if len(pair.chosen) != 2 or any(each.bound != "exact" for each in pair.chosen):
        return _("有上下界，差多少不确定") if any(each.bound != "exact" for each in pair.chosen) else ""
    one, other = pair.chosen
    gap = one.value - other.value
    if not gap:
        return _("两地相同")
    name, size = shared_magnitude(pair.chosen)
    unit = _("个百分点") if one.unit == "%" else f"{name}{unit_said(one) or ''}"
    more, amount = (one, gap) if gap > 0 else (other, -gap)
    return _("{region}高 {gap} {unit}").format(region=sides.called(more), gap=digits(amount / size), unit=unit)


def _own(own: list[Statistic], sides: Sides, *, year: bool, most: int | None, command: str) -> list[Block]:
    """The figures that one region alone has, by subject; of each region `most`, and the `command` for the others."""
    by_subject: dict[str, list[Statistic]] = {}
    for each in own:
        subject = subject_of(each.metric, each.label)
        by_subject.setdefault(subject.name if subject else _("其他"), []).append(each)
    blocks: list[Block] = [Gap(anew=True), _part(_("只有一地有的指标"))] if own else []
    for name, figures in by_subject.items():
        names = dict.fromkeys(sides.called(each) for each in figures)
        shown = [each for name in names for each in [one for one in figures if sides.called(one) == name][:most]]
        lines = [figure(each, lead=_lead(each, sides), year=year) for each in shown]
        shared = shared_qualifier(lines)
        blocks += [Gap(anew=True), Line(spans=(Styled(name, NAME), *said_for_all(shared)))]
        blocks += [without(each, shared) for each in lines]
        if len(shown) < len(figures):
            told = _("另有 {n} 个：{command}").format(n=len(figures) - len(shown), command=command)
            blocks.append(note(told, SKIP))
    return blocks


def _name(measure: Measure, here: Collection[str]) -> str:
    return placed(measure, measure.title, *here) + "".join(each.text for each in warnings(measure))


def _titles(region: str, titles: list[str], most: int, *mark: Styled) -> Line:
    shown = _("；").join(titles[:most])
    more = _(" 等 {n} 项").format(n=len(titles)) if len(titles) > most else ""
    return Line(spans=(Styled(f"{region}  "), *mark, Styled(f"{shown}{more}")), hang=6)


def _measures(answer: Comparison, most: int) -> list[Block]:
    planned = any(each.status == "target" for measures in answer.measures.values() for each in measures)
    blocks: list[Block] = [Gap(), _part(_("各自做了什么，打算做什么") if planned else _("各自做了什么"))]
    for topic in words.terms("topic"):
        lines: list[Block] = []
        for region in answer.regions:
            own = [each for each in answer.measures[region] if topic in each.topics[:1]]
            own.sort(key=lambda each: each.place is not None)  # those of a province before those of its cities
            done = [_name(each, answer.regions) for each in own if each.status != "target"]
            aims = [_name(each, answer.regions) for each in own if each.status == "target"]
            lines += [_titles(region, done, most)] if done else []
            lines += [_titles(region, aims, most, Styled(_("〔计划〕"), CARE))] if aims else []
        if lines:
            blocks += [Gap(), Line(spans=(Styled(topic, NAME),)), *lines]
    return blocks if len(blocks) > 2 else [Gap(), Line(spans=(Styled(_("没有举措可对照"), SKIP),))]


def _rank(pairs: list[Pair]) -> str:
    return f"jobscli rank {pairs[0].metric}" if pairs else "jobscli metrics"
