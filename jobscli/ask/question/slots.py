"""A question -> what stands in it: regions, metrics, names, topics, numbers, and what kind of answer is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.meant import metrics_meant
from jobscli.errors import UsageError
from jobscli.record import NATION
from jobscli.store import Store
from jobscli.words.also import by_sound, in_english
from jobscli.words.load import _toml

_LONGEST = 300
_MARKS = dict.fromkeys(map(ord, "《》〈〉「」『』“”‘’\"'、。,;:!?()[]【】…?？，。！；：·—- \t\r\n"), " ")
_NUMBER = re.compile(r"\d[\d.]*(?:万亿|亿|万)?(?:%|元|人次|人|家|个|场|名)?|[一二两三四五六七八九十百千]*[百千][万亿]")
# What is counted: 多少岗位.
_COUNTED = re.compile("多少(?:名|个|家|户|场)?([\u4e00-\u9fff]{2,6})$")
_NOUN = 20  # more than the longest name of a metric has characters
# Short names of regions that are no part of another word: 粤 is in 粤菜, 苏 in 苏陕.
_SHORT = {"皖": "安徽", "豫": "河南", "浙": "浙江", "鲁": "山东", "冀": "河北"}


@dataclass(frozen=True)
class Question:
    """What was asked. `rest` is the text without regions and small words, in pieces; `metrics` the longest first."""

    text: str
    cues: frozenset[str] = frozenset()
    regions: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


def understood(text: str, store: Store) -> Question:
    """The question in `text`."""
    plain = words.fold(text[:_LONGEST])
    if re.fullmatch("[ -~]*", plain):
        return _latin(plain, store)
    bare = plain.translate(_MARKS)
    regions = _regions(bare)
    names = _names(bare, store)
    around = plain
    for name in names:  # 最多跑一次 asks for no ranking
        around = around.replace(words.fold(name), " ")
    cues = frozenset(cue for cue, said in _toml("questions")["cue"].items() if any(each in around for each in said))
    if re.search("谁.*[高多大低少]\\W*$", around):
        cues |= {"rank"}
    numbers = tuple(each for each in _NUMBER.findall(bare) if not re.fullmatch(r"(?:19|20)\d\d|\d", each))
    rest = _pieces(bare, regions)
    return Question(
        bare,
        cues,
        regions,
        _metrics(bare, rest, store),
        names,
        _terms(rest, "kind"),
        _terms(rest, "topic"),
        _terms(rest, "group"),
        numbers,
        rest,
    )


def _latin(plain: str, store: Store) -> Question:
    """A question in English or in pinyin: the same through the terms that its words mean."""
    said: Mapping[str, Sequence[str]] = _toml("questions")["latin"]
    cues = frozenset(cue for cue, signs in said.items() if any(sign in plain for sign in signs))
    each = re.findall("[a-z][a-z-]*", plain)
    regions = [found.name for word in each for found in [words.region(word)] if found and len(word) > 3]
    small = {*str(_toml("questions")["small"]["english"]).split(), *str(_toml("questions")["small"]["pinyin"]).split()}
    content = [word for word in each if word not in small and not (len(word) > 3 and words.region(word))]
    metrics: tuple[str, ...] = ()
    for wanted in _phrases(content):
        try:
            metrics = metrics_meant(wanted, store).metrics if wanted else ()
        except UsageError:
            continue
        break
    terms = [term for word in (" ".join(content), *content) for term in in_english(word) or by_sound(word)[:1]]
    return Question(
        plain, cues, tuple(dict.fromkeys(regions)), metrics[:3], rest=tuple(dict.fromkeys(terms or content))
    )


def _phrases(content: Sequence[str]) -> list[str]:
    """The words in a row, all of them first, then fewer."""
    lengths = range(len(content), 0, -1)
    return [" ".join(content[at : at + n]) for n in lengths for at in range(len(content) - n + 1)][:40]


def _regions(text: str) -> tuple[str, ...]:
    """The regions that `text` names, in its order; 苏陕 in a name is no place."""
    found: dict[int, str] = {}
    for each in words.regions().values():
        if each.name != NATION and (at := text.find(each.name)) >= 0:
            found[at] = each.name
    for name in _toml("region_groups"):
        if (at := text.find(name)) >= 0 and "东西部" not in text:
            found.update({at + i / 100: each for i, each in enumerate(words.region_group(name))})  # type: ignore[misc]
    for at in range(len(text) - 1):
        pair = words.region_group(text[at : at + 2])
        if pair and text[at : at + 2] not in {"苏陕", *_toml("region_groups")} and at not in found:
            found.update({at + i: each for i, each in enumerate(pair)})
    found.update({at: name for at, sign in enumerate(text) for name in [_SHORT.get(sign)] if name and at not in found})
    if "回皖" in text:
        found.pop(text.find("皖"), None)
    return tuple(dict.fromkeys(found[at] for at in sorted(found)))


def _pieces(text: str, regions: Iterable[str]) -> tuple[str, ...]:
    """What is left of `text` without the regions and the words that say nothing of the matter."""
    for region in regions:
        known = words.regions()[region]
        text = text.replace(known.full, " ").replace(known.name, " ")
    for name in _toml("region_groups"):
        text = text.replace(name, " ") if "东西部" not in text else text
    kept = _kept()
    pieces = []
    at = 0
    word = ""
    while at < len(text):
        held = next((text[at : at + n] for n in range(12, 1, -1) if text[at : at + n] in kept), "")
        small = next((text[at : at + n] for n in range(5, 0, -1) if text[at : at + n] in _small()), "")
        if held and len(held) >= len(small):
            pieces += [word, held]
            word = ""
            at += len(held)
        elif small or text[at].isspace():
            pieces.append(word)
            word = ""
            at += len(small) or 1
        else:
            word += text[at]
            at += 1
    return tuple(dict.fromkeys(each for each in (*pieces, word) if len(each) > 1))


@cache
def _small() -> frozenset[str]:
    return frozenset(str(_toml("questions")["small"]["chinese"]).split())


@cache
def _kept() -> frozenset[str]:
    """The terms of the vocabulary, which no small word takes apart."""
    said = _toml("synonyms")
    grouped = [word for group in said["groups"] for word in group]
    named = [name for each in words.metrics().values() for name in (each.name, *each.aliases)]
    return frozenset((*words.terms("topic"), *words.terms("group"), *grouped, *said["wider"], *named))


def _metrics(text: str, rest: Sequence[str], store: Store) -> tuple[str, ...]:
    """The metrics with a name in `text`, the longest name first; then those that a piece of it means alone."""
    joined = text.replace(" ", "")
    found: dict[str, int] = {}
    for each in words.metrics().values():
        inside = max((len(name) for name in (each.name, *each.aliases) if words.fold(name) in joined), default=0)
        if inside:
            found[each.name] = inside
    for key, _n in store.count("statistics", {}, ("metric",)):
        name = str(key[0])
        if len(name) > 2 and name in joined:
            found[name] = max(found.get(name, 0), len(name))
    counted = _COUNTED.search(joined)
    if counted and (meant := _meant(counted[1], store)):
        found.update({name: found.get(name, 0) + _NOUN for name in meant})  # 多少岗位 asks for posts
    if not found and any(each in joined for each in ("多少", "最", "几", "率", "排")):
        for piece in ("".join(rest), *rest):
            found.update({name: len(piece) for name in _meant(piece, store)})
    return tuple(sorted(found, key=lambda name: -found[name]))


def _meant(piece: str, store: Store) -> tuple[str, ...]:
    try:
        meant = metrics_meant(piece, store)
    except UsageError:
        return ()
    return meant.metrics if len(meant.metrics) <= 3 else ()


def _names(text: str, store: Store) -> tuple[str, ...]:
    """The proper names of measures that stand in `text`, or of which the telling part does."""
    joined = text.replace(" ", "")
    found: dict[str, int] = {}
    for measure in typed.measures(store):
        for name in measure.names:
            core = "".join(words.fold(name.name).translate(_MARKS).split())
            inside = core if core in joined else _core(core, joined)
            if len(inside) > 2 or (inside and inside == core):
                found[name.name] = max(found.get(name.name, 0), len(inside))
    return tuple(sorted(found, key=lambda name: -found[name]))


def _core(name: str, text: str) -> str:
    """The beginning of a name, in letters, figures or quotation marks, that `text` has: 2611 of 2611定向招工模式."""
    found = re.match(r"[a-z\d+]{2,}", name)
    if found and found[0] in text:
        return found[0].ljust(3)
    half = name[: max(4, len(name) * 2 // 3)]
    return half if len(half) > 3 and half in text else ""


def _terms(rest: Sequence[str], field: str) -> tuple[str, ...]:
    found = [words.term(field, each) for each in rest]
    return tuple(dict.fromkeys(each for each in found if each))
