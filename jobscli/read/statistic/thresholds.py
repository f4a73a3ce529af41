"""Sums in a name: 年销售收入超10亿元的龙头企业达100家 counts firms, and 10亿元 only says which."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobscli.read.quantity import NonQuantity, Quantity
from jobscli.words.lexicon import filled

_BOUNDED = ("at_least", "at_most")
_NOUN = "(?:企业|公司|[县市区镇村乡]|园区|项目|城市|机场|港口|集群|产业|自然村|单位|机构|基地|平台|品牌|单品|街区|省份)"
# What such a sum is of, and whom it singles out: 年产值|超10亿元|的企业.
_SINGLED = re.compile(
    f"(?:[^，。；、0-9]{{0,12}}?{_NOUN})(?=[，。；、！？（）]|$|[0-9一二两三四五六七八九十百千]|[达有共超近约增数占]|已达|实现)"
)
_MEASURE = re.compile(
    "(?:收入|营收|产值|利润|市值|估值|税收|纳税额?|经济总量|总值|GDP|增加值|销售额|交易额|成交额|规模|人口|吞吐量|运量|投资|投资额|海拔|产能|产量|面积)"
    "(?:首次|均|都|分别|已)?$"
)
_COUNTED = re.compile(f"[^，。；、0-9]{{0,12}}?{_NOUN}(?:的)?[^，。；、0-9]{{0,10}}$")
_CITIES = re.compile("(?:大|中|大中|重点)?(?:城市|省份|省区市|地区)(?!试点)")
_PARTED = re.compile("[，。；、]")
_GRANTED = re.compile(filled("给予|{GRANTED}|可申请|贴息"))


def singled_out(text: str, found: Sequence[Quantity]) -> tuple[list[Quantity], list[NonQuantity]]:
    """The quantities of a clean sentence without those that only say which things are counted; and those."""
    kept: list[Quantity] = []
    names: list[NonQuantity] = []
    for index, quantity in enumerate(found):
        if _singles_out(text, found, index):
            names.append(NonQuantity(quantity.start, quantity.end, "name"))
        else:
            kept.append(quantity)
    return kept, names


def _singles_out(text: str, found: Sequence[Quantity], index: int) -> bool:
    """Whether a quantity only says which things the next figure counts, or is of: 年销售收入|超10亿元|的龙头企业."""
    quantity = found[index]
    if quantity.kind == "count" and _CITIES.match(text, quantity.end) and index + 1 < len(found):
        return _PARTED.search(text, quantity.end, found[index + 1].start) is None  # 31个大城市城镇调查失业率为5.7%
    if quantity.bound not in _BOUNDED or quantity.kind not in ("money", "measure", "people"):
        return False
    before = text[max(0, quantity.start - 24) : quantity.start]
    if _MEASURE.search(before) is None or _GRANTED.search(text):
        return False
    if _SINGLED.match(text, quantity.end + text.startswith("的", quantity.end)) is not None:
        return True
    last = found[index - 1] if index else None
    if last is None or last.kind != "count" or quantity.kind == "people":
        return False
    return _COUNTED.match(text[last.end : quantity.start]) is not None
