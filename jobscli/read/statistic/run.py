"""Figures of a run, told together: each is of its part of the names before the run, or of what was told before."""

from __future__ import annotations

import re

from jobscli.read.statistic.case import COMPLETED, Case, bare_piece, bare_words, copy, settle, told
from jobscli.read.statistic.change import Change, change
from jobscli.read.statistic.ellipsis import narrower
from jobscli.read.statistic.figure import Figure
from jobscli.read.statistic.known import narrowed
from jobscli.read.statistic.lists import expand
from jobscli.read.statistic.naming import bare, canonical

# What a run of sums is given as, when only the words behind the last of them say so.
_GIVEN = re.compile("(?:标准)?的?(?P<what>[\u4e00-\u9fff]{0,10}(?:补贴|补助|奖励|资助|津贴|奖补))")
_ONLY_GIVES = re.compile("(?:[^，。]{0,8}(?:给予|发放|按|予以|享受)[^，。]{0,6})?")


def run_member(case: Case) -> bool:
    """A figure of a run: 分别达6.9万元、3.4万元. Its name is its part of the names that stand before the run."""
    figure = case.figure
    if figure.group < 0:
        return False
    if COMPLETED.search(case.seen[case.index - figure.place].piece):
        return _completed_each(case)
    if figure.place == 0 and bare_piece(case):
        return False
    run = [f for f in case.seen if f.group == figure.group]
    opening = run[0]
    made = change(opening.piece, opening.quantity.unit, opening.quantity.kind)
    if figure.place:
        case.change = made
        told(figure, made)
        if bare_words(made.subject) and opening.metric:
            return _mirror(case, opening, made)
    given = _GIVEN.match(run[-1].right) if figure.quantity.kind == "money" else None
    if given is not None and _ONLY_GIVES.fullmatch(bare(made.subject)):  # 分别给予3000元、2000元的租房补贴
        figure.aspect = made.aspect
        found = canonical(run[-1], f"#{run[-1].right}", False)
        return settle(case, found or given.group("what"), given.group("what"), "medium", found is not None)
    names = expand(bare(made.subject, 60), len(run))
    if names is None:
        return bool(figure.place) and _same(case, opening, made)
    own = names[figure.place]
    known = canonical(figure, f"{own}#", made.aspect == "change") or _of_all(case, names, made)
    figure.aspect = made.aspect
    if known is not None and narrowed(known, own):
        known = None
    of = narrower(case, own) if known is None and not made.gap else None
    if of is not None:
        settle(case, of[0], own, "medium", True)
        figure.population = of[1]
        return True
    if made.gap:
        return settle(case, f"{own}与参照的差距", own, "medium", False)
    return settle(case, known or bare(own) or own, own, "high" if known else "medium", known is not None)


def _of_all(case: Case, names: list[str], made: Change) -> str | None:
    """The metric of a run whose names alone name none: 创业担保贷款…，个人和小微企业贷款额度最高可达50万元和300万元."""
    if made.aspect == "change" or any(canonical(case.figure, f"{own}#", False) for own in names):
        return None
    opening = case.seen[case.index - case.figure.place]
    return canonical(opening, opening.clause, False) or canonical(opening, opening.wide, False)


def _completed_each(case: Case) -> bool:
    """分别完成年度目标的108%、124.3%, of the names before it or of the figures just told."""
    figure = case.figure
    run = [f for f in case.seen if f.group == figure.group]
    subject = bare(COMPLETED.sub("", run[0].piece))
    names = expand(subject, len(run)) if subject else None
    model = None if subject else model_of(case, run[0])
    if names is None and model is None:
        return False
    own = names[figure.place] if names else model.metric if model else ""
    known = canonical(figure, f"{own}#", True) or own
    figure.rule = "completion"
    return settle(case, f"{known}目标完成率", own, "medium", False)


def _mirror(case: Case, opening: Figure, made: Change) -> bool:
    """The run behind a named run of the same length: …分别达A、B，增长C、D: each is of its own."""
    figure = case.figure
    model = model_of(case, opening)
    if model is None:
        return _same(case, opening, made)
    figure.aspect = made.aspect
    copy(figure, model)
    figure.of = case.seen.index(model) if made.aspect == "change" and model.aspect == "level" else None
    figure.confidence = "high" if model.confidence == "high" else "medium"
    return True


def model_of(case: Case, opening: Figure) -> Figure | None:
    """The figure at the same place in the last run of the same length, or among as many levels told one by one."""
    size = sum(f.group == opening.group for f in case.seen)
    for other in reversed(case.seen[: case.seen.index(opening)]):
        if other.group >= 0 and other.place == size - 1:
            run = [f for f in case.seen if f.group == other.group]
            if len(run) == size:
                return run[case.figure.place]
    told = [f for f in case.seen[: case.seen.index(opening)] if f.aspect == "level" and f.metric and not f.dropped]
    told = [f for f in told if not f.comes_from]
    alike = len(told) >= size and (
        told[-1].quantity.kind == told[-size].quantity.kind or case.figure.quantity.kind == "rate"
    )
    if alike and "分别" in opening.piece:
        return told[case.figure.place - size]
    return None


def _same(case: Case, opening: Figure, made: Change) -> bool:
    """A run under one name."""
    case.figure.aspect = made.aspect
    copy(case.figure, opening)
    case.figure.of = opening.of
    case.figure.confidence = "medium"
    return True
