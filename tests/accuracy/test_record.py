"""What differs between two readings of a corpus, and which lines of the reader are broken to try its tests."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from jobscli.read.files import opening
from tests.accuracy import documents, mutate, record
from tests.accuracy.mutate import Breakage, chosen, without_one

TEXT = "城镇新增就业3.2万人，同比增长5%。"


def kept(path: Path, *rows: dict[str, Any]) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"from": "a.txt", "table": "statistics"} | row) + "\n" for row in rows)
    return path


def figure(start: int, text: str, **fields: object) -> dict[str, Any]:
    return {"start": start, "end": start + len(text), "text": text, "metric": "m", "quote": TEXT, **fields}


def test_a_corpus_is_kept_as_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "corpus" / "local").mkdir(parents=True)
    for name in "abcde":
        (tmp_path / "corpus" / "local" / f"{name}.md").write_text(TEXT, encoding="utf-8")
    out = tmp_path / "out.gz"
    assert record.write(out, tmp_path / "corpus", ["local"], 4, measures=False) == 4
    rows = record.load(out)
    assert [(key, row["text"]) for key, row in rows.items()] == [
        (("local/a.md", "statistics", 6), "3.2万人"),
        (("local/a.md", "statistics", 16), "5%"),
        (("local/e.md", "statistics", 6), "3.2万人"),
        (("local/e.md", "statistics", 16), "5%"),
    ]
    assert record.write(out, tmp_path / "corpus", ["local"], 1, measures=True) == 10 + 5
    assert record.load(out, "b.md").keys() == {
        ("local/b.md", "statistics", 6),
        ("local/b.md", "statistics", 16),
        ("local/b.md", "document", 0),
    }


def test_of_a_plain_folder_every_document_is_read(tmp_path: Path) -> None:
    for name in ("a.txt", "below/b.MD", "below/c.htm", "d.jpg"):
        (tmp_path / "mine" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "mine" / name).write_text(TEXT, encoding="utf-8")
    assert record.write(tmp_path / "out.gz", tmp_path / "mine", None, 4, measures=False) == 6
    assert {key[0] for key in record.load(tmp_path / "out.gz")} == {"a.txt", "below/b.MD", "below/c.htm"}


def test_of_a_folder_like_the_corpus_the_known_folders_are_read(tmp_path: Path) -> None:
    for name in ("a.txt", "kinds/b.txt", "kinds/b.spans", "other/c.txt", "drafts/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert [each.name for each in record.files(tmp_path, None, 4)] == ["c.txt", "b.txt"]
    assert [each.name for each in record.files(tmp_path, ["drafts"], 4)] == ["d.txt"]


def test_what_the_reader_takes_is_what_is_recorded() -> None:
    assert {*opening.SUFFIXES} == documents.SUFFIXES


def told(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    with pytest.raises(SystemExit) as caught:
        record.main([str(each) for each in words])
    assert caught.value.code == 2
    return capsys.readouterr().err


def test_what_cannot_be_recorded_or_compared_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, none, empty = tmp_path / "out.gz", tmp_path / "none", tmp_path / "empty"
    empty.mkdir()
    assert told(capsys, "write", out, "--corpus", none) == (
        f"{none} is no folder: say with --corpus where the documents are\n"
    )
    assert told(capsys, "write", out, "--corpus", empty).startswith(f"nothing to read in {empty}: no file ends in ")
    assert told(capsys, "write", out, "--corpus", empty, "--folders", "x,y").startswith(
        f"nothing to read in x,y of {empty}: "
    )
    assert not out.exists()
    (empty / "a.txt").write_text(TEXT, encoding="utf-8")
    assert told(capsys, "write", empty, "--corpus", empty).startswith(f"{empty} cannot be written: ")
    assert told(capsys, "compare", none, none) == (
        f"there is no {none}: `record.py write {none}` makes it, from the folder that --corpus names\n"
    )
    whole = kept(tmp_path / "whole", figure(6, "3.2万人")).read_bytes()
    for content in (b"no gzip", whole[:-12], gzip.compress(b"no json"), gzip.compress(b"[1]"), gzip.compress(b"\xff")):
        out.write_bytes(content)
        assert told(capsys, "compare", out, out) == f"{out} is no whole file of `record.py write`: write it again\n"


def test_differences_are_counted_by_field_and_shown_with_their_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = kept(tmp_path / "old", figure(6, "3.2万人", scope="annual", rule="a"), figure(15, "5%"), figure(30, "7户"))
    new = kept(tmp_path / "new", figure(6, "3.2万人", scope="to_date", rule="b"), figure(14, "长5%"), figure(30, "7户"))
    assert record.main(["compare", str(old), str(new)]) == 1
    assert capsys.readouterr().out == (
        "3 records before, 3 now; 3 differ, in 1 files\n"
        "  lost             1\n  new              1\n  scope            1\n  rule             1\n"
        "\n== lost: 1\na.txt 15 '5%' m\n    城镇新增就业3.2万人，同比增长【5%】。\n"
        "\n== new: 1\na.txt 14 '长5%' m\n    城镇新增就业3.2万人，同比增【长5%】。\n"
        "\n== rule: 1\n       1 a -> b\n"
        "\n== scope: 1\na.txt 6 '3.2万人' (m): annual -> to_date\n    城镇新增就业【3.2万人】，同比增长5%。\n"
    )
    assert record.main(["compare", str(old), str(new), "--moved", "--ignore", "scope,rule", "--sample", "1"]) == 1
    assert "== text: 1" in capsys.readouterr().out
    assert record.main(["compare", str(old), str(new), "--fields", "period"]) == 0


@pytest.mark.parametrize(
    ("expression", "shorter"),
    [
        ('"a|b"', ['"b"', '"a"']),
        ('"(?P<x>甲|乙[|]丙)丁"', ['"(?P<x>乙[|]丙)丁"', '"(?P<x>甲)丁"']),
        (r'"a\|b"', []),
        ('"(?<!a|b)c"', ['"(?<!b)c"', '"(?<!a)c"']),
        ('"a|b|c"', ['"b|c"', '"a|c"', '"a|b"']),
        ('"(a|(b|c))"', ['"((b|c))"', '"(a)"', '"(a|(c))"', '"(a|(b))"']),
    ],
)
def test_each_alternative_of_an_expression_is_dropped(expression: str, shorter: list[str]) -> None:
    assert sorted(without_one(expression)) == sorted(shorter)


def test_lines_are_broken_in_every_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutate, "ROOT", tmp_path)
    (tmp_path / "rules.py").write_text(
        '"""A|B"""\n_CUE = re.compile("甲|乙")\nRULES = (one, two, three)\n'
        "def f(x):\n    if x:  # 甲\n        return True\n    return 3\n",
        encoding="utf-8",
    )
    (tmp_path / "pairs.py").write_text('RULES = (\n    ("a", a),\n    ("b", b),\n    ("c", c),\n)\n', encoding="utf-8")
    (tmp_path / "words.toml").write_text(
        '# a|b\ncue = "甲|乙"\n[[rule]]\nid = "a"\nexamples = ["a|b"]\n[[rule]]\nid = "b"\n', encoding="utf-8"
    )
    found = [(each.file, each.line, each.new.strip(), each.kind) for each in mutate.breakages([tmp_path])]
    assert sorted(found) == [
        ("pairs.py", 2, "", "rule dropped"),
        ("pairs.py", 2, '("b", b),\n    ("a", a),', "two rules swapped"),
        ("pairs.py", 3, "", "rule dropped"),
        ("pairs.py", 3, '("c", c),\n    ("b", b),', "two rules swapped"),
        ("pairs.py", 4, "", "rule dropped"),
        ("rules.py", 2, '_CUE = re.compile("乙")', "alternative dropped"),
        ("rules.py", 2, '_CUE = re.compile("甲")', "alternative dropped"),
        ("rules.py", 3, "RULES = (one, three)", "rule dropped"),
        ("rules.py", 3, "RULES = (one, three, two)", "two rules swapped"),
        ("rules.py", 3, "RULES = (one, two, )", "rule dropped"),
        ("rules.py", 3, "RULES = (two, one, three)", "two rules swapped"),
        ("rules.py", 3, "RULES = (two, three)", "rule dropped"),
        ("rules.py", 5, "if not (x):  # 甲", "condition turned round"),
        ("rules.py", 6, "return False", "another constant returned"),
        ("rules.py", 7, "return 4", "another constant returned"),
        ("words.toml", 2, 'cue = "乙"', "alternative dropped"),
        ("words.toml", 2, 'cue = "甲"', "alternative dropped"),
        ("words.toml", 3, "", "rule dropped"),
        ("words.toml", 3, '[[rule]]\nid = "b"\n\n[[rule]]\nid = "a"\nexamples = ["a|b"]', "two rules swapped"),
        ("words.toml", 6, "", "rule dropped"),
    ]


def test_rules_with_ids_are_swapped_only_where_they_differ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutate, "ROOT", tmp_path)
    monkeypatch.setattr(mutate, "CONFLICTS", tmp_path / "conflicts.txt")
    (tmp_path / "conflicts.txt").write_text("# x\nx.a  x.b  differs  c/d\nx.b  x.c  same  c/d\n", encoding="utf-8")
    (tmp_path / "pairs.py").write_text('RULES = (\n    ("x.a", a),\n    ("x.b", b),\n    ("x.c", c),\n)\n', "utf-8")
    (tmp_path / "words.toml").write_text('[[rule]]\nid = "x.b"\n[[rule]]\nid = "x.c"\n', encoding="utf-8")
    found = [each for each in mutate.breakages([tmp_path]) if each.kind == mutate.SWAPPED]
    assert [(each.file, each.line) for each in found] == [("pairs.py", 2)]


def test_a_breakage_of_several_lines_is_put_in_their_place() -> None:
    assert Breakage("a", 2, "b\nc", "c\nb", "").apply("a\nb\nc\nd") == "a\nc\nb\nd"


def test_breakages_are_drawn_of_each_kind_and_the_same_each_time() -> None:
    every = [Breakage("a.py", n, "", str(n), kind) for kind in ("x", "y") for n in range(20)]
    drawn = chosen(every, 6, 1)
    assert drawn == chosen(every, 6, 1)
    assert [each.kind for each in drawn] == ["x", "y"] * 3
