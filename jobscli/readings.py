"""The answer to `read`: what each document says, and why where that was asked; and the files that were refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.read import Reading
from jobscli.read.model import Explained, Why
from jobscli.record import Statistic, to_json

Flat = dict[str, Any]


@dataclass(frozen=True)
class Refused:
    """A file that could not be read, and the sentence that says why."""

    path: Path
    message: str


@dataclass(frozen=True)
class Partly:
    """A file of which a part could not be read, and the sentence that says which."""

    message: str


@dataclass(frozen=True)
class Readings:
    """What each document says, and the files that were refused; `files` are files and folders as they were given."""

    readings: tuple[Reading, ...]
    refused: tuple[Refused, ...] = ()
    partly: tuple[Partly, ...] = ()
    files: tuple[Path, ...] = ()
    notice: str | None = None

    @property
    def untold(self) -> str | None:
        """What a table of figures cannot hold: how many numerals are none, and which were not understood and why."""
        if any(reading.explained is not None for reading in self.readings):
            return None
        return "\n".join(map(_beside, self.readings)) or None

    def rows(self) -> list[Flat]:
        """One row a statistic; where reasons were asked for, one a field of those figures."""
        from jobscli.ask.answer import flat

        if any(reading.explained is not None for reading in self.readings):
            return [
                {"statistic": each.id, **reason, "others": "；".join(reason["others"])}
                for reading in self.readings
                for each, explained in explained_figures(reading)
                for reason in trace(each, explained, _titles(reading).get(each.section or ""))
            ]
        return [flat(each) for reading in self.readings for each in reading.statistics]

    def objects(self) -> list[dict[str, Any]]:
        """One object a document."""
        return [_tree(each) for each in self.readings]

    def tree(self) -> Any:
        """The object of the one document, or a list of them when there are several."""
        return self.objects()[0] if len(self.readings) == 1 else self.objects()


_PROBLEMS = 10  # so many are told beside a table, more are not


def _beside(reading: Reading) -> str:
    told = [
        _("{id}：{n} 个数字；{excluded} 个数不是数据；{problems} 处没读懂").format(
            id=reading.document.id,
            n=len(reading.statistics),
            excluded=len(reading.excluded),
            problems=len(reading.problems),
        )
    ]
    told += [
        _("没读懂 @{start}  {text}  {reason}").format(start=each.start, text=each.text, reason=each.reason)
        for each in reading.problems[:_PROBLEMS]
    ]
    rest = len(reading.problems) - _PROBLEMS
    return "\n".join([*told, *([_("还有 {n} 处：--format json 全部列出").format(n=rest)] if rest > 0 else [])])


_ID = re.compile(r"(?:.*/)?[sS]\d{1,9}")
_MARK = re.compile("[sS](?=[0-9]+$)")  # of a figure in an id
_BETWEEN = re.compile(r"[,，、\s]+")


def asked_for(explain: str | None) -> tuple[str, ...] | None:
    """Each of the figures whose reasons are asked for: several ids, in any case, or the one thing that is asked."""
    if explain is None:
        return None
    wanted = explain.strip()
    ids = [each for each in _BETWEEN.split(wanted) if each]
    if ids and all(map(_ID.fullmatch, ids)):
        return tuple(dict.fromkeys(_MARK.sub("s", each) for each in ids))
    return (wanted.lower() if wanted.lower() == "all" else wanted,)


def must_explain(found: Readings, explain: str | None) -> Readings:
    """`found`; raises UsageError where figures were asked for of which none of its documents has one."""
    wanted = asked_for(explain)
    if wanted is None or wanted == ("all",) or not found.readings:
        return found
    starts = {each.start for reading in found.readings for each in reading.explained or ()}
    missing = [each for each in wanted if not starts or (len(wanted) > 1 and int(_MARK.split(each)[-1]) not in starts)]
    if not missing:
        return found
    names = _("”“").join(missing)
    told = _("没有哪个数的编号是“{wanted}”，也没有哪个数的句子里有它").format(wanted=names)
    raise UsageError(told, [(_("列出"), _("jobscli read 文件，编号在左边；全部用 --explain all"))])


def explained_figures(reading: Reading) -> Iterator[tuple[Statistic, Explained]]:
    """The figures of a document whose reasons were asked for, in their order."""
    by_start = {each.start: each for each in reading.explained or ()}
    for statistic in reading.statistics:
        if statistic.start in by_start:
            yield statistic, by_start[statistic.start]


# Rules that the heading of the section decides, or the document, where no word of the sentence does.
_BY_HEADING = frozenset(
    {
        "naming.heading",
        "status.past-section",
        "status.plan-section",
        "status.budget",
        "status.gap",
        "time.section",
        "time.term",
        "time.end-of-plan",
    }
)
_BY_DOCUMENT = frozenset(("time.document", "status.policy"))
_BY_NOTHING = frozenset(("status.plain", "time.limit"))  # no other rule answered
_FIELDS = ("status", "scope", "period", "region", "place")


def rests_on(why: Why, title: str | None) -> str | None:
    """On what outside its sentence a field rests that no word of it decides; `title` is that of its section.

    None where words decide, or nothing does.
    """
    if is_said(why.words) or why.rule in _BY_NOTHING:
        return None
    if why.rule in _BY_DOCUMENT:
        return _("文件")
    if why.rule in _BY_HEADING and title:
        return _("标题“{title}”").format(title=title)
    return _("这一句以外：段落、标题或文件") if why.field in _FIELDS or why.rule in _BY_HEADING else None


def is_said(words: str) -> bool:
    """Whether the words that a field rests on are more than a mark."""
    return any(map(str.isalnum, words))


def _titles(reading: Reading) -> dict[str, str]:
    return {each.id: each.title for each in reading.sections}


def trace(statistic: Statistic, explained: Explained, title: str | None) -> list[dict[str, Any]]:
    """Why each field of a figure is what it is, as JSON has it; `title` is that of its section.

    A mark alone is no word: what rests on one rests on no word of the sentence.
    """
    record = to_json(statistic)
    return [
        {
            "field": why.field,
            "value": record[why.field],
            "rule": why.rule,
            "start": why.start if is_said(why.words) else statistic.start,
            "end": why.end if is_said(why.words) else statistic.end,
            "words": why.words if is_said(why.words) else "",
            "rests_on": rests_on(why, title),
            "others": list(why.others),
        }
        for why in explained.why
    ]


def _tree(reading: Reading) -> dict[str, Any]:
    """A document as JSON has it; where reasons were asked for, only the figures that they are of, each with them."""
    if reading.explained is None:
        statistics = [to_json(each) for each in reading.statistics]
    else:
        titles = _titles(reading)
        statistics = [
            {**to_json(each), "trace": trace(each, why, titles.get(each.section or ""))}
            for each, why in explained_figures(reading)
        ]
    return {
        "document": to_json(reading.document),
        "sections": [to_json(each) for each in reading.sections],
        "measures": [to_json(each) for each in reading.measures],
        "statistics": statistics,
        "excluded": [to_json(each) for each in reading.excluded],
        "problems": [
            {"start": each.start, "end": each.end, "text": each.text, "reason": each.reason}
            for each in reading.problems
        ],
    }
