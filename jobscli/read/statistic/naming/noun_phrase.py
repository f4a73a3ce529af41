"""The noun phrase that names a figure: the words before it without time, place and telling, or the noun behind it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jobscli.read.statistic.model import Head, Mention, Span
from jobscli.read.statistic.naming.name_text import tidy
from jobscli.read.statistic.time.expressions import spans
from jobscli.read.statistic.view import Unnamed, View
from jobscli.read.tokens.lexer import PLACE, TIME, UNKNOWN, Words, cut, word_signs
from jobscli.read.tokens.pattern import signs_in

PEOPLE = "POPULATION POPULATION_HEAD"  # classes of the words that say whom
_LONGEST_NOUN = 24
# People listed behind a figure, and the noun that sums them up.
LISTED = re.compile(
    "名?(?P<who>[\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,12}){1,5}等"
    "(?P<all>[\u4e00-\u9fff]{2,10}?(?:人员|群体|对象|人口|劳动者|毕业生)))"
)


@cache
def opening_signs() -> frozenset[str]:
    """Words that open a phrase and name nothing: links, times, places, how something is told."""
    return (
        signs_in(
            "CONJUNCTION TIME WHOLE ADVERB TOTAL AMONG DEMONSTRATIVE PREPOSITION PARTICLE ALREADY PROSPECT FORECAST "
            "REACH YEARLY MONTHLY DISTRIBUTIVE TO FROM PERMIT YOY COMPARE COMPLETE MORE LESS"
        )
        | frozenset("、：—@）")
    ) - (_kept_at_start() | {word_signs()[word] for word in ("不", "未", "没有")})


@cache
def closing_signs(*, behind: bool = False, ends: bool = False) -> frozenset[str]:
    """Words at the end of a phrase that lead to the figure and name nothing.

    Of a noun `behind` a figure one that says whom is its last, and where it `ends` a clause there is no adverb.
    """
    if behind:
        return closing_signs() - _kept_at_start() - (signs_in("ADVERB") if ends else frozenset())
    return (
        signs_in(
            "CONJUNCTION TIME ADVERB TOTAL DISTRIBUTIVE REACH HOLD TO CEILING YEARLY MONTHLY PARTICLE ALREADY PROSPECT "
            "FORECAST PERMIT FROM PER_UNIT PREPOSITION EXCEED RAISED COMPARE SHARE_VERB COMPLETE YOY MORE LESS GRADE"
        )
        | frozenset("、：@）（")
        | {word_signs()["各"]}
    ) - signs_in("GOAL")


@cache
def _kept_at_start() -> frozenset[str]:
    return signs_in("POPULATION NOUN GOAL")


def core(words: Words, span: Span) -> Span:
    """`span` without the words at both its ends that name nothing; a place only goes where something is left."""
    first, last = _core(words.signs[span.first : span.last])
    return Span(span.first + first, span.first + last)


@lru_cache(maxsize=1 << 14)
def _core(signs: str) -> tuple[int, int]:
    """Where the core of a phrase begins and ends, by the signs of its words alone."""
    first, last = 0, len(signs)
    closing = closing_signs()
    while last > first and signs[last - 1] in closing:
        if signs[last - 1] == word_signs()["成功"] and last - first > 1 and signs[last - 2] in signs_in("ACTION"):
            break  # 介绍|成功
        last -= 1
    first = _opened(signs, first, last)
    # What stands before a time within the phrase is a heading that lost its line break, 二、社会保障全年…收入, or whose
    # the figure is: 民营经济|2000年|实现增加值, 参合人数|五年|新增.
    timed = signs.rfind(TIME, first, last)
    if timed <= first:
        return (_opened(signs, timed + 1, last), last) if timed >= 0 else (first, last)
    if timed + 2 == last and signs[timed - 1] in signs_in("COUNT_NOUN") and signs[timed + 1] in signs_in("ACTION"):
        return first, timed
    if signs[timed + 1] in signs_in("REACH") and signs_in("ACTION").isdisjoint(signs[first:timed]):
        return first, last
    return _opened(signs, timed + 1, last), last


def _opened(signs: str, first: int, last: int) -> int:
    """Where a phrase begins, without the words that open it and name nothing."""
    opening, attributive = opening_signs(), signs_in("ATTRIBUTIVE")
    while first < last:
        more = last - first > 1
        if more and signs[first] in attributive and _says_which(signs[first], signs[first + 1]):
            break
        if signs[first] == word_signs()["有"] and not signs_in("PARTICLE").isdisjoint(signs[first:last]):
            break  # 有就业愿望的|就业困难人员
        if signs[first] not in opening and not (signs[first] == PLACE and more):
            break
        first += 1
    return first


def _says_which(sign: str, following: str) -> bool:
    """Whether an adverb is no adverb before a word: 重点|城市, 新|签约, 新|返乡人数."""
    return (
        following == UNKNOWN or _is_noun(following) or (sign == word_signs()["新"] and following in signs_in("ACTION"))
    )


def before(view: View, mention: Mention, head: Head) -> Span:
    """The words before a figure that name it."""
    return core(view.words, Span(mention.first, max(mention.first, head.cut)))


def behind(view: View, mention: Mention) -> Span:
    """The noun phrase right behind a figure: up to the verb that goes on, a mark or another figure."""
    words, signs = view.words, view.words.signs
    first = mention.at + 1
    while first < mention.last and signs[first] in signs_in("PARTICLE"):
        first += 1
    last = first
    stops = signs_in("REACH RISE FALL COMPARE YOY SHARE_VERB EXCEED RAISED AMONG DISTRIBUTIVE ALREADY")
    actions = signs_in("ACTION")
    while last < mention.last and signs[last] not in stops:
        if last > first and _begins_predicate(words, last, mention):
            break
        if last > first and signs[last] in actions and not _is_noun(signs[last]):
            whose = signs[last - 1] in signs_in(PEOPLE)
            if last + 2 == mention.last and signs[last + 1] in signs_in("NOUN") and not whose:
                return Span(first, mention.last)  # 100亿产业引导基金
            if not _tells_which(words, last, mention) and not _modifies(words, last, mention):
                break
        if words.ends[last] - words.starts[first] > _LONGEST_NOUN:
            break
        last += 1
    ends = signs[last : last + 1] in ("", "，", "。", "；") and words.ends[last - 1] - words.starts[last - 1] == 1
    closing = closing_signs(behind=True, ends=ends)  # 企业进场揽|才
    while last > first and signs[last - 1] in closing:
        last -= 1
    return Span(first, last)


_PARTING = re.compile("[\u4e00-\u9fff]{2,8}(?:解除|签订|签署|达成)")
_BY_MEANS = ("通过", "依托", "经", "赴", "进", "从", "在")


def _begins_predicate(words: Words, at: int, mention: Mention) -> bool:
    """Whether what those behind a figure do begins: 88个贫困县|将获3亿元, 7.08万农牧民|通过京蒙劳务协作实现就业."""
    word, signs = words.words(at, at + 1), words.signs
    if word in ("将", "进行") or (word == "免费" and signs[at + 1 : at + 2] in signs_in("ACTION")):
        return True
    if word in ("与", "同") and _PARTING.search(words.words(at + 1, mention.last)) is not None:
        return True  # 50万名国有企业离岗人员|与企业解除劳动关系
    means = (word in _BY_MEANS or word.startswith("在")) and signs[at - 1] in signs_in(PEOPLE)
    return means and not signs_in("ACTION").isdisjoint(signs[at + 1 : mention.last])


_BODIES = ("企业", "单位", "机构", "公司", "组织", "户", "家庭")


def _tells_which(words: Words, at: int, mention: Mention) -> bool:
    """Whether a verb ends what tells which are counted: 7名灵活|就业|的|高校毕业生, 80家吸纳毕业生|就业|的|企业."""
    signs, head = words.signs, at + 2
    if head >= mention.last or signs[at + 1] not in signs_in("PARTICLE") or signs[head] not in signs_in(PEOPLE):
        return False
    return words.words(head, head + 1).endswith(_BODIES) != (mention.kind == "people")


def _modifies(words: Words, at: int, mention: Mention) -> bool:
    """Whether a verb within a noun phrase is part of it: 公共|管理|和|社会服务岗位, 的|生活和医疗|救助."""
    signs = words.signs
    if words.words(at + 1, mention.last) in ("措施", "举措", "政策", "政策措施"):
        return True  # 20项|居民|增收|措施
    if signs[at - 1] in signs_in(PEOPLE):
        return False
    if at + 1 < mention.last and signs[at + 1] in signs_in("POPULATION_HEAD"):
        return True  # 新|就业|群体
    if signs[at - 1] == word_signs()["未"] and not signs_in(PEOPLE).isdisjoint(signs[at + 1 : mention.last]):
        return True  # 未|就业|大中专毕业生
    of_it = mention.kind == "money" and signs[mention.at + 1] in signs_in("PARTICLE")
    if of_it and signs[mention.last - 1] in signs_in("NOUN COUNT_NOUN"):
        return True
    if at + 1 < mention.last and signs[at + 1] in signs_in("CONJUNCTION"):
        return signs[mention.last - 1] in signs_in("NOUN COUNT_NOUN POPULATION_HEAD")
    if at + 1 < mention.last and signs[at] in signs_in("NOMINAL_ACTION"):
        return signs[at + 1] in signs_in("NOUN COUNT_NOUN")  # 10个|居家|养老|服务|中心
    if at + 1 < mention.last:
        return signs[at - 1] == UNKNOWN and signs[at + 1] in signs_in("NOUN") and signs[at] not in signs_in("GIVING")
    return of_it


def _is_noun(sign: str) -> bool:
    return sign in _kept_at_start()


def said(words: Words, span: Span) -> str:
    """The text of a phrase as a name: no blanks, no times, NFKC, marks in pairs, at most 30 characters."""
    first, last = span
    if last <= first:
        return ""
    timed = words.signs.rfind(TIME, first, last)
    if timed > first and timed + 1 < last:  # 民营经济|2000年|实现|增加值
        behind = _opened(words.signs, timed + 1, last)
        return tidy(f"{said(words, Span(first, timed))}{said(words, Span(behind, last))}")
    start = words.starts[first]
    return tidy(words.text[start : words.ends[last - 1]], words.text[start - 1 : start])


def core_text(piece: str) -> str:
    """The words of a clause without those at both ends that name nothing."""
    words = cut(piece, [(start, end, TIME) for start, end in spans(piece)])
    return said(words, core(words, Span(0, len(words.signs))))


def own_name(case: Unnamed) -> str:
    """The words by which the text names a figure: those before it, or its verb and the noun behind it; "" for none."""
    mention, words = case.mention, case.view.words
    if not mention.noun_behind or case.head.kind in ("change", "gap", "share") or mention.kind == "ratio":
        return case.own
    span = behind(case.view, mention)
    noun = said(words, span)
    verb = said(words, verb_before(words, case.left))
    if not verb and noun and (rest := said(words, core(words, Span(span.last, mention.last)))):
        return f"{rest}的{noun}"  # 为20.8万名劳动者追发工资: of the workers who got it
    return f"{verb}{noun}" or case.own


def verb_before(words: Words, span: Span) -> Span:
    """The last verb before a figure with its object: what is done to the counted noun behind it."""
    first, signs, actions = span.last, words.signs, signs_in("ACTION")
    while first > span.first and span.last - first < 3 and signs[first - 1] not in "、，":
        first -= 1
        if signs[first] in actions:
            return Span(_linked_verb(signs, span.first, first), span.last)
    linked = _linked_verb(signs, span.first, first)
    return Span(linked, span.last) if linked < first else core(words, Span(first, span.last))


def _linked_verb(signs: str, start: int, first: int) -> int:
    """Where a verb begins, with the one that 和 links to it: 创办|和|合作经营, 招募|和|培养."""
    links = signs_in("CONJUNCTION")
    at = first if signs[first : first + 1] in links else first - 1
    linked = at > start and signs[at] in links and signs[at - 1] in signs_in("ACTION")
    if not linked and first > start and signs[first : first + 1] in signs_in("ACTION"):
        return first - (signs[first - 1] in signs_in("ACTION") - signs_in("LIGHT_VERB"))  # 引进|扶持, 培养|输送
    return at - 1 if linked else first


# Words that stand for what was told before: 这一数字为3200万人, 该人数进一步降至517人.
_REFERS = re.compile("(?:^|这一?|该)数[字据值](?!库)|(?:这一?|该)(?:指标|比[例率重]|人数|规模)")


def refers(left: str) -> bool:
    """Whether the words before a figure stand for what was told before."""
    return _REFERS.search(left) is not None


def unnamed(view: View, mention: Mention, head: Head) -> Unnamed:
    """The mention as the naming rules see it."""
    left = before(view, mention, head)
    own = said(view.words, left)
    bare = not own or _is_bare(view, left) or refers(mention.left)
    return Unnamed(mention, head, view, view.last(mention), left, own, bare)


def names_nothing(view: View, span: Span) -> bool:
    """Whether words before a figure name nothing: links, times, places, 其中."""
    return _is_bare(view, core(view.words, span))


def _is_bare(view: View, left: Span) -> bool:
    """Whether a phrase without the words at its ends that name nothing is at most times and places."""
    return not view.words.signs[left.first : left.last].strip(PLACE + TIME)
