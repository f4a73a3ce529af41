"""The words of a name that say whom, with the modifiers that belong to them."""

from __future__ import annotations

import re

from jobscli.read.statistic.model import Naming
from jobscli.read.tokens.lexer import cut
from jobscli.read.tokens.pattern import signs_in

# What stands before a noun that says whom and belongs to it: 贫困地区|农村居民, 大龄|失业人员.
_MODIFIER = re.compile(
    "(?:城镇|农村|城乡|城市|青壮年|大龄|低收入|缴费|特困|建档立卡|国有企业|国企|符合条件的|长期|返乡|外来|本地|重点县|"
    "(?:贫困|脱贫|民族|边境|牧区)(?:地区|县))+$"
)
AREAS = frozenset(("城镇", "农村", "城乡", "农牧区", "农区", "牧区"))  # of no people where something else is counted
INCOME_WORDS = frozenset(
    ("企业", "单位", "个人", "小微企业", "用人单位", "群众", "人口", "家庭", "市场主体", "经营主体")
)


def modified(text: str, who: str) -> str:
    """Whom `text` says, with the words before it that belong to it."""
    at = text.rfind(who)
    found = _MODIFIER.search(text[:at]) if at > 0 else None
    return f"{found.group()}{who}" if found is not None else who


def populations(name: str) -> list[str]:
    """The words of a name that say whom, in their order."""
    words = cut(name, ())
    return [
        words.words(i, i + 1)
        for i, sign in enumerate(words.signs)
        if sign in signs_in("POPULATION") and words.words(i, i + 1) not in INCOME_WORDS
    ]


def is_said(who: str, naming: Naming) -> bool:
    """Whether a canonical metric's own name says whom it counts."""
    if not naming.canonical:
        return False
    name = naming.metric
    return any(word in name for word in (who, who[-3:], who[-4:])) and "离校" not in who
