"""The quantities of a sentence -> mentions: each with its clause, as characters and as words, and their lists."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jobscli.read.quantity import Quantity
from jobscli.read.statistic.model import Mention
from jobscli.read.tokens.lexer import OTHER, PLACE, TIME, UNKNOWN, Words, cut
from jobscli.read.tokens.pattern import signs_in

_BREAK = re.compile("[，；。：！？]")
_STOP = re.compile("[，；。：！？、）（@]")
_LIST_STOP = re.compile("[，；。：！？）（@]|、(?=[^，；。：！？）（]*的)")
_ASIDE = re.compile("（[^（）@]{0,24}）")
_LEFT, _RIGHT = 90, 40  # how many characters on either side a stage looks at
_NOUN = re.compile("(?:的)?[\u4e00-\u9fff“《]")
_NO_NOUN = re.compile(
    "的?(?:中(?:[，有]|$)|[和及与或以并且同而，、占比较至（@]|到(?!场|岗)|达(?!成)|左右|其中|环比|年均|增[长加]|提[高升]|下降|扩大|缩小|减少|降|升至|上升|回落|[高低](?=$)|超过|任务|目标|(?<=的)(?:较?高位|较?高水平|较?低水平|水平|规模|区间|高点)|$)"
)
# What links the figures of one list: 4.2%、5.3% and 6%和7.4%.
_LINK = re.compile("(?:、|/|和|及|与|以及|，|；)(?:分别)?")
_EACH = ("分别", "分别是", "分别为", "分别达", "分别达到", "依次为")
_OWN_VERB = re.compile("(?:、|和|及|与|以及)(?:(?:增[长加]|减少|下降|提高|上升|回落|降低)了?|每人每[月年]|每[月年])")
# Steps that were crossed stand between a name and its figure: 地区生产总值跨越3个千亿元台阶，达到1.5万亿元.
_STEPS = re.compile(
    "(?:连续|接连|先后|连|又|再|五年|成功)*(?:跨越|跨过|跨上|迈上|迈过|跃上|登上|站上|越过|突破|跨|迈)了?"
    "[0-9一二两三四五六七八九十]{1,2}个[^，。；、@]{1,8}?(?:台阶|关口|大关)[、，]?(?:双双)?"
)
# 粮食产量连续八年稳定在…; a cohort that stands for its year: 上升到2019届的26%.
_RUNNING = re.compile("连续[0-9一二两三四五六七八九十]{1,3}(?:年|个月|个季度|个季|次)|20[0-4][0-9]届(?=的?[0-9（])")
_INFLUENCED = re.compile("受[^，；。、@受响]{1,10}影响(?=[^，；。、的])")  # 4月份|受疫情影响|走高至6.1%
_WORD_BREAKS = frozenset("，；。：")
_SHORT = 6
_WORD_STOPS = frozenset("，；。：、（）@")
_CLAUSE_STOPS = _WORD_STOPS - {"、", "）"}
_BRACKET_BREAKS = _WORD_BREAKS | {"（"}


class Masked(NamedTuple):
    """A sentence with `@` for each figure, without quotation marks and brackets that hold none; `at[i]` is figure i."""

    text: str
    at: tuple[int, ...]
    breaks: tuple[int, ...]  # behind each mark that ends a clause


def masked(text: str, found: Sequence[Quantity]) -> Masked:
    """`text` with its quantities masked; one with a unit of its own before it (（万人）22.5) begins at that."""
    parts: list[str] = []
    last = 0
    for quantity in found:
        start = named_until(text, quantity)
        parts += (text[last:start].replace("@", "＠"), "@")
        last = _behind(text, quantity, start)
    parts.append(text[last:].replace("@", "＠"))
    made = "".join(parts).replace("“", "").replace("”", "").replace("其中，", "其中")
    if "（" in made:
        made = _ASIDE.sub("", made)
    if "台阶" in made or "关口" in made or "大关" in made:
        made = _STEPS.sub("", made)
    return Masked(
        made,
        _places(made, "@"),
        tuple(each.end() for each in _BREAK.finditer(made)),
    )


def named_until(text: str, quantity: Quantity) -> int:
    """Where the words that name a figure end: before it, or before the bracket or unit that it stands with alone."""
    if quantity.named >= 0:
        return quantity.named
    if text[quantity.start - 1 : quantity.start] == "（" and text[quantity.end : quantity.end + 1] in ("）", ")"):
        return quantity.start - 1
    return quantity.start


def _behind(text: str, quantity: Quantity, start: int) -> int:
    alone = start == quantity.start - 1 and text[start : start + 1] == "（"
    return quantity.end + 1 if alone else quantity.end


class Spans(NamedTuple):
    """Where the figures of a sentence stand among its words, and where those that name one begin."""

    words: Words
    at: tuple[int, ...]


def cut_sentence(
    text: str, found: Sequence[Quantity], times: Sequence[tuple[int, int]], named: Sequence[tuple[int, int]] = ()
) -> Spans:
    """The words of a sentence, its figures, temporal expressions and the places `named` without sign one word each.

    Clauses without a figure are left whole, as one word: no stage looks into them by words.
    """
    starts = [named_until(text, each) for each in found]
    figures = [(start, _behind(text, each, start), OTHER) for start, each in zip(starts, found, strict=True)]
    crossed = _crossed(text)
    marks = [*figures, *((a, b, "") for a, b in crossed)] if crossed else [*figures, *_whole_clauses(text, figures)]
    marks += [(*each.span(), "") for each in _INFLUENCED.finditer(text)] if "影响" in text else []
    marks += [(each.start(), each.end(), TIME) for each in _RUNNING.finditer(text)]
    for start, end in times:
        start += text.startswith(("到", "至", "，"), start)  # 提升到2025年的57.7%: the verb's
        end += text.startswith("度", end) and text[end - 1] in "年季月"  # 2023年|度以工代赈投资
        if end > start and all(end <= a or b <= start for a, b, _sign in marks):
            marks.append((start, end, TIME))
    clear = (each for each in named if all(each[1] <= a or b <= each[0] for a, b, _sign in marks))
    words = cut(text, sorted([*marks, *((a, b, PLACE) for a, b in clear)]))
    return Spans(words, _places(words.signs, OTHER))


def _places(text: str, sign: str) -> tuple[int, ...]:
    """Where a sign stands in `text`."""
    found: list[int] = []
    at = text.find(sign)
    while at >= 0:
        found.append(at)
        at = text.find(sign, at + 1)
    return tuple(found)


def _crossed(text: str) -> list[tuple[int, int]]:
    """Steps that were crossed between a name and its figure: 跨越3个千亿元台阶，."""
    if "台阶" not in text and "关口" not in text and "大关" not in text:
        return []
    return [each.span() for each in _STEPS.finditer(text) if each.end() - each.start() > 1]


def _whole_clauses(text: str, figures: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The stretches between the figures of a sentence that belong to none of them."""
    last = 0
    ends = [each.start() for each in _BREAK.finditer(text)]
    for start, end, _sign in (*figures, (len(text), len(text), "")):
        first = _LIST_STOP.search(text, last, start) if last else None
        since = start if last else 0
        since = first.end() if first is not None else since
        until = _clause_before(text, ends, since, start)
        if until > since and text.endswith("其中", since, until):
            until -= 2
        if until > since + 1 and not (text.find("（", since, until) >= 0 or text.find("）", since, until) >= 0):
            yield since, until, UNKNOWN
        last = end


def _clause_before(text: str, ends: Sequence[int], since: int, start: int) -> int:
    """Where the clause ends before that of the figure at `start`; -1: nowhere. What is short and ends in a colon is
    no clause: 最低工资标准：第一档：1860元. `ends` is where clauses end in the sentence.
    """
    at = bisect_left(ends, start) - 1
    while at >= 0 and ends[at] >= since and text[ends[at]] == "：" and start - ends[at] <= _SHORT:
        start = ends[at]
        at -= 1
    return ends[at] if at >= 0 and ends[at] >= since else -1


def mentions(text: str, found: Sequence[Quantity], mask: Masked, spans: Spans) -> list[Mention]:
    """The mentions of a sentence, from left to right, with the lists that they form."""
    made: list[Mention] = []
    for index, quantity in enumerate(found):
        made.append(_mention(text, index, quantity, mask, spans))
    return _coordinated(made)


def _mention(text: str, index: int, quantity: Quantity, mask: Masked, spans: Spans) -> Mention:
    """A quantity as a mention: the words and characters around it, and how it is joined to the figure before."""
    at, masked_text = mask.at[index], mask.text
    before = mask.at[index - 1] + 1 if index else 0
    start = _clause_start(mask, at)
    left = masked_text[max(start, before) : at]
    stop = _STOP.search(masked_text, at + 1, at + 1 + _RIGHT)
    right = masked_text[at + 1 : stop.start() if stop else min(len(masked_text), at + 1 + _RIGHT)]
    between = masked_text[before:at]
    word = spans.at[index]
    first = _first_word(spans.words, word, _CLAUSE_STOPS)
    return Mention(
        number=index,
        quantity=quantity,
        kind=quantity.kind,
        left=left,
        right=right,
        clause=masked_text[start:at],
        context=masked_text[max(0, at - _LEFT) : at],
        clause_first=_first_word(spans.words, word, _BRACKET_BREAKS),
        first=first,
        at=word,
        last=_last_word(spans.words, word),
        linked=bool(index) and _LINK.fullmatch(between) is not None,
        chained=bool(index) and before >= start,
        noun_behind=_NOUN.match(right) is not None and _NO_NOUN.match(right) is None,
        bracket=_bracket(text, quantity),
    )


def _clause_start(mask: Masked, at: int) -> int:
    """Where the clause of a figure begins: behind a mark, or within the bracket that is open there."""
    number = bisect_left(mask.breaks, at + 1)
    if number and mask.breaks[number - 1] == at and mask.text[at - 1] == "：":
        number -= 1  # a colon between a name and its figure parts no clause: 第一档：1860元
    start = max(mask.breaks[number - 1] if number else 0, at - _LEFT)
    opened = mask.text.rfind("（", start, at)
    return opened + 1 if opened >= 0 and mask.text.find("）", opened, at) < 0 else start


def _first_word(words: Words, at: int, stops: frozenset[str]) -> int:
    """The first word behind the last of `stops` before the word at `at`; a bracket that was closed is no stop."""
    signs, closed = words.signs, 0
    first = at
    while first > 0:
        sign = signs[first - 1]
        if sign == "）":
            closed += 1
        elif sign == "（":
            if not closed:
                break
            closed -= 1
        elif sign in stops and not closed and not _of_which(words, first - 1) and (sign != "：" or first != at):
            break
        first -= 1
    return first


def _of_which(words: Words, at: int) -> bool:
    """Whether the comma at `at` only parts 其中 from what it opens."""
    return at > 0 and words.signs[at] == "，" and words.words(at - 1, at) == "其中"


def _last_word(words: Words, at: int) -> int:
    """Behind the last word of a figure; what 并 goes on with before another figure is of that one."""
    last, signs = _next_stop(words, at + 1), words.signs
    if _listed_before_its_noun(words, at + 1, last):
        last = _next_stop(words, last + 1)
    if last == len(signs) or signs[last] != OTHER:
        return last
    links = (here for here in range(at + 1, last - 1) if words.words(here, here + 1) in ("并", "并且"))
    return next((here for here in links if words.ends[here + 1] - words.starts[here + 1] > 1), last)


def _next_stop(words: Words, at: int) -> int:
    """Where the clause ends that the word at `at` stands in."""
    while at < len(words.signs) and words.signs[at] not in _WORD_STOPS:
        at += 1
    return at


def _listed_before_its_noun(words: Words, first: int, last: int) -> bool:
    """Whether the words behind a figure up to 、 are of a list whose noun is said behind it: 3万|下岗、|失业人员."""
    signs, nouns = words.signs, signs_in("NOUN COUNT_NOUN POPULATION POPULATION_HEAD")
    if last == first or last + 1 >= len(signs) or signs[last] != "、" or signs[last - 1] in nouns:
        return False
    stop = _next_stop(words, last + 1)
    if signs[stop : stop + 1] == OTHER or nouns.isdisjoint(signs[last + 1 : stop]) or "的" in words.words(first, stop):
        return False
    verbs = signs_in("ACTION")
    if signs[last + 1] in verbs:
        return signs[first] in verbs
    return last == first + 1 or verbs.isdisjoint(signs[first:last])


def _bracket(text: str, quantity: Quantity) -> int:
    """Where the bracket opens that a figure shares with other words: （其中省外6.02万人）; -1 where there is none."""
    if "（" not in text or named_until(text, quantity) != quantity.start:
        return -1
    start = quantity.start
    opened = text.rfind("（", max(0, start - _LEFT), start)
    if opened < 0 or text.find("）", opened, start) >= 0 or text.find("）", quantity.end, quantity.end + _LEFT) < 0:
        return -1
    return opened


def _coordinated(found: list[Mention]) -> list[Mention]:
    """The mentions with the lists numbered that nothing but 、 or 和 links: 分别增长4.5%、5.5%."""
    made: list[Mention] = []
    number = -1
    for index, mention in enumerate(found):
        before = made[index - 1] if index else None
        if before is not None and _goes_on(before, mention, made[index - 1 - before.place].left):
            if before.coordination < 0:
                number += 1
                made[-1] = before = before._replace(coordination=number)
            mention = mention._replace(coordination=number, place=before.place + 1)
        made.append(mention)
    return made


def _goes_on(before: Mention, mention: Mention, told: str) -> bool:
    """Whether a figure goes on with the list of the one before; `told` is what stands before that list.

    Behind 分别 each may have a verb of its own: 分别比上年末增加42万人、15万人和减少3万人.
    """
    alike = before.kind in (mention.kind, "bare") or (mention.linked and mention.chained and told.endswith(_EACH))
    linked = mention.linked or ("分别" in told and _OWN_VERB.fullmatch(mention.left) is not None)
    told_apart = mention.chained or (mention.linked and told.endswith(_EACH))  # 分别是54474人，15708人和11720人
    return linked and alike and not before.noun_behind and told_apart
