"""Whose the figures of a sentence are: the nation's, a province's, a city's, one after another or several in a list.

A name is a turn where it opens its clause (2024年，江苏省城镇新增就业139万人，苏州市21万人) or where its sign tells it
(抓好简阳市脱贫攻坚，完成2965人搬迁); not where somebody goes to, what is compared with, or a part of another name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from jobscli.read.document.bare_names import counties_told
from jobscli.read.document.clauses import in_bracket, opens_clause
from jobscli.read.document.place_mentions import Turn, Where, may_turn, places_named
from jobscli.read.document.regions import OF_MANY, is_subject
from jobscli.record import NATION
from jobscli.words.cities import cities
from jobscli.words.divisions import code_of

_FIGURE_BEFORE = re.compile("[0-9%％人次元个家户项点倍][、和及]$")  # 苏州21万人、无锡…
_FIGURE_BEHIND = re.compile("[^）；，。]{0,8}[0-9]")  # （州直增长8%、…）, but not a bracket that names a place
_JOINED = re.compile("[、和及与]?")
_AMONG = re.compile("[^，。；0-9]{2,40}等[0-9]{2,5}[个家所处]")  # 改建|卫滨区某街道零工驿站等129个零工驿站
_EXAMPLE = re.compile("以[^，。；]{0,20}$")  # 以养老金水平最高的北京|为例
# A part of a whole: behind what is told of 其中广州市… the sentence goes on with the whole.
_PART_OF = re.compile("其中，?$")
_QUOTED = re.compile("[^，。；、“”]{1,20}”")  # “上海市和谐劳动关系达标企业”总数达420家


class Locations:
    """The turns of one sentence in its normal form; `region` and `place` are what it has from its paragraph.

    `home` is the place that the document is of. In an `open_region` sentence other provinces may be spoken of;
    elsewhere only places within its region.
    """

    def __init__(self, text: str, region: str | None, place: str | None, home: str | None, open_region: bool) -> None:
        self._text = text
        self._default: Where = (region, place)
        self._home = home
        self._open = open_region
        self.bare = tuple(counties_told(text, region, home)) if home is not None and region != NATION else ()
        self.turns = tuple(_joined(text, self._found())) if self.bare or may_turn().search(text) else ()
        self._starts = [turn.start for turn in self.turns]

    def at(self, position: int, index: int | None = None, length: int | None = None) -> Where:
        """Region and place of a figure at `position`: of a list, the `index`-th of `length` figures."""
        which = bisect_right(self._starts, position) - 1
        while which >= 0 and self._closed(self.turns[which], position):
            which -= 1
        if which < 0:
            return self._default
        turn = self.turns[which]
        if "；" in self._text[turn.end : position]:
            return (self._default[0], None) if self._is_part(turn) else self._default
        if which and self._text.startswith("这", turn.start):  # 集中在甲市、乙市，这两个城市求职人数分别是…
            told = self.turns[which - 1]
            turn = turn._replace(listed=told.listed)
        if turn.listed and index is not None and length is not None and length % len(turn.listed) == 0:
            return turn.listed[index % len(turn.listed)]
        if turn.listed and self._home is not None and _all_in(self._home, turn.listed):
            return turn.region, self._home  # 安化县、沅江市、南县分别依托…，累计培训3.39万人次: of their city
        if turn.listed and turn.region is None and not self._open:
            return self._default  # 销往东莞、济南等地: of whom the text is
        return turn.region, turn.place

    def _closed(self, turn: Turn, position: int) -> bool:
        """Whether a turn stands in a bracket that is closed before `position`."""
        return in_bracket(self._text, turn.start) and self._text.find("）", turn.end, position) >= 0

    def _is_part(self, turn: Turn) -> bool:
        """Whether a turn to another city than the document's tells a part of what can only be their province's."""
        region, place = self._default
        other = place is not None and turn.place is not None and turn.region == region and turn.place != place
        return other and _PART_OF.search(self._text, max(0, turn.start - 3), turn.start) is not None and _is_city(turn)

    def _found(self) -> Iterator[Turn]:
        """The turns in order: what is named where it is spoken of."""
        text, ends = self._text, dict[int, int]()
        for turn, signed in sorted(self._named(), key=lambda each: (each[0].start, -each[0].end)):
            listed = turn.start - 1 in ends or _FIGURE_BEFORE.search(text, max(0, turn.start - 4), turn.start)
            before = text[turn.start - 1 : turn.start]
            if before == "、" or (before == "（" and _FIGURE_BEHIND.match(text, turn.end)):
                spoken = (before == "（" or bool(listed)) and self._accepts(turn.region)
            else:
                third = text[ends.get(turn.start - 1, 0) - 1] == "、"  # 桂林市、贵港市|和崇左市
                joined = before in ("和", "及") and bool(listed) and (turn.start - 1 not in ends or third)
                spoken = joined or is_subject(text, turn.start, turn.end)
                spoken = spoken and self._accepts(turn.region)
                spoken = spoken and (signed or joined or turn.start in ends or opens_clause(text, turn.start))
                if spoken and _AMONG.match(text, turn.end) is not None:
                    turn = Turn(turn.start, turn.end, *self._default)
                spoken = spoken or _is_example(text, turn)
                if OF_MANY.match(text, turn.end) is not None and opens_clause(text, turn.start):
                    turn, spoken = Turn(turn.start, turn.end, *self._default), True  # it only stands for many
                spoken = spoken and not (before == "“" and _QUOTED.match(text, turn.end))
            if spoken and turn.end not in ends:
                ends[turn.end] = turn.start
                yield turn

    def _named(self) -> Iterator[tuple[Turn, bool]]:
        """All that may be a turn, and whether its sign alone tells it."""
        yield from places_named(self._text, self._default, self._home, self._open)
        for bare, county in self.bare:
            yield Turn(*bare.span(), county.region, county.called), False

    def _accepts(self, region: str | None) -> bool:
        """Whether a sentence may turn to `region`; None is abroad, or 全省 in a text that tells no province."""
        return region is None or self._open or region in (self._default[0], NATION)


def _is_example(text: str, turn: Turn) -> bool:
    """Whether a place is spoken of in spite of the words before it: 以…的北京为例, 经济重镇浙江省的政府工作报告提出."""
    if text.startswith("的政府工作报告", turn.end):
        return True
    return text.startswith("为例", turn.end) and _EXAMPLE.search(text, 0, turn.start) is not None


def _all_in(city: str, places: Iterable[Where]) -> bool:
    """Whether all `places` lie in a city."""
    codes = {(code_of(region, place) or "")[:4] for region, place in places}
    return len(codes) == 1 and "" not in codes and code_of(next(iter(places))[0], city) == f"{codes.pop()}00"


def _is_city(turn: Turn) -> bool:
    return turn.place is not None and cities().fullmatch(turn.place) is not None


def _joined(text: str, found: Iterable[Turn]) -> Iterator[Turn]:
    """The turns in order, with a chain taken as its finest place and a list of places as one turn."""
    held: Turn | None = None
    for turn in found:
        if held is None:
            held = turn
        elif turn.start < held.end or (turn.start == held.end and turn.region == held.region):
            finer = turn if turn.end > held.end or held.place is None else held
            held = Turn(held.start, max(held.end, turn.end), finer.region, finer.place, held.listed)
        elif (
            turn.start > held.end
            and _JOINED.fullmatch(text, held.end, turn.start)
            and turn.place
            and (held.place or held.listed)
        ):
            listed = (*(held.listed or ((held.region, held.place),)), (turn.region, turn.place))
            same = held.region == turn.region  # 东莞、济南等地: of no one province
            held = Turn(held.start, turn.end, turn.region if same else None, None, listed)
        else:
            yield held
            held = turn
    if held is not None:
        yield held
