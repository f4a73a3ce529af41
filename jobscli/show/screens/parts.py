"""What several screens share: the block of a measure, the line of a document, the numerals of sections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jobscli import words
from jobscli.ask.answer import Answer
from jobscli.language import _
from jobscli.record import Document, Measure, Statistic
from jobscli.show.draw import marked
from jobscli.show.figure_line import behind, figure, placed
from jobscli.show.screen import CARE, NAME, SKIP, Line, MeasureBlock, Styled, StyledText, text
from jobscli.show.sentences import titled
from jobscli.words.subjects import subject_of, subjects

# A summary with no more than so many characters beside the title says nothing new.
_SAME = 4
_NUMERALS = "〇一二三四五六七八九"


def numeral(number: str) -> str:
    """The number of a section as Chinese headings have it: 三 for 3, 十二 for 12; 2.3 stays.

    >>> numeral("3"), numeral("12"), numeral("20"), numeral("2.3")
    ('三', '十二', '二十', '2.3')
    """
    if not number.isdecimal() or len(number) > 2 or not int(number):
        return number
    tens, ones = divmod(int(number), 10)
    head = ("" if tens < 2 else _NUMERALS[tens]) + "十" if tens else ""
    return head + (_NUMERALS[ones] if ones or not tens else "")


def measure_entry(
    measure: Measure,
    statistics: Iterable[Statistic],
    *,
    year: bool = False,
    matched: Sequence[str] = (),
    noted: bool = True,
    here: str | None = None,
) -> MeasureBlock:
    """A measure with its kind, whether it is only planned, its summary, where `noted` its note, and its figures.

    `here` is the place that the screen is of.
    """
    body = measure.summary or ""
    if measure.title in body and len(body) - len(measure.title) <= _SAME:
        body = ""
    kind = Styled(f"  {words.say('kind', measure.kind)}", SKIP)
    return MeasureBlock(
        id=measure.id,
        head=(*marked(placed(measure, measure.title, here), matched, NAME), kind, *plan(measure), *behind(measure)),
        body=(*(marked(body, matched) if body else ()), *(_note(measure) if noted else ())),
        figures=tuple(figure(each, year=year, here=here or measure.place) for each in statistics),
    )


def _note(measure: Measure) -> StyledText:
    """What the text leaves open, behind the summary."""
    return (Styled(_("（{note}）").format(note=measure.note), SKIP),) if measure.note else ()


def plan(measure: Measure) -> StyledText:
    """The mark of a measure that is only planned."""
    return (Styled(_("  〔计划〕"), CARE),) if measure.status == "target" else ()


def document_lines(document: Document) -> list[Line]:
    """The title of a document, and who published it and when."""
    who = [part for part in (document.publisher, document.published) if part]
    source = _("，").join(who) if who else _("发布者和日期不详")
    title = Line(spans=(Styled(titled(document), SKIP), *behind(document)), indent=0)
    return [title, text(source, SKIP)]


def count_spans(measures: int, figures: int, planned: int = 0) -> StyledText:
    """How many measures and figures there are, counts in bold, and how many of the measures are only planned.

    Of what there is none of is said nothing, unless there is nothing at all.
    """
    spans: StyledText = ()
    if measures or not figures:
        whole = _("（都是计划）") if measures > 1 else _("（是计划）")
        aims = whole if planned == measures else _("（{n} 项是计划）").format(n=planned)
        spans += (Styled(f"  {measures}", NAME), Styled(_(" 项举措") + (aims if planned else "")))
    if figures or not measures:
        spans += (Styled(f"  {figures}", NAME), Styled(_(" 个数字")))
    return spans


FEW = 10  # so few things of other fields are not worth a further command
OTHER = len(subjects())  # the place of figures of another field, behind all others


def place_of(statistics: Iterable[Statistic]) -> int:
    """Where figures stand on a page by what they are about: employment, incomes, social insurance, other fields."""
    found = (subject_of(each.metric, each.label) for each in statistics)
    return min((each.place for each in found if each), default=OTHER)


def said_for_all(shared: StyledText) -> StyledText:
    """What the figures of a section share, at the end of its title."""
    if not shared:
        return ()
    return (Styled("  "), *(Styled(each.text, each.style or SKIP) for each in shared))


def nothing(answer: Answer) -> bool:
    """Whether an answer has no rows, so that its screen would be empty."""
    return not answer.rows()
