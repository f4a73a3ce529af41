"""A text's outline: its sections, and its sentences with the context that headings and openings give them.

Often only the outline tells what a figure is: a target says 城镇新增就业40万人以上, and that it is one for next year
stands in the heading three paragraphs above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from jobscli.read.document.heading_cues import of_heading
from jobscli.read.document.identity import path_words
from jobscli.read.document.metadata import Metadata, metadata
from jobscli.read.document.nation import AGENCY
from jobscli.read.document.paragraphs import Heading, Paragraph, paragraphs
from jobscli.read.document.plain_tracker import PlainTracker
from jobscli.read.document.region_tracker import RegionTracker
from jobscli.read.document.report_tracker import ReportTracker
from jobscli.read.document.sentence_lines import going_on
from jobscli.read.model import About, Outline, Placed, Sentence
from jobscli.read.table import Table
from jobscli.read.text.headings import CHINESE_NUMBER, PLAIN, mark
from jobscli.read.text.lines import without_pages
from jobscli.read.text.normalise import is_usual, normalise
from jobscli.read.text.numerals import chinese
from jobscli.read.text.sentences import sentences
from jobscli.read.text.signs import NOTHING, known, visible
from jobscli.record import UNSTATED_REGION, Section

# What opens a paragraph as its heading: 2026年工作安排：城镇新增就业6万人.
_RUN_IN = re.compile("([^，。；：:]{4,20})[：:](?=.)")
# Where and when a paper's report was filed: 新华社北京1月5日电（记者某某）.
_DATELINE = re.compile(
    f"[（(【]?{AGENCY}[^，。0-9]{{0,10}}[0-9]{{1,2}}月[0-9]{{1,2}}日"
    "[电讯][）)】]?[ 　]*(?:[（(](?:记者|通讯员)?[^（）()]{0,30}[）)])?[ 　]*"
)
_ORDINAL = re.compile("[一二三四五六七八九十]{1,3}")
_OPENING = 40  # code points of a paragraph that may say what it is
_NEAR = 2000  # how far behind a title's line, or the text's beginning, its title stands


def outline(
    text: str, name: str, about: About | None = None, sha256: str | None = None, path: str | None = None
) -> Outline:
    """The outline of `text`, whose file is called `name` and stands at `path`.

    `about` goes before what the text says of itself, and that before what the path says.
    """
    plain = without_pages(known(text))  # sign for sign, so that offsets stay
    found = paragraphs(plain)
    facts = metadata(plain, path_words(path, name), about or About(), found, sha256)
    walk = _Walk(text, plain, facts, going_on(plain, found))
    inside = tuple(walk.sentences(found))
    document = facts.document
    if about is None or about.title is None:
        document = replace(document, title=_printed(text, plain, document.title, facts.title_at or 0))
    about_others = walk.regions.seen if not facts.home.stated and facts.kind != "report" else walk.regions.headed
    seen = tuple(dict.fromkeys([*document.regions, *about_others]))
    if seen != document.regions:
        document = replace(document, regions=seen)
    tables, placed = tuple(walk.tables), facts.home.stated
    return Outline(text, plain, document, walk.sections(), inside, facts.reference, facts.kind, tables, placed)


@dataclass(slots=True)
class _Draft:
    """A section whose end is not known before all of its text was seen."""

    id: str
    region: str
    level: float
    number: str
    title: str
    printed: str
    start: int
    end: int
    hashes: int = 0  # of a Markdown heading without a mark
    children: int = 0


class _Walk:
    """Goes through the paragraphs once, keeping what holds: the sections that are open, the region, the context.

    `plain` is the text in the signs that the rules know, without the headers of its pages.
    """

    def __init__(self, text: str, plain: str, facts: Metadata, going_on: frozenset[int]) -> None:
        self._text, self._plain = text, plain
        self._facts, self._going_on = facts, going_on
        self._title = facts.plan or facts.document.title
        self._contexts = (
            ReportTracker(facts.reference)
            if facts.kind == "report"
            else PlainTracker(facts.kind, facts.reference, self._title)
        )
        self.regions = RegionTracker(facts.home.region, facts.home.place)
        self.tables: list[Placed] = []
        self._open: list[_Draft] = []  # the sections around the present paragraph, outermost first
        self._found: list[_Draft] = []
        self._tops = 0
        self._last: dict[int, int] = {}  # of each level of headings outside the regions' own: the last ordinal

    def sentences(self, found: Sequence[Paragraph]) -> Iterator[Sentence]:
        """The sentences of the paragraphs that are no furniture, in order."""
        number = 0
        for paragraph in found:
            if paragraph.table is not None:
                number += 1
                self.tables.append(self._placed(paragraph.table, number))
            if paragraph.furniture:
                continue
            number += 1
            heading = paragraph.heading
            if heading is not None and not self._is_title(paragraph):
                self._enter(paragraph, heading)
                number = 0 if heading.end >= paragraph.end else 1
            yield from self._within(paragraph, max(number, 1))

    def sections(self) -> tuple[Section, ...]:
        """The sections, once all sentences were taken."""
        self._close_from(0, len(self._plain.rstrip()))
        return tuple(
            Section(
                id=each.id,
                document=self._facts.document.id,
                region=each.region,
                number=each.number,
                title=each.printed,
                start=each.start,
                end=each.end,
            )
            for each in self._found
        )

    def _section(self) -> tuple[str | None, str]:
        """The id and the title of the innermost open section."""
        return (self._open[-1].id, self._open[-1].title) if self._open else (None, "")

    def _placed(self, table: Table, number: int) -> Placed:
        """A table with what its section gives it."""
        section, title = self._section()
        return Placed(table, number, section, title, self.regions.region, self.regions.place, self._contexts.current)

    def _is_title(self, paragraph: Paragraph) -> bool:
        """Whether it is the document's own title, or the line below that says at which session it was given."""
        return paragraph.start == self._facts.title_at or self._plain.endswith("会议上", paragraph.start, paragraph.end)

    def _enter(self, paragraph: Paragraph, heading: Heading) -> None:
        """Open the section of a heading, and close those that it ends."""
        level, region = float(heading.level), heading.region
        if region is not None:
            level = 0
            self.regions.enter(region)
        elif heading.hashes and not heading.mark.level:
            level = self._level_of(heading.hashes)
        elif self._leaves(heading):
            self.regions.leave()
            self._close_from(0, paragraph.start)
        while self._open and self._open[-1].level >= level:
            self._close_from(len(self._open) - 1, paragraph.start)
        draft = _Draft(
            id=f"{self._facts.document.id}/h{paragraph.start}",
            region=(self.regions.region if self.regions.locked else self._facts.home.region) or UNSTATED_REGION,
            level=level,
            number=self._number(region is not None),
            title=_section_title(heading),
            printed=_printed(self._text, self._plain, _section_title(heading), paragraph.start),
            start=paragraph.start,
            end=heading.end,
            hashes=0 if heading.mark.level else heading.hashes,
        )
        self._open.append(draft)
        self._found.append(draft)
        self._contexts.heading(heading.title, heading.mark, level)

    def _level_of(self, hashes: int) -> float:
        """The level of a heading that only its # tell: right below the last one with fewer."""
        above = [each for each in self._open if each.hashes and each.hashes < hashes]
        inside = [each for each in self._open if not each.hashes and each.number != "0"]
        if above:
            return above[-1].level + 0.1
        return inside[-1].level + 0.1 if inside and not any(each.hashes for each in self._open) else 0.5

    def _number(self, of_region: bool) -> str:
        """The number of the next section: 2.1; the heading of a region is 0, and numbers start anew below it."""
        above = self._open[-1] if self._open else None
        if of_region:
            self._tops = 0
            return "0"
        if above is None or above.number == "0":
            self._tops += 1
            return str(self._tops)
        above.children += 1
        return f"{above.number}.{above.children}"

    def _leaves(self, heading: Heading) -> bool:
        """Whether a heading goes on with the numbering outside the regions' own headings: 一、各地做法 … 二、下一步."""
        level = heading.level
        ordinal = _ORDINAL.search(heading.title[: heading.mark.length]) if level < PLAIN else None
        number = chinese(ordinal.group()) if ordinal else None
        if number is None:
            return False
        within = self._open[0].number == "0" if self._open else False
        if not within:
            self._last[level] = int(number)
            return False
        if self._last.get(level) != int(number) - 1 or self._open[0].children >= int(number) - 1:
            return False
        self._last[level] = int(number)
        return True

    def _close_from(self, depth: int, end: int) -> None:
        """Close the open sections from that depth inwards at `end`."""
        while len(self._open) > depth:
            closed = self._open.pop()
            closed.end = max(end, closed.end)

    def _within(self, paragraph: Paragraph, number: int) -> Iterator[Sentence]:
        """The sentences of a paragraph, each with what holds for it."""
        text, plain, contexts, regions = self._text, self._plain, self._contexts, self.regions
        section, title = self._section()
        heading_end = paragraph.heading.end if paragraph.heading is not None else 0
        contexts.paragraph(visible(plain[paragraph.start : paragraph.start + _OPENING]))
        usual = is_usual(plain, paragraph.start, paragraph.end)
        first = True
        for start, end in _spans(plain, paragraph, heading_end):
            raw = plain[start:end]
            words = visible(raw)
            if not words:
                continue
            if not heading_end:
                self._unmarked(words, first)
            contexts.sentence(words)
            form = normalise(raw, start, usual)
            if regions.locked:
                regions.within(form.text, first)
            else:
                regions.sentence(form.text, first)
            yield Sentence(
                text[start:end], form, start, end, number, section, title, regions.region, regions.place,
                of_heading(self._title, words, contexts.current) if end <= heading_end else contexts.current,
                first, first and paragraph.start in self._going_on, end <= heading_end, not regions.locked,
            )  # fmt: skip
            first = False

    def _unmarked(self, raw: str, first: bool) -> None:
        """Enter what a sentence names as a heading would, where its paragraph has none of its own."""
        if raw[0] in "一二三四五六七八九十" and (own := mark(raw[:6])).level == CHINESE_NUMBER:
            self._contexts.heading(raw[:30], own, CHINESE_NUMBER)  # 二、 within a text that lost its line breaks
        elif first and (lead := _RUN_IN.match(raw)) is not None:
            self._contexts.run_in(lead.group(1))


def _printed(text: str, plain: str, words: str, at: int) -> str:
    """`words` of `plain`, which stand behind `at`, as they are printed in `text`."""
    if plain is text or not words:
        return words
    start = plain.find(words, at, at + _NEAR)
    if start >= 0 and NOTHING not in plain[at:start]:
        return text[start : start + len(words)]
    found = re.compile(f"{NOTHING}*".join(map(re.escape, words))).search(plain, at, at + _NEAR)
    return words if found is None else text[found.start() : found.end()]


def _section_title(heading: Heading) -> str:
    """A heading without its mark, and a region's heading without the region's name."""
    title, region = heading.title, heading.region
    bare = title[heading.mark.length :].strip("　 ")
    if region is not None:
        own = title[region.end :].strip(" 　:：") if region.sign else ""
        return own or bare.rstrip(":：—").strip("【】［］[]〔〕")
    return bare.rstrip(">» ") or title


def _spans(text: str, paragraph: Paragraph, heading_end: int) -> Iterable[tuple[int, int]]:
    """The sentences of a paragraph; a heading that only a blank parts from it is one of them."""
    start = paragraph.start
    dateline = None if heading_end else _DATELINE.match(text, start, paragraph.end)
    if dateline is not None:
        start = dateline.end()
    if heading_end and heading_end < paragraph.end and text[heading_end].isspace():
        return [*sentences(text, start, heading_end), *sentences(text, heading_end, paragraph.end)]
    return sentences(text, start, paragraph.end)
