"""Why a claim has its verdict, in a sentence: what the record says, and in what it is of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from jobscli import words
from jobscli.ask.agreement import Agreement
from jobscli.ask.comparable import spoken, unit_said
from jobscli.ask.corrected import printed
from jobscli.ask.magnitude import digits, magnitude
from jobscli.ask.verify.difference import left_open, status_of
from jobscli.language import _
from jobscli.record import UNSTATED_REGION, Statistic


def claimed(claim: Statistic) -> str:
    """A claim as it was understood: 江苏 2025年 全年 城镇新增就业 145万人."""
    where = "" if claim.region == UNSTATED_REGION else f"{claim.region}{claim.place or ''}"
    scope = "" if claim.scope in ("unstated", "annual") else spoken("scope", claim.scope)
    aim = "" if claim.status == "achieved" else f"〔{spoken('status', claim.status)}〕"
    parts = (where, _period(claim.period) if claim.period else "", scope, f"{aim}{measured(claim)}", claim.text)
    return " ".join(each for each in parts if each)


def measured(statistic: Statistic) -> str:
    """What a figure measures, in its own words, with its metric where these leave that out: 发放（创业担保贷款）."""
    known = words.metric(statistic.metric)
    own = _moved(statistic)
    if known is None or any(name in statistic.label for name in (known.name, *known.aliases)):
        return f"{statistic.label}{own}"
    return _("{label}（{metric}）").format(label=f"{statistic.label}{own}", metric=known.name)


def _moved(statistic: Statistic) -> str:
    """The word for a change that the label leaves out."""
    if statistic.aspect != "change" or re.search("[增升降减涨提回]", statistic.label + statistic.text):
        return ""
    return _("下降") if statistic.value < 0 else _("增长")


def whose(record: Statistic) -> str:
    """Of where and when a record is, and as what: 江苏2025年的目标."""
    place = f"{record.region}{record.place or ''}"
    when = _period(record.period) if record.period else ""
    scope = "" if record.scope == "unstated" else spoken("scope", record.scope)
    aim = "" if record.status == "achieved" else spoken("status", record.status)
    return _("{place}{when}{how}").format(place=place, when=when, how=f"{scope}{aim}{_moved(record)}")


def _period(period: str) -> str:
    return _("{period}年").format(period=period.replace("/", "—")) if "-" not in period else period.replace("/", "—")


def source(record: Statistic) -> str:
    """What a record says in its own words: 江苏2025年全年“141万人”."""
    doubt = _("（机器读出，把握低）") if record.confidence == "low" else ""
    return _("{whose}“{text}”{doubt}").format(whose=whose(record), text=printed(record), doubt=doubt)


_OPEN = {"region": _("地区"), "period": _("年份"), "scope": _("口径")}


def borne_out(claim: Statistic, record: Statistic, number: Agreement, others: Sequence[Statistic]) -> str:
    """The record's words, how the number agrees, what the draft leaves open, and who says otherwise."""
    parts = [_("原文是{source}").format(source=source(record))]
    if number == "rounded":
        parts.append(_("文稿取了约数"))
    elif number == "implied":
        parts.append(_("“{text}”与它相合").format(text=claim.text))
    if unsaid := left_open(claim, record):
        names = _("、").join(_OPEN[each] for each in unsaid)
        parts.append(_("文稿没有说{names}，按原文的相合").format(names=names))
    if claim.unit is not None and record.unit is None:
        parts.append(_("原文没有写单位，{unit}").format(unit=unit_said(record)))
    return _("；").join([*parts, *_otherwise(others)])


def _otherwise(others: Sequence[Statistic]) -> list[str]:
    if not others:
        return []
    told = _("、").join(_("“{text}”（{id}）").format(text=printed(each), id=each.id) for each in others[:3])
    return [_("别的文件写的是{told}").format(told=told)]


def bounded(claim: Statistic, record: Statistic) -> str:
    """The number is right, its bound is not."""
    return _("数相同，界限不同：原文是{source}（{has}），文稿写的是{said}").format(
        source=source(record), has=bound_said(record), said=bound_said(claim)
    )


def bound_said(statistic: Statistic) -> str:
    """The bound of a figure in words, 近 told from 约; of a decline that of how far it goes."""
    from jobscli.ask.agreement import told

    kind = told(statistic).kind
    return _("近") if kind == "below" else spoken("bound", kind)


def loose(claim: Statistic, record: Statistic) -> str:
    """What the draft says follows, but is not what the source says."""
    return _("“{text}”不算错，但不是原文的数：原文是{source}").format(text=claim.text, source=source(record))


def contradicted(claim: Statistic, record: Statistic, others: Sequence[Statistic]) -> str:
    """What the source says instead."""
    told = [_("原文是{source}").format(source=source(record))]
    if record.region != claim.region or claim.period is None:
        names = _("、").join(_OPEN[each] for each in left_open(claim, record) if each != "scope")
        told.append(_("文稿没有说{names}，按唯一的核对").format(names=names or _("年份或地区")))
    return _("；").join([*told, *_otherwise(others)])


def computed(claim: Statistic, number: Statistic, how: str, *, agrees: bool) -> str:
    """What records give for the claim that none of them tells: 推算 141万人 ÷ 120万人以上 = 117.5%."""
    size_name, size = magnitude(number) if number.unit not in ("%", "百分点") else ("", Decimal(1))
    value = (number.value / size).quantize(Decimal("0.01" if size_name else "0.1"), ROUND_HALF_UP)
    shown = f"{digits(value)}{size_name}{number.unit}"
    end = _("文稿的数与它相合") if agrees else _("文稿写的是“{text}”").format(text=claim.text)
    return _("原文没有直接写，推算 {how} = {shown}；{end}").format(how=how, shown=shown, end=end)


def different(
    claim: Statistic, record: Statistic, fields: Sequence[str], number: Agreement, answering: Sequence[Statistic]
) -> str:
    """Of what the number is instead, and what the source says of what the draft speaks of."""
    told = [_difference(each, claim, record) for each in fields]
    told += [_difference("bound", claim, record)] if number == "bound" else []
    said = [_("这个数是{source}").format(source=source(record)), _("，").join(told)]
    said += [_("文稿说的那个数，原文是{source}").format(source=source(each)) for each in answering]
    return _("；").join(said)


_NAMED = {"region": _("地区"), "place": _("地方"), "period": _("年份"), "population": _("人群"), "unit": _("单位")}


def _difference(field: str, claim: Statistic, record: Statistic) -> str:
    """In what a record is of something else than a claim says: 是目标，不是已实现."""
    has, said = _value(field, record), _value(field, claim)
    if field in _NAMED:
        return _("{name}是{has}，不是{said}").format(name=_NAMED[field], has=has, said=said)
    return _("是{has}，不是{said}").format(has=has, said=said)


def _value(field: str, statistic: Statistic) -> str:
    if field == "bound":
        return bound_said(statistic)
    if field == "place":
        return statistic.place or _("全{region}").format(region=statistic.region)
    if field == "population":
        return statistic.population or _("未注明的全体")
    if field == "unit":
        return unit_said(statistic) or _("未注明")
    if field == "period":
        return _period(statistic.period) if statistic.period else _("未注明")
    if field == "status":
        return spoken(field, status_of(statistic))
    return spoken(field, getattr(statistic, field))


def unknown(claim: Statistic, record: Statistic | None, fields: Sequence[str]) -> str:
    """The nearest that there is."""
    if record is None:
        return _("库里没有这个指标的数")
    what = f"{measured(record)} " if record.label != claim.label else ""
    apart = _("（{names}不同）").format(names=_("、").join(map(field_said, fields))) if fields else ""
    if "region" in fields and claim.region != UNSTATED_REGION:
        told = _("库里没有{region}的这个数；别处最近的：{what}{source}{apart}")
        return told.format(region=claim.region, what=what, source=source(record), apart=apart)
    return _("最近的：{what}{source}{apart}").format(what=what, source=source(record), apart=apart)


_FIELDS = {
    "status": _("性质"), "aspect": _("水平或变动"), "price_basis": _("实际或名义"), "population": _("人群"),
    "unit": _("单位"), "region": _("地区"), "place": _("地方"), "scope": _("口径"), "period": _("年份"),
    "bound": _("界限"),
}  # fmt: skip


def field_said(field: str) -> str:
    """How a field that differs is called."""
    return _FIELDS[field]
