"""The screen of `rank`: each part with its rows and bars, then what was left out and why, then who has no figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from jobscli.ask.comparable import INFINITY, interval, spoken, unit_said
from jobscli.ask.filters import own_population
from jobscli.ask.magnitude import bound_word, digits, shared_magnitude
from jobscli.ask.periods import period_said
from jobscli.ask.places import LEVELS, Rows, place_of
from jobscli.ask.rank import COUNTED, CROSSABLE
from jobscli.ask.rank_answer import Comparable, LeftOut, Ranking
from jobscli.ask.standing import Ranked
from jobscli.ask.years import last_year
from jobscli.language import _
from jobscli.record import NATION, UNSTATED_REGION, Statistic
from jobscli.show.figure_line import figure, measured, noted, several_years, warnings
from jobscli.show.screen import HERE, NAME, SKIP, Bar, Block, FigureLine, Gap, Line, Screen, Styled, note
from jobscli.words import say

IN_FULL = 3  # further parts have a line each, the first ones their command among the next ones
_MANY = 6  # from here on one sentence says whose place is not certain
# What needs no line for each figure.
_BRIEFLY = frozenset(("duplicate", "region", "confidence"))
_REASONS = 6  # why figures were left out, a line each
_IN_LINES = 8  # parts that are not shown, told in a line each
_COMMANDS = 3  # that show one of them
_LEFT_OUT = 12  # figures that were left out, shown one by one


def ranking(answer: Ranking) -> Screen:
    """The parts, the figures left out, the regions without one."""
    blocks: list[Block] = [_summary(answer)]
    if answer.asked is not None:
        told = _("“{asked}”按这个指标查").format(asked=answer.asked)
        blocks.append(Line(spans=(Styled(told, SKIP),), indent=0))
    for part in answer.parts[:IN_FULL]:
        blocks += _part(part, answer.shape)
    if answer.parts[IN_FULL:]:
        blocks.append(Gap())
    blocks += _folded(answer.parts[IN_FULL:], whole=answer.whole)
    if answer.left_out:
        blocks += [Gap(), Line(spans=(Styled(_("没有列入"), HERE), Styled(_("  不能和上面的比"), SKIP)))]
        blocks += _left_out(answer)
    if answer.missing:
        # Who has other figures stands among what was left out: here is who has none of what was asked for.
        title = _("没有所问的数字") if answer.chosen else _("没有数字")
        blocks += [Gap(), Line(spans=(Styled(title, HERE), Styled("  " + _("、").join(answer.missing))))]
    if answer.siblings:
        blocks += [Gap(), Line(spans=(Styled(_("相近的"), HERE), Styled(_("  他们报的是别的指标"), SKIP)))]
        blocks += [figure(each, lead=each.region) for each in answer.siblings]
    return Screen(blocks=tuple(blocks), foot=_foot(answer), indent=False)


def _summary(answer: Ranking) -> Line:
    n = len({place_of(row.statistic) for part in answer.parts for row in (*part.rows, *part.rest)})
    told = _("   {whom}，").format(whom=answer.population) if answer.population else "   "
    if not answer.parts and not answer.left_out:
        told = _("没有“{metric}”的数字").format(metric=answer.metric)
        return Line(spans=(Styled(told, NAME),), indent=0)
    told += _("{n} 个地区有数").format(n=n)
    if len(answer.parts) > 1:
        told += _("，口径不同，分成 {n} 组，只在组内比").format(n=len(answer.parts))
    if answer.across:
        names = {"period": _("期间"), "scope": _("口径"), "unit": _("单位")}
        told += _("；跨{names}排名，各行自己注明").format(names=_("、").join(names[each] for each in answer.across))
    return Line(spans=(Styled(answer.metric, NAME), Styled(told)), indent=0)


def part_title(part: Comparable, shape: Rows) -> Line:
    """What all figures of a part are: 全年  2018 年，已实现，元."""
    sample = part.sample
    scope = _("口径不一") if "scope" in part.crossed else spoken("scope", sample.scope)
    scope = _("期间未注明") if sample.scope == "unstated" and "scope" not in part.crossed else scope
    period = _period(part)
    unit = _("家、户、个") if "unit" in part.crossed and sample.unit in COUNTED else unit_said(sample) or _("无单位")
    rest = [spoken("status", sample.status), unit]
    if sample.aspect == "change":
        rest.insert(0, _("变动"))
    rest += [spoken("price_basis", sample.price_basis)] if sample.price_basis else []
    rest += [sample.population] if sample.population else []
    rest += [sample.place] if sample.place and not shape.is_finer else []
    return Line(spans=(Styled(scope, HERE), Styled("  " + _("，").join([period, *rest]), SKIP)))


def _period(part: Comparable) -> str:
    if "period" in part.crossed:
        return _("期间不一")
    if part.sample.period is None:
        return _("年份未注明")
    period = period_said(part.sample.period)
    is_total = part.sample.scope == "cumulative" and part.sample.status == "achieved" and "scope" not in part.crossed
    if is_total and "/" not in part.sample.period:
        period = _("起点未注明，到 {period}").format(period=period)
    figures = [row.statistic for row in part.rows] or list(part.national)
    if all(each.period_basis == "document" for each in figures):
        return _("{period}（年份取自文件）").format(period=period)
    return period


def _part(part: Comparable, shape: Rows) -> list[Block]:
    figures = [row.statistic for row in part.rows] + list(part.national)
    scale = shared_magnitude(figures)
    top = max((row.statistic.high or row.statistic.value for row in part.rows), default=Decimal(1))
    alone = len(part.rows) == 1 and not part.national
    year = "period" in part.crossed
    blocks: list[Block] = [Gap(), part_title(part, shape)]
    for row in part.rows:
        if alone:
            told = _("只此一地，不排名")
            line = figure(row.statistic, lead=lead(row.statistic, shape), year=year, scale=scale, label=told)
        else:
            bar = _bar(row.statistic, top)
            rank = str(row.rank)
            line = figure(
                row.statistic, lead=lead(row.statistic, shape), rank=rank, year=year, scale=scale, bar=bar, label=""
            )
        blocks.append(_with_scope(line, part, row.statistic))
    blocks += [
        _with_scope(figure(each, lead=each.region, year=year, scale=scale, label=_("参照，不占名次")), part, each)
        for each in different(part.national)
    ]
    return blocks + [note(each, SKIP) for each in remarks(part.rows, part.rest, shape)]


def lead(statistic: Statistic, shape: Rows) -> str:
    """How the place of a row is called: a city with its province where those of several are ranked."""
    return shape.called(place_of(statistic)) if shape.is_finer else statistic.region


def different(national: Sequence[Statistic]) -> list[Statistic]:
    """The figures of the country, each once, in however many documents it stands."""
    found: dict[tuple[object, ...], Statistic] = {}
    for each in national:
        found.setdefault((each.value, each.high, each.bound, each.scope, each.period), each)
    return list(found.values())


def _with_scope(line: FigureLine, part: Comparable, statistic: Statistic) -> FigureLine:
    """The qualifier stays only where rows of one part differ in it: what all share stands in the title."""
    return line if part.crossed else line._replace(qualifier=warnings(statistic))


def _bar(statistic: Statistic, top: Decimal) -> Bar | None:
    if statistic.value < 0 or top <= 0:
        return None
    low, high = interval(statistic)
    is_open = high == INFINITY
    reach = top if is_open else high
    return Bar(solid=float(low / top), possible=float(reach / top), is_open=is_open)


def remarks(rows: Sequence[Ranked], rest: Sequence[Ranked], shape: Rows) -> list[str]:
    """Whose place is not certain and why, what lies between two percentages, what the records want minded."""
    minded = noted([row.statistic for row in rows[:_MANY]])
    return [*_doubts(rows, rest, shape), *minded, *([] if rest else _difference(rows))]


def _doubts(rows: Sequence[Ranked], rest: Sequence[Ranked], shape: Rows) -> list[str]:
    """The rows whose place is not certain, and who has told but a bound, those not shown too."""
    doubtful = [row for row in rows if not row.certain]
    if not doubtful:
        return []
    places = _("，").join(f"{lead(row.statistic, shape)} {_span(row)}" for row in doubtful[:_MANY])
    if len(doubtful) > _MANY:
        places = _("{n} 个地区").format(n=len(doubtful))
    bounded: dict[str, list[str]] = {}
    for row in (*rows, *rest):
        if row.statistic.bound != "exact":
            bounded.setdefault(bound_word(row.statistic), []).append(lead(row.statistic, shape))
    between = _("区间")
    bounds = [
        (_("{regions}报的是区间") if bound == between else _("{regions}只报了“{bound}”")).format(
            regions=_few(regions), bound=bound
        )
        for bound, regions in bounded.items()
    ]
    return [_("名次不能确定：{places}；{bounds}。").format(places=places, bounds=_("，").join(bounds))]


def _few(regions: Sequence[str]) -> str:
    shown = _("、").join(regions[:_MANY])
    return _("{shown} 等 {n} 地").format(shown=shown, n=len(regions)) if len(regions) > _MANY else shown


def _span(row: Ranked) -> str:
    return str(row.best) if row.best == row.worst else _("{a} 到 {b}").format(a=row.best, b=row.worst)


def _difference(rows: Sequence[Ranked]) -> list[str]:
    """Two exact percentages look equal in a bar: say what lies between them."""
    if len(rows) != 2 or any(row.statistic.bound != "exact" for row in rows) or rows[0].statistic.unit != "%":
        return []
    gap = abs(rows[0].statistic.value - rows[1].statistic.value)
    return [_("两地相差 {gap} 个百分点。").format(gap=digits(gap))] if gap else [_("两地相同。")]


def _folded(parts: Sequence[Comparable], *, whole: bool) -> list[Block]:
    """Parts that are not shown: a line each, of many the first ones, and how the others are seen."""
    shown = parts if whole or len(parts) <= _IN_LINES + 1 else parts[:_IN_LINES]
    lines: list[Block] = [in_a_line(part) for part in shown]
    if rest := parts[len(shown) :]:
        years = sorted({last_year(part.sample.period) for part in rest if part.sample.period})
        span = _("（{first} 到 {last} 年）").format(first=years[0], last=years[-1]) if years else ""
        told = _("另有 {n} 组{span}：加 --period 看一年的，加 --all 都列")
        lines.append(note(told.format(n=len(rest), span=span), SKIP))
    return lines


def in_a_line(part: Comparable) -> Line:
    """A part that is not shown: what it is; the command that shows it stands among the next ones."""
    sample = part.sample
    whose = _("{n} 个地区").format(n=part.regions) if part.regions else _("只有全国")
    told = _("还有一组：{scope}，{period}，{unit}，{whose}").format(
        scope=spoken("scope", sample.scope), period=_period(part), unit=_unit(sample), whose=whose
    )
    return note(told, SKIP)


def _unit(sample: Statistic) -> str:
    """The unit of a part in a line, with what prices its growths are at."""
    unit = unit_said(sample) or _("无单位")
    return unit if sample.price_basis is None else f"{spoken('price_basis', sample.price_basis)}，{unit}"


def _command(answer: Ranking, part: Comparable) -> str:
    """The command that shows `part` alone: it names whatever is not taken by default."""
    sample = part.sample
    own = {"status": "achieved", "aspect": "level", "population": own_population(answer.metric), "place": None}
    own |= {"price_basis": None}
    given = {field: getattr(sample, field) or "none" for field, usual in own.items() if getattr(sample, field) != usual}
    for field in CROSSABLE:  # what every part has needs no option
        if field not in part.crossed and len({getattr(each.sample, field) for each in answer.parts}) > 1:
            given[field] = getattr(sample, field)
    words = [f"jobscli rank {answer.metric}"]
    if answer.shape.is_finer:
        given.pop("place", None)
        words += _places(answer.shape)
    words += [f"--{field.replace('_', '-')} {spoken(field, given[field])}" for field in _ORDER if given.get(field)]
    words += [f"--across {','.join(part.crossed)}"] if part.crossed else []
    words += ["--low-confidence"] if any(row.statistic.confidence == "low" for row in part.rows) else []
    return " ".join(words)


def _places(shape: Rows) -> list[str]:
    """The options that name the places of a ranking."""
    if shape.named:
        return ["-p " + ",".join(each.full for each in shape.named)]
    level = say("level", LEVELS[shape.level])
    return [f"--level {level}", *([f"--in {','.join(shape.regions)}"] if shape.regions else [])]


_ORDER = ("status", "aspect", "price_basis", "population", "place", "scope", "period", "unit")


def _left_out(answer: Ranking) -> list[Block]:
    """What was left out, one by one; what the user's own choice left out, and what is too much, as counts."""
    year = several_years(each.statistic for each in answer.left_out)
    if answer.whole:
        return [_left(each, answer.metric, answer.shape, year=year) for each in answer.left_out]
    briefly = {*answer.chosen, *_BRIEFLY}
    by_choice = [each for each in answer.left_out if each.reason in briefly]
    rest = [each for each in answer.left_out if each.reason not in briefly]
    shown, more = (rest, []) if len(rest) <= _LEFT_OUT else ([], rest)
    counted = [*more, *by_choice]
    return [
        *(_left(each, answer.metric, answer.shape, year=year) for each in shown),
        *_counts(counted),
        *_only_there(answer, counted),
    ]


def _only_there(answer: Ranking, counted: Sequence[LeftOut]) -> list[Block]:
    """Who would not be named at all: all that they report is among what is only counted."""
    named = {row.statistic.region for part in answer.parts for row in (*part.rows, *part.rest)} | {
        *answer.missing,
        NATION,
        UNSTATED_REGION,
    }
    names = dict.fromkeys(each.statistic.region for each in counted if each.statistic.region not in named)
    told = _("其中 {regions} 只有这样的数").format(regions=_("、").join(names))
    return [note(told, SKIP)] if names else []


def _left(each: LeftOut, metric: str, shape: Rows, *, year: bool) -> FigureLine:
    label = measured(each.statistic)
    told = each.detail if label == metric else _("{detail}（{label}）").format(detail=each.detail, label=label)
    line = figure(each.statistic, lead=lead(each.statistic, shape), label=told)
    when = (Styled(each.statistic.period.replace("/", "—")),) if year and each.statistic.period else ()
    return line._replace(achieved=False, qualifier=(*warnings(each.statistic), *when))


def _counts(others: Sequence[LeftOut]) -> list[Block]:
    """A line a reason, with how many figures it leaves out."""
    details = Counter(_("同一地区另有一个数") if each.reason == "duplicate" else each.detail for each in others)
    lines: list[Block] = [
        note(_("{n} 个：{detail}").format(n=n, detail=detail), SKIP)
        for detail, n in details.most_common(_REASONS if len(details) > _REASONS + 1 else None)
    ]
    if len(details) > len(lines):
        lines.append(note(_("还有别的缘故，--all 逐个列出"), SKIP))
    return lines


def _foot(answer: Ranking) -> tuple[str, ...]:
    apart = [at for at in ("scope", "period", "unit") if len({getattr(each.sample, at) for each in answer.parts}) > 1]
    across = (f"jobscli rank {answer.metric} --across {apart[0]}",) if apart and not answer.across else ()
    first = next((row.statistic.id for part in answer.parts for row in part.rows), "")
    others = [_command(answer, part) for part in answer.parts[IN_FULL : IN_FULL + _COMMANDS]]
    more = len(answer.left_out) > _LEFT_OUT or len(answer.parts) > IN_FULL + _IN_LINES + 1
    others += [f"jobscli rank {answer.metric} --all"] if more and not answer.whole else []
    return (*others, *across, *((f"jobscli show {first}", f"jobscli cite {first}") if first else ()))
