"""The command that a question comes to, its answer, and what that says first."""

from __future__ import annotations

import re
from typing import Any

from jobscli import words
from jobscli.ask import query, typed
from jobscli.ask.calc import Derived
from jobscli.ask.meant import Choice
from jobscli.ask.question import judge, records, told
from jobscli.ask.question.asked import Asked, ids, places, shown, where
from jobscli.ask.question.retrieve import retrieve
from jobscli.ask.question.slots import Question, understood
from jobscli.ask.rank import rank
from jobscli.ask.rank_answer import Ranking
from jobscli.ask.search import search
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.store import Store, Where


def ask(store: Store, text: str) -> Asked:
    """Answer the question in `text`. Raises UsageError when there is nothing in it to look for."""
    question = _mended(store, understood(text, store))
    for form in _FORMS:
        found = form(store, question)
        if found is not None:
            return found
    raise UsageError(
        _("没有看懂“{text}”").format(text=f"{text.strip():.60}"),
        [
            (_("试试"), "jobscli ask 哪个省创业担保贷款发得最多"),
            ("", "jobscli search 创业贷款"),
            ("", "jobscli metrics"),
        ],
    )


def _mended(store: Store, question: Question) -> Question:
    """The question with what must be a slip of one character in a name put right: 富名创业贷."""
    text = "".join(question.text.split())
    named = [name.name for each in typed.measures(store) for name in each.names]
    metrics = [name for each in words.metrics().values() for name in (each.name, *each.aliases)]
    right = [name for name in (*named, *metrics) if len(name) > _NAME - 2 and name in text]
    for name in dict.fromkeys((*named, *metrics)):
        if len(name) < _NAME or name in text or name.isascii():
            continue
        for at in range(len(text) - len(name) + 1):
            piece = text[at : at + len(name)]
            differing = sum(a != b for a, b in zip(piece, name, strict=True))
            if differing == 1 and not any(each in piece for each in right) and not _found(store, piece):
                return understood(text.replace(piece, name), store)
    return question


_NAME = 5  # characters of a name below which one other character makes another word


def _found(store: Store, word: str) -> bool:
    return bool(search(store, [word], exact=True, limit=1).found)


def _reckoned(store: Store, question: Question) -> Asked | None:
    """A sum, a mean, last year's value, or a claim to be judged."""
    made = judge.judged(store, question)
    if made is None:
        return None
    lines, figures = made
    if isinstance(figures, Derived):
        joined = f" {figures.sign} ".join(ids(store, figures.figures))
        return Asked(f"jobscli calc {joined}", (*lines, *figures.notes), figures)
    return shown(store, lines, figures)


def _cited(store: Store, question: Question) -> Asked | None:
    """How a figure is cited: the figure by its number, or of the metric in the region."""
    if "cite" not in question.cues:
        return None
    figures = judge.with_number(store, question) or judge.of_metric(store, question)
    if not figures:
        return None
    line = _("引用：jobscli cite {id}").format(id=ids(store, figures[:1])[0])
    return shown(store, [told.figures(figures[:1]), line], figures[:1])


def _facet(store: Store, question: Question) -> Asked | None:
    """Figures of one scope or status, or the largest sums: 哪些数字是累计的, 最大的五笔钱."""
    said = {field: _term(question.text, field) for field in ("scope", "status")}
    given = {field: value for field, value in said.items() if value}
    if unit := next((each for each in ("人次", "百分点") if each in question.text), None):
        given["unit"] = unit
    is_list = any(each in question.text for each in ("数字", "数据", "哪些是", "金额"))
    money = "rank" in question.cues and any(each in question.text for each in ("笔", "金额", "的钱", "资金"))
    if (question.metrics and not is_list) or not ((given and is_list) or (money and not question.metrics)):
        return None
    wanted: dict[str, Any] = {**where(question), **{field: [value] for field, value in given.items()}}
    command = "jobscli statistics" + "".join(
        f" --{f} {words.say(f, str(v)) if f in said else v}" for f, v in given.items()
    )
    if money:
        wanted["unit"] = ["元"]
        listing = query.listing(store, "statistics", wanted, sort="-value", limit=10)
        command += " --unit 元 --sort -value -n 10"
    else:
        listing = query.listing(store, "statistics", wanted)
    lines = [told.figure(each) for each in listing.records[:12]]
    none = [_("没有这样的数字")]
    return Asked(command + places(question), tuple(lines or none), listing)


def _term(text: str, field: str) -> str | None:
    return next((value for value, said in words.terms(field).items() if said in text and value != "achieved"), None)


def _defined(store: Store, question: Question) -> Asked | None:
    """What a name means, as far as the text says."""
    if "define" not in question.cues or not question.names:
        return None
    name = question.names[0]
    found = query.systems(store, where(question), name)
    lines = [
        f"{each.region} {each.name}：{each.measure.summary or each.measure.title}"
        + ("" if each.explained else _("（名字的意思原文没有解释）"))
        for each in found.systems
    ]
    return Asked(f"jobscli systems {name}", tuple(lines), found)


def _ranked(store: Store, question: Question) -> Asked | None:
    """A metric that the question names: who is first, or what its figures are."""
    if not question.metrics or "rate" in question.cues or _is_practice(question):
        return None
    if "judge" in question.cues and not judge.of_metric(store, question):
        return None
    name, answer = _best(store, question)
    given = {} if isinstance(answer, Choice) else _wanted(store, question, name)
    options = "".join(f" --{field} {value}" for field, value in given.items())
    first = bool(question.cues & {"rank", "compare"})
    lines = []
    if "merit" in question.cues:
        lines.append(_("没有“做得好”的指标：数大不等于做得好。相近的数字："))
    if isinstance(answer, Choice):
        return Asked(f"jobscli rank {name}{places(question)}", (*lines, *told.choice(answer)), answer)
    taken = [row.statistic for part in answer.parts for row in part.rows]
    if first and "judge" in question.cues and len(question.regions) == 1:
        whole = rank(store, name, wanted={})
        if not isinstance(whole, Choice):
            lines += [*judge.leads(whole, question.regions[0]), *told.ranking(whole, first=True)]
            return Asked(f"jobscli rank {name}", tuple(lines), whole)
    lines += told.ranking(answer, first=first)
    if question.regions and answer.missing:
        lines.append(_("{names}没有这个数").format(names=_("、").join(answer.missing)))
    lines += told.beside(store, taken)
    if not taken and not answer.left_out and not answer.siblings:
        near = retrieve(store, question.rest, where(question))[:3]
        lines += [_("最近的："), *told.measures(store, near)] if near else []
    return Asked(f"jobscli rank {name}{places(question)}{options}", tuple(lines), answer)


def _is_practice(question: Question) -> bool:
    """Whether what was done is asked for, and not how much."""
    counted = "rank" in question.cues or any(each in question.text for each in ("多少", "几"))
    return not counted and any(each in question.text for each in _DONE)


_DONE = (
    "怎么做",
    "做法",
    "举措",
    "措施",
    "哪些政策",
    "什么政策",
    "有哪些",
    "哪些省",
    "机制",
    "补贴哪",
    "哪些补贴",
    "扶持",
)


def _best(store: Store, question: Question) -> tuple[str, Ranking | Choice]:
    """Of the metrics spotted the one with figures where they are asked for, of the unit that the question means."""
    regions = question.regions or None
    held = [
        name
        for name in question.metrics
        if next(iter(store.find("statistics", {**where(question), "metric": [name]}, limit=1)), None)
    ]
    metrics = held or list(question.metrics)
    unit = judge.unit_asked(question.text)
    fitting = [name for name in metrics if unit and (known := words.metric(name)) and known.unit in unit]
    name = (fitting or metrics)[0]
    longest = question.metrics[0]
    if not held and len(question.metrics) > 1:
        name = longest
    return name, rank(store, name, wanted=_wanted(store, question, name), regions=regions)


def _wanted(store: Store, question: Question, metric: str) -> dict[str, str]:
    """The status and the year that the question names, where there are such figures; else any may answer."""
    year = _YEAR.search(question.text)
    aim = next((each for each in _AIMS if words.say("status", each) in question.text), None)
    found: dict[str, str] = {}
    kept: Where = {**where(question), "metric": [metric]}
    for field, value, said in (("status", aim, words.say("status", aim or "")), ("period", year and year[0], "")):
        narrower = {**kept, field: [value]}
        if value and next(iter(store.find("statistics", narrower, limit=1)), None):
            found[field] = said or value
            kept = narrower
    return found


_AIMS = ("target", "forecast", "budget", "limit")
_YEAR = re.compile(r"20\d\d")


_FORMS = (
    _cited,
    _reckoned,
    _facet,
    _defined,
    _ranked,
    records.region,
    records.compared,
    records.listed,
    records.searched,
    records.nearest,
)
