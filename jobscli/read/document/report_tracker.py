"""The part of a work report in which a sentence stands: a review or a plan, of a year or of a term.

Headings turn it (二、2026年重点工作 is a plan), and so do the openings of sentences: “五年来，…”, “今年…预期目标是”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from jobscli.read.document import turns
from jobscli.read.document.report_parts import part_cues, report_context
from jobscli.read.model import ContextKind, ReferenceDate, Side
from jobscli.read.text.headings import Mark

_OPENING = 18  # a cue changes the context where it stands in the first characters of a sentence
_LONGEST_CUE = 12
_LONGEST_OPENING = _OPENING + _LONGEST_CUE + 16  # with whom a speech is addressed to
_EARLY = {"next_term": 3}  # “十五五” is named in many a sentence about this year
_AT_ONCE = 3  # where 今年 opens a sentence
# Each cue of a kind holds one of these characters: a quick look that spares most sentences the cues themselves.
_HELD = {
    kind: re.compile(f"[{signs}]")
    for kind, signs in (
        ("past_term", "五5届"),
        ("past_year", "年"),
        ("next_term", "五5几届段个"),
        ("next_year", "年目步"),
    )
}
_MAY_TURN = re.compile("[年五5届几目步段个]")
_PAST = re.compile("回顾|回望|完成情况|执行情况|主要成[绩效]|工作情况|取得")
_NEXT = re.compile("目标|安排|部署|重点工作|重点任务|打算|下一步|计划|思路|民生实事|草案|总体要求|建议|要求")
# A heading of a report that is of the plan though it names no year: 重点任务, 民生实事, 规划纲要起草说明.
_PLAN_HEADING = re.compile(
    "^(?!.*(?:完成|实现了|取得|超|成[效绩就])).{0,24}(?:重点任务|主要任务|重点工作|工作重点|工作安排|工作部署|民生实事|总体要求"
    "|预期目标|奋斗目标|主要目标|草案.{0,4}说明)$"
)
_REVIEW = re.compile("回顾|总结|成绩")
# A sentence with which the plan begins, whatever the heading above it: 经济社会发展的主要预期目标是：….
_PLAN_BEGINS = re.compile(
    "^(?P<lead>[^，。；]{0,24}?)(?:预期目标|调控目标|奋斗目标|发展目标|指导思想|总体要求|总体思路|基本思路|主要目标)(?:建议)?(?:是|为|：)"
)
_AIM, _BY_AIM = re.compile("目标|思想|要求|思路"), 28  # and within how many code points such a sentence names one
_NO_PLAN = re.compile("完成|实现|超|既定|去年|上年|过去|以|根据|确定|围绕|按照")
_TERM = re.compile("五年|“?十[一二三四五六七八九]?五|未来|今后")
# A sentence of the plan within a review: 今年全省技术改造投资要完成140亿元; 到2010年，研发经费达到2.4%.
_MEANT = re.compile("要(?!求|素|闻|点)|将(?!军|士)|力争|争取|确保|计划(?!生育|的)")
_BY_YEAR = re.compile("到(?P<year>(?:19|20)[0-9]{2})年")
_TITLE = 40  # code points of a sentence that may name the title of a report
_COMMA = re.compile("[，,；]")
_DIGIT = re.compile("[0-9]")
# Whom a speech is addressed to, before what it says: 各位代表！
_ADDRESS = re.compile("^各位代表[^，。！!,]{0,6}[！!，。,：:]?")
# What only points at what follows: 特别需要指出的是，刚刚过去的2015年，….
_POINTS_OUT = re.compile("^[^，。；：0-9]{0,8}(?:指出|强调|说明|一提|可贵|欣慰|自豪)的是[，,：:]")


class ReportTracker:
    """Follows the parts of a work report."""

    def __init__(self, reference: ReferenceDate) -> None:
        self._reference = reference
        self._cues = part_cues(reference.now, reference.late) if reference.now else ()
        self._level: float = 0  # of the heading that opened the present part
        self._headed = False  # whether a heading opened it
        self.now = report_context("past_year", reference)
        self._opens = False  # whether the next sentence is the first of its paragraph
        self.current = self.now  # of the present sentence, which may be of the plan within a review

    def heading(self, title: str, _own: Mark, level: float = 0) -> None:
        """Enter the part that a heading opens; one that says nothing leaves it as it is."""
        if "会议" in title or "工作报告" in title:
            return
        found = self._named(title)
        if turns.only_drafts(title):
            found = [(at, kind) for at, kind in found if kind != "next_term"]
        if self._of_both_years(title):
            self.now = report_context("past_year", self._reference)
            return
        met = self.now.side == "past" and turns.MET_AIM.search(title) is not None
        if met and {kind for _at, kind in found} == {"next_year"}:
            return
        side: Side = "past" if _PAST.search(title) else "next" if _NEXT.search(title) else ""
        kind = _first(found)
        if kind is not None:
            planned = self._headed and self.now.kind.startswith("next") and side != "past"
            if kind == "past_year" and planned and turns.LOOKS_BACK.search(title) is None:
                return  # 在去年已经起步的基础上，全面实施就业培训
            if side == "past" and kind.startswith("next"):
                kind = "past_year"
            self._head(kind, side, level)
        elif side == "next" and _PLAN_HEADING.search(title):
            if self.now.side != "past" or level <= self._level:  # 第一，抓好重点工作 stands within a review
                self._head("next_year", side, level)
        elif side == "past" and _REVIEW.search(title) and self.now.kind != "past_term":  # 社会事业取得显著成绩 is of it
            self._head("past_year", side, level)

    def _head(self, kind: ContextKind, side: Side, level: float) -> None:
        """Enter the part that a heading opens."""
        self.now, self._headed, self._level = report_context(kind, self._reference, side), True, level

    def _of_both_years(self, title: str) -> bool:
        """Whether a heading is of last year and of this: 1996年的政府工作和1997年的奋斗目标."""
        now = self._reference.now or 0
        last, this = title.find(f"{now - 1}年"), title.find(f"{now}年")
        return 0 <= last < this and any(link in title[last:this] for link in "和与及、")

    def paragraph(self, _opening: str) -> None:
        """A paragraph goes on with the part before it."""
        self._opens = True

    def run_in(self, words: str) -> None:
        """What stands before a paragraph's colon turns as the opening of its sentence."""

    def sentence(self, sentence: str) -> None:
        """Enter what the first words of a sentence name."""
        self.current = self.now
        opens, self._opens = self._opens, False
        if not self._cues or _MAY_TURN.search(sentence, 0, _LONGEST_OPENING) is None:
            return
        sentence = _without_address(sentence)
        if "工作报告" in sentence[:_TITLE]:  # its title names its year
            return
        if not self.now.kind.startswith("next") and self._plans(sentence):
            return
        words = sentence[: _OPENING + _LONGEST_CUE]
        named = self._named(words, self.now.side)
        kind = _first((at, kind) for at, kind in named if self._counts(kind, at, words, sentence))
        if kind is None:
            return
        if turns.tells_one_year(kind, self.now.kind, sentence, self._reference.now):
            self.current = report_context("past_year", self._reference, self.now.side)
        else:
            self._turn(kind, words, opens=opens)

    def _named(self, words: str, side: Side = "") -> list[tuple[int, ContextKind]]:
        """The parts of a side, else of both, whose cues stand in `words`, with their places."""
        return [
            (found.start(), kind)
            for kind, cue in self._cues
            if kind.startswith(side) and _HELD[kind].search(words) and (found := cue.search(words))
        ]

    def _counts(self, kind: ContextKind, at: int, words: str, sentence: str) -> bool:
        """Whether a cue at `at` of a sentence may turn it to `kind` from the present part."""
        now = self.now
        if at >= _EARLY.get(kind, _OPENING):
            return False
        if kind == "past_term" and _DIGIT.search(words, 0, at):
            return False
        if now.kind == "past_term" and kind == "past_year":  # …逐年增加，2022年达到15.2万人 tells one year of the term
            first = _COMMA.search(words)
            return first is None or at < first.start()
        if now.kind == "next_year" and kind == "next_term":
            return turns.opens_years_to_come(words, at)
        if now.kind == "next_term" and kind == "next_year":
            # 税费改革在今年上半年试点的基础上推开 is still of the years to come
            term = now.side and turns.aims_of_a_term(sentence, self._reference.now or 0)
            return not term and (at < _AT_ONCE or "目标" in words)
        return True

    def _turn(self, kind: ContextKind, words: str, *, opens: bool) -> None:
        """Enter what a sentence opens with; `opens` says that it is the first of its paragraph.

        What names the year before goes on behind that sentence, in a plan, and in the review of a term where nothing
        says that it turns: 去年，外贸出口达到108.5亿美元.
        """
        if self.now.kind == "next_term" and kind == "next_year" and turns.FROM_NOW.search(words) is not None:
            return
        turned = report_context(kind, self._reference, self.now.side)
        planned = self.now.kind.startswith("next")
        back = turns.LOOKS_BACK.search(words) is not None or (
            not self._headed and turns.LAST_YEAR.match(words) is not None
        )
        if planned and kind == "past_term" and not back:
            if turns.IN_FIVE_YEARS.search(words) is not None:
                return
            if self._headed:
                self.current = turned
                return
        names = kind == "past_year" and self.now.kind != kind and not opens and turns.ANNOUNCES.search(words) is None
        if not names and (kind != "past_year" or not planned or back):
            self.now = self.current = turned
            self._headed = False
        elif not (planned and turns.builds_on(words, self._reference.now)):
            self.current = turned

    def _plans(self, sentence: str) -> bool:
        """Whether a sentence under a heading that looks back is of the plan; from the first of its aims on, all are."""
        begins = _PLAN_BEGINS.match(sentence) if _AIM.search(sentence, 0, _BY_AIM) else None
        if begins is not None and _NO_PLAN.search(begins["lead"]) is None:
            kind: ContextKind = "next_term" if _TERM.search(begins["lead"]) else "next_year"
            self.now = self.current = report_context(kind, self._reference, "next")
            return True
        if turns.YEAR_OF_PLAN.match(sentence) is not None and self._is_this_year(sentence[:5]):
            self.now = self.current = report_context("next_year", self._reference)
            return True
        year = _BY_YEAR.search(sentence, 0, _OPENING)
        now = self._reference.now or 0
        if year is not None and int(year["year"]) > now:
            self.current = report_context("next_term", self._reference)
            return True
        opening, called = sentence[:_OPENING], "明年" if self._reference.late else "今年"
        this_year = (called in opening and f"{called}以来" not in opening) or f"{now}年" in opening
        if this_year and self.now.side and _MEANT.search(sentence):
            self.current = report_context("next_year", self._reference)
            return True
        return False

    def _is_this_year(self, opening: str) -> bool:
        return opening.startswith(("明年" if self._reference.late else "今年", f"{self._reference.now}年"))


def _without_address(sentence: str) -> str:
    """A sentence without whom it is addressed to, and without what only points at what follows."""
    if sentence.startswith("各位"):
        sentence = _ADDRESS.sub("", sentence)
    return _POINTS_OUT.sub("", sentence) if "的是" in sentence[:_OPENING] else sentence


def _first(found: Iterable[tuple[int, ContextKind]]) -> ContextKind | None:
    """The part whose cue stands first."""
    return min(found, default=(0, None))[1]
