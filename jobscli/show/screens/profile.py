"""The screen of `province`."""

from __future__ import annotations

from collections.abc import Sequence

from jobscli.ask.profile import Chapter, Profile, Profiles
from jobscli.language import _
from jobscli.record import Document, Statistic
from jobscli.show.figure_line import figure, several_years, shared_qualifier, without
from jobscli.show.screen import HERE, NAME, SKIP, Block, Gap, Line, MeasureBlock, Screen, Styled, text
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
from jobscli.words.subjects import on_field


def profile(answer: Profile) -> Screen:
    """The region, then each document, the latest first, with its sections, each measure with its figures."""
    blocks: list[Block] = []
    for document in reversed(answer.documents):
        chapters = [each for each in answer.chapters if each.document.id == document.id]
        if chapters:
            blocks += [Gap(2, anew=True)] * bool(blocks)
            blocks += _document(answer, document, chapters, alone=len(answer.documents) == 1)
    return Screen(blocks=tuple(blocks), foot=_foot(answer))


def profiles(answer: Profiles) -> Screen:
    """The page of each region, one below the other."""
    blocks: list[Block] = []
    for each in answer.each:
        blocks += [Gap(2, anew=True)] * bool(blocks)
        blocks += profile(each).blocks
    return Screen(blocks=tuple(blocks), foot=_foot(answer.each[0]) if answer.each else ())


def _document(answer: Profile, document: Document, chapters: list[Chapter], *, alone: bool) -> list[Block]:
    statistics = [each for chapter in chapters for each in chapter.statistics]
    measures = [each for chapter in chapters for each in chapter.measures]
    planned = sum(each.status == "target" for each in measures)
    unstated = sum(each.scope == "unstated" and each.status == "achieved" for each in statistics)
    says = _("  说的是 {year} 年").format(year=document.year) if document.year else ""
    says += _("，{n} 个未注明期间").format(n=unstated) if unstated else ""
    if not alone:
        says += f"  {document.id}"
    counts = count_spans(len(measures), len(statistics), planned)
    blocks: list[Block] = [Line(spans=(Styled(answer.region, NAME), *counts, Styled(says, SKIP)), indent=0, units=True)]
    for heading in answer.headings:
        if heading.document == document.id:
            blocks += [text(heading.title)]
            blocks += [text(heading.summary, SKIP)] if heading.summary else []
    blocks += [Gap(), *document_lines(document)]
    chapters = [each for each in chapters if each.measures or each.statistics or each.summary] or chapters
    shown = chapters if answer.whole or on_field(document.title) else _first_things(chapters)
    folded = len(statistics) - sum(len(each.statistics) for each in shown)
    if folded:
        told = _("先列就业、收入和社会保障的；其他 {n} 个数字：").format(n=folded)
        command = f"jobscli province {answer.region}{answer.given} --all"
        blocks.append(Line(spans=(Styled(told, SKIP), Styled(command, NAME)), indent=0))
    year = several_years(statistics, document.year)
    for chapter in shown:
        blocks += _chapter(chapter, year=year, brief=folded > 0)
    return blocks


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


def _chapter(chapter: Chapter, *, year: bool, brief: bool) -> list[Block]:
    """A section; a `brief` one has no blank lines within, and no summaries of its measures."""
    entries = [measure_entry(measure, chapter.figures(measure), year=year) for measure in chapter.measures]
    loose = [figure(each, year=year) for each in chapter.loose]
    shared = shared_qualifier([*(line for entry in entries for line in entry.figures), *loose])
    title = chapter.title or _("没有标题的部分")
    counts = count_spans(len(chapter.measures), len(chapter.statistics))
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
    return [*blocks, *([Gap()] if loose and not brief else []), *(without(each, shared) for each in loose)]


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
        f"jobscli statistics --province {answer.region}",
    )
