"""The formats that a machine reads: parsed again they say the same, and nothing in them is run."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.show import machine


class Given(NamedTuple):
    """An answer of these rows."""

    records: list[dict[str, Any]]
    notice: str | None = None

    def rows(self) -> list[dict[str, Any]]:
        return self.records

    def tree(self) -> list[dict[str, Any]]:
        return self.records


ONE = Given([{"region": "江苏", "value": 96.83, "high": None, "comparable": True, "text": '至少"96.83%"，增'}])

scalars = st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(st.characters(exclude_categories=["Cs"]))
answers = st.lists(st.fixed_dictionaries({"id": st.text(), "text": scalars, "value": scalars}), max_size=5).map(Given)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (
            "json",
            """\
[
  {
    "region": "江苏",
    "value": 96.83,
    "high": null,
    "comparable": true,
    "text": "至少\\"96.83%\\"，增"
  }
]
""",
        ),
        (
            "jsonl",
            '{"region": "江苏", "value": 96.83, "high": null, "comparable": true, "text": "至少\\"96.83%\\"，增"}\n',
        ),
        ("csv", 'region,value,high,comparable,text\r\n江苏,96.83,,true,"至少""96.83%""，增"\r\n'),
        ("tsv", 'region\tvalue\thigh\tcomparable\ttext\n江苏\t96.83\t\ttrue\t"至少""96.83%""，增"\n'),
        (
            "md",
            """\
| region | value | comparable | text |
| --- | --- | --- | --- |
| 江苏 | 96.83 | true | 至少"96.83%"，增 |
""",
        ),
    ],
)
def test_each_format(form: str, text: str) -> None:
    assert machine.FORMATS[form](ONE) == text


@pytest.mark.parametrize(("form", "text"), [("json", "[]\n"), ("jsonl", ""), ("csv", ""), ("tsv", ""), ("md", "")])
def test_an_empty_answer(form: str, text: str) -> None:
    assert machine.FORMATS[form](Given([])) == text


@given(answers)
def test_json_and_jsonl_are_read_as_they_were(answer: Given) -> None:
    assert json.loads(machine.as_json(answer)) == answer.records
    assert [json.loads(line) for line in machine.as_jsonl(answer).splitlines()] == answer.records


def test_json_hides_nothing_and_commands_no_terminal() -> None:
    answer = Given([{"text": "\x1b[2J\u202e\u200b\x9b\ud800\U000e0041"}])
    assert machine.as_jsonl(answer) == ('{"text": "\\u001b[2J\\u202e\\u200b\\u009b\\ud800\\udb40\\udc41"}\n')


@given(answers)
def test_csv_has_a_cell_for_each_value(answer: Given) -> None:
    parsed = list(csv.reader(io.StringIO(machine.as_csv(answer), newline="")))
    assert [len(row) for row in parsed] == [3] * (len(answer.records) + bool(answer.records))


@pytest.mark.parametrize("value", ["江苏", 'a"b', "a,b", "a\nb", "a\r\nb", " ", "'", "1-2", "a=b", "，+"])
def test_csv_gives_back_what_is_no_formula(value: str) -> None:
    parsed = list(csv.reader(io.StringIO(machine.as_csv(Given([{"text": value}])), newline="")))
    assert parsed == [["text"], [value]]


@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize("value", ["﹦1+1", "﹢1", "﹣1", "﹫x", "−1", "⁼1", "₋1", " ﹦1"])
def test_a_formula_of_another_width_becomes_text(form: str, value: str) -> None:
    assert machine.FORMATS[form](Given([{"text": value}])).splitlines()[1] == f"'{value}"


@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize(
    "value",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x"],
)
def test_a_formula_becomes_text(form: str, value: str) -> None:
    text = machine.FORMATS[form](Given([{"text": value}]))
    (_header, (cell,)) = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if form == "tsv" else ",")
    assert cell.startswith("'")
    assert machine.is_formula(value)


def test_every_width_of_a_mark_is_one() -> None:
    marks = [mark for mark in map(chr, range(0x10000)) if unicodedata.normalize("NFKC", mark) in tuple("=+-@−")]
    assert len(marks) == 20
    assert [mark for mark in marks if not machine.is_formula(f"{mark}1")] == []


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("a;=1", "a;'=1"),
        ("a; ﹦1；b", "a; '﹦1；b"),
        ('a;"=1"', 'a;"\'=1"'),
        (";;-1", ";;'-1"),
        ("a\t=1", "a\t'=1"),
        ("a\n\n+1", "a\n\n'+1"),
        ("a|@x", "a|'@x"),
        ("a,=1", "a,'=1"),
        ("a；=1", "a；=1"),
        ("a = 1", "a = 1"),
    ],
)
def test_a_formula_behind_another_separator_becomes_text(value: str, cell: str) -> None:
    parsed = list(csv.reader(io.StringIO(machine.as_csv(Given([{"text": value}])), newline="")))
    assert parsed == [["text"], [cell]]
    assert machine.is_formula(value) == (value != cell)
    assert machine.unguarded(Given([{"text": value}]), "csv").count("'") == 0


@given(st.lists(st.text(st.sampled_from("a=+-@;,|\t\n\r \"'﹦−\u00a0"), max_size=8), min_size=1, max_size=4))
def test_no_cell_is_a_formula_whatever_the_separator(cells: list[str]) -> None:
    text = machine.as_csv(Given([dict(zip("abcd", cells, strict=False))]))
    for separator in ",;\t|":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            assert [cell for cell in row if cell.strip().startswith(tuple("=+-@﹦−"))] == [], separator


@pytest.mark.parametrize("value", [-0.21, -5, 0, 96.83, None, True])
def test_a_number_is_no_formula(value: object) -> None:
    assert not machine.is_formula(value)
    assert "'" not in machine.as_csv(Given([{"value": value}]))


def test_raw_leaves_every_cell_as_it_is() -> None:
    answer = Given([{"text": "=1+1"}])
    assert machine.unguarded(answer, "csv") == "text\r\n=1+1\r\n"
    assert machine.unguarded(answer, "tsv") == "text\n=1+1\n"


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_cells_command_no_terminal(form: str) -> None:
    text = machine.FORMATS[form](Given([{"text": "a\x1b[31mb\u202ec\x00d\x9be"}]))
    assert text.splitlines()[1] == "a␛[31mb\ufffdc␀d\ufffde"


@given(answers)
def test_tsv_has_a_line_for_each_row(answer: Given) -> None:
    text = machine.as_tsv(answer)
    assert text.count("\n") == len(answer.records) + bool(answer.records)
    assert all(line.count("\t") == 2 for line in text.split("\n")[:-1])


@given(answers)
def test_markdown_has_a_line_and_a_cell_for_each(answer: Given) -> None:
    said = {key for row in answer.records for key, value in row.items() if value not in (None, "")}
    lines = machine.as_md(answer).split("\n")[:-1]
    assert len(lines) == (len(answer.records) + 2 if answer.records and said else 0)
    for line in lines:
        assert line.replace("\\\\", "").replace("\\|", "").count("|") == len(said) + 1


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("a|b", r"a\|b"),
        ("a\\|b", r"a\\\|b"),
        ("*粗* _斜_ `码`", r"\*粗\* \_斜\_ \`码\`"),
        ("[链](http://x)", r"\[链\](`http://x`)"),
        ("<script>", r"\<script\>"),
        ("a\nb", "a b"),
        ("~~删~~", r"\~\~删\~\~"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        (False, "false"),
        ("见https://example.cn/a_b?c=1。", "见`https://example.cn/a_b?c=1`。"),
        ("HTTP://EXAMPLE.CN, ftp://x", "`HTTP://EXAMPLE.CN`, `ftp://x`"),
        ("WWW.example.cn/~a|b", r"`WWW.example.cn/~a`\|b"),
        ("写信给a.b@example.cn；", "写信给`a.b@example.cn`；"),
        ("mailto:a@b.cn", "`mailto:a@b.cn`"),
        ("由@someone和@org/team", "由`@someone`和`@org/team`"),
        ("（@某人）", "（@某人）"),
        ("第#3号，a/b#12，GH-7", "第`#3`号，`a/b#12`，`GH-7`"),
        ("#就业#", r"\#就业\#"),
        ("<https://x.cn>", r"\<`https://x.cn`\>"),
        ("&#64;x", "`&#64;x`"),
        ("`@a``b`", "``` `@a``b` ```"),
        ("a\\@b", r"a\\`@b`"),
    ],
)
def test_markdown_is_escaped(value: object, cell: str) -> None:
    assert machine.as_md(Given([{"text": value}])).split("\n")[2] == f"| {cell} |"
