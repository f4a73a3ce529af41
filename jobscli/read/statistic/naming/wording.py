"""A name in the text's own words: a noun phrase, or a verb with its object, that reads alone.

The words around a figure are a clause, not a name: 对城乡特困居民|实施|普通医疗救助 says by a verb that something was done,
124万|国有企业职工|实现了并轨 says it behind the figure. Here a clause becomes the name of what is counted.
"""

from __future__ import annotations

from functools import cache

from jobscli.read.statistic.model import Head, Mention, Span
from jobscli.read.statistic.naming.noun_phrase import (
    action_signs,
    before,
    behind,
    core,
    said,
    signs_in,
    tidy,
    verb_before,
)
from jobscli.read.statistic.view import View
from jobscli.read.tokens.lexer import Words

# What is counted when only a verb says who: 16.3万人|享受低保.
_COUNTED = {"人": "人数", "户": "户数"}
_INDICATOR = ("率", "标准", "线", "比例", "水平", "费", "限额", "覆盖面")


@cache
def _person_signs() -> frozenset[str]:
    return signs_in("POPULATION POPULATION_HEAD")


def free_name(view: View, mention: Mention, head: Head) -> str:
    """The words of the text that name a figure, as a name; "" for none."""
    words = view.words
    left = _trimmed(words, before(view, mention, head), mention)
    if not mention.noun_behind or head.kind in ("change", "gap", "share"):
        return _counted(words, left, mention)
    noun, rest = _behind(view, mention)
    verb = verb_before(words, left)
    if mention.kind in ("rate", "share"):
        return _share_of_people(words, verb, noun, rest) or phrase(words, left)
    if not noun:
        return _number_of(phrase(words, rest), mention) or phrase(words, left)
    if rest and verb and words.signs[verb.first] in signs_in("BENEFICIARY CAUSATIVE"):
        return _number_of(_joined(words, verb, noun, _act(words, rest)), mention)
    if rest and not verb:
        return _of_whom_did(words, noun, rest)
    return _joined(words, verb, noun) or phrase(words, left)


def phrase(words: Words, span: Span) -> str:
    """The text of a phrase without the words in it that only tell: 偿还|了|拖欠…债务, 地方|共|筹集."""
    signs, actions, telling = words.signs, action_signs(), signs_in("TELLING")
    for at in range(span.last - 1, span.first, -1):
        past = signs[at] in signs_in("PARTICLE") and words.words(at, at + 1) == "了" and signs[at - 1] in actions
        if past or (signs[at] in telling and at + 1 < span.last and signs[at + 1] in actions):
            return tidy(f"{phrase(words, Span(span.first, at))}{said(words, Span(at + 1, span.last))}")
    return said(words, span)


def _joined(words: Words, *spans: Span) -> str:
    return "".join(phrase(words, span) for span in spans)


def _trimmed(words: Words, span: Span, mention: Mention) -> Span:
    """The words before a figure from the noun or verb on that names it: 现场共有|…, 举办|…活动, 扩大|…参保率."""
    signs = words.signs
    for at in range(span.last - 2, span.first - 1, -1):
        if signs[at] in signs_in("EXISTENTIAL"):
            span = core(words, Span(at + 1, span.last))
            break
    light = signs_in("LIGHT_VERB")
    if not mention.noun_behind and words.words(span.last - 1, span.last).endswith(_INDICATOR):
        light |= signs_in("RISE FALL HOLD RAISED")
    while span.last - span.first > 1 and signs[span.first] in light:
        span = core(words, Span(span.first + 1, span.last))
    return span


def _counted(words: Words, left: Span, mention: Mention) -> str:
    """The name before a figure; verbs alone count those that do it: 脱贫|7.8万人."""
    signs = words.signs[left.first : left.last]
    own = _given_to(words, left, mention) or phrase(words, left)
    if signs and all(sign in action_signs() and sign not in _person_signs() for sign in signs):
        return _number_of(own, mention)
    return own


def _given_to(words: Words, left: Span, mention: Mention) -> str:
    """What is given, with whom it is given to: 对|城乡特困居民|实施|普通医疗救助; "" where the words are no such clause."""
    signs = words.signs
    if left.first <= mention.first or words.words(left.first - 1, left.first) not in ("对", "向", "给", "为"):
        return ""
    for at in range(left.first + 1, left.last - 1):
        if signs[at] in signs_in("GIVING"):
            return _joined(words, Span(left.first, at), core(words, Span(at + 1, left.last)))
    return ""


def _number_of(name: str, mention: Mention) -> str:
    """The name of those who do what a verb says: 享受低保人数, 纳入城乡低保户数."""
    ending = _COUNTED.get(mention.quantity.unit or "")
    if not name or ending is None or name.endswith(("数", "人", "者", "员", "户")):
        return name
    return f"{name}{ending}"


def _behind(view: View, mention: Mention) -> tuple[Span, Span]:
    """The noun right behind a figure, and what is said of it; no noun where a verb follows: 16.3万人|享受低保."""
    words, noun = view.words, behind(view, mention)
    first, signs = mention.at + 1, words.signs
    while first < mention.last and signs[first] in signs_in("REACH TOTAL ALREADY ADVERB"):
        first += 1
    acts = first < mention.last and signs[first] in action_signs() and signs[first] not in signs_in("NOUN POPULATION")
    if acts and (first > mention.at + 1 or mention.kind in ("people", "rate", "share") or not noun):
        return Span(first, first), core(words, Span(first, mention.last))
    return noun, core(words, Span(noun.last, mention.last))


def _act(words: Words, rest: Span) -> Span:
    """What is done, without where: 在家门口|务工就业."""
    if words.signs[rest.first - 1] not in signs_in("PREPOSITION"):
        return rest
    at = next((at for at in range(rest.first, rest.last) if words.signs[at] in action_signs()), rest.first)
    return Span(at, rest.last)


def _of_whom_did(words: Words, noun: Span, rest: Span) -> str:
    """Those that are counted by what they do: 参加失业保险|的|职工."""
    return f"{phrase(words, rest)}的{phrase(words, noun)}"


def _share_of_people(words: Words, verb: Span, noun: Span, rest: Span) -> str:
    """A share of those behind the figure: 93%的|下岗职工|进入再就业服务中心."""
    name = _joined(words, verb if noun else Span(0, 0), noun, rest)
    return f"{name}比例" if name and not name.endswith(("率", "比例", "比重")) else name
