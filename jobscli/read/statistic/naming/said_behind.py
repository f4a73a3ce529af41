"""What stands behind a figure: the noun that it counts, and what is said of that or done by it."""

from __future__ import annotations

from jobscli.read.statistic.model import Mention, Span
from jobscli.read.statistic.naming.noun_phrase import behind, core
from jobscli.read.statistic.naming.phrase import NOTHING
from jobscli.read.statistic.view import View
from jobscli.read.tokens.lexer import Words
from jobscli.read.tokens.pattern import signs_in


def noun_and_said(view: View, mention: Mention) -> tuple[Span, Span]:
    """The noun right behind a figure, and what is said of it; no noun where a verb follows: 16.3万人|享受低保."""
    words, noun = view.words, behind(view, mention)
    first, signs, actions = mention.at + 1, words.signs, signs_in("ACTION")
    while first < mention.last and signs[first] in signs_in("REACH TOTAL ALREADY", but="ACTION"):
        first += 1
    verb = first < mention.last and signs[first] in actions and signs[first] not in signs_in("NOUN POPULATION")
    if verb and (mention.kind in ("people", "rate", "share") or mention.quantity.unit in ("户", "次")):
        return Span(first, first), _said_of_it(words, first, mention)
    if signs[first : first + 1] in signs_in("GIVING") and first + 1 < mention.last and mention.kind == "money":
        return core(words, Span(first + 1, mention.last)), NOTHING  # 按每人1000元|给予|补贴
    if noun and noun.last < mention.last and signs[noun.last] in signs_in("COMPARE"):
        noun = _noun_of_a_clause(words, mention) or noun  # 1个|功能|较完善的|敬老院
    if noun and noun.last < mention.last and words.words(noun.last, noun.last + 1) == "了":
        if noun.last - noun.first == 2:  # 18个|省份|调整|了最低工资标准
            return Span(noun.first, noun.last - 1), core(words, Span(noun.last - 1, mention.last))
        return Span(first, first), core(words, Span(first, mention.last))  # 90%|领到了|基本生活费
    if not noun and (own := _noun_of_a_clause(words, mention)):
        return own, NOTHING
    rest = _said_of_it(words, noun.last, mention)
    did = rest and (
        words.words(rest.first - 1, rest.first) == "实现"
        or signs[rest.first] in signs_in("ACTION WORD LIGHT_VERB")
        or signs[rest.last - 1] in actions
    )
    return noun, rest if did else NOTHING


def _said_of_it(words: Words, first: int, mention: Mention) -> Span:
    """What is said of a noun or done by it; a word that is an adverb elsewhere may be its last: 参加医疗费用|统筹."""
    rest = core(words, Span(first, mention.last))
    last = rest.last
    if rest.last - rest.first > 1 and words.words(rest.last - 1, rest.last) == "任务":
        return Span(rest.first, rest.last - 1)  # 完成5.35万|贫困人口|脱贫任务
    while rest and last < mention.last and words.signs[last] in signs_in("ADVERB"):
        last += 1
    return Span(rest.first, last if last == mention.last else rest.last)


def _noun_of_a_clause(words: Words, mention: Mention) -> Span:
    """The noun behind a clause that belongs to it: 7个|有规模的|农业庄园, 3家|在全省居于龙头地位的|商业企业集团."""
    signs = words.signs
    for at in range(mention.last - 2, mention.at + 1, -1):
        if words.words(at, at + 1) == "的":
            plain = signs_in("ACTION PREPOSITION REACH").isdisjoint(signs[at + 1 : mention.last])
            return Span(at + 1, mention.last) if plain else NOTHING
    return NOTHING


def without_where(words: Words, rest: Span) -> Span:
    """What is done, without where: 在家门口|务工就业."""
    where = words.words(rest.first, rest.first + 1).startswith("在")
    if not where and words.signs[rest.first - 1] not in signs_in("PREPOSITION"):
        return rest
    at = next((at for at in range(rest.first, rest.last) if words.signs[at] in signs_in("ACTION")), rest.first)
    return Span(at, rest.last)
