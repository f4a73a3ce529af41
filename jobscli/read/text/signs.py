"""A text in the signs that the rules know, each at its place: one script, one blank, one kind of digits.

Publications print one text in many ways: in traditional characters, with full-width digits, no-break blanks and marks
that no screen shows, with the radicals ⼈ and ⻓ that a PDF has for 人 and 长, with a year in Chinese digits, with the
sound of a character behind it. None of that is told from the next by any rule: it ends here, before the text is parted.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from jobscli.read.text.lines import LINE
from jobscli.read.text.numerals import chinese
from jobscli.words.expression import quick
from jobscli.words.load import simplified

# What stands for a sign that says nothing, so that those behind it keep their places.
NOTHING = "\u200b"

_INVISIBLE = "\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
_BLANKS = "\xa0\u1680\u2000-\u200a\u202f\u205f"
# Radicals, as fonts of PDFs have them for the characters that look the same, and characters that Unicode has twice.
_RADICALS = "\u2e80-\u2fd5"
_TWICE = "\uf900-\ufad9"
_SUPPLEMENT = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙",
        strict=True,
    )
)
_ODD = re.compile(f"[{_INVISIBLE}{_BLANKS}{_RADICALS}{_TWICE}０-９％﹪．–‒−―﹣<「」『』]")
_ALIKE = dict(zip("０１２３４５６７８９％﹪「」『』", "0123456789%%“”“”", strict=True))
# A full-width point within a number, a dash between numbers, and a tag that a page left in its text.
_POINT = re.compile("．(?<=[0-9].)(?=[0-9])")
_DASH = re.compile("[–‒−―﹣](?<=[0-9年月日%].)(?=[0-9])")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,12}(?:\s[^<>\n]{0,80})?/?>")
# A full stop of another script at the end of a line, and what opens each line of a quotation.
_STOP = re.compile(r"[.．](?<=[\u4e00-\u9fff%）)”].)(?<![一二三四五六七八九十].)(?=[ 　]*(?:[\r\n]|\Z))")
_QUOTED = re.compile(r"^[ \t]*>[>\t ]*+(?=　*+[^\s　])", re.MULTILINE)
# １，２３４ is one number; a comma between half-width digits may part two.
_WIDE_COMMA = re.compile("，(?<=[０-９].)(?=[０-９]{3}(?![０-９]))")
# Straight quotation marks around a name: 创建8个"星级充分就业社区".
_STRAIGHT = re.compile(r'(?<=[\u4e00-\u9fff、])"([^"\s，。,;；:]{2,24})"')
# What a page's source has for a sign: 就业&nbsp;5万人, &ldquo;.
_ENTITY = re.compile("&(?:[a-z]{2,8}|#[0-9]{2,5}|#x[0-9a-f]{2,4});")
# A blank within a date: 2023 年 1 月 5 日.
_IN_DATE = re.compile(
    quick(
        r"""
    [ 　]
    (?: (?<=[12][0-9]{3}.) (?=\u200b*年) | (?<=年.) (?=\u200b*1?[0-9]\u200b*[ 　]?\u200b*月)
      | (?<=月.) (?=\u200b*[1-3]?[0-9]\u200b*[ 　]?\u200b*日)
      | (?<=[0-9].) (?<![0-9.,][0-9][0-9].) (?=\u200b*(?:月(?!均)|日(?!均))) )
    """,
        re.VERBOSE,
    ),
    re.VERBOSE,
)
# A year in Chinese digits, with the signs that scans and typists put for 〇: 二〇一九年, 二○一九年.
_YEAR = re.compile("(?:一九|二[〇零○ＯOО])[〇零○ＯOО一二三四五六七八九]{2}(?=年|[-—–~～至](?:一九|二[〇零○ＯOО]))")
_DIGITS = str.maketrans("〇一二三四五六七八九零○ＯOО", "012345678900000")
# The month and the day behind it: 二〇二六年一月二十七日.
_DAY = re.compile("(?<=[0-9]年)([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?")
# Characters that simplified texts do not have, a few of which are in nearly any line of a traditional one: in 99 of
# 100 of those in reports, news and releases of Hong Kong, Macau, Taiwan and of pages in traditional script.
_FOREIGN = re.compile(
    "[業數為個國傷認參觀測費辦貸補貼協調訓練勞險會實時發與這們達較長萬億單轉務產區縣門應給對機構補貼歲費額總資職員學農"
    "動計鎮創點經畢現標崗穩記進體來減據場從鄉開報網別統貧濟項顯聞續過類專戶約內準關電劃組況帶間難處東級紹勢廳還將訊規營擔結織養優"
    "質佔獲輸節幫強導張財則華際價線繳舉婦脫擴屆預設當臺兩歷稅納層極僱積術責聯領製廣車見佈證紅監狀齡樂飲臨階負條維編無純圍斷蘇繼響]"
)
_VOWEL = "aeiouüêāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
# The sound of a character that a mirror of a page prints behind it: 就業(yè), 達(dá)到, 就業(ye)(ye). Syllables in
# brackets, some twice; a letter alone without a tone may number an item.
_GLOSS = re.compile(
    f"(?<=[一-鿿])(?![（(][aeo][)）])(?:[（(](?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[{_VOWEL}]{{1,3}}(?:ng?|r)?[)）])+"
)
_SPARSE = 50  # one in so many of a text's signs, and all of it is in traditional characters


def known(text: str) -> str:
    """`text` with the signs that the rules know for those that mean the same, as many as before.

    >>> known("全國城鎮新增就業１，２３４萬人"), known("二〇二三年⼈均收⼊")
    ('全国城镇新增就业1,234万人', '2023年人均收入')
    >>> known("就業(yè)&nbsp;5萬人").replace(NOTHING, "")
    '就业 5万人'
    """
    if "&" in text:
        text = _ENTITY.sub(_as_sign, text)
    if _ODD.search(text) is not None:
        text = _alike(text)
    if ">" in text:
        text = _QUOTED.sub(_nothing, text)
    if '"' in text:
        text = _STRAIGHT.sub(r"“\1”", text)
    text = _STOP.sub("。", text)
    text = _in_one_script(text)
    if "年" in text and _YEAR.search(text) is not None:
        text = _DAY.sub(_in_digits, _YEAR.sub(lambda year: year.group().translate(_DIGITS), text))
    return _IN_DATE.sub(NOTHING, text)


def visible(text: str) -> str:
    """`text` without the signs that say nothing; its offsets change."""
    return text.replace(NOTHING, "")


def _nothing(found: re.Match[str]) -> str:
    return NOTHING * len(found.group())


def _as_sign(entity: re.Match[str]) -> str:
    written = entity.group()
    sign = unescape(written)
    return sign + NOTHING * (len(written) - 1) if len(sign) == 1 else written


def _in_digits(day: re.Match[str]) -> str:
    """A month and a day in digits, but for 十, which has more digits than signs."""
    written = day.group()
    for each in filter(None, day.groups()):
        number = str(chinese(each))
        if len(number) <= len(each):
            written = written.replace(each, number + NOTHING * (len(each) - len(number)), 1)
    return written


def _alike(text: str) -> str:
    """`text` with one sign for those that look alike, or are not seen."""
    text = _TAG.sub(_nothing, _WIDE_COMMA.sub(",", text))
    for sign in set(_ODD.findall(text)):
        text = text.replace(sign, _ALIKE.get(sign) or _other(sign))
    return _DASH.sub("—", _POINT.sub(".", text))


def _other(sign: str) -> str:
    """The sign that the rules know for one of `_ODD`."""
    if re.match(f"[{_INVISIBLE}]", sign):
        return NOTHING
    if re.match(f"[{_BLANKS}]", sign):
        return " "
    same = _SUPPLEMENT.get(sign) or (
        unicodedata.normalize("NFKC", sign) if sign >= "\u2e80" and sign < "\uff00" else sign
    )
    return same if len(same) == 1 else sign


def _in_one_script(text: str) -> str:
    """`text` in simplified characters: all of its lines, or those that have others where few have."""
    foreign = len(_FOREIGN.findall(text))
    if not foreign:
        return text
    everywhere = foreign * _SPARSE > len(text)
    return LINE.sub(
        lambda line: _line(line.group()) if everywhere or _FOREIGN.search(line.group()) else line.group(), text
    )


def _line(line: str) -> str:
    glossed = _GLOSS.sub(_nothing, line) if "(" in line or "（" in line else line
    return simplified(glossed)
