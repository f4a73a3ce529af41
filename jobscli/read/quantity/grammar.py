"""The expressions by which numbers, their units and their bound words are found.

Each looks at a bounded window or only forwards, so that a megabyte of digits or of 亿 costs no more than its length.
"""

from __future__ import annotations

import re

from jobscli.read.quantity.model import Bound
from jobscli.words.units import units

COUNTED = units().expression("people", "money", "rate", "count", "measure")
_ANY = units().expression("people", "money", "rate", "count", "measure", "duration", "name")
_HAN = "一二两三四五六七八九十百千万亿零〇"
# A number: digits with or without separators; 百分之五; 三分之二; 1/10; Chinese numerals before a unit.
_ARABIC = r"(?P<arabic>[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,6})?(?![0-9])|[0-9]++(?:\.[0-9]++)?)"
_PART = rf"(?P<part>[{_HAN}0-9]{{1,6}})分之(?P<of>[{_HAN}0-9.点]{{1,8}})"
_WRITTEN = (
    rf"(?P<han>[{_HAN}]{{1,12}}(?:点[一二三四五六七八九零〇]{{1,4}})?|[几数上成][十百千万亿]{{1,3}})"
    rf"(?=(?:余|多|来)?[万亿]?(?:{COUNTED}|成|番))"
)
_BARE = (
    rf"(?P<bare>(?<=[近超逾约])[{_HAN}]{{1,6}}(?=[余多]?[万亿]?[\u4e00-\u9fff])"
    r"|(?<=[近超逾破过])[十百千][万亿](?=[，。；、]))"
)
_HALF = r"(?P<half>一半|半数|过半)"
CORE = re.compile(f"{_PART}|{_ARABIC}|{_WRITTEN}|{_HALF}|{_BARE}")
# 千瓦, 千米, 百分点 begin with a sign that multiplies elsewhere.
_SIGN = r"(?:[十万亿]|千(?![瓦克米伏卡赫])|百(?!分点))"
TAIL = re.compile(
    rf"(?P<signs>{_SIGN}{{0,3}})(?P<more>[余多来](?!.?月))?(?P<again>{_SIGN}{{0,2}})(?P<unit>{_ANY})?"
    r"(?P<per>[/／](?:人|户|家|年|月|天|日|次|个|吨|亩|人年|小时|平方米)(?:[·.]?[年月天])?)?(?P<late>多(?=[，。；、人名户家个]))?"
)
RANGE = re.compile("(?:—{1,2}|-{1,2}|–|~|～|至|到)(?=[0-9一二两三四五六七八九十])")
BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at_most", re.compile(
        "(?:不超过|不高于|不多于|不大于|低于|不足|小于|少于|不到|至多|最多|最高|最高可达|上限[为是]?|控制在|≤|≦|＜|<)$"
    )),
    ("at_least", re.compile(
        "(?:超过|(?<!不)超|逾|突破|不少于|不低于|不小于|不下|至少|(?<!不)高于|(?<!不)多于|(?<!不)大于|迈上|站上|跃上|跨过|跨越|跨上|冲上|破|≥|≧|＞|>)了?$"
    )),
    ("about", re.compile("(?:将近|接近|大约|约为|(?<![签预节合违条制特])约|近|大概|差不多|大致)$")),
)  # fmt: skip
NOT_BELOW = re.compile("(?:不低于|不少于|不小于)$")
AFTER = re.compile(
    "(?P<least>（含）以上|以上（含）|（含[^）]{0,6}）以上|及其?以上|(?:之)?以上|开外|有余)|(?P<most>（含）以[下内]|（含[^）]{0,6}）以下|及以下|以内|之内|以下)|"
    "(?P<about>左右|上下)|(?P<mark>大关|关口|台阶)"
)
RATIO_NAME = re.compile(
    "(?:倍率|倍差|比率|比值|系数|指数|比例|比(?!例|上|去年|同期|前|年初|往|[0-9“十]|[一二三四]季|春节|全[国省市]|计划|预期)|供需比|供求比|人比|之比|收入比)(?:[^，。；、]{0,10}|[^。；]{0,8}，分别(?:为|达))$"
)
HEADED = re.compile(
    rf"(?:[（(](?:单位[:：]?)?(?P<signs>[百千万亿]{{0,2}})(?P<unit>{COUNTED})[)）](?:达到|达|为|是|[:：，|])?"
    rf"|(?<=[^0-9])[，|](?P<cell_signs>[百千万亿]{{0,2}})(?P<cell>{COUNTED})[，|])$"
)
RATIO_LINK = re.compile(
    "[、和，及与]|，(?:较|比|同比|环比|与)[^，。；]{0,10}(?:上升|下降|提高|降低|增加|减少|缩小|扩大|回升|回落)(?:了)?|(?:缩小|下降|提高|上升|扩大|降低|调整|回落)?(?:为|到|至)"
)
# What is crossed and no measure of anything: 3个|千亿元台阶.
STEPS = re.compile("[百千万亿]{1,3}(?:元|级|吨|斤|公里|户|人|美元)?(?:新)?(?:台阶|关口|大关)")
TENTH = re.compile("成(?![立为功员果本效都人长就交品绩年分熟型渝])")
# 负2.3% is below zero; 减负, 自负 and the like are words.
BELOW_ZERO = re.compile("(?<![减增降轻免自担背肩承胜抱欺辜税债身正])负$")
# From the last character of a numeral to the next one when nothing parts the two: 3万|5千, 2万零500, 1e-9万.
JOINT = re.compile(f"[{_HAN}0-9][{_HAN}点]{{0,12}}|[0-9][eE][-+−－]?")
# Before a piece of a numeral that is longer than any is: …九九|九十九万, 十|几万, 三点一|四一五九亿.
CUT = re.compile(f"[{_HAN}]+点?$")
# A name of nothing but numbers and signs: “3个100万”, “416”, “十百千万”.
NAMED = re.compile("“[0-9一二两三四五六七八九十百千万亿个%+]{1,12}”")
