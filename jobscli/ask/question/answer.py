"""The command that a question comes to, its answer, and what that says first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from jobscli import words
from jobscli.ask import large, query, typed
from jobscli.ask.question import records, told
from jobscli.ask.question.aims import aimed, all_aims, of_two_years, which_aims, year_by_year
from jobscli.ask.question.among import beside_one, mean_of_regions
from jobscli.ask.question.asked import Asked, ids, places, shown, where
from jobscli.ask.question.beyond import completed
from jobscli.ask.question.cities import of_city
from jobscli.ask.question.cities_beside import met_by_city, of_cities
from jobscli.ask.question.claims import claimed
from jobscli.ask.question.derive import derived
from jobscli.ask.question.figures import (
    of_metric,
    unit_asked,
    with_number,
)
from jobscli.ask.question.general import most_told
from jobscli.ask.question.growth import growth_aimed
from jobscli.ask.question.lacking import lacking
from jobscli.ask.question.measured import national, ranked, several
from jobscli.ask.question.mentioned import mentioned
from jobscli.ask.question.moves import aims_moved, moved
from jobscli.ask.question.over_years import best_year, summed_years
from jobscli.ask.question.pieces import is_small
from jobscli.ask.question.relative import dated
from jobscli.ask.question.retrieve import retrieve
from jobscli.ask.question.runs import in_a_row
from jobscli.ask.question.same import meaning, same
from jobscli.ask.question.shares import share_of_whole
from jobscli.ask.question.slots import Question, understood
from jobscli.ask.question.sums import added
from jobscli.ask.question.versus import alike, gap, higher, limited, times, two, unlike
from jobscli.ask.rank_answer import Ranking
from jobscli.ask.regions import covered
from jobscli.ask.search import search
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import Document
from jobscli.store import Store


def ask(store: Store, text: str) -> Asked:
    """Answer the question in `text`. Raises UsageError when there is nothing in it to look for."""
    written, years = dated(store, text)
    question, taken = most_told(store, _identified(store, _mended(store, understood(written, store))))
    for form in _FORMS:
        found = form(store, question)
        if found is not None:
            return _prefaced(question, _with_absent(store, question, found), [*years, *taken])
    raise UsageError(
        _("没有看懂“{text}”").format(text=f"{text.strip():.60}"),
        [
            (_("试试"), "jobscli ask 哪个省创业担保贷款发得最多"),
            ("", "jobscli search 创业贷款"),
            ("", "jobscli metrics"),
        ],
    )


def _prefaced(question: Question, found: Asked, taken: Sequence[str]) -> Asked:
    """The answer behind what the words of the question were taken for; a verdict stands first all the same."""
    verdict = "judge" in question.cues or question.lacks
    return replace(found, told=(*found.told, *taken) if verdict else (*taken, *found.told))


def _with_absent(store: Store, question: Question, found: Asked) -> Asked:
    """The answer, after the regions of which there is no document."""
    known = covered(store)
    absent = [each for each in question.regions if each not in known]
    if not absent or (found.told and "文件" in found.told[0]):
        return found
    line = _("没有{names}的文件").format(names=_("、").join(absent))
    if len(absent) == len(question.regions) and question.metrics and isinstance(found.answer, Ranking):
        return replace(found, told=(line,))  # what the nation has, or which metrics are near, answers nothing
    return replace(found, told=(line, *found.told))


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
                and (len(text) == len(name) or not is_small(text, differing[0]))  # 就业了 is no slip of 就业率
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
    if "cite" not in question.cues or "rank" in question.cues:  # 谁发的…最多 asks for no reference
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
    latest = "最新" in question.text or "到哪" in question.text
    listing = query.listing(store, "documents", regions, sort=("-year" if latest else "year", "id"))
    lines = [
        _("，").join(filter(None, (f"《{each.title}》", each.publisher, each.published, _says(each), each.id)))
        for each in listing.records[:12]
    ]
    more = [_("……共 {n} 份").format(n=len(listing.records))] if len(listing.records) > len(lines) else []
    years = [str(each.year) for each in listing.records if isinstance(each, Document) and each.year]
    if len(lines) > 1 and years:
        span = "—".join(dict.fromkeys((min(years), max(years))))
        more.insert(0, _("{n} 份文件，说的是 {years} 年").format(n=len(listing.records), years=span))
    return Asked(f"jobscli documents{places(question)}", (*more[:1], *lines, *more[1:]), listing)


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
    if not _is_nearer(name, question) or (listed and not counted and not _is_whole(name, question)):
        return None
    found = [
        each
        for each in typed.measures(store, large.named(store, where(question), [name]))
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


def _is_whole(name: str, question: Question) -> bool:
    """Whether the question has all of a name, or what it is known by; 退役军人就业 is not yet its 援助月."""
    plain = "".join(each for each in words.fold(name) if each.isalnum() or each == "+")
    quoted = re.search("“(.{2,})”", name)
    joined = question.text.replace(" ", "")
    return plain in joined or (quoted is not None and words.fold(quoted[1]) in joined)


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


_FORMS = (
    same,
    meaning,
    _cited,
    share_of_whole,
    in_a_row,
    best_year,
    summed_years,
    year_by_year,
    mean_of_regions,
    beside_one,
    met_by_city,
    of_cities,
    of_city,
    lacking,
    mentioned,
    added,
    alike,
    aims_moved,
    moved,
    gap,
    higher,
    two,
    times,
    unlike,
    of_two_years,
    growth_aimed,
    aimed,
    all_aims,
    which_aims,
    limited,
    derived,
    claimed,
    _numbered,
    _facet,
    _defined,
    _own,
    national,
    several,
    ranked,
    records.judged,
    records.region,
    records.compared,
    records.listed,
    records.searched,
    records.by_word,
    records.nearest,
)
