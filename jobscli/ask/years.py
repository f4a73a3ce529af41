"""The years that a user asks for, and which periods lie in them."""

from __future__ import annotations

import re
from typing import NamedTuple

from jobscli.ask.periods import period_named
from jobscli.ask.regions import Names, split
from jobscli.errors import UsageError
from jobscli.language import _

_OPEN = re.compile(r"(\d{4})?年?[-—–~至到](\d{4})?年?")
FIRST, LAST = 1900, 2200


class Span(NamedTuple):
    """The years from `first` to `last`."""

    first: int
    last: int


def years_named(values: Names | None) -> tuple[Span, ...]:
    """The spans that a user means: 2003-2025, 2021,2023, 2015- (and later), -2010 (and before), 十四五.

    Raises UsageError for what is no year.

    >>> years_named("2003—2025"), years_named("十四五"), years_named("2015-")
    ((Span(first=2003, last=2025),), (Span(first=2021, last=2025),), (Span(first=2015, last=2200),))
    """
    return tuple(_span("".join(each.split())) for each in split(values or ()))


def _span(text: str) -> Span:
    opened = _OPEN.fullmatch(text)
    if opened and bool(opened[1]) != bool(opened[2]):
        return Span(int(opened[1] or FIRST), int(opened[2] or LAST))
    try:
        ends = period_named(text).split("/")
        if all(len(each) == 4 for each in ends):
            return Span(int(ends[0]), int(ends[-1]))
    except UsageError:
        pass
    raise UsageError(_("“{text}”不是年份").format(text=text), [(_("写作"), "2003-2025  2021,2023  2015-  十四五")])


def ends_in(period: str, spans: tuple[Span, ...]) -> bool:
    """Whether the last year of a period is one of those asked for; with no spans any is."""
    year = last_year(period)
    return not spans or any(span.first <= year <= span.last for span in spans)


def last_year(period: str) -> int:
    """The last year of a period.

    >>> last_year("2025"), last_year("2021/2025"), last_year("2019-01/2019-09")
    (2025, 2025, 2019)
    """
    return int(period.rpartition("/")[2][:4])


def columns(found: set[str], spans: tuple[Span, ...]) -> tuple[str, ...]:
    """The periods of a table, in their order: those found, and of single years each between the first and the last.

    Where a user names both ends of a span, each of its years is there, found or not; where one end, each from there on
    that lies between the years found: of 2015- that one, too, where something is told of 2011 and of 2024.

    >>> columns({"2011", "2024", "2025"}, years_named("2023-"))
    ('2023', '2024', '2025')
    """
    wanted = {each for each in found if ends_in(each, spans)}
    years = {int(each) for each in wanted if len(each) == 4}
    for span in spans:
        if span.first > FIRST and span.last < LAST and (years or not wanted):
            years |= set(range(span.first, span.last + 1))
    if years and (not spans or any(span.first == FIRST or span.last == LAST for span in spans)):
        told = {int(each) for each in found if len(each) == 4}
        years |= {each for each in range(min(told), max(told) + 1) if ends_in(str(each), spans)}
    return tuple(sorted(wanted | set(map(str, years)), key=lambda each: (last_year(each), each)))
