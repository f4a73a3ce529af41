"""Whether a contradiction is likelier one of the texts or of the reading: what speaks for a misreading, added up."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from jobscli import words
from jobscli.ask.clause import clause, named
from jobscli.audit.contradictions.answer import Cause, Kind
from jobscli.language import _
from jobscli.record import Document, Statistic

# Words that make a total over years of a number that was read as one year's; not in 由100增加到200, which has ends.
_OF_YEARS = re.compile("累计|[三四五]年(?!均)|以来")
_ENDS = re.compile("[由从][^，；]*[到至]")
_OF_PART = re.compile("月份?|季度|上半年|下半年|截至|农村|城镇|市[区直]|省[直属级]|部分|其中|重点")
_STOCK = re.compile("达到?$|增至|增加到|总[量数]|已有|共有|[拥现]有")
_UNSURE, _READING = 2, 4  # so much speaks for a misreading from here on
_FAR = Decimal(3)
_NEAR = Decimal("1.25")
_REVISED = Decimal("1.02")
_DIGITS = 3  # so many digits do not agree by chance


class Case(NamedTuple):
    """Figures that contradict one another, how, and their documents."""

    kind: Kind
    figures: Sequence[Statistic]
    documents: Mapping[str, Document]


Sign = Callable[[Case], int]


def cause(case: Case) -> tuple[Cause, int, tuple[str, ...]]:
    """The likelier cause, the sum, and the signs of a misreading in words; what speaks against one has none."""
    found = [(sign(case), told) for sign, told in _SIGNS]
    score = sum(weight for weight, _told in found)
    reasons = tuple(told for weight, told in found if weight > 0)
    likelier: Cause = "reading" if score >= _READING else "unsure" if score >= _UNSURE else "texts"
    return likelier, score, reasons


def _doubtful(case: Case) -> int:
    return 1 if any(each.confidence == "medium" for each in case.figures) else 0


def _own_words(case: Case) -> int:
    """A name that the vocabulary does not have may be half a name; not one that all texts print alike."""
    return 1 if words.metric(case.figures[0].metric) is None and _labels(case) else 0


def _labels(case: Case) -> int:
    """How differently the texts call it: 0 for the same name, 2 for names of which neither has the other."""
    names = [named(each) for each in case.figures]
    if len(set(names)) == 1:
        return 0
    return 1 if all(one in names[0] or names[0] in one for one in names) else 2


def _undated(case: Case) -> int:
    return 1 if any(each.period_basis == "document" for each in case.figures) else 0


def _before_its_year(case: Case) -> int:
    """A result told before its year was over is an aim."""
    early = (each for each in case.figures if each.status == "achieved" and _is_early(each, case.documents))
    return 4 if any(early) else 0


def _is_early(each: Statistic, documents: Mapping[str, Document]) -> bool:
    year = documents[each.document].year
    return year is not None and (each.period or "")[-4:].isdigit() and int((each.period or "")[-4:]) > year


def _next_aim(case: Case) -> int:
    """An aim of just the year that its document gives account of, where only the document tells the year."""
    taken = (each for each in case.figures if each.status == "target" and each.period_basis == "document")
    return 4 if any(str(case.documents[each.document].year) == each.period for each in taken) else 0


def _base_year(case: Case) -> int:
    """A year that the sentence has for something else: 继2021年…后, 比2008年增长, 是2005年的2.7倍."""
    return 3 if any(_stands_for_base(each) for each in case.figures if each.period_basis == "stated") else 0


def _stands_for_base(each: Statistic) -> bool:
    return re.search(f"(?:继|比|较|是|相当于)[^，。；]{{0,8}}{(each.period or '')[:4]}年", each.quote or "") is not None


def _other_place(case: Case) -> int:
    """A place that neither the clause names nor the document is of; or none, in a city's document."""
    return 3 if any(_is_carried(each, case.documents[each.document].place) for each in case.figures) else 0


def _is_carried(each: Statistic, own: str | None) -> bool:
    return each.place != own and (each.place is None or each.place not in f"{each.label}{clause(each)}{_piece(each)}")


def _piece(each: Statistic) -> str:
    """What stands just before the number, up to a mark; `clause` has no names of places."""
    return re.split("[，。；、]", (each.quote or "").partition(each.text)[0])[-1]


def _scope_words(case: Case) -> int:
    years = (_OF_YEARS.search(_around(each)) for each in case.figures if each.scope == "annual")
    return 2 if any(years) else 0


def _no_total(case: Case) -> int:
    """A sum over years whose sentence has no word for one."""
    totals = [each for each in case.figures if each.scope == "cumulative"]
    return 3 if case.kind == "total" and not any(_OF_YEARS.search(_around(each)) for each in totals) else 0


def _one_year(case: Case) -> int:
    """A sum over years that is about the number of one of them."""
    if case.kind != "total":
        return 0
    largest = max((each.value for each in case.figures[1:]), default=Decimal(0))
    return 3 if case.figures[0].value <= largest * _NEAR else 0


def _stocks(case: Case) -> int:
    """Years that tell how much there is by then, which is not added up."""
    return 3 if case.kind == "total" and any(_STOCK.search(clause(each)) for each in case.figures[1:]) else 0


def _part_words(case: Case) -> int:
    """Words of a part of the year, the place or the people that stand with one of them alone."""
    found = {frozenset(_OF_PART.findall(clause(each))) for each in case.figures}
    return 2 if len(found) > 1 else 0


def _far(case: Case) -> int:
    values = sorted(abs(each.value) for each in case.figures if each.scope != "cumulative")
    if len(values) < 2 or not values[0]:
        return 0
    ratio = values[-1] / values[0]
    return 2 if ratio >= _FAR else 1 if ratio >= _NEAR else 0


def _close(case: Case) -> int:
    """Numbers of several digits that lie as near each other as revisions do are of one thing: nothing was misread."""
    values = sorted(abs(each.value) for each in case.figures)
    told = min(len(value.normalize().as_tuple().digits) for value in values)
    if case.kind not in ("restated", "bulletin") or told < _DIGITS or not values[0]:
        return 0
    return -3 if values[-1] / values[0] <= _REVISED else 0


def _around(statistic: Statistic) -> str:
    """What stands before the number in its sentence; of one that has ends, nothing."""
    sentence = statistic.quote or statistic.label
    before = sentence.partition(statistic.text)[0]
    return "" if _ENDS.search(sentence[max(len(before) - 30, 0) : len(before) + 30]) else before


_SIGNS: tuple[tuple[Sign, str], ...] = (
    (_doubtful, _("机器读出，把握不高")),
    (_own_words, _("指标是原文自己的叫法，说法不同")),
    (_labels, _("说法不同")),
    (_undated, _("年份取自文件，原句没有写")),
    (_before_its_year, _("文件出在那一年以前，像是目标")),
    (_next_aim, _("像是下一年的目标")),
    (_base_year, _("句中的年份像是对比的基年")),
    (_other_place, _("地方取自上文")),
    (_scope_words, _("句中有累计、几年的字样")),
    (_no_total, _("合计的句子里没有累计、五年的字样")),
    (_one_year, _("合计和其中一年的数差不多")),
    (_stocks, _("逐年的数像是到那年为止的总数")),
    (_part_words, _("句中有一部分时间、地方或人群的字样")),
    (_far, _("相差很大")),
    (_close, ""),
)
