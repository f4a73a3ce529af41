"""Follows the region and the place that the sentences of a document speak of."""

from __future__ import annotations

import re

from jobscli.read.document.clauses import in_bracket
from jobscli.read.document.locations import Locations
from jobscli.read.document.nation import MINISTRY, NATIONAL_FIGURES, STATISTICS_OFFICE
from jobscli.read.document.place_mentions import CORPS, ISLAND, Turn
from jobscli.read.document.regions import HeadingRegion
from jobscli.record import NATION

_LEAD = 48  # code points; a region named later in a sentence is not what the sentence is about
# A sentence about the nation: 全国城镇新增就业…, 中央财政安排…; not one that compares with it (占全国的…).
_OF_NATION = re.compile(
    rf"""
    ^[^，。；]{{0,12}} (?<![占居列高低于比与和前在面向赴超到为]) (?:全国|我国|我们国家|中央财政)
        (?!第|最|排名|前|首|领先|率先|性|各|统一|人大|政协|劳模|先进|文明|[^，。；]{{0,8}}大赛)
    | ^[^，。；]{{0,12}} (?:{MINISTRY}|{STATISTICS_OFFICE})
        [^，。；]{{0,12}} (?:数据|统计|介绍|表示|显示|发布|获悉|消息)
    | ^[^，。；]{{12,30}} {NATIONAL_FIGURES}
    | ^(?:今年|去年|其中)?，? (?:中央财政|各级财政)
    """,
    re.VERBOSE,
)
# A paragraph that points back at the place of the one before: 当地…, 全省…, 这个车间….
_BACK = re.compile(
    "[“‘]?(?:(?:目前|据[^，。]{0,10}|(?:根据|按照|依据)《[^，。》]{2,10}》|截至[^，。]{0,10}|经过[^，。]{0,16}|到[目前现]在?前?为止|[上下]半年)[，,]){0,2}(?:去年，?|今年)?[^，。]{0,4}?"
    "(?:当地|本[场次届](?!.{0,3}统计)|这[个家里座位些]|该[省市县区镇村厂企公车基]|全[省市县区州](?!国)|[省市县区](?:人社|里|委|政府)|我[省市县区])"
)
# A place that is only one of a list: 宁夏|、辽宁、河南等多个省区市公布了方案. What follows is of no one of them.
_ONE_OF_MANY = re.compile(
    "(?:[、和][^，。；、和等0-9]{2,8}){1,20}等(?:多个?|[0-9一二三四五六七八九十]+个)?[省地市县区]"
)
# A sentence that points back at the place named before it: 而5年前，当地农村居民…, 该县….
_LOCAL = re.compile("(?:^|[，；“])[^，；]{0,6}(?:当地|该[市县区州旗](?![级域]))")
# Behind a figure only a part of it is named: 东部9省市吸纳793.52万人，其中辽宁、江苏….
_PART_OF_TOLD = re.compile("[0-9](?:%|[^，。；0-9]{0,6}[人元个家户])[^。；]{0,24}，其中$")
# A sentence without a subject goes on with that of the one before: 完成生产总值510亿元，….
_NO_SUBJECT = re.compile("(?:全年|累计|预计)?，?(?:完成|实现)")


class RegionTracker:
    """The region and the place of the present sentence.

    Under a region's own heading they are its; elsewhere a sentence turns to another by naming it, and the next
    paragraph is of the document's own again.
    """

    def __init__(self, region: str | None, place: str | None) -> None:
        self.region, self.place = self._own = (region, place)
        self.locked = self._own_locked = region is not None and region != NATION
        self.seen: list[str] = []  # the regions that sentences or headings turned to
        self.headed: list[str] = []  # those with a heading of their own
        self._locked_place = place
        self._said: list[str] = []  # the sentences of the paragraph, where the region is fixed

    def enter(self, heading: HeadingRegion) -> None:
        """Enter the section of a region's own heading."""
        self.region, self.place, self.locked = heading.region, heading.place, True
        self._locked_place = heading.place
        self._note(heading.region)
        self.headed.append(heading.region)

    def leave(self) -> None:
        """Return to the document's own region."""
        (self.region, self.place), self.locked = self._own, self._own_locked
        self._locked_place = self.place

    def within(self, raw: str, first: bool) -> None:
        """Take up the place that a sentence points back at where the region is fixed: 当地, 该县."""
        back = (raw.startswith("他们") and not first) or (
            ("当地" in raw or "该" in raw) and _LOCAL.search(raw) is not None
        )
        if first and not back:
            self._said.clear()
        self.place = self._locked_place
        if back:
            turns = (t for said in reversed(self._said) for t in reversed(self._turns(said)) if t.place is not None)
            self.place = next((turn.place for turn in turns), self.place)
        elif not first and _NO_SUBJECT.match(raw) is not None:
            last = self._turns(self._said[-1])[-1:] if self._said else ()
            self.place = CORPS if last and last[0].place == CORPS else self.place
        self._said.append(raw)

    def _turns(self, raw: str) -> tuple[Turn, ...]:
        return Locations(raw, self.region, self._locked_place, self._own[1], False).turns

    def sentence(self, raw: str, first: bool) -> None:
        """Take up the region that a sentence turns to; it stays until another is named or the paragraph ends."""
        lead = raw[:_LEAD]
        if first and not (self.region not in (None, NATION) and _BACK.match(lead)):
            self.region, self.place = self._own
        if _OF_NATION.search(lead):
            self.region, self.place = self._own[0] if self._own[0] == ISLAND else NATION, None
            return
        turns = Locations(lead, self.region, self.place, self._own[1], True).turns
        turn = next((each for each in turns if not in_bracket(lead, each.start)), None)
        if turn is not None and (_PART_OF_TOLD.search(lead, 0, turn.start) or _ONE_OF_MANY.match(raw, turn.end)):
            return
        if turn is not None and turn.region is not None:
            self.region, self.place = turn.region, turn.place
            if turn.region != NATION:
                self._note(turn.region)

    def _note(self, region: str) -> None:
        if region not in self.seen:
            self.seen.append(region)
