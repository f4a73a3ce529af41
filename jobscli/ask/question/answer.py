"""The command that a question comes to, its answer, and what that says first."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from jobscli import words
from jobscli.ask import query, typed
from jobscli.ask.filters import covered
from jobscli.ask.meant import Choice
from jobscli.ask.question import records, told
from jobscli.ask.question.aims import aimed, all_aims, of_two_years, year_by_year
from jobscli.ask.question.asked import Asked, ids, places, shown, where
from jobscli.ask.question.beyond import completed
from jobscli.ask.question.cities import missing, of_city
from jobscli.ask.question.claims import claimed, leads
from jobscli.ask.question.derive import derived
from jobscli.ask.question.figures import (
    YEAR,
    as_options,
    best,
    direction,
    of_metric,
    of_several,
    unit_asked,
    wanted,
    with_number,
)
from jobscli.ask.question.lacking import lacking
from jobscli.ask.question.pieces import is_small
from jobscli.ask.question.retrieve import retrieve
from jobscli.ask.question.slots import Question, understood
from jobscli.ask.question.sums import added
from jobscli.ask.question.versus import alike, gap, higher, limited, times, two, unlike
from jobscli.ask.rank import rank
from jobscli.ask.search import search
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import NATION, Document
from jobscli.store import Store


def ask(store: Store, text: str) -> Asked:
    """Answer the question in `text`. Raises UsageError when there is nothing in it to look for."""
    question = _identified(store, _mended(store, understood(text, store)))
    for form in _FORMS:
        found = form(store, question)
        if found is not None:
            return _with_absent(store, question, found)
    raise UsageError(
        _("没有看懂“{text}”").format(text=f"{text.strip():.60}"),
        [
            (_("试试"), "jobscli ask 哪个省创业担保贷款发得最多"),
            ("", "jobscli search 创业贷款"),
            ("", "jobscli metrics"),
        ],
    )


def _with_absent(store: Store, question: Question, found: Asked) -> Asked:
    """The answer, after the regions of which there is no document."""
    known = covered(store)
    absent = _("、").join(each for each in question.regions if each not in known)
    if not absent or (found.told and "文件" in found.told[0]):
        return found
    return replace(found, told=(_("没有{names}的文件").format(names=absent), *found.told))


def _identified(store: Store, question: Question) -> Question:
    """The question with the metric and the region of the one figure that its number is: 9462场是不是全国最多."""
    if question.metrics or not {"rank", "times"} & question.cues or len(question.numbers) != 1:
        return question
    found = with_number(store, question)
    if len(found) != 1:
        return question
    return replace(question, metrics=(found[0].metric,), regions=(found[0].region,))


def _mended(store: Store, question: Question) -> Question:
    """The question with what must be a slip of one character in a name put right: 富名创业贷."""
    text = "".join(question.text.split())
    named = [str(key[0]) for key, _n in store.count("measures", {}, ("names",)) if key[0] is not None]
    metrics = [name for each in words.metrics().values() for name in (each.name, *each.aliases)]
    right = [name for name in (*named, *metrics) if len(name) > _NAME - 2 and name in text]
    for name in dict.fromkeys((*named, *metrics)):
        if len(name) < _NAME or name in text or name.isascii():
            continue
        for at in range(len(text) - len(name) + 1):
            piece = text[at : at + len(name)]
            differing = [at + n for n, pair in enumerate(zip(piece, name, strict=True)) if pair[0] != pair[1]]
            if (
                len(differing) == 1
                and not is_small(text, differing[0])
                and not any(each in piece for each in right)
                and not _found(store, piece)
            ):
                return understood(text.replace(piece, name), store)
    return question


_NAME = 5  # characters of a name below which one other character makes another word


def _found(store: Store, word: str) -> bool:
    return bool(search(store, [word], exact=True, limit=1).found)


def _cited(store: Store, question: Question) -> Asked | None:
    """How a figure is cited: the figure by its number, or of the metric in the region."""
    if "cite" not in question.cues:
        return None
    figures = with_number(store, question) or of_metric(store, question)
    if not figures:
        return _documents(store, question)
    line = _("引用：jobscli cite {id}").format(id=ids(store, figures[:1])[0])
    return shown(store, [told.figures(figures[:1]), line], figures[:1])


def _documents(store: Store, question: Question) -> Asked | None:
    """From which documents the figures are, where no figure is named."""
    if question.metrics or question.names or question.numbers:
        return None
    regions = {"regions": list(question.regions)} if question.regions else {}
    listing = query.listing(store, "documents", regions, sort=("year", "id"))
    lines = [
        _("，").join(filter(None, (f"《{each.title}》", each.publisher, each.published, _says(each), each.id)))
        for each in listing.records[:12]
    ]
    more = [_("……共 {n} 份").format(n=len(listing.records))] if len(listing.records) > len(lines) else []
    return Asked(f"jobscli documents{places(question)}", (*lines, *more), listing)


def _says(document: Document) -> str:
    return _("说的是 {year} 年").format(year=document.year) if document.year else ""


def _numbered(store: Store, question: Question) -> Asked | None:
    """What a number of the question is: 5550家是什么数."""
    if not question.numbers or question.metrics or "judge" in question.cues:
        return None
    if "list" in question.cues and question.kinds:
        return None
    figures = with_number(store, question)[:4]
    lines = [told.figures(figures), *told.beside(store, figures)]
    return shown(store, lines, figures) if figures else None


def _facet(store: Store, question: Question) -> Asked | None:
    """Figures of one scope or status, or the largest sums: 哪些数字是累计的, 最大的五笔钱."""
    said = {field: _terms(question.text, field) for field in ("scope", "status")}
    given = {field: values for field, values in said.items() if values}
    if unit := next((each for each in ("人次", "百分点") if each in question.text), None):
        given["unit"] = [unit]
    is_list = any(each in question.text for each in ("数字", "数据", "哪些是", "金额"))
    money = "rank" in question.cues and any(each in question.text for each in ("笔", "金额", "的钱", "资金"))
    if (question.metrics and not is_list) or not ((given and is_list) or (money and not question.metrics)):
        return None
    narrowed: dict[str, Any] = {**where(question), **given}
    command = "jobscli statistics" + "".join(
        f" --{field} {','.join(words.say(field, each) if field in said else each for each in values)}"
        for field, values in given.items()
    )
    if money:
        narrowed["unit"] = ["元"]
        listing = query.listing(store, "statistics", narrowed, sort="-value", limit=10)
        command += " --unit 元 --sort -value -n 10"
    else:
        listing = query.listing(store, "statistics", narrowed)
    lines = [told.figure(each) for each in listing.records[:12]]
    none = [_("没有这样的数字")]
    return Asked(command + places(question), tuple(lines or none), listing)


def _terms(text: str, field: str) -> list[str]:
    return [value for value, said in words.terms(field).items() if said in text and value != "achieved"]


def _defined(store: Store, question: Question) -> Asked | None:
    """What a name means, as far as the text says."""
    if "define" not in question.cues:
        return None
    if len(question.names) != 1 and len(question.rest) > 1 and question.several:
        found = tuple(
            dict.fromkeys(one for each in question.rest for one in retrieve(store, [each], where(question))[:1])
        )
        return shown(store, told.measures(store, found), found) if found else None
    if not question.names and question.text.isascii() and question.metrics:
        return None  # what is the employment rate
    if not question.names:
        found = retrieve(store, question.rest, where(question))[:1]
        return shown(store, told.measures(store, found), found) if found else None
    name = question.names[0]
    answer = query.systems(store, where(question), name)
    lines = [
        f"{each.region} {each.name}：{each.measure.summary or each.measure.title}"
        + ("" if each.explained else _("（名字的意思原文没有解释）"))
        for each in answer.systems
    ]
    if "judge" in question.cues and "解释" in question.text:
        told_there = any(each.explained for each in answer.systems)
        lines.insert(0, _("有，原文解释了：") if told_there else _("没有，原文没有解释这个名字的意思："))
    return Asked(f"jobscli systems {name}", tuple(lines), answer)


_ASKS_WHERE = re.compile("哪[些几个]*(?:省|地)|谁|各[省地]")


def _own(store: Store, question: Question) -> Asked | None:
    """How much, of a measure that the question names: its own figures, before those of the metric of all regions."""
    counted = "counted" in question.cues
    listed = "list" in question.cues and not question.topics and not _ASKS_WHERE.search(question.text)
    if not question.names or not (counted or listed) or {"judge", "mean"} & question.cues:
        return None
    name = question.names[0]
    if not _is_nearer(name, question):
        return None
    found = [
        each
        for each in typed.measures(store, where(question))
        if any(one.name == name for one in each.names) or name == each.title
    ]
    if not counted and found:
        return shown(store, told.measures(store, found), found)
    figures = typed.statistics(store, {"measure": [each.id for each in found]}) if found else []
    unit = unit_asked(question.text)
    figures.sort(key=lambda each: bool(unit) and each.unit not in unit)
    without = _("、").join(each for each in question.regions if each not in {one.region for one in figures})
    lines = [told.figures(figures), *([_("{names}没有这个数").format(names=without)] if without else [])]
    return completed(store, question, shown(store, lines, found), figures) if figures else None


def _several(store: Store, question: Question) -> Asked | None:
    """How much of each of several things that are named: 扶贫车间、扶贫驿站各多少."""
    if {"judge", "rank", "compare", "practice", "why", "change"} & question.cues:
        return None
    status = "target" if "aim" in question.cues else "achieved"
    figures = [each for each in of_several(store, question) if each.status == status]
    year = YEAR.search(question.text)
    figures = [each for each in figures if year and each.period == year[0]] or figures
    metrics = [each for each in question.metrics if any(one.metric == each for one in figures)]
    if len(metrics) < 2:
        return None
    own = [[each for each in figures if each.metric == name] for name in metrics]
    lines = [
        _("{metric}：{told}").format(metric=name, told=told.figures(each[-_EACH:], metric=name, dated=bool(year)))
        for name, each in zip(metrics, own, strict=True)
    ]
    listing = query.listing(store, "statistics", {**where(question), "metric": metrics})
    found = Asked(f"jobscli statistics --metric {','.join(metrics)}{places(question)}", tuple(lines), listing)
    return completed(store, question, found, figures)


_EACH = 6  # figures told of each thing


def _is_nearer(name: str, question: Question) -> bool:
    """Whether the question names a measure more exactly than it names a metric."""
    joined = question.text.replace(" ", "")
    known = words.metric(question.metrics[0]) if question.metrics else None
    names = (known.name, *known.aliases) if known else question.metrics[:1]
    inside = max((len(each) for each in names if words.fold(each) in joined), default=0)
    plain = "".join(each for each in words.fold(name) if each.isalnum() or each == "+")
    for region in words.regions().values():
        plain = plain.removeprefix(region.full)
    held = max((n for n in range(len(plain) + 1) if plain[:n] in joined), default=0)
    whole = held == len(plain) and not any(each in joined for each in question.metrics[:1])
    return held > max(inside, 2) or (whole and held >= inside)


def _ranked(store: Store, question: Question) -> Asked | None:
    """A metric that the question names: who is first, or what its figures are."""
    if not question.metrics or "rate" in question.cues or _is_practice(question):
        return None
    if not of_metric(store, question) and not _asks_figure(question):
        return None
    name, answer = best(store, question)
    options = wanted(store, question, name)
    if _asks_deeds(question) and ("period" not in options or (not isinstance(answer, Choice) and not answer.parts)):
        return None
    lines = _before(store, question)
    year = YEAR.search(question.text)
    if year and "period" not in options and of_metric(store, question):
        lines.append(_("没有 {year} 年的数；有的是：").format(year=year[0]))
    if "yes" in question.cues and (answer.parts or answer.left_out):
        lines.append(_("有："))
    if isinstance(answer, Choice):
        return Asked(f"jobscli rank {name}{places(question)}", (*lines, *told.choice(answer)), answer)
    taken = [row.statistic for part in answer.parts for row in part.rows]
    first = bool(question.cues & {"rank", "compare"})
    first = first and (len(question.regions) != 1 or "judge" in question.cues)
    if first and "judge" in question.cues and len(question.regions) == 1:
        whole = rank(store, name, wanted={})
        if not isinstance(whole, Choice):
            lines += [*leads(whole, question.regions[0], question.text), *told.ranking(whole, first=True)]
            return Asked(f"jobscli rank {name}", tuple(lines), whole)
    if "change" in question.cues and "aspect" not in options:
        lines.append(_("没有变动的数，只有："))
    low = "low" in question.cues and first
    lines += told.ranking(answer, first=first, most=_("最低的是") if low else "")
    known = covered(store)
    absent = _("、").join(each for each in question.regions if each in answer.missing and each in known)
    if absent and taken:
        lines.append(_("{names}没有这个数").format(names=absent))
    others = [each.statistic for each in answer.left_out]
    lines += told.beside(store, taken or others, others)
    if not taken and not answer.left_out:
        near = retrieve(store, question.rest, where(question))[:3]
        lines += [_("最近的："), *told.measures(store, near)] if near else []
    command = f"jobscli rank {name}{places(question)}{as_options(options)}{direction(question, name)}"
    said = [*taken, *(each.statistic for each in answer.left_out)]
    return completed(store, question, Asked(command, tuple(lines), answer), said)


def _asks_deeds(question: Question) -> bool:
    """Whether it is asked who does a thing in a year, and not how much."""
    figures = {"rank", "counted", "low", "aim"} & question.cues
    return bool({"who", "list"} & question.cues) and not figures and bool(YEAR.search(question.text))


def _asks_figure(question: Question) -> bool:
    """Whether a figure is asked for, so that there being none is an answer."""
    if "judge" in question.cues:
        return "yes" in question.cues and any(each in question.text for each in ("报", "公布", "数", "report"))
    asks = {"rank", "counted", "change", "compare", "aim", "done", "low"} & question.cues
    return bool(asks) or bool(words.metrics_named("".join(question.rest))) or question.text.isascii()


def _before(store: Store, question: Question) -> list[str]:
    """What must be said before any figure: that size is no merit, that no cause is told, what the nation has."""
    lines = []
    if absent := missing(store, question):
        lines.append(absent)
    if "merit" in question.cues:
        lines.append(_("没有“做得好”的指标：数大不等于做得好。相近的数字："))
    if _CITIES.search(question.text) and not _has_places(store, question.metrics[0]):
        lines.append(_("没有各市的数；省一级的是："))
    if "why" in question.cues:
        lines.append(_("没有写原因；记录里只有："))
    if "mean" in question.cues:
        lines.append(_("没有这个平均数；有的是："))
    if "全国" in question.text and not question.regions and not {"rank", "compare"} & question.cues:
        whole = {"region": [NATION], "metric": [question.metrics[0]]}
        national = typed.statistics(store, whole)[:4]
        told_whole = told.figures(national, metric=question.metrics[0])
        lines.append(told_whole if national else _("没有全国的数；各地的是："))
    return lines


_CITIES = re.compile("哪[个些]?(?:座)?(?:城市|市)|各市|地级市|的城市|每个市")


def _has_places(store: Store, metric: str) -> bool:
    return any(key[0] for key, _n in store.count("statistics", {"metric": [metric]}, ("place",)))


def _is_practice(question: Question) -> bool:
    """Whether what was done is asked for, and not how much."""
    alone = len(question.rest) == 1 and bool(words.metrics_named(question.rest[0]))
    asks = "practice" in question.cues or ("who" in question.cues and not alone)
    return asks and not {"rank", "counted"} & question.cues


_FORMS = (
    _cited,
    year_by_year,
    of_city,
    lacking,
    added,
    alike,
    gap,
    higher,
    two,
    times,
    unlike,
    of_two_years,
    aimed,
    all_aims,
    limited,
    derived,
    claimed,
    _numbered,
    _facet,
    _defined,
    _own,
    _several,
    _ranked,
    records.region,
    records.compared,
    records.listed,
    records.searched,
    records.by_word,
    records.nearest,
)
