"""Status, scope and period of the sections of a document that is no work report.

What a document of its kind gives holds throughout, but below a heading that names a plan or an account.
"""

from __future__ import annotations

import re

from jobscli.read.document.calendar import plan_in
from jobscli.read.document.heading_cues import HeadingCue, heading_cue
from jobscli.read.document.plan_before import account_before, turns_back, years_before
from jobscli.read.document.report_parts import plain_context
from jobscli.read.document.survey_span import time_heading
from jobscli.read.model import ContextKind, DocumentKind, ReferenceDate, SectionContext
from jobscli.read.text.headings import Mark
from jobscli.words.reading import cue

_BUDGET = re.compile("预算(?:草案|安排)")
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
_CAPTION = re.compile("[图表] ?[0-9一二三四五六七八九十]")  # of a figure or a table, which stands within a section
_ANNEX = re.compile("^附[件表]?[0-9一二三四五]?[:：]")
# In a document that is no report: a year at the beginning of a sentence, and 今年 as a whole.
_YEAR_OPENS = re.compile("(?:19|20)[0-9]{2}(?=年[，,]?(?!以来|[0-9一上前第]))")
_THIS_YEAR = re.compile("今年(?!以来|[0-9一上前第初春来])")
_EARLY_IN_YEAR = 2  # until this month what is told of 今年 as a whole is a plan
# A sentence that tells a plan before a colon, and is no heading: 某省提出2006年就业工作目标：….
_TELLS = re.compile("提出|明确|确定|下达|部署|要求|通过|表示|介绍|获悉")

# A sentence that ends where the aims begin that it tells of, each in a paragraph of its own: ….主要目标是：.
_AIMS_FOLLOW = re.compile("^(?!.*(?:完成|实现了|达成)).*目标(?:任务)?(?:是|为|如下)?[:：]$")
_GOES_ON = ("；", ";", "：", ":")


class PlainTracker:
    """Follows the context through a document that is no work report."""

    def __init__(self, kind: DocumentKind, reference: ReferenceDate, title: str) -> None:
        told = _ACCOUNT_TITLE.search(title)
        # The year of which the document gave an account, in its title or in a section before.
        self._told = int(told.group(1)) if told is not None and reference.span is None else None
        self._level: float = 0  # of the heading that opened the present plan or account
        self._founded = False  # whether a heading of a plan opened the account of the years before it
        self._passing: SectionContext | None = None  # what held before a sentence told a plan in passing
        self._goes_on = False  # whether the sentence before ended within a list
        self._reference = reference
        hiring = kind == "target" and cue("kind", "hiring").search(title) is not None
        self._default = SectionContext(status="target") if hiring else plain_context(kind, reference, plan_in(title))
        self.now = self._default
        self.current = self.now  # of the present sentence

    def heading(self, title: str, own: Mark, level: float = 0) -> None:
        """Enter the section of a heading whose mark is `own`; one below that of a plan or account does not end it."""
        title = title[own.length :].strip(" \u3000")
        if _CAPTION.match(title) is not None:
            return
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

    def paragraph(self, opening: str) -> None:
        """Enter a paragraph by its first characters: one of a plan may be an account of another year."""
        if self._passing is not None and not self._goes_on:
            self.now, self._passing = self._passing, None
        if self.now.kind in ("past_account", "past_term") and not self._founded:
            self.now = self._default
        if self.now.kind == "next_term" and (before := years_before(opening, self._default)) is not None:
            self.now = before
        if self.now.status == "target" and (account := _ACCOUNT_PARAGRAPH.match(opening)) is not None:
            self.now = SectionContext("past_account", "achieved", "annual", account.group("year"))

    def run_in(self, words: str) -> None:
        """Enter what the words before a paragraph's colon name."""
        found = self._cue(words)
        if found is not None:
            before = self.now
            self._enter(found, words, self._level)
            self._passing = before if _TELLS.search(words) is not None else None

    def sentence(self, sentence: str) -> None:
        """A sentence of an account may tell next year's plan (2025年，…70万人以上), one of a plan turn back."""
        self.current = self.now
        reference = self._reference
        self._goes_on = sentence.endswith(_GOES_ON)
        if self._goes_on and self.now.status is None and _AIMS_FOLLOW.match(sentence) is not None:
            year = _YEAR.search(sentence)
            self._passing = self.now
            self.now = SectionContext("plan", "target", "annual" if year else None, year.group() if year else None)
            return
        if self.now.kind == "next_term" and (before := turns_back(sentence, self._default)) is not None:
            self.now = self.current = before
            return
        if self.now.status is not None or reference.year is None or reference.span is not None:
            return
        year = _YEAR_OPENS.match(sentence)
        later = year is not None and reference.stated and reference.month is None and int(year.group()) > reference.year
        early = reference.month is not None and reference.month <= _EARLY_IN_YEAR and reference.now is not None
        if later and year is not None:
            self.current = SectionContext("plan", "target", "annual", year.group())
        elif early and _THIS_YEAR.match(sentence):
            self.current = SectionContext("plan", "target", "annual", str(reference.now))

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
