"""What a section gives to its figures: status, scope and period.

A heading decides it (二、2026年重点工作 is a plan), and in a work report the opening of a paragraph or of a sentence
changes it: “五年来，…”, “今年…预期目标是”.
"""

from __future__ import annotations

import re

from jobscli.read.document import turns
from jobscli.read.document.calendar import plan_in
from jobscli.read.document.heading_cues import HeadingCue, heading_cue, year_of_works
from jobscli.read.document.plan_before import account_before, turns_back, years_before
from jobscli.read.document.report_parts import part_cues, plain_context, report_context
from jobscli.read.document.survey_span import time_heading
from jobscli.read.model import ContextKind, DocumentKind, ReferenceDate, SectionContext, Side
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
_BUDGET = re.compile("预算(?:草案|安排)")
_REVIEW = re.compile("回顾|总结|成绩")
# A sentence with which the plan begins, whatever the heading above it: 经济社会发展的主要预期目标是：….
_PLAN_BEGINS = re.compile(
    "^(?P<lead>[^，。；]{0,24}?)(?:预期目标|调控目标|奋斗目标|发展目标|指导思想|总体要求|总体思路|基本思路|主要目标)(?:建议)?(?:是|为|：)"
)
_NO_PLAN = re.compile("完成|实现|超|既定|去年|上年|过去|以|根据|确定|围绕|按照")
_TERM = re.compile("五年|“?十[一二三四五六七八九]?五|未来|今后")
# A sentence of the plan within a review: 今年全省技术改造投资要完成140亿元; 到2010年，研发经费达到2.4%.
_MEANT = re.compile("要(?!求|素|闻|点)|将(?!军|士)|力争|争取|确保|计划(?!生育|的)")
_BY_YEAR = re.compile("到(?P<year>(?:19|20)[0-9]{2})年")
# A paragraph that is an account within a plan: 附：2024年完成情况：….
_ACCOUNT_PARAGRAPH = re.compile(
    r"""
    (?:附[件：:]?)? [^，。；：:]{0,12}? (?P<year>20[0-4][0-9])? 年? [^，。；：:]{0,12}
    (?:完成|执行|落实|进展) 情况 [:：]
    """,
    re.VERBOSE,
)
# A heading that is an account: 2024年目标任务完成情况, 上年度工作情况回顾.
_ACCOUNT_HEADING = re.compile(
    r"(?: (?P<year>20[0-4][0-9])年 )? [^，。；：:]{0,16} (?:完成|执行|落实|进展|工作) 情况 (?:回顾)? 。? $", re.VERBOSE
)
# A title that is an account of a year: 2023年工作总结. 2023年以来 only says since when.
_ACCOUNT_TITLE = re.compile("(20[0-4][0-9])年(?!来|以来)[^，。]{0,20}?(?:总结|回顾|工作情况)")
_YEAR = re.compile("20[0-4][0-9]")
_ANNEX = re.compile("^附[件表]?[0-9一二三四五]?[:：]")
_COMMA = re.compile("[，,；]")
_DIGIT = re.compile("[0-9]")
# In a document that is no report: a year at the beginning of a sentence, and 今年 as a whole.
_YEAR_OPENS = re.compile("(?:19|20)[0-9]{2}(?=年[，,]?(?!以来|[0-9一上前第]))")
_THIS_YEAR = re.compile("今年(?!以来|[0-9一上前第初春来])")
_EARLY_IN_YEAR = 2  # until this month what is told of 今年 as a whole is a plan
# A sentence that tells a plan before a colon, and is no heading: 某省提出2006年就业工作目标：….
_TELLS = re.compile("提出|明确|确定|下达|部署|要求|通过|表示|介绍|获悉")
# Whom a speech is addressed to, before what it says: 各位代表！
_ADDRESS = re.compile("^各位代表[^，。！!,]{0,6}[！!，。,：:]?")
# What only points at what follows: 特别需要指出的是，刚刚过去的2015年，….
_POINTS_OUT = re.compile("^[^，。；：0-9]{0,8}(?:指出|强调|说明|一提|可贵|欣慰|自豪)的是[，,：:]")


class SectionTracker:
    """Follows the context through one document.

    In a work report headings and openings change it; in another document only a heading that names a plan or an
    account does, and elsewhere that of the document's kind holds.
    """

    def __init__(self, kind: DocumentKind, reference: ReferenceDate, title: str = "") -> None:
        self._report = kind == "report"
        told = _ACCOUNT_TITLE.search(title)
        # The year of which the document gave an account, in its title or in a section before.
        self._told = int(told.group(1)) if told is not None and reference.span is None else None
        self._title = title
        self._level: float = 0  # of the heading that opened the present plan or account
        self._founded = False  # whether a heading of a plan opened the account of the years before it
        self._headed = False  # whether a heading opened the present part of a report
        self._passing: SectionContext | None = None  # what held before a sentence told a plan in passing
        self._reference = reference
        self._cues = part_cues(reference.now, reference.late) if self._report and reference.now else ()
        self._default = SectionContext() if self._report else plain_context(kind, reference, plan_in(title))
        self.now = report_context("past_year", reference) if self._report else self._default
        self.current = self.now  # of the present sentence, which may be of the plan within a review

    def heading(self, title: str, own: Mark, level: float = 0) -> None:
        """Enter the section of a heading whose mark is `own`; one that says nothing leaves the context as it is."""
        if self._report:
            self._report_heading(title, level)
        else:
            self._plain_heading(title[own.length :].strip(" \u3000"), level)

    def of_heading(self, words: str) -> SectionContext:
        """What holds for the figures of a heading itself, which in an account of a year's works are aims."""
        year = year_of_works(self._title, words)
        return SectionContext("plan", "target", "annual", year) if year is not None else self.current

    def paragraph(self, opening: str) -> None:
        """Enter a paragraph by its first characters: one of a plan may be an account of another year."""
        if self._report:
            return
        if self._passing is not None:
            self.now, self._passing = self._passing, None
        if self.now.kind in ("past_account", "past_term") and not self._founded:
            self.now = self._default
        if self.now.kind == "next_term" and (before := years_before(opening, self._default)) is not None:
            self.now = before
        if self.now.status == "target" and (account := _ACCOUNT_PARAGRAPH.match(opening)) is not None:
            self.now = SectionContext("past_account", "achieved", "annual", account.group("year"))

    def run_in(self, words: str) -> None:
        """Enter what the words before a paragraph's colon name, in a document that is no report."""
        found = None if self._report else self._cue(words)
        if found is not None:
            before = self.now
            self._enter(found, words, self._level)
            self._passing = before if _TELLS.search(words) is not None else None

    def sentence(self, sentence: str) -> None:
        """Enter what the first words of a sentence name, in a report."""
        self.current = self.now
        if not self._report:
            self._plain_sentence(sentence)
            return
        if not self._cues or _MAY_TURN.search(sentence, 0, _LONGEST_OPENING) is None:
            return
        if sentence.startswith("各位"):
            sentence = _ADDRESS.sub("", sentence)
        if "的是" in sentence[:_OPENING]:
            sentence = _POINTS_OUT.sub("", sentence)
        words = sentence[: _OPENING + _LONGEST_CUE]
        if "工作报告" in sentence[:40]:  # its title names its year
            return
        if not self.now.kind.startswith("next") and self._plans(sentence):
            return
        found = [
            (m.start(), kind)
            for kind, cue in self._cues
            if self._may_turn_to(kind) and _HELD[kind].search(words) and (m := cue.search(words))
        ]
        found = [(at, kind) for at, kind in found if at < _EARLY.get(kind, _OPENING)]
        found = [(at, kind) for at, kind in found if kind != "past_term" or not _DIGIT.search(words, 0, at)]
        if self.now.kind == "past_term":  # …逐年增加，2022年达到15.2万人 tells one year of the term
            first = _COMMA.search(words)
            found = [(at, kind) for at, kind in found if kind != "past_year" or first is None or at < first.start()]
        if self.now.kind == "next_year":
            found = [(at, kind) for at, kind in found if kind != "next_term" or turns.opens_years_to_come(words, at)]
        if self.now.kind == "next_term":  # 税费改革在今年上半年试点的基础上推开 is still of the years to come
            term = self.now.side and turns.aims_of_a_term(sentence, self._reference.now or 0)
            found = [
                (at, kind)
                for at, kind in found
                if kind != "next_year" or (not term and (at < _AT_ONCE or "目标" in words))
            ]
        if found and turns.tells_one_year(min(found)[1], self.now.kind, sentence, self._reference.now):
            self.current = report_context("past_year", self._reference, self.now.side)
        elif found:
            self._turn(min(found)[1], words)

    def _turn(self, kind: ContextKind, words: str) -> None:
        """Enter what a sentence opens with; a plan that names the year before goes on behind that sentence."""
        if self.now.kind == "next_term" and kind == "next_year" and turns.FROM_NOW.search(words) is not None:
            return
        turned = report_context(kind, self._reference, self.now.side)
        planned = self.now.kind.startswith("next")
        back = turns.LOOKS_BACK.search(words) is not None or (
            not self._headed and turns.LAST_YEAR.match(words) is not None
        )
        if planned and kind == "past_term" and self._headed and not back:
            if turns.IN_FIVE_YEARS.search(words) is None:
                self.current = turned
            return
        if kind != "past_year" or not planned or back:
            self.now = self.current = turned
            self._headed = False
        elif not turns.builds_on(words, self._reference.now):
            self.current = turned

    def _plain_sentence(self, text: str) -> None:
        """A sentence of an account may tell next year's plan (2025年，…70万人以上), one of a plan turn back."""
        reference = self._reference
        if self.now.kind == "next_term" and (before := turns_back(text, self._default)) is not None:
            self.now = self.current = before
            return
        if self.now.status is not None or reference.year is None or reference.span is not None:
            return
        year = _YEAR_OPENS.match(text)
        later = year is not None and reference.stated and reference.month is None and int(year.group()) > reference.year
        early = reference.month is not None and reference.month <= _EARLY_IN_YEAR and reference.now is not None
        if later and year is not None:
            self.current = SectionContext("plan", "target", "annual", year.group())
        elif early and _THIS_YEAR.match(text):
            self.current = SectionContext("plan", "target", "annual", str(reference.now))

    def _plans(self, sentence: str) -> bool:
        """Whether a sentence under a heading that looks back is of the plan; from the first of its aims on, all are."""
        begins = _PLAN_BEGINS.match(sentence)
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

    def _may_turn_to(self, kind: ContextKind) -> bool:
        return not self.now.side or kind.startswith(self.now.side)

    def _report_heading(self, title: str, level: float) -> None:
        if "会议" in title or "工作报告" in title:
            return
        held = ((kind, cue) for kind, cue in self._cues if _HELD[kind].search(title))
        found = [(m.start(), kind) for kind, cue in held if (m := cue.search(title))]
        if turns.only_drafts(title):
            found = [(at, kind) for at, kind in found if kind != "next_term"]
        if self._of_both_years(title):
            self.now = report_context("past_year", self._reference)
            return
        if (
            self.now.side == "past"
            and turns.MET_AIM.search(title) is not None
            and {kind for _at, kind in found} == {"next_year"}
        ):
            return
        side: Side = "past" if _PAST.search(title) else "next" if _NEXT.search(title) else ""
        if found:
            kind = min(found)[1]
            planned = self._headed and self.now.kind.startswith("next") and side != "past"
            if kind == "past_year" and planned and turns.LOOKS_BACK.search(title) is None:
                return  # 在去年已经起步的基础上，全面实施就业培训
            if side == "past" and kind.startswith("next"):
                kind = "past_year"
            self._head(kind, side, level)
        elif side == "next" and _PLAN_HEADING.search(title):
            if self.now.side != "past" or level <= self._level:  # 第一，抓好重点工作 stands within a review
                self._head("next_year", side, level)
        elif side == "past" and _REVIEW.search(title):
            self._head("past_year", side, level)

    def _head(self, kind: ContextKind, side: Side, level: float) -> None:
        """Enter the part that a heading opens."""
        self.now, self._headed, self._level = report_context(kind, self._reference, side), True, level

    def _of_both_years(self, title: str) -> bool:
        """Whether a heading is of last year and of this: 1996年的政府工作和1997年的奋斗目标."""
        now = self._reference.now or 0
        last, this = title.find(f"{now - 1}年"), title.find(f"{now}年")
        return 0 <= last < this and any(link in title[last:this] for link in "和与及、")

    def _plain_heading(self, title: str, level: float) -> None:
        """A heading of a document that is no report; one below that of a plan or account does not end it."""
        if (time := time_heading(title, self._reference)) is not None and self.now.status is None:
            self.now, self._level, self._founded = SectionContext(scope=time[0], period=time[1]), 0, False
            return
        found = self._cue(title)
        if self._default.kind == "next_term" and (account := account_before(title, self._default)) is not None:
            self.now, self._level, self._founded = account, level, True
        elif found is not None and not (found.ahead and found.year is None and self._plans_already(level)):
            self._enter(found, title, level)
        elif found is None and self.now is not self._default and level <= self._level:
            self.now, self._founded = self._default, False

    def _plans_already(self, level: float) -> bool:
        """Whether the present part plans a year that a heading of aims below its own does not name anew."""
        return self.now is not self._default and self.now.status in ("target", "budget") and level > self._level

    def _cue(self, title: str) -> HeadingCue | None:
        return heading_cue(_ANNEX.sub("", title), self._reference, self._told)

    def _enter(self, found: HeadingCue, title: str, level: float) -> None:
        """Enter the plan or the account that `title` names."""
        self._level, self._founded = level, False
        if found.ahead:
            if (years := plan_in(title)) is not None and found.year is None:  # “十二五”期间就业工作目标
                self.now = SectionContext("next_term", "target", None, f"{years[0]}/{years[1]}")
                return
            base = self._default if self._default.status == "target" else SectionContext()
            base = base._replace(scope="annual", period=str(found.year)) if found.year else base
            kind: ContextKind = "plan" if found.year else base.kind or "plan"  # 目标任务 in a plan of years is of them
            self.now = base._replace(kind=kind, status="budget" if _BUDGET.search(title) else "target")
            return
        self._told = found.year or self._told
        if self._default.status in ("target", "limit"):
            if _ACCOUNT_HEADING.search(title) or "回顾" in title or "总结" in title:
                self.now = SectionContext("past_section", "achieved", "annual", self._account_year(title))
        elif found.year and self._reference.span is None:
            self.now = SectionContext(period=str(found.year))

    def _account_year(self, title: str) -> str | None:
        named, now = _YEAR.search(title), self._reference.now
        return named.group() if named is not None else str(now - 1) if now else None
