"""Levels, changes and gaps: 提高到700元 is a level, 提高30元 a change, 高于全国0.7个百分点 neither."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jobscli.read.statistic.strip import stripped

# What a change in time is measured against: 上年, 去年同期, 一季度, 1—2月, “十三五”末, 节前.
_THEN = (
    "(?:上|去|前|年|20|同|往|历|“?十|第?[一二三四1-4]季|[0-9]{1,2}月|[0-9]{1,2}[—~-]|[一二三四五六七八九十]{1,2}月|春节|节[前后]|疫情"
    "|此前|过去|当初)[^，。；#@]{0,8}?"
)
_SINCE = f"(?:[比较]{_THEN}|[与同和跟]{_THEN}相?比较?)"
_BASE = (
    f"(?:同比|环比|同口径|可比口径|按可比价格?计算?|名义|实际|扣除价格因素|{_SINCE}|[比较](?:计划|预期)[^，。；#@]{{0,8}}?|相比"
    "|年均|累计|平均|共计|共|分别|又|再|净|约|各|则|预计|力争|五年|(?<![人户])均|将|要|已|总体|逆势|大幅|快速|稳步|首次|同期|当年|全年|依次|可)"
)
_UP = (
    "增长|增加|提高|提升|上升|上涨|上调|上浮|扩大|(?<!新)增(?!收)|(?<=[比同年])高|高出|多增|增速|增幅|涨幅"
    "|(?<!自然)增长率|升高|攀升|走高|反弹|多(?=了?$)"
)
_DOWN = (
    "负增长|下降|减少|降低|回落|下调|缩小|收窄|下跌|缩减|降幅|压减|少增|下滑|(?<=[比同])降|(?<=[比同])低|低(?=了?$)"
    "|跌幅|减(?=了?$)"
)
_VERB = re.compile(
    rf"(?:(?P<down>{_DOWN})|(?P<up>{_UP}))(?:了|(?P<to>到了?|至|为(?!主)|达到?|约为?|在|控制在|保持在|是|均为|将达|超过?|"
    rf"近)?)$"
)
_LAST_BASE = re.compile(f"{_BASE}$")
# Verbs that tell of a change only beside what they compare with: 较上年增收9.2亿元, 比去年年底多出26万人.
_MORE = re.compile(
    rf"{_SINCE}(?:同期|又|再|共|累计)*(?:(?P<down>减收|少收|减支|少支|少|净减)|(?P<up>增收|多出|多收|增支|多|净增|新增))了?$"
)
_RATE_NOUN = re.compile(
    "(?:增速|增幅|涨幅|降幅|跌幅|(?:增长|上涨|下降|降低)幅度|(?<!自然)增长率)(?:分别|均|总体|预计|继续|平均|年均)*+(?:控制在|稳定在|保持在|保持|达到|达|为|在|约|是|超过|超|预期|目标|:|：)*+$"
)
_FALL_NOUN = re.compile("(?:降幅|跌幅|下降幅度|降低幅度)")
_OVER_PAST = re.compile(
    "(?P<sign>(?<!不)(?:高于|低于|多于|少于)|高出|好于|快于|超出|超过|超)(?:上年|去年|上季度?|上月|上半年|前年|年初|上年同期|去年同期|同期|“?十[二三四]五”?)[^，。；#@]{0,6}$"
)
_AGAINST = re.compile(
    "(?P<sign>(?<!不)(?:高于|低于|多于|少于)|高出|(?<!不)低|(?<!不)高|快于|领先|超出|超过|超|快|慢于|优于)(?:于)?(?:全国|全省|全市|全区|东部|西部|中部|国家|(?:控制|调控|预期|年度|全年|既定|规划|考核|计划)*(?:目标|指标|任务)|预期|计划|GDP|经济|城镇|农村|规上|工业|"
    "平均|各地|同期|长三角)[^，。；#@]{0,14}$|(?:比|较)(?:全国|全省|国家|城镇|平均|计划|规划|东部|西部|(?:控制|调控|预期|年度|全年|既定|考核)*(?:目标|指标|任务))[^，。；#@]{0,14}(?:高|低|快|慢|多|少|高出|多出|"
    "提前|增加)(?:了)?$|多出$|(?:差距|差额|缺口|相差)[^，。；#@]{0,6}$"
)
_FROM = re.compile(
    "(?:从(?!业|事|严|优|快|而|此)|由(?!于|此)|(?<!来)(?<!独)自(?!主|然|由|身|有|我|动|建|行))(?:20[0-4][0-9]年?|去年|上年|前年|“?十[二三四五]五”?)?[^，。；#@]{0,10}?(?:的|时)?$"
)
# The level that a change is told against: 较“十三五”末的9323.1亿元增加4374.4亿元.
_BASED = re.compile(f"[，、]?{_SINCE}的$")
_TO = re.compile(
    "(?:提高|增加|增长|上升|提升|扩大|上调|调整|下降|降低|降|减少|回落|缩小|收窄|缩减|增|升|发展|扩展|扩面|拓展|优化|压缩|压减|缩短|涨|[上下]调|调[高低升降整]|放宽)(?:到了?|至|为)(?:约|近|每人每月|每人每年|"
    "每月|每年|全省|目前的|现在的|20[0-4][0-9]年的?)?$"
)
_REACHED = re.compile("(?:达到?|突破|超过?|为|是|有|至|到)$")
_FALL_WORDS = re.compile("下降|减少|降低|回落|下调|收窄|下跌|缩小")


@dataclass(frozen=True, slots=True)
class Change:
    """What the words before a figure make of it, and those of them that are left to name it."""

    aspect: str
    negative: bool
    subject: str
    gap: bool = False
    comes_from: bool = False
    reached: bool = False
    raised: bool = False
    based: bool = False  # the level before, told beside a change


def change(piece: str, unit: str | None, kind: str) -> Change:
    """Read the end of `piece`, the words before a figure of that unit."""
    past = _OVER_PAST.search(piece)
    if past is not None:
        down = past.group("sign") in ("低于", "少于")
        return Change("change", down, piece[: past.start()])
    more = _MORE.search(piece)
    if more is not None:
        return Change("change", more.group("down") is not None, piece[: more.start()])
    gap = _AGAINST.search(piece)
    if gap is not None and (kind == "rate" or gap.group("sign") is None):
        return Change("level", False, piece[: gap.start()], gap=True)
    to = _TO.search(piece)
    if to is not None:
        return Change("level", False, _subject(piece[: to.start()]), reached=True, raised=True)
    noun = _RATE_NOUN.search(piece)
    if noun is not None and kind == "rate":
        return Change("change", _FALL_NOUN.match(noun.group()) is not None, piece[: noun.start()])
    verb = _VERB.search(piece)
    if verb is not None:
        if verb.group("to") in ("到", "到了", "至", "为", "达到", "达") and kind != "rate":
            return Change("level", False, _subject(piece[: verb.start()]), reached=True, raised=True)
        if not verb.group("to") or kind == "rate":
            return Change("change", verb.group("down") is not None, _subject(piece[: verb.start()]))
    if unit == "番":  # 翻一番
        return Change("change", False, re.sub(rf"(?:{_SINCE}期?)?(?:再|又)?翻了?$", "", piece))
    if unit in ("百分点", "千分点"):  # what is counted in points is a difference
        return Change("change", _FALL_WORDS.search(piece) is not None, _FALL_WORDS.sub("", piece))
    based = _BASED.search(piece)
    if based is not None:
        return Change("level", False, piece[: based.start()], comes_from=True, based=True)
    source = _FROM.search(piece)
    if source is not None:
        return Change("level", False, piece[: source.start()], comes_from=True)
    return Change("level", False, piece, reached=_REACHED.search(piece) is not None)


def _subject(words: str) -> str:
    """What is left before 提高到: 分别 and the like name nothing."""
    return stripped(words, _LAST_BASE)
