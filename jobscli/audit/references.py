"""The records of a store beside each other: ids, references, regions, units, bounds, periods, spans."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from jobscli import words
from jobscli.audit.records import Records, identity
from jobscli.audit.report import Checked, Problem
from jobscli.audit.reread import reread
from jobscli.language import _
from jobscli.record import NATION, UNSTATED_REGION, Excluded, Measure, Statistic

Found = Iterator[Problem]

# A figure may tell how a metric changed in the metric's own unit or in one of these.
_CHANGES = frozenset(("%", "百分点", "‰", "千分点", "倍", "番"))
# Counts that texts print with any of these: of bodies, and of people, who are counted each time or once.
_ALIKE = (frozenset(("家", "户", "个")), frozenset(("人", "人次")))
_MONTH = "[0-9]{4}-(?:0[1-9]|1[0-2])"
_PERIOD = re.compile(f"[0-9]{{4}}|{_MONTH}|(?P<a>[0-9]{{4}})/(?P<b>[0-9]{{4}})|(?P<c>{_MONTH})/(?P<d>{_MONTH})")


def checks(records: Records) -> list[Checked]:
    """All checks that look at more than one field or record."""
    placed = sum(each.section is not None for each in records.told())
    dated = sum(each.period is not None for each in records.statistics)
    changes = sum(each.of is not None for each in records.statistics)
    figures = len(records.statistics)
    return [
        Checked(
            "ids", _("个编号：不重复，合乎写法"), sum(map(Counter.total, records.ids.values())), tuple(_ids(records))
        ),
        Checked("references", _("处引用：都在，同属一份文件"), _referring(records), tuple(_references(records))),
        Checked("changes", _("个变动：说到的那个数在"), changes, tuple(_changes(records))),
        Checked("regions", _("项举措和数字：地区和所在标题一致"), placed, tuple(_regions(records))),
        Checked("units", _("个数字：单位合乎指标"), figures, tuple(_units(records))),
        Checked("bounds", _("个数字：是区间才有上端"), figures, tuple(_bounds(records))),
        Checked("periods", _("个期间：写法对，有来历"), dated, tuple(_periods(records))),
        Checked("spans", _("处位置：先后对，在所在标题之内"), len(records.parts()), tuple(_spans(records))),
    ]


def _ids(records: Records) -> Found:
    for each, n in sum(records.ids.values(), Counter[str]()).items():
        if n > 1:
            yield Problem(each, "id", _("有 {n} 条记录用这个编号").format(n=n))
    for letter, rows in (("h", records.sections), ("m", records.measures), ("s", records.statistics)):
        for record in rows:
            # A second one on the same span has a letter more.
            wanted = f"{record.document}/{letter}{record.start}"
            if not record.id.startswith(wanted) or not re.fullmatch("[b-z]{0,9}", record.id[len(wanted) :]):
                yield Problem(record.id, "id", _("按位置应是 {wanted}").format(wanted=wanted))


def _referring(records: Records) -> int:
    links = sum(each.section is not None for each in records.told())
    return links + sum(each.measure is not None for each in records.statistics) + len(records.parts())


def _references(records: Records) -> Found:
    for part in records.parts():
        if part.document not in records.ids["documents"]:
            detail = _("没有编号为 {document} 的文件").format(document=part.document)
            yield Problem(identity(part), "document", detail)
    for record in records.told():
        yield from _target(records, record, "section", "sections")
    for figure in records.statistics:
        yield from _target(records, figure, "measure", "measures")


def _changes(records: Records) -> Found:
    """Apart from the other references: a change whose figure is not there can still be read and found."""
    for figure in records.statistics:
        yield from _target(records, figure, "of", "statistics")
        if figure.of == figure.id:
            yield Problem(figure.id, "of", _("指着自己"))
        if figure.of is not None and figure.aspect != "change":
            yield Problem(figure.id, "of", _("只有变动才说是谁的变动"))
        if figure.price_basis is not None and figure.aspect != "change":
            yield Problem(figure.id, "price_basis", _("只有变动才分实际和名义"))


def _target(records: Records, record: Measure | Statistic, field: str, table: str) -> Found:
    target = getattr(record, field)
    if target is not None and target not in records.ids[table]:
        yield Problem(record.id, field, _("没有 {target}").format(target=target))
    elif target is not None and records.owners.get(target, record.document) != record.document:
        yield Problem(record.id, field, _("{target} 在另一份文件里").format(target=target))


def _regions(records: Records) -> Found:
    sections = {each.id: each.region for each in records.sections}
    for record in records.told():
        region = sections.get(record.section or "")
        # A section on the nation, or on no region in particular, may tell of any; any may give a figure of the nation.
        compared = isinstance(record, Statistic) and record.region == NATION
        if region not in (None, record.region, NATION, UNSTATED_REGION) and not compared:
            detail = _("记作{own}，所在的标题是{region}的").format(own=record.region, region=region)
            yield Problem(record.id, "region", detail)


def _units(records: Records) -> Found:
    for each in records.statistics:
        if each.unit is not None and each.unit_inferred is not None:
            yield Problem(each.id, "unit_inferred", _("原文印了单位，就不推定"))
        detail = _odd_unit(each)
        if detail is not None and each.note is None:  # a note is where a reader is told of it
            yield Problem(each.id, "unit", detail)


def _odd_unit(figure: Statistic) -> str | None:
    metric = words.metric(figure.metric)
    usual = metric.unit if metric is not None else None
    if figure.unit is None:
        found = reread(figure.text)  # a third and 1:4.4 have none by nature
        fits = (
            figure.unit_inferred is not None
            or (metric is not None and usual is None)
            or (found is not None and found.pure)
        )
        return None if fits else _("没有单位，也没有说明")
    if metric is None or figure.unit == usual or any({figure.unit, usual} <= each for each in _ALIKE):
        return None
    if figure.aspect == "change" and figure.unit in _CHANGES:
        return None
    return _("“{unit}”不是{metric}的单位“{usual}”，也没有说明").format(
        unit=f"{figure.unit:.20}", metric=figure.metric, usual=usual or _("无")
    )


def _bounds(records: Records) -> Found:
    for each in records.statistics:
        if each.high is None and each.bound == "between":
            yield Problem(each.id, "high", _("是区间，却没有上端"))
        elif each.high is not None and each.bound != "between":
            yield Problem(each.id, "high", _("不是区间，却有上端 {high}").format(high=each.high))
        elif each.high is not None and each.high <= each.value:
            detail = _("上端 {high} 不大于下端 {value}").format(high=each.high, value=each.value)
            yield Problem(each.id, "high", detail)


def _periods(records: Records) -> Found:
    for each in records.statistics:
        if each.period is not None and not _is_period(each.period):
            detail = _("“{period}”不是 2018、2021/2025、2019-01、2019-01/2019-09 这样的期间")
            yield Problem(each.id, "period", detail.format(period=f"{each.period:.40}"))
        if each.period is not None and each.period_basis is None:
            yield Problem(each.id, "period_basis", _("有期间，没有来历"))
        if each.period is None and each.period_basis is not None:
            yield Problem(each.id, "period_basis", _("有来历，没有期间"))


def _is_period(text: str) -> bool:
    found = _PERIOD.fullmatch(text)
    if found is None:
        return False
    return (found["a"] or "") <= (found["b"] or "") and (found["c"] or "") <= (found["d"] or "")


def _spans(records: Records) -> Found:
    sections = {each.id: each for each in records.sections}
    for part in records.parts():
        if not 0 <= part.start < part.end:
            detail = _("从 {start} 到 {end}，不是一段").format(start=part.start, end=part.end)
            yield Problem(identity(part), "start", detail)
            continue
        if isinstance(part, Statistic | Excluded) and len(part.text) != part.end - part.start:
            detail = _("“{text}”有 {n} 字，位置却占 {size} 字")
            yield Problem(
                identity(part),
                "end",
                detail.format(text=f"{part.text:.40}", n=len(part.text), size=part.end - part.start),
            )
        section = sections.get(getattr(part, "section", None) or "")
        if section is not None and not section.start <= part.start < part.end <= section.end:
            yield Problem(identity(part), "start", _("不在 {section} 之内").format(section=section.id))
