"""Whether a name in the words of the text is a sound one: as it would be printed, or made of a metric's own."""

from __future__ import annotations

import re
from functools import lru_cache

from jobscli.read.tokens.lexer import cut
from jobscli.words import metrics
from jobscli.words.lexicon import kinds

_SHORTEST_NAME, _LONGEST_NAME = 4, 18  # characters of a name, by which it is one as printed
_OF_METRIC = re.compile("(?:目标完成率|与参照的差距|占[^占]{2,12}比重)$")
_OF_METRIC_ENDS = ("目标完成率", "与参照的差距", "比重")
# Nouns that say nothing alone: of what they are is told elsewhere.
_SAYS_NOTHING = frozenset([
    "占比", "比重", "比例", "企业", "城市", "村", "项目", "人员", "资金", "总量", "总数",
    "单位", "参保人数", "涉及职工", "人数",
])  # fmt: skip
_NOUNS = frozenset(("NOUN", "COUNT_NOUN", "POPULATION_HEAD", "POPULATION", "SHARE_NOUN", "RATE_NOUN"))
_VERBS = frozenset(("ACTION", "GIVING", "CAUSATIVE", "LIGHT_VERB", "COMPLETE", "INTENDED"))
_MEASURED = ("人数", "户数", "率", "金额", "收入", "支出", "补贴", "标准", "人员", "资金", "企业", "比重")
# Verbs that are nouns in the name of a measure: 求职人数, 务工收入, 转移率.
_NOMINAL = frozenset([
    "求职", "务工", "转移", "就业", "再就业", "失业", "参保", "返岗", "支出", "收入", "缴费",
    "登记", "结案", "援助", "外出", "复工",
])  # fmt: skip


@lru_cache(maxsize=1 << 10)
def is_of_known(name: str) -> bool:
    """Whether a name says what part of a known metric, or of its goal, a figure is: 城镇新增就业目标完成率."""
    if not name.endswith(_OF_METRIC_ENDS):
        return False
    base = _OF_METRIC.sub("", name)
    return base != name and base in metrics()


def is_sound(name: str, text: str) -> bool:
    """Whether a name is one as printed, or what is done with its object: 发放补贴."""
    if name in _SAYS_NOTHING or len(name) > _LONGEST_NAME:
        return False
    if len(name) < _SHORTEST_NAME:
        return name in text and _is_noun_phrase(name, verbs=0)
    return name in text or _is_noun_phrase(name, verbs=1)


@lru_cache(maxsize=1 << 12)
def _is_noun_phrase(name: str, verbs: int) -> bool:
    """Whether a name ends in a noun and has no verb in it, but for so many that it begins with."""
    words = cut(name, ())
    parts = [name[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    each = [kinds().get(part, frozenset()) for part in parts]
    measured = name.endswith(_MEASURED)
    allowed = _NOMINAL if measured else frozenset[str]()
    later = zip(parts[verbs:], each[verbs:], strict=True)
    found = any(of & _VERBS and part not in allowed for part, of in later)
    return bool(each) and not found and (bool(each[-1] & _NOUNS) or measured)
