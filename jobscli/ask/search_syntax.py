"""The little language of `search`: words joined by AND, `OR`, `NOT`, `-词` and "…" -> `Words` for the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jobscli import words
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import NATION
from jobscli.store import Words
from jobscli.store.matching import BREAK, bare, phrased
from jobscli.words.also import also

# Quotation marks that keep a phrase together, and the mark that closes each.
_QUOTES = {'"': '"', "“": "”", "「": "」", "＂": "＂"}
_LONGEST = 200


@dataclass(frozen=True)
class Phrase:
    """What was asked: groups of words of which one must be found, and words that must not be.

    `widened` has, for each word that has synonyms, the synonyms that are looked for as well. `places` are the regions
    that stand among the words: where, not what.
    """

    groups: tuple[tuple[str, ...], ...]
    excluded: tuple[str, ...]
    widened: tuple[tuple[str, tuple[str, ...]], ...]
    places: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The question in words: 招聘，不含扶贫."""
        asked = " ".join(_(" 或 ").join(group) for group in self.groups)
        return asked + "".join(_("，不含{word}").format(word=word) for word in self.excluded)

    @property
    def asked(self) -> tuple[str, ...]:
        """The words that are looked for, synonyms too."""
        more = dict(self.widened)
        return tuple(
            dict.fromkeys(each for group in self.groups for word in group for each in (word, *more.get(word, ())))
        )

    def has_all(self, matched: Sequence[str]) -> bool:
        """Whether every word of the question is among those `matched`, none only by a synonym."""
        return all(any(word in matched for word in group) for group in self.groups)

    def instead(self, taken: Mapping[str, str]) -> Phrase:
        """The same question with the words `taken` in the place of others, and what those are also called."""
        groups = [[taken.get(word, word) for word in group] for group in self.groups]
        return replace(self, groups=tuple(map(tuple, groups)), widened=_widened(groups, set()))

    def words(self) -> Words:
        """The question to a store."""
        more = dict(self.widened)
        wide = [[each for word in group for each in (word, *more.get(word, ()))] for group in self.groups]
        # A word with a mark in it, 一处登记，全省服务, is looked for with the mark where that ends a phrase.
        sought = [[form for each in group for form in (bare(each), phrased(each).strip(BREAK))] for group in wide]
        return Words(tuple(tuple(dict.fromkeys(group)) for group in sought), tuple(map(bare, self.excluded)))


def parse(arguments: Sequence[str], exact: bool = False) -> Phrase:
    """Read the words of a search. `exact` looks for them alone, without synonyms, as a quoted phrase always is.

    Raises UsageError when there is nothing to look for, or when OR or NOT has no word beside it.

    >>> parse(["就业", "OR", "创业", "NOT", "扶贫"], exact=True)
    Phrase(groups=(('就业', '创业'),), excluded=('扶贫',), widened=(), places=())
    """
    groups: list[list[str]] = []
    excluded: list[str] = []
    quoted: set[str] = set()
    operator = ""
    for word, is_quoted in _tokens(" ".join(arguments)):
        if not is_quoted and word in ("OR", "NOT", "AND"):
            if word == "OR" and (not groups or operator):
                raise _dangling("OR")
            operator = "" if word == "AND" else word
            continue
        if not bare(word):
            continue
        if is_quoted:
            quoted.add(word)
        if operator == "NOT":
            excluded.append(word)
        elif operator == "OR":
            groups[-1].append(word)
        else:
            groups.append([word])
        operator = ""
    if operator:
        raise _dangling(operator)
    if not groups:
        raise UsageError(
            _("只有要排除的词，没有要查的词") if excluded else _("没有要查的词"),
            [(_("试试"), "jobscli search 创业贷款")],
        )
    groups, places = _without_places(groups, quoted)
    return Phrase(tuple(map(tuple, groups)), tuple(excluded), () if exact else _widened(groups, quoted), places)


def _without_places(groups: list[list[str]], quoted: set[str]) -> tuple[list[list[str]], tuple[str, ...]]:
    """The words, and the regions named among them; when nothing but regions is named, they are the words."""
    places: dict[str, None] = {}
    rest = []
    for group in groups:
        named = [] if group[0] in quoted else [_regions(word) for word in group]
        if named and all(named):
            places.update(dict.fromkeys(name for each in named for name in each))
        else:
            rest.append(group)
    return (rest, tuple(places)) if rest else (groups, ())


def _regions(word: str) -> tuple[str, ...]:
    found = words.region(word)
    if found is None:
        return () if also(word) else words.region_group(word)  # 苏陕 is the name of a programme, too
    return () if found.name == NATION else (found.name,)


def _dangling(operator: str) -> UsageError:
    return UsageError(
        _("{operator} 旁边少一个词").format(operator=operator),
        [(_("试试"), "jobscli search 培训 OR 见习"), ("", "jobscli search 贷款 NOT 贴息")],
    )


def _tokens(text: str) -> list[tuple[str, bool]]:
    """The words of `text`, each with whether it stood in quotation marks; a leading hyphen becomes NOT."""
    found: list[tuple[str, bool]] = []
    if " " in text and text.isascii() and also(text):
        return [(text, False)]  # guaranteed loans, chuangye danbao daikuan: several words that mean one
    rest = text[: _LONGEST * 20]
    while rest := rest.lstrip():
        if rest[0] == "-" and len(rest) > 1 and not rest[1].isspace():
            found.append(("NOT", False))
            rest = rest[1:]
            continue
        closing = rest.find(_QUOTES[rest[0]], 1) if rest[0] in _QUOTES else -1
        if closing > 0:
            found.append((rest[1:closing][:_LONGEST], True))
            rest = rest[closing + 1 :]
        else:
            word, *more = rest.split(maxsplit=1)  # at blanks of any width
            rest = "".join(more)
            found.append((word[:_LONGEST], False))
    return found


def _widened(groups: Sequence[Sequence[str]], quoted: set[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = []
    for word in dict.fromkeys(word for group in groups for word in group):
        more = also(word)
        if more and word not in quoted:
            found.append((word, more))
    return tuple(found)
