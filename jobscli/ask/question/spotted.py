"""Which metrics a question names: by their names, whole or in parts, by what people also call them, by its shares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.meant import metrics_meant
from jobscli.ask.question.retrieve import pairs, retrieve
from jobscli.errors import UsageError
from jobscli.store import Store, Where
from jobscli.words.also import general_pieces, swapped
from jobscli.words.cities import cities

# What is counted: 多少岗位.
_COUNTED = re.compile("多少(?:名|个|家|户|场)?([\u4e00-\u9fff]{2,6})$")
# These tell no metric.
_GENERAL = frozenset(
    ("企业", "单位", "人员", "学生", "地区", "省份", "人次", "资金", "金额", "数字", "部门", "事项", "项目", "累计")
)
_NOUN = 20  # more than the longest name of a metric has characters
_SHARE = re.compile("率|比例|几成|百分之几|占比|比重")


def metrics_in(text: str, rest: Sequence[str], store: Store, where: Where) -> tuple[str, ...]:
    """The metrics with a name in `text`, the longest name first; then those that a piece of it means alone.

    `where` are the regions that are asked about.
    """
    joined = text.replace(" ", "")
    held = store.values("statistics", "metric")
    found = _named(joined, held)
    counted = _COUNTED.search(joined)
    if counted and counted[1] not in _GENERAL and (meant := meant_alone(counted[1], store)):
        found.update({name: found.get(name, 0) + _NOUN for name in meant})  # 多少岗位 asks for posts
    if not found:
        for together in ("".join(rest), *(a + b for a, b in pairwise(rest))):
            for said in (together, *swapped(together)):
                found.update({name: len(said) for name in _named(said, held)})
    if not found and "就业目标" in joined:  # what reports aim at for employment is so many new jobs
        found["城镇新增就业"] = len("就业")
    if not found and any(each in joined for each in ("多少", "最", "几", "率", "排")):
        for piece in ("".join(rest), *rest):  # 就业目标 asks for the aim, not for how far one was met
            if not cities().fullmatch(piece):  # 苏州 asks for no 新增在苏州工作的院士
                found.update({name: len(piece) for name in meant_alone(piece.removesuffix("目标") or piece, store)})
        found = _borne_out(found, rest, store)
    if _SHARE.search(joined) and not any(_is_share(name) and n >= _SPREAD for name, n in found.items()):
        found = {**_shares(joined, store, where), **found}
    return tuple(sorted(found, key=lambda name: -found[name]))


def _named(joined: str, held: Sequence[str]) -> dict[str, int]:
    """The metrics of which `joined` has a name, and how much of it; `held` are those with figures."""
    bare = joined.replace("的", "")
    begins = pairs(joined) | pairs(bare)  # no name is inside whose first two characters are not
    having = frozenset(held)
    found: dict[str, int] = {}
    for each in words.metrics().values():
        known = each.name in having
        inside = max((_inside(words.fold(name), joined, bare, known) for name in (each.name, *each.aliases)), default=0)
        if inside:
            found[each.name] = inside
    for name in held:
        if len(name) > 2 and name[:2] in begins and name not in found and (inside := _inside(name, joined, bare, True)):
            found[name] = inside
    return found


def _inside(name: str, text: str, bare: str, known: bool) -> int:
    """How many characters of a name `text` has; 0 where it does not have the name.

    A name stands in one piece, in a few that stand apart (校园招聘会有补贴吗), or with a word left out
    (返乡创业基金 for 返乡创业投资基金; only where `known` to have figures). `bare` is the text without 的.
    """
    if name in text or name in bare:
        return len(name)
    if len(name) < _SPREAD:
        return 0
    if apart := _apart(name, text, _PIECES):
        return len(name) - apart + 1  # a character less for each further piece
    for n in range(2, len(name) - 3) if known else ():
        left = name[:n] + name[n + 2 :]
        if left in bare and (len(left) >= _SPREAD or len(pairs(left) - general_pieces()) > 1):
            return len(left) - 1
    return 0


def _apart(name: str, text: str, most: int) -> int:
    """In how many pieces of two characters and more a name stands in `text`, at `most` so many; else 0."""
    for n in range(len(name), 1, -1) if most else ():
        if name[:n] in text and (n == len(name) or (rest := _apart(name[n:], text, most - 1))):
            return 1 if n == len(name) else 1 + rest
    return 0


_PIECES = 3  # of a name that stands in pieces
_SPREAD = 6  # characters of a name that is looked for in pieces, or with a word left out


def _is_share(name: str) -> bool:
    known = words.metric(name)
    return bool(known and known.unit == "%")


def _shares(text: str, store: Store, where: Where) -> dict[str, int]:
    """The metrics in per cent whose names, or whose figures' words, share most with a question for a share."""
    told: dict[str, set[str]] = {}
    for (name, label), _n in store.count("statistics", {**where, **_LEVEL_SHARES}, ("metric", "label")):
        told.setdefault(str(name), set()).update(pairs(str(name)) | pairs(str(label)))
    asked = pairs(text)
    shared = {name: len(own & asked) for name, own in told.items() if (own & asked) - general_pieces()}
    best = max(shared.values(), default=0)
    return {name: 1 for name, n in shared.items() if n == best and n > 1}


_LEVEL_SHARES: Where = {"unit": ["%"], "aspect": ["level"]}


def _borne_out(found: dict[str, int], rest: Sequence[str], store: Store) -> dict[str, int]:
    """Of metrics that a part of the question means those that are called so, or are near what it shares most with."""
    called = {name for name in found if any(each in words.fold(name) for each in rest)}
    if len(rest) < 2 or called == found.keys():
        return found
    near = [each.id for each in retrieve(store, rest, {})]
    told = {each.metric for each in typed.statistics(store, {"measure": near})} if near else set()
    return {name: n for name, n in found.items() if name in called | told}


def meant_alone(piece: str, store: Store) -> tuple[str, ...]:
    """The few metrics that a word means by itself."""
    if piece in _GENERAL or piece in words.terms("kind").values():
        return ()
    try:
        meant = metrics_meant(piece, store)
    except UsageError:
        return ()
    return meant.metrics if len(meant.metrics) <= 3 else ()
