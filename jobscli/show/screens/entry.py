"""The screens of `show` and `cite`: a figure in one line, the words it was read from, then every field in words."""

from __future__ import annotations

from jobscli import words
from jobscli.ask.comparable import price_said, scope_said, spoken, unit_said
from jobscli.ask.corrected import corrected_told
from jobscli.ask.lookup import Entry
from jobscli.ask.magnitude import bound_word, digits, is_bounded_decline, magnitude, number
from jobscli.ask.periods import period_said
from jobscli.language import _
from jobscli.record import Document, Measure, Section, Statistic
from jobscli.show.figure_line import behind, figure, several_years, warnings
from jobscli.show.references import References, gb_t_7714
from jobscli.show.references import figure as cited_figure
from jobscli.show.screen import CARE, ID, NAME, SKIP, Block, Gap, Line, Screen, Styled, StyledText
from jobscli.show.screens.parts import measure_entry, numeral
from jobscli.show.sentences import line, scope_and_period, titled
from jobscli.show.wrap import width

_LABEL = 10  # cells for the names of fields
_SAME_SPAN = {"annual": ("当年", "年度")}  # a label with these says its scope itself


def entry(answer: Entry) -> Screen:
    """A record, whole."""
    record = answer.record
    if isinstance(record, Statistic):
        blocks = _statistic(answer, record)
        foot: tuple[str, ...] = (f"jobscli cite {record.id}", f"jobscli rank {record.metric}")
        foot += (f"jobscli show {record.measure}",) if record.measure else ()
    elif isinstance(record, Measure):
        year = several_years(answer.statistics, answer.document.year)
        block = measure_entry(record, answer.statistics, year=year, noted=False, here=record.place)
        blocks = [block, Gap(), *_measure(answer, record)]
        foot = (f"jobscli cite {record.id}",)
        foot += (f"jobscli province {record.region}",) if record.region in answer.document.regions else ()
    elif isinstance(record, Document):
        blocks = _document(answer, record)
        foot = (f"jobscli cite {record.id}", f"jobscli measures --document {record.id}")
    else:
        blocks = _section(answer, record)
        foot = (f"jobscli province {record.region} --section {record.number}",)
    return Screen(blocks=tuple(blocks), foot=foot, indent=False)


def _field(name: str, *value: Styled | str, style: str = "") -> Line:
    spans = tuple(Styled(each, style) if isinstance(each, str) else each for each in value)
    if not name:  # goes on under the field above
        return Line(spans=spans, indent=ID + _LABEL)
    gap = " " * max(_LABEL - width(name), 1)
    return Line(spans=(Styled(name + gap, SKIP), *spans), hang=_LABEL)


def _statistic(answer: Entry, record: Statistic) -> list[Block]:
    measure = answer.measure
    name, size = magnitude(record)
    shown = figure(record, here=record.place)
    title = measure.title if measure else shown.label
    value = f"{number(record, size)} {name}{unit_said(record) or ''}".rstrip()
    bound: StyledText = (Styled(f"{shown.bound} ", CARE),) if shown.bound else ()
    headline = (
        *warnings(record),
        Styled(f"{_scope(record)}{shown.label}  "),
        *bound,
        Styled(value, NAME if shown.achieved else ""),
    )
    unsaid = Styled(_("未注明"), SKIP)
    blocks: list[Block] = [
        Line(left=Styled(record.id, SKIP), spans=(Styled(record.region, NAME), Styled(f"  {title}"))),
        Gap(),
        Line(spans=headline),
        Gap(),
        _field(_("原文写作"), record.text, style=NAME),
    ]
    blocks += [_field(_("原句"), record.quote)] if record.quote else []
    blocks += [
        _field(_("指标"), record.metric),
        _field(_("界限"), _bound(record)),
        _field(_("性质"), spoken("status", record.status) + _change(record)),
        _field(_("期间"), scope_and_period(record)),
        _field(_("人群"), record.population or unsaid),
    ]
    blocks += [_field(_("地点"), record.place)] if record.place else []
    blocks += [_field(_("留意"), record.note, style=CARE)] if record.note else []
    blocks += [_field(_("举措"), measure.id, f"  {measure.title}")] if measure else []
    blocks += _mended(record)
    blocks += [_field(_("读法"), _rule(record))] if record.rule else []
    return blocks + _source(answer) + [Gap(), Line(spans=(Styled(line(answer)),), indent=0, fold=False)]


def _mended(record: Statistic | Measure | Document) -> list[Block]:
    """A line for each field that is corrected: what was read, and why that is wrong."""
    told = corrected_told(record)
    return [_field(_("更正") if index == 0 else "", each, style=CARE) for index, each in enumerate(told)]


def _scope(record: Statistic) -> str:
    """The scope as a sentence begins with it; 截至 with its day."""
    if record.scope == "to_date":
        until = (record.period or "").rpartition("/")[2]
        return _("截至 {period}，").format(period=period_said(until)) if until else ""
    said = "" if record.scope == "unstated" else scope_said(record)
    return "" if any(each in record.label for each in (said, *_SAME_SPAN.get(record.scope, ()))) else said


def _change(record: Statistic) -> str:
    if record.aspect != "change":
        return ""
    told = price_said(record)
    basis = f"，{told}" if told else ""
    return _("，是变动，不是水平") + basis + (_("（变动的是 {of}）").format(of=record.of) if record.of else "")


def _bound(record: Statistic) -> str:
    name, size = magnitude(record)
    value = f"{digits(record.value / size)} {name}{unit_said(record) or ''}".rstrip()
    aim = record.status != "achieved"
    if is_bounded_decline(record):
        told = f"{bound_word(record)} {number(record, size)} {name}{unit_said(record) or ''}".rstrip()
        return _("{told}，没有说准是多少").format(told=told)
    return {
        "exact": _("确数：原文就写这个数"),
        "about": _("约数：在 {value} 上下，没有说上下多少").format(value=value),
        "at_least": _("门槛：不低于 {value}").format(value=value)
        if aim
        else _("下限：实际不少于 {value}，没有说多多少").format(value=value),
        "at_most": _("上限：不超过 {value}").format(value=value)
        if aim
        else _("上限：实际不超过 {value}，没有说少多少").format(value=value),
        "between": _("区间：在两个数之间"),
    }.get(record.bound, record.bound)


def _rule(record: Statistic | Measure) -> str:
    from jobscli.words.rule import rule_named  # what was read by hand has no rule, and is shown without them

    confidence = words.say("confidence", record.confidence or "")
    rule = rule_named(record.rule or "")
    told = f"{rule.sentence}（{rule.id}）" if rule is not None else record.rule
    return _("机器读出，把握{confidence}：{rule}").format(rule=told, confidence=confidence)


def _measure(answer: Entry, record: Measure) -> list[Block]:
    unsaid = Styled(_("未注明"), SKIP)
    names = _("、").join(each.name + ("" if each.explained else _("（原文没有解释）")) for each in record.names)
    return [
        *([_field(_("原句"), record.quote.strip())] if record.quote else []),
        _field(_("类别"), words.say("kind", record.kind)),
        *([_field(_("性质"), _("计划：说要做，没有说做了"))] if record.status == "target" else []),
        _field(_("主题"), _("、").join(record.topics) or unsaid),
        _field(_("人群"), _("、").join(record.groups) or unsaid),
        _field(_("名称"), names or unsaid),
        *([_field(_("地点"), record.place)] if record.place else []),
        *([_field(_("留意"), record.note, style=CARE)] if record.note else []),
        *_mended(record),
        *([_field(_("读法"), _rule(record))] if record.rule else []),
        *_source(answer),
    ]


def _section(answer: Entry, record: Section) -> list[Block]:
    head = Line(left=Styled(record.id, SKIP), spans=(Styled(record.region, NAME), Styled(f"  {record.title}")))
    blocks: list[Block] = [head]
    blocks += [Line(spans=(Styled(record.summary),))] if record.summary else []
    return [*blocks, Gap(), *_source(answer)]


def _document(answer: Entry, record: Document) -> list[Block]:
    unsaid = Styled(_("未注明"), SKIP)
    counts = answer.counts
    told = _("{h} 个标题，{m} 项举措，{s} 个数字").format(
        h=counts.get("sections", 0), m=counts.get("measures", 0), s=counts.get("statistics", 0)
    )
    where = [*record.regions, *([record.place] if record.place else [])]
    return [
        Line(spans=(Styled(record.id, NAME), Styled(f"  {titled(record)}"), *behind(record)), indent=0, hang=2),
        Gap(),
        _field(_("发布者"), record.publisher or unsaid),
        _field(_("发布日期"), record.published or unsaid),
        _field(_("说的是"), _("{year} 年").format(year=record.year) if record.year else unsaid),
        _field(_("地区"), _("、").join(where) or unsaid),
        _field(_("里面有"), told),
        _field(_("网址"), record.url or unsaid),
        *([_field(_("读自"), record.file)] if record.file else []),
        *_mended(record),
    ]


def _source(answer: Entry) -> list[Line]:
    record, document = answer.record, answer.document
    if isinstance(record, Document):
        return []
    section = answer.section
    where = [record.region]
    if section is not None and section.number != "0":
        where.append(f"{numeral(section.number)}  {section.title}")
    if (paragraph := getattr(record, "paragraph", None)) is not None:
        where.append(_("第 {n} 段").format(n=paragraph))
    where.append(_("第 {start} 到 {end} 字").format(start=record.start + 1, end=record.end))
    who = [part for part in (document.publisher, document.published) if part]
    return [
        _field(_("位置"), _("，").join(where)),
        _field(_("文件"), titled(document), *behind(document)),
        _field("", _("，").join(who) + f"（{document.id}）" if who else document.id),
        *(_field("", each, style=CARE) for each in corrected_told(document)),
    ]


def references(answer: References) -> Screen:
    """Each reference, ready to paste, then the figure in one line."""
    blocks: list[Block] = []
    for each in answer.citations:
        figure_line = cited_figure(each)
        for text in (gb_t_7714(each), *([figure_line] if figure_line else [])):
            blocks += [Gap()] * bool(blocks) + [Line(spans=(Styled(text),), indent=0, fold=False)]
    ids = " ".join(each.entry.record.id for each in answer.citations)
    first = answer.citations[0].entry.record.id
    return Screen(blocks=tuple(blocks), foot=(f"jobscli cite {ids} --format bibtex", f"jobscli show {first}"))
