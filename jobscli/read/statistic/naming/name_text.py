"""The text of a phrase as a name: no blanks, numbers or bullets, marks in pairs, at most 30 characters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from jobscli.words.expression import begins

_LONGEST = 30  # characters of a name
_LONGEST_WHOLE = 40  # of one that no mark parts, whose first word would be cut in two
_NO_NAME = str.maketrans("", "", " \t　|*#<>→@")  # blanks, and marks that print a table, a page or a formula
_NUMBERED = re.compile(
    r"(?:(?:[一二三四五六七八九十]{1,3}是|起，?)将?|[一二三四五六七八九十]{1,3}、(?![一二三]{1,2}次?产)|[0-9]{1,4}[.．][0-9]+(?=[\u4e00-\u9fff])"
    r"|(?:[0-9]{1,3}[.．、)）]|[·•●■◆-])(?![0-9])|[.$]+|了(?!解)|的(?!士))"
)
# A name as most are printed: no blank, number or mark in it that would have to go.
_PLAIN = re.compile("(?![的了起])[\u4e00-\u6210\u6212-\u9fff]+")  # without 我, \u6211
_NUMBERS = begins(_NUMBERED.pattern) or frozenset()
_MARK = re.compile("[，、；：](?:其中，?)?(?=.{4})")
_NUMBER = re.compile("[0-9][0-9.,%％×+=/元人月年个名家户万亿]*|[一二三四五六七八九十]{1,3}年?")
# What a name holds, told in a bracket within it: 社会保险（含机关事业单位养老保险）基金.
_INCLUDING = re.compile(r"[(（](?:其中)?(?:含|包括|包含)[^()（）]{1,24}[)）](?=.)")
# 对我省的社保补助, 提高我市最高支付限额, 我们要力争城镇新增就业
_OURS = re.compile(
    r"""
    (?: (?:提高|扩大|对|向)? 我[省市县区州国] (?:的(?=.{3}))?
    | ^ 我们 [要将还]? (?:力争|确保|争取|努力)? )
    (?=.{3})
    """,
    re.VERBOSE,
)
_FOOTNOTE = re.compile(r"[\[［](?:[0-9]{1,3}|[①-⑳])[\]］]")
# What opens or ends a name and says only where, among whom or how: 历城区辖区内的|…标准, 新进排行职业|中,
# 专家|评选出, 失业保险费率|暂由现行条例规定.
_AROUND = re.compile(
    r"""
    ^ (?: (?:其中|规定|期内|年度) (?=[\u4e00-\u9fff]{4})
      | 除了
      | [\u4e00-\u9fff]{0,8}(?:会|活动)上共? (?=[\u4e00-\u9fff]{4})
      | 后(?:每年)?可? (?=[\u4e00-\u9fff]{4})
      | 每?个? (?:县|区|市|乡镇|[乡镇村]) (?:[(（][县市区旗乡镇街道、]{1,8}[)）])? (?=建有|至少|发展|建立|建成)
      | [\u4e00-\u9fff]{2,6} [市县区] 辖区内的 )
  | (?<=职业|企业|行业|项目|城市|地区|省份|公司|单位) (?:当中|之中|中|在内) $
  | (?:评选|选拔) 出 $
  | (?<=标准|老金|补助|补贴|工资) 年 $
  | 了 $
  | (?<=[率数额]) (?:同样|长期|可?在[^，。]{2,24}利率|暂由[^，。]{2,16}规定|已经从最多时|分别为(?:城镇|农村)) $
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=1 << 14)
def tidy(text: str, opened: str = "") -> str:
    """`text` fit to be a name. `opened` is the character before it, a mark that its own end may close."""
    if len(text) <= _LONGEST and _PLAIN.fullmatch(text) is not None and opened not in ("“", "《"):
        return "" if _NUMBER.fullmatch(text) else _AROUND.sub("", text)
    text = _INCLUDING.sub("", text) if "含" in text or "包括" in text else text
    text = _unnumbered(text.translate(_NO_NAME)[-2 * _LONGEST :])
    text = _FOOTNOTE.sub("", text) if "[" in text or "［" in text else text
    text = _OURS.sub("", text) if "我" in text else text
    text = _at_a_mark(text) if len(text) > _LONGEST else text
    text = closed(text, "（", "）")
    text = text[1:-1] if text.startswith("（") and text.find("）") == len(text) - 1 else text
    text = text.strip("() ，、：；。—-·+=×/")
    text = closed(text, "「", "」")
    text = closed(closed(opened + text if opened in ("“", "《") else text, "“", "”"), "《", "》")
    text = _unnumbered(unicodedata.normalize("NFKC", text))
    text = _AROUND.sub("", text)
    return "" if _NUMBER.fullmatch(text) else text


def _unnumbered(text: str) -> str:
    """`text` without the number, bullet or particle that it opens with."""
    found = _NUMBERED.match(text) if text[:1] in _NUMBERS else None
    return text[found.end() :] if found is not None else text


def _at_a_mark(text: str) -> str:
    """The last words of a long name, from a mark on where there is one."""
    found = _MARK.search(text, len(text) - _LONGEST)
    return text[found.end() :] if found else text[-_LONGEST_WHOLE:]


def closed(words: str, opening: str, closing: str) -> str:
    """`words` with the marks that open and close a name in pairs; without them where that cannot be."""
    if opening not in words and closing not in words:
        return words
    if words.count(opening) == words.count(closing) + 1 and words.rfind(opening) > words.rfind(closing):
        words += closing
    if words.count(opening) == words.count(closing) and words.find(opening) <= words.find(closing):
        return words
    return words.replace(opening, "").replace(closing, "")
