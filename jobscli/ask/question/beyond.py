"""What a question names beside that which its figures tell: found elsewhere, or said not to be there."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from jobscli import words
from jobscli.ask import large, typed
from jobscli.ask.question import told
from jobscli.ask.question.asked import Asked, where
from jobscli.ask.question.figures import unit_asked
from jobscli.ask.question.retrieve import pairs, pairs_told, retrieve
from jobscli.ask.question.slots import Question
from jobscli.language import _
from jobscli.record import Statistic
from jobscli.store import Store
from jobscli.words.also import also, general_pieces, swapped
from jobscli.words.lexicon import kinds

_LONGEST = 8  # characters of a word; a longer piece may be half a sentence
_MORE = 2  # measures told beside the figures


def completed(store: Store, question: Question, found: Asked, figures: Sequence[Statistic]) -> Asked:
    """The answer with what tells of the words of the question that its `figures` and their measures do not have."""
    ids = {each.measure for each in figures if each.measure}
    own = typed.measures(store, {"id": list(ids)}) if ids else []
    more = _of_unit(store, question, figures)
    beside = _("同一举措还报了：{told}").format(told=told.figures(more))
    if more and beside not in found.told:
        found = replace(found, told=(*found.told, beside))
    found = _of_names(store, question, found, ids)
    if counted := _COUNTED.search(question.text):
        return replace(found, told=(_("没有“{word}”的数，有的是：").format(word=counted[0]), *found.told))
    left = _left(question, {*_known(found, figures), *(pair for each in pairs_told(store, own) for pair in each)})
    if not left or not figures:
        return found
    near = [each for each in retrieve(store, question.rest, where(question)) if each.id not in ids]
    near = [each for each, held in zip(near, pairs_told(store, near), strict=True) if _speaks(held, left)][:_MORE]
    said = "”“".join(left)
    if near:
        lines = [_("问到的“{words}”在这里：").format(words=said), *told.measures(store, near)]
        asks_figure = {"counted", "rank", "compare", "change", "aim", "low", "share"} & question.cues
        return replace(found, told=(*found.told, *lines) if asks_figure else (*lines, *found.told))
    joined = question.text.replace(" ", "")
    asked = [each for each in left if is_people(each) or _is_counted(each, joined)]
    asked = [each for each in asked if not _is_shortened(each, joined, {one.metric for one in figures})]
    if not asked or more:
        return found
    said = "”“".join(asked)
    return replace(found, told=(_("没有直接说“{words}”的数，最近的：").format(words=said), *found.told))


def _is_shortened(word: str, text: str, metrics: Collection[str]) -> bool:
    """Whether a metric has a word with another of the question in short: 减负 is 减轻…负担."""
    before = text[: text.find(word)]
    return any(sign + word[0] in metric for metric in metrics for sign in before)


def _is_counted(word: str, text: str) -> bool:
    """Whether a question asks how much of a word there is: 减税多少, 减了多少, 多少残疾人."""
    return any(each in text for each in (f"{word}多少", f"{word}几", f"{word}了多少", f"{word}了几", f"多少{word}"))


def is_people(word: str) -> bool:
    """Whether a word names people: 妇女, 残疾人."""
    return bool(words.term("group", word)) or "POPULATION" in kinds().get(word, ())


# What is counted that no figure counts.
_COUNTED = re.compile("(?:几|多少|第几)[届期轮批次]")


def _of_unit(store: Store, question: Question, figures: Sequence[Statistic]) -> list[Statistic]:
    """The figures in the unit that is asked for, of the measures of figures which are in another one."""
    unit = unit_asked(question.text)
    if not unit or not figures or any(each.unit in unit for each in figures):
        return []
    return typed.statistics(store, {"measure": [each.measure for each in figures if each.measure], "unit": list(unit)})


def _of_names(store: Store, question: Question, found: Asked, ids: Collection[str]) -> Asked:
    """The answer with the figures of the other measures that are called by name."""
    names = question.names
    called = [
        each.id
        for each in (typed.measures(store, large.named(store, where(question), names)) if names else ())
        if each.id not in ids and any(name.name in names for name in each.names)
    ]
    figures = typed.statistics(store, {"measure": called}) if called else []
    if not figures:
        return found
    return replace(found, told=(*found.told, _("另有：{told}").format(told=told.figures(figures[:4]))))


# Of a change texts speak in many words: 提高, 高于上年, 增长.
_OF_CHANGE = {"RISE", "FALL", "EXCEED"}


def _left(question: Question, held: set[str]) -> list[str]:
    """The words of the question of which `held` has no telling pair."""
    general = {*words.terms("kind").values(), *words.terms("plan"), "全国", "地方", "时期", "期间"}
    short = [each for each in question.rest if len(each) <= _LONGEST and not each.isascii() and each not in general]
    short = [each for each in short if not kinds().get(each, frozenset()) & _OF_CHANGE]
    return [each for each in short if pairs(each) - general_pieces() and not _speaks(held, [each])]


def _speaks(held: set[str], sought: Sequence[str]) -> bool:
    """Whether `held` has a telling pair of a word, or of what it is also called."""
    for each in sought:
        for said in (each, *also(each), *swapped(each)):
            own = pairs(said)
            if (own - general_pieces()) & held:
                return True
    return False


def _known(found: Asked, figures: Sequence[Statistic]) -> set[str]:
    names = [found.command]
    for each in figures:
        known = words.metric(each.metric)
        names += [each.metric, each.label, each.population or "", *(known.aliases if known else ())]
    return {pair for text in (*names, *found.told) for pair in pairs(words.fold(text))}
