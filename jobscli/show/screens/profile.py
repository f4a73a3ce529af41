"""The screen of `province`."""

from __future__ import annotations

from collections.abc import Sequence

from jobscli.ask.profile import Chapter, Profile, Profiles
from jobscli.language import _
from jobscli.record import Document, Statistic
from jobscli.show.draw import fits, height
from jobscli.show.figure_line import figure, several_years, shared_qualifier, without
from jobscli.show.screen import HERE, NAME, SKIP, TEXT, Block, Gap, Line, MeasureBlock, Screen, Styled, text
from jobscli.show.screens.parts import (
    FEW,
    OTHER,
    count_spans,
    document_lines,
    measure_entry,
    numeral,
    place_of,
    said_for_all,
)
from jobscli.show.sentences import titled
from jobscli.show.wrap import width
from jobscli.words.subjects import on_field

_FEWEST = 4  # sections of a document that is cut
_PAGE = 88  # lines of a page that fits two screens, its foot and the prompt left out


def profile(answer: Profile) -> Screen:
    """The region, then each document, the latest first, with its sections, each measure with its figures.

    Unless the whole is asked for, a page of two screens has the latest document, its lists of plans cut to what fits,
    and of the others those that still fit; each of the rest is a line with the command that shows it.
    """
    blocks: list[Block] = []
    rest: list[Block] = []
    room = _PAGE - _others(answer)
    taken = 0  # lines
    for document in reversed(answer.documents):
        chapters = [each for each in answer.chapters if each.document.id == document.id]
        if not chapters:
            continue
        gap: list[Block] = [Gap(2, anew=True)] * bool(blocks)
        has_room = not blocks or answer.whole or taken + _least(document, chapters) <= room
        own = _fitting(answer, document, chapters) if has_room else []
        if not has_room or (blocks and not answer.whole and not fits((*blocks, *gap, *own), room)):
            rest += _in_a_line(answer, document, chapters)
        else:
            blocks += [*gap, *own]
            taken = 0 if answer.whole or len(answer.documents) == 1 else height(blocks)
    if rest:
        blocks += [Gap(2, anew=True), Line(spans=(Styled(_("其他文件"), HERE),), indent=0), *rest]
    if blocks and answer.within:
        told = "  ".join(f"{name} {n}" for name, n in answer.within)
        command = Styled(f"  jobscli province {answer.within[0][0]}", NAME)
        where = (Styled(_("各市县的文件"), HERE), Styled(f"  {told}"), command)
        blocks += [Gap(), Line(spans=where, indent=0, units=True)]
    return Screen(blocks=tuple(blocks), foot=_foot(answer))


def _fitting(answer: Profile, document: Document, chapters: list[Chapter]) -> list[Block]:
    """The blocks of a document, with as many plans and loose figures in each section as fit a page."""
    alone = len(answer.documents) == 1
    room = _PAGE if alone else _PAGE - _others(answer)
    for most in (None, 8, 6, 5, 4, 3, 2, 1):
        blocks = _document(answer, document, chapters, alone=alone, most=most)
        if answer.whole or on_field(document.title) or fits(blocks, room):
            return blocks
    first = len(chapters) * room // height(blocks)  # about so many fit
    for sections in range(first, _FEWEST - 1, -2):
        blocks = _document(answer, document, chapters, alone=alone, most=1, sections=sections)
        if fits(blocks, room):
            break
    return blocks


def _least(document: Document, chapters: list[Chapter]) -> int:
    """The lines that a document takes at least below another: its head, and of its sections the fewest that stay."""
    return 2 + 3 + 2 * min(_FEWEST, len(_shown(document, chapters)))


def _others(answer: Profile) -> int:
    """The lines in which all documents but one are told, their titles folded."""
    return 4 + sum(2 + width(titled(each)) // TEXT for each in answer.documents[1:])


def _in_a_line(answer: Profile, document: Document, chapters: list[Chapter]) -> list[Block]:
    """A document of which nothing is shown: what it is of, what it has, and the command that shows it."""
    says = _("  说的是 {year} 年").format(year=document.year) if document.year else ""
    same = [each.id for each in answer.documents if each.sha256 and each.sha256 == document.sha256]
    if len(same) > 1:
        says += _("，内容和 {id} 一样").format(id=next(each for each in reversed(same) if each != document.id))
    counts = count_spans(sum(len(each.measures) for each in chapters), sum(len(each.statistics) for each in chapters))
    command = Styled(f"  {_asked(answer)} --document {document.id}", NAME)
    return [text(titled(document)), Line(spans=(Styled(says, SKIP), *counts, command), indent=0, units=True)]


def profiles(answer: Profiles) -> Screen:
    """The page of each region, one below the other."""
    blocks: list[Block] = []
    for each in answer.each:
        blocks += [Gap(2, anew=True)] * bool(blocks)
        blocks += profile(each).blocks
    return Screen(blocks=tuple(blocks), foot=_foot(answer.each[0]) if answer.each else ())


def _document(
    answer: Profile,
    document: Document,
    chapters: list[Chapter],
    *,
    alone: bool,
    most: int | None,
    sections: int | None = None,
) -> list[Block]:
    blocks = _head(answer, document, chapters, alone=alone)
    shown = _with_something(chapters) if answer.whole else _shown(document, chapters)
    statistics = [each for chapter in chapters for each in chapter.statistics]
    folded = len(statistics) - sum(len(each.statistics) for each in shown)
    if folded:
        told = _("先列就业、收入和社会保障的；其他 {n} 个数字：").format(n=folded)
        blocks.append(Line(spans=(Styled(told, SKIP), Styled(f"{_asked(answer)} --all", NAME)), indent=0))
    year = several_years(statistics, document.year)
    kept = sorted(shown, key=_weight, reverse=True)[:sections]
    others = {each.number for each in answer.chapters if each.document.id != document.id}
    for chapter in (each for each in shown if each in kept):
        command = f"{_asked(answer)} --section {chapter.number}"
        command += f" --document {document.id}" if chapter.number in others else ""
        blocks += _chapter(*_cut(chapter, most), year=year, brief=folded > 0, command=command)
    return blocks + _left_out(answer, document, [each for each in shown if each not in kept])


def _shown(document: Document, chapters: list[Chapter]) -> list[Chapter]:
    """The sections of a document that stand on its page, where not the whole is asked for."""
    having = _with_something(chapters)
    return having if on_field(document.title) else _first_things(having)


def _with_something(chapters: list[Chapter]) -> list[Chapter]:
    return [each for each in chapters if each.measures or each.statistics or each.summary] or chapters


def _asked(answer: Profile) -> str:
    """The command that was asked, to which options may be added."""
    return f"jobscli province {answer.called}{answer.given}"


def _head(answer: Profile, document: Document, chapters: Sequence[Chapter], *, alone: bool) -> list[Block]:
    """What stands above the sections: the place, what the document has of it, its heading and its title."""
    statistics = [each for chapter in chapters for each in chapter.statistics]
    measures = [each for chapter in chapters for each in chapter.measures]
    planned = sum(each.status == "target" for each in measures)
    unstated = sum(each.scope == "unstated" and each.status == "achieved" for each in statistics)
    says = _("  说的是 {year} 年").format(year=document.year) if document.year else ""
    says += _("，{n} 个未注明期间").format(n=unstated) if unstated else ""
    if not alone:
        says += f"  {document.id}"
    counts = count_spans(len(measures), len(statistics), planned)
    blocks: list[Block] = [Line(spans=(Styled(answer.called, NAME), *counts, Styled(says, SKIP)), indent=0, units=True)]
    for heading in answer.headings:
        if heading.document == document.id:
            blocks += [text(heading.title)]
            blocks += [text(heading.summary, SKIP)] if heading.summary else []
    return [*blocks, Gap(), *document_lines(document)]


def _left_out(answer: Profile, document: Document, chapters: Sequence[Chapter]) -> list[Block]:
    """How many sections are not shown, what they have, and the command that shows them."""
    if not chapters:
        return []
    told = Styled(_("另有 {n} 节").format(n=len(chapters)), SKIP)
    counts = count_spans(sum(len(each.measures) for each in chapters), sum(len(each.statistics) for each in chapters))
    command = Styled(f"  {_asked(answer)} --document {document.id} --all", SKIP)
    return [Gap(), Line(spans=(told, *counts, command), indent=0, units=True)]


def _weight(chapter: Chapter) -> int:
    """How much of a section is on employment, by which it stays on a page that is too long."""
    own = sum(each.topics[:1] != (_INSURED,) for each in chapter.measures)
    return 2 * own + sum(_place(each) == 0 for each in chapter.statistics)


def _first_things(chapters: Sequence[Chapter]) -> list[Chapter]:
    """The chapters with their measures, and of their figures those on employment, incomes and social insurance.

    First the chapters on employment, then those that only have the others, in the order of the subjects.
    """
    placed = []
    for chapter in chapters:
        own = {measure.id for measure in chapter.measures}
        own_field = [each for each in chapter.statistics if _place(each) < OTHER or each.measure in own]
        if own_field or chapter.measures:
            first = 0 if chapter.measures else min(map(_place, own_field))
            placed.append((first, chapter._replace(statistics=tuple(sorted(own_field, key=_place)))))
    kept = sum(len(chapter.statistics) for _first, chapter in placed)
    few = sum(len(chapter.statistics) for chapter in chapters) - kept <= FEW
    return list(chapters) if few or not kept else [chapter for _first, chapter in sorted(placed, key=lambda p: p[0])]


def _place(statistic: Statistic) -> int:
    return place_of([statistic])


_INSURED = "收入与社会保障"


def _cut(chapter: Chapter, most: int | None) -> tuple[Chapter, int, int]:
    """A section with `most` of its plans and as many loose figures, and how many of each are left out.

    A section that is not for the most part on incomes and social insurance has thrice as many. What has no number
    cannot be asked for by it, and stays whole.
    """
    if most is None or not chapter.number:
        return chapter, 0, 0
    insured = sum(each.topics[:1] == (_INSURED,) for each in chapter.measures)
    most *= 1 if 2 * insured > len(chapter.measures) else 3  # employment first
    plans = [each for each in chapter.measures if each.status == "target"][most:]
    loose = chapter.loose[most:]
    plans = plans if len(plans) > 1 else []  # one is no longer than the line that would tell of it
    loose = loose if len(loose) > 1 else []
    told = {each.id for each in plans}
    left = {each.id for each in loose} | {each.id for each in chapter.statistics if each.measure in told}
    kept = chapter._replace(
        measures=tuple(each for each in chapter.measures if each not in plans),
        statistics=tuple(each for each in chapter.statistics if each.id not in left),
    )
    return kept, len(plans), len(left)


def _chapter(chapter: Chapter, plans: int, left: int, *, year: bool, brief: bool, command: str) -> list[Block]:
    """A section; a `brief` one has no blank lines within, and no summaries of its measures.

    So many plans and figures are left out: the `command` shows them.
    """
    here = chapter.document.place
    entries = [measure_entry(each, chapter.figures(each), year=year, here=here) for each in chapter.measures]
    loose = [figure(each, year=year, here=here) for each in chapter.loose]
    shared = shared_qualifier([*(line for entry in entries for line in entry.figures), *loose])
    title = chapter.title or _("没有标题的部分")
    counts = count_spans(len(chapter.measures) + plans, len(chapter.statistics) + left)
    head = (Styled(title, HERE), *counts, *said_for_all(shared))
    blocks: list[Block] = [
        Gap(1 if brief else 2, anew=True),
        Line(left=Styled(numeral(chapter.number), HERE), spans=head, units=True),
    ]
    for entry in entries:
        if brief:
            entry = entry._replace(body=())
        blocks += [Gap()] * (not brief) * (entry.body != () or entry.figures != () or not _is_bare(blocks[-1]))
        blocks.append(entry._replace(figures=tuple(without(each, shared) for each in entry.figures)))
    blocks += [*([Gap()] if loose and not brief else []), *(without(each, shared) for each in loose)]
    if plans or left:
        told = [_("{n} 项计划").format(n=plans)] * bool(plans) + [_("{n} 个数字").format(n=left)] * bool(left)
        more = _("另有 {told}  ").format(told=_("、").join(told))
        blocks.append(Line(spans=(Styled(more, SKIP), Styled(command, SKIP)), units=True))
    return blocks


def _is_bare(block: Block) -> bool:
    """Whether a block is a measure of one line, under which the next may follow at once."""
    return isinstance(block, MeasureBlock) and not block.body and not block.figures


def _foot(answer: Profile) -> tuple[str, ...]:
    measures = [measure for chapter in answer.chapters for measure in chapter.measures]
    named = [each for chapter in answer.chapters for each in chapter.statistics]
    first = min(named, key=_place, default=None)
    shown = measures[0].id if measures else named[0].id if named else None
    return (
        *((f"jobscli show {shown}",) if shown else ()),
        f"jobscli rank {first.metric}" if first else "jobscli metrics",
        f"jobscli statistics --province {answer.called}",
    )
