"""The proper names in a measure: “粤菜师傅”品牌工程, 高校毕业生精准招聘平台."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobscli.record import Name, NameKind
from jobscli.words.measuring import expression, field, number

_QUOTED = re.compile("[“《]([^“”《》]{2,45})[”》]")
_DOCUMENT = re.compile("(?:意见|通知|通报|公告|报告|目录|办法|方案|规划|条例|细则|决定|措施|计划)$")
_STOP = re.compile(
    "[，。；：的和与及、等为将“”《》（）]|[0-9一二三四五六七八九十百]+[万亿千]*余?多?[个家项大条类批期届年]?"
)
# A name without quotation marks is so long; a shorter one is a common noun, a longer one a phrase.
_SHORTEST, _LONGEST = 6, 22
# A list of so few characters is no name: “降、返、补”.
_LISTED = 8


def names(text: str, start: int, end: int, verb: int, whole: bool, planned: bool) -> Iterator[tuple[int, int, Name]]:
    """The names between `start` and `end` of a clean sentence, each with its place. `verb` is where the deed's begins.

    In a text that is not on employment as a `whole`, a name without quotation marks says that it is on it; what is
    only `planned` has none unless it is a programme: 建设招聘平台 names nothing.
    `explained` is a guess from the words: a code (五级十同, “2611”) is not, nor is a quoted word that ends the measure
    and has no noun. A name that describes explains itself.
    """
    taken: list[tuple[int, int]] = []
    for found in _QUOTED.finditer(text, start, end):
        span = _quoted(text, found, end, whole)
        if span is not None:
            taken.append(span)
            yield *span, _name(text, span, end, "quoted")
    about = field()
    for found in expression("name", "descriptive").finditer(text, max(start, verb), end):
        begin = _begin(text, max(start, verb), found.start())
        span = (begin, found.end())
        if not _specific(text[begin : found.end()]) or any(a < span[1] and span[0] < b for a, b in taken):
            continue
        if expression("name", "no_name").match(text, found.end()) or not (whole or about.search(text, *span)):
            continue
        if not (planned and _is("unbuilt", found)) and (whole or not _is("built", found)):
            taken.append(span)
            yield *span, _name(text, span, end, "descriptive")


def _is(kind: str, suffix: re.Match[str]) -> bool:
    return expression("name", kind).search(suffix.group()) is not None


def _quoted(text: str, found: re.Match[str], end: int, whole: bool) -> tuple[int, int] | None:
    """The span of a quoted name: with its marks and the noun that it names, or what stands between the marks."""
    inner = found[1]
    after = text[found.end() : min(end, found.end() + number("name", "between") + 4)]
    if expression("name", "not_quoted").match(inner) or expression("name", "not_followed").match(after):
        return None
    if "、" in inner and (len(inner) < _LISTED or not (whole or _noun(after))):
        return None
    if found[0][0] == "《":
        return None if _DOCUMENT.search(inner) else (found.start(1), found.end(1))
    noun = _noun(after)
    longest = number("name", "course" if after[:noun].endswith("培训") else "noun")
    if 0 < noun <= longest and len(found[0]) + noun <= number("name", "longest") and "，" not in inner:
        return found.start(), found.end() + noun
    ends = expression("name", "suffix").search(inner, len(inner) - 2)
    if noun or ends or expression("name", "behind").search(text[max(0, found.start() - 20) : found.start()]):
        return found.start(1), found.end(1)
    return None


def _noun(after: str) -> int:
    """The length of the noun phrase that follows a quotation mark, 0 where none does."""
    phrase = _STOP.split(after, maxsplit=1)[0][: number("name", "between")]
    ends = [found.end() for found in expression("name", "suffix").finditer(phrase)]
    return ends[0] if ends else 0


def _begin(text: str, start: int, at: int) -> int:
    """Where a name that ends at `at` begins: behind the last mark, figure or verb before it."""
    begin = max(start, at - _LONGEST)
    for cue in (_STOP, expression("name", "taking")):
        begin = max([begin, *(found.end() for found in cue.finditer(text, begin, at))])
    for name in ("before", "act", "weak"):
        found = expression("verb", name).match(text[begin:at])
        if found is not None and expression("name", "own").match(found.group()) is None:
            begin += found.end()
    if text[begin : begin + 1] in ("了", "好"):  # 建立了…平台, 用好…系统
        begin += 1
    return begin


def _specific(name: str) -> bool:
    return _SHORTEST <= len(name) <= _LONGEST and name[0] != "未" and expression("name", "generic").match(name) is None


def _name(text: str, span: tuple[int, int], end: int, kind: NameKind) -> Name:
    name = text[span[0] : span[1]]
    bare = name.strip("“”")
    says = kind == "descriptive" or "”" in name or "、" in name or "，" in name or end - span[1] > 4
    return Name(name=name, kind=kind, explained=says and expression("name", "code").search(bare) is None)
