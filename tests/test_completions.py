"""What a word may become is the same by a glance at the stores as by asking them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobscli.completions import candidates
from jobscli.correction import Correction
from jobscli.store import shipped_path
from jobscli.store.asked import to_ask
from jobscli.store.cluster import folder
from jobscli.store.glance import glance
from jobscli.store.tiny import TinyStore
from tests.builders import batch, document, statistic


@pytest.mark.parametrize(
    ("table", "by"),
    [
        ("statistics", ("metric",)),
        ("statistics", ("id",)),
        ("statistics", ("population",)),
        ("measures", ("title",)),
        ("documents", ("id", "title")),
    ],
)
def test_a_glance_sees_what_a_store_counts(table: str, by: tuple[str, ...]) -> None:
    seen = glance([shipped_path(), Path("/nowhere.json")])
    assert seen is not None
    assert sorted(seen.count(table, {}, by), key=str) == sorted(to_ask(shipped_path()).count(table, {}, by), key=str)


def test_what_was_corrected_takes_a_real_look(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    store = TinyStore(path)
    figure = statistic(document="a", metric="错的指标")
    store.put(batch("a", document=document(id="a"), statistics=(figure,), measures=()))
    assert candidates("metric", "错", path) == [("错的指标", "1")]
    right = Correction(
        record=figure.id, document="a", field="metric", value="对的指标", read="错的指标", why="x",
        text=figure.text, start=figure.start, metric=figure.metric,
    )  # fmt: skip
    store.correct([right])
    assert glance([path]) is None
    assert candidates("metric", "对", path) == [("对的指标", "1")]


@pytest.mark.parametrize("content", [b"", b"{", b'{"meta": {}}', b'{"meta": {\n"1": {"lines": 7}\n}}\n'])
def test_a_file_in_another_form_takes_a_real_look(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.json"
    path.write_bytes(content)
    assert glance([path]) is None


def test_of_several_records_with_one_tail_each_has_the_letters_of_its_document(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    batches = [batch(each, statistics=(statistic(document=each),), measures=(), sections=()) for each in ("a", "b")]
    TinyStore(path).put(*batches)
    found = candidates("id", "s30", path)
    assert sorted(identity for _word, identity in found) == ["a/s30", "b/s30"]
    assert all(word.startswith("s30") and len(word) == 5 for word, _identity in found)


def test_a_folder_of_a_cluster_is_not_asked_at_a_tab(tmp_path: Path) -> None:
    folder.begin(tmp_path / "read", {})
    assert candidates("metric", "城镇", tmp_path / "read") == []
    assert candidates("region", "江苏", tmp_path / "read") == [("江苏", "江苏省")]


def test_vocabularies_are_said_in_chinese_or_as_records_have_them() -> None:
    assert candidates("status", "目") == [("目标", "target")]
    assert candidates("status", "ta") == [("target", "目标")]
    assert candidates("topic", "培") == [("培训", "培训")]
    assert candidates("region", "shaanx") == [("shaanxi", "陕西")]
    assert candidates("region", "陕西省") == [("陕西省", "陕西省")]
    assert candidates("nothing", "x") == []
