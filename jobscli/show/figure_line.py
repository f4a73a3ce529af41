"""A statistic -> the one figure line that every screen uses: what qualifies it, its number, its unit, its label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from jobscli.ask.comparable import scope_said, spoken, unit_said
from jobscli.ask.magnitude import bound_word, magnitude, number
from jobscli.language import _
from jobscli.record import Document, Measure, Statistic
from jobscli.show.screen import CARE, SKIP, Bar, FigureLine, Styled, StyledText

# The names of what a figure is beside its metric: how far a target is reached, a share, a distance.
_BESIDE = ("完成率", "占比", "比重", "份额", "比例", "差距")


# What is said of a figure on every screen, whatever else its title says for all: they stand first.
_CORRECTED = Styled(_("〔更正〕"), CARE)
_DOUBTFUL = Styled(_("〔把握低〕"), CARE)
_WARNINGS = (_CORRECTED, _DOUBTFUL)


def warnings(statistic: Statistic | Measure | Document) -> tuple[Styled, ...]:
    """What must be read with care whatever stands in the title above: 〔更正〕, 〔把握低〕."""
    doubtful = getattr(statistic, "confidence", None) == "low"
    return (_CORRECTED,) * bool(statistic.corrected) + (_DOUBTFUL,) * doubtful


def behind(record: Measure | Document) -> tuple[Styled, ...]:
    """The same behind a title."""
    return tuple(Styled(f"  {each.text}", each.style) for each in warnings(record))


def qualifier(statistic: Statistic, *, year: bool) -> tuple[Styled, ...]:
    """What must be read before the number: 〔目标〕, 全年, 未注明; the year where the screen has several."""
    spans = [*warnings(statistic)]
    if statistic.status != "achieved":
        spans.append(Styled(f"〔{aim(statistic)}〕", CARE))
    if year and statistic.period:
        spans.append(Styled(f"{statistic.period.replace('/', '—')} "))
    if statistic.scope == "unstated":
        if statistic.status == "achieved":
            spans.append(Styled(_("未注明"), SKIP))
    else:
        spans.append(Styled(scope_said(statistic)))
    if statistic.price_basis is not None:
        blank = " " if spans and not spans[-1].text.endswith(" ") else ""
        spans.append(Styled(blank + spoken("price_basis", statistic.price_basis)))
    return tuple(spans)


def aim(statistic: Statistic) -> str:
    """What a figure is that nobody has achieved: 目标, 预计 or 预算 in the record's own words, 上限, 门槛, 标准."""
    if statistic.status in ("forecast", "budget"):
        return spoken("status", statistic.status)
    if statistic.status != "target":
        return {"at_most": _("上限"), "at_least": _("门槛")}.get(statistic.bound, _("标准"))
    words = f"{statistic.label}{statistic.note or ''}{statistic.text}"
    return _("预算") if "预算" in words else _("预计") if "预计" in words else _("目标")


def figure(
    statistic: Statistic,
    *,
    lead: str = "",
    rank: str = "",
    year: bool = False,
    scale: tuple[str, Decimal] | None = None,
    bar: Bar | None = None,
    label: str | None = None,
    whom: str | None = None,
    here: str | None = None,
) -> FigureLine:
    """The figure line of `statistic`; `scale` puts it in another magnitude than it is printed in.

    `label` says something else than what is measured, and then `whom`, if anyone, stands for the population. `here` is
    the place that the screen is of: a figure of another place within the region is told with that.
    """
    name, size = scale or magnitude(statistic)
    exact = statistic.bound in ("exact", "between")
    return FigureLine(
        id=statistic.id,
        rank=rank,
        lead=lead,
        qualifier=qualifier(statistic, year=year),
        bound="" if exact else bound_word(statistic),
        number=number(statistic, size),
        achieved=statistic.status == "achieved",
        unit=name + (unit_said(statistic) or ""),
        label=placed(statistic, measured(statistic), lead, here) if label is None else label,
        population=((statistic.population if label is None else whom) or ""),
        bar=bar,
    )


def placed(record: Statistic | Measure, text: str, *said: str | None) -> str:
    """`text` behind the place within the region that `record` is of, unless it, or what was `said`, names that."""
    if not record.place or record.place in text or any(record.place in each for each in said if each):
        return text
    return f"{record.place}：{text}"


def measured(statistic: Statistic) -> str:
    """What a figure measures, in the words of its sentence; the metric where these would leave out what it is.

    失业人员再就业 does for the people, but not for 完成目标的157%.
    """
    beside = statistic.metric.endswith(_BESIDE) and not statistic.label.endswith(_BESIDE)
    return statistic.metric if beside else statistic.label


def noted(statistics: Sequence[Statistic]) -> list[str]:
    """What the records want minded, a sentence a place: the same note of several places once."""
    places: dict[str, dict[str, None]] = {}
    for each in statistics:
        if each.note:
            places.setdefault(each.note.rstrip("。"), {})[each.place or each.region] = None
    return [_("{place}：{note}。").format(place="、".join(names), note=note) for note, names in places.items()]


def shared_qualifier(lines: Sequence[FigureLine]) -> StyledText:
    """What stands left of the number in most of `lines`, so that a title can say it for all; () where none does."""
    if len(lines) < 2:
        return ()
    said, n = Counter(_own(each) for each in lines).most_common(1)[0]
    if n < 2 or 2 * n <= len(lines) or any(each.style == SKIP for each in said):  # what is not stated is no title
        return ()
    return said


def without(line: FigureLine, shared: StyledText) -> FigureLine:
    """`line` without what the title above it says; what warns of the figure itself stays."""
    if not shared or _own(line) != shared:
        return line
    return line._replace(qualifier=tuple(each for each in line.qualifier if each in _WARNINGS))


def _own(line: FigureLine) -> StyledText:
    return tuple(each for each in line.qualifier if each not in _WARNINGS)


def several_years(statistics: Iterable[Statistic], expected: int | None = None) -> bool:
    """Whether the figure lines of a screen must name their year."""
    periods = {each.period for each in statistics if each.period}
    return len(periods) > 1 or (expected is not None and bool(periods - {str(expected)}))
