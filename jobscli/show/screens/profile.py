"""The screen of `province`."""

from __future__ import annotations

from jobscli.ask.profile import Chapter, Profile
from jobscli.language import _
from jobscli.record import Document
from jobscli.show.figure_line import figure, several_years
from jobscli.show.screen import HERE, NAME, SKIP, Block, Gap, Line, Screen, Styled, text
from jobscli.show.screens.parts import count_spans, document_lines, measure_entry, numeral


def profile(answer: Profile) -> Screen:
    """The region, then each document with its sections, each measure with its figures under or beside it."""
    blocks: list[Block] = []
    for document in answer.documents:
        chapters = [each for each in answer.chapters if each.document.id == document.id]
        if chapters:
            blocks += [Gap(2, anew=True)] * bool(blocks)
            blocks += _document(answer, document, chapters, alone=len(answer.documents) == 1)
    return Screen(blocks=tuple(blocks), foot=_foot(answer))


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
    blocks: list[Block] = [Line(spans=(Styled(answer.region, NAME), *counts, Styled(says, SKIP)), indent=0)]
    for heading in answer.headings:
        if heading.document == document.id:
            blocks += [text(heading.title)]
            blocks += [text(heading.summary, SKIP)] if heading.summary else []
    blocks += [Gap(), *document_lines(document)]
    year = several_years(statistics, document.year)
    for chapter in chapters:
        blocks += _chapter(chapter, year=year)
    return blocks


def _chapter(chapter: Chapter, *, year: bool) -> list[Block]:
    counts = count_spans(len(chapter.measures), len(chapter.statistics))
    title = chapter.title or _("没有标题的部分")
    blocks: list[Block] = [
        Gap(2),
        Line(left=Styled(numeral(chapter.number), HERE), spans=(Styled(title, HERE), *counts)),
    ]
    for measure in chapter.measures:
        blocks += [Gap(), measure_entry(measure, chapter.figures(measure), year=year)]
    if chapter.loose:
        blocks += [Gap(), *(figure(each, year=year) for each in chapter.loose)]
    return blocks


def _foot(answer: Profile) -> tuple[str, ...]:
    measures = [measure for chapter in answer.chapters for measure in chapter.measures]
    metrics = [each.metric for chapter in answer.chapters for each in chapter.statistics]
    shown = f"jobscli show {measures[0].id}" if measures else "jobscli"
    return (
        shown,
        f"jobscli rank {metrics[0]}" if metrics else "jobscli metrics",
        f"jobscli search {answer.region}",
    )
