"""The bytes of a store: whatever they are, every question answers or ends with a `JobsError`."""

from __future__ import annotations

import contextlib
import io
import json
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jobscli import api, audit
from jobscli.errors import JobsError, StoreError
from jobscli.record import KINDS, TABLES, Record, to_json
from jobscli.show import machine, terminal
from jobscli.show.sanitise import clean
from jobscli.show.screens import screen_of
from jobscli.store import Words, disk
from jobscli.store.tiny import TinyStore
from jobscli.wording import Wording
from tests import builders
from tests.fuzz.draw import Draw

PLAIN: dict[str, Record] = {
    "documents": builders.document(),
    "sections": builders.section(),
    "measures": builders.measure(
        names=(builders.name("富民创业贷"),), topics=("创业",), summary="贷款", section="su/h10"
    ),
    "statistics": builders.statistic(measure="su/m20", section="su/h10", quote="全年发放贷款23亿元。"),
    "excluded": builders.excluded(),
    "words": Wording(document="su", region="江苏", section=None, start=0, end=9, text="全年发放贷款。"),
}
# Numbers that json.dumps does not write, and what stands for them until it has.
WRITTEN = ("1E+99999999", "1E-99999999", "-1E+41", "NaN", "1e400", "9" * 4300, "0.1000000000000000055511151231257827")
DEEP = 900  # the deepest list that json reads has about as many, less where the stack is used already


def _changed(table: str, **changes: Any) -> bytes:
    """The sound store, but for these fields of its record in `table`."""
    tables = {name: {"1": to_json(record)} for name, record in PLAIN.items()}
    return b"\x01" + json.dumps({**disk.empty(), **tables, table: {"1": {**to_json(PLAIN[table]), **changes}}}).encode()


FOUND = (
    _changed("statistics", bound="standard"),  # no such bound: a KeyError in `show`
    _changed("statistics", unit=5, period=2018),  # `metrics` counted what `statistics` refuses, and joined it
    _changed("documents", regions=["苏南"]),  # no region of the vocabulary: a KeyError in `metrics`
    _changed("documents", title="\ud800"),  # half a character: an error when the next document was added
    _changed("documents", title="a\x1b[31m", published="²"),  # BibTeX as it was; no digit that int() knows
    _changed("sections", number="²"),
    _changed("statistics", value=None).replace(b'"value": null', b'"value": 1E+99999999'),  # written for minutes
    _changed("statistics", start=0).replace(b'"start": 0', b'"start": ' + b"9" * 4300),  # plus one, it had no words
    _changed("excluded", reason=[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]),  # deeper, and repr() has no stack left
)


def one(data: bytes) -> None:
    """Ask the store that `data` makes everything."""
    draw = Draw(data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.json"
        path.write_bytes(data[1:] if draw.number(2) else built(draw))
        os.environ["COLUMNS"] = draw.one(("80", "120", "40", "20", "8"))
        for question in questions(path):
            with contextlib.suppress(JobsError):
                shown(question())
        changed(path)


def built(draw: Draw) -> bytes:
    """A store whose records are sound but for some fields."""
    tables: dict[str, Any] = disk.empty()
    for table, record in PLAIN.items():
        tables[table] = {"1": to_json(record)}
    for number in range(draw.number(6)):
        table = draw.one(list(TABLES))
        row = to_json(PLAIN[table])
        for _change in range(draw.number(4)):
            row[draw.one(list(row))] = value(draw)
        tables[table][str(number + draw.number(3))] = row
    content = json.dumps(tables)
    for index, literal in enumerate(WRITTEN):
        content = content.replace(f'"#{index}#"', literal)
    return content.encode()


def value(draw: Draw) -> Any:
    """What a field may hold: nearly what it should, or anything."""
    kind = draw.number(8)
    if kind == 0:
        return f"#{draw.number(len(WRITTEN))}#"
    if kind == 1:
        made: Any = []
        for _level in range(draw.number(DEEP)):
            made = [made]
        return made
    if kind == 2:
        return [{"name": draw.text(), "kind": draw.text(), "explained": True} for _name in range(draw.number(3))]
    if kind == 3:
        return draw.one(("change", "target", "limit", "between", "at_most", "cumulative", "document", *KINDS))
    return draw.text() if kind < 6 else draw.value()


def questions(path: Path) -> Iterable[Callable[[], Any]]:
    """Every question, about the names that the store itself has."""
    store = TinyStore(path)

    def ask(table: str, field: str) -> list[str]:
        try:
            return [str(key[0]) for key, _n in store.count(table, {}, (field,))][:3]
        except JobsError:
            return []

    yield lambda: api.overview(path)
    for region in ("江苏", *ask("statistics", "region")):
        yield lambda region=region: api.province(region, db=path)  # type: ignore[misc]
        yield lambda region=region: api.compare(region, "安徽", db=path)  # type: ignore[misc]
    for metric in ("创业担保贷款", *ask("statistics", "metric")):
        yield lambda metric=metric: api.rank(metric, db=path)  # type: ignore[misc]
        yield lambda metric=metric: api.rank(metric, across=("period", "scope", "unit"), status="target", db=path)  # type: ignore[misc]
        yield lambda metric=metric: api.metrics(metric, db=path)  # type: ignore[misc]
        yield lambda metric=metric: api.search(metric, db=path)  # type: ignore[misc]
    yield lambda: api.search("贷款", "NOT", "扶贫", db=path)
    yield lambda: api.search("没有的词语", db=path)
    yield lambda: api.systems(db=path)
    for table in ("documents", "measures", "statistics"):
        yield lambda table=table: api.records(table, sort=("-id",), db=path)  # type: ignore[misc]
    for identity in (*ask("statistics", "id"), *ask("measures", "id"), *ask("sections", "id")):
        yield lambda identity=identity: api.entry(identity, db=path)  # type: ignore[misc]
        yield lambda identity=identity: api.cite(identity, accessed="2026-11-24", db=path)  # type: ignore[misc]
    yield lambda: audit.check(path)
    yield lambda: looked_through(store)


def looked_through(store: TinyStore) -> None:
    """Every table, and every record that has a word, as the store gives them."""
    for table in TABLES:
        for _record in store.find(table):
            pass
    for _hit in store.match(Words((("贷",),))):
        pass


def shown(answer: Any) -> None:
    """Show `answer` in every format; nothing in it may be obeyed by a terminal, JSON must be what it was."""
    if answer is None:
        return
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        terminal.show(screen_of(answer))
    for line in out.getvalue().split("\n"):
        harmless(line)
    text = machine.as_json(answer)
    assert json.loads(text) == json.loads(json.dumps(answer.tree()))
    for format_ in machine.FORMATS.values():
        text = format_(answer)
    for line in (*machine.as_md(answer).split("\n"), *machine.as_json(answer).split("\n")):
        harmless(line)
    if hasattr(answer, "bibtex"):
        for line in machine.bibtex(answer).split("\n"):
            harmless(line)
        machine.json_text(answer.csl())


def harmless(line: str) -> None:
    """Fail when a terminal would obey, or hide, something in `line`."""
    assert clean(line) == line, ascii(line)


def changed(path: Path) -> None:
    """A document that is added is there, and gone again when it is taken back."""
    before = path.read_bytes()
    store = TinyStore(path)
    try:
        assert store.put(builders.batch("new")) == ("added",)
    except StoreError:
        assert path.read_bytes() == before
        return
    assert [each.id for each in TinyStore(path).find("documents", {"id": ["new"]})] == ["new"]  # type: ignore[union-attr]
    store.undo()
    assert path.read_bytes() == before


def seeds() -> Iterable[bytes]:
    """Stores to begin with: a sound one, ours of other kinds, some built ones."""
    yield b"\x01" + disk.written({**disk.empty(), **{t: {"1": to_json(r)} for t, r in PLAIN.items()}})
    yield b"\x01" + disk.written(disk.empty())
    for content in ('{"meta": {"1": {"application": "jobscli", "schema": 9}}}', "[]", "{", "", "null", "[" * 1000):
        yield b"\x01" + content.encode()
    for kind in range(8):
        for start in range(0, 240, 40):
            yield bytes([0, 2, 3, 2, start % 25, kind, *range(start, start + 30)])
