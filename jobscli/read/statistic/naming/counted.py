"""A count that opens a clause and only says of how many its other figure is: 400家监测企业在岗职工总数为16.64万人."""

from __future__ import annotations

import re

from jobscli.read.rule import asked_of
from jobscli.read.statistic.model import Naming
from jobscli.read.statistic.view import Unnamed

# The noun of its classifier, with what says which: 400家|监测企业, 31个|大城市, 57415名|贫困劳动力.
_COUNTED = re.compile(
    """
    (?P<noun>
      (?:规模以上|监测|调查|样本|重点|规上|参保|用人|中小微|小微|民营)? (?:企业|用人单位|单位|公司|机构)
      | (?:大中?|重点|主要|样本|试点)? (?:城市|省份|省|市|区县|县区|县|村|社区|街道) (?!级|场|属|就业)
      | [^，。；：、0-9]{0,8}? (?:劳动力|人员|毕业生|学员) )
    """,
    re.VERBOSE,
)
# What of them is told: 在岗职工总数为16.64万人, 城镇调查失业率; what is done by some of them: 实现转移就业36865人.
_TOLD_OF = re.compile(
    "(?:的)?[^，。；：、0-9共有]{2,12}(?:总数|总量|总额|人数|率|倍率|平均值|规模|增加值|产值|收入|支出)(?=[，为达是共增下突超实]|$)"
)
_OF_THEM = re.compile("(?:已|共|中有?|累计)?(?:实现|完成|通过|取得|参加)[^，。；：、0-9]{2,8}$")
_BARE = re.compile("[，。；：、]?(?:目前|其中|全[省市县区国州]|截至[^，]{1,8}|系统内|辖区内|统计局)?(?:的)?")
# What people agreed on, and with whom: 与企业签订了就业协议.
_AGREED = re.compile(
    "[与和同][^，。；：、0-9]{2,12}?(?P<verb>签订|签署|达成|签约)了?(?P<what>[^，。；：、0-9]{2,10})(?=[，。；]|$)"
)
_UNITS = ("家", "户", "个", "名", "人", "所")


@asked_of(noun=True, no_head="change")
def counted_first(case: Unnamed) -> Naming | None:
    """The count that opens a clause of another figure is of its noun alone."""
    mention, view = case.mention, case.view
    if mention.quantity.unit not in _UNITS:
        return None
    text, end = view.text, mention.quantity.end
    noun = _COUNTED.match(text, end) if _BARE.fullmatch(mention.left) else None
    if noun is None:
        return None
    own = noun["noun"]
    following = view.following(mention)
    between = text[noun.end() : following.quantity.start] if following is not None else ""
    alike = following is not None and following.kind == mention.kind and mention.kind == "people"
    told = _TOLD_OF.match(text, noun.end()) is not None or (alike and _OF_THEM.fullmatch(between) is not None)
    return Naming.own(own) if told else None


@asked_of(kind="people", bare=True)
def agreed(case: Unnamed) -> Naming | None:
    """Those who came to terms with somebody, said behind them: 其中160余人与企业签订了就业协议."""
    mention = case.mention
    found = _AGREED.match(mention.right)
    if found is None:
        return None
    own = f"{found['verb']}{found['what']}人数"
    return Naming.own(own)
