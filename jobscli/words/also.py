"""What people also call a thing: synonyms, other names of metrics, English, pinyin, other spellings of a number.

Each function gives words in simplified Chinese that records may hold; none looks into a store.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache, lru_cache

from jobscli.words.load import _toml, fold, metrics, metrics_named, synonyms, terms

_LATIN = re.compile("[a-z][a-z0-9 .'-]*")
_AMOUNT = re.compile(r"(?P<digits>\d{1,15}(?:\.\d{1,8})?)(?P<size>万亿|[十百千]?亿|[百千]?万)?(?P<unit>\D{0,4})")
_NUMERAL = re.compile("(?P<digits>[零一二两三四五六七八九十百千]{1,9})(?P<size>万亿|万|亿)(?P<unit>[^万亿]{0,4})")
_SIZES = {"万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_SIZES |= {"十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12}
_DIGITS = "零一二三四五六七八九"
_TENS = (("千", 1000), ("百", 100), ("十", 10))
_LONGEST = 40


@lru_cache(256)
def also(word: str) -> tuple[str, ...]:
    """What is looked for beside `word`: nothing of it is the word itself.

    >>> also("失业保险返还")[0], also("五十万"), also("recruitments"), also("chuangye danbao daikuan")
    ('稳岗返还', ('50万', '500000'), ('招聘活动场次', '招聘活动服务人次', '招聘'), ('创业担保贷款',))
    """
    plain = fold(word)
    if len(plain) > _LONGEST:
        return ()
    found = dict.fromkeys(each.name for each in metrics_named(word) if plain not in each.name)
    found.update(dict.fromkeys((*synonyms(word)[1:], *_toml("synonyms")["wider"].get(plain, ()), *spellings(word))))
    if _LATIN.fullmatch(plain):
        found.update(dict.fromkeys(english(plain) or by_sound(plain)))
    return tuple(each for each in found if fold(each) != plain)


def english(text: str) -> tuple[str, ...]:
    """What an English word or phrase means: the metrics of that name, then the word of the field.

    >>> english("guaranteed start-up loans")
    ('创业担保贷款', '创业担保贷款余额', '创业担保贷款贴息')
    """
    wanted = _stems(text)
    if not wanted:
        return ()
    named = [each.name for each in metrics().values() if _holds(_stems(each.english), wanted)]
    return tuple(dict.fromkeys((*named[:3], *in_english(text))))


@cache
def general_pieces() -> frozenset[str]:
    """Pairs of characters in names of metrics that make no two of them relatives."""
    return frozenset(str(_toml("synonyms")["general"]).split())


def in_english(text: str) -> tuple[str, ...]:
    """The word of the field that an English word means.

    >>> in_english("Incubators"), in_english("贷款")
    (('孵化基地',), ())
    """
    said: Mapping[str, list[str]] = _toml("synonyms")["english"]
    wanted = _stems(text)
    return tuple(next((said[each] for each in said if wanted and _stems(each) == wanted), ()))


def swapped(text: str) -> tuple[str, ...]:
    """`text` with a word of it in the place of which a synonym stands.

    >>> swapped("大学生就业率")
    ('高校毕业生就业率', '毕业生就业率')
    """
    plain = fold(text[:_LONGEST])
    found: dict[str, None] = {}
    for group in _toml("synonyms")["groups"]:
        inside = max((each for each in group if each in plain), key=len, default="")
        found.update(dict.fromkeys(plain.replace(inside, each) for each in group if inside and each != inside))
    return tuple(found)


def _stems(text: str) -> list[str]:
    words = re.split("[^a-z]+", fold(text).replace("start-up", "startup").replace("e-commerce", "ecommerce"))
    return [each.removesuffix("s") for each in words if each and each not in _SMALL]


_SMALL = frozenset(("a", "an", "the", "of", "on", "in", "for", "and", "by", "to", "new"))


def _holds(words: list[str], wanted: list[str]) -> bool:
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def by_sound(text: str) -> tuple[str, ...]:
    """The terms, or the beginnings of terms, that sound like `text` in pinyin.

    >>> by_sound("wengang"), by_sound("fumin"), by_sound("loan")
    (('稳岗',), ('富民',), ())
    """
    wanted = re.sub("[^a-z]", "", fold(text))
    if len(wanted) < 4:
        return ()
    found = {each: len(term) for term in _vocabulary() for each in [_beginning(term, wanted)] if each}
    whole = [each for each in found if each in _vocabulary()]
    return tuple(whole or sorted(found, key=lambda each: found[each]))[:3]


def _beginning(term: str, wanted: str) -> str | None:
    """The first characters of `term` that sound like `wanted`, whichever way a character is spoken."""
    rests = {wanted}
    for at, character in enumerate(term, 1):
        heard = _sounds().get(character, ())
        rests = {rest[len(sound) :] for rest in rests for sound in heard if rest.startswith(sound)}
        if "" in rests:
            return term[:at]
        if not rests:
            return None
    return None


@cache
def _sounds() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for syllable, characters in _toml("pinyin").items():
        for each in characters:
            found[each] = (*found.get(each, ()), syllable)
    return found


@cache
def _vocabulary() -> Mapping[str, None]:
    """The words of the field: metrics and their other names, topics, groups, synonyms."""
    said = _toml("synonyms")
    named = [name for each in metrics().values() for name in (each.name, *each.aliases)]
    grouped = [word for group in said["groups"] for word in group]
    return dict.fromkeys((*named, *terms("topic"), *terms("group"), *grouped, *said["wider"]))


@cache
def _mistaken() -> frozenset[tuple[str, str]]:
    """The characters that look alike, each pair both ways round."""
    groups = str(_toml("synonyms")["mistaken"]).split()
    return frozenset((one, other) for group in groups for one in group for other in group if one != other)


def is_slip(one: str, other: str) -> bool:
    """Whether one character is easily typed or read for another: it looks or sounds like it.

    >>> is_slip("货", "贷"), is_slip("名", "民"), is_slip("存", "贷")
    (True, True, False)
    """
    heard = ({_plainly(each) for each in _sounds().get(sign, ())} for sign in (one, other))
    return (one, other) in _mistaken() or not frozenset(next(heard)).isdisjoint(next(heard))


def _plainly(syllable: str) -> str:
    """A syllable as who does not tell zh from z, nor ing from in, writes it."""
    return re.sub("(?<=[zcs])h", "", syllable).removesuffix("g")


def spellings(text: str) -> tuple[str, ...]:
    """The other ways to print the number that `text` is: 1000亿 is 千亿 and 一千亿, 五十万 is 50万.

    >>> spellings("1000亿元"), spellings("百分之97"), spellings("492000万"), spellings("贷款")
    (('千亿元', '一千亿元', '100000000000元'), ('97%',), ('49.2亿', '4920000000'), ())
    """
    plain = fold(text).replace(",", "")
    if plain.startswith("百分之"):
        value = amount(plain.removeprefix("百分之"))
        return () if value is None else (f"{_plain(value)}%",)
    found = _AMOUNT.fullmatch(plain) or _NUMERAL.fullmatch(plain)
    value = amount(plain)
    if found is None or value is None or (not found["size"] and value < 10**4):
        return ()
    return tuple(each for each in _printed(value, found["unit"]) if fold(each) != plain)


def amount(text: str) -> Decimal | None:
    """The number that `text` is, in digits or in characters, with 万 or 亿 and perhaps a unit behind it.

    >>> amount("49.2亿元"), amount("五十万"), amount("一千亿"), amount("贷款")
    (Decimal('4920000000'), Decimal('500000'), Decimal('100000000000'), None)
    """
    plain = fold(text).replace(",", "")
    if found := _AMOUNT.fullmatch(plain):
        return (Decimal(found["digits"]) * _SIZES.get(found["size"] or "", 1)).normalize() + 0
    if found := _NUMERAL.fullmatch(plain):
        return Decimal(_counted(found["digits"])) * _SIZES[found["size"]]
    return Decimal(_counted(plain)) if plain and set(plain) <= set(_DIGITS + "两十百千") else None


def _counted(characters: str) -> int:
    total = last = 0
    for each in characters.replace("两", "二"):
        if each in _DIGITS:
            last = _DIGITS.index(each)
        else:
            total += (last or 1) * dict(_TENS)[each]
            last = 0
    return total + last


def _printed(value: Decimal, unit: str) -> Iterable[str]:
    for size, n in (("亿", 10**8), ("万", 10**4)):
        told = value / n
        if told < Decimal("0.1"):
            continue
        if size == "亿" or told < 10**6:
            yield f"{_plain(told)}{size}{unit}"
        if told == told.to_integral_value() and told < 10**4 and int(told) % 10 == 0:
            spelt = _characters(int(told))
            yield from (f"{each}{size}{unit}" for each in dict.fromkeys((spelt.removeprefix("一"), spelt)))
    yield f"{_plain(value)}{unit}"


def _characters(n: int) -> str:
    told = ""
    for sign, size in _TENS:
        if n >= size:
            told += _DIGITS[n // size] + sign
            n %= size
    return told + (_DIGITS[n] if n else "")


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
