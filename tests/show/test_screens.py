"""Each screen of a small store, as it stands at 60, 80 and 120 columns; and what colour adds to it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from jobscli.show.wrap import width
from tests.builders import document, measure, name, statistic, write
from tests.cli.line import said, typed
from tests.show.shelf import RECORDS

SCREENS = [
    (
        60,
        "province 江苏",
        """\
江苏  2 项举措  8 个数字  说的是 2018 年，1 个未注明期间
突出重点 精准施策
政策对准难处，以此提高就业的质量。

《江苏省促进就业工作总结》
江苏省人社厅，2019-02-01


一      降本减负,稳定企业用工需求  2 项举措  6 个数字

m20     援企稳岗行动  行动
        援企稳岗，有加有减，替企业压低用工成本；
        有困难的企业，先给补贴，再给担保，最后才谈裁员。
s21     2018 未注明             110   万户  降低用工成本
                                            的企业
s22     2018 全年               +10   %     兑付优惠政策，
                                            同比增长
s23     2018 全年               230.5 亿元  降低用工成本

m30     富民创业贷  贷款
        创业担保贷款的升级版，城乡劳动者不分身份都可申请。
s31     2018 全年           至少 23   亿元  发放贷款
s32     〔上限〕            至多 50   万元  个人贷款额度
s33     〔目标〕2019 全年  30 至 40   亿元  2019年计划发放


二      突出重点  2 个数字

s101    2018 年末    96.9 %   毕业生年末总体就业率
s102    2018 全年  5120   人  苏州：帮扶就业
                              陕西建档立卡贫困劳动力
""",
    ),
    (
        80,
        "province 江苏",
        """\
江苏  2 项举措  8 个数字  说的是 2018 年，1 个未注明期间
突出重点 精准施策
政策对准难处，以此提高就业的质量。

《江苏省促进就业工作总结》
江苏省人社厅，2019-02-01


一      降本减负,稳定企业用工需求  2 项举措  6 个数字

m20     援企稳岗行动  行动
        援企稳岗，有加有减，替企业压低用工成本；有困难的企业，先给补贴，
        再给担保，最后才谈裁员。
s21       2018 未注明             110   万户  降低用工成本的企业
s22       2018 全年               +10   %     兑付优惠政策，同比增长
s23       2018 全年               230.5 亿元  降低用工成本

m30     富民创业贷  贷款
        创业担保贷款的升级版，城乡劳动者不分身份都可申请。
s31       2018 全年           至少 23   亿元  发放贷款
s32       〔上限〕            至多 50   万元  个人贷款额度
s33       〔目标〕2019 全年  30 至 40   亿元  2019年计划发放


二      突出重点  2 个数字

s101    2018 年末    96.9 %   毕业生年末总体就业率
s102    2018 全年  5120   人  苏州：帮扶就业（陕西建档立卡贫困劳动力）
""",
    ),
    (
        120,
        "province 江苏",
        """\
江苏  2 项举措  8 个数字  说的是 2018 年，1 个未注明期间
突出重点 精准施策
政策对准难处，以此提高就业的质量。

《江苏省促进就业工作总结》
江苏省人社厅，2019-02-01


一      降本减负,稳定企业用工需求  2 项举措  6 个数字

m20     援企稳岗行动  行动                            s21     2018 未注明             110   万户  降低用工成本的企业
        援企稳岗，有加有减，替企业压低用工成本；      s22     2018 全年               +10   %     兑付优惠政策，同比增长
        有困难的企业，先给补贴，再给担保，            s23     2018 全年               230.5 亿元  降低用工成本
        最后才谈裁员。

m30     富民创业贷  贷款                              s31     2018 全年           至少 23   亿元  发放贷款
        创业担保贷款的升级版，城乡劳动者不分身份都可  s32     〔上限〕            至多 50   万元  个人贷款额度
        申请。                                        s33     〔目标〕2019 全年  30 至 40   亿元  2019年计划发放


二      突出重点  2 个数字

s101    2018 年末    96.9 %   毕业生年末总体就业率
s102    2018 全年  5120   人  苏州：帮扶就业（陕西建档立卡贫困劳动力）
""",
    ),
    (
        60,
        "rank 创业担保贷款",
        """\
创业担保贷款   2 个地区有数

        全年  2018 年（年份取自文件），已实现，元
s2      1  陕西        49.2 亿元  ━━━━━━━━━━━━━
s31     2  江苏   至少 23   亿元  ━━━━━━┄┄┄┄┄┄┄>
s5         全国      1000   亿元  参照，不占名次
        名次不能确定：陕西 1 到 2，江苏 1 到 2；
        江苏只报了“至少”。

        没有列入  不能和上面的比
s32        江苏   至多 50   万元  是限额，不是已实现的数（个
                                  人贷款额度）
s33        江苏  30 至 40   亿元  是目标，不是已实现的数
                                  （2019年计划发放）
""",
    ),
    (
        80,
        "rank 创业担保贷款",
        """\
创业担保贷款   2 个地区有数

        全年  2018 年（年份取自文件），已实现，元
s2      1  陕西        49.2 亿元  ━━━━━━━━━━━━━━━━━━━━━━━
s31     2  江苏   至少 23   亿元  ━━━━━━━━━━━┄┄┄┄┄┄┄┄┄┄┄┄>
s5         全国      1000   亿元  参照，不占名次
        名次不能确定：陕西 1 到 2，江苏 1 到 2；江苏只报了“至少”。

        没有列入  不能和上面的比
s32        江苏   至多 50   万元  是限额，不是已实现的数（个人贷款额度）
s33        江苏  30 至 40   亿元  是目标，不是已实现的数（2019年计划发放）
""",
    ),
    (
        120,
        "rank 创业担保贷款",
        """\
创业担保贷款   2 个地区有数

        全年  2018 年（年份取自文件），已实现，元
s2      1  陕西        49.2 亿元  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
s31     2  江苏   至少 23   亿元  ━━━━━━━━━━━━━━━━━━━━┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄>
s5         全国      1000   亿元  参照，不占名次
        名次不能确定：陕西 1 到 2，江苏 1 到 2；江苏只报了“至少”。

        没有列入  不能和上面的比
s32        江苏   至多 50   万元  是限额，不是已实现的数（个人贷款额度）
s33        江苏  30 至 40   亿元  是目标，不是已实现的数（2019年计划发放）
""",
    ),
    (
        80,
        "rank 高校毕业生就业率",
        """\
高校毕业生就业率   2 个地区有数

        年末  2018 年，已实现，%
s101    1  江苏  96.9  %  ━━━━━━━━━━━━━━━━━━━━━━━━━━━
s4      2  陕西  96.83 %  ━━━━━━━━━━━━━━━━━━━━━━━━━━━
        两地相差 0.07 个百分点。

        没有列入  不能和上面的比
s3         陕西  92    %  人群不同：离校未就业应届毕业生（当年实现就业比例）
""",
    ),
    (
        80,
        "rank 创业担保贷款 --across scope,period",
        """\
创业担保贷款   2 个地区有数；跨口径、期间排名，各行自己注明

        口径不一  期间不一，已实现，元
s2      1  陕西  2018 全年        49.2 亿元  ━━━━━━━━━━━━━━━━━
s31     2  江苏  2018 全年   至少 23   亿元  ━━━━━━━━┄┄┄┄┄┄┄┄┄>
s5         全国  2018 全年      1000   亿元  参照，不占名次
        名次不能确定：陕西 1 到 2，江苏 1 到 2；江苏只报了“至少”。

        没有列入  不能和上面的比
s32        江苏              至多 50   万元  是限额，不是已实现的数（个人贷
                                             款额度）
s33        江苏             30 至 40   亿元  是目标，不是已实现的数（2019年计划
                                             发放）
""",
    ),
    (
        80,
        "compare 江苏 陕西",
        """\
江苏、陕西   2 组数至少两地有，其中 2 组可比

        至少两地有的指标

        创业担保贷款  2018 全年  可比  有上下界，差多少不确定
s31     江苏  至少 23    亿元  发放贷款
s2      陕西       49.2  亿元  新增创业担保贷款

        高校毕业生就业率  2018 年末  可比  江苏高 0.07 个百分点
s101    江苏       96.9  %     毕业生年末总体就业率
s4      陕西       96.83 %     毕业生就业率

        创业担保贷款（上限）  不可比  只有江苏有这样的数
s32     江苏  〔上限〕            至多 50 万元  个人贷款额度

        创业担保贷款（目标）  不可比  只有江苏有这样的数
s33     江苏  〔目标〕2019 全年  30 至 40 亿元  2019年计划发放

        高校毕业生就业率（离校未就业应届毕业生）  不可比  只有陕西有这样的数
s3      陕西  2018 年末                92 %     当年实现就业比例

        只有一地有的指标

        就业  2018 全年
s21     江苏      2018 未注明   110   万户  降低用工成本的企业
s22     江苏                    +10   %     兑付优惠政策，同比增长
s23     江苏                    230.5 亿元  降低用工成本
s102    江苏苏州               5120   人    帮扶就业（陕西建档立卡贫困劳动力）

        各自做了什么

        稳岗
        江苏  援企稳岗行动

        创业
        江苏  富民创业贷
        陕西  创业担保贷款信用乡村
""",
    ),
    (
        80,
        "search 创业贷款",
        """\
创业贷款   7 处，3 个地区：江苏 4，陕西 2，全国 1
近义的说法也查了：创业担保贷款、富民创业贷；只查原词用 --exact

        江苏
m30     富民创业贷  贷款
        创业担保贷款的升级版，城乡劳动者不分身份都可申请。
s31       2018 全年           至少 23   亿元  发放贷款
s32       〔上限〕            至多 50   万元  个人贷款额度
s33       〔目标〕2019 全年  30 至 40   亿元  2019年计划发放

        陕西
m1      创业担保贷款信用乡村  贷款
        村里人贷款免反担保。
s2        2018 全年                49.2 亿元  新增创业担保贷款

        全国
s5      2018 全年              1000   亿元  全国发放
""",
    ),
    (
        120,
        "search 创业贷款",
        """\
创业贷款   7 处，3 个地区：江苏 4，陕西 2，全国 1
近义的说法也查了：创业担保贷款、富民创业贷；只查原词用 --exact

        江苏
m30     富民创业贷  贷款                              s31     2018 全年           至少 23   亿元  发放贷款
        创业担保贷款的升级版，城乡劳动者不分身份都可  s32     〔上限〕            至多 50   万元  个人贷款额度
        申请。                                        s33     〔目标〕2019 全年  30 至 40   亿元  2019年计划发放

        陕西
m1      创业担保贷款信用乡村  贷款                    s2      2018 全年                49.2 亿元  新增创业担保贷款
        村里人贷款免反担保。

        全国
s5      2018 全年              1000   亿元  全国发放
""",
    ),
    (
        80,
        "systems",
        """\
2 个名字   1 个地区；平台、系统、品牌、计划、机制

        江苏

m30     “富民创业贷”
        创业担保贷款的升级版，城乡劳动者不分身份都可申请。
s31       2018 全年  至少 23 亿元  发放贷款

m30     “一窗、一网、一键”  名字的意思原文没有解释
        创业担保贷款的升级版，城乡劳动者不分身份都可申请。
s31       2018 全年  至少 23 亿元  发放贷款
""",
    ),
    (
        80,
        "metrics",
        """\
指标                    单位  苏 陕  数字  期间
创业担保贷款            元    苏 陕     5  2 个期间
高校毕业生就业率        %     苏 陕     3  2018
就业优惠政策兑付额      %     苏        1  2018
贫困劳动力就业帮扶人数  人    苏        1  2018
企业减负户数            户    苏        1  2018
企业减负金额            元    苏        1  2018
""",
    ),
    (
        80,
        "documents",
        """\
2 份文件

shaan  陕西、全国  说的是 2018 年
《陕西就业报告》

su  江苏  说的是 2018 年
《江苏省促进就业工作总结》
江苏省人社厅，2019-02-01
""",
    ),
    (
        80,
        "measures --kind loan",
        """\
2 项举措

        江苏  su  《江苏省促进就业工作总结》
m30     富民创业贷  贷款
        创业担保贷款的升级版，城乡劳动者不分身份都可申请。

        陕西  shaan  《陕西就业报告》
m1      创业担保贷款信用乡村  贷款
        村里人贷款免反担保。
""",
    ),
    (
        80,
        "statistics --province 江苏 --status target,limit",
        """\
2 个数字

        江苏  su  《江苏省促进就业工作总结》
s32     〔上限〕            至多 50 万元  个人贷款额度
s33     〔目标〕2019 全年  30 至 40 亿元  2019年计划发放
""",
    ),
    (
        80,
        "show s31",
        """\
s31     江苏  富民创业贷

        全年发放贷款  至少 23 亿元

        原文写作  超过23亿元
        指标      创业担保贷款
        界限      下限：实际不少于 23 亿元，没有说多多少
        性质      已实现
        期间      全年，2018 年，年份取自文件，原句没有写
        人群      未注明
        举措      m30  富民创业贷
        位置      江苏，一  降本减负,稳定企业用工需求，第 2 段，第 32 到 35 字
        文件      《江苏省促进就业工作总结》
                  江苏省人社厅，2019-02-01（su）

江苏，发放贷款：超过23亿元（全年，2018 年，年份取自文件，原句没有写）。江苏省人社厅《江苏省促进就业工作总结》，2019-02-01，su/s31
""",
    ),
    (
        80,
        "show m30",
        """\
m30     富民创业贷  贷款
        创业担保贷款的升级版，城乡劳动者不分身份都可申请。
s31     2018 全年           至少 23 亿元  发放贷款
s32     〔上限〕            至多 50 万元  个人贷款额度
s33     〔目标〕2019 全年  30 至 40 亿元  2019年计划发放

        类别      贷款
        主题      创业
        人群      未注明
        名称      富民创业贷、一窗、一网、一键（原文没有解释）
        位置      江苏，一  降本减负,稳定企业用工需求，第 2 段，第 31 到 40 字
        文件      《江苏省促进就业工作总结》
                  江苏省人社厅，2019-02-01（su）
""",
    ),
    (
        80,
        "show h10",
        """\
h10     江苏  降本减负,稳定企业用工需求

        位置      江苏，一  降本减负,稳定企业用工需求，第 11 到 100 字
        文件      《江苏省促进就业工作总结》
                  江苏省人社厅，2019-02-01（su）
""",
    ),
    (
        80,
        "cite s31",
        """\
江苏省人社厅. 江苏省促进就业工作总结[EB/OL]. （2019-02-01）. 江苏，“降本减负,稳定企业用工需求”一节，第 2 段.

江苏，发放贷款：超过23亿元（全年，2018 年，年份取自文件，原句没有写）。江苏省人社厅《江苏省促进就业工作总结》，2019-02-01，su/s31
""",
    ),
    (
        80,
        "",
        """\
jobscli  各省为就业做了什么、报了什么数，每个数都能查回原文

江苏     2 项举措    8 个数字  富民创业贷、一窗、一网、一键
陕西     1 项举措    3 个数字
全国     0 项举措    1 个数字

《江苏省促进就业工作总结》，说的是 2018 年
《陕西就业报告》，说的是 2018 年

试一试
jobscli ask 哪个省创业担保贷款最多  照平常的话问
jobscli province 江苏               一个省的举措，每项下面是它的数字
jobscli search 就业                 按词查找，近义的说法一并查
jobscli rank 创业担保贷款           各省排一排，只排能比的，不能比的说明缘故
jobscli compare 江苏 陕西           两省对照
jobscli systems                     有名字的平台、品牌、机制
jobscli metrics                     能排名的指标

每个命令都有 --help；--format json、csv、md 换成别的格式
""",
    ),
]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return write(tmp_path / "store.json", *RECORDS)


@pytest.mark.parametrize(("columns", "words", "screen"), SCREENS, ids=[f"{n} {words}" for n, words, _s in SCREENS])
def test_a_screen_as_it_stands(db: Path, columns: int, words: str, screen: str) -> None:
    assert typed(*words.split(), db=db, COLUMNS=str(columns)).stdout == screen


@pytest.mark.parametrize("columns", [60, 72, 80, 110, 120, 200])
@pytest.mark.parametrize("words", sorted({words for _n, words, _s in SCREENS}))
def test_no_line_is_wider_than_the_terminal(db: Path, columns: int, words: str) -> None:
    screen = typed(*words.split(), db=db, COLUMNS=str(columns)).stdout
    # What is to be pasted, a reference and a figure in one line, is not folded.
    lines = [line for line in screen.splitlines() if "》，" not in line and "[EB/OL]" not in line]
    assert [line for line in lines if width(line) > columns] == []


@pytest.mark.parametrize("words", sorted({words for _n, words, _s in SCREENS}))
def test_no_line_ends_in_blanks(db: Path, words: str) -> None:
    assert re.search(r"[ \t]+$", typed(*words.split(), db=db).stdout, re.MULTILINE) is None


# --- colour ---

ESCAPE = re.compile("\x1b\\[[0-9;]*m")


def coloured(db: Path, *words: str, **environment: str) -> str:
    return said(*words, db=db, FORCE_COLOR="1", **environment)


def test_a_pipe_has_no_escapes(db: Path) -> None:
    assert "\x1b" not in said("province", "江苏", db=db)


@pytest.mark.parametrize("words", ["province 江苏", "rank 创业担保贷款", "compare 江苏 陕西", "search 创业贷款"])
def test_colour_changes_no_character(db: Path, words: str) -> None:
    screen = coloured(db, *words.split())
    assert "\x1b" in screen
    assert ESCAPE.sub("", screen) == said(*words.split(), db=db)


def test_what_each_weight_and_colour_says(db: Path) -> None:
    screen = coloured(db, "province", "江苏")
    assert "\x1b[1m江苏" in screen  # a name
    assert "\x1b[1;38;5;32m一" in screen  # where you are
    assert "\x1b[38;5;244mm30" in screen  # may be skipped
    assert "\x1b[38;5;166m至少\x1b[0m" in screen  # read with care
    assert "\x1b[38;5;166m〔上限〕\x1b[0m" in screen
    assert "\x1b[1m230.5\x1b[0m" in screen  # was achieved
    assert "\x1b[1m50\x1b[0m" not in screen  # was not
    screen = coloured(db, "search", "创业贷款")
    assert "\x1b[1;4m创业担保贷款\x1b[0m" in screen  # a match, by a synonym


def test_no_color_leaves_weights_alone(db: Path) -> None:
    screen = coloured(db, "province", "江苏", NO_COLOR="1")
    assert set(ESCAPE.findall(screen)) == {"\x1b[1m", "\x1b[0m"}


def test_sixteen_colours_are_dim_magenta_and_none(db: Path) -> None:
    screen = coloured(db, "province", "江苏", TERM="xterm", COLORTERM="")
    assert set(ESCAPE.findall(screen)) == {"\x1b[1m", "\x1b[2m", "\x1b[35m", "\x1b[0m"}


def test_a_dumb_terminal_gets_plain_text(db: Path) -> None:
    assert "\x1b" not in said("province", "江苏", db=db, TERM="dumb")


# --- text from data ---


def test_text_from_data_is_data(tmp_path: Path) -> None:
    evil = "\x1b[31m红\u202e[bold]:smile:[/]\x07"
    db = write(
        tmp_path / "evil.json",
        statistic(
            label=evil,
            text=evil,
            unit=evil,
            place=evil,
            population=evil,
            note=evil,
            period=evil,
            metric=evil,
            quote=evil,
        ),
    )
    for words in (
        ["province", "江苏"],
        ["show", "s30"],
        ["statistics"],
        ["metrics", "--all"],
        ["search", "红"],
        ["cite", "s30"],
    ):
        screen = typed(*words, db=db).stdout
        assert "红" in screen, words
        assert "\x1b" not in screen, words
        assert "\u202e" not in screen, words
        assert "\x07" not in screen, words
        assert "[bold]:smile:[/]" in screen.replace("\n", "").replace(" ", ""), words


def test_what_is_only_planned_is_marked_everywhere(tmp_path: Path) -> None:
    planned = measure(
        title="建设零工市场",
        summary="用三年时间，在每个县建设零工市场，打造“湖滨快工”品牌",
        names=(name("湖滨快工"),),
        status="target",
        rule="act-words",
        confidence="high",
    )
    done = measure(title="实施稳岗返还", summary="继续实施稳岗返还", topics=("稳岗",), start=50, end=60)
    theirs = measure(document="shaan", region="陕西", title="推行以工代训", topics=("稳岗",), status="target", start=70)
    db = write(tmp_path / "store.json", planned, done, theirs)
    head = "建设零工市场  贷款  〔计划〕"
    for words in ("province 江苏", "search 零工市场", "measures", "show m20"):
        assert head in said(*words.split(), db=db)
    compared = said("compare", "江苏", "陕西", db=db)
    assert "各自做了什么，打算做什么" in compared
    assert "江苏  实施稳岗返还" in compared
    assert "陕西  〔计划〕推行以工代训" in compared
    assert "2 项举措（1 项是计划）" in said("province", "江苏", db=db)
    assert "“湖滨快工”  〔计划〕" in said("systems", db=db)
    assert "机器读出，把握高：act-words" in said("show", "m20", db=db)
    assert "继续" not in said("measures", db=db)  # words that say no more than the title
    for status, title in (("计划", "建设零工市场"), ("目标", "建设零工市场"), ("已做", "实施稳岗返还")):
        assert [
            each["title"]
            for each in json.loads(said("measures", "-p", "江苏", "--status", status, "-f", "json", db=db))
        ] == [title]


@pytest.mark.parametrize("words", ["documents", "show s30", "province 江苏", "cite s30"])
def test_a_long_latin_title_costs_no_more_than_its_length(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = 0

    def counted(text: str) -> int:
        nonlocal measured
        measured += len(text)
        return cell_len(text)

    monkeypatch.setattr("jobscli.show.wrap.cell_len", counted)
    for n in (2_500, 5_000, 10_000):
        long = write(tmp_path / f"{n}.json", document(title="x" * n), statistic())
        measured = 0
        assert "x" * 60 in typed(*words.split(), db=long).stdout
        assert measured < 10 * n + 5_000, n


@pytest.mark.parametrize(
    "words", ["province 江苏 --all", "compare 江苏 陕西 --all", "statistics", "rank 环境空气质量 --all"]
)
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_rows_of_every_length_stay_within_the_terminal(tmp_path: Path, columns: int, words: str) -> None:
    names = ["地区生产总值", "环境空气质量", "工业战略性新兴产业产值占规模以上工业的比重"]
    long = [
        statistic(
            document=document_id,
            region=region,
            start=100 * n + 10 * at,
            metric=metric,
            label=metric * 2,
            unit="微克/立方米" if at == 1 else "元",
            value=14_200_000_000_000 + n if at == 0 else n + 1,
            text="14.2万亿元" if at == 0 else "1",
            period="2026/2030" if n % 4 == 0 else "2025",
            scope="annual_average" if n % 4 == 0 else "annual",
            status="target" if n % 4 == 0 else "achieved",
            bound="at_least" if n % 3 == 0 else "exact",
        )
        for document_id, region in (("su", "江苏"), ("shaan", "陕西"))
        for n in range(9)
        for at, metric in enumerate(names)
    ]
    screen = typed(*words.split(), db=write(tmp_path / "store.json", *long), COLUMNS=str(columns)).stdout
    assert screen
    assert [line for line in screen.splitlines() if width(line) > columns] == []
