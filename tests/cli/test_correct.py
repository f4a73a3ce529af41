"""What a user corrects: where it is seen, in every format; what it outlives; what is refused."""

from __future__ import annotations

import csv
import json
import multiprocessing
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

import jobscli
from jobscli.correction import Correction
from jobscli.errors import UsageError
from jobscli.store import disk, own_path, shipped_path
from jobscli.store.tiny import TinyStore
from tests.builders import REPORT, document, measure, section, statistic, write
from tests.cli.line import refused, said, tree, typed


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A store with a figure, a measure, and a document, each to be corrected."""
    return write(
        tmp_path / "mine.json",
        document(id="su", title="江苏就业工作", publisher="省厅", published="2019-02-01"),
        section(),
        measure(section="su/h10"),
        statistic(section="su/h10", measure="su/m20", period_basis="document"),
        statistic(
            section="su/h10", start=50, end=56, text="96.83%", value="96.83", unit="%", metric="高校毕业生就业率"
        ),
    )


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "jiangsu-2026.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def corrected(db: Path, *words: str) -> None:
    result = typed("correct", *words, "--why", "原文第3页", db=db)
    assert result.exit_code == 0, result.stderr


def figure(db: Path, identity: str = "s30") -> Any:
    return tree("show", identity, db=db)


# --- what may be said, and how ---


@pytest.mark.parametrize(
    ("said_so", "field", "value"),
    [
        ("性质=目标", "status", "target"),
        ("状态=目标", "status", "target"),
        ("status=target", "status", "target"),
        ("口径=累计", "scope", "cumulative"),
        ("scope=全年末", "scope", None),
        ("数值=25亿", "value", 2_500_000_000),
        ("数值＝25亿元", "value", 2_500_000_000),
        ("value=2,500,000,000", "value", 2_500_000_000),
        ("value=2.4555亿", "value", 245_550_000),
        ("value=-0.21", "value", -0.21),
        ("value=many", "value", None),
        ("value=25亿人", "value", None),
        ("value=none", "value", None),
        ("单位=人次", "unit", "人次"),
        ("unit=名", "unit", "人"),
        ("unit=斗", "unit", None),
        ("推定单位=元", "unit_inferred", None),
        ("实际或名义=实际", "price_basis", None),
        ("期间=2021-2025", "period", "2021/2025"),
        ("period=十四五", "period", "2021/2025"),
        ("period=去年", "period", None),
        ("地区=安徽省", "region", "安徽"),
        ("region=江束", "region", None),
        ("地点=苏州", "place", "苏州"),
        ("人群=农民工", "population", "农民工"),
        ("指标=城镇新增就业", "metric", "城镇新增就业"),
        ("留意=原文印错", "note", "原文印错"),
        ("label=贷\x1b[31m款", "label", None),
        ("label=" + "长" * 501, "label", None),
        ("start=5", "start", None),
        ("text=25亿元", "text", None),
        ("high=30亿", "high", None),
    ],
)
def test_a_field_and_a_value_are_taken_as_people_write_them(db: Path, said_so: str, field: str, value: Any) -> None:
    before = db.read_bytes()
    result = typed("correct", "s30", said_so, "--why", "原文第3页", db=db)
    if value is None:
        assert (result.exit_code, result.stdout) == (2, ""), result.stdout
        assert db.read_bytes() == before
    else:
        assert result.exit_code == 0, result.stderr
        found = figure(db)
        assert found[field] == value
        assert found["unit"] == (value if field == "unit" else "元")
        assert field in [each["field"] for each in found["corrected"]]


def test_a_growth_is_real_or_nominal(db: Path) -> None:
    corrected(db, "s30", "方面=变动", "实际或名义=名义")
    assert [each["id"] for each in tree("statistics", "--price-basis", "名义", db=db)] == [figure(db)["id"]]
    assert "实际或名义原读“无”（" in said("show", "s30", db=db)
    corrected(db, "s30", "方面=水平")  # what is no change any more is neither
    assert figure(db)["price_basis"] is None


def test_a_unit_is_printed_or_inferred(db: Path) -> None:
    corrected(db, "s30", "单位=无", "推定单位=元")
    assert (figure(db)["unit"], figure(db)["unit_inferred"]) == (None, "元")
    assert "亿元（推定）" in said("show", "s30", db=db)
    corrected(db, "s30", "单位=人次")
    assert (figure(db)["unit"], figure(db)["unit_inferred"]) == ("人次", None)
    assert refused("correct", "s30", "推定单位=人", "--why", "x", db=db)[0] == 2


def test_points_of_a_percentage_are_no_hundreds(db: Path) -> None:
    result = typed("correct", "s50", "单位=百分点", "数值=0.2百分点", "--why", "原文第3页", db=db)
    assert result.exit_code == 0, result.stderr
    assert (figure(db, "s50")["value"], figure(db, "s50")["unit"]) == (0.2, "百分点")


def test_a_range_has_both_its_ends(db: Path) -> None:
    assert refused("correct", "s30", "界限=区间", "--why", "x", db=db)[0] == 2
    assert refused("correct", "s30", "界限=区间", "上端=1亿", "--why", "x", db=db)[0] == 2
    corrected(db, "s30", "界限=区间", "数值=23亿", "上端=25亿")
    assert (figure(db)["bound"], figure(db)["high"]) == ("between", 2_500_000_000)


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (["s30", "性质=目标"], "要说明理由"),
        (["s30", "性质=目标", "--why", " "], "要说明理由"),
        (["s30", "--why", "x"], "没有说改什么"),
        (["--why", "x"], "没有说更正哪一条"),
        (["--remove"], "没有说更正哪一条"),
        (["s30", "性质", "--why", "x"], "“性质”不是 项目=值"),
        (["s30", "性质=目标", "性质=预算", "--why", "x"], "“性质”写了两次"),
        (["s30", "性质=目标", "status=预算", "--why", "x"], "同一项写了两次"),
        (["s31", "性质=目标", "--why", "x"], "没有编号“s31”"),
        (["h10", "title=x", "--why", "x"], "标题照原文印出，不能更正"),
        (["m20", "性质=预算", "--why", "x"], "举措只有已实现和计划两种"),
        (["su", "年份=25", "--why", "x"], "“25”不是年份"),
        (["su", "网址=ftp://x", "--why", "x"], "“ftp://x”不是网址"),
        (["s30", "--remove"], "s30 没有这样的更正"),
        (["s30", "--remove", "--why", "x"], "--remove 和 --why 不能一起用"),
    ],
)
def test_what_says_nothing_is_refused(db: Path, words: list[str], begins: str) -> None:
    before = db.read_bytes()
    code, told = refused("correct", *words, db=db)
    assert code == 2
    assert told.startswith(f"jobscli: {begins}")
    assert db.read_bytes() == before


def test_a_metric_that_no_vocabulary_has_is_taken_and_told(db: Path) -> None:
    result = typed("correct", "s30", "指标=富民创业贷发放额", "--why", "x", db=db)
    assert (result.exit_code, result.stderr.startswith("jobscli: 词表里没有“富民创业贷发放额”这个指标，照写")) == (
        0,
        True,
    )


def test_what_was_read_so_changes_nothing(db: Path) -> None:
    before = db.read_bytes()
    assert refused("correct", "s30", "性质=已实现", "--why", "x", db=db) == (
        0,
        "jobscli: su/s30 的性质（已实现）读出来就是这样，什么都没有变\n",
    )
    assert db.read_bytes() == before
    corrected(db, "s30", "性质=目标")
    corrected(db, "s30", "性质=已实现")  # back to what was read
    assert (figure(db)["status"], figure(db)["corrected"]) == ("achieved", [])
    assert tree("correct", db=db) == []


# --- where it is seen ---


def test_every_screen_says_it(db: Path) -> None:
    corrected(db, "s30", "数值=25亿")
    for words in (["statistics"], ["province", "江苏"], ["rank", "创业担保贷款"], ["search", "贷款"], ["show", "m20"]):
        (line,) = [each for each in typed(*words, db=db).stdout.splitlines() if each.startswith("s30")]
        assert "〔更正〕" in line, words
        assert "25" in line, words
    shown = said("show", "s30", db=db)
    assert "〔更正〕全年发放贷款  25 亿元" in shown
    assert "更正      数值原读“23亿”（原文第3页）" in shown
    pasted = "江苏，发放贷款：23亿元（更正为 25 亿元）（全年，2018 年，年份取自文件，原句没有写；更正：数值原读“23亿”"
    assert pasted in shown
    assert pasted in typed("cite", "s30", db=db).stdout


def test_every_format_has_what_holds_and_what_was_read(db: Path) -> None:
    corrected(db, "s50", "数值=97.5", "性质=目标")
    told = [
        {"field": "value", "read": 96.83, "why": "原文第3页"},
        {"field": "status", "read": "achieved", "why": "原文第3页"},
    ]
    found = [each for each in tree("statistics", db=db) if each["id"] == "su/s50"]
    assert [(each["value"], each["status"], each["corrected"]) for each in found] == [(97.5, "target", told)]
    (line,) = [json.loads(each) for each in said("statistics", "-f", "jsonl", db=db).splitlines() if "s50" in each]
    assert (line["value"], line["corrected"]) == (97.5, "value=96.83；status=achieved")
    for form, separator in (("csv", ","), ("tsv", "\t")):
        text = said("statistics", "-f", form, db=db)
        (row,) = [row for row in csv.DictReader(StringIO(text), delimiter=separator) if row["id"] == "su/s50"]
        assert (row["value"], row["corrected"]) == ("97.5", "value=96.83；status=achieved")
    assert "value=96.83；status=achieved" in said("statistics", "-f", "md", db=db)
    (ranked,) = tree("rank", "高校毕业生就业率", "--status", "目标", db=db)["rankings"]
    assert (ranked["rows"][0]["value"], ranked["rows"][0]["corrected"]) == (97.5, told)
    (cited,) = tree("cite", "s50", db=db)
    assert cited["corrected"] == told
    assert tree("correct", db=db)[0] == {
        "id": "su/s50",
        "document": "su",
        "field": "value",
        "value": 97.5,
        "read": 96.83,
        "text": "96.83%",
        "why": "原文第3页",
        "outcome": "kept",
    }
    for form in ("table", "json", "jsonl", "csv", "tsv", "md"):
        assert said("correct", "-f", form, db=db)


def test_a_question_asks_for_the_corrected_value(db: Path) -> None:
    corrected(db, "s30", "性质=目标", "地区=安徽", "人群=农民工")
    assert [each["id"] for each in tree("statistics", "--status", "目标", db=db)] == ["su/s30"]
    assert [each["id"] for each in tree("statistics", "--status", "已实现", db=db)] == ["su/s50"]
    assert [each["id"] for each in tree("search", "农民工", db=db)] == ["su/s30"]
    assert tree("rank", "创业担保贷款", "--population", "农民工", "--status", "目标", db=db)["rankings"][0]["rows"]


def test_a_measure_is_corrected(db: Path) -> None:
    corrected(db, "m20", "性质=计划", "类别=补贴", "主题=创业、培训", "标题=富民贷")
    (found,) = tree("measures", "--status", "计划", db=db)
    assert (found["kind"], found["topics"], found["title"]) == ("subsidy", ["创业", "培训"], "富民贷")
    assert [each["read"] for each in found["corrected"]] == ["achieved", "loan", [], "富民创业贷"]
    assert "富民贷  补贴  〔计划〕  〔更正〕" in said("measures", db=db)
    assert "更正      性质原读“已实现”（原文第3页）" in said("show", "m20", db=db)
    assert said("correct", "m20", "--remove", "标题", db=db).count("撤掉了") == 1
    assert [each["title"] for each in tree("measures", db=db)] == ["富民创业贷"]


def test_what_a_document_gave_its_figures_follows_it(db: Path) -> None:
    corrected(db, "su", "年份=2019", "地区=安徽", "地点=合肥", "标题=合肥就业工作")
    (found,) = tree("documents", db=db)
    assert (found["year"], found["regions"], found["place"], found["place_code"]) == (2019, ["安徽"], "合肥", "340100")
    one, other = tree("statistics", "--region", "安徽", db=db)
    assert (one["period"], one["place"]) == ("2019", "合肥")  # the year was the document's
    assert (other["period"], other["place"]) == ("2018", "合肥")  # here it stood in the sentence
    assert [each["field"] for each in one["corrected"]] == ["region", "place", "period"]
    assert tree("province", "合肥", db=db)["sections"][0]["title"] == "稳定企业用工"
    shown = said("documents", db=db)
    assert "《合肥就业工作》  〔更正〕" in shown
    assert "更正：年份原读“2018”（原文第3页）" in shown
    assert "合肥就业工作[EB/OL]." in typed("cite", "s30", db=db).stdout
    assert (
        "（更正：标题原读“江苏就业工作”（原文第3页）；地区原读“江苏”（原文第3页））"
        in typed("cite", "s30", db=db).stdout
    )
    corrected(db, "s30", "地点=无")  # what is said of the figure goes before what is said of its document
    assert figure(db)["place"] is None
    typed("correct", "su", "--remove", db=db)
    assert [(each["period"], each["region"]) for each in tree("statistics", db=db)] == [("2018", "江苏")] * 2


def test_what_came_with_jobscli_is_corrected_in_the_users_own_store() -> None:
    before = shipped_path().read_bytes()
    corrected_own = typed("correct", "s427", "数值=24亿", "--why", "原文第3页")
    assert corrected_own.exit_code == 0
    assert shipped_path().read_bytes() == before
    assert next(iter(disk.read(own_path())["corrections"].values()))["record"] == "mohrss-2018/s427"
    assert tree("show", "s427")["value"] == 2_400_000_000
    (line,) = [each for each in typed("rank", "创业担保贷款").stdout.splitlines() if each.startswith("s427")]
    assert line.split()[1:] == ["2", "江苏", "〔更正〕", "至少", "24", "亿元", *line.split()[7:]]
    assert typed("check").exit_code == 0
    assert said("undo") == "更正没有了  mohrss-2018/s427 数值\n"
    assert tree("show", "s427")["value"] == 2_300_000_000


# --- what it outlives ---


def test_it_outlives_reading_anew_replacing_and_checking(report: Path, tmp_path: Path) -> None:
    db = tmp_path / "own.json"
    typed("add", report, db=db)
    corrected(db, "s37", "性质=目标")
    assert typed("add", "--again", "--all", db=db).exit_code == 0
    assert figure(db, "s37")["status"] == "target"
    # another sentence before it: the figure stands elsewhere, and is known by its words
    report.write_text(REPORT.replace("全年城镇", "就业稳定。全年城镇"), encoding="utf-8")
    assert typed("add", report, "--replace", db=db).exit_code == 0
    assert figure(db, "s42")["status"] == "target"
    assert [each["id"] for each in tree("correct", db=db)] == ["jiangsu-2026/s42"]
    assert typed("check", "--source", report, db=db).exit_code == 0
    corrected(db, "s42", "性质=预算")  # in the place of the one before
    assert [(each["id"], each["value"]) for each in tree("correct", db=db)] == [("jiangsu-2026/s42", "budget")]
    typed("undo", db=db)
    typed("undo", db=db)
    assert figure(db, "s37")["status"] == "target"


def test_one_that_finds_no_figure_is_told_and_stays(report: Path, tmp_path: Path) -> None:
    db = tmp_path / "own.json"
    typed("add", report, db=db)
    corrected(db, "s37", "性质=目标")
    report.write_text(REPORT.replace("130.5", "131.5"), encoding="utf-8")
    result = typed("add", report, "--replace", db=db)
    told = "1 处更正找不到它的数了：jiangsu-2026/s37 性质（130.5万人）；还留着，不要了就用 jobscli correct ID --remove"
    assert (result.exit_code, result.stderr) == (0, f"jobscli: {told}\n")
    assert [each["status"] for each in tree("statistics", "--metric", "城镇新增就业", db=db)] == ["achieved", "target"]
    listed = typed("correct", db=db)
    assert "找不到它的数了" in listed.stdout
    assert told in listed.stderr
    assert typed("check", db=db).exit_code == 1
    assert tree("check", db=db)["problems"] == [
        {
            "id": "jiangsu-2026/s37",
            "field": "status",
            "detail": "更正找不到它的数了；不要了就用 jobscli correct jiangsu-2026/s37 --remove",
        }
    ]
    report.write_text(REPORT, encoding="utf-8")
    typed("add", report, "--replace", db=db)  # it is there again
    assert figure(db, "s37")["status"] == "target"
    report.write_text(REPORT.replace("130.5", "131.5"), encoding="utf-8")
    typed("add", report, "--replace", db=db)
    assert typed("correct", "jiangsu-2026/s37", "--remove", db=db).exit_code == 0
    assert typed("check", db=db).exit_code == 0


def test_it_goes_with_its_document_and_comes_back(report: Path, tmp_path: Path) -> None:
    db = tmp_path / "own.json"
    typed("add", report, db=db)
    corrected(db, "s37", "性质=目标")
    assert typed("remove", "jiangsu-2026", db=db).stderr == "jobscli: 连同 1 处更正；jobscli undo 都撤得回来\n"
    assert tree("correct", db=db) == []
    assert said("undo", db=db) == "回来了  jiangsu-2026\n更正又有了  jiangsu-2026/s37 性质\n"
    assert figure(db, "s37")["status"] == "target"


def test_check_does_not_complain_of_what_is_corrected(report: Path, tmp_path: Path) -> None:
    db = tmp_path / "own.json"
    typed("add", report, db=db)
    corrected(db, "s37", "数值=131万")  # the text says 130.5, and the user knows better
    assert typed("check", "--source", report, db=db).exit_code == 0


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"field": "start", "value": 3}, "这一项不能更正"),
        ({"value": "done"}, "更正的值不对：没有“done”这个取值"),
        ({"field": "value", "value": "x"}, "更正的值不对：字段 value 的值不对"),
        ({"why": " "}, "更正没有理由"),
        ({"colour": "red"}, "不认识的字段 colour"),
    ],
)
def test_a_bad_one_is_found_by_check(db: Path, change: dict[str, Any], told: str) -> None:
    made = {"record": "su/s30", "document": "su", "field": "status", "value": "target", "read": "achieved", "why": "x"}
    tables = disk.read(db)
    tables["corrections"] = {"1": {**made, "text": "23亿元", "metric": "创业担保贷款", "start": 30, **change}}
    db.write_bytes(disk.written(tables))
    result = typed("check", db=db)
    assert result.exit_code == 1
    assert told in result.stdout


# --- who else is there ---


def test_words_that_a_terminal_or_a_spreadsheet_would_obey_are_harmless(db: Path) -> None:
    assert refused("correct", "s30", "性质=目标", "--why", "红\x1b[31m字", db=db)[0] == 2
    corrected(db, "s30", "label==1+1", "note=[bold]@all")
    result = typed("correct", "-f", "csv", db=db)
    assert ",'=1+1," in result.stdout
    assert "[bold]@all" in said("correct", db=db)
    store = TinyStore(db)  # as another hand may have written it
    store.correct(
        [
            Correction(
                record="su/s30",
                document="su",
                field="note",
                value="红\x1b[31m",
                read=None,
                why="\x1b[2J",
                text="23亿元",
            )
        ]
    )
    for words in (["correct"], ["show", "s30"], ["cite", "s30"], ["statistics", "-f", "csv"]):
        assert "\x1b" not in typed(*words, db=db).stdout


def test_a_store_that_may_not_be_written_is_3_and_stays(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = db.read_bytes()
    monkeypatch.setattr("os.access", lambda *_given, **_more: False)
    code, told = refused("correct", "s30", "性质=目标", "--why", "x", db=db)
    assert (code, "没有写的权限" in told) == (3, True)
    assert db.read_bytes() == before


def _correct(db: Path, n: int) -> None:
    for at in range(n, 20, 2):
        jobscli.correct(f"su/s{at}", {"note": f"{at}"}, "x", db=db)


@pytest.mark.slow
def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    db = write(tmp_path / "both.json", *(statistic(start=at, end=at + 5) for at in range(20)))
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_correct, args=(db, n)) for n in range(2)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
        assert each.exitcode == 0
    assert {each["id"]: each["value"] for each in tree("correct", db=db)} == {f"su/s{at}": f"{at}" for at in range(20)}


def test_it_is_offered_to_python(db: Path) -> None:
    made = jobscli.correct("s30", {"性质": "目标", "value": "25亿"}, "原文第3页", db=db)
    assert [each["outcome"] for each in made.tree()] == ["made", "made"]
    assert jobscli.entry("s30", db=db).tree()["status"] == "target"
    assert [each["field"] for each in jobscli.corrections("s30", db=db).tree()] == ["status", "value"]
    assert jobscli.uncorrect("s30", "value", db=db).count("removed") == 1
    assert [each["field"] for each in jobscli.corrections(db=db).tree()] == ["status"]
    with pytest.raises(UsageError, match="要说明理由"):
        jobscli.correct("s30", {"status": "目标"}, "", db=db)


def test_nothing_of_it_is_loaded_where_nothing_is_corrected() -> None:
    program = """
import sys
from jobscli.cli.app import app
app(["province", "江苏"], standalone_mode=False)
print("jobscli.correction" in sys.modules, "jobscli.store.corrected" in sys.modules, file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == "False False\n"
