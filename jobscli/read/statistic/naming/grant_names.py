"""How texts name what is granted: by the noun that ends in 补贴, 奖励 or the like, without what leads to it."""

from __future__ import annotations

import re

from jobscli.read.statistic.naming.name_text import tidy
from jobscli.read.statistic.view import View
from jobscli.read.tokens.lexer import cut
from jobscli.read.tokens.pattern import signs_in
from jobscli.words.expression import quick
from jobscli.words.lexicon import filled

CHINESE = "[\u4e00-\u9fff]"
# The other sums of a list behind whose last stands what is given: 优秀30万元|、良好20万元|的标准.
OTHER_SUMS = "(?:/[人户月年])?(?:(?:、|，(?=每|最[高多低]))[^，。；]{0,16}?[0-9.-]{1,8}万?元(?:/[人户月年])?){0,6}"
# Words that say that something is granted, and not what.
BARE = re.compile(
    filled(
        "(?:一次性|相应|适当|各[类项])?(?:的)?{GRANTED}?(?:最高|最低)?(?P<sum>标准|总额|金额|额度|资金)?(?:一般|原则上|统一)?"
    )
)
GRANT = re.compile(
    filled(f"(?<!{CHINESE[:-1]}、])(?P<what>{CHINESE}{{2,16}}?{{GRANTED}})(?!{CHINESE}{{0,4}}[、等]|{{GRANTED}}|资金)")
)
# What leads to the name of a grant within a clause: 按其吸纳就业人数给予|带动就业补贴.
LEAD = re.compile(
    quick(
        filled(
            "{GIVES}|申请|取得|整合|提高|落实|实施|按照?|对于?|符合条件|最[高低]|每[人户家月年]|[的可与和及其为再元]"
        )
    )
)
_GIVING = re.compile(quick(filled("{GIVES}|申请|按照?|分别|进行|(?:本人)?一定(?:数额|比例|额度)的?")))
_KIND = re.compile(filled("{GRANTED}"))
# For whom a grant is, and that is not in its name.
_ANYONE = ("企业", "单位", "用人单位", "个人", "本人", "基地", "机构", "人员")
_LEAST = 2  # characters of a grant's name besides the noun that ends it
_FAR = 240  # characters of the document before a sentence that may name the grant whose standard it tells
# Where a sentence goes on with others that something is granted to.
_OTHERS = re.compile("[；.](?=对|鼓励|支持|引导)")


def kind_of(said: str, left: str) -> str:
    """What a bare grant is called, behind the sum or before it: 予以|补贴, 每人|补助."""
    named = _KIND.search(said) or _KIND.search(left)
    return named.group() if named is not None else "补贴"


def told_before(view: View, start: int, *, far: bool) -> str:
    """The grant that the sentence named last before `start`; where `far`, the document before it; "" for none."""
    own = _OTHERS.split(view.text[:start])[-1]
    places = (own, f"{view.topic} ", view.document_before(_FAR) if far else "")
    for text in places:
        for found in reversed([*GRANT.finditer(text)]):
            what = grant_name(LEAD.split(found["what"])[-1])
            if BARE.fullmatch(what) is None and len(what) > _LEAST:
                return what
    return ""


def of_another_kind(grant: str, said: str) -> bool:
    """Whether a sum is given as something else than the grant told before it: 办班补贴, and then 2万元|资助."""
    kinds = ("补贴补助津贴", "奖补奖励奖金", "资助")
    end = said[-2:]
    return bool(end) and any(end in kind and grant[-2:] not in kind for kind in kinds)


def grant_name(what: str) -> str:
    """The name of a grant without those that it is for: 用人单位|一次性吸纳就业补贴."""
    what = _GIVING.split(what)[-1]
    words = cut(what, ())
    skipped = signs_in("CONJUNCTION PREPOSITION PARTICLE DEMONSTRATIVE PER_UNIT GIVING")
    said = [words.words(at, at + 1) for at in range(len(words.signs))]
    at = next((at for at, sign in enumerate(words.signs) if sign not in skipped and said[at] not in _ANYONE), 0)
    return tidy(what[words.starts[at] :]) if words.signs else ""
