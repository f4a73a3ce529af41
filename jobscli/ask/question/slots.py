"""A question -> what stands in it: regions, metrics, names, topics, numbers, and what kind of answer is wanted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jobscli import words
from jobscli.ask.question.pieces import pieces, without_fillers
from jobscli.ask.question.spotted import meant_alone, metrics_in
from jobscli.ask.regions import covered
from jobscli.record import NATION
from jobscli.store import Store, Where
from jobscli.words.also import amount, by_sound, english, in_english
from jobscli.words.load import _toml

_LONGEST = 300
_MARKS = dict.fromkeys(map(ord, "《》〈〉「」『』“”‘’\"'、。,;:!?()[]【】…?？，。！；：·—- \t\r\n"), " ")
_NUMBER = re.compile(
    r"\d[\d.]*(?:万亿|亿|万)?(?:%|元|人次|人|家|个|场|名)?|[一二两三四五六七八九十百千]*[一二两三四五六七八九十百千][万亿]"
)
# Short names of regions that are no part of another word: 粤 is in 粤菜, 苏 in 苏陕.
_SHORT = {"皖": "安徽", "豫": "河南", "浙": "浙江", "鲁": "山东", "冀": "河北"}


@dataclass(frozen=True)
class Question:
    """What was asked. `rest` is the text without regions and small words, in pieces; `metrics` the longest first.

    `regions` are those asked about: of 除了江苏 all others, and `but` are those named so; `lacks` says that those are
    asked for which have nothing of the matter.
    """

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
    but: tuple[str, ...] = ()
    lacks: bool = False
    several: bool = False  # whether it names several things beside each other: 直播、互联网


# The regions that a question leaves out: 除了江苏以外, 不算江苏.
_BUT = re.compile(
    r"(?:除了?|不算|不含|不包括|撇开|剔除)([\u4e00-\u9fff、]{2,12}?)(?:以外|之外|外|,| |还有|其他|其余|哪|都|$)"
)
# Who says nothing of a matter: 哪些省没有提到, 没报.
_NOT = "(?:没有|没|未|不)(?:提到|提及|提过|提|报告|报|写到|写|说|公布|涉及|出现|列|开展|搞|做|给出|设|建)(?:出|过|立)?"
_LACKS = re.compile(f"(?:哪|谁|几个省|有没有)[^吗?]{{0,8}}?({_NOT})|({_NOT})(?=[^吗?]{{1,20}}(?:的省|的地区|的有|哪))")
_LACKS_LATIN = re.compile(
    "(?:did|do|does|have|has)(?:n't| not)|without|no (?:data|figures?)|(?:not|never) (?:report|mention)"
)


_SEVERAL = re.compile("、|和|或|及|与|跟")


def understood(text: str, store: Store) -> Question:
    """The question in `text`."""
    plain = without_fillers(_written(words.fold(text[:_LONGEST])))
    if re.fullmatch("[ -~]*", plain):
        return _latin(plain, store)
    bare = plain.translate(_MARKS).replace("个亿", "亿").replace("个万", "万")
    named = _regions(bare)
    if len(named) > 1 and (asked := re.search("有没有([\u4e00-\u9fff]{2,3})$", bare.strip())):
        named = tuple(each for each in named if each != asked[1])  # 九省区有没有贵州 asks for a name
    but = tuple(each for found in _BUT.findall(plain) for each in _regions(found))
    regions = tuple(each for each in named if each not in but)
    if but and not regions:
        regions = tuple(each for each in covered(store) if each not in (*but, NATION))
    names = _names(bare, store)
    around = plain
    for name in (*names, *_IN_NAMES):  # 最多跑一次 asks for no ranking, and incomes for no mean
        around = around.replace(words.fold(name), " ")
    cues = _cues(around, regions)
    lacks = _LACKS.search(around)
    if lacks:
        cues -= {"judge", "yes"}
    numbers = tuple(each for each in _NUMBER.findall(bare) if not re.fullmatch(r"(?:19|20)\d\d|\d", each))
    said = bare.replace(lacks[1] or lacks[2], " ") if lacks else bare
    rest = pieces(said, named, ["".join(words.fold(name).translate(_MARKS).split()) for name in names])
    return Question(
        bare,
        cues,
        regions,
        metrics_in(bare, rest, store, {"region": list(regions)} if regions else {}),
        names,
        _terms(rest, "kind"),
        _terms(rest, "topic"),
        _terms(rest, "group"),
        numbers,
        rest,
        but,
        bool(lacks),
        bool(_SEVERAL.search(plain)),
    )


def _cues(around: str, regions: Sequence[str]) -> frozenset[str]:
    """What shows which kind of answer is wanted; `around` is the question without the names in it."""
    cues = frozenset(cue for cue, said in _toml("questions")["cue"].items() if any(each in around for each in said))
    if re.search("谁.*[高多大低少]\\W*$", around):
        cues |= {"rank"}
    if re.search(r"没有\W*$|有[^比高低多少没什]{1,10}吗", around):
        cues |= {"judge", "yes"}
    if re.search("怎么(?!样|引|写|来|会|解释|算)|如何", around):
        cues |= {"practice"}
    if re.search(r"吧\W*$", around):
        cues |= {"judge"}
    if {"rank", "aim"} & cues or re.search(r"[比较同](?:上年|去年|上一年|前一年)[^\d]*$", around):
        cues -= {"last"}  # what is asked for is this year's change, or the latest year there is
    if re.search("最[多高大快].*最[少低小慢]", around):
        cues -= {"low"}  # the first is asked for, and how far the last is from it
    if len(regions) > 1 and re.search("[一总共]共|总计", around):
        cues |= {"sum"}
    if len(regions) > 1 and re.search("比.*[多少高低].*(?:多少|几)", around):
        cues |= {"compare"}
    if _HOW_MANY.search(around):
        cues = cues - {"counted"} | {"list", "who"}  # 多少省提到 asks who does
    return cues


def _written(text: str) -> str:
    """`text` with what is only spoken as it is written: 咋分配 is 怎么分配."""
    said: Mapping[str, str] = _toml("questions")["spoken"]
    for each, written in said.items():
        if not (each.isascii() and text.isascii()):  # gdp in an English question is an English word
            text = text.replace(each, written)
    return _SPELT.sub(lambda found: f"{amount(found[1]) or found[1]}{found[2].replace('块', '元')}", text)


# A number in characters before what it counts: 一千块, 三十三个项目.
_SPELT = re.compile("([一二两三四五六七八九十百千万]{2,})(块|元|人|家|户|名|场|所|项|个项目)")


_IN_NAMES = (
    "人均可支配",
    "人均可支",
    "人均地区生产总值",
    "人均生产总值",
    "人均纯收入",
    "人均消费",
    "平均工资",
    "平均值",
    "最低工资",
    "最低生活",
    "最低标准",
    "最低比例",
)  # what they have asks for nothing
_HOW_MANY = re.compile("(?:多少|几)个?(?:省|地区|地方)")


def _latin(plain: str, store: Store) -> Question:
    """A question in English or in pinyin: the same through the terms that its words mean."""
    said: Mapping[str, Sequence[str]] = _toml("questions")["latin"]
    cues = frozenset(cue for cue, signs in said.items() if any(re.search(rf"\b{sign}", plain) for sign in signs))
    lacks = bool(_LACKS_LATIN.search(plain))
    if _ASKS.match(plain):
        cues |= {"judge"}
    each = re.findall("[a-z][a-z-]*", plain)
    regions = [found.name for word in each for found in [words.region(word)] if found and len(word) > 3]
    small = {*str(_toml("questions")["small"]["english"]).split(), *str(_toml("questions")["small"]["pinyin"]).split()}
    content = [word for word in each if word not in small and not (len(word) > 3 and words.region(word))]
    terms = _in_terms(content, store)
    asked: Where = {"region": regions} if regions else {}
    return Question(
        plain,
        cues,
        tuple(dict.fromkeys(regions)),
        metrics_in(" ".join(terms), terms, store, asked)[:3] or _any_meant(terms, store),
        _names(" ".join((plain, *terms)), store),
        numbers=tuple(_in_chinese(*found) for found in _COUNT.findall(plain)),
        rest=terms,
        lacks=lacks,
    )


# A question of yes or no, and its numbers: did Guangdong spend 20 billion.
_ASKS = re.compile(r"\s*(?:is|are|was|were|did|does|do|has|have|can|could|should)\b")
_COUNT = re.compile(r"(\d[\d.,]*)\s*(thousand|million|billion|trillion|percent|%)")
_SIZES = {"thousand": ("1000", ""), "million": ("100", "万"), "billion": ("10", "亿"), "trillion": ("10000", "亿")}


def _in_chinese(digits: str, size: str) -> str:
    """A number of English as a figure prints it: 20 billion is 200亿."""
    times, unit = _SIZES.get(size, ("1", "%"))
    value = Decimal(digits.replace(",", "").rstrip(".")) * Decimal(times)
    return f"{value.normalize():f}{unit}"


def _in_terms(content: Sequence[str], store: Store) -> tuple[str, ...]:
    """The terms that English words or pinyin mean, the longest phrase first; the words themselves where none does."""
    found: list[str] = []
    at = 0
    while at < len(content):
        n, term = next(
            (n, term) for n in range(_PHRASE, 0, -1) if (term := _term_of(content[at : at + n], store) or n == 1)
        )
        found += [term] if isinstance(term, str) and term else []
        at += n
    return tuple(dict.fromkeys(found)) or tuple(content)


_PHRASE = 6  # words of a phrase


def _any_meant(terms: Sequence[str], store: Store) -> tuple[str, ...]:
    """The metrics that the first of `terms` means which means any."""
    found = (metrics for each in terms if (metrics := meant_alone(each, store)))
    return next(found, ())


def _term_of(phrase: Sequence[str], store: Store) -> str:
    """What a phrase means: a word of the field, the one metric of that English name, or what sounds so."""
    said = " ".join(phrase)
    if own := in_english(said):
        return own[0]
    named = english(said)
    if len(phrase) > 1 and named:
        held = set(store.values("statistics", "metric"))
        return next((each for each in named if each in held), named[0])
    return next(iter(by_sound(said)), "")


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
        inside = any(start <= at + 1 and at < start + len(name) for start, name in found.items())
        if pair and text[at : at + 2] not in {"苏陕", *_toml("region_groups")} and not inside:
            found.update({at + i: each for i, each in enumerate(pair)})
    found.update({at: name for at, sign in enumerate(text) for name in [_SHORT.get(sign)] if name and at not in found})
    if "回皖" in text:
        found.pop(text.find("皖"), None)
    return tuple(dict.fromkeys(found[at] for at in sorted(found)))


def _names(text: str, store: Store) -> tuple[str, ...]:
    """The proper names of measures that stand in `text`, or of which the telling part does."""
    joined = text.replace(" ", "")
    found: dict[str, int] = {}
    for (region, name), _n in store.count("measures", {}, ("region", "names")):
        if name is None:
            continue
        core = "".join(words.fold(str(name)).translate(_MARKS).split())
        core = core.removeprefix(words.regions()[str(region)].full) if region in words.regions() else core
        quoted = _QUOTED.search(str(name))
        inside = core if core in joined else _core(core, joined)
        inside = inside or (quoted[1] if quoted and words.fold(quoted[1]) in joined else "")
        if len(inside) > 2 or (inside and inside == core):
            found[str(name)] = max(found.get(str(name), 0), len(inside))
    return tuple(sorted(found, key=lambda name: -found[name]))


_QUOTED = re.compile("“(.{3,})”")  # what a name is known by: 百千万 of “百千万”就业失业监测体系


def _core(name: str, text: str) -> str:
    """The beginning of a name, in letters or figures, or two thirds of it, that `text` has: 2611.

    Figures within longer ones are none of its: 20连涨 is not named by 2019年.
    """
    found = re.match(r"[a-z\d+]{2,}", name)
    if found and re.search(rf"(?<![a-z\d]){re.escape(found[0])}(?![a-z\d])", text):
        return found[0].ljust(3)
    half = name[: max(4, len(name) * 2 // 3)]
    return half if len(half) > 3 and half in text and not words.metrics_named(half) else ""


def _terms(rest: Sequence[str], field: str) -> tuple[str, ...]:
    found = [words.term(field, each) for each in rest]
    return tuple(dict.fromkeys(each for each in found if each))
