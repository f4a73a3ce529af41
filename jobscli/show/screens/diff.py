"""The screen of `diff`: aims that moved, figures restated, measures dropped and new; employment and incomes first."""

from __future__ import annotations

from collections.abc import Sequence

from jobscli.ask.corrected import printed
from jobscli.ask.diff.answer import CHANGES, SAID, Change, Difference, Kept, Moved, counts
from jobscli.ask.periods import period_said
from jobscli.language import _
from jobscli.record import Document
from jobscli.show.screen import CARE, HERE, NAME, SKIP, Block, Gap, Line, Screen, Styled
from jobscli.show.screens.parts import OTHER, place_of
from jobscli.show.sentences import titled
from jobscli.words.subjects import subject_of

_CARED: tuple[Change, ...] = ("raised", "lowered", "reworded", "restated", "done")


def difference(answer: Difference) -> Screen:
    """The two documents, then each part with its counts."""
    old, new = answer.old.document, answer.new.document
    blocks: list[Block] = [
        Line(spans=(Styled(_("旧  "), SKIP), Styled(titled(old), NAME), Styled(_year(old), SKIP)), indent=0, hang=4),
        Line(spans=(Styled(_("新  "), SKIP), Styled(titled(new), NAME), Styled(_year(new), SKIP)), indent=0, hang=4),
    ]
    folded = 0
    parts = ((_("目标"), answer.targets), (_("同一件事的数"), answer.restated), (_("只有一份有的数"), answer.figures))
    for title, moved in parts:
        shown = _first_things(moved, whole=answer.whole)
        folded += len(moved) - len(shown)
        blocks += _moved_part(title, shown, whole=answer.whole) if shown else []
    blocks += _measures(answer.measures, whole=answer.whole)
    blocks += _metrics(answer)
    if folded:
        told = _("其他领域还有 {n} 项：--all").format(n=folded)
        blocks += [Gap(), Line(spans=(Styled(told, SKIP),), indent=0)]
    if len(blocks) == 2:
        blocks += [Gap(), Line(spans=(Styled(_("没有可以对照的目标、数字和举措")),), indent=0)]
    return Screen(blocks=tuple(blocks), foot=_foot(answer), indent=False)


def _year(document: Document) -> str:
    return _("  说的是 {period}").format(period=period_said(str(document.year))) if document.year else ""


def _first_things(moved: Sequence[Moved], *, whole: bool) -> list[Moved]:
    """Those on employment and incomes first; the others only with `whole`, or where there are no first ones."""
    ordered = sorted(moved, key=lambda each: place_of([each.any]))
    first = [each for each in ordered if place_of([each.any]) < OTHER]
    return ordered if whole or not first else first


def _head(title: str, found: Sequence[Moved] | Sequence[Kept]) -> Line:
    told = [Styled(_("  {said} {n}").format(said=SAID[change], n=n), SKIP) for change, n in counts(found)]
    return Line(spans=(Styled(title, HERE), *told), indent=0)


def _moved_part(title: str, found: Sequence[Moved], *, whole: bool) -> list[Block]:
    blocks: list[Block] = [Gap(), _head(title, found)]
    for change in CHANGES:
        if change == "same" and not whole and title == _("目标"):
            continue
        blocks += [line for each in found if each.change == change for line in _moved_lines(each)]
    return blocks


def _moved_lines(each: Moved) -> list[Block]:
    figure = each.any
    place = f"{figure.place}  " if figure.place else ""
    whom = f"（{figure.population}）" if figure.population and figure.population not in figure.metric else ""
    grows = _("增长") if figure.aspect == "change" else ""
    style = CARE if each.change in _CARED else SKIP
    name = (Styled(f"{place}{figure.metric}{whom}{grows}", NAME), Styled(f"  {SAID[each.change]}", style))
    lines: list[Block] = [Line(spans=name, indent=2)]
    for said, one in ((_("旧"), each.old), (_("新"), each.new), (_("结果"), each.result)):
        if one is not None:
            when = f"{period_said(one.period)}  " if one.period else ""
            told = (Styled(f"{said}  {when}", SKIP), Styled(printed(one), NAME if said == _("结果") else ""))
            lines.append(Line(left=Styled(one.id, SKIP), spans=told))
    return lines


def _measures(found: Sequence[Kept], *, whole: bool) -> list[Block]:
    if not found:
        return []
    blocks: list[Block] = [Gap(), _head(_("举措"), found)]
    for change in CHANGES:
        own = [each for each in found if each.change == change]
        if not own or (change == "same" and not whole):
            continue
        said = _("保留") if change == "same" else SAID[change]
        blocks.append(Line(spans=(Styled(said, CARE if change == "done" else SKIP),), indent=2))
        blocks += [Line(left=Styled(each.any.id, SKIP), spans=(Styled(each.any.title),), hang=2) for each in own]
    return blocks


def _metrics(answer: Difference) -> list[Block]:
    """The metrics on employment and incomes that only one reports, in a line each way."""
    blocks: list[Block] = []
    for change, told in (("dropped", _("新的不再报的指标")), ("new", _("新的才报的指标"))):
        names = [name for each, name in answer.metrics if each == change]
        shown = names if answer.whole else [name for name in names if subject_of(name) is not None]
        if shown:
            blocks += [Gap()] * (not blocks)
            blocks.append(Line(spans=(Styled(f"{told}  ", HERE), Styled(_("、").join(shown))), indent=0, hang=2))
    return blocks


def _foot(answer: Difference) -> tuple[str, ...]:
    moved = [each.any.id for each in (*answer.targets, *answer.restated)]
    return (f"jobscli show {moved[0]}",) if moved else ()
