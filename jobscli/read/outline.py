"""A text's outline: headings, regions, the part of the document, paragraphs and sentences.

Often only the outline tells what a figure is: a target says 城镇新增就业40万人以上, and that it is one for next year
stands in the heading three paragraphs above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jobscli.read.about import About
from jobscli.read.lines import PLAIN, Paragraph, mark, paragraphs
from jobscli.read.numeral import chinese
from jobscli.read.part import Part, Parts, unaddressed
from jobscli.read.period import Clock
from jobscli.read.source import Source, source
from jobscli.read.where import UNKNOWN, Head, cities_named, heading_region, regions_named, short_place
from jobscli.record import Document, Section
from jobscli.words.reading import province_of

_WIDE = re.compile("[０-９]")
_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
# Sentences end here; a closing quotation mark or bracket belongs to the sentence before.
_SENTENCE = re.compile(r"[^。！？!?]*(?:[。！？!?]+[”’）」』)]*|\Z)")
# What opens a paragraph as its heading: 2026年工作安排：城镇新增就业6万人.
_RUN_IN = re.compile("([^，。；：:]{4,20})[：:](?=.)")
_ORDINAL = re.compile("[一二三四五六七八九十]{1,3}")
_LONGEST = 600  # longer ones, as of text without full stops, are cut at a semicolon or comma
_CUT = re.compile("[；;，,]")
_LEAD = 48  # a region named later in a sentence is not what the sentence is about
_NATION = re.compile(
    "^[^，。；]{0,12}(?<![占居列高低于比与和前在面向赴超到为])(?:全国|我国|我们国家|中央财政)(?!第|最|排名|前|首|领先|率先|性|各|统一|人大|政协|劳模|先进|文明)"
    "|^[^，。；]{0,12}(?:人社部|人力资源和?社会保障部|国家统计局)[^，。；]{0,12}(?:数据|统计|介绍|表示|显示|发布|获悉|消息)"
)
# A paragraph that points back at the place of the one before: 当地…, 全省…, 这个车间….
_BACK = re.compile(
    "[“‘]?(?:目前，|据[^，。]{0,10}，|截至[^，。]{0,10}，|[上下]半年，|去年，?|今年)?[^，。]{0,4}?"
    "(?:当地|这[个家里座位些]|该[省市县区镇村厂企公车基]|全[省市县区州](?!国)|[省市县区](?:人社|里|委|政府)|我[省市县区])"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, with what it takes from its heading and its paragraph's opening."""

    text: str
    start: int
    end: int
    paragraph: int  # from 1; every line of the text counts that has something on it
    section: str | None  # a section's id
    region: str | None
    part: Part
    place: str | None = None
    first: bool = False  # the first of its paragraph
    heading: bool = False
    open: bool = False  # whether a region that it names may be the one that a figure is of
    title: str = ""  # of the innermost section


@dataclass(frozen=True, slots=True)
class Outline:
    """A document laid open for the rules that read it."""

    text: str
    document: Document
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    clock: Clock
    kind: str


def outline(text: str, name: str, about: About | None = None, sha256: str | None = None) -> Outline:
    """The outline of `text`, whose file is called `name`; `about` goes before what the text says of itself."""
    plain = text.translate(_WIDTH) if _WIDE.search(text) else text  # sign for sign, so that offsets stay
    found = paragraphs(plain)
    facts = source(plain, name, about or About(), found, sha256)
    walk = _Walk(plain, facts)
    sentences = tuple(walk.sentences(found))
    if plain is not text:
        sentences = tuple(replace(s, text=text[s.start : s.end]) for s in sentences)
    document = facts.document
    seen = tuple(dict.fromkeys([*document.regions, *walk.regions]))
    if seen != document.regions:
        document = replace(document, regions=seen)
    return Outline(text, document, walk.sections(), sentences, facts.clock, facts.kind)


@dataclass(slots=True)
class _Open:
    """A section that is not closed yet."""

    level: int
    number: str
    children: int
    at: int


class _Walk:
    """Goes through the paragraphs once, keeping what holds: the sections that are open, the region, the part."""

    def __init__(self, text: str, facts: Source) -> None:
        self._text = text
        self._facts = facts
        self._parts = Parts(facts.kind, facts.clock, facts.document.title)
        self._open: list[_Open] = []
        self._found: list[Section] = []
        self._tops = 0
        self._region = facts.region
        self._place = facts.place
        self._locked = self._was_locked = facts.region is not None and facts.region != "全国"
        self._last: dict[int, int] = {}  # of each level of headings outside the regions' own: the last ordinal
        self.regions: list[str] = []

    def sentences(self, found: Sequence[Paragraph]) -> Iterator[Sentence]:
        number = 0
        for paragraph in found:
            number += 1
            if paragraph.furniture:
                continue
            if paragraph.level and not self._is_title(paragraph):
                self._enter(paragraph)
            yield from self._within(paragraph, number)

    def _is_title(self, paragraph: Paragraph) -> bool:
        """Whether it is the document's own title, or the line below that says at which session it was given."""
        return paragraph.start == self._facts.title_at or self._text.endswith("会议上", paragraph.start, paragraph.end)

    def sections(self) -> tuple[Section, ...]:
        while self._open:
            self._close(len(self._text.rstrip()))
        return tuple(self._found)

    def _enter(self, paragraph: Paragraph) -> None:
        """Open the section of a heading, and close those that it ends."""
        title = self._text[paragraph.start : paragraph.heading].strip().rstrip("。")
        level, head = paragraph.level, heading_region(title, mark(title)[1])
        region = head.region if head else None
        if head is not None:
            level, self._region, self._place, self._locked = 0, head.region, head.place, True
            self._note(head.region)
        elif self._leaves(title, level):
            self._region, self._place, self._locked = self._facts.region, self._facts.place, self._was_locked
            while self._open:
                self._close(paragraph.start)
        while self._open and self._open[-1].level >= level:
            self._close(paragraph.start)
        above = self._open[-1] if self._open else None
        if region is not None:
            number, self._tops = "0", 0
        elif above is None or above.number == "0":
            self._tops += 1
            number = str(self._tops)
        else:
            above.children += 1
            number = f"{above.number}.{above.children}"
        self._open.append(_Open(level, number, 0, len(self._found)))
        document = self._facts.document.id
        self._found.append(
            Section(
                id=f"{document}/h{paragraph.start}",
                document=document,
                region=(self._region if self._locked else self._facts.region) or UNKNOWN,
                number=number,
                title=_title(title, head),
                start=paragraph.start,
                end=paragraph.heading,
            )
        )
        self._parts.heading(title, level)

    def _leaves(self, title: str, level: int) -> bool:
        """Whether a heading goes on with the numbering outside the regions' own headings: 一、各地做法 … 二、下一步."""
        ordinal = _ORDINAL.search(title[: mark(title)[1]])
        number = chinese(ordinal.group()) if ordinal else None
        if number is None or level >= PLAIN:
            return False
        within = self._open[0].number == "0" if self._open else False
        if not within:
            self._last[level] = int(number)
            return False
        if self._last.get(level) != int(number) - 1 or self._open[0].children >= int(number) - 1:
            return False
        self._last[level] = int(number)
        return True

    def _close(self, end: int) -> None:
        closed = self._open.pop()
        self._found[closed.at] = replace(self._found[closed.at], end=max(end, self._found[closed.at].end))

    def _within(self, paragraph: Paragraph, number: int) -> Iterator[Sentence]:
        inner = self._found[self._open[-1].at] if self._open else None
        section, title = (inner.id, inner.title) if inner else (None, "")
        first = True
        self._parts.paragraph(self._text[paragraph.start : paragraph.start + 40])
        for start, end in _sentences(self._text, paragraph):
            raw = self._text[start:end]
            if mark(raw[:6])[0] == 3 and not paragraph.level:  # 二、 within a text that lost its line breaks
                self._parts.heading(raw[:30], 3)
            elif first and not paragraph.level and (lead := _RUN_IN.match(raw)) is not None:
                self._parts.run_in(lead.group(1))
            self._parts.opening(unaddressed(raw))
            if not self._locked:
                self._look(raw, first)
            yield Sentence(
                raw, start, end, number, section, self._region, self._parts.now, self._place, first,
                end <= paragraph.heading, not self._locked, title,
            )  # fmt: skip
            first = False

    def _look(self, raw: str, first: bool) -> None:
        """Take up the region that a sentence turns to; a region stays until another is named or the paragraph ends."""
        lead = raw[:_LEAD]
        if first and not (self._region not in (None, "全国") and _BACK.match(lead)):
            self._region, self._place = self._facts.region, self._facts.place
        if _NATION.search(lead):
            self._region, self._place = "全国", None
            return
        for _start, name in regions_named(lead):
            self._region, self._place = name, None
            self._note(name)
            break
        for _start, city in cities_named(lead):
            self._place = short_place(city)
            if self._region in (None, "全国"):
                self._region = province_of().get(city) or province_of().get(self._place)
            break

    def _note(self, region: str) -> None:
        if region not in self.regions:
            self.regions.append(region)


def _title(title: str, head: Head | None) -> str:
    """A heading without its numbering, and a region's heading without the region's name."""
    bare = title[mark(title)[1] :].strip("　 ")
    if head is not None:
        own = title[head.end :].strip(" 　:：") if head.sign else ""
        return own or bare.rstrip(":：—").strip("【】［］[]〔〕")
    return bare or title


def _sentences(text: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph; a heading that only a blank parts from it is one of them."""
    at = paragraph.start
    if paragraph.level and paragraph.heading < paragraph.end and text[paragraph.heading].isspace():
        yield from _split(text, at, paragraph.heading)
        at = paragraph.heading
    yield from _split(text, at, paragraph.end)


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the sentences between `start` and `end`, without the blanks around them."""
    at = start
    while at < end:
        found = _SENTENCE.match(text, at, end)
        stop = found.end() if found is not None and found.end() > at else end
        yield from _pieces(text, at, stop)
        at = stop


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        cuts = [m.end() for m in _CUT.finditer(text, start + _LONGEST // 2, start + _LONGEST)]
        cut = cuts[-1] if cuts else start + _LONGEST
        yield start, cut
        start = cut
    while start < end and text[start] in " \t　\xa0\r\n":
        start += 1
    while end > start and text[end - 1] in " \t　\xa0\r\n":
        end -= 1
    if start < end:
        yield start, end
