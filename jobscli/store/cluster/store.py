"""`ClusterStore`: the records in a folder of Parquet, asked through Spark SQL and never changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from jobscli.errors import StoreError
from jobscli.language import _
from jobscli.record import TABLES, Record, from_json
from jobscli.store.cluster import columns, folder, parts
from jobscli.store.cluster.columns import AT, EXACT, MARKED, TAIL, N, Row
from jobscli.store.cluster.master import master
from jobscli.store.ends import TABLE_OF_TAIL
from jobscli.store.face import ANY, Batch, Hit, Outcome, Saying, Scalar, Where, Words
from jobscli.store.matching import WEIGHTS, accepts, best_field, called, ordered
from jobscli.store.rows import batch_of, by_document, by_key, keys_of, scalar, texts_of

if TYPE_CHECKING:
    from jobscli.correction import Correction

_SIMPLE = ("str", "int")  # what can be counted by, and ordered, as Python does


class ClusterStore:
    """A `Store` in the folder at `path`, whose questions go to the Spark of `master.master`, and that takes no change.

    Its documents, whole and in their order (`batches`), are read without Spark.
    """

    lot: int | None = None
    most: int | None = 300

    def __init__(self, path: Path) -> None:
        self.path = path
        folder.opened(path)
        self._tables: dict[tuple[str, str], Any] = {}

    @cached_property
    def _lots(self) -> list[Path]:
        return folder.lots(self.path)

    def _table(self, table: str) -> Any:
        """The table of the Spark that answers now."""
        from pyspark.sql.pandas.types import from_arrow_schema

        from jobscli.store.cluster import session

        on = master()
        spark = session.session(on)
        held = self._tables.get((on, table))
        if held is None or held.sparkSession is not spark:
            schema = from_arrow_schema(columns.schema(table))
            places = [place_of(lot / table) for lot in self._lots]
            held = spark.read.schema(schema).parquet(*places) if places else spark.createDataFrame([], schema)
            self._tables[on, table] = held
        return held

    def _rows(self, table: str, found: Any, more: Sequence[str] = ()) -> list[Row]:
        """The rows that Spark has `found` of a table, with the columns `more` beside those of its records."""
        names = list(columns.fields(table))
        exact = [name for name in columns.columns(table).names if name.endswith(EXACT)]
        return list(columns.rows_in(table, found.select(*names, *exact, *more).toArrow()))

    def _found(
        self, table: str, where: Where = ANY, order: tuple[str, ...] = (), limit: int | None = None
    ) -> list[Row]:
        from jobscli.store.cluster import query, session

        kinds = columns.fields(table)
        by_spark = all(kinds.get(each.removeprefix("-"), "str") in (*_SIMPLE, "Decimal") for each in order)
        with session.told(self.path):
            held = self._table(table).where(query.rows(table, where))
            if limit is not None and by_spark:
                return self._rows(table, held.orderBy(*_by(table, order)).limit(limit))
            rows = self._in_order(table, held)  # all come here, and here they are sorted without moving them before
        return ordered(rows, order, lambda row, field: row.get(field))[:limit]

    def _in_order(self, table: str, found: Any) -> list[Row]:
        """All rows that Spark has `found`, as they were read."""
        rows = sorted(self._rows(table, found, (AT, N)), key=lambda row: (row[AT], row[N]))
        return [{name: value for name, value in row.items() if name not in (AT, N)} for row in rows]

    def find(
        self, table: str, where: Where = ANY, order: tuple[str, ...] = (), limit: int | None = None
    ) -> Iterator[Record]:
        """See `Store.find`."""
        for row in self._found(table, where, order, limit):
            yield self._record(table, row)

    def _record(self, table: str, row: Row) -> Any:
        try:
            kind: Any = TABLES[table]
            return from_json(kind, row)
        except StoreError as error:
            detail = f"{table} {row.get('id', '?')!s:.60}：{error.message}"
            raise StoreError(_("{path} 有坏记录，{detail}").format(path=self.path, detail=detail)) from None

    def count(self, table: str, where: Where, by: tuple[str, ...]) -> Iterator[tuple[tuple[Scalar, ...], int]]:
        """See `Store.count`."""
        if table == "documents" and not where and by == ("id",):
            counts: dict[tuple[Scalar, ...], int] = {}
            for identity in parts.ids(self.path):
                counts[identity,] = counts.get((identity,), 0) + 1
        else:
            counts = dict(self._counted(table, where, by))
        yield from by_key(counts)

    def _counted(self, table: str, where: Where, by: tuple[str, ...]) -> Iterator[tuple[tuple[Scalar, ...], int]]:
        from jobscli.store.cluster import query, session

        kinds = columns.fields(table)
        if any(kinds.get(field) not in _SIMPLE for field in by):
            counts: dict[tuple[Scalar, ...], int] = {}
            for row in self._found(table, where):
                for key in keys_of(row, by):
                    counts[key] = counts.get(key, 0) + 1
            yield from counts.items()
            return
        with session.told(self.path):
            fields = list(dict.fromkeys(by))
            found = self._table(table).where(query.rows(table, where)).groupBy(*fields).count().toArrow()
        for row in found.to_pylist():
            yield tuple(columns.plain(row[field]) for field in by), row["count"]

    def values(self, table: str, field: str) -> list[str]:
        """See `Store.values`."""
        from jobscli.store.cluster import session

        kind = columns.fields(table).get(field)
        if kind not in ("str", "tuple[str, ...]"):
            return []
        with session.told(self.path):
            each = f"`{field}`" if kind == "str" else f"explode(`{field}`)"
            found = self._table(table).selectExpr(f"{each} as each").distinct().toArrow()
        return texts_of(columns.plain(each) for each in found["each"].to_pylist())

    def tails(self, wanted: Collection[str]) -> dict[str, int]:
        """See `Store.tails`."""
        from jobscli.store.cluster import query, session

        found = dict.fromkeys(wanted, 0)
        for letter, table in TABLE_OF_TAIL.items():
            ends = [each for each in found if each.startswith(letter)]
            for column in (TAIL, MARKED) if ends else ():
                with session.told(self.path):
                    asked = self._table(table).where(query.among(column, ends)).groupBy(column).count()
                    counted = asked.toArrow().to_pylist()
                for row in counted:
                    found[row[column]] += row["count"]
        return found

    def match(self, words: Words, where: Where = ANY, limit: int | None = None) -> Iterator[Hit]:
        """See `Store.match`."""
        wanted = self.most if limit is None else limit
        found: list[tuple[int, str, Row]] = []
        for table in WEIGHTS:
            if words.all_of and all(field in TABLES[table].__dataclass_fields__ for field in where):
                found += ((row.pop("score"), table, row) for row in self._scored(table, words, where, wanted))
        found.sort(key=lambda each: -each[0])
        found = found[:wanted]
        measures = self._called({row.get("measure") for _score, table, row in found if table == "statistics"})
        for _score, table, row in found:
            best = best_field(words, table, row, measures.get(scalar(row.get("measure")), ""))
            if best is not None:
                yield Hit(self._record(table, row), *best)

    def _scored(self, table: str, words: Words, where: Where, limit: int | None) -> list[Row]:
        from jobscli.store.cluster import query, session

        with session.told(self.path):
            held = self._table(table).where(query.rows(table, where))
            held = held.selectExpr("*", f"{query.score(table, words)} as score")
            held = held.where("score is not null").selectExpr("*", "-score as least").orderBy("least", AT, N)
            return self._rows(table, held if limit is None else held.limit(limit), ("score",))

    def _called(self, measures: set[Any]) -> dict[Scalar, str]:
        """What the measures with these ids are called."""
        wanted = [each for each in measures if each is not None]
        found = self._found("measures", {"id": wanted}) if wanted else []
        return {scalar(row.get("id")): called(row) for row in found}

    def said(self, words: Words, where: Where = ANY) -> Iterator[Saying]:
        """See `Store.said`."""
        from jobscli.store.cluster import query, session
        from jobscli.store.saying import says

        with session.told(self.path):
            rows = self._in_order("words", self._table("words").where(query.said(words)))
        pairs = {str(row.get("document")): frozenset(row["pairs"]) for row in rows if row.get("pairs")}
        for row in rows:
            found = says(words, row, pairs) if accepts(where, row) else False
            if found is not False:
                yield Saying(self._record("words", row), found is True)

    def batches(self) -> Iterator[Batch]:
        """See `Store.batches`."""
        for tables in parts.tables(self.path):
            yield from (batch_of(self._record, each) for each in by_document(tables))

    def corrections(self) -> list[tuple[Correction, str | None]]:
        """See `Store.corrections`: there are none."""
        return []

    def _refuse(self) -> NoReturn:
        raise folder.read_only(self.path)

    def put(self, *batches: Batch, replace: bool = False) -> tuple[Outcome, ...]:  # noqa: ARG002
        """Raise JobsError: the folder is only read."""
        self._refuse()

    def remove(self, *documents: str) -> tuple[Batch, ...]:  # noqa: ARG002
        """Raise JobsError."""
        self._refuse()

    def correct(self, made: Sequence[Correction] = (), dropped: Sequence[Correction] = ()) -> None:
        """Raise JobsError, unless there is nothing to correct."""
        if made or dropped:
            self._refuse()

    def undo(self) -> tuple[list[str], list[str]]:
        """Raise JobsError."""
        self._refuse()


def _by(table: str, order: Sequence[str]) -> list[Any]:
    """The order of rows by the fields of `order`, then as they were read; what is missing comes last."""
    from pyspark.sql.functions import asc_nulls_last, desc_nulls_last

    fields = [(each.removeprefix("-"), each.startswith("-")) for each in order]
    known = [(field, down) for field, down in fields if field in columns.fields(table)]
    return [*(desc_nulls_last(field) if down else asc_nulls_last(field) for field, down in known), AT, N]


def place_of(path: Path) -> str:
    """`path` as Spark takes it, which looks for patterns in names: [1] is none."""
    return "".join("\\" + each if each in "*?[]{}\\" else each for each in str(path.resolve()))
