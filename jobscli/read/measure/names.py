"""The proper names in a measure: “粤菜师傅”品牌工程, 高校毕业生精准招聘平台."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from jobscli.read.measure.grammar import grammar
from jobscli.read.measure.topics import outermost
from jobscli.record import Name, NameKind
from jobscli.words.automaton import Token
from jobscli.words.measuring import Sense, any_word, field, number, pattern, table, words

_QUOTED = re.compile("[“《]([^“”《》]{2,45})[”》]")
_DOCUMENT = re.compile("(?:意见|通知|通报|公告|报告|目录|办法|方案|规划|条例|细则|决定|措施|计划)$")
_STOP = re.compile(
    "[，。；：的和与及、等为将“”《》（）]|[0-9一二三四五六七八九十百]+[万亿千]*余?多?[个家项大条类批期届年]?"
)
# A name without quotation marks is so long; a shorter one is a common noun, a longer one a phrase.
_SHORTEST, _LONGEST = 6, 22
# A list of so few characters is no name: “降、返、补”.
_LISTED = 8
# A quoted word is a name by what stands so far before it.
_BEFORE = 20


class NameFound(NamedTuple):
    """A proper name and where it stands in the normalised sentence, half open."""

    start: int
    end: int
    name: Name


class Stretch(NamedTuple):
    """Where a measure stands in its normalised sentence; `verb` is where its verb begins."""

    text: str
    start: int
    end: int
    verb: int


def names(stretch: Stretch, tokens: Sequence[Token[Sense]], on_field: bool, planned: bool) -> tuple[NameFound, ...]:
    """The names in a measure, quoted ones first.

    In a text that is not on employment as a whole (`on_field` false), a name without quotation marks says itself that
    it is; what is only planned has none unless it is a programme: 建设招聘平台 names nothing. `explained` is a guess
    from the words: a code (五级十同, “2611”) is not, nor is a quoted word that ends the measure and has no noun. A name
    that describes explains itself.
    """
    text, start, end = stretch.text, stretch.start, stretch.end
    has_marks = text.find("“", start, end) >= 0 or text.find("《", start, end) >= 0
    quoted = tuple(_quoted_names(stretch, on_field)) if has_marks else ()
    first = max(start, stretch.verb)
    suffixes = [token for token in tokens if token.kind.of == "suffix" and token.start >= first]
    return (*quoted, *_descriptive_names(stretch, suffixes, quoted, on_field, planned)) if suffixes else quoted


@cache
def _generic() -> re.Pattern[str]:
    return re.compile("".join(table("name")["generic_patterns"]))


def _quoted_names(stretch: Stretch, on_field: bool) -> Iterator[NameFound]:
    for found in _QUOTED.finditer(stretch.text, stretch.start, stretch.end):
        span = _quoted(stretch.text, found, stretch.end, on_field)
        if span is not None:
            yield NameFound(*span, _name(stretch.text, span, stretch.end, "quoted"))


def _quoted(text: str, found: re.Match[str], end: int, on_field: bool) -> tuple[int, int] | None:
    """The span of a quoted name: with its marks and the noun that it names, or what stands between the marks."""
    inner = found[1]
    after = text[found.end() : min(end, found.end() + number("name", "between") + 4)]
    if inner in words("name", "not_quoted") or pattern("name", "not_quoted").fullmatch(inner):
        return None
    if pattern("name", "not_followed").match(after):
        return None
    noun = _noun(after)
    if "、" in inner and (len(inner) < _LISTED or not (on_field or noun)):
        return None
    if found[0][0] == "《":
        return None if _DOCUMENT.search(inner) else found.span(1)
    longest = number("name", "course" if after[:noun].endswith("培训") else "noun")
    if 0 < noun <= longest and len(found[0]) + noun <= number("name", "longest") and "，" not in inner:
        return found.start(), found.end() + noun
    return found.span(1) if noun or _stands_alone(text, found) else None


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Whether quoted words are a name without a noun behind them."""
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    own = found[1][-2:]
    suffixes = words("name", "suffix")
    return (
        own in suffixes
        or own[-1] in suffixes
        or before.endswith(tuple(words("name", "behind")))
        or pattern("name", "behind").search(before) is not None
    )


def _noun(after: str) -> int:
    """The length of the noun phrase that follows a quotation mark, 0 where none does."""
    phrase = _STOP.split(after, maxsplit=1)[0][: number("name", "between")]
    found = any_word("name", "suffix").search(phrase)
    return found.end() if found is not None else 0


def _descriptive_names(
    stretch: Stretch, suffixes: Sequence[Token[Sense]], taken: Sequence[NameFound], on_field: bool, planned: bool
) -> Iterator[NameFound]:
    """The names without quotation marks: those that end with a noun of a kind and say themselves what they are."""
    text, first = stretch.text, max(stretch.start, stretch.verb)
    until = 0
    for _sense, at, end in outermost(suffixes):
        begin, suffix = _begin(text, first, at), text[at:end]
        if begin < until or any(each.start < end and begin < each.end for each in taken):
            continue
        name = text[begin:end]
        if not _is_specific(name) or pattern("name", "no_name").match(text, end):
            continue
        if not on_field and (suffix in words("name", "built") or not field().find(name)):
            continue
        if not (planned and suffix in words("name", "unbuilt")):
            until = end
            yield NameFound(begin, end, _name(text, (begin, end), stretch.end, "descriptive"))


def _begin(text: str, start: int, at: int) -> int:
    """Where a name that ends at `at` begins: behind the last mark, figure or verb before it."""
    begin = max(start, at - _LONGEST)
    for cue in (_STOP, any_word("name", "taking")):
        begin = max([begin, *(found.end() for found in cue.finditer(text, begin, at))])
    for cue in (grammar().adverbials, grammar().act, grammar().weak):
        found = cue.match(text, begin, at)
        if found is not None and not found.group().startswith(tuple(words("name", "own"))):
            begin = found.end()
    if text[begin : begin + 1] in ("了", "好"):  # 建立了…平台, 用好…系统
        begin += 1
    return begin


def _is_specific(name: str) -> bool:
    return _SHORTEST <= len(name) <= _LONGEST and name[0] != "未" and _generic().match(name) is None


def _name(text: str, span: tuple[int, int], end: int, kind: NameKind) -> Name:
    name = text[span[0] : span[1]]
    bare = name.strip("“”")
    says = kind == "descriptive" or "”" in name or "、" in name or "，" in name or end - span[1] > 4
    return Name(name=name, kind=kind, explained=says and pattern("name", "code").search(bare) is None)
