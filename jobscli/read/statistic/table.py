"""The figures of tables -> Statistics: each is read as the sentence that its heads and its number make.

2016年, 城镇新增就业, 14.9 and 万人 are read as 2016年城镇新增就业14.9万人, each sign with its place in the document, so
that a table's figure is named and dated by the rules of every other. What only a head can say stands in
`words/rules/table.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from jobscli.read.document.calendar import plan_in
from jobscli.read.model import Outline, Placed, SectionContext, Sentence
from jobscli.read.quantity import Kind, NonQuantity, Quantity, quantities
from jobscli.read.statistic.model import Location, Naming, Settled
from jobscli.read.statistic.sentence import Read, SentenceIn, clock_of, read_sentence, topic_of, view_of
from jobscli.read.statistic.stages import Asked, settle
from jobscli.read.statistic.time.expressions import Times, times
from jobscli.read.statistic.view import Handed, View
from jobscli.read.table import Aside, Figure, Piece, figures
from jobscli.read.text.normalise import Normalised, normalise
from jobscli.read.text.numerals import multiplier
from jobscli.record import Confidence
from jobscli.words.units import units

_MASK = str.maketrans("0123456789", "xxxxxxxxxx")  # numerals of a name are none of its figure
_AGAINST = re.compile("同比|环比|[比较与](?:[0-9]{4}年|[上去]年|[上]季度?|[上]月|[上]期|同期)(?:同期|末|相比)?")
_PRICE = re.compile("实际|名义")
_MULTIPLIED = re.compile("(?:[十百万亿]|千(?![瓦克米]))*")
_STATED = re.compile("(?:19|20)[0-9]{2}|“?十[一二三四五]五|五年|三年")
_AMOUNT = re.compile("[数量额率值]$|情况|标准")
_LONGEST_QUOTE = 600
_UNPRINTED: tuple[Kind, ...] = ("rate", "people", "money", "count")  # what a figure without a unit may be
_NOTHING = Handed()


class Made(NamedTuple):
    """The sentence that a figure's heads and its number make; `at` is where the number stands in it."""

    normal: Normalised
    at: int
    end: int


def of_tables(outline: Outline) -> Iterator[tuple[SentenceIn, Read] | NonQuantity]:
    """The figures of a document's tables, each as a sentence with what was read of it; and numerals that are none."""
    for placed in outline.tables:
        region = placed.region or (outline.document.regions or (None,))[0]
        for each in figures(placed.table, region, placed.section_title or outline.document.title):
            if isinstance(each, Aside):
                yield NonQuantity(each.start, each.end, each.reason, each.rule)
            elif each.problem:
                yield NonQuantity(each.number.start, each.number.end, "", each.problem)
            else:
                given = _given(outline, placed, each)
                yield given, read_given(given)


def read_given(given: SentenceIn, asked: Callable[[], Asked] = Asked) -> Read:
    """What a sentence says, or the number of a table that is read as one."""
    if given.figure is None:
        return read_sentence(given, asked)
    return _read(given, given.figure, asked)


def _given(outline: Outline, placed: Placed, figure: Figure) -> SentenceIn:
    """The sentence that a figure of a table makes, with its section's context unless its head states a time."""
    made = _made(figure)
    where, region, place = figure.where, placed.region, placed.place
    if where is not None and not where.whole:
        region, place = where.region or region, where.place
    stated = figure.period is not None and _STATED.search(figure.period.words) is not None
    sentence = Sentence(
        text=_quote(outline.text, figure),
        normal=made.normal,
        start=figure.row.start,
        end=figure.row.end,
        paragraph=placed.paragraph,
        section=placed.section,
        section_title=placed.section_title,
        region=region,
        place=place,
        context=_context(figure, placed) if stated else placed.context,
    )
    return SentenceIn(outline, sentence, _NOTHING, figure.row.start, figure, made.at)


def _context(figure: Figure, placed: Placed) -> SectionContext:
    """What holds for a figure whose head states its time: in the table of a plan those of its last year are aims."""
    part = placed.context
    period = part.period if part.status in ("target", "budget") else None
    called = next((plan for each in placed.table.above if "目标" in each.text and (plan := plan_in(each.text))), None)
    last = period[-4:] if period else str(called[1]) if called else None
    if last is None or figure.period is None or last not in figure.period.words:
        return SectionContext()
    return SectionContext(status=part.status if period else "target")


def _quote(text: str, figure: Figure) -> str:
    """The row, below the head of its table."""
    row = text[figure.row.start : figure.row.end]
    if len(row) > _LONGEST_QUOTE:
        start, end = figure.number.start, figure.number.end
        return text[max(figure.row.start, start - 100) : min(figure.row.end, end + 100)]
    above = text[slice(*figure.heads)]
    return f"{above}\n{row}" if above and len(above) <= _LONGEST_QUOTE else row


def _made(figure: Figure) -> Made:
    """The sentence of a figure."""
    number, said = figure.number, figure.said
    parts: list[tuple[str, int, int]] = []
    if figure.period is not None:
        parts.append(_from(figure.period))
    parts += [_from(piece) for piece in _named(figure)]
    negative = number.digits.startswith("-")
    if said is not None and said.measure and figure.said_in is not None:
        words = _of_measure(figure, negative)
        parts.append((words, figure.said_in.start, figure.said_in.end))
    before = {"≥": "不低于", ">": "超过", "＞": "超过", "≤": "不超过", "<": "低于", "＜": "低于"}.get(
        number.before, number.before
    )
    digits = before + (number.digits.lstrip("+-") if figure.relative else number.digits.lstrip("+"))
    at = sum(len(words) for words, _start, _end in parts) + len(before)
    unit = _printed_unit(figure)
    parts += [(digits, number.start, number.end), (unit + number.behind, number.end - 1, number.end)]
    text = "".join(words for words, _start, _end in parts)
    offsets = tuple(
        place
        for words, start, end in parts
        for place in _places(len(words), start, end, words == digits and start == number.start)
    )
    return Made(Normalised(text, offsets[0], offsets), at, len(text))


def _printed_unit(figure: Figure) -> str:
    """The unit as its cell or head prints it, without what it stands for, too: 万台（套）."""
    return (figure.number.unit or (figure.unit.words if figure.unit is not None else "")).partition("（")[0]


def _from(piece: Piece) -> tuple[str, int, int]:
    words = normalise(piece.words, 0).text
    return words, piece.cell.start, max(piece.cell.end, piece.cell.start + 1)


def _named(figure: Figure) -> Iterator[Piece]:
    for piece in figure.names:
        yield piece._replace(words=piece.words.translate(_MASK))


def _places(size: int, start: int, end: int, number: bool) -> list[int]:
    """Where the signs of a part stand: each at its own, the last of a number at its end."""
    places = [min(start + i, end - 1) for i in range(size)]
    return [*places[:-1], end - 1] if number and size > 1 else places


def _of_measure(figure: Figure, negative: bool) -> str:
    """The words with which a sentence says what a head does: 比上年增长, 年均增长, 比重."""
    assert figure.said is not None
    words, measure = figure.said.words, figure.said.measure
    if measure in ("share", "completion"):
        return words.rstrip("%")
    against = _AGAINST.search(words)
    lead = against.group() if against is not None else ""
    lead = "年均" if measure == "average" else lead
    points = figure.unit is not None and "点" in figure.unit.words
    falls = negative != (re.search("减少|下降", words) is not None and re.search("增", words) is None)
    price = _PRICE.search(words)
    lead += price.group() if price is not None else ""
    moves = ("提高", "降低") if points else ("增长", "下降")
    return lead + moves[falls]


def _read(given: SentenceIn, figure: Figure, asked: Callable[[], Asked]) -> Read:
    """What the sentence of a figure says, and what only its heads can."""
    sentence = given.sentence
    text, at = sentence.normal.text, given.at
    found = [each for each in quantities(text)[0] if each.number <= at < each.end]
    end = len(text) - len(figure.number.behind)
    whole = found and (found[0].unit is None or found[0].tail >= end or found[0].per)
    quantity = found[0] if whole else _quantity(figure, at, len(text))
    quantity = quantity._replace(rules=(*(r for r in figure.rules if r.startswith("table.unit-")), *quantity.rules))
    clock = clock_of(given.outline.reference, sentence.context)
    expressions = times(text[:at], clock)
    given = given._replace(sentence=sentence._replace(text=""))  # 其中 in a row does not refer to a sentence before
    each = _settled(given, quantity, expressions, asked)
    if each is None:
        return Read((), sentence.normal, (), _NOTHING)
    settled, view = each
    return Read((_of_heads(settled, figure, given),), sentence.normal, (), _NOTHING, view)


def _settled(
    given: SentenceIn, quantity: Quantity, expressions: Times, asked: Callable[[], Asked]
) -> tuple[Settled, View] | None:
    """The figure decided; one without a unit by the unit of the metric that its words name."""
    clock = clock_of(given.outline.reference, given.sentence.context)
    if quantity.unit is None and quantity.kind == "bare":
        for kind in _UNPRINTED:
            view = view_of(given, [quantity._replace(kind=kind)], expressions, clock, topic_of(given))
            outcome = settle(view.mentions[0], view)
            if outcome.settled is not None and outcome.settled.naming.canonical:
                quantity = quantity._replace(kind=kind)
                break
    view = view_of(given, [quantity], expressions, clock, topic_of(given))
    settled = settle(view.mentions[0], view, asked).settled
    return (settled, view) if settled is not None else None


def _quantity(figure: Figure, at: int, end: int) -> Quantity:
    """The quantity of a number whose unit no sentence has, or that has none."""
    printed = _printed_unit(figure)
    many = _MULTIPLIED.match(printed)
    times_ = many.group() if many is not None and many.group() != printed else ""
    value = Decimal(figure.number.digits) * multiplier(times_)
    bare = printed[len(times_) :]
    known = units().printed.get(bare.partition("/")[0])
    unit = known.unit if known is not None else bare or None
    kind: Kind = "bare" if unit is None else "count"
    if known is not None and known.kind in ("people", "money", "rate", "count", "measure"):
        kind = known.kind
    return Quantity(start=at, end=end, number=at, value=value, unit=unit, kind=kind, tail=end)


def _of_heads(settled: Settled, figure: Figure, given: SentenceIn) -> Settled:
    """What was decided, with what only the heads of the table can say."""
    name, steps = settled.naming, dict(settled.trace)
    label = full_name(figure)
    relative = figure.relative
    if not name.canonical or figure.is_share:
        name = name._replace(metric=label, canonical=False)
        steps["metric"] = "table.name"
    whom = name.population or _whom(settled, figure, given)
    if whom != name.population:
        steps["population"] = "table.population"
    name = name._replace(label=label, aspect="change" if relative else "level", population=whom)
    name = name._replace(confidence=_confidence(name, figure), relation=None)
    state = settled.status
    if figure.said is not None and figure.said.status:
        state, steps["status"] = figure.said.status, "table.status"
    if not relative:
        steps.pop("price_basis", None)
    for rule in figure.rules:
        field = {"table.period": "scope", "table.period-above": "scope", "table.place": "place"}.get(rule)
        if field is not None:
            steps[field] = rule
    order = ("aspect", "metric", "population", "bound", "status", "scope", "price_basis", "place")
    trace = {field: steps[field] for field in order if field in steps}
    location = settled.location
    if steps.get("place") == "table.place":  # and not whose the caption is: 江苏省2025年各市城镇新增就业 | 南京
        location = Location(given.sentence.region or location.region, given.sentence.place)
    price = settled.price if relative else None
    return settled._replace(naming=name, status=state, price=price, location=location, trace=trace)


def full_name(figure: Figure) -> str:
    """What a figure measures, in the words of its heads, so that it reads alone."""
    words = [piece.words for piece in figure.names]
    if figure.captioned:
        words[:1] = [f"{words[0]}："]
    elif figure.part and len(words) > 1:
        words[:2] = [f"{words[0]}（{words[1]}）"]
    made = "".join(dict.fromkeys(words))
    if figure.said is not None and figure.is_share:
        made += "完成率" if figure.said.measure == "completion" else figure.said.words.rstrip("%")
    return made


def _whom(settled: Settled, figure: Figure, given: SentenceIn) -> str | None:
    """Whom a figure of a known metric covers, where the metric stands in one head and the other says of whom."""
    if not settled.naming.canonical or not 0 < figure.row_named < len(figure.names):
        return None
    row, column = figure.names[: figure.row_named], figure.names[figure.row_named :]
    for named, other in ((row, column), (column, row)):
        made = _made(figure._replace(names=named))
        alone = given._replace(sentence=given.sentence._replace(normal=made.normal), at=made.at)
        read = _read(alone, figure._replace(names=named, row_named=0), Asked)
        if read.settled and read.settled[0].naming.metric == settled.naming.metric:
            whom = "".join(piece.words for piece in other)
            return whom if whom not in settled.naming.metric and _AMOUNT.search(whom) is None else None
    return None


def _confidence(name: Naming, figure: Figure) -> Confidence:
    """A figure whose unit is nowhere is read with low confidence, one of no known metric with medium."""
    if figure.unit is None and not figure.number.unit:
        return "low"
    return name.confidence if name.canonical else "medium"
