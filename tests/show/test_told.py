"""What screens say of less plain answers: further parts, notes, counts, figures of one region alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jobscli import api
from jobscli.record import Record, Statistic, tail
from jobscli.show.figure_line import aim, measured
from jobscli.show.machine import as_json
from jobscli.show.screen import ids_of, with_ids
from jobscli.show.screens import screen_of
from jobscli.show.wrap import width
from tests.builders import document, measure, name, statistic, write
from tests.cli.line import said, tree, typed


def of(region: str, value: float, **changes: Any) -> Statistic:
    return statistic(region=region, document=region, value=value, **changes)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.json"


# --- rank ---

INCOME: dict[str, Any] = {"metric": "居民人均可支配收入", "status": "target", "population": "城镇居民"}


def test_growths_say_whether_prices_are_taken_out(path: Path) -> None:
    growth: dict[str, Any] = {**INCOME, "status": "achieved", "aspect": "change", "unit": "%", "text": "8%"}
    db = write(
        path,
        of("江苏", 8, price_basis="nominal", **growth),
        of("安徽", 7, price_basis="real", **growth),
        of("河南", 6, price_basis="real", **growth),
    )
    screen = said("rank", "城镇居民人均可支配收入", "--aspect", "变动", db=db)
    assert "全年  2018 年，变动，已实现，%，实际，城镇居民\n" in screen
    assert "全年  2018 年，变动，已实现，%，名义，城镇居民\n" in screen
    assert tree("statistics", "--price-basis", "实际", "-p", "江苏", db=db) == []
    assert "全年 实际  +7 %" in said("statistics", "--price-basis", "实际", db=db)
    assert "已实现，是变动，不是水平，实际增速，已扣除价格因素" in said("show", "安徽/s30", db=db)


SCOPES = ("annual", "cumulative", "half_year", "quarter", "monthly")


def test_of_more_than_three_parts_the_rest_are_commands(path: Path) -> None:
    rows = [
        of(region, value, start=start, scope=scope, **INCOME)
        for start, scope in enumerate(SCOPES)
        for region, value in (("江苏", 100), ("安徽", 200))[: 2 if start < 4 else 1]
    ]
    screen = said("rank", "城镇居民人均可支配收入", "--status", "目标", db=write(path, *rows))
    assert (
        screen
        == """\
居民人均可支配收入   城镇居民，2 个地区有数，口径不同，分成 5 组，只在组内比

        全年  2018 年，目标，元，城镇居民
s0ti    1  安徽  200 元  ━━━━━━━━━━━━━━━━━━━━━━━━━━━
s0oe    2  江苏  100 元  ━━━━━━━━━━━━━━

        累计  2018 年，目标，元，城镇居民
s1ti    1  安徽  200 元  ━━━━━━━━━━━━━━━━━━━━━━━━━━━
s1oe    2  江苏  100 元  ━━━━━━━━━━━━━━

        半年  2018 年，目标，元，城镇居民
s2ti    1  安徽  200 元  ━━━━━━━━━━━━━━━━━━━━━━━━━━━
s2oe    2  江苏  100 元  ━━━━━━━━━━━━━━

        还有一组：当季，2018 年，元，2 个地区
        还有一组：当月，2018 年，元，1 个地区
"""
    )
    answer = api.rank("城镇居民人均可支配收入", status="target", db=path)
    assert screen_of(answer).foot[:2] == (
        "jobscli rank 居民人均可支配收入 --status 目标 --population 城镇居民 --scope 当季",
        "jobscli rank 居民人均可支配收入 --status 目标 --population 城镇居民 --scope 当月",
    )


@pytest.mark.parametrize(
    ("changes", "options"),
    [
        ([{"scope": each} for each in SCOPES], {}),
        ([{"period": str(2018 + n)} for n in range(5)], {}),
        ([{"unit": each} for each in ("元", "人", "家", "户", "%")], {}),
        ([{"unit": "人", "scope": each} for each in SCOPES], {}),
        ([{"place": "苏州", "scope": each} for each in SCOPES], {"place": "苏州"}),
        ([{"aspect": "change", "scope": each} for each in SCOPES], {"aspect": "变动"}),
        ([{"confidence": "low", "scope": each} for each in SCOPES], {"low_confidence": True}),
        (
            [{"scope": "quarter" if n else "annual", "unit": unit} for n, unit in enumerate("元人家户%")],
            {"across": "scope"},
        ),
    ],
    ids=str,
)
def test_the_command_of_a_further_part_shows_that_part(
    path: Path, changes: list[dict[str, Any]], options: dict[str, Any]
) -> None:
    write(path, *(of("江苏", n, start=n, **each) for n, each in enumerate(changes)))
    answer = api.rank("贷款", db=path, **options)
    whole = json.loads(as_json(answer))["rankings"]
    further = [each.split()[1:] for each in screen_of(answer).foot[:2]]
    assert len(whole) == 5
    assert [tree(*words, db=path)["rankings"] for words in further] == [[part] for part in whole[3:]]


def test_a_ranking_says_what_its_rows_want_minded(path: Path) -> None:
    write(
        path,
        of("江苏", 1, note="原文没有写元。"),
        of("安徽", 2, note="含退休人员"),
        of("河南", 3),
        of("河南", 4, start=40),
    )
    assert (
        said("rank", "贷款", db=path)
        == """\
创业担保贷款   3 个地区有数

        全年  2018 年，已实现，元
s30we   1  河南  3 元  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━
s30ti   2  安徽  2 元  ━━━━━━━━━━━━━━━━━━━
s30oe   3  江苏  1 元  ━━━━━━━━━
        安徽：含退休人员。
        江苏：原文没有写元。

        没有列入  不能和上面的比
        1 个：同一地区另有一个数
"""
    )


def test_whose_place_is_not_certain_stands_in_one_sentence(path: Path) -> None:
    write(
        path,
        of("江苏", 23, bound="at_least"),
        of("安徽", 49),
        of("河南", 10),
        of("广东", 60, bound="at_most"),
    )
    assert said("rank", "贷款", db=path).splitlines()[-2:] == [
        "        名次不能确定：广东 1 到 4，安徽 1 到 3，江苏 1 到 3，河南 3 到 4；",
        "        广东只报了“至多”，江苏只报了“至少”。",
    ]


def test_of_many_without_a_certain_place_there_is_the_number(path: Path) -> None:
    regions = ["江苏", "安徽", "河南", "广东", "陕西", "山西", "浙江"]
    write(path, *(of(region, n + 1, bound="at_least") for n, region in enumerate(regions)))
    assert "".join(line.strip() for line in said("rank", "贷款", db=path).splitlines()[-2:]) == (
        "名次不能确定：7 个地区；浙江、山西、陕西、广东、河南、安徽 等 7 地只报了“至少”。"
    )


def test_who_makes_a_place_uncertain_is_told_though_it_is_not_shown(path: Path) -> None:
    write(path, of("江苏", 3), of("安徽", 2), of("河南", 1, bound="at_least"))
    screen = said("rank", "贷款", "--top", "1", db=path)
    assert "3 个地区有数" in screen
    assert "名次不能确定：江苏 1 到 2；河南只报了“至少”。" in screen


def test_what_is_left_out_can_be_listed_with_its_year(path: Path) -> None:
    rows = [of("江苏", n + 1, start=50 + n, status="target", period=str(2000 + n)) for n in range(20)]
    write(path, of("江苏", 1), *rows)
    assert "20 个：是目标" in said("rank", "贷款", db=path)
    screen = said("rank", "贷款", "--all", db=path)
    assert screen.count("是目标，不是已实现的数") == 20
    assert "江苏  2019  20 元" in screen


def test_of_much_that_is_left_out_each_reason_has_its_number(path: Path) -> None:
    rows = [of("江苏", 1), *(of("江苏", n, start=50 + n, status="target") for n in range(9))]
    rows += [of("安徽", n, start=50 + n, place=f"第{n // 2}区") for n in range(16)]
    screen = said("rank", "贷款", db=write(path, *rows))
    assert (
        screen.partition("没有列入")[2]
        == """\
  不能和上面的比
        9 个：是目标，不是已实现的数
        2 个：只是第0区的数
        2 个：只是第1区的数
        2 个：只是第2区的数
        2 个：只是第3区的数
        2 个：只是第4区的数
        还有别的缘故，--all 逐个列出
        其中 安徽 只有这样的数
"""
    )


def test_a_figure_of_no_region_is_nobodys(path: Path) -> None:
    rows = [of("江苏", 1), *(of("安徽", n, start=50 + n, status="target") for n in range(13))]
    rows += [of("未注明", n, start=50 + n) for n in range(2)]
    screen = said("rank", "贷款", db=write(path, *rows))
    assert "        其中 安徽 只有这样的数\n" in screen


def test_whoever_has_only_what_the_question_excludes_has_no_figure(path: Path) -> None:
    write(path, of("江苏", 1), of("安徽", 2, scope="cumulative"), of("安徽", 3, start=40, scope="cumulative"))
    screen = said("rank", "贷款", "--scope", "全年", db=path)
    assert (
        screen.partition("没有列入")[2]
        == """\
  不能和上面的比
        2 个：口径是累计，不是全年

        没有所问的数字  安徽
"""
    )


# --- compare ---


def test_a_comparison_goes_thing_by_thing(path: Path) -> None:
    records: list[Record] = [
        of("江苏", 1),
        of("安徽", 2),
        of("河南", 3, scope="cumulative"),
        of("江苏", 8, start=90),
        of("江苏", 9, start=80, status="target", label="预计发放"),
        of("安徽", 9, start=80, status="target", label="预计发放"),
        of("江苏", 5, start=50, metric="高校毕业生就业率", unit="%", aspect="change"),
        of("安徽", 6, start=50, metric="高校毕业生就业率", unit="%"),
        *(measure(document="江苏", start=100 + n, title=f"做法{n}、又一", topics=("创业",)) for n in range(7)),
    ]
    assert (
        said("compare", "江苏", "安徽", "河南", db=write(path, *records))
        == """\
江苏、安徽、河南   3 组数至少两地有，其中 2 组可比

        至少两地有的指标

        创业担保贷款  可比  河南除外，口径是累计，不是全年
s30oe   江苏  全年  1 元  发放贷款
s30ti   安徽  全年  2 元  发放贷款
s30we   河南  累计  3 元  发放贷款
        另有 1 个：jobscli statistics --metric 创业担保贷款

        创业担保贷款（预计）  全年  可比  两地相同
s80oe   江苏        9 元  预计发放
s80ti   安徽        9 元  预计发放

        高校毕业生就业率  全年  不可比
        一个是水平，一个是变动（江苏变动，安徽水平）
s50oe   江苏  +5 %  发放贷款
s50ti   安徽   6 %  发放贷款

        各自做了什么

        创业
        江苏  做法0、又一；做法1、又一；做法2、又一；做法3、又一；做法4、
              又一；做法5、又一 等 7 项
"""
    )


def test_aims_of_several_kinds_are_targets(path: Path) -> None:
    write(
        path,
        of("江苏", 9, status="target", label="预计发放"),
        of("安徽", 9, status="target", label="预算安排"),
    )
    assert "        创业担保贷款（目标）  可比  两地相同\n" in said("compare", "江苏", "安徽", db=path)


def test_without_a_document_there_is_nothing_to_compare(path: Path) -> None:
    result = typed("compare", "江苏", "广西", "西藏", db=write(path, of("江苏", 1)))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "jobscli: 广西、西藏还没有文件，没有可对照的\n"


# --- search ---


def test_a_region_stands_once_and_figures_beside_the_words_are_told(path: Path) -> None:
    write(
        path,
        measure(title="直播带岗"),
        measure(start=60, title="送岗位", summary="直播带岗"),
        measure(region="安徽", document="皖", title="直播带岗周"),
        measure(region="安徽", document="皖", start=60, title="就业周", summary="直播带岗"),
        statistic(region="河南", document="豫", quote="直播带岗，贷款23亿元"),
    )
    assert (
        said("search", "直播带岗", db=path)
        == """\
直播带岗   4 处，2 个地区：江苏 2，安徽 2；河南只在数字的原句里有
另有 1 个数字，只是和它同在一句，--format json 列出

        江苏
m20la   直播带岗  贷款
m60la   送岗位  贷款
        直播带岗

        安徽
m20hn   直播带岗周  贷款
m60hn   就业周  贷款
        直播带岗
"""
    )
    assert [each["id"] for each in tree("search", "直播带岗", db=path)][-1] == "豫/s30"


def test_a_search_says_what_it_leaves_out(path: Path) -> None:
    screen = said("search", "招聘", "-扶贫", "--exact", db=write(path, measure(title="招聘会")))
    assert screen.startswith("招聘，不含扶贫   1 处，1 个地区：江苏 1\n")


# --- lists ---


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        (["2018", "2018"], "  都是 2018 年的"),
        (["2021/2025", "2021/2025"], "  都是 2021—2025 年的"),
        (["2019-01/2019-09"], "  都是 2019 年 1—9 月的"),
        (["2018", "2019"], ""),
        (["2018", None], ""),
        ([None], ""),
    ],
)
def test_a_list_of_figures_of_one_period_says_so(path: Path, periods: list[str | None], told: str) -> None:
    write(path, *(statistic(start=n, period=each) for n, each in enumerate(periods)))
    assert said("statistics", db=path).splitlines()[0] == f"{len(periods)} 个数字{told}"


def test_metrics_that_only_one_text_names_are_counted(path: Path) -> None:
    write(path, statistic(), statistic(start=2, metric="自己的叫法"))
    assert said("metrics", db=path).splitlines()[-1] == "另有 1 个只有一个地区用的名称：jobscli metrics --all"
    assert said("metrics", "--all", db=path).splitlines()[-1].startswith("自己的叫法")
    assert [each["metric"] for each in tree("metrics", "--all", db=path)] == ["创业担保贷款", "自己的叫法"]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_metric_is_a_row_at_every_width(path: Path, columns: int) -> None:
    name = "规模以上企业吸纳离校两年内未就业高校毕业生就业人数"
    write(path, *(of(region, 1, metric=metric) for region in ("江苏", "安徽") for metric in (name, "就业岗位")))
    lines = said("metrics", "--all", db=path, COLUMNS=str(columns)).splitlines()
    rows = [line for line in lines if not line.startswith("  ")]
    assert [len(line.split()) >= 5 for line in rows] == [True] * 3
    assert len({line.index("元") + sum(ord(each) > 255 for each in line[: line.index("元")]) for line in rows[1:]}) == 1
    assert "".join("".join(line.split(" ")[0] or line.strip() for line in lines[1:])).count(name) == 1
    assert max(map(width, lines)) <= columns


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "目标"),
        ({"label": "预计发放"}, "预计"),
        ({"text": "预计23亿元"}, "预计"),
        ({"note": "预算数"}, "预算"),
        ({"label": "预算安排", "text": "预计23亿元"}, "预算"),
        ({"status": "forecast", "bound": "at_least"}, "预计"),
        ({"status": "budget", "label": "预计发放"}, "预算"),
        ({"status": "limit", "bound": "at_most"}, "上限"),
        ({"status": "limit", "bound": "at_least"}, "门槛"),
        ({"status": "limit", "label": "预计"}, "标准"),
    ],
)
def test_an_aim_is_called_as_its_record_calls_it(changes: dict[str, Any], told: str) -> None:
    assert aim(statistic(**{"status": "target", **changes})) == told


@pytest.mark.parametrize(
    ("metric", "label", "told"),
    [
        ("失业人员再就业目标完成率", "失业人员再就业", "失业人员再就业目标完成率"),
        ("高校毕业生占比", "高校毕业生", "高校毕业生占比"),
        ("高校毕业生占青年比重", "毕业生", "高校毕业生占青年比重"),
        ("城镇登记失业率与参照的差距", "登记失业率", "城镇登记失业率与参照的差距"),
        ("高校毕业生占比", "毕业生占全部的比重", "毕业生占全部的比重"),
        ("创业担保贷款", "发放贷款", "发放贷款"),
    ],
)
def test_a_figure_beside_its_metric_is_called_by_the_metric(path: Path, metric: str, label: str, told: str) -> None:
    record = of("江苏", 157, metric=metric, label=label, unit="%", text="157%")
    assert measured(record) == told
    write(path, record)
    for words in (["province", "江苏"], ["statistics"], ["show", "s30"], ["cite", "s30"]):
        assert told in typed(*words, db=path).stdout, words


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("2025-10", "        截至 2025 年 10 月，年目标  12500 人\n"),
        ("2025-01/2025-10", "        截至 2025 年 10 月，年目标  12500 人\n"),
        ("2025", "        截至 2025 年，年目标  12500 人\n"),
        (None, "        年目标  12500 人\n"),
    ],
)
def test_a_figure_up_to_a_day_says_the_day(path: Path, period: str | None, told: str) -> None:
    write(path, of("江苏", 12500, label="年目标", unit="人", text="12500人", scope="to_date", period=period))
    assert told in said("show", "s30", db=path)


@pytest.mark.parametrize(
    "words", [["province", "江苏"], ["statistics"], ["documents"], ["show", "s30"], ["cite", "s30"]]
)
def test_a_title_within_a_title_has_other_marks_on_every_screen(path: Path, words: list[str]) -> None:
    write(path, document(title="关于印发《规划》的通知"), statistic())
    screen = typed(*words, db=path).stdout
    assert "《关于印发〈规划〉的通知》" in screen


# --- ids ---


@pytest.mark.parametrize(
    "words",
    [
        ["province", "江苏"], ["rank", "贷款"], ["compare", "江苏", "安徽"], ["search", "贷款"], ["statistics"],
        ["measures"], ["systems"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_id_at_the_left_of_a_screen_can_be_pasted(path: Path, words: list[str]) -> None:
    made = [
        each
        for region in ("江苏", "安徽")
        for each in (
            of(region, 23, measure=f"{region}/m20", label="贷款"),
            of(region, 24, start=40 + (region == "江苏"), metric="就业见习"),
            measure(region=region, document=region, title="贷款", topics=("创业",), names=(name(f"{region}贷"),)),
        )
    ]
    write(path, *made)
    screen = said(*words, db=path)
    ids = {line.split()[0] for line in screen.splitlines() if line[:1] in ("s", "m")}
    found = {tree("show", each, db=path)["id"] for each in ids}
    assert len(found) == len(ids)
    assert found <= {each.id for each in made}
    assert {tail(each) for each in found} & {"s30", "m20"}
    assert len(ids - {tail(each) for each in found}) >= 1  # two documents have it


def test_a_document_that_is_not_stored_is_shown_with_tails(path: Path) -> None:
    text = path.with_name("2026年报告.txt")
    text.write_text("江苏省2025年报告\n\n全年城镇新增就业130.5万人。\n", encoding="utf-8")
    write(path, statistic(start=20), statistic(document="hui", start=20))
    last = typed("read", text, db=path).stdout.splitlines()[-4]
    assert last == "s20     2025 全年  130.5 万人  城镇新增就业"


@pytest.mark.parametrize(
    ("was", "words"),
    [('"title": "su的文件"', ["check"]), ('"id": "su/s30"', ["check"]), ('"id": "su/s30"', ["measures"])],
    ids=str,
)
def test_a_bad_record_does_not_keep_what_is_said_of_it_from_the_screen(path: Path, was: str, words: list[str]) -> None:
    write(path, statistic(), measure(), statistic(region="安徽", document="hui", start=40))
    bad = path.read_text(encoding="utf-8").replace(was, f"{was.partition(':')[0]}: 5")
    path.write_text(bad, encoding="utf-8")
    result = typed(*words, db=path)
    assert result.exit_code == (1 if words == ["check"] else 0)
    assert ("的值不对：5" in result.stdout) == (words == ["check"])
    assert words == ["check"] or "\nm20     富民创业贷" in result.stdout


def test_the_commands_below_a_screen_have_ids_that_can_be_pasted(tmp_path: Path) -> None:
    path = write(tmp_path / "s.json", of("江苏", 1), statistic(region="安徽", document="我的 报告"))
    for answer in (
        api.rank("贷款", db=path),
        api.search("贷款", db=path),
        api.records("statistics", db=path),
        api.entry("我的 报告/s30", db=path),
        api.cite("我的 报告/s30", db=path),
    ):
        screen = screen_of(answer)
        foot = with_ids(screen, api.shown_ids(ids_of(screen), db=path)).foot
        commands = [each.split() for each in foot if each.startswith(("jobscli show", "jobscli cite"))]
        assert commands
        for words in commands:
            assert typed(*words[1:], db=path).exit_code == 0, words


def test_a_report_begins_with_employment_and_counts_the_rest(path: Path) -> None:
    others = [statistic(start=100 + n, metric="粮食产量", label="粮食产量", unit="吨", text="1吨") for n in range(12)]
    income = statistic(start=50, metric="居民人均可支配收入", label="居民人均可支配收入")
    jobs = statistic(start=60, metric="城镇新增就业", label="城镇新增就业", unit="人", text="5人", value=5)
    write(path, document(title="江苏省政府工作报告"), income, jobs, *others)
    screen = said("province", "江苏", db=path)
    assert "先列就业、收入和社会保障的；其他 12 个数字：jobscli province 江苏 --all" in screen
    assert "粮食产量" not in screen
    assert screen.index("城镇新增就业") < screen.index("居民人均可支配收入")
    assert said("province", "江苏", "--all", db=path).count("粮食产量") == 12
    assert len(tree("province", "江苏", db=path)["sections"][0]["statistics"]) == 14


def test_a_comparison_has_the_notes_of_its_figures(path: Path) -> None:
    write(path, of("江苏", 1, note="原文作“全年累计”"), of("安徽", 2))
    assert "江苏：原文作“全年累计”。" in said("compare", "江苏", "安徽", db=path)
