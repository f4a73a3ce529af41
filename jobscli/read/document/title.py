"""What a document calls itself: its title line among what a page prints around it, and what stands right below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from jobscli.read.document.paragraphs import Paragraph
from jobscli.read.text.headings import mark
from jobscli.read.text.markup import without_markup
from jobscli.read.text.numerals import chinese
from jobscli.read.text.signs import visible

_HEAD = 1500  # how much of a text can speak about itself
_LINES = 24
_LONGEST = 60
_BREAK = re.compile("[ 　]*[\r\n]+[ 　]*")  # of lines that belong together
_EVEN = 3  # by how much the lines of a paragraph differ in length where a layout broke it
_AMONG = 8  # a line with the words of a title is one among so many, another only at the top

_TITLE_WORDS = re.compile("报告|公报|清单|通知|意见|方案|办法|计划|汇编|发布会|分析|情况|政策|任务|综述|规划|统计|总结")
_LABELLED = re.compile(
    r"""
    (?:^|[\n\s]) [ 　]*
    (?: [（(]? 原标题 [:：] [ 　]* (?P<line> [^\r\n）)]{4,60} ) (?= [\r\n）)] | $ )
      | (?: [（(]?原标题 | 标[ 　]*题 | 题名 | 名[ 　]*称 | 文件名称 ) [ 　]* [:：] [ 　]*
        (?P<word> [^\r\n\s）)]{4,60} ) )
    """,
    re.VERBOSE,
)
# What a page prints before a title: 【重磅】, 题目：, its number. A dash opens the line under a title.
_BEFORE = re.compile("^(?:【[^】]{1,6}】|[*#•\\s　]+|(?:标题|题目|正在阅读)[:：]|[0-9](?=政府工作报告))")
# Where a title ends that has more on its line: what the page's header says, the site's name, the session, a heading.
_HEADER = (
    "[\\s　]+[（(]?20[0-4][0-9][-./年][0-9]{1,2}[-./月]"
    "|\\s*[【（(]?(?:发布时间|发布日期|发布机构|成文日期|时间|日期|来源|字号|字体|浏览|索引|发文|作者)[:：】]"
)
# The ending of a file's name that a page took for its title.
_ENDING = "\\.(?:docx?|wps|pdf|txt|xlsx?)(?![A-Za-z])"
_BEHIND = re.compile(
    rf"""
    (?P<header>{_HEADER})
    | (?P<site> \s*[|｜]$ | {_ENDING} | \s*[_|｜][^。]{{1,30}}$ | \s+[-–—][ ][^。，0-9]{{2,16}}$ )
    | \s*[_|｜].{{1,20}}?(?=\s——)
    | (?<![0-9])\s*[—–]{{1,2}}\s*(?:(?:19|20)[0-9]{{2}}年|在[\u4e00-\u9fff]{{2,12}}第)
    | \s*[（(]\s*(?:19|20)[0-9]{{2}}年[0-9]{{1,2}}月 | (?<=报告)\s+(?:19|20)[0-9]{{2}}年[0-9]{{1,2}}月
    | [\s　]{{2}} | \u3000 | \t
    | [\s　]+ (?: [一1][、.．] | 各位代表 | 各位记者 | 主持人 )
    | [\s　]+ [\u4e00-\u9fff]{{2,12}} (?:统计局|人民政府|办公室|人社局) [\s　]
    """,
    re.VERBOSE,
)
# The path of a page, an address, what stands under a photograph, how a speech opens, the line under a title.
_NO_TITLE = re.compile(
    r"""
    [^>]>{1,2}[^>] | » | ^(?:您?的?(?:现在的?|当前的?)?位置|首页) | ^(?:https?:|URL)
    | 标题导航|版面导航|上一版|下一版|上一篇|下一篇 | ^第[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?版
    | ^[（(][^）)]{2,8}[）)]$
    | (?:客户端|移动版|手机版|触屏版)$ | ^[\u4e00-\u9fff]{2,8}网(?:站)?$
    | (?:摄|供图|制图|图/[^，。]{1,8}|照片)[）)。]?$ | 记者[^，。]{2,8}摄
    | ^[\u4e00-\u9fff]{2,4}网[ 　]*正文$ | ^各位(?:代表|委员|记者|来宾) | ^[—–-]
    | (?:工作|一年|五年)的?(?:简要)?回顾$
    | ^[（(]?[\u4e00-\u9fff]{0,4}(?:来源|时间|日期|作者|编辑|热线|电话)[:：]
    | (?:新华社|本报|中新[社网]|人民网|在线)[^，。]{0,8}[0-9]{1,2}月[0-9]{1,2}日[电讯]
    | 融媒体中心|广播电视台|官方[帐账]号|(?:记者|通讯员)[ 　]
    | ^[\u4e00-\u9fff]{2,12}(?:报|网|社|台)(?:官方网站|官网|数字报|电子报|首页)
    | ^(?:主要|预期|发展|奋斗|总体)目标$ | ^[（(]?(?:计[量算])?单位[:：]
    | ICP[备证] | 公网安备 | (?:许可|备案)(?:证|号)[:：编] | 版权所有 | (?:网络|技术)支持[:：]
    | ^[\u4e00-\u9fff]{0,14}(?:省长|市长|区长|县长|州长|盟长|旗长|主席)[\s　]+[^\s]
    | ^(?:索[ ]?引[ ]?号|发文机关|发文字号|发布机构|成文日期|主题分类|公开方式)
    """,
    re.VERBOSE,
)
# What a page prints above a title: a bar of links, its own name or an office's alone, who wrote it, a day, who met.
_ABOVE = re.compile(
    r"""
    ^[^|｜。，]{1,14}[|｜][ ]?[^|｜。，\s]{2,16}[ ]?[|｜] | ^(?:繁|简|EN|English)[ ]*[|｜] | 网站[ ]+www
    | ^(?:19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2} | ^(?:19|20)[0-9]{2}卷$ | ^[^\u4e00-\u9fff]+$
    | ^[\u4e00-\u9fff]{2,16}(?:局|委员会|总队|网站|[日晚商]报|新闻社|电视台)[ ]*[.]?$
    | ^[\u4e00-\u9fff]{2,4}(?:国际|在线|网)[ ]*[.]?$
    | ^(?:[\u4e00-\u9fff]{2,4})?记者[\u4e00-\u9fff·]{2,4}(?:[/╱].{0,10})?$
    | 出席[ 　].{2,16}(?:[作做]|主持) | ^[\u4e00-\u9fff]{2}(?:要闻|新闻|时政|快讯|频道)$ | ^欢迎(?:进入|访问|光临|来到)
    """,
    re.VERBOSE,
)
# The title of a text that lost its line breaks, by the words that end titles.
_INLINE = re.compile(
    "(?P<title>(?:(?<![0-9])20[0-4][0-9] ?年)?[\u4e00-\u9fff0-9（）()]{2,24}?"
    "(?:政府工作报告|统计公报|任务清单|政策清单|状况分析(?:报告)?|明白卡|汇编))"
)
# The same where the number of a letter follows, whom it is addressed to, or the first heading.
_ENDED = re.compile(
    rf"""
    [\s　]*
    (?P<title> [^。，；\n]{{0,60}}?
        (?:工作报告|公报|清单|通知|意见|方案|办法|计划|汇编|分析|一览表|分解表|分解|明白[纸卡]”?|规划|措施|细则|综述|要点
            |指南|问答|摘编)
        (?:[（(][^（）()]{{2,10}}[）)])? )
    (?= [\s　] | [\u4e00-\u9fff]{{1,8}}[〔［\[]20 | 序号|各|发布|发文|来源|时间|日期|浏览
        | [【（(\[［] | [一1][、.．] | 20[0-4][0-9][年-] | —— | {_ENDING} )
    """,
    re.VERBOSE,
)
_SPEECH = re.compile("^.{0,6}(?:大会|代表)")
# Dates in pieces: 2023 年 4 月, 2 0 2 3 年, 2018年一月十六日. What they open with is spelled out, to be found quickly.
_SPACED = re.compile("([0-9])[ 　]+(?=[年月日])|([年月])[ 　]+(?=[0-9])")
_LETTERED = re.compile("([12])(?<![0-9][12])[ 　]([0-9])[ 　]([0-9])[ 　]([0-9])(?=[ 　]?年)")
_HAN_DAY = re.compile("(年)(?<=[0-9]年)([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")


# A title whose first line has no end of one, and the words that end it.
_OPEN = re.compile(
    "(?!.*(?:报告|公报|通知|通报|意见|方案|办法|计划|规划|总结|情况)[）)]?$)[\u4e00-\u9fff0-9]{0,12}关于"
)
_ENDS = re.compile("(?:报告|公报|通知|通报|意见|方案|办法|计划|规划|总结)(?:[（(][^（）()]{2,10}[）)])?$")
_BROKEN = 3


# What stands behind a title in the fields of a page: the day and the speaker (…报告（2021年12月28日 某某）), the site.
_SPOKEN = re.compile(
    "[ 　]*[（(][^（）()]{0,8}(?:19|20)[0-9]{2}年[0-9]{1,2}月[^（）()]{0,24}[）)]$"
    "|[_|｜][^。]{1,30}$|[ 　]+[-–—] [^。，0-9]{2,16}$"
)


def field_title(field: str) -> str:
    """The title that a field of a page gives, without the day, the speaker and the site; said twice, it is told once.

    >>> field_title("固原市政府工作报告（2021年12月28日 某某）"), field_title("就业形势 - 某某网")
    ('固原市政府工作报告', '就业形势')
    """
    bare = _SPOKEN.sub("", without_markup(field)).strip()
    half = len(bare) // 2
    return bare[:half] if half > 3 and bare[:half] == bare[half:] else bare


def is_telling(title: str) -> bool:
    """Whether a title has a word that says what kind of document it is of: 报告, 公报, 办法."""
    return _TITLE_WORDS.search(title) is not None


class Title(NamedTuple):
    """A title as printed, what stands right below it, and the offset of its line; None where the text has none."""

    text: str
    below: str = ""
    at: int | None = None


class _Line(NamedTuple):
    """What a line says without what else a page prints on it; `top` where it may be a title whatever its words."""

    text: str
    which: int  # of the paragraphs
    top: bool
    behind: bool  # behind a sentence of the text


def title(text: str, name: str, found: Sequence[Paragraph], stated: str | None) -> Title:
    """The title of `text`: what is `stated`, what the page labels so, the first line that reads as one, or its name."""
    labelled = _LABELLED.search(visible(text[:_HEAD]))
    if labelled is not None and not stated:
        return Title(labelled["line"] or labelled["word"])
    lines = list(islice(_lines(text, found), _AMONG))
    opens = next((p.start for p in found[:_LINES] if not p.furniture), 0)
    first = None if lines and found[lines[0].which].start == opens else _opening(text, opens)
    if first is not None:
        return first._replace(text=stated or first.text)
    named = [line for line in lines if _TITLE_WORDS.search(plain(line.text))]
    above = next((line for line in named if not line.behind), None)
    best = above or next((line for line in lines[:1] if line.top), None) or next(iter(named), None)
    if best is not None:
        return Title(stated or best.text, _below(text, found, best), found[best.which].start)
    if stated or _TITLE_WORDS.search(name):
        return Title(stated or name)
    inline = _INLINE.search(text[:300])
    if inline is not None and _SPEECH.match(inline.group("title")) is None:
        return Title(inline.group("title"), text[:300])
    return Title(name)


def _opening(text: str, at: int) -> Title | None:
    """The title with which a text opens that goes on in the same line."""
    found = _ENDED.match(text, at, at + 3 * _LONGEST)
    if found is None or _SPEECH.match(found.group("title")) or _NO_TITLE.search(found.group()):
        return None
    return Title(found.group("title"), text[found.end() : found.end() + _LONGEST].partition("。")[0], at)


def _lines(text: str, found: Sequence[Paragraph]) -> Iterator[_Line]:
    """The first lines that may be a title."""
    seen, behind = -1, False
    for which, paragraph in enumerate(found[:_LINES]):
        long = paragraph.end - paragraph.start > 2 * _LONGEST
        behind = behind or (long and seen >= 0 and not paragraph.furniture)
        if paragraph.furniture or (seen > 0 and long):
            continue  # furniture, or the text itself
        line = visible(without_markup(text[paragraph.start : min(paragraph.end, paragraph.start + 2 * _LONGEST)]))
        if text.find("。", paragraph.start, paragraph.end) >= 0:  # a sentence took up the line above it
            line, _break, rest = line.partition("\n")
            if "\n" in rest and abs(len(line) - rest.index("\n")) <= _EVEN:
                continue  # no line of its own, but the first of a paragraph that the layout broke
        line = _BREAK.sub("", line)
        if not line or line[0] in "|-" or _NO_TITLE.search(line) or _ABOVE.search(line):
            continue
        if _is_step(text, found, which):
            continue
        seen += 1
        bare = _BEFORE.sub("", line)
        if 0 <= bare.find("。") < 4:
            continue
        end = _BEHIND.search(bare, 4, _LONGEST + 16)
        said = bare[: end.start()] if end is not None else bare
        if 4 <= len(said) < _LONGEST and "。" not in said and said[-1] not in "，：、,:—" and mark(said)[0] == 0:
            said += _rest(text, found, which) if end is None and _OPEN.match(said) is not None else ""
            alone = end is None or end["site"] is not None
            headed = end is not None and end["header"] is not None and "，" not in said
            yield _Line(said, which, (alone and seen < 2) or (headed and seen == 0), behind)


def _rest(text: str, found: Sequence[Paragraph], which: int) -> str:
    """The lines under the first one of a title that the layout broke, with which it ends: 关于…预算 ⏎ 草案的报告."""
    rest = ""
    for paragraph in found[which + 1 : which + 1 + _BROKEN]:
        rest += text[paragraph.start : paragraph.end] if paragraph.end - paragraph.start < _LONGEST else "。"
        if "。" in rest or _ENDS.search(rest) is not None:
            break
    return rest if "。" not in rest and _ENDS.search(rest) is not None else ""


def _is_step(text: str, found: Sequence[Paragraph], which: int) -> bool:
    """Whether a line is a step of the path to the page, which signs on their own lines part: 首页 ⏎ >> ⏎ 专题 ⏎ >>."""
    signs = [found[at] for at in (which - 1, which + 1) if 0 <= at < len(found)]
    return any(p.end - p.start <= 2 and text[p.start] in ">»›" for p in signs)


def _below(text: str, found: Sequence[Paragraph], line: _Line) -> str:
    """What stands behind a title on its line, and the short lines under it."""
    here = found[line.which]
    rest = text[here.start : min(here.end, here.start + 3 * _LONGEST)].partition(line.text)[2]
    under = (text[p.start : p.end] for p in found[line.which + 1 : line.which + 4] if p.end - p.start < _LONGEST)
    return "\n".join((rest, *under))


def tight(text: str) -> str:
    """`text` with its dates in one piece and in Arabic digits: 2023 年 4 月, 2023年一月九日.

    >>> tight("2 0 2 3 年 4 月 12 日"), tight("2018年一月十六日")
    ('2023年4月12日', '2018年1月16日')
    """
    text = _SPACED.sub(r"\1\2", _LETTERED.sub(r"\1\2\3\4", text))
    return _HAN_DAY.sub(lambda day: f"年{chinese(day[2])}月{chinese(day[3])}日", text)


def plain(title: str) -> str:
    """A title as its words, to be read: without blanks, its year in Arabic digits."""
    return re.sub("[ 　]", "", tight(title))
