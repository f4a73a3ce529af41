"""The title of a measure: its verb and what it acts upon, in a line of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jobscli.read.measure.actions import Action
from jobscli.read.measure.grammar import grammar
from jobscli.read.measure.predicates import looks_ahead
from jobscli.words.lexicon import filled

# The most characters of a title.
LONGEST = 24
# What is left of a title after it was cut has so many characters at least.
_SHORTEST = 4
# A title as short as this says no more than 实行就业援助: whom it is for goes before it where there is room.
_TERSE, _WITH_WHOM = 8, 20

# A figure that no statistic was read from; it goes with its unit.
_BOUND = "(?:最[高多长低少])?(?:不?超过?|不[少低]于|近|约|逾|达|共)?"
_CEILING = re.compile("最[高多长]$")
_DIGITS = "[0-9][0-9.,]*[万亿千百]*"
_UNIT = "(?:%|个百分点|人次|元|人|名|家|户|场|次|项|个|期|批|亩|条|所|件|座|(?<=[万亿千]))"
_FIGURE = re.compile(f"{_BOUND}{_DIGITS}(?:[至到—～~-]{_DIGITS})?余?多?{_UNIT}(?:/[人户月年])?(?:以[上内下])?的?")
_DIGIT = re.compile("[0-9]")
_EMPTY = re.compile(
    "(?:目标|任务)[为是]?$|(?:累计|全年|共计|共|超过|超|达到|达|近|约|逾|各)+$|[的、，和与及并等]+$|（[^）]*$"
)
_EMPTY_ENDS = frozenset("标务为是计年共过超到达近约逾各的、，和与及并等")
_CUTS = re.compile("、|的|及|和|与|等|并|暨")
_LISTED = re.compile("等(?!级|待|价)")
_DOCUMENT = re.compile("《([^《》]{6,60})》")
_ABOUT = re.compile("^.*关于(?:进一步)?(?:印发|做好|加强|加快|推进)?(?:当前(?:和今后一个时期|阶段)?)?")
_PAIRS = {"“": "”", "《": "》", "（": "）"}
# What was changed from what to what, in a title that is too long: 补贴对象范围|从高等学校|扩大到职业学校.
_FROM_TO = re.compile("^(?P<what>[^，]{4,20}?)[从由][^，]*?(?P<did>扩大|提高|调整|降低|延长)[到至为].*$")
# Whom something is given, in a title that is too long: 鼓励金融机构|面向用工规范的实体经济和小微企业|发放贷款.
_TO_WHOM = re.compile("(?<=[\u4e00-\u9fff]{4})(?:面向|对|向|为)[^，]{4,44}(?=发放|提供|给予)")
_ON = re.compile("(?:^|，|在)([^，]{4,16}?)方面，$")
_QUOTES = re.compile("(“[^”]*”)")
_ASIDE = re.compile("（[^（）]*）")
# Where a thing is so, before it: 中心城区和两个国家级开发区|失业保险金标准提高.
_WHERE = re.compile("^[^，、]{0,14}(?:城区|开发区|市区|郊区|地区)(?=[^区]{6})")
_POLICIES = ("政策", "措施", "举措", "意见")  # what so many articles are of; behind anything else they are its name
_LONG_THING = 18  # a title of a thing is shorter without where it is so
# What a rule in force gives, behind whom it is for: 可按每人1000元标准|给予一次性吸纳就业补贴.
_GIVES = re.compile(filled("(?:给予|发放|予以)[^，。；0-9]{2,20}(?:{GRANTED}|返还|贷款|贴息)"))
# 对大龄就业困难群体实行就业援助, 向低保户发放补贴: for whom, said in one clause without a figure or a further noun.
_WHOM = re.compile("[对为向给][^，。；的0-9]{2,12}$")

# What becomes of words that lost their figures: 标准从提高到 is 标准提高; and of a verb that tells an end: 建立了.
_UNTIDY = re.compile(
    "[（(0-9]|至(?:政策|标准)|[为到至][、和]|办的“|每[人月年]|分别|[从由](?:20|每|年|月|人|提|上|增|调|降|下|扩|延)|[高升调加整低降大长提][到至为]|了"
)
_TIDY = (
    (re.compile("^20[0-9]{2}年(?:新增)?"), ""),
    (re.compile("[为到至][、和]{2,}.*$"), ""),
    (re.compile("^[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）.．、]"), ""),
    (re.compile("^[^“”，]{0,20}[主承]办的(?=“)"), ""),
    (re.compile("每[人月年]?[、和]+"), ""),
    (re.compile("，分别(?=[从由提上下增降])"), ""),
    (re.compile("分别(?:为|达到?)?(?:[、和及]*$|(?=[上提下调增降][调高升整加低]$))"), ""),
    (
        re.compile(
            "(?:已经?|均|也)?[从由](?:20[0-9]{2}年的?)?(?:[年月]?人均|每[人月年])*(?=提高|提升|上调|增|调整|降|下|扩|延)"
        ),
        "",
    ),
    (re.compile("(?<=提高|提升|上调|增加|调整|降低|下调|下降|扩大|延长)[到至为](?=$|、)"), ""),
    (re.compile("(?:平均|人均)?(?:每[人户])?每[月年]再?(?=增加|提高|增发|补助|补贴|发放)"), ""),
    (re.compile("[到至](?:每[人户月年])+$"), ""),  # 基础养老金标准提高到每人每月120元
    (re.compile("至(?=政策|标准)"), ""),
    (re.compile("(?<=^(?:提供|给予|发放))、[^，、的]{1,8}的(?=.{4})"), ""),  # 提供最高30万元、最长3年的创业担保贷款
    (re.compile("每[人户家](?:每[月年天])?(?=补|奖|津|稳|交通|一次性|$)"), ""),
    (re.compile("降[到至]$"), "降低"),
    (re.compile("提[到至]$"), "提高"),
    (re.compile("(?<=^..)了(?!解)"), ""),
    (re.compile("(?<=^....)了(?!解)"), ""),
    (re.compile("(?<=^[一-鿿])了(?!解)"), ""),
)


class Span(NamedTuple):
    """A stretch of the normalised sentence, half open."""

    start: int
    end: int


def title(text: str, action: Action, figures: Sequence[Span], names: Sequence[str]) -> str:
    """What stands from the verb of an action to the end of its clause, without `figures`, no longer than LONGEST.

    A verb alone takes what it acts upon from the words that lead up to it: 创业担保贷款方面，发放. What is acted upon
    by 将 or 把 goes first. The title may be empty. What is longer is cut: a document to what it is about, a list to
    what it is a list of, else the verb with the first of `names`, or with as much of the end as fits, since the thing
    itself comes last in Chinese.
    """
    start, end = action.verb, action.head.end
    if action.manner == "thing" and (to_come := text.find("将", start + _SHORTEST, end)) > 0:
        end = to_come
    if action.rule == "measure.disposal":
        start += 1
    if action.manner == "in-force" and (gives := _GIVES.search(text, start, end)) is not None:
        start = gives.start()
    asides = [Span(*each.span()) for each in _ASIDE.finditer(text, start, end) if _DIGIT.search(each.group())]
    told = [each for each in figures if not any(aside.start <= each.start < aside.end for aside in asides)]
    words = _tidy(_without_figures(text, start, end, sorted((*told, *asides))))
    if action.manner == "thing" and len(words) > _LONG_THING:
        words = _WHERE.sub("", words)
    if len(words) > LONGEST and action.manner == "thing" and (became := grammar().became.match(words)) is not None:
        words = words[: became.end()]
    if len(words) > LONGEST:
        words = _FROM_TO.sub(r"\g<what>\g<did>", _TO_WHOM.sub("", words))
    if len(words) > LONGEST:
        words = _first_counted(text, start, end, figures) or _ASIDE.sub("", words)
    if len(words) < _SHORTEST:
        on = _ON.search(text[action.start : action.head.start])
        return words + on[1] if on is not None else ""
    if len(words) <= LONGEST:
        return _with_whom(text, action, words)
    verb = None if action.manner == "thing" else grammar().verb.match(words)
    said = verb.group() if verb is not None else ""
    return next((said + rest for rest in _rests(words, said, names) if _fits(said, rest)), _begun(words, said))


def _first_counted(text: str, start: int, end: int, figures: Sequence[Span]) -> str:
    """The first of a list of things done, each with its figure: 组织劳务输出500人、开发公益性岗位500人."""
    counted = _FIGURE.search(text, start, end)
    first = next((each for each in figures if start <= each.start < end), Span(*counted.span()) if counted else None)
    if first is None or text[first.end : first.end + 1] != "、":
        return ""
    words = _tidy(text[start : first.start])
    return words if _SHORTEST <= len(words) <= LONGEST else ""


def _with_whom(text: str, action: Action, words: str) -> str:
    """A terse title with whom it is for, where its own clause says so: 对大龄就业困难群体实行就业援助."""
    if len(words) > _TERSE or action.rule != "measure.for-whom":
        return words
    opens = action.head.start + looks_ahead(text[action.head.start : action.head.end])
    lead = grammar().adverbials.match(text, opens)
    whom = _WHOM.match(text, lead.end() if lead is not None else opens, action.verb)
    longer = whom.group() + words if whom is not None else ""
    return longer if 0 < len(longer) <= _WITH_WHOM else words


def _tidy(words: str) -> str:
    if _UNTIDY.search(words) is not None:
        for cue, instead in _TIDY:
            words = cue.sub(instead, words)
    return words


def _rests(words: str, said: str, names: Sequence[str]) -> Iterator[str]:
    """What may stand behind the verb of a title that is too long, the best first."""
    yield from _first_of(words, said)
    for document in _DOCUMENT.finditer(words):
        yield _ABOUT.sub("", document[1])
    for listed in _LISTED.finditer(words, len(said)):
        yield words[listed.end() :]
    yield from (name if "“" in name or f"“{name}”" not in words else f"“{name}”" for name in names)
    yield from (words[found.end() :] for found in _CUTS.finditer(words, len(said)))


def _first_of(words: str, said: str) -> Iterator[str]:
    """A list as its first item and what it is a list of: 设立服务专员、经纪人等新模式 is 设立服务专员等新模式."""
    for listed in _LISTED.finditer(words, len(said)):
        yield words[len(said) : listed.start()].partition("、")[0] + words[listed.start() :]


def _fits(said: str, rest: str) -> bool:
    return _SHORTEST <= len(rest) <= LONGEST - len(said) and all(
        rest.count(a) == rest.count(b) for a, b in _PAIRS.items()
    )


def _without_figures(text: str, start: int, end: int, figures: Sequence[Span]) -> str:
    """The words from `start` to `end` without the statistics in them, which a title does not repeat."""
    kept, at = [], start
    for begin, stop in figures:
        if text.count("“", start, begin) > text.count("”", start, begin):
            continue  # “稳就业16条” is a name
        if stop == end and text[stop - 1] == "条" and not text.endswith(_POLICIES, start, begin):
            continue  # 保企业稳就业惠民生12条 is one, too
        if start <= begin and stop <= end and begin >= at:
            kept.append(_CEILING.sub("", text[at:begin]))
            at = stop + (text[stop : stop + 1] == "的")
    kept.append(text[at:end])
    words = "".join(kept)
    if _DIGIT.search(words) is not None:
        words = "".join(each if each.startswith("“") else _FIGURE.sub(_kept, each) for each in _QUOTES.split(words))
    if (words[-1:] in _EMPTY_ENDS or "（" in words) and "作为" not in words:
        words = _EMPTY.sub("", words)
    return words.strip("、，；。： ")


def _kept(figure: re.Match[str]) -> str:
    """What is left of a figure: its own words where it ends a name, 保企业稳就业惠民生12条."""
    named = figure.end() == len(figure.string) and figure.group().endswith("条")
    return figure.group() if named and not figure.string.endswith(_POLICIES, 0, figure.start()) else ""


def _begun(words: str, said: str) -> str:
    """The beginning of the words, up to the last place where they can be cut."""
    cuts = list(_CUTS.finditer(words[: LONGEST + 1], len(said) + 2))
    if cuts and cuts[-1].group() == "的" and len(said) + len(words) - cuts[-1].end() > _SHORTEST:
        return _begun(said + words[cuts[-1].end() :], said)  # 帮助有就业意愿|的|毕业生尽快实现就业
    begun = words[: cuts[-1].start() if cuts else LONGEST]
    for left, right in _PAIRS.items():
        if begun.count(left) > begun.count(right):
            at = begun.rindex(left)
            begun = begun[:at] if at > len(said) + _SHORTEST else begun.replace(left, "")
    return begun.rstrip("、的和与及")
