"""Words near those of a search that finds nothing: a slip in one that a name has, and terms that there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.search_syntax import Phrase
from jobscli.store import Store, Where, Words
from jobscli.store.matching import bare
from jobscli.words.also import also, is_slip

_SHORT = 4  # characters of a word that another may be by chance but for one
_PAIR = 2  # characters of the shortest word
_TERMS = 4  # terms proposed for a word, the first of them two words
_TRIED = 8  # words of a question without a hit for which near ones are looked for


def slips(store: Store, phrase: Phrase, narrowed: Where) -> tuple[tuple[str, str], ...]:
    """The words that nothing has, each with the one piece of a name that is it but for a character or their order."""
    called, _said = _texts(store)
    names = {bare(str(key[0])) for key, _n in store.count("measures", {}, ("names",)) if key[0] is not None}
    found = []
    for word in dict.fromkeys(word for group in phrase.groups for word in group):
        if next(iter(store.match(Words((tuple(map(bare, (word, *also(word)))),)), narrowed)), None) is None:
            meant = _meant(bare(word), called, names)
            if meant is None:
                return ()
            found.append((word, meant))
    return tuple(found)


def _meant(word: str, called: Sequence[str], names: Collection[str]) -> str | None:
    """What a slip of one character, or of the order of the characters, may stand for: nothing unless it is sure."""
    if len(word) == 3:  # too short for a piece of a name: the name itself, with two characters at their places
        alike = [each for each in names if len(each) == 3 and sum(a == b for a, b in zip(each, word, strict=True)) == 2]
        alike = alike or _mistaken(word, called)[:1]
        return alike[0] if len(alike) == 1 else None
    near = _reordered(word, called) or (_one_off(word, called) if 4 <= len(word) <= 32 else [])
    if len(word) == _SHORT:  # 专生就业 is no slip of 毕业生就业
        near = [each for each in near if sorted(each) == sorted(word) or _is_mistaken(each, word)]
    return near[0] if near else None


def _is_mistaken(one: str, other: str) -> bool:
    """Whether one is the other but for characters that look or sound alike."""
    return all(a == b or is_slip(a, b) for a, b in zip(one, other, strict=True))


def _mistaken(word: str, texts: Sequence[str]) -> list[str]:
    """The pieces of `texts` that are a short `word` but for a character that looks or sounds like its own.

    货款 may be 贷款. The most frequent stand first; what stands but once is hardly a word.
    """
    if not _PAIR <= len(word) <= _PAIR + 1:
        return []
    near = [each for each in _one_off(word, texts) if _is_mistaken(each, word)]
    return [each for each in near if sum(each in text for text in texts) > 1]


def _one_off(word: str, texts: Sequence[str]) -> list[str]:
    """The pieces of `texts` that have all characters of `word` but one at their places, the most frequent first."""
    found: Counter[str] = Counter()
    for text in texts:
        for start in range(len(text) - len(word) + 1):
            piece = text[start : start + len(word)]
            if sum(a == b for a, b in zip(piece, word, strict=True)) == len(word) - 1:
                found[piece] += 1
    return [piece for piece, _n in found.most_common()]


def near(store: Store, phrase: Phrase, narrowed: Where) -> list[tuple[str, int]]:
    """Terms that the store does have, nearest first, each with how many hits it would give."""
    terms: dict[str, None] = {}
    called, said = _texts(store)
    for word in list(dict.fromkeys(word for group in phrase.groups for word in group))[:_TRIED]:
        terms.update(dict.fromkeys(_terms_like(bare(word), called, said)))
    found = []
    for term in terms:
        count = sum(1 for _hit in store.match(Words(tuple((each,) for each in term.split())), narrowed))
        if count:
            found.append((term, count))
    return found[:3]


def _texts(store: Store) -> tuple[list[str], list[str]]:
    """What things are called, and what is said of them; of a large store only what metrics are called."""
    if store.most is not None:
        return [bare(name) for name in words.metrics()], []
    measures = typed.measures(store)
    titles = [each.title for each in measures] + [each.title for each in typed.sections(store)]
    names = [name.name for each in measures for name in each.names]
    metrics = [str(key[0]) for key, _n in store.count("statistics", {}, ("metric",))]
    called = [bare(text) for text in dict.fromkeys((*titles, *names, *metrics))]
    return called, [bare(each.summary) for each in measures if each.summary]


def _terms_like(word: str, called: Sequence[str], said: Sequence[str]) -> list[str]:
    """Pieces of names that are `word` with its parts in another order, and the longest piece of `word` there is.

    Every piece of the length of the word is compared by its characters, so the cost is linear in the texts.
    """
    found = [*_mistaken(word, called), *_reordered(word, called)]
    for length in range(min(len(word) - 1, 12), 1, -1):
        pieces = [word[start : start + length] for start in range(min(len(word), 40) - length + 1)]
        inside = [piece for piece in pieces if any(piece in text for text in (*called, *said))]
        if inside:
            return list(dict.fromkeys([*found, *_apart(word, inside[0]), *inside]))[:_TERMS]
    return found[:_TERMS]


def _apart(word: str, piece: str) -> list[str]:
    """A word as two, of which one is `piece`: 技能培训 and 补贴."""
    rest = [each for each in word.split(piece) if each]
    if len(rest) != 1 or len(rest[0]) < _PAIR:
        return []
    return [f"{piece} {rest[0]}" if word.startswith(piece) else f"{rest[0]} {piece}"]


def _reordered(word: str, texts: Sequence[str]) -> list[str]:
    """The pieces of `texts` that have just the characters of `word`, in another order."""
    if not 3 <= len(word) <= 32:
        return []
    wanted = Counter(word)
    found: dict[str, None] = {}
    for text in texts:
        pieces = (text[start : start + len(word)] for start in range(len(text) - len(word) + 1))
        found.update(dict.fromkeys(piece for piece in pieces if Counter(piece) == wanted))
    return list(found)
