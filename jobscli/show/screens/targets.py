"""The screen of `targets`: what was set, what came of it, the rate as computed, and the words of the reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from jobscli.ask.comparable import spoken
from jobscli.ask.magnitude import magnitude, shared_magnitude
from jobscli.ask.outcome import Outcome, Verdict, clause
from jobscli.ask.targets_answer import Targets, metric_said
from jobscli.language import _
from jobscli.record import Statistic
from jobscli.show.screen import (
    CARE,
    HERE,
    NAME,
    PLAIN,
    SKIP,
    Block,
    Gap,
    Grid,
    GridCell,
    GridRow,
    Line,
    Screen,
    Styled,
    text,
)
from jobscli.show.screens.panel import head, numbered, period_range, place_name
from jobscli.words.divisions import prefectures
from jobscli.words.subjects import subject_of

VERDICTS: dict[Verdict, str] = {
    "met": _("完成"),
    "missed": _("没完成"),
    "unclear": _("说不定"),
    "unreported": _("没有交代"),
    "no_document": _("缺报告"),
    "not_due": _("尚无报告"),
}
_CARE = ("missed", "unclear", "unreported")


def targets(answer: Targets) -> Screen:
    """A year a line of one metric in one place; else a metric a line, a place a line, or counts by place."""
    if not answer.outcomes:
        verdicts = ("no_target", "no_document") if answer.asked else ("no_document",)
        return Screen(blocks=tuple(_silent(answer, verdicts)[1:]), foot=("jobscli documents",))
    if answer.asked is not None:
        blocks = _by_year(answer) if answer.alone else _by_place(answer)
    else:
        blocks = _by_metric(answer) if answer.alone else _counted(answer)
    return Screen(blocks=tuple(blocks), foot=_foot(answer), indent=False)


def _foot(answer: Targets) -> tuple[str, ...]:
    shown = [] if answer.asked else _shown(answer)
    first = next(iter((*shown, *answer.outcomes)))
    name = answer.asked.metric if answer.asked else first.target.metric
    where = first.place.full
    series = f"jobscli series {name} {where}"
    year = next((each.period for each in reversed(answer.outcomes) if each.period.isdecimal()), "")
    others = (f"jobscli targets {name} --years {year}",) if answer.alone and year else ()
    return (*others, series, f"jobscli show {first.target.id}")


def _title(answer: Targets, name: str, unit: str) -> Line:
    counted = answer.summary()
    told = _("、").join(f"{VERDICTS[key]} {counted[key]}" for key in VERDICTS if counted[key])
    years = period_range(sorted(each.period for each in answer.outcomes))
    spans = (Styled(name, NAME), Styled(f"  {unit}" if unit else ""), Styled(f"   {years}  {told}", SKIP))
    return Line(spans=spans, indent=0, units=True)


def _by_year(answer: Targets) -> list[Block]:
    """One metric of one place; of level and change apart."""
    blocks: list[Block] = []
    for name, own in _things(answer.outcomes):
        scale = _scale(own)
        unit = scale[0] + (own[0].target.unit or own[0].target.unit_inferred or "")
        blocks += [Gap()] if blocks else []
        blocks.append(_named(answer, f"{own[0].place.full}  {name}", unit, own))
        blocks += [Gap(), _grid([(_when(each), each) for each in own], scale)]
    return [*blocks, *_notes(answer)]


def _named(answer: Targets, name: str, unit: str, own: Sequence[Outcome]) -> Line:
    return _title(replace(answer, outcomes=tuple(own)), name, unit)


def _things(outcomes: Sequence[Outcome]) -> list[tuple[str, list[Outcome]]]:
    """The outcomes by what they are of: level or change, and in which unit, most of them first."""
    found: dict[tuple[str, str], list[Outcome]] = {}
    for each in outcomes:
        found.setdefault((metric_said(each), each.target.unit or each.target.unit_inferred or ""), []).append(each)
    return [(key[0], own) for key, own in sorted(found.items(), key=lambda pair: -len(pair[1]))]


def _when(each: Outcome) -> str:
    """The year of a target, with its scope where that is not a year's: 2006—10 累计."""
    scope = "" if each.target.scope == "annual" else f" {spoken('scope', each.target.scope)}"
    return head(each.period) + scope


def _scale(outcomes: Sequence[Outcome]) -> tuple[str, Decimal]:
    return shared_magnitude([figure for each in outcomes for figure in (each.target, each.result) if figure])


def _by_place(answer: Targets) -> list[Block]:
    """One metric of several places, of one year or more."""
    blocks: list[Block] = []
    years = len({each.period for each in answer.outcomes}) > 1
    for name, own in _things(answer.outcomes):
        scale = _scale(own)
        unit = scale[0] + (own[0].target.unit or own[0].target.unit_inferred or "")
        blocks += [Gap()] if blocks else []
        blocks.append(_named(answer, name, unit, own))
        rows = [(place_name(each.place, answer.places) + (f" {_when(each)}" if years else ""), each) for each in own]
        blocks += [Gap(), _grid(rows, scale)]
    return [*blocks, *_silent(answer), *_notes(answer)]


def _grid(rows: Sequence[tuple[str, Outcome]], scale: tuple[str, Decimal] | None) -> Grid:
    """A row a target; without a scale each in its own magnitude, with its unit behind it."""
    heads = (_("目标"), _("实绩"), _("完成率"), _("结果"))
    return Grid(
        heads,
        tuple(GridRow(Styled(name, NAME), _cells(each, scale), _words(each)) for name, each in rows),
        tail=_("原话"),
    )


def _cells(each: Outcome, scale: tuple[str, Decimal] | None) -> tuple[GridCell, ...]:
    care = CARE if each.verdict in _CARE else SKIP if each.verdict in ("no_document", "not_due") else PLAIN
    return (
        _number(each.target, scale),
        _number(each.result, scale) if each.result else GridCell(),
        _rate(each),
        GridCell(VERDICTS[each.verdict], achieved=False, style=care),
    )


def _number(figure: Statistic, scale: tuple[str, Decimal] | None) -> GridCell:
    name, size = scale or magnitude(figure)
    return numbered(figure, size, "" if scale else f" {name}{figure.unit or figure.unit_inferred or ''}")


def _rate(each: Outcome) -> GridCell:
    """The rate, with the bound of the result; of percentages the distance in points."""
    if each.rate is not None and each.result is not None:
        bound = {"at_least": _("至少"), "about": _("约"), "at_most": _("至多")}.get(each.result.bound, "")
        return GridCell(f"{each.rate.normalize():f}", bound, mark=" %", achieved=False)
    if each.gap is None:
        return GridCell()
    sign = "+" if each.gap > 0 else ""
    return GridCell(f"{sign}{each.gap.normalize():f}" if each.gap else "0", mark=_(" 点"), achieved=False)


def _words(each: Outcome) -> tuple[Styled, ...]:
    """The target in its words, what the next report says of it, and where that tells another number."""
    spans = [Styled(f"“{clause(each.target)}”"), Styled(each.target.id, SKIP)]
    if each.result is not None:
        differs = _("、").join(_differs(each.target, each.result))
        account = f"“{each.account}”" if each.account else ""
        said = (_("（{differs}）").format(differs=differs) if differs else "") + account
        spans += [Styled(_("实绩{said}").format(said=said)), Styled(each.result.id, SKIP)]
    for n, one in enumerate(each.near):
        told = _("{text}（{name}）").format(text=one.text, name=one.label)
        spans.append(Styled(told if n else _("没有这个名字的数；相近的：{told}").format(told=told), CARE))
        spans.append(Styled(one.id, SKIP))
    if each.retold == "differs" and each.retelling is not None:
        spans.append(Styled(_("次年说的目标是 {text}").format(text=each.retelling.text), CARE))
        spans.append(Styled(each.retelling.id, SKIP))
    return tuple(spans)


def _differs(target: Statistic, result: Statistic) -> list[str]:
    """In what the result is not of the target's kind: 年末, 实际增速."""
    said = [spoken("scope", result.scope)] if result.scope != target.scope else []
    if result.price_basis != target.price_basis:
        basis = spoken("price_basis", result.price_basis) if result.price_basis else ""
        said.append(_("{basis}增速").format(basis=basis) if basis else _("没有说是实际还是名义"))
    return said


def _by_metric(answer: Targets) -> list[Block]:
    """All metrics of one place, the latest year first; those of other fields only where they are asked for."""
    own = _shown(answer)
    blocks: list[Block] = [_named(answer, answer.places[0].full if answer.places else "", "", own)]
    own.sort(key=_place)
    own.sort(key=lambda each: each.period.rpartition("/")[2], reverse=True)
    for period, group in groupby(own, key=lambda each: each.period.rpartition("/")[2]):
        title = _("{year} 年的目标").format(year=period)
        blocks += [Gap(), Line(spans=(Styled(title, HERE),), indent=0)]
        blocks.append(_grid([(metric_said(each), each) for each in group], None))
    if len(own) < len(answer.outcomes):
        told = _("先列就业、收入和社会保障的；其他目标 {n} 个：--all").format(n=len(answer.outcomes) - len(own))
        blocks += [Gap(), text(told, SKIP)]
    return [*blocks, *_notes(replace(answer, outcomes=tuple(own)))]


def _shown(answer: Targets) -> list[Outcome]:
    """Of all metrics those of employment, incomes and social insurance, unless the others are asked for, too."""
    return [each for each in answer.outcomes if answer.whole or subject_of(each.target.metric, each.target.label)]


def _place(each: Outcome) -> int:
    subject = subject_of(each.target.metric, each.target.label)
    return subject.place if subject else 99


def _counted(answer: Targets) -> list[Block]:
    """Places under each other: how many targets each has, what came of them, which were missed."""
    own = _shown(answer)
    if not own:
        none = _(
            "没有就业、收入和社会保障的 {years} 年目标：定它的报告不在库里，或里面没有；别的目标有 {n} 个，--all 列出"
        )
        years = _("、").join(
            f"{each.first}" if each.first == each.last else f"{each.first}—{each.last}" for each in answer.spans
        )
        return [text(none.format(years=years, n=len(answer.outcomes)))]
    blocks: list[Block] = [_named(answer, _("各地定的目标"), "", own)]
    keys = [key for key in VERDICTS if any(each.verdict == key for each in own)]
    rows = []
    without = {each.place for each in answer.silent if each.verdict == "no_document"}
    for place in answer.places:
        mine = [each for each in own if each.place == place]
        if not mine and place in without:
            continue
        numbers = [sum(each.verdict == key for each in mine) for key in keys]
        cells = [GridCell(str(len(mine)), style="" if mine else SKIP)]
        cells += [GridCell(str(n) if n else "", achieved=False) for n in numbers]
        rows.append(GridRow(Styled(place_name(place, answer.places), NAME), tuple(cells), _missed(mine)))
    heads = (_("定了"), *(VERDICTS[key] for key in keys))
    blocks += [Gap(), Grid(heads, tuple(rows), tail=_("没完成的")), *_silent(answer, ("no_document",))]
    said = _("只数就业、收入和社会保障的；--all 都数")
    return [*blocks, Gap(), text(said, SKIP)] if len(own) < len(answer.outcomes) else blocks


def _missed(outcomes: Sequence[Outcome]) -> tuple[Styled, ...]:
    names = dict.fromkeys(metric_said(each) for each in outcomes if each.verdict == "missed")
    return (Styled(_("、").join(names), CARE),) if names else ()


def _silent(answer: Targets, verdicts: Sequence[str] = ("no_target", "no_document")) -> list[Block]:
    """Who has set none, and of whom there is no report."""
    blocks: list[Block] = []
    several = len({each.period for each in answer.silent}) > 1
    titles = {"no_target": _("没有定这个目标"), "no_document": _("没有定目标的那份报告")}
    for verdict in verdicts:
        title = titles[verdict]
        own = [each for each in answer.silent if each.verdict == verdict]
        if own:
            names = (place_name(each.place, answer.places) + (f" {each.period}" if several else "") for each in own)
            blocks += [Gap(), Line(spans=(Styled(title, HERE), Styled("  " + _("、").join(names))), indent=0)]
    return blocks


def _notes(answer: Targets) -> list[Block]:
    """What is computed, what the next reports say of the targets, and which prefectures are not there."""
    said = []
    if any(each.rate is not None for each in answer.outcomes):
        said.append(_("完成率是推算的：实绩 ÷ 目标所写的数"))
    if any(each.gap is not None for each in answer.outcomes):
        said.append(_("点：实绩比目标所写的数高几个百分点"))
    told = [each for each in answer.outcomes if each.retold is not None]
    if told:
        n = sum(each.retold == "same" for each in told)
        other = sum(each.retold == "differs" for each in told)
        silent = len(told) - n - other
        said.append(
            _("次年的报告又说到目标：数相同 {n}，不同 {other}，没有再提 {silent}").format(
                n=n, other=other, silent=silent
            )
        )
    if answer.other_years:
        first, last = answer.other_years
        named = first if first == last else f"{first}-{last}"
        said.append(_("别的年份的目标：--years {named}").format(named=named))
    cities = [each for each in answer.places if each.level == 2]
    outer = {each.region for each in answer.places}
    if cities and len(outer) == 1 and (every := len(prefectures(cities[0].region))) > len(cities):
        told_of = _("{region}有 {every} 个地级的市、州、地区，这里有文件的 {n} 个")
        said.append(told_of.format(region=cities[0].region, every=every, n=len(cities)))
    return [Gap(), Line(spans=(Styled("  ".join(said), SKIP),), indent=0, units=True)] if said else []
