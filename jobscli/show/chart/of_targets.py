"""The charts of `targets`: results with what was aimed at, or how far the targets of a place were reached."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jobscli.ask.comparable import spoken
from jobscli.ask.magnitude import digits, shared_magnitude, told
from jobscli.ask.outcome import Outcome
from jobscli.ask.sources import Sources
from jobscli.ask.targets_answer import Targets, metric_said
from jobscli.errors import JobsError
from jobscli.language import _
from jobscli.show.chart.model import Amount, Bar, Bars, Chart, Curve, Curves, amount, unit_of
from jobscli.show.screens.panel import head, place_name
from jobscli.words.subjects import subject_of

_NAMED = 12  # targets that are named under a picture, further ones are counted
_REACHED = Decimal(100)  # per cent: the number of the target itself


def targets(answer: Targets, found: Sources) -> Chart:
    """One metric of one place over the years, of several places as bars; every metric of a place by its rate.

    Raises JobsError where there is nothing to draw.
    """
    if answer.asked is None:
        return _rates(answer, found)
    groups: dict[tuple[object, ...], list[Outcome]] = {}
    for each in answer.outcomes:
        groups.setdefault(each.key if answer.alone else (*each.key, each.period), []).append(each)
    draw = _years if answer.alone else _places
    panels = [panel for own in groups.values() if (panel := draw(answer, own, found)) is not None]
    if not panels:
        raise JobsError(_("没有目标，画不出图"))
    where = f"{answer.places[0].full}  " if answer.alone else ""
    return Chart(f"{where}{metric_said(answer.outcomes[0])}", tuple(panels), tuple(_notes(answer)))


def _years(_answer: Targets, own: Sequence[Outcome], found: Sources) -> Curves:
    name, size = shared_magnitude([each for one in own for each in (one.target, one.result) if each])
    periods = tuple(dict.fromkeys(each.period for each in own))
    by_period = {each.period: each for each in own}
    aims = tuple(amount(by_period[each].target, size, found.number) for each in periods)
    results = [by_period[each].result for each in periods]
    done = tuple(amount(each, size, found.number) if each else None for each in results)
    absent = frozenset(at for at, each in enumerate(periods) if by_period[each].verdict == "unreported")
    sample = own[0].target
    shared = _("，").join((unit_of(sample, name), spoken("scope", sample.scope)))
    curves = (Curve(_("实绩"), done, absent), Curve(_("年初目标"), aims))
    return Curves("", shared, unit_of(sample, name), periods, curves)


def _places(answer: Targets, own: Sequence[Outcome], found: Sources) -> Bars | None:
    """The results of one year, each with its target; of those that have none yet the targets."""
    name, size = shared_magnitude([each for one in own for each in (one.target, one.result) if each])
    bars = []
    for each in own:
        aim = amount(each.target, size, found.number)
        done = amount(each.result, size, found.number) if each.result else None
        label = place_name(each.place, answer.places)
        bars.append(Bar(label, done, aim=aim) if done else Bar(label, aim))
    sample = own[0].target
    shared = _("，").join((unit_of(sample, name), spoken("scope", sample.scope)))
    return Bars(head(own[0].period), shared, unit_of(sample, name), tuple(bars)) if bars else None


def _rates(answer: Targets, found: Sources) -> Chart:
    """How far each target of a place was reached, in per cent of the number that it writes: computed."""
    if not answer.alone:
        raise JobsError(_("几个地方、几个指标的目标画不进一张图；写明指标，或只要一个地方"))
    own = [each for each in answer.outcomes if answer.whole or subject_of(each.target.metric, each.target.label)]
    known = [each for each in own if each.rate is not None]
    if not known:
        raise JobsError(_("没有算得出完成率的目标，画不出图"))
    panels = []
    notes = _not_drawn([each for each in own if each.rate is None])
    if len(own) < len(answer.outcomes):
        notes.append(_("别的领域的 {n} 个目标没有画：--all").format(n=len(answer.outcomes) - len(own)))
    for period in dict.fromkeys(each.period for each in known):
        bars = [Bar(metric_said(each), _rate(each, found)) for each in known if each.period == period]
        line = Amount(_REACHED, _REACHED, _REACHED, "exact", "100", _("目标所写的数"))
        panels.append(
            Bars(head(period), _("完成率，%，推算：实绩 ÷ 目标所写的数"), "%", tuple(bars), (Bar(_("目标"), line),))
        )
    return Chart(_("{place}  目标完成率").format(place=answer.places[0].full), tuple(panels), tuple(notes))


def _rate(each: Outcome, found: Sources) -> Amount:
    """The rate of a target, open where its result is only a bound."""
    rate, result = each.rate or Decimal(0), each.result
    bound = result.bound if result else "exact"
    open_ended = Decimal("Infinity") if bound == "at_least" else rate
    words = f"{metric_said(each)} {each.target.text}（目标）" + (f"，{result.text}（实绩）" if result else "")
    said = digits(rate) if bound == "exact" else f"{spoken('bound', bound)} {digits(rate)}"
    return Amount(rate, rate, open_ended, bound, said, words, found.number(result.id if result else each.target.id))


def _not_drawn(outcomes: Sequence[Outcome]) -> list[str]:
    """Targets without a rate: those of which nobody tells a result, and percentages, of which there is none."""
    told = []
    for words, names in (
        (_("没有画，还没有实绩：{names}"), [_said(each) for each in outcomes if each.result is None]),
        (_("没有画，不算完成率：{names}"), [_said(each) for each in outcomes if each.result is not None]),
    ):
        if names:
            rest = _(" 等 {n} 个").format(n=len(names)) if len(names) > _NAMED else ""
            told.append(words.format(names=_("、").join(names[:_NAMED]) + rest))
    return told


def _said(each: Outcome) -> str:
    result = _("，实绩 {text}").format(text=each.result.text) if each.result else ""
    return f"{metric_said(each)}（{head(each.period)} {each.target.text}{result}）"


def _notes(answer: Targets) -> list[str]:
    """Whose result nobody tells, what was told again otherwise, who has set no target."""
    notes = []
    unreported = [_named(answer, each) for each in answer.outcomes if each.verdict == "unreported"]
    if unreported:
        notes.append(_("有报告而没有实绩：{names}").format(names=_("、").join(unreported)))
    retold = [
        _("{name}（{words}）").format(name=_named(answer, each), words=told(each.retelling, Decimal(1)))
        for each in answer.outcomes
        if each.retold == "differs" and each.retelling is not None
    ]
    if retold:
        notes.append(_("次年报告说的目标不同：{names}").format(names=_("、").join(retold)))
    for verdict, words in (("no_target", _("没有定目标：{names}")), ("no_document", _("没有文件：{names}"))):
        names = [place_name(each.place, answer.places) for each in answer.silent if each.verdict == verdict]
        if names:
            notes.append(words.format(names=_("、").join(dict.fromkeys(names))))
    return notes


def _named(answer: Targets, each: Outcome) -> str:
    return head(each.period) if answer.alone else place_name(each.place, answer.places)
