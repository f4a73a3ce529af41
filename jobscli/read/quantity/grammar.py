"""The expressions of numbers: how digits, signs of place, units and the words around them are printed.

Each looks forwards or at a bounded window, so that a megabyte of digits or of 亿 costs no more than its length. The
words themselves (units, bound words, nouns) stand in `words/units.toml`.
"""

from __future__ import annotations

import re

from jobscli.words.reading import any_of
from jobscli.words.units import COUNTED, table, units

HAN = "〇零一二两三四五六七八九十百千万亿"
_RUN = "(?:[〇零一二两三四五六七八九十万亿]|千(?![瓦克米伏卡赫])|百(?!分[点比之]))"
ONES = "一二两三四五六七八九"
_COUNTED = units().expression(*COUNTED)
_ANY = units().expression(*COUNTED, "duration", "name")
_TENTHS = table()["tenths"]

# Digits with or without separators: 12.5, 1,234.5.
DIGITS = r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,6})?(?![0-9])|[0-9]++(?:\.[0-9]++)?"
# A sign that multiplies: 万; 千瓦, 千米, 百分点 begin with one that does not.
SIGN = r"(?:[十万亿]|千(?![瓦克米伏卡赫])|百(?!分[点比之]))"
# A further term of a number: 13万|2千, 3万|4000, 1万|8,234, 2千|零30万. Digits alone fill four places, stand behind 零,
# or before 元 or 人: 6万|984元.
_SIGNED = rf"零?(?:[0-9]{{1,3}}|[{ONES}])(?=[十百千万]){SIGN}{{1,2}}"
_PLAIN = r"(?<=[万亿])(?:(?:零[0-9]{1,3}|[0-9]{4}|[0-9],[0-9]{3})(?![0-9.,年])|[0-9]{3}(?=[元人]))"
_TERM = f"(?:{_SIGNED}|{_PLAIN})"
_PER = "人|户|家|年|月|天|日|次|个|吨|亩|人年|小时|平方米"

# A numeral: a run of Chinese ones, or a number in digits with its unit, all of whose groups but `late` then match:
# 1.35|万亿|元, 6000|多|万|个, 2000|元|/户, 1万5千|多, 12|k|个百分点, 16.8个|亿; 85个|亿元以上项目 are
# 85 个. One set of characters comes first, so that the engine looks for it at once; the digits go on from the first.
NUMERAL = re.compile(
    rf"""
    [0-9{HAN}半]
    (?:
      (?<=[0-9])
      (?P<digits> [0-9]{{0,2}}(?:,[0-9]{{3}}){{1,5}}(?:\.[0-9]{{1,6}})?(?![0-9]) | [0-9]*+(?:\.[0-9]++)? )
      (?:个(?=亿[，。；、：）\n的左]))?
      (?P<signs>[kK](?={_COUNTED})|{SIGN}{{0,3}})
      (?P<terms>(?<=[千万亿]){_TERM}{{1,3}})?
      (?P<more>[余多来](?!.?月))?
      (?P<again>{SIGN}{{0,2}})
      (?P<unit>{_ANY})?
      (?P<per>[/／](?:{_PER})(?:[·./]?[年月天])?)?
      (?P<late>多(?=[，。；、人名户家个]))?
    | [{HAN}]*
    )
    """,
    re.VERBOSE,
)
# A number in Chinese numerals with its unit: 二十|余|项, 三点五|个百分点, 十|几|万|人; empty numerals for 几十|万|人.
WRITTEN = re.compile(
    rf"""
    (?P<han>{_RUN}+(?:点[{ONES}零〇]{{1,12}})?)
    (?P<few>几)?
    (?P<signs>{SIGN}{{0,2}})
    (?P<more>[余多来](?!.?月))?
    (?P<again>{SIGN}{{0,2}})
    (?P<unit>{_ANY})?
    (?P<per>[/／](?:{_PER})(?:[·./]?[年月天])?)?
    (?P<late>多(?=[，。；、人名户家个]))?
    """,
    re.VERBOSE,
)
# What may follow a row of Chinese numerals that is a quantity; behind any other character it is a word.
FOLLOWS = frozenset(form[0] for form, unit in units().printed.items() if unit.kind in COUNTED) | frozenset(
    "余多来几点分成折番"
)
# What a text must have to print a quantity: a digit, a sign of place or of tenths, or a numeral before a
# unit or classifier; of 一 only sums and tenths, since it is an article elsewhere.
_BLANK = "[ 　]{0,4}"
_UNITS = "".join(sorted(FOLLOWS))
_SURE, _FEW, _FORMAL = "0-9百千万亿倍番半成折", "二两三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾佰仟"
# One set of characters comes first, as in NUMERAL.
MAY = re.compile(
    rf"""
    [{_SURE}分一{_FEW}{_FORMAL}]
    (?: (?<=[{_SURE}]) | (?<=分){_BLANK}之 | (?<!第[{_FEW}])(?<=[{_FEW}]){_BLANK}[{_UNITS}]
      | (?<=[一壹]){_BLANK}{units().expression("money")} | (?<=[{_FORMAL}]){_BLANK}[元圆万亿成拾佰仟零点分] )
    """,
    re.VERBOSE,
)
# A part of a whole: 百分之五, 千分之二点四, 百分之3,000, 三分之二, 百分百, 百分之二三十.
PART = re.compile(
    rf"""
    (?P<below>[{HAN}]{{1,6}}|[0-9]{{1,6}})分
    (?: 之(?P<above>(?P<minus>负)?(?:{DIGITS}|[{HAN}]{{1,12}}(?:点[{ONES}零〇]{{1,12}})?))
        (?P<times>[kKM])?(?![A-Za-z])(?P<point>个百分点)?
      | (?P<whole>百)(?!分) )
    """,
    re.VERBOSE,
)
# Tenths and discounts behind their number: 三|成|半, 七|成|五, 8.5|折. 成立, 折合 are words.
TENTHS = re.compile(
    rf"""
    (?: 成(?![{_TENTHS["成"]}]) (?P<more>半|[{ONES}1-9](?![{HAN}0-9.个大项年月天家户类种座所])|)
      | 折(?![{_TENTHS["折"]}]) )
    """,
    re.VERBOSE,
)
# 一半, 半数, 过半; 一半导体 is a word.
HALF = re.compile("一半(?![导岛径])|(?:(?<=过)半数?|半数)(?![百千])")
# The small coins behind a sum: 5元|3角, 五元|三毛, 123元|1角1分, 两美元|又三美分.
_COIN = f"(?P<tenths>[0-9{ONES}])[角毛](?![度票色])"
_CENT = f"(?:[0-9]{{1,2}}|[{ONES}])(?:美?分|日本[銭钱])(?![之钟点数])"
COINS = re.compile(f"又?(?:{_COIN}(?P<more>零?{_CENT})?|(?P<cents>零?{_CENT}))")
# Two neighbouring numerals name a range: 两三|百, 三四|十, 十|七八.
PAIR = re.compile(rf"(?P<head>[{HAN}]*[十百千万亿])?(?P<low>[{ONES}])(?P<high>[{ONES}])(?P<signs>[十百千万亿]*)")

# What links the ends of a range: 4.5%-5%, 6——6.5万, 30万到40万人.
RANGE = re.compile("(?:（含[^）]{0,6}）)?(?:—{1,2}|-{1,2}|–|~|～|至|到)(?=[-−－负]?[0-9一二三四五六七八九十百])")
# A bound word behind a number: 100人|以上, 30人|（含）以下, 5%|左右, 千亿元|大关.
_WORDS_BEHIND = table()["bounds"]["behind"]
BEHIND = re.compile(
    "(?:（含[^）]{0,6}）)?(?:" + "|".join(f"(?P<{kind}>{any_of(words)})" for kind, words in _WORDS_BEHIND.items()) + ")"
)
BEHIND_STARTS = frozenset(word[0] for words in _WORDS_BEHIND.values() for word in words) | {"（"}

# The name of a ratio before its number: 求人倍率为|1.24, 供需比1∶4.4; 比上年, 比10月 compare.
_RATIOS = table()["ratios"]
_NAMED_RATIO = f"{any_of(_RATIOS['names'])}|比(?!{any_of(_RATIOS['compared'])}|[0-9“十]|[一二三四]季)"
_FROM_RATIO = "[由从][^，。；、：∶]{4,12}[：∶]1[^，。；、0-9：∶]{1,6}"  # 由上年的1.55∶1缩小到|1.52∶1
RATIO_NAME = re.compile(
    f"(?:{_NAMED_RATIO})(?:[^，。；、]{{0,10}}|{_FROM_RATIO}"
    "| ?[＝=][^，。；、]{4,16}[）)][^，。；]{0,3}|[^。；]{0,8}，分别[为达是])$"
)
# The heading of a row or cell that prints the unit: （万人）22.5, 单位：（亿元）, |万人|.
HEADED = re.compile(
    rf"""
    (?: [（(](?:单位[:：]?)?(?P<signs>[百千万亿]{{0,2}})(?P<unit>{_COUNTED})[)）](?:达到|达|为|是|[:：，|])?
      | (?<=[^0-9])[，|](?P<cell_signs>[百千万亿]{{0,2}})(?P<cell>{_COUNTED})[，|] )$
    """,
    re.VERBOSE,
)
# What links the figures of a list of ratios: 分别为1.20、1.20，较上年提高0.02.
MOVED = any_of(_RATIOS["moved"])
RATIO_LINK = re.compile(f"[、和，及与]|，(?:较|比|同比|环比|与)[^，。；]{{0,10}}{MOVED}了?|(?:调整|{MOVED})?[为到至]")
# A list that prints its unit once, at its end: 0.2|和0.3个百分点, 12|、15和18万人.
SHARED = re.compile(
    rf"""
    (?: [、和及与][-−－]?[0-9]{{1,6}}(?:\.[0-9]{{1,4}})?[万亿]{{0,2}} ){{0,7}}
    [、和及与][-−－]?[0-9]{{1,6}}(?:\.[0-9]{{1,4}})?
    (?P<signs>[万亿]{{0,2}}) (?P<unit>{units().expression("rate", "people", "money")})
    """,
    re.VERBOSE,
)
# What is crossed and no measure of anything: 3个|千亿元台阶.
STEPS = re.compile(f"[百千万亿]{{1,3}}(?:元|级|吨|斤|公里|户|人|美元)?新?{any_of(table()['steps']['words'])}")
# A name of nothing but numbers and signs: “3个100万”, “416”, “十百千万”.
NAMED = re.compile(f"“[0-9{HAN}个%+]{{1,12}}”")
# The nickname of a group: “4050”人员, 4050人员.
NICKNAME = re.compile(f"[”’]?(?:{any_of(table()['nicknames']['groups'])})")
