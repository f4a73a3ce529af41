"""A text -> its paragraphs, each with the heading that it is or opens with, read once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jobscli.read.document.front_matter import front_matter
from jobscli.read.document.regions import HeadingRegion, heading_region
from jobscli.read.table import Table, prose, tables
from jobscli.read.text.headings import NO_MARK, PLAIN, RUN_IN, Mark, mark
from jobscli.read.text.lines import SENTENCE_END, is_furniture, lines, lists_elsewhere
from jobscli.read.text.markup import comments, inner, is_markup, without_markup
from jobscli.read.text.signs import NOTHING, visible

# The longest line that can be a heading, and the longest first sentence that runs into its paragraph as one.
LONGEST_HEADING = 60
_LONGEST_PLAIN = 36
_LONGEST_RUN_IN = 22

# A number with a unit: no heading has one. 5.2万人, 85%, 1,200家.
_FIGURE = re.compile(r"[0-9０-９][0-9０-９.．,，%％]{0,24}\s?[万亿千百%％个人元家户项]")
_FIRST_SENTENCE = re.compile(r"[^。！？!?\r\n]{2,60}[。]")
# A heading that a blank parts from its paragraph: 一、创业担保贷款 符合条件的个人….
_GAPPED = re.compile("[\u4e00-\u9fff“”、（）]{2,20}(?=[ 　]{1,4}[\u4e00-\u9fff“])")
_COLON = re.compile("[:：]")
# A label and a title, as 浙江省：打造“就业帮扶”机制; a clause with a comma or a figure behind the colon is text.
_LABELLED = re.compile("[^:：，。；0-9]{2,14}[:：][^，。；,0-9]{2,40}$")
# What a sentence that tells something opens with or has in it, and a heading has not: 今年全省…, 取得了….
_TELLS = re.compile("^[“0-9０-９　]|^(?:各位|我们|一年|这|对|据|从|经|随着|当前|目前|近日|今年|去年|全)|了|[0-9]")
# Who wrote or gave it, below a title: 栗 俊 昌, 市长　某某某, 某市统计局 国家统计局某市调查队.
_BYLINE = re.compile(
    r"""
    [\u4e00-\u9fff](?:[ 　]{1,3}[\u4e00-\u9fff]){1,3}
    | [\u4e00-\u9fff]{0,14}?代?[省市县区州旗盟]长[ 　]+[\u4e00-\u9fff 　·]{2,12}
    | [\u4e00-\u9fff]{2,12}统计局(?:[ 　]+[\u4e00-\u9fff]{2,14}(?:调查总?队|统计局))? | [\u4e00-\u9fff]{2,12}调查总?队
    """,
    re.VERBOSE,
)
_MARKUP = 12  # signs before the words of a line: **, - , #
_CAPTION = re.compile("附?表[0-9一二三四五六七八九十]|[（(]?单位[:：]")  # 表1 2021年年末人口数, 单位：万人
_FIGURE_CAPTION = re.compile("图[ 　]?[0-9]{1,2}(?![0-9个张幅])")  # 图1 2017年第一季度市场供求情况
_BRACKETED = re.compile("【([^】]{2,20})】")
_CHINESE = re.compile("[\u4e00-\u9fff]{2}")
_OPEN_END = re.compile("[，、。；的了和及与是：]$|^各位")


class Heading(NamedTuple):
    """A heading as it was found at the beginning of its paragraph."""

    end: int  # its offset in the document
    level: int  # of its mark, or PLAIN or RUN_IN without one
    title: str  # as printed, with its mark and without markup
    mark: Mark
    region: HeadingRegion | None  # the region whose own heading it is
    hashes: int = 0  # of Markdown: ## is 2
    sure: bool = False  # whether its brackets or # tell it, whatever stands below


class Paragraph(NamedTuple):
    """A line, or several that the layout broke."""

    start: int
    end: int
    furniture: bool = False
    heading: Heading | None = None
    table: Table | None = None  # that it is; it is no text then


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of `text` in order."""
    found: list[Paragraph] = []
    hidden = [(0, front_matter(text).end), *comments(text)]
    tabular = [each for each in tables(text) if not any(a <= each.start < b for a, b in hidden)]
    elsewhere = False  # within a list of other pages
    for line in lines(_without(text, tabular)):
        raw = visible(text[line.start : line.end])
        elsewhere = (elsewhere and _is_entry(raw)) or lists_elsewhere(raw)
        if any(start <= line.start < end for start, end in hidden) or elsewhere or is_furniture(raw) or is_markup(raw):
            found.append(Paragraph(line.start, line.end, furniture=True))
        else:
            found.append(Paragraph(line.start, line.end, heading=_heading_at(text, line.start, line.end)))
    kept = [_without_cell(text, found, index) for index in range(len(found))]
    return _with_tables(kept, tabular) if tabular else kept


def _without(text: str, found: Sequence[Table]) -> str:
    """`text` with empty lines, sign for sign, for its tables: no line goes on into one."""
    if not found:
        return text
    parts, last = [], 0
    for each in found:
        parts += [text[last : each.start], "\n" * (each.end - each.start)]
        last = each.end
    return "".join((*parts, text[last:]))


def _with_tables(found: Sequence[Paragraph], tabular: Sequence[Table]) -> list[Paragraph]:
    """The paragraphs in order with the tables, each before the cells of it that are prose."""
    captions = {cell.start for each in tabular for cell in each.above if _CAPTION.match(cell.text)}
    made = [_without_caption(each, captions) for each in found]
    for each in tabular:
        made.append(Paragraph(each.start, each.end, furniture=True, table=each))
        made += [Paragraph(cell.start, cell.end) for cell in prose(each)]
    return sorted(made, key=lambda paragraph: (paragraph.start, paragraph.table is None))


def _without_caption(paragraph: Paragraph, captions: set[int]) -> Paragraph:
    """A paragraph; the caption of a table is no heading of what stands below the table."""
    opening = range(paragraph.start, min(paragraph.end, paragraph.start + _MARKUP))
    if paragraph.heading is None or captions.isdisjoint(opening):
        return paragraph
    return paragraph._replace(heading=None)


def _is_entry(line: str) -> bool:
    """Whether a line may be the headline of another page: short, without a sentence and a heading's mark."""
    return len(line) <= LONGEST_HEADING and "。" not in line and mark(line).level == 0


def _heading_at(text: str, start: int, end: int) -> Heading | None:
    """The heading that the line of `text` from `start` to `end` is or opens with."""
    found = _heading(text[start:end], start)
    if found is None or NOTHING not in found.title:
        return found
    title = visible(found.title)
    return found._replace(title=title, region=heading_region(title, found.mark.length))


def _heading(line: str, start: int) -> Heading | None:
    """The heading that `line`, which stands at `start` of its document, is or opens with."""
    if (line[0] in "|-" and line[:2] != "——") or _FIGURE_CAPTION.match(line):  # a row of a table, an item of a list
        return None
    if line[0] not in "#*>< ":
        return _plain_heading(line, start)
    first, last, hashes = inner(line)
    bold = line.find("**", first) if line.startswith("**", first - 2) and first >= 2 else -1
    if first < bold < last and bold - first <= LONGEST_HEADING and "。" not in line[first : bold - 1]:
        found = _bold_heading(line[first:bold], start + first)  # **民生改善**。全年…
        return found._replace(end=start + bold + 2) if found else None
    found = _plain_heading(line[first:last], start + first) if first < last else None
    if found is None:
        found = _of_hashes(line[first:last], start + first) if hashes else None
    if found is None:
        return None
    end = found.end - start
    while end < len(line) and line[end] in "*#":
        end += 1
    return found._replace(end=start + end, hashes=hashes, sure=hashes > 0)


def _bold_heading(title: str, start: int) -> Heading | None:
    """A heading in bold type that runs into its paragraph; with a figure in it, it is only stressed."""
    title = title.strip().rstrip("。：:")
    if not title or _FIGURE.search(title) or not _CHINESE.search(title):
        return None
    own = mark(title)
    return Heading(start + len(title), own.level or RUN_IN, title, own, heading_region(title, own.length))


def _of_hashes(title: str, start: int) -> Heading | None:
    """A heading that only its # tells, whatever its words."""
    title = without_markup(title)
    own = mark(title)
    if not title or len(title) > LONGEST_HEADING:
        return None
    return Heading(start + len(title), own.level or PLAIN, title, own, heading_region(title, own.length))


def _plain_heading(line: str, start: int) -> Heading | None:
    """The heading that a line without markup around it is or opens with."""
    if (bracketed := _BRACKETED.fullmatch(line)) is not None and heading_region(line) is None:
        return Heading(start + len(line), PLAIN, bracketed[1], NO_MARK, None, sure=True)
    own = mark(line)
    region = heading_region(line, own.length)
    level, length = _extent(line, own, region)
    if not level or (level == PLAIN and _BYLINE.fullmatch(line)):
        return None
    title = line[:length].strip().rstrip("。")
    if title != line:
        region = heading_region(title, own.length)
    if "*" in title or "[" in title or "<" in title:
        title = without_markup(title)
    return Heading(start + length, level, title, own, region)


def _extent(line: str, own: Mark, region: HeadingRegion | None) -> tuple[int, int]:
    """The level of the heading that `line` opens with and its length; (0, 0) where it has none."""
    level = own.level
    single = len(line) <= LONGEST_HEADING and "。" not in line[:-1]
    told = region is not None and region.sign in (":", "：") and region.end < len(line)
    if region is not None and told and line[-1] in "。；" and _FIGURE.search(line) is not None:
        return level or RUN_IN, region.end  # 重庆：发放…800元。
    if region is not None and region.sign and single:
        return level or PLAIN, len(line)
    if region is not None and told:
        return level or RUN_IN, region.end  # 江西：全省发放…。
    if level:
        return _marked_extent(line, own, single)
    first = _FIRST_SENTENCE.match(line)
    if first is not None and first.end() < len(line):
        said = first.group()
        if len(said) <= _LONGEST_RUN_IN and _FIGURE.search(said) is None and _runs_in(said):
            return RUN_IN, first.end()
    if not single or len(line) > _LONGEST_PLAIN or line[-1] in SENTENCE_END or _OPEN_END.search(line):
        return 0, 0
    return PLAIN, len(line)


def _marked_extent(line: str, own: Mark, single: bool) -> tuple[int, int]:
    """The level and length of the heading that a line with a mark opens with."""
    level, lead = own
    if single and (_COLON.search(line, lead, len(line) - 1) is None or _LABELLED.match(line, lead)):
        return level, len(line)
    gapped = None if single else _GAPPED.match(line, lead)
    if gapped is not None:
        return level, gapped.end()
    first = _FIRST_SENTENCE.match(line, lead)
    if first is None or first.end() >= len(line):
        return 0, 0
    short = first.end() - lead <= LONGEST_HEADING and _FIGURE.search(first.group()) is None
    return (level, first.end()) if short else (0, 0)


def _runs_in(sentence: str) -> bool:
    """Whether a first sentence without a mark reads as a heading: one comma at most, no speech, no date, no 了."""
    return sentence.count("，") + sentence.count(",") <= 1 and _TELLS.search(sentence) is None


def _without_cell(text: str, found: Sequence[Paragraph], index: int) -> Paragraph:
    """A short line is a heading only above text: among other short lines it is a cell of a table or a list."""
    here = found[index]
    if here.heading is None or here.heading.level != PLAIN or here.heading.sure:
        return here
    figure = _FIGURE.search(text, here.start, here.end) is not None
    if here.heading.region is not None and here.heading.region.sign and not figure:
        return here
    below = next((each for each in found[index + 1 : index + 4] if not each.furniture), None)
    level = below.heading.level if below is not None and below.heading is not None else 0
    if below is not None and (below.end - below.start > LONGEST_HEADING or 0 < level < PLAIN):
        return here
    if index < 3 or (not figure and level == PLAIN):
        return here
    return here._replace(heading=None)
