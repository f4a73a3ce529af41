"""The parts of a document: last year's results, those of a term, what is to come. Often only they tell a target.

A heading sets the part, and the opening of a paragraph or of a sentence may change it: “五年来，…”, “今年…预期目标是”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from jobscli.read.heads import Head, head
from jobscli.read.lines import mark
from jobscli.read.period import Clock, plan, plan_of
from jobscli.words.reading import cues

_OPENING = 18  # a cue that changes the part stands in the first words of a sentence
_LIMIT = {"next_term": 3}  # “十五五” is named in many a sentence about this year
_KINDS = ("past_term", "past_year", "next_term", "next_year")
_PAST = re.compile("回顾|回望|完成情况|执行情况|主要成[绩效]|工作情况|取得")
_NEXT = re.compile("目标|安排|部署|重点工作|重点任务|打算|下一步|计划|思路|民生实事")
_ACCOUNT = re.compile(
    "(?:附[件：:]?)?[^，。；：:]{0,12}?(?P<year>20[0-4][0-9])?年?[^，。；：:]{0,12}(?:完成|执行|落实|进展)情况[:：]"
)
_ACCOUNTED = re.compile("(?:(?P<year>20[0-4][0-9])年)?[^，。；：:]{0,16}(?:完成|执行|落实|进展|工作)情况(?:回顾)?。?$")
_OF_YEAR = re.compile("(20[0-4][0-9])年(?!来|以来)[^，。]{0,20}?(?:总结|回顾|工作情况)")
_ANNEX = re.compile("^附[件表]?[0-9一二三四五]?[:：]")
_COMMA = re.compile("[，,；]")
_REVIEW = re.compile("回顾|总结|成绩")


@dataclass(frozen=True, slots=True)
class Part:
    """What a figure is when its own sentence does not say: its status, scope and period."""

    kind: str = ""
    status: str | None = None
    scope: str | None = None
    period: str | None = None
    # Set where the part is under a heading of its own, which a sentence cannot leave for the other side of 今年.
    side: str = ""


class Parts:
    """Follows the parts of one document. Only a report has parts; other documents keep the one of their kind."""

    def __init__(self, kind: str, clock: Clock, title: str = "") -> None:
        self._report = kind == "report"
        told = _OF_YEAR.search(title)
        self._told = int(told.group(1)) if told is not None and clock.span is None else None
        self._level = 0  # that of the heading which opened the part of a document that is no report
        self._clock = clock
        self._cues = _compiled(clock.now) if self._report and clock.now else ()
        self.now = Part(status=kind) if kind in ("target", "limit") else Part()
        if kind == "target" and clock.sure and clock.year:
            self.now = Part(status=kind, scope="annual", period=str(clock.year))
        elif clock.span is not None:
            self.now = Part(scope=clock.span[0], period=clock.span[1])
        self._default = self.now
        if self._report:
            self.now = self.part("past_year")

    def heading(self, title: str, level: int = 0) -> None:
        """Enter the part that a heading names; one that names none leaves the part as it is."""
        if not self._report:
            self._plain(title[mark(title)[1] :].strip(" \u3000"), level)
            return
        if "会议" in title or "工作报告" in title:
            return
        found = [(m.start(), kind) for kind, cue in self._cues if (m := cue.search(title))]
        side = "past" if _PAST.search(title) else "next" if _NEXT.search(title) else ""
        if found:
            kind = min(found)[1]
            if side == "past" and kind.startswith("next"):
                kind = "past_year"
            self.now = replace(self.part(kind), side=side)
        elif side == "past" and _REVIEW.search(title):
            self.now = replace(self.part("past_year"), side=side)

    def paragraph(self, raw: str) -> None:
        """A paragraph of a plan that opens as an account of another year is one: 附：2024年完成情况：…."""
        if self._report:
            return
        if self.now.kind == "past_account":
            self.now = self._default
        account = _ACCOUNT.match(raw)
        if account is not None and self.now.status == "target":
            self.now = Part("past_account", "achieved", "annual", account.group("year"))

    def opening(self, sentence: str) -> None:
        """Enter the part that a sentence's first words name."""
        if not self._cues or "工作报告" in sentence[:40]:  # its title names its year
            return
        words = sentence[: _OPENING + 12]
        found = [(m.start(), kind) for kind, cue in self._cues if (m := cue.search(words))]
        found = [(at, kind) for at, kind in found if at < _LIMIT.get(kind, _OPENING) and not self._barred(kind)]
        if self.now.kind == "past_term":  # …逐年增加，2022年达到15.2万人 tells one year of the term
            first = _COMMA.search(words)
            found = [(at, kind) for at, kind in found if kind != "past_year" or first is None or at < first.start()]
        if found:
            self.now = replace(self.part(min(found)[1]), side=self.now.side)

    def run_in(self, words: str) -> None:
        """Enter the part that the words before a paragraph's colon name, in a document that is no report."""
        found = None if self._report else self._head(words)
        if found is not None:
            self._enter(found, words, self._level)

    def _barred(self, kind: str) -> bool:
        return bool(self.now.side) and not kind.startswith(self.now.side)

    def _plain(self, title: str, level: int) -> None:
        """A heading of a document that is no report; one below that which opened a part does not end it."""
        found = self._head(title)
        if found is not None:
            self._enter(found, title, level)
        elif self.now is not self._default and level <= self._level:
            self.now = self._default

    def _head(self, title: str) -> Head | None:
        return head(_ANNEX.sub("", title), self._clock, self._told)

    def _enter(self, found: Head, title: str, level: int) -> None:
        """The part of a plan or an account that `title` names."""
        given = self._default.status
        self._level = level
        if found.ahead:
            base = self._default if given == "target" else Part()
            base = replace(base, scope="annual", period=str(found.year)) if found.year else base
            self.now = replace(base, kind="plan", status="target")
            return
        self._told = found.year or self._told
        if given in ("target", "limit"):
            if _ACCOUNTED.search(title) or "回顾" in title or "总结" in title:
                named = re.search("20[0-4][0-9]", title)
                year = named.group() if named else str(self._clock.now - 1) if self._clock.now else None
                self.now = Part("past_section", "achieved", "annual", year)
        elif found.year and self._clock.span is None:
            self.now = Part(period=str(found.year))

    def part(self, kind: str) -> Part:
        """The part of that kind, with its years by the document's clock."""
        now = self._clock.now
        if now is None:
            return Part(kind, "target" if kind.startswith("next") else "achieved")
        if kind == "past_year":
            return Part(kind, "achieved", "annual", str(now - 1))
        if kind == "next_year":
            return Part(kind, "target", "annual", str(now))
        if kind == "past_term":
            return Part(kind, "achieved", None, f"{now - 5}/{now - 1}")
        years = plan(plan_of(now)) if plan_of(now - 1) != plan_of(now) else None
        first, last = years or (now, now + 4)
        return Part(kind, "target", None, f"{first}/{last}")


@cache
def _compiled(now: int) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The cues of the parts with the years and plans of a report given in `now`."""
    past, following = plan_of(now - 1), plan_of(now)
    if past == following:  # in mid-plan the plan itself is neither behind nor ahead
        past, following = plan_of(now - 5), plan_of(now + 5)
    ends = plan(following)
    words = {
        "PAST": past,
        "NEXTEND": str(ends[1] if ends else now + 5),
        "NEXT": following,
        "LASTYEAR": str(now - 1),
        "THISYEAR": str(now),
    }
    return tuple((kind, re.compile(_filled(cues("part")[kind], words))) for kind in _KINDS)


def _filled(pattern: str, words: dict[str, str]) -> str:
    for name, word in words.items():
        pattern = pattern.replace(name, word)
    return pattern


def unaddressed(paragraph: str) -> str:
    """A paragraph without whom a speech is addressed to, which is no opening: 各位代表！"""
    return re.sub("^各位(?:代表|委员)[^，。！!,]{0,6}[！!，。,：:]?", "", paragraph)
