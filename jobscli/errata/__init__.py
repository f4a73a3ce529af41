"""What a user corrects in a record that was read wrongly: kept beside what was read, taken back, listed.

A correction goes into the user's own store, whichever store the record is in, and stays when the document is read
anew. `store/corrected.py` lays it over the record whenever a question is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.corrected import lost_told, said, value_said
from jobscli.ask.lookup import entry
from jobscli.correction import FOLLOWING, Correction, table_of
from jobscli.errata.values import Corrigible, field_named, values_of
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import Document, Measure, Section, Statistic, to_json
from jobscli.store import Store

_LONGEST = 500  # characters of a reason


@dataclass(frozen=True)
class Corrected:
    """One correction: the record that it is of now, None where it finds none, and what came of it."""

    correction: Correction
    record: str | None
    outcome: str  # kept, made, removed


@dataclass(frozen=True)
class Corrections:
    """The answer to `correct`: what is corrected, or what was made or taken back."""

    corrected: tuple[Corrected, ...]
    notice: str | None = None

    @property
    def lost(self) -> tuple[Corrected, ...]:
        """Those that find no record any more."""
        return tuple(each for each in self.corrected if each.record is None and each.outcome != "removed")

    def count(self, outcome: str) -> int:
        """How many corrections came to that `outcome`."""
        return sum(each.outcome == outcome for each in self.corrected)

    def rows(self) -> list[dict[str, Any]]:
        """One row a correction."""
        return [{**each, "value": _flat(each["value"]), "read": _flat(each["read"])} for each in self.tree()]

    def tree(self) -> list[dict[str, Any]]:
        """A list of them: id (null where no record is found), document, field, value, read, text, why, outcome."""
        told = ("document", "field", "value", "read", "text", "why")
        rows: list[tuple[Corrected, dict[str, Any]]] = [(each, _json(each.correction)) for each in self.corrected]
        return [
            {"id": each.record, **{name: row[name] for name in told}, "outcome": each.outcome} for each, row in rows
        ]


def _json(correction: Any) -> dict[str, Any]:
    return to_json(correction)


def _flat(value: object) -> object:
    return "；".join(map(str, value)) if isinstance(value, list) else value


def listed(store: Store, identity: str | None = None) -> Corrections:
    """The corrections of `store`, or those of the record or the document that `identity` names."""
    found = [Corrected(each, at, "kept") for each, at in store.corrections()]
    if identity is not None:
        record = _record(store, identity)
        found = [each for each in found if record.id in (each.record, each.correction.document)]
    if not found:
        told = _("还没有更正") if identity is None else _("{id} 没有更正").format(id=identity)
        return Corrections((), _("{told}；更正写 jobscli correct ID 项目=值 --why 理由").format(told=told))
    return Corrections(tuple(found), lost_told([each.correction for each in found if each.record is None]))


def correct(store: Store, identity: str, given: Mapping[str, str], why: str | None) -> Corrections:
    """Keep what the user says of the fields `given` of a record, each by its name in English or Chinese.

    Raises UsageError for a record, a field or a value that does not exist, and where no reason is given.
    """
    record = _record(store, identity)
    reason = _reason(why)
    named = {field_named(name, table_of(record.id)): value for name, value in given.items()}
    if len(named) < len(given):
        raise UsageError(_("同一项写了两次"))
    values = _consistent(record, values_of(record, named))
    own = {each.field: each for each, at in store.corrections() if at == record.id and each.field in values}
    read = {field: _as_read(record, field) for field in values}
    current = {field: to_json(record)[field] for field in values}
    # What the document's correction has changed in it may be told to be as it was read.
    told = [name for name in values if values[name] != read[name] or (current[name] != read[name] and name not in own)]
    made = tuple(_correction(record, field, values[field], read[field], reason) for field in told)
    if not made and not own:
        same = _("、").join(f"{said(field)}（{value_said(field, value)}）" for field, value in values.items())
        return Corrections((), _("{id} 的{fields}读出来就是这样，什么都没有变").format(id=record.id, fields=same))
    store.correct(made, tuple(own.values()))
    removed = [Corrected(each, record.id, "removed") for field, each in own.items() if field not in told]
    return Corrections((*(Corrected(each, record.id, "made") for each in made), *removed), _unknown(values))


def uncorrect(store: Store, identity: str, fields: Iterable[str] = ()) -> Corrections:
    """Take back what is corrected in a record, or only in these of its `fields`; what was read holds again.

    Raises UsageError where nothing is corrected there.
    """
    everything = store.corrections()
    lost: list[tuple[Correction, str | None]] = [
        (each, at) for each, at in everything if at is None and identity in (each.record, _tail(each))
    ]
    record = None if lost else _record(store, identity)
    own = lost or [(each, at) for each, at in everything if record is not None and at == record.id]
    if names := list(fields):
        known = record.id if record is not None else own[0][0].record
        wanted = {field_named(name, table_of(known)) for name in names}
        wanted |= {FOLLOWING[field] for field in wanted if field in FOLLOWING}
        own = [(each, at) for each, at in own if each.field in wanted]
    if not own:
        raise UsageError(_("{id} 没有这样的更正").format(id=identity), [(_("列出"), "jobscli correct")])
    store.correct(dropped=tuple(each for each, _at in own))
    return Corrections(tuple(Corrected(each, at, "removed") for each, at in own))


def _tail(made: Correction) -> str:
    return made.record.rpartition("/")[2]


def _record(store: Store, identity: str) -> Corrigible:
    """The document, measure or figure that `identity` names; of a heading nothing is corrected."""
    for document in typed.documents(store, {"id": [identity.strip()]}):
        return document
    try:
        record = entry(store, identity).record
    except UsageError as error:
        close = words.near(identity, [each.id for each in typed.documents(store)])
        hints = [*error.hints, *([(_("文件"), "  ".join(close))] if close else [])]
        raise UsageError(error.message, hints) from None
    if isinstance(record, Section):
        raise UsageError(_("标题照原文印出，不能更正；能更正的是数字、举措和文件"))
    return record


def _reason(why: str | None) -> str:
    plain = (why or "").strip()
    if not plain:
        raise UsageError(_("要说明理由"), [(_("写作"), _("--why 原文第 3 页写的是 131 万"))])
    if len(plain) > _LONGEST or not plain.isprintable():
        raise UsageError(_("理由太长，或有看不见的字符；最多 {most} 字").format(most=_LONGEST))
    return plain


def _as_read(record: Corrigible, field: str) -> Any:
    """What was read in a field, whatever was said of it since."""
    now = to_json(record)
    return next((each["read"] for each in now["corrected"] if each["field"] == field), now[field])


def _consistent(record: Corrigible, values: dict[str, Any]) -> dict[str, Any]:
    """`values` with what follows from them. Raises UsageError where they contradict one another or the record."""
    known = type(record).__dataclass_fields__
    now = {**to_json(record), **values}
    if "place" in values and "place_code" in known:
        from jobscli.words.divisions import code_of

        region = (now["regions"] or [None])[0] if isinstance(record, Document) else now["region"]
        values = {**values, "place_code": code_of(region, now["place"])}
    if not isinstance(record, Statistic):
        return values
    if (now["bound"] == "between") != (now["high"] is not None):
        raise UsageError(_("是区间才有上端：bound=区间 和 high=上端 要一起写；不是区间写 bound=确数 high=无"))
    if now["high"] is not None and now["high"] <= now["value"]:
        told = _("上端 {high} 要大于 {value}")
        raise UsageError(told.format(high=value_said("high", now["high"]), value=value_said("value", now["value"])))
    if now["price_basis"] is not None and now["aspect"] != "change":
        if "price_basis" in values:
            raise UsageError(_("只有变动才分实际和名义：price_basis=无，或 aspect=变动"))
        values = {**values, "price_basis": None}
    if now["unit"] is not None and now["unit_inferred"] is not None:
        if "unit_inferred" in values:
            raise UsageError(_("有单位就不推定：unit 和 unit_inferred 只写一个"))
        values = {**values, "unit_inferred": None}  # it is printed after all
    if "period" in values and "period_basis" not in values:
        # It is no longer the document's year that stands for it.
        basis = None if now["period"] is None else "context" if now["period_basis"] != "stated" else "stated"
        values = {**values, **({"period_basis": basis} if basis != now["period_basis"] else {})}
    if ((now | values)["period"] is None) != ((now | values)["period_basis"] is None):
        raise UsageError(_("有期间才有期间的来处：period 和 period_basis 要一起写"))
    return values


def _correction(record: Corrigible, field: str, value: Any, read: Any, why: str) -> Correction:
    title = _as_read(record, "title") if isinstance(record, Measure) else None
    return Correction(
        record=record.id,
        document=record.id if isinstance(record, Document) else record.document,
        field=field,
        value=value,
        read=read,
        why=why,
        text=record.text if isinstance(record, Statistic) else title,
        metric=_as_read(record, "metric") if isinstance(record, Statistic) else None,
        start=None if isinstance(record, Document) else record.start,
    )


def _unknown(values: Mapping[str, Any]) -> str | None:
    name = values.get("metric")
    if name is None or words.metric(name) is not None:
        return None
    close = words.near(name, words.metrics())
    hint = _("；词表里相近的有{names}").format(names=_("、").join(close)) if close else ""
    return _("词表里没有“{name}”这个指标，照写").format(name=name) + hint
