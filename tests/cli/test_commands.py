"""Command lines as users type them: what comes out where, with which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from jobscli import __version__
from jobscli.cli.app import app
from jobscli.cli.commands import COMMANDS
from tests.builders import batch, measure, name, statistic, write
from tests.cli.line import refused, said, tree, typed
from tests.part import part

# A line of every command that only asks.
LINES: dict[str, list[str]] = {
    "": [],
    "ask": ["哪个省创业担保贷款发得最多？"],
    "calc": ["s4359", "÷", "s4346"],
    "province": ["江苏"],
    "search": ["创业贷款"],
    "rank": ["创业担保贷款"],
    "compare": ["江苏", "安徽"],
    "panel": ["创业担保贷款"],
    "series": ["创业担保贷款", "江苏"],
    "metrics": [],
    "measures": ["--kind", "政策"],
    "statistics": ["--province", "江苏"],
    "systems": [],
    "show": ["s427"],
    "cite": ["s427"],
    "documents": [],
    "rules": ["naming.share"],
    "check": [],
}
# Of which the shipped data have nothing: what they answer is tried in tests/cli/test_targets.py.
NOT_SHIPPED = {"targets"}
# Which take documents: tried in tests/cli/test_verify.py and test_diff.py.
TAKING = {"verify", "diff"}
CHANGING = {"read", "add", "correct", "remove", "undo", "archive", "cluster"}
FORMATS = ["table", "json", "jsonl", "csv", "tsv", "md"]
# What has a word for the person beside its answer.
NOTICED = {"cite": "数据里没有这份文件的网址", "check": "没有问题"}
# What has one where its answer is a table of rows.
UNTOLD = {"rank": "没有列入的数字", "panel": "× 2 格"}


def words_of(command: str) -> list[str]:
    return [command, *LINES[command]] if command else []


def test_every_command_is_tried_here() -> None:
    assert {*LINES, *CHANGING, *NOT_SHIPPED, *TAKING} - {""} == set(COMMANDS)


# --- formats ---


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", LINES)
def test_every_command_answers_in_every_format(command: str, form: str) -> None:
    result = typed(*words_of(command), "--format", form)
    assert result.exit_code == 0
    noticed = {**NOTICED, **(UNTOLD if form in ("csv", "tsv", "md") else {})}
    assert noticed.get(command, "") in result.stderr
    assert bool(result.stderr) == (command in noticed)
    if command == "check" and form not in ("table", "json"):
        assert result.stdout == ""  # a row is a problem, and there is none
    else:
        assert result.stdout.endswith("\n")
        parse(form, result.stdout)


def parse(form: str, text: str) -> None:
    if form == "json":
        assert json.loads(text)
    elif form == "jsonl":
        assert all(isinstance(json.loads(line), dict) for line in text.splitlines())
    elif form in ("csv", "tsv"):
        header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter="," if form == "csv" else "\t")
        assert rows
        assert {len(row) for row in rows} == {len(header)}
    elif form == "md":
        assert all(line.startswith("| ") and line.endswith(" |") for line in text.splitlines())
    else:
        assert not text.startswith(("{", "["))


@pytest.mark.parametrize("command", [each for each in LINES if each not in ("", "check")])
def test_the_flat_formats_have_the_same_rows(command: str) -> None:
    jsonl = [json.loads(line) for line in typed(*words_of(command), "--format", "jsonl").stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(typed(*words_of(command), "--format", "csv").stdout, newline="")))
    assert [list(row) for row in rows] == [list(row) for row in jsonl]
    assert [row.get("region") for row in rows] == [row.get("region") for row in jsonl]
    assert all(not isinstance(value, list | dict) for row in jsonl for value in row.values())


@pytest.mark.parametrize("command", LINES)
def test_a_format_that_does_not_exist_is_refused(command: str) -> None:
    code, told = refused(*words_of(command), "--format", "jsno")
    assert code == 2
    assert told.startswith("jobscli: 没有 jsno 这种格式")
    assert "json" in told


@pytest.mark.parametrize("form", part(FORMATS, 6))
@pytest.mark.parametrize("command", [each for each in LINES if each])
def test_a_format_may_be_named_before_the_command(command: str, form: str) -> None:
    before, after = typed("--format", form, *words_of(command)), typed(*words_of(command), "--format", form)
    assert (before.exit_code, before.stdout, before.stderr) == (0, after.stdout, after.stderr)


def test_of_two_formats_that_after_the_command_counts() -> None:
    assert json.loads(said("--format", "csv", "metrics", "--format", "json")) == tree("metrics")
    assert said("-f", "csv", "metrics", "-f", "table") == said("metrics")
    assert typed("--format", "bibtex", "cite", "s427").stdout == typed("cite", "s427", "--format", "bibtex").stdout
    assert typed("--format", "jsonl", "undo").exit_code == 1
    for words in (["metrics"], ["show", "s427"]):
        code, told = refused("--format", "bibtex", *words)
        assert (code, told.splitlines()[0]) == (2, "jobscli: 没有 bibtex 这种格式")


def test_cite_has_two_formats_of_its_own() -> None:
    assert typed("cite", "s427", "--format", "bibtex").stdout.startswith("@online{mohrss-2018:s427,")
    assert json.loads(typed("cite", "s427", "--format", "csl-json").stdout)[0]["type"] == "webpage"
    assert refused("show", "s427", "--format", "bibtex")[0] == 2


def test_a_cell_that_would_run_is_neutralised_and_said_to_be(tmp_path: Path) -> None:
    db = write(tmp_path / "s.json", statistic(label="=1+1", value="-5"))
    result = typed("statistics", "--format", "csv", db=db)
    assert "'=1+1" in result.stdout
    assert ",-5," in result.stdout
    assert result.stderr == (
        "jobscli: 1 个单元格里有 = + - @ 开头的文字，前面加了 '，免得表格软件当公式运行；--raw 原样输出\n"
    )
    assert "'=1+1" not in said("statistics", "--format", "csv", "--raw", db=db)


# --- shapes of the JSON ---


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        ("province", ["region", "place", "documents", "sections"]),
        ("rank", ["metric", "rankings", "left_out", "missing", "siblings"]),
        ("compare", ["regions", "metrics", "only", "measures", "places"]),
        ("ask", ["command", "told", "answer"]),
        ("calc", ["derived", "sign", "value", "unit", "what", "refused", "notes", "told", "statistics"]),
    ],
)
def test_json_objects(command: str, keys: list[str]) -> None:
    assert list(tree(*words_of(command))) == keys


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        (
            "search",
            ["record", "id", "region", "score", "title", "snippet", "matched", "corrected", "statistics", "place"],
        ),
        ("metrics", ["metric", "units", "regions", "statistics", "periods"]),
        ("systems", ["name", "region", "measure", "summary", "explained", "statistics", "corrected"]),
        ("cite", ["id", "citation", "figure", "corrected"]),
        (
            "documents",
            [
                "id",
                "title",
                "publisher",
                "published",
                "year",
                "regions",
                "place",
                "place_code",
                "url",
                "sha256",
                "reader",
                "file",
                "stated",
                "corrected",
            ],
        ),
    ],
)
def test_json_lists(command: str, keys: list[str]) -> None:
    found = tree(*words_of(command))
    assert isinstance(found, list)
    assert all(list(each) == keys for each in found)


def test_an_empty_answer_is_an_empty_list_with_a_word_on_stderr() -> None:
    for words in (
        ["statistics", "--unit", "人次", "--status", "限额"],
        ["search", "没有这个词吧"],
        ["metrics", "没有"],
        ["systems", "没有"],
    ):
        result = typed(*words, "--format", "json")
        assert (result.exit_code, result.stdout) == (0, "[]\n")
        assert result.stderr.startswith("jobscli: 没有")
        for form in FORMATS:
            result = typed(*words, "--format", form)
            assert (result.exit_code, result.stdout) == (0, "[]\n" if form == "json" else "")


# --- what the issue asks ---


def test_the_honest_answer_on_the_loans() -> None:
    answer = tree("rank", "创业担保贷款")
    rankings = [
        (part["scope"], [(row["rank"], row["region"], row["text"]) for row in part["rows"]])
        for part in answer["rankings"]
    ]
    assert rankings == [
        ("annual", [(1, "陕西", "49.2亿元"), (2, "江苏", "超过23亿元")]),
        ("cumulative", [(1, "河南", "突破千亿元")]),
        ("annual_average", [(1, "广东", "超20亿元")]),
    ]
    assert answer["missing"] == ["安徽"]


@pytest.mark.parametrize("words", [["贷款"], ["创业贷款"], ["创业担保贷款发放额"], ["創業擔保貸款"]])
def test_a_metric_is_found_by_what_people_call_it(words: list[str]) -> None:
    assert tree("rank", *words)["metric"] == "创业担保贷款"


def test_an_address_and_a_day_are_put_into_the_reference() -> None:
    web = "https://www.mohrss.gov.cn/a_b.html"
    result = typed("cite", "s427", "--url", web, "--accessed", "2026-11-24")
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"[2026-11-24]. {web}. 江苏" in "".join(result.stdout.split("\n"))
    assert f"url = {{{web}}}," in said("cite", "s427", "--url", web, "--format", "bibtex")
    assert json.loads(said("cite", "s427", "--url", web, "--format", "csl-json"))[0]["URL"] == web


def test_the_honest_answer_on_the_graduates() -> None:
    answer = tree("rank", "高校毕业生就业率")
    (part,) = answer["rankings"]
    assert [(row["region"], row["value"]) for row in part["rows"]] == [("江苏", 96.9), ("安徽", 96.83)]
    left_out = {(each["region"], each["value"]): each["reason"] for each in answer["left_out"]}
    assert left_out[("陕西", 92)] == "population"
    assert left_out[("河南", 2.1)] == "aspect"


@pytest.mark.parametrize("region", ["江苏", "江苏省", "苏", "jiangsu", "JS", "320000", "CN-JS", "江蘇", "ＪＳ"])
def test_a_region_by_any_name(region: str) -> None:
    assert tree("province", region)["region"] == "江苏"
    assert {each["region"] for each in tree("measures", "--region", region)} == {"江苏"}


def test_the_year_of_the_data_is_not_the_year_of_publication() -> None:
    screen = said("province", "江苏")
    assert "说的是 2018 年" in screen
    assert "2021-11-11" in screen


@pytest.mark.parametrize(
    ("options", "field", "values"),
    [
        (["--unit", "人次"], "unit", {"人次"}),
        (["--status", "forecast,limit"], "status", {"forecast", "limit"}),
        (["--status", "预算", "--status", "限额"], "status", {"budget", "limit"}),
        (["--metric", "贷款"], "metric", {"创业担保贷款"}),
        (["--scope", "全年"], "scope", {"annual"}),
        (["--bound", "至少"], "bound", {"at_least"}),
        (["--aspect", "变动"], "aspect", {"change"}),
        (["--price-basis", "none"], "price_basis", {None}),
        (["--period", "2018"], "period", {"2018"}),
        (["--period-basis", "document"], "period_basis", {"document"}),
        (["--place", "none"], "place", {None}),
        (["-p", "江苏", "-p", "安徽"], "region", {"江苏", "安徽"}),
        (["--document", "mohrss-2018"], "document", {"mohrss-2018"}),
    ],
)
def test_statistics_are_filtered_by_any_field(options: list[str], field: str, values: set[object]) -> None:
    assert {each[field] for each in tree("statistics", *options)} == values


def test_a_unit_is_asked_for_whether_printed_or_inferred() -> None:
    found = {each["id"]: (each["unit"], each["unit_inferred"]) for each in tree("statistics", "--unit", "元")}
    assert found.pop("mohrss-2018/s2507") == (None, "元")
    assert set(found.values()) == {("元", None)}
    assert "100 亿元（推定） 设立农民工返乡创业投资基金" in said("statistics", "--unit", "元", "-p", "河南")
    assert [each["id"] for each in tree("statistics", "--unit", "none")] == ["mohrss-2018/s2507"]


def test_sort_and_limit() -> None:
    values = [each["value"] for each in tree("statistics", "--sort", "-value", "--limit", "5")]
    assert values == sorted(values, reverse=True)
    assert len(values) == 5
    assert values[0] == max(each["value"] for each in tree("statistics"))
    assert refused("statistics", "--sort", "valeu") == (2, "jobscli: 不能按“valeu”排序\n\n可以按  value\n")


# --- search ---


def ids(*words: str) -> set[str]:
    return {each["id"] for each in tree("search", *words)}


def test_a_hyphen_before_a_chinese_word_excludes_it() -> None:
    assert ids("贷款", "-贴息") == ids("贷款", "NOT", "贴息") == ids("-贴息", "贷款")
    assert ids("贷款", "-贴息") < ids("贷款")
    assert ids("-“贴息”", "贷款") == ids("贷款", "-贴息")


def test_a_hyphen_before_a_latin_letter_is_an_option() -> None:
    assert typed("search", "贷款", "-p", "江苏").exit_code == 0
    code, told = refused("search", "贷款", "-x")
    assert (code, told.splitlines()[0]) == (2, "jobscli: 没有选项 -x")
    assert refused("search", "贷款", "--贴息")[0] == 2


def test_after_two_hyphens_all_are_words() -> None:
    assert typed("search", "--", "贷款", "-贴息").exit_code == 0


def test_words_are_an_and_and_or_joins_two() -> None:
    assert ids("创业", "培训") == ids("创业") & ids("培训")
    assert ids("见习", "OR", "信用乡村") == ids("见习") | ids("信用乡村")


def test_no_hit_says_what_is_near() -> None:
    result = typed("search", "粤菜大师班")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("jobscli: 没有：江苏、安徽、河南、广东、陕西的原文都没有“粤菜大师班”\n")
    assert "试试  jobscli search 粤菜\n" in result.stderr


def test_a_slip_is_taken_and_said() -> None:
    told = said("search", "创新创业大赛")
    assert "没有“创新创业大赛”，查的是创业创新大赛\n" in told
    assert "首届“丝路创星”创业创新大赛" in told


def test_a_measure_comes_with_all_its_figures_and_a_region_narrows() -> None:
    told = said("search", "众创杯")
    assert "约 5.2 万个" in told
    assert "约 40   万人" in told
    told = said("search", "江苏", "贷款")
    assert "只在江苏里查" in told
    assert "至少 23 亿元  发放富民创业贷" in told


# --- errors ---


@pytest.mark.parametrize(
    ("words", "first", "then"),
    [
        (["province", "江束"], "没有“江束”这个地区", "是不是  江苏"),
        (["compare", "江苏", "江束"], "没有“江束”这个地区", "是不是  江苏"),
        (["measures", "-p", "江束"], "没有“江束”这个地区", "有数据  江苏  安徽  河南  广东  陕西"),
        (["rank", "创担贷"], "没有“创担贷”这个指标", "是不是  创业担保贷款"),
        (["statistics", "--metric", "见系"], "没有“见系”这个指标", "列出    jobscli metrics"),
        (["show", "s1"], "没有编号“s1”", "列出  jobscli statistics"),
        (["cite", "m9999"], "没有编号“m9999”", "列出  jobscli measures"),
        (["measures", "--kind", "政测"], "没有“政测”这个类别", "是不是  政策"),
        (["measures", "--topic", "创业者"], "没有“创业者”这个主题", "是不是  创业"),
        (["systems", "--group", "农民"], "没有“农民”这个人群", "是不是  农民工"),
        (["statistics", "--status", "目的"], "没有“目的”这个性质", "是不是  目标"),
        (["province", "江苏", "--section", "9"], "没有第“9”节", "都有  1  2  3"),
        (["province", "江苏", "--measures", "--statistics"], "--statistics 和 --measures 只能给一个", None),
        (["rank", "贷款", "--across", "metric"], "不能跨“metric”排名，只能跨 period、scope、unit", None),
        (["cite", "s427", "--style", "1987"], "没有“1987”这种著录格式", "都有  2025  2015"),
        (["cite", "s427", "--accessed", "昨天"], "引用日期“昨天”不是日期", None),
        (["search"], "缺少 WORDS…", "用法  jobscli search --help"),
        (["search", "-贴息"], "只有要排除的词，没有要查的词", "试试  jobscli search 创业贷款"),
        (["compare", "江苏"], "对照要两个不同的地区", "试试  jobscli compare 江苏 安徽"),
        (["compare", "陕西"], "对照要两个不同的地区", "试试  jobscli compare 陕西 江苏"),
        (["read", "x.txt", "--region", "德阳"], "没有“德阳”这个地区", "试试  --region 四川 --place 德阳"),
        (["provnce", "江苏"], "没有命令 provnce", "是不是  jobscli province"),
        (["江苏"], "没有命令 江苏", "是不是  jobscli province 江苏"),
        (["苏", "--format", "json"], "没有命令 苏", "是不是  jobscli province 苏"),
        (["贷款"], "没有命令 贷款", "是不是  jobscli rank 贷款"),
        (["直播带岗"], "没有命令 直播带岗", "是不是  jobscli search 直播带岗"),
        (["help"], "没有命令 help", "是不是  jobscli --help"),
        (["qqqq"], "没有命令 qqqq", "是不是  jobscli search qqqq"),
        (["rank"], "缺少 METRIC", "列出  jobscli metrics"),
        (["show"], "缺少 ID", "列出  jobscli statistics"),
        (["cite"], "缺少 ID", "列出  jobscli statistics"),
        (["remove"], "缺少 DOCUMENT…", "列出  jobscli documents"),
        (["province"], "缺少 REGION", "用法  jobscli province --help"),
        (["documents", "江苏"], "多了“江苏”；有空格的名字用引号括起来", "用法  jobscli documents --help"),
        (["statistics", "--period", "去年"], "“去年”不是期间", "写作  2025  2021/2025  2019-01/2019-09"),
        (["statistics", "--unit", "人家"], "没有“人家”这个单位", "是不是  人"),
        (["statistics", "--document", "mohrss"], "没有“mohrss”这个文件", "是不是  mohrss-2018"),
        (["province", "江苏", "--sectoin", "1"], "没有选项 --sectoin", "是不是  --section"),
        (["statistics", "--limit", "0"], "--limit 的值不对：0 不行，要 >= 1", "用法    jobscli statistics --help"),
        (["statistics", "--limit", "many"], "--limit 的值不对：many 不是整数", None),
        (["statistics", "--limit"], "选项 --limit 后面少一个值，或不该有值", None),
    ],
)
def test_wrong_usage_is_told_in_a_sentence_with_what_is_near(words: list[str], first: str, then: str | None) -> None:
    code, told = refused(*words)
    lines = told.splitlines()
    assert code == 2
    assert lines[0].startswith(f"jobscli: {first}")
    assert then is None or any(" ".join(then.split()) in " ".join(line.split()) for line in lines[1:]), told


def broken(folder: Path) -> dict[str, Path]:
    """A path of each kind that is no store."""
    made = {
        each: folder / f"{each}.json" for each in ("missing", "empty", "half", "list", "other", "newer", "nan", "deep")
    }
    for each, text in {
        "empty": "",
        "half": '{"meta": {"1": {"appl',
        "list": "[]",
        "other": '{"_default": {}}',
        "newer": '{"meta": {"1": {"application": "jobscli", "schema": 9}}}',
        "nan": '{"meta": {"1": {"application": "jobscli", "schema": NaN}}}',
        "deep": "[" * 10_000,
    }.items():
        made[each].write_text(text)
    (folder / "link").symlink_to(folder / "nowhere")
    return {**made, "folder": folder, "link": folder / "link"}


@pytest.mark.parametrize("command", ["", "province", "search", "statistics", "show"])
@pytest.mark.parametrize(
    "kind", ["missing", "empty", "half", "list", "other", "newer", "nan", "deep", "folder", "link"]
)
def test_a_store_that_cannot_be_read_is_exit_3_with_one_sentence(tmp_path: Path, command: str, kind: str) -> None:
    db = broken(tmp_path)[kind]
    before = sorted(tmp_path.iterdir())
    code, told = refused(*words_of(command), db=db)
    assert code == 3
    assert told.startswith("jobscli: ")
    assert str(db) in told
    assert told.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


def test_a_bad_record_is_exit_3_and_names_it(tmp_path: Path) -> None:
    db = write(tmp_path / "s.json", statistic(), measure())
    db.write_text(db.read_text(encoding="utf-8").replace('"value": 2300000000', '"value": "many"'), encoding="utf-8")
    code, told = refused("statistics", db=db)
    assert code == 3
    assert told == (
        f"jobscli: 数据文件 {db} 有坏记录，statistics 里的 su/s30：字段 value 的值不对：'many'；"
        f"用 jobscli check --db {db} 查看\n"
    )
    assert typed("measures", db=db).exit_code == 0


# --- where the data is ---


def test_the_store_is_named_before_or_after_the_command(tmp_path: Path) -> None:
    db = write(tmp_path / "s.json", statistic(region="浙江", document="zhe"))
    assert tree("metrics", db=db)[0]["regions"] == ["浙江"]
    assert tree("metrics", "--db", str(db))[0]["regions"] == ["浙江"]
    assert tree("--db", "nowhere.json", "metrics", "--db", str(db))[0]["regions"] == ["浙江"]
    assert refused("--db", str(db), "metrics", "--db", "nowhere.json")[0] == 3


def test_the_environment_names_a_store_and_an_option_goes_before_it(tmp_path: Path) -> None:
    one = write(tmp_path / "one.json", statistic(region="浙江", document="zhe"))
    other = write(tmp_path / "other.json", statistic(region="山西", document="jin"))
    assert "浙江" in typed("documents", JOBSCLI_DB=str(one)).stdout
    assert "山西" in typed("documents", db=other, JOBSCLI_DB=str(one)).stdout
    assert typed("documents", JOBSCLI_DB=str(tmp_path / "none.json")).exit_code == 3


def test_the_users_own_documents_are_asked_with_those_that_came() -> None:
    from jobscli.store import own_path

    own_path().parent.mkdir(parents=True)
    write(own_path(), statistic(document="zhe", region="浙江", value=10**11, text="1000亿元"))
    assert [each["id"] for each in tree("documents")] == ["mohrss-2018", "zhe"]
    rows = tree("rank", "创业担保贷款")["rankings"][0]["rows"]
    assert [row["region"] for row in rows] == ["浙江", "陕西", "江苏"]
    own_path().write_text("{")
    code, told = refused("documents")
    assert code == 3
    assert str(own_path()) in told


def test_the_current_folder_does_not_decide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "db.json", statistic(region="浙江", document="zhe"))
    monkeypatch.chdir(tmp_path)
    assert [each["id"] for each in tree("documents")] == ["mohrss-2018"]


def test_asking_creates_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in LINES:
        typed(*words_of(command))
        typed(*words_of(command), db=tmp_path / "none.json")
    assert list(tmp_path.iterdir()) == []
    home = Path(os.environ["HOME"])
    assert list(home.iterdir()) == []


# --- help ---


def test_version() -> None:
    assert said("--version") == f"jobscli {__version__}\n"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese(command: str) -> None:
    text = said(*([command] if command else []), "--help")
    assert said(*([command] if command else []), "-h") == text
    assert text.startswith("用法： jobscli")
    for english in ("Usage", "Options:", "Arguments:", "Commands:", "Show", "Install", "required", "default"):
        assert english not in text


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_option_says_in_chinese_what_it_does(command: str) -> None:
    from typer.main import get_command

    group: Any = get_command(app)
    context: Any = None
    built = group.get_command(context, command) if command else group
    silent = [
        each.name
        for each in built.params
        if not any("一" <= char <= "鿿" for char in each.help or "") and not each.name.endswith("_completion")
    ]
    assert silent == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_help_with_a_sentence(command: str) -> None:
    lines = [line.split() for line in said("--help").splitlines()]
    assert [line for line in lines if line[:1] == [command] and len(line) > 1]


# --- the process ---


def run(*words: str, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "jobscli", *words], capture_output=True, text=True, encoding="utf-8", check=False, **more
    )


def test_the_program_as_a_process() -> None:
    result = run("province", "江苏")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("江苏  ")
    result = run("province", "江束")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("jobscli: 没有“江束”这个地区\n")


def in_a_terminal(*words: str) -> str:
    """What a person sees who types it at a terminal: stdout and stderr together."""
    import pty

    leader, follower = pty.openpty()
    with subprocess.Popen([sys.executable, "-m", "jobscli", *words], stdout=follower, stderr=follower) as process:
        os.close(follower)
        seen = b""
        try:
            while more := os.read(leader, 4096):
                seen += more
        except OSError:  # Linux says so when the last writer has left
            pass
        os.close(leader)
        assert process.wait() == 0
    return seen.decode().replace("\r\n", "\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_at_a_terminal_the_next_commands_stand_below() -> None:
    foot = "jobscli rank 创业担保贷款 --across scope"
    seen = in_a_terminal("rank", "创业担保贷款")
    assert foot in seen
    assert "\x1b[1m创业担保贷款" in seen
    assert foot not in run("rank", "创业担保贷款").stdout
    assert foot not in in_a_terminal("rank", "创业担保贷款", "--format", "json")


def test_a_terminal_that_knows_no_chinese_gets_no_traceback() -> None:
    result = run("province", "江苏", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (result.returncode, result.stderr) == (0, "")
    assert "2018" in result.stdout


def test_a_pipe_whose_encoding_has_no_chinese_gets_utf_8() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "jobscli", "rank", "创业担保贷款", "-f", "csv"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )
    assert "陕西" in result.stdout.decode("utf-8")


def test_bytes_that_are_no_text_are_words_like_others() -> None:
    result = subprocess.run([sys.executable, "-m", "jobscli", "search", b"\xff\xfe"], capture_output=True, check=False)
    assert (result.returncode, result.stdout) == (0, b"")
    assert b"Traceback" not in result.stderr


def test_a_reader_who_leaves_ends_it_quietly() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "jobscli", "statistics"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert told == b""


def test_what_is_not_explained_is_said_not_to_be(tmp_path: Path) -> None:
    db = write(tmp_path / "s.json", measure(names=(name("4+", explained=False),)))
    assert "名字的意思原文没有解释" in said("systems", db=db)
    assert tree("systems", db=db)[0]["explained"] is False


def test_a_document_is_listed_with_its_year(tmp_path: Path) -> None:
    db = write(tmp_path / "s.json", *batch("su").tables()["documents"])
    assert (
        said("documents", db=db)
        == """\
1 份文件

su  江苏  说的是 2018 年
《江苏就业工作》
"""
    )
